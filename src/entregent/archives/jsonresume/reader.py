"""From a JSON Resume to candidates: tolerant of older spellings and wrong types, telling what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from entregent.archives.candidates import Item, Reading, Refused, Where
from entregent.archives.checking import offer
from entregent.archives.jsonresume import sections
from entregent.archives.jsonresume.values import text
from entregent.kit.errors import DomainError
from entregent.kit.readers.documents import read_json
from entregent.kit.readers.sources import Source, shown_name
from entregent.kit.readers.text import one_line

KEY = "jsonresume"
MOST = 1_000  # items of one list
MOST_FILES = 20
TOP = frozenset(
    "basics work volunteer education awards certificates publications skills languages interests references "
    "projects".split()
)
SILENT = frozenset({"$schema", "meta"})


def looks_like_json(source: Source) -> bool:
    return source.head(200).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:1] == b"{"


def recognise(sources: Sequence[Source]) -> bool:
    """A broken or hostile document is refused here, by the sentence that says why."""
    return any(is_resume(read_json(source)) for source in documents(sources))


def documents(sources: Sequence[Source]) -> list[Source]:
    return [source for source in sources if looks_like_json(source)][:MOST_FILES]


def is_resume(document: Any) -> bool:
    return isinstance(document, dict) and not TOP.isdisjoint(document)


def read(sources: Sequence[Source], source_date: date) -> Reading:
    reading = Reading(KEY, source_date)
    for source in documents(sources):
        document = read_json(source)
        if isinstance(document, dict) and is_resume(document):
            read_document(reading, shown_name(source.name), document)
    return reading


def read_document(reading: Reading, file: str, document: dict[str, Any]) -> None:
    unknown = sorted(key for key in document if key not in TOP | SILENT)
    if available := sections.available(document.get("meta")):
        try_offer(reading, Where(file, path="meta.available"), available)
    basics = document.get("basics")
    if isinstance(basics, dict):
        unknown += sections.unknown(basics, sections.BASICS, "basics")
        for path, item in sections.basics(basics):
            try_offer(reading, Where(file, path=path), partial(list, [item]))
    elif basics is not None:
        refuse_type(reading, file, "basics")
    for key, section in sections.SECTIONS.items():
        if key in document:
            reading.open_section(section.key)
        for path, value in items_of(reading, file, key, document.get(key)):
            unknown += sections.unknown(value, section.keys, key)
            try_offer(reading, Where(file, path=path), partial(section.parse, value))
    if unknown:
        reading.note("", Where(file), "unknown-keys", keys=one_line(", ".join(dict.fromkeys(unknown)))[:300])


def items_of(reading: Reading, file: str, key: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if value is None:
        return
    if not isinstance(value, list):
        refuse_type(reading, file, key)
        return
    for index, item in enumerate(value[:MOST]):
        path = f"{key}[{index}]"
        if isinstance(item, str) and text(item) and key in sections.NAMED_BY:
            yield path, {sections.NAMED_BY[key]: item}
        elif isinstance(item, dict):
            yield path, item
        else:
            refuse_type(reading, file, path)
    if len(value) > MOST:
        reading.note("", Where(file, path=key), "cut", limit=MOST)


def refuse_type(reading: Reading, file: str, path: str) -> None:
    key = path.split("[", maxsplit=1)[0]
    section = "profile" if key == "basics" else sections.SECTIONS[key].key
    reading.refuse(section, Where(file, path=path), "type", {"path": path})


def try_offer(reading: Reading, where: Where, parse: Callable[[], list[Item]]) -> None:
    section = section_of(where.path)
    try:
        for item in parse():
            offer(reading, where, item)
    except Refused as refused:
        reading.refuse(section, where, refused.code, refused.parameters)
    except DomainError as error:
        reading.refuse(section, where, "said", {"sentence": str(error)})


def section_of(path: str) -> str:
    key = path.split("[", maxsplit=1)[0].split(".", maxsplit=1)[0]
    return sections.SECTIONS[key].key if key in sections.SECTIONS else "profile"
