"""Counts by section, as rows keep them: numbers, and reasons as codes with parameters."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from entregent.archives import comparing
from entregent.archives.candidates import SECTIONS, Candidate, Reading, Refusal
from entregent.archives.comparing import Known
from entregent.archives.reasons import place, reason

Report = dict[str, Any]
MOST_REFUSALS = 200  # of one section, told one by one


def kept(refusal: Refusal) -> dict[str, Any]:
    where = {key: value for key, value in asdict(refusal.where).items() if value}
    return {"where": where, "code": refusal.code, "parameters": refusal.parameters}


def preview_report(reading: Reading, here: Known) -> Report:
    sections = {}
    for section in SECTIONS:
        if section in reading.candidates:
            refused = reading.refused.get(section, [])
            offered = reading.candidates[section].values()
            new = sum(here.state(candidate) == comparing.NEW for candidate in offered)
            sections[section] = {
                "found": len(offered) + len(refused),
                "present": len(offered) - new,
                "to_add": new,
                "refused": capped([], [kept(refusal) for refusal in refused]),
            }
    notes = {section: [kept(note) for note in notes] for section, notes in reading.notes.items()}
    return {"sections": sections, "notes": notes}


def begun(preview: Report) -> Report:
    """The same report before the first batch: nothing added, nothing met yet."""
    sections = {
        section: {"found": counts["found"], "present": 0, "added": 0, "refused": counts["refused"]}
        for section, counts in preview["sections"].items()
    }
    return {**preview, "sections": sections}


def count(report: Report, section: str, *, present: int, added: int, refused: list[dict[str, Any]]) -> None:
    counts = report["sections"][section]
    counts["present"] += present
    counts["added"] += added
    counts["refused"] = capped(counts["refused"], refused)


def capped(told: list[dict[str, Any]], more: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """So many are told one by one; the rest is a number, at the end."""
    listed = [refusal for refusal in (*told, *more) if refusal["code"] != "more"]
    counted = sum(refusal["parameters"]["count"] for refusal in told if refusal["code"] == "more")
    counted += max(len(listed) - MOST_REFUSALS, 0)
    if not counted:
        return listed
    rest = {"where": {"file": listed[-1]["where"]["file"]}, "code": "more", "parameters": {"count": counted}}
    return [*listed[:MOST_REFUSALS], rest]


def count_refused(counts: dict[str, Any]) -> int:
    return sum(refusal["parameters"]["count"] if refusal["code"] == "more" else 1 for refusal in counts["refused"])


def refusal_of(candidate: Candidate, code: str, **parameters: Any) -> dict[str, Any]:
    return kept(Refusal(candidate.where, code, parameters))


def told(report: Report) -> dict[str, Any]:
    """For machines: every section, also those the archive has not; reasons as sentences in the reader's language."""
    sections: dict[str, dict[str, Any]] = report["sections"]
    keys = next(iter(sections.values()))
    none: dict[str, Any] = {key: [] if key == "refused" else 0 for key in keys}
    every = {section: sections.get(section, none) for section in SECTIONS}
    return {
        "sections": {
            section: {**counts, "refused": [said(refusal) for refusal in counts["refused"]]}
            for section, counts in every.items()
        }
    }


def said(refusal: dict[str, Any]) -> dict[str, str]:
    return {"where": place(refusal["where"]), "why": reason(refusal["code"], refusal["parameters"])}
