"""What operators are told is true: every setting and every verb stands on their page."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from entregent.config.environment import Environment

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "operators.md").read_text()


def test_the_table_of_settings_is_complete_and_right():
    rows = re.findall(r"^\| `(ENTREGENT_\w+)` \| (?:`(.*?)`)? ?\| (.*) \|$", PAGE, re.MULTILINE)
    known = [(f"ENTREGENT_{one.name.upper()}", one.default, one.metadata["help"]) for one in fields(Environment)]
    assert sorted(rows) == sorted(known)


def test_every_verb_stands_in_the_table():
    told = re.findall(r"^\| `entregent ([a-z ]+)` \|", PAGE, re.MULTILINE)
    text = (Path(__file__).resolve().parents[1] / "commands" / "test_command.py").read_text()
    known = re.search(r"== \[\n(.*?)\n    \]", text, re.DOTALL)
    assert known is not None
    assert sorted(told) == re.findall(r'"([a-z ]+)"', known[1])
