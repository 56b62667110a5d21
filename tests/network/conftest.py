"""Shared by the tests of this room: a fixed beginning, contacts made without a request, and refusals."""

from __future__ import annotations

import pytest
from django.db import transaction

from entregent.kit import clock
from entregent.kit.errors import DomainError
from entregent.network.services.contacts import connect
from entregent.people.services.members import create_member
from racing import at_once

__all__ = ["at_once"]


@pytest.fixture
def contacts_of_each_other(db):
    """`contacts_of_each_other(amina, bruno)`."""

    def make(a, b, how=""):
        with transaction.atomic():
            connect(a.id, b.id, how=how, now=clock.now())

    return make


@pytest.fixture
def code_of():
    """The code with which a verb refuses."""

    def call(verb, **arguments):
        with pytest.raises(DomainError) as caught:
            verb(**arguments)
        return caught.value.code

    return call


@pytest.fixture
def person(db):
    """Like `member`, for crowds: without a password there is nothing slow to hash."""

    def make(handle, name):
        return create_member(handle=handle, name=name, email=f"{handle}@example.org", password=None)

    return make
