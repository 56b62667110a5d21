"""Every audience by every kind of reader, on every page where a post is shown."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from entregent.kit import clock
from entregent.kit.audience import EVERYONE, MEMBERS, load_viewer, named
from entregent.network.services.blocks import block
from entregent.network.services.circles import add_to_circle, create_circle
from entregent.network.services.contacts import connect, remove_contact
from entregent.people.models import Actor
from entregent.people.services.identity import set_visibility
from entregent.publishing.models import TimelineEntry
from entregent.publishing.services.posts import edit_post, publish, reply

READERS = ["author", "friend", "circled", "named", "member", "former", "blocker", "blocked", "visitor"]
MAY_READ = {
    "everyone": {"author", "friend", "circled", "named", "member", "former", "visitor"},
    "members": {"author", "friend", "circled", "named", "member", "former"},
    "contacts": {"author", "friend", "circled"},
    "circle": {"author", "circled"},
    "named": {"author", "named"},
    "me": {"author"},
}


@pytest.fixture
def cast(member, run_jobs):
    """Everyone but the visitor; each begins with a timeline row for each post, whatever they may read."""
    people = {name: member(name, name.title()) for name in READERS if name != "visitor"}
    author = people["author"]
    set_visibility(actor=author, page_public=True)
    for name in ("friend", "circled", "former", "blocker", "blocked"):
        connect(author.id, people[name].id, how="", now=clock.now())
    circle = create_circle(owner=author, name="Choir")
    add_to_circle(owner=author, circle_id=circle.id, member_ids=[people["circled"].id])
    keys = {
        "everyone": (EVERYONE,),
        "members": (MEMBERS,),
        "contacts": (author.id,),
        "circle": (circle.id,),
        "named": (named(people["named"].id),),
        "me": (),
    }
    posts = {}
    for name, audience in keys.items():
        posts[name] = publish(author=author, text=f"Before {name}.", audience=audience)
        edit_post(author=author, post_id=posts[name].id, text=f"Post for {name}.")
        reply(author=author, parent_id=posts[name].id, text=f"More for {name}.", viewer=load_viewer(author.id))
    run_jobs()
    TimelineEntry.objects.bulk_create(
        [
            TimelineEntry(owner_id=person.id, post_id=post.id, author_id=author.id, arrived_at=clock.now())
            for person in people.values()
            for post in posts.values()
        ],
        ignore_conflicts=True,
    )
    remove_contact(actor=author, other=people["former"])
    block(blocker=people["blocker"], blocked=author)
    block(blocker=author, blocked=people["blocked"])
    return people, posts


def page_of(client, address):
    answer = client.get(address)
    assert answer.status_code in {200, 302, 404}
    return answer.content.decode() if answer.status_code == 200 else ""


def without_tokens(answer):
    return re.sub(r'(csrfmiddlewaretoken" value=)"[^"]*"', r"\1", answer.content.decode())


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_finds_what_is_for_them_and_nothing_else(cast, reader, logged_in):
    people, posts = cast
    client = Client() if reader == "visitor" else logged_in(people[reader])
    allowed = {name for name, readers in MAY_READ.items() if reader in readers}
    lists = {
        "posts": page_of(client, "/@author/posts"),
        "older": page_of(client, "/today/older"),
        "today": page_of(client, "/today"),
    }
    found = {name: {post for post in posts if f"Post for {post}." in text} for name, text in lists.items()}
    assert found["posts"] == allowed
    assert found["older"] == (allowed if reader != "visitor" else set())
    assert found["today"] == (allowed if reader not in {"visitor", "author"} else set())
    for name, post in posts.items():
        page = page_of(client, f"/posts/{post.id}")
        history = page_of(client, f"/posts/{post.id}/history")
        assert (f"Post for {name}." in page, f"More for {name}." in page) == (name in allowed, name in allowed)
        assert (f"Before {name}." in history) == (name in allowed)


@pytest.mark.parametrize("reader", ["member", "former", "blocker", "blocked"])
def test_what_one_may_not_read_one_may_not_touch(cast, reader, logged_in):
    people, posts = cast
    client = logged_in(people[reader])
    post = posts["contacts"]
    acts = [("reply", {"text": "x"}), ("react", {"kind": "thanks"}), ("edit", {"text": "x"}), ("delete", {})]
    assert [client.post(f"/posts/{post.id}/{act}", data).status_code for act, data in acts] == [404] * 4
    for act in ("reply", "react"):
        absent = client.post(f"/posts/17/{act}", {"text": "x", "kind": "thanks"})
        forbidden = client.post(f"/posts/{post.id}/{act}", {"text": "x", "kind": "thanks"})
        assert without_tokens(absent) == without_tokens(forbidden)


@pytest.mark.parametrize("away", ["suspended_at", "resting_at"])
def test_who_is_away_is_read_by_nobody_but_themselves(cast, away, logged_in):
    people, posts = cast
    Actor.objects.filter(id=people["author"].id).update(**{away: clock.now()})
    for name in ("friend", "circled", "named", "member", "visitor"):
        client = Client() if name == "visitor" else logged_in(people[name])
        for address in ("/@author/posts", "/today", "/today/older", *(f"/posts/{post.id}" for post in posts.values())):
            text = page_of(client, address)
            assert "Post for" not in text
            assert "More for" not in text


def test_visitors_are_asked_to_log_in_for_every_act(cast, client):
    post = cast[1]["everyone"]
    for act in ("reply", "react", "edit", "delete"):
        answer = client.post(f"/posts/{post.id}/{act}", {"text": "x", "kind": "thanks"})
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login")
    for address in ("/desk/write", "/today/older"):
        assert client.get(address).status_code == 302


def test_nothing_changes_by_reading_an_address(cast, logged_in):
    people, posts = cast
    client = logged_in(people["author"])
    for act in ("reply", "react"):
        assert client.get(f"/posts/{posts['everyone'].id}/{act}").status_code == 405
    assert client.get("/today/read").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/desk/write", {"text": "x", "audience": "everyone", "language": "en"}).status_code == 403
