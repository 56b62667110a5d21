"""A member who leaves is gone from every list of the others, and from the graph."""

from entregent.kit import registry
from entregent.network import models
from entregent.network.cards import CardDraft
from entregent.network.services.blocks import block
from entregent.network.services.cards import add_cards
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import request_contact
from entregent.people.services.members import delete_member


def named(actor_id):
    """(table, column) of every row of this room that still names a person; the log of the graph apart."""
    found = set()
    for model in registry.tables:
        if model._meta.app_label != "network" or model is models.GraphLog:
            continue
        for column in ("owner_id", "other_id", "member_id"):
            names = {field.attname for field in model._meta.concrete_fields}
            if column in names and model.objects.filter(**{column: actor_id}).exists():
                found.add((model.__name__, column))
    return found


def test_nothing_of_them_stays_but_the_lines_of_the_graph(amina, bruno, claire, person, contacts_of_each_other):
    dina, emil = person("dina", "Dina Roy"), person("emil", "Emil Berg")
    for other in (bruno, claire):
        contacts_of_each_other(amina, other)
    for owner, inside in ((amina, bruno), (claire, amina)):
        add_to_circle(owner=owner, circle_id=create_circle(owner=owner, name="Team").id, member_ids=[inside.id])
    request_contact(sender=amina, receiver=dina)
    block(blocker=emil, blocked=amina)
    add_cards(owner=amina, drafts=[CardDraft(name="Dina Roy", mail="dina@example.org")])
    assert named(amina.id)
    delete_member(actor=amina)
    assert named(amina.id) == set()
    lines = models.GraphLog.objects.order_by("seq").values_list("seq", "added", "a_id", "b_id")
    gone = [(min(amina.id, other.id), max(amina.id, other.id)) for other in sorted((bruno, claire), key=lambda p: p.id)]
    assert list(lines)[2:] == [(3, False, *gone[0]), (4, False, *gone[1])]
    assert models.CircleKey.objects.count() == models.CircleMember.objects.count() == 0
