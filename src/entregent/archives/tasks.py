"""What the queue runs."""

from __future__ import annotations

from django_tasks import task

from entregent.kit.queue.backend import LONG


@task(queue_name=LONG)
def run_import(*, import_id: int) -> None:
    from entregent.archives.services.running import run_import as run

    run(import_id)


@task()
def forget_abandoned() -> None:
    from entregent.archives.services.uploads import forget_abandoned as forget

    forget()
