"""What the member switched on: each alone, and all begin off but being named among contacts in common."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from entregent.kit import log
from entregent.kit.audience import EVERYONE, MEMBERS
from entregent.kit.events import announce
from entregent.people.events import VisibilityChanged
from entregent.people.matching import keep_match_keys
from entregent.people.models import Actor, Entry, members_only


@transaction.atomic
def set_visibility(
    *,
    actor: Actor,
    page_public: bool | None = None,
    page_indexed: bool | None = None,
    page_ai: bool | None = None,
    listed: bool | None = None,
    matchable: bool | None = None,
    shown_in_common: bool | None = None,
) -> None:
    """None leaves a switch as it is."""
    given = {
        "page_public": page_public,
        "page_indexed": page_indexed,
        "page_ai": page_ai,
        "listed": listed,
        "matchable": matchable,
        "shown_in_common": shown_in_common,
    }
    wanted = {switch: value for switch, value in given.items() if value is not None}
    here = Actor.objects.select_for_update().get(id=actor.id)
    changed = {switch: value for switch, value in wanted.items() if value != getattr(here, switch)}
    if not changed:
        return
    Actor.objects.filter(id=actor.id).update(**changed)
    if "matchable" in changed:
        keep_match_keys(actor.id)
    log.record(actor.id, "visibility.changed", **changed)
    announce(VisibilityChanged(actor.id))


@transaction.atomic
def open_parts(*, actor: Actor, kinds: Collection[str]) -> None:
    """Everyone may see what members see of these kinds, and of no other kind. What the member keeps to fewer people
    than the members stays as it is."""
    Actor.objects.select_for_update().get(id=actor.id)
    wider, narrower = [], []
    for entry_id, kind, audience in Entry.objects.filter(actor_id=actor.id).values_list("id", "kind", "audience"):
        if kind in kinds and MEMBERS in audience:
            wider.append(entry_id)
        elif kind not in kinds and EVERYONE in audience:
            narrower.append(entry_id)
    for entry_ids, audience in ((wider, (EVERYONE,)), (narrower, members_only())):
        Entry.objects.filter(actor_id=actor.id, id__among=entry_ids).update(audience=audience)
    log.record(actor.id, "parts.opened", kinds=sorted(kinds))
    announce(VisibilityChanged(actor.id))
