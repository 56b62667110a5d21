"""From LinkedIn's files to candidates. A file is recognised by its header, wherever it lies and whatever its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from entregent.archives.candidates import Item, Reading, Refused, Where
from entregent.archives.checking import offer
from entregent.archives.linkedin import rows
from entregent.kit.readers.sources import Source, shown_name
from entregent.kit.readers.tables import Header, Row, find_header, read_rows
from entregent.kit.text import fold

MOST = 60_000  # candidates of one section: twice what LinkedIn allows
KEY = "linkedin"


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of file. `needs`: column names that make it; `only`: there is no other column."""

    section: str
    needs: frozenset[str]
    parse: Callable[[Row], Item | Sequence[Item] | None]
    only: bool = False
    not_named: str = ""  # for headers that two files share: words that name the other one

    def fits(self, names: frozenset[str]) -> bool:
        return names - {""} == self.needs if self.only else self.needs <= names


def _part(
    section: str, columns: str, parse: Callable[[Row], Item | Sequence[Item] | None], *, only: bool = False, **more: str
) -> Part:
    return Part(section, frozenset(columns.split(",")), parse, only, **more)


PARTS = (
    _part("profile", "first name,last name,headline,summary", rows.profile),
    _part("profile", "profile summary", rows.summary, only=True),
    _part("positions", "company name,title,started on,finished on", rows.position),
    _part("education", "school name,degree name", rows.education),
    _part("skills", "name", rows.skill, only=True, not_named="cause organi[sz]ation course patent"),
    _part("languages", "name,proficiency", rows.language),
    _part("certifications", "name,authority,license number", rows.certification),
    _part("projects", "title,description,url,started on", rows.project),
    _part("publications", "name,published on,publisher", rows.publication),
    _part("volunteering", "company name,role,started on", rows.volunteering),
    _part("honours", "title,issued on", rows.honour),
    _part("connections", "first name,last name,connected on", rows.connection),
    _part("recommendations", "first name,last name,text,status", rows.recommendation, not_named="given donn"),
)
# Files whose name promises a part: when their header is another one, the member is told.
PROMISING = re.compile(
    r"(connections|positions|education|skills|languages|profile|certifications)\b.*\.csv", re.IGNORECASE
)


def part_of(source: Source) -> tuple[Part, Header] | None:
    for part in PARTS:
        if part.not_named and any(re.search(word, fold(source.name)) for word in part.not_named.split()):
            continue
        if header := find_header(source, part.fits):
            return part, header
    return None


def is_text(source: Source) -> bool:
    return source.name.lower().endswith((".csv", ".txt", ".tsv")) or "." not in shown_name(source.name)


def recognise(sources: Sequence[Source]) -> bool:
    return any(is_text(source) and part_of(source) for source in sources)


def read(sources: Sequence[Source], source_date: date) -> Reading:
    reading = Reading(KEY, source_date)
    found = [(source, part_of(source)) for source in sources if is_text(source) and source.size]
    # The fuller of two files that tell the same comes first: of equal candidates the first stays.
    for source, known in sorted(found, key=lambda pair: PARTS.index(pair[1][0]) if pair[1] else len(PARTS)):
        if known:
            read_part(reading, source, *known)
        elif PROMISING.fullmatch(shown_name(source.name)):
            reading.note("", Where(shown_name(source.name)), "header")
    return reading


def read_part(reading: Reading, source: Source, part: Part, header: Header) -> None:
    reading.open_section(part.section)
    gone = 0
    for row in read_rows(source, header):
        where = Where(shown_name(source.name), row.number)
        try:
            given = part.parse(row)
            items = as_list(given)
            gone += given is None
            for item in items:
                offer(reading, where, item)
        except Refused as refused:
            reading.refuse(part.section, where, refused.code, refused.parameters)
        if len(reading.candidates[part.section]) + len(reading.refused[part.section]) > MOST:
            reading.note(part.section, where, "cut", limit=MOST)
            break
    if gone:
        reading.note(part.section, Where(shown_name(source.name)), "departed", count=gone)


def as_list(given: Item | Sequence[Item] | None) -> Iterable[Item]:
    if given is None:
        return ()
    return given if isinstance(given, Sequence) else (given,)
