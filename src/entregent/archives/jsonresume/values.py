"""Values of a document whose types nobody promised."""

from __future__ import annotations

from typing import Any

from entregent.archives.candidates import Refused
from entregent.kit.errors import DomainError
from entregent.kit.partial_dates import PartialDate
from entregent.kit.readers.text import one_line, plain
from entregent.people.entries import checked_url


def text(value: Any) -> str:
    """One line; '' for what is not text or a number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return one_line(str(value))


def long_text(value: Any) -> str:
    return plain(value) if isinstance(value, str) else ""


def texts(value: Any) -> list[str]:
    return [found for item in value[:200] if (found := text(item))] if isinstance(value, list) else []


def day(value: Any) -> PartialDate | None:
    form = text(value)
    if not form or form.casefold() in {"present", "current", "now"}:
        return None
    try:
        return PartialDate.parse(form.split("T")[0])
    except ValueError:
        raise Refused("date", date=form[:40]) from None


def web(value: Any) -> str:
    try:
        return checked_url(text(value))
    except DomainError:
        return ""


def paragraphs(summary: Any, points: Any, *more: str) -> str:
    """A text, its points as a list, and what else belongs to it."""
    listed = "\n".join(f"- {point}" for point in texts(points))
    return "\n\n".join(part for part in (long_text(summary), listed, *more) if part)
