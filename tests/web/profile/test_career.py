"""The career line: labels never meet and never leave the picture, whatever the dates."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.kit.partial_dates import PartialDate
from entregent.people.models import Entry
from entregent.web.career import LANES, career_line, fitted, text_width

TODAY = date(2026, 11, 22)
YEARS = st.integers(1900, 2100)
DATES = st.none() | st.builds(
    lambda y, m, d: PartialDate(y, m, d if m else 0), YEARS, st.integers(0, 12), st.integers(0, 28)
)
ENTRIES = st.builds(
    lambda kind, title, start, end: Entry(kind=kind, title=title, organisation=title, start=start, end=end),
    st.sampled_from(["position", "education", "volunteering", "skill"]),
    st.text(max_size=60) | st.just("W" * 200),
    DATES,
    DATES,
)


def label_box(bar):
    wide = text_width(bar.label)
    left = bar.text_x if bar.anchor == "start" else bar.text_x - wide
    return left, left + wide


@given(st.lists(ENTRIES, max_size=40), st.sampled_from([640, 320]))
def test_nothing_overlaps_and_nothing_leaves_the_picture(entries, width):
    chart = career_line(entries, TODAY, width)
    drawable = [e for e in entries if e.kind != "skill" and (e.start or e.end)]
    if chart is None:
        assert not drawable
        return
    assert len(chart.bars) + chart.left_out == len(drawable)
    boxes = {}
    for bar in chart.bars:
        left, right = label_box(bar)
        assert left >= -0.1
        assert right <= width + 0.1
        assert bar.x >= -0.1
        assert bar.x + bar.width <= width + 0.1
        assert 0 <= bar.text_y < bar.y < chart.axis_y < chart.height
        boxes.setdefault(bar.y, []).append((min(left, bar.x), max(right, bar.x + bar.width)))
    assert len(boxes) <= LANES
    for lane in boxes.values():
        lane.sort()
        assert all(first[1] <= second[0] for first, second in itertools.pairwise(lane))
    ticks = [tick.x for tick in chart.ticks]
    assert all(second - first >= 20 for first, second in itertools.pairwise(ticks))
    assert all(0 <= x <= width for x in ticks)


def test_no_dates_no_line():
    assert career_line([Entry(kind="position", title="Planner", start=None, end=None)], TODAY) is None


def test_what_goes_on_reaches_today():
    (bar,) = career_line([Entry(kind="position", title="Planner", start=PartialDate(2020), end=None)], TODAY).bars
    assert bar.going_on
    assert bar.x + bar.width == pytest.approx(640 * (date(2026, 11, 22) - date(2020, 1, 1)).days / 2557, abs=1)


@given(st.text(max_size=200), st.floats(0, 400))
def test_a_cut_label_fits(text, room):
    assert text_width(fitted(text, room)) <= room or fitted(text, room) == ""


def test_the_widths_bound_real_letters():
    """Against the widest common sans of this machine, when its file is here."""
    fonts = pytest.importorskip("PIL.ImageFont")
    try:
        font = fonts.truetype("DejaVuSans.ttf", 12)
    except OSError:
        pytest.skip("DejaVu Sans is not installed here")
    for text in ("Architecte", "Université de Rennes", "MAIRIE WWW @ % ___", "Les Amis du canal", "ijlt 0123456789"):
        assert font.getlength(text) <= text_width(text)
