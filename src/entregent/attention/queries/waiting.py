"""What waits for an answer, since when, and which first steps are left: the viewer's own rows."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import CharField, DateTimeField, QuerySet, Value
from django.db.models.functions import Cast

from entregent.attention.models import FirstSteps, Visit
from entregent.attention.queries.first_steps import Steps, steps
from entregent.kit.audience import Viewer
from entregent.network.models import Contact, Request
from entregent.people.models import Actor

MOST_REQUESTS = 10
NOTHING = Value("", output_field=CharField())
NEVER = Cast(Value(None), DateTimeField())


@dataclass(frozen=True, slots=True)
class Asker:
    """A row of a request, before its people are known."""

    actor_id: int
    note: str
    how: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """`more`: how many ask besides those listed."""

    read_until: datetime | None
    steps: Steps | None
    askers: list[Asker]
    more: int
    in_common: dict[int, list[int]] = field(default_factory=dict)

    def actor_ids(self) -> set[int]:
        return {asker.actor_id for asker in self.askers}.union(*self.in_common.values())

    def common_people(self, asker_id: int, people: dict[int, Actor]) -> list[Actor]:
        """Those who allow being named between two others."""
        found = [people[one] for one in self.in_common.get(asker_id, []) if one in people]
        return [one for one in found if one.shown_in_common]


def waiting(viewer: Viewer, now: datetime) -> Waiting:
    """One statement over three tables of the same owner, and one more when somebody asks."""
    rows = list(_own_rows(viewer, now))
    askers = sorted(
        (Asker(number, note, how, moment) for kind, number, note, how, _, moment in rows if kind == "request"),
        key=lambda asker: (asker.sent_at, asker.actor_id),
        reverse=True,
    )
    listed = askers[:MOST_REQUESTS]
    return Waiting(
        read_until=next((moment for kind, *_, moment in rows if kind == "visit"), None),
        steps=next((steps(one, two, json.loads(done)) for kind, _, one, two, done, _ in rows if kind == "steps"), None),
        askers=listed,
        more=len(askers) - len(listed),
        in_common=_in_common(viewer, listed),
    )


def _own_rows(viewer: Viewer, now: datetime) -> QuerySet[Any, Any]:
    """(kind, id, three texts, moment)."""
    owner_id = viewer.actor_id or 0
    asking = Request.objects.filter(
        owner_id=owner_id, outgoing=False, state=Request.State.PENDING, expires_at__gt=now
    ).exclude(other_id__among=viewer.hidden)
    visit = Visit.objects.filter(owner_id=owner_id)
    first = FirstSteps.objects.filter(owner_id=owner_id, finished=False)
    return (
        asking.order_by()
        .values_list(_kind("request"), "other_id", "note", "how", NOTHING, "sent_at")
        .union(
            visit.values_list(_kind("visit"), "owner_id", NOTHING, NOTHING, NOTHING, "read_until"),
            first.values_list(_kind("steps"), "owner_id", "intention", "own_words", Cast("done", CharField()), NEVER),
            all=True,
        )
    )


def _kind(name: str) -> Value:
    return Value(name, output_field=CharField())


def _in_common(viewer: Viewer, askers: list[Asker]) -> dict[int, list[int]]:
    """The viewer's keys hold their contacts' ids: one statement for all who ask."""
    found: dict[int, list[int]] = defaultdict(list)
    if askers:
        pairs = Contact.objects.filter(
            owner_id__among=[asker.actor_id for asker in askers], other_id__among=viewer.keys - viewer.hidden
        )
        for asker_id, other_id in pairs.order_by("owner_id", "other_id").values_list("owner_id", "other_id"):
            found[asker_id].append(other_id)
    return dict(found)
