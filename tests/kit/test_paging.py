"""Lists page by page, by id."""

from __future__ import annotations

import pytest

from entregent.kit.errors import NotFound
from entregent.kit.models import Act
from entregent.kit.paging import LARGEST, cursor, paginate


@pytest.fixture
def acts(db):
    Act.objects.bulk_create([Act(owner_id=1, id=number, verb="x") for number in range(1, 8)])
    return Act.objects.filter(owner_id=1)


def test_older_and_older_to_the_end(acts, django_assert_num_queries):
    seen, before = [], None
    with django_assert_num_queries(3):
        while True:
            page = paginate(acts, before=before, limit=3)
            seen.append([act.id for act in page])
            before = page.older
            if before is None:
                break
    assert seen == [[7, 6, 5], [4, 3, 2], [1]]


def test_from_the_beginning(acts):
    first = paginate(acts, after=0, limit=4)
    assert ([act.id for act in first], first.newer, first.older) == ([1, 2, 3, 4], 4, None)
    last = paginate(acts, after=first.newer, limit=4)
    assert ([act.id for act in last], last.newer) == ([5, 6, 7], None)


def test_a_full_last_page_is_the_last(acts):
    assert paginate(acts, limit=7).older is None
    assert paginate(acts.none()).items == []


def test_an_id_in_an_address():
    assert [cursor(None), cursor(""), cursor("0"), cursor(str(LARGEST))] == [None, None, 0, LARGEST]


@pytest.mark.parametrize(
    "text", ["x", "-1", "1.5", "1e9", " 1", "٣", str(LARGEST + 1), "9" * 5000, "1;DROP", "0x10", "\x00"]
)
def test_what_is_no_id_is_no_page(text):
    with pytest.raises(NotFound):
        cursor(text)
