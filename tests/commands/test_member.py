"""member create, list, password, delete."""

from __future__ import annotations

import json

import pytest
from instances import Instance

pytestmark = pytest.mark.embedded
AMINA = ("--handle", "amina", "--name", "Amina Haddad", "--email", "amina@example.org", "--language", "fr")


def test_create_prints_id_and_handle(instance: Instance):
    made = instance.command("member", "create", *AMINA, "--password", "correct horse")
    assert made.returncode == 0, made.stderr
    said = json.loads(made.stdout)
    assert said == {"id": said["id"], "handle": "amina"}
    assert said["id"].isdigit()


def test_create_refuses_in_one_sentence(instance: Instance):
    instance.create_member("amina", "correct horse")
    again = instance.command("member", "create", *AMINA, "--password", "correct horse")
    assert (again.returncode, again.stderr) == (1, "entregent: This handle is taken. Choose another one.\n")
    short = instance.command("member", "create", *AMINA, "--password", "short")
    assert short.stderr == "entregent: Choose a password of at least 8 characters.\n"


def test_a_password_is_read_from_input_when_asked(instance: Instance):
    made = instance.command("member", "create", *AMINA, "--password", "-", given="correct horse\n")
    assert made.returncode == 0


def test_list_answers_with_data(instance: Instance):
    number = instance.create_member("amina", "correct horse")
    said = json.loads(instance.command("member", "list", "--json").stdout)
    assert said == [{"id": number, "handle": "amina", "name": "Amina", "email": "amina@example.org", "state": "active"}]


def test_a_new_password_ends_the_sessions(instance: Instance):
    instance.create_member("amina", "correct horse")
    instance.start()
    try:
        visitor = instance.visitor()
        visitor.log_in("amina", "correct horse")
        assert visitor.get("/desk/write")[0] == 200
        said = instance.command("member", "password", "--handle", "amina", "--password", "another horse")
        assert said.stdout == "@amina has a new password; 1 sessions ended.\n"
        assert visitor.get("/desk/write")[0] == 302
        instance.visitor().log_in("amina", "another horse")
    finally:
        instance.stop()


def test_delete_asks_first(instance: Instance):
    instance.create_member("amina", "correct horse")
    refused = instance.command("member", "delete", "--handle", "amina", given="no\n")
    assert (refused.returncode, refused.stderr) == (1, "entregent: Nothing was deleted.\n")
    assert instance.command("member", "delete", "--handle", "amina", given="amina\n").returncode == 0
    assert json.loads(instance.command("member", "list", "--json").stdout) == []
