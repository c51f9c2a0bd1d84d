"""Every patient, compared with one patient after another, one birthday after another, one place after another."""

import datetime as dt
from fractions import Fraction

from courses import LABEL, regimen
from hypothesis import assume, given
from hypothesis import strategies as st

from posology import Amount, Bound, Dose, Frequency, Step, check
from posology.bands import Bands
from posology.boxes.convex import at_most_0
from posology.boxes.every_patient import every_patient
from posology.boxes.layout import SUMS
from posology.dose_rule import DoseRule
from posology.patient import Patient
from posology.patients import Patients
from posology.resolving import limited
from posology.rounding import Rounding


def decide(plain, bound):
    """The verdict on a regimen of plain doses, with nothing given before."""
    (verdict,) = check(plain, [bound], earlier="none")
    return verdict


def over(what, bound, patients):
    """The verdict for every patient of a box."""
    return every_patient(
        what, bound, patients, lambda plain: lambda bound: decide(plain, bound), earlier=Amount("0 mg")
    )


def known(kg):
    return lambda kind, within_days=None: kg


# --- One patient after another ---

LEAVES = st.sampled_from([("kg", 3), ("kg", 7), ("kg", 10), ("", 50), ("", 90)])
LIMITS = st.tuples(
    st.none() | st.integers(2, 30).map(lambda n: 20 * n), st.none() | st.integers(1, 10).map(lambda n: 5 * n)
)
ROUNDINGS = st.none() | st.tuples(st.sampled_from([20, 25, 60, 100]), st.sampled_from(["down", "up", "nearest"]))
RULES = st.tuples(LEAVES, LIMITS, ROUNDINGS)
TABLES = st.tuples(st.integers(12, 38), RULES, RULES)


def made(spec):
    """The rule of a specification."""
    if isinstance(spec[0], int):
        edge, below, above = spec
        return DoseRule(Bands("weight", [(0, edge, made(below)), (edge, None, made(above))]))
    (per, number), (most, least), rounding = spec
    least = None if least is None or (most is not None and least > most) else f"{least} mg"
    return DoseRule(
        f"{number} mg{'/kg' if per else ''}",
        most=None if most is None else f"{most} mg",
        least=least,
        rounding=None if rounding is None else Rounding(f"{rounding[0]} mg", rounding[1]),
    )


def by_hand(spec, kg):
    """The dose of a specification in mg, step by step."""
    if isinstance(spec[0], int):
        return by_hand(spec[1] if kg < spec[0] else spec[2], kg)
    (per, number), (most, least), rounding = spec
    value = Fraction(number) * (kg if per else 1)

    def capped(value):
        if most is not None and value > most:
            return Fraction(most)
        usable = least is not None and (most is None or least <= most)
        return Fraction(least) if usable and value < least else value

    value = capped(value)
    if rounding is not None:
        step, mode = rounding
        low = value - value % step
        up = mode == "up" or (mode == "nearest" and 2 * (value - low) >= step)
        value = capped(low + step if up and value != low else low)
    return value


FREQUENCIES = st.sampled_from(
    [
        Frequency.daily(),
        Frequency.daily(2),
        Frequency.every(hours=8),
        Frequency.every(days=2),
        Frequency.every(hours=36),
    ]
)
STEPS = st.lists(st.tuples(RULES | TABLES, FREQUENCIES, st.integers(1, 5)), min_size=1, max_size=3)
AMOUNTS = st.integers(1, 60).map(lambda n: f"{25 * n} mg") | st.sampled_from(["6 mg/kg", "9 mg/kg", "20 mg/kg"])
TIMED = st.sampled_from(["12 hours", "24 hours", "3 days"])
BOUNDS = (
    st.builds(Bound.per_dose, AMOUNTS, source=st.just(LABEL))
    | st.builds(lambda least: Bound.per_dose(least=least, source=LABEL), AMOUNTS)
    | st.builds(lambda n: Bound.per_day(f"{40 * n} mg/day", source=LABEL), st.integers(1, 40))
    | st.builds(Bound.per_dates, AMOUNTS, st.integers(1, 4), source=st.just(LABEL))
    | st.builds(Bound.rolling, AMOUNTS, TIMED, source=st.just(LABEL))
    | st.builds(Bound.course_total, AMOUNTS, first_days=st.none() | st.integers(1, 9), source=st.just(LABEL))
    | st.builds(
        lambda n, d: Bound.rise(f"{30 * n} mg", within_days=d, source=LABEL), st.integers(1, 9), st.integers(1, 4)
    )
    | st.builds(lambda n: Bound.fall(f"{20 * n} %", of="current", within_days=2, source=LABEL), st.integers(1, 5))
)


