"""What an import keeps between preview and report: its candidates, one file a section, readable by the server alone.

The uploaded archive itself is never kept: what is not a candidate (messages, for one) is gone when it was read.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from entregent.archives.candidates import SECTIONS, Candidate, Identity, Item, Reading, Where
from entregent.kit.partial_dates import PartialDate
from entregent.network.cards import CardDraft
from entregent.people.entries import EntryDraft

SHAPES: dict[str, type[EntryDraft | CardDraft | Identity]] = {
    "entry": EntryDraft,
    "card": CardDraft,
    "identity": Identity,
}


def folders() -> Path:
    return Path(settings.HOME) / "imports"


def folder(import_id: int) -> Path:
    return folders() / str(import_id)


def write(import_id: int, reading: Reading) -> None:
    target = folder(import_id)
    target.mkdir(mode=0o700, parents=True)
    for section, candidates in reading.candidates.items():
        with os.fdopen(os.open(target / section, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.writelines(json.dumps(packed(candidate)) + "\n" for candidate in candidates.values())


def read(import_id: int, section: str) -> Iterator[Candidate]:
    path = folder(import_id) / section
    if path.exists():
        with path.open() as file:
            for line in file:
                yield unpacked(section, json.loads(line))


def read_all(import_id: int, without: Iterable[str] = ()) -> Iterator[Candidate]:
    for section in SECTIONS:
        if section not in without:
            yield from read(import_id, section)


def exists(import_id: int) -> bool:
    return folder(import_id).is_dir()


def ages() -> list[tuple[int, timedelta]]:
    """Of every folder here, how long ago it was written."""
    found = folders().iterdir() if folders().is_dir() else ()
    return [
        (int(path.name), timedelta(seconds=time.time() - path.stat().st_mtime)) for path in found if path.name.isdigit()
    ]


def remove(import_id: int) -> None:
    shutil.rmtree(folder(import_id), ignore_errors=True)


def packed(candidate: Candidate) -> dict[str, Any]:
    kind = next(name for name, shape in SHAPES.items() if isinstance(candidate.item, shape))
    values = {field.name: getattr(candidate.item, field.name) for field in fields(candidate.item)}
    where = candidate.where
    return {
        "shape": kind,
        "where": [where.file, where.row, where.path],
        "item": {
            name: str(value) if isinstance(value, date | PartialDate) else value
            for name, value in values.items()
            if value
        },
    }


def unpacked(section: str, values: dict[str, Any]) -> Candidate:
    item: dict[str, Any] = values["item"]
    for name in ("start", "end"):
        if name in item:
            item[name] = PartialDate.parse(item[name])
    for name in ("source_date", "connected"):
        if name in item:
            item[name] = date.fromisoformat(item[name])
    made: Item = SHAPES[values["shape"]](**item)
    return Candidate(section, Where(*values["where"]), made)
