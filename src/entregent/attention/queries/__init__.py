"""Reads about a member's attention, for that member alone."""

from entregent.attention.queries.today import today

__all__ = ["today"]
