"""Fifty at once: one reaction, one post, one edit after another; and nobody gets an error."""

from __future__ import annotations

import pytest

from entregent.kit.audience import MEMBERS, load_viewer
from entregent.publishing.models import Post, PostEdit, Reaction, Submission
from entregent.publishing.services.posts import delete_post, edit_post, publish, reply
from entregent.publishing.services.reactions import react

pytestmark = pytest.mark.slow
MANY = 50


def read(at_once, query):
    """In a thread: where the racers wrote."""
    [found] = at_once([lambda: list(query)])
    return found


def test_fifty_reactions_are_one(amina, bruno, at_once):
    post = publish(author=amina, text="Hello", audience=(MEMBERS,))
    viewer = load_viewer(bruno.id)
    calls = [
        lambda kind=kind: react(actor=bruno, post_id=post.id, kind=kind, viewer=viewer)
        for kind in Reaction.Kind.values * (MANY // 4)
    ]
    assert set(at_once(calls)) == {None}
    assert len(read(at_once, Reaction.objects.all())) == 1


def test_a_form_sent_fifty_times_is_one_post(amina, at_once):
    found = at_once([lambda: publish(author=amina, text="Once", audience=(), submission="abcdefgh123")] * MANY)
    assert read(at_once, Post.objects.all()) == [found[0]]
    assert set(found) == {found[0]}
    assert len(read(at_once, Submission.objects.all())) == 1


def test_fifty_edits_keep_fifty_earlier_forms(amina, at_once):
    post = publish(author=amina, text="Form 0", audience=())
    calls = [
        lambda number=number: edit_post(author=amina, post_id=post.id, text=f"Form {number}")
        for number in range(1, MANY + 1)
    ]
    assert set(at_once(calls)) == {post}
    kept = [edit.text for edit in read(at_once, PostEdit.objects.all())]
    kept += [one.text for one in read(at_once, Post.objects.all())]
    assert sorted(kept) == sorted(f"Form {number}" for number in range(MANY + 1))


def test_a_reply_that_crosses_a_deletion_is_refused_or_stays(amina, bruno, at_once):
    root = publish(author=amina, text="Hello", audience=(MEMBERS,))
    viewer = load_viewer(bruno.id)
    calls = [lambda: reply(author=bruno, parent_id=root.id, text="Hello you", viewer=viewer)] * 10
    outcomes = at_once([*calls, lambda: delete_post(author=amina, post_id=root.id)])
    answered = {one for one in outcomes if isinstance(one, Post)}
    refused = [one for one in outcomes if isinstance(one, Exception)]
    assert {getattr(one, "code", repr(one)) for one in refused} <= {"no-post"}
    assert set(read(at_once, Post.objects.all())) == answered
    assert len(answered) + len(refused) == 10
