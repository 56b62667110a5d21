"""Shared by the tests of this room: a fixed beginning, contacts made without a request, and refusals."""

from __future__ import annotations

import pytest
from django.db import transaction

from entregent.kit import clock
from entregent.kit.errors import DomainError
from entregent.network.services.contacts import connect


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
