"""The catalogue as a well-set letter: French spaces and guillemets, real apostrophes, one end in both languages."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import translations  # noqa: E402

NARROW, FIXED = "\u202f", "\u00a0"
ENDS = ".?!:…"
# A tag, a placeholder, an address or a clock time is not prose.
NOT_PROSE = re.compile(r"<[^>]*>|%\(\w+\)\w|\{\w*\}|https?://|\b\d+:\d+\b")

Pair = tuple[str, str]

EITHER = {
    "a straight apostrophe": re.compile(r"(?<=\w)'|'(?=\w)"),
    "straight double quotes": re.compile(r'"'),
    "three dots instead of an ellipsis": re.compile(r"\.\.\."),
    "two spaces": re.compile(r"  "),
}
FRENCH = {
    "; ? or ! without its narrow space": re.compile(rf"(?<![{NARROW}\s;?!…])[;?!]|[^\S{NARROW}][;?!]"),
    ": without its fixed space": re.compile(rf"(?<!{FIXED}):"),
    "« without its fixed space": re.compile(rf"«(?!{FIXED})"),
    "» without its fixed space": re.compile(rf"(?<!{FIXED})»"),
    "English quotes": re.compile(r"[“”]"),
    "a dot in the middle of a word": re.compile(r"\w·\w"),
    "a capital without its accent": re.compile(
        r"\b(?:A|Etat|Ecrire|Ecrivez|Etape|Etes|Evénement|Editer|Editeur)(?= |$)"
    ),
    "an address told another way": re.compile(
        r"\b(?:e-?mails?|mails?|adresse électronique|courrier électronique)\b", re.IGNORECASE
    ),
    "a sign for a character": re.compile(r"\bsignes\b"),
    "oe for œ": re.compile(r"\b(?:oeuvre|coeur|noeud|voeu|soeur)", re.IGNORECASE),
}
# What follows may begin with a vowel, and « de Anouk » is no French.
ELIDED = re.compile(
    r"\b(?:de|que|ne|je|se|jusque|lorsque|puisque) %\((?:\w*name|inviter|who|town|instance|whose)\)s", re.IGNORECASE
)
ENGLISH = {"guillemets": re.compile(r"[«»]"), "a space before its mark": re.compile(r"\s[;:?!]")}


def prose(text: str) -> str:
    return NOT_PROSE.sub("x", text)


def end(text: str) -> str:
    """The mark that a sentence ends with, whatever stands around it."""
    bare = re.sub(r"<[^>]*>", "", text).rstrip("”»\u00a0 ")
    return bare[-1:] if bare[-1:] in ENDS else ""


def edges(text: str) -> Pair:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def faults(english: str, french: str) -> list[str]:
    """What a typographer would mark in one message."""
    found = [fault for fault, form in EITHER.items() if form.search(prose(english)) or form.search(prose(french))]
    found += [fault for fault, form in ENGLISH.items() if form.search(prose(english))]
    found += [fault for fault, form in FRENCH.items() if form.search(prose(french))]
    found += ["an elision that a name may need"] if ELIDED.search(french) else []
    found += ["another end than the English"] if end(english) != end(french) else []
    found += ["other spaces around than the English"] if edges(english) != edges(french) else []
    found += ["other placeholders"] if sorted(NOT_PROSE.findall(english)) != sorted(NOT_PROSE.findall(french)) else []
    return found


def pairs() -> list[Pair]:
    """Every message that the product says, each form of a plural beside its French."""
    said = translations.messages()
    found: list[Pair] = []
    for entry in translations.catalogue("fr"):
        if (entry.msgctxt or "", entry.msgid, entry.msgid_plural) not in said:
            continue
        if entry.msgid_plural:
            found += [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]
        else:
            found.append((entry.msgid, entry.msgstr))
    return found


def test_the_whole_catalogue_is_well_set() -> None:
    read = pairs()
    assert len(read) > 500
    assert [(french, found) for english, french in read if (found := faults(english, french))] == []


@pytest.mark.parametrize(
    ("english", "french", "fault"),
    [
        ("It is here.", "C'est ici.", "a straight apostrophe"),
        ("It's here.", "C’est ici.", "a straight apostrophe"),
        ('The "here".', "Le «\u00a0ici\u00a0».", "straight double quotes"),
        ("Wait…", "Attendez...", "three dots instead of an ellipsis"),
        ("Yes?", "Oui ?", "; ? or ! without its narrow space"),
        ("Yes?", "Oui\u00a0?", "; ? or ! without its narrow space"),
        ("Yes; no.", "Oui; non.", "; ? or ! without its narrow space"),
        ("Name: %(x)s", "Nom : %(x)s", ": without its fixed space"),
        ("Name:", "Nom:", ": without its fixed space"),
        ("“Here”", "« Ici\u00a0»", "« without its fixed space"),
        ("“Here”", "«\u00a0Ici »", "» without its fixed space"),
        ("“Here”", "“Ici”", "English quotes"),
        ("Connected", "Connecté·e", "a dot in the middle of a word"),
        ("For you to answer", "A vous de répondre", "a capital without its accent"),
        ("Mail address", "Adresse mail", "an address told another way"),
        ("Posts by %(name)s", "Publications de %(name)s", "an elision that a name may need"),
        ("It is here.", "C’est ici", "another end than the English"),
        ("Here", "Ici ", "other spaces around than the English"),
        ("Here", "Ici  même", "two spaces"),
        ("%(n)s here", "%(m)s ici", "other placeholders"),
        ("Here !", "Ici\u202f!", "a space before its mark"),
    ],
)
def test_each_fault_is_seen(english: str, french: str, fault: str) -> None:
    assert fault in faults(english, french)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Is “%(name)s” here?", "«\u00a0%(name)s\u00a0» est-il ici\u202f?"),
        ("At 10:30, see https://example.org", "À 10:30, voir https://example.org"),
        ('Enter<span class="quiet"> as %(name)s</span>', 'Entrer<span class="quiet"> comme %(name)s</span>'),
    ],
)
def test_what_is_well_set_passes(english: str, french: str) -> None:
    assert faults(english, french) == []
