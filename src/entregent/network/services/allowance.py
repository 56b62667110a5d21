"""How many strangers one may ask in a day. A tie is what makes someone not a stranger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from entregent.kit.audience import Viewer, load_viewer, visible_to
from entregent.kit.errors import TooMany
from entregent.kit.text import fold
from entregent.network.models import CardFact, RequestDay
from entregent.network.queries.contacts import in_common
from entregent.people.models import Account, AccountActor, Entry, MatchKey

STRANGERS_A_DAY = 20

# Spends one request to a stranger, or raises TooMany.
Allowance = Callable[[int, datetime], None]


def daily(sender_id: int, now: datetime) -> None:
    """A day is the sender's own, in their time zone. The conditional update holds under parallel requests."""
    link = AccountActor.objects.filter(actor_id=sender_id).values("account_id")
    zone = Account.objects.filter(id__in=link).values_list("time_zone", flat=True).first()
    day = now.astimezone(ZoneInfo(zone or "UTC")).date()
    RequestDay.objects.get_or_create(owner_id=sender_id, day=day)
    left = RequestDay.objects.filter(owner_id=sender_id, day=day, strangers__lt=STRANGERS_A_DAY)
    if not left.update(strangers=F("strangers") + 1):
        raise TooMany(
            _("You have asked many people you do not know yet today. Ask this person tomorrow."), code="requests-a-day"
        )


def has_tie(viewer: Viewer, receiver_id: int) -> bool:
    """In my book by an exact match they allow, a contact in common who allows it, or an organisation in common."""
    return (
        _in_my_book(viewer, receiver_id)
        or bool(in_common(viewer, [receiver_id]))
        or bool(_organisations(viewer.actor_id or 0, load_viewer(receiver_id)) & _organisations(receiver_id, viewer))
    )


def _in_my_book(viewer: Viewer, receiver_id: int) -> bool:
    hashes = list(MatchKey.objects.filter(actor_id=receiver_id).values_list("value", flat=True))
    kinds = [CardFact.Kind.MAIL, CardFact.Kind.PROFILE]
    return CardFact.objects.filter(owner_id=viewer.actor_id or 0, kind__in=kinds, value_hash__in=hashes).exists()


def _organisations(actor_id: int, viewer: Viewer) -> set[str]:
    entries = visible_to(Entry.objects.filter(actor_id=actor_id).exclude(organisation=""), viewer, owner="actor_id")
    return {fold(name) for name in entries.values_list("organisation", flat=True)}
