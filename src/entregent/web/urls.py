"""Every address, room by room. Each page module lists its own."""

from __future__ import annotations

from django.urls import include, path

PAGES = "entregent.web.pages."

urlpatterns = [
    path("", include(PAGES + room))
    for room in ("home", "system", "accounts", "instance", "today", "people", "archives", "publishing", "profile")
]
