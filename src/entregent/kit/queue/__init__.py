"""The queue: work to do later, kept as rows of the same database and written with the act that asks for it.

    @django_tasks.task()
    def tell_contacts(*, actor_id: int) -> None: ...

    with transaction.atomic():
        ...
        enqueue(tell_contacts, key=f"tell:{actor_id}", actor_id=actor_id)

*Small jobs* (the default) run several to a transaction, each in a savepoint of its own: what a job writes and its end
are one commit, so a small job that only writes rows happens exactly once. It must be short, because on SQLite nobody
else writes meanwhile.

*Long jobs*, `@django_tasks.task(queue_name=LONG)`, run outside of any transaction, under a lease that a heartbeat
renews, in a thread of their own. They open their own short transactions and may be run again from the beginning after
a crash: each step must find out what is already done. `check_lease()` between two steps ends a job whose lease was
lost.

*A key* means once while it waits: asking again keeps the one row, at the earlier of the two times. From the moment a
worker has taken the job the key is free, so that what is asked for during the run is run again afterwards.

*An exception* is retried after 5 s, 15 s, 45 s…, and parked at the eighth failure, for the operator to see. `Refused`
parks at once. A job that three workers died of is parked too; after the first death its companions run one by one.

*Periodic jobs* are registered in `AppConfig.ready()`: `every(timedelta(hours=1), expire_requests)`.
"""

from entregent.kit.queue.backend import LONG, enqueue, withdraw
from entregent.kit.queue.leases import LeaseLost, check_lease
from entregent.kit.queue.schedule import every
from entregent.kit.queue.work import Refused, run_due

__all__ = ["LONG", "LeaseLost", "Refused", "check_lease", "enqueue", "every", "run_due", "withdraw"]
