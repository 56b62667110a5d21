"""What the queue runs for people."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django_tasks import task

from entregent.kit import clock
from entregent.kit.queue import LONG
from entregent.people.models import Account, AccountActor, Actor, Claim
from entregent.people.traces import forget_traces

CONFIRM_WITHIN = timedelta(days=3)


@task()
def sweep_sessions() -> None:
    """Sessions that ended, and those of accounts that are gone: their content can only be read one by one."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    holders: dict[str, int] = {}
    for session in Session.objects.all().iterator(500):
        account_id = session.get_decoded().get("_auth_user_id")
        if account_id:
            holders[session.session_key] = int(account_id)
    known = set(Account.objects.filter(id__among=set(holders.values())).values_list("id", flat=True))
    lost = [key for key, account_id in holders.items() if account_id not in known]
    for start in range(0, len(lost), 500):
        Session.objects.filter(session_key__in=lost[start : start + 500]).delete()


@task(queue_name=LONG)
def forget_member(actor_id: str) -> None:
    """What others' rows still say of someone who left; may take a while on a large instance."""
    forget_traces(int(actor_id))


@task()
def drop_unconfirmed(actor_id: str) -> None:
    """Who never confirmed their address was never here: handle and address are free again."""
    from allauth.account.models import EmailAddress

    from entregent.people.services.members import erase_member

    with transaction.atomic():
        number = int(actor_id)
        link = AccountActor.objects.filter(actor_id=number).first()
        if link is None:  # only the handle was held, while an address that is known here was told so
            Claim.objects.filter(holder_id=number).delete()
            return
        account = Account.objects.select_for_update().get(id=link.account_id)
        if not EmailAddress.objects.filter(user_id=account.id, verified=True).exists():
            erase_member(Actor.objects.get(id=number), account, retire_handle=False)
