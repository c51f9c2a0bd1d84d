"""Every patient: regions of a box by critical points, compared with one patient after another."""

from fractions import Fraction

from courses import LABEL, regimen

from posology import Amount, Bound, Frequency, Regimen, Step, Titration, check, prove
from posology.bands import Bands
from posology.boxes.every_patient import every_patient
from posology.dose_rule import DoseRule
from posology.measure_range import MeasureRange
from posology.patients import Patients
from posology.region import Region, furthest, joined, told
from posology.rounding import Rounding
from posology.scope import Scope

BOX = Patients(weight=("3 kg", "120 kg"))
ADULTS = Patients(weight=("40 kg", "150 kg"))


def decide(plain, bound):
    """The verdict on a regimen of plain doses, with nothing given before."""
    (verdict,) = check(plain, [bound], earlier="none")
    return verdict


def over(dose, bound, patients=BOX, **more):
    """The verdict on one dose a day for every patient of a box."""
    what = dose if isinstance(dose, Regimen) else regimen(Step(dose, **more))
    return every_patient(
        what, bound, patients, lambda plain: lambda bound: decide(plain, bound), earlier=Amount("0 mg")
    )


def per_kg(most="15 mg/kg", **more):
    return Bound.per_dose(most, source=LABEL, **more)


def length(verdict, status):
    """How many kg the regions of one status hold."""
    return sum(r.ranges[0].most - r.ranges[0].least for r in verdict.regions if r.status == status)


# --- Worked case 11 ---

CASE_11 = {
    mode: DoseRule("15 mg/kg", most="1 g", rounding=Rounding("60 mg", mode)) for mode in ("nearest", "down", "up")
}


def test_hazard_worked_11_rounding_15_mg_per_kg_to_the_nearest_60_mg_passes_it_on_475_15ths_of_117_kg():
    verdict = over(CASE_11["nearest"], per_kg())
    assert verdict.status == "VIOLATED"
    assert length(verdict, "VIOLATED") == Fraction(475, 15)
    assert length(verdict, "VIOLATED") + length(verdict, "PROVED") == 117


def test_hazard_worked_11_the_worst_is_four_thirds_at_3_kg():
    verdict = over(CASE_11["nearest"], per_kg())
    worst = furthest(region.worst for region in verdict.regions)
    # 3 kg x 15 = 45 mg, given 60 mg
    assert (worst.ratio, worst.at[0].number, worst.reached) == (Fraction(4, 3), 3, True)
    assert str(worst) == "1.333 times the limit at body weight 3 kg"
    assert (verdict.value, verdict.limit) == (Amount("60 mg"), Amount("45 mg"))


def test_hazard_worked_11_rounding_down_is_proved_and_those_who_get_nothing_are_named():
    verdict = over(CASE_11["down"], per_kg())
    assert verdict.status == "PROVED"
    # 15 x 4 = 60: below 4 kg one step of 60 mg is too much
    assert told(verdict.regions) == "PROVED from 4 kg, NOT_APPLICABLE below"
    assert "no dose can be given" in verdict.regions[0].why


def test_rounding_up_comes_near_to_twice_the_dose_just_over_4_kg():
    verdict = over(CASE_11["up"], per_kg())
    worst = furthest(region.worst for region in verdict.regions)
    assert (worst.ratio, worst.at[0].number, worst.reached) == (2, 4, False)
    assert str(worst) == "2 times the limit near body weight 4 kg"


# --- Regions ---


def test_a_fixed_dose_is_proved_from_58_kg_and_violated_below():
    # 870 / 15 = 58
    verdict = over("870 mg", per_kg(), ADULTS)
    assert (verdict.status, told(verdict.regions)) == ("VIOLATED", "PROVED from 58 kg, VIOLATED below")
    assert [str(region) for region in verdict.regions] == [
        "VIOLATED for body weight from 40 kg to under 58 kg",
        "PROVED for body weight from 58 kg to 150 kg",
    ]


def test_a_dose_per_kg_without_a_cap_is_proved_up_to_where_it_meets_a_fixed_limit():
    # 4 g / (15 mg/kg x 4) = 66.67 kg
    what = regimen(Step("15 mg/kg", Frequency.every(hours=6)))
    verdict = over(what, Bound.rolling("4 g", "24 hours", source=LABEL), ADULTS)
    assert told(verdict.regions) == "PROVED up to 200/3 kg, VIOLATED above"
    assert verdict.regions[1].worst.ratio == Fraction(9, 4)  # 150 kg x 60 mg = 9 g


def test_a_loading_dose_of_1_g_and_15_mg_per_kg_after_it_meet_2_g_at_the_zero_of_their_worst_window():
    # day 1: 1 g + 15 w at bedtime, day 2 on: 2 x 15 w; the day of the loading dose passes 2 g above 1000 / 15 kg
    loading = [
        Step(components=[(DoseRule("1 g"), Frequency.at("morning")), ("15 mg/kg", Frequency.at("bedtime"))], days=1),
        Step("15 mg/kg", Frequency.daily(2)),
    ]
    verdict = over(regimen(*loading), Bound.per_day("2 g/day", source=LABEL), Patients(weight=("40 kg", "70 kg")))
    assert told(verdict.regions) == "PROVED up to 200/3 kg, VIOLATED above"


