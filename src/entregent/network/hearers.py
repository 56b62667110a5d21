"""What follows an act of a room below, asked of the queue in the transaction of the act."""

from __future__ import annotations

from datetime import timedelta

from entregent.kit import clock
from entregent.kit.events import hear
from entregent.kit.queue import enqueue, withdraw
from entregent.network import tasks
from entregent.people.events import MatchKeysChanged

LONGEST_WRITING = timedelta(minutes=1)


def match_keys_changed(event: MatchKeysChanged) -> None:
    """Once more later, for cards that were being written meanwhile and that neither side could see yet."""
    member_id = str(event.actor_id)
    enqueue(tasks.recognise_member, key=f"recognise:{member_id}", member_id=member_id)
    later = clock.now() + LONGEST_WRITING
    enqueue(tasks.recognise_member, key=_again(member_id), run_at=later, member_id=member_id)


def forget_to_recognise(actor_id: int) -> None:
    """Someone who leaves is not looked for again: no job keeps their id."""
    withdraw(_again(str(actor_id)))


def _again(member_id: str) -> str:
    return f"recognise-again:{member_id}"


def listen() -> None:
    hear(MatchKeysChanged, match_keys_changed)
