"""The traps of LinkedIn's files, one by one."""

from __future__ import annotations

from datetime import date

import pytest

from archive_files import CONNECTIONS, POSITIONS, source, zipped
from entregent.archives.candidates import Identity, Reading, Refused
from entregent.archives.formats import read_files
from entregent.archives.linkedin.dates import partial_date
from entregent.network.cards import CardDraft
from entregent.people.entries import EntryDraft

TODAY = date(2026, 11, 22)


def reading(name: str, text: str | bytes) -> Reading:
    return read_files([source(name, text)], TODAY)


def items(name: str, text: str | bytes) -> list[object]:
    found = reading(name, text)
    return [candidate.item for some in found.candidates.values() for candidate in some.values()]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2020", "2020"),
        ("Jan 2020", "2020-01"),
        ("Sept 2012", "2012-09"),
        ("12 Mar 2024", "2024-03-12"),
        ("7-Feb-22", "2022-02-07"),
        ("Feb-21", "2021-02"),
        ("03/15/2024", "2024-03-15"),
        ("15/03/2024", "2024-03-15"),
        ("Jan 14, 2024", "2024-01-14"),
        ("01/19/13, 12:10 AM", "2013-01-19"),
        ("03/29/26", "2026-03-29"),
        ("3/4/21, 5:06 PM", "2021-03-04"),
        ("2026-07-20 10:25:25", "2026-07-20"),
        ("2026-08-01 10:00:00 UTC", "2026-08-01"),
        ("2025/06/10 23:13:46 UTC", "2025-06-10"),
        ("2016-09", "2016-09"),
        ("12 août 2019", "2019-08-12"),
        ("7-févr-22", "2022-02-07"),
        ("7-févr.-22", "2022-02-07"),
        ("", "None"),
    ],
)
def test_dates_are_kept_as_given(given: str, kept: str) -> None:
    assert str(partial_date(given)) == kept


@pytest.mark.parametrize(
    "given", ["31 Feb 2020", "Feb 30, 2021", "00/00/2020", "13/13/2020", "soon", "2020-13", "1" * 100_000]
)
def test_a_date_that_does_not_exist_is_refused(given: str) -> None:
    with pytest.raises(Refused):
        partial_date(given)


def test_a_refused_row_says_where_and_why() -> None:
    found = reading("Positions.csv", POSITIONS + "Oriel,Joiner,,,Feb 30 2020,\nOriel,Joiner,,,2021,2019\n,,,,2020,\n")
    assert [(one.where.row, one.code) for one in found.refused["positions"]] == [(2, "date"), (3, "said"), (4, "empty")]
    assert {one.where.file for one in found.refused["positions"]} == {"Positions.csv"}


def test_connections_under_their_preamble_in_any_case_once() -> None:
    text = (
        'Notes:\n"Some are missing, see https://help.example"\n\n'
        + CONNECTIONS
        + "Zoé,Marchand,https://www.linkedin.com/in/Zo%C3%A9-M/,Zoe@Mail.example,Verre &amp; Cie,Maître,12 Mar 2024\n"
        "Zoé,Marchand,http://fr.linkedin.com/in/zoé-m?trk=x#y,,Verre & Cie,Maître,12 Mar 2024\n"
        ",,https://www.linkedin.com/in/gone,,,,\n,,,,,,01 Jan 2020\n"
        "Ida,Berg,,,Oriel,,Mar 2024\n"
    )
    found = reading("Kontakte.csv", text)
    assert [candidate.item for candidate in found.candidates["connections"].values()] == [
        CardDraft(
            name="Zoé Marchand",
            mail="Zoe@Mail.example",
            profile_url="https://www.linkedin.com/in/Zo%C3%A9-M/",
            organisation="Verre & Cie",
            title="Maître",
            connected=date(2024, 3, 12),
            source="linkedin",
            source_date=TODAY,
        ),
        CardDraft(name="Ida Berg", organisation="Oriel", source="linkedin", source_date=TODAY),
    ]
    assert [(note.code, note.parameters) for note in found.notes["connections"]] == [("departed", {"count": 2})]


