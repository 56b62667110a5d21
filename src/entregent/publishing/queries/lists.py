"""Posts in lists: my timeline, and those of one member."""

from __future__ import annotations

from entregent.kit.audience import Viewer
from entregent.kit.errors import NotFound
from entregent.kit.paging import Page, paginate
from entregent.people.models import Actor
from entregent.people.queries.profiles import may_open
from entregent.publishing.models import Post, TimelineEntry
from entregent.publishing.queries.seeing import ABSENT, Shown, shown, visible_posts

CHUNK = 100
LONGEST = 800
UNSHOWN = ("text", "html")  # lists show the summary


def posts_of(actor: Actor, viewer: Viewer, before: int | None = None, limit: int = 20) -> Page[Shown]:
    """What a member published, without their replies. Two statements."""
    if not may_open(actor, viewer):
        raise NotFound(ABSENT, code="no-member")
    posts = visible_posts(viewer).filter(author_id=actor.id, root_id=None).defer(*UNSHOWN)
    page = paginate(posts, before=before, limit=limit)
    return Page(shown(viewer, page.items), older=page.older)


def timeline(viewer: Viewer, before: int | None = None, limit: int = 20) -> Page[Shown]:
    """Three statements; two more for each hundred rows that may no longer be read."""
    if viewer.actor_id is None:
        return Page([])
    rows = TimelineEntry.objects.filter(owner_id=viewer.actor_id).exclude(author_id__among=viewer.hidden)
    found: list[Post] = []
    for _ in range(LONGEST // CHUNK):
        older = rows.filter(post_id__lt=before) if before is not None else rows
        ids = list(older.order_by("-post_id").values_list("post_id", flat=True)[:CHUNK])
        found += visible_posts(viewer).filter(id__among=ids).defer(*UNSHOWN).order_by("-id")[: limit + 1 - len(found)]
        if len(found) > limit or len(ids) < CHUNK:
            break
        before = ids[-1]
    more = len(found) > limit
    return Page(shown(viewer, found[:limit]), older=found[limit - 1].id if more else None)
