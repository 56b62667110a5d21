"""What a proxy adds counts only behind a trusted one."""

from __future__ import annotations

import io

import pytest

from entregent.config.environ import wsgi_environ


def environ(headers: list[tuple[str, str]], proxies: int = 0, path: str = "/") -> dict:
    scope = {
        "method": "GET",
        "path": path,
        "query_string": b"a=1",
        "http_version": "1.1",
        "client": ("192.0.2.1", 5),
        "server": ("127.0.0.1", 8000),
        "scheme": "http",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }
    return wsgi_environ(scope, io.BytesIO(b"body"), proxies)


def test_without_a_proxy_the_connection_says_who_asks():
    made = environ([("X-Forwarded-For", "8.8.8.8"), ("x-forwarded-proto", "https"), ("x-forwarded-host", "evil")])
    assert (made["REMOTE_ADDR"], made["wsgi.url_scheme"]) == ("192.0.2.1", "http")
    assert not [name for name in made if name.startswith("HTTP_X")]


@pytest.mark.parametrize(
    ("proxies", "chain", "address"),
    [
        (1, "8.8.8.8, 9.9.9.9", "9.9.9.9"),
        (2, "8.8.8.8, 9.9.9.9", "8.8.8.8"),
        (3, "8.8.8.8", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_the_last_trusted_proxy_says_who_asks(proxies, chain, address):
    assert environ([("x-forwarded-for", chain)], proxies)["REMOTE_ADDR"] == address


def test_a_name_with_an_underscore_is_not_taken_for_one_with_a_hyphen():
    assert "HTTP_X_REAL" not in environ([("x_real", "1")])


def test_what_is_sent_twice_is_joined():
    made = environ([("cookie", "a=1"), ("cookie", "b=2"), ("accept", "x"), ("accept", "y")])
    assert (made["HTTP_COOKIE"], made["HTTP_ACCEPT"]) == ("a=1; b=2", "x,y")


def test_the_path_and_length_are_as_wsgi_wants_them():
    made = environ([("content-length", "999")], path="/é")
    assert (made["PATH_INFO"].encode("latin-1").decode(), made["CONTENT_LENGTH"]) == ("/é", "4")
