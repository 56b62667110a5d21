"""A post is published, answered, edited, deleted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import ids, log
from entregent.kit.audience import Viewer, visible_to
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.events import announce
from entregent.kit.slots import new_id
from entregent.people.models import Actor
from entregent.publishing.audiences import checked, is_wider, reply_audience, shared
from entregent.publishing.events import PostDeleted, PostEdited, PostPublished, Replied
from entregent.publishing.models import Post, PostEdit, Reaction, Submission
from entregent.publishing.queries.seeing import ABSENT
from entregent.publishing.services.rendering import columns, rendered

MARK = re.compile(r"[A-Za-z0-9_-]{8,32}")


def _id_at(now: datetime, clock: Clock) -> int:
    return new_id() if clock is clocks.now else ids.dated(now)


def _already_sent(author_id: int, mark: str, post_id: int) -> Post | None:
    """Keeps the mark of a form for `post_id`; the earlier post when this form was sent before."""
    if not MARK.fullmatch(mark):
        return None
    try:
        with transaction.atomic():
            Submission.objects.create(author_id=author_id, mark=mark, post_id=post_id)
    except IntegrityError:
        sent = Submission.objects.get(author_id=author_id, mark=mark)
        return Post.objects.filter(id=sent.post_id, author_id=author_id).first()
    return None


@transaction.atomic
def publish(
    *,
    author: Actor,
    text: str,
    audience: Iterable[int],
    language: str = "",
    submission: str = "",
    clock: Clock = clocks.now,
) -> Post:
    """`submission` is the mark of the form: sent twice, it gives the same post."""
    new, keys, now = rendered(text), checked(author.id, audience), clock()
    post_id = _id_at(now, clock)
    earlier = _already_sent(author.id, submission, post_id)
    if earlier:
        return earlier
    post = Post.objects.create(id=post_id, author_id=author.id, audience=keys, language=language, **columns(new))
    log.record(author.id, "post.published", post=str(post.id))
    announce(PostPublished(post.id, author.id, now))
    return post


@transaction.atomic
def reply(
    *,
    author: Actor,
    parent_id: int,
    text: str,
    viewer: Viewer,
    language: str = "",
    submission: str = "",
    clock: Clock = clocks.now,
) -> Post:
    """Read by those who can read the post that began the conversation, and always by its author."""
    parent = seen_post(parent_id, viewer)
    root = parent if parent.root_id is None else seen_post(parent.root_id, viewer)
    new, now = rendered(text), clock()
    post_id = _id_at(now, clock)
    earlier = _already_sent(author.id, submission, post_id)
    if earlier:
        return earlier
    post = Post.objects.create(
        id=post_id,
        author_id=author.id,
        root_id=root.id,
        parent_id=parent.id,
        audience=reply_audience(root.author_id, root.audience),
        language=language or parent.language,
        **columns(new),
    )
    log.record(author.id, "post.replied", post=str(post.id), root=str(root.id))
    announce(Replied(post.id, author.id, root.id, parent.id, now))
    return post


def seen_post(post_id: int, viewer: Viewer) -> Post:
    """The one way verbs fetch a post of somebody. It holds the row, so that its audience stays what it is."""
    posts = visible_to(Post.objects.select_for_update(), viewer, owner="author_id")
    post = posts.filter(id=post_id).first() if viewer.is_member else None
    if post is None:
        raise NotFound(ABSENT, code="no-post")
    return post


def own_post(author: Actor, post_id: int) -> Post:
    post = Post.objects.select_for_update().filter(id=post_id, author_id=author.id).first()
    if post is None:
        raise NotFound(ABSENT, code="no-post")
    return post


@transaction.atomic
def edit_post(
    *,
    author: Actor,
    post_id: int,
    text: str,
    audience: Iterable[int] | None = None,
    wider: bool = False,
    clock: Clock = clocks.now,
) -> Post:
    """What it said is kept. More readers than before need `wider`; a reply keeps the readers of its conversation."""
    post, new, now = own_post(author, post_id), rendered(text), clock()
    old_keys = post.audience
    keys = old_keys if audience is None or post.root_id else checked(author.id, audience)
    if keys != old_keys and is_wider(author.id, old_keys, keys) and not wider:
        raise DomainError(
            _("More people could read this post than before. Confirm it, or choose fewer."),
            code="audience-wider",
            field="wider",
        )
    if new.text == post.text and keys == old_keys:
        return post
    if new.text != post.text:
        PostEdit.objects.create(
            post_id=post.id, id=new_id(), author_id=author.id, html=post.html, text=post.text, audience=old_keys
        )
        post.edited_at = now
    for column, value in columns(new).items():
        setattr(post, column, value)
    post.audience = keys
    post.save(update_fields=[*columns(new), "audience", "edited_at"])
    if keys != old_keys:
        _narrow_replies(post)
    log.record(author.id, "post.edited", post=str(post.id))
    announce(PostEdited(post.id, author.id, keys != old_keys, now))
    return post


def _narrow_replies(root: Post) -> None:
    """A conversation never goes beyond its first post; what was said to few is not shown to more later."""
    replies = Post.objects.filter(root_id=root.id)
    allowed = reply_audience(root.author_id, root.audience)
    for old in set(replies.order_by().values_list("audience", flat=True).distinct()):
        keys = reply_audience(root.author_id, shared(root.author_id, old, allowed))
        if keys != old:
            same = [reply.id for reply in replies.only("id", "audience") if reply.audience == old]
            Post.objects.filter(id__among=same).update(audience=keys)


@transaction.atomic
def delete_post(*, author: Actor, post_id: int, clock: Clock = clocks.now) -> None:
    """Its edits and reactions go with it. Replies of others stay with those who could read them."""
    post = own_post(author, post_id)
    PostEdit.objects.filter(post_id=post.id).delete()
    Reaction.objects.filter(post_id=post.id).delete()
    post.delete()
    log.record(author.id, "post.deleted", post=str(post_id))
    announce(PostDeleted(post_id, author.id, clock()))
