"""From LinkedIn's files to candidates. A file is recognised by its header, wherever it lies and whatever its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from entregent.archives.candidates import Item, Reading, Refused, Where
from entregent.archives.checking import offer
from entregent.archives.linkedin import rows
from entregent.kit.readers.refusals import Unreadable
from entregent.kit.readers.sources import Source, shown_name
from entregent.kit.readers.tables import Header, Row, possible_headers, read_rows
from entregent.kit.text import fold

MOST_CONNECTIONS = 60_000  # twice what LinkedIn allows
MOST_LINES = 5_000  # of one part of a CV: as many as a whole CV may have
MOST_ROWS = 150_000  # of one archive
MOST_FILES = 500
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

    def is_named_otherwise(self, source: Source) -> bool:
        return any(re.search(word, fold(source.name)) for word in self.not_named.split())


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
    """The order of PARTS decides between parts; of one part, the first row that fits."""
    headers = list(possible_headers(source))
    for part in PARTS:
        if not part.is_named_otherwise(source):
            for header in headers:
                if part.fits(frozenset(header.names)):
                    return part, header
    return None


def tables(sources: Sequence[Source]) -> list[Source]:
    return [source for source in sources if source.size and is_text(source)][:MOST_FILES]


def is_text(source: Source) -> bool:
    return source.name.lower().endswith((".csv", ".txt", ".tsv")) or "." not in shown_name(source.name)


def recognise(sources: Sequence[Source]) -> bool:
    return any(part_of(source) for source in tables(sources))


def read(sources: Sequence[Source], source_date: date) -> Reading:
    reading, rows_left = Reading(KEY, source_date), MOST_ROWS
    found = [(source, part_of(source)) for source in tables(sources)]
    # The fuller of two files that tell the same comes first: of equal candidates the first stays.
    for source, known in sorted(found, key=lambda pair: PARTS.index(pair[1][0]) if pair[1] else len(PARTS)):
        if known:
            rows_left -= read_part(reading, source, *known, rows_left)
        elif PROMISING.fullmatch(shown_name(source.name)):
            reading.note("", Where(shown_name(source.name)), "header")
    return reading


def read_part(reading: Reading, source: Source, part: Part, header: Header, rows_left: int) -> int:
    """The number of rows read. Raises Unreadable past `rows_left`, which all files of an archive share."""
    reading.open_section(part.section)
    gone = read = 0
    most = MOST_CONNECTIONS if part.section == "connections" else MOST_LINES
    known, refused = reading.candidates[part.section], reading.refused[part.section]
    for row in read_rows(source, header):
        read += 1
        if read > rows_left:
            raise Unreadable("csv-rows", file=shown_name(source.name), limit=MOST_ROWS)
        gone += not read_row(reading, part, Where(shown_name(source.name), row.number), row)
        # Rows that say the same again cost time too.
        if len(known) + len(refused) >= most or read >= 2 * most:
            reading.note(part.section, Where(shown_name(source.name)), "cut", limit=most)
            break
    if gone:
        reading.note(part.section, Where(shown_name(source.name)), "departed", count=gone)
    return read


def read_row(reading: Reading, part: Part, where: Where, row: Row) -> bool:
    """False for a row that names nobody any more."""
    try:
        given = part.parse(row)
        for item in as_list(given):
            offer(reading, where, item)
    except Refused as refused:
        reading.refuse(part.section, where, refused.code, refused.parameters)
        return True
    return given is not None


def as_list(given: Item | Sequence[Item] | None) -> Iterable[Item]:
    if given is None:
        return ()
    return given if isinstance(given, Sequence) else (given,)
