"""The lines of a CV: what each kind holds, and a draft that is checked before any rule sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from entregent.kit.errors import DomainError
from entregent.kit.partial_dates import PartialDate
from entregent.kit.text import clean_line, clean_text, fold
from entregent.people.models import Entry

Kind = Entry.Kind
LINE, LONG, TEXT = 200, 500, 10_000
LENGTHS = {"title": LINE, "organisation": LINE, "place": LINE, "url": LONG, "detail": LONG, "text": TEXT}
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Shape:
    """`columns`: name to label, in the order of the form; the first is the one that must be filled.
    `key`: what makes two entries the same. `single`: at most one of this kind."""

    one: Promise
    many: Promise
    columns: dict[str, Promise]
    key: tuple[str, ...]
    required: str
    single: bool = False


def _shape(
    one: Promise, many: Promise, key: str, *, required: str = "", single: bool = False, **columns: Promise
) -> Shape:
    return Shape(one, many, columns, tuple(key.split()), required or next(iter(columns)), single)


_start, _end = pgettext_lazy("period", "From"), pgettext_lazy("period", "Until")
_place, _organisation, _text, _url = _("Place"), _("Organisation"), _("Description"), _("Web address")

# In the order of the page.
SHAPES: dict[str, Shape] = {
    Kind.AVAILABLE: _shape(
        _("Availability"),
        _("Available"),
        "title start end",
        single=True,
        title=_("Available for"),
        place=_place,
        start=_start,
        end=_end,
    ),
    Kind.TOWN: _shape(_("Town"), _("Town"), "title", single=True, title=_("Town"), detail=_("Region or country")),
    Kind.ABOUT: _shape(_("About me"), _("About me"), "text", single=True, text=_("About me")),
    Kind.POSITION: _shape(
        pgettext_lazy("work", "Position"),
        _("Experience"),
        "title organisation start",
        title=pgettext_lazy("work", "Title"),
        organisation=_organisation,
        place=_place,
        start=_start,
        end=_end,
        text=_text,
        url=_url,
    ),
    Kind.EDUCATION: _shape(
        _("Education"),
        _("Education"),
        "title organisation start",
        required="organisation",
        title=_("Degree"),
        organisation=_("School"),
        detail=_("Field of study"),
        place=_place,
        start=_start,
        end=_end,
        text=_text,
        url=_url,
    ),
    Kind.VOLUNTEERING: _shape(
        _("Volunteering"),
        _("Volunteering"),
        "title organisation start",
        required="organisation",
        title=_("Role"),
        organisation=_organisation,
        detail=_("Cause"),
        place=_place,
        start=_start,
        end=_end,
        text=_text,
        url=_url,
    ),
    Kind.SKILL: _shape(_("Skill"), _("Skills"), "title", title=_("Skill"), detail=_("Level")),
    Kind.LANGUAGE: _shape(_("Language"), _("Languages"), "title", title=_("Language"), detail=_("Level")),
    Kind.PROJECT: _shape(
        _("Project"),
        _("Projects"),
        "title start",
        title=_("Name"),
        organisation=_organisation,
        start=_start,
        end=_end,
        text=_text,
        url=_url,
    ),
    Kind.PUBLICATION: _shape(
        _("Publication"),
        _("Publications"),
        "title organisation",
        title=pgettext_lazy("publication", "Title"),
        organisation=_("Publisher"),
        start=_("Date"),
        text=_text,
        url=_url,
    ),
    Kind.CERTIFICATION: _shape(
        _("Certification"),
        _("Certifications"),
        "title organisation start",
        title=_("Name"),
        organisation=_("Issued by"),
        detail=_("Number"),
        start=_start,
        end=_end,
        url=_url,
    ),
    Kind.HONOUR: _shape(
        _("Honour"),
        _("Honours"),
        "title organisation start",
        title=_("Name"),
        organisation=_("Given by"),
        start=_("Date"),
        text=_text,
    ),
    Kind.RECOMMENDATION: _shape(
        _("Recommendation"),
        _("Recommendations"),
        "title text",
        required="text",
        title=_("Written by"),
        organisation=_organisation,
        detail=_("What they do"),
        start=_("Date"),
        text=_("Text"),
    ),
    Kind.INTEREST: _shape(_("Interest"), _("Interests outside work"), "title", title=_("Interest"), text=_text),
    Kind.LINK: _shape(
        pgettext_lazy("web", "Link"), _("Links"), "url", url=_url, title=pgettext_lazy("web", "Name of the link")
    ),
}


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What a form, an import or a test proposes. `checked` makes it safe to keep, or refuses with a sentence."""

    kind: str
    title: str = ""
    organisation: str = ""
    place: str = ""
    url: str = ""
    detail: str = ""
    text: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    source: str = ""
    source_date: date | None = None

    def key(self) -> tuple[str, ...]:
        """The normal form: equal keys are the same line of a CV."""
        return (self.kind, *(fold(str(getattr(self, column) or "")) for column in SHAPES[self.kind].key))


