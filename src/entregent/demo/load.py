"""The community comes and goes: loaded through the verbs of the rooms, removed without a trace."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.demo.community import Community
from entregent.demo.generate import SEED, SIZE, generate
from entregent.demo.remove import remove_demonstration
from entregent.demo.typography import typeset
from entregent.demo.writer import Writer
from entregent.kit import clock as clocks
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError
from entregent.people.models import Actor, Instance

__all__ = ["is_loaded", "load_demonstration", "remove_demonstration"]

NAME = "La Table commune"
RUN_BY = "Association La Table commune, Rennes & Leeds"
WELCOME_FR = (
    "Un réseau professionnel tenu par ses membres : artisanes, soignants, maraîchères, développeurs, bénévoles. "
    "On y trouve la personne qui peut aider, par celles et ceux qui la connaissent."
)
WELCOME_EN = (
    "A professional network run by its members: makers, carers, growers, developers, volunteers. "
    "You find the person who can help through people who know them."
)


@dataclass(frozen=True, slots=True)
class Loaded:
    members: int
    contacts: int
    posts: int
    seconds: float


def is_loaded() -> bool:
    return Actor.objects.filter(demonstration=True).exists()


def load_demonstration(
    *, seed: int = SEED, size: int = SIZE, beside_members: bool = False, clock: Clock = clocks.now
) -> Loaded:
    """All of it or nothing. `beside_members` allows it where real members live."""
    started = time.monotonic()
    _check(beside_members=beside_members)
    community = generate(now=clock(), seed=seed, size=size)
    with transaction.atomic():
        operated = not Actor.objects.filter(domain="").exists()
        _open_instance()
        Writer(community, clock, operated=operated).write()
    return _report(community, time.monotonic() - started)


def _check(*, beside_members: bool) -> None:
    if is_loaded():
        raise DomainError(_("The demonstration is already here. Remove it first."), code="demonstration-loaded")
    if not beside_members and Actor.objects.filter(domain="").exists():
        raise DomainError(
            _("Real members live here. Load it into an instance of its own, or say --beside-members."),
            code="real-members",
        )


def _open_instance() -> None:
    """An instance that is already set up keeps its own words."""
    if not Instance.objects.filter(id=1).update(demonstration=True):
        Instance.objects.create(
            id=1,
            domain=settings.DOMAIN,
            name=NAME,
            run_by=RUN_BY,
            welcome_fr=typeset(WELCOME_FR, "fr"),
            welcome_en=WELCOME_EN,
            joining=Instance.Joining.OPEN,
            demonstration=True,
        )


def _report(community: Community, seconds: float) -> Loaded:
    return Loaded(len(community.people), len(community.ties), len(community.said), seconds)
