"""`/style`: every component with sample data, in the reader's language. What is not here is not part of the look."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

from django import forms
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from entregent.kit import clock
from entregent.kit.audience import MEMBERS
from entregent.kit.partial_dates import PartialDate
from entregent.people.models import Actor
from entregent.web import words

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwe-Müller-Łukaszewska-Nguyễn"


class SampleForm(forms.Form):
    """One field of each kind, some of them wrong."""

    title = forms.CharField(label=gettext_lazy("Title"), help_text=gettext_lazy("As you would say it to a neighbour."))
    mail = forms.EmailField(label=gettext_lazy("Mail address"), required=False)
    text = forms.CharField(label=gettext_lazy("Words"), widget=forms.Textarea, required=False)
    town = forms.ChoiceField(label=gettext_lazy("Town"), choices=[("lyon", "Lyon"), ("quebec", "Québec")])
    who = forms.ChoiceField(
        label=gettext_lazy("Who may see it"),
        widget=forms.RadioSelect,
        initial="contacts",
        choices=[
            ("everyone", gettext_lazy("Everyone")),
            ("contacts", gettext_lazy("My contacts")),
            ("me", gettext_lazy("Only me")),
        ],
    )
    circles = forms.MultipleChoiceField(
        label=gettext_lazy("Circles"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("a", gettext_lazy("Old colleagues")), ("b", gettext_lazy("The choir"))],
    )
    archive = forms.FileField(label=gettext_lazy("File"), required=False)
    told = forms.BooleanField(
        label=gettext_lazy("Tell my contacts"),
        help_text=gettext_lazy("Once, in the news of today."),
        required=False,
    )
    closed = forms.CharField(label=gettext_lazy("Not to be changed"), initial="lyon.example", disabled=True)


def sample_people() -> list[Actor]:
    names = [("Amina Haddad", _("Architect and trainer")), ("Bruno Keller", _("Carpenter")), (LONG, LONG)]
    names += [("Éloïse d’Arcy", ""), ("李 小龙", "")]
    return [Actor(id=(index + 1) << 22, name=name, headline=headline) for index, (name, headline) in enumerate(names)]


@require_GET
def style(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    wrong = SampleForm({"title": "", "mail": "amina@", "town": "lyon", "who": ""}, auto_id="wrong_%s")
    wrong.is_valid()
    context = {
        "people": sample_people(),
        "form": SampleForm(),
        "wrong": wrong,
        "now": now,
        "before": now - timedelta(minutes=5),
        "start": PartialDate(2018),
        "end": PartialDate(2021, 2),
        "since": PartialDate(2021, 3),
        "sample_keys": (MEMBERS,),
        "lived": f"Lyon · {words.period(PartialDate(2019), None)}",
        "page": SimpleNamespace(older=1),
        "samples": [
            Message(messages.SUCCESS, _("Saved. Only you can see it so far.")),
            Message(messages.WARNING, _("This line has no date yet.")),
            Message(messages.ERROR, _("The file is empty. Choose another one.")),
        ],
    }
    return render(request, "system/style.html", context)


urlpatterns = [path("style", style, name="style")]
