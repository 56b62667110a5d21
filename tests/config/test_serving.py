"""`entregent serve` as one program: up soon, down cleanly, back by itself, nothing left behind."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from instances import Instance

from homes import soon

pytestmark = [pytest.mark.slow, pytest.mark.embedded]


def eventually(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.02)
    return False


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except OSError:
        return False


def test_it_stops_within_five_seconds_and_leaves_nobody(own_instance: Instance):
    family = own_instance.children()
    assert len(family) == 2
    assert own_instance.stop() < 5
    assert own_instance.process is not None
    assert own_instance.process.returncode == 0
    assert not any(alive(pid) for pid in family)
    assert "Traceback" not in (own_instance.home / "serve.log").read_text()


def test_it_stops_in_time_while_a_client_is_idle(own_instance: Instance):
    with socket.create_connection(("127.0.0.1", own_instance.port)) as idle:
        idle.sendall(b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert idle.recv(10)
        assert own_instance.stop() < 5


def test_killed_at_once_it_leaves_nobody_and_starts_again(own_instance: Instance):
    family = own_instance.children()
    own_instance.kill()
    assert eventually(lambda: not any(alive(pid) for pid in family))
    assert own_instance.start() < soon(own_instance)


@pytest.mark.parametrize("which", [0, 1])
def test_a_child_that_dies_comes_back(own_instance: Instance, which: int):
    before = own_instance.children()
    os.kill(before[which], signal.SIGKILL)
    assert eventually(lambda: len(own_instance.children()) == 2 and before[which] not in own_instance.children())
    own_instance.wait_for_answer()


def test_a_port_in_use_is_said_in_one_sentence(own_instance: Instance):
    second = own_instance.command("serve")
    assert second.returncode == 1
    assert second.stderr.startswith(f"entregent: Cannot listen on 127.0.0.1:{own_instance.port} ")
    assert second.stderr.count("\n") == 1


def test_the_worker_runs_what_was_asked_for(own_instance: Instance):
    own_instance.create_member("amina", "correct horse")
    asked = own_instance.python(
        "from django.db import transaction\n"
        "from entregent.kit import slots\n"
        "from entregent.kit.queue import enqueue\n"
        "from entregent.archives.tasks import forget_abandoned\n"
        "slots.start()\n"
        "with transaction.atomic():\n"
        "    enqueue(forget_abandoned)\n"
    )
    assert asked.wait(20) == 0
    assert asked.stdout is not None
    asked.stdout.close()
    assert eventually(lambda: '"0 jobs wait."' in own_instance.command("doctor", "--json").stdout)
