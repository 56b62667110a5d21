"""A conversation: the post that began it and its replies in order; and the earlier forms of a post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from entregent.kit.audience import Viewer, can_see
from entregent.kit.ids import moment_of
from entregent.publishing.models import Post, PostEdit
from entregent.publishing.queries.seeing import Shown, post_for, shown, visible_posts

REPLIES = 50


@dataclass(frozen=True, slots=True)
class Thread:
    """`root` is None when it was deleted or is not for this viewer: both look alike."""

    asked: Shown
    root: Shown | None
    replies: list[Shown]
    newer: int | None
    beginning: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A form of a post and when it was written."""

    html: str
    at: datetime
    current: bool


def thread(viewer: Viewer, post_id: int, after: int | None = None) -> Thread:
    """Four statements, whatever the length; five when the reply asked for is far down."""
    asked = post_for(viewer, post_id)
    root_id = asked.root_id or asked.id
    posts = _part(viewer, root_id, after or 0)
    if after is None and asked.id not in {post.id for post in posts}:
        after = asked.id - 1
        posts = _part(viewer, root_id, after)
    replies = [post for post in posts if post.id != root_id]
    newer = replies[REPLIES - 1].id if len(replies) > REPLIES else None
    posts = [post for post in posts if post.id == root_id] + replies[:REPLIES]
    every = {post.id: post for post in [*posts, asked]}
    authors = {post.id: post.author_id for post in every.values()}
    views = shown(viewer, list(every.values()), above=authors, marks=True)
    by_id = {view.post.id: view for view in views}
    return Thread(
        asked=by_id[asked.id],
        root=by_id.get(root_id),
        replies=[by_id[post.id] for post in replies[:REPLIES] if post.id in by_id],
        newer=newer,
        beginning=not after,
    )


def _part(viewer: Viewer, root_id: int, after: int) -> list[Post]:
    part = visible_posts(viewer).filter(Q(id=root_id) | Q(root_id=root_id, id__gt=after))
    return list(part.defer("text").order_by("id")[: REPLIES + 2])


def history(viewer: Viewer, post_id: int) -> tuple[Shown, list[Version]]:
    """Newest first. An earlier form is for those who see the post and could see that form then. Three statements."""
    post = post_for(viewer, post_id)
    [view] = shown(viewer, [post])
    versions: list[Version] = []
    written = moment_of(post.id)
    for edit in PostEdit.objects.filter(post_id=post.id).order_by("id")[:200]:
        if can_see(viewer, owner_id=post.author_id, audience=edit.audience):
            versions.append(Version(edit.html, written, current=False))
        written = moment_of(edit.id)
    versions.append(Version(post.html, post.edited_at or written, current=True))
    return view, versions[::-1]
