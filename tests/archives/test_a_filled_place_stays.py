"""Name, headline, about and town: an import fills what is empty, and replaces what the member ticks."""

from __future__ import annotations

import io
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from entregent.archives import queries, store
from entregent.archives.models import Import
from entregent.archives.services import open_upload, run_import, start_import
from entregent.kit import clock as clocks
from entregent.kit.audience import load_viewer
from entregent.kit.ids import first_at
from entregent.people.entries import EntryDraft
from entregent.people.models import Actor, Entry, EntryChange
from entregent.people.queries import news_of
from entregent.people.services.entries import add_entry
from entregent.people.services.identity import change_identity

PROFILE = (
    'First Name,Last Name,Headline,Summary,Geo Location\nBrunhilde,Keller,Glassblower,New words,"Lille, Nord, France"\n'
)


def opened(owner: Actor, text: str = PROFILE, name: str = "Profile.csv") -> Import:
    return open_upload(owner=owner, file=io.BytesIO(text.encode()), name=name)


def test_only_what_is_empty_is_filled(bruno: Actor) -> None:
    add_entry(actor=bruno, draft=EntryDraft(kind="about", text="My own words"))
    row = opened(bruno)
    counts = row.report["sections"]["profile"]
    assert (counts["found"], counts["present"], counts["to_add"]) == (4, 2, 2)
    start_import(owner=bruno, import_id=row.id)
    run_import(row.id)
    row.refresh_from_db()
    assert row.report["sections"]["profile"] == {"found": 4, "present": 2, "added": 2, "refused": []}
    bruno.refresh_from_db()
    assert (bruno.name, bruno.headline) == ("Bruno Keller", "Glassblower")
    assert dict(Entry.objects.filter(actor_id=bruno.id).values_list("kind", "audience")) == {"about": (2,), "town": ()}


def test_what_is_ticked_replaces_what_is_there(bruno: Actor) -> None:
    change_identity(actor=bruno, name="Bruno Keller", headline="Joiner")
    about = add_entry(actor=bruno, draft=EntryDraft(kind="about", text="My own words"))
    row = opened(bruno)
    lines = queries.shown_lines(bruno, row)["profile"]
    assert [(line.candidate.title, line.state, line.replaces) for line in lines] == [
        ("Brunhilde Keller", "filled", "Bruno Keller"),
        ("Glassblower", "filled", "Joiner"),
        ("New words", "filled", "My own words"),
        ("Lille", "new", ""),
    ]
    ticked = [line.candidate.id for line in lines[1:3]]
    start_import(owner=bruno, import_id=row.id, replacing=ticked)
    run_import(row.id)
    bruno.refresh_from_db()
    assert (bruno.name, bruno.headline) == ("Bruno Keller", "Glassblower")
    kept = Entry.objects.get(actor_id=bruno.id, kind="about")
    assert (kept.id, kept.text, kept.audience) == (about.id, "New words", (2,))


def test_recommendations_are_kept_for_the_member_alone_whatever_the_audience(bruno: Actor) -> None:
    text = (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nIda,Berg,Oriel,,Fine work,03/29/26,VISIBLE\n"
    )
    row = opened(bruno, text, "Recommendations_Received.csv")
    start_import(owner=bruno, import_id=row.id, audience=(1, 2))
    run_import(row.id)
    entry = Entry.objects.get(actor_id=bruno.id)
    assert (entry.kind, entry.title, entry.audience, str(entry.start)) == (
        "recommendation",
        "Ida Berg",
        (),
        "2026-03-29",
    )


def test_a_preview_asks_the_same_number_of_questions_for_ten_and_for_a_thousand(bruno: Actor) -> None:
    def statements(count: int) -> int:
        rows = "".join(f"Ida{n},Berg,https://www.linkedin.com/in/ida-{n},,,,12 Mar 2024\n" for n in range(count))
        text = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + rows
        with CaptureQueriesContext(
            connection,
        ) as asked:
            opened(bruno, text, "Connections.csv")
        return len(asked)

    assert statements(10) == statements(900)


def test_candidates_keep_their_id_in_another_order_and_in_the_store(bruno: Actor) -> None:
    first = opened(bruno, "Name\nTurning\nVeneering\n", "Skills.csv")
    second = opened(bruno, "Name\nVENEERING\nPolishing\nturning\n", "Skills.csv")
    ids = [{found.title.casefold(): found.id for found in store.read(row.id, "skills")} for row in (first, second)]
    assert {word: ids[1][word] for word in ids[0]} == ids[0]


def test_what_an_import_changes_is_no_news(bruno: Actor, claire: Actor) -> None:
    change_identity(actor=bruno, name="Bruno Keller", headline="Joiner")
    add_entry(actor=bruno, draft=EntryDraft(kind="about", text="My own words"))
    before = clocks.now() + timedelta(milliseconds=1)  # ids know milliseconds
    row = opened(bruno)
    lines = queries.shown_lines(bruno, row)["profile"]
    start_import(owner=bruno, import_id=row.id, replacing=[line.candidate.id for line in lines[1:3]])
    run_import(row.id)
    changes = EntryChange.objects.filter(actor_id=bruno.id, id__gte=first_at(before))
    assert sorted(changes.values_list("kind", "quiet")) == [("about", True), ("headline", True), ("town", True)]
    assert news_of([bruno.id], load_viewer(claire.id), before) == []
