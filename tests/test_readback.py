"""Any schedule, printed: its pages read back as it, keep the rules of print, and hide no changed digit."""

import datetime as dt
import re

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from posology import Component, Cycle, Frequency, Regimen, Schedule, Sheet, Step
from posology.errors import RegimenError, ScheduleError, SheetError
from posology.render import html, text
from posology.render.readback import compare
from posology.render.readback_html import read_html
from posology.render.readback_text import read_text

NBSP = "\N{NO-BREAK SPACE}"

AMOUNTS = st.sampled_from(["0.25 mg", "5 mg", "12.5 mg", "300 mg", "1200 mg", "2500 mg", "100 mcg", "1.5 g"])
CLOCKS = st.sampled_from(
    [
        Frequency.daily(1),
        Frequency.daily(2),
        Frequency.daily(3),
        Frequency.daily(4),
        Frequency.at("bedtime"),
        Frequency.at("02:30", "14:00"),
        Frequency.at("01:30"),
        Frequency.at("morning", "00:15"),
        Frequency.every_other_day(),
        Frequency.every_other_day(at="evening"),
        Frequency.every(days=3, at=["noon", "21:00"]),
        Frequency.weekly("Monday"),
        Frequency.weekly("Tuesday", "Saturday", at="bedtime"),
        Frequency.every(hours=6),
        Frequency.every(hours=5),
        Frequency.every(hours=36, first="09:00"),
        Frequency.every(hours=3),
    ]
)
STARTS = st.sampled_from(
    [
        "2024-02-29",
        "2026-12-25",
        "2026-03-01",
        "2026-10-24",
        "2027-12-31",
        "2026-11-01",
        "2026-03-28",
        "2026-04-23",
    ]
) | st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)).map(str)
ZONES = st.sampled_from(
    [
        None,
        "America/New_York",
        "Europe/Berlin",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "Asia/Kathmandu",
        "Antarctica/Troll",
    ]
)


@st.composite
def steps(draw, end=True):
    days = draw(st.integers(1, 7)) if end else draw(st.none() | st.integers(1, 20))
    if days and draw(st.integers(0, 7)) == 0:
        return Step.no_dose(days=days)
    parts = [Component(draw(AMOUNTS), draw(CLOCKS)) for _ in range(draw(st.integers(1, 2)))]
    try:
        return Step(components=parts, days=days)
    except RegimenError:
        reject()


@st.composite
def schedules(draw):
    """Schedules of up to 40 days: steps, components, cycles, every kind of frequency, zones."""
    items = draw(
        st.lists(steps() | st.builds(Cycle, steps(), days=st.integers(7, 21), times=st.integers(1, 3)), max_size=3)
    )
    items.append(draw(steps(end=False) | st.builds(Cycle, steps(), days=st.integers(7, 21))))
    try:
        regimen = Regimen("examplol", "oral", items)
        return Schedule(
            regimen,
            draw(STARTS),
            zone=draw(ZONES),
            first_day=draw(st.integers(1, 3)),
            days=draw(st.integers(1, 40)),
        )
    except (RegimenError, ScheduleError):
        reject()


PLANS = schedules()


@given(PLANS)
def test_a_text_page_reads_back_as_the_schedule(schedule):
    reading = read_text(text.page(Sheet.of(schedule)))
    _agrees(reading, schedule)


@given(PLANS)
def test_an_html_page_reads_back_as_the_schedule(schedule):
    reading = read_html(html.page(Sheet.of(schedule)))
    _agrees(reading, schedule)


def _agrees(reading, schedule):
    """Both tables, counted without the comparison that the pages themselves go through."""
    for table in (reading.steps, reading.days):
        said = sorted(
            (date, label, str(each.amount))
            for date, row in table.items()
            for label, doses in row.doses.items()
            for each in doses
        )
        due = sorted((a.date, a.slot or f"{a.time:%H:%M}", str(a.dose)) for a in schedule)
        assert due == said
        assert sorted(table) == [*schedule.horizon]


