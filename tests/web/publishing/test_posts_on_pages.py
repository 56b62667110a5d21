"""Writing, reading, answering and changing posts on the pages, without scripts."""

from __future__ import annotations

import re

import pytest

from entregent.kit import clock
from entregent.kit.audience import EVERYONE, MEMBERS, load_viewer
from entregent.network.services.contacts import connect
from entregent.people.services.identity import set_visibility
from entregent.publishing.models import Post, Reaction
from entregent.publishing.services.posts import publish, reply


def hidden(page, name):
    found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', page.content.decode())
    return found[1] if found else None


@pytest.fixture
def friends(amina, bruno):
    connect(amina.id, bruno.id, how="", now=clock.now())


def test_a_post_is_looked_at_before_it_goes(friends, bruno, amina, logged_in, run_jobs):
    client = logged_in(bruno)
    form = client.get("/desk/write")
    assert re.search(r'value="contacts" checked', form.content.decode())
    data = {"text": "Hello *Amina*", "audience": "contacts", "language": "en", "submission": hidden(form, "submission")}
    look = client.post("/desk/write", data)
    assert look.status_code == 200
    assert "<em>Amina</em>" in look.content.decode()
    assert "Amina Haddad will be able to read this." in look.content.decode()
    assert Post.objects.count() == 0
    sent = client.post("/desk/write", data | {"seen": hidden(look, "seen"), "send": "1"})
    again = client.post("/desk/write", data | {"seen": hidden(look, "seen"), "send": "1"})
    [post] = Post.objects.all()
    assert (sent.status_code, sent["Location"]) == (again.status_code, again["Location"]) == (303, f"/posts/{post.id}")
    assert post.audience == (bruno.id,)
    run_jobs()
    assert "<em>Amina</em>" in logged_in(amina).get("/today").content.decode()


def test_what_was_changed_after_the_look_does_not_go(friends, bruno, logged_in):
    client = logged_in(bruno)
    data = {"text": "Hello", "audience": "contacts", "language": "en"}
    seen = hidden(client.post("/desk/write", data), "seen")
    for change in ({"audience": "everyone"}, {"text": "Hello you"}):
        answer = client.post("/desk/write", data | change | {"seen": seen, "send": "1"})
        assert answer.status_code == 200
    assert Post.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"audience": "god"}, "audience"),
        ({"language": "xx"}, "language"),
    ],
)
def test_a_bad_form_says_so_beside_its_field(change, field, bruno, logged_in):
    answer = logged_in(bruno).post("/desk/write", {"text": "Hi", "audience": "me", "language": "en"} | change)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_a_conversation_on_one_page(friends, bruno, amina, logged_in):
    post = publish(author=amina, text="Question?", audience=(amina.id,))
    client = logged_in(bruno)
    page = client.get(f"/posts/{post.id}")
    data = {"text": "Answer.", "submission": hidden(page, "submission")}
    first = client.post(f"/posts/{post.id}/reply", data)
    assert client.post(f"/posts/{post.id}/reply", data)["Location"] == first["Location"]
    answer = Post.objects.get(parent_id=post.id)
    assert first["Location"] == f"/posts/{answer.id}#p{answer.id}"
    assert "Answer." in logged_in(amina).get(f"/posts/{post.id}").content.decode()
    assert client.post(f"/posts/{post.id}/reply", {"text": " "}).status_code == 422
    # The page of a reply answers that reply; the page of my own answers the one who began.
    assert f'action="/posts/{answer.id}/reply"' in logged_in(amina).get(f"/posts/{answer.id}").content.decode()
    assert f'action="/posts/{post.id}/reply"' in client.get(f"/posts/{answer.id}").content.decode()


