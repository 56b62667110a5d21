"""What the queue does with files."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django_tasks import task

from entregent.kit.media.pictures import SIDES
from entregent.kit.media.services import path_of
from entregent.kit.models import Media
from entregent.kit.queue import LONG

ORPHAN_AFTER = timedelta(days=1)


@task()
def remove_files(*, name: str) -> None:
    for side in SIDES:
        path_of(name, side).unlink(missing_ok=True)


@task(queue_name=LONG)
def sweep_files() -> None:
    """Removes files whose row was never kept, such as those of an upload that was interrupted."""
    before = time.time() - ORPHAN_AFTER.total_seconds()
    old: dict[str, list[Path]] = {}
    for path in Path(settings.MEDIA_ROOT).glob("??/*.webp"):
        if path.stat().st_mtime < before:
            old.setdefault(path.name.split(".")[0], []).append(path)
    names = list(old)
    for begin in range(0, len(names), 1000):
        some = names[begin : begin + 1000]
        kept = set(Media.objects.filter(name__in=some).values_list("name", flat=True))
        for name in set(some) - kept:
            for path in old[name]:
                path.unlink(missing_ok=True)
