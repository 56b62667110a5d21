"""The main way: read, preview, choose, queue, report; and the same archive again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from entregent.archives import store
from entregent.archives.models import Import
from entregent.archives.services import open_upload, start_import
from entregent.network.models import Card
from entregent.people.models import Actor, Entry


def archive(**files: str) -> io.BytesIO:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(f"{name}.csv", text)
    data.seek(0)
    return data


FILES = {
    "Positions": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Atelier Nord,Menuisière,,Lille,Mar 2019,\nAtelier Nord,Apprentie,,Lille,2017,2019\n",
    "Skills": "Name\nPlacage\nplacage\nTournage\n",
    "Connections": 'Notes:\n"Some words, and more"\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ida,Berg,https://www.linkedin.com/in/ida-berg,,Verre & Cie,Souffleuse,12 Mar 2024\n",
}


def test_everything_found_is_added_and_the_files_are_gone(amina: Actor, run_jobs: Callable[[], int]) -> None:
    row = open_upload(owner=amina, file=archive(**FILES), name="Basic_LinkedInDataExport_11-20-2026.zip")
    assert {key: counts["to_add"] for key, counts in row.report["sections"].items()} == {
        "positions": 2,
        "skills": 2,
        "connections": 1,
    }
    start_import(owner=amina, import_id=row.id)
    assert run_jobs() == 1
    row = Import.objects.get(id=row.id)
    assert (row.state, row.done, row.total) == ("done", 5, 5)
    assert row.report["sections"]["skills"] == {"found": 2, "present": 0, "added": 2, "refused": []}
    assert Entry.objects.filter(actor_id=amina.id, audience=()).count() == 4
    assert [card.name for card in Card.objects.filter(owner_id=amina.id)] == ["Ida Berg"]
    assert not store.exists(row.id)


def test_the_same_archive_again_adds_nothing(amina: Actor, run_jobs: Callable[[], int]) -> None:
    for _ in range(2):
        row = open_upload(owner=amina, file=archive(**FILES), name="again.zip")
        start_import(owner=amina, import_id=row.id)
        run_jobs()
    row = Import.objects.latest("id")
    assert row.report["sections"] == {
        "positions": {"found": 2, "present": 2, "added": 0, "refused": []},
        "skills": {"found": 2, "present": 2, "added": 0, "refused": []},
        "connections": {"found": 1, "present": 1, "added": 0, "refused": []},
    }
    assert Entry.objects.filter(actor_id=amina.id).count() == 4
