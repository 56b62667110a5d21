"""What is new in a timeline since a moment: answers to me apart, and posts that begin a conversation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, Count, IntegerField, Q, Value, When, Window

from entregent.kit.audience import Viewer
from entregent.publishing.models import Post, TimelineEntry
from entregent.publishing.queries.seeing import visible_posts

ANSWERS = 30
LONGEST = 800


@dataclass(frozen=True, slots=True)
class Fresh:
    """`answers`: (the post that began it, when it may be seen, and new replies), newest first. `more`: not listed."""

    answers: list[tuple[Post | None, list[Post]]] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    more: int = 0

    def author_ids(self) -> set[int]:
        replies = [reply for _, found in self.answers for reply in found]
        return {post.author_id for post in [*self.posts, *replies]}


def fresh(viewer: Viewer, since: datetime, limit: int = 20) -> Fresh:
    """Two statements."""
    rows = TimelineEntry.objects.filter(owner_id=viewer.actor_id or 0, arrived_at__gt=since)
    rows = rows.exclude(author_id__among={*viewer.hidden, viewer.actor_id or 0}).order_by("-post_id")
    found = list(rows.values_list("post_id", "root_id", "to_me")[:LONGEST])
    if not found:
        return Fresh()
    answers = {post_id: root_id for post_id, root_id, to_me in found if to_me}
    answers = dict(list(answers.items())[:ANSWERS])
    # Frozen, for Django hashes what an order asks for: item by item, unless it is hashable.
    others = frozenset(post_id for post_id, _, to_me in found if not to_me)
    first = frozenset({*answers, *(root_id for root_id in answers.values() if root_id)})
    posts = _read(viewer, first, others, limit)
    by_id = {post.id: post for post in posts}
    listed = [post for post in posts if post.id in others]
    total = posts[0].total if posts else 0  # type: ignore[attr-defined]
    return Fresh(_grouped(answers, by_id), listed[:limit], more=total - len(listed[:limit]))


def _read(viewer: Viewer, first: frozenset[int], others: frozenset[int], limit: int) -> list[Post]:
    """Those of `first`, then the newest of `others`; each with the number of `others` that may be seen."""
    posts = visible_posts(viewer).filter(id__among=first | others).defer("text", "html")
    posts = posts.annotate(total=Window(Count("id", filter=Q(id__among=others))))
    begin = Case(When(id__among=first, then=Value(0)), default=Value(1), output_field=IntegerField())
    return list(posts.order_by(begin, "-id")[: len(first) + limit])


def _grouped(answers: dict[int, int | None], by_id: dict[int, Post]) -> list[tuple[Post | None, list[Post]]]:
    groups: dict[int, list[Post]] = {}
    for post_id, root_id in answers.items():
        if post_id in by_id:
            groups.setdefault(root_id or post_id, []).append(by_id[post_id])
    return [(by_id.get(root_id), replies) for root_id, replies in groups.items()]
