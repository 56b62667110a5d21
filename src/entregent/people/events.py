"""What people tells the rooms above."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntryAdded:
    actor_id: int
    entry_id: int
    kind: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class EntriesAdded:
    """Many at once, by an import: never news."""

    actor_id: int
    count: int


@dataclass(frozen=True, slots=True)
class EntryChanged:
    actor_id: int
    entry_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class EntryRemoved:
    actor_id: int
    entry_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class IdentityChanged:
    """`what`: name, headline or photo."""

    actor_id: int
    what: str


@dataclass(frozen=True, slots=True)
class VisibilityChanged:
    actor_id: int


@dataclass(frozen=True, slots=True)
class MemberJoined:
    """Someone may now log in: confirmed, and approved where this instance asks for it."""

    actor_id: int


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """All their rows are gone when this is told."""

    actor_id: int


@dataclass(frozen=True, slots=True)
class MatchKeysChanged:
    """Other mails or profile addresses recognise this member from now on, or none."""

    actor_id: int
