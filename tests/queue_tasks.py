"""Jobs for the tests of the queue. They write rows of the log, which are there once or not at all."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from django.db import transaction
from django_tasks import task

from entregent.kit import log
from entregent.kit.queue import LONG, Refused, check_lease, enqueue


@task()
def note(*, word: str) -> None:
    log.record(1, word)


@task()
def note_then_fail(*, word: str) -> None:
    log.record(1, word)
    raise RuntimeError("the second half is missing")


@task()
def refuse() -> None:
    raise Refused("there is nobody to tell")


@task()
def note_and_ask_again(*, key: str) -> None:
    log.record(1, "asked")
    enqueue(note, key=key, word="afterwards")


@task(queue_name=LONG)
def write_slowly(*, words: list[str]) -> None:
    for word in words:
        check_lease()
        with transaction.atomic():
            log.record(1, word)


@task(queue_name=LONG)
def fail_slowly() -> None:
    raise RuntimeError("the archive is broken")


@task()
def kill_the_worker() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def touch(*, path: str) -> None:
    Path(path).touch()


@task()
def hourly() -> None:
    log.record(1, "hourly")
