"""Markdown to clean HTML, once, when something is written.

Lists, quotes, code, links and emphasis; no raw HTML, no pictures, no tables; headings become a line in bold, so that
a text never disturbs the outline of the page around it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from entregent.kit.errors import DomainError
from entregent.kit.html import clean

RENDERER = 1  # raise it when the same text gives other HTML; what is stored is then rendered again
LONGEST = 20_000
MARKS_IN_A_ROW = 6
SIGNS = 1_500  # more signs of Markdown than that is no text a person wrote: shown as it is

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SIGNS = re.compile(r"[\[\]<>*_`~!()\\|&#:@./\n-]")
_ADDRESS = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}")


def tidy(text: str) -> str:
    """Text as it is kept: plain line ends, no hidden or direction-changing character, no flood of accents."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SURROGATES.sub("\ufffd", _HIDDEN.sub("", text))
    return text.strip() if text.isascii() else _without_floods(text).strip()


def _without_floods(text: str) -> str:
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in {"Mn", "Me", "Mc"} else 0
        if run <= MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)


def check_length(text: str, longest: int = LONGEST) -> None:
    if len(text) > longest:
        raise DomainError(
            _("This text is too long. Keep it under 20,000 characters."), code="text-length", field="text"
        )


def render(text: str) -> str:
    """Clean HTML of `text`. Longer than `LONGEST` is refused, before any work."""
    check_length(text)
    text = tidy(text)
    if len(_SIGNS.findall(text)) > SIGNS:
        return clean("<p>" + escape(text).replace("\n", "<br>") + "</p>")
    return clean(_renderer().render(text))


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": 12})
    parser.enable(["linkify", "strikethrough"]).disable(["image", "html_block", "html_inline"])
    parser.core.ruler.push("flat_headings", _flatten_headings)
    parser.core.ruler.push("honest_links", _name_real_hosts)
    return parser


def _flatten_headings(state: StateCore) -> None:
    inside = False
    for token in state.tokens:
        if token.type == "heading_open":
            token.type, token.tag, inside = "paragraph_open", "p", True
        elif token.type == "heading_close":
            token.type, token.tag, inside = "paragraph_close", "p", False
        elif inside and token.type == "inline":
            token.children = [
                Token("strong_open", "strong", 1),
                *(token.children or []),
                Token("strong_close", "strong", -1),
            ]


def _name_real_hosts(state: StateCore) -> None:
    """`[bank.example](https://other.example)` is followed by the host where it really leads."""
    for block in state.tokens:
        if block.type != "inline" or not any(child.type == "link_open" for child in block.children or []):
            continue
        children: list[Token] = []
        words: list[str] = []
        target = ""
        for child in block.children or []:
            children.append(child)
            if child.type == "link_open":
                target, words = str(child.attrGet("href") or ""), []
            elif child.type == "link_close":
                host = _host(target)
                if host and _looks_elsewhere("".join(words), host):
                    children.append(Token("text", "", 0, content=f" ({host})"))
            else:
                words.append(child.content)
        block.children = children


def _host(target: str) -> str:
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    return parts.path.rpartition("@")[2].lower() if parts.scheme == "mailto" else (parts.hostname or "").lower()


def _looks_elsewhere(words: str, host: str) -> bool:
    shown = unicodedata.normalize("NFKC", words).lower()
    for address in _ADDRESS.findall(shown):
        try:
            plain = address.encode("idna").decode()
        except UnicodeError:
            return True
        return bool(plain.removeprefix("www.") != host.removeprefix("www."))
    return False
