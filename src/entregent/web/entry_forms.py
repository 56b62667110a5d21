"""Forms for the member's own page. One form for each kind of line, built from its shape."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from entregent.kit.audience import Viewer
from entregent.kit.date_words import read_date
from entregent.kit.partial_dates import PartialDate
from entregent.people.entries import LENGTHS, SHAPES, EntryDraft
from entregent.people.models import Actor, Entry
from entregent.web.audiences import AudienceField
from entregent.web.words import partial_date


class PartialDateInput(forms.CharField):
    """A year, a month or a day as people type them. Shown again as words that it reads back."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"class": "short", "size": 16, "placeholder": _("03/2020")})
        super().__init__(max_length=40, required=False, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        return partial_date(value) if isinstance(value, PartialDate) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return read_date(text)
        except ValueError as error:
            raise ValidationError(_("Write an existing date, such as 2020, 03/2020 or March 2020.")) from error

    def run_validators(self, value: Any) -> None:
        """A date is no text: its length was bounded when it was read."""


class EntryForm(forms.Form):
    """`draft()` is what the member proposes; the verb checks it."""

    def __init__(
        self, *args: Any, kind: str, owner: Actor, viewer: Viewer, entry: Entry | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.kind, shape = kind, SHAPES[kind]
        for column, label in shape.columns.items():
            self.fields[column] = _field(column, label, required=column == shape.required)
            if entry:
                self.fields[column].initial = getattr(entry, column)
        if "start" in self.fields:
            self.fields["start"].help_text = _("A year, a month or a day: 2020, 03/2020, March 2020.")
        if "end" in self.fields and kind in (Entry.Kind.POSITION, Entry.Kind.VOLUNTEERING):
            self.fields["end"].help_text = _("Leave it empty if it goes on.")
        self.fields["audience"] = AudienceField(owner=owner, viewer=viewer)
        if entry:
            self.fields["audience"].initial = entry.audience

    def draft(self) -> EntryDraft:
        return EntryDraft(self.kind, **{name: self.cleaned_data[name] for name in SHAPES[self.kind].columns})


def _field(column: str, label: Any, *, required: bool) -> forms.Field:
    if column in ("start", "end"):
        return PartialDateInput(label=label)
    attributes: dict[str, Any] = {"inputmode": "url", "autocapitalize": "none"} if column == "url" else {}
    widget = forms.Textarea(attrs={"rows": 6}) if column == "text" else forms.TextInput(attrs=attributes)
    return forms.CharField(label=label, required=required, max_length=LENGTHS[column], widget=widget)


class IdentityForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    headline = forms.CharField(
        label=_("Headline"),
        required=False,
        max_length=220,
        help_text=_("What you do, in one line. Members see it beside your name."),
    )


class PhotoForm(forms.Form):
    """A new picture, or only new words and a new audience for the one that is there."""

    photo = forms.FileField(
        label=_("Picture"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "JPEG, PNG, WebP or GIF, up to 10 MB. It is cut square; place and date inside the file are removed."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
    )
    alt = forms.CharField(
        label=_("What it shows"), required=False, max_length=500, help_text=_("For readers who cannot see it.")
    )

    def __init__(self, *args: Any, owner: Actor, viewer: Viewer, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["audience"] = AudienceField(owner=owner, viewer=viewer)
        self.fields["photo"].required = owner.photo_id is None


SWITCHES = {
    "page_public": (
        _("A public page"),
        _("Anyone can read your name, your headline and the parts you tick below, without an account."),
    ),
    "page_indexed": (
        _("Search engines may list it"),
        _("Your public page can come up when someone searches for your name. It has effect with a public page only."),
    ),
    "page_ai": (
        _("AI crawlers may read it"),
        _("Your public page may be used to train or feed AI. Turned off, known AI crawlers get no page at all."),
    ),
    "listed": (
        _("In the directory"),
        _("Members can find you under People, by name and by the skills and the town they may see."),
    ),
    "matchable": (
        _("Recognised in address books"),
        _("A member who already has your mail or a profile address of yours in their book is told that you are here."),
    ),
    "shown_in_common": (
        _("Named as a contact in common"),
        _("When one of your contacts looks at another, they can see that both know you."),
    ),
}


class VisibilityForm(forms.Form):
    def __init__(self, *args: Any, actor: Actor, kinds: list[str], opened: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        for switch, (label, consequence) in SWITCHES.items():
            self.fields[switch] = forms.BooleanField(
                label=label, help_text=consequence, required=False, initial=getattr(actor, switch)
            )
        self.fields["parts"] = forms.MultipleChoiceField(
            label=_("Parts that everyone may see on the public page"),
            help_text=_("Lines that you keep to fewer people than the members stay as they are."),
            choices=[(kind, SHAPES[kind].many) for kind in kinds],
            initial=opened,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def switches(self) -> dict[str, bool]:
        return {switch: self.cleaned_data[switch] for switch in SWITCHES}
