"""Every start: no date, minute or zone of a start breaks what is proved for all; one that breaks a bound is shown."""

import datetime as dt
import functools
import re
import zoneinfo
from fractions import Fraction
from zoneinfo import ZoneInfo

import attrs
import oracle
import pytest
from courses import LABEL, regimen
from hypothesis import assume, given
from hypothesis import strategies as st

from posology import Amount, Bound, Component, Cycle, DailyAmount, Frequency, Schedule, Step, Titration, check
from posology.errors import ScheduleError
from posology.zones.every_start import every_start
from posology.zones.every_zone import Jump, every_zone
from posology.zones.starts import effect
from posology.zones.tz_release import release

YEAR = (2026, 2027)
LOOKED_THROUGH = {"2025b", "2026f"}
"""Releases of the tz database in which the clock changes below were looked up."""
RELEASE = release(tuple(sorted(zoneinfo.available_timezones())))

EACH_6_HOURS = regimen(Step("1 g", Frequency.every(hours=6)))
IN_24_HOURS = functools.partial(Bound.rolling, window="24 hours", source=LABEL)


def per_day(most):
    return Bound.per_day(most, source=LABEL)


def nightly(time):
    return regimen(Step("150 mg", Frequency.at(time)))


def alike(name, years=YEAR):
    """The names of the zones whose clocks change as that of one."""
    return next(each.names for each in every_zone(years) if name in each.names)


def started(verdict, what):
    """The schedule of the start that a verdict names."""
    date, time, zone = re.search(r"a start on (\S+)(?: at (\S+))? in (\S+)", verdict.covers).groups()
    start = dt.datetime.combine(dt.date.fromisoformat(date), dt.time.fromisoformat(time or "00:00"))
    return Schedule(what, start, zone=zone, days=60)


# --- What a clock change moves ---


@pytest.mark.parametrize(("wall", "moved"), [(119, 60), (120, 60), (150, 30), (179, 1), (180, 0)])
def test_a_first_dose_in_a_gap_is_moved_by_what_is_left_of_it(wall, moved):
    assert moved == effect(Jump(120, 60), wall)


def test_doses_that_begin_in_the_repeated_hour_begin_the_first_time():
    assert [effect(Jump(120, -60), wall) for wall in (60, 119, 120)] == [-60, -60, 0]


# --- The worked cases ---


def test_case_3_every_6_hours_reaches_5_g_on_a_25_hour_day_by_a_clock_change():
    verdict = every_start(EACH_6_HOURS, per_day("4 g/day"), YEAR)
    assert (verdict.status, verdict.value, verdict.cause) == ("VIOLATED", DailyAmount("5 g/day"), "dst")
    assert verdict.witness.moment.date() == dt.date(2026, 11, 1)
    worst = started(verdict, EACH_6_HOURS)
    assert worst.zone.key in alike("America/New_York")
    found = check(worst, [per_day("4 g/day")])[0]
    assert (found.status, found.value) == ("VIOLATED", verdict.value)


def test_a_change_in_spring_can_move_doses_to_where_the_25_hour_day_holds_5_of_them():
    # at 05:30, 11:30, 17:30 and 23:30; from spring on an hour later, so 00:30, 05:30, 11:30, 17:30 and 23:30 in autumn
    verdict = every_start(regimen(Step("1 g", Frequency.every(hours=6, first="05:30"))), per_day("4 g/day"), YEAR)
    assert (verdict.status, verdict.value, verdict.cause) == ("VIOLATED", DailyAmount("5 g/day"), "dst")
    assert verdict.witness.day > 100


def test_case_3_every_6_hours_stays_4_g_in_24_elapsed_hours_and_both_clocks_are_shown():
    verdict = every_start(EACH_6_HOURS, IN_24_HOURS("4 g", clock="elapsed"), YEAR)
    assert (verdict.status, verdict.value, verdict.timing_margin) == ("PROVED", Amount("4 g"), 0)
    assert (verdict.other.status, verdict.other.value) == ("VIOLATED", Amount("5 g"))
    assert (verdict.cause, verdict.other.cause) == ("dst", "dst")


