"""Names, handles and mail addresses as they may be: what is odd is refused with a sentence."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from entregent.kit.errors import DomainError
from entregent.kit.text import clean_line

HANDLE = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,28}[a-z0-9])")
RESERVED = frozenset(
    "admin administrator about account accounts ap api archive assets css demo desk entregent everyone feed help hub "
    "hubs inbox instance join login logout mail me media members messages moderator null operator outbox people post "
    "posts postmaster root search security settings sign-up signup static style support system today undefined "
    "webmaster welcome well-known work www".split()
)
# Mail servers read quotes, comments, routes (%, !) and [addresses] differently: we take none of them.
LOCAL_PART = re.compile(r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*")
HOST_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


def check_handle(handle: str) -> str:
    handle = handle.strip().removeprefix("@").lower()
    if not HANDLE.fullmatch(handle):
        raise DomainError(
            _("Choose a handle of 2 to 30 letters, digits, - or _, beginning and ending with a letter or a digit."),
            code="handle-form",
            field="handle",
        )
    if handle in RESERVED:
        raise DomainError(_("This handle is reserved. Choose another one."), code="handle-reserved", field="handle")
    return handle


def check_name(name: str) -> str:
    """Without control, direction or invisible characters."""
    name = clean_line("".join(char for char in name if unicodedata.category(char) != "Cf"))
    if not 1 <= len(name) <= 120:
        raise DomainError(_("Give a name of 1 to 120 characters."), code="name-length", field="name")
    return name


def check_mail(email: str) -> str:
    """The one form in which an address is kept and compared: lower case, ASCII, without what servers read apart."""
    email = email.strip().lower()
    local, _at, host = email.rpartition("@")
    labels = host.split(".")
    if (
        len(email) > 254
        or len(local) > 64
        or not LOCAL_PART.fullmatch(local)
        or len(labels) < 2
        or labels[-1].isdigit()
        or not all(HOST_LABEL.fullmatch(label) for label in labels)
    ):
        raise DomainError(
            _("Give a mail address such as name@example.org, with letters, digits and . _ + - before the @."),
            code="mail-form",
            field="email",
        )
    return email
