"""Choosing an audience: only what the owner may open, to whom they may open it."""

import pytest
from django import forms
from django.http import QueryDict

from entregent.kit import clock
from entregent.kit.audience import EVERYONE, MEMBERS, load_viewer
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import connect
from entregent.people.services.members import create_member
from entregent.web.audiences import MOST_BOXES, AudienceField, AudienceWords, audience_label, readers


def friends(a, b):
    connect(a.id, b.id, how="", now=clock.now())


def form_of(owner, data=None, initial=None):
    class Choosing(forms.Form):
        seen_by = AudienceField(owner=owner)

    return Choosing(QueryDict(data) if data is not None else None, initial={"seen_by": initial} if initial else None)


def chosen(owner, data):
    form = form_of(owner, data)
    return form.cleaned_data["seen_by"] if form.is_valid() else form.errors["seen_by"][0]


def test_plain_choices(amina):
    assert chosen(amina, "seen_by=everyone") == (EVERYONE,)
    assert chosen(amina, "seen_by=members") == (MEMBERS,)
    assert chosen(amina, "seen_by=contacts") == (amina.id,)
    assert chosen(amina, "seen_by=me&seen_by_circles=5") == ()
    for nothing in ("", "seen_by=", "seen_by=world"):
        assert chosen(amina, nothing) == "Choose who may see this."


def test_circles_must_be_owned(amina, bruno):
    mine, other = create_circle(owner=amina, name="Mine"), create_circle(owner=amina, name="Other")
    theirs = create_circle(owner=bruno, name="Theirs")
    both = f"seen_by=circles&seen_by_circles={other.id}&seen_by_circles={mine.id}"
    assert chosen(amina, both) == tuple(sorted([mine.id, other.id]))
    for wrong in ("", f"&seen_by_circles={theirs.id}", f"&seen_by_circles={mine.id}&seen_by_circles={theirs.id}"):
        assert chosen(amina, f"seen_by=circles{wrong}") == "Choose at least one of your circles."
    for forged in (EVERYONE, MEMBERS, amina.id, bruno.id, -bruno.id, "x"):
        assert chosen(amina, f"seen_by=circles&seen_by_circles={forged}") == "Choose at least one of your circles."


def test_named_people_must_be_contacts(amina, bruno, claire):
    friends(amina, bruno)
    assert chosen(amina, f"seen_by=people&seen_by_people={bruno.id}") == (-bruno.id,)
    assert chosen(amina, "seen_by=people&seen_by_handles=@Bruno,") == (-bruno.id,)
    for wrong in ("", f"&seen_by_people={claire.id}", f"&seen_by_people={amina.id}", "&seen_by_people=x"):
        assert chosen(amina, f"seen_by=people{wrong}") == "Name at least one of your contacts."
    expected = "@claire, @nobody: not among your contacts. Only contacts can be named."
    assert chosen(amina, "seen_by=people&seen_by_handles=bruno @claire,nobody") == expected


@pytest.mark.parametrize("choice", ["everyone", "members", "contacts", "me", "circles", "people"])
def test_a_drawn_audience_comes_back_as_it_was(amina, bruno, choice):
    friends(amina, bruno)
    circle = create_circle(owner=amina, name="Team & co")
    keys = {
        "everyone": (EVERYONE,),
        "members": (MEMBERS,),
        "contacts": (amina.id,),
        "me": (),
        "circles": (circle.id,),
        "people": (-bruno.id,),
    }[choice]
    field = AudienceField(owner=amina)
    html = field.widget.render("seen_by", keys, {})
    assert f'value="{choice}" checked' in html
    assert "Team &amp; co" in html
    assert html.count("checked") == (2 if choice in ("circles", "people") else 1)
    assert field.clean(keys) == keys


def test_many_contacts_are_named_by_handle_and_drawing_takes_five_statements(amina, django_assert_num_queries):
    for n in range(MOST_BOXES + 1):
        friends(amina, create_member(handle=f"p{n}", name=f"P {n}", email=f"p{n}@example.org", password=None))
    with django_assert_num_queries(5):
        html = str(form_of(amina)["seen_by"])
    assert "seen_by_handles" in html
    assert "seen_by_people" not in html
    assert chosen(amina, "seen_by=people&seen_by_handles=p3,p4") != ()


def test_labels_name_circles_to_their_owner_only(amina, bruno, django_assert_num_queries):
    friends(amina, bruno)
    team, crew = create_circle(owner=amina, name="Team"), create_circle(owner=amina, name="Crew")
    audiences = [(EVERYONE,), (MEMBERS,), (amina.id,), (), (team.id,), (team.id, crew.id), (-bruno.id,), (77 << 22,)]
    with django_assert_num_queries(2):
        words = AudienceWords(amina.id)
        own = [words.label(keys, amina.id) for keys in audiences]
    assert own == ["Everyone", "Members", "My contacts", "Only me", "Team", "Team, Crew", "1 person", "Only me"]
    with django_assert_num_queries(0):
        words = AudienceWords(bruno.id)
        others = [words.label(keys, amina.id) for keys in audiences]
    few = ["A few people"] * 4
    assert others == ["Everyone", "Members", "Contacts of the author", "Only the author", *few]
    assert audience_label((team.id,), amina.id) == "A few people"


def test_who_will_be_able_to_read(amina, bruno, claire):
    circle = create_circle(owner=amina, name="Team")
    viewer = load_viewer(amina.id)

    def said(keys):
        found = readers(amina, viewer, keys)
        return found.sentence, found.count

    assert said((circle.id,)) == ("This choice holds nobody yet: only you will be able to read this.", 0)
    for other in (bruno, claire):
        friends(amina, other)
    add_to_circle(owner=amina, circle_id=circle.id, member_ids=[claire.id])
    viewer = load_viewer(amina.id)
    assert said(()) == ("Nobody but you will be able to read this.", 0)
    assert said((MEMBERS,)) == ("Every member here will be able to read this.", None)
    assert said((amina.id,)) == ("Bruno Keller, Claire Moreau will be able to read this.", 2)
    assert said((circle.id, -bruno.id)) == ("Bruno Keller, Claire Moreau will be able to read this.", 2)
    assert said((circle.id,)) == ("Claire Moreau will be able to read this.", 1)
    for n in range(2):
        friends(amina, create_member(handle=f"p{n}", name=f"P {n}", email=f"p{n}@example.org", password=None))
    assert said((amina.id,)) == ("Your 4 contacts will be able to read this.", 4)
