"""serve, worker."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from entregent.commands.main import add_verb, parser, perform


def add_to(verbs: Any) -> None:
    example = "PORT=8080 entregent serve"
    verb = add_verb(verbs, "serve", serve, about="Serve the pages and run the queue, until Ctrl-C.", example=example)
    verb.add_argument("--migrate", action="store_true", help="bring the database to its form before")
    verb.add_argument("--demo", action="store_true", help="load the demonstration before, when there is no member yet")
    about = "Run one more worker of the queue, until Ctrl-C."
    add_verb(verbs, "worker", work, about=about, example="entregent worker")


def serve(arguments: argparse.Namespace) -> int:
    steps = [["migrate"]] * arguments.migrate + [["demo", "load", "--if-empty"]] * arguments.demo
    for step in steps:
        code = aside(step)
        if code:
            return code
    import_string(settings.SERVER)()
    return 0


def aside(words: list[str]) -> int:
    """Runs another verb in a fork: what it loads and opens does not stay with the server."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = perform(parser().parse_args(words))
        finally:
            sys.stdout.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def work(_: argparse.Namespace) -> None:
    import_string(settings.WORKER)()
