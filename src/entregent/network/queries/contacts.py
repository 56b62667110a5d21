"""Whom I know, and whom we both know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Q, QuerySet

from entregent.kit.audience import Viewer
from entregent.kit.text import fold
from entregent.network.models import Card, Contact
from entregent.people.models import Actor

Row = TypeVar("Row", Actor, Card)


def contact_ids(actor_id: int) -> list[int]:
    return list(Contact.objects.filter(owner_id=actor_id).order_by("other_id").values_list("other_id", flat=True))


def contact_handles(viewer: Viewer) -> dict[int, str]:
    """The viewer's own contacts of this place, without those who are away. Nobody reads someone else's list."""
    ids = set(contact_ids(viewer.actor_id or 0)) - viewer.hidden
    return dict(Actor.objects.filter(id__among=ids, domain="").values_list("id", "handle"))


@dataclass(frozen=True, slots=True)
class ContactPage:
    """`after`: the id of the last person when there are more."""

    people: list[Actor]
    after: int | None


def contact_count(viewer: Viewer) -> int:
    """One's own, shown to nobody else."""
    return Contact.objects.filter(owner_id=viewer.actor_id or 0).exclude(other_id__among=viewer.hidden).count()


def contacts_page(
    viewer: Viewer, name: str = "", after: int | None = None, without: Collection[int] = (), limit: int = 50
) -> ContactPage:
    """The viewer's own contacts by name. At most three statements."""
    mine = set(contact_ids(viewer.actor_id or 0)) - viewer.hidden
    return people_page(mine - set(without), name, after, limit)


def people_page(ids: Collection[int], name: str = "", after: int | None = None, limit: int = 50) -> ContactPage:
    """Of these people, by name; `after` is the last person of the page before. One statement, or two."""
    people = named_like(Actor.objects.filter(id__among=ids), name)
    last = Actor.objects.filter(id=after).first() if after is not None and after in ids else None
    if last:
        people = people.filter(beyond(last))
    found = list(people.order_by("name_folded", "id")[: limit + 1])
    return ContactPage(found[:limit], found[limit - 1].id if len(found) > limit else None)


def named_like(rows: QuerySet[Row], name: str) -> QuerySet[Row]:
    """Every word asked for begins a word of the name."""
    for word in fold(name).split():
        rows = rows.filter(Q(name_folded__startswith=word) | Q(name_folded__contains=f" {word}"))
    return rows


def beyond(last: Actor | Card) -> Q:
    """What follows in the order of a list by name."""
    return Q(name_folded__gt=last.name_folded) | Q(name_folded=last.name_folded, id__gt=last.id)


def in_common(viewer: Viewer, other_ids: Collection[int]) -> dict[int, list[int]]:
    """For each of `other_ids` with any: the contacts both have, without those who hide themselves or are away.

    The viewer's keys hold their contacts' ids, so that two statements are enough for a whole page of people.
    """
    if viewer.actor_id is None:
        return {}
    asked = set(other_ids) - viewer.hidden - {viewer.actor_id}
    pairs = list(
        Contact.objects.filter(owner_id__among=asked, other_id__among=viewer.keys).values_list("owner_id", "other_id")
    )
    shown = set(
        Actor.objects.filter(id__among={other for _, other in pairs} - viewer.hidden, shown_in_common=True).values_list(
            "id", flat=True
        )
    )
    found: dict[int, list[int]] = defaultdict(list)
    for owner_id, other_id in sorted(pairs):
        if other_id in shown:
            found[owner_id].append(other_id)
    return dict(found)
