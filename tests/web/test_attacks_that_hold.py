"""Attacks that were tried on a running server and did not succeed. They stay tried."""

import pytest
from django.test import Client

from entregent.network.models import CircleMember
from entregent.people.models import Account, Entry
from entregent.publishing.models import Post, Reaction
from world import PASSWORD, populate

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return populate()


# Address and fields of forms that Amina could send; `{…}` from the small world.
FORMS = [
    ("/me/entries/{entry_id}", {"title": "Taken", "audience": "everyone"}),
    ("/me/entries/{entry_id}", {"act": "remove"}),
    ("/people/circles/{circle_id}", {"name": "Taken"}),
    ("/people/circles/{circle_id}/add", {"person": "{dina}"}),
    ("/people/circles/{circle_id}/remove", {"person": "{bruno}"}),
    ("/people/circles/{circle_id}/delete", {}),
    ("/people/cards/{card_id}", {"note": "Taken"}),
    ("/people/cards/{card_id}/remove", {}),
    ("/desk/import/{import_waiting}", {"part": "skills", "audience": "everyone"}),
    ("/desk/import/{import_waiting}/forget", {}),
    ("/posts/{post_id}/edit", {"text": "Taken", "audience": "everyone", "wider": "on"}),
    ("/posts/{post_id}/delete", {}),
    ("/posts/{post_id}/reply", {"text": "Taken"}),
    ("/posts/{reply_id}/reply", {"text": "Taken"}),
    ("/posts/{post_id}/react", {"kind": "thanks"}),
    ("/people/{claire}/accept", {}),
    ("/people/{claire}/decline", {}),
    ("/people/{claire}/withdraw", {}),
]
AUDIENCES = [
    {"audience": "circles", "audience_circles": "{circle_id}"},
    {"audience": "people", "audience_people": "{claire}"},
    {"audience": "people", "audience_handles": "@claire"},
    {"audience": "{amina}"},
    {"audience": "{circle_id}"},
    {"audience": "2"},
]


def filled(world, text):
    return text.format(**world.things, **{handle: actor.id for handle, actor in world.people.items()})


def rows():
    return [list(model.objects.order_by("pk").values()) for model in (Entry, Post, Reaction, CircleMember)]


@pytest.mark.parametrize("who", ["dina", "eric", "olga"])
def test_ids_of_others_in_forms_change_nothing(world, logged_in, who):
    before, client = rows(), logged_in(world.people[who])
    for address, fields in FORMS:
        sent = {name: filled(world, value) for name, value in fields.items()}
        assert client.post(filled(world, address), sent).status_code == 404, address
    for fields in AUDIENCES:
        sent = {name: filled(world, value) for name, value in fields.items()}
        assert client.post("/me/entries/new/skill", {"title": "Mine", **sent}).status_code == 422, fields
        seen = client.post("/desk/write", {"text": "Mine", "language": "en", **sent, "send": "1", "seen": "x"})
        assert seen.status_code == 422, fields
    assert rows() == before


def test_fields_that_no_form_has_change_nothing(world, logged_in):
    dina, account = logged_in(world.people["dina"]), world.account("dina")
    dina.post("/me/settings", {"language": "en", "time_zone": "UTC", "role": "operator", "state": "active"})
    dina.post("/me/identity", {"name": "Dina Roy", "handle": "olga", "id": filled(world, "{olga}"), "page_ai": "on"})
    sent = {
        "title": "Mine",
        "audience": "me",
        "actor_id": filled(world, "{amina}"),
        "source": "linkedin",
        "kind": "about",
    }
    assert dina.post("/me/entries/new/skill", sent).status_code == 303
    line = Entry.objects.get(title="Mine")
    assert (line.actor_id, line.kind, line.source) == (world.people["dina"].id, "skill", "")
    assert Account.objects.get(id=account.id).role == "member"
    dina_now = type(world.people["dina"]).objects.get(id=world.people["dina"].id)
    assert (dina_now.handle, dina_now.page_ai) == ("dina", False)


def test_a_session_given_beforehand_is_not_kept(world):
    client = Client()
    client.cookies["session"] = "chosenbyanattackerchosenbyanatta"
    assert client.post("/account/login", {"login": "dina@example.org", "password": PASSWORD}).status_code == 303
    mine = client.cookies["session"].value
    assert mine != "chosenbyanattackerchosenbyanatta"
    assert client.get("/today").status_code == 200
    client.post("/account/logout")
    client.cookies["session"] = mine
    assert client.get("/today").status_code == 302


def test_whoever_found_a_weakness_is_told_whom_to_write_to(client):
    said = client.get("/.well-known/security.txt")
    assert (said.status_code, said.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert {line.partition(":")[0] for line in said.content.decode().splitlines()} >= {"Contact", "Expires"}
