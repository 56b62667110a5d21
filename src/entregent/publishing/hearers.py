"""What follows an act, asked of the queue in the transaction of the act."""

from __future__ import annotations

from entregent.kit.events import hear
from entregent.kit.queue import enqueue
from entregent.network.events import Blocked, ContactMade, ContactRemoved
from entregent.publishing import tasks
from entregent.publishing.events import PostDeleted, PostEdited, PostPublished, Replied


def published(event: PostPublished) -> None:
    enqueue(tasks.fan_out, key=f"fan-out:{event.post_id}:0", post_id=event.post_id)


def replied(event: Replied) -> None:
    enqueue(tasks.deliver_reply, key=f"deliver-reply:{event.post_id}", post_id=event.post_id)


def edited(event: PostEdited) -> None:
    if event.audience_changed:
        enqueue(tasks.fan_out_again, key=f"fan-out-again:{event.post_id}", post_id=event.post_id)


def deleted(event: PostDeleted) -> None:
    enqueue(tasks.take_away, key=f"take-away:{event.post_id}", post_id=event.post_id)


def contact_made(event: ContactMade) -> None:
    one, other = sorted([event.asker_id, event.asked_id])
    enqueue(tasks.back_fill, key=f"back-fill:{one}:{other}", one=one, other=other)


def contact_removed(event: ContactRemoved) -> None:
    one, other = sorted([event.actor_id, event.other_id])
    enqueue(tasks.forget_each_other, key=f"forget:{one}:{other}", one=one, other=other)


def blocked(event: Blocked) -> None:
    one, other = sorted([event.blocker_id, event.blocked_id])
    enqueue(tasks.forget_each_other, key=f"forget:{one}:{other}", one=one, other=other)


def listen() -> None:
    hear(PostPublished, published)
    hear(Replied, replied)
    hear(PostEdited, edited)
    hear(PostDeleted, deleted)
    hear(ContactMade, contact_made)
    hear(ContactRemoved, contact_removed)
    hear(Blocked, blocked)
