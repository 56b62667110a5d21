"""The formats we read and write, in one list: the page, the command and the documentation come from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entregent.archives.candidates import Reading
from entregent.archives.jsonresume import reader as jsonresume
from entregent.archives.jsonresume import writer
from entregent.archives.linkedin import reader as linkedin
from entregent.kit.errors import DomainError
from entregent.kit.readers.refusals import Unreadable, fill
from entregent.kit.readers.sources import Source
from entregent.kit.readers.zips import is_zip, open_archive

MOST_BYTES = 50_000_000
MOST_FILES = 100
EXPORT_DAY = re.compile(r"(?<!\d)(\d{2})-(\d{2})-(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Format:
    key: str
    label: Promise
    files: Promise
    read_words: Promise
    recognise: Callable[[Sequence[Source]], bool]
    read: Callable[[Sequence[Source], date], Reading]
    write: Callable[..., dict[str, Any]] | None = None


FORMATS = (
    Format(
        "linkedin",
        _("LinkedIn archive"),
        _("the .zip you received, or CSV files out of it"),
        _("Your LinkedIn archive is read"),
        linkedin.recognise,
        linkedin.read,
    ),
    Format(
        "jsonresume",
        _("JSON Resume"),
        _("a .json file"),
        _("Your JSON Resume is read"),
        jsonresume.recognise,
        jsonresume.read,
        writer.write,
    ),
)
BY_KEY = {format_.key: format_ for format_ in FORMATS}


def read_files(sources: Sequence[Source], today: date) -> Reading:
    """Unpacks, recognises by content and reads. Raises DomainError with a sentence that names the file."""
    check_sizes(sources)
    with ExitStack() as stack:
        unpacked: list[Source] = []
        days: list[date] = []
        for source in sources:
            if not is_zip(source.head(4)):
                unpacked.append(source)
                continue
            archive = stack.enter_context(open_archive(source))
            unpacked.extend(archive.files)
            days += [day for day in (export_day(source.name), archive.newest) if day][:1]
        source_date = min(max(days, default=today), today)
        for format_ in FORMATS:
            if format_.recognise(unpacked):
                return checked_reading(format_.read(unpacked, source_date), sources)
    raise unknown(sources)


def check_sizes(sources: Sequence[Source]) -> None:
    if not sources:
        raise DomainError(_("Choose a file first."), code="no-file", field="archive")
    if len(sources) > MOST_FILES:
        raise DomainError(
            fill(_("Send at most %(limit)s files at once."), {"limit": MOST_FILES}), code="files-many", field="archive"
        )
    for source in sources:
        if not source.size:
            raise Unreadable("file-empty", file=source.name)
    if sum(source.size for source in sources) > MOST_BYTES:
        largest = max(sources, key=lambda source: source.size)
        raise Unreadable("file-large", file=largest.name, limit=MOST_BYTES // 1_000_000)


def export_day(name: str) -> date | None:
    """`Complete_LinkedInDataExport_11-20-2026.zip`: what it tells was true on that day."""
    match = EXPORT_DAY.search(name)
    try:
        return date(int(match[3]), int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def checked_reading(reading: Reading, sources: Sequence[Source]) -> Reading:
    if not any(reading.candidates.values()) and not any(reading.refused.values()):
        sentence = fill(_("There is nothing to import in “%(file)s”."), {"file": named(sources)})
        raise DomainError(sentence, code="nothing-found", field="archive")
    return reading


def unknown(sources: Sequence[Source]) -> DomainError:
    accepted = fill(
        _("%(linkedin)s (%(linkedin_files)s), %(resume)s (%(resume_files)s)"),
        {
            "linkedin": FORMATS[0].label,
            "linkedin_files": FORMATS[0].files,
            "resume": FORMATS[1].label,
            "resume_files": FORMATS[1].files,
        },
    )
    sentence = fill(
        _("We do not know what “%(file)s” is. You can import: %(accepted)s."),
        {"file": named(sources), "accepted": accepted},
    )
    return DomainError(sentence, code="format-unknown", field="archive")


def named(sources: Sequence[Source]) -> str:
    return "”, “".join(source.name for source in sources[:3])
