"""News of people: what changed in their CV, name or headline, as far as the reader may see it today."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from entregent.kit.audience import Viewer, can_see, visible_to
from entregent.kit.ids import first_at
from entregent.people.entries import drafted, said
from entregent.people.models import Entry, EntryChange

MOST = 200


def news_of(actor_ids: Collection[int], viewer: Viewer, since: datetime) -> list[EntryChange]:
    """Latest first, one per line of a CV: from what it said at the beginning of the time to what it says now.

    Imports, corrections and removals are no news. What was or is hidden from the reader stays out: an old form that
    they could not see comes as None, a line that is closed to them today does not come at all."""
    asked = EntryChange.objects.filter(actor_id__among=set(actor_ids), id__gte=first_at(since), quiet=False)
    changes = list(visible_to(asked, viewer, owner="actor_id").order_by("-id")[:MOST])
    today = _said_today(changes, viewer)
    latest: dict[tuple[int, int | str], EntryChange] = {}
    for change in changes:
        line = (change.actor_id, change.entry_id or change.kind)
        if change.entry_id is not None and (change.actor_id, change.entry_id) not in today:
            continue
        if not can_see(viewer, owner_id=change.actor_id, audience=change.old_audience):
            change.old = None
        if line in latest:
            latest[line].old = change.old
        elif change.new is not None:
            # Not always what this change said: later ones may have been made quietly, or hidden from the reader.
            change.new = change.new if change.entry_id is None else today[change.actor_id, change.entry_id]
            latest[line] = change
    return [change for change in latest.values() if change.old != change.new]


def _said_today(changes: list[EntryChange], viewer: Viewer) -> dict[tuple[int, int], dict[str, str]]:
    """Of the lines that are open to the reader now."""
    owners = {change.actor_id for change in changes if change.entry_id is not None}
    entry_ids = {change.entry_id for change in changes if change.entry_id is not None}
    entries = Entry.objects.filter(actor_id__among=owners, id__among=entry_ids)
    found = visible_to(entries, viewer, owner="actor_id")
    return {(entry.actor_id, entry.id): said(drafted(entry)) for entry in found}
