"""A block: each is absent for the other, everywhere and at once; lifting it gives back sight and nothing else."""

from entregent.kit.audience import load_viewer
from entregent.network import queries
from entregent.network.models import Block, CircleKey, CircleMember, Contact, GraphLog, Request
from entregent.network.services.blocks import block, unblock
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import (
    accept_request,
    decline_request,
    remove_contact,
    request_contact,
    withdraw_request,
)


def test_a_block_ends_contact_and_circles_and_hides_both(amina, bruno, contacts_of_each_other):
    contacts_of_each_other(amina, bruno)
    for owner, other in ((amina, bruno), (bruno, amina)):
        add_to_circle(owner=owner, circle_id=create_circle(owner=owner, name="Circle").id, member_ids=[other.id])
    block(blocker=bruno, blocked=amina)
    for table in (Contact, CircleMember, CircleKey):
        assert table.objects.count() == 0
    assert set(Block.objects.values_list("owner_id", "other_id", "mine")) == {
        (bruno.id, amina.id, True),
        (amina.id, bruno.id, False),
    }
    assert list(GraphLog.objects.order_by("seq").values_list("added", flat=True)) == [True, False]
    assert load_viewer(amina.id).hidden == {bruno.id}
    assert load_viewer(bruno.id).hidden == {amina.id}


def test_a_block_removes_requests_both_ways(amina, bruno, claire):
    request_contact(sender=amina, receiver=bruno)
    request_contact(sender=claire, receiver=bruno)
    decline_request(receiver=bruno, sender=claire)
    block(blocker=bruno, blocked=amina)
    block(blocker=claire, blocked=bruno)
    assert Request.objects.count() == 0
    assert GraphLog.objects.count() == 0


def test_between_blocked_people_every_verb_answers_as_for_nobody(amina, bruno, code_of):
    block(blocker=bruno, blocked=amina)
    for one, other in ((amina, bruno), (bruno, amina)):
        for verb, arguments in [
            (request_contact, {"sender": one, "receiver": other}),
            (withdraw_request, {"sender": one, "receiver": other}),
            (accept_request, {"receiver": one, "sender": other}),
            (decline_request, {"receiver": one, "sender": other}),
            (remove_contact, {"actor": one, "other": other}),
        ]:
            assert code_of(verb, **arguments) == "nobody"


def test_blocking_twice_is_blocking_once_and_the_blocked_cannot_block_or_unblock(amina, bruno, code_of):
    block(blocker=bruno, blocked=amina)
    block(blocker=bruno, blocked=amina)
    assert Block.objects.count() == 2
    assert code_of(block, blocker=amina, blocked=bruno) == "nobody"
    assert code_of(unblock, blocker=amina, blocked=bruno) == "nobody"
    assert code_of(block, blocker=amina, blocked=amina) == "self"


def test_only_the_blocker_sees_the_block(amina, bruno):
    block(blocker=bruno, blocked=amina)
    assert queries.blocked_people(bruno.id).people == [amina]
    assert queries.blocked_people(amina.id).people == []


def test_unblocking_restores_sight_and_nothing_else(amina, bruno, contacts_of_each_other):
    contacts_of_each_other(amina, bruno)
    block(blocker=bruno, blocked=amina)
    unblock(blocker=bruno, blocked=amina)
    assert Block.objects.count() == Contact.objects.count() == 0
    assert load_viewer(amina.id).hidden == load_viewer(bruno.id).hidden == frozenset()
    request_contact(sender=amina, receiver=bruno)
    assert Request.objects.count() == 2
