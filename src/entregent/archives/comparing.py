"""What of an archive the member already has: in a constant number of statements, whatever its size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from entregent.archives.candidates import Candidate, Identity
from entregent.kit.text import fold
from entregent.network.cards import IDENTITIES, CardDraft, Kind, candidate
from entregent.network.models import Card, CardFact
from entregent.people.entries import SHAPES, EntryDraft, drafted
from entregent.people.models import Actor, Entry

NEW, PRESENT, FILLED = "new", "present", "filled"


@dataclass(slots=True)
class Known:
    """Rows of one member, as candidates meet them."""

    actor: Actor
    entries: set[tuple[str, ...]] = field(default_factory=set)
    singles: dict[str, str] = field(default_factory=dict)  # kind to what stands there
    people: dict[tuple[str, str], int] = field(default_factory=dict)  # identity to card
    facts: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def state(self, offered: Candidate) -> str:
        """`filled`: something else stands in the one place for it, and stays unless the member says otherwise."""
        match offered.item:
            case Identity():
                here = str(getattr(self.actor, offered.item.field))
                if here == offered.item.value:
                    return PRESENT
                return FILLED if here else NEW
            case EntryDraft():
                if offered.item.key() in self.entries:
                    return PRESENT
                return FILLED if offered.item.kind in self.singles else NEW
            case CardDraft():
                return PRESENT if self.holds(offered.item) else NEW

    def standing(self, offered: Candidate) -> str:
        """What a `filled` candidate would replace."""
        if isinstance(offered.item, Identity):
            return str(getattr(self.actor, offered.item.field))
        return self.singles.get(offered.item.kind, "") if isinstance(offered.item, EntryDraft) else ""

    def holds(self, draft: CardDraft) -> bool:
        """As the address book itself decides: a known person about whom the draft tells nothing new."""
        if not self.names:
            return False
        person = candidate(draft)
        hashes = {fact.value_hash for fact in person.facts}
        for kind in IDENTITIES:
            for value_hash in person.hashes(kind):
                if (card_id := self.people.get((kind, value_hash))) is not None:
                    return hashes <= self.facts[card_id]
        named = person.hashes(Kind.PROFILE) or person.hashes(Kind.MAIL)
        return not named and any(hashes <= self.facts[card_id] for card_id in self.names.get(person.folded, []))


def known(actor: Actor, sections: Iterable[str]) -> Known:
    """Three statements at most; the address book is loaded only for an archive with connections."""
    sections = set(sections)
    here = Known(Actor.objects.get(id=actor.id))
    if sections - {"connections"}:
        for entry in Entry.objects.filter(actor_id=actor.id):
            here.entries.add(drafted(entry).key())
            if SHAPES[entry.kind].single:
                here.singles[entry.kind] = entry.title or entry.text
    if "connections" in sections:
        facts = CardFact.objects.filter(owner_id=actor.id).values_list("card_id", "kind", "value_hash")
        for card_id, kind, value_hash in facts.iterator():
            here.facts[card_id].add(value_hash)
            if kind in IDENTITIES:
                here.people[kind, value_hash] = card_id
        for card_id, name in Card.objects.filter(owner_id=actor.id).values_list("id", "name").iterator():
            here.names[fold(name)[:200]].append(card_id)
    return here
