"""The pages that search engines may list, in pages by id."""

from __future__ import annotations

from django.db.models import QuerySet

from entregent.people.models import Actor

PAGE = 5_000


def _indexed(start: int = 0) -> QuerySet[Actor]:
    chosen = Actor.objects.filter(page_indexed=True, page_public=True, away=False, domain="", id__gte=start)
    return chosen.order_by("id")


def indexed_handles(start: int) -> list[str]:
    """Those of one page, which begins at the id `start`."""
    return list(_indexed(start).values_list("handle", flat=True)[:PAGE])


def sitemap_starts() -> list[int]:
    """The first id of each page."""
    return list(_indexed().values_list("id", flat=True))[::PAGE]


def open_to_ai(limit: int) -> list[str]:
    chosen = Actor.objects.filter(page_ai=True, page_public=True, away=False, domain="")
    return list(chosen.order_by("-id").values_list("handle", flat=True)[:limit])
