"""Who may open a page. Everything else about seeing is decided by what the page fetches."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

Page = Callable[..., HttpResponse]


def member_required(page: Page) -> Page:
    """A visitor is asked to log in and comes back here."""

    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "actor", None) is None:
            return redirect_to_login(request.get_full_path())
        return page(request, *args, **kwargs)

    return guarded


def operator_required(page: Page) -> Page:
    """To everyone else the page does not exist."""

    @wraps(page)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "actor", None) is None:
            return redirect_to_login(request.get_full_path())
        if not request.user.is_operator:  # type: ignore[union-attr]
            raise Http404
        return page(request, *args, **kwargs)

    return guarded
