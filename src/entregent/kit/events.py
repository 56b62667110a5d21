"""What happened, told to the rooms above, in the same transaction and in a fixed order.

A hearer only inserts queue rows with a key: no lock, no update, no network. Its exception rolls the verb back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

Event = TypeVar("Event")
_hearers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def hear(event: type[Event], hearer: Callable[[Event], None]) -> None:
    """Called in `AppConfig.ready()`."""
    if hearer not in _hearers[event]:
        _hearers[event].append(hearer)


def announce(event: object) -> None:
    for hearer in _hearers[type(event)]:
        hearer(event)
