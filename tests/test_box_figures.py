"""Every patient, in figures: sums along the weight, with doses that some do not get and what was given before."""

from fractions import Fraction

import pytest
from courses import LABEL, regimen

from posology import Amount, Bound, Frequency, Step, check
from posology.bands import Bands
from posology.boxes.every_patient import every_patient
from posology.dose_rule import DoseRule
from posology.patients import Patients
from posology.region import furthest, told

ADULTS = Patients(weight=("20 kg", "80 kg"))


def over(what, bound, patients=ADULTS, earlier="0 mg"):
    known = None if earlier is None else Amount(earlier)

    def decide(plain):
        return lambda limit: check(plain, [limit], **({} if earlier is None else {"earlier": known}))[0]

    return every_patient(what, bound, patients, decide, earlier=known)


def worst(verdict):
    """The worst of all regions: times the limit, and at which measures."""
    found = furthest(region.worst for region in verdict.regions)
    return found.ratio, [each.number for each in found.at]


def regions(verdict):
    return [(region.status, *map(str, region.ranges)) for region in verdict.regions]


def test_a_dose_that_some_do_not_get_is_none_in_their_sums():
    # below 15 mL/min 10 mg/kg alone: 500 mg at 50 kg; above it 100 mg more: 500 mg at 40 kg
    renal = DoseRule(Bands("crcl", [(0, 15, None), (15, None, "100 mg")]))
    both = Step(components=[(renal, Frequency.at("morning")), ("10 mg/kg", Frequency.at("bedtime"))])
    box = Patients(weight=("20 kg", "80 kg"), crcl=("0 mL/min", "90 mL/min"))
    verdict = over(regimen(both), Bound.per_day("500 mg/day", source=LABEL), box)
    for crcl, most in ((0, 50), (10, 50), (15, 40), (90, 40)):
        for kg in (20, 39, 40, 41, 49, 50, 51, 80):
            (region,) = [each for each in verdict.regions if kg in each.ranges[0] and crcl in each.ranges[1]]
            assert region.status == ("PROVED" if kg <= most else "VIOLATED")
    assert worst(verdict)[0] == Fraction(900, 500)


def test_hazard_30_a_total_without_an_end_is_over_every_limit_at_every_weight():
    verdict = over(regimen(Step("10 mg/kg")), Bound.course_total("1000 g", source=LABEL))
    assert regions(verdict) == [("VIOLATED", "from 20 kg to 80 kg")]
    assert (verdict.status, verdict.regions[0].worst) == ("VIOLATED", None)


def test_what_was_given_before_counts_towards_a_total_and_not_towards_a_day():
    # 3 days of 10 mg/kg, and 1 g before, are 2.2 g at 40 kg, and 3.4 g at 80 kg
    three = regimen(Step("10 mg/kg", days=3))
    verdict = over(three, Bound.course_total("2200 mg", source=LABEL), earlier="1 g")
    assert told(verdict.regions) == "PROVED up to 40 kg, VIOLATED above"
    assert worst(verdict) == (Fraction(3400, 2200), [80])
    assert over(three, Bound.per_day("800 mg/day", source=LABEL), earlier="1 g").status == "PROVED"


def test_the_first_days_alone_count_towards_a_total_of_theirs():
    # 600 mg in 2 days at 30 kg
    endless = regimen(Step("10 mg/kg"))
    verdict = over(endless, Bound.course_total("600 mg", first_days=2, source=LABEL))
    assert told(verdict.regions) == "PROVED up to 30 kg, VIOLATED above"


def test_a_lifetime_is_broken_by_the_course_alone_and_else_unknown_without_what_was_before():
    three = regimen(Step("10 mg/kg", days=3))
    life = Bound.lifetime("1500 mg", source=LABEL)
    verdict = over(three, life, earlier=None)
    assert regions(verdict) == [("UNKNOWN", "from 20 kg to 50 kg"), ("VIOLATED", "over 50 kg to 80 kg")]
    assert verdict.regions[0].why == "the exposure before day 1"
    assert told(over(three, life, earlier="300 mg").regions) == "PROVED up to 40 kg, VIOLATED above"
    # a course counts what is known alone
    course = Bound.course_total("1500 mg", source=LABEL)
    assert told(over(three, course, earlier=None).regions) == "PROVED up to 50 kg, VIOLATED above"


