"""Signing up, confirming an address, changing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import log
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError
from entregent.kit.events import announce
from entregent.kit.queue import enqueue
from entregent.kit.slots import new_id
from entregent.people.events import MemberJoined
from entregent.people.matching import keep_match_keys
from entregent.people.models import Account, AccountActor, Actor, Claim, Instance
from entregent.people.names import check_handle, check_mail, check_name
from entregent.people.services.invitations import open_invitation, redeem
from entregent.people.services.members import claim, create_member
from entregent.people.tasks import CONFIRM_WITHIN, drop_unconfirmed


@dataclass(frozen=True, slots=True)
class SignUp:
    """`account` is None when the address is already known here: only its owner is told so, by mail."""

    account: Account | None
    confirmed: bool
    waiting: bool


@transaction.atomic
def sign_up(
    *,
    handle: str,
    name: str,
    email: str,
    password: str,
    language: str,
    time_zone: str = "UTC",
    token: str = "",
    clock: Clock = clocks.now,
) -> SignUp:
    handle, name, email = check_handle(handle), check_name(name), check_mail(email)
    invitation = open_invitation(token=token, clock=clock) if token else None
    state = state_after_sign_up(invited=invitation is not None)
    # The invitation came to this address, so it is theirs; without a mail server nothing can be confirmed.
    confirmed = not settings.MAIL_IS_SENT or (invitation is not None and invitation.email == email)
    person: dict[str, Any] = {
        "handle": handle,
        "name": name,
        "email": email,
        "password": password,
        "language": language,
        "time_zone": time_zone,
        "state": state,
        "confirmed": confirmed,
    }
    if invitation:  # a use is taken for a known address too, or what is left of it would tell which it was
        redeem(invitation=invitation, clock=clock)
    if Claim.objects.filter(kind=Claim.Kind.MAIL, value=email).exists():
        _pretend(person, clock)
        return SignUp(None, confirmed=False, waiting=state == Account.State.WAITING)
    actor = create_member(**person, clock=clock)
    if not confirmed:
        _drop_later(actor.id, clock)
    account = account_of(actor.id)
    if confirmed and account.is_active:
        announce(MemberJoined(actor.id))
    return SignUp(account, confirmed, waiting=state == Account.State.WAITING)


def _pretend(person: dict[str, Any], clock: Clock) -> None:
    """The work of a sign-up for an address that is known, undone: neither time nor a second try tells which it was."""
    point = transaction.savepoint()
    create_member(**(person | {"email": f"{new_id()}@known.invalid"}), clock=clock)
    transaction.savepoint_rollback(point)
    _hold_handle(person["handle"], clock)


def state_after_sign_up(*, invited: bool) -> Account.State:
    """What the operator decided. Without a mail server an open door becomes approval."""
    instance = Instance.objects.first()
    if instance is None:
        raise DomainError(_("This place is not open yet."), code="not-set-up")
    if invited:
        return Account.State.ACTIVE
    if instance.joining == Instance.Joining.INVITATION:
        raise DomainError(
            _("Joining is by invitation. Ask a member for one, then paste it here."),
            code="invitation-needed",
            field="invitation",
        )
    is_open = instance.joining == Instance.Joining.OPEN and settings.MAIL_IS_SENT
    return Account.State.ACTIVE if is_open else Account.State.WAITING


def _hold_handle(handle: str, clock: Clock) -> None:
    """As for an address that is new, or a second try with the same handle would tell which address is known."""
    holder = new_id()
    if not claim(Claim.Kind.HANDLE, handle, holder):
        raise DomainError(_("This handle is taken. Choose another one."), code="handle-taken", field="handle")
    _drop_later(holder, clock)


def _drop_later(actor_id: int, clock: Clock) -> None:
    until = clock() + CONFIRM_WITHIN
    enqueue(drop_unconfirmed, key=f"unconfirmed:{actor_id}", run_at=until, actor_id=str(actor_id))


def account_of(actor_id: int) -> Account:
    return Account.objects.get(id__in=AccountActor.objects.filter(actor_id=actor_id).values("account_id"))


def actor_id_of(account_id: int) -> int:
    link = AccountActor.objects.filter(account_id=account_id, role=AccountActor.Role.SELF).first()
    return link.actor_id if link else 0


@transaction.atomic
def move_mail_claim(*, account: Account, email: str) -> bool:
    """Called when `email` is proved to be theirs. False when someone else holds it by now."""
    actor_id = actor_id_of(account.id)
    held = Claim.objects.filter(kind=Claim.Kind.MAIL, value=email).first()
    if held is not None:
        return bool(held.holder_id == actor_id)
    if not claim(Claim.Kind.MAIL, email, actor_id):
        return False
    Claim.objects.filter(kind=Claim.Kind.MAIL, holder_id=actor_id).exclude(value=email).delete()
    log.record(actor_id, "mail.changed")
    return True


@transaction.atomic
def mail_confirmed(*, account: Account) -> None:
    """After the address was marked: the person is seen from now on, once the account is active."""
    actor_id = actor_id_of(account.id)
    log.record(actor_id, "mail.confirmed")
    keep_match_keys(actor_id)
    if account.is_active:
        arrive(actor_id)


def arrive(actor_id: int) -> None:
    if Actor.objects.filter(id=actor_id, resting_at__isnull=False).update(resting_at=None):
        announce(MemberJoined(actor_id))


def has_confirmed_mail(account: Account) -> bool:
    from allauth.account.models import EmailAddress

    return bool(EmailAddress.objects.filter(user_id=account.id, verified=True).exists())
