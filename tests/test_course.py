"""The course: a regimen laid out on days counted from 1, compared with published figures and a naive walk."""

import datetime as dt
import itertools
from fractions import Fraction

import oracle
import pytest
import strategies as mine
from courses import AMITRIPTYLINE, FREQUENCIES, GABAPENTIN, METHYLPREDNISOLONE, REGIMENS, made, regimen
from hypothesis import assume, given, reject
from hypothesis import strategies as st

from posology import Amount, Cycle, Dose, Frequency, Regimen, Schedule, Step
from posology.errors import ScheduleError, UnresolvedError

MONDAY = dt.date(2026, 12, 7)


def placed(schedule, day1=MONDAY):
    """What is given, as (minute from midnight of day 1, slot, base amount)."""
    midnight = dt.datetime.combine(day1, dt.time())
    return [((each.moment - midnight) // dt.timedelta(minutes=1), each.slot or "", each.dose.base) for each in schedule]


def laid_out(what):
    return sorted(placed(Schedule(what, MONDAY)))


# --- The three regimens the project began with ---


def test_gabapentin_for_28_days_is_81_administrations_and_24300_mg():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=28)
    given = list(schedule)
    assert (len(given), str(schedule.total())) == (81, "24300 mg")
    assert (dt.date(2026, 12, 1), 1) == (given[0].date, given[0].day)
    assert (dt.date(2026, 12, 28), 28) == (given[-1].date, given[-1].day)


def test_gabapentin_day_totals_are_300_600_then_900_mg():
    totals = [str(total) for _, total in Schedule(GABAPENTIN, "2026-12-01", days=28).daily_totals()]
    assert totals == ["300 mg", "600 mg"] + 26 * ["900 mg"]


def test_methylprednisolone_for_12_weeks_is_on_12_published_dates():
    schedule = Schedule(METHYLPREDNISOLONE, "2026-12-07", days=84)
    december, january, february = (7, 8, 21, 22), (4, 5, 18, 19), (1, 2, 15, 16)
    expected = [dt.date(2026, 12, day) for day in december]
    expected += [dt.date(2027, 1, day) for day in january] + [dt.date(2027, 2, day) for day in february]
    assert expected == [each.date for each in schedule]
    assert Amount("6 g") == schedule.total()


def test_amitriptyline_climbs_by_30_mg_a_week_to_150_mg():
    totals = [total for _, total in Schedule(AMITRIPTYLINE, "2026-12-01", days=70).daily_totals()]
    levels = [Dose(f"{mg} mg") for mg in (30, 60, 90, 120, 150) for _ in range(7)]
    assert levels + 35 * [Dose("150 mg")] == totals
    assert Amount("2100 mg") == Schedule(AMITRIPTYLINE, "2026-12-01", days=28).total()


# --- What goes on from one step to the next ---


def test_a_step_for_7_days_holds_7_days_and_not_8():
    assert [each.day for each in Schedule(regimen(Step("5 mg", days=7)), MONDAY)] == [1, 2, 3, 4, 5, 6, 7]


def test_an_interval_goes_on_from_the_step_before():
    # every 36 h from day 1 00:00: 0, 36, 72 h; the next is due at 108 h = day 5 12:00, then every 12 h
    steps = regimen(Step("1 g", Frequency.every(hours=36), days=4), Step("2 g", Frequency.every(hours=12), days=2))
    expected = [(0, 1), (36, 1), (72, 1), (108, 2), (120, 2), (132, 2)]
    assert expected == [(minute // 60, base) for minute, _, base in laid_out(steps)]


def test_an_interval_with_a_first_time_begins_at_it():
    steps = regimen(
        Step("1 g", Frequency.every(hours=36), days=4),
        Step("2 g", Frequency.every(hours=12, first="08:00"), days=1),
    )
    assert [minute // 60 for minute, *_ in laid_out(steps)] == [0, 36, 72, 104, 116]


def test_an_interval_longer_than_a_step_skips_the_step_in_which_none_is_due():
    every_two_days = Frequency.every(hours=48)
    steps = regimen(*(Step(f"{n} g", every_two_days, days=1) for n in (1, 2, 3)))
    assert [(minute // 60, base) for minute, _, base in laid_out(steps)] == [(0, 1), (48, 3)]


def test_every_other_day_goes_on_where_only_the_dose_changes():
    steps = regimen(
        Step("10 mg", Frequency.every_other_day(), days=3), Step("5 mg", Frequency.every_other_day(), days=4)
    )
    assert [each.day for each in Schedule(steps, MONDAY)] == [1, 3, 5, 7]


def test_every_n_days_begins_anew_where_n_changes():
    steps = regimen(Step("10 mg", Frequency.every(days=2), days=3), Step("5 mg", Frequency.every(days=3), days=4))
    assert [each.day for each in Schedule(steps, MONDAY)] == [1, 3, 4, 7]


def test_a_round_of_a_cycle_begins_anew():
    # 3 days of every second day: days 1 and 3 of each round, so days 3 and 4 are neighbours
    cycle = Cycle(Step("5 mg", Frequency.every_other_day(), days=3), times=3)
    assert [each.day for each in Schedule(regimen(cycle), MONDAY)] == [1, 3, 4, 6, 7, 9]


def test_a_cycle_begins_anew_after_a_step():
    # the step has days 1 and 3, and would go on with day 5
    every_other = Frequency.every_other_day()
    course = regimen(Step("5 mg", every_other, days=3), Cycle(Step("5 mg", every_other, days=2), times=2))
    assert [each.day for each in Schedule(course, MONDAY)] == [1, 3, 4, 6]


def test_an_interval_after_doses_by_the_clock_begins_at_midnight():
    steps = regimen(Step("1 g", days=2), Step("1 g", Frequency.every(hours=6), days=1))
    assert [minute / 60 for minute, *_ in laid_out(steps)] == [8, 32, 48, 54, 60, 66]


def test_weekdays_in_a_cycle_that_is_no_whole_number_of_weeks_follow_the_calendar():
    mondays = regimen(Cycle(Step("15 mg", Frequency.weekly("Monday"), days=5), times=7))
    assert [each.day for each in Schedule(mondays, MONDAY)] == [1, 8, 15, 22, 29]


def test_nested_cycles_count_their_rounds():
    week = Cycle([Step("5 mg", days=5), Step.no_dose(days=2)], times=2)
    course = regimen(Cycle([week, Step.no_dose(days=7)], times=2))
    expected = [d + w for w in (0, 7, 21, 28) for d in (1, 2, 3, 4, 5)]
    assert expected == [each.day for each in Schedule(course, MONDAY)]


def test_weekday_rules_follow_the_calendar_and_not_the_step():
    weekly = regimen(Step("15 mg", Frequency.weekly("Monday"), days=15))
    assert [each.day for each in Schedule(weekly, MONDAY)] == [1, 8, 15]
    assert [each.day for each in Schedule(weekly, MONDAY + dt.timedelta(2))] == [6, 13]


def test_a_dose_per_kg_has_no_course_before_a_weight():
    with pytest.raises(UnresolvedError, match="body weight"):
        Schedule(regimen(Step("15 mg/kg")), MONDAY)


# --- Laws ---


@given(
    REGIMENS | mine.regimens(),
    mine.start_dates,
    st.integers(1, 60),
    st.integers(1, 30),
    st.sampled_from([0, 0, 1, 480, 481, 850, 1439]),
)
def test_a_course_is_its_naive_walk_day_by_day(what, start, days, first_day, late):
    if late:
        first_day = 1
    assume(what.days is None or first_day <= what.days)
    begin = start if not late else dt.datetime.combine(start, dt.time(late // 60, late % 60))
    try:
        schedule = made(what, begin, days=days, first_day=first_day)
    except ScheduleError as error:  # a late start may bring two doses too near to one another
        if late and "before it is due" in str(error):
            reject()
        raise
    stop = first_day - 1 + days
    day1 = start - dt.timedelta(first_day - 1)
    walk = oracle.walked(what.concrete(), stop, day1.weekday(), late)
    expected = sorted(
        (dot.minute, dot.slot or "", dot.base) for dot in walk.dots if dot.minute >= (first_day - 1) * 1440
    )
    actual = placed(schedule, day1)
    assert [minute for minute, *_ in actual] == sorted(minute for minute, *_ in actual)
    assert expected == sorted(actual)
    omitted = sorted((dot.minute, dot.base) for dot in walk.omitted)
    named = [(oracle.USUAL_SLOTS.get(time, time), dose.base) for time, dose in schedule.omitted]
    assert omitted == sorted((oracle.minutes_of(time), base) for time, base in named)


@given(mine.steps(days=st.integers(2, 15), frequency=FREQUENCIES), st.data())
def test_splitting_a_step_in_two_changes_nothing(step, data):
    at = data.draw(st.integers(1, step.days - 1))
    before = data.draw(st.lists(mine.steps(frequency=FREQUENCIES), max_size=1))
    whole = regimen(*before, step, Step("7 mg", days=3))
    parts = regimen(*before, *step.split(at), Step("7 mg", days=3))
    made(whole, MONDAY)
    assert laid_out(whole) == laid_out(parts)


@given(REGIMENS, mine.start_dates, st.integers(1, 500))
def test_shifting_the_start_by_weeks_shifts_every_date(what, start, weeks):
    shift = dt.timedelta(weeks=weeks)
    one, two = made(what, start, days=40), made(what, start + shift, days=40)
    assert [each.moment + shift for each in one] == [each.moment for each in two]
    assert [each.dose for each in one] == [each.dose for each in two]


@given(st.sampled_from([Fraction(1, 2), Fraction(2), Fraction(7, 3)]), st.data())
def test_scaling_amounts_scales_totals(factor, data):
    amounts = st.sampled_from([Dose("1 mg"), Dose("2.5 mg"), Dose("40 mg")])
    what = data.draw(mine.regimens(dose=amounts, frequency=FREQUENCIES))

    def scaled(item):
        if isinstance(item, Cycle):
            return Cycle([scaled(each) for each in item.steps], times=item.times, days=item.days)
        parts = [(part.dose * factor, part.frequency) for part in item.components]
        return Step(components=parts, days=item.days)

    larger = regimen(*(scaled(item) for item in what.steps))
    total = made(what, MONDAY, days=40).total()
    assert total.base * factor == Schedule(larger, MONDAY, days=40).total().base


@given(mine.regimens(bounded=False, frequency=FREQUENCIES), mine.start_dates)
def test_an_unbounded_course_is_iterated_lazily(what, start):
    endless = made(what, start)
    shown = list(itertools.islice(endless, 5))
    last = (max(each.date for each in shown) - start).days + 1 if shown else 40
    assert shown == list(Schedule(what, start, days=last))[:5]


def test_doses_are_shown_in_the_unit_in_which_they_were_written():
    loading = Regimen("examplol", "oral", [Step("1 g", days=1), Step("0.125 mg", days=1), Step("250 mcg")])
    schedule = Schedule(loading, "2026-12-01", days=3)
    assert [str(given.dose) for given in schedule] == ["1 g", "0.125 mg", "250 mcg"]
    assert [str(total) for _, total in schedule.daily_totals()] == ["1 g", "0.125 mg", "250 mcg"]
    assert [str(rung.total) for rung in schedule.ladder()] == ["1 g", "0.125 mg", "250 mcg"]
    assert str(schedule.total()) == "1.000375 g"


def test_the_same_regimen_in_another_unit_is_shown_in_its_own():
    for written in ("1 g", "1000 mg", "1000000 mcg"):
        schedule = Schedule(Regimen("examplol", "oral", Step(written)), "2026-12-01", days=1)
        assert [str(given.dose) for given in schedule] == [written]
