"""Logging in and out: who may, how often, from where, and where to."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from entregent.people.models import Account, AccountActor


@pytest.fixture
def dina(member, instance):
    return member("dina", "Dina Roy")


def account(actor):
    return Account.objects.get(id=AccountActor.objects.get(actor_id=actor.id).account_id)


def test_one_logs_in_with_mail_and_password_and_out_again(client, dina, log_in):
    client.get("/account/login")
    client.session["before"] = 1
    before = client.session.session_key
    response = log_in("Dina@Example.org")
    assert (response.status_code, response.headers["Location"]) == (303, "/welcome")
    assert client.session["_auth_user_id"] == str(account(dina).id)
    assert client.session.session_key != before
    assert UserSession.objects.filter(user=account(dina)).count() == 1
    assert client.get("/account/logout").status_code == 405
    assert client.session.get("_auth_user_id") == str(account(dina).id)
    response = client.post("/account/logout")
    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert client.session.get("_auth_user_id") is None


def test_every_form_asks_for_its_token(dina, instance):
    strict = Client(enforce_csrf_checks=True)
    for path in ("/account/login", "/account/logout", "/account/signup", "/account/password/reset"):
        assert (path, strict.post(path, {}).status_code) == (path, 403)


def test_known_and_unknown_addresses_get_the_same_answer(client, dina, log_in):
    known = log_in(password="not it at all")
    unknown = log_in("nobody@example.org", password="not it at all")
    odd = log_in("a%b@example.org", password="not it at all")
    assert known.status_code == unknown.status_code == odd.status_code == 422
    assert known.context["form"].errors == unknown.context["form"].errors == odd.context["form"].errors


@pytest.mark.parametrize(
    ("wish", "way"),
    [
        ("/people/contacts?a=1", "/people/contacts?a=1"),
        ("https://evil.example/", "/welcome"),
        ("//evil.example", "/welcome"),
        ("/\\evil.example", "/welcome"),
        ("\\\\evil.example", "/welcome"),
        ("http://testserver/people", "/welcome"),
        ("javascript:alert(1)", "/welcome"),
        ("/%0d%0aLocation:x", "/%0d%0aLocation:x"),
        ("/\r\nx: y", "/welcome"),
        ("/\tevil", "/welcome"),
        ("people", "/welcome"),
    ],
)
def test_next_leads_nowhere_else(client, dina, wish, way):
    data = {"login": "dina@example.org", "password": "correct horse battery", "next": wish}
    response = client.post("/account/login", data)
    assert (response.status_code, response.headers["Location"]) == (303, way)


def test_tries_are_counted_per_account_whatever_the_headers_say(client, dina, log_in):
    codes = [
        log_in(password=f"wrong {n}", by=Client(), HTTP_X_FORWARDED_FOR=f"10.0.0.{n}").status_code for n in range(10)
    ]
    assert codes == [422] * 8 + [429] * 2
    # And now the right password does not get in from a device that was never here…
    assert log_in(by=Client()).status_code == 429


def test_nobody_locks_a_member_out_of_their_own_device(client, dina, log_in):
    log_in()
    client.post("/account/logout")
    for n in range(10):
        log_in(password=f"wrong {n}", by=Client())
    assert log_in(by=Client()).status_code == 429
    assert log_in().status_code == 303


def test_tries_are_counted_per_network(client, instance, log_in):
    codes = [log_in(f"n{n}@example.org", by=Client()).status_code for n in range(22)]
    assert codes == [422] * 20 + [429] * 2
    assert log_in("other@example.org", by=Client(), REMOTE_ADDR="203.0.113.9").status_code == 422


def test_behind_a_trusted_proxy_its_word_counts(client, instance, log_in, settings):
    settings.TRUSTED_PROXIES = 1
    for n in range(22):
        # The client may write what it likes in front of what the proxy adds.
        log_in(f"n{n}@example.org", by=Client(), HTTP_X_FORWARDED_FOR=f"10.0.0.{n}, 203.0.113.9")
    assert log_in("a@example.org", by=Client(), HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 429
    assert log_in("a@example.org", by=Client(), HTTP_X_FORWARDED_FOR="203.0.113.10").status_code == 422
    assert log_in("a@example.org", by=Client(), HTTP_X_FORWARDED_FOR="nonsense").status_code == 422


def test_the_door_itself_answers_429(client, instance, log_in):
    for _ in range(30):
        client.post("/account/login", {})
    response = client.post("/account/login", {})
    assert response.status_code == 429
    assert "Wait a little" in response.content.decode()


@pytest.mark.parametrize(
    ("extra", "status"),
    [
        ({}, 303),
        ({"REMOTE_ADDR": "::1"}, 303),
        ({"REMOTE_ADDR": "203.0.113.9"}, 422),
        ({"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 422),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 422),
        ({"HTTP_FORWARDED": "for=127.0.0.1"}, 422),
        ({"entregent.proxied": True}, 422),
    ],
)
def test_demonstration_logins_open_on_this_machine_only(client, dina, log_in, extra, status):
    Account.objects.update(demonstration=True)
    assert log_in(**extra).status_code == status


def test_an_account_that_is_not_active_is_out_at_once(client, dina, log_in):
    log_in()
    assert client.get("/me/settings").status_code == 200
    Account.objects.update(state="suspended")
    assert client.get("/me/settings").status_code == 302
    assert log_in().headers["Location"] == "/account/inactive"


def test_a_refused_login_is_noted_without_a_name(client, dina, log_in, caplog):
    caplog.set_level("INFO", logger="entregent.accounts")
    log_in(password="not it at all")
    (line,) = [record.message for record in caplog.records if record.name == "entregent.accounts"]
    assert "127.0.0.1" in line
    assert not any(secret in line for secret in ("dina", "not it"))
