"""Contacts by request and acceptance. A relation is two rows and one line of the graph's log, in one transaction."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from entregent.network.models import Contact, GraphCounter, GraphLog


def connect(a_id: int, b_id: int, *, how: str, now: datetime) -> None:
    """Writes both directions, lower owner first. The caller holds the transaction and has checked consent."""
    for owner_id, other_id in sorted([(a_id, b_id), (b_id, a_id)]):
        Contact.objects.create(owner_id=owner_id, other_id=other_id, since=now, how=how)
    write_graph_log(a_id, b_id, added=True, now=now)


def write_graph_log(a_id: int, b_id: int, *, added: bool, now: datetime) -> None:
    """The last step of its transaction: locking the counter makes the order of `seq` the order of commits."""
    GraphCounter.objects.get_or_create(id=1)
    GraphCounter.objects.filter(id=1).update(seq=F("seq") + 1)
    seq = GraphCounter.objects.values_list("seq", flat=True).get(id=1)
    GraphLog.objects.create(seq=seq, added=added, a_id=min(a_id, b_id), b_id=max(a_id, b_id), at=now)
