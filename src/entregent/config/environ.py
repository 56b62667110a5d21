"""From an ASGI scope to the environ that Django's WSGI handler reads."""

from __future__ import annotations

import sys
from typing import IO, Any

FORWARDED = frozenset({"forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port"})


def wsgi_environ(scope: dict[str, Any], body: IO[bytes], trusted_proxies: int) -> dict[str, Any]:
    """What a proxy adds counts only when `trusted_proxies` stand in front: else anyone could say who they are."""
    headers = _joined(scope["headers"])
    address = scope.get("client") or ("127.0.0.1", 0)
    server = scope.get("server") or ("127.0.0.1", 80)
    scheme, client = scope.get("scheme", "http"), str(address[0])
    if trusted_proxies:
        chain = [part.strip() for part in headers.get("x-forwarded-for", "").split(",") if part.strip()]
        client = chain[-trusted_proxies] if len(chain) >= trusted_proxies else client
        scheme = "https" if headers.get("x-forwarded-proto") == "https" else scheme
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": str(server[0]),
        "SERVER_PORT": str(server[1]),
        "REMOTE_ADDR": client,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "CONTENT_TYPE": headers.pop("content-type", ""),
        "CONTENT_LENGTH": _length(body),
    }
    headers.pop("content-length", None)
    if not FORWARDED.isdisjoint(headers):
        environ["entregent.proxied"] = True  # someone is in between, or pretends to be: it is no neighbour
    for name, value in headers.items():
        # A name with an underscore would be taken for the one with a hyphen.
        if "_" not in name and (trusted_proxies or name not in FORWARDED):
            environ["HTTP_" + name.upper().replace("-", "_")] = value
    return environ


def _joined(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        if name in joined:
            value = joined[name] + ("; " if name == "cookie" else ",") + value
        joined[name] = value
    return joined


def _length(body: IO[bytes]) -> str:
    length = body.seek(0, 2)
    body.seek(0)
    return str(length)
