"""Joining: open, by invitation, by approval; with a mail server and without."""

from __future__ import annotations

from django.test import Client

from entregent.people.models import Account, Actor, Claim


def test_one_signs_up_confirms_and_is_in(client, instance, letters, link_in, sign_up, log_in):
    response = sign_up()
    assert (response.status_code, response.headers["Location"]) == (303, "/account/confirm-email")
    assert client.get("/account/confirm-email").status_code == 200
    assert Actor.objects.get(handle="dina").away is True
    (letter,) = letters()
    assert (letter.to, letter.subject) == (["dina@example.org"], "Confirmez votre adresse pour Le Cercle")
    confirm = link_in(letter)
    page = client.get(confirm)
    assert page.status_code == 200
    assert client.session.get("_auth_user_id") is None
    response = client.post(confirm)
    assert (response.status_code, response.headers["Location"]) == (303, "/welcome")
    assert client.session["_auth_user_id"] == str(Account.objects.get(email="dina@example.org").id)
    assert Actor.objects.get(handle="dina").away is False
    assert client.post(confirm).status_code == 404
    client.post("/account/logout")
    assert log_in().headers["Location"] == "/welcome"


def test_a_link_opened_elsewhere_confirms_but_lets_nobody_in(client, instance, letters, link_in, sign_up, log_in):
    sign_up()
    confirm = link_in(letters()[0])
    elsewhere = Client()
    response = elsewhere.post(confirm)
    assert (response.status_code, response.headers["Location"]) == (303, "/account/login")
    assert elsewhere.session.get("_auth_user_id") is None
    assert log_in(by=elsewhere).status_code == 303


def test_unconfirmed_cannot_log_in(instance, letters, sign_up, log_in):
    sign_up()
    response = log_in(by=Client())
    assert (response.status_code, response.headers["Location"]) == (303, "/account/confirm-email")


def test_refusals_stand_beside_their_field(client, instance, sign_up):
    response = sign_up(handle="admin", name="\u202e", email="x", password="short")
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"password"}
    for field, value in {"handle": "admin", "name": "\u202e\u200b", "email": "a%b@example.org"}.items():
        response = sign_up(**{field: value})
        assert (response.status_code, set(response.context["form"].errors)) == (422, {field})
    assert Account.objects.count() == Claim.objects.count() == 0


def test_by_approval_one_waits(client, instance, letters, link_in, sign_up, log_in):
    type(instance).objects.update(joining="approval")
    assert sign_up().headers["Location"] == "/account/confirm-email"
    client.post(link_in(letters()[0]))
    response = log_in()
    assert (response.status_code, response.headers["Location"]) == (303, "/account/inactive")
    assert client.get("/account/inactive").status_code == 200
    assert client.session.get("_auth_user_id") is None
    assert Actor.objects.get(handle="dina").away is True


def test_without_a_mail_server_an_open_door_asks_for_approval(client, instance, settings, sign_up):
    settings.MAIL_IS_SENT = False
    assert sign_up().headers["Location"] == "/account/inactive"
    assert Account.objects.get().state == "waiting"
    # The same answer for an address that is known.
    response = sign_up(by=Client(), handle="dina2")
    assert (response.status_code, response.headers["Location"]) == (303, "/account/inactive")
    assert Account.objects.count() == 1


def test_by_invitation_nobody_comes_without(client, instance, sign_up):
    type(instance).objects.update(joining="invitation")
    response = sign_up()
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"invitation"})
    response = sign_up(invitation="0" * 32)
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"invitation"})
    assert Account.objects.count() == 0


def test_a_wrong_password_gets_the_same_page_from_strangers_and_who_waits(client, instance, letters, sign_up, log_in):
    type(instance).objects.update(joining="approval")
    sign_up()
    waiting = log_in(password="wrong horse battery")
    unknown = log_in(email="nobody@example.org")
    assert waiting.status_code == unknown.status_code == 422
    assert waiting.context["form"].errors == unknown.context["form"].errors
