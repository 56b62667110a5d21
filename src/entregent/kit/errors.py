"""The one shape of a refusal: a sentence for the member, a code for machines, a status in the 400s."""

from __future__ import annotations

from django.utils.functional import Promise


class DomainError(Exception):
    """A verb that refuses. `sentence` is lazy, so that each reader gets their language."""

    status = 422

    def __init__(self, sentence: str | Promise, *, code: str = "refused", field: str | None = None) -> None:
        super().__init__(code)
        self.sentence = sentence
        self.code = code
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class NotFound(DomainError):
    """Absent and forbidden are the same answer."""

    status = 404


class TooMany(DomainError):
    """A limit that time will lift."""

    status = 429
