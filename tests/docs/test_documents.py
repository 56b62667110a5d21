"""What the documents name exists: settings, commands, paths, routes; and what exists is named."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse

from entregent.config.environment import Environment

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
OURS = re.compile(r"`((?:src|tests|docs|benchmarks|tools|requirements)/[\w./-]+|LICENSE|README\.md|Makefile)`")
COMMAND = re.compile(r"(?:^|`|\s)(?:\.venv/bin/)?entregent ([a-z]+(?: [a-z]+)?)")
ROUTE = re.compile(r"route `(\w+)`")


def said(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def test_the_table_of_settings_is_exactly_the_code() -> None:
    rows = re.findall(r"^\| `(ENTREGENT_\w+)` \| (?:`(.*)`)? ?\| (.*) \|$", said(ROOT / "README.md"), re.MULTILINE)
    code = [(f"ENTREGENT_{f.name.upper()}", str(f.default), f.metadata["help"]) for f in fields(Environment)]
    assert rows == code


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_settings_named_elsewhere_exist(document: Path) -> None:
    known = {f"ENTREGENT_{f.name.upper()}" for f in fields(Environment)} | {"ENTREGENT_TEST_DATABASE_URL"}
    assert set(re.findall(r"ENTREGENT_[A-Z_]+", said(document))) <= known


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_exists(document: Path) -> None:
    named = set(OURS.findall(said(document)))
    assert {path for path in named if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_and_picture_exists(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", said(document))
    assert {link for link in links if not (document.parent / link).exists()} == set()


def verbs(*family: str) -> list[str]:
    """The verbs that `--help` lists."""
    from entregent.commands.main import main

    source = "import sys; from entregent.commands.main import main; main(sys.argv[1:])"
    assert main
    ran = subprocess.run(
        [sys.executable, "-c", source, *family, "--help"], capture_output=True, text=True, check=True, timeout=60
    )
    return re.findall(r"^    ([a-z]+) ", ran.stdout, re.MULTILINE)


def test_every_command_that_is_named_exists() -> None:
    top = verbs()
    known = set(top)
    for family in top:
        known |= {f"{family} {verb}" for verb in verbs(family)}
    families = {name.split()[0] for name in known if " " in name}
    named = {words for document in DOCUMENTS for words in COMMAND.findall(code_of(document))}
    for words in named:
        family = words.split()[0]
        assert words in known or (family in known and family not in families), words


def code_of(document: Path) -> str:
    """What stands in backquotes or in blocks of code."""
    text = said(document)
    blocks = re.findall(r"```.*?```|^ {4}.*$", text, re.MULTILINE | re.DOTALL)
    return "\n".join([*re.findall(r"`[^`\n]+`", text), *(line for block in blocks for line in block.splitlines())])


def test_every_verb_of_make_that_is_named_exists() -> None:
    known = set(re.findall(r"^([a-z]+):", said(ROOT / "Makefile"), re.MULTILINE))
    named = {
        verb
        for document in DOCUMENTS
        for verb in re.findall(r"(?:^|`| )make ([a-z]+)", code_of(document), re.MULTILINE)
    }
    assert named <= known
    assert {"run", "test", "check", "format", "bench"} <= named


def test_routes_and_functions_of_the_walk_exist() -> None:
    walk = said(ROOT / "docs" / "developers.md")
    routes = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert set(ROUTE.findall(walk)) <= routes
    assert reverse("contact_request", args=[1]) == "/people/1/request"
    for name in ("request_contact", "accept_request", "write_graph_log", "visible_to", "can_see", "back_fill"):
        assert f"`{name}`" in walk
        found = any(f"def {name}(" in path.read_text() for path in (ROOT / "src").rglob("*.py"))
        assert found, name


def test_the_floors_are_those_that_are_checked() -> None:
    text = said(ROOT / "pyproject.toml")
    checked = re.findall(r'^  "([a-z_ |]+)",$', text[text.index("layers = [") :], re.MULTILINE)
    floors = said(ROOT / "docs" / "developers.md").partition("## The floors")[2]
    block = re.search(r"((?:^ {4}[a-z_| ]+\n)+)", floors, re.MULTILINE)
    assert block
    assert [line.strip() for line in block[1].splitlines()] == checked


def test_the_pictures_are_small() -> None:
    pictures = sorted((ROOT / "docs" / "images").glob("*.png"))
    assert len(pictures) >= 2
    assert all(picture.stat().st_size < 200_000 for picture in pictures)


def test_shell_examples_can_be_read_by_a_shell() -> None:
    for document in DOCUMENTS:
        for line in re.findall(r"^ {4}(make .*|entregent .*)$", said(document), re.MULTILINE):
            assert shlex.split(line, comments=True)


def test_nothing_names_the_machine_it_was_written_on() -> None:
    for document in DOCUMENTS:
        assert not re.search(r"(?<![\w.])/(?:work|tmp|root|home)/", said(document))
