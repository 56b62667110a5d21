"""How each connection is opened, and what the planner knows."""

import threading

import pytest
from django.conf import settings
from django.db import connection
from django.db.utils import ConnectionHandler
from django.test.utils import CaptureQueriesContext

from entregent.config.settings import _database
from entregent.kit.statistics import look_at_sizes

WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: what was acknowledged outlives the power
    "foreign_keys": 1,
    "temp_store": 2,
    "busy_timeout": 20_000,
    "wal_autocheckpoint": 1_000,
    "journal_size_limit": 67_108_864,
}


@pytest.mark.django_db
def test_every_thread_opens_the_file_the_same_way(tmp_path):
    databases = ConnectionHandler({"default": _database(f"sqlite:///{tmp_path}/d.sqlite3")})
    found = []

    def look():
        with databases["default"].cursor() as cursor:
            found.append({name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in WANTED})
        databases["default"].close()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [WANTED] * 3


def test_connections_are_kept_and_looked_at():
    database = settings.DATABASES["default"]
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (None, True)
    assert _database("postgresql://localhost/x?sslmode=require")["OPTIONS"] == {
        "connect_timeout": 10,
        "sslmode": "require",
    }


def test_the_planner_of_sqlite_learns_how_large_lists_are(amina):
    with CaptureQueriesContext(connection) as asked:
        look_at_sizes.call()
    if connection.vendor != "sqlite":
        assert len(asked) == 0
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'people_accountactor' AND idx = 'account_of_actor'")
        assert cursor.fetchall() == [("1 1",)]
