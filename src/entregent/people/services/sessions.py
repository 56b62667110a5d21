"""Ways in that are open: ending them."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db import transaction


@transaction.atomic
def end_sessions(account_id: int, *, but: str = "") -> int:
    """Every device of an account is logged out, but the session with the key `but`; how many."""
    from allauth.usersessions.models import UserSession

    theirs = UserSession.objects.filter(user_id=account_id).exclude(session_key=but)
    keys = list(theirs.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    theirs.delete()
    return len(keys)


@transaction.atomic
def end_session(account_id: int, number: int) -> None:
    """One device; nothing when it is not this account's."""
    from allauth.usersessions.models import UserSession

    found = UserSession.objects.filter(user_id=account_id, id=number).first()
    if found:
        Session.objects.filter(session_key=found.session_key).delete()
        found.delete()
