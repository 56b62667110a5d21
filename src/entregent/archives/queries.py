"""Reads about imports, of their owner alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from entregent.archives import comparing, store
from entregent.archives.candidates import Candidate
from entregent.archives.models import Import
from entregent.kit.audience import Viewer
from entregent.network.cards import CardDraft
from entregent.people.matching import MAIL, PROFILE, match_hash, matching_members
from entregent.people.models import Actor

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


def members_among(row: Import, viewer: Viewer) -> int:
    """How many of the archive's people are members who allow being recognised."""
    people = (found.item for found in store.read(row.id, "connections"))
    found = matching_members(identities(item for item in people if isinstance(item, CardDraft)), viewer)
    return len(set(found.values()) - {row.owner_id})


def identities(cards: Iterable[CardDraft]) -> set[str]:
    hashes = set()
    for card in cards:
        if card.profile_url:
            hashes.add(match_hash(PROFILE, card.profile_url))
        if card.mail:
            hashes.add(match_hash(MAIL, card.mail))
    return hashes
