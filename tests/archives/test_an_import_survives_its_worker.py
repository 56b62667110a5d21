"""Batches, leases, two workers, and what is left when nobody comes back."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import transaction

from archive_files import CONNECTIONS, SKILLS, zipped
from entregent.archives import store
from entregent.archives.models import Import
from entregent.archives.services import forget_abandoned, forget_import, open_upload, run_import, running, start_import
from entregent.kit import clock as clocks
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.models import Job
from entregent.kit.registry import erase_rows
from entregent.network.models import Card
from entregent.people.models import Actor, Entry

ROWS = "".join(f"Ida{n},Berg,https://www.linkedin.com/in/ida-{n},,Oriel,Joiner,12 Mar 2024\n" for n in range(20))


class Killed(BaseException):
    """What no `except Exception` catches, as a kill would not be."""


@pytest.fixture
def started(amina: Actor, monkeypatch: pytest.MonkeyPatch) -> Import:
    monkeypatch.setattr(running, "BATCH", 4)
    data = io.BytesIO(zipped({"Connections.csv": CONNECTIONS + ROWS, "Skills.csv": SKILLS}))
    row = open_upload(owner=amina, file=data, name="a.zip")
    return start_import(owner=amina, import_id=row.id)


def killed_after(calls: int) -> Callable[[], None]:
    left = iter(range(calls))

    def between() -> None:
        if next(left, None) is None:
            raise Killed

    return between


def test_a_worker_that_dies_between_batches_loses_and_repeats_nothing(started: Import, amina: Actor) -> None:
    for _ in range(3):
        with pytest.raises(Killed):
            run_import(started.id, between=killed_after(1))
    started.refresh_from_db()
    assert (started.state, started.done, started.total) == ("running", 12, 22)
    run_import(started.id)
    started.refresh_from_db()
    assert (started.state, started.done) == ("done", 22)
    assert started.report["sections"] == {
        "skills": {"found": 2, "present": 0, "added": 2, "refused": []},
        "connections": {"found": 20, "present": 0, "added": 20, "refused": []},
    }
    assert (Card.objects.filter(owner_id=amina.id).count(), Entry.objects.filter(actor_id=amina.id).count()) == (20, 2)


def test_a_worker_that_dies_inside_a_batch_leaves_nothing_of_it(
    started: Import, amina: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = running.count

    def dies(*arguments: object) -> None:
        counted(*arguments)  # type: ignore[arg-type]
        raise Killed

    monkeypatch.setattr(running, "count", dies)
    with pytest.raises(Killed), transaction.atomic():
        run_import(started.id)
    monkeypatch.setattr(running, "count", counted)
    started.refresh_from_db()
    assert (started.state, started.done, Entry.objects.filter(actor_id=amina.id).count()) == ("queued", 0, 0)
    run_import(started.id)
    assert Card.objects.filter(owner_id=amina.id).count() == 20


def test_two_workers_on_one_import_add_once(started: Import, amina: Actor) -> None:
    calls = iter(range(100))

    def other_worker_runs() -> None:
        if next(calls) == 1:
            run_import(started.id)

    with pytest.raises(RuntimeError):
        run_import(started.id, between=other_worker_runs)
    started.refresh_from_db()
    assert (started.state, started.report["sections"]["connections"]["added"]) == ("done", 20)
    assert Card.objects.filter(owner_id=amina.id).count() == 20
    run_import(started.id)
    assert Card.objects.filter(owner_id=amina.id).count() == 20


def test_an_import_whose_files_are_lost_is_closed_with_a_word(started: Import) -> None:
    store.remove(started.id)
    run_import(started.id)
    started.refresh_from_db()
    assert started.state == "failed"


def test_an_import_begins_once(started: Import, amina: Actor) -> None:
    with pytest.raises(DomainError) as caught:
        start_import(owner=amina, import_id=started.id)
    assert caught.value.code == "import-begun"
    assert Job.objects.filter(key=f"import:{started.id}").count() == 1


def test_a_member_stops_a_running_import_and_keeps_what_is_added(
    started: Import, amina: Actor, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    calls = iter(range(100))

    def member_stops() -> None:
        if next(calls) == 3:
            with django_capture_on_commit_callbacks(execute=True):
                forget_import(owner=amina, import_id=started.id)

    run_import(started.id, between=member_stops)
    assert (Import.objects.count(), store.exists(started.id)) == (0, False)
    assert (Card.objects.filter(owner_id=amina.id).count(), Entry.objects.filter(actor_id=amina.id).count()) == (10, 2)
    run_import(started.id)


def test_nobody_starts_or_forgets_the_import_of_another(started: Import, bruno: Actor) -> None:
    for verb in (start_import, forget_import):
        with pytest.raises(NotFound):
            verb(owner=bruno, import_id=started.id)


def test_a_preview_is_forgotten_after_seven_days_with_its_files(amina: Actor) -> None:
    old = clocks.fixed(clocks.now() - timedelta(days=8))
    abandoned = open_upload(owner=amina, file=io.BytesIO(SKILLS.encode()), name="Skills.csv", clock=old)
    young = open_upload(owner=amina, file=io.BytesIO(SKILLS.encode()), name="Skills.csv")
    assert forget_abandoned() == 1
    assert [row.id for row in Import.objects.all()] == [young.id]
    assert (store.exists(abandoned.id), store.exists(young.id)) == (False, True)


def test_the_files_of_an_erased_member_go_with_them(started: Import, amina: Actor) -> None:
    erase_rows(amina.id)
    assert (Import.objects.count(), store.exists(started.id)) == (0, False)
