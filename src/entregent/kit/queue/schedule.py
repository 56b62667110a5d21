"""Periodic jobs. A row keeps when each is next due, so that a restart neither repeats nor forgets a period."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction
from django_tasks.base import Task

from entregent.kit import clock
from entregent.kit.clock import Clock
from entregent.kit.models import Schedule
from entregent.kit.queue.backend import enqueue

_periods: dict[str, tuple[Task[Any, Any], timedelta]] = {}


def every(period: timedelta, task: Task[Any, Any]) -> None:
    """Called in `AppConfig.ready()`. A period that passed while nothing ran is made up for once."""
    _periods[task.module_path] = (task, period)


def enqueue_periodic(clock: Clock = clock.now) -> int:
    """Enqueues each periodic job that is due; the number enqueued."""
    now, enqueued = clock(), 0
    known = dict(Schedule.objects.values_list("name", "due_at"))
    for name, (task, period) in _periods.items():
        if name in known and known[name] > now:
            continue
        with transaction.atomic():
            if name in known:
                mine = Schedule.objects.filter(name=name, due_at=known[name]).update(due_at=now + period)
            else:
                mine = Schedule.objects.get_or_create(name=name, defaults={"due_at": now + period})[1]
            if mine:
                enqueue(task, key=f"every:{name}")
                enqueued += 1
    return enqueued
