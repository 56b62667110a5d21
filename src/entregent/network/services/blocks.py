"""A block hides two people from each other everywhere, at once. Lifting it restores sight and nothing else."""

from __future__ import annotations

from django.db import transaction

from entregent.kit import clock as clocks
from entregent.kit import events, log
from entregent.kit.clock import Clock
from entregent.network.events import Blocked, ContactRemoved
from entregent.network.models import Block
from entregent.network.services.pairs import forget_requests, lock, meet, nobody, separate, write_graph_log
from entregent.people.models import Actor


def has_blocked(blocker_id: int, blocked_id: int) -> bool:
    return Block.objects.filter(owner_id=blocker_id, other_id=blocked_id, mine=True).exists()


@transaction.atomic
def block(*, blocker: Actor, blocked: Actor, clock: Clock = clocks.now) -> None:
    """Contact, requests and places in circles go, both ways. The blocked person is not told."""
    lock(blocker.id, blocked.id)
    if has_blocked(blocker.id, blocked.id):
        return
    meet(blocker.id, blocked.id)
    now = clock()
    were_contacts = separate(blocker.id, blocked.id)
    forget_requests(blocker.id, blocked.id)
    for owner_id, other_id in sorted([(blocker.id, blocked.id), (blocked.id, blocker.id)]):
        Block.objects.create(owner_id=owner_id, other_id=other_id, mine=owner_id == blocker.id, since=now)
    log.record(blocker.id, "block.made", other=str(blocked.id))
    events.announce(Blocked(blocker.id, blocked.id, now))
    if were_contacts:
        events.announce(ContactRemoved(blocker.id, blocked.id, now))
        write_graph_log(blocker.id, blocked.id, added=False, now=now)


@transaction.atomic
def unblock(*, blocker: Actor, blocked: Actor) -> None:
    lock(blocker.id, blocked.id)
    if not has_blocked(blocker.id, blocked.id):
        raise nobody()
    for owner_id, other_id in sorted([(blocker.id, blocked.id), (blocked.id, blocker.id)]):
        Block.objects.filter(owner_id=owner_id, other_id=other_id, mine=owner_id == blocker.id).delete()
    log.record(blocker.id, "block.lifted", other=str(blocked.id))
