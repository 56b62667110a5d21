"""What an operator decides about members: who comes in, who must stay away, who else runs the instance."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import log
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.mail import send_mail
from entregent.people.models import Account, AccountActor, Actor
from entregent.people.queries import instance
from entregent.people.services.accounts import arrive, has_confirmed_mail
from entregent.people.services.members import erase_member
from entregent.people.services.sessions import end_sessions

State = Account.State


def _account(member_id: int, *states: str) -> Account:
    """The account in one of these states, locked."""
    link = AccountActor.objects.filter(actor_id=member_id).first()
    account = Account.objects.select_for_update().filter(id=link.account_id).first() if link else None
    if account is None or account.state not in states:
        raise NotFound(_("This has changed in the meantime. Reload the list."), code="stale")
    return account


def _tell(account: Account, template: str) -> None:
    here = instance()
    parameters = {"instance": here.name if here else "", "link": f"{settings.BASE_URL}/account/login"}
    send_mail(to=account.email, language=account.language, template=template, parameters=parameters)


@transaction.atomic
def approve_member(*, operator: Actor, member_id: int) -> None:
    account = _account(member_id, State.WAITING)
    Account.objects.filter(id=account.id).update(state=State.ACTIVE)
    log.record(operator.id, "member.approved", member=str(member_id))
    if has_confirmed_mail(account):
        arrive(member_id)
    _tell(account, "approved")


@transaction.atomic
def refuse_member(*, operator: Actor, member_id: int) -> None:
    """Nothing of the request is kept; the handle is free again."""
    account = _account(member_id, State.WAITING)
    address, language = account.email, account.language
    erase_member(Actor.objects.get(id=member_id), account, retire_handle=False)
    log.record(operator.id, "member.refused")
    _tell(Account(email=address, language=language), "refused")


@transaction.atomic
def suspend_member(*, operator: Actor, member_id: int, clock: Clock = clocks.now) -> None:
    """Away from everyone, and logged out everywhere, at once."""
    if member_id == operator.id:
        raise DomainError(_("You cannot suspend yourself."), code="self")
    account = _account(member_id, State.ACTIVE)
    Account.objects.filter(id=account.id).update(state=State.SUSPENDED)
    Actor.objects.filter(id=member_id).update(suspended_at=clock())
    end_sessions(account.id)
    log.record(operator.id, "member.suspended", member=str(member_id))


@transaction.atomic
def restore_member(*, operator: Actor, member_id: int) -> None:
    account = _account(member_id, State.SUSPENDED)
    Account.objects.filter(id=account.id).update(state=State.ACTIVE)
    Actor.objects.filter(id=member_id).update(suspended_at=None)
    log.record(operator.id, "member.restored", member=str(member_id))


@transaction.atomic
def make_operator(*, operator: Actor, member_id: int) -> None:
    account = _account(member_id, State.ACTIVE)
    Account.objects.filter(id=account.id).update(role=Account.Role.OPERATOR)
    log.record(operator.id, "member.operator", member=str(member_id))
