from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from archive_files import source
from entregent.archives import queries
from entregent.archives.formats import read_files
from entregent.archives.linkedin.sample import sample_archive, sample_name
from entregent.archives.models import Import
from entregent.kit.audience import EVERYONE, MEMBERS, load_viewer
from entregent.people.entries import EntryDraft
from entregent.people.models import Actor
from entregent.people.services.entries import add_entry
from entregent.people.services.identity import set_visibility

TODAY = date(2026, 11, 22)


def known_elsewhere(actor: Actor, *, demonstration: bool, audience: int = MEMBERS) -> None:
    Actor.objects.filter(id=actor.id).update(demonstration=demonstration)
    set_visibility(actor=actor, matchable=True)
    url = f"https://www.linkedin.com/in/entregent-demo-{actor.handle}"
    add_entry(actor=actor, draft=EntryDraft(kind="link", url=url), audience=(audience,))


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_it_is_read_to_the_last_row_in_each_language(language: str) -> None:
    data = sample_archive(name="Zoé Marchand", language=language, today=TODAY)
    found = read_files([source(sample_name(TODAY), data)], TODAY)
    assert {key: len(some) for key, some in found.candidates.items()} == {
        "profile": 5,
        "positions": 3,
        "education": 2,
        "skills": 6,
        "languages": 3,
        "certifications": 1,
        "projects": 1,
        "volunteering": 1,
        "honours": 1,
        "connections": 6,
        "recommendations": 1,
    }
    assert not any(found.refused.values())
    assert not found.notes
    assert found.source_date == TODAY


def test_it_holds_members_of_the_demonstration_and_nobody_real(
    amina: Actor, bruno: Actor, claire: Actor, logged_in: Callable[[Actor], Client]
) -> None:
    known_elsewhere(bruno, demonstration=True)
    known_elsewhere(claire, demonstration=False, audience=EVERYONE)
    assert [one.name for one in queries.acquaintances(load_viewer(amina.id))] == ["Bruno Keller"]
    client = logged_in(amina)
    page = client.get(client.post("/desk/import/try")["Location"]).text
    assert "1 est déjà membre ici" in page
    assert Import.objects.get().report["sections"]["connections"]["found"] == 7
