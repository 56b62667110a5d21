"""What lower rooms need from upper ones: they register it here at start, nobody imports upwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

key_sources: list[Callable[[int | None], Any]] = []


@dataclass(frozen=True, slots=True)
class Table:
    """How the rows of a model belong to a person. `owner`: columns that make a row theirs, exported and erased.
    `mentions`: columns by which another's row names them, erased but not exported. `kept`: why it stays instead.
    `exported`: which of theirs they may know.
    `erase` replaces the deletion for tables that must do more, such as removing a file."""

    model: type[Model]
    owner: tuple[str, ...]
    mentions: tuple[str, ...]
    kept: str
    erase: Callable[[int], None] | None
    exported: Q


tables: dict[type[Model], Table] = {}


def own(
    model: type[Model],
    *owner: str,
    mentions: tuple[str, ...] = (),
    kept: str = "",
    erase: Callable[[int], None] | None = None,
    exported: Q | None = None,
) -> None:
    tables[model] = Table(model, owner, mentions, kept, erase, exported or Q())


def _any(columns: tuple[str, ...], actor_id: int) -> Q:
    condition = Q()
    for column in columns:
        condition |= Q(**{column: actor_id})
    return condition


def export_rows(actor_id: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(table name, rows as dicts) of everything a person owns and may know."""
    for table in tables.values():
        if table.owner:
            yield (
                table.model._meta.db_table,
                list(table.model._default_manager.filter(_any(table.owner, actor_id), table.exported).values()),
            )


def erase_rows(actor_id: int) -> None:
    """Everything that is theirs or names them, but for the tables that say why they keep it."""
    for table in tables.values():
        if table.erase:
            table.erase(actor_id)
        columns = table.owner + table.mentions
        if columns and not table.kept:
            table.model._default_manager.filter(_any(columns, actor_id)).delete()
