"""What this room tells the rooms above."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ContactRequested:
    """Not announced when the receiver has declined this person before: they hear of it once."""

    sender_id: int
    receiver_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ContactMade:
    """`asked_id` said yes to `asker_id`."""

    asker_id: int
    asked_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ContactRemoved:
    actor_id: int
    other_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Blocked:
    blocker_id: int
    blocked_id: int
    at: datetime
