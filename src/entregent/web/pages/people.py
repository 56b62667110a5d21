"""Contacts and requests, and what may be done about one person."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.http import require_GET, require_POST

from entregent.kit.paging import cursor
from entregent.network import queries
from entregent.network.how import WAYS
from entregent.network.services import blocks, contacts
from entregent.network.services.pairs import nobody
from entregent.people.models import Actor
from entregent.people.queries import actors_by_id
from entregent.web.access import member_required
from entregent.web.addresses import posted, see_other
from entregent.web.forms import refusing
from entregent.web.middleware import MemberRequest
from entregent.web.pages import cards, circles

OWN_WORDS = "own"
MADE = gettext_noop("%(name)s and you are contacts now.")
ON_ITS_WAY = gettext_noop("Your request is on its way to %(name)s.")


class RequestForm(forms.Form):
    how = forms.ChoiceField(
        label=gettext_lazy("How do you know each other?"),
        choices=[
            ("", gettext_lazy("We do not know each other yet")),
            *WAYS.items(),
            (OWN_WORDS, gettext_lazy("In my own words")),
        ],
        required=False,
    )
    own_words = forms.CharField(
        label=gettext_lazy("Your own words"),
        help_text=gettext_lazy("When none of these fits."),
        required=False,
        max_length=200,
    )
    note = forms.CharField(
        label=gettext_lazy("A note"),
        help_text=gettext_lazy("What would you like to do together? They read it before they answer."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def words(self) -> str:
        """Words that were written count, whatever was chosen above them."""
        own = str(self.cleaned_data["own_words"]).strip()
        how = str(self.cleaned_data["how"])
        return own or ("" if how == OWN_WORDS else how)


def person(request: MemberRequest, actor_id: int) -> Actor:
    """Absent, away, blocked and oneself are the same 404."""
    nobody_else = actor_id in request.viewer.hidden or actor_id == request.actor.id
    found = None if nobody_else else actors_by_id([actor_id]).get(actor_id)
    if found is None:
        raise nobody()
    return found


@member_required
@require_GET
def contacts_page(request: MemberRequest) -> HttpResponse:
    name = request.GET.get("name", "")[:100]
    page = queries.contacts_page(request.viewer, name=name, after=cursor(request.GET.get("after")))
    context = {"place": "people", "page": page, "name": name, "count": queries.contact_count(request.viewer)}
    return render(request, "network/contacts.html", context)


@member_required
@require_GET
def requests_page(request: MemberRequest) -> HttpResponse:
    context = {
        "place": "people",
        "incoming": queries.incoming_requests(request.viewer),
        "outgoing": queries.outgoing_requests(request.viewer),
        "most": queries.SHOWN,
    }
    return render(request, "network/requests.html", context)


@member_required
def contact_request(request: MemberRequest, actor_id: int) -> HttpResponse:
    other = person(request, actor_id)
    form = RequestForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            made = contacts.request_contact(
                sender=request.actor, receiver=other, note=form.cleaned_data["note"], how=form.words()
            )
        if form.is_valid():
            messages.success(request, (_(MADE) if made else _(ON_ITS_WAY)) % {"name": other.name})
            return see_other(request, "contacts" if made else "requests")
    common = queries.in_common(request.viewer, [other.id]).get(other.id, [])
    context = {
        "place": "people",
        "form": form,
        "other": other,
        "relation": queries.relation(request.viewer, other.id),
        "common": list(actors_by_id(common).values()),
    }
    return render(request, "network/request.html", context, status=422 if form.errors else 200)


@member_required
@require_POST
def contact_accept(request: MemberRequest, actor_id: int) -> HttpResponse:
    other = person(request, actor_id)
    contacts.accept_request(receiver=request.actor, sender=other)
    messages.success(request, _(MADE) % {"name": other.name})
    return see_other(request, "requests")


@member_required
@require_POST
def contact_decline(request: MemberRequest, actor_id: int) -> HttpResponse:
    contacts.decline_request(receiver=request.actor, sender=person(request, actor_id))
    messages.success(request, _("Declined. Nobody is told."))
    return see_other(request, "requests")


@member_required
@require_POST
def contact_withdraw(request: MemberRequest, actor_id: int) -> HttpResponse:
    contacts.withdraw_request(sender=request.actor, receiver=person(request, actor_id))
    messages.success(request, _("Your request is withdrawn."))
    return see_other(request, "requests")


@member_required
@require_POST
def contact_remove(request: MemberRequest, actor_id: int) -> HttpResponse:
    other = person(request, actor_id)
    contacts.remove_contact(actor=request.actor, other=other)
    messages.success(request, _("%(name)s is no longer your contact. Nobody is told.") % {"name": other.name})
    return see_other(request, "contacts")


@member_required
@require_GET
def blocks_page(request: MemberRequest) -> HttpResponse:
    page = queries.blocked_people(request.actor.id, after=cursor(request.GET.get("after")))
    return render(request, "network/blocks.html", {"place": "people", "page": page})


@member_required
@require_POST
def block(request: MemberRequest, actor_id: int) -> HttpResponse:
    """Never back to `next`: the page of the person is gone for the one who blocked them."""
    other = person(request, actor_id)
    blocks.block(blocker=request.actor, blocked=other)
    messages.success(request, _("You and %(name)s no longer see each other.") % {"name": other.name})
    return see_other(request, "blocks")


@member_required
@require_POST
def unblock(request: MemberRequest, actor_id: int) -> HttpResponse:
    other = actors_by_id([actor_id]).get(actor_id)
    if other is None:
        raise nobody()
    blocks.unblock(blocker=request.actor, blocked=other)
    messages.success(request, _("You and %(name)s can see each other again.") % {"name": other.name})
    return see_other(request, "blocks")


urlpatterns = [
    path("people/contacts", contacts_page, name="contacts"),
    path("people/requests", requests_page, name="requests"),
    path("people/blocks", blocks_page, name="blocks"),
    path("people/<id:actor_id>/request", contact_request, name="contact_request"),
    path("people/<id:actor_id>/accept", contact_accept, name="contact_accept"),
    path("people/<id:actor_id>/decline", contact_decline, name="contact_decline"),
    path("people/<id:actor_id>/withdraw", contact_withdraw, name="contact_withdraw"),
    path("people/<id:actor_id>/remove", contact_remove, name="contact_remove"),
    path("people/<id:actor_id>/block", block, name="block"),
    path("people/<id:actor_id>/unblock", unblock, name="unblock"),
    *circles.urlpatterns,
    *cards.urlpatterns,
]