@given(specs=STEPS, bound=BOUNDS, low=st.integers(4, 20), width=st.integers(1, 25), endless=st.booleans())
def test_every_region_agrees_with_each_of_its_patients(specs, bound, low, width, endless):
    def with_doses(give):
        last = len(specs) - 1
        return regimen(
            *(
                Step(give(spec), when, days=None if endless and n == last else days)
                for n, (spec, when, days) in enumerate(specs)
            )
        )

    verdict = over(with_doses(made), bound, Patients(weight=(f"{low} kg", f"{low + width} kg")))
    assume(verdict.regions and verdict.regions[0].ranges)
    near, seen = Fraction(1, 10**9), []
    for region in verdict.regions:
        (part,) = region.ranges
        places = {part.least, part.most, part.least + near, part.most - near, (part.least + part.most) / 2}
        seen.append((part.least, part.most))
        for kg in sorted(kg for kg in places if kg in part):
            doses = [by_hand(spec, kg) for spec, *_ in specs]
            if not all(doses):
                assert region.status == "NOT_APPLICABLE"
                continue
            plain = with_doses(lambda spec, kg=kg: Dose(by_hand(spec, kg), "mg"))
            mine = decide(plain, limited(bound, known(kg)))
            if region.status == "UNKNOWN":
                assert bound.kind not in SUMS
            else:
                assert mine.status == region.status, (str(region), kg, str(mine))
    # the regions follow each other from one end of the box to the other
    assert (seen[0][0], seen[-1][1]) == (low, low + width)
    assert [end for _, end in seen[:-1]] == [start for start, _ in seen[1:]]
    broken = any(region.status == "VIOLATED" for region in verdict.regions)
    assert (verdict.status == "VIOLATED") == broken


# --- One birthday after another ---

MG = st.integers(1, 9).map(lambda n: f"{5 * n} mg")
AGED = st.tuples(MG, MG, MG).map(lambda t: DoseRule(Bands("age", [(2, 12, t[0]), (12, 13, t[1]), (13, None, t[2])])))
AGED_STEPS = st.lists(st.tuples(AGED | MG, FREQUENCIES, st.integers(1, 5)), min_size=1, max_size=3)


@given(specs=AGED_STEPS, bound=BOUNDS, endless=st.booleans())
def test_hazard_34_what_is_proved_holds_whenever_the_birthday_is(specs, bound, endless):
    last = len(specs) - 1
    what = regimen(
        *(Step(dose, when, days=None if endless and n == last else days) for n, (dose, when, days) in enumerate(specs))
    )
    verdict = over(what, bound, Patients(age=(2, 30), weight=("20 kg", "60 kg")))
    ages = {r.ranges[-1].least: r.status for r in verdict.regions if r.ranges and r.ranges[-1].kind == "age"}
    start = dt.date(2026, 3, 1)
    for years in (11, 12, 13):
        among = [r for r in verdict.regions if not ages or Fraction(years) in r.ranges[-1]]
        if {region.status for region in among} != {"PROVED"}:
            continue
        for ahead in range(18):
            # the birthday after this age comes so many days after day 1
            birthday = start + dt.timedelta(ahead)
            born = birthday.replace(year=birthday.year - years - (ahead > 0))
            plain = what.for_patient(Patient(born=born), start)
            for kg in (20, 60):
                mine = decide(plain, limited(bound, known(Fraction(kg))))
                assert mine.status == "PROVED", (years, ahead, str(mine))


# --- One place after another ---

LINES = st.lists(st.tuples(st.integers(-9, 9), st.integers(-5, 5)), min_size=1, max_size=5)


@given(LINES, st.integers(-5, 5), st.integers(0, 10))
def test_a_convex_function_is_at_most_0_between_its_zeros_and_nowhere_else(lines, low, width):
    def function(x):
        return max((a + b * x, b) for a, b in lines)

    held = at_most_0(function, Fraction(low), Fraction(low + width))
    for n in range(12 * width + 1):
        x = low + Fraction(n, 12)
        assert (function(x)[0] <= 0) == (held is not None and held[0] <= x <= held[1])
    for end in held or ():
        assert function(end)[0] <= 0
