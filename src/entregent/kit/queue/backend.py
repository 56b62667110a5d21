"""A backend for the django-tasks API whose store is our own table, so that a job commits with its cause."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus

from entregent.kit import clock
from entregent.kit.models import Job
from entregent.kit.slots import new_id

BUCKETS = 16


class DatabaseBackend(BaseTaskBackend):
    supports_defer = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        if args:
            raise TypeError("Tasks take keyword arguments only.")
        job = write_job(task, arguments=kwargs, key=None, run_at=task.run_after or clock.now())
        return TaskResult(
            task=task,
            id=str(job.pk),
            status=TaskResultStatus.READY,
            enqueued_at=job.run_at,
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=[],
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


def write_job(task: Task[Any, Any], *, arguments: dict[str, Any], key: str | None, run_at: datetime) -> Job:
    number = new_id()
    job = Job(id=number, bucket=number % BUCKETS, name=task.module_path, arguments=arguments, key=key, run_at=run_at)
    # A key that is already waiting means the work is already asked for.
    Job.objects.bulk_create([job], ignore_conflicts=key is not None)
    return job


def enqueue(task: Task[Any, Any], *, key: str | None = None, run_at: datetime | None = None, **arguments: Any) -> None:
    """Asks for `task(**arguments)` after this transaction. Arguments are JSON values; with the same `key`, once."""
    assert transaction.get_connection().in_atomic_block, "enqueue belongs to the transaction of its cause"
    write_job(task, arguments=arguments, key=key, run_at=run_at or clock.now())
