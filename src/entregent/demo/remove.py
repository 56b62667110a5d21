"""The demonstration leaves: every row and file of its people, and the instance when it was only theirs."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from entregent.demo.queue import last_job, run_jobs_after
from entregent.network.models import GraphCounter, GraphLog
from entregent.people.models import Account, AccountActor, Actor, Instance
from entregent.people.services.members import erase_member


@transaction.atomic
def remove_demonstration() -> int:
    """The number of people removed. Their handles may be used again: nobody ever bore them."""
    before = last_job()
    actors = list(Actor.objects.filter(demonstration=True).order_by("id"))
    ids = [actor.id for actor in actors]
    links = dict(AccountActor.objects.filter(actor_id__among=ids).values_list("actor_id", "account_id"))
    accounts = {account.id: account for account in Account.objects.filter(id__among=list(links.values()))}
    for actor in actors:
        erase_member(actor, accounts.get(links.get(actor.id, 0)), retire_handle=False)
    GraphLog.objects.filter(Q(a_id__among=ids) | Q(b_id__among=ids)).delete()
    if not Actor.objects.exists():
        # Nobody real was here: what the loading opened closes with it.
        Instance.objects.filter(demonstration=True).delete()
        GraphCounter.objects.all().delete()
    Instance.objects.update(demonstration=False)
    run_jobs_after(before)
    return len(actors)
