"""doctor says what is wrong and what to do, and exits with 1 when something is."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from instances import Instance

pytestmark = pytest.mark.embedded
JOB = """INSERT INTO kit_job (id, bucket, name, arguments, long, state, run_at, lease, tries, deaths, error)
VALUES (1, 0, 'x.y', '{}', 0, ?, '2026-01-01', '', 8, 0, 'ValueError: broken')"""


def wrong(instance: Instance) -> dict[str, str]:
    said = instance.command("doctor", "--json")
    findings = json.loads(said.stdout)["findings"]
    found = {one["about"]: one["sentence"] for one in findings if one["state"] == "wrong"}
    assert said.returncode == (1 if found else 0)
    return found


def change(instance: Instance, statement: str, *values: str) -> None:
    database = sqlite3.connect(instance.home / "entregent.sqlite3")
    with database:
        database.execute(statement, values)
    database.close()


def test_nothing_is_wrong_with_a_new_instance(instance: Instance):
    said = instance.command("doctor")
    assert (said.returncode, said.stdout.splitlines()[-1]) == (0, "Nothing is wrong.")
    assert "No mail leaves: 0 are kept under" in said.stdout


def test_a_parked_job_and_a_late_one_are_shown(instance: Instance):
    change(instance, JOB, "parked")
    assert wrong(instance) == {"queue": "1 jobs were given up, the last one x.y (ValueError: broken). Report it."}
    change(instance, "UPDATE kit_job SET state = 'ready'")
    assert wrong(instance)["queue"].endswith("minutes. Is a worker running?")


def test_another_domain_than_at_first_start_is_wrong(instance: Instance):
    begun = instance.python(
        "from entregent.people.models import Instance\nInstance.objects.create(domain='old.example', name='X')"
    )
    assert begun.communicate() == ("", None)
    assert list(wrong(instance)) == ["domain"]


def test_a_counter_behind_its_log_is_wrong(instance: Instance):
    change(instance, "INSERT INTO network_graphlog (seq, added, a_id, b_id, at) VALUES (9, 1, 1, 2, '2026-01-01')")
    assert list(wrong(instance)) == ["counters"]


def test_a_readable_secret_and_a_missing_picture_are_wrong(instance: Instance):
    instance.command("doctor")
    Path(instance.home / "secret").chmod(0o644)
    assert wrong(instance)["files"].startswith("Others can read ")


def test_a_damaged_file_is_wrong(instance: Instance):
    (instance.home / "entregent.sqlite3").write_bytes(b"SQLite format 3\x00" + b"x" * 9000)
    assert list(wrong(instance)) == ["database"]
