"""Which cards a member's addresses are on: kept from both sides, when a book grows and when a member's keys change."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from entregent.network.cards import IDENTITIES
from entregent.network.models import CardFact, Recognised
from entregent.people.matching import holders_of
from entregent.people.models import MatchKey

AT_ONCE = 1000


def recognise_cards(owner_id: int, identities: Iterable[tuple[int, str]]) -> None:
    """`identities`: (card, keyed hash) of what was just written. Two statements for a thousand, one when nobody is."""
    cards = [(card_id, value_hash) for card_id, value_hash in identities]
    holders = holders_of({value_hash for _, value_hash in cards})
    found = {
        (member_id, card_id)
        for card_id, value_hash in cards
        for member_id in holders.get(value_hash, ())
        if member_id != owner_id
    }
    _keep((owner_id, member_id, card_id) for member_id, card_id in found)


@transaction.atomic
def recognise_member(*, member_id: int) -> None:
    """The rows of one member in everybody's books, written anew. Twice changes nothing."""
    hashes = list(MatchKey.objects.filter(actor_id=member_id).values_list("value", flat=True))
    facts = CardFact.objects.filter(value_hash__in=hashes, kind__in=IDENTITIES).exclude(owner_id=member_id)
    wanted = set(facts.values_list("owner_id", "card_id"))
    here = set(Recognised.objects.filter(member_id=member_id).values_list("owner_id", "card_id"))
    gone = {card_id for _, card_id in here - wanted}
    if gone:
        Recognised.objects.filter(member_id=member_id, card_id__among=gone).delete()
    _keep((owner_id, member_id, card_id) for owner_id, card_id in wanted - here)


def _keep(rows: Iterable[tuple[int, int, int]]) -> None:
    Recognised.objects.bulk_create(
        [Recognised(owner_id=owner_id, member_id=one, card_id=card_id) for owner_id, one, card_id in sorted(rows)],
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )
