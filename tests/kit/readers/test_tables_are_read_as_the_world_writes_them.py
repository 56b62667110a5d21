from __future__ import annotations

import time
import tracemalloc

import pytest

from archive_files import source
from entregent.kit.readers.refusals import Unreadable
from entregent.kit.readers.sources import Source
from entregent.kit.readers.tables import Header, possible_headers, read_rows


def header(file: Source) -> Header:
    return next(found for found in possible_headers(file) if {"first name", "town"} <= set(found.names))


def rows(data: str | bytes) -> list[tuple[int, dict[str, str]]]:
    file = source("t.csv", data)
    return [(row.number, row.cells) for row in read_rows(file, header(file))]


@pytest.mark.parametrize(
    "data",
    [
        "First Name,Town\nZoé,Lille\n".encode(),
        "\ufeffFirst Name,Town\r\nZoé,Lille\r\n".encode(),
        "First Name;Town\nZoé;Lille\n".encode("cp1252"),
        "First Name\tTown\nZoé\tLille\n".encode("utf-16"),
        ' "First  Name" , Town \rZoé,Lille'.replace(' "', '"').replace('" ', '"').encode(),
    ],
    ids=["utf-8", "mark and crlf", "semicolons in windows-1252", "utf-16", "padded names"],
)
def test_every_form_reads_the_same(data: bytes) -> None:
    assert rows(data) == [(2, {"first name": "Zoé", "town": "Lille"})]


def test_the_header_is_found_under_a_preamble() -> None:
    text = '"Notes:"\n"One long sentence, with a comma"\n\n,,,\nFirst Name,Town\nA,B\n'
    assert rows(text) == [(6, {"first name": "A", "town": "B"})]


def test_a_cell_may_hold_lines_quotes_and_separators() -> None:
    assert rows('First Name,Town\n"one\ntwo, ""three""",X\n') == [(2, {"first name": 'one\ntwo, "three"', "town": "X"})]


def test_a_quote_escaped_by_a_backslash_does_not_end_its_cell() -> None:
    assert rows('First Name,Town\n"a \\"b\\", c",X\n"d \\"e\\"",Y\n') == [
        (2, {"first name": 'a "b", c', "town": "X"}),
        (3, {"first name": 'd "e"', "town": "Y"}),
    ]


def test_short_rows_are_padded_long_ones_kept_and_empty_ones_dropped() -> None:
    assert rows("First Name,Town\nA\n , \n\nB,C,D,E\n") == [
        (2, {"first name": "A"}),
        (5, {"first name": "B", "town": "C"}),
    ]


def test_of_a_column_given_twice_the_first_that_is_filled_counts() -> None:
    assert rows("First Name,Town,Town \nA,,B\nC,D,E\n") == [
        (2, {"first name": "A", "town": "B"}),
        (3, {"first name": "C", "town": "D"}),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("First Name,Town\n" + ",\n" * 1_000_000, "csv-rows"),
        ("First Name,Town\n" + "\n" * 1_000_000, "csv-rows"),
        ("First Name,Town\n" + "," * 5_000_000, "csv-long"),
        ("First Name,Town\nA," + "B," * 900, "csv-columns"),
        ("First Name,Town\n" + '"a\n",' * 500_000, "csv-long"),
        ("First Name,Town\n" + "x" * 200_000 + ",Y\n", "csv-long"),
        ('First Name,Town\n"never closed ' + "line\n" * 400_000, "csv-long"),
    ],
    ids=["empty rows", "blank lines", "columns on a line", "columns", "columns over lines", "cell", "open quote"],
)
def test_what_never_ends_is_refused_quickly_and_in_little_memory(data: str, code: str) -> None:
    file = source("t.csv", data)
    begun = time.monotonic()
    tracemalloc.start()
    with pytest.raises(Unreadable) as caught:
        list(read_rows(file, header(file)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (caught.value.code, "t.csv" in str(caught.value)) == (code, True)
    assert time.monotonic() - begun < 10
    assert peak < 60_000_000


def test_what_is_no_text_is_refused() -> None:
    file = source("t.csv", b"First Name,Town\nA\0B,C\n")
    with pytest.raises(Unreadable) as caught:
        list(read_rows(file, Header(",", 1, ("first name", "town"))))
    assert caught.value.code == "file-binary"
