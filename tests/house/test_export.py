"""What the registry exports of a person: their rows in every table, and nothing that they may not know."""

from __future__ import annotations

from entregent.kit import clock, registry
from entregent.network.services.blocks import block
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import connect, decline_request, request_contact
from entregent.people.models import Actor


def exported(actor: Actor) -> dict[str, list[dict[str, object]]]:
    return dict(registry.export_rows(actor.id))


def test_every_table_that_has_an_owner_is_exported(amina: Actor, bruno: Actor) -> None:
    found = exported(amina)
    assert set(found) == {one.model._meta.db_table for one in registry.tables.values() if one.owner}
    assert [row["name"] for row in found["people_actor"]] == ["Amina Haddad"]
    assert {row["actor_id"] for row in found["people_accountactor"]} == {amina.id}


def test_nobody_learns_who_blocked_them_nor_their_circles(amina: Actor, bruno: Actor, claire: Actor) -> None:
    connect(amina.id, bruno.id, how="", now=clock.now())
    circle = create_circle(owner=amina, name="Close")
    add_to_circle(owner=amina, circle_id=circle.id, member_ids=[bruno.id])
    block(blocker=amina, blocked=claire)
    assert [row["other_id"] for row in exported(amina)["network_block"]] == [claire.id]
    assert exported(claire)["network_block"] == []
    assert [row["member_id"] for row in exported(amina)["network_circlekey"]] == [bruno.id]
    assert exported(bruno)["network_circlekey"] == exported(bruno)["network_circlemember"] == []


def test_the_export_of_a_sender_does_not_tell_that_they_were_declined(amina: Actor, bruno: Actor) -> None:
    request_contact(sender=amina, receiver=bruno)
    before = exported(amina)["network_request"]
    decline_request(receiver=bruno, sender=amina)
    assert exported(amina)["network_request"] == before
    assert [row["state"] for row in before] == ["pending"]
