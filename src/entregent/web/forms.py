"""How forms are drawn and refused: one template, the error beside its field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.forms import BaseForm
from django.forms.renderers import TemplatesSetting

from entregent.kit.errors import DomainError


class Renderer(TemplatesSetting):
    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"


@contextmanager
def refusing(form: BaseForm) -> Iterator[None]:
    """A refusal of the verb inside becomes an error of the form, beside the field it names."""
    try:
        yield
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error.sentence))
