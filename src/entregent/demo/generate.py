"""The demonstration community: the same seed on the same moment gives the same people, to the letter."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from entregent.demo import curricula, talk, ties
from entregent.demo.community import EVERYONE, MEMBERS, Community, Known, News, Person
from entregent.demo.data import employers
from entregent.demo.data.names import FRANCE, ISLES
from entregent.demo.data.towns import TOWNS, Town
from entregent.demo.data.trades import TRADES
from entregent.demo.personas import PERSONAS, Persona
from entregent.demo.typography import typeset
from entregent.kit.partial_dates import PartialDate
from entregent.kit.text import fold
from entregent.people.entries import EntryDraft
from entregent.people.models import Entry

SEED, SIZE = 2026, 300
BY_NAME = {town.name: town for town in TOWNS}


def generate(*, now: datetime, seed: int = SEED, size: int = SIZE) -> Community:
    random = Random(seed)  # noqa: S311 - a story told the same way each time, not a secret
    people = _people(now, size, random)
    known_by = ties.contacts(people, now, random)
    known = ties.lists(known_by, size)
    said, reacted = talk.posts(people, known, now, random)
    return Community(
        people=people,
        ties=known_by,
        asked=ties.requests(people, known, now, random),
        circles=ties.circles(people, known, random),
        said=said,
        reacted=reacted,
        news=_news(people, known, now, random),
        cards=_cards(people, known, now, random),
    )


def _people(now: datetime, size: int, random: Random) -> tuple[Person, ...]:
    people = [_persona(persona, now, random) for persona in PERSONAS]
    names = {person.name for person in people}
    handles = {person.handle for person in people}
    towns = random.choices(TOWNS, [town.weight for town in TOWNS], k=size - len(people))
    for town in towns:
        woman = random.random() < 0.52
        name = _name(town, names, woman=woman, random=random)
        people.append(_person(name, _handle(name, handles), town, now, woman=woman, random=random))
    return tuple(people)


def _name(town: Town, taken: set[str], *, woman: bool, random: Random) -> str:
    while True:
        first = random.choice(town.names.women if woman else town.names.men)
        name = f"{first} {random.choice(town.names.families)}"
        if name not in taken:
            taken.add(name)
            return name


def _handle(name: str, taken: set[str]) -> str:
    """`maelle-vasseroux`, or with a number when two people fold to the same."""
    plain = re.sub("[^a-z0-9]+", "-", fold(name))[:27].strip("-")
    handle = next(h for h in (plain, *(f"{plain}-{n}" for n in range(2, 99))) if h not in taken)
    taken.add(handle)
    return handle


def _persona(persona: Persona, now: datetime, random: Random) -> Person:
    town, trade = BY_NAME[persona.town], TRADES[persona.trade]
    told = curricula.life(trade, town, woman=persona.woman, about=persona.about, now=now, random=random)
    lines = list(told.lines)
    now_at = max(i for i, (draft, _) in enumerate(lines) if draft.kind == Entry.Kind.POSITION)
    draft = replace(lines[now_at][0], organisation=persona.work, place=town.name)
    if persona.left:
        draft = replace(draft, end=PartialDate((now - timedelta(days=60)).year, (now - timedelta(days=60)).month))
    lines[now_at] = (draft, EVERYONE)
    if persona.key in ("freelance", "job-seeker"):
        lines.append((curricula.availability(town, now, random), MEMBERS))
    return Person(
        handle=persona.handle,
        name=persona.name,
        woman=persona.woman,
        town=town,
        trade=trade,
        joined=now - timedelta(days=200 + random.randint(0, 90), milliseconds=random.randint(0, 60_000_000)),
        headline=typeset(persona.headline, town.language),
        lines=tuple(lines),
        employers=told.employers,
        schools=told.schools,
        sociable=26,
        page_public=persona.key != "job-seeker",
        page_indexed=persona.key in ("freelance", "recruiter"),
        listed=True,
        matchable=True,
        shown_in_common=True,
        persona=persona.key,
    )


def _person(name: str, handle: str, town: Town, now: datetime, *, woman: bool, random: Random) -> Person:
    trade = random.choice(list(TRADES.values()))
    told = curricula.life(trade, town, woman=woman, about="", now=now, random=random)
    available = [(curricula.availability(town, now, random), MEMBERS)] if random.random() < 0.15 else []
    public, matchable = random.random() < 0.5, random.random() < 0.6
    profile = [(curricula.profile_elsewhere(handle), MEMBERS)] if matchable and random.random() < 0.4 else []
    return Person(
        handle=handle,
        name=name,
        woman=woman,
        town=town,
        trade=trade,
        joined=now - timedelta(days=random.randint(25, 420), milliseconds=random.randint(0, 84_000_000)),
        headline=curricula.headline(trade, town, woman=woman, random=random),
        lines=(*told.lines, *available, *profile),
        employers=told.employers,
        schools=told.schools,
        sociable=min(80, int(3.3 * random.paretovariate(1.15))),
        page_public=public,
        page_indexed=public and random.random() < 0.6,
        listed=random.random() < 0.82,
        matchable=matchable,
        shown_in_common=random.random() < 0.85,
    )


def _news(people: tuple[Person, ...], known: list[list[int]], now: datetime, random: Random) -> tuple[News, ...]:
    """Of the last month, and of the last days for people whom the personas know."""
    near = {place for owner, person in enumerate(people) if person.persona for place in known[owner][:20:4]}
    found = []
    for place, person in enumerate(people):
        if person.persona or (place not in near and random.random() > 0.06):
            continue
        days = random.uniform(0.1, 6) if place in near else random.uniform(1, 30)
        found.append(_one_news(place, person, now - timedelta(days=days), random))
    return tuple(sorted(found, key=lambda news: news.at))


def _one_news(place: int, person: Person, at: datetime, random: Random) -> News:
    told = random.random()
    if told < 0.35:
        line = curricula.headline(person.trade, person.town, woman=person.woman, random=random)
        if line != person.headline:
            return News(place, at, headline=line)
    if told < 0.7:
        return News(
            place, at, line=curricula.new_position(person.trade, person.town, at, woman=person.woman, random=random)
        )
    role, cause = random.choice(employers.CAUSES[person.language])
    return News(place, at, line=EntryDraft(Entry.Kind.VOLUNTEERING, title=role, organisation=cause))


def _cards(people: tuple[Person, ...], known: list[list[int]], now: datetime, random: Random) -> tuple[Known, ...]:
    """Each persona's private book: people of elsewhere, and three who are here without being contacts yet."""
    found = []
    for owner, person in enumerate(people):
        if not person.persona:
            continue
        found += [_stranger(owner, person, now, random) for _ in range(9)]
        here = [
            place
            for place, other in enumerate(people)
            if other.matchable and other.language == person.language and place not in known[owner] and place != owner
        ]
        personas = [place for place in here if people[place].persona]
        others = [place for place in here if not people[place].persona]
        for place in [*personas, *random.sample(others, min(3 - len(personas), len(others)))]:
            other = people[place]
            connected = (now - timedelta(days=random.randint(300, 3000))).date()
            title = curricula.titled(other.trade, other.town.language, woman=other.woman)
            work = other.employers[-1] if other.employers else ""
            found.append(Known(owner, other.name, other.headline, work, title, connected, place))
    return tuple(found)


def _stranger(owner: int, person: Person, now: datetime, random: Random) -> Known:
    names = FRANCE if person.language == "fr" else ISLES
    woman = random.random() < 0.5
    name = f"{random.choice(names.women if woman else names.men)} {random.choice(names.families)}"
    trade = random.choice(list(TRADES.values()))
    title = curricula.titled(trade, person.language, woman=woman)
    work = random.choice(employers.workplaces(trade.key, trade.sector, person.language))
    connected = (now - timedelta(days=random.randint(200, 4000))).date()
    return Known(owner, name, f"{title}, {work}", work, title, connected)
