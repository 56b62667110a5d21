from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from archive_files import source
from entregent.archives.candidates import Identity, Reading
from entregent.archives.formats import read_files
from entregent.archives.jsonresume import reader
from entregent.archives.jsonresume.writer import Resume, write
from entregent.kit.partial_dates import PartialDate
from entregent.people.entries import SHAPES, EntryDraft
from samples import SAMPLES, needs_samples

TODAY = date(2026, 11, 22)
FOLDER = SAMPLES / "jsonresume"


def reading(document: Any) -> Reading:
    return read_files([source("cv.json", json.dumps(document))], TODAY)


def items(found: Reading) -> list[object]:
    return [candidate.item for some in found.candidates.values() for candidate in some.values()]


def every_column(kind: str) -> EntryDraft:
    """An entry of that kind with each of its columns filled."""
    values: dict[str, Any] = {column: f"{kind} {column}" for column in SHAPES[kind].columns}
    values |= {"url": f"https://{kind}.example/"} if "url" in values else {}
    values |= {"start": PartialDate(2019, 3)} if "start" in values else {}
    values |= {"end": PartialDate(2021)} if "end" in values else {}
    values |= {"text": f"{kind}, one.\n\n- two\n- three"} if "text" in values else {}
    return EntryDraft(kind=str(kind), **values)


def test_our_export_is_read_again_as_the_same_entries() -> None:
    drafts = tuple(every_column(kind) for kind in SHAPES if kind != "town")
    drafts = (*drafts, EntryDraft(kind="town", title="Lille", detail="Nord, France"))
    document = write(
        Resume(name="Zoé Marchand", headline="Glassblower", url="https://here.example/@zoe", entries=drafts)
    )
    found = reading(document)
    assert found.notes == {}
    expected = [Identity("name", "Zoé Marchand"), Identity("headline", "Glassblower"), *drafts]
    plain = [
        item if isinstance(item, Identity) else EntryDraft(**{**fields(item), "source": "", "source_date": None})
        for item in items(found)
    ]
    assert sorted(plain, key=repr) == sorted(expected, key=repr)


def fields(item: Any) -> dict[str, Any]:
    return {name: getattr(item, name) for name in EntryDraft.__slots__}


def test_older_spellings_and_keywords_are_read() -> None:
    found = reading(
        {
            "basics": {"name": "Zoé", "website": "https://zoe.example", "picture": "x"},
            "work": [{"company": "Oriel", "position": "Joiner", "website": "oriel.example", "highlights": ["a", "b"]}],
            "skills": ["Glass", {"name": "Wood", "level": "Master", "keywords": ["Veneer", "glass"]}],
        }
    )
    told = [(item.kind, item.title, item.url, item.text) for item in items(found) if isinstance(item, EntryDraft)]
    assert told == [
        ("link", "", "https://zoe.example", ""),
        ("position", "Joiner", "https://oriel.example", "- a\n- b"),
        ("skill", "Glass", "", ""),
        ("skill", "Wood", "", ""),
        ("skill", "Veneer", "", ""),
    ]


def test_wrong_types_and_dates_are_refused_with_their_path() -> None:
    found = reading(
        {
            "basics": {"name": ["x"], "label": 12, "location": 3},
            "work": [{"name": "A", "position": "B", "startDate": "2020-13"}, 7, {"name": {"a": 1}}],
            "education": "none",
            "skills": None,
            "x-private": 1,
        }
    )
    refused = {(one.where.path, one.code) for some in found.refused.values() for one in some}
    assert refused == {("work[0]", "date"), ("work[1]", "type"), ("work[2]", "empty"), ("education", "type")}
    assert items(found) == [Identity("headline", "12")]
    assert found.notes[""][0].parameters == {"keys": "x-private"}


def test_what_would_run_as_a_link_is_left_out() -> None:
    found = reading(
        {"basics": {"url": "javascript:alert(1)"}, "work": [{"name": "A", "position": "B", "url": "data:x"}]}
    )
    assert [(item.kind, item.url) for item in items(found) if isinstance(item, EntryDraft)] == [("position", "")]


@needs_samples
def test_the_schemas_own_sample_is_read_whole() -> None:
    text = (FOLDER / "sample.resume.json").read_text()
    found = read_files([source("sample.resume.json", text)], TODAY)
    assert {key: len(some) for key, some in found.candidates.items()} == {
        "profile": 8,
        "positions": 1,
        "volunteering": 1,
        "education": 1,
        "honours": 1,
        "publications": 1,
        "skills": 8,
        "languages": 1,
        "recommendations": 1,
        "projects": 1,
    }
    assert not any(found.refused.values())


@needs_samples
@pytest.mark.parametrize("name", sorted(path.name for path in (FOLDER / "tests").glob("*.json")))
def test_no_case_of_the_schemas_own_tests_breaks_the_reader(name: str) -> None:
    for case in json.loads((FOLDER / "tests" / name).read_text()).values():
        if isinstance(case, dict):
            found = Reading("jsonresume", TODAY)
            reader.read_document(found, name, case)


def test_names_that_no_database_holds_are_told_without_what_cannot_be_kept() -> None:
    odd = "ho\0bb\ud800ies"
    found = reading({"basics": {"name": "Zoé", odd: 1}, "work": [{"name": "A", odd: 2}], odd: 3})
    (note,) = found.notes[""]
    assert note.parameters == {"keys": "hobbies, basics.hobbies, work.hobbies"}
