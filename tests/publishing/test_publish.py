"""From a post to the timelines of those who may read it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from entregent.kit import clock
from entregent.kit.audience import EVERYONE, MEMBERS, load_viewer, named
from entregent.kit.errors import DomainError, NotFound
from entregent.network.services.blocks import block
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import connect
from entregent.publishing.models import Post, PostEdit, Reaction, Submission, TimelineEntry
from entregent.publishing.queries import fresh, history, posts_of, thread, timeline
from entregent.publishing.services.posts import delete_post, edit_post, publish, reply
from entregent.publishing.services.reactions import react


@pytest.fixture
def friends(amina, bruno, claire):
    """Amina and Bruno are contacts; Claire is a member."""
    connect(amina.id, bruno.id, how="", now=clock.now())


def texts(page):
    return [one.post.summary for one in page]


def test_a_post_reaches_the_timeline_of_contacts(friends, amina, bruno, claire, run_jobs):
    publish(author=amina, text="Bonjour *à tous*", audience=(amina.id,))
    run_jobs()
    assert texts(timeline(load_viewer(bruno.id))) == ["<p>Bonjour <em>à tous</em></p>\n"]
    assert texts(timeline(load_viewer(amina.id))) == ["<p>Bonjour <em>à tous</em></p>\n"]
    assert texts(timeline(load_viewer(claire.id))) == []


def test_a_circle_and_people_named_limit_the_fan_out(friends, amina, bruno, claire, run_jobs):
    connect(amina.id, claire.id, how="", now=clock.now())
    circle = create_circle(owner=amina, name="Choir")
    add_to_circle(owner=amina, circle_id=circle.id, member_ids=[claire.id])
    publish(author=amina, text="for the choir", audience=(circle.id,))
    publish(author=amina, text="for Bruno", audience=(named(bruno.id),))
    run_jobs()
    assert texts(timeline(load_viewer(bruno.id))) == ["<p>for Bruno</p>\n"]
    assert texts(timeline(load_viewer(claire.id))) == ["<p>for the choir</p>\n"]


def test_a_form_sent_twice_is_one_post(amina, run_jobs):
    one = publish(author=amina, text="once", audience=(EVERYONE,), submission="abcdefgh12")
    two = publish(author=amina, text="once", audience=(EVERYONE,), submission="abcdefgh12")
    assert one == two
    assert Post.objects.count() == Submission.objects.count() == 1


def test_circles_of_others_and_unknown_people_are_no_audience(friends, amina, bruno):
    circle = create_circle(owner=bruno, name="Choir")
    for keys in [(circle.id,), (bruno.id,), (-17,), (0,)]:
        with pytest.raises(DomainError) as refusal:
            publish(author=amina, text="hello", audience=keys)
        assert refusal.value.code == "audience"


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "[]()", "x" * 20_001])
def test_nothing_and_too_much_are_refused(amina, text):
    with pytest.raises(DomainError) as refusal:
        publish(author=amina, text=text, audience=())
    assert refusal.value.code in {"text-empty", "text-length"}
    assert Post.objects.count() == 0


def test_a_reply_stays_with_the_readers_of_the_conversation(friends, amina, bruno, claire, run_jobs):
    connect(bruno.id, claire.id, how="", now=clock.now())
    root = publish(author=amina, text="to my contacts", audience=(amina.id,))
    answer = reply(author=bruno, parent_id=root.id, text="thanks", viewer=load_viewer(bruno.id))
    run_jobs()
    assert answer.audience == tuple(sorted({amina.id, -amina.id}))
    with pytest.raises(NotFound):
        thread(load_viewer(claire.id), answer.id)
    with pytest.raises(NotFound):
        reply(author=claire, parent_id=answer.id, text="me too", viewer=load_viewer(claire.id))
    found = fresh(load_viewer(amina.id), clock.now() - timedelta(hours=1))
    assert [(first, replies) for first, replies in found.answers] == [(root, [answer])]
    assert texts(timeline(load_viewer(claire.id))) == []


def test_nobody_replies_to_whoever_blocked_them_not_even_through_a_third_reply(friends, amina, bruno, claire):
    root = publish(author=amina, text="open", audience=(MEMBERS,))
    answer = reply(author=bruno, parent_id=root.id, text="yes", viewer=load_viewer(bruno.id))
    block(blocker=amina, blocked=claire)
    viewer = load_viewer(claire.id)
    assert thread(viewer, answer.id).root is None
    for parent in (root, answer):
        with pytest.raises(NotFound):
            reply(author=claire, parent_id=parent.id, text="but", viewer=viewer)


def test_an_edit_keeps_what_it_said(amina, bruno, friends):
    post = publish(author=amina, text="first", audience=(amina.id,))
    edit_post(author=amina, post_id=post.id, text="second")
    edit_post(author=amina, post_id=post.id, text="third")
    shown, versions = history(load_viewer(bruno.id), post.id)
    assert [version.html for version in versions] == ["<p>third</p>\n", "<p>second</p>\n", "<p>first</p>\n"]
    assert shown.post.edited_at is not None
    assert versions == sorted(versions, key=lambda version: version.at, reverse=True)
    with pytest.raises(NotFound):
        edit_post(author=bruno, post_id=post.id, text="mine")


def test_more_readers_are_asked_for_and_fewer_are_not(friends, amina, bruno, claire):
    circle = create_circle(owner=amina, name="Choir")
    post = publish(author=amina, text="hello", audience=(amina.id,))
    with pytest.raises(DomainError) as refusal:
        edit_post(author=amina, post_id=post.id, text="hello", audience=(MEMBERS,))
    assert refusal.value.code == "audience-wider"
    assert edit_post(author=amina, post_id=post.id, text="hello", audience=(MEMBERS,), wider=True).audience == (2,)
    for fewer in ((amina.id,), (named(bruno.id),)):
        assert edit_post(author=amina, post_id=post.id, text="hello", audience=fewer).audience == fewer
    with pytest.raises(DomainError):
        edit_post(author=amina, post_id=post.id, text="hello", audience=(named(bruno.id), named(claire.id)))
    edit_post(author=amina, post_id=post.id, text="hello", audience=(amina.id,), wider=True)
    with pytest.raises(DomainError):
        edit_post(author=amina, post_id=post.id, text="hello", audience=(named(claire.id),))
    assert edit_post(author=amina, post_id=post.id, text="hello", audience=(circle.id,)).audience == (circle.id,)


def test_an_earlier_form_is_not_shown_to_readers_who_came_later(friends, amina, bruno):
    circle = create_circle(owner=amina, name="Choir")
    post = publish(author=amina, text="secret of the choir", audience=(circle.id,))
    edit_post(author=amina, post_id=post.id, text="for all", audience=(EVERYONE,), wider=True)
    assert len(history(load_viewer(bruno.id), post.id)[1]) == 1
    assert len(history(load_viewer(amina.id), post.id)[1]) == 2


def test_replies_follow_a_narrower_audience_and_not_a_wider_one(friends, amina, bruno, claire):
    root = publish(author=amina, text="open", audience=(MEMBERS,))
    answer = reply(author=bruno, parent_id=root.id, text="yes", viewer=load_viewer(bruno.id))
    edit_post(author=amina, post_id=root.id, text="open", audience=(amina.id,))
    with pytest.raises(NotFound):
        thread(load_viewer(claire.id), answer.id)
    edit_post(author=amina, post_id=root.id, text="open", audience=(MEMBERS,), wider=True)
    assert [one.post for one in thread(load_viewer(claire.id), root.id).replies] == []
    assert [one.post for one in thread(load_viewer(amina.id), root.id).replies] == [answer]


def test_a_deleted_post_leaves_the_replies_of_others(friends, amina, bruno, run_jobs):
    root = publish(author=amina, text="gone soon", audience=(amina.id,))
    answer = reply(author=bruno, parent_id=root.id, text="a pity", viewer=load_viewer(bruno.id))
    react(actor=bruno, post_id=root.id, kind="thanks", viewer=load_viewer(bruno.id))
    edit_post(author=amina, post_id=root.id, text="gone now")
    run_jobs()
    delete_post(author=amina, post_id=root.id)
    run_jobs()
    assert not Reaction.objects.exists()
    assert not PostEdit.objects.exists()
    assert not TimelineEntry.objects.filter(post_id=root.id).exists()
    for person in (amina, bruno):
        found = thread(load_viewer(person.id), answer.id)
        assert (found.root, [one.post for one in found.replies]) == (None, [answer])


def test_a_new_contact_finds_the_latest_posts_and_a_former_one_loses_them(amina, bruno, run_jobs):
    from entregent.network.services.contacts import accept_request, remove_contact, request_contact

    for number in range(25):
        publish(author=amina, text=f"n {number}", audience=(amina.id if number % 5 else MEMBERS,))
    publish(author=amina, text="mine alone", audience=())
    run_jobs()
    request_contact(sender=bruno, receiver=amina)
    accept_request(receiver=amina, sender=bruno)
    run_jobs()
    viewer = load_viewer(bruno.id)
    assert texts(timeline(viewer, limit=30)) == [f"<p>n {number}</p>\n" for number in range(24, 4, -1)]
    remove_contact(actor=amina, other=bruno)
    viewer = load_viewer(bruno.id)
    assert len(timeline(viewer, limit=30)) == 4  # those for members, before the task has run
    assert len(posts_of(amina, viewer, limit=30)) == 5
    run_jobs()
    assert len(timeline(viewer, limit=30)) == 0


def test_a_timeline_is_trimmed(amina, bruno, friends, run_jobs, monkeypatch):
    from entregent.publishing.services import timelines

    monkeypatch.setattr(timelines, "LONGEST", 10)
    monkeypatch.setattr(timelines, "SLACK", 2)
    posts = [publish(author=amina, text=f"n {number}", audience=(amina.id,)) for number in range(13)]
    run_jobs()
    kept = TimelineEntry.objects.filter(owner_id=bruno.id).order_by("-post_id").values_list("post_id", flat=True)
    assert list(kept) == [post.id for post in posts[::-1][:10]]


def test_fan_out_goes_on_in_batches(amina, member, run_jobs, monkeypatch):
    from entregent.publishing.services import timelines

    monkeypatch.setattr(timelines, "BATCH", 3)
    people = [member(f"p{number}", f"P {number}") for number in range(7)]
    for person in people:
        connect(amina.id, person.id, how="", now=clock.now())
    post = publish(author=amina, text="to all", audience=(amina.id,))
    run_jobs()
    owners = TimelineEntry.objects.filter(post_id=post.id).values_list("owner_id", flat=True)
    assert set(owners) == {amina.id, *(person.id for person in people)}
