"""Every patient, in figures: sums along the weight, with doses that some do not get and what was given before."""

from fractions import Fraction

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
    # from a Tuesday on there are two Tuesdays in 8 days
    weekly = regimen(Step("10 mg/kg", Frequency.weekly("Tuesday"), days=8))
    verdict = over(weekly, Bound.course_total("800 mg", source=LABEL))
    assert told(verdict.regions) == "PROVED up to 40 kg, VIOLATED above"
    nothing = regimen(Step("10 mg/kg", Frequency.weekly("Tuesday"), days=3))
    assert told(over(nothing, Bound.per_dose("400 mg", source=LABEL)).regions) == "PROVED up to 40 kg, VIOLATED above"
    fixed = over(nothing, Bound.per_dose(least="400 mg", source=LABEL))
    assert told(fixed.regions) == "PROVED from 40 kg, VIOLATED below"
