"""Who may see what. The one place that decides, and it knows only keys.

An item has an owner and an audience: a set of keys, any one of which opens it. A viewer holds keys.

| key           | held by                        |
|---------------|--------------------------------|
| 1             | everyone                       |
| 2             | members of this instance       |
| id of actor X | the contacts of X              |
| id of circle  | the people X put in it         |
| minus id of P | P alone: a person named        |

The empty set means "only me": the owner always sees their own. Ids are unique over all things, so keys never meet.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model, Q, QuerySet, Value

from entregent.kit import registry

EVERYONE, MEMBERS = 1, 2
ANY_ACTOR = -(2**62)  # stands for the viewer in a statement that is put together once
ONLY_ME: tuple[int, ...] = ()

Row = TypeVar("Row", bound=Model)


def named(actor_id: int) -> int:
    return -actor_id


@dataclass(frozen=True, slots=True)
class Viewer:
    """Someone who looks. `hidden`: owners who blocked them, whom they blocked, or who are away from everyone."""

    actor_id: int | None
    keys: frozenset[int]
    hidden: frozenset[int] = frozenset()

    @property
    def is_member(self) -> bool:
        return MEMBERS in self.keys


def load_viewer(actor_id: int | None) -> Viewer:
    """One query: rows that the viewer owns, as every room registered them, and the actors who are away."""
    keys: set[int] = {EVERYONE}
    hidden: set[int] = set()
    if actor_id is not None:
        keys |= {MEMBERS, named(actor_id)}
    sql, parameters = _statement(tuple(registry.key_sources), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [actor_id or 0 if one == ANY_ACTOR else one for one in parameters])
        for opens, value in cursor.fetchall():
            (keys if opens else hidden).add(value)
    return Viewer(actor_id, frozenset(keys), frozenset(hidden))


@lru_cache(maxsize=8)
def _statement(sources: tuple[Callable[[int], Any], ...], vendor: str) -> tuple[str, tuple[Any, ...]]:
    """Every request asks it: the words are put together once, with `ANY_ACTOR` where the viewer belongs."""
    first, *others = [source(ANY_ACTOR) for source in sources]
    sql, parameters = first.union(*others, all=True).query.sql_with_params()
    return sql, tuple(parameters)


def opens(queryset: QuerySet[Model], column: str) -> QuerySet[Model]:
    """A registered source whose `column` holds keys."""
    return queryset.order_by().values_list(Value(1), column)


def hides(queryset: QuerySet[Model], column: str) -> QuerySet[Model]:
    """A registered source whose `column` holds ids of owners to hide."""
    return queryset.order_by().values_list(Value(0), column)


def visible(viewer: Viewer, *, owner: str, audience: str = "audience") -> Q:
    """The condition for a query; `can_see` is its twin for a loaded row, and a test holds them equal."""
    allowed = Q(**{f"{audience}__overlaps": viewer.keys})
    if viewer.hidden:
        allowed &= ~Q(**{f"{owner}__among": viewer.hidden})
    return allowed if viewer.actor_id is None else allowed | Q(**{owner: viewer.actor_id})


def visible_to(queryset: QuerySet[Row], viewer: Viewer, *, owner: str, audience: str = "audience") -> QuerySet[Row]:
    return queryset.filter(visible(viewer, owner=owner, audience=audience))


def can_see(viewer: Viewer, *, owner_id: int, audience: Iterable[int]) -> bool:
    if viewer.actor_id == owner_id:
        return True
    return owner_id not in viewer.hidden and not viewer.keys.isdisjoint(audience)


def seen_as(owner_id: int, role: str, circles: Collection[int] = ()) -> Viewer:
    """What `owner_id` looks like to a kind of reader: stranger, member or contact (with the circles they are in)."""
    keys = {
        "stranger": {EVERYONE},
        "member": {EVERYONE, MEMBERS},
        "contact": {EVERYONE, MEMBERS, owner_id, *circles},
    }[role]
    return Viewer(None, frozenset(keys))
