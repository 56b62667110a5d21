"""The command itself: help with an example for every verb, one-sentence errors, exit codes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest
from instances import Instance

from entregent.commands.main import parser


def verbs(top: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb in action.choices.values():
                inner = list(verbs(verb))
                yield from inner or [verb]


VERBS = {verb.prog.removeprefix("entregent "): verb for verb in verbs(parser())}


def test_the_verbs_are_known():
    assert sorted(VERBS) == [
        "archive import",
        "archive preview",
        "demo load",
        "demo logins",
        "demo remove",
        "doctor",
        "member create",
        "member delete",
        "member list",
        "member password",
        "migrate",
        "serve",
        "worker",
    ]


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_help_and_an_example_of_itself(name):
    said = VERBS[name].format_help()
    assert f"entregent {name}" in said.rsplit("Example: ", maxsplit=1)[1]
    assert all(action.help for action in VERBS[name]._actions)


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["dance"], 2, "entregent: argument VERB: invalid choice: 'dance'"),
        (["member", "create"], 2, "entregent member create: the following arguments are required: --handle"),
        (
            ["member", "password", "--handle", "nobody", "--password", "long enough"],
            1,
            "entregent: No member has this handle.",
        ),
        (["archive", "import", "--member", "nobody", "absent.zip"], 1, "entregent: There is no file “absent.zip”."),
    ],
)
def test_an_error_is_one_sentence_without_a_traceback(instance: Instance, arguments, code, sentence):
    said = instance.command(*arguments)
    assert said.returncode == code
    assert said.stderr.startswith(sentence)
    assert (said.stderr.count("\n"), said.stdout) == (1, "")


@pytest.mark.embedded
def test_a_setting_that_cannot_be_used_is_named(instance: Instance):
    instance.environment["ENTREGENT_THREADS"] = "0"
    said = instance.command("doctor")
    assert (said.returncode, said.stderr) == (2, "entregent: ENTREGENT_THREADS must be between 1 and 64.\n")


@pytest.mark.embedded
def test_a_database_without_its_form_says_what_to_do(instance: Instance):
    (instance.home / "entregent.sqlite3").unlink()
    said = instance.command("member", "list")
    assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    assert "entregent migrate" in said.stderr
