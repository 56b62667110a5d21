"""Whatever is sent: a sentence in the member's language that names the file, status 4xx, nothing half-written."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive_files import CONNECTIONS, POSITIONS, SKILLS, zipped
from entregent.archives import store
from entregent.archives.models import Import
from entregent.kit.models import Act
from entregent.people.models import Actor, Entry


def symlink() -> bytes:
    info = zipfile.ZipInfo("Skills.csv")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return zipped({info: "/etc/passwd"})  # type: ignore[dict-item]


def encrypted() -> bytes:
    data = bytearray(zipped({"Skills.csv": SKILLS}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def overlapping() -> bytes:
    data = bytearray(zipped({"Skills.csv": SKILLS, "Positions.csv": POSITIONS}))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(data)


FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("Skills.csv", lambda: b"", "est vide"),
    "truncated zip": ("a.zip", lambda: zipped({"Skills.csv": SKILLS})[:60], "abîmé ou incomplet"),
    "encrypted zip": ("a.zip", encrypted, "mot de passe"),
    "bomb": ("a.zip", lambda: zipped({"Skills.csv": bytes(50_000_000)}), "bien trop gros"),
    "slip": ("a.zip", lambda: zipped({"../Skills.csv": SKILLS}), "chemin interdit"),
    "symlink": ("a.zip", symlink, "un lien"),
    "overlap": ("a.zip", overlapping, "se chevauchent"),
    "wrong header": ("Positions.csv", lambda: b"Nom,Metier\nA,B\n", "Vous pouvez importer"),
    "wrong encoding": ("Skills.csv", lambda: b"Name\nTurn\0ing\n", "pas du texte"),
    "a million empty rows": ("Connections.csv", lambda: CONNECTIONS.encode() + b",,,,,,\n" * 1_000_000, "lignes"),
    "wrong type": ("photo.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "Vous pouvez importer"),
    "pdf under a csv name": ("Skills.csv", lambda: b"%PDF-1.7\n" + os.urandom(5_000), "Vous pouvez importer"),
    "broken json": ("cv.json", lambda: b'{"basics": ', "JSON valide"),
    "deep json": ("cv.json", lambda: b'{"basics":' + b"[" * 100_000, "emboîte plus de"),
    "header alone": ("Skills.csv", lambda: b"Name\n", "rien à importer"),
    "100 MB": ("a.zip", lambda: b"PK\x03\x04" + bytes(100_000_000), "trop gros"),
}


@pytest.mark.parametrize("case", FILES)
def test_a_bad_file_is_refused(case: str, amina: Actor, logged_in: Callable[[Actor], Client]) -> None:
    name, make, words = FILES[case]
    before = Act.objects.count()
    page = logged_in(amina).post("/desk/import", {"archive": SimpleUploadedFile(name, make())})
    assert page.status_code == 422
    assert name in page.text
    assert words in page.text
    assert (Import.objects.count(), Act.objects.count()) == (0, before)
    assert not store.folders().exists() or list(store.folders().iterdir()) == []


def test_dates_that_do_not_exist_and_endless_names_are_rows_refused_with_their_reason(
    amina: Actor, logged_in: Callable[[Actor], Client]
) -> None:
    rows = f"Oriel,Menuisière,,,31 Feb 2020,\n{'x' * 10_000},Chef,,,2020,\nOriel,Apprentie,,,2019,\n"
    client = logged_in(amina)
    sent = client.post("/desk/import", {"archive": SimpleUploadedFile("Positions.csv", (POSITIONS + rows).encode())})
    page = client.get(sent["Location"]).text
    assert "Positions.csv, ligne 2" in page
    assert "La date «\u00a031 Feb 2020\u00a0» n’existe pas" in page
    assert "plus de 200 caractères" in page
    row = Import.objects.get()
    assert row.report["sections"]["positions"]["to_add"] == 1


def test_markup_in_every_field_is_shown_as_text(
    bruno: Actor, logged_in: Callable[[Actor], Client], run_jobs: Callable[[], int]
) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    client = logged_in(bruno)
    text = POSITIONS + ",".join([bad] * 4) + ",2020,\n"
    connection = f"{bad},{bad},javascript:alert(3),{bad},{bad},{bad},12 Mar 2024\n"
    files = [
        SimpleUploadedFile("Positions.csv", text.encode()),
        SimpleUploadedFile("<b>Connections.csv", (CONNECTIONS + connection).encode()),
    ]
    address = client.post("/desk/import", {"archive": files})["Location"]
    pages = [client.get(address).text, client.get(f"{address}?choose=1").text, client.get("/desk/import").text]
    client.post(address, {"part": ["positions", "connections"], "audience": "members"})
    run_jobs()
    pages += [client.get(address).text, client.get("/people/cards").text, client.get("/@bruno").text]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'href="javascript' not in page
    assert Entry.objects.filter(actor_id=bruno.id).count() == 1


def test_nothing_is_left_when_the_row_cannot_be_written(
    amina: Actor, logged_in: Callable[[Actor], Client], tmp_path: Path
) -> None:
    client = logged_in(amina)
    for _ in range(10):
        client.post("/desk/import", {"archive": SimpleUploadedFile("Skills.csv", SKILLS.encode())})
    page = client.post("/desk/import", {"archive": SimpleUploadedFile("Skills.csv", SKILLS.encode())})
    assert page.status_code == 422
    assert "Des archives vous attendent" in page.text
    assert len(list(store.folders().iterdir())) == Import.objects.count() == 10
    modes = {stat.S_IMODE(path.stat().st_mode) for folder in store.folders().iterdir() for path in folder.iterdir()}
    assert modes == {0o600}
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in store.folders().iterdir()} == {0o700}
