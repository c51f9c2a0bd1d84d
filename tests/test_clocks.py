"""Clocks: both timelines of a course in a zone hold each dose where it is given, one by one."""

import datetime as dt
from zoneinfo import ZoneInfo

import oracle
import pytest
from courses import NEAR_CLOCK_CHANGES
from hypothesis import given
from hypothesis import strategies as st

from posology.clocks import floating, zoned
from posology.shape import Planned, Segment, Shape

DAY = 1440
FAR = 60
"""The days that are looked at."""
MINUTES = st.sampled_from([0, 15, 60, 90, 120, 150, 165, 180, 480, 1380, 1439])
EPOCH = dt.date(1970, 1, 1).toordinal() * DAY
NEWFOUNDLAND = [("America/St_Johns", dt.date(2006, month, day)) for month, day in ((4, 1), (4, 2), (10, 28), (10, 29))]
"""The clock went forward at 00:01, and back from 00:01 of one day to 23:01 of the day before."""
NEAR = NEAR_CLOCK_CHANGES | st.sampled_from(NEWFOUNDLAND)


@st.composite
def shapes(draw):
    """One to three segments of doses that keep wall time, elapsed time, or elapsed time within each round."""
    found, first = [], 0
    count = draw(st.integers(1, 3))
    for n in range(count):
        rebased = draw(st.booleans())
        cycle = draw(st.integers(1, 5))
        days = draw((st.none() if n == count - 1 else st.nothing()) | st.integers(1, 30))
        doses = set()
        for _ in range(draw(st.integers(0, 4))):
            day, minute = draw(st.integers(0, cycle - 1)), draw(MINUTES)
            at = day * DAY + minute + (0 if rebased else first * DAY)
            anchor = draw(st.none() | st.just(at) | MINUTES | st.integers(0, at))
            doses.add((day, minute, anchor))
        planned = tuple(Planned(day, minute, None, anchor) for day, minute, anchor in sorted(doses, key=repr))
        found.append(Segment(first, days, cycle, tuple(sorted(planned, key=lambda each: each[:2])), rebased))
        first += days or 0
    amounts = [[draw(st.none() | st.integers(1, 5)) for _ in segment.doses] for segment in found]
    return Shape(tuple(found)), amounts


def dots(shape, amounts):
    """Every dose of the first days, one by one."""
    found = []
    for segment, row in zip(shape.segments, amounts, strict=True):
        stop = FAR if segment.days is None else segment.first + segment.days
        for day in range(segment.first, stop):
            begun = day - (day - segment.first) % segment.cycle
            for each, quanta in zip(segment.doses, row, strict=True):
                if each.day == day - begun and quanta is not None:
                    rebase = begun * DAY if segment.rebased else 0
                    anchor = None if each.anchor is None else rebase + each.anchor
                    found.append(oracle.Dot(day * DAY + each.minute, None, quanta, anchor))
    return found


def listed(line, high):
    """The doses of a timeline up to a minute, from one to the next."""
    found, t = [], line.next_at(-(10**12))
    while t is not None and t < high:
        found.append((t, line.between(t, t + 1)))
        t = line.next_at(t + 1)
    return found


@given(shapes(), st.none() | st.integers(0, 50))
def test_without_a_zone_each_dose_is_at_its_own_minute(made, until):
    shape, amounts = made
    expected = oracle.at_once([(dot.minute, dot.base) for dot in dots(shape, amounts)])
    high = 50 * DAY if until is None else until * DAY
    line = floating(shape, amounts, until)
    assert [(t, q) for t, q in expected.items() if t < high] == listed(line, high)
    assert until is None or line.next_at(high) is None