def test_of_a_smallest_dose_the_worst_is_the_limit_over_the_dose():
    # at least 400 mg of 10 mg/kg: twice the dose at 20 kg
    verdict = over(regimen(Step("10 mg/kg")), Bound.per_dose(least="400 mg", source=LABEL))
    assert told(verdict.regions) == "PROVED from 40 kg, VIOLATED below"
    assert worst(verdict) == (2, [20])


def test_the_worst_of_a_kept_limit_is_the_nearest_to_it():
    verdict = over(regimen(Step("10 mg/kg")), Bound.per_dose("1 g", least="100 mg", source=LABEL))
    assert (verdict.status, worst(verdict)) == ("PROVED", (Fraction(800, 1000), [80]))


def test_windows_of_one_dose_are_no_longer_than_a_minute():
    a_minute_apart = regimen(Step("10 mg/kg", Frequency.at("08:00", "08:01")))
    assert over(a_minute_apart, Bound.per_dose("800 mg", source=LABEL)).status == "PROVED"
    within_two = over(a_minute_apart, Bound.rolling("800 mg", 2, source=LABEL))
    assert told(within_two.regions) == "PROVED up to 40 kg, VIOLATED above"


def test_dates_are_added_up_from_midnight_to_midnight():
    # 4 doses in 2 dates and 5 in 48 hours and a minute
    twice = regimen(Step("10 mg/kg", Frequency.at("00:00", "12:00")))
    assert (
        told(over(twice, Bound.per_dates("1600 mg", 2, source=LABEL)).regions) == "PROVED up to 40 kg, VIOLATED above"
    )
    assert told(over(twice, Bound.rolling("2 g", 2881, source=LABEL)).regions) == "PROVED up to 40 kg, VIOLATED above"
    assert told(over(twice, Bound.per_day("800 mg/day", source=LABEL)).regions) == "PROVED up to 40 kg, VIOLATED above"


def test_a_weekday_on_which_the_course_may_start_counts():
    # from a Sunday on there are two Sundays in 8 days
    weekly = regimen(Step("10 mg/kg", Frequency.weekly("Sunday"), days=8))
    verdict = over(weekly, Bound.course_total("800 mg", source=LABEL))
    assert told(verdict.regions) == "PROVED up to 40 kg, VIOLATED above"
    nothing = regimen(Step("10 mg/kg", Frequency.weekly("Tuesday"), days=3))
    assert told(over(nothing, Bound.per_dose("400 mg", source=LABEL)).regions) == "PROVED up to 40 kg, VIOLATED above"
    fixed = over(nothing, Bound.per_dose(least="400 mg", source=LABEL))
    assert told(fixed.regions) == "PROVED from 40 kg, VIOLATED below"


def test_hazard_34_a_course_that_ends_with_a_birthday_has_no_endless_total():
    # 5 mg a day from 2 to 12 years are at most 3652 days of 5 mg, 18.26 g
    until_12 = regimen(Step(DoseRule(Bands("age", [(2, 12, "5 mg"), (12, None, None)]))))
    verdict = over(until_12, Bound.course_total("20 g", source=LABEL), Patients(age=(2, 17)))
    assert [region.status for region in verdict.regions if 5 in region.ranges[0]] == ["UNKNOWN"]
    assert verdict.regions[0].why.startswith("a birthday may change the dose")


def test_a_limit_of_nothing_is_passed_without_a_ratio():
    verdict = over(regimen(Step("10 mg/kg", days=3)), Bound.course_total("0 mg", source=LABEL))
    assert (regions(verdict), verdict.regions[0].worst) == ([("VIOLATED", "from 20 kg to 80 kg")], None)


