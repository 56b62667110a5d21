"""Who runs which job: claimed by bucket in batches, under the token of a worker and until a time."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet

from entregent.kit import clock
from entregent.kit.models import Job

LEASE = timedelta(seconds=30)
HEARTBEAT = timedelta(seconds=8)
BATCH = 100
LAST_TRY = 8
LAST_DEATH = 3
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=6)


class LeaseLost(Exception):
    """The job belongs to another worker by now: stop without writing."""


_running = threading.local()


def check_lease() -> None:
    """For long jobs, between two steps. Outside of a worker, as in a command or a test, it does nothing."""
    held: tuple[int, str] | None = getattr(_running, "held", None)
    if held and not Job.objects.filter(id=held[0], lease=held[1]).exists():
        raise LeaseLost


def hold(job: Job, token: str) -> None:
    _running.held = (job.id, token)


def let_go() -> None:
    _running.held = None


def due(now: datetime, *, long: bool | None = None) -> QuerySet[Job]:
    free = Q(lease="") | Q(leased_until__lt=now)
    jobs = Job.objects.filter(free, state=Job.State.READY, run_at__lte=now)
    return jobs if long is None else jobs.filter(long=long)


def due_buckets(now: datetime, *, long: bool) -> list[int]:
    """Buckets with work, the one that waits longest first."""
    return list(dict.fromkeys(due(now, long=long).order_by("run_at").values_list("bucket", flat=True)[:200]))


def claim(bucket: int, token: str, *, long: bool, limit: int = BATCH) -> list[Job]:
    """Jobs of one bucket that are now ours. One whose earlier holder died comes alone, or is parked the third time.

    The rows to take are read as a list before they are updated: a LIMIT inside an UPDATE may take more than it says.
    """
    with transaction.atomic():
        now = clock.now()
        found = list(
            due(now, long=long)
            .filter(bucket=bucket)
            .select_for_update(skip_locked=True)
            .order_by("run_at", "id")[:limit]
        )
        orphans = [job for job in found if job.lease]
        if orphans and orphans[0].deaths + 1 >= LAST_DEATH:
            _park(orphans[0], "Its worker died while running it, three times.")
            return []
        taken = orphans[:1] or [job for job in found if not job.deaths] or found[:1]
        for job in taken:
            job.deaths += bool(job.lease)
        Job.objects.filter(id__in=[job.id for job in taken]).update(
            lease=token, leased_until=now + LEASE, deaths=F("deaths") + (1 if orphans else 0)
        )
    return taken


def held_by(jobs: Iterable[Job], token: str) -> QuerySet[Job]:
    """The fence: what is no longer leased to this worker is not touched by it."""
    return Job.objects.filter(id__in=[job.id for job in jobs], lease=token)


def renew(token: str) -> None:
    Job.objects.filter(lease=token).update(leased_until=clock.now() + LEASE)


def give_up_leases_of(token: str) -> None:
    """A worker known to be dead: what it held is taken up at once, and counted as a death."""
    Job.objects.filter(lease__startswith=token).update(leased_until=clock.now() - LEASE)


def release(jobs: Iterable[Job], token: str) -> None:
    """Claimed, but not begun."""
    for job in jobs:
        _wait_again(job, token)


def fail(job: Job, token: str, error: str, *, final: bool = False) -> None:
    if final or job.tries + 1 >= LAST_TRY:
        held_by([job], token).update(tries=F("tries") + 1)
        _park(job, error, token)
        return
    pause = min(FIRST_PAUSE * 3**job.tries, LONGEST_PAUSE) * random.uniform(0.8, 1.2)  # noqa: S311
    _wait_again(job, token, tries=job.tries + 1, error=error, run_at=clock.now() + pause)


def _wait_again(job: Job, token: str, **changes: object) -> None:
    """Back among the waiting, unless the same key was asked for meanwhile: that row does the work."""
    try:
        with transaction.atomic():
            held_by([job], token).update(lease="", leased_until=None, **changes)
    except IntegrityError:
        held_by([job], token).delete()


def _park(job: Job, error: str, token: str | None = None) -> None:
    rows = Job.objects.filter(id=job.id) if token is None else held_by([job], token)
    rows.update(state=Job.State.PARKED, lease="", leased_until=None, error=error)
