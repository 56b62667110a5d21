"""Every route meets every role: what each gets is written down, and nothing else happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from entregent.moderation.services.members import restore_member, suspend_member
from entregent.web.context import places
from routes import ROLES, ROUTES
from world import World, populate


def routes_of(patterns: list[URLPattern | URLResolver]) -> Iterator[str | None]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes_of(pattern.url_patterns)
        else:
            yield pattern.name


def addresses(world: World) -> dict[str, str]:
    known = world.things | {handle: str(actor.id) for handle, actor in world.people.items()}
    return {name: reverse(name, args=[part.format(**known) for part in route.at]) for name, route in ROUTES.items()}


def client_as(world: World, role: str, *, checks_token: bool = False) -> Client:
    client = Client(enforce_csrf_checks=checks_token)
    if role == "suspended":  # suspended while logged in
        restore_member(operator=world.people["olga"], member_id=world.people["simon"].id)
        client.force_login(world.account("simon"))
        suspend_member(operator=world.people["olga"], member_id=world.people["simon"].id)
    elif role != "visitor":
        client.force_login(world.account(ROLES[role]))
    return client


@pytest.fixture(scope="module")
def shared_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made once; each test then works inside a savepoint of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield populate()
        transaction.set_rollback(True)


@pytest.fixture
def world(shared_world: World, db: None, media_folder: None, settings: Any) -> World:
    settings.MEDIA_ROOT = settings.ENVIRONMENT.home_path / "media"  # where the shared world keeps its pictures
    return shared_world


def test_every_route_is_in_the_table() -> None:
    found = list(routes_of(get_resolver().url_patterns))
    assert None not in found  # a route without a name cannot be asked for
    assert sorted(str(name) for name in found) == sorted(ROUTES)


@pytest.mark.parametrize("role", ROLES)
def test_what_each_role_gets(world: World, role: str) -> None:
    client = client_as(world, role)
    got = {}
    for name, address in addresses(world).items():
        got[name] = client.get(address).status_code
    assert got == {name: route.get[role] for name, route in ROUTES.items()}


@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_changed_without_the_token_of_a_form(world: World, role: str) -> None:
    client = client_as(world, role, checks_token=True)
    got = {name: client.post(address).status_code for name, address in addresses(world).items()}
    assert got == dict.fromkeys(ROUTES, 403)


@pytest.mark.parametrize("role", ["owner", "operator"])
def test_pages_that_only_show_take_nothing(world: World, role: str) -> None:
    client = client_as(world, role)
    reading = {name: address for name, address in addresses(world).items() if not ROUTES[name].writes}
    got = {name: client.post(address).status_code for name, address in reading.items()}
    assert got == dict.fromkeys(reading, 405)


def test_every_place_of_the_navigation_has_its_room() -> None:
    assert [place.key for place in places()] == ["today", "people", "desk", "me"]
