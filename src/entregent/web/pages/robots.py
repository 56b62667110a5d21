"""What crawlers ask for: robots.txt and the sitemap of those who chose to be found by search engines."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from entregent.people.queries.sitemap import PAGE, indexed_handles, open_to_ai, sitemap_starts
from entregent.web.crawlers import AI_AGENTS

CLOSED = ("/account/", "/desk", "/instance/", "/join/", "/language/", "/me", "/people", "/posts/", "/today", "/welcome")
MOST_NAMED = 2_000


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """AI agents may read the pages of those who chose it. Where these are too many to name, they may ask for any
    profile, and the pages themselves refuse."""
    lines = ["User-agent: *", *(f"Disallow: {place}" for place in CLOSED), ""]
    lines += [f"User-agent: {agent}" for agent in AI_AGENTS]
    chosen = open_to_ai(MOST_NAMED + 1)
    named = [f"Allow: /@{handle}$" for handle in chosen] if len(chosen) <= MOST_NAMED else ["Allow: /@"]
    lines += [*named, "Disallow: /", ""]
    lines += [f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    context = {"base": settings.BASE_URL, "starts": sitemap_starts()}
    return render(request, "profile/sitemap_index.xml", context, content_type="application/xml")


@require_safe
def sitemap_page(request: HttpRequest, start: int) -> HttpResponse:
    handles = indexed_handles(start)
    if not handles:
        raise Http404
    context = {"base": settings.BASE_URL, "handles": handles[:PAGE]}
    return render(request, "profile/sitemap.xml", context, content_type="application/xml")


urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:start>.xml", sitemap_page, name="sitemap_page"),
]
