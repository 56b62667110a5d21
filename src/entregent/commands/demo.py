"""demo load, remove, logins."""

from __future__ import annotations

import argparse
from typing import Any

from entregent.commands.main import add_verb, answer, family


def add_to(verbs: Any) -> None:
    demo = family(verbs, "demo", "A demonstration community to look around in.")
    verb = add_verb(
        demo,
        "load",
        load,
        about="Load the demonstration community, dated from today.",
        example="entregent demo load",
        data=True,
    )
    verb.add_argument("--if-empty", action="store_true", help="only when there is no member yet")
    verb.add_argument("--beside-members", action="store_true", help="also where real members live")
    add_verb(
        demo, "remove", remove, about="Remove the demonstration and all that is of it.", example="entregent demo remove"
    )
    add_verb(demo, "logins", logins, about="Show how to log in.", example="entregent demo logins", data=True)


def load(arguments: argparse.Namespace) -> None:
    from entregent.demo.load import load_demonstration
    from entregent.kit import slots
    from entregent.people.models import Actor

    if not arguments.if_empty or not Actor.objects.filter(domain="").exists():
        slots.start()
        load_demonstration(beside_members=arguments.beside_members)
    if Actor.objects.filter(demonstration=True).exists():
        logins(arguments)


def remove(_: argparse.Namespace) -> None:
    from entregent.demo.load import remove_demonstration
    from entregent.kit import slots

    slots.start()
    remove_demonstration()
    print("The demonstration is removed.")


def logins(arguments: argparse.Namespace) -> None:
    from entregent.demo.personas import PERSONAS
    from entregent.people.models import Account

    here = dict(Account.objects.filter(demonstration=True).values_list("email", "language"))
    rows = [
        {"email": one.email, "password": one.password, "language": here[one.email]}
        for one in PERSONAS
        if one.email in here
    ]
    names = {"fr": "in French", "en": "in English"}
    lines = [f"  {row['email']:<36} {row['password']:<22} {names.get(row['language'], '')}" for row in rows]
    text = "\n".join(["Demonstration logins (mail, password), from this machine only:", *lines]) if rows else ""
    answer(arguments, rows, text or "There is no demonstration here. Load it: entregent demo load")
