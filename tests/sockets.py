"""The guard: a test that opens a connection to anywhere but our own services on this machine fails.

Allowed are UNIX sockets and loopback, where the tests' own servers, PostgreSQL and the browser listen on free ports.
Loopback ports of other services (mail, caches, brokers) are not: nothing in the product may talk to them unasked.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

FOREIGN_PORTS = {1883, 3306, 4222, 5672, 6379}  # well-known services that may run beside us


class Refused(BaseException):
    """Not an Exception: code that survives every error must not survive this one."""


def allowed(family: int, address: Any) -> bool:
    if family == getattr(socket, "AF_UNIX", None):
        return True
    if not isinstance(address, tuple) or len(address) < 2:
        return False
    host, port = address[0], address[1]
    return _is_loopback(host) and port >= 1024 and port not in FOREIGN_PORTS


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        return host == "localhost"


def _is_name_of_elsewhere(host: Any) -> bool:
    if not host:
        return False
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        ipaddress.ip_address(name.split("%")[0])
    except ValueError:
        return name not in {"localhost", "testserver"}
    return False


@pytest.fixture(autouse=True)
def no_foreign_connections(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    refused: list[str] = []

    def guarded(original: Any) -> Any:
        def connect(self: socket.socket, address: Any) -> Any:
            if not allowed(self.family, address):
                refused.append(f"connection to {address}")
                raise Refused(refused[-1])
            return original(self, address)

        return connect

    look_up = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **more: Any) -> Any:
        if _is_name_of_elsewhere(host):
            refused.append(f"look-up of {host}")
            raise Refused(refused[-1])
        return look_up(host, *rest, **more)

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield
    if refused:  # also when a thread swallowed it
        pytest.fail(f"A test opened what it may not: {', '.join(refused)}")
