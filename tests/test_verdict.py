"""The verdict: an unknown is never a pass, and a report is ok only if every declared bound is proved."""

import datetime as dt

import pytest
from courses import GABAPENTIN, LABEL, regimen

from posology import Amount, Bound, Cycle, Frequency, Regimen, Schedule, Step, check

EVERY_6_HOURS = regimen(Step("1 g", Frequency.every(hours=6)))
FOUR_GRAMS = Bound.rolling("4 g", "24 hours", source=LABEL)


def only(subject, limit, **more):
    (verdict,) = check(subject, [limit], **more)
    return verdict


# --- What is not known ---


def test_a_dose_per_kg_is_unknown_without_a_weight_and_its_intervals_are_known():
    per_kg = regimen(Step("15 mg/kg", Frequency.every(hours=6)))
    amount, interval = check(per_kg, [FOUR_GRAMS, Bound.least_interval("4 hours", source=LABEL)])
    assert (amount.status, amount.missing) == ("UNKNOWN", "body weight")
    assert ("PROVED", dt.timedelta(hours=6)) == (interval.status, interval.value)


@pytest.mark.parametrize("most", ["4 g", "0 g"])
def test_tablets_against_mg_are_unknown(most):
    tablets = regimen(Step("1 tablet", Frequency.every(hours=6)))
    verdict = only(tablets, Bound.rolling(most, "24 hours", source=LABEL))
    assert (verdict.status, "strength" in verdict.missing) == ("UNKNOWN", True)


def test_a_volume_against_a_mass_needs_a_concentration():
    verdict = only(regimen(Step("5 mL")), Bound.per_dose("5 mg", source=LABEL))
    assert (verdict.status, "concentration" in verdict.missing) == ("UNKNOWN", True)


def test_what_looks_back_is_unknown_if_earlier_doses_are():
    limits = [
        FOUR_GRAMS,
        Bound.least_interval("6 hours", source=LABEL),
        Bound.course_total("40 g", source=LABEL),
        Bound.rise("4 g", within_days=7, source=LABEL),
        Bound.per_day("4 g/day", source=LABEL),
        Bound.per_dose("1 g", source=LABEL),
        Bound.duration(10, source=LABEL),
    ]
    days = regimen(Step("1 g", Frequency.every(hours=6), days=10))
    known, unknown = check(days, limits), check(days, limits, earlier="unknown")
    assert [verdict.status for verdict in known] == 7 * ["PROVED"]
    assert [verdict.status for verdict in unknown] == 3 * ["UNKNOWN"] + 4 * ["PROVED"]
    assert [verdict.missing for verdict in unknown][:3] == ["the doses before day 1"] * 3
    assert not unknown.ok
    assert ["no dose before day 1" in verdict.assumes for verdict in known] == [True] * 3 + [False] * 4


def test_a_total_is_of_the_whole_course_however_few_days_are_shown():
    limit = Bound.course_total("6 g", source=LABEL)
    pulses = regimen(Cycle(Step("500 mg", days=2), weeks=2, times=7))
    verdict = only(Schedule(pulses, "2026-12-07", days=7), limit)
    assert (verdict.status, verdict.value) == ("VIOLATED", Amount("7 g"))


def test_what_is_broken_stays_broken_whatever_came_before():
    verdict = only(EVERY_6_HOURS, Bound.rolling("3 g", "24 hours", source=LABEL), earlier="unknown")
    assert verdict.status == "VIOLATED"


def test_no_bound_is_not_checked_and_not_ok():
    report = check(GABAPENTIN)
    assert (report.status, report.ok, bool(report)) == ("NOT_CHECKED", False, False)


def test_a_report_is_ok_only_if_every_bound_is_proved():
    good, bad = Bound.per_dose("300 mg", source=LABEL), Bound.per_dose("299 mg", source=LABEL)
    assert check(GABAPENTIN, [good]).ok
    both = check(GABAPENTIN, [good, bad])
    assert (both.ok, both.status) == (False, "VIOLATED")
    assert [verdict.status for verdict in both] == ["PROVED", "VIOLATED"]


def test_one_dose_has_no_interval_to_hold_and_is_not_a_pass():
    report = check(regimen(Step("1 g", days=1)), [Bound.least_interval("4 hours", source=LABEL)])
    assert (report[0].status, report.ok) == ("NOT_APPLICABLE", False)


def test_a_regimen_is_held_against_its_own_bounds():
    own = Regimen("examplol", "oral", Step("1 g"), bounds=[Bound.per_dose("1 g", source=LABEL, name="ceiling")])
    assert check(own)["ceiling"].status == "PROVED"


def test_a_check_leaves_nothing_out():
    limits = [Bound.per_dose(f"{mg} mg", source=LABEL, name=str(mg)) for mg in (100, 200, 300, 400)]
    assert [v.status for v in check(GABAPENTIN, limits)] == ["VIOLATED", "VIOLATED", "PROVED", "PROVED"]


def test_a_continued_course_is_judged_from_its_day_1():
    schedule = Schedule(GABAPENTIN, "2026-12-01", first_day=17, days=3)
    verdict = only(schedule, Bound.course_total("300 mg", source=LABEL))
    assert (verdict.status, verdict.witness.day) == ("VIOLATED", 2)
