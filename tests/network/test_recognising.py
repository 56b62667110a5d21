"""Who of my book is here: kept from both sides, asked anew at each reading, and told in pages."""

import pytest

from entregent.kit.audience import load_viewer
from entregent.network import queries
from entregent.network.cards import CardDraft
from entregent.network.models import Card, CardFact, Recognised
from entregent.network.services.blocks import block, unblock
from entregent.network.services.cards import add_cards, remove_card
from entregent.network.services.recognising import recognise_member
from entregent.people.entries import EntryDraft
from entregent.people.matching import match_hash
from entregent.people.models import Actor, MatchKey
from entregent.people.services.entries import add_entry, remove_entry
from entregent.people.services.members import delete_member
from entregent.people.services.visibility import set_visibility

BRUNO = CardDraft(name="Bruno K.", mail="bruno@example.org", profile_url="https://www.linkedin.com/in/bruno-k")
DINA = CardDraft(name="Dina Roy", mail="dina@example.org")


def met(actor, **asked):
    page = queries.members_in_book(load_viewer(actor.id), **asked)
    return [(one.actor.handle, one.card_id) for one in page.people]


@pytest.fixture
def open_bruno(bruno, run_jobs):
    set_visibility(actor=bruno, matchable=True)
    run_jobs()
    return bruno


def test_a_card_needs_an_exact_match_that_the_member_allows(amina, bruno, claire, django_assert_num_queries):
    add_cards(owner=amina, drafts=[DINA, BRUNO])
    cards = list(Card.objects.values_list("id", flat=True))
    assert queries.already_here(amina.id, load_viewer(amina.id), cards) == {}
    set_visibility(actor=bruno, matchable=True)
    card, viewer = Card.objects.get(name="Bruno K."), load_viewer(amina.id)
    with django_assert_num_queries(2):
        assert queries.already_here(amina.id, viewer, cards) == {card.id: bruno.id}
    assert queries.already_here(claire.id, load_viewer(claire.id), cards) == {}
    block(blocker=bruno, blocked=amina)
    assert queries.already_here(amina.id, load_viewer(amina.id), cards) == {}


def test_who_comes_into_a_book_is_found_at_once(amina, open_bruno):
    add_cards(owner=amina, drafts=[DINA, BRUNO])
    card = Card.objects.get(name="Bruno K.")
    assert list(Recognised.objects.values_list("owner_id", "member_id", "card_id")) == [
        (amina.id, open_bruno.id, card.id)
    ]
    page = queries.members_in_book(load_viewer(amina.id))
    assert [(one.actor, one.card_id, one.relation) for one in page.people] == [(open_bruno, card.id, "none")]
    assert page.after is None


def test_a_fact_that_comes_later_counts_too(amina, open_bruno):
    add_cards(owner=amina, drafts=[CardDraft(name="Bruno K.", profile_url=BRUNO.profile_url)])
    assert met(amina) == []
    add_cards(owner=amina, drafts=[BRUNO])
    assert met(amina) == [("bruno", Card.objects.get().id)]


def test_nobody_is_here_in_their_own_book(open_bruno):
    add_cards(owner=open_bruno, drafts=[BRUNO])
    recognise_member(member_id=open_bruno.id)
    assert Recognised.objects.count() == 0


def test_a_member_who_joins_or_adds_an_address_is_found_in_every_book(amina, bruno, claire, run_jobs):
    for owner in (amina, claire):
        add_cards(owner=owner, drafts=[CardDraft(name="Bruno K.", profile_url=BRUNO.profile_url)])
    set_visibility(actor=bruno, matchable=True)
    link = add_entry(actor=bruno, draft=EntryDraft("link", url="https://fr.linkedin.com/in/bruno-k/"))
    assert (met(amina), met(claire)) == ([], [])
    run_jobs()
    card_of = dict(Card.objects.values_list("owner_id", "id"))
    assert (met(amina), met(claire)) == ([("bruno", card_of[amina.id])], [("bruno", card_of[claire.id])])
    remove_entry(actor=bruno, entry_id=link.id)
    assert met(amina) == []  # before any job
    run_jobs()
    assert Recognised.objects.count() == 0


def test_what_the_member_decides_counts_at_the_next_reading(amina, open_bruno, run_jobs):
    add_cards(owner=amina, drafts=[BRUNO])
    found = met(amina)
    block(blocker=open_bruno, blocked=amina)
    assert met(amina) == []
    unblock(blocker=open_bruno, blocked=amina)
    assert met(amina) == found != []
    set_visibility(actor=open_bruno, matchable=False)
    assert met(amina) == []
    set_visibility(actor=open_bruno, matchable=True)
    assert met(amina) == found
    run_jobs()
    assert met(amina) == found


def test_a_value_that_two_claim_names_nobody_until_one_lets_go(amina, open_bruno, claire):
    add_cards(owner=amina, drafts=[BRUNO])
    claimed = MatchKey.objects.create(value=match_hash("mail", BRUNO.mail), actor_id=claire.id)
    recognise_member(member_id=claire.id)
    assert met(amina) == []
    MatchKey.objects.filter(value=claimed.value, actor_id=claire.id).delete()
    assert met(amina) == [("bruno", Card.objects.get().id)]


def test_contacts_are_no_news(amina, open_bruno, contacts_of_each_other):
    add_cards(owner=amina, drafts=[BRUNO])
    contacts_of_each_other(amina, open_bruno)
    assert met(amina) == []


def test_one_line_a_member_and_none_once_their_cards_are_gone(amina, open_bruno):
    add_cards(owner=amina, drafts=[BRUNO])
    other = Card.objects.create(id=Card.objects.get().id + 1, owner_id=amina.id, name="B. K.", name_folded="b. k.")
    fact = CardFact.objects.get(kind="mail")
    CardFact.objects.create(
        owner_id=amina.id, card_id=other.id, kind="mail", value_hash=fact.value_hash, value=fact.value, source=""
    )
    recognise_member(member_id=open_bruno.id)
    assert Recognised.objects.count() == 2
    assert met(amina) == [("bruno", fact.card_id)]
    remove_card(owner=amina, card_id=fact.card_id)
    assert met(amina) == [("bruno", other.id)]
    remove_card(owner=amina, card_id=other.id)
    assert (met(amina), Recognised.objects.count()) == ([], 0)


def test_who_leaves_leaves_every_book(amina, open_bruno, claire, run_jobs):
    add_cards(owner=amina, drafts=[BRUNO])
    add_cards(owner=claire, drafts=[BRUNO])
    delete_member(actor=amina)
    run_jobs()
    assert list(Recognised.objects.values_list("owner_id", flat=True)) == [claire.id]
    delete_member(actor=Actor.objects.get(id=open_bruno.id))
    run_jobs()
    assert Recognised.objects.count() == 0


def test_in_pages_newest_member_first_at_a_constant_price(amina, member, run_jobs, django_assert_num_queries):
    people = [member(f"m{n}", f"Member {n}") for n in range(7)]
    for one in people:
        set_visibility(actor=one, matchable=True)
    add_cards(owner=amina, drafts=[CardDraft(name=one.name, mail=f"{one.handle}@example.org") for one in people])
    run_jobs()
    set_visibility(actor=people[5], matchable=False)
    viewer, after, pages = load_viewer(amina.id), None, []
    for _ in range(3):
        with django_assert_num_queries(6):
            page = queries.members_in_book(viewer, after=after, limit=3)
        pages.append([one.actor.handle for one in page.people])
        after = page.after
    assert pages == [["m6", "m4"], ["m3", "m2", "m1"], ["m0"]]
    assert after is None
