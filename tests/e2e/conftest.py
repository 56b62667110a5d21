"""A real server with the small world, and one browser that every test shares."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, sync_playwright

HERE = Path(__file__).parent
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((found for name in names if (found := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@dataclass(frozen=True)
class Site:
    """Where the server answers, and what lives there."""

    url: str
    people: dict[str, str]
    sessions: dict[str, str]
    things: dict[str, str]
    database: Path

    def at(self, address: str) -> str:
        """`{…}` filled in."""
        return address.format(**self.people, **self.things)

    def speak(self, language: str) -> None:
        """Everyone's account reads in this language from now on."""
        with contextlib.closing(sqlite3.connect(self.database, timeout=20)) as connection, connection:
            connection.execute("UPDATE people_account SET language = ? WHERE language <> ?", [language, language])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if not find_chromium():
        pytest.skip("browser tests need Chromium; install the system's package")
    home = tmp_path_factory.mktemp("site")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ENTREGENT_", "PYTEST"))}
    environment |= {
        "ENTREGENT_HOME": str(home),
        "ENTREGENT_PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "entregent.config.settings",
        "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE.parent.parent / "src")]),
    }
    filled = subprocess.run(
        [sys.executable, str(HERE / "prepare.py")], env=environment, capture_output=True, text=True, check=False
    )
    assert filled.returncode == 0, filled.stderr
    command = [sys.executable, "-c", "from entregent.commands.main import main; main(['serve'])"]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url)
            yield Site(url, **json.loads(filled.stdout.splitlines()[-1]), database=home / "entregent.sqlite3")
        finally:
            server.terminate()
            server.wait(10)


def _wait_for(url: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"{url}/offline", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(f"{url} did not answer within 15 seconds")


@pytest.fixture(scope="session")
def browser(site: Site) -> Iterator[Browser]:
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """A page that someone has open, with everything it asked for and complained about."""

    page: Page
    requested: list[str]
    complaints: list[str]


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Callable[..., BrowserContext]:
    """One window for each kind of reader, kept for the whole run."""

    @cache
    def window(url: str, session: str, language: str, scripts: bool) -> BrowserContext:
        context = browser.new_context(
            base_url=url, locale=language, java_script_enabled=scripts, service_workers="block", reduced_motion="reduce"
        )
        if session:
            context.add_cookies([{"name": "session", "value": session, "url": url}])
        return context

    return window


@pytest.fixture
def visit(site: Site, windows: Callable[..., BrowserContext]) -> Iterator[Callable[..., Visit]]:
    """`visit("amina", language="fr")` opens a page as that person; "" is a visitor."""
    pages: list[Page] = []

    def open_page(who: str = "", *, language: str = "en", scripts: bool = True) -> Visit:
        if who:
            site.speak(language)
        page = windows(site.url, site.sessions.get(who, ""), language, scripts).new_page()
        pages.append(page)
        page.set_viewport_size({"width": 1280, "height": 800})
        seen = Visit(page, [], [])
        page.on("request", lambda request: _note_request(seen, request))
        page.on("response", lambda response: _note_response(seen, response))
        page.on("console", lambda told: seen.complaints.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        return seen

    yield open_page
    for page in pages:
        page.close()


def _note_request(seen: Visit, request: Request) -> None:
    if not request.url.startswith("data:"):
        seen.requested.append(request.url)


def _note_response(seen: Visit, response: Response) -> None:
    if response.status >= 400 and response.request.resource_type != "document":
        seen.complaints.append(f"{response.status} {response.url}")
