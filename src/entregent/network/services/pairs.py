"""What every verb about two people begins with: both locked, and able to see each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from entregent.kit.audience import Viewer, load_viewer
from entregent.kit.errors import DomainError, NotFound
from entregent.network.models import Circle, CircleKey, CircleMember, Contact, GraphCounter, GraphLog, Request
from entregent.people.models import Actor


def nobody() -> NotFound:
    """The one answer for who is absent, away, or blocked either way."""
    return NotFound(_("There is nobody here by that name."), code="nobody")


def lock(*actor_ids: int) -> None:
    """One owner at a time, lower id first, so that two verbs about the same people wait instead of colliding."""
    for actor_id in sorted(set(actor_ids)):
        Actor.objects.select_for_update(no_key=True).filter(id=actor_id).values_list("id").first()


def meet(actor_id: int, other_id: int) -> Viewer:
    """Locks both and returns how `actor_id` sees, once sure that they may deal with each other."""
    if actor_id == other_id:
        raise DomainError(_("This is you."), code="self")
    lock(actor_id, other_id)
    viewer = load_viewer(actor_id)
    if actor_id in viewer.hidden:
        raise DomainError(_("You are away. Come back first, then try again."), code="away")
    if other_id in viewer.hidden or not Actor.objects.filter(id=other_id).exists():
        raise nobody()
    return viewer


def are_contacts(a_id: int, b_id: int) -> bool:
    return Contact.objects.filter(owner_id=a_id, other_id=b_id).exists()


def forget_requests(a_id: int, b_id: int) -> None:
    for owner_id, other_id in sorted([(a_id, b_id), (b_id, a_id)]):
        Request.objects.filter(owner_id=owner_id, other_id=other_id).delete()


def separate(a_id: int, b_id: int) -> bool:
    """Removes both directions and every place in a circle; True when they were contacts. Writes no graph line."""
    removed = 0
    for owner_id, other_id in sorted([(a_id, b_id), (b_id, a_id)]):
        removed += Contact.objects.filter(owner_id=owner_id, other_id=other_id).delete()[0]
        circle_ids = list(Circle.objects.filter(owner_id=owner_id).values_list("id", flat=True))
        CircleMember.objects.filter(circle_id__among=circle_ids, member_id=other_id).delete()
        CircleKey.objects.filter(member_id=other_id, owner_id=owner_id).delete()
    return removed > 0


def write_graph_log(a_id: int, b_id: int, *, added: bool, now: datetime) -> None:
    write_graph_lines([(a_id, b_id)], added=added, now=now)


def write_graph_lines(pairs: Sequence[tuple[int, int]], *, added: bool, now: datetime) -> None:
    """The last step of its transaction: locking the counter makes the order of `seq` the order of commits."""
    GraphCounter.objects.get_or_create(id=1)
    GraphCounter.objects.filter(id=1).update(seq=F("seq") + len(pairs))
    first = GraphCounter.objects.values_list("seq", flat=True).get(id=1) - len(pairs) + 1
    GraphLog.objects.bulk_create(
        GraphLog(seq=seq, added=added, a_id=min(pair), b_id=max(pair), at=now)
        for seq, pair in enumerate(pairs, start=first)
    )
