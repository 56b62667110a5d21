"""Whom I know, and whom we both know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from entregent.kit.audience import Viewer
from entregent.network.models import Contact
from entregent.people.models import Actor
from entregent.people.queries import actors_by_id


def contact_ids(actor_id: int) -> list[int]:
    return list(Contact.objects.filter(owner_id=actor_id).order_by("other_id").values_list("other_id", flat=True))


def contacts_of(viewer: Viewer) -> list[Actor]:
    """The viewer's own contacts by name, without those who are away. Nobody reads someone else's list."""
    ids = set(contact_ids(viewer.actor_id or 0)) - viewer.hidden
    return sorted(actors_by_id(ids).values(), key=lambda actor: (actor.name_folded, actor.id))


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
