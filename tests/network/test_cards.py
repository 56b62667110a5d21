"""The private address book: recognised by profile, mail, or name and organisation; nothing is lost or doubled."""

from datetime import date

import pytest

from entregent.network import queries
from entregent.network.cards import CardDraft
from entregent.network.models import Card, CardFact
from entregent.network.services.cards import add_cards, change_card, remove_card

DINA = CardDraft(
    name="Dina Roy",
    mail="dina@example.org",
    profile_url="https://www.linkedin.com/in/dina-roy",
    organisation="Atelier Roy",
    title="Joiner",
    connected=date(2020, 5, 4),
    source="linkedin",
    source_date=date(2026, 1, 2),
)


def counts(report):
    return report.found, report.present, report.added, len(report.refused)


def facts():
    return set(CardFact.objects.values_list("kind", "value", "source", "source_date"))


def test_a_card_keeps_each_fact_with_source_and_date(amina):
    assert counts(add_cards(owner=amina, drafts=[DINA])) == (1, 0, 1, 0)
    told = ("linkedin", date(2026, 1, 2))
    assert facts() == {
        ("mail", "dina@example.org", *told),
        ("profile", "https://www.linkedin.com/in/dina-roy", *told),
        ("organisation", "Atelier Roy", *told),
        ("title", "Joiner", *told),
        ("connected", "2020-05-04", *told),
    }


def test_twice_adds_nothing_and_new_facts_join_the_card(amina):
    add_cards(owner=amina, drafts=[DINA])
    assert counts(add_cards(owner=amina, drafts=[DINA, DINA])) == (2, 2, 0, 0)
    later = CardDraft(
        name="Dina Roy-Lambert",
        profile_url="http://fr.linkedin.com/in/Dina-Roy/",
        organisation="Menuiserie Lambert",
        source="phone",
    )
    assert counts(add_cards(owner=amina, drafts=[later])) == (1, 0, 1, 0)
    assert Card.objects.count() == 1
    assert {(kind, value) for kind, value, *_ in facts() if kind == "organisation"} == {
        ("organisation", "Atelier Roy"),
        ("organisation", "Menuiserie Lambert"),
    }
    assert counts(add_cards(owner=amina, drafts=[later])) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (CardDraft(name="D. Roy", mail=" DINA@example.org "), True),
        (CardDraft(name="dina  roy", organisation="ATELIER ROY"), True),
        (CardDraft(name="Dina Roy", organisation="Elsewhere"), False),
        (CardDraft(name="Dina Roy"), False),
        (CardDraft(name="Dina Roy", organisation="Atelier Roy", mail="other@example.org"), False),
        (CardDraft(name="Dina Roy", organisation="Atelier Roy", profile_url="https://linkedin.com/in/other"), False),
        (CardDraft(name="Dino Roy", organisation="Atelier Roy"), False),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_who_is_the_same_person(amina, other, same, together):
    for drafts in [[DINA, other]] if together else [[DINA], [other]]:
        add_cards(owner=amina, drafts=drafts)
    assert Card.objects.count() == (1 if same else 2)


def test_refusals_name_their_place_and_the_rest_is_kept(amina):
    drafts = [CardDraft(name=" "), DINA, CardDraft(name="x" * 10_000), CardDraft(name="\u202e")]
    report = add_cards(owner=amina, drafts=drafts)
    assert counts(report) == (4, 0, 1, 3)
    assert [(place, str(why)) for place, why in report.refused] == [
        (0, "This person has no name."),
        (2, "This is too long: keep it under 200 characters."),
        (3, "This person has no name."),
    ]


def test_books_are_apart(amina, bruno):
    add_cards(owner=amina, drafts=[DINA])
    assert counts(add_cards(owner=bruno, drafts=[DINA])) == (1, 0, 1, 0)
    assert Card.objects.count() == 2


def test_a_thousand_cards_take_as_many_statements_as_ten(amina, django_assert_max_num_queries):
    drafts = [CardDraft(name=f"Person {n}", mail=f"p{n}@example.org", organisation="Guild") for n in range(1000)]
    with django_assert_max_num_queries(40):
        assert counts(add_cards(owner=amina, drafts=drafts)) == (1000, 0, 1000, 0)
    with django_assert_max_num_queries(12):
        assert counts(add_cards(owner=amina, drafts=drafts)) == (1000, 1000, 0, 0)


def test_another_ones_card_is_absent(amina, bruno, code_of):
    add_cards(owner=amina, drafts=[DINA])
    card = Card.objects.get()
    assert code_of(change_card, owner=bruno, card_id=card.id, note="mine") == "no-card"
    assert code_of(remove_card, owner=bruno, card_id=card.id) == "no-card"
    assert queries.card_of(bruno.id, card.id) is None
    assert queries.facts_of(bruno.id, [card.id]) == {card.id: []}
    change_card(owner=amina, card_id=card.id, note=" Met in May ")
    assert Card.objects.get().note == "Met in May"
    remove_card(owner=amina, card_id=card.id)
    assert Card.objects.count() == CardFact.objects.count() == 0


def test_the_book_by_name_page_by_page(amina):
    names = ["Zoé Petit", "Éric Blanc", "Anna Blanc", "anna blanc", "Bo Li"]
    add_cards(owner=amina, drafts=[CardDraft(name=name, organisation=str(n)) for n, name in enumerate(names)])
    seen, after = [], None
    while True:
        page = queries.cards_of(amina.id, after=after, limit=2)
        seen += [card.name for card in page.cards]
        after = page.after
        if after is None:
            break
    assert seen == ["Anna Blanc", "anna blanc", "Bo Li", "Éric Blanc", "Zoé Petit"]
    assert [card.name for card in queries.cards_of(amina.id, name="BLA eri").cards] == ["Éric Blanc"]
    assert queries.cards_of(amina.id, name="lanc").cards == []
