"""Text made comparable: folded for finding, hashed with the instance's key for matching."""

from __future__ import annotations

import hmac
import re
import unicodedata

from django.conf import settings

# Characters that change how the rest is read, or that nobody can see: controls, overrides of direction, surrogates.
_UNSEEN = frozenset({"Cc", "Cs"})
_STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")

# No script stacks more marks on one letter; towers of them cover the lines above and take long to put in order.
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_TOWER = re.compile(f"({_MARK}{{4}}){_MARK}+")


def clean_line(text: str) -> str:
    """One line: no control or direction characters, single spaces (a no-break space stays one)."""
    kept = clean_text(text).replace("\n", " ")
    return re.sub(r"[ \t]+", " ", kept).strip()


def clean_text(text: str) -> str:
    """Several lines: line ends are \\n, at most one empty line in a row, no control or direction characters."""
    text = re.sub(r"\r\n?|[\u2028\u2029\u0085\x0b\x0c]", "\n", text).replace("\t", " ")
    kept = "".join(
        char for char in text if char == "\n" or (char not in _STEERING and unicodedata.category(char) not in _UNSEEN)
    )
    kept = _TOWER.sub(r"\1", unicodedata.normalize("NFC", _TOWER.sub(r"\1", kept)))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in kept.split("\n"))).strip()


def fold(text: str) -> str:
    """Lower case, without accents, single spaces: for finding, never for showing."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def keyed_hash(purpose: str, text: str) -> str:
    """64 hex digits that only this instance can make. `purpose` keeps uses apart."""
    key = settings.SECRET_KEY.encode()
    return hmac.digest(key, f"{purpose}:{text}".encode(), "sha256").hex()
