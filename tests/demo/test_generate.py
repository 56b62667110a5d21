"""The community is the same for the same seed, and looks like people."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from entregent.demo.community import Community
from entregent.demo.data.trades import TRADES
from entregent.demo.generate import generate
from entregent.demo.personas import PERSONAS
from entregent.people.entries import checked
from entregent.people.models import Entry
from entregent.people.services.members import check_handle

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def community() -> Community:
    return generate(now=NOW)


def test_same_seed_and_moment_give_the_same_people_to_the_letter(community: Community) -> None:
    assert generate(now=NOW).digest() == community.digest()
    assert generate(now=NOW, seed=7).digest() != community.digest()


def test_three_hundred_people_with_different_names_and_valid_handles(community: Community) -> None:
    assert len(community.people) == 300
    assert len({person.name for person in community.people}) == 300
    assert len({check_handle(person.handle) for person in community.people}) == 300


def test_every_line_of_every_cv_would_be_accepted_from_a_form(community: Community) -> None:
    for person in community.people:
        assert 0 < len(person.headline) <= 220
        for draft, _audience in person.lines:
            assert checked(draft).kind == draft.kind


def test_forty_trades_with_titles_in_both_languages() -> None:
    assert len(TRADES) >= 40
    for trade in TRADES.values():
        assert all((trade.masculine, trade.feminine, trade.english))
        assert len(trade.skills_fr) == len(trade.skills_en) == 5


def test_a_few_know_many_and_most_know_some(community: Community) -> None:
    known: Counter[int] = Counter()
    for tie in community.ties:
        known.update((tie.a, tie.b))
    degrees = sorted((known[place] for place in range(300)), reverse=True)
    assert degrees[0] >= 4 * degrees[150]
    assert degrees[150] >= 5
    assert len({(tie.a, tie.b) for tie in community.ties}) == len(community.ties)


def test_contacts_gather_by_town(community: Community) -> None:
    towns = [person.town.name for person in community.people]
    same = sum(towns[tie.a] == towns[tie.b] for tie in community.ties)
    assert same > len(community.ties) / 4  # by chance it would be one in thirty


def test_nothing_is_dated_after_the_loading_or_before_its_people(community: Community) -> None:
    joined = [person.joined for person in community.people]
    acts = [*community.said, *community.reacted, *community.news, *community.asked, *community.ties]
    assert max(act.at for act in acts) <= NOW
    assert min(post.at for post in community.said) >= NOW - timedelta(days=61)
    for post in community.said:
        assert post.at > joined[post.author]
        assert post.parent is None or community.said[post.parent].at < post.at
    for tie in community.ties:
        assert tie.at >= max(joined[tie.a], joined[tie.b])


def test_half_have_a_public_page_and_most_are_listed(community: Community) -> None:
    public = sum(person.page_public for person in community.people)
    assert 120 <= public <= 180
    assert sum(person.listed for person in community.people) > 200
    assert all(person.page_public or not person.page_indexed for person in community.people)


def test_each_persona_has_something_to_answer_news_posts_and_cards(community: Community) -> None:
    week = NOW - timedelta(days=7)
    for place, persona in enumerate(PERSONAS):
        assert community.people[place].name == persona.name
        known = {t.b if t.a == place else t.a for t in community.ties if place in (t.a, t.b)}
        assert len(known) >= 10
        assert len([asked for asked in community.asked if asked.receiver == place]) == 3
        assert len([news for news in community.news if news.person in known and news.at > week]) >= 2
        assert len([post for post in community.said if post.author in known and post.at > week]) >= 2
        assert len([card for card in community.cards if card.owner == place]) == 12
        assert len([card for card in community.cards if card.owner == place and card.member is not None]) == 3
    assert [p.town.language for p in community.people[:4]].count("fr") == 2


def test_two_personas_of_a_language_are_no_contacts_yet_and_in_each_others_book(community: Community) -> None:
    people = community.people
    assert not any(people[tie.a].persona and people[tie.b].persona for tie in community.ties)
    met = {(card.owner, card.member) for card in community.cards if card.member is not None and card.member < 4}
    assert met == {(0, 3), (3, 0), (1, 2), (2, 1)}


def test_no_title_says_two_genders_at_once(community: Community) -> None:
    words = " ".join(draft.title for person in community.people for draft, _ in person.lines)
    assert "(e)" not in words
    assert "·e" not in words


def test_french_elides(community: Community) -> None:
    words = " ".join(draft.text for person in community.people for draft, _ in person.lines)
    assert not re.search(r"\bde [aeiouéèê]", words)


def test_every_persona_has_a_town_and_availability_where_it_matters(community: Community) -> None:
    kinds = [{draft.kind for draft, _ in person.lines} for person in community.people[:4]]
    assert all(Entry.Kind.TOWN in kind and Entry.Kind.ABOUT in kind for kind in kinds)
    assert [Entry.Kind.AVAILABLE in kind for kind in kinds] == [True, True, False, False]
