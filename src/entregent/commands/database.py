"""migrate."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings

from entregent.commands.main import add_verb


def add_to(verbs: Any) -> None:
    add_verb(
        verbs,
        "migrate",
        migrate,
        about="Bring the database to the form this version needs.",
        example="entregent migrate",
    )


def migrate(_: argparse.Namespace) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    settings.HOME.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        call_command("migrate", interactive=False, verbosity=0)
    print(f"The database is ready ({len(plan)} migrations applied)." if plan else "The database is up to date.")
