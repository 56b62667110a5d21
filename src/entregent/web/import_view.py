"""An import as a page shows it: one row a section, reasons already in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import ngettext

from entregent.archives import reports
from entregent.archives.labels import SECTION_LABELS, SECTION_NOTES
from entregent.archives.models import Import
from entregent.archives.queries import Line


@dataclass(frozen=True, slots=True)
class Part:
    key: str
    label: str | Promise
    found: int
    present: int
    count: int  # to add on a preview, added in a report
    notes: list[str]
    refused: list[dict[str, str]]
    lines: list[Line]
    ticked: bool

    @property
    def hidden(self) -> int:
        """Candidates that go with the section, but are not listed one by one."""
        return max(self.present + self.count - len(self.lines), 0)


def parts(
    row: Import, lines: Mapping[str, list[Line]] | None = None, unticked: frozenset[str] = frozenset()
) -> list[Part]:
    lines = lines or {}
    return [
        Part(
            key,
            SECTION_LABELS[key],
            counts["found"],
            counts["present"],
            counts.get("to_add", counts.get("added", 0)),
            notes(row, key, counts),
            [reports.said(refusal) for refusal in counts["refused"]],
            lines.get(key, []),
            key not in unticked,
        )
        for key, counts in row.report["sections"].items()
    ]


def notes(row: Import, key: str, counts: dict[str, Any]) -> list[str]:
    told = [reports.said(note)["why"] for note in row.report.get("notes", {}).get(key, [])]
    if refused := reports.count_refused(counts):
        told.insert(0, ngettext("%(n)s not added", "%(n)s not added", refused) % {"n": refused})
    if row.state == Import.State.PREVIEW and key in SECTION_NOTES:
        told.insert(0, str(SECTION_NOTES[key]))
    return told


def general_notes(row: Import) -> list[dict[str, str]]:
    return [reports.said(note) for note in row.report.get("notes", {}).get("", [])]


def to_add(row: Import) -> int:
    return sum(counts.get("to_add", counts.get("added", 0)) for counts in row.report["sections"].values())


def choice(data: QueryDict, row: Import, lines: Mapping[str, list[Line]]) -> tuple[list[str], list[str]]:
    """What the form leaves out (sections, and listed ids without a tick), and ids ticked although a place is filled."""
    left_out = [key for key in row.report["sections"] if key not in data.getlist("part")]
    if "chosen" not in data:
        return left_out, []
    kept, listed = set(data.getlist("keep")), [line for some in lines.values() for line in some]
    # What is already there needs no tick: it is met again and counted as present.
    left_out += [line.candidate.id for line in listed if line.candidate.id not in kept and line.ticked]
    return left_out, [line.candidate.id for line in listed if line.candidate.id in kept and line.state == "filled"]
