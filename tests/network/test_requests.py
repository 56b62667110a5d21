"""Each verb about a contact: the exact rows it leaves, and the transitions it refuses."""

from datetime import UTC, datetime, timedelta

import pytest

from entregent.kit import events
from entregent.kit.clock import fixed
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.models import Act
from entregent.network.events import Blocked, ContactMade, ContactRemoved, ContactRequested
from entregent.network.models import Contact, GraphLog, Request
from entregent.network.services.contacts import (
    accept_request,
    decline_request,
    remove_contact,
    request_contact,
    withdraw_request,
)

DAY_0 = datetime(2026, 3, 2, 9, tzinfo=UTC)


def at(days: float):
    return fixed(DAY_0 + timedelta(days=days))


def rows():
    return {(row.owner_id, row.other_id, row.outgoing, row.state) for row in Request.objects.all()}


def contacts():
    return set(Contact.objects.values_list("owner_id", "other_id"))


def graph():
    return list(GraphLog.objects.order_by("seq").values_list("seq", "added", "a_id", "b_id"))


def refusal(verb, **arguments):
    with pytest.raises(DomainError) as caught:
        verb(**arguments)
    return type(caught.value), caught.value.code, str(caught.value.sentence)


@pytest.fixture
def heard(monkeypatch):
    told = []
    for kind in (ContactRequested, ContactMade, ContactRemoved, Blocked):
        monkeypatch.setitem(events._hearers, kind, [told.append])
    return told


def test_a_request_is_one_row_on_each_side(amina, bruno, heard):
    request_contact(sender=amina, receiver=bruno, note=" Bonjour ", how="event", clock=at(0))
    assert rows() == {(amina.id, bruno.id, True, "pending"), (bruno.id, amina.id, False, "pending")}
    assert {(r.note, r.how, r.sent_at, r.expires_at) for r in Request.objects.all()} == {
        ("Bonjour", "event", DAY_0, DAY_0 + timedelta(days=90))
    }
    assert heard == [ContactRequested(amina.id, bruno.id, DAY_0)]
    assert list(Act.objects.filter(verb="contact.requested").values_list("owner_id", "parameters")) == [
        (amina.id, {"receiver": str(bruno.id)})
    ]


def test_accepting_makes_two_rows_and_one_line_of_the_graph(amina, bruno, heard):
    request_contact(sender=amina, receiver=bruno, how="studies", clock=at(0))
    accept_request(receiver=bruno, sender=amina, clock=at(1))
    assert rows() == set()
    assert contacts() == {(amina.id, bruno.id), (bruno.id, amina.id)}
    assert set(Contact.objects.values_list("how", "since")) == {("studies", DAY_0 + timedelta(days=1))}
    assert graph() == [(1, True, min(amina.id, bruno.id), max(amina.id, bruno.id))]
    assert heard[1:] == [ContactMade(amina.id, bruno.id, DAY_0 + timedelta(days=1))]


def test_accepting_twice_is_accepting_once(amina, bruno):
    request_contact(sender=amina, receiver=bruno)
    accept_request(receiver=bruno, sender=amina)
    accept_request(receiver=bruno, sender=amina)
    assert len(graph()) == 1


def test_declining_changes_the_receivers_side_only_and_tells_nobody(amina, bruno, heard):
    request_contact(sender=amina, receiver=bruno, clock=at(0))
    decline_request(receiver=bruno, sender=amina, clock=at(1))
    assert rows() == {(amina.id, bruno.id, True, "pending"), (bruno.id, amina.id, False, "declined")}
    assert len(heard) == 1


def test_a_declined_sender_gets_the_answer_of_a_pending_one(amina, bruno, claire):
    for receiver in (bruno, claire):
        request_contact(sender=amina, receiver=receiver, clock=at(0))
    decline_request(receiver=bruno, sender=amina, clock=at(1))
    declined = refusal(request_contact, sender=amina, receiver=bruno, clock=at(89))
    assert declined == refusal(request_contact, sender=amina, receiver=claire, clock=at(89))
    assert declined == (DomainError, "pending", "Your request is waiting for an answer.")


def test_declined_and_unanswered_end_at_the_same_moment_and_may_be_asked_again(amina, bruno, claire, heard):
    for receiver in (bruno, claire):
        request_contact(sender=amina, receiver=receiver, clock=at(0))
    decline_request(receiver=bruno, sender=amina, clock=at(1))
    for receiver in (bruno, claire):
        request_contact(sender=amina, receiver=receiver, clock=at(90))
    assert rows() == {
        (amina.id, bruno.id, True, "pending"),
        (bruno.id, amina.id, False, "pending"),
        (amina.id, claire.id, True, "pending"),
        (claire.id, amina.id, False, "pending"),
    }
    assert len(heard) == 4


def test_withdrawing_removes_both_sides(amina, bruno):
    request_contact(sender=amina, receiver=bruno)
    withdraw_request(sender=amina, receiver=bruno)
    assert rows() == set()