def test_an_older_archive_without_addresses_reads_too() -> None:
    text = "First Name,Last Name,Email Address,Company,Position,Connected On\nIda,Berg,,Oriel,Joiner,12 Mar 2019\n"
    assert [getattr(item, "name", "") for item in items("Connections.csv", text)] == ["Ida Berg"]


def test_a_profile_gives_its_parts_and_only_web_addresses() -> None:
    header = (
        '"First Name","Last Name","Maiden Name","Address","Birth Date","Headline","Summary","Industry","Zip Code",'
        '"Geo Location","Twitter Handles","Websites","Instant Messengers"\n'
    )
    row = (
        'Zoé,Marchand,,1 Street,"Mar 14",Glassblower,"One.\n\nTwo &lt;b&gt; ""three"".",,59000,'
        '"Lille, Nord, France",[zoe],'
        '"[PORTFOLIO:https://glass.example,BLOG:http://blog.example/fr,https://bare.example,OTHER:javascript:alert(1),'
        'RSS:ftp://files.example]",\n'
    )
    made = {"source": "linkedin", "source_date": TODAY}
    assert items("Profile.csv", header + row) == [
        Identity("name", "Zoé Marchand"),
        Identity("headline", "Glassblower"),
        EntryDraft(kind="about", text='One.\n\nTwo <b> "three".', **made),
        EntryDraft(kind="town", title="Lille", detail="Nord, France", **made),
        EntryDraft(kind="link", title="Portfolio", url="https://glass.example", **made),
        EntryDraft(kind="link", title="Blog", url="http://blog.example/fr", **made),
        EntryDraft(kind="link", url="https://bare.example", **made),
    ]


def test_recommendations_received_are_told_from_those_given_and_pending_ones_stay_out() -> None:
    text = (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Ida,Berg,Oriel,Director,Always there,"01/19/23, 12:10 AM",VISIBLE\n'
        "Ida,Berg,Oriel,Director,Not shown,03/29/26,HIDDEN\nIda,Berg,Oriel,Director,Not sent,03/29/26,PENDING\n"
    )
    given = text.replace("Always there", "My own words")
    data = zipped({"Recommendations_Received.csv": text, "Recommendations_Given.csv": given})
    found = read_files([source("a.zip", data)], TODAY)
    assert [candidate.item.text for candidate in found.candidates["recommendations"].values()] == [  # type: ignore[union-attr]
        "Always there",
        "Not shown",
    ]
    assert [one.code for one in found.refused["recommendations"]] == ["recommendation-pending"]


def test_a_file_with_a_promising_name_and_another_header_is_told() -> None:
    data = zipped({"Skills.csv": "Name\nTurning\n", "Connections.csv": "Prénom,Nom\nA,B\n"})
    found = read_files([source("a.zip", data)], TODAY)
    assert list(found.candidates) == ["skills"]
    assert [(note.where.file, note.code) for note in found.notes[""]] == [("Connections.csv", "header")]


def test_the_source_date_is_the_day_of_the_export() -> None:
    data = zipped({"Skills.csv": "Name\nTurning\n"})
    assert read_files([source("Basic_LinkedInDataExport_10-02-2026.zip", data)], TODAY).source_date == date(2026, 10, 2)


def test_a_name_of_ten_thousand_characters_is_one_refused_row() -> None:
    found = reading("Connections.csv", CONNECTIONS + f"{'a' * 10_000},Berg,,,,,12 Mar 2024\nIda,Berg,,,,,12 Mar 2024\n")
    assert [(one.where.row, one.code, one.parameters) for one in found.refused["connections"]] == [
        (2, "long", {"field": "name", "limit": 200})
    ]
    assert len(found.candidates["connections"]) == 1
