"""Running what is due."""

from __future__ import annotations

import logging
import time
import traceback

from django.db import transaction
from django.utils.module_loading import import_string

from entregent.kit import clock
from entregent.kit.models import Job
from entregent.kit.queue import leases

TRANSACTION_TIME = 0.1  # seconds that one transaction of small jobs may take before it commits
ERROR_LENGTH = 2_000
log = logging.getLogger("entregent.queue")


class Refused(Exception):
    """A job that cannot succeed however often it is tried."""


def run_due(limit: int = 1000) -> int:
    """Runs due jobs in order until none is left; the number run. An exception goes to the caller: for tests."""
    done = 0
    while done < limit:
        job = leases.due(clock.now()).order_by("run_at", "id").first()
        if job is None:
            break
        if job.long:
            _run_long_here(job)
        else:
            with transaction.atomic():
                Job.objects.filter(id=job.id).update(lease="here")  # frees its key, as a worker does
                call(job)
                job.delete()
        done += 1
    return done


def _run_long_here(job: Job) -> None:
    Job.objects.filter(id=job.id).update(lease="here", leased_until=clock.now() + leases.LEASE)
    try:
        call(job)
    except BaseException:
        leases.release([job], "here")
        raise
    job.delete()


def call(job: Job) -> None:
    import_string(job.name).func(**job.arguments)


def run_small(jobs: list[Job], token: str) -> int:
    """Runs claimed small jobs, several to a transaction; the number that succeeded."""
    done, rest = 0, jobs
    while rest:
        ran = 0
        with transaction.atomic():
            until = time.monotonic() + TRANSACTION_TIME
            mine = set(leases.held_by(rest, token).select_for_update().values_list("id", flat=True))
            finished = []
            for job in rest:
                ran += 1
                if job.id in mine and _succeeds(job, token):
                    finished.append(job)
                if time.monotonic() > until:
                    break
            leases.held_by(finished, token).delete()
        done, rest = done + len(finished), rest[ran:]
    return done


def _succeeds(job: Job, token: str) -> bool:
    try:
        with transaction.atomic():
            call(job)
    except Exception as error:  # noqa: BLE001 - whatever a job raises is retried, then parked
        note_failure(job, token, error)
        return False
    return True


def run_long(job: Job, token: str) -> bool:
    leases.hold(job, token)
    try:
        call(job)
    except leases.LeaseLost:
        log.warning("%s lost its lease and stops", job.name)
        return False
    except Exception as error:  # noqa: BLE001
        note_failure(job, token, error)
        return False
    finally:
        leases.let_go()
    return leases.held_by([job], token).delete()[0] == 1


def note_failure(job: Job, token: str, error: Exception) -> None:
    """What the operator reads: where it failed, without the values of the variables."""
    place = "".join(traceback.format_tb(error.__traceback__)[-2:])
    sentence = f"{type(error).__name__}: {error}\n{place}"[:ERROR_LENGTH]
    log.warning("%s failed (try %s): %s", job.name, job.tries + 1, type(error).__name__)
    with transaction.atomic():
        leases.fail(job, token, sentence, final=isinstance(error, Refused))
