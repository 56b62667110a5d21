"""What the policy of our pages forbids is nowhere in them, and the look keeps within its means."""

from __future__ import annotations

import re
from pathlib import Path

from django.test import Client

import entregent.web

WEB = Path(entregent.web.__file__).parent
FORBIDDEN = re.compile(r"""\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\b(?:src=|type="application/))""")


def test_no_template_has_inline_style_or_script() -> None:
    pages = [path for path in WEB.rglob("*.html") if "mail" not in path.parts]  # a mail knows no style sheet
    assert len(pages) > 50
    assert [(path.name, found) for path in pages for found in FORBIDDEN.findall(path.read_text())] == []


def test_colours_are_named_in_one_place_only() -> None:
    """Every rule uses the tokens; only the tints of portraits and the white of a QR code stand beside them."""
    for path in (WEB / "static/css").glob("*.css"):
        rules = path.read_text().partition("@layer base {")[2] or path.read_text()
        coloured = [line.strip() for line in rules.splitlines() if re.search(r"#[0-9a-f]{3,6}\b", line)]
        assert [
            line for line in coloured if not line.startswith((".tint-", ".qr", ":root { color-scheme: light;"))
        ] == []


def test_the_style_sheets_are_light() -> None:
    assert sum(path.stat().st_size for path in (WEB / "static/css").glob("*.css")) < 30_000


def test_every_component_is_on_show(db: None) -> None:
    page = Client().get("/style").content.decode()
    shown = set(re.findall(r'class="([^"]*)"', page))
    names = {name for names in shown for name in names.split()}
    assert {"acts", "audience", "badge", "change", "chips", "cv", "empty", "end", "face", "field", "flash"} <= names
    assert {"hero", "hint", "lines", "main", "name", "note", "pager", "part", "tabs", "why", "words"} <= names
