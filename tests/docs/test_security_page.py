"""The page about security names tests that exist, and cases of the catalogue in its order."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)
ROWS = re.findall(r"^\| ([A-Z]\d\d(?:, [A-Z]\d\d)*) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)


def functions(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_test_that_is_named_exists() -> None:
    known = {path: functions(path) for path in {path for path, _name in NAMED} if (ROOT / path).exists()}
    assert [f"{path}::{name}" for path, name in NAMED if name not in known.get(path, ())] == []
    assert len(NAMED) > 80


def test_every_case_is_held_by_a_test() -> None:
    assert [cases for cases, _tried, held in ROWS if not re.fullmatch(r"`tests/[^`]+`(, `tests/[^`]+`)*", held)] == []
    assert len(ROWS) == PAGE.count("\n| ") - 1


def test_the_cases_stand_in_the_order_of_the_catalogue() -> None:
    first = [cases[:3] for cases, _tried, _held in ROWS]
    assert first == sorted(first)


def test_it_says_how_to_report_and_what_is_not_covered() -> None:
    for words in ("/.well-known/security.txt", "## What is not covered yet", "## Telling us about a weakness"):
        assert words in PAGE
