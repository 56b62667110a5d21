"""The log of acts: one line per verb, in the verb's transaction."""

from __future__ import annotations

from typing import Any

from entregent.kit.models import Act
from entregent.kit.slots import new_id


def record(owner_id: int, verb: str, **parameters: Any) -> None:
    """`parameters` are JSON values: ids as text, codes, counts. No secret, no text of a member."""
    Act.objects.create(owner_id=owner_id, id=new_id(), verb=verb, parameters=parameters)
