"""Running what is due."""

from __future__ import annotations

from django.db import transaction
from django.utils.module_loading import import_string

from entregent.kit import clock
from entregent.kit.models import Job


def run_due(limit: int = 1000) -> int:
    """Runs due jobs in order until none is left; the number run. An exception goes to the caller: for tests."""
    done = 0
    while done < limit:
        with transaction.atomic():
            job = Job.objects.filter(state=Job.State.READY, run_at__lte=clock.now()).order_by("run_at", "id").first()
            if job is None:
                break
            import_string(job.name).func(**job.arguments)
            job.delete()
        done += 1
    return done
