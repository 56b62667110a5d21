"""Upload, preview, choose, queue, report: as a member does it, with and without scripts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from entregent.archives.models import Import
from entregent.network.models import Card
from entregent.people.models import Actor, Entry

POSITIONS = b"Company Name,Title,Description,Location,Started On,Finished On\nAtelier Nord,Joiner,,Lille,Mar 2019,\n"
SKILLS = b"Name\nVeneering\nTurning\n"


def upload(client: Client, *files: tuple[str, bytes]) -> str:
    response = client.post("/desk/import", {"archive": [SimpleUploadedFile(name, data) for name, data in files]})
    assert response.status_code == 303
    return response["Location"]


def test_loose_files_are_previewed_chosen_and_imported(
    bruno: Actor, logged_in: Callable[[Actor], Client], run_jobs: Callable[[], int]
) -> None:
    client = logged_in(bruno)
    address = upload(client, ("Positions.csv", POSITIONS), ("Skills.csv", SKILLS))
    page = client.get(address)
    assert page.status_code == 200
    assert "Nothing is saved yet." in page.text
    assert "Add 3 items" in page.text
    assert Entry.objects.filter(actor_id=bruno.id).count() == 0
    sent = client.post(address, {"part": ["positions", "skills"], "audience": "members"})
    assert (sent.status_code, sent["Location"]) == (303, address)
    waiting = client.get(address)
    assert '<meta http-equiv="refresh"' in waiting.text
    assert "Waiting for its turn" in client.get(address, headers={"HX-Request": "true"}).text
    run_jobs()
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    report = client.get(address)
    assert "3 items are here" in report.text
    assert set(Entry.objects.filter(actor_id=bruno.id).values_list("title", flat=True)) == {
        "Joiner",
        "Veneering",
        "Turning",
    }


def test_what_is_unticked_stays_out(
    bruno: Actor, logged_in: Callable[[Actor], Client], run_jobs: Callable[[], int]
) -> None:
    client = logged_in(bruno)
    address = upload(client, ("Positions.csv", POSITIONS), ("Skills.csv", SKILLS))
    page = client.get(f"{address}?choose=1").text
    veneering = re.search(r'value="([0-9a-f]{16})" checked><span>Veneering', page)
    assert veneering is not None
    client.post(address, {"part": ["skills"], "chosen": "1", "keep": [veneering[1]], "audience": "me"})
    run_jobs()
    assert list(Entry.objects.filter(actor_id=bruno.id).values_list("title", "audience")) == [("Veneering", ())]


def test_the_generated_archive_gives_a_career_within_one_click(
    amina: Actor, logged_in: Callable[[Actor], Client], run_jobs: Callable[[], int]
) -> None:
    client = logged_in(amina)
    address = client.post("/desk/import/try")["Location"]
    row = Import.objects.get(owner_id=amina.id)
    client.post(address, {"part": list(row.report["sections"]), "audience": "me"})
    run_jobs()
    row.refresh_from_db()
    assert row.state == Import.State.DONE
    assert Card.objects.filter(owner_id=amina.id).count() == 6
    assert Entry.objects.filter(actor_id=amina.id, kind="position").count() == 3
    downloaded = client.get("/desk/import/sample.zip")
    assert upload(client, ("a.zip", downloaded.content)) != address


def test_forgetting_leaves_nothing(amina: Actor, logged_in: Callable[[Actor], Client]) -> None:
    client = logged_in(amina)
    address = upload(client, ("Skills.csv", SKILLS))
    assert client.post(f"{address}/forget").status_code == 303
    assert Import.objects.count() == 0
    assert client.get(address).status_code == 404


def test_an_unknown_file_is_named_with_what_is_accepted(bruno: Actor, logged_in: Callable[[Actor], Client]) -> None:
    page = logged_in(bruno).post("/desk/import", {"archive": SimpleUploadedFile("holiday.csv", b"a,b\n1,2\n")})
    assert page.status_code == 422
    assert "We do not know what “holiday.csv” is." in page.text


def test_another_members_import_does_not_exist(
    amina: Actor, bruno: Actor, logged_in: Callable[[Actor], Client]
) -> None:
    address = upload(logged_in(bruno), ("Skills.csv", SKILLS))
    stranger = logged_in(amina)
    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"part": ["skills"], "audience": "me"}).status_code == 404
    assert stranger.post(f"{address}/forget").status_code == 404


def test_the_cv_downloads_and_is_read_again_as_it_is(
    amina: Actor, logged_in: Callable[[Actor], Client], run_jobs: Callable[[], int]
) -> None:
    client = logged_in(amina)
    address = client.post("/desk/import/try")["Location"]
    row = Import.objects.get(owner_id=amina.id)
    client.post(address, {"part": list(row.report["sections"]), "audience": "me"})
    run_jobs()
    cv = client.get("/desk/resume.json")
    assert cv["Content-Disposition"] == 'attachment; filename="amina.resume.json"'
    upload(client, ("cv.json", io.BytesIO(cv.content).read()))
    again = Import.objects.latest("id")
    assert {key: counts["to_add"] for key, counts in again.report["sections"].items() if counts["to_add"]} == {}
