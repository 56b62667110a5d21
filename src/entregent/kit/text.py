"""Text made comparable: folded for finding, hashed with the instance's key for matching."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

from django.conf import settings


def fold(text: str) -> str:
    """Lower case, without accents, single spaces: for finding, never for showing."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def keyed_hash(purpose: str, text: str) -> str:
    """64 hex digits that only this instance can make. `purpose` keeps uses apart."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()
