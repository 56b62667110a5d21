"""Requests as each side may see them. What has expired is absent, whether or not the task has removed it yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from entregent.kit import clock as clocks
from entregent.kit.audience import Viewer
from entregent.kit.clock import Clock
from entregent.network.how import how_label
from entregent.network.models import Request
from entregent.network.queries.contacts import in_common
from entregent.people.models import Actor
from entregent.people.queries import actors_by_id

Relation = Literal["none", "outgoing", "incoming", "contact", "self"]
SHOWN = 25  # of each kind; the next ones come as these are answered


@dataclass(frozen=True, slots=True)
class Asking:
    """Someone who asks me. `how` is a code of `network.how` or their own words."""

    actor: Actor
    note: str
    how: str
    sent_at: datetime
    in_common: list[Actor]

    @property
    def how_words(self) -> str:
        return str(how_label(self.how))


@dataclass(frozen=True, slots=True)
class Asked:
    """Someone I asked, as far as I may know: pending until it expires."""

    actor: Actor
    note: str
    how: str
    sent_at: datetime
    expires_at: datetime


def _rows(viewer: Viewer, *, outgoing: bool, clock: Clock) -> list[Request]:
    rows = Request.objects.filter(
        owner_id=viewer.actor_id or 0, outgoing=outgoing, state=Request.State.PENDING, expires_at__gt=clock()
    ).exclude(other_id__among=viewer.hidden)
    return list(rows.order_by("-sent_at", "other_id")[:SHOWN])


def incoming_requests(viewer: Viewer, clock: Clock = clocks.now) -> list[Asking]:
    """Newest first. Four statements, or one when there is nothing."""
    rows = _rows(viewer, outgoing=False, clock=clock)
    if not rows:
        return []
    common = in_common(viewer, [row.other_id for row in rows])
    people = actors_by_id({row.other_id for row in rows}.union(*common.values()))
    return [
        Asking(
            people[row.other_id],
            row.note,
            row.how,
            row.sent_at,
            [people[one] for one in common.get(row.other_id, []) if one in people],
        )
        for row in rows
        if row.other_id in people
    ]


def outgoing_requests(viewer: Viewer, clock: Clock = clocks.now) -> list[Asked]:
    rows = _rows(viewer, outgoing=True, clock=clock)
    people = actors_by_id(row.other_id for row in rows)
    return [
        Asked(people[row.other_id], row.note, row.how, row.sent_at, row.expires_at)
        for row in rows
        if row.other_id in people
    ]


def relations(viewer: Viewer, other_ids: Collection[int], clock: Clock = clocks.now) -> dict[int, Relation]:
    """One statement for a page of people. An incoming request that I declined is none to me."""
    found: dict[int, Relation] = {}
    for other_id in other_ids:
        if other_id == viewer.actor_id:
            found[other_id] = "self"
        elif other_id in viewer.keys and other_id not in viewer.hidden:
            found[other_id] = "contact"
        else:
            found[other_id] = "none"
    unknown = {one for one, is_ in found.items() if is_ == "none"} - viewer.hidden
    if viewer.actor_id is not None and unknown:
        rows = Request.objects.filter(
            owner_id=viewer.actor_id, other_id__among=unknown, state=Request.State.PENDING, expires_at__gt=clock()
        )
        for other_id, outgoing in rows.values_list("other_id", "outgoing"):
            found[other_id] = "outgoing" if outgoing else "incoming"
    return found


def relation(viewer: Viewer, other_id: int, clock: Clock = clocks.now) -> Relation:
    return relations(viewer, [other_id], clock)[other_id]
