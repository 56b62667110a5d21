"""Shared by the tests of this room: a fixed beginning, contacts made without a request, and refusals."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, connections, transaction

from entregent.kit import clock
from entregent.kit.errors import DomainError
from entregent.network.services.contacts import connect
from entregent.people.services.members import create_member


@pytest.fixture
def contacts_of_each_other(db):
    """`contacts_of_each_other(amina, bruno)`."""

    def make(a, b, how=""):
        with transaction.atomic():
            connect(a.id, b.id, how=how, now=clock.now())

    return make


@pytest.fixture
def code_of():
    """The code with which a verb refuses."""

    def call(verb, **arguments):
        with pytest.raises(DomainError) as caught:
            verb(**arguments)
        return caught.value.code

    return call


@pytest.fixture
def at_once(transactional_db, tmp_path):
    """`at_once(calls)` runs each call in a thread of its own, all released together, on a database that really
    serves several connections; the outcomes in order, an exception being an outcome.

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


@pytest.fixture
def person(db):
    """Like `member`, for crowds: without a password there is nothing slow to hash."""

    def make(handle, name):
        return create_member(handle=handle, name=name, email=f"{handle}@example.org", password=None)

    return make
