"""Which of their three steps a new member still has before them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from entregent.attention.models import FirstSteps
from entregent.attention.services.first_steps import STEPS
from entregent.people.models import Actor


@dataclass(frozen=True, slots=True)
class Steps:
    intention: str
    own_words: str
    left: tuple[str, ...]


def first_steps(actor: Actor) -> Steps | None:
    """None when they have none or are through. One statement."""
    row = FirstSteps.objects.filter(owner_id=actor.id, finished=False).first()
    return None if row is None else steps(row.intention, row.own_words, row.done)


def steps(intention: str, own_words: str, done: Collection[str]) -> Steps:
    return Steps(intention, own_words, tuple(step for step in STEPS[intention] if step not in done))


def was_welcomed(actor_id: int) -> bool:
    return FirstSteps.objects.filter(owner_id=actor_id).exists()
