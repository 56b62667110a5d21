"""A job that kills its worker is found, isolated and parked; its companions are not."""

from __future__ import annotations

import pytest

from entregent.kit.models import Job
from entregent.kit.queue import leases
from entregent.kit.queue.work import run_small
from queue_tasks import note, touch

pytestmark = pytest.mark.django_db(transaction=True)


def in_one_bucket() -> int:
    Job.objects.update(bucket=3)
    return 3


def test_after_a_death_jobs_come_one_by_one(ask, later, words):
    for word in ("a", "b", "c"):
        ask(note, word=word)
    bucket = in_one_bucket()
    assert len(leases.claim(bucket, "first", long=False)) == 3
    assert leases.claim(bucket, "second", long=False) == []
    later()
    for token in ("second", "third", "fourth"):
        [job] = leases.claim(bucket, token, long=False)
        assert run_small([job], token) == 1
    assert words() == ["a", "b", "c"]


def test_the_third_death_parks(ask, later):
    ask(touch, path="never")
    bucket = in_one_bucket()
    for token in ("first", "second", "third"):
        assert len(leases.claim(bucket, token, long=False)) == 1
        later()
    assert leases.claim(bucket, "fourth", long=False) == []
    job = Job.objects.get()
    assert (job.state, job.error) == (Job.State.PARKED, "Its worker died while running it, three times.")


def test_what_a_worker_known_to_be_dead_held_is_taken_up_at_once(ask):
    ask(note, word="a")
    bucket = in_one_bucket()
    leases.claim(bucket, "dead.s", long=False)
    leases.give_up_leases_of("dead")
    assert len(leases.claim(bucket, "next.s", long=False)) == 1
