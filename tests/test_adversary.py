"""Bounds of as-needed doses hold for every way to take them, and the worst way is told."""

import datetime as dt

import as_needed as mine
import pytest
from courses import LABEL, regimen
from hypothesis import assume, given
from hypothesis import strategies as st

from posology import Amount, Bound, Cycle, Frequency, Step, Titration
from posology.needs.adversary import adversary, takes_as_needed
from posology.needs.in_force import has_as_needed
from posology.share import Share
from posology.verdict import Count

FOUR_A_DAY = Frequency.as_needed(at_least="4 hours", most=4, per="day")
TWO_A_DAY = Frequency.as_needed(at_least="4 hours", most=2, per="day")
HOURLY = Frequency.as_needed(at_least="1 hour", most=4, per="day")
THREE_DAYS = regimen(Step("1 g", FOUR_A_DAY, days=3))
EVERY_6_HOURS = ("1 g", Frequency.every(hours=6))
BESIDE = regimen(Step(components=[EVERY_6_HOURS, ("500 mg", TWO_A_DAY)]))

CAP = Bound.rolling("4 g", "24 hours", source=LABEL)
PER_DAY = Bound.per_day("4 g/day", source=LABEL)


def decided(what, bound, **more):
    verdict = adversary(what, bound, **more)
    return verdict.status, verdict.value


def hours(count):
    return dt.timedelta(hours=count)


# --- A cap per calendar day, and 24 hours ---


def test_hazard_worked_7_four_a_day_at_least_4_hours_apart_reach_6_g_in_24_hours():
    four = regimen(Step("1 g", FOUR_A_DAY))
    verdict = adversary(four, CAP)
    assert (verdict.status, verdict.value, verdict.margin.number) == ("VIOLATED", Amount("6 g"), -2)
    assert verdict.moments == ("08:00, 12:00, 16:00 and 20:00 on day 1", "00:00 and 04:00 on day 2")
    assert (verdict.witness.day, verdict.witness.time) == (1, dt.time(8))
    assert decided(four, Bound.rolling("6 g", "24 hours", source=LABEL)) == ("PROVED", Amount("6 g"))


def test_hazard_worked_7_at_least_1_hour_apart_they_reach_8_g():
    verdict = adversary(regimen(Step("1 g", HOURLY)), CAP)
    assert (verdict.status, verdict.value) == ("VIOLATED", Amount("8 g"))
    assert verdict.moments == ("20:00, 21:00, 22:00 and 23:00 on day 1", "00:00, 01:00, 02:00 and 03:00 on day 2")


def test_hazard_29_a_cap_per_date_holds_and_does_not_imply_one_per_24_hours():
    for frequency in (FOUR_A_DAY, HOURLY):
        assert decided(regimen(Step("1 g", frequency)), PER_DAY) == ("PROVED", PER_DAY.most)
        assert adversary(regimen(Step("1 g", frequency)), CAP).status == "VIOLATED"


def test_the_witness_is_the_first_window_over_the_limit():
    # four from 8:00 on day 1, four from 0:00 on day 2: the eighth at 12:00; from an earlier start on it is too late
    verdict = adversary(regimen(Step("1 g", FOUR_A_DAY)), Bound.rolling("7 g", 2000, source=LABEL))
    assert (verdict.witness.day, verdict.witness.time, verdict.witness.value) == (1, dt.time(8), Amount("8 g"))


def test_a_cap_per_24_hours_holds_in_24_hours_and_on_every_date():
    four = regimen(Step("1 g", Frequency.as_needed(at_least="4 hours", most=4, per="24 hours")))
    verdict = adversary(four, CAP)
    assert (verdict.status, verdict.value, verdict.timing_margin) == ("PROVED", Amount("4 g"), 0)
    assert decided(four, PER_DAY) == ("PROVED", PER_DAY.most)
    assert decided(four, Bound.rolling("4 g", 1441, source=LABEL)) == ("VIOLATED", Amount("5 g"))


