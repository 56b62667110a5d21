"""Memory of the idle server with its worker, as proportional set size, and the time from start to first answer.

Compared in the same run with granian's own command serving the same WSGI application and nothing else.
"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from instances import Instance, free_port

AIM_MEGABYTES, AIM_SECONDS = 120, 1.0
LIMIT_MEGABYTES, LIMIT_SECONDS = 160, 3.0
STARTS = 5
PAGES = ("/", "/robots.txt", "/account/login", "/people")


def proportional(pid: int) -> float:
    """Megabytes: private memory, and the fair share of what is shared."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def megabytes(pid: int) -> float:
    return sum(proportional(one) for one in family(pid))


def computed() -> float:
    """Seconds of processor time of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def of_granian_alone(instance: Instance) -> float:
    port = free_port()
    command = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--port", str(port)]
    command += ["--blocking-threads", "4", "--log-level", "error", "entregent.config.wsgi:application"]
    process = subprocess.Popen(command, env=instance.environment)
    instance.port, own = port, instance.port
    try:
        for _ in range(200):
            try:
                for page in PAGES:
                    instance.visitor().get(page)
                break
            except OSError:
                time.sleep(0.05)
        return megabytes(process.pid)
    finally:
        instance.port = own
        process.terminate()
        process.wait()


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        instance = Instance(Path(folder))
        assert instance.command("migrate").returncode == 0
        starts, before = [], computed()
        for _ in range(STARTS):
            starts.append(instance.start())
            instance.stop()
        work = (computed() - before) / STARTS
        instance.start()
        for page in PAGES:
            instance.visitor().get(page)
        time.sleep(3)
        assert instance.process is not None
        used = megabytes(instance.process.pid)
        parts = ", ".join(f"{proportional(pid):.0f}" for pid in family(instance.process.pid))
        instance.stop()
        alone = of_granian_alone(instance)
    median = sorted(starts)[STARTS // 2]
    print(f"{platform.python_version()} on {os.cpu_count()} cores")
    print(f"idle: {used:.0f} MB (supervisor, server, worker: {parts}); aim {AIM_MEGABYTES}, limit {LIMIT_MEGABYTES}")
    print(f"granian's command with the same application, no worker: {alone:.0f} MB")
    print(f"start to first answer: {median:.2f} s median of {STARTS}; aim {AIM_SECONDS:.0f}, limit {LIMIT_SECONDS:.0f}")
    print(f"of which computing, start and stop together: {work:.2f} s; load of the machine: {os.getloadavg()[0]:.1f}")
    return 0 if used <= LIMIT_MEGABYTES and median <= LIMIT_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
