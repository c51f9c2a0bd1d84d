"""Findings: which dose is the place, on which clock, in which order, and of a log longer than its doses."""

import datetime as dt

from courses import LABEL
from logs import DAY1, NEW_YORK, at, every, given

from posology import Bound, Horizon
from posology.logs.finding import findings
from posology.logs.log import Log

KEPT = Bound.maintenance("1 g/day", "9 g/day", source=LABEL)
THREE_DAYS = Horizon(DAY1, days=3)


def told(found):
    return [(f"{each.moment:%d %H:%M}", each.bound.kind) for each in found]


def test_a_place_that_is_a_date_is_said_without_a_time():
    (found,) = findings(every(8, 20), Bound.per_day("1 g/day", source=LABEL))
    assert str(found).startswith("2026-12-01: 2 g; the bound is")


def test_a_day_without_a_dose_at_the_end_of_a_log_is_a_place_and_a_date():
    (found,) = findings(Log(every(8, 32), THREE_DAYS), KEPT)
    assert (type(found.moment), found.moment, found.given) == (dt.date, dt.date(2026, 12, 3), ())


def test_doses_a_minute_apart_are_not_one_dose():
    found = findings([at(480, 4), at(481, 4), at(540, 9)], Bound.per_dose("5 mg", source=LABEL))
    assert [(each.moment.hour, len(each.given)) for each in found] == [(9, 1)]


def test_an_interval_is_from_the_dose_before_and_no_other():
    # 8 hours, then a minute, then a minute
    found = findings([at(0), at(480), at(481), at(482)], Bound.least_interval("4 hours", source=LABEL))
    assert [(each.moment.minute, each.value, len(each.given)) for each in found] == [
        (1, dt.timedelta(minutes=1), 2),
        (2, dt.timedelta(minutes=1), 2),
    ]


def test_a_place_stands_where_its_last_dose_does():
    log = [at(480, 3), at(540, 4), at(600, 3)]
    bounds = [Bound.rolling("8 mg", "24 hours", source=LABEL), Bound.per_dose("3 mg", source=LABEL)]
    assert told(findings(log, bounds)) == [("01 09:00", "per-dose"), ("01 10:00", "rolling")]


def test_a_first_place_stands_among_the_others_by_its_date():
    log = [at(480, 3), at(480 + 1440, 1), at(480 + 2880, 3)]
    bounds = [Bound.per_dose("2 mg", source=LABEL), Bound.course_total("3 mg", source=LABEL)]
    expected = [("01 08:00", "per-dose"), ("02 08:00", "course-total"), ("03 08:00", "per-dose")]
    assert told(findings(log, bounds)) == expected


def test_a_place_after_the_last_dose_stands_last():
    log = Log([*every(8, 20), *every(32, dose="3 g")], THREE_DAYS)
    found = findings(log, [Bound.per_dose("2 g", source=LABEL), KEPT])
    assert told(found) == [("02 08:00", "per-dose"), ("03 00:00", "maintenance")]


def test_on_the_wall_clock_the_place_is_the_later_wall_time_and_on_elapsed_time_the_later_instant():
    # 20:00 in London is 15:00 in New York, half an hour before 15:30 there
    london, york = given("2026-12-01 20:00", "3 g", "Europe/London"), given("2026-12-01 15:30", "3 g", NEW_YORK)
    for clock, place in (("clock", london), ("elapsed", york)):
        (found,) = findings([london, york], Bound.rolling("4 g", "24 hours", clock=clock, source=LABEL))
        assert (found.moment, found.given[-1]) == (place.moment, place)
