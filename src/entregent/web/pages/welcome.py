"""The first five minutes of a new member: what brings them, and three steps for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from entregent.attention.queries.first_steps import Steps, first_steps
from entregent.attention.services.first_steps import choose_intention, dismiss_first_steps, end_step
from entregent.web.access import member_required
from entregent.web.forms import refusing
from entregent.web.middleware import MemberRequest
from entregent.web.welcome_forms import IntentionForm

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """`route`: the page where it is done, with its arguments."""

    code: str
    words: Words
    why: Words
    act: Words
    route: str
    arguments: tuple[str, ...] = ()


STEPS = {
    step.code: step
    for step in (
        Step(
            "import",
            _("Bring your career and your address book"),
            _("The archive of another network becomes your CV and your private cards. Nobody is told."),
            _("Import an archive"),
            "imports",
        ),
        Step(
            "headline",
            _("Say in one line what you do"),
            _("It stands under your name, for members only until you decide otherwise."),
            _("Write my headline"),
            "me_identity",
        ),
        Step(
            "page",
            _("Open a public page"),
            _("You choose what it shows, and whether search engines may read it. It is closed until then."),
            _("Choose who sees me"),
            "me_visibility",
        ),
        Step(
            "visibility",
            _("Choose who sees you"),
            _("Members see your name and headline. Everything else is up to you."),
            _("Choose who sees me"),
            "me_visibility",
        ),
        Step(
            "find",
            _("Find people you know here"),
            _("By name, skill or town, among those who chose to be found."),
            _("Look around"),
            "people",
        ),
        Step(
            "available",
            _("Say what you are available for"),
            _("With dates, and for the people you choose."),
            _("Write it"),
            "entry_new",
            ("available",),
        ),
        Step(
            "circle",
            _("Make a circle"),
            _("A private list of contacts, to write to them and to nobody else. They do not learn that they are in it."),
            _("Make a circle"),
            "circles",
        ),
        Step(
            "post",
            _("Write a first message"),
            _("Before it leaves you see who will be able to read it."),
            _("Write"),
            "write",
        ),
    )
}


def shown(steps: Steps | None) -> list[Step]:
    return [STEPS[code] for code in steps.left] if steps else []


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def welcome(request: MemberRequest) -> HttpResponse:
    form = IntentionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            choose_intention(actor=request.actor, **form.cleaned_data)
        if form.is_valid():
            return HttpResponseRedirect(reverse("welcome"), status=303)
    steps = None if "again" in request.GET or form.is_bound else first_steps(request.actor)
    page = {"form": form, "steps": shown(steps), "own_words": steps.own_words if steps else ""}
    return render(request, "welcome/welcome.html", page, status=422 if form.is_bound else 200)


@require_POST
@member_required
def step(request: MemberRequest, code: str) -> HttpResponse:
    """Beginning a step leads to its page; skipping it, back to where the member was."""
    wanted = STEPS.get(code)
    if wanted is None:
        raise Http404
    end_step(actor=request.actor, step=code)
    back = "welcome" if request.POST.get("from") == "welcome" and first_steps(request.actor) else "today"
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
