from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from entregent.archives.services import import_now, preview
from entregent.network.models import Card, CardFact
from entregent.people.models import Actor, Entry
from samples import SAMPLES, needs_samples

FOLDER = SAMPLES / "handmade" / "linkedin"
FOUND = {
    "profile": 7,
    "positions": 3,
    "education": 2,
    "skills": 2,
    "languages": 3,
    "certifications": 2,
    "projects": 1,
    "publications": 1,
    "volunteering": 1,
    "honours": 1,
    "connections": 4,
    "recommendations": 2,
}


def zip_alone() -> list[Path]:
    return sorted(FOLDER.glob("*.zip"))


def loose_files() -> list[Path]:
    return sorted(FOLDER.rglob("*.csv"))


@needs_samples
@pytest.mark.parametrize("paths", [zip_alone, loose_files])
def test_both_deliveries_give_every_section_to_the_last_row(
    bruno: Actor, paths: Callable[[], list[Path]], run_jobs: Callable[[], int]
) -> None:
    assert {key: counts["to_add"] for key, counts in preview(owner=bruno, paths=paths())["sections"].items()} == {
        **FOUND,
        "profile": 6,  # the name is already there
    }
    first = import_now(owner=bruno, paths=paths())["sections"]
    assert {key: (counts["found"], counts["added"], counts["refused"]) for key, counts in first.items()} == {
        key: (count, count - (key == "profile"), []) for key, count in FOUND.items()
    }
    again = import_now(owner=bruno, paths=paths())["sections"]
    assert again == {key: {"found": n, "present": n, "added": 0, "refused": []} for key, n in FOUND.items()}
    assert Entry.objects.filter(actor_id=bruno.id).count() == 23
    assert Card.objects.filter(owner_id=bruno.id).count() == 4
    assert CardFact.objects.filter(owner_id=bruno.id, kind="profile").count() == 3
    assert run_jobs() == 0
    bruno.refresh_from_db()
    assert (bruno.name, bruno.headline) == ("Bruno Keller", "Rédactrice technique")
