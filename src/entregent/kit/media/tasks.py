"""What the queue does with files."""

from __future__ import annotations

from django_tasks import task

from entregent.kit.media.pictures import SIDES
from entregent.kit.media.services import path_of


@task()
def remove_files(*, name: str) -> None:
    for side in SIDES:
        path_of(name, side).unlink(missing_ok=True)