def test_a_least_dose_per_kg_is_kept_from_where_the_cap_does_not_bite():
    # at least 10 mg/kg of a dose capped at 1 g: up to 100 kg
    verdict = over(DoseRule("15 mg/kg", most="1 g"), per_kg(None, least="10 mg/kg"), ADULTS)
    assert told(verdict.regions) == "PROVED up to 100 kg, VIOLATED above"


def test_a_least_and_a_most_are_both_decided():
    verdict = over("600 mg", per_kg("15 mg/kg", least="5 mg/kg"), Patients(weight=("30 kg", "150 kg")))
    # 600 / 15 = 40 and 600 / 5 = 120
    assert [(r.status, str(r.ranges[0])) for r in verdict.regions] == [
        ("VIOLATED", "from 30 kg to under 40 kg"),
        ("PROVED", "from 40 kg to 120 kg"),
        ("VIOLATED", "over 120 kg to 150 kg"),
    ]


def test_a_limit_per_m2_is_decided_over_the_surface():
    verdict = over("1 g", per_kg("500 mg/m2"), Patients(surface=("1.5 m2", "2.5 m2"), weight=("40 kg", "150 kg")))
    assert told(verdict.regions) == "PROVED from 2 m2, VIOLATED below"


def test_a_dose_per_kg_against_a_limit_per_m2_is_not_guessed():
    box = Patients(surface=("1.5 m2", "2.5 m2"), weight=("40 kg", "150 kg"))
    verdict = over("15 mg/kg", per_kg("500 mg/m2"), box)
    inside = [r for r in verdict.regions if all(part.least < part.most for part in r.ranges)]
    assert [r.status for r in inside] == ["UNKNOWN"]
    # a measure at an end of the box is a line, and there it is decided: 40 kg are 600 mg, 1.5 m2 750 mg
    light = next(r for r in verdict.regions if r.ranges[0].most == 40)
    assert (light.status, str(light.ranges[1])) == ("PROVED", "from 1.5 m2 to 2.5 m2")


def test_rises_of_doses_that_all_grow_with_the_weight_are_decided_too():
    climbing = regimen(Step("1 mg/kg", days=7), Step("2 mg/kg"))
    verdict = over(climbing, Bound.rise("60 mg", within_days=7, source=LABEL), ADULTS)
    assert told(verdict.regions) == "PROVED up to 60 kg, VIOLATED above"
    share = Bound.rise("100 %", of="current", within_days=7, source=LABEL)
    assert over(climbing, share, ADULTS).status == "PROVED"


def test_a_rise_from_a_fixed_dose_to_one_per_kg_is_unknown_and_not_passed():
    mixed = regimen(Step(DoseRule("10 mg"), days=7), Step("2 mg/kg"))
    assert over(mixed, Bound.rise("1 g", within_days=7, source=LABEL), ADULTS).status == "UNKNOWN"


def test_the_rate_of_an_infusion_per_kg_is_decided():
    # 10 mg/kg over 30 minutes is 20 mg/kg an hour: 1 g/h at 50 kg
    drip = Regimen("examplol", "intravenous", Step("10 mg/kg", over="30 minutes"))
    verdict = over(drip, Bound.infusion_rate("1000 mg/h", source=LABEL), ADULTS)
    assert told(verdict.regions) == "PROVED up to 50 kg, VIOLATED above"


def test_times_do_not_depend_on_the_weight():
    assert over("15 mg/kg", Bound.least_interval("24 hours", source=LABEL), ADULTS).status == "PROVED"


# --- What is not known ---


def test_hazard_6_a_dose_per_kg_for_patients_of_any_weight_is_unknown():
    verdict = over("15 mg/kg", per_kg("1 g"), Patients(age=(18, None)))
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "the body weight of the patients")


def test_hazard_12_a_dose_in_mg_is_not_held_against_tablets():
    verdict = over("15 mg/kg", per_kg("2 tablets"), ADULTS)
    assert verdict.missing == "a strength or a concentration, to hold 15 mg/kg against 2 tablet"


def test_hazard_15_a_box_without_a_smallest_weight_is_unknown():
    verdict = over("15 mg/kg", per_kg("1 g"), Patients(weight=(None, "120 kg")))
    assert verdict.missing == "the smallest and the largest body weight of the patients"


RENAL = DoseRule(Bands("crcl", [(15, 30, "100 mg"), (30, 60, "300 mg"), (60, None, "600 mg")]))


def test_hazard_17_a_renal_table_without_clearances_is_unknown():
    assert over(RENAL, per_kg("1 g"), ADULTS).missing == "the creatinine clearance of the patients"


