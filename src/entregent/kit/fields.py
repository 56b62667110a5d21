"""Columns of our own: ids, sets of ids in one column, partial dates; and lookups that take any number of ids."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models.lookups import Lookup

from entregent.kit.partial_dates import PartialDate


class IdField(models.BigIntegerField):  # type: ignore[type-arg]
    """A 63-bit id made by `kit.ids`.

    `get_placeholder` is there so that `bulk_create` keeps one VALUES list: without it, PostgreSQL is sent arrays
    through UNNEST, which Citus pulls through a single node.
    """

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return str(compiler.compile(value)[0]) if hasattr(value, "as_sql") else "%s"


@lru_cache(maxsize=1024)
def _few_ids_in(text: str) -> tuple[int, ...]:
    return tuple(json.loads(text))


def _ids_in(text: str) -> tuple[int, ...]:
    """A page reads the same few small sets again and again."""
    return _few_ids_in(text) if len(text) <= 64 else tuple(json.loads(text))


class IdSetField(models.Field):  # type: ignore[type-arg]
    """A small set of ids, kept sorted: `bigint[]` on PostgreSQL, JSON text on SQLite. In Python a tuple of int."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", tuple)
        super().__init__(*args, **kwargs)

    def db_type(self, connection: Any) -> str:
        return "bigint[]" if connection.vendor == "postgresql" else "text"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> tuple[int, ...]:
        return _ids_in(value) if isinstance(value, str) else tuple(value or ())

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None or hasattr(value, "as_sql"):
            return value
        return ids_parameter(sorted(set(value)), connection)

    def to_python(self, value: Any) -> tuple[int, ...]:
        return tuple(sorted({int(item) for item in value or ()}))

    def value_to_string(self, obj: Any) -> str:
        return json.dumps(self.value_from_object(obj))


def ids_parameter(ids: Iterable[int], connection: Any) -> Any:
    """A list of ids as one parameter, whatever its length."""
    return list(ids) if connection.vendor == "postgresql" else json.dumps(list(ids), separators=(",", ":"))


@IdSetField.register_lookup
class Overlaps(Lookup[Any]):
    """`keys__overlaps={1, 2}`: true when the sets share an id."""

    lookup_name = "overlaps"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        return "%s", [ids_parameter(sorted(value), connection)]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{left} && {right}::bigint[]", [*left_params, *right_params]
        form = f"EXISTS (SELECT 1 FROM json_each({left}) WHERE value IN (SELECT value FROM json_each({right})))"  # noqa: S608
        return form, [*left_params, *right_params]


@IdField.register_lookup
class Among(Lookup[Any]):
    """`owner_id__among=ids`: like `in`, but one parameter for any number of ids."""

    lookup_name = "among"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        return "%s", [ids_parameter(sorted(value), connection)]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{left} = ANY({right}::bigint[])", [*left_params, *right_params]
        return f"{left} IN (SELECT value FROM json_each({right}))", [*left_params, *right_params]  # noqa: S608


class PartialDateField(models.CharField):  # type: ignore[type-arg]
    """A `PartialDate` or None, as text of 4, 7 or 10 characters; '' when absent, so that order by text works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=10, default="", blank=True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "default", "blank"):
            kwargs.pop(key, None)
        return name, path, args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> PartialDate | None:
        return PartialDate.parse(value) if value else None

    def to_python(self, value: Any) -> Any:
        if isinstance(value, PartialDate) or not value:
            return value or None
        return PartialDate.parse(value)

    def get_prep_value(self, value: Any) -> str:
        return str(value) if value else ""