def test_case_4_a_nightly_dose_is_fine_on_the_wall_and_a_double_dose_elapsed():
    verdict = every_start(nightly("21:00"), IN_24_HOURS("150 mg"), YEAR)
    assert (verdict.status, verdict.value, verdict.cause) == ("PROVED", Amount("150 mg"), "dst")
    assert (verdict.other.status, verdict.other.value, verdict.other.cause) == ("VIOLATED", Amount("300 mg"), "dst")
    elapsed = every_start(nightly("21:00"), IN_24_HOURS("150 mg", clock="elapsed"), YEAR)
    assert (elapsed.status, elapsed.other.status, elapsed.cause) == ("VIOLATED", "PROVED", "dst")


def test_a_dose_at_22_00_is_moved_to_23_00_on_easter_island_so_the_next_is_23_hours_later_on_the_wall():
    if RELEASE not in LOOKED_THROUGH:
        pytest.skip(f"the clock change is of {LOOKED_THROUGH}; the tz database here is {RELEASE}")
    verdict = every_start(nightly("22:00"), IN_24_HOURS("150 mg"), YEAR)
    assert (verdict.status, verdict.value, verdict.cause) == ("VIOLATED", Amount("300 mg"), "dst")
    first, second = list(started(verdict, nightly("22:00")))[:2]
    assert [f"{each.moment:%d %b %H:%M}" for each in (first, second)] == ["05 Sep 23:00", "06 Sep 22:00"]


def test_what_is_proved_names_the_starts_the_release_and_how_far_changes_are_looked_up():
    verdict = every_start(nightly("21:00"), per_day("150 mg/day"), YEAR)
    assert f"every start from 2026-01-01 up to 2027-01-01 in every zone of the tz database {RELEASE}" == verdict.covers
    assert "clock changes are looked up to 2027-01-01" in verdict.assumes
    assert verdict.cause == ""


# --- Start minutes ---


def test_a_late_start_can_bring_an_interval_near_to_a_dose_by_the_clock():
    both = regimen(
        Step(components=[Component("1 g", Frequency.every(hours=8)), Component("500 mg", Frequency.at("12:00"))])
    )
    limit = Bound.least_interval("90 minutes", source=LABEL)
    assert check(both, [limit])[0].status == "PROVED"
    verdict = every_start(both, limit, YEAR)
    # a start a minute after 12:00 less a multiple of 8 hours: 12:00 and 12:01
    assert (verdict.status, verdict.value, verdict.cause) == ("VIOLATED", dt.timedelta(minutes=1), "")
    assert verdict.covers == "a start at 03:59"


def test_a_late_start_can_make_the_rise_to_day_2_larger():
    limit = Bound.rise("600 mg", within_days=1, source=LABEL)
    thrice = regimen(Step("300 mg", Frequency.daily(3)))
    assert check(thrice, [limit])[0].status == "PROVED"
    verdict = every_start(thrice, limit, YEAR)
    # after 22:00 day 1 has no dose at all, day 2 has three
    assert (verdict.status, verdict.value, verdict.covers) == ("VIOLATED", Amount("900 mg"), "a start at 22:01")


def test_a_start_that_is_refused_is_no_start_and_said_so():
    rounds = regimen(
        Step("1 g", Frequency.every(hours=24), days=1), Cycle(Step("1 g", Frequency.every(hours=24), days=1), times=2)
    )
    with pytest.raises(ScheduleError):
        Schedule(rounds, "2026-01-01T06:00")
    verdict = every_start(rounds, per_day("3 g/day"), YEAR)
    assert verdict.status == "PROVED"
    assert "no start that would bring a dose before it is due" in verdict.assumes


def test_a_start_so_late_that_it_leaves_no_dose_takes_nothing_from_a_proof():
    once = regimen(Step("1 g", days=1))
    assert check(Schedule(once, "2026-01-01T09:00"), [IN_24_HOURS("1 g")])[0].status == "NOT_APPLICABLE"
    assert every_start(once, IN_24_HOURS("1 g"), YEAR).status == "PROVED"