def test_hazard_19_patients_outside_the_table_are_unknown_and_named():
    verdict = over(RENAL, per_kg("300 mg"), Patients(crcl=("10 mL/min", "130 mL/min")))
    assert [(r.status, str(r.ranges[0])) for r in verdict.regions][:2] == [
        ("UNKNOWN", "10 mL/min"),
        ("UNKNOWN", "over 10 mL/min to under 15 mL/min"),
    ]
    assert [(r.status, str(r.ranges[0])) for r in verdict.regions][2:] == [
        ("PROVED", "from 15 mL/min to under 60 mL/min"),
        ("VIOLATED", "from 60 mL/min to 130 mL/min"),
    ]


def test_a_bound_for_some_of_the_patients_is_decided_for_them_alone():
    verdict = over(
        RENAL,
        per_kg("300 mg", scope=Scope(patients=Patients(crcl=(None, "under 60 mL/min")))),
        Patients(crcl=("15 mL/min", None)),
    )
    assert (verdict.status, told(verdict.regions)) == ("PROVED", "PROVED under 60 mL/min, NOT_APPLICABLE above")


def test_no_dose_for_some_is_not_applicable_to_them():
    rule = DoseRule(Bands("crcl", [(0, 15, None), (15, None, "100 mg")]))
    verdict = over(rule, per_kg("100 mg"), Patients(crcl=("0 mL/min", "130 mL/min")))
    assert (verdict.status, told(verdict.regions)) == ("PROVED", "PROVED from 15 mL/min, NOT_APPLICABLE below")


# --- Birthdays ---

BY_AGE = DoseRule(Bands("age", [(2, 12, "5 mg"), (12, 18, "10 mg"), (18, None, "20 mg")]))


def test_hazard_34_a_course_of_one_day_has_one_age():
    verdict = over(BY_AGE, Bound.per_day("5 mg/day", source=LABEL), Patients(age=(2, 17)), days=1)
    assert told(verdict.regions) == "PROVED under 12 years, VIOLATED above"


def test_hazard_34_a_birthday_inside_the_course_is_not_proved_by_the_dose_of_day_1():
    verdict = over(BY_AGE, Bound.per_day("5 mg/day", source=LABEL), Patients(age=(2, 17)), days=7)
    assert [(r.status, str(r.ranges[0])) for r in verdict.regions] == [
        ("UNKNOWN", "from 2 years to under 12 years"),
        ("VIOLATED", "from 12 years to under 18 years"),
    ]


def test_hazard_34_where_the_larger_dose_of_both_ages_keeps_the_limit_every_birthday_does():
    verdict = over(BY_AGE, Bound.per_day("10 mg/day", source=LABEL), Patients(age=(2, 17)), days=7)
    assert (verdict.status, len(verdict.regions)) == ("PROVED", 1)
    # 7 days of 10 mg, whatever the day of the birthday
    assert over(BY_AGE, Bound.course_total("70 mg", source=LABEL), Patients(age=(2, 17)), days=7).status == "PROVED"


def test_hazard_34_a_limit_that_only_more_years_of_one_age_would_pass_is_not_said_to_be_broken():
    # 10 mg for one year at 12, 5 mg before and after: 1000 days are 365 x 10 + 635 x 5 = 6825 mg at most
    rule = DoseRule(Bands("age", [(2, 12, "5 mg"), (12, 13, "10 mg"), (13, None, "5 mg")]))
    first = Bound.course_total("9 g", first_days=1000, source=LABEL)
    assert over(rule, first, Patients(age=(12, 20))).status == "UNKNOWN"
    # 90 days of 10 mg fit into that year
    assert (
        over(rule, Bound.course_total("800 mg", first_days=90, source=LABEL), Patients(age=(12, 20))).status
        == "VIOLATED"
    )


def test_regions_that_only_touch_in_a_patient_of_neither_are_not_joined():
    parts = [MeasureRange.of("weight", ends) for ends in (("3 kg", "under 4 kg"), ("over 4 kg", "8 kg"))]
    assert len(joined(Region((part,), "PROVED") for part in parts)) == 2


def test_hazard_34_a_least_dose_is_held_against_the_smaller_dose_of_both_ages():
    rule = DoseRule(Bands("age", [(2, 12, "10 mg"), (12, None, "5 mg")]))
    verdict = over(rule, per_kg(None, least="8 mg"), Patients(age=(2, 17)), days=7)
    assert [(r.status, str(r.ranges[0])) for r in verdict.regions] == [
        ("UNKNOWN", "from 2 years to under 12 years"),
        ("VIOLATED", "from 12 years to under 18 years"),
    ]


def test_a_dose_that_may_be_lowered_is_held_against_a_least_per_kg_on_every_path():
    """30 mg, lowered by 10 mg a week to 10 mg: half a mg per kg of 40 kg is 20 mg, which day 15 is under."""
    rule = Titration(
        start="30 mg", increment="10 mg", interval=7, ceiling="50 mg", floor="10 mg", decisions=("raise", "lower")
    )
    least = Bound.per_dose(least="0.5 mg/kg", source=LABEL)
    verdict = prove(regimen(rule), [least], patients=Patients(weight=("40 kg", "60 kg")))[0]
    assert (verdict.status, str(verdict.value)) == ("VIOLATED", "10 mg")
    assert [region.status for region in verdict.regions if region.status == "PROVED"] == []
