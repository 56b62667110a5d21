"""serve, worker."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from entregent.commands.main import add_verb


def add_to(verbs: Any) -> None:
    add_verb(
        verbs,
        "serve",
        serve,
        about="Serve the pages and run the queue, until Ctrl-C.",
        example="PORT=8080 entregent serve",
    )
    add_verb(verbs, "worker", work, about="Run one more worker of the queue, until Ctrl-C.", example="entregent worker")


def serve(_: argparse.Namespace) -> None:
    import_string(settings.SERVER)()


def work(_: argparse.Namespace) -> None:
    import_string(settings.WORKER)()
