"""A member comes, and leaves."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import ids, log, registry
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError
from entregent.kit.events import announce
from entregent.kit.mail import forget_mails
from entregent.kit.queue import enqueue
from entregent.kit.slots import new_id
from entregent.kit.text import fold, keyed_hash
from entregent.people.events import MemberLeft
from entregent.people.models import Account, AccountActor, Actor, Claim, Invitation
from entregent.people.names import check_handle, check_mail, check_name
from entregent.people.services.sessions import end_sessions
from entregent.people.tasks import forget_member, sweep_sessions

__all__ = ["check_handle", "claim", "create_member", "delete_member"]


def claim(kind: Claim.Kind, value: str, holder_id: int) -> bool:
    """True when `value` is now held by `holder_id`; False when someone holds it or held it."""
    retired = keyed_hash("claim", value)
    if Claim.objects.filter(kind=kind, value__in=[value, retired]).exists():
        return False
    try:
        with transaction.atomic():
            Claim.objects.create(kind=kind, value=value, holder_id=holder_id)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def create_member(
    *,
    handle: str,
    name: str,
    email: str,
    password: str | None,
    language: str = "en",
    time_zone: str = "UTC",
    state: Account.State = Account.State.ACTIVE,
    role: Account.Role = Account.Role.MEMBER,
    confirmed: bool = True,
    demonstration: bool = False,
    clock: Clock = clocks.now,
) -> Actor:
    """A person and the account that acts for them. Without a password nobody can log in.

    Until the mail is confirmed and the account active, the person rests: nobody sees them.
    """
    handle, name, email = check_handle(handle), check_name(name), check_mail(email)
    now = clock()
    actor_id = ids.dated(now) if clock is not clocks.now else new_id()
    _claim_all(actor_id, handle=handle, email=email)
    account = Account(
        email=email, language=language, time_zone=time_zone, state=state, role=role, demonstration=demonstration
    )
    _open_account(account, password=password, now=now)
    actor = Actor.objects.create(
        id=actor_id,
        handle=handle,
        uri=f"{settings.BASE_URL}/ap/actors/{actor_id}",
        name=name,
        name_folded=fold(name)[:120],
        created_at=now,
        demonstration=demonstration,
        resting_at=None if confirmed and state == Account.State.ACTIVE else now,
    )
    AccountActor.objects.create(account_id=account.id, actor_id=actor.id)
    _keep_address(account, confirmed=confirmed)
    log.record(actor.id, "member.created", handle=handle)
    return actor


def _claim_all(actor_id: int, *, handle: str, email: str) -> None:
    if not claim(Claim.Kind.HANDLE, handle, actor_id):
        raise DomainError(_("This handle is taken. Choose another one."), code="handle-taken", field="handle")
    if not claim(Claim.Kind.MAIL, email, actor_id):
        raise DomainError(_("This address cannot be used here."), code="mail-taken", field="email")


def _open_account(account: Account, *, password: str | None, now: datetime) -> None:
    account.id, account.created_at = new_id(), now
    account.set_password(password)
    account.save(force_insert=True)


def _keep_address(account: Account, *, confirmed: bool) -> None:
    """The row by which the library of accounts knows whether an address was confirmed."""
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user_id=account.id, email=account.email, verified=confirmed, primary=True)


@transaction.atomic
def delete_member(*, actor: Actor, clock: Clock = clocks.now) -> None:
    """Ends the account and erases what is theirs, now. Their handle is never given to anyone else."""
    account = Account.objects.select_for_update().filter(id__in=accounts_of(actor.id)).first()
    if account and account.is_operator and not _another_operator(account):
        raise DomainError(
            _("You are the only one who runs this place. Give that role to someone else first."),
            code="last-operator",
        )
    erase_member(actor, account, retire_handle=True)
    # Nothing in the log names who left.
    log.record(0, "member.deleted")
    announce(MemberLeft(actor.id))


def erase_member(actor: Actor, account: Account | None, *, retire_handle: bool) -> None:
    registry.erase_rows(actor.id)
    Claim.objects.filter(holder_id=actor.id).delete()
    if retire_handle:
        retired = keyed_hash("claim", actor.handle)
        Claim.objects.bulk_create([Claim(kind=Claim.Kind.HANDLE, value=retired, holder_id=0)], ignore_conflicts=True)
    enqueue(forget_member, key=f"forget:{actor.id}", actor_id=str(actor.id))
    if account:
        end_sessions(account.id)
        forget_mails(account.email)
        Invitation.objects.filter(email=account.email).update(email="", note="")
        account.delete()
        enqueue(sweep_sessions, key="sweep-sessions")


def accounts_of(actor_id: int) -> list[int]:
    return list(AccountActor.objects.filter(actor_id=actor_id).values_list("account_id", flat=True))


def _another_operator(account: Account) -> bool:
    others = Account.objects.filter(role=Account.Role.OPERATOR, state=Account.State.ACTIVE).exclude(id=account.id)
    return others.select_for_update().exists()
