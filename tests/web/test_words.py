"""Dates, numbers and typography as each language writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from entregent.kit.partial_dates import PartialDate
from entregent.web import words

YEAR, MONTH, DAY = PartialDate(2018), PartialDate(2021, 2), PartialDate(2021, 3, 1)
PERIODS = [
    (YEAR, MONTH, "2018 – févr. 2021", "2018 – Feb. 2021"),
    (MONTH, None, "depuis février 2021", "since February 2021"),
    (DAY, None, "depuis le 1er mars 2021", "since 1 March 2021"),
    (None, YEAR, "jusqu’en 2018", "until 2018"),
    (None, DAY, "jusqu’au 1er mars 2021", "until 1 March 2021"),
    (MONTH, MONTH, "février 2021", "February 2021"),
    (None, None, "", ""),
]


@pytest.mark.parametrize(("start", "end", "french", "english"), PERIODS)
def test_a_period_is_as_precise_as_it_was_given(
    start: PartialDate | None, end: PartialDate | None, french: str, english: str
) -> None:
    with override("fr"):
        assert words.period(start, end) == french
    with override("en"):
        assert words.period(start, end) == english


def test_every_month_has_its_short_form_in_french() -> None:
    with override("fr"):
        shorts = [words.partial_date(PartialDate(2020, month), short=True) for month in range(1, 13)]
    months = "janv. févr. mars avril mai juin juill. août sept. oct. nov. déc."
    assert shorts == [f"{month} 2020" for month in months.split()]


NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MOMENTS = [
    (timedelta(seconds=20), "à l’instant", "just now"),
    (timedelta(minutes=1), "il y a 1 minute", "1 minute ago"),
    (timedelta(minutes=59), "il y a 59 minutes", "59 minutes ago"),
    (timedelta(hours=23), "il y a 23 heures", "23 hours ago"),
    (timedelta(hours=30), "hier", "yesterday"),
    (timedelta(days=7), "il y a 7 jours", "7 days ago"),
    (timedelta(days=8), "14 novembre 2026", "14 November 2026"),
    (timedelta(seconds=-5), "à l’instant", "just now"),
]


@pytest.mark.parametrize(("before", "french", "english"), MOMENTS)
def test_how_long_ago(before: timedelta, french: str, english: str) -> None:
    with override("fr"):
        assert words.ago(NOW - before, NOW) == french
    with override("en"):
        assert words.ago(NOW - before, NOW) == english


def test_thousands() -> None:
    with override("fr"):
        assert [words.number(n) for n in (999, 1284, 1234567)] == ["999", "1\u202f284", "1\u202f234\u202f567"]
    with override("en"):
        assert words.number(1284) == "1,284"


def test_french_spaces_and_apostrophes() -> None:
    with override("fr"):
        assert words.typo("« Quoi ? » : l'été ; oui !") == "«\u00a0Quoi\u202f?\u00a0»\u00a0: l’été\u202f; oui\u202f!"
    with override("en"):
        assert words.typo("What ? it's") == "What ? it's"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amina Haddad", "AH"),
        ("Éloïse d’Arcy", "ÉD"),
        ("Jean-Pierre Martin", "JM"),
        ("Cher", "C"),
        ("  ", ""),
        ("Anne (Bob) 3", "AB"),
        ("李 小龙", "李小"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert words.initials(name) == expected
