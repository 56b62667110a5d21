"""*Today* on the page: what it lists, that it ends, and what closing it means."""

from __future__ import annotations

from datetime import timedelta

import pytest

from entregent.attention.models import Visit
from entregent.attention.services.first_steps import choose_intention
from entregent.attention.services.visits import mark_read
from entregent.kit import clock
from entregent.kit.audience import MEMBERS, load_viewer
from entregent.network.services.contacts import connect, request_contact
from entregent.people.entries import EntryDraft
from entregent.people.services.entries import add_entry
from entregent.people.services.identity import change_identity
from entregent.publishing.services.posts import publish, reply


@pytest.fixture
def day(amina, bruno, claire, run_jobs):
    """Bruno has someone to answer, a reply, news, an opportunity and a conversation."""
    connect(amina.id, bruno.id, how="", now=clock.now())
    request_contact(sender=claire, receiver=bruno, note="We met in Lyon.")
    connect(amina.id, claire.id, how="", now=clock.now())
    change_identity(actor=amina, name="Amina Haddad", headline="Architect")
    add_entry(actor=amina, draft=EntryDraft(kind="available", title="Missions in spring"), audience=(MEMBERS,))
    own = publish(author=bruno, text="Who knows a carpenter?", audience=(bruno.id,))
    reply(author=amina, parent_id=own.id, text="I know two.", viewer=load_viewer(amina.id))
    publish(author=amina, text="We open a workshop.", audience=(amina.id,))
    run_jobs()


def test_today_lists_what_happened_and_ends(day, bruno, logged_in):
    page = logged_in(bruno).get("/today").content.decode()
    for words in (
        "would like to be your contact",
        "We met in Lyon.",
        "through Amina Haddad",
        "Amina Haddad replied to you",
        "I know two.",
        "Architect",
        "Amina Haddad is available",
        "Missions in spring",
        "We open a workshop.",
        "the last 14 days",
        "You are up to date.",
    ):
        assert words in page, words
    assert page.count("Who knows a carpenter?") == 1  # named beside the reply, not told again


def test_today_in_twelve_statements(day, bruno, logged_in, django_assert_max_num_queries):
    choose_intention(actor=bruno, intention="clients")
    mark_read(actor=bruno, until=clock.now() - timedelta(days=2))
    client = logged_in(bruno)
    client.get("/today")
    with django_assert_max_num_queries(12):
        page = client.get("/today")
    assert "Your first steps" in page.content.decode()
    assert page.context["since"].startswith("since your visit on ")


def test_closing_it_begins_the_next_one(day, bruno, amina, logged_in, run_jobs):
    client = logged_in(bruno)
    until = client.get("/today").context["until"]
    publish(author=amina, text="Written while he was reading.", audience=(amina.id,))
    run_jobs()
    answer = client.post("/today/read", {"until": str(until)})
    assert (answer.status_code, answer["Location"]) == (303, "/today")
    page = client.get("/today").content.decode()
    assert "Written while he was reading." in page
    assert "We open a workshop." not in page
    assert "would like to be your contact" in page  # still to answer


def test_a_late_queue_loses_nothing(amina, bruno, logged_in, run_jobs):
    connect(amina.id, bruno.id, how="", now=clock.now())
    client = logged_in(bruno)
    publish(author=amina, text="Published before, delivered after.", audience=(amina.id,))
    client.post("/today/read", {"until": str(client.get("/today").context["until"])})
    run_jobs()
    assert "Published before, delivered after." in client.get("/today").content.decode()


@pytest.mark.parametrize("until", ["x", "-1", "9" * 30, "1e5", "\u0663"])
def test_a_wrong_end_is_no_page(until, bruno, logged_in):
    assert logged_in(bruno).post("/today/read", {"until": until}).status_code == 404
    assert not Visit.objects.exists()


def test_a_visit_never_goes_back_or_ahead(bruno, logged_in):
    from entregent.kit.ids import first_at

    client = logged_in(bruno)
    client.post("/today/read", {"until": str(first_at(clock.now() + timedelta(days=9)))})
    read = Visit.objects.get(owner_id=bruno.id).read_until
    assert read <= clock.now()
    client.post("/today/read", {"until": str(first_at(clock.now() - timedelta(days=9)))})
    assert Visit.objects.get(owner_id=bruno.id).read_until == read


def test_more_than_twenty_are_found_under_older_posts(amina, bruno, logged_in, run_jobs):
    connect(amina.id, bruno.id, how="", now=clock.now())
    for number in range(33):
        publish(author=amina, text=f"Post number {number}.", audience=(amina.id,))
    run_jobs()
    client = logged_in(bruno)
    page = client.get("/today").content.decode()
    assert page.count("Post number") == 20
    assert "13 more, which you find under" in page
    older = client.get("/today/older")
    assert older.content.decode().count("Post number") == 20
    last = client.get(f"/today/older?before={older.context['page'].older}")
    assert (last.content.decode().count("Post number"), last.context["page"].older) == (13, None)
    assert client.get("/today/older?before=abc").status_code == 404


def test_the_first_day_says_one_sentence_and_one_act(bruno, logged_in):
    page = logged_in(bruno).get("/today").content.decode()
    assert "Find people you know" in page
    assert "Close" not in page


def test_a_visitor_is_asked_to_log_in(client, db):
    assert client.get("/today").status_code == 302
