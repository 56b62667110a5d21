"""The member's private address book."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from entregent.kit.paging import cursor
from entregent.network import queries
from entregent.network.models import Card
from entregent.network.services import cards
from entregent.people.queries import actors_by_id
from entregent.web.access import member_required
from entregent.web.addresses import posted, see_other
from entregent.web.forms import refusing
from entregent.web.middleware import MemberRequest


class NoteForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Your note"),
        help_text=gettext_lazy("Only you read it."),
        required=False,
        max_length=cards.LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@member_required
@require_GET
def cards_page(request: MemberRequest) -> HttpResponse:
    name = request.GET.get("name", "")[:100]
    page = queries.cards_of(request.actor.id, name=name, after=cursor(request.GET.get("after")))
    card_ids = [card.id for card in page.cards]
    facts = queries.facts_of(request.actor.id, card_ids)
    here = queries.already_here(request.actor.id, request.viewer, card_ids)
    lines = [(card, queries.what_they_do(card, facts[card.id]), card.id in here) for card in page.cards]
    return render(request, "network/cards.html", {"place": "people", "page": page, "lines": lines, "name": name})


@member_required
@require_GET
def cards_here(request: MemberRequest) -> HttpResponse:
    """Those of my book who are members, and not my contacts yet."""
    page = queries.members_in_book(request.viewer, after=cursor(request.GET.get("after")))
    return render(request, "network/here.html", {"place": "people", "page": page})


def _card(request: MemberRequest, card_id: int) -> Card:
    card = queries.card_of(request.actor.id, card_id)
    if card is None:
        raise cards.no_card()
    return card


@member_required
def card_page(request: MemberRequest, card_id: int) -> HttpResponse:
    """A POST keeps the note."""
    card = _card(request, card_id)
    form = NoteForm(posted(request), initial={"note": card.note})
    if request.method == "POST" and form.is_valid():
        with refusing(form):
            cards.change_card(owner=request.actor, card_id=card_id, note=form.cleaned_data["note"])
        if form.is_valid():
            messages.success(request, _("Your note is kept."))
            return see_other(request, "card", card_id)
    member_id = queries.already_here(request.actor.id, request.viewer, [card_id]).get(card_id)
    context = {
        "place": "people",
        "form": form,
        "card": card,
        "facts": queries.facts_of(request.actor.id, [card_id])[card_id],
        "actor": actors_by_id([member_id]).get(member_id) if member_id else None,
        "relation": queries.relation(request.viewer, member_id) if member_id else "none",
    }
    return render(request, "network/card.html", context, status=422 if form.errors else 200)


@member_required
def card_remove(request: MemberRequest, card_id: int) -> HttpResponse:
    card = _card(request, card_id)
    if request.method == "POST":
        cards.remove_card(owner=request.actor, card_id=card_id)
        messages.success(request, _("The card is gone."))
        return see_other(request, "cards")
    context = {
        "place": "people",
        "title": _("Remove the card of %(name)s?") % {"name": card.name},
        "sentence": _("The card goes with its facts and your note. A later import may bring the facts back."),
        "act": _("Remove the card"),
        "back": reverse("card", args=[card.id]),
    }
    return render(request, "parts/confirm.html", context)


urlpatterns = [
    path("people/cards", cards_page, name="cards"),
    path("people/cards/here", cards_here, name="cards_here"),
    path("people/cards/<id:card_id>", card_page, name="card"),
    path("people/cards/<id:card_id>/remove", card_remove, name="card_remove"),
]