def test_a_declined_request_withdrawn_and_sent_again_reaches_nobody(amina, bruno, heard):
    request_contact(sender=amina, receiver=bruno, clock=at(0))
    decline_request(receiver=bruno, sender=amina, clock=at(1))
    withdraw_request(sender=amina, receiver=bruno, clock=at(2))
    assert rows() == {(bruno.id, amina.id, False, "declined")}
    request_contact(sender=amina, receiver=bruno, clock=at(3))
    assert rows() == {(amina.id, bruno.id, True, "pending"), (bruno.id, amina.id, False, "declined")}
    assert len(heard) == 1
    assert set(Request.objects.values_list("expires_at", flat=True)) == {DAY_0 + timedelta(days=93)}


def test_two_people_who_ask_each_other_are_contacts(amina, bruno, heard):
    request_contact(sender=amina, receiver=bruno, how="online")
    request_contact(sender=bruno, receiver=amina, how="event")
    assert rows() == set()
    assert contacts() == {(amina.id, bruno.id), (bruno.id, amina.id)}
    assert set(Contact.objects.values_list("how", flat=True)) == {"online"}
    assert len(graph()) == 1


def test_who_declined_may_ask_and_then_both_want_it(amina, bruno):
    request_contact(sender=amina, receiver=bruno)
    decline_request(receiver=bruno, sender=amina)
    request_contact(sender=bruno, receiver=amina)
    assert rows() == set()
    assert len(contacts()) == 2


def test_who_declined_a_withdrawn_request_may_ask_afresh(amina, bruno):
    request_contact(sender=amina, receiver=bruno)
    decline_request(receiver=bruno, sender=amina)
    withdraw_request(sender=amina, receiver=bruno)
    request_contact(sender=bruno, receiver=amina)
    assert rows() == {(bruno.id, amina.id, True, "pending"), (amina.id, bruno.id, False, "pending")}


def test_removing_a_contact_removes_both_directions(amina, bruno, heard):
    request_contact(sender=amina, receiver=bruno, clock=at(0))
    accept_request(receiver=bruno, sender=amina, clock=at(0))
    remove_contact(actor=amina, other=bruno, clock=at(5))
    assert contacts() == set()
    pair = (min(amina.id, bruno.id), max(amina.id, bruno.id))
    assert graph() == [(1, True, *pair), (2, False, *pair)]
    assert heard[2:] == [ContactRemoved(amina.id, bruno.id, DAY_0 + timedelta(days=5))]


def test_what_is_not_there_cannot_be_answered(amina, bruno):
    for verb, arguments in [
        (accept_request, {"receiver": bruno, "sender": amina}),
        (decline_request, {"receiver": bruno, "sender": amina}),
        (withdraw_request, {"sender": amina, "receiver": bruno}),
    ]:
        assert refusal(verb, **arguments) == (NotFound, "no-request", "This request is no longer there.")
    assert refusal(remove_contact, actor=amina, other=bruno) == (NotFound, "no-contact", "You are not contacts.")


def test_a_sender_cannot_answer_their_own_request(amina, bruno):
    request_contact(sender=amina, receiver=bruno)
    for verb in (accept_request, decline_request):
        assert refusal(verb, receiver=amina, sender=bruno)[1] == "no-request"
    assert refusal(withdraw_request, sender=bruno, receiver=amina)[1] == "no-request"
    assert len(rows()) == 2


def test_a_declined_or_expired_request_cannot_be_accepted(amina, bruno, claire):
    request_contact(sender=amina, receiver=bruno, clock=at(0))
    decline_request(receiver=bruno, sender=amina, clock=at(1))
    request_contact(sender=claire, receiver=bruno, clock=at(0))
    assert refusal(accept_request, receiver=bruno, sender=amina, clock=at(2))[1] == "no-request"
    assert refusal(decline_request, receiver=bruno, sender=amina, clock=at(2))[1] == "no-request"
    assert refusal(accept_request, receiver=bruno, sender=claire, clock=at(90))[1] == "no-request"
    assert contacts() == set()


def test_contacts_cannot_ask_again_and_nobody_asks_themselves(amina, bruno):
    request_contact(sender=amina, receiver=bruno)
    accept_request(receiver=bruno, sender=amina)
    assert refusal(request_contact, sender=bruno, receiver=amina)[1] == "already-contacts"
    assert refusal(request_contact, sender=amina, receiver=amina)[1] == "self"


@pytest.mark.parametrize("column", ["suspended_at", "resting_at"])
def test_who_is_away_is_absent_and_does_not_act(amina, bruno, column):
    setattr(bruno, column, DAY_0)
    bruno.save()
    assert refusal(request_contact, sender=amina, receiver=bruno)[:2] == (NotFound, "nobody")
    assert refusal(request_contact, sender=bruno, receiver=amina)[1] == "away"


@pytest.mark.parametrize(("field", "length"), [("note", 501), ("how", 201)])
def test_words_too_long_are_refused_beside_their_field(amina, bruno, field, length):
    with pytest.raises(DomainError) as caught:
        request_contact(sender=amina, receiver=bruno, **{field: "x" * length})
    assert caught.value.field == field
    assert rows() == set()
