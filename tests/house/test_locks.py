"""Locked requirements name no place to fetch from: whoever installs decides where packages come from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def faults(line: str) -> bool:
    text = line.strip()
    if text.startswith("#"):
        return "://" in text or bool(re.search(r"(^|\s)/\w", text))
    if text.startswith("--"):
        return not re.fullmatch(r"--hash=sha256:[0-9a-f]{64}( \\)?", text)
    return bool(text) and not re.fullmatch(r"[a-z0-9._-]+(\[[a-z0-9,]+\])?==[\w.!+]+( ; [^/\\]+?)? \\", text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_versions_and_hashes_only(lock: Path) -> None:
    assert [line for line in lock.read_text().splitlines() if faults(line)] == []


def test_there_are_three_locks() -> None:
    assert [lock.name for lock in LOCKS] == ["base.txt", "dev.txt", "postgresql.txt"]


@pytest.mark.parametrize(
    "line", ["--index-url x", "-e .", "thing @ file:///x", "    # via -r /home/x/base.txt", "thing==1", "--hash=md5:12"]
)
def test_the_check_sees_what_must_not_be(line: str) -> None:
    assert faults(line)
