"""Reads about contacts, circles, blocks and cards. Each asks a constant number of statements."""

from entregent.network.queries.blocks import blocked_people
from entregent.network.queries.cards import CardPage, already_here, card_of, cards_of, facts_of
from entregent.network.queries.circles import CircleList, circle_of, circles_of, members_of
from entregent.network.queries.contacts import contact_ids, contacts_of, in_common
from entregent.network.queries.requests import (
    Asked,
    Asking,
    Relation,
    incoming_requests,
    outgoing_requests,
    relation,
    relations,
)

__all__ = [
    "Asked",
    "Asking",
    "CardPage",
    "CircleList",
    "Relation",
    "already_here",
    "blocked_people",
    "card_of",
    "cards_of",
    "circle_of",
    "circles_of",
    "contact_ids",
    "contacts_of",
    "facts_of",
    "in_common",
    "incoming_requests",
    "members_of",
    "outgoing_requests",
    "relation",
    "relations",
]
