"""*Today*: finite, and built in a constant number of statements, at most seven whatever happened.

To answer, news of people, opportunities, conversations; then it ends.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from entregent.attention.queries.first_steps import Steps
from entregent.attention.queries.waiting import Waiting, waiting
from entregent.kit.audience import MEMBERS, Viewer
from entregent.kit.html import plain
from entregent.kit.ids import moment_of
from entregent.network.queries import Asking
from entregent.people.models import Actor, Entry, EntryChange
from entregent.people.queries import actors_by_id, news_of
from entregent.publishing.models import Post
from entregent.publishing.queries import Fresh, fresh

FIRST_LOOK = timedelta(days=14)  # for someone who has never read a page to its end
LONGEST_LOOK = timedelta(days=60)
MOST_PEOPLE, MOST_CHANGES, MOST_POSTS = 12, 3, 20


@dataclass(frozen=True, slots=True)
class Answered:
    """New replies in one conversation of mine. `root` is None when it may no longer be read."""

    root: Post | None
    latest: Post
    people: list[Actor]

    @property
    def about(self) -> str:
        """The first words of what was answered."""
        return plain(self.root.summary, 90) if self.root else ""


@dataclass(frozen=True, slots=True)
class News:
    """One person, one line: their latest changes."""

    actor: Actor
    changes: list[EntryChange]
    more: int


@dataclass(frozen=True, slots=True)
class Said:
    post: Post
    author: Actor

    @property
    def at(self) -> datetime:
        return moment_of(self.post.id)


@dataclass(frozen=True, slots=True)
class Today:
    """`visited` is None on a first visit; then `since` is some days ago. Each `more_…` counts what is not listed."""

    now: datetime
    since: datetime
    visited: datetime | None
    requests: list[Asking]
    more_requests: int
    answers: list[Answered]
    news: list[News]
    more_news: int
    opportunities: list[News]
    conversations: list[Said]
    more_conversations: int
    steps: Steps | None
    knows_somebody: bool

    @property
    def is_empty(self) -> bool:
        return not (self.requests or self.answers or self.news or self.opportunities or self.conversations)


def today(viewer: Viewer, actor: Actor, now: datetime) -> Today:
    asked = waiting(viewer, now)
    since = max(asked.read_until or now - FIRST_LOOK, now - LONGEST_LOOK)
    # Ids of circles are among the keys too; nobody has news under them.
    contacts = {key for key in viewer.keys if key > MEMBERS} - viewer.hidden
    changes = news_of(contacts, viewer, since) if contacts else []
    told = fresh(viewer, since, MOST_POSTS)
    ids = asked.actor_ids() | told.author_ids() | {change.actor_id for change in changes}
    people = actors_by_id(ids) if ids else {}
    available = [change for change in changes if change.kind == Entry.Kind.AVAILABLE]
    news = _by_person([change for change in changes if change.kind != Entry.Kind.AVAILABLE], people)
    return Today(
        now=now,
        since=since,
        visited=asked.read_until,
        requests=_requests(asked, people),
        more_requests=asked.more,
        answers=_answers(told, people),
        news=news[:MOST_PEOPLE],
        more_news=max(len(news) - MOST_PEOPLE, 0),
        opportunities=_by_person(available, people)[:MOST_PEOPLE],
        conversations=[Said(post, people[post.author_id]) for post in told.posts if post.author_id in people],
        more_conversations=told.more,
        steps=asked.steps,
        knows_somebody=bool(contacts),
    )


def _requests(asked: Waiting, people: dict[int, Actor]) -> list[Asking]:
    return [
        Asking(
            people[asker.actor_id],
            asker.note,
            asker.how,
            asker.sent_at,
            asked.common_people(asker.actor_id, people),
        )
        for asker in asked.askers
        if asker.actor_id in people
    ]


def _answers(told: Fresh, people: dict[int, Actor]) -> list[Answered]:
    found = []
    for root, replies in told.answers:
        authors = list(dict.fromkeys(reply.author_id for reply in replies))
        found.append(Answered(root, replies[0], [people[one] for one in authors if one in people]))
    return [answer for answer in found if answer.people]


def _by_person(changes: list[EntryChange], people: dict[int, Actor]) -> list[News]:
    grouped: dict[int, list[EntryChange]] = defaultdict(list)
    for change in changes:
        if change.actor_id in people:
            grouped[change.actor_id].append(change)
    return [
        News(people[actor_id], found[:MOST_CHANGES], max(len(found) - MOST_CHANGES, 0))
        for actor_id, found in grouped.items()
    ]
