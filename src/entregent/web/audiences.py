"""Choosing an audience, naming one, and saying who will be able to read.

An owner may open an item to circles they own and name contacts they have: nothing else can come out of the form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.utils.translation import gettext_lazy as _

from entregent.kit.audience import EVERYONE, MEMBERS, ONLY_ME, Viewer, load_viewer
from entregent.network.queries import (
    CircleList,
    ContactPage,
    circles_of,
    contact_handles,
    contact_ids,
    contacts_page,
    people_page,
)
from entregent.network.queries.circles import people_in
from entregent.people.models import Actor

Keys = tuple[int, ...]

CHOICES: dict[str, str | Promise] = {
    "everyone": _("Everyone"),
    "members": _("Members of this place"),
    "contacts": _("My contacts"),
    "circles": _("Circles I choose"),
    "people": _("People I name"),
    "me": _("Only me"),
}
# Above this, people are named by their handles instead of ticked.
MOST_BOXES = 24


@dataclass(frozen=True, slots=True)
class Picked:
    """What a form says, before any check."""

    choice: str
    circles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()  # ids that were ticked
    handles: str = ""


@dataclass
class Book:
    """The owner's circles and contacts, each loaded once and only when asked for."""

    owner: Actor
    viewer: Viewer | None = field(default=None)

    @cached_property
    def circles(self) -> list[CircleList]:
        return circles_of(self.owner.id)

    @cached_property
    def sight(self) -> Viewer:
        return self.viewer or load_viewer(self.owner.id)

    @cached_property
    def first_contacts(self) -> ContactPage:
        """All of them, when they are few enough to be ticked."""
        return contacts_page(self.sight, limit=MOST_BOXES)

    @cached_property
    def handles(self) -> dict[str, str]:
        """Id and handle of each contact who may be named."""
        return {str(one): handle for one, handle in contact_handles(self.sight).items()}


class AudienceWidget(forms.Widget):
    template_name = "network/audience.html"
    use_fieldset = True
    book: Book

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Picked | None:
        choice = data.get(name)
        if choice is None:
            return None
        many = data.getlist if hasattr(data, "getlist") else lambda key: data.get(key, ())
        return Picked(
            choice, tuple(many(f"{name}_circles")), tuple(many(f"{name}_people")), data.get(f"{name}_handles", "")
        )

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data

    def id_for_label(self, id_: str) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        picked = value if isinstance(value, Picked) else picked_from(value, self.book)
        few = self.book.first_contacts
        boxes = few.after is None
        context["widget"] |= {
            "choices": [(key, words, key == picked.choice) for key, words in CHOICES.items()],
            "circles": [(circle, str(circle.id) in picked.circles) for circle in self.book.circles],
            "people": [(one, str(one.id) in picked.people) for one in few.people] if boxes else [],
            "many": not boxes,
            "handles": picked.handles or "" if boxes else picked.handles or self._handles(picked.people),
        }
        return context

    def _handles(self, people: Collection[str]) -> str:
        return ", ".join(f"@{self.book.handles[one]}" for one in people if one in self.book.handles) if people else ""


class AudienceField(forms.Field):
    """Cleaned to a tuple of keys. `viewer`, when the caller has it, saves a query."""

    widget = AudienceWidget
    default_error_messages = {
        "choice": gettext_lazy("Choose who may see this."),
        "circles": gettext_lazy("Choose at least one of your circles."),
        "people": gettext_lazy("Name at least one of your contacts."),
    }

    def __init__(self, *, owner: Actor, viewer: Viewer | None = None, **options: Any) -> None:
        options.setdefault("label", _("Who may see this"))
        options.setdefault("initial", (MEMBERS,))
        super().__init__(**options)
        self.book = Book(owner, viewer)
        self.widget.book = self.book

    def __deepcopy__(self, memo: dict[int, Any]) -> AudienceField:
        copied: AudienceField = super().__deepcopy__(memo)
        copied.widget.book = copied.book
        return copied

    def clean(self, value: Any) -> Any:
        picked = value if isinstance(value, Picked) else picked_from(value, self.book) if value is not None else None
        if picked is None or picked.choice not in CHOICES:
            raise self._error("choice")
        plain = plain_keys(picked.choice, self.book.owner.id)
        if plain is not None:
            return plain
        return self._circles(picked) if picked.choice == "circles" else self._people(picked)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.clean(data) != tuple(sorted(initial or ())))
        except ValidationError:
            return True

    def _circles(self, picked: Picked) -> Keys:
        owned = {str(circle.id): circle.id for circle in self.book.circles}
        if not picked.circles or set(picked.circles) - owned.keys():
            raise self._error("circles")
        return tuple(sorted({owned[one] for one in picked.circles}))

    def _people(self, picked: Picked) -> Keys:
        by_handle = {handle: int(one) for one, handle in self.book.handles.items()}
        handles = [word.removeprefix("@").lower() for word in picked.handles.replace(",", " ").split()]
        unknown = [f"@{word}" for word in handles if word not in by_handle]
        if unknown:
            raise ValidationError(
                gettext("%(handles)s: not among your contacts. Only contacts can be named.")
                % {"handles": ", ".join(unknown[:5])},
                code="people",
            )
        if set(picked.people) - self.book.handles.keys():
            raise self._error("people")
        named = {int(one) for one in picked.people} | {by_handle[word] for word in handles}
        if not named:
            raise self._error("people")
        return tuple(sorted(-one for one in named))

    def _error(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)


