"""The door: what this instance is, for whoever comes, and the five ways into a demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from entregent.demo.personas import BY_KEY, Persona
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.paging import cursor, paginate
from entregent.people.models import Account, Actor, Instance
from entregent.people.queries import instance
from entregent.people.services.accounts import account_of
from entregent.web.crawlers import is_ai_agent
from entregent.web.peers import is_loopback


class Elsewhere(DomainError):
    status = 403


@dataclass(frozen=True, slots=True)
class Way:
    key: str
    words: str | Promise
    why: str | Promise


WAYS = (
    Way("freelance", _("I work for myself"), _("Be found by those who need me, and keep my evenings.")),
    Way(
        "job-seeker", _("I look for work"), _("Say so to the people I choose, and reach an employer through a friend.")
    ),
    Way("recruiter", _("I recruit"), _("Find people who said they are available, and be answered.")),
    Way("manager", _("I run an association"), _("Find hands and skills, and bring together people who care.")),
)


@dataclass(frozen=True, slots=True)
class Door:
    """A way in, with the invented member whom one enters as."""

    way: Way
    persona: Persona
    actor: Actor


@require_http_methods(["GET", "HEAD"])
def home(request: HttpRequest) -> HttpResponse:
    if getattr(request, "actor", None):
        return redirect("today")
    here = instance()
    if here is None:
        return redirect("instance_welcome")
    doors = _doors() if here.demonstration and is_loopback(request) else []
    page = {"words": _welcome(here), "joining": here.joining, "doors": doors, "host": _host(doors)}
    return render(request, "home/home.html", page)


def _welcome(here: Instance) -> str:
    """In the reader's language, or else in the other one."""
    french, english = here.welcome_fr, here.welcome_en
    return (french or english) if get_language() == "fr" else (english or french)


def _doors() -> list[Door]:
    handles = [persona.handle for persona in BY_KEY.values()]
    actors = {actor.handle: actor for actor in Actor.objects.filter(handle__in=handles, demonstration=True)}
    doors = [(way, BY_KEY[way.key]) for way in WAYS]
    return [Door(way, persona, actors[persona.handle]) for way, persona in doors if persona.handle in actors]


def _host(doors: list[Door]) -> Actor | None:
    """The persona who runs the demonstration, and lets newcomers in."""
    operators = Account.objects.filter(role=Account.Role.OPERATOR, demonstration=True) if doors else []
    mails = {account.email for account in operators}
    return next((door.actor for door in doors if door.persona.email in mails), None)


@require_POST
@never_cache
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """In one step, as somebody invented; only from this machine, only where people are invented."""
    if not is_loopback(request):
        raise Elsewhere(_("The demonstration’s logins open on its own machine only."), code="not-loopback")
    persona = BY_KEY.get(key)
    actor = Actor.objects.filter(handle=persona.handle, demonstration=True).first() if persona else None
    if actor is None:
        raise NotFound(_("There is no such demonstration here."), code="no-persona")
    get_adapter().login(request, account_of(actor.id))
    return HttpResponseRedirect("/today", status=303)


@require_GET
def around(request: HttpRequest) -> HttpResponse:
    """People whose page search engines may list too: whoever kept their page for those who know its address does."""
    open_pages = Actor.objects.filter(page_public=True, page_indexed=True, away=False, domain="")
    open_pages = open_pages.exclude(id__among=request.viewer.hidden)  # type: ignore[attr-defined]
    if is_ai_agent(request):
        open_pages = open_pages.filter(page_ai=True)
    page = paginate(open_pages, before=cursor(request.GET.get("before")), limit=20)
    return render(request, "home/around.html", {"page": page})


urlpatterns = [
    path("", home, name="home"),
    path("around", around, name="around"),
    path("demonstration/<slug:key>", enter, name="demonstration_enter"),
]