def checked(draft: EntryDraft) -> EntryDraft:
    """The same draft, cleaned. Columns that its kind does not use are refused rather than dropped."""
    shape = SHAPES.get(draft.kind)
    if shape is None:
        raise DomainError(_("A CV has no such part."), code="entry-kind", field="kind")
    _check_lengths(draft, shape, slack=4)
    draft = replace(
        draft,
        title=clean_line(draft.title),
        organisation=clean_line(draft.organisation),
        place=clean_line(draft.place),
        detail=clean_line(draft.detail),
        url=checked_url(draft.url),
        text=clean_text(draft.text),
        source=draft.source[:40],
    )
    _check_lengths(draft, shape)
    for column in LENGTHS:
        if getattr(draft, column) and column not in shape.columns:
            raise DomainError(_("This part of a CV has no such field."), code="entry-column", field=column)
    if not getattr(draft, shape.required):
        sentence = _("%(field)s: this is needed.")
        raise DomainError(_fill(sentence, shape, shape.required), code="entry-empty", field=shape.required)
    _check_dates(draft, shape)
    return draft


def _check_lengths(draft: EntryDraft, shape: Shape, slack: int = 1) -> None:
    """`slack`: how much more is taken before cleaning, which may shorten; without a bound it would take its time."""
    for column, limit in LENGTHS.items():
        if len(getattr(draft, column)) > limit * slack:
            sentence = _("%(field)s: keep it under %(limit)s characters.")
            raise DomainError(_fill(sentence, shape, column, limit=limit), code="entry-length", field=column)


def _fill(sentence: str | Promise, shape: Shape, column: str, **values: object) -> str | Promise:
    """The sentence with the column's label, each still in the reader's language."""
    return _Filled(sentence, {"field": shape.columns.get(column, column), **values})


class _Filled(Promise):
    def __init__(self, sentence: str | Promise, values: dict[str, object]) -> None:
        self._sentence, self._values = sentence, values

    def __str__(self) -> str:
        return str(self._sentence) % self._values


def _check_dates(draft: EntryDraft, shape: Shape) -> None:
    for column in ("start", "end"):
        given: PartialDate | None = getattr(draft, column)
        if given and column not in shape.columns:
            raise DomainError(_("This part of a CV has no such field."), code="entry-column", field=column)
        if given and not FIRST_YEAR <= given.year <= LAST_YEAR:
            raise DomainError(_("Give a year between 1900 and 2100."), code="entry-year", field=column)
    if draft.start and draft.end and draft.end.last_day() < draft.start.first_day():
        raise DomainError(_("The end comes before the beginning. Check both dates."), code="entry-order", field="end")


def checked_url(url: str) -> str:
    """A web address of http or https, or ''. `example.org/cv` is taken as https."""
    url = url.strip()
    if not url:
        return ""
    if ":" not in url.split("/", 1)[0]:
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    odd = any(char.isspace() or not char.isprintable() or char in '<>"`\\{}|^' for char in url)
    if odd or parts.scheme.lower() not in ("http", "https") or "." not in host or "@" in parts.netloc:
        raise DomainError(_("Give a web address that begins with https:// or http://."), code="entry-url", field="url")
    return url


def drafted(entry: Entry) -> EntryDraft:
    """A kept entry as a draft, for comparing and for editing."""
    return EntryDraft(
        kind=entry.kind,
        **{column: getattr(entry, column) for column in LENGTHS},
        start=entry.start,
        end=entry.end,
        source=entry.source,
        source_date=entry.source_date,
    )


def said(draft: EntryDraft) -> dict[str, str]:
    """What the entry says, as JSON for its history."""
    values = {column: getattr(draft, column) for column in (*LENGTHS, "start", "end")}
    return {column: str(value) for column, value in values.items() if value}
