"""Every page in both languages, both themes, on a phone and on a desk: readable by all, and asking nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from every_page import PAGES

EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast"]}
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
everyone = pytest.mark.parametrize(("who", "address"), PAGES, ids=[f"{who}{address}" for who, address in PAGES])


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", rules)["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


@everyone
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_serves_every_reader(
    site: Any, visit: Callable[..., Any], who: str, address: str, language: str
) -> None:
    seen = visit(who, language=language)
    page = seen.page
    response = page.goto(site.at(address))
    assert response.status == (404 if "/no" in address else 200)
    page.evaluate(Axe().axe_script)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            assert violations(page, EVERYTHING if scheme == "light" else COLOURS) == [], (scheme, size)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.set_viewport_size({"width": 640, "height": 400})  # a desk at 200 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert [url for url in seen.requested if not url.startswith(site.url)] == []
    assert [words for words in seen.complaints if "404 (Not Found)" not in words or response.status == 200] == []
    weight = len(response.body()) + sum(
        len(page.request.get(url).body()) for url in seen.requested if url.split("?")[0].endswith(".css")
    )
    assert weight < 60_000


@everyone
def test_a_page_says_the_same_without_scripts(site: Any, visit: Callable[..., Any], who: str, address: str) -> None:
    texts = []
    for scripts in (True, False):
        page = visit(who, scripts=scripts).page
        page.goto(site.at(address))
        texts.append(page.locator("main").inner_text())
    assert texts[0] == texts[1]
    assert len(texts[0]) > 20


@everyone
def test_a_page_is_walked_by_keyboard(site: Any, visit: Callable[..., Any], who: str, address: str) -> None:
    page = visit(who).page
    page.goto(site.at(address))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    acts = page.locator("main").locator("a[href], button, input, select, textarea, summary").count()
    assert _reaches_every_act(page, acts)


def _reaches_every_act(page: Page, acts: int) -> bool:
    """The first main act is reached by Tab alone, and shows where the focus is."""
    if page.locator("main .main:visible").count() == 0:
        return True
    for _ in range(acts + 5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('main')"):
            return page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    return False
