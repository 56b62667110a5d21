"""When a device was last used: noted once an hour, so that reading pages does not write."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

EVERY = 3600
NOTED = "used"


def last_use(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if getattr(request, "actor", None) and 0 < request.session.get(NOTED, 0) < time.time() - EVERY:
            note(request)
        return get_response(request)

    return middleware


def note(request: HttpRequest) -> None:
    from allauth.usersessions.models import UserSession

    request.session[NOTED] = int(time.time())
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())
