"""What every template may use: the instance, the member, where they can go, and how they like to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from entregent.people.queries import instance as current_instance

THEMES = ("light", "dark")
PLACES = (
    ("today", _("Today"), "sun", "today"),
    ("people", _("People"), "users", "people"),
    ("desk", _("Desk"), "pen-line", "desk"),
    ("me", _("Me"), "user", "me"),
)
LANGUAGE_NAMES = {"fr": "Français", "en": "English"}


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the navigation."""

    key: str
    words: str | Promise
    icon: str
    url: str


def places() -> list[Place]:
    """Those whose room exists."""
    found = []
    for key, words, icon, route in PLACES:
        try:
            found.append(Place(key, words, icon, reverse(route)))
        except NoReverseMatch:
            continue
    return found


def instance(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    return {
        "instance": current_instance(),
        "me": actor,
        "places": places() if actor else [],
        "theme": theme(request),
        "language": get_language(),
        "languages": LANGUAGE_NAMES,
    }


def theme(request: HttpRequest) -> str:
    """The member's choice, or '' to follow the system."""
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in THEMES else ""
