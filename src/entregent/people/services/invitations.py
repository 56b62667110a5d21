"""Invitations: by link or by mail, limited in time and number, revocable.

The token is made from the id with the instance's key, so that an operator can see the link again; the row keeps only
its hash, so that whoever reads the table holds no key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import log
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.mail import send_mail, written
from entregent.kit.slots import new_id
from entregent.kit.text import clean_text, keyed_hash
from entregent.people.models import Actor, Instance, Invitation
from entregent.people.names import check_mail

MOST_DAYS, MOST_USES, MOST_ADDRESSES = 90, 500, 100


@dataclass(frozen=True, slots=True)
class InvitationDraft:
    """One mail as it will leave, or as it left."""

    id: int
    email: str
    subject: str
    text: str


def token_of(invitation_id: int) -> str:
    return keyed_hash("invitation", str(invitation_id))[:32]


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(invitation_id: int) -> str:
    return f"{settings.BASE_URL}/join/{token_of(invitation_id)}"


def token_in(text: str) -> str:
    """From what someone pastes: the token alone or the whole link."""
    return text.strip().rstrip("/").rpartition("/")[2]


def open_invitation(*, token: str, clock: Clock = clocks.now) -> Invitation:
    """Guessed, revoked, expired and used up answer alike."""
    live = Q(revoked_at=None, expires_at__gt=clock(), uses_left__gt=0)
    found = Invitation.objects.filter(live, token_hash=hash_of(token_in(token))).first()
    if found is None:
        raise NotFound(
            _("This invitation is not valid any more. Ask for a new one."), code="invitation-gone", field="invitation"
        )
    return found


@transaction.atomic
def redeem(*, invitation: Invitation, clock: Clock = clocks.now) -> None:
    """Takes one use. Of many who try at once, as many succeed as there are uses."""
    live = Q(revoked_at=None, expires_at__gt=clock(), uses_left__gt=0)
    if not Invitation.objects.filter(live, id=invitation.id).update(uses_left=F("uses_left") - 1):
        raise NotFound(
            _("This invitation is not valid any more. Ask for a new one."), code="invitation-gone", field="invitation"
        )
    log.record(invitation.inviter_id, "invitation.redeemed", invitation=str(invitation.id))


@transaction.atomic
def invite_by_link(*, inviter: Actor, days: int, uses: int, clock: Clock = clocks.now) -> Invitation:
    check_terms(days=days, uses=uses)
    invitation = _keep(new_id(), inviter, uses=uses, until=timedelta(days=days), clock=clock)
    log.record(inviter.id, "invitation.created", invitation=str(invitation.id), uses=uses)
    return invitation


def check_terms(*, days: int, uses: int = 1) -> None:
    if not 1 <= days <= MOST_DAYS:
        raise DomainError(_("Choose between 1 and 90 days."), code="days", field="days")
    if not 1 <= uses <= MOST_USES:
        raise DomainError(_("Choose between 1 and 500 people."), code="uses", field="uses")


def addresses_in(text: str) -> list[str]:
    """One per line, or separated by commas or semicolons; each once, in order."""
    parts = [part.strip() for part in text.replace(",", "\n").replace(";", "\n").split("\n")]
    try:
        found = list(dict.fromkeys(check_mail(part) for part in parts if part))
    except DomainError as error:
        odd = next(part for part in parts if part and not _is_mail(part))
        sentence = _("“%(address)s” is not a mail address we can write to. Correct or remove it.")
        raise DomainError(str(sentence) % {"address": odd[:80]}, code="mail-form", field="addresses") from error
    if not 1 <= len(found) <= MOST_ADDRESSES:
        raise DomainError(_("Give between 1 and 100 mail addresses."), code="addresses", field="addresses")
    return found


def _is_mail(text: str) -> bool:
    try:
        check_mail(text)
    except DomainError:
        return False
    return True


def draft_mails(
    *, inviter: Actor, addresses: Iterable[tuple[int, str]], note: str, language: str, days: int
) -> list[InvitationDraft]:
    """Exactly what each address would get. Nothing is written: the ids come from `new_id` and are used when sent."""
    drafts = []
    for number, email in addresses:
        parameters = _parameters(inviter, number, note, days)
        subject, text, _html = written(language=language, template="invitation", parameters=parameters)
        drafts.append(InvitationDraft(number, email, subject, text))
    return drafts


@transaction.atomic
def invite_by_mail(
    *,
    inviter: Actor,
    addresses: Iterable[tuple[int, str]],
    note: str,
    language: str,
    days: int,
    clock: Clock = clocks.now,
) -> int:
    """Sends what was seen; how many left. An id that was already sent is left out: twice is once."""
    check_terms(days=days)
    wanted = list(addresses)
    gone = set(Invitation.objects.filter(id__among={number for number, _email in wanted}).values_list("id", flat=True))
    fresh = [(number, email) for number, email in wanted if number not in gone]
    for number, email in fresh:
        _keep(number, inviter, email=email, note=note, until=timedelta(days=days), clock=clock)
        send_mail(
            to=email, language=language, template="invitation", parameters=_parameters(inviter, number, note, days)
        )
    log.record(inviter.id, "invitation.mailed", count=len(fresh))
    return len(fresh)


def _parameters(inviter: Actor, number: int, note: str, days: int) -> dict[str, object]:
    instance = Instance.objects.first()
    return {
        "inviter": inviter.name,
        "instance": instance.name if instance else "",
        "note": clean_text(note)[:500],
        "link": link_of(number),
        "days": days,
    }


def _keep(
    number: int,
    inviter: Actor,
    *,
    until: timedelta,
    clock: Clock,
    uses: int = 1,
    email: str = "",
    note: str = "",
) -> Invitation:
    return Invitation.objects.create(
        id=number,
        inviter_id=inviter.id,
        token_hash=hash_of(token_of(number)),
        email=email,
        note=clean_text(note)[:500],
        expires_at=clock() + until,
        uses_left=uses,
    )


@transaction.atomic
def revoke_invitation(*, actor: Actor, invitation_id: int, clock: Clock = clocks.now) -> None:
    if not Invitation.objects.filter(id=invitation_id, revoked_at=None).update(revoked_at=clock()):
        raise NotFound(_("This invitation is not there any more."), code="invitation-gone")
    log.record(actor.id, "invitation.revoked", invitation=str(invitation_id))
