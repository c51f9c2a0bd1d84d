"""Sums over every path, in figures: which dose is the one too many, and at what time."""

import datetime as dt

from courses import LABEL
from decision_paths import mg

from posology import Amount, Bound, Frequency, Regimen, Titration
from posology.dose_choice import DoseChoice
from posology.ladders.every_path import every_path

A_MINUTE_APART = Frequency.at("08:00", "08:01")
MIDNIGHT = Frequency.at("00:00")


def rules(start="10 mg", ceiling="20 mg", interval=3, increment="10 mg", frequency="bedtime"):
    """10 mg for 3 nights, and then 10 or 20 mg."""
    when = Frequency.at(frequency) if isinstance(frequency, str) else frequency
    return Titration(start=start, increment=increment, interval=interval, ceiling=ceiling, frequency=when)


def only(rules, bound, earlier=None):
    return every_path(Regimen("examplol", "oral", rules), bound, lambda _: None, earlier)


def place(verdict):
    at = verdict.witness
    return at.day, at.time, mg(at.value)


BEDTIME = dt.time(22)


def test_the_largest_dose_is_shown_with_its_time():
    held = only(rules(), Bound.per_dose("25 mg", source=LABEL))
    assert (held.status, str(held.value), str(held.margin), place(held)) == (
        "PROVED",
        "20 mg",
        "5 mg",
        (4, BEDTIME, 20),
    )
    broken = only(rules(), Bound.per_dose("15 mg", source=LABEL))
    assert (broken.status, str(broken.value), str(broken.margin)) == ("VIOLATED", "20 mg", "-5 mg")


def test_doses_a_minute_apart_are_two_doses():
    twice = rules(frequency=A_MINUTE_APART)
    assert only(twice, Bound.per_dose("20 mg", source=LABEL)).status == "PROVED"
    assert str(only(twice, Bound.per_dose(least="10 mg", source=LABEL)).value) == "10 mg"


def test_a_date_has_no_time_and_a_window_has_one():
    assert place(only(rules(), Bound.per_day("20 mg/day", source=LABEL))) == (4, None, 20)
    assert place(only(rules(), Bound.per_dates("40 mg", 2, source=LABEL))) == (4, None, 40)
    assert place(only(rules(), Bound.rolling("40 mg", "48 hours", source=LABEL))) == (4, BEDTIME, 40)


def test_the_sum_that_is_over_ends_with_the_dose_that_is_too_much_by_the_minute():
    twice = rules(frequency=A_MINUTE_APART)
    assert place(only(twice, Bound.per_day("9 mg/day", source=LABEL))) == (1, None, 10)
    assert place(only(twice, Bound.per_day("19 mg/day", source=LABEL))) == (1, None, 20)
    assert place(only(twice, Bound.course_total("9 mg", first_days=1, source=LABEL))) == (1, dt.time(8), 10)
    assert place(only(twice, Bound.course_total("19 mg", first_days=1, source=LABEL))) == (1, dt.time(8, 1), 20)


def test_a_dose_at_the_first_midnight_counts():
    at_midnight = rules(frequency=MIDNIGHT)
    assert place(only(at_midnight, Bound.course_total("9 mg", source=LABEL))) == (1, dt.time(0), 10)
    # 10, 10, 10 and 20 mg
    assert mg(only(at_midnight, Bound.course_total("50 mg", first_days=4, source=LABEL)).value) == 50


def test_a_total_that_the_first_minute_of_a_day_passes_is_passed_then():
    at_midnight = rules(frequency=MIDNIGHT)
    assert place(only(at_midnight, Bound.course_total("10 mg", source=LABEL))) == (2, dt.time(0), 20)
    assert place(only(at_midnight, Bound.lifetime("20 mg", source=LABEL), Amount("0 mg"))) == (3, dt.time(0), 30)


def test_a_total_that_is_kept_is_shown_at_its_last_dose():
    verdict = only(rules(), Bound.course_total("60 mg", first_days=4, source=LABEL))
    assert (verdict.status, mg(verdict.value), str(verdict.margin)) == ("PROVED", 50, "10 mg")
    assert place(verdict) == (4, BEDTIME, 50)


def test_days_before_the_first_dose_have_a_total_of_0():
    late = rules(frequency=Frequency.every(days=4, first=3))
    verdict = only(late, Bound.course_total("5 mg", first_days=2, source=LABEL))
    assert (verdict.status, mg(verdict.value), str(verdict.margin)) == ("PROVED", 0, "5 mg")
    assert (verdict.witness, verdict.ladder) == (None, ())


def test_a_total_counts_what_was_given_before():
    # 50 mg by night 4, and 30 mg before
    bound = Bound.course_total("80 mg", first_days=4, source=LABEL)
    verdict = only(rules(), bound, Amount("30 mg"))
    assert (verdict.status, mg(verdict.value), str(verdict.margin)) == ("PROVED", 80, "0 mg")
    assert only(rules(), bound, Amount("31 mg")).status == "VIOLATED"


def test_the_largest_total_may_come_from_a_smaller_start():
    # 30 mg cannot be raised by 20 mg to 40 mg or less; 20 mg on day 1 and 40 mg on nine more are 380 mg
    either = rules(DoseChoice("20 mg", "30 mg"), "40 mg", 1, "20 mg")
    verdict = only(either, Bound.course_total("380 mg", first_days=10, source=LABEL))
    assert (verdict.status, mg(verdict.value)) == ("PROVED", 380)
    assert [(day, mg(level)) for day, level in verdict.ladder] == [(1, 20), (2, 40)]


def test_hazard_30_a_total_that_is_passed_only_after_years_is_said_to_have_no_end():
    # 20 mg a day are 73 g in 10 years
    verdict = only(rules(), Bound.course_total("1000 g", source=LABEL))
    assert (verdict.status, verdict.witness, verdict.why) == ("VIOLATED", None, "the total has no end")


def test_a_limit_that_years_of_doses_do_not_pass_has_no_margin_in_time():
    verdict = only(rules(), Bound.rolling("1000 g", "24 hours", source=LABEL))
    assert (verdict.status, verdict.timing_margin) == ("PROVED", None)
