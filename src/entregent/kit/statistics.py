"""What the planner of SQLite knows about sizes. PostgreSQL keeps its own."""

from __future__ import annotations

from django.db import connection
from django_tasks import task

ROWS_AN_INDEX = 400


@task()
def look_at_sizes() -> None:
    """Some milliseconds, whatever the tables hold. Without it a list of many ids may be gone through the wrong way."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={ROWS_AN_INDEX}")
            cursor.execute("ANALYZE")
