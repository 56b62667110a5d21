"""Fifty at once: exactly one effect, and every other answer is one that a page can show."""

import pytest

from entregent.kit.errors import DomainError
from entregent.network.models import Block, CircleKey, CircleMember, Contact, GraphLog, Request, RequestDay
from entregent.network.services.blocks import block
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import (
    accept_request,
    decline_request,
    remove_contact,
    request_contact,
    withdraw_request,
)

pytestmark = pytest.mark.slow
MANY = 50


def counted(outcomes):
    """How often each answer was given; anything but a DomainError is shown as itself."""
    found = {}
    for outcome in outcomes:
        name = outcome.code if isinstance(outcome, DomainError) else repr(outcome)
        found[name] = found.get(name, 0) + 1
    return found


def state(at_once):
    """Read in a thread: the tables that the racers wrote."""

    def read():
        return (
            sorted(Contact.objects.values_list("owner_id", "other_id")),
            list(GraphLog.objects.order_by("seq").values_list("seq", "added")),
            sorted(Request.objects.values_list("owner_id", "other_id", "outgoing", "state")),
            Block.objects.count(),
            (CircleMember.objects.count(), CircleKey.objects.count()),
            sum(RequestDay.objects.values_list("strangers", flat=True)),
        )

    [found] = at_once([read])
    assert isinstance(found, tuple), found
    return found


def both(a, b):
    return sorted([(a.id, b.id), (b.id, a.id)])


def test_fifty_crossing_requests_make_one_contact(amina, bruno, at_once):
    outcomes = at_once(
        [
            lambda one=one, other=other: request_contact(sender=one, receiver=other)
            for one, other in [(amina, bruno), (bruno, amina)] * (MANY // 2)
        ]
    )
    assert counted(outcomes).keys() <= {"True", "False", "pending", "already-contacts"}
    assert (counted(outcomes)["True"], counted(outcomes)["False"]) == (1, 1)
    contacts, graph, requests, *_, strangers = state(at_once)
    assert (contacts, graph, requests, strangers) == (both(amina, bruno), [(1, True)], [], 1)


def test_fifty_acceptances_make_one_contact(amina, bruno, at_once):
    request_contact(sender=amina, receiver=bruno)
    outcomes = at_once([lambda: accept_request(receiver=bruno, sender=amina)] * MANY)
    assert counted(outcomes) == {"None": MANY}
    contacts, graph, requests, *_ = state(at_once)
    assert (contacts, graph, requests) == (both(amina, bruno), [(1, True)], [])


def test_answers_that_cross_leave_one_of_them(amina, bruno, at_once):
    request_contact(sender=amina, receiver=bruno)
    calls = [
        lambda: accept_request(receiver=bruno, sender=amina),
        lambda: decline_request(receiver=bruno, sender=amina),
        lambda: withdraw_request(sender=amina, receiver=bruno),
    ]
    outcomes = at_once(calls * 10)
    assert counted(outcomes).keys() <= {"None", "no-request"}
    contacts, graph, requests, *_ = state(at_once)
    if contacts:
        assert (contacts, graph, requests) == (both(amina, bruno), [(1, True)], [])
    else:
        assert graph == []
        assert {row[3] for row in requests} <= {"declined"}


def test_removals_and_blocks_at_once_write_one_removal(amina, bruno, at_once, contacts_of_each_other):
    contacts_of_each_other(amina, bruno)
    circle = create_circle(owner=amina, name="Team")
    calls = [
        lambda: remove_contact(actor=amina, other=bruno),
        lambda: remove_contact(actor=bruno, other=amina),
        lambda: block(blocker=amina, blocked=bruno),
        lambda: add_to_circle(owner=amina, circle_id=circle.id, member_ids=[bruno.id]),
    ]
    outcomes = at_once(calls * 8)
    assert counted(outcomes).keys() <= {"None", "no-contact", "nobody", "not-contacts", "0", "1"}
    assert state(at_once)[:5] == ([], [(1, True), (2, False)], [], 2, (0, 0))


def test_the_daily_limit_holds_in_parallel(amina, person, at_once):
    people = [person(f"person{n}", f"Person {n}") for n in range(30)]
    outcomes = at_once([lambda one=one: request_contact(sender=amina, receiver=one) for one in people])
    assert counted(outcomes) == {"False": 20, "requests-a-day": 10}
    *_, requests, _, _, strangers = state(at_once)
    assert (len(requests), strangers) == (40, 20)


def test_graph_lines_of_many_pairs_are_numbered_without_a_gap(amina, person, at_once):
    people = [person(f"person{n}", f"Person {n}") for n in range(16)]
    for one in people:
        request_contact(sender=one, receiver=amina)
    outcomes = at_once([lambda one=one: accept_request(receiver=amina, sender=one) for one in people])
    assert counted(outcomes) == {"None": 16}
    assert [seq for seq, _ in state(at_once)[1]] == list(range(1, 17))
