"""Reads about accounts: the ways in, and for whom they act."""

from __future__ import annotations

from collections.abc import Iterator

from entregent.people.models import Account, AccountActor, Actor


def own_actor(account: Account) -> Actor | None:
    """The person this account is."""
    link = AccountActor.objects.filter(account_id=account.id, role=AccountActor.Role.SELF).values("actor_id")
    return Actor.objects.filter(id__in=link).first()


def local_members() -> Iterator[tuple[Actor, Account]]:
    """Every person with an account here, in the order they came: for the operator's command."""
    account_of = dict(AccountActor.objects.values_list("actor_id", "account_id"))
    accounts = Account.objects.in_bulk(list(account_of.values()))
    for actor in Actor.objects.filter(domain="").order_by("id").iterator():
        account = accounts.get(account_of.get(actor.id, 0))
        if account:
            yield actor, account
