"""The forms of the first steps and of the operators' pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entregent.people.models import Instance
from entregent.people.services.instance import InstanceDraft
from entregent.web.account_forms import LANGUAGE_NAMES, PersonForm

JOINING = [
    (Instance.Joining.INVITATION, _("By invitation: only those whom you invite")),
    (Instance.Joining.APPROVAL, _("By approval: anyone may ask, you look at each request")),
    (Instance.Joining.OPEN, _("Open: anyone who confirms a mail address")),
]


class InstanceForm(forms.Form):
    instance_name = forms.CharField(label=_("Name of this place"), max_length=80)
    welcome_fr = forms.CharField(
        label=_("Welcome text in French"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    welcome_en = forms.CharField(
        label=_("Welcome text in English"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    run_by = forms.CharField(
        label=_("Who runs it"),
        required=False,
        max_length=200,
        help_text=_("Your association, school or name, and how to reach you. Everyone can read it."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages offered"),
        choices=LANGUAGE_NAMES,
        widget=forms.CheckboxSelectMultiple,
        initial=["fr", "en"],
    )
    joining = forms.ChoiceField(
        label=_("Who may join"), choices=JOINING, widget=forms.RadioSelect, initial=Instance.Joining.INVITATION
    )

    def draft(self) -> InstanceDraft:
        given = self.cleaned_data
        return InstanceDraft(
            name=given["instance_name"],
            welcome_fr=given["welcome_fr"],
            welcome_en=given["welcome_en"],
            run_by=given["run_by"],
            languages=",".join(given["languages"]),
            joining=given["joining"],
        )

    @staticmethod
    def initial_of(here: Instance) -> dict[str, Any]:
        return {
            "instance_name": here.name,
            "welcome_fr": here.welcome_fr,
            "welcome_en": here.welcome_en,
            "run_by": here.run_by,
            "languages": here.languages.split(","),
            "joining": here.joining,
        }


class WelcomeForm(PersonForm, InstanceForm):
    """Everything the first administrator gives, on one page."""

    setup_token = forms.CharField(
        label=_("Setup code"),
        max_length=100,
        help_text=_("Printed when this server was started, and kept in the file setup-token of its folder."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, asks_token: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not asks_token:
            del self.fields["setup_token"]
        self.order_fields(["setup_token", *InstanceForm.base_fields])

    def of_instance(self) -> list[Any]:
        return [self[name] for name in ("setup_token", *InstanceForm.base_fields) if name in self.fields]

    def of_person(self) -> list[Any]:
        return [self[name] for name in PersonForm.base_fields]


class LinkForm(forms.Form):
    days = forms.IntegerField(label=_("Good for how many days"), min_value=1, max_value=90, initial=14)
    uses = forms.IntegerField(label=_("For how many people"), min_value=1, max_value=500, initial=1)


class AddressesForm(forms.Form):
    addresses = forms.CharField(
        label=_("Mail addresses"),
        max_length=20_000,
        help_text=_("One per line. You see each mail before it leaves."),
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
    )
    note = forms.CharField(
        label=_("A word of yours"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    mail_language = forms.ChoiceField(label=_("Language of the mails"), choices=LANGUAGE_NAMES)
    mail_days = forms.IntegerField(label=_("Good for how many days"), min_value=1, max_value=90, initial=14)
