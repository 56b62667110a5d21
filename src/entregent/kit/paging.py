"""Pages of a list by id, never by offset. The address holds `?before=` (older) or `?after=` (newer)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from entregent.kit.errors import NotFound

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)
LARGEST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """`older`: give it as `before` for the next page of an inverse list. `newer`: as `after` for a forward one."""

    items: list[Item]
    older: int | None = None
    newer: int | None = None

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def cursor(text: str | None) -> int | None:
    """The id in an address. What is no id leads to a page that does not exist."""
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 19 or int(text) > LARGEST:
        raise NotFound(_("This page does not exist."), code="cursor")
    return int(text)


def paginate(
    queryset: QuerySet[Row],
    *,
    column: str = "id",
    before: int | None = None,
    after: int | None = None,
    limit: int = 20,
) -> Page[Row]:
    """Newest first; with `after` (0 to begin), oldest first. One statement."""
    if after is not None:
        rows = list(queryset.filter(**{f"{column}__gt": after}).order_by(column)[: limit + 1])
        more = len(rows) > limit
        return Page(rows[:limit], newer=getattr(rows[limit - 1], column) if more else None)
    if before is not None:
        queryset = queryset.filter(**{f"{column}__lt": before})
    rows = list(queryset.order_by(f"-{column}")[: limit + 1])
    more = len(rows) > limit
    return Page(rows[:limit], older=getattr(rows[limit - 1], column) if more else None)