def test_without_a_cap_the_least_time_between_doses_decides():
    assert decided(regimen(Step("1 g", Frequency.as_needed(at_least="6 hours"))), CAP) == ("PROVED", Amount("4 g"))
    assert decided(regimen(Step("1 g", Frequency.as_needed(at_least="5 hours"))), CAP) == ("VIOLATED", Amount("5 g"))


def test_without_a_least_time_all_doses_of_a_day_may_be_taken_at_once():
    at_once = regimen(Step("1 g", Frequency.as_needed(most=4, per="day")))
    assert decided(at_once, Bound.per_dose("1 g", source=LABEL)) == ("VIOLATED", Amount("4 g"))
    assert decided(at_once, Bound.rolling("4 g", 2, source=LABEL)) == ("VIOLATED", Amount("8 g"))  # 23:59 and 00:00


def test_two_dates_hold_twice_the_cap_and_48_hours_more():
    four = regimen(Step("1 g", FOUR_A_DAY))
    assert decided(four, Bound.per_dates("8 g", 2, source=LABEL)) == ("PROVED", Amount("8 g"))
    # 4 from 11:59 to 23:59, 4 from 3:59 to 15:59, and then 0:00, 4:00 and 8:00
    assert decided(four, Bound.rolling("8 g", "48 hours", source=LABEL)) == ("VIOLATED", Amount("11 g"))


# --- Beside scheduled doses ---


def test_hazard_28_as_needed_doses_add_to_scheduled_ones():
    assert decided(BESIDE, PER_DAY)[1].in_one_day == Amount("5 g")
    # four of 1 g; 500 mg at 16 and 20 o'clock, and at 0 and 4
    assert decided(BESIDE, CAP) == ("VIOLATED", Amount("6 g"))


def test_hazard_28_two_as_needed_components_add_up():
    two = regimen(Step(components=[("1 g", FOUR_A_DAY), ("500 mg", HOURLY)]))
    assert decided(two, PER_DAY)[1].in_one_day == Amount("6 g")
    # 4 hours apart over midnight: 20, 0; 1 hour apart: 20 to 23, 0 to 3
    assert decided(two, Bound.rolling("5 g", "8 hours", source=LABEL)) == ("VIOLATED", Amount("6 g"))


def test_an_as_needed_dose_may_fall_on_the_instant_of_a_scheduled_one_and_is_one_dose_with_it():
    verdict = adversary(BESIDE, Bound.per_dose("1 g", source=LABEL))
    assert (verdict.status, verdict.value) == ("VIOLATED", Amount("1.5 g"))
    assert verdict.moments == ("00:00 (1 g) and 00:00 (0.5 g) on day 1",)


def test_the_smallest_dose_is_an_as_needed_one_alone():
    assert decided(BESIDE, Bound.per_dose(least="500 mg", source=LABEL)) == ("PROVED", Amount("500 mg"))
    verdict = adversary(BESIDE, Bound.per_dose(least="501 mg", source=LABEL))
    assert (verdict.status, verdict.witness.time) == ("VIOLATED", dt.time(0, 1))


def test_as_needed_doses_keep_their_distance_from_each_other_and_not_from_scheduled_ones():
    apart = Bound.least_interval("4 hours", source=LABEL)
    assert decided(THREE_DAYS, apart) == ("PROVED", hours(4))
    verdict = adversary(BESIDE, apart)
    assert (verdict.status, verdict.value) == ("VIOLATED", hours(0))
    assert verdict.moments == ("00:00 (1 g) and 00:00 (0.5 g) on day 1",)


def test_doses_per_window_count_as_needed_doses_even_at_the_instant_of_others():
    assert decided(BESIDE, Bound.doses_per_window(8, "24 hours", source=LABEL)) == ("PROVED", Count(8))
    verdict = adversary(THREE_DAYS, Bound.doses_per_window(4, "24 hours", source=LABEL))
    assert (verdict.status, verdict.value) == ("VIOLATED", Count(6))
    assert verdict.moments == ("08:00, 12:00, 16:00 and 20:00 on day 1", "00:00 and 04:00 on day 2")


