"""A year, a month or a day: kept as given, never widened."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """`str()` gives `2020`, `2020-03` or `2020-03-05`; ordering puts the wider date first. Raises ValueError."""

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999 or not 0 <= self.month <= 12 or (self.day and not self.month):
            raise ValueError("no such date")
        if self.day and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise ValueError("no such day")

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        match = _FORM.fullmatch(text.strip())
        if not match:
            raise ValueError("no date")
        return cls(*(int(part) for part in match.groups(default="0")))

    def first_day(self) -> date:
        """For drawing and sorting only: never shown as the date itself."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])
