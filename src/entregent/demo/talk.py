"""Conversations of the last sixty days: who began them, who answered, who reacted, and when."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from entregent.demo.community import CONTACTS, EVERYONE, MEMBERS, Person, Reacted, Said
from entregent.demo.data import conversations_en, conversations_fr
from entregent.demo.typography import typeset

DAYS = 60
BLOCKS = {"fr": conversations_fr.CONVERSATIONS, "en": conversations_en.CONVERSATIONS}
AUDIENCES = (EVERYONE, EVERYONE, MEMBERS, MEMBERS, MEMBERS, CONTACTS, CONTACTS)


def _conversations() -> list[tuple[str, str, list[str]]]:
    """(language, sector, [opening, answers…]), each held once."""
    found = []
    for language, sectors in BLOCKS.items():
        for sector, text in sectors.items():
            for block in text.strip().split("\n\n"):
                opening, *answers = [line.removeprefix("> ") for line in block.splitlines()]
                found.append((language, sector, [opening, *answers]))
    return found


def _author(
    people: tuple[Person, ...], known: list[list[int]], language: str, sector: str, random: Random
) -> int | None:
    """Rather someone whom a persona knows, so that there is something to read."""
    able = [
        place
        for place, person in enumerate(people)
        if person.language == language
        and sector in (person.trade.sector, "any")
        and known[place]
        and not person.persona
    ]
    heard = {other for place, person in enumerate(people) if person.persona for other in known[place]}
    weights = [len(known[place]) * (3 if place in heard else 1) for place in able]
    return random.choices(able, weights)[0] if able else None


def _when(now: datetime, random: Random) -> datetime:
    """More of them lately, all in daylight hours of the west."""
    days = DAYS * random.random() ** 2.2
    day = (now - timedelta(days=days)).replace(hour=random.randint(7, 19), minute=random.randint(0, 59))
    return min(day, now - timedelta(minutes=random.randint(40, 300)))


def posts(
    people: tuple[Person, ...], known: list[list[int]], now: datetime, random: Random
) -> tuple[tuple[Said, ...], tuple[Reacted, ...]]:
    said: list[Said] = []
    reacted: list[Reacted] = []
    for language, sector, texts in _conversations():
        author = _author(people, known, language, sector, random)
        if author is None:
            continue
        at = max(_when(now, random), people[author].joined + timedelta(hours=1))
        opening = len(said)
        words = typeset(texts[0], language).replace("{town}", people[author].town.name)
        said.append(Said(author, at, words, random.choice(AUDIENCES)))
        near = [place for place in known[author] if people[place].joined < at]
        said += _answers(people, near, said[opening], opening=opening, texts=texts[1:], now=now, random=random)
        reacted += _reactions(near, said[opening], opening=opening, now=now, random=random)
    return tuple(said), tuple(reacted)


def _answers(
    people: tuple[Person, ...],
    near: list[int],
    post: Said,
    *,
    opening: int,
    texts: list[str],
    now: datetime,
    random: Random,
) -> list[Said]:
    """In order, each by another contact of the author who speaks their language."""
    language = people[post.author].language
    able = [place for place in near if people[place].language == language]
    found: list[Said] = []
    at = post.at
    for text, author in zip(texts, random.sample(able, min(len(texts), len(able))), strict=False):
        at += timedelta(minutes=random.randint(9, 400))
        if at > now - timedelta(minutes=5):
            break
        words = typeset(text, language).replace("{town}", people[author].town.name)
        found.append(Said(author, at, words, post.audience, opening))
    return found


def _reactions(near: list[int], post: Said, *, opening: int, now: datetime, random: Random) -> list[Reacted]:
    found = []
    for actor in random.sample(near, min(len(near), random.choice((0, 1, 2, 2, 3, 5)))):
        moment = min(post.at + timedelta(minutes=random.randint(3, 900)), now - timedelta(minutes=1))
        kind = random.choice(("thanks", "agree", "agree", "congratulations", "support"))
        found.append(Reacted(actor, opening, kind, moment))
    return found
