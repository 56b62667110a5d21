"""JSON from outside: bounded in size, depth and number; no NaN, no endless number, no key given twice."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from entregent.kit.readers.refusals import Unreadable
from entregent.kit.readers.sources import Source
from entregent.kit.readers.text import MARKS

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_CONTAINERS = 100_000
# A string that is never closed matches to the end: else each quote in it would start the search again.
NESTING = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)|[\[\]{}]', re.DOTALL)


def read_json(source: Source) -> Any:
    if source.size > MAX_BYTES:
        raise Unreadable("file-large", file=source.name, limit=MAX_BYTES // 1_000_000)
    data = source.head(MAX_BYTES + 1)
    encoding = next((encoding for mark, encoding in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable("json-broken", file=source.name, line=line) from error
    check_nesting(text, source.name)
    return parse(text, source.name)


def check_nesting(text: str, name: str) -> None:
    depth = containers = 0
    for match in NESTING.finditer(text):
        mark = match[0]
        if mark in "[{":
            depth, containers = depth + 1, containers + 1
            if depth > MAX_DEPTH:
                raise Unreadable("json-deep", file=name, limit=MAX_DEPTH)
            if containers > MAX_CONTAINERS:
                raise Unreadable("json-many", file=name, limit=MAX_CONTAINERS)
        elif mark in "]}":
            depth -= 1


def parse(text: str, name: str) -> Any:
    def number(form: str) -> float:
        value = float(form)
        if len(form) > 30 or not math.isfinite(value):
            raise Unreadable("json-number", file=name, number=form[:20])
        return value

    def whole(form: str) -> int:
        if len(form) > 18:
            raise Unreadable("json-number", file=name, number=form[:20])
        return int(form)

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found:
                raise Unreadable("json-twice", file=name, key=key[:60])
            found[key] = value
        return found

    try:
        return json.loads(text, parse_float=number, parse_int=whole, parse_constant=number, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        raise Unreadable("json-broken", file=name, line=error.lineno) from error
