"""The queue: `task` marks a function, `enqueue` writes a row in the transaction of the act that asks for it."""

from entregent.kit.queue.backend import enqueue
from entregent.kit.queue.work import run_due

__all__ = ["enqueue", "run_due"]
