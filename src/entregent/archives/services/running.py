"""The import itself: batches, each one transaction with its progress. A killed worker loses none and repeats none."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from django.db import transaction

from entregent.archives import comparing, reports, store
from entregent.archives.candidates import SECTIONS, Candidate, Identity
from entregent.archives.checking import in_english
from entregent.archives.models import Import
from entregent.kit import clock as clocks
from entregent.kit import log
from entregent.kit.audience import ONLY_ME
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError
from entregent.kit.queue.leases import check_lease
from entregent.kit.report import AddReport
from entregent.network.cards import CardDraft
from entregent.network.services.cards import add_cards
from entregent.people.entries import EntryDraft
from entregent.people.models import Actor, Entry
from entregent.people.services.entries import add_entries, change_entry
from entregent.people.services.identity import change_identity

BATCH = 500
State = Import.State


def run_import(import_id: int, *, clock: Clock = clocks.now, between: Callable[[], None] = check_lease) -> None:
    """`between` is called before each batch; it raises when the job is no longer ours."""
    row = Import.objects.filter(id=import_id, state__in=(State.QUEUED, State.RUNNING)).first()
    if row is None:
        return
    if not store.exists(import_id):
        finish(import_id, State.FAILED, clock)
        return
    sections, left_out = set(row.left_out) & set(SECTIONS), set(row.left_out)
    chosen = (found for found in store.read_all(import_id, without=sections) if found.id not in left_out)
    begin, ahead = row.done, islice(chosen, row.done, None)
    while batch := list(islice(ahead, BATCH)):
        between()
        if not run_batch(import_id, begin, batch, clock):
            return
        begin += len(batch)
    finish(import_id, State.DONE, clock)


@transaction.atomic
def run_batch(import_id: int, begin: int, batch: list[Candidate], clock: Clock) -> bool:
    """False when the member has stopped the import."""
    row = Import.objects.select_for_update().filter(id=import_id).first()
    if row is None:
        return False
    if row.done != begin:
        raise RuntimeError("Another worker runs this import.")
    owner = Actor.objects.get(id=row.owner_id)
    for section in dict.fromkeys(candidate.section for candidate in batch):
        some = [candidate for candidate in batch if candidate.section == section]
        add_section(row, owner, section, some, clock)
    row.done, row.state = begin + len(batch), State.RUNNING
    row.save(update_fields=["done", "state", "report"])
    return True


def add_section(row: Import, owner: Actor, section: str, some: list[Candidate], clock: Clock) -> None:
    if section == "connections":
        drafts = [candidate.item for candidate in some if isinstance(candidate.item, CardDraft)]
        count(row, section, some, add_cards(owner=owner, drafts=drafts, clock=clock))
        return
    if section == "profile":
        some = replace_places(row, owner, some, clock)
    entries = [candidate for candidate in some if isinstance(candidate.item, EntryDraft)]
    # What others wrote about the member is for the member alone: its author decides about more.
    audience = ONLY_ME if section == "recommendations" else row.audience
    drafts_of_cv = [candidate.item for candidate in entries if isinstance(candidate.item, EntryDraft)]
    count(row, section, entries, add_entries(actor=owner, drafts=drafts_of_cv, audience=audience, clock=clock))


def count(row: Import, section: str, some: list[Candidate], report: AddReport) -> None:
    refused: list[dict[str, Any]] = []
    for index, sentence in report.refused:
        english = in_english(DomainError(sentence))
        refused.append(reports.refusal_of(some[index], "said", sentence=english))
    reports.count(row.report, section, present=report.present, added=report.added, refused=refused)


def replace_places(row: Import, owner: Actor, some: list[Candidate], clock: Clock) -> list[Candidate]:
    """Name, headline, and the parts of a profile that exist once: what is there stays, unless it was ticked."""
    rest = []
    for candidate in some:
        here = comparing.known(owner, ["profile"])
        state = here.state(candidate)
        is_identity = isinstance(candidate.item, Identity)
        stays = state == comparing.FILLED and candidate.id not in row.replacing
        if stays or (is_identity and state == comparing.PRESENT):
            reports.count(row.report, "profile", present=1, added=0, refused=[])
        elif isinstance(candidate.item, Identity):
            names = {"name": here.actor.name, "headline": here.actor.headline}
            names[candidate.item.field] = candidate.item.value
            change_identity(actor=owner, name=names["name"], headline=names["headline"], quiet=True, clock=clock)
            reports.count(row.report, "profile", present=0, added=1, refused=[])
        elif state == comparing.FILLED and isinstance(candidate.item, EntryDraft):
            old = Entry.objects.get(actor_id=owner.id, kind=candidate.item.kind)
            change_entry(
                actor=owner, entry_id=old.id, draft=candidate.item, audience=old.audience, quiet=True, clock=clock
            )
            reports.count(row.report, "profile", present=0, added=1, refused=[])
        else:
            rest.append(candidate)
    return rest


def finish(import_id: int, state: Import.State, clock: Clock) -> None:
    """The files go last: a crash before that leaves them to the daily `forget_abandoned`."""
    close(import_id, state, clock)
    store.remove(import_id)


@transaction.atomic
def close(import_id: int, state: Import.State, clock: Clock) -> None:
    row = Import.objects.select_for_update().filter(id=import_id).first()
    if row is None:
        return
    row.state, row.finished_at = state, clock()
    row.left_out, row.replacing = [], []
    row.save()
    added = sum(counts["added"] for counts in row.report["sections"].values())
    log.record(row.owner_id, f"import.{state}", upload=str(import_id), added=added)
