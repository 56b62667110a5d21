"""Contacts by request and acceptance. A relation is two rows and one line of the graph's log, in one transaction.

What a sender can learn from a request is one of two things: it is pending, or they are contacts. Declined and
unanswered requests therefore keep the same row on the sender's side, and end at the same time.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import events, log
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.text import clean_line, clean_text
from entregent.network.events import ContactMade, ContactRemoved, ContactRequested
from entregent.network.models import Contact, Request
from entregent.network.services import allowance as allowances
from entregent.network.services.allowance import Allowance
from entregent.network.services.pairs import are_contacts, forget_requests, meet, separate, write_graph_log
from entregent.people.models import Actor

PENDING_FOR = timedelta(days=90)


def connect(a_id: int, b_id: int, *, how: str, now: datetime) -> None:
    """Writes both directions, lower owner first. The caller holds the transaction and has checked consent."""
    for owner_id, other_id in sorted([(a_id, b_id), (b_id, a_id)]):
        Contact.objects.create(owner_id=owner_id, other_id=other_id, since=now, how=how)
    write_graph_log(a_id, b_id, added=True, now=now)


@transaction.atomic
def request_contact(
    *,
    sender: Actor,
    receiver: Actor,
    note: str = "",
    how: str = "",
    allowance: Allowance = allowances.daily,
    clock: Clock = clocks.now,
) -> bool:
    """Asks; or, when the other has asked already, makes the contact and returns True.

    `allowance` limits requests to strangers; no page passes one.
    """
    note, how, now = _within(clean_text(note), "note", 500), _within(clean_line(how), "how", 200), clock()
    viewer = meet(sender.id, receiver.id)
    if are_contacts(sender.id, receiver.id):
        raise DomainError(_("You are contacts already."), code="already-contacts")
    if _row(receiver.id, sender.id, outgoing=True, now=now):
        _become_contacts(asker_id=receiver.id, asked_id=sender.id, now=now)
        return True
    if _row(sender.id, receiver.id, outgoing=True, now=now):
        raise DomainError(_("Your request is waiting for an answer."), code="pending")
    if not allowances.has_tie(viewer, receiver.id):
        allowance(sender.id, now)
    heard = _write_request(sender.id, receiver.id, note=note, how=how, now=now)
    log.record(sender.id, "contact.requested", receiver=str(receiver.id))
    if heard:
        events.announce(ContactRequested(sender.id, receiver.id, now))
    return False


@transaction.atomic
def accept_request(*, receiver: Actor, sender: Actor, clock: Clock = clocks.now) -> None:
    """Accepting twice is accepting once."""
    meet(receiver.id, sender.id)
    if are_contacts(receiver.id, sender.id):
        return
    now = clock()
    _waiting(receiver.id, sender.id, now)
    _become_contacts(asker_id=sender.id, asked_id=receiver.id, now=now)


@transaction.atomic
def decline_request(*, receiver: Actor, sender: Actor, clock: Clock = clocks.now) -> None:
    """In silence: the sender's side does not change, and nothing is announced."""
    meet(receiver.id, sender.id)
    _waiting(receiver.id, sender.id, clock())
    Request.objects.filter(owner_id=receiver.id, other_id=sender.id, outgoing=False).update(
        state=Request.State.DECLINED
    )
    log.record(receiver.id, "contact.declined", sender=str(sender.id))


@transaction.atomic
def withdraw_request(*, sender: Actor, receiver: Actor, clock: Clock = clocks.now) -> None:
    """A receiver who declined keeps their row: asking again then reaches nobody until it expires."""
    meet(sender.id, receiver.id)
    if not _row(sender.id, receiver.id, outgoing=True, now=clock()):
        raise no_request()
    Request.objects.filter(owner_id=sender.id, other_id=receiver.id, outgoing=True).delete()
    Request.objects.filter(
        owner_id=receiver.id, other_id=sender.id, outgoing=False, state=Request.State.PENDING
    ).delete()
    log.record(sender.id, "contact.withdrawn", receiver=str(receiver.id))


@transaction.atomic
def remove_contact(*, actor: Actor, other: Actor, clock: Clock = clocks.now) -> None:
    """Both directions, and each leaves the other's circles. The other is not told."""
    meet(actor.id, other.id)
    if not separate(actor.id, other.id):
        raise NotFound(_("You are not contacts."), code="no-contact")
    now = clock()
    log.record(actor.id, "contact.removed", other=str(other.id))
    events.announce(ContactRemoved(actor.id, other.id, now))
    write_graph_log(actor.id, other.id, added=False, now=now)


def no_request() -> NotFound:
    return NotFound(_("This request is no longer there."), code="no-request")


def _row(owner_id: int, other_id: int, *, outgoing: bool, now: datetime) -> Request | None:
    return Request.objects.filter(owner_id=owner_id, other_id=other_id, outgoing=outgoing, expires_at__gt=now).first()


def _waiting(receiver_id: int, sender_id: int, now: datetime) -> None:
    row = _row(receiver_id, sender_id, outgoing=False, now=now)
    if row is None or row.state != Request.State.PENDING:
        raise no_request()


def _become_contacts(*, asker_id: int, asked_id: int, now: datetime) -> None:
    asked = _row(asker_id, asked_id, outgoing=True, now=now)
    forget_requests(asker_id, asked_id)
    log.record(asked_id, "contact.accepted", sender=str(asker_id))
    events.announce(ContactMade(asker_id, asked_id, now))
    connect(asker_id, asked_id, how=asked.how if asked else "", now=now)


def _write_request(sender_id: int, receiver_id: int, *, note: str, how: str, now: datetime) -> bool:
    """Both sides, lower owner first; True when the receiver hears of it. Someone who declined this sender, whose
    request was then withdrawn and sent again, keeps silence: only the end of their row moves."""
    declined = _row(receiver_id, sender_id, outgoing=False, now=now)
    heard = declined is None
    until = now + PENDING_FOR
    if declined:
        Request.objects.filter(owner_id=receiver_id, other_id=sender_id, outgoing=False).update(expires_at=until)
        Request.objects.filter(owner_id=sender_id, other_id=receiver_id).delete()
    else:
        forget_requests(sender_id, receiver_id)
    for owner_id, other_id, outgoing in sorted([(sender_id, receiver_id, True), (receiver_id, sender_id, False)]):
        if outgoing or heard:
            Request.objects.create(
                owner_id=owner_id,
                other_id=other_id,
                outgoing=outgoing,
                note=note,
                how=how,
                sent_at=now,
                expires_at=until,
            )
    return heard


def _within(text: str, field: str, longest: int) -> str:
    if len(text) > longest:
        raise DomainError(
            _("This is too long: keep it under %(n)s characters.") % {"n": longest}, code=f"{field}-length", field=field
        )
    return text
