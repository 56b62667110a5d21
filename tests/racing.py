"""Many writers at once, on a database that really serves several connections."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, connections


@pytest.fixture
def at_once(transactional_db, tmp_path):
    """`at_once(calls)` runs each call in a thread of its own, all released together; the outcomes in order, an
    exception being an outcome.

    SQLite's test database lives in memory, where parallel writers do not wait: it is copied to a file first.
    """
    settings = connections.settings["default"]
    before = settings["NAME"]

    def run(calls):
        if connection.vendor == "sqlite" and settings["NAME"] == before:
            copy = tmp_path / "race.sqlite3"
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(copy)])
            settings["NAME"] = str(copy)
        barrier, outcomes = threading.Barrier(len(calls)), [None] * len(calls)

        def one(place, call):
            barrier.wait()
            try:
                outcomes[place] = call()
            except Exception as error:  # noqa: BLE001
                outcomes[place] = error
            finally:
                connections.close_all()

        threads = [threading.Thread(target=one, args=item) for item in enumerate(calls)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return outcomes

    yield run
    settings["NAME"] = before
