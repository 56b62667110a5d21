"""The community is written through the verbs of the rooms, and leaves nothing when it goes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from entregent.archives.queries import acquaintances
from entregent.demo.generate import generate
from entregent.demo.load import is_loaded, load_demonstration
from entregent.demo.personas import PERSONAS
from entregent.kit import clock
from entregent.kit.audience import load_viewer
from entregent.kit.errors import DomainError
from entregent.kit.ids import moment_of
from entregent.kit.models import Job
from entregent.network.models import Contact, RequestDay
from entregent.network.queries import incoming_requests
from entregent.people.matching import match_hash, matching_members
from entregent.people.models import Account, Actor, Instance
from entregent.people.queries import news_of
from entregent.publishing.models import Post, TimelineEntry

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SMALL = 40
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded once for the tests that only look, and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demonstration(size=SMALL, clock=clock.fixed(NOW))
        yield
        transaction.set_rollback(True)


def persona(key: str) -> Actor:
    return Actor.objects.get(handle=next(p.handle for p in PERSONAS if p.key == key))


def test_everything_is_there_as_generated(loaded: None) -> None:
    community = generate(now=NOW, size=SMALL)
    assert Actor.objects.filter(demonstration=True).count() == SMALL
    assert Contact.objects.count() == 2 * len(community.ties)
    assert Post.objects.count() == len(community.said)
    assert Instance.objects.get().demonstration
    assert is_loaded()


def test_each_act_has_its_own_date(loaded: None) -> None:
    community = generate(now=NOW, size=SMALL)
    said = sorted(post.at.replace(microsecond=post.at.microsecond // 1000 * 1000) for post in community.said)
    assert [moment_of(post.id) for post in Post.objects.order_by("id")] == said
    assert moment_of(persona("manager").id) < NOW - timedelta(days=100)


def test_only_the_logins_shown_have_a_password(loaded: None, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    able = [account.email for account in Account.objects.order_by("email") if account.has_usable_password()]
    assert able == sorted(persona.email for persona in PERSONAS)
    assert all(Account.objects.get(email=p.email).check_password(p.password) for p in PERSONAS)
    assert not Account.objects.filter(demonstration=False).exists()


def test_the_associations_manager_runs_the_instance(loaded: None) -> None:
    operators = Account.objects.filter(role=Account.Role.OPERATOR).values_list("email", flat=True)
    assert list(operators) == [p.email for p in PERSONAS if p.key == "manager"]


def test_some_members_are_recognised_by_a_profile_address_that_is_nobodys(loaded: None) -> None:
    manager = persona("manager")
    found = acquaintances(load_viewer(manager.id))
    assert found
    assert all("/in/entregent-demo-" in one.url for one in found)
    hashes = {match_hash("profile", one.url) for one in found}
    assert set(matching_members(hashes, load_viewer(manager.id))) == hashes


def test_posts_reached_their_readers_and_no_job_is_left(loaded: None) -> None:
    freelance = persona("freelance")
    contacts = list(Contact.objects.filter(owner_id=freelance.id).values_list("other_id", flat=True))
    theirs = Post.objects.filter(author_id__in=contacts, root_id=None).values_list("id", flat=True)
    timeline = TimelineEntry.objects.filter(owner_id=freelance.id).values_list("post_id", flat=True)
    assert theirs
    assert set(theirs) <= set(timeline)
    assert Job.objects.count() == 0


def test_personas_have_someone_to_answer_and_news(loaded: None) -> None:
    for key in ("freelance", "manager"):
        actor = persona(key)
        viewer = load_viewer(actor.id)
        contacts = list(Contact.objects.filter(owner_id=actor.id).values_list("other_id", flat=True))
        assert len(incoming_requests(viewer, clock.fixed(NOW))) == 3
        assert news_of(contacts, viewer, NOW - timedelta(days=7))


def test_no_allowance_of_anybody_is_spent(loaded: None) -> None:
    assert RequestDay.objects.count() == 0


def test_it_refuses_to_load_twice(loaded: None) -> None:
    with pytest.raises(DomainError) as refused:
        load_demonstration(size=SMALL)
    assert refused.value.code == "demonstration-loaded"
