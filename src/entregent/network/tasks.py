"""What the queue runs for this room."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django_tasks import task

from entregent.kit import clock
from entregent.network.models import Request, RequestDay
from entregent.network.services import recognising

AT_ONCE = 1000


@task()
def remove_expired_requests() -> None:
    """Rows past their end already count as absent; this only frees their place. Owner by owner, no lock held long."""
    now = clock.now()
    expired = Request.objects.filter(expires_at__lte=now)
    for owner_id in expired.order_by("owner_id").values_list("owner_id", flat=True).distinct()[:AT_ONCE]:
        with transaction.atomic():
            Request.objects.filter(owner_id=owner_id, expires_at__lte=now).delete()
    # Two days cover every time zone.
    RequestDay.objects.filter(day__lt=(now - timedelta(days=2)).date()).delete()


@task()
def recognise_member(*, member_id: str) -> None:
    recognising.recognise_member(member_id=int(member_id))
