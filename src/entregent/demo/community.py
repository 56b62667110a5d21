"""What the generator makes and the loader writes: people by their place in a list, acts by their moment."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from entregent.demo.data.towns import Town
from entregent.demo.data.trades import Trade
from entregent.people.entries import EntryDraft

EVERYONE, MEMBERS, CONTACTS = "everyone", "members", "contacts"


@dataclass(frozen=True, slots=True)
class Person:
    handle: str
    name: str
    woman: bool
    town: Town
    trade: Trade
    joined: datetime
    headline: str
    lines: tuple[tuple[EntryDraft, str], ...]  # each with its audience, one of the three above
    employers: tuple[str, ...]
    schools: tuple[str, ...]
    sociable: int  # how many contacts they would seek
    page_public: bool
    page_indexed: bool
    listed: bool
    matchable: bool
    shown_in_common: bool
    persona: str = ""

    @property
    def language(self) -> str:
        return self.town.language


@dataclass(frozen=True, slots=True)
class Tie:
    a: int
    b: int
    at: datetime
    how: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that waits for an answer."""

    sender: int
    receiver: int
    at: datetime
    note: str
    how: str


@dataclass(frozen=True, slots=True)
class Circle:
    owner: int
    name: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A post, or with `parent` an answer to the post at that place of the list."""

    author: int
    at: datetime
    text: str
    audience: str
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Reacted:
    actor: int
    post: int
    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class News:
    """A change that contacts hear of: a new headline, or an entry added."""

    person: int
    at: datetime
    headline: str = ""
    line: EntryDraft | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A card in a persona's private book; `member` when that person is here."""

    owner: int
    name: str
    headline: str
    organisation: str
    title: str
    connected: date
    member: int | None = None


@dataclass(frozen=True, slots=True)
class Community:
    people: tuple[Person, ...]
    ties: tuple[Tie, ...]
    asked: tuple[Asked, ...]
    circles: tuple[Circle, ...]
    said: tuple[Said, ...]
    reacted: tuple[Reacted, ...]
    news: tuple[News, ...]
    cards: tuple[Known, ...]

    def digest(self) -> str:
        return hashlib.sha256(repr(self).encode()).hexdigest()
