"""Which posts a viewer may read: the audience, and for visitors the author's public page too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from entregent.kit.audience import Viewer, visible_to
from entregent.kit.errors import NotFound
from entregent.kit.ids import moment_of
from entregent.people.models import Actor
from entregent.people.queries import actors_by_id
from entregent.people.queries.profiles import may_open
from entregent.publishing.models import Post, Reaction

ABSENT = _("This post does not exist, or is not for you.")


@dataclass(frozen=True, slots=True)
class Shown:
    """A post as one viewer sees it. `author` is None for a former member, `above` is whom a reply answers."""

    post: Post
    author: Actor | None
    mine: bool = False
    above: Actor | None = None
    my_reaction: str = ""
    reactions: list[tuple[str, list[Actor]]] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        return moment_of(self.post.id)


def visible_posts(viewer: Viewer) -> QuerySet[Post]:
    return visible_to(Post.objects.all(), viewer, owner="author_id")


def open_to(viewer: Viewer, author: Actor | None) -> bool:
    """A visitor reads only authors whose page is public: the one rule that is not in the audience."""
    return viewer.is_member or (author is not None and may_open(author, viewer))


def post_for(viewer: Viewer, post_id: int) -> Post:
    """Absent and forbidden are the same. Two statements for a visitor, one for a member."""
    post = visible_posts(viewer).filter(id=post_id).first()
    if post and not viewer.is_member and not open_to(viewer, actors_by_id([post.author_id]).get(post.author_id)):
        post = None
    if post is None:
        raise NotFound(ABSENT, code="no-post")
    return post


def shown(
    viewer: Viewer, posts: Sequence[Post], *, above: dict[int, int] | None = None, marks: bool = False
) -> list[Shown]:
    """Joins authors, and with `marks` the reactions this viewer may see. One statement, or two.

    `above`: author id by id of the post answered."""
    above = above or {}
    rows = _marks(viewer, posts) if marks else []
    people = actors_by_id({post.author_id for post in posts} | set(above.values()) | {row.actor_id for row in rows})
    mine, given = _given(viewer, rows, people)
    return [
        Shown(
            post,
            people.get(post.author_id),
            mine=post.author_id == viewer.actor_id,
            above=people.get(above.get(post.parent_id or 0, 0)),
            my_reaction=mine.get(post.id, ""),
            reactions=given.get(post.id, []),
        )
        for post in posts
        if open_to(viewer, people.get(post.author_id))
    ]


def _marks(viewer: Viewer, posts: Iterable[Post]) -> list[Reaction]:
    """The viewer's own marks, and those on their own posts: nobody else learns who reacted, or how many."""
    if viewer.actor_id is None:
        return []
    rows = Reaction.objects.filter(Q(author_id=viewer.actor_id) | Q(actor_id=viewer.actor_id))
    return list(rows.filter(post_id__among=[post.id for post in posts]).order_by("at", "actor_id"))


def _given(
    viewer: Viewer, marks: list[Reaction], people: dict[int, Actor]
) -> tuple[dict[int, str], dict[int, list[tuple[str, list[Actor]]]]]:
    mine = {mark.post_id: mark.kind for mark in marks if mark.actor_id == viewer.actor_id}
    kinds: dict[int, dict[str, list[Actor]]] = defaultdict(lambda: defaultdict(list))
    for mark in marks:
        if mark.author_id == viewer.actor_id and mark.actor_id not in viewer.hidden and mark.actor_id in people:
            kinds[mark.post_id][mark.kind].append(people[mark.actor_id])
    return mine, {post_id: list(given.items()) for post_id, given in kinds.items()}
