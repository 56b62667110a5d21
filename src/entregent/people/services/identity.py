"""Name, headline and photo."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import log
from entregent.kit.audience import EVERYONE, MEMBERS
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError
from entregent.kit.events import announce
from entregent.kit.media import services as media
from entregent.kit.text import clean_line, fold
from entregent.people.events import IdentityChanged
from entregent.people.models import Actor, EntryChange
from entregent.people.services.entries import change_ids
from entregent.people.services.visibility import set_visibility

__all__ = ["change_identity", "remove_photo", "set_photo", "set_visibility"]


@transaction.atomic
def change_identity(*, actor: Actor, name: str, headline: str, quiet: bool = False, clock: Clock = clocks.now) -> None:
    """`quiet`: kept in the history, never told as news."""
    name, headline = clean_line(name), clean_line(headline)
    if not 1 <= len(name) <= 120:
        raise DomainError(_("Give a name of 1 to 120 characters."), code="name-length", field="name")
    if len(headline) > 220:
        raise DomainError(_("Keep the headline under 220 characters."), code="headline-length", field="headline")
    here = Actor.objects.select_for_update().get(id=actor.id)
    changed = {
        what: (old, new)
        for what, old, new in (("name", here.name, name), ("headline", here.headline, headline))
        if old != new
    }
    if not changed:
        return
    Actor.objects.filter(id=actor.id).update(name=name, name_folded=fold(name)[:120], headline=headline)
    audience = (EVERYONE, MEMBERS) if here.page_public else (MEMBERS,)
    numbers = change_ids(len(changed), clock)
    EntryChange.objects.bulk_create(
        EntryChange(
            actor_id=actor.id,
            id=number,
            kind=what,
            old={what: old},
            new={what: new},
            audience=audience,
            old_audience=audience,
            quiet=quiet,
        )
        for number, (what, (old, new)) in zip(numbers, changed.items(), strict=True)
    )
    for what in changed:
        log.record(actor.id, f"{what}.changed")
        announce(IdentityChanged(actor.id, what))


@transaction.atomic
def set_photo(
    *,
    actor: Actor,
    data: bytes,
    alt: str = "",
    audience: Iterable[int] = (MEMBERS,),
    clock: Clock = clocks.now,
) -> None:
    alt = clean_line(alt)[:500]
    photo = media.keep_picture(owner_id=actor.id, data=data, alt=alt, audience=audience, clock=clock)
    here = Actor.objects.select_for_update().get(id=actor.id)
    if here.photo_id:
        media.drop(owner_id=actor.id, media_id=here.photo_id)
    Actor.objects.filter(id=actor.id).update(photo_id=photo.id, photo_audience=photo.audience)
    log.record(actor.id, "photo.changed", media=str(photo.id))
    announce(IdentityChanged(actor.id, "photo"))


@transaction.atomic
def change_photo(*, actor: Actor, alt: str, audience: Iterable[int]) -> None:
    """The words beside it and who may see it; the picture stays."""
    if actor.photo_id:
        keys = tuple(sorted(set(audience)))
        media.describe(owner_id=actor.id, media_id=actor.photo_id, alt=clean_line(alt)[:500], audience=keys)
        Actor.objects.filter(id=actor.id).update(photo_audience=keys)
        log.record(actor.id, "photo.described", media=str(actor.photo_id))


@transaction.atomic
def remove_photo(*, actor: Actor, clock: Clock = clocks.now) -> None:
    here = Actor.objects.select_for_update().get(id=actor.id)
    if here.photo_id:
        media.drop(owner_id=actor.id, media_id=here.photo_id)
        Actor.objects.filter(id=actor.id).update(photo_id=None, photo_audience=())
        log.record(actor.id, "photo.removed")
        announce(IdentityChanged(actor.id, "photo"))
