"""My address book, read by me alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from entregent.kit.audience import Viewer
from entregent.network.cards import IDENTITIES, Kind
from entregent.network.models import Card, CardFact
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


def already_here(owner_id: int, viewer: Viewer, card_ids: Collection[int] | None = None) -> dict[int, int]:
    """Card to member, by an exact match that the member allows; of the whole book, or of some cards."""
    facts = CardFact.objects.filter(owner_id=owner_id, kind__in=IDENTITIES)
    if card_ids is not None:
        facts = facts.filter(card_id__among=set(card_ids))
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


def members_in_book(viewer: Viewer) -> list[Met]:
    """The whole book against the members who allow it, by name; contacts left out, one line a member."""
    if viewer.actor_id is None:
        return []
    card_of_member: dict[int, int] = {}
    for card_id, member_id in sorted(already_here(viewer.actor_id, viewer).items()):
        card_of_member.setdefault(member_id, card_id)
    is_to_me = relations(viewer, card_of_member.keys())
    people = sorted(actors_by_id(card_of_member).values(), key=lambda one: (one.name_folded, one.id))
    return [Met(card_of_member[one.id], one, is_to_me[one.id]) for one in people if is_to_me[one.id] != "contact"]
