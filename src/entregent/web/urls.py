"""Every address, room by room. Each page module lists its own."""

from __future__ import annotations

from django.urls import include, path

PAGES = "entregent.web.pages."

urlpatterns = [
    path("", include(PAGES + room))
    for room in (
        "home",
        "welcome",
        "system",
        "style",
        "accounts",
        "instance",
        "invitations",
        "me_settings",
        "today",
        "people",
        "archives",
        "publishing",
        "profile",
        "me",
        "directory",
        "media",
        "robots",
    )
]

handler400 = PAGES + "system.bad_request"
handler403 = PAGES + "system.forbidden"
handler404 = PAGES + "system.not_found"
handler500 = PAGES + "system.failure"
