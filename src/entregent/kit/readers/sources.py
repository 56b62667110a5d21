"""A file to read: its name as shown to the member, its size, and how to open it, as often as needed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    size: int
    open: Callable[[], BinaryIO]

    def head(self, length: int = 65_536) -> bytes:
        with self.open() as file:
            return file.read(length)


def from_path(path: Path, name: str = "") -> Source:
    return Source(shown_name(name or path.name), path.stat().st_size, lambda: path.open("rb"))


def shown_name(name: str) -> str:
    """The last part of a path from outside, without anything that a page or a terminal would act upon."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char)[0] != "C")
    return plain.strip()[:120] or "file"
