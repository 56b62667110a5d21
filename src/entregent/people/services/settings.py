"""What a member sets for themselves: language and time zone."""

from __future__ import annotations

from zoneinfo import available_timezones

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import log
from entregent.kit.errors import DomainError
from entregent.people.models import Account, Actor


def time_zones() -> list[str]:
    """Those that people live in, by continent and town."""
    continents = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    return ["UTC", *sorted(zone for zone in available_timezones() if zone.partition("/")[0] in continents)]


@transaction.atomic
def change_settings(*, actor: Actor, account: Account, language: str, time_zone: str) -> None:
    if language not in dict(settings.LANGUAGES):
        raise DomainError(_("Choose one of the languages."), code="language", field="language")
    if time_zone not in time_zones():
        raise DomainError(_("Choose a time zone from the list."), code="time-zone", field="time_zone")
    Account.objects.filter(id=account.id).update(language=language, time_zone=time_zone)
    log.record(actor.id, "settings.changed", language=language, time_zone=time_zone)
