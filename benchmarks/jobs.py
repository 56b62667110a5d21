"""How many small jobs one worker does in a second on SQLite, every commit safe on disk (synchronous=FULL).

Compared in the same run with one transaction for each job, which is what a simple worker does.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import threading
import time

JOBS = 5_000
AIM = 1_000


def prepare() -> None:
    os.environ.update(
        ENTREGENT_HOME=tempfile.mkdtemp(prefix="entregent-bench-"), DJANGO_SETTINGS_MODULE="entregent.config.settings"
    )
    os.environ.pop("ENTREGENT_DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command

    from entregent.kit import slots

    call_command("migrate", verbosity=0)
    slots.start()


def fill(count: int) -> float:
    """Seconds to ask for `count` jobs, a hundred to a transaction."""
    from benchmark_tasks import note
    from django.db import transaction

    from entregent.kit.queue import enqueue

    begun = time.perf_counter()
    for _ in range(count // 100):
        with transaction.atomic():
            for number in range(100):
                enqueue(note, number=number)
    return time.perf_counter() - begun


def one_by_one(count: int) -> float:
    from entregent.kit.queue import run_due

    begun = time.perf_counter()
    assert run_due(limit=count) == count
    return time.perf_counter() - begun


def by_a_worker(count: int) -> float:
    from entregent.kit.models import Act
    from entregent.kit.queue.worker import Worker

    before = Act.objects.count()
    worker = Worker(threading.Event())
    begun = time.perf_counter()
    while worker.run_small_once():
        pass
    passed = time.perf_counter() - begun
    assert Act.objects.count() - before == count
    return passed


def main() -> int:
    prepare()
    print(f"{platform.python_version()} on {os.cpu_count()} cores; each job writes one row of the log")
    asked = fill(JOBS)
    rate = JOBS / by_a_worker(JOBS)
    fill(500)
    alone = 500 / one_by_one(500)
    print(f"asked for: {JOBS / asked:,.0f} a second")
    print(f"done by one worker: {rate:,.0f} a second (aim {AIM:,}); one transaction each: {alone:,.0f} a second")
    return 0 if rate >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
