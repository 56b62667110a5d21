"""`entregent serve`: one command, one port. Loads Django once and forks it into a server and a worker.

The forks share the memory of what was loaded before. This process opens no connection, starts no thread and answers
nothing: it restarts a child that died, and takes both down with it, however it ends itself.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import os
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

from django.db import connections

from entregent.config.environment import Environment
from entregent.kit.queue import leases
from entregent.kit.queue.worker import Worker, make_token

STOP_TIME = 4.5  # seconds after which a child that does not end is killed
SHORT_LIFE = 2.0  # a child that lived less is restarted more slowly each time
LONGEST_PAUSE = 30.0
LONGEST_PAUSE_AFTER_KILL = 1.0
log = logging.getLogger("entregent.serve")


class PortTakenError(ValueError):
    """One sentence for the operator."""


@dataclass(slots=True)
class Child:
    name: str
    run: Callable[[], None]
    pid: int = 0
    born: float = 0.0
    failures: int = 0
    start_at: float = 0.0


class Supervisor:
    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.stopping = False
        self.worker_token = self.dead_worker = ""
        self.children = [Child("server", self._serve), Child("worker", self._work)]

    def run(self) -> None:
        check_port(self.environment.host, int(self.environment.port))
        _load_what_both_use()
        greet(self.environment)
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        while not self.stopping:
            for child in self.children:
                if not child.pid and time.monotonic() >= child.start_at:
                    self._fork(child)
            self._reap()
            time.sleep(0.05)
        self._end_children()

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _fork(self, child: Child) -> None:
        parent = os.getpid()
        child.born = time.monotonic()
        self.dead_worker = self.worker_token if child.name == "worker" else self.dead_worker
        self.worker_token = make_token() if child.name == "worker" else self.worker_token
        child.pid = os.fork()
        if child.pid:
            return
        status = 1
        try:
            _die_with(parent)
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent passes it on
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            child.run()
            status = 0
        except BaseException:  # noqa: BLE001 - nothing may unwind into the parent's stack
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def _reap(self) -> None:
        for child in self.children:
            if not child.pid:
                continue
            pid, status = os.waitpid(child.pid, os.WNOHANG)
            if pid != child.pid:
                continue
            child.pid = 0
            if not self.stopping:
                child.start_at = time.monotonic() + self._pause_after(child, killed=os.WIFSIGNALED(status))
                log.warning("the %s ended and is started again", child.name)

    def _pause_after(self, child: Child, *, killed: bool) -> float:
        """Seconds. One that ends by itself right after its birth will do so again: less and less often."""
        if time.monotonic() - child.born >= SHORT_LIFE:
            child.failures = 0
            return 0.0
        child.failures += 1
        return min(LONGEST_PAUSE_AFTER_KILL if killed else LONGEST_PAUSE, 0.1 * 2.0 ** min(child.failures, 9))

    def _end_children(self) -> None:
        until = time.monotonic() + STOP_TIME
        self._signal(signal.SIGTERM)
        while any(child.pid for child in self.children) and time.monotonic() < until:
            self._reap()
            time.sleep(0.02)
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        for child in self.children:
            if child.pid:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child.pid, number)

    def _serve(self) -> None:
        from entregent.config.server import serve_requests

        say_setup_code()
        serve_requests(self.environment)

    def _work(self) -> None:
        run_worker(self.worker_token, self.dead_worker)


def run_worker(token: str = "", dead: str = "") -> None:
    """Runs the queue until SIGTERM or Ctrl-C. What the worker named `dead` held is taken up first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: stop.set())
    if dead:
        leases.give_up_leases_of(dead)
    Worker(stop, token).run()


def greet(environment: Environment) -> None:
    print(f"Entregent answers at {environment.base_url} (Ctrl-C stops it).")  # noqa: T201
    if not environment.mail_url:
        print(f"Mails are kept under {environment.home_path / 'mail'}.")  # noqa: T201
    sys.stdout.flush()


def say_setup_code() -> None:
    """On an empty instance: what whoever opens it from another machine must show, so that no stranger comes first."""
    from entregent.people.queries import instance
    from entregent.people.services.instance import setup_token, token_file

    if instance() is None:
        print(f"Nobody has opened this place yet. From another machine that takes the code {setup_token()}")  # noqa: T201
        print(f"(also in {token_file()}).", flush=True)  # noqa: T201
    connections.close_all()


def check_port(host: str, port: int) -> None:
    """The server may share its port with another of its kind without a word; two instances must not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTakenError(
                f"Cannot listen on {host}:{port} ({error.strerror}); stop what runs there or give another PORT."
            ) from error


def _load_what_both_use() -> None:
    import uvloop  # noqa: F401
    from django.urls import get_resolver

    import entregent.config.wsgi  # noqa: F401

    get_resolver().url_patterns  # noqa: B018 - imports every page
    connections.close_all()
    gc.collect()
    gc.freeze()  # a collection in a child would otherwise copy the pages it shares


def _die_with(parent: int) -> None:
    """A child ends when its parent does, however that happens."""
    if sys.platform == "linux":
        die_when_parent_dies = 1
        ctypes.CDLL(None).prctl(die_when_parent_dies, signal.SIGKILL)
    threading.Thread(target=_watch_parent, args=(parent,), name="parent", daemon=True).start()


def _watch_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def serve() -> None:
    from entregent.config.settings import ENVIRONMENT

    Supervisor(ENVIRONMENT).run()
