"""Long jobs: under a lease, outside of a transaction."""

from __future__ import annotations

import threading

import pytest

from entregent.kit.models import Act, Job
from entregent.kit.queue import leases, run_due
from entregent.kit.queue.work import run_long
from entregent.kit.queue.worker import Worker
from queue_tasks import fail_slowly, note, write_slowly

pytestmark = pytest.mark.django_db(transaction=True)


def test_long_jobs_are_left_to_the_thread_for_long_ones(ask, words):
    ask(write_slowly, words=["a", "b"])
    ask(note, word="c")
    one = Worker(threading.Event())
    one.run_small_once()
    assert words() == ["c"]
    assert (one.run_long_once(), one.run_long_once()) == (1, 0)
    assert (words(), Job.objects.count()) == (["a", "b", "c"], 0)


def test_a_job_whose_lease_was_lost_stops_and_leaves_its_row(ask, words):
    ask(write_slowly, words=["a"])
    [job] = leases.claim(Job.objects.get().bucket, "slow", long=True)
    Job.objects.update(lease="other")
    assert run_long(job, "slow") is False
    assert (words(), Job.objects.get().lease) == ([], "other")


def test_a_failed_long_job_is_tried_again(ask):
    ask(fail_slowly)
    Worker(threading.Event()).run_long_once()
    assert Job.objects.values_list("tries", "lease").get() == (1, "")


def test_run_due_runs_long_jobs_outside_of_its_transactions(ask):
    ask(write_slowly, words=["a", "b"])
    assert run_due() == 1
    assert Act.objects.filter(owner_id=1).count() == 2


def test_a_renewed_lease_is_not_taken_over(ask):
    ask(write_slowly, words=["a"])
    bucket = Job.objects.get().bucket
    assert len(leases.claim(bucket, "first", long=True)) == 1
    leases.renew("first")
    assert leases.claim(bucket, "second", long=True) == []
