"""What the loading asked of the queue is run at its end, in the same transaction: fan-out, not anyone else's jobs."""

from __future__ import annotations

from entregent.kit.models import Job
from entregent.kit.queue.work import call


def last_job() -> int:
    return Job.objects.order_by("-id").values_list("id", flat=True).first() or 0


def forget_jobs_after(job_id: int) -> None:
    Job.objects.filter(id__gt=job_id).delete()


def run_jobs_after(job_id: int) -> None:
    """Those they ask for too. Keys are freed first, as a worker does."""
    while jobs := list(Job.objects.filter(id__gt=job_id).order_by("run_at", "id")):
        Job.objects.filter(id__among=[job.id for job in jobs]).delete()
        for job in jobs:
            call(job)
