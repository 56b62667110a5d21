"""An archive comes: read at once, kept as candidates until the member has chosen, forgotten when they say so."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.archives import comparing, reports, store, tasks
from entregent.archives.candidates import SECTIONS, Reading
from entregent.archives.formats import MOST_BYTES, read_files
from entregent.archives.models import Import
from entregent.kit import clock as clocks
from entregent.kit import log
from entregent.kit.audience import ONLY_ME, load_viewer
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError, NotFound, TooMany
from entregent.kit.queue import enqueue
from entregent.kit.readers.refusals import Unreadable
from entregent.kit.readers.sources import Source, from_path, shown_name
from entregent.kit.slots import new_id
from entregent.network.cards import CardDraft
from entregent.people.matching import MAIL, PROFILE, match_hash, matching_members
from entregent.people.models import Actor

KEPT_FOR = timedelta(days=7)
MOST_WAITING = 10
READING_AT_MOST = timedelta(minutes=2)  # after a crash
State = Import.State


@dataclass(frozen=True, slots=True)
class Incoming:
    name: str
    file: IO[bytes]


def open_upload(
    *,
    owner: Actor,
    file: IO[bytes] | None = None,
    name: str = "",
    files: Sequence[Incoming] = (),
    clock: Clock = clocks.now,
) -> Import:
    """Reads outside of any transaction, so that nobody waits for it; then writes one row."""
    given = [*([Incoming(name, file)] if file else []), *files]
    with one_at_a_time(owner.id), spooled(given) as sources:
        reading = read_files(sources, clock().date())
        here = comparing.known(owner, reading.candidates)
        report = reports.preview_report(reading, here) | {"members": members_among(owner, reading)}
        shown = ", ".join(source.name for source in sources)[:200]
        size = sum(source.size for source in sources)
        return keep(owner=owner, reading=reading, report=report, name=shown, size=size, clock=clock)


@contextmanager
def one_at_a_time(owner_id: int) -> Iterator[None]:
    """Reading takes a processor for seconds: one member alone could keep every thread of the server busy."""
    key = f"archive-read:{owner_id}"
    if not cache.add(key, True, READING_AT_MOST.total_seconds()):
        raise TooMany(
            _("Another archive of yours is being read. Wait a moment, then send this one."),
            code="imports-at-once",
            field="archive",
        )
    try:
        yield
    finally:
        cache.delete(key)


def keep(*, owner: Actor, reading: Reading, report: dict[str, Any], name: str, size: int, clock: Clock) -> Import:
    row = Import(id=new_id(), owner_id=owner.id, format=reading.format, file_name=name, size=size, report=report)
    row.created_at = clock()
    try:
        store.write(row.id, reading)
        with transaction.atomic():
            check_waiting(owner)
            row.save(force_insert=True)
            log.record(owner.id, "import.opened", format=reading.format, upload=str(row.id))
    except BaseException:
        store.remove(row.id)
        raise
    return row


def check_waiting(owner: Actor) -> None:
    """The owner is locked, so that many uploads at once do not pass the limit together."""
    Actor.objects.select_for_update().get(id=owner.id)
    if Import.objects.filter(owner_id=owner.id, state=State.PREVIEW).count() >= MOST_WAITING:
        raise DomainError(
            _("Many archives are waiting for you. Import or forget one of them first."),
            code="imports-many",
            field="archive",
        )


def members_among(owner: Actor, reading: Reading) -> int:
    """How many of the archive's people are members who allow being recognised."""
    cards = [found.item for found in reading.candidates.get("connections", {}).values()]
    hashes = {
        match_hash(kind, value)
        for card in cards
        if isinstance(card, CardDraft)
        for kind, value in ((PROFILE, card.profile_url), (MAIL, card.mail))
        if value
    }
    members = set(matching_members(hashes, load_viewer(owner.id)).values()) if hashes else set()
    return len(members - {owner.id})


