"""Fifty at once, in real threads on the real database: exactly one effect, and nobody gets a failure."""

from __future__ import annotations

from collections import Counter

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.test import Client

from entregent.kit.models import Act
from entregent.people.models import Account, Actor, Claim, Instance, Invitation
from entregent.people.services.accounts import sign_up
from entregent.people.services.instance import InstanceDraft, set_up_instance
from entregent.people.services.invitations import invite_by_link, token_of
from entregent.people.services.members import create_member

pytestmark = pytest.mark.slow
PASSWORD = "correct horse battery"


def person(n: int, **changes: str) -> dict[str, str]:
    given = {"handle": f"m{n}", "name": f"Member {n}", "email": f"m{n}@example.org", "password": PASSWORD}
    return given | changes


def counts() -> tuple[int, int, int, int]:
    return (Actor.objects.count(), Account.objects.count(), Claim.objects.count(), Instance.objects.count())


def test_one_invitation_makes_one_member(at_once, transactional_db):
    Instance.objects.create(id=1, domain="testserver", name="I", joining="invitation")
    ada = create_member(**person(99, handle="ada"))
    token = token_of(invite_by_link(inviter=ada, days=1, uses=1).id)
    outcomes = at_once(lambda n: sign_up(**person(n), language="en", token=token))
    assert outcomes == {"": 1, "invitation-gone": 49}
    assert at_once.read(counts) == (2, 2, 4, 1)
    assert at_once.read(lambda: Invitation.objects.get().uses_left) == 0


def test_one_handle_is_given_once(at_once):
    outcomes = at_once(lambda n: create_member(**person(n, handle="dina")))
    assert outcomes == {"": 1, "handle-taken": 49}
    assert at_once.read(counts) == (1, 1, 2, 0)


def test_one_address_is_one_account(at_once):
    outcomes = at_once(lambda n: create_member(**person(n, email="dina@example.org")))
    assert outcomes == {"": 1, "mail-taken": 49}
    assert at_once.read(counts) == (1, 1, 2, 0)


def test_one_of_many_opens_the_place(at_once):
    draft = InstanceDraft(name="Le Cercle")
    outcomes = at_once(lambda n: set_up_instance(draft=draft, **person(n), language="en"))
    assert outcomes == {"": 1, "already-set-up": 49}
    assert at_once.read(counts) == (1, 1, 2, 1)


def test_one_address_is_confirmed_once(at_once, transactional_db, settings):
    settings.MAIL_IS_SENT = True
    Instance.objects.create(id=1, domain="testserver", name="I", joining="open")
    account = sign_up(**person(1), language="en").account
    key = EmailConfirmationHMAC(EmailAddress.objects.get(user=account)).key
    at_once.read(counts)  # from here on, every connection is to the copy
    codes: Counter[int] = Counter()

    def confirm(_n: int) -> None:
        codes[Client().post(f"/account/confirm-email/{key}").status_code] += 1

    assert at_once(confirm) == {"": 50}
    assert set(codes) <= {303, 404}
    assert codes[303] >= 1
    said = at_once.read(lambda: list(Act.objects.filter(verb="mail.confirmed").values_list("owner_id", flat=True)))
    assert len(said) == 1
    assert at_once.read(lambda: Actor.objects.get().away) is False
