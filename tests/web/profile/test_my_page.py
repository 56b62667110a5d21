"""The member's own page: every part can be added, changed and removed by plain forms."""

import io

import pytest
from PIL import Image

from entregent.people.entries import SHAPES
from entregent.people.models import Actor, Entry

FILLED = {
    "title": "Town planner",
    "organisation": "Harbour Workshop",
    "place": "Nantes",
    "url": "https://harbour.example/cv",
    "detail": "B2",
    "text": "Two lines\nof text.",
    "start": "mars 2020",
    "end": "2021",
}


def filled(kind: str, audience: str = "members") -> dict[str, str]:
    return {column: FILLED[column] for column in SHAPES[kind].columns} | {"audience": audience}


@pytest.mark.parametrize("kind", [kind for kind in SHAPES if kind != "recommendation"])
def test_each_kind_of_line_is_added_shown_and_removed(kind, amina, logged_in):
    client = logged_in(amina)
    assert client.get(f"/me/entries/new/{kind}").status_code == 200
    answer = client.post(f"/me/entries/new/{kind}", filled(kind))
    assert (answer.status_code, answer["Location"]) == (303, f"/me#{kind}")
    entry = Entry.objects.get(actor_id=amina.id)
    assert {column: str(getattr(entry, column)) for column in SHAPES[kind].columns} == {
        column: {"start": "2020-03", "end": "2021"}.get(column, FILLED[column]) for column in SHAPES[kind].columns
    }
    assert client.get("/me").status_code == 200
    assert client.get(f"/me/entries/{entry.id}").status_code == 200
    assert client.get("/@amina").status_code == 200
    assert client.post(f"/me/entries/{entry.id}", {"act": "remove"}).status_code == 303
    assert not Entry.objects.filter(actor_id=amina.id).exists()


def test_a_line_is_changed_with_its_audience(amina, logged_in):
    client = logged_in(amina)
    client.post("/me/entries/new/skill", {"title": "Drawing", "detail": "", "audience": "members"})
    entry = Entry.objects.get(actor_id=amina.id)
    answer = client.post(f"/me/entries/{entry.id}", {"title": "Drawing maps", "detail": "", "audience": "me"})
    assert answer.status_code == 303
    entry = Entry.objects.get(actor_id=amina.id)
    assert (entry.title, entry.audience) == ("Drawing maps", ())


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "x" * 10_000, "200"),
        ("title", "", "This field is required"),
        ("start", "31/02/2020", "Write an existing date"),
        ("start", "yesterday", "Write an existing date"),
        ("start", "2022", "The end comes before the beginning"),
        ("start", "0001", "Give a year between"),
        ("url", "javascript:alert(1)", "Give a web address"),
        ("url", "https://bank.example@evil.example/", "Give a web address"),
        ("audience", "everybody", "Choose who may see this"),
        ("title", "nul\0", "Null characters"),
    ],
)
def test_bad_input_is_refused_beside_its_field(field, value, sentence, bruno, logged_in):
    answer = logged_in(bruno).post("/me/entries/new/position", filled("position") | {field: value})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Entry.objects.filter(actor_id=bruno.id).exists()


def test_name_and_headline(bruno, logged_in):
    client = logged_in(bruno)
    assert client.post("/me/identity", {"name": "x" * 10_000, "headline": ""}).status_code == 422
    assert client.post("/me/identity", {"name": "Bruno K.", "headline": "Draws maps"}).status_code == 303
    assert list(Actor.objects.filter(id=bruno.id).values_list("name", "name_folded", "headline")) == [
        ("Bruno K.", "bruno k.", "Draws maps")
    ]


def test_the_photo_by_its_form(bruno, logged_in, run_jobs):
    client = logged_in(bruno)
    data = io.BytesIO()
    Image.new("RGB", (700, 500), "teal").save(data, "JPEG")
    assert client.get("/me/photo").status_code == 200
    upload = io.BytesIO(data.getvalue())
    upload.name = "me.jpg"
    assert client.post("/me/photo", {"photo": upload, "alt": "Bruno", "audience": "members"}).status_code == 303
    photo_id = Actor.objects.get(id=bruno.id).photo_id
    assert client.get(f"/media/{photo_id}").status_code == 200
    assert client.get("/me/photo").status_code == 200
    assert client.post("/me/photo", {"act": "remove"}).status_code == 303
    assert Actor.objects.get(id=bruno.id).photo_id is None
    assert client.get(f"/media/{photo_id}").status_code == 404


def test_what_is_not_a_picture_is_refused(bruno, logged_in):
    upload = io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    upload.name = "me.png"
    answer = logged_in(bruno).post("/me/photo", {"photo": upload, "alt": "", "audience": "members"})
    assert answer.status_code == 422
    assert "not a picture" in answer.content.decode()


def test_a_visitor_is_asked_to_log_in(client, db):
    for page in ("/me", "/me/identity", "/me/photo", "/me/visibility", "/me/entries/new/skill", "/people"):
        assert client.get(page).status_code == 302


def test_other_peoples_lines_do_not_exist(amina, bruno, logged_in):
    logged_in(amina).post("/me/entries/new/skill", {"title": "Drawing", "detail": "", "audience": "members"})
    entry = Entry.objects.get(actor_id=amina.id)
    client = logged_in(bruno)
    assert client.get(f"/me/entries/{entry.id}").status_code == 404
    assert client.post(f"/me/entries/{entry.id}", {"act": "remove"}).status_code == 404
    assert client.get(f"/me/entries/{10**30}").status_code == 404
    assert Entry.objects.filter(actor_id=amina.id).count() == 1


def test_switching_the_public_page_on_shows_it_first(bruno, logged_in, client):
    mine = logged_in(bruno)
    for title, audience in (("Drawing", "members"), ("Secret", "me")):
        mine.post("/me/entries/new/skill", {"title": title, "detail": "", "audience": audience})
    wanted = {"page_public": "on", "parts": ["skill"]}
    preview = mine.post("/me/visibility", wanted)
    assert preview.status_code == 200
    assert "Drawing" in preview.content.decode()
    assert "Secret" not in preview.content.decode()
    assert client.get("/@bruno").status_code == 404
    assert mine.post("/me/visibility", wanted | {"act": "confirm"}).status_code == 303
    page = client.get("/@bruno").content.decode()
    assert "Drawing" in page
    assert "Secret" not in page
    assert mine.post("/me/visibility", {}).status_code == 303
    assert client.get("/@bruno").status_code == 404
    assert {entry.title: entry.audience for entry in Entry.objects.filter(actor_id=bruno.id)} == {
        "Drawing": (2,),
        "Secret": (),
    }
