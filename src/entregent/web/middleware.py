"""What surrounds every page: security headers, who is looking, and the one shape of a refusal."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from entregent.kit.audience import Viewer, load_viewer
from entregent.kit.errors import DomainError
from entregent.people.models import Account, Actor
from entregent.people.queries import own_actor

Handler = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


class MemberRequest(HttpRequest):
    """A request after `member`: who acts, and what they may see."""

    user: Account
    actor: Actor
    viewer: Viewer


def headers(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return middleware


def member(get_response: Handler) -> Handler:
    """Sets `request.actor` (or None), `request.viewer`, and the reader's language and time zone."""

    def middleware(request: HttpRequest) -> HttpResponse:
        account = request.user if request.user.is_authenticated else None
        actor = own_actor(account) if isinstance(account, Account) else None
        request.actor = actor  # type: ignore[attr-defined]
        request.viewer = load_viewer(actor.id if actor else None)  # type: ignore[attr-defined]
        language = account.language if account else translation.get_language_from_request(request)
        zone = account.time_zone if account else "UTC"
        with translation.override(language), timezone.override(ZoneInfo(zone)):
            response = get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def errors(get_response: Handler) -> Handler:
    """A refusal that reaches here becomes one page, with the sentence and its status."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DomainError):
            return None
        return render(request, "system/refused.html", {"error": exception}, status=exception.status)

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