@contextmanager
def spooled(given: Iterable[Incoming]) -> Iterator[list[Source]]:
    """Files that can be opened again and again: where they already lie on disk, else a copy for as long as we read."""
    with tempfile.TemporaryDirectory(prefix="entregent-") as folder:
        sources = []
        for number, incoming in enumerate(given):
            path = getattr(incoming.file, "temporary_file_path", None)
            copy = Path(path()) if path else copied(incoming, Path(folder) / str(number))
            sources.append(from_path(copy, incoming.name))
        yield sources


def copied(incoming: Incoming, target: Path) -> Path:
    size = 0
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as copy:
        while block := incoming.file.read(1_000_000):
            size += len(block)
            if size > MOST_BYTES:
                raise Unreadable("file-large", file=shown_name(incoming.name), limit=MOST_BYTES // 1_000_000)
            copy.write(block)
    return target


@transaction.atomic
def start_import(
    *,
    owner: Actor,
    import_id: int,
    left_out: Iterable[str] = (),
    replacing: Iterable[str] = (),
    audience: Iterable[int] = ONLY_ME,
    clock: Clock = clocks.now,
) -> Import:
    """`left_out`: sections, and ids of candidates, not to take. `replacing`: ids that may replace what is there."""
    row = own_import(owner, import_id)
    if row.state != State.PREVIEW:
        raise DomainError(_("This import has already begun."), code="import-begun")
    if not store.exists(import_id):
        raise DomainError(_("This archive is no longer here. Send it again."), code="import-gone")
    row.left_out, row.replacing = sorted(set(left_out)), sorted(set(replacing))
    row.total = count_chosen(row)
    row.audience = tuple(sorted(set(audience)))
    row.state, row.report = State.QUEUED, reports.begun(row.report)
    row.save()
    log.record(owner.id, "import.started", upload=str(import_id), total=row.total)
    enqueue(tasks.run_import, key=job_key(import_id), import_id=import_id)
    return row


def job_key(import_id: int) -> str:
    return f"import:{import_id}"


def count_chosen(row: Import) -> int:
    """From the counts of the preview; the files are read only when single candidates were unticked."""
    sections = {key: counts for key, counts in row.report["sections"].items() if key not in row.left_out}
    offered: int = sum(counts["present"] + counts["to_add"] for counts in sections.values())
    unticked = set(row.left_out) - set(SECTIONS)
    if not unticked:
        return offered
    return offered - sum(found.id in unticked for section in sections for found in store.read(row.id, section))


def own_import(owner: Actor, import_id: int) -> Import:
    row = Import.objects.select_for_update().filter(id=import_id, owner_id=owner.id).first()
    if row is None:
        raise NotFound(_("There is no such import."), code="import-absent")
    return row


@transaction.atomic
def forget_import(*, owner: Actor, import_id: int) -> None:
    """Before, during or after: the row and the files go, a running import stops; what it has added stays."""
    own_import(owner, import_id).delete()
    log.record(owner.id, "import.forgotten", upload=str(import_id))
    transaction.on_commit(lambda: store.remove(import_id))


def forget_abandoned(*, clock: Clock = clocks.now) -> int:
    """Previews nobody came back to, and files whose row is gone or over; the number of previews forgotten."""
    abandoned = Import.objects.filter(state=State.PREVIEW, created_at__lt=clock() - KEPT_FOR)
    forgotten = set(abandoned.values_list("id", flat=True))
    Import.objects.filter(id__among=forgotten).delete()
    needed = set(Import.objects.exclude(state__in=(State.DONE, State.FAILED)).values_list("id", flat=True))
    for import_id, age in store.ages():
        # The files of an upload stand for a moment before its row.
        if import_id in forgotten or (import_id not in needed and age > timedelta(hours=1)):
            store.remove(import_id)
    return len(forgotten)


def erase_files(owner_id: int) -> None:
    """Before the rows of a member go."""
    for import_id in Import.objects.filter(owner_id=owner_id).values_list("id", flat=True):
        store.remove(import_id)
