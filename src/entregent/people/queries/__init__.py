"""Reads about actors, accounts and the instance. The ones every room needs are named here."""

from entregent.people.queries.accounts import own_actor
from entregent.people.queries.actors import actors_by_id
from entregent.people.queries.directory import directory
from entregent.people.queries.instance import instance
from entregent.people.queries.news import news_of
from entregent.people.queries.profiles import entries_of, profile

__all__ = ["actors_by_id", "directory", "entries_of", "instance", "news_of", "own_actor", "profile"]
