"""Doses in proportion to the creatinine clearance: a box of patients against one patient after another."""

from fractions import Fraction

from courses import LABEL, regimen
from hypothesis import given
from hypothesis import strategies as st

from posology import (
    Amount,
    Bound,
    Frequency,
    Step,
    check,
)
from posology.bands import Band, Bands
from posology.boxes.every_patient import every_patient
from posology.dose_rule import DoseRule
from posology.measure_range import MeasureRange
from posology.patient import Patient
from posology.patients import Patients
from posology.rounding import Rounding

HAIR = Fraction(1, 10**20)


def clearing(crcl, **more):
    return Patient(crcl=f"{crcl} mL/min", crcl_on="2026-11-01", **more)


LEAVES = st.sampled_from(["", "", "per"])
RULES = st.tuples(
    LEAVES,
    st.integers(1, 9),
    st.none() | st.integers(1, 12).map(lambda n: 10 * n),
    st.none() | st.tuples(st.sampled_from([7, 20, 25]), st.sampled_from(["down", "up", "nearest"])),
)
TABLES = st.tuples(st.integers(1, 29), st.booleans(), RULES, RULES)
LIMITS = st.tuples(LEAVES, st.integers(1, 9), st.sampled_from(["most", "least"]))


def made(rule):
    per, number, most, rounding = rule
    return DoseRule(
        f"{number} mg/(mL/min)" if per else f"{10 * number} mg",
        most=most and f"{most} mg",
        rounding=rounding and Rounding(f"{rounding[0]} mg", rounding[1]),
    )


def by_hand(rule, crcl):
    """The dose in mg, step by step."""
    per, number, most, rounding = rule
    value = number * crcl if per else Fraction(10 * number)
    value = value if most is None else min(value, Fraction(most))
    if rounding is not None:
        step, mode = rounding
        low = value - value % step
        if mode == "up" or (mode == "nearest" and 2 * (value - low) >= step):
            low += step if low != value else 0
        value = low if most is None else min(low, Fraction(most))
    return value


@given(
    TABLES,
    LIMITS,
    st.sampled_from(["per-dose", "rolling"]),
    st.lists(st.fractions(0, 40, max_denominator=12), min_size=2, max_size=6),
    st.booleans(),
)
def test_every_patient_is_judged_as_one_patient_after_another_is(table, limit, kind, others, from_0):
    edge, upto, below, above = table
    low, high = ({"upto": edge}, {"over": edge}) if upto else ({"below": edge}, {"least": edge})
    rows = [Band.of("crcl", made(below), **low), Band.of("crcl", made(above), **high)]
    per, number, which = limit
    text = f"{number} mg/(mL/min)" if per else f"{8 * number} mg"
    if kind == "per-dose":
        bound = Bound.per_dose(**{which: text}, source=LABEL)
    else:
        bound, which = Bound.rolling(text, "24 hours", source=LABEL), "most"
    what = regimen(Step(DoseRule(Bands("crcl", rows)), Frequency.daily(), days=3))
    box = MeasureRange("crcl", Fraction(0), Fraction(40), from_0, True)

    def decide(plain):
        return lambda bound: check(plain, [bound], earlier="none")[0]

    verdict = every_patient(what, bound, Patients(crcl=box), decide, earlier=Amount("0 mg"))
    places = {edge - HAIR, Fraction(edge), edge + HAIR, HAIR, *(Fraction(n, 20) for n in range(41)), *others}
    places |= {
        end + side
        for region in verdict.regions
        for end in (region.ranges[0].least, region.ranges[0].most)
        for side in (-HAIR, 0, HAIR)
    }
    found = set()
    for crcl in sorted(place for place in places if place in box):
        (region,) = (each for each in verdict.regions if crcl in each.ranges[0])
        dose = by_hand(below if crcl < edge or (upto and crcl == edge) else above, crcl)
        most = number * crcl if per else Fraction(8 * number)
        if not dose:
            expected = "NOT_APPLICABLE"
        elif per and kind == "per-dose" and not crcl:
            expected = "UNKNOWN"
        else:
            expected = "PROVED" if (dose <= most if which == "most" else dose >= most) else "VIOLATED"
        assert (crcl, region.status) == (crcl, expected)
        found.add(expected)
    status = next(each for each in ("VIOLATED", "UNKNOWN", "PROVED", "NOT_APPLICABLE") if each in found)
    assert verdict.status == status


def test_nobody_at_a_clearance_of_0_can_be_given_a_dose_whatever_the_limit():
    per = Bound.per_dose("20 mg/(mL/min)", source=LABEL)
    verdict = check(regimen(Step("20 mg/(mL/min)")), [per], patient=Patients(crcl=("0 mL/min", "15 mL/min")))[0]
    assert [str(region).partition(" (")[0] for region in verdict.regions] == [
        "NOT_APPLICABLE for creatinine clearance 0 mL/min",
        "PROVED for creatinine clearance over 0 mL/min to 15 mL/min",
    ]


def test_a_least_dose_that_counts_under_1_is_a_place_where_the_dose_bends():
    raised = regimen(Step(DoseRule("10 mg/(mL/min)", least="2 mg")))
    limit = Bound.per_dose("12 mg/(mL/min)", source=LABEL)
    verdict = check(raised, [limit], patient=Patients(crcl=("over 0 mL/min", "2 mL/min")))[0]
    assert [str(region) for region in verdict.regions] == [
        "VIOLATED for creatinine clearance over 0 mL/min to under 1/6 mL/min",
        "PROVED for creatinine clearance from 1/6 mL/min to 2 mL/min",
    ]
