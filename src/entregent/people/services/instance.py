"""The instance: its first administrator, and what operators decide afterwards."""

from __future__ import annotations

import hmac
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from entregent.kit import clock as clocks
from entregent.kit import log
from entregent.kit.clock import Clock
from entregent.kit.errors import DomainError
from entregent.kit.text import clean_line, clean_text
from entregent.people.models import Account, Actor, Instance
from entregent.people.services.members import create_member


@dataclass(frozen=True, slots=True)
class InstanceDraft:
    name: str
    welcome_fr: str = ""
    welcome_en: str = ""
    run_by: str = ""
    languages: str = "fr,en"
    joining: str = Instance.Joining.INVITATION

    def checked(self) -> dict[str, str]:
        values = {key: clean_line(value) for key, value in asdict(self).items()}
        values["welcome_fr"], values["welcome_en"] = clean_text(self.welcome_fr), clean_text(self.welcome_en)
        if not 1 <= len(values["name"]) <= 80:
            raise DomainError(_("Give a name of 1 to 80 characters."), code="name-length", field="instance_name")
        if len(values["run_by"]) > 200:
            raise DomainError(_("Keep this under 200 characters."), code="length", field="run_by")
        for field in ("welcome_fr", "welcome_en"):
            if len(values[field]) > 4000:
                raise DomainError(_("Keep this under 4,000 characters."), code="length", field=field)
        known = [code for code, _name in settings.LANGUAGES]
        chosen = values["languages"].split(",")
        if not chosen or any(code not in known for code in chosen):
            raise DomainError(_("Choose at least one language."), code="languages", field="languages")
        if values["joining"] not in Instance.Joining.values:
            raise DomainError(_("Choose who may join."), code="joining", field="joining")
        return values


@transaction.atomic
def set_up_instance(
    *,
    draft: InstanceDraft,
    handle: str,
    name: str,
    email: str,
    password: str,
    language: str,
    clock: Clock = clocks.now,
) -> Actor:
    """The first administrator and the one row of the instance, together. Of two at once, one wins."""
    values = draft.checked()
    try:
        with transaction.atomic():
            Instance.objects.create(id=1, domain=settings.DOMAIN, **values)
    except IntegrityError:
        raise DomainError(_("This place is already open. Log in instead."), code="already-set-up") from None
    actor = create_member(
        handle=handle,
        name=name,
        email=email,
        password=password,
        language=language,
        role=Account.Role.OPERATOR,
        clock=clock,
    )
    log.record(actor.id, "instance.set-up")
    transaction.on_commit(lambda: token_file().unlink(missing_ok=True))
    return actor


@transaction.atomic
def change_instance(*, actor: Actor, draft: InstanceDraft) -> None:
    Instance.objects.filter(id=1).update(**draft.checked())
    log.record(actor.id, "instance.changed")


def token_file() -> Path:
    return Path(settings.HOME) / "setup-token"


def setup_token() -> str:
    """What whoever sets the instance up from another machine must show: made once, readable by its owner only."""
    path = token_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(24))
    except FileExistsError:
        pass
    return path.read_text().strip()


def is_setup_token(given: str) -> bool:
    return hmac.compare_digest(given.strip().encode(), setup_token().encode())
