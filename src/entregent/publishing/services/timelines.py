"""Rows of timelines: written when something is published, taken away when it may no longer be read.

They only say where to look; whether a post may be seen is asked when it is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import Count

from entregent.kit import clock, ids
from entregent.kit.audience import EVERYONE, MEMBERS, load_viewer, visible_to
from entregent.network.models import CircleMember, Contact
from entregent.publishing.models import Post, Submission, TimelineEntry

LONGEST = 800
SLACK = 40  # a timeline is trimmed when it is this much too long: not at every post
BATCH = 1_000
BACK = 20
LATE = timedelta(days=1)


def arrival(post_id: int, now: datetime) -> datetime:
    """Now; but what carries an earlier date (imported, demonstration) arrived at its own."""
    written = ids.moment_of(post_id)
    return written if now - written > LATE else now


def _write(post: Post, owners: Iterable[int], *, to_me: Collection[int] = (), now: datetime) -> None:
    TimelineEntry.objects.bulk_create(
        [
            TimelineEntry(
                owner_id=owner,
                post_id=post.id,
                author_id=post.author_id,
                root_id=post.root_id,
                to_me=owner in to_me,
                arrived_at=now if owner != post.author_id else ids.moment_of(post.id),
            )
            for owner in owners
        ],
        ignore_conflicts=True,
    )


def fan_out(post_id: int, after: int, *, again: bool = False) -> int | None:
    """Writes one batch of the author's contacts who may see the post; where to go on, None at the end.

    `again`: its readers changed. Who has the row already keeps it; to others the post is new today."""
    post = Post.objects.filter(id=post_id, root_id=None).only("id", "author_id", "root_id", "audience").first()
    if post is None:
        return None
    contacts = Contact.objects.filter(owner_id=post.author_id, other_id__gt=after).order_by("other_id")
    batch = list(contacts.values_list("other_id", flat=True)[:BATCH])
    chosen = set(batch) if _for_all_contacts(post) else set(batch) & _named_readers(post)
    if after == 0:
        chosen.add(post.author_id)
        forget_submissions(post.author_id)
    _write(post, sorted(chosen), now=clock.now() if again else arrival(post.id, clock.now()))
    trim(chosen)
    return batch[-1] if len(batch) == BATCH else None


def _for_all_contacts(post: Post) -> bool:
    return not {EVERYONE, MEMBERS, post.author_id}.isdisjoint(post.audience)


def _named_readers(post: Post) -> set[int]:
    circles = [key for key in post.audience if key > MEMBERS]
    members = CircleMember.objects.filter(circle_id__among=circles, owner_id=post.author_id) if circles else None
    return {-key for key in post.audience if key < 0} | (
        set(members.values_list("member_id", flat=True)) if members is not None else set()
    )


def deliver_reply(post_id: int) -> None:
    """To whom it answers: the author of the conversation and of the message above; and to its own author."""
    post = Post.objects.filter(id=post_id).only("id", "author_id", "root_id", "parent_id", "audience").first()
    if post is None:
        return
    above = Post.objects.filter(id__in=[post.root_id, post.parent_id]).values_list("author_id", flat=True)
    answered = set(above) - {post.author_id}
    _write(post, sorted(answered | {post.author_id}), to_me=answered, now=arrival(post.id, clock.now()))
    trim(answered)


def trim(owners: Collection[int]) -> None:
    rows = TimelineEntry.objects.filter(owner_id__among=owners).order_by().values("owner_id")
    long = rows.annotate(length=Count("post_id")).filter(length__gt=LONGEST + SLACK)
    for owner in list(long.values_list("owner_id", flat=True)):
        own = TimelineEntry.objects.filter(owner_id=owner)
        last = own.order_by("-post_id").values_list("post_id", flat=True)[LONGEST - 1]
        own.filter(post_id__lt=last).delete()


def back_fill(owner_id: int, author_id: int) -> None:
    """The latest posts of a new contact, each at its own date: to find when reading older, not as news."""
    viewer = load_viewer(owner_id)
    if author_id not in viewer.keys:
        return
    posts = visible_to(Post.objects.filter(author_id=author_id, root_id=None), viewer, owner="author_id")
    for post in posts.order_by("-id").only("id", "author_id", "root_id")[:BACK]:
        _write(post, [owner_id], now=ids.moment_of(post.id))
    trim([owner_id])


def forget_author(owner_id: int, author_id: int) -> None:
    """Posts of someone who is no longer a contact. Replies to me stay where the audience still allows them."""
    TimelineEntry.objects.filter(owner_id=owner_id, author_id=author_id, to_me=False).delete()


def keep_readers(post_id: int) -> None:
    """After a change of audience: the rows of those who may no longer read the post go."""
    post = Post.objects.filter(id=post_id).only("id", "author_id", "audience").first()
    if post is None:
        return
    rows = TimelineEntry.objects.filter(post_id=post_id).exclude(owner_id=post.author_id)
    owners = set(rows.values_list("owner_id", flat=True))
    contacts = Contact.objects.filter(owner_id=post.author_id, other_id__among=owners)
    readers = set(contacts.values_list("other_id", flat=True))
    if not _for_all_contacts(post):
        readers &= _named_readers(post)
    rows.filter(owner_id__among=owners - readers).delete()


def take_away(post_id: int) -> None:
    """A deleted post."""
    TimelineEntry.objects.filter(post_id=post_id).delete()


def forget_submissions(author_id: int) -> None:
    """A form sent twice is sent within the day."""
    Submission.objects.filter(author_id=author_id, post_id__lt=ids.first_at(clock.now() - LATE)).delete()
