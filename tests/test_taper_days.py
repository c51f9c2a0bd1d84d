"""Taper days: what a taper gives on each day never rises; every second day stays every second day."""

import itertools

import pytest
from hypothesis import given
from tapers import DAY, STUDY, doses

from posology import Bound, Frequency, Regimen, Schedule, Taper, check, testing
from posology.errors import RegimenError


def given_days(taper, count=None, **chosen):
    schedule = Schedule(Regimen("examplol", "oral", taper.steps(**chosen)), DAY, days=count)
    return [each.number for _, each in schedule.daily_totals()]


def test_only_every_second_day_is_lowered_and_steps_of_odd_length_keep_the_days():
    taper = Taper.alternate_days("20 mg", by="10 mg", every=3, then="stay")
    assert given_days(taper, 12) == [20, 20, 20, 10, 20, 10, 20, 0, 20, 0, 20, 0]
    lowered = Taper.alternate_days("20 mg", by="10 mg", every=3, then="stay", lowered_first=True)
    assert given_days(lowered, 12) == [20, 20, 20, 20, 10, 20, 0, 20, 0, 20, 0, 20]


def test_the_lowered_days_end_on_the_floor():
    taper = Taper.alternate_days("20 mg", by="10 mg", every=2, floor="5 mg", then="stop")
    assert given_days(taper) == [20, 20, 20, 10, 20, 5]


def test_whether_the_days_between_go_on_has_to_be_said():
    with pytest.raises(RegimenError, match="whether the days between go on is not said; write 'stay', or 'stop'"):
        Taper.alternate_days("20 mg", by="5 mg", every=7)


def test_a_dose_of_every_second_day_goes_on_from_level_to_level():
    every_other, from_day_2 = Frequency.every_other_day(), Frequency.every(days=2, first=2)
    assert given_days(Taper.linear("10 mg", by="5 mg", every=3, frequency=every_other)) == [10, 0, 10, 0, 5, 0]
    assert given_days(Taper.linear("10 mg", by="5 mg", every=3, frequency=from_day_2)) == [0, 10, 0, 5, 0, 5]


# --- Laws ---


@given(testing.tapers(resolved=True))
def test_no_level_is_above_the_one_before_and_none_falls_under_the_rule_if_made_up(taper):
    found = [number or 0 for number in doses(taper)]
    assert found == sorted(found, reverse=True)
    if not any(way in level.says for level in taper.levels for way in ("nearest", "down to")):
        assert all(made >= level.ideal for made, level in zip(found, taper.levels, strict=True))


@given(testing.tapers(resolved=True).filter(lambda taper: taper.others is None))
def test_no_day_of_a_taper_has_more_than_an_earlier_one(taper):
    found = given_days(taper, (taper.days or (100, 0))[0])
    assert found == sorted(found, reverse=True)


@given(testing.tapers("alternate_days", resolved=True))
def test_no_two_days_of_an_alternate_day_taper_have_more_than_two_earlier_ones(taper):
    found = given_days(taper, (taper.days or (100, 0))[0])
    pairs = [first + second for first, second in itertools.pairwise(found)]
    assert pairs == sorted(pairs, reverse=True)


@given(testing.tapers(resolved=False))
def test_the_fastest_and_the_slowest_steps_are_as_long_as_the_taper_says(taper):
    expected = taper.days or (None, None)
    assert expected == tuple(Regimen("examplol", "oral", made).days for made in (taper.fastest(), taper.slowest()))


def test_a_bound_on_falls_judges_a_taper_as_any_steps():
    taper = Taper.of_start("100 mg", by="10 %", every=7)
    bounds = [Bound.fall(most, within_days=7, source=STUDY) for most in ("10 mg", "9 mg")]
    assert [each.status for each in check(Regimen("examplol", "oral", taper.steps()), bounds)] == ["PROVED", "VIOLATED"]
