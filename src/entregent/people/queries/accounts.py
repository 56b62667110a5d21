"""Reads about accounts: the ways in, and for whom they act."""

from __future__ import annotations

from entregent.people.models import Account, AccountActor, Actor


def own_actor(account: Account) -> Actor | None:
    """The person this account is."""
    link = AccountActor.objects.filter(account_id=account.id, role=AccountActor.Role.SELF).values("actor_id")
    return Actor.objects.filter(id__in=link).first()
