"""*Today* was read to its end. How members spend their time is theirs: it is not in the log of acts."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from entregent.attention.models import Visit
from entregent.kit import clock as clocks
from entregent.kit.clock import Clock
from entregent.people.models import Actor


@transaction.atomic
def mark_read(*, actor: Actor, until: datetime, clock: Clock = clocks.now) -> None:
    """Up to the moment the page was made, never later than now and never back."""
    until = min(until, clock())
    Visit.objects.bulk_create([Visit(owner_id=actor.id, read_until=until)], ignore_conflicts=True)
    Visit.objects.filter(owner_id=actor.id, read_until__lt=until).update(read_until=until)
