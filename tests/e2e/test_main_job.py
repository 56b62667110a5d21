"""The main job, as two newcomers do it in a browser: an archive comes in, a career is drawn and opened to all, someone
is already here, becomes a contact, and reads on *Today* what was published."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).resolve().parents[2]
FILL = """
import django; django.setup()
from django.core.management import call_command
from entregent.kit import slots
from entregent.demo.load import load_demonstration
call_command("migrate", verbosity=0); slots.start(); load_demonstration(size=40); slots.release()
"""
SERVE = "from entregent.commands.main import main; main(['serve'])"


@dataclass(frozen=True)
class Words:
    """What the two pages say in one language, and who plays."""

    sender: str
    receiver: str
    enter: str
    try_it: str
    added: str
    ask: str
    asks: str
    accept: str
    end: str
    send: str
    open: str
    post: str


FRENCH = Words(
    sender="maelann-kerouzic",
    receiver="ndeye-sarrame",
    enter="Entrer",
    try_it="Essayer avec celle-ci",
    added="éléments sont en place",
    ask="Proposer d’être en contact",
    asks="souhaite devenir votre contact",
    accept="Accepter",
    end="Vous êtes à jour.",
    send="Publier",
    open="Rendre ceci public",
    post="L’affiche de la fête d’hiver est prête : qui veut la coller ?",
)
ENGLISH = Words(
    sender="declan-mulcahey",
    receiver="priya-venkatarane",
    enter="Enter",
    try_it="Try with this",
    added="items are here",
    ask="Ask to be contacts",
    asks="would like to be your contact",
    accept="Accept",
    end="You are up to date.",
    send="Publish",
    open="Make this public",
    post="Two pallets of kindness to deliver on Friday. Who has a van?",
)
NAMES = {
    "maelann-kerouzic": "Maëlann Kérouzic",
    "ndeye-sarrame": "Ndèye Sarrame",
    "declan-mulcahey": "Declan Mulcahey",
    "priya-venkatarane": "Priya Venkatarane",
}


@pytest.fixture
def demonstration(tmp_path: Path) -> Iterator[str]:
    """The address of a server of its own, with a small demonstration."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ENTREGENT_", "PYTEST"))}
    environment |= {
        "ENTREGENT_HOME": str(tmp_path / "home"),
        "ENTREGENT_PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "entregent.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }
    subprocess.run([sys.executable, "-c", FILL], env=environment, check=True, timeout=120)
    with (tmp_path / "server.log").open("wb") as log:
        server = subprocess.Popen([sys.executable, "-c", SERVE], env=environment, stdout=log, stderr=log)
        try:
            yield wait_for(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait(15)


def wait_for(url: str) -> str:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{url}/offline", timeout=2):
                return url
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(url)


@dataclass
class Newcomer:
    """Someone at a browser window of their own."""

    page: Page
    url: str
    words: Words

    def go(self, path: str) -> None:
        answer = self.page.goto(self.url + path)
        assert answer
        assert answer.status == 200, path
        self.fits()

    def fits(self) -> None:
        """Nothing is wider than the window."""
        width, window = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert width <= window, self.page.url

    def press(self, name: str) -> None:
        button = self.page.get_by_role("button", name=name, exact=False)
        button.or_(self.page.get_by_role("link", name=name, exact=False)).first.click()

    def enter_as(self, handle: str) -> None:
        self.go("/")
        self.press(f"{self.words.enter} {'comme' if self.words is FRENCH else 'as'} {NAMES[handle]}")
        expect(self.page).to_have_url(f"{self.url}/today")
        self.fits()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize(
    ("language", "words", "width"), [("fr", FRENCH, 360), ("en", ENGLISH, 1280)], ids=["fr-360", "en-1280"]
)
def test_the_main_job(
    demonstration: str, browser: Browser, language: str, words: Words, width: int, *, scripts: bool
) -> None:
    width = width if scripts else 1640 - width  # each language at both widths
    windows = [
        browser.new_context(
            locale=language,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            service_workers="block",
            reduced_motion="reduce",
        )
        for _ in range(3)
    ]
    sender, receiver, stranger = (Newcomer(window.new_page(), demonstration, words) for window in windows)
    try:
        import_an_archive(sender)
        open_the_page(sender, stranger)
        ask_someone_already_here(sender)
        accept(receiver)
        publish(sender)
        read_on_today(receiver)
    finally:
        for window in windows:
            window.close()


def import_an_archive(one: Newcomer) -> None:
    one.enter_as(one.words.sender)
    one.go("/desk/import")
    one.press(one.words.try_it)
    expect(one.page).to_have_url(re.compile(r"/desk/import/\d+"))
    one.fits()
    one.page.locator("main form button.main").first.click()
    report = one.page.get_by_role("heading", name=one.words.added)
    for _ in range(60):  # without scripts the reader reloads
        if report.count():
            break
        one.page.wait_for_timeout(500)
        one.page.goto(one.page.url)
    expect(report).to_be_visible()
    one.fits()


def open_the_page(one: Newcomer, stranger: Newcomer) -> None:
    handle = one.words.sender
    one.go("/me/visibility")
    switch = one.page.locator("[name=page_public]")
    was_open = switch.is_checked()
    switch.check()
    one.page.locator("main form button.main").last.click()
    if not was_open:  # what everyone will see is shown before anyone does
        expect(one.page.locator("main")).to_contain_text(NAMES[handle])
        one.fits()
        one.press(one.words.open)
    expect(one.page.get_by_role("status")).to_be_visible()
    stranger.go(f"/@{handle}")
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text(NAMES[handle])
    expect(stranger.page.locator("main svg.career:visible")).to_be_visible()


def ask_someone_already_here(one: Newcomer) -> None:
    one.go("/people/cards/here")
    line = one.page.locator("main li", has_text=NAMES[one.words.receiver])
    expect(line).to_have_count(1)
    line.get_by_role("link", name=NAMES[one.words.receiver]).click()
    one.press(one.words.ask)
    one.page.locator("[name=note]").fill("☺ " + one.words.post[:20])
    one.fits()
    one.page.locator("main form button.main").first.click()
    expect(one.page.get_by_role("status")).to_contain_text(NAMES[one.words.receiver])


def accept(other: Newcomer) -> None:
    other.enter_as(other.words.receiver)
    line = other.page.locator("main li", has_text=f"{NAMES[other.words.sender]} {other.words.asks}")
    expect(line).to_have_count(1)
    line.get_by_role("button", name=other.words.accept).click()
    expect(other.page.get_by_role("status")).to_contain_text(NAMES[other.words.sender])
    other.go("/people/contacts")
    expect(other.page.locator("main")).to_contain_text(NAMES[other.words.sender])


def publish(one: Newcomer) -> None:
    one.go("/desk/write")
    one.page.locator("[name=text]").fill(one.words.post)
    one.page.locator("[name=audience][value=contacts]").check()
    one.page.locator("main form button.main").last.click()
    expect(one.page.get_by_role("button", name=one.words.send)).to_be_visible()  # who will be able to read it
    one.fits()
    one.press(one.words.send)
    expect(one.page).to_have_url(re.compile(r"/posts/\d+"))
    expect(one.page.locator("main")).to_contain_text(one.words.post[:20])


def read_on_today(other: Newcomer) -> None:
    said = other.page.locator("main", has_text=other.words.post[:20])
    for _ in range(30):  # the queue writes it into the timeline
        other.go("/today")
        if said.count():
            break
        other.page.wait_for_timeout(300)
    expect(said).to_have_count(1)
    expect(other.page.locator("main")).to_contain_text(other.words.end)
