"""What members set for themselves: language, zone, devices."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from entregent.people.models import Account

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"


@pytest.fixture
def dina(member, instance):
    return member("dina", "Dina Roy")


def test_language_and_zone_are_kept_and_used(dina, logged_in):
    mine = logged_in(dina)
    assert "Settings" in mine.get("/me/settings").content.decode()
    response = mine.post("/me/settings", {"language": "fr", "time_zone": "Europe/Paris"})
    assert (response.status_code, response.headers["Location"]) == (303, "/me/settings")
    page = mine.get("/me/settings")
    assert "Vos réglages sont enregistrés." in page.content.decode()
    assert page.headers["Content-Language"] == "fr"
    assert (Account.objects.get().language, Account.objects.get().time_zone) == ("fr", "Europe/Paris")


@pytest.mark.parametrize("changes", [{"language": "xx"}, {"time_zone": "Mars/Olympus"}, {"time_zone": "../etc/passwd"}])
def test_odd_choices_are_refused(dina, logged_in, changes):
    data = {"language": "fr", "time_zone": "UTC"} | changes
    response = logged_in(dina).post("/me/settings", data)
    assert (response.status_code, set(response.context["form"].errors)) == (422, set(changes))


def test_only_languages_that_are_offered(dina, logged_in, instance, client):
    type(instance).objects.update(languages="fr")
    assert logged_in(dina).post("/me/settings", {"language": "en", "time_zone": "UTC"}).status_code == 422
    assert [code for code, _ in client.get("/account/signup").context["form"].fields["language"].choices] == ["fr"]


def test_devices_are_named_in_plain_words_and_ended(dina, log_in):
    here, desk, phone = Client(), Client(), Client()
    log_in(by=here)
    log_in(by=desk, HTTP_USER_AGENT=FIREFOX)
    log_in(by=phone, HTTP_USER_AGENT=PHONE)
    page = here.get("/me/sessions").content.decode()
    assert [words in page for words in ("Firefox on Windows", "Safari on iPhone", "This device")] == [True] * 3
    number = UserSession.objects.get(user_agent=FIREFOX).id
    assert here.post("/me/sessions", {"session": str(number)}).status_code == 303
    assert [one.get("/me/settings").status_code for one in (here, desk, phone)] == [200, 302, 200]
    assert here.post("/me/sessions", {}).status_code == 303
    assert [one.get("/me/settings").status_code for one in (here, desk, phone)] == [200, 302, 302]
    assert UserSession.objects.count() == 1


def test_nobody_ends_the_device_of_another(dina, member, log_in):
    member("bruno", "Bruno Keller")
    mine, theirs = Client(), Client()
    log_in(by=mine)
    log_in("bruno@example.org", by=theirs)
    number = UserSession.objects.order_by("-id").first().id
    for odd in (str(number), "-1", "x", "9" * 30):
        mine.post("/me/sessions", {"session": odd})
    assert theirs.get("/me/settings").status_code == 200


def test_the_last_use_is_noted_once_an_hour(dina, log_in, client):
    log_in()
    UserSession.objects.update(last_seen_at="2026-01-01T00:00:00Z")
    client.get("/me/settings")
    assert UserSession.objects.get().last_seen_at.year == 2026
    assert UserSession.objects.get().last_seen_at.month == 1
    session = client.session
    session["used"] -= 3601
    session.save()
    client.get("/me/settings")
    assert UserSession.objects.get().last_seen_at.month != 1


def test_devices_cost_the_same_for_one_and_for_twenty(dina, log_in, client, django_assert_num_queries):
    log_in()
    client.get("/me/sessions")
    with django_assert_num_queries(6):
        client.get("/me/sessions")
    account = Account.objects.get()
    for n in range(20):
        UserSession.objects.create(user=account, ip="127.0.0.1", session_key=f"k{n}", user_agent=FIREFOX)
    with django_assert_num_queries(6):
        client.get("/me/sessions")
