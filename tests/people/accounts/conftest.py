"""Many at once, on a database that really serves several connections."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, connections

from entregent.kit.errors import DomainError

MANY = 50


@pytest.fixture
def at_once(transactional_db: None, tmp_path: Path) -> Iterator[Callable[[Callable[[int], object]], Counter[str]]]:
    """`at_once(act)` calls `act(n)` in fifty threads released together: how often each outcome was had, '' for
    success, else the code of the refusal. `at_once.read(ask)` reads what they wrote.

    SQLite's test database lives in memory, where parallel writers do not wait: it is copied to a file first.
    """
    settings = connections.settings["default"]
    before = settings["NAME"]

    def copied() -> None:
        if connection.vendor == "sqlite" and settings["NAME"] == before:
            copy = tmp_path / "race.sqlite3"
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(copy)])
            settings["NAME"] = str(copy)

    def run(act: Callable[[int], object], many: int = MANY) -> Counter[str]:
        copied()
        gate, outcomes = threading.Barrier(many), Counter[str]()

        def one(n: int) -> None:
            gate.wait()
            try:
                act(n)
                outcomes[""] += 1
            except DomainError as refusal:
                outcomes[refusal.code] += 1
            except Exception as failure:  # noqa: BLE001 - named in the result
                outcomes[repr(failure)] += 1
            finally:
                connections.close_all()

        threads = [threading.Thread(target=one, args=(n,)) for n in range(many)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return outcomes

    def read(ask: Callable[[], object]) -> object:
        found: list[object] = []
        run(lambda _n: found.append(ask()), 1)
        return found[0]

    run.read = read  # type: ignore[attr-defined]
    yield run
    settings["NAME"] = before
