"""A community in bulk: 10,000 members, one of whom has 1,000 contacts, and 100,000 posts of the last year.

with world() as community:      # in a fresh home folder; Django is set up inside
    client = community.client() # of the one member, logged in
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

WORDS = "atelier marché équipe saison carnet pont lumière métier voisin projet rencontre chantier école jardin".split()
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Community:
    reader_id: int
    handle: str
    account_id: int

    def client(self) -> Any:
        from django.test import Client

        from entregent.people.models import Account

        client = Client(headers={"Accept-Language": "fr"})
        client.force_login(Account.objects.get(id=self.account_id))
        return client


def sizes() -> argparse.Namespace:
    """How large the community is, and how often each page is asked for, as the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--members", type=int, default=10_000)
    parser.add_argument("--contacts", type=int, default=1_000)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=200)
    return parser.parse_args()


@contextmanager
def world(*, members: int = 10_000, contacts: int = 1_000, posts: int = 100_000) -> Iterator[Community]:
    with tempfile.TemporaryDirectory(prefix="entregent-bench-") as home:
        os.environ.update(ENTREGENT_HOME=home, ENTREGENT_DOMAIN="testserver")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        from django.db import connection

        begun = time.perf_counter()
        community = build(members, contacts, posts)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"{members} members, {posts} posts made in {time.perf_counter() - begun:.0f} s")
        yield community
        connection.close()


def build(members: int, contacts: int, posts: int) -> Community:
    from entregent.kit.slots import start
    from entregent.people.services.members import create_member

    start()
    dice, now = random.Random(20261122), datetime.now(UTC)
    reader = create_member(handle="reader", name="Reader Roy", email="reader@example.org", password=None, language="fr")
    people = make_members(dice, now, members)
    friends = people[:contacts]
    make_contacts(dice, now, reader.id, friends, people)
    make_posts(dice, now, people, posts)
    make_timelines(dice, reader.id, friends, people)
    make_cvs(dice, now, reader.id, friends)
    make_requests(now, reader.id, people[contacts : contacts + 3], friends)
    return Community(reader.id, "reader", _account_of(reader.id))


def _account_of(actor_id: int) -> int:
    from entregent.people.models import AccountActor

    return int(AccountActor.objects.values_list("account_id", flat=True).get(actor_id=actor_id))


def sentence(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(count)).capitalize() + "."


def make_members(dice: random.Random, now: datetime, count: int) -> list[int]:
    from entregent.kit.ids import dated
    from entregent.people.models import Actor

    joined = now - timedelta(days=700)
    rows = [
        Actor(
            id=dated(joined + timedelta(minutes=number)),
            handle=f"m{number}",
            uri=f"https://testserver/ap/actors/{number}",
            name=f"{dice.choice(WORDS).title()} {dice.choice(WORDS).title()} {number}",
            name_folded=f"m {number}",
            headline=sentence(dice, 4),
            created_at=joined,
            page_public=number % 2 == 0,
            listed=True,
        )
        for number in range(count)
    ]
    Actor.objects.bulk_create(rows, batch_size=BATCH)
    return [row.id for row in rows]


def make_contacts(dice: random.Random, now: datetime, reader: int, friends: list[int], people: list[int]) -> None:
    """The reader's contacts, and some ten for each other member."""
    from entregent.network.models import Contact

    pairs = {(reader, friend) for friend in friends}
    pairs |= {tuple(sorted(dice.sample(people, 2))) for _ in range(len(people) * 5)}  # type: ignore[misc]
    rows = [
        Contact(owner_id=owner, other_id=other, since=now)
        for one, two in pairs
        for owner, other in ((one, two), (two, one))
    ]
    Contact.objects.bulk_create(rows, batch_size=BATCH)


def make_posts(dice: random.Random, now: datetime, people: list[int], count: int) -> None:
    """Spread over a year, of 10 to 120 words, to contacts, members or everyone."""
    from entregent.kit.audience import EVERYONE, MEMBERS
    from entregent.kit.ids import dated
    from entregent.publishing.models import Post
    from entregent.publishing.services.rendering import columns, rendered

    texts = [columns(rendered(sentence(dice, dice.randint(10, 120)))) for _ in range(500)]
    step = timedelta(days=365) / count
    rows = []
    for number in range(count):
        author = people[dice.randrange(len(people))]
        keys = dice.choice([(author,), (author,), (MEMBERS,), (EVERYONE,)])
        moment = now - step * (count - number)
        rows.append(Post(id=dated(moment), author_id=author, audience=keys, **dice.choice(texts)))
    Post.objects.bulk_create(rows, batch_size=BATCH)


def make_timelines(dice: random.Random, reader: int, friends: list[int], people: list[int]) -> None:
    """A full timeline of 800 for the reader, and the latest 20 posts in a timeline of each other member."""
    from entregent.kit.ids import moment_of
    from entregent.publishing.models import Post, TimelineEntry

    known, rows = set(friends), []
    latest = list(Post.objects.order_by("-id").values_list("id", "author_id"))
    of_friends = [post for post in latest if post[1] in known][:800]
    for owner, found in [(reader, of_friends), *((one, dice.sample(latest[:5000], 20)) for one in people)]:
        rows += [
            TimelineEntry(owner_id=owner, post_id=post_id, author_id=author, arrived_at=moment_of(post_id))
            for post_id, author in found
        ]
    TimelineEntry.objects.bulk_create(rows, batch_size=BATCH)


def make_cvs(dice: random.Random, now: datetime, reader: int, friends: list[int]) -> None:
    """A CV of 40 public lines for the reader; a change of this week for 40 contacts."""
    from entregent.kit import clock
    from entregent.kit.audience import EVERYONE, MEMBERS
    from entregent.kit.partial_dates import PartialDate
    from entregent.people.entries import EntryDraft
    from entregent.people.models import Actor
    from entregent.people.services.entries import add_entry
    from entregent.people.services.identity import set_visibility

    actor = Actor.objects.get(id=reader)
    set_visibility(actor=actor, page_public=True)
    for number in range(40):
        draft = EntryDraft(kind="skill", title=f"{sentence(dice, 2)} {number}")
        if number < 15:
            draft = EntryDraft(
                kind="position",
                title=sentence(dice, 2),
                organisation=sentence(dice, 2),
                start=PartialDate(1985 + number),
            )
        add_entry(actor=actor, draft=draft, audience=(EVERYONE,), quiet=True)
    for number, friend in enumerate(Actor.objects.filter(id__in=friends[:40])):
        kind = "available" if number < 5 else "position"
        draft = EntryDraft(kind=kind, title=sentence(dice, 3), organisation="" if number < 5 else sentence(dice, 2))
        add_entry(actor=friend, draft=draft, audience=(MEMBERS,), clock=clock.fixed(now - timedelta(days=3)))


def make_requests(now: datetime, reader: int, strangers: list[int], friends: list[int]) -> None:
    from entregent.network.models import Contact, Request

    for stranger in strangers:
        Request.objects.create(
            owner_id=reader,
            other_id=stranger,
            outgoing=False,
            note="Nous nous sommes vus au salon.",
            sent_at=now,
            expires_at=now + timedelta(days=90),
        )
    rows = [
        Contact(owner_id=owner, other_id=other, since=now)
        for stranger in strangers
        for friend in friends[:4]
        for owner, other in ((stranger, friend), (friend, stranger))
    ]
    Contact.objects.bulk_create(rows, ignore_conflicts=True)
