"""Reads about the instance."""

from __future__ import annotations

from entregent.people.models import Instance


def instance() -> Instance | None:
    return Instance.objects.first()
