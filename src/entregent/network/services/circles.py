"""Circles: private lists of my contacts, used as audiences. Nobody learns in which they are."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import log
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.slots import new_id
from entregent.kit.text import clean_line
from entregent.network.models import Circle, CircleKey, CircleMember, Contact
from entregent.network.services.pairs import lock
from entregent.people.models import Actor

MOST_CIRCLES = 100


def owned_circle(owner_id: int, circle_id: int) -> Circle:
    circle = Circle.objects.filter(id=circle_id, owner_id=owner_id).first()
    if circle is None:
        raise NotFound(_("There is no such circle."), code="no-circle")
    return circle


@transaction.atomic
def create_circle(*, owner: Actor, name: str) -> Circle:
    lock(owner.id)
    name = _free_name(owner.id, name)
    if Circle.objects.filter(owner_id=owner.id).count() >= MOST_CIRCLES:
        raise DomainError(_("You have many circles already. Delete one first."), code="circles-count")
    circle = Circle.objects.create(id=new_id(), owner_id=owner.id, name=name)
    log.record(owner.id, "circle.created", circle=str(circle.id))
    return circle


@transaction.atomic
def rename_circle(*, owner: Actor, circle_id: int, name: str) -> None:
    lock(owner.id)
    circle = owned_circle(owner.id, circle_id)
    name = _free_name(owner.id, name, but=circle.id)
    Circle.objects.filter(id=circle.id).update(name=name)
    log.record(owner.id, "circle.renamed", circle=str(circle.id))


@transaction.atomic
def delete_circle(*, owner: Actor, circle_id: int) -> None:
    """What was shown to this circle alone is then seen by its owner alone: the key opens nothing any more."""
    lock(owner.id)
    circle = owned_circle(owner.id, circle_id)
    members = list(CircleMember.objects.filter(circle_id=circle.id).values_list("member_id", flat=True))
    CircleMember.objects.filter(circle_id=circle.id).delete()
    CircleKey.objects.filter(member_id__among=members, circle_id=circle.id).delete()
    circle.delete()
    log.record(owner.id, "circle.deleted", circle=str(circle_id))


@transaction.atomic
def add_to_circle(*, owner: Actor, circle_id: int, member_ids: Collection[int]) -> int:
    """Contacts only; the number added. Who is in already stays once."""
    lock(owner.id)
    circle = owned_circle(owner.id, circle_id)
    wanted = set(member_ids)
    contacts = Contact.objects.filter(owner_id=owner.id, other_id__among=wanted).values_list("other_id", flat=True)
    if wanted - set(contacts):
        raise NotFound(_("A circle holds your contacts only."), code="not-contacts")
    inside = CircleMember.objects.filter(circle_id=circle.id, member_id__among=wanted)
    new = sorted(wanted - set(inside.values_list("member_id", flat=True)))
    CircleMember.objects.bulk_create(
        [CircleMember(circle_id=circle.id, member_id=person, owner_id=owner.id) for person in new]
    )
    CircleKey.objects.bulk_create(
        [CircleKey(member_id=person, circle_id=circle.id, owner_id=owner.id) for person in new]
    )
    log.record(owner.id, "circle.filled", circle=str(circle.id), added=len(new))
    return len(new)


@transaction.atomic
def remove_from_circle(*, owner: Actor, circle_id: int, member_ids: Collection[int]) -> None:
    lock(owner.id)
    circle = owned_circle(owner.id, circle_id)
    gone = set(member_ids)
    CircleMember.objects.filter(circle_id=circle.id, member_id__among=gone).delete()
    CircleKey.objects.filter(member_id__among=gone, circle_id=circle.id).delete()
    log.record(owner.id, "circle.emptied", circle=str(circle.id), removed=len(gone))


def _free_name(owner_id: int, name: str, but: int = 0) -> str:
    name = clean_line(name)
    if not 1 <= len(name) <= 80:
        raise DomainError(_("Give a name of 1 to 80 characters."), code="name-length", field="name")
    others = Circle.objects.filter(owner_id=owner_id).exclude(id=but).values_list("name", flat=True)
    if name.casefold() in {other.casefold() for other in others}:
        raise DomainError(_("You have a circle of that name already."), code="circle-name", field="name")
    return name
