"""A worker: one thread for small jobs, one for long ones, one that keeps the leases."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connection

from entregent.kit import clock, slots
from entregent.kit.queue import leases, work
from entregent.kit.queue.schedule import enqueue_periodic

GLANCE = 0.05  # seconds between two looks at SQLite's counter of commits
POLL = 1.0  # seconds after which the queue is read even when nothing seems to have changed
PERIODIC = 20.0
SLOT_RENEWAL = 3600.0
PAUSE_AFTER_FAULT = 2.0
log = logging.getLogger("entregent.queue")


def make_token() -> str:
    return secrets.token_hex(8)


class Worker:
    """Runs the queue until `stop` is set. `token` names this worker at the beginning of each of its leases."""

    def __init__(self, stop: threading.Event, token: str = "") -> None:
        self.stop = stop
        self.token = token or make_token()
        self.leases = {self._small_jobs: f"{self.token}.s", self._long_jobs: f"{self.token}.l"}

    def run(self) -> None:
        slots.start()
        threads = [
            threading.Thread(target=self._guarded, args=(step,), name=name, daemon=True)
            for name, step in (("long jobs", self._long_jobs), ("heartbeat", self._heartbeat))
        ]
        for thread in threads:
            thread.start()
        self._guarded(self._small_jobs)
        for thread in threads:
            thread.join(timeout=2)

    def _guarded(self, loop: Callable[[], None]) -> None:
        """A database that is away for a moment ends no worker. What was claimed under the lease in use is left to
        expire, because nobody knows how far it came."""
        while not self.stop.is_set():
            try:
                loop()
            except Exception as error:
                log.warning("The queue stumbled and goes on (%s)", error, exc_info=not isinstance(error, DatabaseError))
                if loop in self.leases:
                    self.leases[loop] = f"{self.token}.{secrets.token_hex(4)}"
                connection.close()
                self.stop.wait(PAUSE_AFTER_FAULT)
        connection.close()

    def _small_jobs(self) -> None:
        next_periodic = 0.0
        while not self.stop.is_set():
            close_old_connections()
            if time.monotonic() >= next_periodic:
                enqueue_periodic()
                next_periodic = time.monotonic() + PERIODIC
            if not self.run_small_once():
                wait_for_change(self.stop)

    def run_small_once(self) -> int:
        """One batch of each bucket that has work; the number of jobs taken."""
        taken = 0
        for bucket in leases.due_buckets(clock.now(), long=False):
            if self.stop.is_set():
                break
            lease = self.leases[self._small_jobs]
            jobs = leases.claim(bucket, lease, long=False)
            taken += len(jobs)
            work.run_small(jobs, lease)
        return taken

    def _long_jobs(self) -> None:
        while not self.stop.is_set():
            close_old_connections()
            if not self.run_long_once():
                self.stop.wait(POLL / 2)

    def run_long_once(self) -> int:
        lease = self.leases[self._long_jobs]
        for bucket in leases.due_buckets(clock.now(), long=True):
            for job in leases.claim(bucket, lease, long=True, limit=1):
                work.run_long(job, lease)
                return 1
        return 0

    def _heartbeat(self) -> None:
        next_renewal = time.monotonic() + SLOT_RENEWAL
        while not self.stop.wait(leases.HEARTBEAT.total_seconds()):
            close_old_connections()
            for lease in list(self.leases.values()):
                leases.renew(lease)
            if time.monotonic() > next_renewal:
                slots.renew()
                next_renewal = time.monotonic() + SLOT_RENEWAL


def wait_for_change(stop: threading.Event) -> None:
    """Until someone committed (SQLite tells for nearly nothing), or a moment has passed."""
    if connection.vendor != "sqlite":
        stop.wait(POLL / 4)
        return
    with connection.cursor() as cursor:
        seen = cursor.execute("PRAGMA data_version").fetchone()
        until = time.monotonic() + POLL
        while time.monotonic() < until and not stop.wait(GLANCE):
            if cursor.execute("PRAGMA data_version").fetchone() != seen:
                return
