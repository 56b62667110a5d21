"""The CV line by line: what is kept, what is refused, and what stays of every change."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entregent.kit import clock
from entregent.kit.date_words import read_date
from entregent.kit.errors import DomainError, NotFound
from entregent.kit.ids import moment_of
from entregent.kit.models import Act
from entregent.kit.partial_dates import PartialDate
from entregent.kit.text import clean_line, clean_text
from entregent.people.entries import EntryDraft, checked, checked_url
from entregent.people.models import Entry, EntryChange
from entregent.people.services.entries import add_entries, add_entry, change_entry, remove_entry
from entregent.people.services.identity import change_identity


def changes(actor):
    rows = EntryChange.objects.filter(actor_id=actor.id).order_by("id")
    return [(row.kind, row.old, row.new, row.audience, row.old_audience, row.quiet) for row in rows]


def test_every_change_is_kept_with_who_saw_it(amina):
    entry = add_entry(actor=amina, draft=EntryDraft("skill", title="Drawing"), audience=(amina.id,))
    change_entry(actor=amina, entry_id=entry.id, draft=EntryDraft("skill", title="Maps"), audience=(1,))
    change_entry(actor=amina, entry_id=entry.id, draft=EntryDraft("skill", title="Maps"), audience=(2,))
    remove_entry(actor=amina, entry_id=entry.id)
    assert changes(amina) == [
        ("skill", None, {"title": "Drawing"}, (amina.id,), (), False),
        ("skill", {"title": "Drawing"}, {"title": "Maps"}, (1,), (amina.id,), False),
        ("skill", {"title": "Maps"}, None, (2,), (2,), False),
    ]
    verbs = Act.objects.filter(owner_id=amina.id, verb__startswith="entry.").order_by("id")
    assert list(verbs.values_list("verb", flat=True)) == [
        "entry.added",
        "entry.changed",
        "entry.changed",
        "entry.removed",
    ]


def test_name_and_headline_are_kept_too(amina):
    change_identity(actor=amina, name="Amina H.", headline="Planner")
    change_identity(actor=amina, name="Amina H.", headline="Planner")
    assert changes(amina) == [
        ("name", {"name": "Amina Haddad"}, {"name": "Amina H."}, (2,), (2,), False),
        ("headline", {"headline": ""}, {"headline": "Planner"}, (2,), (2,), False),
    ]


def test_a_clock_dates_the_change(amina):
    then = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    add_entry(actor=amina, draft=EntryDraft("skill", title="Drawing"), clock=clock.fixed(then))
    assert moment_of(EntryChange.objects.get(actor_id=amina.id).id) == then


def test_nobody_changes_another_members_line(amina, bruno):
    entry = add_entry(actor=amina, draft=EntryDraft("skill", title="Drawing"))
    with pytest.raises(NotFound):
        change_entry(actor=bruno, entry_id=entry.id, draft=EntryDraft("skill", title="Mine"), audience=(1,))
    with pytest.raises(NotFound):
        remove_entry(actor=bruno, entry_id=entry.id)
    assert Entry.objects.get(actor_id=amina.id).title == "Drawing"


def test_the_same_line_twice_is_refused_whatever_its_accents(amina):
    add_entry(actor=amina, draft=EntryDraft("skill", title="Élagage  doux"))
    with pytest.raises(DomainError) as refusal:
        add_entry(actor=amina, draft=EntryDraft("skill", title="elagage doux"))
    assert (refusal.value.code, refusal.value.field) == ("entry-present", "title")
    add_entry(actor=amina, draft=EntryDraft("town", title="Nantes"))
    with pytest.raises(DomainError):
        add_entry(actor=amina, draft=EntryDraft("town", title="Rennes"))


def test_many_at_once_add_once(amina, django_assert_max_num_queries):
    drafts = [EntryDraft("position", title=f"Post {n}", start=PartialDate(1990)) for n in range(1200)]
    drafts += [
        EntryDraft("position", title="post 7 ", start=PartialDate(1990)),
        EntryDraft("position", title="x" * 201),
        EntryDraft("town", title="Nantes"),
        EntryDraft("town", title="Rennes"),
    ]
    with django_assert_max_num_queries(45):  # SQLite takes some 66 lines in one statement
        first = add_entries(actor=amina, drafts=drafts)
    assert (first.found, first.present, first.added) == (1204, 1, 1201)
    assert [(index, str(why)) for index, why in first.refused] == [
        (1201, "Title: keep it under 200 characters."),
        (1203, "You wrote this part yourself. It was left as it is."),
    ]
    with django_assert_max_num_queries(4):
        again = add_entries(actor=amina, drafts=drafts)
    assert (again.found, again.present, again.added, len(again.refused)) == (1204, 1202, 0, 2)
    assert Entry.objects.filter(actor_id=amina.id).count() == 1201
    assert set(EntryChange.objects.filter(actor_id=amina.id).values_list("quiet", flat=True)) == {True}


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (EntryDraft("hobby", title="x"), "entry-kind", "kind"),
        (EntryDraft("skill", title=" \u202e "), "entry-empty", "title"),
        (EntryDraft("skill", title="x" * 10_000), "entry-length", "title"),
        (EntryDraft("about", text="x" * 10_001), "entry-length", "text"),
        (EntryDraft("skill", title="x", organisation="y"), "entry-column", "organisation"),
        (EntryDraft("skill", title="x", start=PartialDate(2020)), "entry-column", "start"),
        (EntryDraft("position", title="x", start=PartialDate(1789)), "entry-year", "start"),
        (EntryDraft("position", title="x", start=PartialDate(2020, 5), end=PartialDate(2020, 4)), "entry-order", "end"),
        (EntryDraft("link", url="data:text/html,x"), "entry-url", "url"),
    ],
)
def test_refusals_name_the_field(draft, code, field):
    with pytest.raises(DomainError) as refusal:
        checked(draft)
    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_a_wider_end_may_hold_the_start():
    """2020 until March 2020 cannot be compared further: neither is after the other."""
    checked(EntryDraft("position", title="x", start=PartialDate(2020, 3), end=PartialDate(2020)))
    checked(EntryDraft("position", title="x", start=PartialDate(2020), end=PartialDate(2020, 3)))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://example.org/%0aalert(1)",
        "data:text/html;base64,x",
        "vbscript:x",
        "//example.org:x",
        "https://",
        "https://localhost/",
        "https://user@example.org/",
        "https://example.org/ x",
        "https://example.org/\u202e",
        'https://example.org/"><script>',
        "https://[::1",
        "ftp://example.org/",
    ],
)
def test_addresses_that_are_refused(url):
    with pytest.raises(DomainError):
        checked_url(url)


def test_addresses_that_are_taken():
    assert checked_url(" example.org/cv ") == "https://example.org/cv"
    assert checked_url("HTTP://example.org:8080/é?a=1#b") == "HTTP://example.org:8080/é?a=1#b"
    assert checked_url("") == ""


DATES = st.builds(lambda y, m, d: PartialDate(y, m, d if m else 0), st.integers(1, 9999), st.integers(0, 12),
                  st.integers(0, 28))  # fmt: skip


@given(DATES)
def test_partial_dates_come_back_as_given(date):
    assert PartialDate.parse(str(date)) == date
    assert read_date(str(date)) == date
    assert date.first_day() <= date.last_day()


@given(DATES.filter(lambda date: date.year > 999), st.sampled_from(["en", "fr"]))
def test_dates_in_words_are_read_back(date, language):
    from django.utils import translation

    from entregent.web.words import partial_date

    with translation.override(language):
        assert read_date(partial_date(date)) == date


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_value_error(text):
    try:
        read_date(text)
    except ValueError:
        return


@pytest.mark.parametrize("text", "2020-13|31/02/2020|2020-02-30|00/2020|2020-00|12|Marsh 2020|ma 2020|٢٠٢٠".split("|"))
def test_dates_that_do_not_exist(text):
    with pytest.raises(ValueError, match=r"no|day|month|Invalid"):
        read_date(text)


@given(st.text())
def test_cleaning_twice_is_once_and_leaves_no_steering(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert not set(clean_line(text)) & set("\n\r\t\0\u202e\u2066\u2028\u2029")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["Drawing", "drawing", "Dráwing ", "Maps", "Town"]), max_size=8))
def test_imports_in_any_order_add_each_line_once(amina, titles):
    Entry.objects.filter(actor_id=amina.id).delete()
    drafts = [EntryDraft("skill", title=title) for title in titles]
    for some in (drafts, drafts[::-1]):
        report = add_entries(actor=amina, drafts=some)
        assert report.found == report.present + report.added + len(report.refused)
    kinds = {"Drawing": "d", "drawing": "d", "Dráwing ": "d", "Maps": "m", "Town": "t"}
    assert Entry.objects.filter(actor_id=amina.id).count() == len({kinds[title] for title in titles})


def test_towers_of_marks_are_cut_and_quickly():
    began = time.monotonic()
    assert clean_line("e" + "\u0301\u0316" * 50_000) == "\u00e9\u0316\u0316\u0301"
    assert time.monotonic() - began < 0.5


def test_a_line_too_long_to_clean_is_refused_at_once():
    with pytest.raises(DomainError) as refusal:
        checked(EntryDraft("about", text="x" * 2_000_000))
    assert refusal.value.code == "entry-length"
