"""Whom I blocked. Who blocked me is never shown."""

from __future__ import annotations

from entregent.network.models import Block
from entregent.people.models import Actor
from entregent.people.queries import actors_by_id


def blocked_people(owner_id: int) -> list[Actor]:
    ids = Block.objects.filter(owner_id=owner_id, mine=True).values_list("other_id", flat=True)
    return sorted(actors_by_id(list(ids)).values(), key=lambda actor: (actor.name_folded, actor.id))
