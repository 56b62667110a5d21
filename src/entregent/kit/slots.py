"""The 12 bits of a process in its ids: a slot leased in a table, so that two processes never make the same id.

A process calls `start()` before its first transaction and `renew()` now and then. A lease taken inside a transaction
would vanish with its rollback while the ids made under it live on elsewhere, so that is refused.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import threading
from datetime import datetime, timedelta

from django.db import DatabaseError, connection

from entregent.kit import clock
from entregent.kit.ids import SLOTS, Generator, moment_of
from entregent.kit.models import IdSlot

LEASE = timedelta(hours=36)
MARGIN = timedelta(minutes=5)  # before the end of a lease no more ids are made under it
ATTEMPTS = 20


class _Lease:
    """What this process holds."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.slot: int | None = None
        self.token = ""
        self.until = datetime.max.replace(tzinfo=clock.now().tzinfo)

    def stands(self) -> bool:
        return self.slot is not None and clock.now() < self.until - MARGIN


_lease = _Lease()


def start() -> int:
    """Leases a slot for this process, outside any transaction; returns it. Called again, it keeps the first."""
    with _lease.lock:
        if _lease.slot is None or not _lease.stands():
            if connection.in_atomic_block:
                raise RuntimeError("A process leases its id slot before its first transaction: call kit.slots.start().")
            _take()
        assert _lease.slot is not None
        return _lease.slot


def _take() -> None:
    for _ in range(ATTEMPTS):
        token, now = secrets.token_hex(8), clock.now()
        free = IdSlot.objects.filter(until__lte=now).order_by("until").values_list("slot", flat=True).first()
        slot = IdSlot.objects.count() if free is None else free
        if slot >= SLOTS:
            raise RuntimeError("All 4,096 process slots are leased; stop unused processes.")
        if _write(slot, token, now, new=free is None):
            _lease.slot, _lease.token, _lease.until = slot, token, now + LEASE
            return
    raise RuntimeError("No process slot could be leased; start again.")


def _write(slot: int, token: str, now: datetime, *, new: bool) -> bool:
    """False when another process took this slot first."""
    if not new:
        return bool(IdSlot.objects.filter(slot=slot, until__lte=now).update(token=token, until=now + LEASE))
    try:
        IdSlot.objects.create(slot=slot, token=token, until=now + LEASE)
    except DatabaseError:
        if not IdSlot.objects.filter(slot=slot).exists():
            raise
        return False
    return True


def renew() -> None:
    """Keeps the slot of this process, or takes another when it was lost, as after a long sleep of the machine."""
    with _lease.lock:
        if _lease.slot is None:
            return
        until = clock.now() + LEASE
        mine = IdSlot.objects.filter(slot=_lease.slot, token=_lease.token)
        if _lease.stands() and mine.update(until=until):
            _lease.until = until
        else:
            _lease.slot = None
            start()


def release() -> None:
    """Gives the slot back at a clean end; its next holder begins after the last id made under it."""
    with _lease.lock:
        if _lease.slot is None:
            return
        free = max(clock.now(), moment_of(_generate.last_id())) + timedelta(seconds=2)
        with contextlib.suppress(DatabaseError):  # the lease also ends by itself
            IdSlot.objects.filter(slot=_lease.slot, token=_lease.token).update(until=free)
        _lease.slot = None


def _forget() -> None:
    """A forked child shares neither the slot of its parent nor a lock that a thread of the parent may hold."""
    global _lease, _generate
    _lease, _generate = _Lease(), Generator(start)


_generate = Generator(start)
os.register_at_fork(after_in_child=_forget)


def new_id() -> int:
    return _generate()
