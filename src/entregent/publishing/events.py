"""What publishing tells the rooms above, and itself for what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PostPublished:
    post_id: int
    author_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Replied:
    post_id: int
    author_id: int
    root_id: int
    parent_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PostEdited:
    post_id: int
    author_id: int
    audience_changed: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class PostDeleted:
    post_id: int
    author_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Reacted:
    """A first reaction; a change of kind is not told again."""

    post_id: int
    author_id: int
    actor_id: int
    kind: str
    at: datetime
