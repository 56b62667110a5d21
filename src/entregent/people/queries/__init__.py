"""Reads about actors, accounts and the instance. The ones every room needs are named here."""

from entregent.people.queries.accounts import own_actor
from entregent.people.queries.actors import actors_by_id
from entregent.people.queries.instance import instance

__all__ = ["actors_by_id", "instance", "own_actor"]
