"""Ids made by us: 41 bits of milliseconds since 2000-01-01, 12 bits of process slot, 10 bits of counter.

Order by id is order by time. Live ids never go backwards, even when the clock does. A thing whose true date is
earlier takes its id from that date, with random low bits: two such ids meet once in four million for the same
millisecond, and the primary key then refuses the second.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
SLOT_BITS, COUNTER_BITS = 12, 10
LOW_BITS = SLOT_BITS + COUNTER_BITS
SLOTS, COUNTERS = 1 << SLOT_BITS, 1 << COUNTER_BITS
LAST_MILLISECOND = (1 << 41) - 1


def milliseconds(moment: datetime) -> int:
    return min(max((moment - EPOCH) // timedelta(milliseconds=1), 0), LAST_MILLISECOND)


def moment_of(value: int) -> datetime:
    return EPOCH + timedelta(milliseconds=value >> LOW_BITS)


def first_at(moment: datetime) -> int:
    """The smallest id of that millisecond: `id__gte=first_at(t)` asks for what came at or after t."""
    return milliseconds(moment) << LOW_BITS


class Generator:
    """Live ids of one process. `slot` is asked for each one, because a process may have to change its slot."""

    def __init__(self, slot: Callable[[], int], clock: Callable[[], datetime] | None = None) -> None:
        self._slot = slot
        self._clock = clock or (lambda: datetime.now(UTC))
        self._lock = threading.Lock()
        self._last = -1
        self._counter = 0

    def last_id(self) -> int:
        return max(self._last, 0) << LOW_BITS

    def __call__(self) -> int:
        with self._lock:
            slot = self._slot()
            now = max(milliseconds(self._clock()), self._last)
            if now == self._last:
                self._counter += 1
                if self._counter == COUNTERS:
                    now, self._counter = now + 1, 0
            else:
                self._counter = 0
            self._last = now
            return now << LOW_BITS | slot << COUNTER_BITS | self._counter


def dated(moment: datetime) -> int:
    """An id for a thing that happened at `moment`, in the past."""
    return milliseconds(moment) << LOW_BITS | secrets.randbits(LOW_BITS)
