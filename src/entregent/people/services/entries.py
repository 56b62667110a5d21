"""The CV, line by line: add, change, remove, and add many at once. Every change is kept, dated, with who saw it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import ids, log
from entregent.kit.audience import MEMBERS
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.events import announce
from entregent.kit.report import AddReport
from entregent.kit.slots import new_id
from entregent.kit.text import fold
from entregent.people.entries import LENGTHS, SHAPES, EntryDraft, checked, drafted, said
from entregent.people.events import EntriesAdded, EntryAdded, EntryChanged, EntryRemoved
from entregent.people.matching import keep_match_keys
from entregent.people.models import Actor, Entry, EntryChange

MOST = 5_000  # lines of one CV
FULL = _("Your CV is full. Remove some lines first.")
PRESENT = _("This line is already in your CV.")


@transaction.atomic
def add_entry(
    *,
    actor: Actor,
    draft: EntryDraft,
    audience: Iterable[int] = (MEMBERS,),
    quiet: bool = False,
    clock: Clock = clocks.now,
) -> Entry:
    draft = checked(draft)
    kept = _kept(actor)
    if len(kept) >= MOST:
        raise DomainError(FULL, code="entries-full")
    if _present(draft, kept):
        raise DomainError(PRESENT, code="entry-present", field=SHAPES[draft.kind].required)
    entry = _entry(actor, draft, tuple(audience))
    Entry.objects.bulk_create([entry])
    _keep_changes([_change(entry, old=None, new=draft, quiet=quiet)], clock)
    _keep_match_keys(actor, draft.kind)
    log.record(actor.id, "entry.added", entry=str(entry.id), kind=draft.kind)
    announce(EntryAdded(actor.id, entry.id, draft.kind, quiet))
    return entry


@transaction.atomic
def change_entry(
    *,
    actor: Actor,
    entry_id: int,
    draft: EntryDraft,
    audience: Iterable[int],
    quiet: bool = False,
    clock: Clock = clocks.now,
) -> Entry:
    """A change of audience alone is no news, and leaves no difference in the history."""
    entry, draft = _own_entry(actor, entry_id), checked(draft)
    if draft.kind != entry.kind:
        raise DomainError(_("A line keeps its kind. Remove it and add another one."), code="entry-kind")
    old, old_audience = drafted(entry), entry.audience
    if draft.key() != old.key() and _present(draft, {key for key in _kept(actor) if key != old.key()}):
        raise DomainError(PRESENT, code="entry-present", field=SHAPES[draft.kind].required)
    for column, value in _columns(draft).items():
        setattr(entry, column, value)
    entry.audience = tuple(sorted(set(audience)))
    Entry.objects.filter(actor_id=actor.id, id=entry_id).update(**_columns(draft), audience=entry.audience)
    if said(draft) != said(old):
        change = _change(entry, old=old, new=draft, quiet=quiet)
        change.old_audience = old_audience
        _keep_changes([change], clock)
    _keep_match_keys(actor, entry.kind)
    log.record(actor.id, "entry.changed", entry=str(entry_id), kind=entry.kind)
    announce(EntryChanged(actor.id, entry_id, entry.kind))
    return entry


@transaction.atomic
def remove_entry(*, actor: Actor, entry_id: int, clock: Clock = clocks.now) -> None:
    entry = _own_entry(actor, entry_id)
    change = _change(entry, old=drafted(entry), new=None)
    change.old_audience = entry.audience
    Entry.objects.filter(actor_id=actor.id, id=entry_id).delete()
    _keep_changes([change], clock)
    _keep_match_keys(actor, entry.kind)
    log.record(actor.id, "entry.removed", entry=str(entry_id), kind=entry.kind)
    announce(EntryRemoved(actor.id, entry_id, entry.kind))


@transaction.atomic
def add_entries(
    *,
    actor: Actor,
    drafts: Sequence[EntryDraft],
    audience: Iterable[int] = (MEMBERS,),
    clock: Clock = clocks.now,
) -> AddReport:
    """Quietly, in a constant number of statements. A line that is already there is counted and left as it is."""
    report, kept, keys = AddReport(found=len(drafts)), _kept(actor), tuple(audience)
    added: list[Entry] = []
    for index, given in enumerate(drafts):
        try:
            draft = checked(given)
        except DomainError as error:
            report.refused.append((index, error.sentence))
            continue
        if _same(draft, kept):
            report.present += 1
        elif _present(draft, kept):
            report.refused.append((index, _("You wrote this part yourself. It was left as it is.")))
        elif len(kept) >= MOST:
            report.refused.append((index, FULL))
        else:
            kept.add(draft.key())
            added.append(_entry(actor, draft, keys))
    report.added = len(added)
    if added:
        Entry.objects.bulk_create(added, batch_size=500)
        _keep_changes([_change(entry, old=None, new=drafted(entry), quiet=True) for entry in added], clock)
        if any(entry.kind == Entry.Kind.LINK for entry in added):
            keep_match_keys(actor.id)
        log.record(actor.id, "entries.added", count=len(added))
        announce(EntriesAdded(actor.id, len(added)))
    return report


Keys = set[tuple[str, ...]]


def _kept(actor: Actor) -> Keys:
    """The normal forms of what is there; the owner is locked, so that two imports at once add once."""
    if not Actor.objects.select_for_update().filter(id=actor.id).exists():
        raise NotFound(_("There is no such member."), code="member-absent")
    return {drafted(entry).key() for entry in Entry.objects.filter(actor_id=actor.id)}


def _same(draft: EntryDraft, kept: Keys) -> bool:
    return draft.key() in kept


def _present(draft: EntryDraft, kept: Keys) -> bool:
    single = SHAPES[draft.kind].single
    return _same(draft, kept) or (single and any(key[0] == draft.kind for key in kept))


def _own_entry(actor: Actor, entry_id: int) -> Entry:
    entry = Entry.objects.select_for_update().filter(actor_id=actor.id, id=entry_id).first()
    if entry is None:
        raise NotFound(_("This line is no longer in your CV."), code="entry-absent")
    return entry


def _columns(draft: EntryDraft) -> dict[str, Any]:
    columns = {column: getattr(draft, column) for column in (*LENGTHS, "start", "end", "source", "source_date")}
    return {**columns, "folded": fold(draft.title)[:200]}


def _entry(actor: Actor, draft: EntryDraft, audience: tuple[int, ...]) -> Entry:
    audience = tuple(sorted(set(audience)))
    return Entry(actor_id=actor.id, id=new_id(), kind=draft.kind, audience=audience, **_columns(draft))


def _change(entry: Entry, *, old: EntryDraft | None, new: EntryDraft | None, quiet: bool = False) -> EntryChange:
    return EntryChange(
        actor_id=entry.actor_id,
        entry_id=entry.id,
        kind=entry.kind,
        old=said(old) if old else None,
        new=said(new) if new else None,
        audience=entry.audience,
        quiet=quiet,
    )


def _keep_changes(changes: list[EntryChange], clock: Clock) -> None:
    for change, number in zip(changes, change_ids(len(changes), clock), strict=True):
        change.id = number
    EntryChange.objects.bulk_create(changes, batch_size=500)


def change_ids(count: int, clock: Clock) -> list[int]:
    """Ids of now; or of the moment that the clock says, never twice the same in one call."""
    if clock is clocks.now:
        return [new_id() for _ in range(count)]
    moment: datetime = clock()
    low = secrets.SystemRandom().sample(range(1 << ids.LOW_BITS), count)
    return [ids.first_at(moment) | number for number in low]


def _keep_match_keys(actor: Actor, kind: str) -> None:
    if kind == Entry.Kind.LINK:
        keep_match_keys(actor.id)
