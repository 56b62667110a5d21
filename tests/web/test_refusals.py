"""A refusal is one kind sentence in the reader's language, with its status; JSON where the address asks for it."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.test import Client, RequestFactory

from entregent.people.models import Account, AccountActor
from entregent.web.pages.system import failure

pytestmark = pytest.mark.urls("broken_urls")


def page(response: Any) -> str:
    return html.unescape(response.content.decode())


@pytest.fixture
def visitor(db: None) -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("fr", "Il n’y a rien à cette adresse."), ("en", "There is nothing at this address.")],
)
def test_absent_and_forbidden_look_the_same(visitor: Client, language: str, sentence: str) -> None:
    told = {"Accept-Language": language}
    absent = visitor.get("/nothing", headers=told)
    forbidden = visitor.get("/refuse/absent", headers=told)
    assert (absent.status_code, forbidden.status_code) == (404, 404)
    assert page(absent).replace("%2Fnothing", "") == page(forbidden).replace("%2Frefuse%2Fabsent", "")
    assert f"<h1>{sentence}</h1>" in page(absent)
    assert f'<html lang="{language}">' in page(absent)
    assert "secret reason" not in page(forbidden)


def test_a_verb_that_refuses_gives_its_own_sentence(visitor: Client) -> None:
    response = visitor.get("/refuse/often")
    assert response.status_code == 429
    assert "<h1>Wait a minute.</h1>" in page(response)


def test_an_address_in_json_is_answered_in_json(visitor: Client) -> None:
    response = visitor.get("/nothing.json", headers={"Accept-Language": "fr"})
    assert response.status_code == 404
    assert response.json() == {"error": "Il n’y a rien à cette adresse.", "code": "not-found"}
    assert visitor.get("/boom.json").json() == {"error": "Something broke on our side.", "code": "failure"}


def test_our_own_mistake_says_nothing_of_itself(visitor: Client) -> None:
    response = visitor.get("/boom")
    assert response.status_code == 500
    assert "Something broke on our side." in page(response)
    assert "RuntimeError" not in page(response)
    assert "a mistake of ours" not in page(response)


def test_the_page_for_our_mistakes_needs_no_database() -> None:
    response = failure(RequestFactory().get("/today", headers={"Accept-Language": "fr"}))  # no db fixture here
    assert response.status_code == 500
    assert "Quelque chose n’a pas marché de notre côté." in page(response)


def test_a_form_that_is_too_old_says_so(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/theme", headers={"Accept-Language": "fr"})
    assert response.status_code == 403
    assert "<h1>Ce formulaire est trop ancien.</h1>" in page(response)


def test_a_wrong_method_gets_a_page_too(visitor: Client) -> None:
    response = visitor.get("/theme")
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "This address does not work that way." in page(response)


def test_too_many_fields_are_too_large(visitor: Client) -> None:
    response = visitor.post("/read", {f"field{number}": "1" for number in range(5001)})
    assert response.status_code == 413
    assert "What you sent is too large." in page(response)


def test_a_body_of_three_megabytes_is_too_large(visitor: Client) -> None:
    response = visitor.post("/read", "a=" + "x" * 3_000_000, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413


GARBAGE = ["", "*", "xx", "fr-" + "x" * 5000, "\x7f;q=a", ",,,;;;q=", "q=0.5", "中文", "en;q=1e999", "../../etc"]


@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_in_headers_and_cookies_breaks_nothing(visitor: Client, garbage: str) -> None:
    for name in ("language", "theme", "session", "csrf", "messages"):
        visitor.cookies[name] = garbage.encode("ascii", "replace").decode()
    response = visitor.get("/style", headers={"Accept-Language": garbage})
    assert response.status_code == 200
    assert 'lang="en"' in page(response) or 'lang="fr"' in page(response)


def test_a_time_zone_this_machine_does_not_know_counts_as_utc(amina: Any, logged_in: Any) -> None:
    account_id = AccountActor.objects.get(actor_id=amina.id).account_id
    for zone in ("Mars/Olympus", "../../etc/passwd", "", "Europe"):
        Account.objects.filter(id=account_id).update(time_zone=zone)
        assert logged_in(amina).get("/style").status_code == 200
