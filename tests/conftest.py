"""Three named people, a clock, and the queue run by hand."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings as django_settings

# Each process of the tests has a home of its own, and never touches the developer's. So the settings are named here
# and not in pytest's configuration, which would read them too early; nor may a worker find them in its environment.
assert not django_settings.configured, "Run the tests without DJANGO_SETTINGS_MODULE in the environment."
os.environ["ENTREGENT_HOME"] = tempfile.mkdtemp(prefix="entregent-test-")
os.environ.setdefault("ENTREGENT_DOMAIN", "testserver")
os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.settings"
atexit.register(shutil.rmtree, os.environ["ENTREGENT_HOME"], ignore_errors=True)
django.setup()
del os.environ["DJANGO_SETTINGS_MODULE"]

import pytest
from django.test import Client

from closing import pytest_sessionfinish, pytest_terminal_summary  # noqa: F401 - hooks
from entregent.people.models import Account, AccountActor, Actor
from entregent.people.services.members import create_member
from homes import ready_home  # noqa: F401 - a fixture
from sockets import no_foreign_connections  # noqa: F401 - for every test

PASSWORD = "correct horse battery"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """A process leases its slot before its first transaction; tests run inside of one."""
    from entregent.kit import slots

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        slots.start()


@pytest.fixture
def member(db: None) -> Callable[..., Actor]:
    """`member("dina", "Dina Roy")` makes one more person."""

    def make(handle: str, name: str, language: str = "en") -> Actor:
        return create_member(
            handle=handle, name=name, email=f"{handle}@example.org", password=PASSWORD, language=language
        )

    return make


@pytest.fixture
def amina(member: Callable[..., Actor]) -> Actor:
    return member("amina", "Amina Haddad", "fr")


@pytest.fixture
def bruno(member: Callable[..., Actor]) -> Actor:
    return member("bruno", "Bruno Keller")


@pytest.fixture
def claire(member: Callable[..., Actor]) -> Actor:
    return member("claire", "Claire Moreau")


@pytest.fixture
def logged_in(db: None) -> Callable[[Actor], Client]:
    """A client with a session of that person."""

    def log_in(actor: Actor) -> Client:
        client = Client()
        account_id = AccountActor.objects.get(actor_id=actor.id).account_id
        client.force_login(Account.objects.get(id=account_id))
        return client

    return log_in


@pytest.fixture
def run_jobs(db: None) -> Callable[[], int]:
    from entregent.kit.queue import run_due

    return run_due


@pytest.fixture(autouse=True)
def media_folder(tmp_path: Path, settings: object) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    settings.MAIL_FOLDER = tmp_path / "mail"  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def fresh_limits(settings: object) -> None:
    """Tries are counted in a file that outlives a test; and a hash that is slow on purpose would slow every test."""
    from django.core.cache import cache

    cache.clear()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
