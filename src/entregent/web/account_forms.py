"""The forms of the account pages, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as theirs
from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from entregent.people.models import Account
from entregent.people.queries import instance
from entregent.people.services.invitations import token_in
from entregent.people.services.settings import time_zones

MAIL_LABEL, PASSWORD_LABEL = _("Mail address"), _("Password")
LANGUAGE_NAMES = [("fr", "Français"), ("en", "English")]
PASSWORD_HINT = _("At least 10 characters. A sentence is good, a common word is not.")


def mail_field(label: Any = MAIL_LABEL, **options: Any) -> forms.CharField:
    """Checked by our own rule, which is stricter than Django's."""
    widget = forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"})
    return forms.CharField(label=label, max_length=254, widget=widget, **options)


def new_password_field(label: Any = PASSWORD_LABEL) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, max_length=256, strip=False, widget=widget, help_text=PASSWORD_HINT)


def password_field(label: Any = PASSWORD_LABEL) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    return forms.CharField(label=label, max_length=256, strip=False, widget=widget)


def offered_languages() -> list[tuple[str, str]]:
    """Those that the operators chose; before anyone did, all."""
    here = instance()
    chosen = here.languages.split(",") if here else []
    return [(code, name) for code, name in LANGUAGE_NAMES if not chosen or code in chosen]


class LoginForm(theirs.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"] = mail_field()
        self.fields["password"] = password_field()
        self.order_fields(["login", "password"])


class PersonForm(forms.Form):
    """Who someone is and how they come in."""

    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    handle = forms.CharField(
        label=_("Handle"),
        max_length=60,
        help_text=_("Your address here: 2 to 30 letters, digits, - or _. It cannot be changed later."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    email = mail_field()
    password = new_password_field()
    language = forms.ChoiceField(label=_("Language"), choices=offered_languages)

    def clean_password(self) -> str:
        """Not too near to the name or the address."""
        account = Account(email=self.cleaned_data.get("email", ""))
        password: str = get_adapter().clean_password(self.cleaned_data["password"], user=account)
        return password


class SignUpForm(PersonForm):
    invitation = forms.CharField(
        label=_("Invitation"),
        required=False,
        max_length=300,
        help_text=_("If you were invited: the link or code that you got."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_invitation(self) -> str:
        return token_in(self.cleaned_data["invitation"])


class MailForm(forms.Form):
    email = mail_field()

    def clean_email(self) -> str:
        email: str = get_adapter().clean_email(self.cleaned_data["email"])
        return email


class ChangeMailForm(forms.Form):
    """Asks the password, so that a session left open does not give the account away."""

    email = mail_field(_("New mail address"))
    password = password_field(_("Your password"))

    def __init__(self, *args: Any, account: Account, **options: Any) -> None:
        self.account = account
        super().__init__(*args, **options)

    def clean_email(self) -> str:
        email: str = get_adapter().clean_email(self.cleaned_data["email"])
        if email == self.account.email:
            raise get_adapter().validation_error("duplicate_email")
        return email

    def clean_password(self) -> str:
        return check_own_password(self.account, self.cleaned_data["password"])


class PasswordForm(forms.Form):
    """The password again, before something that cannot be undone."""

    password = password_field(_("Your password"))

    def __init__(self, *args: Any, account: Account, **options: Any) -> None:
        self.account = account
        super().__init__(*args, **options)

    def clean_password(self) -> str:
        return check_own_password(self.account, self.cleaned_data["password"])


def check_own_password(account: Account, password: str) -> str:
    if not account.check_password(password):
        raise get_adapter().validation_error("incorrect_password")
    return password


class ChangePasswordForm(theirs.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["oldpassword"] = password_field(_("Current password"))
        _one_new_password(self)


class ResetPasswordForm(theirs.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _one_new_password(self)


def _one_new_password(form: forms.Form) -> None:
    """Typed once: the browser can show it, and it can be reset."""
    field = form.fields["password1"]
    field.label, field.help_text = _("New password"), PASSWORD_HINT
    field.widget.attrs = {"autocomplete": "new-password"}
    del form.fields["password2"]


def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """By continent, so that the list can be read."""
    regions: dict[str, list[tuple[str, str]]] = {}
    for zone in time_zones():
        region, _slash, town = zone.partition("/")
        regions.setdefault(region, []).append((zone, (town or zone).replace("_", " ").replace("/", " · ")))
    return list(regions.items())


class SettingsForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=offered_languages)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("The dates and times you see follow it."), choices=zone_choices
    )
