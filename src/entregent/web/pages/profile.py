"""The page of a member, its twins, and what others see of me. One way for every reader."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from entregent.kit.audience import Viewer, seen_as
from entregent.kit.errors import NotFound
from entregent.network import queries as network
from entregent.people.models import Actor
from entregent.people.queries import actors_by_id
from entregent.people.queries.profiles import Profile, profile
from entregent.web.access import member_required
from entregent.web.crawlers import is_ai_agent, robots_words
from entregent.web.middleware import MemberRequest
from entregent.web.profile_view import absolute, page_context
from entregent.web.twins import resume
from entregent.web.twins.vcard import vcard


def readable(request: HttpRequest, handle: str) -> Profile:
    """The profile as this reader may see it. For an AI crawler that was not invited there is none."""
    found = profile(handle, request.viewer)  # type: ignore[attr-defined]
    if is_ai_agent(request) and not (found.actor.page_public and found.actor.page_ai):
        raise NotFound(_("There is no such page, or it is not open to you."), code="profile-absent")
    return found


def _private(response: HttpResponse, actor: Actor, *, twin: bool = False) -> HttpResponse:
    """What a reader gets is theirs alone: nothing between us and them keeps it."""
    words = robots_words(actor)
    response.headers["X-Robots-Tag"] = f"noindex, {words}" if twin and "noindex" not in words else words
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Cookie, Accept-Language"
    return response


@require_safe
def page(request: HttpRequest, handle: str) -> HttpResponse:
    found = readable(request, handle)
    context = page_context(found) | _between(request.viewer, found.actor)  # type: ignore[attr-defined]
    return _private(render(request, "profile/profile.html", context), found.actor)


def _between(viewer: Viewer, actor: Actor) -> dict[str, Any]:
    """What there is between the reader and this person: nothing for a visitor and for oneself."""
    if viewer.actor_id is None or viewer.actor_id == actor.id:
        return {"own": viewer.actor_id == actor.id, "place": "me" if viewer.actor_id else ""}
    shared = network.in_common(viewer, [actor.id]).get(actor.id, [])
    people = actors_by_id(shared[:12]) if shared else {}
    return {
        "relation": network.relation(viewer, actor.id),
        "in_common": [people[one] for one in shared if one in people],
        "place": "people",
    }


@require_safe
def page_json(request: HttpRequest, handle: str) -> HttpResponse:
    found = readable(request, handle)
    document = resume.document(found, page=absolute("profile", found.actor.handle), photo=_photo(found))
    return _private(JsonResponse(document, json_dumps_params={"ensure_ascii": False}), found.actor, twin=True)


@require_safe
def page_vcf(request: HttpRequest, handle: str) -> HttpResponse:
    found = readable(request, handle)
    card = vcard(found, page=absolute("profile", found.actor.handle))
    response = HttpResponse(card, content_type="text/vcard; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.actor.handle}.vcf"'
    return _private(response, found.actor, twin=True)


def _photo(found: Profile) -> str:
    return absolute("media", found.photo.id) if found.photo else ""


@require_GET
@member_required
def see_me_as(request: MemberRequest, role: str) -> HttpResponse:
    """My page with somebody else's eyes: the same code, another viewer."""
    actor, circles = request.actor, {f"circle-{circle.id}": circle for circle in network.circles_of(request.actor.id)}
    eyes = {
        "search-engine": (_("a search engine"), "stranger"),
        "stranger": (_("someone who is not a member"), "stranger"),
        "member": (_("a member"), "member"),
        "contact": (_("one of your contacts"), "contact"),
    } | {key: (_("your circle “%(name)s”") % {"name": circle.name}, "contact") for key, circle in circles.items()}
    if role not in eyes:
        raise Http404
    whose, kind = eyes[role]
    viewer = seen_as(actor.id, kind, [circles[role].id] if role in circles else [])
    context: dict[str, Any] = {"eyes": eyes, "role": role, "whose": whose, "place": "me"}
    try:
        context |= page_context(profile(actor.handle, viewer))
    except NotFound:
        context["closed"] = True
    context["unlisted"] = role == "search-engine" and not actor.page_indexed
    return render(request, "profile/seen_as.html", context)


urlpatterns = [
    path("@<slug:handle>", page, name="profile"),
    path("@<slug:handle>.json", page_json, name="profile_json"),
    path("@<slug:handle>.vcf", page_vcf, name="profile_vcf"),
    path("me/seen-as/<slug:role>", see_me_as, name="see_me_as"),
]
