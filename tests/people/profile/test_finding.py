"""The directory, news of people, and who is already here."""

from datetime import timedelta

import pytest

from entregent.kit import clock
from entregent.kit.audience import load_viewer
from entregent.network.services.blocks import block
from entregent.network.services.contacts import connect
from entregent.people.entries import EntryDraft
from entregent.people.matching import MAIL, PROFILE, match_hash, matching_members
from entregent.people.models import Actor, MatchKey
from entregent.people.queries.directory import PAGE, directory
from entregent.people.queries.news import news_of
from entregent.people.services.entries import add_entries, add_entry, change_entry, remove_entry
from entregent.people.services.identity import change_identity, set_visibility


def found(viewer, **asked):
    return [(one.actor.handle, one.town, one.skill) for one in directory(viewer, **asked).people]


@pytest.fixture
def town(amina, bruno, claire):
    """Amina and Bruno chose to be found, Claire did not."""
    for actor, place in ((amina, "Saint-Étienne"), (bruno, "Étretat"), (claire, "Saint-Étienne")):
        add_entry(actor=actor, draft=EntryDraft("town", title=place))
    add_entry(actor=amina, draft=EntryDraft("skill", title="Charpente en chêne"))
    add_entry(actor=bruno, draft=EntryDraft("skill", title="Charpente"), audience=(bruno.id,))
    for actor in (amina, bruno):
        set_visibility(actor=actor, listed=True)


def test_the_directory_holds_those_who_chose_it(town, claire):
    viewer = load_viewer(claire.id)
    assert found(viewer) == [("amina", "Saint-Étienne", ""), ("bruno", "Étretat", "")]
    assert found(viewer, name="HADD ami") == [("amina", "Saint-Étienne", "")]
    assert found(viewer, name="mina") == []
    assert found(viewer, town="etienne") == [("amina", "Saint-Étienne", "")]
    assert found(viewer, skill="CHENE") == [("amina", "Saint-Étienne", "Charpente en chêne")]
    assert found(viewer, name="%_") == []


def test_a_hidden_skill_finds_nobody_but_for_those_who_see_it(town, bruno, claire):
    assert found(load_viewer(claire.id), skill="charpente") == [("amina", "Saint-Étienne", "Charpente en chêne")]
    connect(*sorted([bruno.id, claire.id]), how="", now=clock.now())
    handles = [handle for handle, _, _ in found(load_viewer(claire.id), skill="charpente")]
    assert handles == ["amina", "bruno"]


def test_the_blocked_and_the_suspended_are_absent(town, amina, bruno, claire):
    block(blocker=amina, blocked=claire)
    assert [handle for handle, _, _ in found(load_viewer(claire.id))] == ["bruno"]
    Actor.objects.filter(id=bruno.id).update(suspended_at=clock.now())
    assert found(load_viewer(claire.id)) == []


def test_the_directory_in_pages_with_constant_statements(amina, django_assert_max_num_queries):
    now = clock.now()
    Actor.objects.bulk_create(
        Actor(id=n + 10, handle=f"p{n}", uri=f"u{n}", name="Same", name_folded="same", listed=True, created_at=now)
        for n in range(PAGE * 2 + 3)
    )
    viewer, seen, after = load_viewer(amina.id), [], None
    for _ in range(3):
        with django_assert_max_num_queries(5):
            page = directory(viewer, name="same", skill="", town="", after=after)
        seen += [one.actor.handle for one in page.people]
        after = page.after
    assert seen == [f"p{n}" for n in range(PAGE * 2 + 3)]
    assert after is None


def test_the_page_of_the_directory(town, claire, logged_in, django_assert_max_num_queries):
    client = logged_in(claire)
    with django_assert_max_num_queries(12):
        page = client.get("/people?name=&skill=charpente&town=saint")
    assert page.status_code == 200
    assert "Amina Haddad" in page.content.decode()
    assert "Bruno Keller" not in page.content.decode()
    assert client.get("/people?name=" + "x" * 10_000).status_code == 422
    assert client.get("/people?after=abc").status_code == 422
    assert "Nobody here matches" in client.get("/people?name=zz").content.decode()


def test_news_tells_what_the_reader_may_see(amina, bruno):
    since = clock.now() - timedelta(days=1)
    shown = add_entry(actor=amina, draft=EntryDraft("position", title="Planner"))
    add_entry(actor=amina, draft=EntryDraft("skill", title="Secret"), audience=())
    add_entry(actor=amina, draft=EntryDraft("skill", title="Quiet"), quiet=True)
    add_entries(actor=amina, drafts=[EntryDraft("skill", title="Imported")])
    gone = add_entry(actor=amina, draft=EntryDraft("skill", title="Gone"))
    remove_entry(actor=amina, entry_id=gone.id)
    narrowed = add_entry(actor=amina, draft=EntryDraft("skill", title="Narrowed"))
    change_entry(actor=amina, entry_id=narrowed.id, draft=EntryDraft("skill", title="Narrowed"), audience=())
    change_entry(actor=amina, entry_id=shown.id, draft=EntryDraft("position", title="Head planner"), audience=(2,))
    change_identity(actor=amina, name="Amina H.", headline="")
    news = news_of([amina.id], load_viewer(bruno.id), since)
    assert [(one.kind, one.old, one.new) for one in news] == [
        ("name", {"name": "Amina Haddad"}, {"name": "Amina H."}),
        ("position", None, {"title": "Head planner"}),
    ]
    assert news_of([amina.id], load_viewer(bruno.id), clock.now() + timedelta(days=1)) == []


