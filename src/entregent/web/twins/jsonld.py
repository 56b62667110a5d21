"""schema.org: a `ProfilePage` about a `Person`."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from entregent.people.models import Entry
from entregent.people.queries.profiles import Profile

Kind = Entry.Kind
# What would end the script element, or a line for an old reader of JavaScript, is written as an escape.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def profile_page(profile: Profile, *, page: str, photo: str = "") -> dict[str, Any]:
    """`page` and `photo` are absolute addresses."""
    actor = profile.actor
    about, town = profile.first(Kind.ABOUT), profile.first(Kind.TOWN)
    today = [entry for entry in profile.of(Kind.POSITION) if entry.end is None]
    person = {
        "@type": "Person",
        "@id": f"{page}#person",
        "name": actor.name,
        "alternateName": f"@{actor.handle}",
        "url": page,
        "description": actor.headline or (about.text if about else ""),
        "image": photo,
        "jobTitle": today[0].title if today else "",
        "worksFor": [_organisation(entry) for entry in today if entry.organisation],
        "alumniOf": [_organisation(entry) for entry in profile.of(Kind.EDUCATION)],
        "knowsAbout": [entry.title for entry in profile.of(Kind.SKILL)],
        "knowsLanguage": [entry.title for entry in profile.of(Kind.LANGUAGE)],
        "hasCredential": [
            {"@type": "EducationalOccupationalCredential", "name": entry.title}
            for entry in profile.of(Kind.CERTIFICATION)
        ],
        "award": [entry.title for entry in profile.of(Kind.HONOUR)],
        "homeLocation": {"@type": "Place", "name": town.title} if town else None,
        "sameAs": [entry.url for entry in profile.of(Kind.LINK)],
    }
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "@id": page,
        "mainEntity": {name: value for name, value in person.items() if value},
    }


def _organisation(entry: Entry) -> dict[str, str]:
    kind = "EducationalOrganization" if entry.kind == Kind.EDUCATION else "Organization"
    return {"@type": kind, "name": entry.organisation} | ({"url": entry.url} if entry.url else {})


def in_script(document: dict[str, Any]) -> SafeString:
    """JSON that cannot end the element it stands in."""
    return mark_safe(json.dumps(document, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308
