"""Small jobs: several to a transaction, each whole or not at all."""

from __future__ import annotations

import threading
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import transaction

from entregent.kit import clock
from entregent.kit.models import Job
from entregent.kit.queue import enqueue, leases, run_due, withdraw
from entregent.kit.queue.work import run_small
from entregent.kit.queue.worker import Worker
from queue_tasks import note, note_and_ask_again, note_then_fail, refuse

pytestmark = pytest.mark.django_db(transaction=True)


def worker() -> Worker:
    return Worker(threading.Event())


def run_all() -> None:
    one = worker()
    while one.run_small_once():
        pass


def test_jobs_run_once_and_go(ask, words):
    for number in range(30):
        ask(note, word=f"{number:02}")
    run_all()
    assert words() == [f"{number:02}" for number in range(30)]
    assert Job.objects.count() == 0


def test_a_job_of_an_act_that_was_undone_never_was(words):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue(note, word="never")
        raise ZeroDivisionError
    run_all()
    assert (words(), Job.objects.count()) == ([], 0)


def test_asking_outside_of_a_transaction_is_refused():
    with pytest.raises(AssertionError):
        enqueue(note, word="alone")


def test_a_failed_job_leaves_nothing_and_its_companions_stand(ask, words):
    ask(note, word="before")
    ask(note_then_fail, word="half")
    ask(note, word="after")
    run_all()
    assert words() == ["after", "before"]
    job = Job.objects.get()
    assert (job.tries, job.lease, job.state) == (1, "", Job.State.READY)
    assert timedelta(seconds=3) < job.run_at - clock.now() < timedelta(seconds=7)
    assert job.error.startswith("RuntimeError: the second half is missing")


def test_pauses_grow_and_the_eighth_failure_parks(ask, later):
    ask(note_then_fail, word="never")
    pauses = []
    for _ in range(7):
        run_all()
        pauses.append((Job.objects.get().run_at - clock.now()).total_seconds())
        later()
    assert all(first < second for first, second in pairwise(pauses))
    assert Job.objects.get().state == Job.State.READY
    run_all()
    job = Job.objects.get()
    assert (job.state, job.tries) == (Job.State.PARKED, 8)
    later()
    run_all()
    assert Job.objects.get().tries == 8


def test_a_refusal_parks_at_once(ask):
    ask(refuse)
    run_all()
    assert Job.objects.get().state == Job.State.PARKED


def test_what_is_not_due_waits(ask, words):
    ask(note, word="tomorrow", run_at=clock.now() + timedelta(days=1))
    run_all()
    assert (words(), Job.objects.count()) == ([], 1)


def test_a_key_is_once_while_it_waits_at_the_earlier_time(ask, words):
    soon, late = clock.now() - timedelta(seconds=1), clock.now() + timedelta(days=1)
    ask(note, key="k", word="first", run_at=late)
    ask(note, key="k", word="second", run_at=soon)
    ask(note, key="k", word="third", run_at=late)
    assert Job.objects.get().run_at == soon
    run_all()
    assert words() == ["first"]


def test_what_is_asked_for_during_the_run_runs_afterwards(ask, words):
    ask(note_and_ask_again, key="k")
    Job.objects.update(arguments={"key": "k"})
    run_all()
    assert words() == ["afterwards", "asked"]


def test_what_is_asked_for_during_the_run_is_run_by_run_due_too(ask, words):
    ask(note_and_ask_again, key="k")
    Job.objects.update(arguments={"key": "k"})
    assert run_due() == 2
    assert words() == ["afterwards", "asked"]


def test_a_retry_gives_way_to_the_same_key_asked_for_meanwhile(ask):
    ask(note_then_fail, key="k", word="old")
    held = leases.claim(Job.objects.get().bucket, "w", long=False)
    ask(note, key="k", word="new")
    run_small(held, "w")
    assert [job.arguments for job in Job.objects.all()] == [{"word": "new"}]


def test_a_job_taken_by_another_worker_is_not_run_again(ask, words):
    ask(note, word="once")
    held = leases.claim(Job.objects.get().bucket, "slow", long=False)
    Job.objects.update(lease="other")
    assert run_small(held, "slow") == 0
    assert (words(), Job.objects.get().lease) == ([], "other")


def test_run_due_runs_in_order_and_lets_errors_through(ask, words):
    ask(note, word="first")
    ask(note_then_fail, word="half")
    with pytest.raises(RuntimeError):
        run_due()
    assert words() == ["first"]


def test_what_waits_under_a_key_can_be_withdrawn(ask, words):
    ask(note, key="mine", word="mine")
    ask(note, key="theirs", word="theirs")
    withdraw("mine")
    run_all()
    assert words() == ["theirs"]
