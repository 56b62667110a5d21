"""What time it is. Every verb takes a clock, so that tests and the demonstration can date what they do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    return datetime.now(UTC)


def fixed(moment: datetime) -> Clock:
    return lambda: moment
