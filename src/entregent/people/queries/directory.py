"""Finding people: those who chose to be found, by name, skill and town."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from entregent.kit.audience import Viewer, visible_to
from entregent.kit.text import fold
from entregent.people.models import Actor, Entry

PAGE = 20


@dataclass(frozen=True, slots=True)
class Found:
    """`town` and `skill` as the reader may see them, '' otherwise; `skill` is the one that was asked for."""

    actor: Actor
    town: str
    skill: str


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    people: list[Found]
    after: int | None


def directory(
    viewer: Viewer, name: str = "", skill: str = "", town: str = "", after: int | None = None
) -> DirectoryPage:
    """By name. `after`: the person who ended the page before. Accents and case do not matter, words may be begun."""
    people = Actor.objects.filter(listed=True, away=False, domain="").filter(words_begin("name_folded", name))
    if viewer.hidden:
        people = people.exclude(id__among=viewer.hidden)
    skills = _holders(viewer, Entry.Kind.SKILL, skill) if skill.strip() else {}
    towns = _holders(viewer, Entry.Kind.TOWN, town) if town.strip() else {}
    if skill.strip():
        people = people.filter(id__among=skills)
    if town.strip():
        people = people.filter(id__among=towns)
    if after is not None:
        # Of who is not in this list, the name says nothing: not even between whom it would stand.
        last = people.filter(id=after).values_list("name_folded", flat=True).first() or ""
        people = people.filter(Q(name_folded__gt=last) | Q(name_folded=last, id__gt=after))
    found = list(people.order_by("name_folded", "id")[: PAGE + 1])
    shown = found[:PAGE]
    towns = towns or _towns(viewer, [actor.id for actor in shown])
    return DirectoryPage(
        [Found(actor, towns.get(actor.id, ""), skills.get(actor.id, "")) for actor in shown],
        shown[-1].id if len(found) > PAGE else None,
    )


def words_begin(column: str, text: str) -> Q:
    """Each word asked for begins a word of the column."""
    condition = Q()
    for word in fold(text[:200]).split()[:8]:
        begun = Q(**{f"{column}__startswith": word})
        for before in (" ", "-", "'", "’", "(", "/"):
            begun |= Q(**{f"{column}__contains": before + word})
        condition &= begun
    return condition


def _holders(viewer: Viewer, kind: Entry.Kind, text: str) -> dict[int, str]:
    entries = Entry.objects.filter(words_begin("folded", text), kind=kind)
    return dict(visible_to(entries, viewer, owner="actor_id").values_list("actor_id", "title"))


def _towns(viewer: Viewer, actor_ids: list[int]) -> dict[int, str]:
    entries = Entry.objects.filter(actor_id__among=actor_ids, kind=Entry.Kind.TOWN)
    return dict(visible_to(entries, viewer, owner="actor_id").values_list("actor_id", "title"))
