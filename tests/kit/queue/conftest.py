from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from entregent.kit import clock
from entregent.kit.models import Act, Job
from entregent.kit.queue import enqueue


@pytest.fixture
def ask(transactional_db: None) -> Callable[..., None]:
    """Enqueues in a transaction of its own, as a verb does."""

    def ask_for(task: Any, **arguments: Any) -> None:
        with transaction.atomic():
            enqueue(task, **arguments)

    return ask_for


@pytest.fixture
def words() -> Callable[[], list[str]]:
    """What jobs have written, sorted."""
    return lambda: sorted(Act.objects.filter(owner_id=1).values_list("verb", flat=True))


@pytest.fixture
def later() -> Callable[[], None]:
    """Every lease ends and every pause is over."""

    def skip() -> None:
        past = clock.now() - timedelta(days=1)
        Job.objects.filter(leased_until__isnull=False).update(leased_until=past)
        Job.objects.update(run_at=past)

    return skip
