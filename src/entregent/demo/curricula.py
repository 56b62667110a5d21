"""A plausible working life, told as the lines of a CV."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random

from entregent.demo.community import CONTACTS, EVERYONE, MEMBERS
from entregent.demo.data import employers, sentences
from entregent.demo.data.towns import Town
from entregent.demo.data.trades import TRADES, Trade
from entregent.demo.typography import filled, typeset
from entregent.kit.partial_dates import PartialDate
from entregent.people.entries import EntryDraft
from entregent.people.models import Entry

Kind = Entry.Kind
Lines = list[tuple[EntryDraft, str]]
LANGUAGES = {
    "fr": (("Français", "Langue maternelle"), ("Anglais", "Courant"), ("Espagnol", "Notions"), ("Allemand", "Bon")),
    "en": (("English", "Native"), ("French", "Fluent"), ("Irish", "Conversation"), ("Spanish", "Some")),
}


@dataclass(frozen=True, slots=True)
class Life:
    lines: tuple[tuple[EntryDraft, str], ...]
    employers: tuple[str, ...]
    schools: tuple[str, ...]


def _words(trade: Trade, town: Town, *, woman: bool, random: Random) -> dict[str, str]:
    skill, other = random.sample(trade.skills(town.language), 2)
    return {"trade": trade.title(town.language, woman=woman), "town": town.name, "skill": skill, "other": other}


def headline(trade: Trade, town: Town, *, woman: bool, random: Random) -> str:
    words = _words(trade, town, woman=woman, random=random)
    return filled(random.choice(sentences.HEADLINES[town.language]), town.language, **words)


def life(trade: Trade, town: Town, *, woman: bool, about: str, now: datetime, random: Random) -> Life:
    words = _words(trade, town, woman=woman, random=random)
    language = town.language
    told = typeset(about, language) or filled(random.choice(sentences.ABOUTS[language]), language, **words)
    lines: Lines = [(EntryDraft(Kind.TOWN, title=town.name, detail=town.country), EVERYONE)]
    if about or random.random() < 0.8:
        lines.append((EntryDraft(Kind.ABOUT, text=told), EVERYONE))
    steady = bool(about)  # a persona's life was thought of, and keeps to one trade
    began = now.year - (14 if steady else random.randint(3, 34))
    positions = _positions(trade, town, woman=woman, began=began, now=now, steady=steady, random=random)
    studies = _studies(trade, language, began, random)
    lines += [*positions, *studies, *_skills(trade, language, random), *_languages(town, random)]
    lines += _beside_work(language, now, random)
    return Life(
        tuple(lines),
        tuple(dict.fromkeys(draft.organisation for draft, _ in positions)),
        tuple(draft.organisation for draft, _ in studies),
    )


def _date(year: int, random: Random) -> PartialDate:
    """Two thirds of people remember the month."""
    return PartialDate(year, random.randint(1, 10)) if random.random() < 0.66 else PartialDate(year)


def _positions(
    trade: Trade, town: Town, *, woman: bool, began: int, now: datetime, steady: bool, random: Random
) -> Lines:
    count = 3 if steady else min(random.choice((1, 2, 2, 3, 3, 4)), now.year - began)
    starts = [_date(year, random) for year in sorted(random.sample(range(began, now.year), count))]
    found: Lines = []
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        last = following is None
        did = trade if last or steady or random.random() < 0.7 else random.choice(list(TRADES.values()))
        words = _words(did, town, woman=woman, random=random)
        text = filled(random.choice(sentences.TASKS[town.language]), town.language, **words)
        draft = EntryDraft(
            Kind.POSITION,
            title=titled(did, town.language, woman=woman),
            organisation=_work(did, town, before=found[-1][0].organisation if found else "", random=random),
            place=town.name if last or random.random() < 0.6 else "",
            text=text if random.random() < 0.7 else "",
            start=start,
            end=_just_before(following, start) if following else None,
        )
        found.append((draft, EVERYONE if steady or random.random() < 0.7 else MEMBERS))
    return found


def titled(trade: Trade, language: str, *, woman: bool) -> str:
    title = trade.title(language, woman=woman)
    return title[:1].upper() + title[1:]


def _just_before(following: PartialDate, start: PartialDate) -> PartialDate:
    """As precise as the beginning of what came next, and never before its own beginning."""
    if following.month > 1:
        return PartialDate(following.year, following.month - 1)
    return PartialDate(max(following.year - 1, start.year))


def _work(trade: Trade, town: Town, *, before: str, random: Random) -> str:
    places = employers.workplaces(trade.key, trade.sector, town.language)
    return random.choice([name for name in places if name != before])


def _studies(trade: Trade, language: str, began: int, random: Random) -> Lines:
    found: Lines = []
    for back in (random.randint(1, 3), random.randint(4, 6))[: random.choice((1, 1, 1, 2))]:
        draft = EntryDraft(
            Kind.EDUCATION,
            title=random.choice(employers.DIPLOMAS[language]),
            organisation=random.choice(employers.SCHOOLS[language]),
            detail=random.choice(trade.skills(language)).capitalize(),
            start=PartialDate(began - back),
            end=PartialDate(began - back + random.choice((1, 2))),
        )
        found.append((draft, random.choice((EVERYONE, MEMBERS))))
    return found


def _skills(trade: Trade, language: str, random: Random) -> Lines:
    """Most of the trade's own, and now and then one of another trade."""
    own = random.sample(trade.skills(language), random.randint(3, 5))
    beside = random.choice(random.choice(list(TRADES.values())).skills(language))
    names = dict.fromkeys(own + [beside] * (random.random() < 0.4))
    return [(EntryDraft(Kind.SKILL, title=name[:1].upper() + name[1:]), EVERYONE) for name in names]


