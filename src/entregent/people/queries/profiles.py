"""One member's CV as one reader may see it. Every surface, for whomever, comes from here."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from entregent.kit.audience import Viewer, can_see, visible_to
from entregent.kit.errors import NotFound
from entregent.kit.models import Media
from entregent.people.entries import SHAPES
from entregent.people.models import Actor, Entry

ORDER = {kind: place for place, kind in enumerate(SHAPES)}


@dataclass(frozen=True, slots=True)
class Profile:
    """`entries`: those that the reader may see, in the order of the page. `photo`: None when they may not."""

    actor: Actor
    entries: tuple[Entry, ...]
    photo: Media | None

    def of(self, kind: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind == kind]

    def first(self, kind: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.kind == kind), None)


def entries_of(actor_id: int, viewer: Viewer) -> list[Entry]:
    """By kind as on the page; inside a kind, what goes on first, then the latest."""
    visible = visible_to(Entry.objects.filter(actor_id=actor_id), viewer, owner="actor_id")
    entries = sorted(visible, key=lambda entry: entry.id)
    entries.sort(key=_latest, reverse=True)
    entries.sort(key=lambda entry: ORDER[entry.kind])
    return entries


def _latest(entry: Entry) -> tuple[str, str]:
    start, end = str(entry.start or ""), str(entry.end or "")
    return (end or ("9999" if start else ""), start)


def profile(handle: str, viewer: Viewer) -> Profile:
    """Absent, away, blocked and not public are one answer."""
    actor = Actor.objects.filter(handle=handle.lower(), domain="").first()
    if actor is None or not may_open(actor, viewer):
        raise NotFound(_("There is no such page, or it is not open to you."), code="profile-absent")
    return Profile(actor, tuple(entries_of(actor.id, viewer)), photo_of(actor, viewer))


def may_open(actor: Actor, viewer: Viewer) -> bool:
    if viewer.actor_id == actor.id:
        return True
    if actor.away or actor.id in viewer.hidden:
        return False
    return viewer.is_member or actor.page_public


def may_see_photo(actor: Actor, viewer: Viewer) -> bool:
    """Without a statement: for lists of faces."""
    return actor.photo_id is not None and can_see(viewer, owner_id=actor.id, audience=actor.photo_audience)


def photo_of(actor: Actor, viewer: Viewer) -> Media | None:
    if not may_see_photo(actor, viewer):
        return None
    return visible_to(Media.objects.filter(id=actor.photo_id), viewer, owner="owner_id").first()
