"""doctor: what is wrong, and what to do."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from entregent.commands.main import add_verb, answer

MARKS = {"good": "ok     ", "remark": "remark ", "wrong": "WRONG  "}


def add_to(verbs: Any) -> None:
    add_verb(
        verbs,
        "doctor",
        examine,
        about="Examine database, files, queue, counters and settings: what is wrong and what to do.",
        example="entregent doctor --json",
        data=True,
    )


def examine(arguments: argparse.Namespace) -> int:
    from entregent.commands.examinations import examine_all

    findings = examine_all()
    lines = [f"{MARKS[one.state]}{one.about}: {one.sentence}" for one in findings]
    wrong = sum(one.state == "wrong" for one in findings)
    lines.append("Nothing is wrong." if not wrong else f"{wrong} thing(s) to mend.")
    answer(arguments, {"wrong": wrong, "findings": [asdict(one) for one in findings]}, "\n".join(lines))
    return 1 if wrong else 0
