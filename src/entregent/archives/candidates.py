"""What an archive offers, before anything is written: candidates with a stable id, refusals, and notes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from entregent.kit.text import fold
from entregent.network.cards import CardDraft
from entregent.people.entries import EntryDraft
from entregent.people.matching import normal_mail, normal_profile

# In the order of the preview, the report and the import.
SECTIONS = (
    "profile positions education skills languages certifications projects publications volunteering honours "
    "connections recommendations"
).split()
SECTION_OF_KIND = {
    "about": "profile",
    "available": "profile",
    "town": "profile",
    "link": "profile",
    "interest": "profile",
    "position": "positions",
    "education": "education",
    "skill": "skills",
    "language": "languages",
    "certification": "certifications",
    "project": "projects",
    "publication": "publications",
    "volunteering": "volunteering",
    "honour": "honours",
    "recommendation": "recommendations",
}


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the archive: a file, and a row of it or a path in it."""

    file: str
    row: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Name or headline: a part of the profile that is not a line of the CV."""

    field: str
    value: str

    def key(self) -> tuple[str, ...]:
        return (self.field, fold(self.value))


Item = EntryDraft | CardDraft | Identity


@dataclass(frozen=True, slots=True)
class Candidate:
    section: str
    where: Where
    item: Item

    def key(self) -> tuple[str, ...]:
        """The normal form: equal keys are one thing, wherever they stand."""
        return card_key(self.item) if isinstance(self.item, CardDraft) else self.item.key()

    @property
    def id(self) -> str:
        form = "\x1f".join((self.section, *self.key()))
        return hashlib.sha256(form.encode()).hexdigest()[:16]

    @property
    def title(self) -> str:
        if isinstance(self.item, Identity):
            return self.item.value
        if isinstance(self.item, CardDraft):
            return self.item.name
        return self.item.title or self.item.organisation or self.item.url or self.item.text[:200]

    @property
    def detail(self) -> str:
        match self.item:
            case CardDraft():
                parts = [self.item.title, self.item.organisation]
            case EntryDraft():
                parts = [self.item.organisation if self.item.title else "", self.item.place, self.item.detail]
            case _:
                parts = []
        return " · ".join(part for part in parts if part)


def card_key(card: CardDraft) -> tuple[str, ...]:
    """A person of an address book: by profile address, else by mail, else by name and organisation."""
    if card.profile_url:
        return ("profile", normal_profile(card.profile_url))
    if card.mail:
        return ("mail", normal_mail(card.mail))
    return ("name", fold(card.name), fold(card.organisation))


class Refused(Exception):
    """One row that cannot be taken: a code of `reasons` and its parameters."""

    def __init__(self, code: str, **parameters: Any) -> None:
        super().__init__(code)
        self.code, self.parameters = code, parameters


@dataclass(frozen=True, slots=True)
class Refusal:
    where: Where
    code: str
    parameters: dict[str, Any]


@dataclass(slots=True)
class Reading:
    """What one format found. Sections without any file are absent."""

    format: str
    source_date: date
    candidates: dict[str, dict[str, Candidate]] = field(default_factory=dict)  # by section, then by id
    refused: dict[str, list[Refusal]] = field(default_factory=dict)
    notes: dict[str, list[Refusal]] = field(default_factory=dict)  # told, not counted; '' is the whole archive

    def open_section(self, section: str) -> None:
        self.candidates.setdefault(section, {})
        self.refused.setdefault(section, [])

    def add(self, candidate: Candidate) -> None:
        """The first of equal ones stays."""
        self.open_section(candidate.section)
        self.candidates[candidate.section].setdefault(candidate.id, candidate)

    def refuse(self, section: str, where: Where, code: str, parameters: dict[str, Any]) -> None:
        self.open_section(section)
        self.refused[section].append(Refusal(where, code, parameters))

    def note(self, section: str, where: Where, code: str, **parameters: Any) -> None:
        self.notes.setdefault(section, []).append(Refusal(where, code, parameters))
