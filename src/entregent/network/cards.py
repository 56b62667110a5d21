"""A card before it is written: what one source says of one person, checked and cleaned, with its facts hashed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from entregent.kit.errors import DomainError
from entregent.kit.text import clean_line, fold
from entregent.network.models import CardFact
from entregent.people.matching import match_hash

Kind = CardFact.Kind
# Kinds that say who it is: at most one person has them.
IDENTITIES = (Kind.PROFILE, Kind.MAIL)
LONGEST = {"name": 200, "headline": 400, "mail": 254, "profile_url": 500, "organisation": 500, "title": 500}


@dataclass(frozen=True, slots=True)
class CardDraft:
    name: str
    headline: str = ""
    mail: str = ""
    profile_url: str = ""
    organisation: str = ""
    title: str = ""
    connected: date | None = None
    source: str = ""
    source_date: date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    kind: str
    value_hash: str
    value: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft fit to be written. `facts` in the order of recognition."""

    name: str
    folded: str
    headline: str
    facts: tuple[Fact, ...]
    source: str
    source_date: date | None

    def hashes(self, kind: str) -> set[str]:
        return {fact.value_hash for fact in self.facts if fact.kind == kind}


def candidate(draft: CardDraft) -> Candidate:
    """Raises DomainError for a draft that names nobody or that no column can hold."""
    texts = {field: _line(getattr(draft, field)) for field in LONGEST}
    if not texts["name"]:
        raise DomainError(_("This person has no name."), code="no-name", field="name")
    for field, longest in LONGEST.items():
        if len(texts[field]) > longest:
            raise DomainError(
                _("This is too long: keep it under %(n)s characters.") % {"n": longest}, code="too-long", field=field
            )
    values = {
        Kind.PROFILE: texts["profile_url"],
        Kind.MAIL: texts["mail"],
        Kind.ORGANISATION: texts["organisation"],
        Kind.TITLE: texts["title"],
        Kind.CONNECTED: draft.connected.isoformat() if draft.connected else "",
    }
    return Candidate(
        name=texts["name"],
        folded=fold(texts["name"])[:200],
        headline=texts["headline"],
        facts=tuple(Fact(kind.value, match_hash(kind.value, value), value) for kind, value in values.items() if value),
        source=draft.source[:40],
        source_date=draft.source_date,
    )


def _line(text: str) -> str:
    # Most of tens of thousands of texts are clean: looking at each character of those would double the import.
    clean = text.isprintable() and unicodedata.is_normalized("NFC", text)
    return " ".join(text.split()) if clean else clean_line(text)
