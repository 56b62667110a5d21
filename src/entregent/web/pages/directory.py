"""The directory: those who chose to be found."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from entregent.people.queries.directory import directory
from entregent.web.access import member_required
from entregent.web.middleware import MemberRequest


class DirectoryForm(forms.Form):
    name = forms.CharField(label=_("Name"), required=False, max_length=120)
    skill = forms.CharField(label=_("Skill"), required=False, max_length=120)
    town = forms.CharField(label=_("Town"), required=False, max_length=120)
    after = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)


@require_GET
@member_required
def people(request: MemberRequest) -> HttpResponse:
    form = DirectoryForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    refused = form.is_bound and not form.is_valid()
    found = None if refused else directory(request.viewer, **asked)
    context = {"form": form, "page": found, "asked": any(asked.values()), "place": "people"}
    return render(request, "directory/directory.html", context, status=422 if refused else 200)


urlpatterns = [path("people", people, name="people")]
