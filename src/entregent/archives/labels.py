"""Names of the sections, in the order of the report."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SECTION_LABELS: dict[str, Promise] = {
    "profile": _("Profile"),
    "positions": pgettext_lazy("work", "Positions"),
    "education": _("Education"),
    "skills": _("Skills"),
    "languages": _("Languages"),
    "certifications": _("Certifications"),
    "projects": _("Projects"),
    "publications": _("Publications"),
    "volunteering": _("Volunteering"),
    "honours": _("Honours"),
    "connections": _("Connections"),
    "recommendations": _("Recommendations"),
}
# What is worth knowing about a section before importing it.
SECTION_NOTES: dict[str, Promise] = {
    "profile": _("only what is still empty"),
    "positions": _("dates as given"),
    "connections": _("private cards, for you alone"),
    "recommendations": _("for you alone: their authors decide"),
}
