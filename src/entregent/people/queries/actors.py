"""Reads about actors."""

from __future__ import annotations

from collections.abc import Iterable

from entregent.people.models import Actor


def actors_by_id(ids: Iterable[int]) -> dict[int, Actor]:
    """Those that exist; a page shows the absent ones as a former member."""
    return {actor.id: actor for actor in Actor.objects.filter(id__among=set(ids))}
