"""Which of their three steps a new member still has before them."""

from __future__ import annotations

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
    if row is None:
        return None
    left = tuple(step for step in STEPS[row.intention] if step not in row.done)
    return Steps(row.intention, row.own_words, left)


def was_welcomed(actor_id: int) -> bool:
    return FirstSteps.objects.filter(owner_id=actor_id).exists()
