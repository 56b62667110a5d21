"""Tags of the look: icons, faces, dates."""

from __future__ import annotations

from django import template

register = template.Library()
