"""Why a row was refused and what is worth knowing, said in the language of whoever reads: codes are what we store."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from entregent.people.entries import SHAPES

REASONS: dict[str, Promise] = {
    "date": _("The date “%(date)s” does not exist, or cannot be read."),
    "long": _("%(field)s: more than %(limit)s characters."),
    "empty": _("%(field)s: this is needed."),
    "type": _("This is not what a CV holds here (%(path)s)."),
    "recommendation-pending": _("Its author has not published it."),
    "kept": _("You wrote this part yourself: it stays as it is."),
    "header": _("This file was not read: its columns are not those of LinkedIn."),
    "cut": _("Only the first %(limit)s were read."),
    "unknown-keys": _("Not kept, because a CV here has no place for it: %(keys)s."),
}
FIELDS: dict[str, Promise] = {
    "name": _("Name"),
    "headline": _("Headline"),
    "mail": _("Mail address"),
    "profile_url": _("Profile address"),
    "organisation": _("Organisation"),
    "title": _("Title"),
}


def reason(code: str, parameters: dict[str, Any]) -> str:
    if code == "said":
        return gettext(str(parameters["sentence"]))
    if code == "departed":
        count = int(parameters["count"])
        sentence = ngettext(
            "%(count)s person has left LinkedIn and was skipped.",
            "%(count)s people have left LinkedIn and were skipped.",
            count,
        )
        return sentence % {"count": count}
    if code == "more":
        count = int(parameters["count"])
        return ngettext("%(count)s more row.", "%(count)s more rows.", count) % {"count": count}
    values = {**parameters, "field": field_label(parameters)}
    return str(REASONS[code]) % values


def field_label(parameters: dict[str, Any]) -> str:
    field, shape = str(parameters.get("field", "")), SHAPES.get(str(parameters.get("kind", "")))
    label = shape.columns.get(field) if shape else FIELDS.get(field)
    return str(label or field)


def place(where: dict[str, Any]) -> str:
    """A row of a file, or a path in it."""
    if where.get("row"):
        return gettext("%(file)s, row %(row)s") % {"file": where["file"], "row": where["row"]}
    return f"{where['file']}, {where['path']}" if where.get("path") else str(where["file"])
