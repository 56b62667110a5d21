"""What every template may use."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from entregent.people.queries import instance as current_instance


def instance(request: HttpRequest) -> dict[str, Any]:
    return {"instance": current_instance(), "me": getattr(request, "actor", None)}
