"""Pictures that we wrote, for those who may see them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from entregent.kit.audience import visible_to
from entregent.kit.media.pictures import SIDES
from entregent.kit.media.services import path_of
from entregent.kit.models import Media
from entregent.people.queries import actors_by_id
from entregent.people.queries.profiles import may_open
from entregent.web.crawlers import is_ai_agent


@require_safe
def media(request: HttpRequest, media_id: int, side: int = SIDES[0]) -> HttpResponse:
    """The bytes at an address never change, so a browser may keep them; nothing between us and it may."""
    viewer = request.viewer  # type: ignore[attr-defined]
    found = visible_to(Media.objects.filter(id=media_id), viewer, owner="owner_id").first()
    owner = actors_by_id([found.owner_id]).get(found.owner_id) if found else None
    if found is None or owner is None or side not in SIDES or not may_open(owner, viewer):
        raise Http404
    if is_ai_agent(request) and not (owner.page_public and owner.page_ai):
        raise Http404
    try:
        response = HttpResponse(path_of(found.name, side).read_bytes(), content_type=found.type)
    except FileNotFoundError as error:
        raise Http404 from error
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = "noindex, noai, noimageai"
    response.headers["Vary"] = "Cookie"
    return response


urlpatterns = [
    path("media/<int:media_id>", media, name="media"),
    path("media/<int:media_id>/<int:side>", media, name="media_side"),
]
