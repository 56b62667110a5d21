"""A password given by the operator."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import log
from entregent.kit.errors import DomainError
from entregent.people.models import Actor
from entregent.people.services.accounts import account_of
from entregent.people.services.sessions import end_sessions

SHORTEST = 8


@transaction.atomic
def set_password(*, actor: Actor, password: str) -> int:
    """Ends every session of the account; how many."""
    check_length(password)
    account = account_of(actor.id)
    account.set_password(password)
    account.save(update_fields=["password"])
    log.record(actor.id, "member.password-set")
    return end_sessions(account.id)


def check_length(password: str) -> None:
    if len(password) < SHORTEST:
        raise DomainError(_("Choose a password of at least 8 characters."), code="password-length", field="password")
