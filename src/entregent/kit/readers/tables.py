"""CSV as the world writes it: RFC 4180 and its neighbours, row by row, with limits.

Commas, semicolons or tabs; a preamble before the header; short, long and empty rows; names of columns padded or
given twice; quotes escaped by a backslash.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from entregent.kit.readers.refusals import Unreadable
from entregent.kit.readers.sources import Source
from entregent.kit.readers.text import head_text, open_text

MAX_ROWS = 200_000  # counted with the empty ones
MAX_COLUMNS = 500
MAX_RECORD = 1_000_000  # characters
PREAMBLE = 12  # rows among which a header is looked for
# `\"` inside a cell (a separator that follows it comes with a space), and just before the quote that closes the cell.
ESCAPED = re.compile(r'\\"(?=[^,;\t\r\n"]|[,;] |"(?:[,;\t\r\n]|$))')


@dataclass(frozen=True, slots=True)
class Header:
    separator: str
    number: int  # the row it stands in, from 1
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    number: int  # as a spreadsheet counts
    cells: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


def possible_headers(source: Source) -> Iterator[Header]:
    """The first few rows as column names (lower case, single spaces), with each separator in turn."""
    head = head_text(source)
    for separator in ",;\t":
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
        try:
            for number, row in zip(range(1, PREAMBLE + 1), reader, strict=False):
                yield Header(separator, number, tuple(column_name(cell) for cell in row[:MAX_COLUMNS]))
        except csv.Error:
            continue


def column_name(cell: str) -> str:
    return " ".join(cell.split()).casefold()


def read_rows(source: Source, header: Header) -> Iterator[Row]:
    """Rows under the header that hold anything. Of columns given twice, the first that is filled counts."""
    with open_text(source) as text:
        lines = Lines(text, source.name)
        reader = csv.reader(lines, delimiter=header.separator)
        number = 0
        try:
            for row in reader:
                number = lines.next_record()
                if number <= header.number or not any(cell and not cell.isspace() for cell in row):
                    continue
                if len(row) > MAX_COLUMNS:
                    raise Unreadable("csv-columns", file=source.name, row=number, limit=MAX_COLUMNS)
                yield Row(number, named_cells(header.names, row))
        except csv.Error as error:
            raise Unreadable("csv-long", file=source.name, row=number + 1) from error


def named_cells(names: tuple[str, ...], row: list[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for name, cell in zip(names, row, strict=False):
        if cell and not cells.get(name):
            cells[name] = cell
    return cells


class Lines:
    """The lines of a text, as csv wants them, refusing a record that never ends and a file that never ends."""

    def __init__(self, text: TextIO, name: str) -> None:
        self._text, self._name = text, name
        self._records = self._length = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_RECORD)
        self._length += len(line)
        if self._length >= MAX_RECORD:
            raise Unreadable("csv-long", file=self._name, row=self._records + 1)
        if not line:
            raise StopIteration
        return ESCAPED.sub('""', line) if '\\"' in line else line

    def next_record(self) -> int:
        self._length = 0
        self._records += 1
        if self._records > MAX_ROWS:
            raise Unreadable("csv-rows", file=self._name, limit=MAX_ROWS)
        return self._records
