"""One cache for every process of the machine, with an `add` that only one of many wins."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from entregent.kit.cache import SqliteCache


@pytest.fixture
def cache(tmp_path: Path) -> SqliteCache:
    return SqliteCache(str(tmp_path / "c.sqlite3"), {})


def test_it_keeps_gives_and_forgets(cache):
    cache.set("a", [1.5, 2])
    assert (cache.get("a"), cache.get("b", 7), "a" in cache) == ([1.5, 2], 7, True)
    assert (cache.delete("a"), cache.delete("a"), cache.get("a")) == (True, False, None)
    cache.set_many({"x": 1, "y": 2})
    assert cache.get_many(["x", "y", "z"]) == {"x": 1, "y": 2}
    cache.clear()
    assert cache.get("x") is None


@pytest.fixture
def later(monkeypatch):
    """`later()` is one minute on."""
    now = time.time
    return lambda: monkeypatch.setattr("entregent.kit.cache.time.time", lambda: now() + 60)


def test_time_ends_it(cache, later):
    cache.set("a", 1, timeout=59)
    cache.set("b", 1, timeout=None)
    assert cache.add("a", 2) is False
    later()
    assert (cache.get("a"), cache.touch("a"), cache.get("b")) == (None, False, 1)
    assert (cache.add("a", 2), cache.get("a")) == (True, 2)


def test_a_count_keeps_its_time(cache, later):
    cache.set("n", 1, timeout=59)
    assert (cache.incr("n"), cache.decr("n", 3)) == (2, -1)
    later()
    with pytest.raises(ValueError, match="not found"):
        cache.incr("n")


def test_one_of_fifty_threads_wins(cache):
    won = []
    gate = threading.Barrier(50)

    def run(n: int) -> None:
        gate.wait()
        if cache.add("lock", n):
            won.append(n)

    threads = [threading.Thread(target=run, args=(n,)) for n in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert won == [cache.get("lock")]


COUNT = """
import sys
from django.conf import settings
settings.configure()
from entregent.kit.cache import SqliteCache
cache = SqliteCache(sys.argv[1], {})
for _ in range(25):
    cache.incr("n")
"""


def test_processes_lose_no_count(cache, tmp_path):
    cache.set("n", 0, timeout=60)
    command = [sys.executable, "-c", COUNT, str(tmp_path / "c.sqlite3")]
    workers = [subprocess.Popen(command) for _ in range(4)]
    assert [worker.wait() for worker in workers] == [0] * 4
    assert cache.get("n") == 100
