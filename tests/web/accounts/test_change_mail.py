"""A new address counts once it is confirmed; claims, account and recognition follow in one step."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from entregent.people.models import Account, Actor, Claim, MatchKey
from entregent.people.services.members import create_member

PASSWORD = "correct horse battery"


@pytest.fixture
def dina(member, instance):
    return member("dina", "Dina Roy")


def change(client, email, password=PASSWORD):
    return client.post("/account/email", {"email": email, "password": password})


def mails(actor):
    return list(Claim.objects.filter(kind="mail", holder_id=actor.id).values_list("value", flat=True))


def test_the_new_address_counts_once_confirmed(dina, logged_in, letters, link_in, log_in):
    Actor.objects.update(matchable=True)
    mine = logged_in(dina)
    assert change(mine, "dina@new.example").status_code == 303
    assert Account.objects.get().email == "dina@example.org"
    assert "dina@new.example" in mine.get("/account/email").content.decode()
    assert log_in("dina@new.example").status_code == 422
    (letter,) = letters()
    assert letter.to == ["dina@new.example"]
    response = mine.post(link_in(letter))
    assert (response.status_code, response.headers["Location"]) == (303, "/welcome")
    assert Account.objects.get().email == "dina@new.example"
    assert mails(dina) == ["dina@new.example"]
    assert [(row.email, row.verified, row.primary) for row in EmailAddress.objects.all()] == [
        ("dina@new.example", True, True)
    ]
    assert MatchKey.objects.filter(actor_id=dina.id).count() == 1
    assert [letter.to for letter in letters()] == [["dina@example.org"]]
    assert log_in("dina@new.example").status_code == 303
    # The old one is free for whoever owns it.
    create_member(handle="other", name="Other", email="dina@example.org", password=None)


def test_the_password_is_asked_and_the_address_checked(dina, logged_in, letters):
    mine = logged_in(dina)
    assert change(mine, "dina@new.example", "wrong").status_code == 422
    for odd in (
        "a%b@example.org",
        "a!b@c.example",
        '"a b"@example.org',
        "a@[127.0.0.1]",
        "a@localhost",
        "é@example.org",
    ):
        assert (odd, change(mine, odd).status_code) == (odd, 422)
    assert change(mine, "dina@example.org").status_code == 422
    assert letters() == []


def test_of_two_who_want_one_address_the_first_to_confirm_has_it(dina, member, logged_in, letters, link_in):
    bruno = member("bruno", "Bruno Keller")
    first, second = logged_in(dina), logged_in(bruno)
    change(first, "both@new.example")
    link_1 = link_in(letters()[0])
    from django.core.cache import cache

    cache.clear()
    change(second, "both@new.example")
    link_2 = link_in(letters()[0])
    assert second.post(link_2).status_code == 303
    first.post(link_1)
    assert sorted(Account.objects.values_list("email", flat=True)) == ["both@new.example", "dina@example.org"]
    assert (mails(dina), mails(bruno)) == (["dina@example.org"], ["both@new.example"])


def test_an_address_of_another_member_gives_nothing_away(dina, member, logged_in, letters, link_in):
    member("bruno", "Bruno Keller")
    mine = logged_in(dina)
    known, unknown = change(mine, "bruno@example.org"), change(mine, "nobody@example.org")
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])


def test_a_link_for_another_account_changes_nothing_of_mine(dina, member, logged_in, letters, link_in):
    bruno = member("bruno", "Bruno Keller")
    change(logged_in(dina), "dina@new.example")
    link = link_in(letters()[0])
    theirs = logged_in(bruno)
    theirs.post(link)
    assert Account.objects.filter(email="dina@new.example").count() == 1
    assert mails(bruno) == ["bruno@example.org"]
    assert Client().get(link).status_code == 404
