"""What surrounds every page: security headers, who is looking, and the one shape of a refusal."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from entregent.kit.audience import Viewer, load_viewer
from entregent.kit.errors import DomainError
from entregent.people.models import Account, Actor
from entregent.people.queries import own_actor
from entregent.web import refusals
from entregent.web.headers import security_headers

Handler = Callable[[HttpRequest], HttpResponse]


class MemberRequest(HttpRequest):
    """A request after `member`: who acts, and what they may see."""

    user: Account
    actor: Actor
    viewer: Viewer


def headers(get_response: Handler) -> Handler:
    """On every answer, also errors, static files and media; a page may set a stricter one itself."""
    fixed = security_headers()

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in fixed.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def readable(get_response: Handler) -> Handler:
    """What arrives is read as UTF-8, whatever it says of itself: other names of encodings break a form or smuggle
    halves of characters into it. A cookie may spell a NUL, which PostgreSQL cannot compare: as if it was not sent.
    No page of ours sends either."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.encoding = settings.DEFAULT_CHARSET
        if any("\0" in value for value in request.COOKIES.values()):
            request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\0" not in value}
        return get_response(request)

    return middleware


def member(get_response: Handler) -> Handler:
    """Sets `request.actor` (or None), `request.viewer`, and the reader's language and time zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        account = request.user if request.user.is_authenticated else None
        actor = own_actor(account) if isinstance(account, Account) else None
        request.actor = actor  # type: ignore[attr-defined]
        request.viewer = load_viewer(actor.id if actor else None)  # type: ignore[attr-defined]
        language = account.language if account else refusals.reader_language(request)
        with translation.override(language), timezone.override(_zone(account.time_zone if account else "UTC")):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        _keep_private(response, is_member=actor is not None)
        return response

    return middleware


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # an old name, or one this machine does not know
        return ZoneInfo("UTC")


def _keep_private(response: HttpResponse, *, is_member: bool) -> None:
    """What a member sees is stored nowhere on the way, whatever the address looks like."""
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    if is_member and "immutable" not in response.headers.get("Cache-Control", ""):
        response.headers["Cache-Control"] = "private, no-store"
    else:
        response.headers.setdefault("Cache-Control", "private, no-cache")


def errors(get_response: Handler) -> Handler:
    """A refusal that reaches here becomes one page, with the sentence and its status."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return refusals.answer(request, 400)  # no address of ours holds a NUL, and no form of ours sends one
        response = get_response(request)
        if response.status_code == 405 and not response.content:
            allowed = response.headers["Allow"]
            response = refusals.answer(request, 405)
            response.headers["Allow"] = allowed
        return response

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refusals.answer_error(request, exception) if isinstance(exception, DomainError) else None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
