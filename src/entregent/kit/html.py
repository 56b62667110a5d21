"""The one HTML cleaner: what a member wrote leaves it with a small list of tags and safe links, nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

import nh3

TAGS = frozenset("p br strong em del code pre blockquote ul ol li a hr".split())
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
REL = "nofollow ugc noopener"
SCHEMES = frozenset({"http", "https", "mailto"})

_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes={"*": set(), **{tag: set(names) for tag, names in ATTRIBUTES.items()}},  # "*": else title and lang stay
    link_rel=REL,
    url_schemes=set(SCHEMES),
    url_relative="deny",
)


def clean(html: str) -> str:
    return _cleaner.clean(html)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in {"p", "br", "li", "pre", "blockquote"}:
            self.parts.append(" ")


def plain(html: str, limit: int | None = None) -> str:
    """The words of cleaned HTML on one line; past `limit` characters, cut at a word with an ellipsis."""
    words = _Words()
    words.feed(html)
    words.close()
    text = " ".join("".join(words.parts).split())
    if limit is None or len(text) <= limit:
        return text
    head = text[:limit]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:.") + "…"