@pytest.mark.parametrize(
    "bound",
    [
        Bound.per_dose("300 mg", source=LABEL),
        Bound.per_day("400 mg/day", source=LABEL),
        Bound.per_dates("800 mg", 2, source=LABEL),
        Bound.rolling("400 mg", "24 hours", source=LABEL),
        Bound.course_total("1200 mg", source=LABEL),
        Bound.lifetime("1200 mg", source=LABEL),
    ],
    ids=lambda bound: bound.kind,
)
def test_every_kind_of_sum_is_decided_for_fixed_doses_beside_doses_per_kg(bound):
    # at 30 kg 100 mg and 300 mg a day, for 3 days
    parts = [(DoseRule("100 mg"), Frequency.at("morning")), ("10 mg/kg", Frequency.at("bedtime"))]
    assert told(over(regimen(Step(components=parts, days=3)), bound).regions) == "PROVED up to 30 kg, VIOLATED above"


def test_of_doses_on_days_of_the_week_the_smallest_and_the_largest_of_any_start_count():
    # a course of one day has 10 mg/kg on a Monday, 5 mg/kg on a Tuesday, and else nothing
    parts = [("10 mg/kg", Frequency.weekly("Monday")), ("5 mg/kg", Frequency.weekly("Tuesday"))]
    one = regimen(Step(components=parts, days=1))
    assert told(over(one, Bound.per_dose("400 mg", source=LABEL)).regions) == "PROVED up to 40 kg, VIOLATED above"
    least = over(one, Bound.per_dose(least="200 mg", source=LABEL))
    assert told(least.regions) == "PROVED from 40 kg, VIOLATED below"


def test_the_smallest_of_several_doses_is_held_above_a_limit():
    falling = regimen(Step("20 mg/kg", days=1), Step("10 mg/kg", days=1))
    verdict = over(falling, Bound.per_dose(least="400 mg", source=LABEL))
    assert told(verdict.regions) == "PROVED from 40 kg, VIOLATED below"


def test_a_total_of_first_days_ends_with_them_and_begins_with_the_first_minute():
    at_midnight = regimen(Step("10 mg/kg", Frequency.at("00:00"), days=5))
    verdict = over(at_midnight, Bound.course_total("600 mg", first_days=2, source=LABEL))
    assert told(verdict.regions) == "PROVED up to 30 kg, VIOLATED above"
    once = regimen(Step("10 mg/kg", Frequency.at("00:00"), days=1))
    verdict = over(once, Bound.course_total("300 mg", source=LABEL))
    assert told(verdict.regions) == "PROVED up to 30 kg, VIOLATED above"


def test_who_gets_no_dose_at_all_has_no_total():
    renal = DoseRule(Bands("crcl", [(0, 15, None), (15, None, "100 mg")]))
    box = Patients(crcl=("0 mL/min", "90 mL/min"))
    for bound in (Bound.course_total("1 g", source=LABEL), Bound.per_dose("1 g", source=LABEL)):
        verdict = over(regimen(Step(renal, days=3)), bound, box)
        assert told(verdict.regions) == "PROVED from 15 mL/min, NOT_APPLICABLE below"


def test_hazard_34_a_course_as_long_as_the_year_of_one_age_can_lie_inside_it():
    # 365 doses of 10 mg for whoever turns 12 on day 1: the last one a minute before the day of the next birthday
    rule = DoseRule(Bands("age", [(2, 12, "5 mg"), (12, 13, "10 mg"), (13, None, "5 mg")]))
    year = regimen(Step(rule, Frequency.at("23:59"), days=365))
    longer = regimen(Step(rule, Frequency.at("00:00"), days=366))
    total = Bound.course_total("3649 mg", source=LABEL)
    for what, status in ((year, "VIOLATED"), (longer, "UNKNOWN")):
        verdict = over(what, total, Patients(age=(2, 20)))
        assert [region.status for region in verdict.regions if 12 in region.ranges[0]] == [status]
