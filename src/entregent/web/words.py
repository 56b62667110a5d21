"""Dates, numbers and typography as the reader's language writes them."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_AP
from django.utils.translation import get_language, gettext, ngettext, pgettext

from entregent.kit.partial_dates import PartialDate

NARROW, WIDE = "\u202f", "\u00a0"
FRENCH_MONTHS = "janv. févr. mars avril mai juin juill. août sept. oct. nov. déc.".split()
_FRENCH = [
    (re.compile(r"[ \u00a0]+([;?!])"), NARROW + r"\1"),
    (re.compile(r" +(:)(?=\s|$)"), WIDE + r"\1"),
    (re.compile("« "), "«" + WIDE),
    (re.compile(" »"), WIDE + "»"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
]


def is_french() -> bool:
    return (get_language() or "").startswith("fr")


def number(value: int) -> str:
    """1 284 in French, 1,284 in English."""
    return f"{value:,}".replace(",", NARROW) if is_french() else f"{value:,}"


def typo(text: str) -> str:
    """French spaces and apostrophes, for sentences put together from pieces; other languages stay as they are."""
    if is_french():
        for pattern, replacement in _FRENCH:
            text = pattern.sub(replacement, text)
    return text


def full_date(day: date) -> str:
    """1er mars 2021, 1 March 2021."""
    number_of_day = "1er" if day.day == 1 and is_french() else str(day.day)
    return f"{number_of_day} {MONTHS[day.month]} {day.year}"


def partial_date(value: PartialDate, *, short: bool = False) -> str:
    """As precise as it was given: 2021, March 2021, 3 March 2021."""
    if not value.month:
        return str(value.year)
    if value.day:
        return full_date(value.first_day())
    return f"{_short_month(value.month) if short else MONTHS[value.month]} {value.year}"


def _short_month(month: int) -> str:
    return FRENCH_MONTHS[month - 1] if is_french() else str(MONTHS_AP[month])


def period(start: PartialDate | None, end: PartialDate | None) -> str:
    """depuis mars 2021 · dès mars 2041 · 2018 – févr. 2021 · jusqu’en 2020."""
    if start is None:
        return _until(end) if end else ""
    if end is None:
        return _since(start)
    if start == end:
        return partial_date(start)
    return f"{partial_date(start, short=True)} – {partial_date(end, short=True)}"


def _since(start: PartialDate) -> str:
    """What begins later is not told as if it had begun."""
    words = {"date": partial_date(start)}
    if start.first_day() > timezone.localdate():
        return (pgettext("from a day on", "from %(date)s") if start.day else gettext("from %(date)s")) % words
    return (pgettext("from a day on", "since %(date)s") if start.day else gettext("since %(date)s")) % words


def _until(end: PartialDate) -> str:
    if end.day:
        return pgettext("up to a day", "until %(date)s") % {"date": partial_date(end)}
    return gettext("until %(date)s") % {"date": partial_date(end)}


def ago(moment: datetime, now: datetime) -> str:
    """How long since, for a week; then the day."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return gettext("just now")
    if minutes < 60:
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", minutes) % {"n": minutes}
    if minutes < 24 * 60:
        hours = minutes // 60
        return ngettext("%(n)s hour ago", "%(n)s hours ago", hours) % {"n": hours}
    days = (timezone.localtime(now).date() - timezone.localtime(moment).date()).days
    if days <= 7:
        return ngettext("yesterday", "%(n)s days ago", days) % {"n": days}
    return full_date(timezone.localtime(moment).date())


def initials(name: str) -> str:
    """First letters of the first and the last word."""
    words = [word for word in re.split(r"[\s\-–_.,()«»“”\"]+", name) if word[:1].isalpha()]
    return "".join(word[0] for word in ([words[0], words[-1]] if len(words) > 1 else words)).upper()
