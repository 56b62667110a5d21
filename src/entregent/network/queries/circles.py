"""My circles, read by me alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from entregent.kit.audience import Viewer
from entregent.network.models import Circle, CircleMember
from entregent.people.models import Actor
from entregent.people.queries import actors_by_id


@dataclass(frozen=True, slots=True)
class CircleList:
    """A circle and how many people are in it."""

    id: int
    name: str
    size: int


def circles_of(owner_id: int) -> list[CircleList]:
    """By name. Two statements."""
    circles = list(Circle.objects.filter(owner_id=owner_id))
    members = CircleMember.objects.filter(circle_id__among=[circle.id for circle in circles])
    sizes = Counter(members.values_list("circle_id", flat=True))
    return sorted(
        (CircleList(circle.id, circle.name, sizes[circle.id]) for circle in circles),
        key=lambda circle: (circle.name.casefold(), circle.id),
    )


def circle_of(owner_id: int, circle_id: int) -> Circle | None:
    return Circle.objects.filter(id=circle_id, owner_id=owner_id).first()


def members_of(circle: Circle, viewer: Viewer) -> list[Actor]:
    """By name, without those who are away."""
    ids = set(CircleMember.objects.filter(circle_id=circle.id).values_list("member_id", flat=True))
    return sorted(actors_by_id(ids - viewer.hidden).values(), key=lambda actor: (actor.name_folded, actor.id))


def people_in(owner_id: int, circle_ids: Collection[int]) -> set[int]:
    """Who is in any of these circles of the owner."""
    members = CircleMember.objects.filter(circle_id__among=set(circle_ids), owner_id=owner_id)
    return set(members.values_list("member_id", flat=True))
