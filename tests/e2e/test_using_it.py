"""The main job by hand: ask someone, be accepted, publish to contacts, be read. With scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

PASSWORD = "correct horse battery"
BY_HAND = [("dina", "en", True, 1280), ("claire", "fr", False, 360)]


def log_in(page: Page, handle: str) -> None:
    page.goto("/account/login")
    page.locator("input[name=login]").fill(f"{handle}@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    press(page)


def press(page: Page) -> None:
    """The one main act of the page."""
    page.locator("main button.main").first.click()


@pytest.mark.parametrize(("asker", "language", "scripts", "width"), BY_HAND, ids=["scripts, desk", "no scripts, phone"])
def test_two_people_become_contacts_and_read_each_other(
    site: Any, visit: Callable[..., Any], asker: str, language: str, scripts: bool, width: int
) -> None:
    asking = visit("", language=language, scripts=scripts).page
    asking.set_viewport_size({"width": width, "height": 740})
    site.speak(language)
    log_in(asking, asker)
    asking.goto(site.at("/people/{bruno}/request"))
    asking.locator("[name=note]").fill(f"From {asker}")
    press(asking)
    assert asking.locator(".flash").count() == 1

    answering = visit("bruno", language=language, scripts=scripts).page
    answering.set_viewport_size({"width": width, "height": 740})
    answering.goto("/today")
    answering.locator("li", has_text=f"From {asker}").locator("button.main").click()
    assert answering.locator(".flash").count() == 1

    answering.goto("/desk/write")
    answering.locator("[name=text]").fill(f"A word for {asker}, **read at once**.")
    answering.locator("input[type=radio][value=contacts]").check()
    press(answering)
    assert answering.locator(".sheet strong").inner_text() == "read at once"
    press(answering)
    assert f"A word for {asker}" in answering.locator("main").inner_text()

    asking.goto("/today")
    assert f"A word for {asker}, read at once." in asking.locator("main").inner_text()
    asking.context.clear_cookies()


def test_a_wrong_form_says_so_beside_its_field(site: Any, visit: Callable[..., Any]) -> None:
    page = visit("amina", language="fr", scripts=False).page
    page.goto("/me/entries/new/position")
    page.locator("[name=start]").fill("32/13/2020")
    page.locator("form.form").evaluate("form => form.noValidate = true")
    with page.expect_response(lambda response: response.request.method == "POST") as answer:
        press(page)
    assert answer.value.status == 422
    wrong = page.locator("[aria-invalid=true]")
    assert wrong.count() >= 1
    for field in wrong.all():
        described = (field.get_attribute("aria-describedby") or "").split()
        assert any(page.locator(f"[id='{one}'].errorlist").count() for one in described)


def test_an_instance_can_be_installed(site: Any, visit: Callable[..., Any]) -> None:
    page = visit("amina").page
    page.goto("/today")
    assert page.locator("link[rel=manifest]").get_attribute("href") == "/manifest.webmanifest"
    assert page.request.get("/offline").ok
    assert page.request.get("/sw.js").headers["content-type"].startswith("text/javascript")
