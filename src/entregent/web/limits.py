"""How often something may be tried, per network and per account; the figures are in the settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

from entregent.web import refusals

Page = Callable[..., HttpResponse]


def too_often(request: HttpRequest, action: str, *, key: str | None = None, gets: bool = False) -> HttpResponse | None:
    """The answer 429 when it was too often. A GET counts only with `gets`, where reading is a try."""
    allowed = ratelimit.consume(request, app="allauth.account", action=action, key=key, limit_get=gets)
    return None if allowed else refusals.answer(request, 429)


def limited(action: str) -> Callable[[Page], Page]:
    def wrap(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            return too_often(request, action) or page(request, *args, **options)

        return guarded

    return wrap
