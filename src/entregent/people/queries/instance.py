"""Reads about the instance, for everyone and for its operators. Operators read who is here, never what is private."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from entregent.kit.models import OutgoingMail
from entregent.kit.paging import Page, paginate
from entregent.people.models import Account, AccountActor, Actor, Instance, Invitation


def instance() -> Instance | None:
    return Instance.objects.first()


@dataclass(frozen=True, slots=True)
class Membership:
    """A line of the operators' list. The address is there only while they must decide about a request."""

    actor: Actor
    state: str
    role: str
    since: datetime
    email: str


def memberships(*, state: str = "", before: int | None = None, limit: int = 50) -> Page[Membership]:
    """Newest first; three statements."""
    accounts = Account.objects.filter(state=state) if state else Account.objects.all()
    page = paginate(accounts, before=before, limit=limit)
    links = dict(
        AccountActor.objects.filter(
            account_id__among={account.id for account in page}, role=AccountActor.Role.SELF
        ).values_list("account_id", "actor_id")
    )
    actors = {actor.id: actor for actor in Actor.objects.filter(id__among=set(links.values()))}
    lines = [_line(account, actors[links[account.id]]) for account in page if links.get(account.id) in actors]
    return Page(lines, older=page.older)


def _line(account: Account, actor: Actor) -> Membership:
    email = account.email if account.state == Account.State.WAITING else ""
    return Membership(actor, account.state, account.role, account.created_at, email)


def waiting_count() -> int:
    return Account.objects.filter(state=Account.State.WAITING).count()


def invitations(*, before: int | None = None) -> Page[Invitation]:
    return paginate(Invitation.objects.all(), before=before, limit=50)


def kept_mails(*, before: int | None = None) -> Page[OutgoingMail]:
    """What could not be sent because no mail server is set."""
    return paginate(OutgoingMail.objects.filter(sent_at=None), before=before, limit=30)
