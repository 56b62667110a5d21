"""Pages of the house itself: errors, style, manifest."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _

from entregent.kit.errors import DomainError


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    error = DomainError(_("This form is too old. Go back, reload the page and send it again."), code="stale-form")
    return render(request, "system/refused.html", {"error": error}, status=403)


urlpatterns: list[URLPattern] = []
