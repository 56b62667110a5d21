"""Fifty at once: one reaction, one post, one edit after another; and nobody gets an error."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, connections

from entregent.kit.audience import MEMBERS, load_viewer
from entregent.kit.slots import start
from entregent.people.services.members import create_member
from entregent.publishing.models import Post, PostEdit, Reaction, Submission
from entregent.publishing.services.posts import edit_post, publish
from entregent.publishing.services.reactions import react

MANY = 50
THREADS = 10


@pytest.fixture
def people(transactional_db):
    start()
    return [
        create_member(handle=name, name=name.title(), email=f"{name}@example.org", password=None)
        for name in ("amina", "bruno")
    ]


def at_once(act):
    """`act(number)` fifty times over ten threads; what they raised."""
    errors, ready = [], threading.Barrier(THREADS)

    def work(first):
        ready.wait()
        try:
            for number in range(first, MANY, THREADS):
                act(number)
        except Exception as error:  # noqa: BLE001
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(first,)) for first in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


@pytest.fixture(autouse=True)
def several_connections(transactional_db):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("an in-memory database has one connection: run on PostgreSQL for races")


def test_fifty_reactions_are_one(people):
    amina, bruno = people
    post = publish(author=amina, text="Hello", audience=(MEMBERS,))
    viewer = load_viewer(bruno.id)
    kinds = Reaction.Kind.values
    errors = at_once(lambda n: react(actor=bruno, post_id=post.id, kind=kinds[n % 4], viewer=viewer))
    assert errors == []
    assert Reaction.objects.count() == 1


def test_a_form_sent_fifty_times_is_one_post(people):
    amina, _ = people
    found = []
    errors = at_once(
        lambda _: found.append(publish(author=amina, text="Once", audience=(), submission="abcdefgh123").id)
    )
    assert errors == []
    assert (Post.objects.count(), Submission.objects.count(), len(set(found))) == (1, 1, 1)


def test_fifty_edits_keep_fifty_earlier_forms(people):
    amina, _ = people
    post = publish(author=amina, text="Form 0", audience=())
    assert at_once(lambda n: edit_post(author=amina, post_id=post.id, text=f"Form {n + 1}")) == []
    kept = {*PostEdit.objects.values_list("text", flat=True), Post.objects.get().text}
    assert kept == {f"Form {n}" for n in range(MANY + 1)}
