"""The first five minutes of a new member: what brings them, and three steps for it."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from entregent.attention.queries.first_steps import first_steps
from entregent.attention.services.first_steps import choose_intention, dismiss_first_steps, end_step
from entregent.web.access import member_required
from entregent.web.first_steps import STEPS, shown
from entregent.web.forms import refusing
from entregent.web.middleware import MemberRequest
from entregent.web.welcome_forms import IntentionForm


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def welcome(request: MemberRequest) -> HttpResponse:
    form = IntentionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            choose_intention(actor=request.actor, **form.cleaned_data)
        if form.is_valid():
            return HttpResponseRedirect(reverse("welcome"), status=303)
    steps = first_steps(request.actor)
    asked = "again" in request.GET or form.is_bound
    page = {
        "form": form,
        "steps": [] if asked else shown(steps),
        "own_words": steps.own_words if steps else "",
    }
    return render(request, "welcome/welcome.html", page, status=422 if form.is_bound else 200)


@require_POST
@member_required
def step(request: MemberRequest, code: str) -> HttpResponse:
    """Beginning a step leads to its page; skipping it, back to where the member was."""
    wanted = STEPS.get(code)
    if wanted is None:
        raise Http404
    end_step(actor=request.actor, step=code)
    steps = first_steps(request.actor)
    back = "welcome" if request.POST.get("from") == "welcome" and steps else "today"
    begun = request.POST.get("act") == "begin"
    there = reverse(wanted.route, args=wanted.arguments) if begun else reverse(back)
    return HttpResponseRedirect(there, status=303)


@require_POST
@member_required
def dismiss(request: MemberRequest) -> HttpResponse:
    dismiss_first_steps(actor=request.actor)
    return HttpResponseRedirect(reverse("today"), status=303)


urlpatterns = [
    path("welcome", welcome, name="welcome"),
    path("welcome/steps/<slug:code>", step, name="welcome_step"),
    path("welcome/dismiss", dismiss, name="welcome_dismiss"),
]
