"""Findings: every place where the doses of a log break a bound, each at the dose with which it is broken."""

import datetime as dt

import oracle
from courses import LABEL
from hypothesis import given as tried
from hypothesis import strategies as st
from logs import DAY1, DOTS, NEW_YORK, at, every, given

from posology import Amount, Bound
from posology.logs.check_log import check_log
from posology.logs.finding import findings


def told(found):
    return [(f"{each.moment:%d %H:%M}", str(each.value)) for each in found]


def test_each_dose_with_which_a_window_is_over_its_limit_is_a_place():
    # 4 g in 24 h: the doses of 08, 12, 16, 20 are 4 g; that of midnight makes 5 g, that of 08:00 the next day 5 g again
    log = every(8, 12, 16, 20, 24, 32)
    found = findings(log, Bound.rolling("4 g", "24 hours", source=LABEL))
    assert told(found) == [("02 00:00", "5 g"), ("02 08:00", "5 g")]
    assert [len(each.given) for each in found] == [5, 5]
    assert found[0].given[-1] == log[4]


def test_each_dose_that_comes_too_early_is_a_place_with_the_time_since_the_one_before():
    found = findings(every(8, 11, 15, 18.5), Bound.least_interval("4 hours", source=LABEL))
    assert told(found) == [("01 11:00", "3:00:00"), ("01 18:30", "3:30:00")]
    assert [tuple(each.time.hour for each in one.given) for one in found] == [(8, 11), (15, 18)]


def test_each_dose_too_large_and_each_too_small_is_a_place():
    log = [at(480, 5), at(600, 9), at(720, 1), at(720, 1), at(800, 4)]
    found = findings(log, Bound.per_dose("6 mg", least="3 mg", source=LABEL))
    assert told(found) == [("01 10:00", "9 mg"), ("01 12:00", "2 mg")]


def test_each_date_over_its_limit_is_a_place():
    found = findings(every(8, 9, 32, 56, 57), Bound.per_day("1500 mg/day", source=LABEL))
    assert [dt.date(2026, 12, 1), dt.date(2026, 12, 3)] == [each.moment for each in found]
    assert [str(each.value) for each in found] == ["2000 mg", "2000 mg"]
    two = findings(every(8, 9, 32, 80), Bound.per_dates("2 g", 2, source=LABEL))
    assert [(dt.date(2026, 12, 2), Amount("3 g"))] == [(each.moment, each.value) for each in two]


def test_each_dose_too_many_in_a_window_is_a_place():
    found = findings(every(0, 1, 2, 9), Bound.doses_per_window(2, "3 hours", source=LABEL))
    assert told(found) == [("01 02:00", "3 doses")]


def test_a_bound_of_another_kind_has_its_first_place():
    found = findings(every(8, 32, 56), Bound.course_total("1500 mg", source=LABEL))
    assert told(found) == [("02 08:00", "2000 mg")]


def test_the_dose_an_hour_after_the_clock_goes_back_is_found_on_elapsed_time():
    twice = [given("2026-11-01 01:30", "1 g", NEW_YORK, fold) for fold in (0, 1)]
    found = findings(twice, Bound.least_interval("2 hours", clock="elapsed", source=LABEL))
    assert [(1, dt.timedelta(hours=1))] == [(each.moment.fold, each.value) for each in found]


def test_a_finding_says_when_what_and_which_bound():
    (found,) = findings(every(8, 11), Bound.least_interval("4 hours", source=LABEL))
    assert str(found) == "2026-12-01 11:00: 3 hours; the bound is at least 4 hours between doses (Example label, 4.2)"


def test_places_are_in_the_order_of_their_moments():
    both = [Bound.per_dose("2 mg", source=LABEL), Bound.least_interval("2 hours", source=LABEL)]
    found = findings([at(480, 1), at(540, 1), at(900, 3), at(960, 1)], both)
    assert [each.bound.kind for each in found] == ["least-interval", "per-dose", "least-interval"]


@tried(DOTS, st.sampled_from([1, 359, 361, 1440]), st.integers(1, 8))
def test_the_places_of_a_window_are_the_doses_counted_back_one_by_one(dots, window, most):
    sums = oracle.at_once([(minute, mg) for minute, mg in dots])
    back = {t: sum(mg for minute, mg in sums.items() if t - window < minute <= t) for t in sums}
    found = findings([at(*dot) for dot in dots], Bound.rolling(f"{most} mg", window, source=LABEL))
    midnight = dt.datetime.combine(DAY1, dt.time())
    expected = [(midnight + dt.timedelta(minutes=t), mg) for t, mg in back.items() if mg > most]
    assert expected == [(each.moment, each.value.base * 1000) for each in found]


@tried(DOTS, st.integers(1, 9), st.integers(1, 3000))
def test_a_bound_has_a_place_exactly_where_it_is_violated(dots, most, minutes):
    log = [at(*dot) for dot in dots]
    bounds = [
        Bound.per_dose(f"{most} mg", least="1 mg", source=LABEL),
        Bound.per_day(f"{most} mg/day", source=LABEL),
        Bound.per_dates(f"{most} mg", 3, source=LABEL),
        Bound.rolling(f"{most} mg", minutes, source=LABEL),
        Bound.doses_per_window(most, minutes, source=LABEL),
        Bound.least_interval(minutes, source=LABEL),
        Bound.course_total(f"{most} mg", source=LABEL),
        Bound.rise(f"{most} mg", within_days=2, source=LABEL),
        Bound.duration(2, source=LABEL),
    ]
    found = {each.bound.kind for each in findings(log, bounds)}
    assert {each.bound.kind for each in check_log(log, bounds) if each.status == "VIOLATED"} == found
