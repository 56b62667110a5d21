"""The guard itself, tried in a run of its own."""

from __future__ import annotations

import socket

import pytest

from sockets import allowed

pytest_plugins = ["pytester"]

ATTEMPTS = {
    "a foreign address": "plug.connect(('192.0.2.1', 443))",
    "a foreign name": "socket.getaddrinfo('example.org', 443)",
    "mail on this machine": "plug.connect(('127.0.0.1', 25))",
    "without an error": "plug.connect_ex(('192.0.2.1', 443))",
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_a_test_that_reaches_out_fails(pytester: pytest.Pytester, attempt: str) -> None:
    pytester.makeconftest("from sockets import no_foreign_connections")
    pytester.makepyfile(f"""
        import socket, threading

        def reach():
            with socket.socket() as plug:
                try:
                    {attempt}
                except BaseException:
                    pass

        def test_reaching_out():
            thread = threading.Thread(target=reach)
            thread.start()
            thread.join()

        def test_staying_home():
            pass
    """)
    outcome = pytester.runpytest(
        "-q", "-p", "no:django", "-p", "no:playwright", "-p", "no:cacheprovider"
    ).parseoutcomes()
    assert outcome == {"passed": 2, "errors": 1}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (("127.0.0.1", 5432), True),
        (("127.0.0.1", 45123), True),
        (("127.0.0.1", 6379), False),
        (("127.0.0.1", 80), False),
        (("10.0.0.1", 8000), False),
        (("0.0.0.0", 8000), False),
    ],
)
def test_what_is_allowed(address: tuple[str, int], expected: bool) -> None:
    assert allowed(socket.AF_INET, address) is expected
