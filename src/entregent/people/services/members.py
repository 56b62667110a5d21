"""A member comes, and leaves."""

from __future__ import annotations

import re

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import ids, log
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError
from entregent.kit.slots import new_id
from entregent.kit.text import fold, keyed_hash
from entregent.people.models import Account, AccountActor, Actor, Claim

HANDLE = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,28}[a-z0-9])")
RESERVED = frozenset(
    "admin administrator about account accounts ap api archive assets css demo desk entregent everyone feed help hub "
    "hubs inbox instance login logout mail me media members messages moderator null operator outbox people post posts "
    "postmaster root search security settings sign-up signup static style support system today undefined webmaster "
    "well-known work www".split()
)


def check_handle(handle: str) -> str:
    handle = handle.strip().removeprefix("@").lower()
    if not HANDLE.fullmatch(handle):
        raise DomainError(
            _("Choose a handle of 2 to 30 letters, digits, - or _, beginning and ending with a letter or a digit."),
            code="handle-form",
            field="handle",
        )
    if handle in RESERVED:
        raise DomainError(_("This handle is reserved. Choose another one."), code="handle-reserved", field="handle")
    return handle


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
    demonstration: bool = False,
    clock: Clock = clocks.now,
) -> Actor:
    """A person and the account that acts for them. Without a password nobody can log in."""
    handle, name, email = check_handle(handle), " ".join(name.split()), email.strip().lower()
    if not 1 <= len(name) <= 120:
        raise DomainError(_("Give a name of 1 to 120 characters."), code="name-length", field="name")
    now = clock()
    actor_id = ids.dated(now) if clock is not clocks.now else new_id()
    if not claim(Claim.Kind.HANDLE, handle, actor_id):
        raise DomainError(_("This handle is taken. Choose another one."), code="handle-taken", field="handle")
    if not claim(Claim.Kind.MAIL, email, actor_id):
        raise DomainError(_("This address cannot be used here."), code="mail-taken", field="email")
    account = Account(
        id=new_id(),
        email=email,
        language=language,
        time_zone=time_zone,
        state=state,
        demonstration=demonstration,
        created_at=now,
    )
    account.set_password(password)
    account.save(force_insert=True)
    actor = Actor.objects.create(
        id=actor_id,
        handle=handle,
        uri=f"{settings.BASE_URL}/ap/actors/{actor_id}",
        name=name,
        name_folded=fold(name),
        created_at=now,
        demonstration=demonstration,
    )
    AccountActor.objects.create(account_id=account.id, actor_id=actor.id)
    log.record(actor.id, "member.created", handle=handle)
    return actor