def _languages(town: Town, random: Random) -> Lines:
    first, second, *others = LANGUAGES[town.language]
    if town.country == "Sénégal":
        first, second = ("Wolof", "Langue maternelle"), ("Français", "Courant")
    spoken = [first] + [second] * (random.random() < 0.6) + [random.choice(others)] * (random.random() < 0.25)
    return [(EntryDraft(Kind.LANGUAGE, title=name, detail=level), EVERYONE) for name, level in spoken]


def _beside_work(language: str, now: datetime, random: Random) -> Lines:
    found: Lines = []
    if random.random() < 0.35:
        role, cause = random.choice(employers.CAUSES[language])
        start = PartialDate(now.year - random.randint(1, 9))
        found.append((EntryDraft(Kind.VOLUNTEERING, title=role, organisation=cause, start=start), EVERYONE))
    if random.random() < 0.3:
        name, text = random.choice(sentences.PROJECTS[language])
        start = PartialDate(now.year - random.randint(0, 4))
        found.append((EntryDraft(Kind.PROJECT, title=name, text=typeset(text, language), start=start), MEMBERS))
    for interest in random.sample(employers.INTERESTS[language], random.choice((0, 0, 1, 2))):
        found.append((EntryDraft(Kind.INTEREST, title=interest), CONTACTS))
    return found


def availability(town: Town, now: datetime, random: Random) -> EntryDraft:
    """From this month, or from the next one."""
    month = now.month + random.choice((0, 1))
    start = PartialDate(now.year + (month > 12), (month - 1) % 12 + 1)
    title = filled(random.choice(sentences.AVAILABLE[town.language]), town.language, town=town.name)
    return EntryDraft(Kind.AVAILABLE, title=title, place=town.name, start=start)


def new_position(trade: Trade, town: Town, at: datetime, *, woman: bool, random: Random) -> EntryDraft:
    """Begun in the month it is told."""
    return EntryDraft(
        Kind.POSITION,
        title=titled(trade, town.language, woman=woman),
        organisation=_work(trade, town, before="", random=random),
        place=town.name,
        start=PartialDate(at.year, at.month),
    )


def profile_elsewhere(handle: str) -> EntryDraft:
    """By which archives recognise them. The address says that it is made up, so that it leads to nobody."""
    return EntryDraft(Kind.LINK, url=f"https://www.linkedin.com/in/entregent-demo-{handle}", title="LinkedIn")
