"""What a reader says when it will not read on: a code with parameters, and its sentence in the reader's language."""

from __future__ import annotations

from typing import Any, cast

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from entregent.kit.errors import DomainError

SENTENCES: dict[str, Promise] = {
    "file-empty": _("“%(file)s” is empty. Download it again, then send it once more."),
    "file-large": _("“%(file)s” is too large: at most %(limit)s MB. Take the CSV files out of it and send those."),
    "file-binary": _("“%(file)s” is not text. Send the file as you downloaded it."),
    "zip-broken": _("“%(file)s” is damaged or incomplete. Download it again, then send it once more."),
    "zip-encrypted": _("“%(file)s” is protected by a password. Unpack it, then send its CSV files."),
    "zip-entries": _("“%(file)s” holds more than %(limit)s files. Send only the CSV files in it."),
    "zip-bomb": _("“%(file)s” would become far too large when unpacked. Send only the CSV files in it."),
    "zip-path": _("“%(file)s” holds a file with a forbidden path (%(entry)s), so nothing was read from it."),
    "zip-link": _("“%(file)s” holds a link instead of a file (%(entry)s), so nothing was read from it."),
    "zip-twice": _("“%(file)s” holds the same file twice (%(entry)s), so nothing was read from it."),
    "zip-overlap": _("“%(file)s” holds files that overlap, so nothing was read from it."),
    "zip-method": _("“%(file)s” is packed in an unusual way. Unpack it, then send its CSV files."),
    "csv-rows": _("“%(file)s” has more than %(limit)s rows. Remove the empty ones, or send it in parts."),
    "csv-columns": _("“%(file)s”, row %(row)s: more than %(limit)s columns. Send the file as you downloaded it."),
    "csv-long": _("“%(file)s”, row %(row)s: a row or a cell is too long. Send the file as you downloaded it."),
    "json-broken": _("“%(file)s” is not valid JSON (line %(line)s)."),
    "json-deep": _("“%(file)s” nests more than %(limit)s levels deep, so it was not read."),
    "json-many": _("“%(file)s” holds more than %(limit)s objects and lists, so it was not read."),
    "json-number": _("“%(file)s” holds a number that no CV needs (%(number)s), so it was not read."),
    "json-twice": _("“%(file)s” gives “%(key)s” twice in one object. Keep one, then send it again."),
}


def fill(template: str | Promise, parameters: dict[str, Any]) -> Promise:
    """`template % parameters`, said in the language of whoever reads it."""
    return cast(Promise, lazy(lambda: str(template) % parameters, str)())


class Unreadable(DomainError):
    """A file that is refused as a whole. `code` and `parameters` may be stored; the sentence may not."""

    def __init__(self, code: str, **parameters: Any) -> None:
        super().__init__(fill(SENTENCES[code], parameters), code=code, field="archive")
        self.parameters = parameters
        if code == "file-large":
            self.status = 413
