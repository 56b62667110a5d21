"""My private address book. Nobody is mailed, and no page is made of anyone else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import ids, log
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.report import AddReport
from entregent.kit.slots import new_id
from entregent.kit.text import clean_text
from entregent.network.cards import IDENTITIES, Candidate, CardDraft, Fact, Kind, candidate
from entregent.network.models import Card, CardFact, Recognised
from entregent.network.services.pairs import lock
from entregent.network.services.recognising import recognise_cards
from entregent.people.models import Actor

__all__ = ["CardDraft", "add_cards", "change_card", "remove_card"]

Row = tuple[int | str | None, ...]
AT_ONCE = 1000
LONGEST_NOTE = 10_000


@transaction.atomic
def add_cards(*, owner: Actor, drafts: Sequence[CardDraft], clock: Clock = clocks.now) -> AddReport:
    """A known person gets the new facts, a new one a card; `added` counts both, `present` those that bring nothing.

    A constant number of statements for each thousand drafts.
    """
    lock(owner.id)
    report = AddReport(found=len(drafts))
    fit: list[Candidate] = []
    for place, draft in enumerate(drafts):
        try:
            fit.append(candidate(draft))
        except DomainError as error:
            report.refused.append((place, error.sentence))
    for start in range(0, len(fit), AT_ONCE):
        added = _Book(owner.id, fit[start : start + AT_ONCE], clock).add()
        report.added += added
    report.present = len(fit) - report.added
    log.record(owner.id, "cards.added", found=report.found, added=report.added)
    return report


@transaction.atomic
def change_card(*, owner: Actor, card_id: int, note: str) -> None:
    note = clean_text(note)
    if len(note) > LONGEST_NOTE:
        raise DomainError(
            _("This is too long: keep it under %(n)s characters.") % {"n": LONGEST_NOTE}, code="too-long", field="note"
        )
    if not Card.objects.filter(id=card_id, owner_id=owner.id).update(note=note):
        raise no_card()
    log.record(owner.id, "card.changed", card=str(card_id))


@transaction.atomic
def remove_card(*, owner: Actor, card_id: int) -> None:
    if not Card.objects.filter(id=card_id, owner_id=owner.id).delete()[0]:
        raise no_card()
    CardFact.objects.filter(owner_id=owner.id, card_id=card_id).delete()
    Recognised.objects.filter(owner_id=owner.id, card_id=card_id).delete()
    log.record(owner.id, "card.removed", card=str(card_id))


def no_card() -> NotFound:
    return NotFound(_("There is no such card in your book."), code="no-card")


class _Book:
    """The part of a book that a batch may touch: cards with an identity or a name of the batch, and their facts."""

    def __init__(self, owner_id: int, batch: Sequence[Candidate], clock: Clock) -> None:
        self.owner_id = owner_id
        self.batch = batch
        self.clock = clock
        self.facts: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.by_identity: dict[tuple[str, str], int] = {}
        self.by_name: dict[str, list[int]] = defaultdict(list)
        self.new_cards: list[Row] = []
        self.new_facts: list[Row] = []
        self.new_identities: list[tuple[int, str]] = []
        self._load()

    def add(self) -> int:
        """The number of candidates that brought something."""
        added = sum(self._add(person) for person in self.batch)
        _insert(Card, ("id", "owner_id", "name", "name_folded", "headline", "note"), self.new_cards)
        columns = ("owner_id", "card_id", "kind", "value_hash", "value", "source", "source_date")
        _insert(CardFact, columns, self.new_facts)
        recognise_cards(self.owner_id, self.new_identities)
        return added

    def _load(self) -> None:
        hashes = {fact.value_hash for person in self.batch for fact in person.facts if fact.kind in IDENTITIES}
        known = CardFact.objects.filter(owner_id=self.owner_id, kind__in=IDENTITIES, value_hash__in=hashes)
        card_ids = set(known.values_list("card_id", flat=True))
        names = {person.folded for person in self.batch}
        namesakes = Card.objects.filter(owner_id=self.owner_id, name_folded__in=names).order_by("id")
        for card_id, folded in namesakes.values_list("id", "name_folded"):
            self.by_name[folded].append(card_id)
            card_ids.add(card_id)
        facts = CardFact.objects.filter(owner_id=self.owner_id, card_id__among=card_ids)
        for card_id, kind, value_hash in facts.values_list("card_id", "kind", "value_hash"):
            self._remember(card_id, kind, value_hash)

    def _remember(self, card_id: int, kind: str, value_hash: str) -> None:
        self.facts[card_id][kind].add(value_hash)
        if kind in IDENTITIES:
            self.by_identity.setdefault((kind, value_hash), card_id)

    def _add(self, person: Candidate) -> bool:
        card_id = self._find(person)
        new = [
            fact for fact in person.facts if card_id is None or fact.value_hash not in self.facts[card_id][fact.kind]
        ]
        fresh = card_id is None
        if card_id is None:
            card_id = self._new_card(person)
        for fact in new:
            self._new_fact(card_id, person, fact)
        return fresh or bool(new)

    def _find(self, person: Candidate) -> int | None:
        """By profile address, else by mail, else by name and organisation when no identity contradicts it."""
        for kind in IDENTITIES:
            for value_hash in person.hashes(kind):
                if (kind, value_hash) in self.by_identity:
                    return self.by_identity[kind, value_hash]
        for card_id in self.by_name[person.folded]:
            if self._is_same(person, self.facts[card_id]):
                return card_id
        return None

    @staticmethod
    def _is_same(person: Candidate, facts: dict[str, set[str]]) -> bool:
        organisations = person.hashes(Kind.ORGANISATION)
        same_place = bool(organisations & facts[Kind.ORGANISATION]) or not (organisations or facts[Kind.ORGANISATION])
        return same_place and not any(person.hashes(kind) and facts[kind] for kind in IDENTITIES)

    def _new_card(self, person: Candidate) -> int:
        # A card dates from the writing of it; a given clock is the demonstration's.
        card_id = new_id() if self.clock is clocks.now else ids.dated(self.clock())
        self.new_cards.append((card_id, self.owner_id, person.name, person.folded, person.headline, ""))
        self.by_name[person.folded].append(card_id)
        return card_id

    def _new_fact(self, card_id: int, person: Candidate, fact: Fact) -> None:
        self._remember(card_id, fact.kind, fact.value_hash)
        if fact.kind in IDENTITIES:
            self.new_identities.append((card_id, fact.value_hash))
        day = connection.ops.adapt_datefield_value(person.source_date)
        self.new_facts.append((self.owner_id, card_id, fact.kind, fact.value_hash, fact.value, person.source, day))


def _insert(model: type[Model], columns: tuple[str, ...], rows: list[Row]) -> None:
    """`bulk_create` without an object for each row: a third of the time of an import."""
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    values = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES ({values})",  # noqa: S608
            rows,
        )
