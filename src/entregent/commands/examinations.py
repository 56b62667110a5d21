"""What doctor looks at. Each examination answers with findings: good, a remark, or wrong with what to do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.conf import settings
from django.db import DatabaseError, connection

from entregent.kit import clock
from entregent.kit.models import IdSlot, Job, Media

LATE = timedelta(minutes=5)
LITTLE_SPACE = 500 * 1024 * 1024
FILES_LOOKED_AT = 1_000


@dataclass(frozen=True, slots=True)
class Finding:
    about: str
    state: Literal["good", "remark", "wrong"]
    sentence: str


def examine_all() -> list[Finding]:
    findings = list(_database())
    if any(one.state == "wrong" for one in findings):
        return [*findings, *_settings(), *_space()]
    rest: tuple[Callable[[], Iterator[Finding]], ...] = (_domain, _files, _space, _queue, _counters, _settings, _mail)
    return findings + [finding for look in rest for finding in look()]


def _database() -> Iterator[Finding]:
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield Finding("database", "wrong", f"It does not answer ({error}). Check ENTREGENT_DATABASE_URL.")
        return
    if plan:
        yield Finding("database", "wrong", f"{len(plan)} changes of form are missing. Run: entregent migrate")
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            said = cursor.execute("PRAGMA quick_check(3)").fetchall()
        if said != [("ok",)]:
            yield Finding("database", "wrong", "The file is damaged. Stop the server and restore your last copy.")
            return
    yield Finding("database", "good", f"{connection.vendor}, in the form this version needs.")


def _domain() -> Iterator[Finding]:
    from entregent.people.queries import instance

    here = instance()
    if here is None:
        yield Finding("instance", "remark", f"Not set up yet. Open {settings.BASE_URL}/ to begin.")
    elif here.domain != settings.DOMAIN:
        yield Finding(
            "domain",
            "wrong",
            f"It was {here.domain} at first start and is {settings.DOMAIN} now; addresses of members depend on it. "
            f"Set ENTREGENT_DOMAIN={here.domain} again.",
        )
    else:
        yield Finding("domain", "good", f"{here.domain}, as at first start.")


def _files() -> Iterator[Finding]:
    home = settings.HOME
    if not os.access(home, os.W_OK):
        yield Finding("files", "wrong", f"{home} cannot be written. Give this user the right to write there.")
        return
    secret = home / "secret"
    if secret.exists() and secret.stat().st_mode & 0o077:
        yield Finding("files", "wrong", f"Others can read {secret}. Run: chmod 600 {secret}")
    names = Media.objects.order_by("-id").values_list("name", flat=True)[:FILES_LOOKED_AT]
    missing = sum(not (settings.MEDIA_ROOT / name).exists() for name in names)
    if missing:
        yield Finding(
            "files", "wrong", f"{missing} pictures are missing under {settings.MEDIA_ROOT}. Restore your copy."
        )
    else:
        yield Finding("files", "good", f"Under {home}.")


def _space() -> Iterator[Finding]:
    place = settings.HOME if settings.HOME.exists() else settings.HOME.parent
    free = shutil.disk_usage(place).free
    megabytes = free // 1024 // 1024
    if free < LITTLE_SPACE:
        yield Finding("disk", "wrong", f"Only {megabytes} MB are free under {settings.HOME}. Make room.")
    else:
        yield Finding("disk", "good", f"{megabytes} MB free.")


def _queue() -> Iterator[Finding]:
    now = clock.now()
    parked = Job.objects.filter(state=Job.State.PARKED)
    count = parked.count()
    if count:
        last = parked.order_by("-id").values_list("name", "error").first() or ("", "")
        why = last[1].splitlines()[0] if last[1] else "no reason kept"
        yield Finding("queue", "wrong", f"{count} jobs were given up, the last one {last[0]} ({why}). Report it.")
    waiting = Job.objects.filter(state=Job.State.READY, run_at__lte=now)
    oldest = waiting.order_by("run_at").values_list("run_at", flat=True).first()
    if oldest and now - oldest > LATE:
        minutes = int((now - oldest).total_seconds() // 60)
        yield Finding(
            "queue", "wrong", f"{waiting.count()} jobs wait, the oldest for {minutes} minutes. Is a worker running?"
        )
    elif not count:
        yield Finding("queue", "good", f"{waiting.count()} jobs wait.")


def _counters() -> Iterator[Finding]:
    from entregent.network.models import GraphCounter, GraphLog

    seq = GraphCounter.objects.filter(id=1).values_list("seq", flat=True).first() or 0
    last = GraphLog.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    if last > seq:
        yield Finding(
            "counters", "wrong", f"The graph’s log is at {last}, its counter at {seq}. Restore your last copy."
        )
    leased = IdSlot.objects.filter(until__gt=clock.now()).count()
    state: Literal["good", "remark"] = "remark" if leased > 3_000 else "good"
    yield Finding("counters", state, f"The graph’s log is at {seq}; {leased} of 4,096 id slots are leased.")


def _settings() -> Iterator[Finding]:
    if settings.BASE_URL.startswith("http://") and settings.DOMAIN not in {"localhost", "127.0.0.1"}:
        yield Finding(
            "settings", "remark", "Passwords travel unprotected. Put a proxy with HTTPS in front, set ENTREGENT_URL."
        )
    if settings.HTTPS and not settings.TRUSTED_PROXIES:
        yield Finding(
            "settings", "remark", "ENTREGENT_URL is https://, so a proxy is in front: set ENTREGENT_PROXIES=1."
        )
    if settings.HTTPS or settings.DOMAIN in {"localhost", "127.0.0.1"}:
        yield Finding("settings", "good", f"Members type {settings.BASE_URL}.")


def _mail() -> Iterator[Finding]:
    if settings.MAIL_IS_SENT:
        yield Finding("mail", "good", f"Sent through {settings.EMAIL_HOST}.")
        return
    folder = settings.MAIL_FOLDER
    kept = sum(1 for _ in folder.iterdir()) if folder.is_dir() else 0
    yield Finding(
        "mail", "remark", f"No mail leaves: {kept} are kept under {folder}. Set ENTREGENT_MAIL_URL to send them."
    )
