"""Reads about imports, of their owner alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from entregent.archives import comparing, store
from entregent.archives.candidates import Candidate
from entregent.archives.models import Import
from entregent.kit.audience import Viewer, visible_to
from entregent.people.entries import EntryDraft
from entregent.people.models import Actor, Entry

LASTING = frozenset({"position", "education", "volunteering", "project"})
SHOWN = 50  # candidates of one section on a page


def imports_of(owner_id: int) -> list[Import]:
    return list(Import.objects.filter(owner_id=owner_id).order_by("-id")[:50])


def import_of(owner_id: int, import_id: int) -> Import | None:
    return Import.objects.filter(id=import_id, owner_id=owner_id).first()


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate on the page. `replaces`: what stands in its place now."""

    candidate: Candidate
    state: str
    replaces: str

    @property
    def lasts(self) -> bool:
        """A stretch of time, that goes on when it has no end; other lines have one date."""
        item = self.candidate.item
        return isinstance(item, EntryDraft) and bool(item.end or (item.start and item.kind in LASTING))

    @property
    def ticked(self) -> bool:
        return self.state == comparing.NEW


def shown_lines(owner: Actor, row: Import) -> dict[str, list[Line]]:
    """The first candidates of each section, with what is already there."""
    first = {section: list(islice(store.read(row.id, section), SHOWN)) for section in row.report["sections"]}
    here = comparing.known(owner, first)
    return {
        section: [Line(found, here.state(found), here.standing(found)) for found in candidates]
        for section, candidates in first.items()
    }


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A member of the demonstration who may stand in a generated archive."""

    name: str
    url: str


def acquaintances(viewer: Viewer, limit: int = 6) -> list[Acquaintance]:
    """Made-up members with a profile address that the reader may see. Real members never stand in a sample."""
    actors = Actor.objects.filter(demonstration=True, matchable=True).exclude(id=viewer.actor_id or 0).order_by("id")
    named = {actor.id: actor.name for actor in actors[:200]}
    links = Entry.objects.filter(kind=Entry.Kind.LINK, actor_id__among=named, url__contains="linkedin.com/in/")
    found = visible_to(links, viewer, owner="actor_id").order_by("actor_id", "id").values_list("actor_id", "url")
    addresses = dict(found[: limit * 4])
    return [Acquaintance(named[actor_id], url) for actor_id, url in list(addresses.items())[:limit]]
