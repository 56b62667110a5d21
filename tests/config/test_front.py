"""The front under bad requests, slow clients and clients that go away, with a real server on loopback."""

from __future__ import annotations

import http.client
import socket
import time
from contextlib import ExitStack

import pytest
from instances import Instance

pytestmark = [pytest.mark.slow, pytest.mark.embedded]


def connect(running: Instance) -> socket.socket:
    return socket.create_connection(("127.0.0.1", running.port), timeout=10)


def raw(running: Instance, *pieces: bytes) -> bytes:
    """What comes back until the server closes, or has said all."""
    with connect(running) as link:
        for piece in pieces:
            link.sendall(piece)
        said = b""
        while b"\r\n\r\n" not in said:
            piece = link.recv(65536)
            if not piece:
                break
            said += piece
    return said


def ask(running: Instance, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=30)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_a_page_is_answered(running):
    status, page = ask(running, "GET", "/robots.txt")
    assert status == 200 and page


def test_head_has_no_body(running):
    assert ask(running, "HEAD", "/robots.txt") == (200, b"")


def test_a_body_over_the_limit_is_refused_with_a_sentence_before_it_was_sent(running):
    begun = time.monotonic()
    head = b"POST /account/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 104857600\r\n\r\n"
    said = raw(running, head)
    assert said.startswith(b"HTTP/1.1 413 ")
    assert time.monotonic() - begun < 2


def test_whoever_sends_a_hundred_megabytes_reads_the_refusal(running):
    status, page = ask(running, "POST", "/account/login", b"x" * 104_857_600)
    assert (status, page) == (413, b"This is too large: send at most 2 MB at once.\n")


def test_a_chunked_body_over_the_limit_is_refused(running):
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    head = b"POST /account/login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert raw(running, head, *[chunk] * 40, b"0\r\n\r\n").startswith(b"HTTP/1.1 413 ")


def test_too_many_fields_are_refused(running):
    visitor = running.visitor()
    visitor.open_form("/account/login")
    status, _ = visitor.post("/account/login", a=["" for _ in range(600_000)])
    assert status in {400, 413}


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GARBAGE\r\n\r\n",
        b"GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nBad Header: 1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ],
)
def test_a_bad_request_is_the_clients_fault(running, request_bytes):
    assert raw(running, request_bytes).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    "path", ["/%00", "/%ff%fe", "/%zz", "/a%0d%0aSet-Cookie:x=1", "//evil.example/", "/" + "a" * 9000]
)
def test_an_odd_address_is_never_our_fault(running, path):
    status, page = ask(running, "GET", path)
    assert 300 <= status < 500, page[:300]


def test_huge_headers_are_refused(running):
    said = raw(running, b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-Long: " + b"a" * 300_000 + b"\r\n\r\n")
    assert said.startswith((b"HTTP/1.1 431 ", b"HTTP/1.1 400 "))


def test_ten_thousand_cookies_do_no_harm(running):
    cookies = "; ".join(f"c{number}=1" for number in range(10_000))
    status, _ = ask(running, "GET", "/robots.txt", Cookie=cookies)
    assert status in {200, 400, 431}


def test_slow_and_idle_clients_hold_no_thread(running):
    with ExitStack() as open_links:
        for number in range(300):
            link = open_links.enter_context(connect(running))
            if number % 3 == 1:
                link.sendall(b"GET / HTTP/1.1\r\nHost: loc")
            if number % 3 == 2:
                link.sendall(b"POST /account/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\na")
        begun = time.monotonic()
        assert ask(running, "GET", "/robots.txt")[0] == 200
        assert time.monotonic() - begun < 1


def test_clients_that_leave_are_no_failure(running):
    for _ in range(20):
        with connect(running) as link:
            link.sendall(b"POST /account/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc")
        with connect(running) as link:
            link.sendall(b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert ask(running, "GET", "/robots.txt")[0] == 200
    assert "Traceback" not in (running.home / "serve.log").read_text()


def test_nobody_says_for_himself_who_he_is(running):
    status, _ = ask(running, "GET", "/robots.txt", **{"X-Forwarded-Host": "evil.example", "X-Forwarded-For": "8.8.8.8"})
    assert status == 200