# --- What can not be decided ---


def test_what_is_unknown_violated_or_not_applicable_without_a_zone_stays_so():
    assert every_start(EACH_6_HOURS, per_day("3 g/day"), YEAR) == check(EACH_6_HOURS, [per_day("3 g/day")])[0]
    once = regimen(Step("1 g", days=1))
    assert every_start(once, Bound.least_interval("4 hours", source=LABEL), YEAR).status == "NOT_APPLICABLE"


def test_a_weight_that_is_missing_is_named():
    per_kg = regimen(Step("5 mg/kg", Frequency.daily(2)))
    verdict = every_start(per_kg, Bound.least_interval("4 hours", source=LABEL), YEAR)
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "body weight")


RULES = {"start": ("10 mg", "25 mg"), "increment": ("10 mg", "25 mg"), "interval": (3, 7), "ceiling": "50 mg"}


def test_sums_of_dates_hold_for_every_path_in_every_zone_where_no_dose_leaves_its_date():
    rules = regimen(Titration(**RULES))
    day, rise = per_day("50 mg/day"), Bound.rise("75 mg", within_days=7, source=LABEL)
    for limit in (day, rise):
        verdict = every_start(rules, limit, YEAR)
        # 25 mg on day 1 and 50 mg on day 4; a start after 22:00 leaves day 1 without a dose
        most = Amount("50 mg") if limit is rise else DailyAmount("50 mg/day")
        assert (verdict.status, verdict.value) == ("PROVED", most)
        assert "every start from 2026-01-01" in verdict.covers


def test_a_late_start_leaves_day_1_of_a_titration_without_a_dose_from_which_it_rises():
    verdict = every_start(regimen(Titration(**RULES)), Bound.rise("45 mg", within_days=7, source=LABEL), YEAR)
    assert (verdict.status, verdict.value, verdict.cause) == ("VIOLATED", Amount("50 mg"), "")
    assert verdict.covers == "every decision path the rule allows, a start at 22:01"


def test_a_dose_that_a_clock_change_carries_past_midnight_makes_two_doses_of_one_date():
    # at the end of March 23:00 in Nuuk becomes 00:00 of the next date
    rules = regimen(Titration(**RULES, frequency=Frequency.at("23:30")))
    if RELEASE in LOOKED_THROUGH:
        for limit in (per_day("50 mg/day"), Bound.rise("75 mg", within_days=7, source=LABEL)):
            verdict = every_start(rules, limit, YEAR)
            assert (verdict.status, verdict.value.base, verdict.cause) == ("VIOLATED", Amount("100 mg").base, "dst")
            assert verdict.witness.moment.date() == dt.date(2026, 3, 29)
        assert [str(level) for _, level in verdict.ladder] == ["25 mg", "50 mg"]
        share = Bound.fall("100 %", of="current", within_days=7, source=LABEL)
        assert every_start(rules, share, YEAR).missing.startswith("what a share is of")
        share = Bound.rise("900 %", of="start", within_days=7, source=LABEL)
        assert every_start(rules, share, YEAR).missing.startswith("the first dose, where")
        kept = Bound.maintenance("10 mg/day", "100 mg/day", source=LABEL)
        assert every_start(rules, kept, YEAR).missing.startswith("how long a range is kept")
        less = Bound.maintenance("10 mg/day", "99 mg/day", source=LABEL)
        assert every_start(rules, less, YEAR).value == DailyAmount("100 mg/day")


def test_windows_of_a_titration_are_decided_over_every_path():
    rules = regimen(Titration(**RULES, frequency=Frequency.at("21:00")))
    verdict = every_start(rules, IN_24_HOURS("50 mg"), YEAR)
    assert (verdict.status, verdict.value, verdict.other.value) == ("PROVED", Amount("50 mg"), Amount("100 mg"))
    broken = every_start(rules, IN_24_HOURS("50 mg", clock="elapsed"), YEAR)
    assert (broken.status, broken.cause, broken.value) == ("VIOLATED", "dst", Amount("100 mg"))
    assert broken.covers.startswith("the path shown, a start on 2026-")
    assert [day for day, _ in broken.ladder] == [1, 4]
    # at least 23.5 hours apart but in Troll, where a night is 2 hours shorter
    assert broken.timing_margin == Fraction(22 * 60 - 24 * 60, 2)


