"""What waits for an answer, and since when: the viewer's own rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import CharField, Value

from entregent.attention.models import Visit
from entregent.kit.audience import Viewer
from entregent.network.models import Contact, Request
from entregent.people.models import Actor

MOST = 100
NOTHING = Value("", output_field=CharField())


@dataclass(frozen=True, slots=True)
class Asker:
    """A row of a request, before its people are known."""

    actor_id: int
    note: str
    how: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    read_until: datetime | None
    askers: list[Asker]
    in_common: dict[int, list[int]] = field(default_factory=dict)

    def actor_ids(self) -> set[int]:
        return {asker.actor_id for asker in self.askers}.union(*self.in_common.values())

    def common_people(self, asker_id: int, people: dict[int, Actor]) -> list[Actor]:
        """Those who allow being named between two others."""
        found = [people[one] for one in self.in_common.get(asker_id, []) if one in people]
        return [one for one in found if one.shown_in_common]


def waiting(viewer: Viewer, now: datetime) -> Waiting:
    """One statement over two lists of the same owner, and one more when somebody asks."""
    owner_id = viewer.actor_id or 0
    visit = Visit.objects.filter(owner_id=owner_id).values_list("owner_id", NOTHING, NOTHING, "read_until")
    asking = Request.objects.filter(
        owner_id=owner_id, outgoing=False, state=Request.State.PENDING, expires_at__gt=now
    ).exclude(other_id__among=viewer.hidden)
    rows = list(asking.order_by().values_list("other_id", "note", "how", "sent_at").union(visit, all=True))
    read_until = next((moment for who, _, _, moment in rows if who == owner_id), None)
    askers = sorted(
        (Asker(*row) for row in rows if row[0] != owner_id), key=lambda asker: (asker.sent_at, asker.actor_id)
    )[::-1][:MOST]
    return Waiting(read_until, askers, _in_common(viewer, askers))


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
