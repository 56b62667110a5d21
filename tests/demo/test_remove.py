"""The community comes whole or not at all, only where it may, and leaves nothing when it goes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as django_settings

from entregent.demo import load
from entregent.demo.load import is_loaded, load_demonstration, remove_demonstration
from entregent.kit import clock
from entregent.kit.errors import DomainError
from entregent.kit.slots import new_id
from entregent.people.models import Account, Actor, Instance

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SMALL = 40
pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    return {model._meta.db_table: model._default_manager.count() for model in apps.get_models()}


def files() -> list[Path]:
    return sorted(Path(django_settings.HOME).rglob("*"))


def test_removing_leaves_every_table_and_folder_as_before() -> None:
    new_id()  # the slot of this process stays its own
    before, files_before = counts(), files()
    load_demonstration(size=SMALL, clock=clock.fixed(NOW))
    assert remove_demonstration() == SMALL
    assert counts() == before
    assert files() == files_before
    load_demonstration(size=SMALL, clock=clock.fixed(NOW))  # handles are free again


def test_it_refuses_where_real_members_live_unless_asked(amina: Actor) -> None:
    with pytest.raises(DomainError) as refused:
        load_demonstration(size=SMALL)
    assert refused.value.code == "real-members"
    assert not is_loaded()
    load_demonstration(size=SMALL, beside_members=True)
    assert not Account.objects.filter(role=Account.Role.OPERATOR).exists()
    remove_demonstration()
    assert list(Actor.objects.all()) == [amina]


def test_an_instance_with_members_keeps_its_own_words(amina: Actor) -> None:
    Instance.objects.create(id=1, domain="x.example", name="Chez nous")
    load_demonstration(size=SMALL, beside_members=True)
    assert (Instance.objects.get().name, Instance.objects.get().demonstration) == ("Chez nous", True)
    remove_demonstration()
    assert (Instance.objects.get().name, Instance.objects.get().demonstration) == ("Chez nous", False)


def test_a_fault_on_the_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    new_id()
    before = counts()
    monkeypatch.setattr(load.Writer, "_cards", lambda _self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        load_demonstration(size=SMALL)
    assert counts() == before


@pytest.mark.slow
def test_the_whole_community_loads_in_under_a_minute() -> None:
    assert load_demonstration().seconds < 60
