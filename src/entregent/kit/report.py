"""What became of many drafts handed over at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass(slots=True)
class AddReport:
    """`refused`: the draft's place in the list, and why. found = present + added + len(refused)."""

    found: int = 0
    present: int = 0
    added: int = 0
    refused: list[tuple[int, str | Promise]] = field(default_factory=list)
