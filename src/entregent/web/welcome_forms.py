"""What brings a new member."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from entregent.attention.services.first_steps import EXAMPLES

WORDS = {
    "clients": _("I work for myself and want to be found by clients"),
    "work": _("I look for work, or for another job"),
    "recruit": _("I look for people to work with"),
    "association": _("I bring people together: an association, a club, a trade"),
    "keep": _("I want to keep in touch with people I liked working with"),
    "learn": _("I want to learn from people in my trade"),
}


class IntentionForm(forms.Form):
    intention = forms.ChoiceField(
        label=_("What brings you here?"),
        choices=[(code, WORDS[code]) for code in EXAMPLES],
        widget=forms.RadioSelect,
        required=False,
    )
    own_words = forms.CharField(
        label=_("Or in your own words"), max_length=300, required=False, help_text=_("Read by you alone.")
    )