def test_the_worst_weekday_to_begin_on_counts():
    weekly = regimen(
        Step(components=[("15 mg", Frequency.weekly("Wednesday")), ("5 mg", TWO_A_DAY)], days=2),
        Step("1 mg", days=1),
    )
    assert decided(weekly, Bound.course_total("35 mg", source=LABEL)) == ("VIOLATED", Amount("36 mg"))


# --- From step to step ---


def test_limits_go_on_where_the_same_component_goes_on():
    apart = Bound.least_interval("4 hours", source=LABEL)
    split = regimen(Step("1 g", FOUR_A_DAY, days=1), Step("1000 mg", FOUR_A_DAY, days=2))
    assert decided(split, apart) == decided(THREE_DAYS, apart)
    assert decided(regimen(Cycle(Step("1 g", FOUR_A_DAY, days=1))), apart) == ("PROVED", hours(4))


def test_another_dose_begins_its_limits_anew():
    verdict = adversary(
        regimen(Step("500 mg", FOUR_A_DAY, days=1), Step("1 g", FOUR_A_DAY, days=1)),
        Bound.least_interval("4 hours", source=LABEL),
    )
    assert (verdict.status, verdict.value) == ("VIOLATED", dt.timedelta(minutes=1))
    assert verdict.moments == ("23:59 (500 mg) on day 1", "00:00 (1000 mg) on day 2")


def test_after_days_without_it_a_component_begins_anew():
    two_a_week = Frequency.as_needed(most=2, per="168 hours")
    weekly = Bound.rolling("2 g", "7 days", source=LABEL)
    assert decided(regimen(Cycle(Step("1 g", two_a_week, days=7))), weekly) == ("PROVED", Amount("2 g"))
    # two at the end of day 2, and two at the start of day 8
    verdict = adversary(regimen(Cycle(Step("1 g", two_a_week, days=2), days=7)), weekly)
    assert (verdict.status, verdict.value) == ("VIOLATED", Amount("4 g"))
    assert verdict.moments == ("23:59 and 23:59 on day 2", "00:00 and 00:00 on day 8")


@given(mine.as_needed_items(), st.data())
def test_a_split_step_changes_no_verdict(items, data):
    assume(any(has_as_needed(item) for item in items))
    n = data.draw(st.integers(0, len(items) - 1))
    assume(isinstance(items[n], Step) and (items[n].days or 4) > 1)
    at = data.draw(st.integers(1, (items[n].days or 4) - 1))
    split = [*items[:n], *items[n].split(at), *items[n + 1 :]]
    for bound in (CAP, PER_DAY, Bound.least_interval("2 hours", source=LABEL), Bound.per_dose("300 mg", source=LABEL)):
        one, two = adversary(regimen(*items), bound), adversary(regimen(*split), bound)
        assert (one.status, one.value, one.witness, one.moments) == (two.status, two.value, two.witness, two.moments)


@given(mine.as_needed_items(), st.integers(1, 20), st.integers(1, 20))
def test_a_wider_limit_never_finds_more(items, grams, more):
    assume(any(has_as_needed(item) for item in items))
    narrow = adversary(regimen(*items), Bound.rolling(f"{grams} g", "24 hours", source=LABEL))
    wide = adversary(regimen(*items), Bound.rolling(f"{grams + more} g", "24 hours", source=LABEL))
    assert narrow.value == wide.value
    assert narrow.status == "VIOLATED" or wide.status == "PROVED"


# --- The whole course ---


def test_a_course_of_3_days_reaches_3_days_of_doses():
    assert decided(THREE_DAYS, Bound.course_total("12 g", source=LABEL)) == ("PROVED", Amount("12 g"))
    verdict = adversary(THREE_DAYS, Bound.course_total("11 g", source=LABEL))
    assert (verdict.status, verdict.witness.day, verdict.witness.time) == ("VIOLATED", 3, dt.time(12))
    assert decided(THREE_DAYS, Bound.course_total("8 g", first_days=2, source=LABEL)) == ("PROVED", Amount("8 g"))


