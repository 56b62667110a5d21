from __future__ import annotations

import io
import time
from datetime import date

import pytest

from archive_files import CONNECTIONS, POSITIONS, SKILLS, source, zipped
from entregent.archives.candidates import Reading
from entregent.archives.comparing import Known
from entregent.archives.formats import read_files
from entregent.archives.models import Import
from entregent.archives.reports import capped, count_refused, preview_report
from entregent.archives.services import open_upload
from entregent.kit.errors import DomainError, TooMany
from entregent.kit.readers.refusals import Unreadable
from entregent.people.models import Actor

TODAY = date(2026, 11, 22)


def reading(files: dict[str, str | bytes]) -> Reading:
    return read_files([source("a.zip", zipped(files))], TODAY)


def test_thousands_of_files_are_looked_at_quickly() -> None:
    begun = time.monotonic()
    found = reading({f"{n}/Skills.csv": SKILLS for n in range(9_000)})
    assert len(found.candidates["skills"]) == 2
    assert time.monotonic() - begun < 20


def test_rows_are_counted_over_all_files() -> None:
    rows = ",,,,,,12 Mar 2024\n" * 100_000  # people who have left cost little, but are rows
    begun = time.monotonic()
    with pytest.raises(Unreadable) as caught:
        read_files([source(f"{n}.csv", CONNECTIONS + rows) for n in range(2)], TODAY)
    assert caught.value.code == "csv-rows"
    assert time.monotonic() - begun < 20


def test_the_same_rows_without_end_are_cut_and_said() -> None:
    begun = time.monotonic()
    found = reading({"Skills.csv": "Name\n" + "".join(f"skill {n % 900}\n" for n in range(150_000))})
    assert len(found.candidates["skills"]) == 900
    assert [note.code for note in found.notes["skills"]] == ["cut"]
    assert time.monotonic() - begun < 20


def test_a_cv_without_end_is_cut_and_said() -> None:
    found = reading({"Skills.csv": "Name\n" + "".join(f"skill {n}\n" for n in range(6_000))})
    assert len(found.candidates["skills"]) == 5_000
    assert [(note.code, note.parameters) for note in found.notes["skills"]] == [("cut", {"limit": 5_000})]


def test_hundreds_of_refusals_are_told_as_a_number() -> None:
    rows = "".join(f"Oriel,Joiner {n},,,31 Feb 2020,\n" for n in range(250))
    counts = preview_report(reading({"Positions.csv": POSITIONS + rows}), Known(Actor()))["sections"]["positions"]
    assert (counts["found"], len(counts["refused"]), count_refused(counts)) == (250, 201, 250)
    assert counts["refused"][-1] == {"where": {"file": "Positions.csv"}, "code": "more", "parameters": {"count": 50}}
    more = capped(counts["refused"], [{"where": {"file": "b"}, "code": "kept", "parameters": {}}] * 3)
    assert (len(more), count_refused({"refused": more})) == (201, 253)


def test_many_columns_and_one_long_line_do_not_weigh() -> None:
    wide = "Name" + ",Name" * 400_000 + "\n" + "x," * 400_000
    begun = time.monotonic()
    with pytest.raises(DomainError) as caught:
        read_files([source("Skills.csv", wide), source("Connections.csv", "x" * 5_000_000)], TODAY)
    assert caught.value.code == "csv-long"
    assert time.monotonic() - begun < 5


def test_one_archive_of_a_member_is_read_at_a_time(amina: Actor, bruno: Actor) -> None:
    inside: list[str] = []

    class Slow(io.BytesIO):
        """While it is read, another one comes."""

        def read(self, size: int | None = -1) -> bytes:
            if not inside:
                inside.append("read")
                with pytest.raises(TooMany) as refusal:
                    open_upload(owner=amina, file=io.BytesIO(SKILLS.encode()), name="Skills.csv")
                inside.append(refusal.value.code)
                open_upload(owner=bruno, file=io.BytesIO(SKILLS.encode()), name="Skills.csv")
            return super().read(size)

    open_upload(owner=amina, file=Slow(SKILLS.encode()), name="Skills.csv")
    open_upload(owner=amina, file=io.BytesIO(SKILLS.encode()), name="Skills.csv")
    assert inside == ["read", "imports-at-once"]
    assert Import.objects.filter(owner_id=amina.id).count() == 2
