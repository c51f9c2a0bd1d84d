"""Plot limits: which bounds are lines, how high these lie, whom they are said to be for, and what is not drawn."""

import pytest
from plots import drawn

from posology import Bound, Ingredient, Patient, Patients, Regimen, Schedule, Scope, Source, Step, load
from posology.render import plot

LABEL = Source("Example label")
MOST, LEAST = "#a00000", "#00569c"


def plan(*steps, **more):
    return Schedule(Regimen("examplol", "oral", list(steps), **more), "2026-12-01")


def per_day(most, **more):
    return Bound.per_day(most, source=LABEL, **more)


def notes(found):
    return " ".join(found.notes)


def test_amitriptyline_from_30_to_150_mg_touches_both_ends_of_its_range():
    regimen = load("amitriptyline")["medscape"].choose(start="30 mg", increment="30 mg", interval=7)
    found = drawn(plot.svg(Schedule(regimen, "2026-12-01", days=56)))
    assert [found.bottom - y for _, _, y in found.levels] == [440, 880, 1320, 1760, 2200]
    assert found.limits == {MOST: [found.bottom - 2200], LEAST: [found.bottom - 440]}
    assert {"at most 150 mg a day", "at least 30 mg a day once reached"} <= {text for _, _, text in found.labels}


@pytest.mark.parametrize(("most", "height"), [("20 mg/day", 2200), ("10 mg/day", 2200), ("5 mg/day", 1100)])
def test_a_limit_lies_as_high_as_a_dose_of_that_size(most, height):
    found = drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=[per_day(most)]))
    assert [found.bottom - y for y in found.limits[MOST]] == [height]
    assert found.bottom - found.levels[0][2] == (1100 if most == "20 mg/day" else 2200)


def test_a_limit_in_another_unit_lies_where_it_is():
    found = drawn(plot.svg(plan(Step("500 mg", days=7)), bounds=[per_day("1 g/day")]))
    assert [found.bottom - y for y in found.limits[MOST]] == [2200]
    assert found.bottom - found.levels[0][2] == 1100


def test_a_limit_far_above_is_told_of_and_not_drawn():
    found = drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=[per_day("51 mg/day")]))
    assert found.limits == {}
    assert notes(found) == "Above the picture: at most 51 mg a day (per-day)"
    assert "Above the picture: at most 51 mg a day (per-day)." in found.desc
    assert list(drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=[per_day("50 mg/day")])).limits) == [MOST]


def test_limits_that_are_not_on_one_day_are_named():
    bounds = [
        Bound.rolling("20 mg", "24 hours", source=LABEL, name="day-and-night"),
        Bound.per_dates("60 mg", 7, source=LABEL),
        Bound.per_dose("20 mg", source=LABEL),
        Bound.rise("5 mg", within_days=7, source=LABEL),
    ]
    found = drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=bounds))
    assert found.limits == {}
    assert notes(found) == "Limits that are not drawn: day-and-night, per-dates, per-dose, rise"


def test_the_sum_over_one_date_is_a_limit_on_a_day():
    found = drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=[Bound.per_dates("20 mg", 1, source=LABEL)]))
    assert found.limits == {MOST: [300]}


def test_a_limit_per_kg_another_kind_of_amount_one_phase_and_an_ingredient_are_not_drawn():
    bounds = [
        Bound.per_dates("1 mg/kg", 1, source=LABEL, name="per-kg"),
        per_day("2 tablet/day", name="tablets"),
        per_day("20 mg/day", name="loading", scope=Scope(phase="loading")),
        per_day("20 mg/day", name="base", scope=Scope(ingredient="base")),
    ]
    found = drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=bounds))
    assert found.limits == {}
    assert notes(found) == "Limits that are not drawn: per-kg, tablets, loading, base"


def test_tablets_with_a_limit_in_mg_are_drawn_without_it():
    held = [Ingredient("examplol", "500 mg", per="1 tablet", source=LABEL)]
    found = drawn(plot.svg(plan(Step("1 tablet", days=7), ingredients=held), bounds=[per_day("4 g/day")]))
    assert found.limits == {}
    assert {text for _, _, text in found.labels} == {"1 tablet"}
    assert notes(found) == "Limits that are not drawn: per-day"