@given(shapes(), NEAR, st.none() | st.integers(0, 50))
def test_in_a_zone_each_dose_is_at_its_wall_time_and_at_its_instant(made, near, until):
    (shape, amounts), (name, start) = made, near
    zone, first = ZoneInfo(name), start.toordinal()
    given_doses = oracle.given(dots(shape, amounts), start, zone)
    wall = oracle.at_once([(each.wall + EPOCH, each.base) for each in given_doses])
    utc = oracle.at_once([(each.elapsed + EPOCH, each.base) for each in given_doses])
    days = 45 if until is None else until
    midnight = dt.datetime.combine(start + dt.timedelta(days), dt.time())
    high = (first + days) * DAY
    both = zoned(shape, zone, first, first + 400, amounts, until)
    assert [(t, q) for t, q in wall.items() if t < high] == listed(both.clock, high)
    assert until is None or both.clock.next_at(high) is None
    high = EPOCH + oracle.since_epoch(oracle.to_utc(midnight, zone))
    assert [(t, q) for t, q in utc.items() if t < high] == listed(both.elapsed, high)
    assert until is None or both.elapsed.next_at(high) is None


# --- By hand ---

NEW_YORK = ZoneInfo("America/New_York")
SPRING = dt.date(2026, 3, 8).toordinal()
"""The clock goes from 02:00 to 03:00, from 5 to 4 hours behind UTC."""


def one(*doses, days=None, cycle=1, rebased=False):
    return Shape((Segment(0, days, cycle, tuple(Planned(0, m, None, anchor) for m, anchor in doses), rebased),))


def minutes(line, first, high):
    return [(t - first * DAY, quanta) for t, quanta in listed(line, (first + high) * DAY)]


def test_doses_that_the_clock_skips_fall_together_on_the_change():
    both = zoned(one((135, None), (165, None)), NEW_YORK, SPRING, SPRING + 9, [[2, 3]])
    assert minutes(both.clock, SPRING, 2) == [(180, 5), (1440 + 135, 2), (1440 + 165, 3)]
    assert minutes(both.elapsed, SPRING, 1.5) == [(7 * 60, 5), (1440 + 375, 2), (1440 + 405, 3)]


def test_a_dose_around_the_gap_is_given_once_and_at_its_own_time():
    # 01:59, 02:00 and 02:59, which are skipped, 03:00 and 08:00
    both = zoned(one((119, None), (120, None), (179, None), (180, None), (480, None)), NEW_YORK, SPRING, SPRING + 9)
    assert minutes(both.clock, SPRING, 1) == [(119, 1), (180, 3), (480, 1)]
    assert minutes(both.elapsed, SPRING, 1) == [(419, 1), (420, 3), (720, 1)]


def test_a_skipped_dose_is_given_ahead_of_utc_too():
    # London, 29 March 2026: from 01:00 to 02:00, at 01:00 in UTC; Cairo, 24 April: from 00:00 to 01:00, at 22:00 before
    london, cairo = ("Europe/London", "2026-03-29", 90, 120, 60), ("Africa/Cairo", "2026-04-24", 30, 60, -120)
    for name, date, minute, wall, utc in (london, cairo):
        first = dt.date.fromisoformat(date).toordinal()
        both = zoned(one((minute, None)), ZoneInfo(name), first, first + 9)
        assert (minutes(both.clock, first, 1), minutes(both.elapsed, first, 0.5)) == ([(wall, 1)], [(utc, 1)])


@pytest.mark.parametrize(("first", "late"), [(SPRING - 40, 0), (SPRING, 60)])
def test_no_dose_of_an_interval_is_lost_at_the_end_of_its_segment(first, late):
    # every 6 hours for a day: 4 doses, an hour later on the clock if it goes forward before them
    both = zoned(one(*((m, 0) for m in (0, 360, 720, 1080)), days=1), NEW_YORK, first, first + 9)
    assert minutes(both.clock, first, 9) == [(0, 1), (360 + late, 1), (720 + late, 1), (1080 + late, 1)]
    assert minutes(both.elapsed, first, 9) == [(300, 1), (660, 1), (1020, 1), (1380, 1)]


def test_doses_without_known_amounts_count_as_1_each():
    assert listed(floating(one((60, None), (90, None))), DAY) == [(60, 1), (90, 1)]
    both = zoned(one((60, None)), NEW_YORK, SPRING, SPRING + 9)
    assert minutes(both.clock, SPRING, 1) == [(60, 1)]


