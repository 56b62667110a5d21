"""What the queue runs for publishing. Each may run twice."""

from __future__ import annotations

import django_tasks

from entregent.kit.queue import enqueue
from entregent.publishing.services import rendering, timelines


@django_tasks.task()
def fan_out(*, post_id: int, after: int = 0, again: bool = False) -> None:
    """One batch, then the next as a job of its own."""
    last = timelines.fan_out(post_id, after, again=again)
    if last is not None:
        enqueue(fan_out, key=f"fan-out:{post_id}:{last}", post_id=post_id, after=last, again=again)


@django_tasks.task()
def fan_out_again(*, post_id: int) -> None:
    timelines.keep_readers(post_id)
    enqueue(fan_out, key=f"fan-out:{post_id}:0", post_id=post_id, again=True)


@django_tasks.task()
def deliver_reply(*, post_id: int) -> None:
    timelines.deliver_reply(post_id)


@django_tasks.task()
def take_away(*, post_id: int) -> None:
    timelines.take_away(post_id)


@django_tasks.task()
def back_fill(*, one: int, other: int) -> None:
    timelines.back_fill(one, other)
    timelines.back_fill(other, one)


@django_tasks.task()
def forget_each_other(*, one: int, other: int) -> None:
    timelines.forget_author(one, other)
    timelines.forget_author(other, one)


@django_tasks.task()
def render_again() -> None:
    """Asked for after an update that raised `kit.markdown.RENDERER`."""
    if rendering.render_again():
        enqueue(render_again, key="render-again")
