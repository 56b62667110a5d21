"""Whom I blocked. Who blocked me is never shown."""

from __future__ import annotations

from entregent.network.models import Block
from entregent.network.queries.contacts import ContactPage, people_page


def blocked_people(owner_id: int, after: int | None = None, limit: int = 50) -> ContactPage:
    """By name. Three statements at most."""
    ids = Block.objects.filter(owner_id=owner_id, mine=True).values_list("other_id", flat=True)
    return people_page(set(ids), after=after, limit=limit)
