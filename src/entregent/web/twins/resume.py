"""JSON Resume of what the reader may see."""

from __future__ import annotations

from typing import Any

from entregent.archives.jsonresume.writer import Resume, write
from entregent.people.entries import drafted
from entregent.people.queries.profiles import Profile


def document(profile: Profile, *, page: str, photo: str = "") -> dict[str, Any]:
    actor = profile.actor
    entries = tuple(drafted(entry) for entry in profile.entries)
    return write(Resume(actor.name, actor.headline, page, photo, entries))