@given(PLANS, st.data())
def test_one_dose_changed_anywhere_is_found(schedule, data):
    sheet = Sheet.of(schedule)
    page = text.page(sheet)
    marks = list(re.finditer(r"\d(?=[\d,.]*\xa0m?c?g)", page[: page.index("\nLimits\n")]))
    if not marks:
        return
    at = data.draw(st.sampled_from(marks))
    other = str((int(at[0]) + 1) % 10)
    with pytest.raises(SheetError):
        compare(schedule, read_text(page[: at.start()] + other + page[at.end() :]))


# --- Print rules ---

UNIT = r"(?:mg|mcg|g|mL)"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
BROKEN = {
    "P01 trailing zero": rf"\d\.\d*0\s?{UNIT}\b",
    "P02 leading point": rf"(?<!\d)\.\d+\s?{UNIT}\b",
    "P03 no comma from 1,000 up": rf"(?<![\d.,])\d{{4,}}(?:\.\d+)?\s?{UNIT}\b",
    "P04 no no-break space before the unit": rf"\d ?{UNIT}\b",
    "P05 drug and dose run together": rf"[a-z]\d+\s{UNIT}\b",
    "P06 full stop after a unit": rf"\d\xa0{UNIT}\.",
    "P07 P08 µg, ug, U, IU": r"µg|μg|\bug\b|\d\s?(?:U|IU)\b",
    "P10 Latin frequency": r"(?i)\b(?:qd|qod|od|q1d|bid|tid|qid|bd|tds|qds|q\d+h)\b",
    "P11 Latin bedtime": r"(?i)\b(?:hs|bt|qhs|qn)\b",
    "P14 comparison sign": r"[<>≤≥]",
    "P28 date in digits": r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4}",
    "P28 date without weekday": rf"(?<!Mon )(?<!Tue )(?<!Wed )(?<!Thu )(?<!Fri )(?<!Sat )(?<!Sun )\b\d+ {MONTH}\b",
    "P33 zero": rf"(?<![\d.,])0\s{UNIT}\b|\b(?:nil|Nil)\b",
}
COMMENT_OR_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def _words(page):
    return re.sub(r"<[^>]*>", " ", COMMENT_OR_STYLE.sub("", page))


@given(PLANS)
def test_every_page_keeps_the_rules_of_print(schedule):
    sheet = Sheet.of(schedule)
    for words in (text.page(sheet), _words(html.page(sheet))):
        assert [(rule, m[0]) for rule, broken in BROKEN.items() for m in re.finditer(broken, words)] == []
        assert ("Then stop." in words) != ("The plan goes on after that." in words)


@given(PLANS)
def test_the_ranges_of_the_step_table_meet_and_their_days_add_up(schedule):
    sheet = Sheet.of(schedule)
    once = [row for row in sheet.steps if row.every is None]
    if len(once) == len(sheet.steps):
        assert sheet.steps[0].first == schedule.start
        for row, following in zip(sheet.steps, sheet.steps[1:], strict=False):
            assert following.first - row.last == dt.timedelta(days=1)
        assert sum(row.days for row in sheet.steps) == len(schedule.horizon)


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("P01 trailing zero", "5.0 mg"),
        ("P02 leading point", ".5 mg"),
        ("P03 no comma from 1,000 up", f"1200{NBSP}mg"),
        ("P04 no no-break space before the unit", "10mg"),
        ("P06 full stop after a unit", f"10{NBSP}mg."),
        ("P10 Latin frequency", "300 mg TID"),
        ("P11 Latin bedtime", "at HS"),
        ("P14 comparison sign", ">3 days"),
        ("P28 date in digits", "03/04/26"),
        ("P28 date without weekday", "3 Apr 2026"),
        ("P33 zero", f"0{NBSP}mg"),
    ],
)
def test_the_rules_find_what_they_forbid(rule, wrong):
    assert re.search(BROKEN[rule], wrong)
