"""Reads about actors, accounts and the instance."""

from __future__ import annotations

from collections.abc import Iterable

from entregent.people.models import Account, AccountActor, Actor, Instance


def instance() -> Instance | None:
    return Instance.objects.first()


def own_actor(account: Account) -> Actor | None:
    """The person this account is."""
    link = AccountActor.objects.filter(account_id=account.id, role=AccountActor.Role.SELF).values("actor_id")
    return Actor.objects.filter(id__in=link).first()


def actors_by_id(ids: Iterable[int]) -> dict[int, Actor]:
    """Those that exist; a page shows the absent ones as a former member."""
    return {actor.id: actor for actor in Actor.objects.filter(id__among=set(ids))}
