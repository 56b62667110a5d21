"""Who knows whom: a few know many, most know some, and people meet where they live, work, learn and practise."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from random import Random

from entregent.demo.community import Asked, Circle, Person, Tie
from entregent.demo.data import sentences
from entregent.demo.typography import filled

MEETINGS = {"town": 38, "sector": 22, "work": 18, "school": 10, "anyone": 12}


def _groups(people: tuple[Person, ...]) -> dict[tuple[str, str], list[int]]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        groups["anyone", person.language].append(place)
        groups["town", person.town.name].append(place)
        groups["sector", f"{person.trade.sector} {person.language}"].append(place)
        for name in person.employers:
            groups["work", name].append(place)
        for name in person.schools:
            groups["school", name].append(place)
    return groups


def _meeting_place(person: Person, kind: str, random: Random) -> str:
    if kind == "work" and person.employers:
        return random.choice(person.employers)
    if kind == "school" and person.schools:
        return random.choice(person.schools)
    if kind == "sector":
        return f"{person.trade.sector} {person.language}"
    if kind == "anyone":
        # One meeting in four of this kind crosses the language.
        return person.language if random.random() < 0.75 else {"fr": "en", "en": "fr"}[person.language]
    return person.town.name


def contacts(people: tuple[Person, ...], now: datetime, random: Random) -> tuple[Tie, ...]:
    groups = _groups(people)
    found: dict[tuple[int, int], Tie] = {}
    for place, person in enumerate(people):
        for kind in random.choices(list(MEETINGS), list(MEETINGS.values()), k=person.sociable):
            others = groups.get((kind, _meeting_place(person, kind, random)), [])
            if len(others) < 2:
                continue
            other = random.choices(others, [people[i].sociable for i in others])[0]
            pair = min(place, other), max(place, other)
            strangers = person.persona and people[other].persona  # so that they can meet, whoever plays both
            if place == other or pair in found or strangers:
                continue
            known = sentences.HOW_KNOWN[person.language].get(kind, "")
            how = filled(known, person.language, town=person.town.name)
            found[pair] = Tie(*pair, _met(person, people[other], now, random), how)
    return tuple(sorted(found.values(), key=lambda tie: tie.at))


def _met(one: Person, other: Person, now: datetime, random: Random) -> datetime:
    """After both had joined, and not in the last two hours."""
    earliest = max(one.joined, other.joined)
    return earliest + (now - timedelta(hours=2) - earliest) * random.random()


def lists(ties: tuple[Tie, ...], size: int) -> list[list[int]]:
    """The contacts of each person."""
    known: list[list[int]] = [[] for _ in range(size)]
    for tie in ties:
        known[tie.a].append(tie.b)
        known[tie.b].append(tie.a)
    return [sorted(others) for others in known]


def requests(people: tuple[Person, ...], known: list[list[int]], now: datetime, random: Random) -> tuple[Asked, ...]:
    """Three for each persona, to answer; one here and there between others."""
    found: dict[tuple[int, int], Asked] = {}
    for receiver, person in enumerate(people):
        wanted = 3 if person.persona else int(random.random() < 0.12)
        near = [i for i in _near(known, receiver) if people[i].language == person.language and not people[i].persona]
        for sender in random.sample(near, min(wanted, len(near))):
            if (receiver, sender) in found:
                continue
            note, how = random.choice(sentences.REQUEST_NOTES[person.language])
            words = {"town": person.town.name}
            at = max(now - timedelta(hours=random.randint(3, 150)), people[sender].joined + timedelta(minutes=5))
            found[sender, receiver] = Asked(
                sender, receiver, at, filled(note, person.language, **words), filled(how, person.language, **words)
            )
    return tuple(sorted(found.values(), key=lambda asked: asked.at))


def _near(known: list[list[int]], place: int) -> list[int]:
    """Contacts of contacts who are not contacts yet."""
    around = {two for one in known[place] for two in known[one]}
    return sorted(around - set(known[place]) - {place})


def circles(people: tuple[Person, ...], known: list[list[int]], random: Random) -> tuple[Circle, ...]:
    found = []
    for owner, person in enumerate(people):
        if len(known[owner]) < 5 or (not person.persona and random.random() < 0.75):
            continue
        for name in random.sample(
            sentences.CIRCLES[person.language], 2 if person.persona else random.choice((1, 1, 2))
        ):
            members = random.sample(known[owner], random.randint(2, min(8, len(known[owner]))))
            found.append(Circle(owner, name, tuple(sorted(members))))
    return tuple(found)
