"""Kills server and worker (-9) at random moments while ten members write through the pages.

Every write that was acknowledged must be there, once; after each kill the pages must answer again, without repair.
A post whose answer was lost is sent again, as a browser does; it must still be there once.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from instances import Instance, Visitor

KILLS, CLIENTS, FRIENDS = 210, 10, 60
RESTART_LIMIT = 5.0
LONGEST_WAIT = 10.0
PASSWORD = "correct horse battery"
SEEN = re.compile(r'name="seen" value="([^"]+)"')
PREPARE = """
import sys
from entregent.kit import slots
from entregent.network.services.contacts import request_contact
from entregent.people.models import Instance
from entregent.people.services.members import create_member
slots.start()
Instance.objects.create(domain="localhost", name="Kills")
clients, friends, password = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
for client in range(clients):
    handle = f"client{client}"
    one = create_member(handle=handle, name="Client", email=f"{handle}@example.org", password=password)
    for friend in range(friends):
        handle = f"friend{client}-{friend}"
        other = create_member(handle=handle, name="Friend", email=f"{handle}@example.org", password=None)
        request_contact(sender=other, receiver=one)
        print(client, other.id)
"""


@dataclass(slots=True)
class Written:
    """What one client was told, kind by kind."""

    acknowledged: set[tuple[str, str]] = field(default_factory=set)
    unknown: set[tuple[str, str]] = field(default_factory=set)
    refused: Counter[str] = field(default_factory=Counter)


class Client(threading.Thread):
    def __init__(self, visitor: Visitor, number: int, friends: list[str], stop: threading.Event) -> None:
        super().__init__(name=f"client {number}")
        self.visitor, self.number, self.friends, self.stop = visitor, number, friends, stop
        self.written = Written()
        self.fault: BaseException | None = None

    def run(self) -> None:
        count = 0
        try:
            while not self.stop.is_set():
                count += 1
                self.write(("post", "entry", "contact")[count % 3], f"w{self.number}x{count}x")
        except BaseException as error:  # noqa: BLE001 - told at the end
            self.fault = error

    def write(self, kind: str, word: str) -> None:
        if kind == "post":
            self.publish(word)
        elif kind == "entry":
            self.note(kind, word, "/me/entries/new/skill", title=word, audience="members")
        elif self.friends:
            friend = self.friends.pop()
            self.note(kind, friend, f"/people/{friend}/accept")

    def publish(self, word: str) -> None:
        form = {"text": word, "language": "en", "audience": "members", "submission": word.rjust(16, "_")}
        while not self.stop.is_set():
            try:
                _, page = self.visitor.post("/desk/write", **form)
                seen = SEEN.search(page)
                if seen is None:
                    self.written.refused["post"] += 1
                    return
            except OSError:
                self.stop.wait(0.05)
                continue
            if self.note("post", word, "/desk/write", **form, seen=seen[1], send="1"):
                return

    def note(self, kind: str, name: str, path: str, **fields: str) -> bool:
        """True when there was an answer."""
        try:
            status, _ = self.visitor.post(path, **fields)
        except OSError:
            self.written.unknown.add((kind, name))
            self.stop.wait(0.05)
            return False
        if status == 303:
            self.written.acknowledged.add((kind, name))
        else:
            self.written.refused[f"{kind} {status}"] += 1
        return True


def begin(instance: Instance, clients: int, friends: int, stop: threading.Event) -> list[Client]:
    assert instance.command("migrate").returncode == 0
    preparing = instance.python(PREPARE, str(clients), str(friends), PASSWORD)
    lines = preparing.communicate()[0].split("\n")
    asking: dict[int, list[str]] = {number: [] for number in range(clients)}
    for line in filter(None, lines):
        number, friend = line.split()
        asking[int(number)].append(friend)
    instance.start()
    made = []
    for number in range(clients):
        visitor = instance.visitor()
        visitor.log_in(f"client{number}", PASSWORD)
        made.append(Client(visitor, number, asking[number], stop))
    return made


def kill_something(instance: Instance, choice: random.Random) -> tuple[str, float]:
    """What was killed, and the seconds until the pages answered again."""
    victims = instance.children()
    name = choice.choice(("server", "worker", "all")) if len(victims) == 2 else "all"
    if name == "all":
        instance.kill()
        return name, instance.start()
    begun = time.monotonic()
    os.kill(victims[0 if name == "server" else 1], signal.SIGKILL)
    while len(instance.children()) < 2 or victims[0 if name == "server" else 1] in instance.children():
        time.sleep(0.01)
    instance.wait_for_answer()
    return name, time.monotonic() - begun


def wait_for_writes(writers: list[Client]) -> None:
    """Until each kind of write went through once more, so that a kill falls among writes on a slow machine too."""
    before = told(writers)
    until = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < until and any(told(writers)[kind] == before[kind] for kind in ("post", "entry")):
        time.sleep(0.02)


def told(writers: list[Client]) -> Counter[str]:
    return Counter(kind for writer in writers for kind, _ in writer.written.acknowledged.copy())


def kept(home: Path) -> Counter[tuple[str, str]]:
    """What is in the database, with how often."""
    database = sqlite3.connect(home / "entregent.sqlite3")
    try:
        posts = database.execute("SELECT text FROM publishing_post").fetchall()
        entries = database.execute("SELECT title FROM people_entry WHERE kind = 'skill'").fetchall()
        rows = database.execute("SELECT owner_id, other_id FROM network_contact").fetchall()
        lines = Counter(database.execute("SELECT a_id, b_id FROM network_graphlog WHERE added").fetchall())
    finally:
        database.close()
    pairs, found = (
        set(rows),
        Counter([("post", text) for (text,) in posts] + [("entry", title) for (title,) in entries]),
    )
    for owner, other in rows:
        whole = (other, owner) in pairs and lines[tuple(sorted((owner, other)))] == 1
        found[("contact", str(other))] += 1 if whole else 100
    return found


def wait_until_idle(instance: Instance) -> str:
    """What doctor says once the queue has had time to end."""
    for _ in range(100):
        said = instance.command("doctor")
        if "0 jobs wait" in said.stdout:
            break
        time.sleep(0.5)
    return said.stdout


def run(kills: int, clients: int, friends: int, seed: int = 1) -> dict[str, Any]:
    choice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        instance = Instance(Path(folder))
        stop = threading.Event()
        writers: list[Client] = []
        try:
            writers = begin(instance, clients, friends, stop)
            for writer in writers:
                writer.start()
            restarts = []
            for _ in range(kills):
                wait_for_writes(writers)
                time.sleep(choice.uniform(0.05, 0.6))
                restarts.append(kill_something(instance, choice))
            time.sleep(0.5)
        finally:
            stop.set()
            for writer in writers:
                if writer.is_alive():
                    writer.join()
        doctor = wait_until_idle(instance)
        begun = time.monotonic()
        instance.command("migrate")
        loading = time.monotonic() - begun
        stopped = instance.stop()
        found = kept(instance.home)
        log = (instance.home / "serve.log").read_text()
    return {
        **judge(writers, found),
        "restarts": restarts,
        "loading": loading,
        "doctor": doctor,
        "stop": stopped,
        "log": log,
    }


def judge(writers: list[Client], found: Counter[tuple[str, str]]) -> dict[str, Any]:
    acknowledged = {one for writer in writers for one in writer.written.acknowledged}
    unknown = {one for writer in writers for one in writer.written.unknown} - acknowledged
    return {
        "acknowledged": Counter(kind for kind, _ in acknowledged),
        "unknown": len(unknown),
        "missing": sorted(one for one in acknowledged if not found[one]),
        "more than once": sorted(one for one in acknowledged | unknown if found[one] > 1),
        "refused": sum((writer.written.refused for writer in writers), Counter()),
        "faults": [repr(writer.fault) for writer in writers if writer.fault],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    said = run(given.kills, CLIENTS, FRIENDS, given.seed)
    seconds = sorted(second for _, second in said["restarts"])
    print(f"{platform.python_version()} on {os.cpu_count()} cores; {CLIENTS} members writing; SQLite")
    print(f"kills: {dict(Counter(name for name, _ in said['restarts']))}")
    print(f"acknowledged writes: {dict(said['acknowledged'])}; without an answer: {said['unknown']}")
    print(f"missing: {said['missing']}; more than once: {said['more than once']}; refused: {dict(said['refused'])}")
    print(f"answering again after {seconds[len(seconds) // 2]:.2f} s (median), {seconds[-1]:.2f} s (longest; limit 5)")
    print(f"last stop: {said['stop']:.2f} s; {said['doctor'].splitlines()[-1]}")
    wrong = said["missing"] or said["more than once"] or said["faults"] or seconds[-1] >= RESTART_LIMIT
    if wrong or "Nothing is wrong." not in said["doctor"]:
        print(said["faults"], said["doctor"], said["log"][-3000:], sep="\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
