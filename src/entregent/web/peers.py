"""Where a request comes from: the peer itself, or what the trusted proxies say; never what a stranger writes."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

PROXY_HEADERS = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")


def client_address(request: HttpRequest) -> str:
    """The address that limits count. The last proxy is the peer; each one before it was named by the one after."""
    peer = _address(request.META.get("REMOTE_ADDR", ""))
    count = settings.TRUSTED_PROXIES
    named = [part for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if count > 0 and len(named) >= count:
        return _address(named[-count]) or peer or "0.0.0.0"  # noqa: S104 (stands for an unknown peer)
    return peer or "0.0.0.0"  # noqa: S104


def is_loopback(request: HttpRequest) -> bool:
    """This machine itself: no proxy in between, neither trusted nor pretended, and an instance whose own address is
    this machine: behind a proxy that adds no header, everyone would look like a neighbour."""
    if urlsplit(settings.BASE_URL).hostname not in {"127.0.0.1", "localhost", "::1"}:
        return False
    named = "entregent.proxied" in request.META or any(name in request.headers for name in PROXY_HEADERS)
    if settings.TRUSTED_PROXIES > 0 or named:
        return False
    address = _address(request.META.get("REMOTE_ADDR", ""))
    return bool(address) and ipaddress.ip_address(address).is_loopback


def _address(text: str) -> str:
    text = text.strip().strip("[]")
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return ""
    mapped = getattr(found, "ipv4_mapped", None)
    return str(mapped or found)
