"""How forms are drawn: one template per widget kind, the error beside its field."""

from __future__ import annotations

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"
