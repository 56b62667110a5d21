"""The smallest job that writes."""

from __future__ import annotations

from django_tasks import task

from entregent.kit import log


@task()
def note(*, number: int) -> None:
    log.record(1, "noted", number=number)
