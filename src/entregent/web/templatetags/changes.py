"""A change in a CV, in a few words."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from entregent.kit.partial_dates import PartialDate
from entregent.people.entries import SHAPES
from entregent.people.models import EntryChange
from entregent.web import words

register = template.Library()
IDENTITY = {"name": _("Name"), "headline": _("Headline")}
ADDED = {
    "position": _("%(name)s has a new position"),
    "education": _("%(name)s has a new line of education"),
    "volunteering": _("%(name)s has a new voluntary role"),
    "skill": _("%(name)s has a new skill"),
    "language": _("%(name)s speaks one more language"),
    "certification": _("%(name)s has a new certification"),
    "project": _("%(name)s has a new project"),
    "publication": _("%(name)s has a new publication"),
    "honour": _("%(name)s has received an honour"),
    "interest": _("%(name)s has a new interest"),
    "link": _("%(name)s shares a new link"),
    "about": _("%(name)s introduces themselves"),
    "town": _("%(name)s says where they live"),
}
CHANGED = {
    "name": _("%(name)s has a new name"),
    "headline": _("%(name)s has a new headline"),
    "about": _("%(name)s has rewritten their introduction"),
    "town": _("%(name)s has moved"),
    "position": _("%(name)s has changed a position"),
}
MAIN = ("name", "headline", "title", "organisation")
MOST = 140
ELSE = ("text", "url", "detail", "place")


@register.filter
def change_label(change: EntryChange) -> str | Promise:
    return IDENTITY[change.kind] if change.kind in IDENTITY else SHAPES[change.kind].one


@register.filter
def news_sentence(change: EntryChange, name: str) -> str:
    """What happened, as one would say it of someone: the first line of their news."""
    told = CHANGED if change.old and change.kind in CHANGED else ADDED
    return str(told.get(change.kind, CHANGED["headline"])) % {"name": name}


@register.filter
def change_words(said: dict[str, str]) -> str:
    """Title and organisation, or the first words of what there is."""
    main = [said[key] for key in MAIN if said.get(key)]
    if not main:
        main = [said[key] for key in ELSE if said.get(key)][:1]
    told = ", ".join(main)
    return told if len(told) <= MOST else Truncator(told).chars(MOST)


@register.simple_tag
def change_period(said: dict[str, str]) -> str:
    start, end = (PartialDate.parse(said[key]) if said.get(key) else None for key in ("start", "end"))
    return words.period(start, end)
