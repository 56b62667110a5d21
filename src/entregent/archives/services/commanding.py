"""For the command: the same import without a page, run here and now under the lease of its own job."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import transaction

from entregent.archives import comparing, reports
from entregent.archives.formats import read_files
from entregent.archives.models import Import
from entregent.archives.services.running import run_import
from entregent.archives.services.uploads import Incoming, job_key, open_upload, start_import
from entregent.kit import clock as clocks
from entregent.kit.audience import ONLY_ME
from entregent.kit.clock import Clock
from entregent.kit.models import Job
from entregent.kit.queue import leases
from entregent.kit.readers.sources import from_path
from entregent.people.models import Actor


def preview(*, owner: Actor, paths: Sequence[Path], clock: Clock = clocks.now) -> dict[str, Any]:
    """`{"sections": {key: {"found", "present", "to_add", "refused"}}}`. Writes nothing."""
    reading = read_files([from_path(path) for path in paths], clock().date())
    return reports.told(reports.preview_report(reading, comparing.known(owner, reading.candidates)))


def import_now(
    *, owner: Actor, paths: Sequence[Path], audience: Sequence[int] = ONLY_ME, clock: Clock = clocks.now
) -> dict[str, Any]:
    """`{"sections": {key: {"found", "present", "added", "refused"}}}`. No worker is needed, and none meddles."""
    files = [path.open("rb") for path in paths]
    try:
        incoming = [Incoming(path.name, file) for path, file in zip(paths, files, strict=True)]
        row = open_upload(owner=owner, files=incoming, clock=clock)
    finally:
        for file in files:
            file.close()
    token = f"command-{secrets.token_hex(8)}"
    with transaction.atomic():
        start_import(owner=owner, import_id=row.id, audience=audience, clock=clock)
        Job.objects.filter(key=job_key(row.id), lease="").update(lease=token, leased_until=clocks.now() + leases.LEASE)
    run_held(row.id, token, clock)
    return reports.told(Import.objects.get(id=row.id).report)


def run_held(import_id: int, token: str, clock: Clock) -> None:
    job = Job.objects.get(key=job_key(import_id), lease=token)
    renewed = time.monotonic()

    def between() -> None:
        nonlocal renewed
        if time.monotonic() - renewed > leases.HEARTBEAT.total_seconds():
            leases.renew(token)
            renewed = time.monotonic()
        leases.check_lease()

    leases.hold(job, token)
    try:
        run_import(import_id, clock=clock, between=between)
    except BaseException:
        leases.release([job], token)
        raise
    finally:
        leases.let_go()
    leases.held_by([job], token).delete()
