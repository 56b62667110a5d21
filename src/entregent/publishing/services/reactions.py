"""One reaction a person and post, seen by its author and by whoever gave it. It is counted for nobody."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import log
from entregent.kit.audience import Viewer
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError
from entregent.kit.events import announce
from entregent.people.models import Actor
from entregent.publishing.events import Reacted
from entregent.publishing.models import Reaction
from entregent.publishing.services.posts import seen_post


@transaction.atomic
def react(*, actor: Actor, post_id: int, kind: str, viewer: Viewer, clock: Clock = clocks.now) -> None:
    """Another kind replaces the first; the same again changes nothing."""
    if kind not in Reaction.Kind.values:
        raise DomainError(_("Choose one of the four reactions."), code="reaction-kind", field="kind")
    post = seen_post(post_id, viewer)
    if post.author_id == actor.id:
        raise DomainError(_("This post is yours; others may react to it."), code="reaction-own")
    now = clock()
    given = Reaction.objects.filter(post_id=post.id, actor_id=actor.id)
    if given.update(kind=kind, at=now):
        return
    row = Reaction(post_id=post.id, actor_id=actor.id, author_id=post.author_id, kind=kind, at=now)
    Reaction.objects.bulk_create([row], ignore_conflicts=True)
    log.record(actor.id, "reaction.given", post=str(post.id), kind=kind)
    announce(Reacted(post.id, post.author_id, actor.id, kind, now))


@transaction.atomic
def unreact(*, actor: Actor, post_id: int) -> None:
    """Also possible for a post one may no longer see: it is one's own mark."""
    if Reaction.objects.filter(post_id=post_id, actor_id=actor.id).delete()[0]:
        log.record(actor.id, "reaction.withdrawn", post=str(post_id))
