"""The five ways into a demonstration, from this machine only."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from entregent.demo.load import load_demonstration
from entregent.demo.personas import PERSONAS
from entregent.people.models import Actor

SLOW = ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # what the loading wrote, before tests choose a fast one
ENTERED = {persona.key: persona.name for persona in PERSONAS}
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded once; what each test changes is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demonstration(size=40)
        yield
        transaction.set_rollback(True)


def test_a_demonstration_offers_five_ways_in(client: Client) -> None:
    page = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert page.count('action="/demonstration/') == 4
    assert "I am only looking" in page
    assert all(name in page for name in ENTERED.values())


@pytest.mark.parametrize("key", sorted(ENTERED))
def test_one_press_enters_as_that_persona(client: Client, key: str) -> None:
    response = client.post(f"/demonstration/{key}")
    assert (response.status_code, response["Location"]) == (303, "/today")
    today = client.get("/today")
    assert today.status_code == 200
    assert today.wsgi_request.actor.name == ENTERED[key]  # type: ignore[attr-defined]
    page = today.content.decode()
    french = next(persona.french for persona in PERSONAS if persona.key == key)
    assert ("À vous de répondre" if french else "For you to answer") in page
    assert ("Démonstration" if french else "Demonstration") in page
    assert client.get("/people/cards").content.decode().count('href="/people/cards/') >= 12


def test_the_hesitant_visitor_sees_open_pages_without_an_account(client: Client) -> None:
    page = client.get("/around").content.decode()
    shown = Actor.objects.filter(page_public=True, page_indexed=True).order_by("-id")[:20]
    assert shown
    assert all(f'href="/@{actor.handle}"' in page for actor in shown)
    hidden = Actor.objects.filter(page_indexed=False)
    assert not any(f'href="/@{actor.handle}"' in page for actor in hidden)
    assert client.get(f"/@{shown[0].handle}").status_code == 200


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded"])
def test_a_proxied_request_is_not_this_machine(client: Client, header: str) -> None:
    assert client.post("/demonstration/freelance", headers={header: "127.0.0.1"}).status_code == 403


def test_from_another_address_no_way_is_offered_and_none_opens(settings: Any) -> None:
    client = Client(REMOTE_ADDR="192.0.2.7")
    page = client.get("/").content.decode()
    assert "/demonstration/" not in page
    assert client.post("/demonstration/freelance").status_code == 403
    settings.PASSWORD_HASHERS = SLOW
    freelance = PERSONAS[0]
    client.post("/account/login", {"login": freelance.email, "password": freelance.password})
    assert "_auth_user_id" not in client.session


def test_the_shown_password_opens_from_this_machine(client: Client, settings: Any) -> None:
    settings.PASSWORD_HASHERS = SLOW
    seeker = PERSONAS[1]
    response = client.post("/account/login", {"login": seeker.email, "password": seeker.password})
    assert response.status_code == 303
    assert response["Location"] == "/today"


def test_nobody_enters_without_the_token_of_a_form() -> None:
    assert Client(enforce_csrf_checks=True).post("/demonstration/freelance").status_code == 403
