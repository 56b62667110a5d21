"""The border between an archive and our own rules: what passes becomes a candidate, the rest a refusal with a code."""

from __future__ import annotations

from dataclasses import replace

from entregent.archives.candidates import SECTION_OF_KIND, Candidate, Identity, Item, Reading, Refused, Where
from entregent.kit.errors import DomainError
from entregent.network.cards import LONGEST, CardDraft
from entregent.people.entries import LENGTHS, SHAPES, EntryDraft, checked

IDENTITY_LENGTHS = {"name": 120, "headline": 220}


def offer(reading: Reading, where: Where, item: Item) -> None:
    """Raises Refused for what our own rules would not keep."""
    match item:
        case EntryDraft():
            draft = replace(item, source=reading.format, source_date=reading.source_date)
            section = SECTION_OF_KIND[draft.kind]
            if not is_second_of_one(reading, section, draft):
                reading.add(Candidate(section, where, checked_entry(draft)))
        case CardDraft():
            card = replace(item, source=reading.format, source_date=reading.source_date)
            check_lengths(LONGEST, card)
            reading.add(Candidate("connections", where, card))
        case Identity():
            if len(item.value) > IDENTITY_LENGTHS[item.field]:
                raise Refused("long", field=item.field, limit=IDENTITY_LENGTHS[item.field])
            reading.add(Candidate("profile", where, item))


def is_second_of_one(reading: Reading, section: str, draft: EntryDraft) -> bool:
    """Two texts about oneself: the first file that tells it counts."""
    known = reading.candidates.get(section, {}).values()
    return SHAPES[draft.kind].single and any(
        isinstance(candidate.item, EntryDraft) and candidate.item.kind == draft.kind for candidate in known
    )


def checked_entry(draft: EntryDraft) -> EntryDraft:
    try:
        return checked(draft)
    except DomainError as error:
        if error.code == "entry-length" and error.field:
            raise Refused("long", field=error.field, kind=draft.kind, limit=LENGTHS[error.field]) from None
        if error.code == "entry-empty":
            raise Refused("empty", field=error.field, kind=draft.kind) from None
        raise Refused("said", sentence=in_english(error)) from None


def in_english(error: DomainError) -> str:
    """Our sentences are their own message ids: stored so, they can be said again in any language."""
    from django.utils import translation

    with translation.override("en"):
        return str(error.sentence)


def check_lengths(limits: dict[str, int], card: CardDraft) -> None:
    for column, limit in limits.items():
        if len(getattr(card, column)) > limit:
            raise Refused("long", field=column, limit=limit)
