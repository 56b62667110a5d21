"""Partial dates as people type them: `2020`, `2020-03`, `03/2020`, `mars 2020`, `March 2020`, `5 mars 2020`."""

from __future__ import annotations

import re

from entregent.kit.partial_dates import PartialDate
from entregent.kit.text import fold

_MONTHS = (
    ("january", "janvier"),
    ("february", "fevrier"),
    ("march", "mars"),
    ("april", "avril"),
    ("may", "mai"),
    ("june", "juin"),
    ("july", "juillet"),
    ("august", "aout"),
    ("september", "septembre"),
    ("october", "octobre"),
    ("november", "novembre"),
    ("december", "decembre"),
)
_ISO = re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?", re.ASCII)
_SLASHED = re.compile(r"(?:(?P<day>\d{1,2})[-/.])?(?P<month>\d{1,2})[-/.](?P<year>\d{4})", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(?P<day>\d{1,2})(?:er|st|nd|rd|th)? )?(?P<word>[a-z]{3,9})\.? (?P<year>\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"(?P<word>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})", re.ASCII)


def _month(word: str) -> int:
    """A whole name or its first letters, when they mean one month only."""
    exact = [number for number, names in enumerate(_MONTHS, 1) if word in names]
    begun = [number for number, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names)]
    found = exact or begun
    if len(found) != 1:
        raise ValueError("no such month")
    return found[0]


def read_date(text: str) -> PartialDate:
    """In French and English, day before month when only figures stand there. Raises ValueError."""
    folded = fold(text[:40])
    for form in (_ISO, _SLASHED, _DAY_FIRST, _MONTH_FIRST):
        if match := form.fullmatch(folded):
            parts = match.groupdict()
            month = _month(parts["word"]) if "word" in parts else int(parts["month"] or 0)
            if parts.get("month") is not None and month == 0:
                raise ValueError("no such month")
            day = parts["day"]
            if day is not None and int(day) == 0:
                raise ValueError("no such day")
            return PartialDate(int(parts["year"]), month, int(day or 0))
    raise ValueError("no date")
