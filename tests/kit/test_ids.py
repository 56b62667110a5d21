"""Ids of one process: in order of time, never backwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from entregent.kit import ids
from entregent.kit.ids import Generator

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_an_id_tells_its_moment_and_its_slot():
    made = Generator(lambda: 7, lambda: NOON)()
    assert ids.moment_of(made) == NOON
    assert made >> ids.COUNTER_BITS & ids.SLOTS - 1 == 7


def test_ids_of_one_millisecond_count_up_and_then_borrow_the_next():
    generate = Generator(lambda: 0, lambda: NOON)
    made = [generate() for _ in range(ids.COUNTERS + 1)]
    assert made == sorted(set(made))
    assert ids.moment_of(made[-1]) == NOON + timedelta(milliseconds=1)


def test_a_clock_set_back_a_day_makes_no_smaller_id():
    moments = iter([NOON, NOON - timedelta(days=1), NOON + timedelta(seconds=1)])
    generate = Generator(lambda: 0, lambda: next(moments))
    made = [generate() for _ in range(3)]
    assert made == sorted(set(made))


def test_a_change_of_slot_is_followed():
    slots = iter([1, 2])
    generate = Generator(lambda: next(slots), lambda: NOON)
    assert [generate() >> ids.COUNTER_BITS & ids.SLOTS - 1 for _ in range(2)] == [1, 2]


def test_an_id_from_the_past_stands_in_its_millisecond():
    assert ids.first_at(NOON) <= ids.dated(NOON) < ids.first_at(NOON + timedelta(milliseconds=1))


@pytest.mark.parametrize(("moment", "expected"), [(datetime(1980, 1, 1, tzinfo=UTC), 0), (ids.EPOCH, 0)])
def test_what_is_older_than_the_epoch_stands_at_the_beginning(moment, expected):
    assert ids.milliseconds(moment) == expected