def test_news_never_tells_what_was_hidden_before(amina, bruno):
    entry = add_entry(actor=amina, draft=EntryDraft("position", title="Hidden post"), audience=())
    change_entry(actor=amina, entry_id=entry.id, draft=EntryDraft("position", title="Open post"), audience=(2,))
    (one,) = news_of([amina.id], load_viewer(bruno.id), clock.now() - timedelta(days=1))
    assert (one.old, one.new) == (None, {"title": "Open post"})


def test_news_never_tell_what_was_taken_back_while_hidden(amina, bruno):
    entry = add_entry(actor=amina, draft=EntryDraft("position", title="Taken back"))
    for audience in ((), (2,)):
        change_entry(actor=amina, entry_id=entry.id, draft=EntryDraft("position", title="Open post"), audience=audience)
    (one,) = news_of([amina.id], load_viewer(bruno.id), clock.now() - timedelta(days=1))
    assert (one.old, one.new) == (None, {"title": "Open post"})


def test_news_in_a_constant_number_of_statements(amina, bruno, django_assert_num_queries):
    for number in range(30):
        add_entry(actor=amina, draft=EntryDraft("skill", title=f"Skill {number}"))
    viewer = load_viewer(bruno.id)
    with django_assert_num_queries(2):
        assert len(news_of([amina.id, bruno.id], viewer, clock.now() - timedelta(days=1))) == 30


def test_a_cursor_tells_nothing_of_who_is_not_in_the_list(town, amina, bruno, claire):
    set_visibility(actor=claire, listed=True)
    viewer = load_viewer(claire.id)
    assert [one.actor.handle for one in directory(viewer, after=amina.id).people] == ["bruno", "claire"]
    block(blocker=bruno, blocked=claire)
    viewer = load_viewer(claire.id)
    assert directory(viewer, after=bruno.id) == directory(viewer, after=clock.now().year)


SAME = [
    "https://www.linkedin.com/in/Ren%C3%A9e-d/",
    "http://fr.linkedin.com/in/renée-d?trk=x",
    "linkedin.com/in/renée-d/details/skills/",
    "https://LinkedIn.com/pub/REN%C3%89E-D",
]


def test_one_profile_address_however_it_was_copied():
    assert len({match_hash(PROFILE, url) for url in SAME}) == 1
    assert match_hash(PROFILE, SAME[0]) != match_hash(PROFILE, "https://linkedin.com/in/renee-d")
    assert match_hash(MAIL, " A@Example.org ") == match_hash(MAIL, "a@example.org")
    assert match_hash(MAIL, "a@example.org") != match_hash(PROFILE, "a@example.org")
    assert match_hash(PROFILE, "https://[::1")


def test_keys_follow_the_members_choice_and_links(amina, bruno):
    asked = match_hash(PROFILE, SAME[1])
    link = add_entry(actor=amina, draft=EntryDraft("link", url=SAME[0]), audience=())
    viewer = load_viewer(bruno.id)
    assert matching_members([asked], viewer) == {}
    set_visibility(actor=amina, matchable=True)
    assert matching_members([asked, "0" * 64], viewer) == {asked: amina.id}
    change_entry(actor=amina, entry_id=link.id, draft=EntryDraft("link", url="https://amina.example"), audience=())
    assert matching_members([asked], viewer) == {}
    other = match_hash(PROFILE, "http://www.amina.example/")
    assert matching_members([other], viewer) == {other: amina.id}
    set_visibility(actor=amina, matchable=False)
    assert not MatchKey.objects.filter(actor_id=amina.id).exists()


def test_a_value_that_two_claim_names_nobody_and_the_blocked_are_not_told(amina, bruno, claire):
    asked = match_hash(PROFILE, SAME[0])
    for actor in (amina, claire):
        set_visibility(actor=actor, matchable=True)
    add_entry(actor=amina, draft=EntryDraft("link", url=SAME[0]))
    assert matching_members([asked], load_viewer(bruno.id)) == {asked: amina.id}
    block(blocker=amina, blocked=bruno)
    assert matching_members([asked], load_viewer(bruno.id)) == {}
    add_entry(actor=claire, draft=EntryDraft("link", url=SAME[1]))
    assert matching_members([asked], load_viewer(claire.id)) == {}
