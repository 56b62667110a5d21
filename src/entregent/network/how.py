"""How two people know each other: a code from this list, or the asker's own words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WAYS: dict[str, str | Promise] = {
    "colleagues": _("We worked together"),
    "studies": _("We studied together"),
    "client": _("One of us was the other’s client"),
    "event": _("We met at an event"),
    "association": _("We belong to the same association"),
    "online": _("We talked online"),
    "friends": _("Friends or family"),
}


def how_label(how: str) -> str | Promise:
    return WAYS.get(how, how)
