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
    """An upper bound for sans-serif letters of 12 pixels, so that no reader's font is wider."""
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
    first = spans[0].start.year
    last = max(max(span.end for span in spans).year, first) + 1
    begin, scale = date(first, 1, 1).toordinal(), width / (date(last, 1, 1).toordinal() - date(first, 1, 1).toordinal())
    taken: list[list[tuple[float, float]]] = []
    placed: list[tuple[int, _Span, float, float, float, str]] = []
    for span in spans:
        x = (span.start.toordinal() - begin) * scale
        bar = min(max((span.end.toordinal() + 1 - begin) * scale - x, SHORTEST_BAR), width - x)
        bar, x = max(bar, SHORTEST_BAR), min(x, width - SHORTEST_BAR)
        wide = text_width(span.label)
        text_x, anchor = (x, "start") if x + wide <= width else (min(x + bar, width), "end")
        left, right = (x, max(x + bar, x + wide)) if anchor == "start" else (min(x, text_x - wide), x + bar)
        lane = _free_lane(taken, left, right)
        if lane is not None:
            placed.append((lane, span, x, bar, text_x, anchor))
    lanes = len(taken)
    axis_y = TOP + lanes * LANE_HEIGHT + 6
    bars = [
        Bar(
            kind=span.kind,
            label=span.label,
            x=round(x, 1),
            y=TOP + (lanes - 1 - lane) * LANE_HEIGHT + 18,
            width=round(bar, 1),
            text_x=round(text_x, 1),
            text_y=TOP + (lanes - 1 - lane) * LANE_HEIGHT + 12,
            anchor=anchor,
            going_on=span.going_on,
        )
        for lane, span, x, bar, text_x, anchor in placed
    ]
    ticks = tuple(_ticks(first, last, width))
    return Career(width, axis_y + AXIS, axis_y, tuple(bars), ticks, first, last - 1, len(spans) - len(bars))


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
