"""archive preview, import: what the page does, without a worker."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from entregent.commands.main import add_verb, answer, family
from entregent.commands.member import find_member
from entregent.kit.errors import DomainError


def add_to(verbs: Any) -> None:
    archive = family(verbs, "archive", "Read the archive of another network.")
    example = "entregent archive {} --member amina Basic_LinkedInDataExport.zip"
    verbs_with_help = (
        ("preview", preview, "Show what an archive holds, without keeping anything."),
        ("import", import_archive, "Import an archive for a member."),
    )
    for name, run, about in verbs_with_help:
        verb = add_verb(archive, name, run, about=about, example=example.format(name), data=True)
        verb.add_argument("--member", required=True, metavar="HANDLE", help="for whom")
        verb.add_argument("files", type=Path, nargs="+", metavar="FILE", help="the archive as downloaded, or its parts")


def preview(arguments: argparse.Namespace) -> None:
    from entregent.archives.services import preview as look_into

    paths = _files(arguments)
    said = look_into(owner=find_member(arguments.member), paths=paths)
    lines = [
        f"{name}: {part['found']} found, {part['present']} already there, {part['to_add']} to add, "
        f"{len(part['refused'])} refused"
        for name, part in said["sections"].items()
        if part["found"]
    ]
    answer(arguments, said, "\n".join(lines) or "Nothing in this file can be imported.")


def import_archive(arguments: argparse.Namespace) -> None:
    from entregent.archives.services import import_now
    from entregent.kit import slots

    paths = _files(arguments)
    slots.start()
    said = import_now(owner=find_member(arguments.member), paths=paths)
    lines = [
        f"{name}: {part['found']} found, {part['present']} already there, {part['added']} added, "
        f"{len(part['refused'])} refused"
        for name, part in said["sections"].items()
        if part["found"]
    ]
    answer(arguments, said, "\n".join(lines) or "Nothing in this file could be imported.")


def _files(arguments: argparse.Namespace) -> list[Path]:
    paths: list[Path] = arguments.files
    for path in paths:
        if not path.is_file():
            raise DomainError(f"There is no file “{path}”.", code="no-file")
    return paths
