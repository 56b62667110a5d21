"""An instance whose door is open and that has a mail server."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from entregent.kit.queue import run_due
from entregent.people.models import Instance

PASSWORD = "correct horse battery"


@pytest.fixture
def instance(db: None, settings) -> Instance:
    settings.MAIL_IS_SENT = True
    return Instance.objects.create(id=1, domain="testserver", name="Le Cercle", joining="open")


@pytest.fixture
def letters(instance) -> Callable[[], list[mail.EmailMessage]]:
    """Runs the queue and returns what was sent since the last time."""

    def read() -> list[mail.EmailMessage]:
        run_due()
        found, mail.outbox = list(mail.outbox), []
        return found

    return read


@pytest.fixture
def link_in() -> Callable[[mail.EmailMessage], str]:
    """The first link of a mail, as a path."""

    def find(letter: mail.EmailMessage) -> str:
        found = re.search(r"https?://[^/\s]+(/\S+)", letter.body)
        assert found, letter.body
        return found.group(1)

    return find


@pytest.fixture
def sign_up(client: Client) -> Callable[..., HttpResponse]:
    def send(url: str = "/account/signup", by: Client = client, **changes: str) -> HttpResponse:
        data = {
            "name": "Dina Roy",
            "handle": "dina",
            "email": "dina@example.org",
            "password": PASSWORD,
            "language": "fr",
            "invitation": "",
        }
        return by.post(url, data | changes)

    return send


@pytest.fixture
def log_in(client: Client) -> Callable[..., HttpResponse]:
    def send(
        email: str = "dina@example.org", password: str = PASSWORD, by: Client = client, **extra: str
    ) -> HttpResponse:
        return by.post("/account/login", {"login": email, "password": password}, **extra)

    return send
