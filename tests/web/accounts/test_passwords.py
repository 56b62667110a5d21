"""Resetting and changing a password."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from entregent.kit.models import Job
from entregent.people.models import Account

NEW = "an entirely new sentence"


@pytest.fixture
def dina(member, instance):
    return member("dina", "Dina Roy", "fr")


def ask(client, email="dina@example.org", **extra):
    return client.post("/account/password/reset", {"email": email}, **extra)


def test_one_chooses_a_new_password_through_the_mail(client, dina, letters, link_in, log_in):
    elsewhere = Client()
    log_in(by=elsewhere)
    letters()
    assert ask(client).headers["Location"] == "/account/password/reset/done"
    assert client.get("/account/password/reset/done").status_code == 200
    (letter,) = letters()
    assert (letter.to, letter.subject) == (["dina@example.org"], "Choisissez un nouveau mot de passe pour Le Cercle")
    link = link_in(letter)
    response = client.get(link)
    form_url = response.headers["Location"]
    assert (response.status_code, form_url.endswith("-set-password")) == (302, True)
    assert client.post(form_url, {"password1": "short"}).status_code == 422
    response = client.post(form_url, {"password1": NEW})
    assert (response.status_code, response.headers["Location"]) == (303, "/account/password/reset/key/done")
    # Once only, every device is out, and a mail tells it.
    assert client.get(link).context["token_fail"] is True
    assert elsewhere.get("/me/settings").status_code == 302
    assert log_in().status_code == 422
    assert log_in(password=NEW).status_code == 303
    assert [letter.subject for letter in letters()] == ["Votre mot de passe pour Le Cercle a changé"]


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, dina, letters, django_assert_num_queries):
    known = ask(client)
    jobs = Job.objects.count()
    unknown = ask(client, "nobody@example.org")
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert (jobs, Job.objects.count()) == (1, 2)
    assert [letter.to for letter in letters()] == [["dina@example.org"]]


def test_no_header_bends_the_link(client, dina, letters, settings):
    settings.BASE_URL = "https://cercle.example"
    for extra in (
        {"HTTP_HOST": "evil.example"},
        {"HTTP_X_FORWARDED_HOST": "evil.example"},
        {"HTTP_HOST": "localhost"},
    ):
        ask(client, **extra)
        for letter in letters():
            assert "https://cercle.example/account/password/reset/key/" in letter.body
            assert "evil" not in letter.body


def test_a_link_dies_with_the_address_it_was_for(client, dina, letters, link_in):
    ask(client)
    link = link_in(letters()[0])
    Account.objects.update(email="dina@elsewhere.example")
    assert client.get(link).context["token_fail"] is True


def test_two_links_are_worth_one_change(client, dina, letters, link_in):
    ask(client)
    first = link_in(letters()[0])
    ask(client)
    second = link_in(letters()[0])
    url = client.get(first).headers["Location"]
    assert client.post(url, {"password1": NEW}).status_code == 303
    assert Client().get(second).context["token_fail"] is True


def test_a_pending_address_resets_nothing(client, dina, logged_in, letters):
    mine = logged_in(dina)
    mine.post("/account/email", {"email": "victim@example.org", "password": "correct horse battery"})
    letters()
    ask(client, "victim@example.org")
    assert letters() == []


def test_asking_is_limited(client, dina):
    assert [ask(client).status_code for _ in range(4)] == [303] * 3 + [429]
    assert [ask(client, f"n{n}@example.org").status_code for n in range(7)] == [303] * 6 + [429]


def test_changing_it_ends_the_other_devices(client, dina, letters, log_in):
    elsewhere = Client()
    log_in()
    log_in(by=elsewhere)
    assert UserSession.objects.count() == 2
    page = "/account/password/change"
    assert client.post(page, {"oldpassword": "not mine", "password1": NEW}).status_code == 422
    assert client.post(page, {"oldpassword": "correct horse battery", "password1": "0123456789"}).status_code == 422
    response = client.post(page, {"oldpassword": "correct horse battery", "password1": NEW})
    assert (response.status_code, response.headers["Location"]) == (303, "/me/settings")
    assert client.get("/me/settings").status_code == 200
    assert elsewhere.get("/me/settings").status_code == 302
    assert UserSession.objects.count() == 1
    assert log_in(password=NEW, by=Client()).status_code == 303


def test_the_longest_address_is_like_any_other(client, instance, letters):
    longest = "a" * 64 + "@" + ".".join(["b" * 60] * 3) + ".example"
    assert ask(client, longest[:254]).status_code in {303, 422}
    longest = "a" * 60 + "@" + ".".join(["b" * 60] * 3) + ".cc.ex"
    assert (len(longest) > 200, ask(client, longest).status_code) == (True, 303)
    assert letters() == []


@pytest.mark.parametrize(
    "path",
    [
        "/account/password/reset/key/zzzzzzzzzzzzz-abc",
        "/account/password/reset/key/" + "z" * 60 + "-abc",
        "/account/password/reset/key/1-%00",
        "/account/confirm-email/%00",
        "/account/confirm-email/" + "x" * 5000,
        "/join/%00%ff",
        "/join/" + "x" * 5000,
        "/instance/invitations/99999999999999999999999/revoke",
    ],
)
def test_odd_links_lead_nowhere(path, client, instance, dina, logged_in):
    Account.objects.update(role="operator")
    assert client.get(path).status_code in {302, 400, 404, 405}
    assert logged_in(dina).post(path).status_code in {302, 303, 400, 404}
