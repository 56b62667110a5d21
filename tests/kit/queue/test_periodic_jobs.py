"""Periodic jobs: once a period, however many workers ask and however often they start."""

from __future__ import annotations

from datetime import timedelta

import pytest

from entregent.kit import clock
from entregent.kit.models import Job
from entregent.kit.queue import run_due, schedule
from queue_tasks import hourly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_hourly(monkeypatch):
    monkeypatch.setattr(schedule, "_periods", {})
    schedule.every(timedelta(hours=1), hourly)


def test_once_in_a_period_and_once_for_all_that_were_missed(words):
    now = clock.now()
    asked = [
        schedule.enqueue_periodic(clock.fixed(now + timedelta(minutes=minutes)))
        for minutes in (0, 1, 59, 61, 62, 600, 601)
    ]
    assert asked == [1, 0, 0, 1, 0, 1, 0]
    assert Job.objects.count() == 1  # the earlier ones still wait: the same work
    run_due()
    assert words() == ["hourly"]
