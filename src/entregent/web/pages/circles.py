"""Circles: the member's private lists of contacts."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from entregent.kit.paging import cursor
from entregent.network import queries
from entregent.network.models import Circle
from entregent.network.services import circles
from entregent.web.access import member_required
from entregent.web.addresses import ids_in, posted, see_other
from entregent.web.forms import refusing
from entregent.web.middleware import MemberRequest

OFFERED = 50


class CircleForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the circle"), max_length=80)


@member_required
def circles_page(request: MemberRequest) -> HttpResponse:
    form = CircleForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            circle = circles.create_circle(owner=request.actor, name=form.cleaned_data["name"])
        if form.is_valid():
            return see_other(request, "circle", circle.id)
    context = {"place": "people", "form": form, "circles": queries.circles_of(request.actor.id)}
    return render(request, "network/circles.html", context, status=422 if form.errors else 200)


@member_required
def circle_page(request: MemberRequest, circle_id: int) -> HttpResponse:
    """A POST renames it."""
    circle = circles.owned_circle(request.actor.id, circle_id)
    form = CircleForm(posted(request), initial={"name": circle.name})
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            circles.rename_circle(owner=request.actor, circle_id=circle_id, name=form.cleaned_data["name"])
        if form.is_valid():
            messages.success(request, _("The circle has its new name."))
            return see_other(request, "circle", circle_id)
    context = {"place": "people", "form": form, **_people(request, circle)}
    return render(request, "network/circle.html", context, status=422 if form.errors else 200)


def _people(request: MemberRequest, circle: Circle) -> dict[str, object]:
    name = request.GET.get("name", "")[:100]
    inside = queries.inside(circle)
    return {
        "circle": circle,
        "page": queries.people_page(inside - request.viewer.hidden, after=cursor(request.GET.get("after"))),
        "offered": queries.contacts_page(request.viewer, name=name, without=inside, limit=OFFERED),
        "name": name,
    }


@member_required
@require_POST
def circle_add(request: MemberRequest, circle_id: int) -> HttpResponse:
    added = circles.add_to_circle(
        owner=request.actor, circle_id=circle_id, member_ids=ids_in(request.POST.getlist("person"))
    )
    if added:
        messages.success(request, _("The circle is filled. Nobody is told."))
    return see_other(request, "circle", circle_id)


@member_required
@require_POST
def circle_remove(request: MemberRequest, circle_id: int) -> HttpResponse:
    circles.remove_from_circle(
        owner=request.actor, circle_id=circle_id, member_ids=ids_in(request.POST.getlist("person"))
    )
    messages.success(request, _("Taken out of the circle. Nobody is told."))
    return see_other(request, "circle", circle_id)


@member_required
def circle_delete(request: MemberRequest, circle_id: int) -> HttpResponse:
    circle = circles.owned_circle(request.actor.id, circle_id)
    if request.method == "POST":
        circles.delete_circle(owner=request.actor, circle_id=circle_id)
        messages.success(request, _("The circle is deleted."))
        return see_other(request, "circles")
    context = {
        "place": "people",
        "title": _("Delete the circle “%(name)s”?") % {"name": circle.name},
        "sentence": _(
            "What you showed to this circle alone will be seen by you alone. The people stay your contacts, "
            "and nobody is told."
        ),
        "act": _("Delete the circle"),
        "back": reverse("circle", args=[circle.id]),
    }
    return render(request, "parts/confirm.html", context)


urlpatterns = [
    path("people/circles", circles_page, name="circles"),
    path("people/circles/<id:circle_id>", circle_page, name="circle"),
    path("people/circles/<id:circle_id>/add", circle_add, name="circle_add"),
    path("people/circles/<id:circle_id>/remove", circle_remove, name="circle_remove"),
    path("people/circles/<id:circle_id>/delete", circle_delete, name="circle_delete"),
]