def adults(**more):
    return Scope(patients=Patients(age=(18, None)), **more)


def test_whom_a_limit_is_for_is_said_where_that_is_not_everybody():
    limits = [per_day("20 mg/day", scope=adults())]
    nobody_said = drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=limits))
    assert "at most 20 mg a day, for age from 18 years (per-day)" in notes(nobody_said)
    all_adults = plan(Step("10 mg", days=7), patients=Patients(age=(20, 60)))
    assert notes(drawn(plot.svg(all_adults, bounds=limits))) == "Long dashes: at most 20 mg a day (per-day)"


def test_a_limit_for_others_is_left_out():
    limits = [per_day("20 mg/day", scope=adults())]
    children = plan(Step("10 mg", days=7), patients=Patients(age=(2, 11)))
    assert drawn(plot.svg(children, bounds=limits)).limits == {}
    child, adult = Patient(age=10), Patient(born="1961-04-09")
    anybody = plan(Step("10 mg", days=7))
    assert drawn(plot.svg(anybody, bounds=limits, patient=child)).limits == {}
    assert notes(drawn(plot.svg(anybody, bounds=limits, patient=adult))) == "Long dashes: at most 20 mg a day (per-day)"


def test_a_limit_that_begins_to_hold_on_a_birthday_says_for_whom_it_is():
    limits, turns_18 = [per_day("20 mg/day", scope=adults())], Patient(born="2008-12-03")
    found = drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=limits, patient=turns_18))
    assert "at most 20 mg a day, for age from 18 years (per-day)" in notes(found)


def test_a_limit_for_another_route_is_left_out():
    limits = [per_day("20 mg/day", scope=Scope(route="intravenous"))]
    assert drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=limits)).limits == {}


def test_a_limit_for_an_indication_says_so_where_the_regimen_names_none():
    limits = [per_day("20 mg/day", scope=Scope(indication="pain"))]
    assert "for pain (per-day)" in notes(drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=limits)))
    for_pain = plan(Step("10 mg", days=7), indication="pain")
    assert notes(drawn(plot.svg(for_pain, bounds=limits))) == "Long dashes: at most 20 mg a day (per-day)"
    for_fits = plan(Step("10 mg", days=7), indication="epilepsy")
    assert drawn(plot.svg(for_fits, bounds=limits)).limits == {}


def row(most, *ends):
    return per_day(most, scope=Scope(patients=Patients(crcl=ends)))


def test_of_a_table_of_limits_the_patient_s_own_row_is_drawn():
    table = Bound.by_table(
        [row("90 mg/day", "30 mL/min", None), row("30 mg/day", None, "under 30 mL/min")], over="crcl"
    )
    schedule = plan(Step("45 mg", days=7))
    good = Patient(crcl="70 mL/min", crcl_on="2026-11-30")
    found = drawn(plot.svg(schedule, bounds=[table], patient=good))
    assert notes(found) == "Long dashes: at most 90 mg a day (per-day)"
    both = notes(drawn(plot.svg(schedule, bounds=[table])))
    assert "at most 90 mg a day, for creatinine clearance from 30 mL/min" in both
    assert "at most 30 mg a day, for creatinine clearance under 30 mL/min" in both


def test_what_several_bounds_say_is_one_line_with_the_names_of_all():
    bounds = [per_day("20 mg/day", name="label"), Bound.maintenance("5 mg/day", "20 mg/day", source=LABEL)]
    found = drawn(plot.svg(plan(Step("10 mg", days=7)), bounds=bounds))
    assert found.limits == {MOST: [300], LEAST: [found.bottom - 550]}
    assert "Long dashes: at most 20 mg a day (label, maintenance)" in notes(found)


def test_the_regimen_s_own_bounds_are_drawn_if_none_are_given():
    schedule = plan(Step("10 mg", days=7), bounds=[per_day("20 mg/day")])
    assert plot.svg(schedule) == plot.svg(schedule, bounds=[per_day("20 mg/day")])
    assert drawn(plot.svg(schedule, bounds=[])).limits == {}