def test_reactions_are_seen_by_the_author_and_the_giver(friends, amina, bruno, claire, logged_in):
    post = publish(author=amina, text="News", audience=(MEMBERS,))
    client = logged_in(bruno)
    assert client.post(f"/posts/{post.id}/react", {"kind": "thanks"}).status_code == 303
    assert client.post(f"/posts/{post.id}/react", {"kind": "support"}).status_code == 303
    assert client.post(f"/posts/{post.id}/react", {"kind": "hate"}).status_code == 422
    assert Reaction.objects.get().kind == "support"
    assert 'aria-pressed="true"' in client.get(f"/posts/{post.id}").content.decode()
    assert "Bruno Keller" in logged_in(amina).get(f"/posts/{post.id}").content.decode()
    other = logged_in(claire).get(f"/posts/{post.id}").content.decode()
    assert "Bruno" not in other
    assert 'aria-pressed="true"' not in other
    client.post(f"/posts/{post.id}/react", {"kind": ""})
    assert not Reaction.objects.exists()


def test_one_edits_and_deletes_only_what_is_theirs(friends, amina, bruno, logged_in):
    post = publish(author=amina, text="First", audience=(amina.id,))
    mine, theirs = logged_in(amina), logged_in(bruno)
    for address in ("edit", "delete"):
        assert theirs.get(f"/posts/{post.id}/{address}").status_code == 404
        assert theirs.post(f"/posts/{post.id}/{address}", {"text": "x"}).status_code == 404
    wider = mine.post(f"/posts/{post.id}/edit", {"text": "Second", "audience": "everyone"})
    assert wider.status_code == 422
    assert list(wider.context["form"].errors) == ["wider"]
    data = {"text": "Second", "audience": "everyone", "wider": "on"}
    assert mine.post(f"/posts/{post.id}/edit", data).status_code == 303
    assert "First" not in theirs.get(f"/posts/{post.id}").content.decode()
    assert "First" in theirs.get(f"/posts/{post.id}/history").content.decode()
    assert mine.get(f"/posts/{post.id}/delete").status_code == 200
    assert mine.post(f"/posts/{post.id}/delete").status_code == 303
    assert theirs.get(f"/posts/{post.id}").status_code == 404


def test_a_visitor_reads_what_is_for_everyone_of_authors_with_a_public_page(amina, bruno, client):
    post = publish(author=amina, text="To the world", audience=(EVERYONE,))
    members = publish(author=amina, text="To members", audience=(MEMBERS,))
    reply(author=bruno, parent_id=post.id, text="Hidden answer", viewer=load_viewer(bruno.id))
    addresses = [f"/posts/{post.id}", f"/posts/{post.id}/history", "/@amina/posts"]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
    set_visibility(actor=amina, page_public=True)
    pages = [client.get(address) for address in addresses]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert all("To the world" in page.content.decode() for page in pages)
    assert not any("Hidden answer" in page.content.decode() for page in pages)
    assert "To members" not in pages[2].content.decode()
    assert {page["X-Robots-Tag"] for page in pages} == {"noindex, nofollow, noai, noimageai"}
    assert client.get(f"/posts/{members.id}").status_code == 404
    assert client.get(f"/posts/{post.id}", headers={"User-Agent": "GPTBot/1.1"}).status_code == 404


def test_a_post_that_cannot_be_an_id_is_absent(logged_in, bruno):
    client = logged_in(bruno)
    for number in ("0", "9223372036854775808", "99999999999999999999999"):
        assert client.get(f"/posts/{number}").status_code == 404
    assert client.get("/@bruno/posts?before=-1").status_code == 404


@pytest.mark.parametrize("many", [1, 20, 200])
def test_the_number_of_statements_does_not_grow(
    many, friends, amina, bruno, logged_in, run_jobs, django_assert_max_num_queries
):
    for number in range(many):
        publish(author=amina, text=f"Post {number}", audience=(amina.id,))
    root = publish(author=amina, text="Root", audience=(amina.id,))
    viewer = load_viewer(bruno.id)
    for number in range(min(many, 60)):
        reply(author=bruno, parent_id=root.id, text=f"Reply {number}", viewer=viewer)
    run_jobs()
    client = logged_in(bruno)
    limits = {"/today/older": 8, f"/posts/{root.id}": 9, f"/posts/{root.id}/history": 8, "/@amina/posts": 9}
    for address, most in limits.items():
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
