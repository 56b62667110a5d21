"""My circles, read by me alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from entregent.network.models import Circle, CircleMember


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
    sizes = dict(members.values_list("circle_id").annotate(size=Count("member_id")))
    return sorted(
        (CircleList(circle.id, circle.name, sizes.get(circle.id, 0)) for circle in circles),
        key=lambda circle: (circle.name.casefold(), circle.id),
    )


def circle_of(owner_id: int, circle_id: int) -> Circle | None:
    return Circle.objects.filter(id=circle_id, owner_id=owner_id).first()


def inside(circle: Circle) -> set[int]:
    """The ids of its people."""
    return set(CircleMember.objects.filter(circle_id=circle.id).values_list("member_id", flat=True))


def people_in(owner_id: int, circle_ids: Collection[int]) -> set[int]:
    """Who is in any of these circles of the owner."""
    members = CircleMember.objects.filter(circle_id__among=set(circle_ids), owner_id=owner_id)
    return set(members.values_list("member_id", flat=True))
