"""A plan issued again: entries keep their names, what is gone is cancelled, and an older file never wins."""

from __future__ import annotations

import datetime as dt

import pytest
from calendar_file import ISSUED, NEW_YORK, daily, events, lines

from posology.errors import ScheduleError
from posology.interop import ical

LATER = ISSUED + dt.timedelta(days=3)


def made(schedule, revision=0, issued=ISSUED, **more):
    return ical.calendar(schedule, plan="plan-1", issued=issued, revision=revision, **more)


def states(data):
    return [(str(each["DTSTART"].dt), str(each["STATUS"])) for each in events(data)]


def test_the_same_plan_issued_again_is_the_same_file():
    first = made(daily("morning", "noon", days=28))
    assert first == made(daily("morning", "noon", days=28))
    assert first == made(daily("morning", "noon", days=28), before=first)


def test_a_dose_that_is_gone_comes_again_cancelled_and_without_alarm():
    first = made(daily("morning", "noon", days=2))
    second = made(daily("morning", days=2), 1, LATER, before=first)
    assert states(second) == [
        ("2026-12-01 13:00:00+00:00", "CONFIRMED"),
        ("2026-12-02 13:00:00+00:00", "CONFIRMED"),
        ("2026-12-01 17:00:00+00:00", "CANCELLED"),
        ("2026-12-02 17:00:00+00:00", "CANCELLED"),
    ]
    gone = events(second)[2]
    assert (str(gone["SUMMARY"]), gone["SEQUENCE"], gone.subcomponents) == ("Cancelled: from an older plan", 1, [])
    assert str(events(first)[1]["UID"]) == str(gone["UID"])
    assert {"SEQUENCE:1"} == set(lines(second, "SEQUENCE"))


def test_what_was_cancelled_once_stays_cancelled_and_what_comes_back_is_confirmed():
    first = made(daily("morning", "noon", days=1))
    second = made(daily("morning", days=1), 1, before=first)
    third = made(daily("morning", days=1), 2, before=second)
    fourth = made(daily("morning", "noon", days=1), 3, before=third)
    assert [state for _, state in states(third)] == ["CONFIRMED", "CANCELLED"]
    assert [state for _, state in states(fourth)] == ["CONFIRMED", "CONFIRMED"]


def test_a_changed_dose_keeps_the_name_of_its_entry():
    first, second = made(daily("morning", days=2)), made(daily("morning", days=2, dose="10 mg"), 1)
    assert made(daily("morning", days=2, dose="10 mg"), 1, before=first) == second


def test_a_series_that_is_gone_is_cancelled_whole_in_utc():
    first = made(daily("morning", "noon", days=28), form="series")
    second = made(daily("morning", days=28), 1, form="series", before=first)
    assert lines(second, "DTSTART")[2:] == ["DTSTART;TZID=America/New_York:20261201T080000", "DTSTART:20261201T170000Z"]
    assert len(lines(second, "RRULE:FREQ=DAILY")) == 1


def test_tests_and_refills_that_are_gone_are_cancelled_on_their_day():
    first = made(daily("morning", days=1), visits=[("Blood test", "2026-12-14")])
    second = made(daily("morning", days=1), 1, visits=[("Blood test", "2026-12-15")], before=first)
    assert states(second)[1:] == [("2026-12-15", "CONFIRMED"), ("2026-12-14", "CANCELLED")]


def test_a_changed_file_of_no_larger_revision_is_refused():
    first = made(daily("morning", "noon"), 4)
    for revision in (0, 3, 4):
        with pytest.raises(ScheduleError, match=rf"revision: {revision} after 4, and the files differ; give 5"):
            made(daily("morning"), revision, before=first)


def test_a_file_issued_before_the_last_one_is_refused():
    first = made(daily("morning", "noon"), issued=LATER)
    with pytest.raises(ScheduleError, match=r"issued: .* is before the last file"):
        made(daily("morning"), 1, before=first)


def test_the_last_file_of_another_plan_is_refused():
    first = ical.calendar(daily("morning"), plan="plan-2", issued=ISSUED)
    with pytest.raises(ScheduleError, match="of another plan"):
        made(daily("noon"), 1, before=first)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"SUMMARY:", b"NOTHING:"),
        (b"DTSTART:2026", b"DTSTART:20x6"),
        (b"SEQUENCE:0", b"SEQUENCE:a"),
        (b"DURATION:PT15M", b"RDATE:20261201T130000Z"),
        (b"DURATION:PT15M", b"RRULE:FREQ=SECONDLY;COUNT=9"),
        (b"UID:", b"NAME:"),
        (b"END:VCALENDAR", b""),
    ],
)
def test_a_last_file_that_this_library_did_not_write_is_refused(old, new):
    first = made(daily("morning"))
    with pytest.raises(ScheduleError, match=r"before: cannot be read"):
        made(daily("noon", zone=NEW_YORK), 1, before=first.replace(old, new))


def test_a_last_file_larger_than_any_that_was_written_is_refused_unread():
    first = made(daily("morning"))
    with pytest.raises(ScheduleError, match="before: 1,000,000 bytes; give the last file"):
        made(daily("morning"), before=first + b"\r\n" * ((1_000_000 - len(first)) // 2) + b" " * (len(first) % 2))
