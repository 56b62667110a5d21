"""An instance of one's own, as real processes: for measuring, for kills, and for tests of the server."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

ENTREGENT = Path(sys.executable).parent / "entregent"
START_TIME = 20.0
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Instance:
    def __init__(self, home: Path, **settings: str) -> None:
        self.home, self.port = home, free_port()
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("ENTREGENT_")}
        self.environment = {
            **inherited,
            "ENTREGENT_HOME": str(home),
            "ENTREGENT_PORT": str(self.port),
            **{f"ENTREGENT_{name.upper()}": value for name, value in settings.items()},
        }
        self.process: subprocess.Popen[str] | None = None

    def command(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(ENTREGENT), *arguments],
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def python(self, code: str, *arguments: str) -> subprocess.Popen[str]:
        """A process of its own that has loaded the instance."""
        prelude = "import django; django.setup()\n"
        environment = {**self.environment, "DJANGO_SETTINGS_MODULE": "entregent.config.settings"}
        return subprocess.Popen(
            [sys.executable, "-c", prelude + code, *arguments], env=environment, stdout=subprocess.PIPE, text=True
        )

    def create_member(self, handle: str, password: str) -> str:
        """Their id."""
        made = self.command(
            *("member", "create", "--handle", handle, "--name", handle.title(), "--password", password),
            *("--email", f"{handle}@example.org", "--language", "en"),
        )
        assert made.returncode == 0, made.stderr
        return str(json.loads(made.stdout)["id"])

    def start(self) -> float:
        """Seconds until the first answer."""
        begun = time.monotonic()
        with (self.home / "serve.log").open("a") as log:
            self.process = subprocess.Popen(
                [str(ENTREGENT), "serve"], env=self.environment, stdout=subprocess.DEVNULL, stderr=log, text=True
            )
        self.wait_for_answer()
        return time.monotonic() - begun

    def wait_for_answer(self) -> None:
        until = time.monotonic() + START_TIME
        while time.monotonic() < until:
            try:
                self.visitor().get("/robots.txt")
            except OSError:
                time.sleep(0.01)
            else:
                return
        raise TimeoutError((self.home / "serve.log").read_text()[-2000:])

    def children(self) -> list[int]:
        """Server and worker."""
        assert self.process is not None
        return [
            int(one) for one in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        ]

    def stop(self) -> float:
        """Seconds until everything has ended."""
        assert self.process is not None
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=10)
        return time.monotonic() - begun

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def visitor(self) -> Visitor:
        return Visitor(self.port)


class Visitor:
    """A browser without pictures: keeps cookies, finds the token of a form. One connection a request."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path)

    def post(self, path: str, **fields: Any) -> tuple[int, str]:
        """Sends the form of that page. A list of values is a field given several times."""
        form = {**fields, "csrfmiddlewaretoken": self.cookies.get("form-token", "")}
        return self._ask("POST", path, urllib.parse.urlencode(form, doseq=True))

    def open_form(self, path: str) -> str:
        status, page = self.get(path)
        found = TOKEN.search(page)
        assert status == 200, (status, path)
        assert found, path
        self.cookies["form-token"] = found[1]
        return page

    def log_in(self, handle: str, password: str) -> None:
        self.open_form("/account/login")
        status, page = self.post("/account/login", login=f"{handle}@example.org", password=password)
        assert status in {302, 303}, (status, page[:2000])
        self.open_form("/desk/write")

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items() if name != "form-token")
        }
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer.status, text
