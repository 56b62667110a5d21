"""*Today* of a member with 1,000 contacts among 10,000 members and 100,000 posts: server time, statements, bytes.

    python benchmarks/today.py [--members 10000] [--contacts 1000] [--posts 100000] [--times 200]

The whole request is measured, from middleware to bytes, in one process and one thread.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from world import sizes, world

BUDGET_MS, BUDGET_STATEMENTS, BUDGET_BYTES = 30, 12, 60_000
CSS = Path(__file__).resolve().parent.parent / "src/entregent/web/static/css/entregent.css"


def measure(client: Any, address: str, times: int) -> tuple[list[float], list[float], int, int]:
    """(milliseconds of CPU and of the clock for each request, statements, bytes of HTML)."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as statements:
        answer = client.get(address)
        count = len(statements)
    assert answer.status_code == 200, (address, answer.status_code)
    worked, spent = [], []
    for _ in range(times):
        begun, working = time.perf_counter(), time.thread_time()
        client.get(address)
        worked.append((time.thread_time() - working) * 1000)
        spent.append((time.perf_counter() - begun) * 1000)
    return sorted(worked), sorted(spent), count, len(answer.content)


def report(name: str, worked: list[float], spent: list[float], statements: int, size: int) -> bool:
    """The clock says little on a machine that does other things; the CPU's time is what one request costs."""
    css = CSS.stat().st_size
    p50, p95 = statistics.median(spent), spent[int(len(spent) * 0.95)]
    print(
        f"{name:20} p50 {p50:6.1f} ms, p95 {p95:6.1f} ms, of CPU {statistics.median(worked):6.1f} ms   "
        f"{statements:3} statements   "
        f"{size / 1000:5.1f} kB of HTML, with CSS {(size + css) / 1000:5.1f} kB"
    )
    return p50 <= BUDGET_MS and statements <= BUDGET_STATEMENTS and size + css <= BUDGET_BYTES


def main() -> int:
    given = sizes()
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    with world(members=given.members, contacts=given.contacts, posts=given.posts) as community:
        client = community.client()
        kept = [report("today", *measure(client, "/today", given.times))]
        report("today/older", *measure(client, "/today/older", given.times))
        return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
