"""Every answer carries the same protections, whatever it is an answer to."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from entregent.web.middleware import headers

EXPECTED = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "X-Frame-Options": "DENY",
}


CASES = [
    ("get", "/offline", 200),
    ("get", "/style", 200),
    ("get", "/manifest.webmanifest", 200),
    ("get", "/sw.js", 200),
    ("get", "/.well-known/security.txt", 200),
    ("get", "/language/fr", 302),
    ("get", "/language/xx", 404),
    ("get", "/nothing/here", 404),
    ("get", "/nothing/here.json", 404),
    ("get", "/theme", 405),
    ("post", "/theme", 403),
    ("get", "/static/css/entregent.css", 200),
    ("get", "/static/nothing.css", 404),
    ("get", "/boom", 500),
    ("get", "/boom.json", 500),
    ("get", "/refuse/absent", 404),
    ("get", "/refuse/often", 429),
    ("get", "/refuse/wrong", 422),
]


def read(response: Any) -> None:
    """To the end, which closes the file behind it."""
    if response.streaming:
        list(response)


@pytest.mark.urls("broken_urls")
@pytest.mark.parametrize(("method", "address", "status"), CASES)
def test_every_answer_has_the_headers(db: None, method: str, address: str, status: int) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    response = getattr(client, method)(address)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in EXPECTED} == EXPECTED
    assert "Strict-Transport-Security" not in response.headers  # this instance speaks plain HTTP
    read(response)


def test_over_https_browsers_are_told_to_stay_there(settings: Any) -> None:
    settings.HTTPS, settings.SECURE_HSTS_SECONDS = True, 63_072_000
    response = headers(lambda _: HttpResponse())(RequestFactory().get("/"))
    assert response.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"


def test_the_policy_allows_nothing_inline() -> None:
    sources = [source for sources in settings.SECURE_CSP.values() for source in sources]
    assert [source for source in sources if "unsafe" in source or "*" in source or "http" in source] == []


def test_a_stricter_policy_of_a_page_stays() -> None:
    strict = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    assert headers(lambda _: strict)(RequestFactory().get("/")).headers["Content-Security-Policy"] == "sandbox"


def test_what_a_member_sees_is_stored_nowhere(amina: Any, logged_in: Any) -> None:
    client = logged_in(amina)
    for address in ("/style", "/offline", "/nothing/style.css"):  # an address may be dressed as a static file
        response = client.get(address)
        assert response.headers["Cache-Control"] == "private, no-store"
        assert response.headers["Vary"] == "Accept-Language, Cookie"


def test_static_files_may_be_kept_for_long(db: None, client: Client) -> None:
    response = client.get("/static/css/entregent.css")
    assert response.headers["Cache-Control"] == "max-age=31536000, public"
    assert "Access-Control-Allow-Origin" not in response.headers
    read(response)
