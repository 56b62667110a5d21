"""member create, list, password, delete."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from entregent.commands.main import add_verb, answer, family
from entregent.kit.errors import DomainError, NotFound


def add_to(verbs: Any) -> None:
    member = family(verbs, "member", "Create, list and delete members.")
    example = "entregent member create --handle amina --name 'Amina Haddad' --email amina@example.org --language fr"
    verb = add_verb(member, "create", create, about="Create a member.", example=example)
    verb.add_argument("--handle", required=True, help="their address here, such as amina")
    verb.add_argument("--name", required=True, help="their name as shown")
    verb.add_argument("--email", required=True, help="the address they log in with")
    verb.add_argument("--password", help="at least 8 characters; asked for when absent, read from input when -")
    verb.add_argument("--language", default="en", choices=["fr", "en"], help="language of their pages and mails")
    verb.add_argument("--operator", action="store_true", help="they may run this instance")
    verb.add_argument("--json", action="store_true", default=True, help="answers with data in any case")

    add_verb(member, "list", show, about="List the members.", example="entregent member list --json", data=True)

    example = "entregent member password --handle amina"
    verb = add_verb(
        member, "password", change, about="Give a member a new password, and end their sessions.", example=example
    )
    _name(verb)
    verb.add_argument("--password", help="asked for when absent, read from input when -")

    example = "entregent member delete --handle amina --yes"
    verb = add_verb(member, "delete", delete, about="Delete a member and all that is theirs.", example=example)
    _name(verb)
    verb.add_argument("--yes", action="store_true", help="do not ask")


def _name(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--handle", required=True, help="whose account")


def create(arguments: argparse.Namespace) -> None:
    from entregent.kit import slots
    from entregent.people.models import Account
    from entregent.people.services.members import create_member
    from entregent.people.services.passwords import check_length

    password = _password(arguments.password)
    check_length(password)
    slots.start()
    actor = create_member(
        handle=arguments.handle,
        name=arguments.name,
        email=arguments.email,
        password=password,
        language=arguments.language,
        role=Account.Role.OPERATOR if arguments.operator else Account.Role.MEMBER,
    )
    answer(arguments, {"id": str(actor.id), "handle": actor.handle}, "")


def show(arguments: argparse.Namespace) -> None:
    from entregent.people.queries.accounts import local_members

    rows = [
        {
            "id": str(actor.id),
            "handle": actor.handle,
            "name": actor.name,
            "email": account.email,
            "state": account.state,
        }
        for actor, account in local_members()
    ]
    lines = [f"@{row['handle']:<30} {row['state']:<8} {row['email']:<40} {row['name']}" for row in rows]
    answer(arguments, rows, "\n".join(lines) or "No member yet. Create one: entregent member create --help")


def change(arguments: argparse.Namespace) -> None:
    from entregent.kit import slots
    from entregent.people.services.passwords import set_password

    slots.start()
    actor = find_member(arguments.handle)
    ended = set_password(actor=actor, password=_password(arguments.password))
    print(f"@{actor.handle} has a new password; {ended} sessions ended.")


def delete(arguments: argparse.Namespace) -> None:
    from entregent.kit import slots
    from entregent.people.services.members import delete_member

    slots.start()
    actor = find_member(arguments.handle)
    if not arguments.yes and input(f"Delete @{actor.handle} and all that is theirs? Type the handle: ") != actor.handle:
        raise DomainError(_("Nothing was deleted."), code="not-confirmed")
    delete_member(actor=actor)
    print(f"@{actor.handle} is deleted. A copy made before keeps what was theirs: see the page for operators.")


def find_member(handle: str) -> Any:
    from entregent.people.models import Actor

    actor = Actor.objects.filter(handle=handle.strip().removeprefix("@").lower(), domain="").first()
    if actor is None:
        raise NotFound(_("No member has this handle. See: entregent member list"), code="no-member")
    return actor


def _password(given: str | None) -> str:
    if given == "-":
        return sys.stdin.readline().rstrip("\n")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise DomainError(_("Give a password with --password, or --password - to read it from input."), code="password")
    return getpass.getpass(f"New password on {settings.DOMAIN}: ")
