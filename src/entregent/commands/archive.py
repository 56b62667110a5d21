"""archive preview, import: what the page does, without a worker."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

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
        verb.add_argument("file", type=Path, metavar="FILE", help="the archive as downloaded")


def preview(arguments: argparse.Namespace) -> None:
    from entregent.archives import services

    upload = _open(arguments)
    try:
        sections = services.preview_sections(upload)
    finally:
        services.discard_import(owner_id=upload.owner_id, import_id=upload.id)
    lines = [f"{name}: {len(candidates)}" for name, candidates in sections.items()]
    answer(arguments, {"sections": sections}, "\n".join(lines) or "Nothing in this file can be imported.")


def import_archive(arguments: argparse.Namespace) -> int:
    from entregent.archives import services
    from entregent.archives.models import Import

    upload = _open(arguments)
    services.start_import(owner=find_member(arguments.member), import_id=upload.id, left_out=[])
    services.run_import(upload.id)
    done = Import.objects.get(id=upload.id)
    lines = [
        f"{name}: {part['found']} found, {part['present']} already there, {part['added']} added, "
        f"{len(part['refused'])} refused"
        for name, part in done.report.get("sections", {}).items()
    ]
    answer(arguments, done.report, "\n".join(lines))
    return 0 if done.state == Import.State.DONE else 1


def _open(arguments: argparse.Namespace) -> Any:
    from entregent.archives import services
    from entregent.kit import slots

    slots.start()
    owner = find_member(arguments.member)
    if not arguments.file.is_file():
        sentence = _("There is no file “%(file)s”.") % {"file": arguments.file}
        raise DomainError(sentence, code="no-file")
    with arguments.file.open("rb") as file:
        return services.open_upload(owner=owner, file=file, name=arguments.file.name)
