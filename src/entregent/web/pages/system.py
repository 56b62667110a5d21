"""Pages of the house itself: refusals, language and theme, the installable app, the style sheet on show."""

from __future__ import annotations

import json
from datetime import timedelta

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from entregent.kit import clock
from entregent.people.queries import instance
from entregent.web import refusals
from entregent.web.context import THEMES

A_YEAR = 60 * 60 * 24 * 365


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return refusals.answer(request, 403, "stale-form")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusals.answer(request, 413 if refusals.is_too_large(exception) else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusals.answer(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusals.answer(request, 404)


def failure(request: HttpRequest) -> HttpResponse:
    return refusals.without_database(request, 500)


def _next(request: HttpRequest, given: str | None) -> str:
    """Where to go back to: a page of ours, or the first one."""
    allowed = given and url_has_allowed_host_and_scheme(given, allowed_hosts={request.get_host()})
    return given if given and allowed else "/"


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=A_YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")


@require_GET
def set_language(request: HttpRequest, language: str) -> HttpResponse:
    """A link, so that public pages carry no token. It changes one cookie of the reader, and only from our own pages."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    response = HttpResponseRedirect(_next(request, request.GET.get("next")))
    if request.headers.get("Sec-Fetch-Site") != "cross-site":
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    return response


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(_next(request, request.POST.get("next")), status=303)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        _keep(response, "theme", chosen)
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    here = instance()
    icons = [
        {"src": f"/static/icons/{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in (192, 512)
        for purpose in ("any", "maskable")
    ]
    content = {
        "name": here.name if here else "Entregent",
        "short_name": (here.name if here else "Entregent")[:12],
        "lang": translation.get_language(),
        "start_url": "/today",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf8f3",
        "theme_color": "#0d5257",
        "icons": icons,
    }
    return HttpResponse(json.dumps(content), content_type="application/manifest+json")


@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    found = finders.find("js/sw.js")
    assert isinstance(found, str)
    with open(found, "rb") as file:  # noqa: PTH123
        response = HttpResponse(file.read(), content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """Kept by the service worker: the same for everyone, so that nothing of a member stays in the browser."""
    context = {"language": translation.get_language()}
    return HttpResponse(render_to_string("system/offline.html", context))


@require_GET
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: whom to tell about a weakness."""
    expires = (clock.now() + timedelta(days=365)).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:security@{settings.DOMAIN.split(':')[0]}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fr, en",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("language/<slug:language>", set_language, name="set_language"),
    path("theme", set_theme, name="set_theme"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("sw.js", service_worker, name="service_worker"),
    path("offline", offline, name="offline"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
]
