"""What an author may choose, which audience is wider, and what two audiences share."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from entregent.kit.audience import EVERYONE, MEMBERS, named
from entregent.kit.errors import DomainError
from entregent.network.models import Circle, Contact
from entregent.people.models import Actor

MOST_KEYS = 200


def checked(author_id: int, audience: Iterable[int]) -> tuple[int, ...]:
    """Sorted keys that are the author's to give: general ones, their contacts, their own circles, people by name."""
    keys = set(audience) - {named(author_id)}
    circles = {key for key in keys if key > MEMBERS and key != author_id}
    people = {-key for key in keys if key < 0}
    own = Circle.objects.filter(owner_id=author_id, id__among=circles).count() if circles else 0
    known = Actor.objects.filter(id__among=people).count() if people else 0
    if own != len(circles) or known != len(people) or 0 in keys or len(keys) > MOST_KEYS:
        raise DomainError(_("Choose again who may read this."), code="audience", field="audience")
    return tuple(sorted(keys))


def covers(author_id: int, wide: Iterable[int], key: int) -> bool:
    """True when whoever holds `key` could already see what `wide` opens. Circles hold contacts only."""
    wider = {key, EVERYONE}
    if key != EVERYONE:
        wider.add(MEMBERS)
    if key > MEMBERS:
        wider.add(author_id)
    return not wider.isdisjoint(wide)


def is_wider(author_id: int, old: Iterable[int], new: Iterable[int]) -> bool:
    """True when somebody may see the new audience and perhaps could not see the old one."""
    old = set(old)
    beyond = {key for key in new if not covers(author_id, old, key)}
    if not beyond or author_id not in old or any(key > 0 for key in beyond):
        return bool(beyond)
    contacts = Contact.objects.filter(owner_id=author_id, other_id__among={-key for key in beyond})
    return contacts.count() < len(beyond)


def shared(author_id: int, one: Iterable[int], other: Iterable[int]) -> set[int]:
    """Keys that never open more than either audience does."""
    one, other = set(one), set(other)
    return {key for key in one if covers(author_id, other, key)} | {key for key in other if covers(author_id, one, key)}


def reply_audience(root_author_id: int, root_audience: Iterable[int]) -> tuple[int, ...]:
    """A conversation stays with the readers of the post that began it, and its author."""
    return tuple(sorted({*root_audience, named(root_author_id)}))
