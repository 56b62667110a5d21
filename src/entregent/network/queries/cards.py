"""My address book, read by me alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from entregent.kit.audience import Viewer
from entregent.network.cards import IDENTITIES, Kind
from entregent.network.models import Card, CardFact, Recognised
from entregent.network.queries.contacts import beyond, named_like
from entregent.network.queries.requests import Relation, relations
from entregent.people.matching import matching_members
from entregent.people.models import Actor
from entregent.people.queries import actors_by_id

SHOWN_ORDER = (Kind.TITLE, Kind.ORGANISATION, Kind.MAIL, Kind.PROFILE, Kind.CONNECTED)


@dataclass(frozen=True, slots=True)
class CardPage:
    """`after`: the id of the last card when there are more."""

    cards: list[Card]
    after: int | None


def cards_of(owner_id: int, name: str = "", after: int | None = None, limit: int = 50) -> CardPage:
    """By name; `after` is the last card of the page before. At most two statements."""
    cards = named_like(Card.objects.filter(owner_id=owner_id), name)
    last = card_of(owner_id, after) if after else None
    if last:
        cards = cards.filter(beyond(last))
    found = list(cards.order_by("name_folded", "id")[: limit + 1])
    return CardPage(found[:limit], found[limit - 1].id if len(found) > limit else None)


def card_of(owner_id: int, card_id: int) -> Card | None:
    return Card.objects.filter(id=card_id, owner_id=owner_id).first()


def facts_of(owner_id: int, card_ids: Collection[int]) -> dict[int, list[CardFact]]:
    """By kind, the newest first."""
    found: dict[int, list[CardFact]] = {card_id: [] for card_id in card_ids}
    facts = CardFact.objects.filter(owner_id=owner_id, card_id__among=set(card_ids))
    for fact in sorted(facts, key=lambda fact: (fact.source_date or date.min, fact.value), reverse=True):
        found[fact.card_id].append(fact)
    order = {kind.value: place for place, kind in enumerate(SHOWN_ORDER)}
    return {card_id: sorted(some, key=lambda fact: order[fact.kind]) for card_id, some in found.items()}


def what_they_do(card: Card, facts: list[CardFact]) -> str:
    """The newest title and organisation, or what the source called a headline."""
    newest = [next((fact.value for fact in facts if fact.kind == kind), "") for kind in SHOWN_ORDER[:2]]
    return ", ".join(value for value in newest if value) or card.headline


def already_here(owner_id: int, viewer: Viewer, card_ids: Collection[int]) -> dict[int, int]:
    """Card to member, by an exact match that the member allows now. Two statements for a page of cards."""
    facts = CardFact.objects.filter(owner_id=owner_id, card_id__among=set(card_ids), kind__in=IDENTITIES)
    by_card = list(facts.order_by("card_id", "-kind").values_list("card_id", "value_hash"))
    members = matching_members({value_hash for _, value_hash in by_card}, viewer)
    found: dict[int, int] = {}
    for card_id, value_hash in by_card:
        member_id = members.get(value_hash)
        if member_id is not None and member_id != owner_id:
            found.setdefault(card_id, member_id)
    return found


@dataclass(frozen=True, slots=True)
class Met:
    """A member who is in my book."""

    card_id: int
    actor: Actor
    relation: Relation


@dataclass(frozen=True, slots=True)
class MetPage:
    """`after`: the id of the last member when there are more."""

    people: list[Met]
    after: int | None


def members_in_book(viewer: Viewer, after: int | None = None, limit: int = 50) -> MetPage:
    """Who joined last comes first; contacts left out, one line a member. Six statements, whatever the book.

    The rows say where to look; that the cards match, and that the member allows it, is asked anew. A page may so be
    shorter than `limit`."""
    rows = Recognised.objects.filter(owner_id=viewer.actor_id or 0)
    unmet = rows.exclude(member_id__among=viewer.keys | viewer.hidden)
    if after:
        unmet = unmet.filter(member_id__lt=after)
    member_ids = list(unmet.values_list("member_id", flat=True).distinct().order_by("-member_id")[: limit + 1])
    shown = member_ids[:limit]
    here = already_here(
        viewer.actor_id or 0,
        viewer,
        rows.filter(member_id__among=shown).values_list("card_id", flat=True),
    )
    card_of_member = {member_id: card_id for card_id, member_id in sorted(here.items(), reverse=True)}
    is_to_me, people = relations(viewer, shown), actors_by_id(card_of_member)
    found = [Met(card_of_member[one], people[one], is_to_me[one]) for one in shown if one in people]
    return MetPage(found, shown[-1] if len(member_ids) > limit else None)
