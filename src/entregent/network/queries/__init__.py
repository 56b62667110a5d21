"""Reads about contacts, circles, blocks and cards. Each asks a constant number of statements."""

from entregent.network.queries.blocks import blocked_people
from entregent.network.queries.cards import (
    CardPage,
    Met,
    MetPage,
    already_here,
    card_of,
    cards_of,
    facts_of,
    members_in_book,
    what_they_do,
)
from entregent.network.queries.circles import CircleList, circle_of, circles_of, inside
from entregent.network.queries.contacts import (
    ContactPage,
    contact_count,
    contact_handles,
    contact_ids,
    contacts_page,
    in_common,
    people_page,
)
from entregent.network.queries.requests import (
    SHOWN,
    Asked,
    Asking,
    Relation,
    incoming_requests,
    outgoing_requests,
    relation,
    relations,
)

__all__ = [
    "SHOWN",
    "Asked",
    "Asking",
    "CardPage",
    "CircleList",
    "ContactPage",
    "Met",
    "MetPage",
    "Relation",
    "already_here",
    "blocked_people",
    "card_of",
    "cards_of",
    "circle_of",
    "circles_of",
    "contact_count",
    "contact_handles",
    "contact_ids",
    "contacts_page",
    "facts_of",
    "in_common",
    "incoming_requests",
    "inside",
    "members_in_book",
    "outgoing_requests",
    "people_page",
    "relation",
    "relations",
    "what_they_do",
]
