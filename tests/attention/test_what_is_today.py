"""What *Today* counts and leaves out, asked without a page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from entregent.attention.queries import today
from entregent.attention.services.visits import mark_read
from entregent.kit import clock
from entregent.kit.audience import MEMBERS, load_viewer
from entregent.network.services.blocks import block
from entregent.network.services.contacts import connect, remove_contact, request_contact
from entregent.people.entries import EntryDraft
from entregent.people.models import Actor
from entregent.people.services.entries import add_entry, change_entry
from entregent.publishing.models import TimelineEntry
from entregent.publishing.services.posts import delete_post, edit_post, publish, reply


@pytest.fixture
def friends(amina, bruno, claire):
    for other in (bruno, claire):
        connect(amina.id, other.id, how="", now=clock.now())


def look(actor, now=None):
    return today(load_viewer(actor.id), actor, now or clock.now())


def test_what_may_no_longer_be_read_is_neither_listed_nor_counted(friends, amina, bruno, run_jobs):
    posts = [publish(author=amina, text=f"Post {number}", audience=(amina.id,)) for number in range(30)]
    run_jobs()
    assert (len(look(bruno).conversations), look(bruno).more_conversations) == (20, 10)
    for post in posts[:5]:
        edit_post(author=amina, post_id=post.id, text="mine", audience=())
    delete_post(author=amina, post_id=posts[29].id)
    found = look(bruno)  # before any task has run
    assert [said.post.id for said in found.conversations] == [post.id for post in posts[28:8:-1]]
    assert found.more_conversations == 4
    remove_contact(actor=bruno, other=amina)
    found = look(bruno)
    assert (found.conversations, found.more_conversations) == ([], 0)


def test_a_post_shown_to_more_people_is_new_to_them_alone(friends, amina, bruno, claire, run_jobs):
    post = publish(author=amina, text="First for Bruno", audience=(-bruno.id,))
    run_jobs()
    mark_read(actor=bruno, until=clock.now())
    mark_read(actor=claire, until=clock.now())
    edit_post(author=amina, post_id=post.id, text="For both", audience=(amina.id,), wider=True)
    run_jobs()
    assert [said.post for said in look(claire).conversations] == [post]
    assert look(bruno).conversations == []
    edit_post(author=amina, post_id=post.id, text="For Bruno", audience=(-bruno.id,))
    run_jobs()
    assert set(TimelineEntry.objects.values_list("owner_id", flat=True)) == {amina.id, bruno.id}


def test_replies_are_grouped_by_conversation(friends, amina, bruno, claire, run_jobs):
    root = publish(author=amina, text="Who & where?", audience=(amina.id,))
    other = publish(author=amina, text="When?", audience=(amina.id,))
    reply(author=bruno, parent_id=root.id, text="Me", viewer=load_viewer(bruno.id))
    latest = reply(author=claire, parent_id=root.id, text="Me too", viewer=load_viewer(claire.id))
    reply(author=bruno, parent_id=other.id, text="Now", viewer=load_viewer(bruno.id))
    run_jobs()
    found = look(amina)
    assert [(answer.root, answer.latest.summary, len(answer.people)) for answer in found.answers] == [
        (other, "<p>Now</p>\n", 1),
        (root, "<p>Me too</p>\n", 2),
    ]
    assert found.answers[1].about == "Who & where?"
    assert found.answers[1].people[0].id == latest.author_id
    assert found.conversations == []
    block(blocker=amina, blocked=claire)
    assert [len(answer.people) for answer in look(amina).answers] == [1, 1]


def test_a_reply_to_a_reply_is_for_both_above_it(friends, amina, bruno, claire, run_jobs):
    root = publish(author=amina, text="Question", audience=(amina.id,))
    first = reply(author=bruno, parent_id=root.id, text="Answer", viewer=load_viewer(bruno.id))
    reply(author=claire, parent_id=first.id, text="And more", viewer=load_viewer(claire.id))
    run_jobs()
    assert [answer.latest.summary for answer in look(bruno).answers] == ["<p>And more</p>\n"]
    assert [len(answer.people) for answer in look(amina).answers] == [2]
    assert look(claire).answers == []


def test_news_are_one_line_a_person_from_old_to_new(friends, amina, bruno):
    entry = add_entry(actor=amina, draft=EntryDraft(kind="position", title="Analyst"), audience=(MEMBERS,), quiet=True)
    for title in ("Designer", "Architect"):
        change_entry(
            actor=amina, entry_id=entry.id, draft=EntryDraft(kind="position", title=title), audience=(MEMBERS,)
        )
    [news] = look(bruno).news
    assert news.actor == amina
    assert [(change.old, change.new) for change in news.changes] == [({"title": "Analyst"}, {"title": "Architect"})]


def test_news_of_who_is_blocked_away_or_no_contact_are_none(friends, amina, bruno, claire):
    add_entry(actor=amina, draft=EntryDraft(kind="available", title="Missions"), audience=(MEMBERS,))
    assert len(look(bruno).opportunities) == 1
    Actor.objects.filter(id=amina.id).update(resting_at=clock.now())
    assert look(bruno).opportunities == []
    Actor.objects.filter(id=amina.id).update(resting_at=None)
    remove_contact(actor=amina, other=bruno)
    assert look(bruno).opportunities == []
    block(blocker=claire, blocked=amina)
    assert look(claire).opportunities == []


def test_requests_come_newest_first_with_those_who_know_both(friends, amina, bruno, claire, member):
    dina, elio = member("dina", "Dina Roy"), member("elio", "Elio Sun")
    connect(dina.id, amina.id, how="", now=clock.now())
    request_contact(sender=elio, receiver=bruno, how="event")
    request_contact(sender=dina, receiver=bruno, note="Hello")
    found = look(bruno)
    assert [(one.actor, one.note, one.in_common) for one in found.requests] == [
        (dina, "Hello", [amina]),
        (elio, "", []),
    ]
    Actor.objects.filter(id=amina.id).update(shown_in_common=False)
    assert look(bruno).requests[0].in_common == []
    block(blocker=bruno, blocked=dina)
    assert [one.actor for one in look(bruno).requests] == [elio]


def test_it_looks_back_to_the_last_visit_but_not_for_ever(bruno):
    now = clock.now()
    assert (look(bruno, now).since, look(bruno, now).visited) == (now - timedelta(days=14), None)
    visit = now - timedelta(days=3)
    mark_read(actor=bruno, until=visit)
    assert (look(bruno, now).since, look(bruno, now).visited) == (visit, visit)
    later = now + timedelta(days=400)
    assert look(bruno, later).since == later - timedelta(days=60)


def test_at_most_seven_statements(friends, amina, bruno, claire, run_jobs, django_assert_max_num_queries):
    request_contact(sender=bruno, receiver=claire)
    for number in range(40):
        publish(author=amina, text=f"Post {number}", audience=(amina.id,))
    add_entry(actor=amina, draft=EntryDraft(kind="skill", title="Masonry"), audience=(MEMBERS,))
    run_jobs()
    viewer = load_viewer(claire.id)
    with django_assert_max_num_queries(7):
        found = today(viewer, claire, clock.now())
    assert (len(found.requests), len(found.news), len(found.conversations)) == (1, 1, 20)
