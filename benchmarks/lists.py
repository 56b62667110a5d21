"""Every list of a member at its largest: 5,000 contacts, 30,000 cards, a circle of 4,000, 1,500 requests each way.

    python benchmarks/lists.py [--times 15]

The whole request is measured, from middleware to bytes, in one process and one thread, and its statements are counted.
No list may take more than 50 ms of CPU, but for the hundreds of requests that nobody answered, and *Today* of someone
with all of this.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

from today import measure

from world import sentence, world

BUDGET_MS = 50
CARDS, REQUESTS, IN_A_CIRCLE = 30_000, 1_500, 4_000


def fill(reader: Any, people: list[int]) -> dict[str, str]:
    """Addresses of the pages that need one."""
    from django.db import connection

    from entregent.kit import audience
    from entregent.network.models import Block, Card, CircleMember, Contact
    from entregent.network.services.circles import create_circle
    from entregent.people.models import Actor

    dice, now = random.Random(7), datetime.now(UTC)
    known = sorted(Contact.objects.filter(owner_id=reader.id).values_list("other_id", flat=True))
    Actor.objects.exclude(id=reader.id).update(listed=True, page_public=True, page_indexed=True)
    make_book(reader, people)
    make_requests(reader, sorted(set(people) - set(known)), now)
    circle = create_circle(owner=reader, name="Atelier")
    rows = [CircleMember(circle_id=circle.id, member_id=one, owner_id=reader.id) for one in known[:IN_A_CIRCLE]]
    CircleMember.objects.bulk_create(rows)
    gone = people[-200:]
    pairs = [(a, b, mine) for one in gone for a, b, mine in ((reader.id, one, True), (one, reader.id, False))]
    Block.objects.bulk_create([Block(owner_id=a, other_id=b, mine=mine, since=now) for a, b, mine in pairs])
    make_entries(people, now, audience.MEMBERS)
    make_posts(reader, dice, now, audience.EVERYONE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    middle = Card.objects.filter(owner_id=reader.id).order_by("name_folded", "id")[CARDS // 2].id
    return {
        "circle": f"/people/circles/{circle.id}",
        "cards": f"/people/cards?after={middle}",
        "card": f"/people/cards/{middle}",
    }


def make_book(reader: Any, people: list[int]) -> None:
    """A third of the cards are of members who allow being recognised."""
    from entregent.network.cards import CardDraft
    from entregent.network.services.cards import add_cards
    from entregent.people.matching import match_hash
    from entregent.people.models import MatchKey

    mails = [f"m{number}@cards.example" for number in range(CARDS)]
    keys = [MatchKey(value=match_hash("mail", mail), actor_id=one) for mail, one in zip(mails, people, strict=False)]
    MatchKey.objects.bulk_create(keys)
    day = date(2026, 1, 1)
    drafts = [
        CardDraft(
            f"Prénom{n % 211} Nom{n}", mail=mail, organisation=f"Maison {n % 500}", connected=day, source_date=day
        )
        for n, mail in enumerate(mails)
    ]
    add_cards(owner=reader, drafts=drafts)


def make_requests(reader: Any, strangers: list[int], now: datetime) -> None:
    from entregent.network.models import Request

    rows = [
        Request(
            owner_id=reader.id, other_id=one, outgoing=number % 2 == 0, sent_at=now, expires_at=now + timedelta(days=90)
        )
        for number, one in enumerate(strangers[: REQUESTS * 2])
    ]
    Request.objects.bulk_create(rows, ignore_conflicts=True)


def make_entries(people: list[int], now: datetime, audience: int) -> None:
    from entregent.kit.ids import dated
    from entregent.people.models import Entry

    for kind, word, many in (("skill", "savoir", 300), ("town", "ville", 50)):
        rows = [
            Entry(
                actor_id=one,
                id=dated(now - timedelta(days=10)),
                kind=kind,
                title=f"{word.title()} {number % many}",
                folded=f"{word} {number % many}",
                audience=(audience,),
            )
            for number, one in enumerate(people)
        ]
        Entry.objects.bulk_create(rows)


def make_posts(reader: Any, dice: random.Random, now: datetime, audience: int) -> None:
    from entregent.kit.ids import dated
    from entregent.publishing.models import Post
    from entregent.publishing.services.rendering import columns, rendered

    text = columns(rendered(sentence(dice, 60)))
    rows = [
        Post(id=dated(now - timedelta(hours=number)), author_id=reader.id, audience=(audience,), **text)
        for number in range(5_000)
    ]
    Post.objects.bulk_create(rows)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=15)
    times = parser.parse_args().times
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    with world(contacts=5_000, posts=20_000) as community:
        from django.test import Client

        from entregent.people.models import Account, Actor

        reader = Actor.objects.get(id=community.reader_id)
        people = list(Actor.objects.exclude(id=reader.id).order_by("id").values_list("id", flat=True))
        own = fill(reader, people)
        Account.objects.filter(id=community.account_id).update(role=Account.Role.OPERATOR)
        member, visitor = community.client(), Client()
        pages = [
            "/people/contacts",
            "/people/contacts?name=m+99",
            f"/people/contacts?after={people[2_500]}",
            "/people/circles",
            own["circle"],
            "/people/cards",
            "/people/cards?name=nom77",
            own["cards"],
            own["card"],
            "/people/cards/here",
            "/people/blocks",
            "/people",
            "/people?skill=savoir",
            "/people?town=ville",
            "/desk/write",
            "/@reader/posts",
            "/instance/members",
        ]
        kept = [told(page, *measure(member, page, times)) for page in pages]
        kept.append(told("/sitemap.xml", *measure(visitor, "/sitemap.xml", times)))
        for page in ("/people/requests", "/today"):
            told(page, *measure(member, page, times))
    return 0 if all(kept) else 1


def told(page: str, worked: list[float], spent: list[float], statements: int, size: int) -> bool:
    of_cpu = statistics.median(worked)
    print(
        f"{page[:40]:40} p50 {statistics.median(spent):6.1f} ms, of CPU {of_cpu:6.1f} ms   "
        f"{statements:3} statements   {size / 1000:6.1f} kB"
    )
    return of_cpu <= BUDGET_MS


if __name__ == "__main__":
    sys.exit(main())