def test_a_window_over_two_days_is_less_than_two_at_the_ceiling_where_no_path_stays_there():
    # 10 and 20 mg in turn, for the dose may not be held
    rules = Titration(
        start="10 mg",
        increment="10 mg",
        interval=1,
        ceiling="20 mg",
        decisions=("raise", "lower"),
        frequency=Frequency.at("21:00"),
    )
    verdict = every_start(regimen(rules), IN_24_HOURS("30 mg", clock="elapsed"), YEAR)
    assert (verdict.status, verdict.value, verdict.other.value) == ("PROVED", Amount("30 mg"), Amount("20 mg"))


def test_a_fall_to_a_stop_is_from_two_doses_where_a_clock_change_brings_them_to_one_date():
    rules = regimen(Titration(**RULES, decisions=("raise", "hold", "stop"), frequency=Frequency.every(hours=24)))
    limit = Bound.fall("99 mg", within_days=1, source=LABEL)
    assert check(rules, [limit])[0].status == "PROVED"
    verdict = every_start(rules, limit, YEAR)
    # at 00:00 and, where an hour is repeated, at 23:00 of one date
    assert (verdict.status, verdict.value, verdict.cause) == ("VIOLATED", Amount("100 mg"), "dst")
    assert str(verdict.ladder[-1][1]) == "0 mg"


def test_a_dose_before_the_titration_shares_a_window_with_its_first_day_alone():
    rules = Titration(start="10 mg", increment="10 mg", interval=1, ceiling="20 mg", frequency=Frequency.at("21:00"))
    loaded = regimen(Step("100 mg", Frequency.at("21:00"), days=1), rules)
    verdict = every_start(loaded, IN_24_HOURS("110 mg", clock="elapsed"), YEAR)
    assert (verdict.status, verdict.value, verdict.margin.base) == ("PROVED", Amount("110 mg"), 0)


def test_a_clock_change_can_meet_a_level_that_is_reached_late():
    rules = regimen(Titration(**{**RULES, "ceiling": "150 mg"}, frequency=Frequency.at("21:00")))
    verdict = every_start(rules, IN_24_HOURS("299 mg", clock="elapsed"), YEAR)
    # 25 mg more every 3 days: 150 mg from day 16 on
    assert (verdict.status, verdict.value, verdict.ladder[-1]) == ("VIOLATED", Amount("300 mg"), (16, Amount("150 mg")))
    assert verdict.witness.day == 16
    begun = started(verdict, rules.choose(start="25 mg", increment="25 mg", interval=3))
    assert check(begun, [IN_24_HOURS("299 mg", clock="elapsed")])[0].value == verdict.value


def test_a_day_of_two_doses_counts_twice_in_a_window():
    rules = Titration(
        start="10 mg", increment="10 mg", interval=7, ceiling="20 mg", frequency=Frequency.at("08:00", "20:00")
    )
    verdict = every_start(regimen(rules), IN_24_HOURS("60 mg", clock="elapsed"), YEAR)
    # 08:00, 20:00 and 08:00, of which the last two are less than 12 hours apart
    assert (verdict.status, verdict.value, verdict.other.value) == ("PROVED", Amount("60 mg"), Amount("40 mg"))


def test_a_rise_to_a_date_of_two_doses_is_less_by_the_dose_of_the_date_before():
    rules = regimen(Titration(**RULES, frequency=Frequency.every(hours=24)))
    verdict = every_start(rules, Bound.rise("75 mg", within_days=1, source=LABEL), YEAR)
    # 25 mg at 00:00, the next day 50 mg at 00:00 and, where an hour is repeated, 50 mg at 23:00
    assert (verdict.status, verdict.value) == ("PROVED", Amount("75 mg"))


