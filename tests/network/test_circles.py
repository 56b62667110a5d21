"""Circles hold contacts only, in two lists that always agree, and their members never learn of them."""

import pytest

from entregent.kit.audience import load_viewer
from entregent.network import queries
from entregent.network.models import Circle, CircleKey, CircleMember
from entregent.network.services.circles import (
    MOST_CIRCLES,
    add_to_circle,
    create_circle,
    delete_circle,
    remove_from_circle,
    rename_circle,
)
from entregent.network.services.contacts import remove_contact


def members():
    return set(CircleMember.objects.values_list("circle_id", "member_id", "owner_id"))


def keys():
    return set(CircleKey.objects.values_list("circle_id", "member_id", "owner_id"))


def test_a_circle_is_filled_with_contacts_and_gives_them_its_key(amina, bruno, claire, contacts_of_each_other):
    contacts_of_each_other(amina, bruno)
    contacts_of_each_other(amina, claire)
    circle = create_circle(owner=amina, name="  Close   friends ")
    assert circle.name == "Close friends"
    assert add_to_circle(owner=amina, circle_id=circle.id, member_ids=[bruno.id, claire.id]) == 2
    assert add_to_circle(owner=amina, circle_id=circle.id, member_ids=[bruno.id]) == 0
    assert members() == keys() == {(circle.id, bruno.id, amina.id), (circle.id, claire.id, amina.id)}
    assert circle.id in load_viewer(bruno.id).keys
    assert circle.id not in load_viewer(amina.id).keys
    remove_from_circle(owner=amina, circle_id=circle.id, member_ids=[bruno.id])
    assert members() == keys() == {(circle.id, claire.id, amina.id)}


def test_who_is_no_contact_stays_out_and_takes_the_others_with_them(
    amina, bruno, claire, contacts_of_each_other, code_of
):
    contacts_of_each_other(amina, bruno)
    contacts_of_each_other(bruno, claire)
    circle = create_circle(owner=amina, name="Team")
    wanted = [bruno.id, claire.id]
    assert code_of(add_to_circle, owner=amina, circle_id=circle.id, member_ids=wanted) == "not-contacts"
    assert code_of(add_to_circle, owner=amina, circle_id=circle.id, member_ids=[amina.id]) == "not-contacts"
    assert members() == keys() == set()


def test_a_removed_contact_leaves_every_circle_both_ways(amina, bruno, claire, contacts_of_each_other):
    contacts_of_each_other(amina, bruno)
    contacts_of_each_other(amina, claire)
    for owner, inside in [(amina, [bruno.id, claire.id]), (amina, [bruno.id]), (bruno, [amina.id])]:
        circle = create_circle(owner=owner, name=f"Circle {Circle.objects.count()}")
        add_to_circle(owner=owner, circle_id=circle.id, member_ids=inside)
    remove_contact(actor=bruno, other=amina)
    assert {(member, owner) for _, member, owner in members()} == {(claire.id, amina.id)}
    assert members() == keys()


def test_deleting_a_circle_takes_its_key_from_everyone(amina, bruno, contacts_of_each_other):
    contacts_of_each_other(amina, bruno)
    kept, gone = (create_circle(owner=amina, name=name) for name in ("Kept", "Gone"))
    for circle in (kept, gone):
        add_to_circle(owner=amina, circle_id=circle.id, member_ids=[bruno.id])
    delete_circle(owner=amina, circle_id=gone.id)
    assert [circle.name for circle in queries.circles_of(amina.id)] == ["Kept"]
    assert members() == keys() == {(kept.id, bruno.id, amina.id)}


@pytest.mark.parametrize(
    ("verb", "more"),
    [
        (rename_circle, {"name": "Mine now"}),
        (delete_circle, {}),
        (add_to_circle, {"member_ids": []}),
        (remove_from_circle, {"member_ids": []}),
    ],
)
def test_another_ones_circle_is_absent(amina, bruno, code_of, verb, more):
    circle = create_circle(owner=amina, name="Team")
    assert code_of(verb, owner=bruno, circle_id=circle.id, **more) == "no-circle"
    assert code_of(verb, owner=bruno, circle_id=1, **more) == "no-circle"
    assert Circle.objects.get().name == "Team"


def test_names_are_given_once(amina, bruno, code_of):
    team = create_circle(owner=amina, name="Team")
    create_circle(owner=bruno, name="Team")
    assert code_of(create_circle, owner=amina, name="TEAM") == "circle-name"
    rename_circle(owner=amina, circle_id=team.id, name="TEAM")
    assert Circle.objects.get(id=team.id).name == "TEAM"
    for name in ("", "  ", "x" * 81):
        assert code_of(create_circle, owner=amina, name=name) == "name-length"


def test_circles_are_not_endless(amina, code_of):
    Circle.objects.bulk_create([Circle(id=n + 10, owner_id=amina.id, name=str(n)) for n in range(MOST_CIRCLES)])
    assert code_of(create_circle, owner=amina, name="One more") == "circles-count"


def test_circles_with_their_sizes_take_two_statements(
    amina, bruno, claire, contacts_of_each_other, django_assert_num_queries
):
    contacts_of_each_other(amina, bruno)
    contacts_of_each_other(amina, claire)
    for name, inside in [("b", [bruno.id]), ("A", [bruno.id, claire.id]), ("c", [])]:
        add_to_circle(owner=amina, circle_id=create_circle(owner=amina, name=name).id, member_ids=inside)
    with django_assert_num_queries(2):
        found = queries.circles_of(amina.id)
    assert [(circle.name, circle.size) for circle in found] == [("A", 2), ("b", 1), ("c", 0)]