@pytest.mark.parametrize(("days", "until", "expected"), [(3, None, 3), (None, 3, 3), (3, 2, 2), (2, 3, 2), (3, 0, 0)])
def test_a_dose_at_midnight_is_of_the_day_that_begins_and_not_of_the_one_that_ends(days, until, expected):
    shape = one((0, None), days=days)
    at_midnight = [(n * DAY, 1) for n in range(expected)]
    assert listed(floating(shape, None, until), 9 * DAY) == at_midnight
    assert minutes(zoned(shape, NEW_YORK, SPRING, SPRING + 9, None, until).clock, SPRING, 9) == at_midnight


def test_two_doses_of_one_minute_are_summed():
    assert listed(floating(one((60, None), (60, None)), [[2, 3]], 1), 9 * DAY) == [(60, 5)]


def test_a_time_that_exists_twice_is_taken_the_first_time():
    # 1 November: 01:30 is first 05:30, then 06:30 in UTC
    autumn = dt.date(2026, 11, 1).toordinal()
    both = zoned(one((90, None)), NEW_YORK, autumn, autumn + 9)
    assert minutes(both.elapsed, autumn, 1) == [(330, 1)]


@pytest.mark.parametrize(("until", "expected"), [(9, 60 + 240), (1, 60 + 240), (-30, 60 + 300)])
def test_a_change_after_the_last_that_is_looked_up_leaves_the_offset_as_it_was(until, expected):
    # 01:00 on the day after the change: 4 hours behind, or 5 as if the clock had not changed
    first = SPRING - 20
    both = zoned(one((60, None)), NEW_YORK, first, SPRING + until)
    at = both.elapsed.next_at((SPRING + 1) * DAY)
    assert expected == at - (SPRING + 1) * DAY


def test_an_interval_keeps_elapsed_time_over_the_change_and_counts_anew_in_each_round():
    # every 24 hours from 00:00: on the day after the change at 01:00; counted anew each day at 00:00
    kept = zoned(one((0, 0)), NEW_YORK, SPRING, SPRING + 9)
    assert minutes(kept.clock, SPRING, 3) == [(0, 1), (1440 + 60, 1), (2880 + 60, 1)]
    anew = zoned(one((0, 0), rebased=True), NEW_YORK, SPRING, SPRING + 9)
    assert minutes(anew.clock, SPRING, 3) == [(0, 1), (1440, 1), (2880, 1)]


def test_a_dose_later_in_a_round_keeps_elapsed_time_from_the_start_of_the_round():
    # 6 hours after midnight: at 07:00 on the day of the change, else at 06:00
    both = zoned(one((360, 0), rebased=True), NEW_YORK, SPRING - 1, SPRING + 9)
    assert minutes(both.clock, SPRING, 2) == [(-1440 + 360, 1), (420, 1), (1440 + 360, 1)]


def test_a_round_whose_first_time_exists_twice_counts_from_the_first():
    # every 6 hours of each day from 00:00; Newfoundland, 29 October 2006: 00:01 becomes 23:01 of the day before
    first = dt.date(2006, 10, 28).toordinal()
    both = zoned(one((0, 0), (360, 0), rebased=True), ZoneInfo("America/St_Johns"), first, first + 9)
    assert minutes(both.clock, first, 3) == [(0, 1), (360, 1), (1440, 1), (1440 + 300, 1), (2880, 1), (2880 + 360, 1)]
    assert minutes(both.elapsed, first, 2) == [(150, 1), (510, 1), (1440 + 150, 1), (1440 + 510, 1)]


def test_a_round_that_is_cut_short_on_the_day_of_a_change_has_no_dose_after_its_end():
    planned = (Planned(0, 0, None, 0), Planned(1, 0, None, 0))
    both = zoned(Shape((Segment(0, 1, 2, planned, True),)), NEW_YORK, SPRING, SPRING + 9)
    assert minutes(both.clock, SPRING, 9) == [(0, 1)]


def test_a_dose_that_does_not_count_leaves_the_others():
    shape = one((60, None), (90, None), (150, None))
    assert listed(floating(shape, [[None, 2, 3]]), DAY) == [(90, 2), (150, 3)]
    assert minutes(zoned(shape, NEW_YORK, SPRING, SPRING + 9, [[2, None, 3]]).clock, SPRING, 1) == [(60, 2), (180, 3)]
