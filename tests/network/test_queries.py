"""Reads: whom one may know of, in a constant number of statements."""

from datetime import UTC, datetime, timedelta

from entregent.kit.audience import load_viewer, seen_as
from entregent.kit.clock import fixed
from entregent.network import queries
from entregent.network.services.blocks import block
from entregent.network.services.contacts import (
    PENDING_FOR,
    decline_request,
    request_contact,
    withdraw_request,
)
from entregent.people.models import Actor

DAY_0 = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_contacts_in_common_leave_out_who_hides_who_is_away_and_who_is_blocked(
    amina, bruno, person, contacts_of_each_other, django_assert_num_queries
):
    middle = [person(f"middle{n}", f"Middle {n}") for n in range(5)]
    for one in middle:
        contacts_of_each_other(amina, one)
        contacts_of_each_other(bruno, one)
    contacts_of_each_other(bruno, person("farida", "Farida"))
    Actor.objects.filter(id=middle[0].id).update(shown_in_common=False)
    Actor.objects.filter(id=middle[1].id).update(resting_at=DAY_0)
    block(blocker=middle[2], blocked=amina)
    viewer = load_viewer(amina.id)
    with django_assert_num_queries(2):
        found = queries.in_common(viewer, [bruno.id, middle[3].id, amina.id])
    assert found == {bruno.id: sorted([middle[3].id, middle[4].id])}


def test_nothing_is_in_common_with_a_stranger_or_with_who_is_hidden(amina, bruno, claire, contacts_of_each_other):
    contacts_of_each_other(amina, claire)
    contacts_of_each_other(bruno, claire)
    assert queries.in_common(load_viewer(None), [bruno.id]) == {}
    assert queries.in_common(seen_as(amina.id, "contact"), [bruno.id]) == {}
    block(blocker=bruno, blocked=amina)
    assert queries.in_common(load_viewer(amina.id), [bruno.id]) == {}


def relation(one, other, **more):
    return queries.relation(load_viewer(one.id), other.id, **more)


def test_a_relation_as_each_side_knows_it(amina, bruno, claire, contacts_of_each_other):
    assert (relation(amina, amina), relation(amina, bruno)) == ("self", "none")
    request_contact(sender=amina, receiver=bruno)
    assert (relation(amina, bruno), relation(bruno, amina)) == ("outgoing", "incoming")
    decline_request(receiver=bruno, sender=amina)
    assert (relation(amina, bruno), relation(bruno, amina)) == ("outgoing", "none")
    withdraw_request(sender=amina, receiver=bruno)
    assert (relation(amina, bruno), relation(bruno, amina)) == ("none", "none")
    contacts_of_each_other(amina, claire)
    assert (relation(amina, claire), relation(claire, amina)) == ("contact", "contact")
    assert queries.relation(load_viewer(None), amina.id) == "none"


def test_an_expired_request_is_absent_before_the_task_has_run(amina, bruno):
    request_contact(sender=amina, receiver=bruno, clock=fixed(DAY_0))
    for moment, expected in [
        (DAY_0 + PENDING_FOR - timedelta(seconds=1), ("outgoing", "incoming", 1, 1)),
        (DAY_0 + PENDING_FOR, ("none", "none", 0, 0)),
    ]:
        clock = fixed(moment)
        assert expected == (
            relation(amina, bruno, clock=clock),
            relation(bruno, amina, clock=clock),
            len(queries.outgoing_requests(load_viewer(amina.id), clock=clock)),
            len(queries.incoming_requests(load_viewer(bruno.id), clock=clock)),
        )


def test_incoming_requests_with_contacts_in_common_take_four_statements(
    amina, person, contacts_of_each_other, django_assert_num_queries
):
    middle = person("middle", "Middle")
    contacts_of_each_other(amina, middle)
    for n in range(12):
        asker = person(f"asker{n}", f"Asker {n}")
        contacts_of_each_other(asker, middle)
        request_contact(sender=asker, receiver=amina, how="event", clock=fixed(DAY_0 + timedelta(minutes=n)))
    viewer = load_viewer(amina.id)
    with django_assert_num_queries(4):
        found = queries.incoming_requests(viewer, clock=fixed(DAY_0 + timedelta(days=1)))
    assert [asking.actor.handle for asking in found] == [f"asker{n}" for n in reversed(range(12))]
    assert {(tuple(asking.in_common), asking.how_words) for asking in found} == {((middle,), "We met at an event")}


def test_requests_of_people_who_went_away_wait_unseen(amina, bruno):
    request_contact(sender=bruno, receiver=amina)
    Actor.objects.filter(id=bruno.id).update(suspended_at=DAY_0)
    assert queries.incoming_requests(load_viewer(amina.id)) == []
    assert relation(amina, bruno) == "none"
    Actor.objects.filter(id=bruno.id).update(suspended_at=None)
    assert len(queries.incoming_requests(load_viewer(amina.id))) == 1


def test_contacts_by_name_page_by_page_without_those_away(
    amina, person, contacts_of_each_other, django_assert_num_queries
):
    for n, name in enumerate(["Zoé Petit", "Éric Blanc", "Anna Blanc", "Bo Li", "Gone Away"]):
        contacts_of_each_other(amina, person(f"person{n}", name))
    Actor.objects.filter(name="Gone Away").update(resting_at=DAY_0)
    viewer = load_viewer(amina.id)
    first = queries.contacts_page(viewer, limit=3)
    with django_assert_num_queries(3):
        second = queries.contacts_page(viewer, after=first.after, limit=3)
    names = [[one.name for one in page.people] for page in (first, second)]
    assert names == [["Anna Blanc", "Bo Li", "Éric Blanc"], ["Zoé Petit"]]
    assert second.after is None
    assert queries.contact_count(viewer) == 4
    assert [one.name for one in queries.contacts_page(viewer, name="bl").people] == ["Anna Blanc", "Éric Blanc"]
