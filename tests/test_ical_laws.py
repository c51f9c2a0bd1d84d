"""Laws of calendar files over any schedule: what a calendar program finds is the schedule, in both forms."""

from __future__ import annotations

import attrs
import icalendar
import pytest
from calendar_file import ISSUED, daily, due, times, with_its_own_zone
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from posology.errors import ScheduleError, SheetError
from posology.frequency import Frequency
from posology.interop import ical
from posology.interop.agree import compare
from posology.interop.read_ical import read
from posology.interop.wording import Wording
from posology.language import language
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.step import Step
from posology.testing.date import start_dates, zones
from posology.testing.regimen import regimens
from posology.testing.schedule import schedules

FORMS = st.sampled_from(["events", "series"])
CHEAP = settings(max_examples=12, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
PLAIN = regimens(resolved=True, bounds=st.just([]))
FEW = schedules(PLAIN, most_days=12).filter(lambda schedule: len(list(schedule)) <= 40)
FREQUENCIES = [
    Frequency.at("morning"),
    Frequency.at("02:30", "03:00", "bedtime"),
    Frequency.every_other_day("noon"),
    Frequency.every(hours=6),
    Frequency.every(hours=36),
    Frequency.weekly("Monday", "Saturday"),
]
STEPS = st.builds(
    lambda dose, frequency, days: Step(dose, frequency, days=days),
    st.sampled_from(["5 mg", "2.5 mg", "1200 mg"]),
    st.sampled_from(FREQUENCIES),
    st.integers(7, 9),
)
SIMPLE = st.builds(
    lambda steps, start, zone: Schedule(Regimen("examplol", "oral", steps), start, zone=zone),
    st.lists(STEPS, min_size=1, max_size=2),
    start_dates(),
    st.none() | zones(),
)
NOT_WRITTEN = ("amount", "number", "calendar", "schedule")
"""Amounts without a decimal, too many doses, none: what a file may refuse of any schedule."""


def made(schedule, form, **more):
    try:
        return ical.calendar(schedule, plan="plan-1", issued=ISSUED, form=form, floating=schedule.zone is None, **more)
    except (ScheduleError, SheetError) as error:
        if error.field in NOT_WRITTEN and "the file says" not in error.problem:
            reject()
        if form == "series" and error.field == "zone":
            reject()
        raise


@CHEAP
@given(FEW, FORMS)
def test_a_calendar_program_finds_just_the_moments_of_the_schedule(schedule, form):
    data = made(schedule, form)
    assert due(schedule) == times(data)
    assert due(schedule) == times(with_its_own_zone(data))


@CHEAP
@given(SIMPLE, FORMS, st.booleans())
def test_a_file_is_valid_and_the_same_each_time(schedule, form, discreet):
    data = made(schedule, form, discreet=discreet)
    calendar = icalendar.Calendar.from_ical(data)
    assert [fault for part in calendar.walk() for fault in part.errors] == []
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    uids = [str(part["UID"]) for part in calendar.walk("VEVENT")]
    assert len(uids) == len(set(uids))
    assert data == made(schedule, form, discreet=discreet, before=data)


@CHEAP
@given(SIMPLE, SIMPLE, FORMS)
def test_after_a_new_issue_just_the_new_schedule_is_in_force(old, new, form):
    assume((old.zone is None) == (new.zone is None))
    second = made(new, form, revision=1, before=made(old, form))
    found = icalendar.Calendar.from_ical(second)
    found.subcomponents = [part for part in found.subcomponents if part.get("STATUS") != "CANCELLED"]
    assert due(new) == times(found.to_ical())
    before = {str(part["UID"]) for part in icalendar.Calendar.from_ical(made(old, form)).walk("VEVENT")}
    assert before <= {str(part["UID"]) for part in icalendar.Calendar.from_ical(second).walk("VEVENT")}


WEEK = daily("morning", "bedtime", days=7, start="2026-03-05")


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("events", b"DTSTART:20260305T130000Z", b"DTSTART:20260305T130100Z"),
        ("events", b"Examplol 5", b"Examplol 50"),
        ("events", b"Examplol 5\xc2\xa0mg", b"Examplol 5\xc2\xa0mcg"),
        ("events", b"Examplol 5", b"Otherol 5"),
        ("events", b"Morning", b"Noon"),
        ("events", b"CONFIRMED", b"CANCELLED"),
        ("events", b"ACTION:DISPLAY", b"ACTION:EMAIL"),
        ("series", b"DTSTART;TZID=America/New_York:20260305T080000", b"DTSTART;TZID=America/New_York:20260305T200000"),
        ("series", b"COUNT=7", b"COUNT=8"),
        ("series", b"COUNT=7", b"COUNT=6"),
        ("series", b"INTERVAL=1", b"INTERVAL=2"),
        ("series", b"RRULE:FREQ=DAILY", b"RRULE:FREQ=WEEKLY"),
        ("series", b"Examplol 5", b"Examplol 50"),
        ("series", b"TZOFFSETTO:-0400", b"TZOFFSETTO:-0300"),
        ("series", b"BYDAY=2SU", b"BYDAY=3SU"),
        ("series", b"DTSTART:20250309T020000", b"DTSTART:20270314T020000"),
    ],
)
def test_a_file_that_says_something_else_than_the_schedule_is_noticed(form, old, new):
    data = made(WEEK, form)
    words = Wording.of(WEEK, None, language("en-US"), False)
    compare(WEEK, words, read(data), set())
    assert old in data
    with pytest.raises(SheetError, match="the file"):
        compare(WEEK, words, read(data.replace(old, new, 1)), set())


def test_a_file_whose_zone_has_the_name_of_another_is_noticed():
    data = made(WEEK, "series").replace(b"America/New_York", b"America/Chicago")
    with pytest.raises(SheetError, match="America/Chicago: the file says 2026-03-05 13:00"):
        compare(WEEK, Wording.of(WEEK, None, language("en-US"), False), read(data), set())


def test_a_file_that_differs_from_its_schedule_is_never_given(monkeypatch):
    right = ical.written
    monkeypatch.setattr(ical, "written", lambda *given: right(*given).replace(b"T130000Z", b"T140000Z"))
    with pytest.raises(SheetError, match="the file says no dose, the schedule 2026-03-05 13:00 morning 5 mg"):
        made(WEEK, "events")


def test_two_entries_of_one_name_are_noticed():
    found = read(made(WEEK, "events"))
    twice = attrs.evolve(found, events=[*found.events, found.events[0]])
    with pytest.raises(SheetError, match="two entries of the file have one name"):
        compare(WEEK, Wording.of(WEEK, None, language("en-US"), False), twice, set())


def test_the_first_difference_names_the_moment_and_both_amounts():
    data = made(WEEK, "events").replace(b"Examplol 5", b"Examplol 50", 1)
    with pytest.raises(
        SheetError, match="the file says 2026-03-05 13:00 morning 50 mg, the schedule 2026-03-05 13:00 morning 5 mg"
    ):
        compare(WEEK, Wording.of(WEEK, None, language("en-US"), False), read(data), set())
