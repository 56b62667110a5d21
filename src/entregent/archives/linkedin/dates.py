"""The dates of LinkedIn's files, and what spreadsheets make of them: kept as given, never widened."""

from __future__ import annotations

import re
from functools import lru_cache

from entregent.archives.candidates import Refused
from entregent.kit.date_words import read_date
from entregent.kit.partial_dates import PartialDate

TIME = re.compile(r"[ ,T]+\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[AP]M)?(?: ?UTC| ?GMT|Z)?$", re.IGNORECASE | re.ASCII)
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})", re.ASCII)
DASHED = re.compile(r"([0-9]{1,2})[- ]([^\W\d]{3,10}\.?)[- ]([0-9]{2})")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", re.ASCII)
MONTH_DASHED = re.compile(r"([^\W\d]{3,10}\.?)-([0-9]{2})")


def partial_date(text: str) -> PartialDate | None:
    """`2020`, `Jan 2020`, `12 Mar 2024`, `7-Feb-22`, `03/15/2024`, `Jan 14, 2024`, `01/19/13, 12:10 AM`…"""
    form = " ".join(text.split())
    if not form:
        return None
    try:
        return _read(TIME.sub("", form[:60]))
    except ValueError:
        raise Refused("date", date=form[:40]) from None


@lru_cache(maxsize=10_000)  # thousands of connections share a few thousand days
def _read(form: str) -> PartialDate:
    if match := SLASHED.fullmatch(form):
        first, second, year = (int(part) for part in match.groups())
        month, day = (second, first) if first > 12 else (first, second)
        return _day(_century(year), month, day)
    if match := YEAR_FIRST.fullmatch(form):
        return _day(*(int(part) for part in match.groups()))
    if match := DASHED.fullmatch(form):
        return read_date(f"{match[1]} {match[2]} {_century(int(match[3]))}")
    if match := MONTH_DASHED.fullmatch(form):
        return read_date(f"{match[1]} {_century(int(match[2]))}")
    return read_date(form.replace("-", " ") if re.search(r"[^\W\d]", form) else form)


def _day(year: int, month: int, day: int) -> PartialDate:
    if not month or not day:
        raise ValueError("no such day")
    return PartialDate(year, month, day)


def _century(year: int) -> int:
    if year > 99:
        return year
    return year + (1900 if year >= 70 else 2000)