def test_times_of_a_titration_are_those_of_one_level():
    rules = regimen(Titration(**RULES, frequency=Frequency.at("21:00")))
    apart = Bound.least_interval("24 hours", clock="elapsed", source=LABEL)
    found = every_start(rules, apart, YEAR)
    assert (found.status, found.value, found.cause) == ("VIOLATED", dt.timedelta(hours=22), "dst")
    once = Bound.doses_per_window(1, "23 hours", clock="elapsed", source=LABEL)
    assert every_start(rules, once, YEAR).status == "VIOLATED"
    assert every_start(rules, attrs.evolve(once, clock="clock"), YEAR).status == "PROVED"


def test_a_late_start_can_bring_more_doses_into_a_step_and_so_into_the_course():
    # from 00:00: 00:00, 12:00 of day 2, then 00:00 of day 4; from 13:20: 13:20, then 01:20 of day 3, 13:20 of day 4
    steps = regimen(Step("1 g", Frequency.every(hours=36), days=2), Step("10 g", Frequency.every(hours=36), days=2))
    limit = Bound.course_total("12 g", source=LABEL)
    assert check(steps, [limit])[0].status == "PROVED"
    verdict = every_start(steps, limit, YEAR)
    assert (verdict.status, verdict.value, verdict.cause) == ("VIOLATED", Amount("21 g"), "")


# --- No real start is worse ---

COURSES = {
    "two steps": regimen(
        Step("1 g", Frequency.every(hours=12), days=3), Step("500 mg", Frequency.every(hours=12), days=3)
    ),
    "weekly": regimen(Step("15 mg", Frequency.weekly("Sunday", at="02:30"))),
    "at night": regimen(Step("150 mg", Frequency.at("00:00", "02:30", "23:00"))),
    "two days of five": regimen(Cycle([Step("1 g", Frequency.every(hours=12), days=2), Step.no_dose(days=3)], times=2)),
}
BOUNDS = {"per day": per_day("99 g/day"), "rolling": IN_24_HOURS("99 g", clock="elapsed")}


@functools.cache
def most_of_all(course, bound):
    """What no start is over, by the verdict on every start."""
    verdict = every_start(COURSES[course], BOUNDS[bound], YEAR)
    assert verdict.status == "PROVED"
    return verdict.value.base


@st.composite
def starts(draw):
    """A start in a zone, mostly within two weeks before a clock change."""
    zones = draw(st.sampled_from(every_zone(YEAR)))
    first = dt.date(2026, 1, 1).toordinal()
    days = st.integers(first, first + 364)
    if zones.jumps:
        near = st.sampled_from(zones.jumps).map(lambda jump: jump.wall // 1440)
        days = st.builds(lambda day, before: max(first, day - before), near, st.integers(0, 13)) | days
    minute = draw(st.just(0) | st.integers(0, 23).map(lambda hour: 60 * hour) | st.integers(0, 1439))
    moment = dt.datetime.combine(dt.date.fromordinal(draw(days)), dt.time(*divmod(minute, 60)))
    return moment, draw(st.sampled_from(zones.names))


@given(st.sampled_from(list(COURSES)), starts())
def test_no_start_has_more_than_is_proved_for_every_start(name, start):
    (moment, zone), course = start, COURSES[name]
    try:
        Schedule(course, moment, zone=zone)
    except ScheduleError:
        assume(False)
    late = moment.hour * 60 + moment.minute
    dots = oracle.walked(course.steps, 30, moment.weekday(), late).dots
    doses = oracle.given(dots, moment.date(), ZoneInfo(zone))
    on_dates: dict[int, Fraction] = {}
    for each in doses:
        on_dates[each.wall // 1440] = on_dates.get(each.wall // 1440, Fraction()) + each.base
    assert max(on_dates.values(), default=0) <= most_of_all(name, "per day")
    sums = oracle.window_sums([(each.elapsed, each.base) for each in doses], 1440)
    assert max((total for _, total in sums), default=0) <= most_of_all(name, "rolling")
