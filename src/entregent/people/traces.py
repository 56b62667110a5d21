"""Where other people's rows name someone who left: in audiences, and in the log of what was done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, TextField
from django.db.models.functions import Cast

from entregent.kit import registry
from entregent.kit.audience import named
from entregent.kit.fields import IdSetField
from entregent.kit.models import Act


def forget_traces(actor_id: int) -> None:
    """Every item that named them, or was for their contacts, loses that key; a line of the log loses their id."""
    for model, column in _audiences():
        _without(model, column, {actor_id, named(actor_id)})
    mark = f'"{actor_id}"'
    acts = Act.objects.annotate(said=Cast("parameters", TextField())).filter(said__contains=mark)
    for owner_id, number, parameters in list(acts.values_list("owner_id", "id", "parameters")):
        kept = {name: value for name, value in parameters.items() if value != str(actor_id)}
        Act.objects.filter(owner_id=owner_id, id=number).update(parameters=kept)


def _audiences() -> Iterator[tuple[type[Model], str]]:
    for model in registry.tables:
        for field in model._meta.local_fields:
            if isinstance(field, IdSetField):
                yield model, field.name


def _without(model: type[Model], column: str, keys: set[int]) -> None:
    names = [field.name for field in model._meta.pk_fields]
    found: Any = model._default_manager.filter(**{f"{column}__overlaps": keys}).values_list(*names, column)
    for *numbers, audience in list(found):
        row = model._default_manager.filter(**dict(zip(names, numbers, strict=True)))
        row.update(**{column: tuple(key for key in audience if key not in keys)})
