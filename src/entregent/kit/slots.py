"""The 12 bits of a process in its ids: a slot leased in a table, so that two processes never make the same id."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction

from entregent.kit import clock
from entregent.kit.ids import SLOTS, Generator
from entregent.kit.models import IdSlot

LEASE = timedelta(hours=36)
_held: dict[str, int | str] = {}


def lease() -> int:
    """Takes the slot that has been free for longest. Called at start, outside any transaction."""
    with transaction.atomic():
        taken = IdSlot.objects.select_for_update().order_by("until").first()
        if taken is None or (taken.until > clock.now() and IdSlot.objects.count() < SLOTS):
            slot = IdSlot.objects.count()
        elif taken.until > clock.now():
            raise RuntimeError("All 4,096 process slots are leased; stop unused processes.")
        else:
            slot = taken.slot
        token = secrets.token_hex(8)
        IdSlot.objects.update_or_create(slot=slot, defaults={"token": token, "until": clock.now() + LEASE})
    _held.update(slot=slot, token=token)
    return slot


def renew() -> None:
    """Keeps the slot of this process. Called now and then by long-lived processes."""
    if _held:
        IdSlot.objects.filter(slot=_held["slot"], token=_held["token"]).update(until=clock.now() + LEASE)


_generate = Generator(lease)


def new_id() -> int:
    return _generate()
