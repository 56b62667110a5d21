"""A visitor reads in their browser's language and can switch; light and dark follow the device or a choice."""

from __future__ import annotations

from typing import Any

from django.test import Client


def test_a_visitor_reads_in_their_browser_s_language(db: None) -> None:
    assert b'<html lang="fr">' in Client(headers={"Accept-Language": "fr-CA,fr;q=0.9,en;q=0.1"}).get("/style").content
    assert b'<html lang="en">' in Client(headers={"Accept-Language": "de"}).get("/style").content


def test_a_visitor_s_choice_is_kept(db: None) -> None:
    client = Client(headers={"Accept-Language": "en"})
    response = client.get("/language/fr?next=/style")
    assert (response.status_code, response.headers["Location"]) == (302, "/style")
    cookie = response.cookies["language"]
    assert (cookie.value, cookie["samesite"], bool(cookie["httponly"])) == ("fr", "Lax", True)
    assert b'<html lang="fr">' in client.get("/style").content


def test_another_site_cannot_choose_a_language(db: None) -> None:
    client = Client(headers={"Accept-Language": "en", "Sec-Fetch-Site": "cross-site"})
    assert "language" not in client.get("/language/fr?next=/style").cookies


def test_going_back_stays_on_this_instance(db: None) -> None:
    for address in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""):
        response = Client().get("/language/fr", {"next": address})
        assert response.headers["Location"] == "/"


def test_a_theme_is_kept_in_a_cookie_and_can_be_forgotten(db: None) -> None:
    client = Client()
    response = client.post("/theme", {"theme": "dark", "next": "/style"})
    assert (response.status_code, response.headers["Location"]) == (303, "/style")
    assert b'<html lang="en" data-theme="dark">' in client.get("/style").content
    client.post("/theme", {"theme": ""})
    assert b'<html lang="en">' in client.get("/style").content


def test_a_member_reads_in_the_language_of_their_account(amina: Any, logged_in: Any) -> None:
    client = logged_in(amina)
    client.cookies["language"] = "en"
    assert b'<html lang="fr">' in client.get("/style", headers={"Accept-Language": "en"}).content


def test_the_instance_can_be_installed_as_an_app(db: None) -> None:
    client = Client()
    manifest = client.get("/manifest.webmanifest").json()
    assert (manifest["name"], manifest["start_url"], manifest["display"]) == ("Entregent", "/today", "standalone")
    for icon in manifest["icons"]:
        response = client.get(icon["src"])
        assert response.headers["Content-Type"] == "image/png"
        list(response)  # to the end, which closes the file
    assert client.get("/sw.js").headers["Content-Type"] == "text/javascript"


def test_the_offline_page_holds_nothing_of_a_member(amina: Any, logged_in: Any) -> None:
    assert b"Amina" not in logged_in(amina).get("/offline").content
