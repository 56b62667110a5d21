"""What the page of a profile shows: decided here, drawn by its template. For every reader the same way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from entregent.kit import clock
from entregent.people.entries import SHAPES, Shape
from entregent.people.models import Entry
from entregent.people.queries.profiles import Profile
from entregent.web.career import KINDS, career_line
from entregent.web.crawlers import robots_words
from entregent.web.twins import jsonld

Kind = Entry.Kind
IN_HERO = (Kind.TOWN, Kind.AVAILABLE, Kind.ABOUT)
CHIPS = (Kind.SKILL, Kind.LANGUAGE, Kind.INTEREST)


@dataclass(frozen=True, slots=True)
class Section:
    """`chips`: short words side by side instead of lines."""

    kind: str
    shape: Shape
    entries: list[Entry]
    chips: bool

    @property
    def one_date(self) -> bool:
        return "end" not in self.shape.columns


def absolute(route: str, *arguments: object) -> str:
    return f"{settings.BASE_URL}{reverse(route, args=arguments)}"


def sections(profile: Profile) -> list[Section]:
    found = []
    for kind, shape in SHAPES.items():
        entries = profile.of(kind)
        if entries and kind not in IN_HERO:
            plain = kind in CHIPS and not any(entry.text for entry in entries)
            found.append(Section(kind, shape, entries, plain))
    return found


def available_now(profile: Profile, today: date) -> Entry | None:
    """The line until the last day it names; then only its owner finds it, on their own page."""
    line = profile.first(Kind.AVAILABLE)
    return line if line and not (line.end and line.end.last_day() < today) else None


def page_context(profile: Profile) -> dict[str, Any]:
    today, actor = clock.now().date(), profile.actor
    page = absolute("profile", actor.handle)
    photo = absolute("media", profile.photo.id) if profile.photo else ""
    about = profile.first(Kind.ABOUT)
    return {
        "profile": profile,
        "actor": actor,
        "initials_only": SimpleNamespace(id=actor.id, name=actor.name, photo_id=None),
        "town": profile.first(Kind.TOWN),
        "available": available_now(profile, today),
        "about": about,
        "sections": sections(profile),
        "career": [chart for width in (640, 320) if (chart := career_line(profile.entries, today, width))],
        "career_entries": [entry for entry in profile.entries if entry.kind in KINDS and (entry.start or entry.end)],
        "canonical": page,
        "photo_url": photo,
        "description": actor.headline or (about.text[:300] if about else ""),
        "robots": robots_words(actor),
        "json_ld": _json_ld(profile, page, photo),
    }


def _json_ld(profile: Profile, page: str, photo: str) -> SafeString:
    return jsonld.in_script(jsonld.profile_page(profile, page=page, photo=photo))
