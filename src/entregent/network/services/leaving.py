"""What a member who leaves takes along from the graph."""

from __future__ import annotations

from entregent.kit import clock
from entregent.network.queries.contacts import contact_ids
from entregent.network.services.pairs import write_graph_lines


def leave_graph(actor_id: int) -> None:
    """One line for each contact; the registry then removes the rows.

    Nobody can be in the middle of a verb about this person: their actor's row is gone from this transaction already,
    and each verb about two people begins by locking both.
    """
    pairs = [(actor_id, other_id) for other_id in contact_ids(actor_id)]
    if pairs:
        write_graph_lines(pairs, added=False, now=clock.now())