def test_hazard_30_a_course_total_without_an_end_is_violated():
    verdict = adversary(regimen(Step("1 g", FOUR_A_DAY)), Bound.course_total("100 g", source=LABEL))
    assert (verdict.status, verdict.value, verdict.witness.day) == ("VIOLATED", None, 26)
    pauses = regimen(Step("1 g", FOUR_A_DAY, days=3), Step.no_dose())
    assert decided(pauses, Bound.course_total("12 g", source=LABEL)) == ("PROVED", Amount("12 g"))


def test_a_lifetime_counts_what_was_given_before():
    life = Bound.lifetime("20 g", source=LABEL)
    assert adversary(THREE_DAYS, life).status == "UNKNOWN"
    assert decided(THREE_DAYS, life, earlier=Amount("8 g")) == ("PROVED", Amount("20 g"))
    assert decided(THREE_DAYS, life, earlier=Amount("9 g")) == ("VIOLATED", Amount("21 g"))


def test_a_course_may_last_as_long_as_it_may_be_taken_and_be_as_short_as_what_is_scheduled():
    assert decided(THREE_DAYS, Bound.duration(3, source=LABEL)) == ("PROVED", 3)
    assert decided(THREE_DAYS, Bound.duration(2, source=LABEL)) == ("VIOLATED", 3)
    assert decided(THREE_DAYS, Bound.duration(least=2, source=LABEL)) == ("VIOLATED", 1)
    first = regimen(Step("1 g", days=5), Step("1 g", FOUR_A_DAY, days=5))
    assert decided(first, Bound.duration(least=5, source=LABEL)) == ("PROVED", 5)
    assert decided(first, Bound.duration(10, least=6, source=LABEL)) == ("VIOLATED", 5)
    assert decided(first, Bound.duration(9, least=5, source=LABEL)) == ("VIOLATED", 10)


def test_a_day_may_have_all_as_needed_doses_and_the_day_before_none():
    rise = Bound.rise("1 g", within_days=1, source=LABEL)
    assert decided(BESIDE, rise) == ("PROVED", Amount("1 g"))
    assert decided(BESIDE, Bound.fall("0.9 g", within_days=1, source=LABEL)) == ("VIOLATED", Amount("1 g"))
    falling = regimen(Step("3 g", days=1), Step("2 g", days=1), Step("1 g", TWO_A_DAY, days=1))
    assert decided(falling, Bound.fall("2 g", within_days=1, source=LABEL)) == ("PROVED", Amount("2 g"))
    assert decided(falling, Bound.fall("2 g", within_days=2, source=LABEL)) == ("VIOLATED", Amount("3 g"))
    share = Bound.rise("25 %", within_days=3, of="current", source=LABEL)
    assert decided(BESIDE, share) == ("PROVED", Share("25 %"))
    assert decided(THREE_DAYS, share) == ("VIOLATED", None)  # from a day without a dose


def test_a_share_of_a_start_that_as_needed_doses_leave_open_is_unknown():
    share = Bound.rise("25 %", within_days=3, of="start", source=LABEL)
    assert adversary(BESIDE, share).status == "UNKNOWN"
    later = regimen(Step(*EVERY_6_HOURS, days=2), *BESIDE.steps)
    assert decided(later, share) == ("PROVED", Share("25 %"))


def test_a_fall_after_the_last_day_is_said_to_be_unjudged():
    verdict = adversary(THREE_DAYS, Bound.fall("4 g", within_days=1, source=LABEL))
    assert (verdict.status, verdict.assumes) == ("PROVED", ("what follows day 3 is not judged",))


def test_a_maintenance_range_is_kept_only_by_what_is_scheduled():
    kept = Bound.maintenance("4 g/day", "5 g/day", source=LABEL)
    assert adversary(BESIDE, kept).status == "PROVED"
    assert decided(BESIDE, Bound.maintenance("4.5 g/day", "5 g/day", source=LABEL))[0] == "VIOLATED"


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (BESIDE, True),
        (regimen(Cycle(THREE_DAYS.steps[0])), True),
        (regimen(Step(*EVERY_6_HOURS)), False),
        (regimen(Titration(start="5 mg", increment="5 mg", interval=7, ceiling="9 mg")), False),
    ],
)
def test_a_regimen_knows_whether_it_has_as_needed_doses(what, expected):
    assert takes_as_needed(what) == expected