def plain_keys(choice: str, owner_id: int) -> Keys | None:
    return {"everyone": (EVERYONE,), "members": (MEMBERS,), "contacts": (owner_id,), "me": ONLY_ME}.get(choice)


def picked_from(keys: Iterable[int] | None, book: Book) -> Picked:
    """The form's state for an audience that is already there."""
    found = tuple(keys or ())
    for choice in ("everyone", "members", "contacts", "me"):
        if found == plain_keys(choice, book.owner.id):
            return Picked(choice)
    if any(key < 0 for key in found):
        return Picked("people", people=tuple(str(-key) for key in found if key < 0))
    return Picked("circles", circles=tuple(str(key) for key in found))


def audience_label(
    keys: Collection[int], owner_id: int, reader_id: int | None = None, circles: Mapping[int, str] | None = None
) -> str:
    """In a few words. Which circles, and who else is named, is the owner's alone to know."""
    mine, circles = reader_id == owner_id, circles or {}
    if not keys:
        return gettext("Only me") if mine else gettext("Only the author")
    if EVERYONE in keys:
        return gettext("Everyone")
    if MEMBERS in keys:
        return gettext("Members")
    if owner_id in keys:
        return gettext("My contacts") if mine else gettext("Contacts of the author")
    if not mine:
        return gettext("A few people")
    named = sum(key < 0 for key in keys)
    words = [circles[key] for key in keys if key in circles]
    if named:
        words.append(ngettext("%(n)s person", "%(n)s people", named) % {"n": named})
    return ", ".join(words) or gettext("Only me")


class AudienceWords:
    """Labels for one reader and a whole page: the names of their circles are loaded once, when first needed."""

    def __init__(self, reader_id: int | None) -> None:
        self.reader_id = reader_id

    @cached_property
    def circles(self) -> dict[int, str]:
        return {circle.id: circle.name for circle in circles_of(self.reader_id)} if self.reader_id else {}

    def label(self, keys: Collection[int], owner_id: int) -> str:
        private = owner_id == self.reader_id and any(key > MEMBERS and key != owner_id for key in keys)
        return audience_label(keys, owner_id, self.reader_id, self.circles if private else {})


def words_for(request: HttpRequest | None) -> AudienceWords:
    """One a request, so that a page of labels asks for the circles once."""
    if request is None:
        return AudienceWords(None)
    if not hasattr(request, "audience_words"):
        reader = getattr(request, "actor", None)
        request.audience_words = AudienceWords(reader.id if reader else None)  # type: ignore[attr-defined]
    return request.audience_words  # type: ignore[attr-defined,no-any-return]


@dataclass(frozen=True, slots=True)
class Readers:
    """Who will be able to read, for the owner to see before sending. `count` is None when it has no bound."""

    sentence: str
    count: int | None


def readers(actor: Actor, viewer: Viewer, keys: Collection[int]) -> Readers:
    """At most two statements."""
    if not keys:
        return Readers(gettext("Nobody but you will be able to read this."), 0)
    if EVERYONE in keys:
        return Readers(
            gettext("Everyone will be able to read this, on the open web too, and search engines if you allowed them."),
            None,
        )
    if MEMBERS in keys:
        return Readers(gettext("Every member here will be able to read this."), None)
    ids = _ids_behind(actor, viewer, keys)
    few = people_page(ids, limit=3)
    if not few.people:
        return Readers(gettext("This choice holds nobody yet: only you will be able to read this."), 0)
    if few.after is None:
        names = ", ".join(one.name for one in few.people)
        return Readers(gettext("%(names)s will be able to read this.") % {"names": names}, len(few.people))
    if actor.id in keys:
        words = gettext("Your %(n)s contacts will be able to read this.")
    else:
        words = gettext("%(n)s people you chose will be able to read this.")
    return Readers(words % {"n": len(ids)}, len(ids))


def _ids_behind(actor: Actor, viewer: Viewer, keys: Collection[int]) -> set[int]:
    if actor.id in keys:
        return set(contact_ids(actor.id)) - viewer.hidden
    named = {-key for key in keys if key < 0}
    return (named | people_in(actor.id, [key for key in keys if key > MEMBERS])) - viewer.hidden
