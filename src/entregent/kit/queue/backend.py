"""A backend for the django-tasks API whose store is our own table, so that a job commits with its cause."""

from __future__ import annotations

import json
import zlib
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus

from entregent.kit import clock
from entregent.kit.models import Job
from entregent.kit.slots import new_id

BUCKETS = 16
LONG = "long"

# The row that waits under this key is locked until the asking transaction ends: no worker takes it before that, so
# what the transaction wrote is seen by the run.
_ONCE = """
INSERT INTO kit_job (id, bucket, name, arguments, key, long, state, run_at, lease, leased_until, tries, deaths, error)
VALUES (%s, %s, %s, %s, %s, %s, 'ready', %s, '', NULL, 0, 0, '')
ON CONFLICT (bucket, key) WHERE (lease = '' AND state = 'ready')
DO UPDATE SET run_at = CASE WHEN excluded.run_at < kit_job.run_at THEN excluded.run_at ELSE kit_job.run_at END
"""


class DatabaseBackend(BaseTaskBackend):
    supports_defer = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        if args:
            raise TypeError("Tasks take keyword arguments only.")
        run_at = task.run_after or clock.now()
        return TaskResult(
            task=task,
            id=str(write_job(task, arguments=kwargs, key=None, run_at=run_at)),
            status=TaskResultStatus.READY,
            enqueued_at=run_at,
            started_at=None,
            finished_at=None,
            last_attempted_at=None,
            args=[],
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


def write_job(task: Task[Any, Any], *, arguments: dict[str, Any], key: str | None, run_at: datetime) -> int:
    number, long = new_id(), task.queue_name == LONG
    if key is None:
        Job.objects.create(
            id=number, bucket=number % BUCKETS, name=task.module_path, arguments=arguments, long=long, run_at=run_at
        )
        return number
    moment = connection.ops.adapt_datetimefield_value(run_at)
    with connection.cursor() as cursor:
        cursor.execute(_ONCE, [number, _bucket(key), task.module_path, json.dumps(arguments), key, long, moment])
    return number


def _bucket(key: str) -> int:
    return zlib.crc32(key.encode()) % BUCKETS


def enqueue(task: Task[Any, Any], *, key: str | None = None, run_at: datetime | None = None, **arguments: Any) -> None:
    """Asks for `task(**arguments)` after this transaction. Arguments are JSON values; with the same `key`, once."""
    assert transaction.get_connection().in_atomic_block, "enqueue belongs to the transaction of its cause"
    write_job(task, arguments=arguments, key=key, run_at=run_at or clock.now())


def withdraw(key: str) -> None:
    """What waits under this key is no longer wanted. A run that has begun goes on."""
    Job.objects.filter(bucket=_bucket(key), key=key, lease="", state=Job.State.READY).delete()
