"""The career line: years from left to right, one bar for each position, school and volunteering, drawn on the server.

Labels never meet and never leave the picture: a label that is too long is cut, a bar whose label finds no room goes
one lane up, and what finds no lane stays in the table below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entregent.people.models import Entry

KINDS = (Entry.Kind.POSITION, Entry.Kind.EDUCATION, Entry.Kind.VOLUNTEERING)
LANES, LANE_HEIGHT, TOP, AXIS = 8, 32, 4, 24
GAP, SHORTEST_BAR = 10.0, 6.0
YEAR_LABEL = 44.0


@dataclass(frozen=True, slots=True)
class Bar:
    """`text_x` and `anchor`: where its label stands, above it."""

    kind: str
    label: str
    x: float
    y: int
    width: float
    text_x: float
    text_y: int
    anchor: str
    going_on: bool


@dataclass(frozen=True, slots=True)
class Tick:
    year: int
    x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Career:
    width: int
    height: int
    axis_y: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    first: int
    last: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _Span:
    kind: str
    label: str
    start: date
    end: date
    going_on: bool


def text_width(text: str) -> float:
    """An upper bound for the letters of common sans-serif fonts at 12 pixels: readers bring their own font."""
    return sum(
        4.6 if char in "iljftI.,:;'’!|()[] " else 12.6 if char in "mwMW@%—…" or ord(char) > 0x2E80 else 8.7
        for char in text
    )


def fitted(text: str, room: float) -> str:
    if text_width(text) <= room:
        return text
    while text and text_width(text) + text_width("…") > room:
        text = text[:-1]
    return f"{text.rstrip()}…" if text else ""


def career_line(entries: Iterable[Entry], today: date, width: int = 640) -> Career | None:
    """None when there is nothing with a date to draw."""
    spans = sorted(_spans(entries, today), key=lambda span: (span.start, span.end, span.label))
    if not spans:
        return None
    first, last = spans[0].start.year, max(span.end for span in spans).year + 1
    begin = date(first, 1, 1).toordinal()
    scale = width / (date(last, 1, 1).toordinal() - begin)
    lanes: list[list[tuple[float, float]]] = []
    placed = []
    for span in spans:
        x = min((span.start.toordinal() - begin) * scale, width - SHORTEST_BAR)
        length = min(max((span.end.toordinal() + 1 - begin) * scale - x, SHORTEST_BAR), width - x)
        fits = x + text_width(span.label) <= width
        left = x if fits else min(x, width - text_width(span.label))
        lane = _free_lane(lanes, left, max(x + length, x + text_width(span.label)) if fits else width)
        if lane is not None:
            placed.append((lane, span, x, length, fits))
    axis_y = TOP + len(lanes) * LANE_HEIGHT + 6
    bars = tuple(
        _bar(span, x, length, TOP + (len(lanes) - 1 - lane) * LANE_HEIGHT, x if fits else width, fits=fits)
        for lane, span, x, length, fits in placed
    )
    ticks = tuple(_ticks(first, last, width))
    return Career(width, axis_y + AXIS, axis_y, bars, ticks, first, last - 1, len(spans) - len(bars))


def _bar(span: _Span, x: float, length: float, top: int, text_x: float, *, fits: bool) -> Bar:
    """A label that finds no room to the right of where its bar begins ends at the edge of the picture."""
    return Bar(
        kind=span.kind,
        label=span.label,
        x=round(x, 1),
        y=top + 18,
        width=round(length, 1),
        text_x=round(text_x, 1),
        text_y=top + 12,
        anchor="start" if fits else "end",
        going_on=span.going_on,
    )


def _spans(entries: Iterable[Entry], today: date) -> Iterable[_Span]:
    for entry in entries:
        dated = entry.start or entry.end
        if entry.kind not in KINDS or dated is None:
            continue
        start = dated.first_day()
        going_on = entry.end is None and entry.kind != Entry.Kind.EDUCATION
        end = entry.end.last_day() if entry.end else (max(today, start) if going_on else dated.last_day())
        label = entry.title if entry.kind == Entry.Kind.POSITION else (entry.organisation or entry.title)
        yield _Span(entry.kind, fitted(label, 240.0), start, max(end, start), going_on)


def _free_lane(taken: list[list[tuple[float, float]]], left: float, right: float) -> int | None:
    for lane, spans in enumerate(taken):
        if all(right + GAP <= begin or end + GAP <= left for begin, end in spans):
            spans.append((left, right))
            return lane
    if len(taken) == LANES:
        return None
    taken.append([(left, right)])
    return len(taken) - 1


def _ticks(first: int, last: int, width: int) -> Iterable[Tick]:
    """Years at even distances, as many as find room."""
    years = last - first
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200) if width / years * step >= YEAR_LABEL)
    for year in range(first, last + 1):
        x = (year - first) * width / years
        if year % step == 0 or step == 1:
            anchor = "start" if x < YEAR_LABEL / 2 else "end" if x > width - YEAR_LABEL / 2 else "middle"
            if year < last or step > 1:
                yield Tick(year, round(x, 1), anchor)
