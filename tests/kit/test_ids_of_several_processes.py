"""Several real processes make ids at once, on the database in use, and no two are equal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from entregent.kit import clock, slots
from entregent.kit.models import IdSlot

PROCESSES, EACH = 6, 3_000
MAKE = f"""
import django; django.setup()
from entregent.kit import slots
slots.start()
print(*(slots.new_id() for _ in range({EACH})))
"""


@pytest.fixture
def database(tmp_path: Path, django_db_blocker) -> Iterator[str]:
    """A database that other processes reach too."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'ids.sqlite3'}"
        return
    settings = connection.settings_dict
    name = f"{settings['NAME']}_ids"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    yield f"postgresql://{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT']}/{name}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}"')


def start(database: str, home: Path, *command: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "ENTREGENT_DATABASE_URL": database, "ENTREGENT_HOME": str(home)}
    environment["DJANGO_SETTINGS_MODULE"] = "entregent.config.settings"
    return subprocess.Popen([sys.executable, *command], env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_processes_that_start_together_make_different_ids(database: str, tmp_path: Path):
    assert start(database, tmp_path, "-m", "django", "migrate", "--verbosity", "0", "kit").communicate()[0] == ""
    processes = [start(database, tmp_path, "-c", MAKE) for _ in range(PROCESSES)]
    made = [[int(word) for word in process.communicate()[0].split()] for process in processes]
    assert [len(one) for one in made] == [EACH] * PROCESSES
    assert all(one == sorted(one) for one in made)
    assert len({number for one in made for number in one}) == PROCESSES * EACH


@pytest.fixture
def unleased(transactional_db: None) -> Iterator[None]:
    """This process as if it had just begun; afterwards it holds a slot again."""
    slots._forget()
    IdSlot.objects.all().delete()
    yield
    slots._forget()
    slots.start()


def test_a_slot_is_kept_until_given_back(unleased):
    assert (slots.start(), slots.start()) == (0, 0)
    slots._forget()
    assert slots.start() == 1


def test_a_slot_given_back_is_free_after_its_last_id(unleased):
    slots.start()
    last = slots.new_id()
    slots.release()
    free = IdSlot.objects.get().until
    assert clock.now() < free < clock.now() + timedelta(seconds=3)
    IdSlot.objects.update(until=clock.now() - timedelta(seconds=1))
    assert slots.start() == 0
    assert slots.new_id() > last


def test_a_slot_lost_while_the_machine_slept_is_not_used_again(unleased, monkeypatch):
    slots.start()
    morning = clock.now() + slots.LEASE
    monkeypatch.setattr(clock, "now", lambda: morning)
    IdSlot.objects.update(token="another", until=morning + slots.LEASE)
    assert slots.new_id() >> 10 & 4095 == 1


def test_renewing_a_lost_slot_takes_another(unleased):
    slots.start()
    IdSlot.objects.update(token="another")
    slots.renew()
    assert slots.new_id() >> 10 & 4095 == 1


def test_no_slot_is_leased_inside_a_transaction(unleased):
    with pytest.raises(RuntimeError, match="before its first transaction"), transaction.atomic():
        slots.new_id()
