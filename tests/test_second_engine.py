"""
Second engine: z3 agrees with what is decided over every path of a small titration.

The rules are written for z3 as the docstring of `Titration` says them: the levels of so many days in a row are whole
numbers of mg, and what each day may be after the day before is a formula.
"""

import pytest
from courses import LABEL
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_titrations import dose, small_rules

from posology import Bound, DoseRange, Frequency, Regimen, Titration, check
from posology.ladders.every_path import every_path

z3 = pytest.importorskip("z3")

DAYS = 22
"""Days in which a titration of at most 6 levels and 5 days between changes has shown the sums of up to 4 days."""


def mg(amount):
    number = amount.base * 1000
    assert number.denominator == 1
    return int(number)


def one_of(variable, doses):
    """That a variable is one of the doses of a rule."""
    if isinstance(doses, DoseRange):
        return z3.And(mg(doses.least) <= variable, variable <= mg(doses.most))
    return z3.Or([variable == mg(each) for each in doses.doses])


def one_change(before, after, rules):
    """That a level is raised or lowered to another."""
    low, high = mg(rules.floor or rules.starts.least), mg(rules.ceiling)

    def by(change):
        return change >= 1 if rules.increment is None else one_of(change, rules.increment)

    found = []
    if "raise" in rules.decisions:
        found.append(z3.And(by(after - before), after <= high))
    if "lower" in rules.decisions:
        found.append(z3.And(by(before - after), after >= low))
    return z3.Or(found)


def ladders(rules, days):
    """The levels of so many days, 0 after a stop, and what the rules say of them."""
    level = [z3.Int(f"level{day}") for day in range(days)]
    since = [z3.Int(f"since{day}") for day in range(days)]
    least, most = rules.interval or (1, None)
    said = [one_of(level[0], rules.starts), since[0] == 0]
    for day in range(1, days):
        before, after, gone = level[day - 1], level[day], since[day - 1] + 1
        other = z3.Int(f"other{day}")
        may_stay = z3.BoolVal(True)
        if "hold" not in rules.decisions and rules.increment is not None and most is not None:
            may_stay = z3.Or(gone < most, z3.Not(z3.Exists(other, one_change(before, other, rules))))
        kept = z3.And(after == before, since[day] == gone, may_stay)
        changed = z3.And(gone >= least, one_change(before, after, rules), since[day] == 0)
        stopped = z3.And(gone >= least, "stop" in rules.decisions, after == 0, since[day] == 0)
        gone_on = z3.And(before > 0, z3.Or(kept, changed, stopped))
        said.append(z3.Or(gone_on, z3.And(before == 0, after == 0, since[day] == gone)))
    return level, said


def measures(bound, level, count):
    """All that a bound compares with its limit, on these days."""
    days = len(level)
    if bound.kind == "course-total":
        return [count * z3.Sum(level[: bound.first_days])]
    if bound.kind in ("rise", "fall"):
        sign = 1 if bound.kind == "rise" else -1
        pairs = [(a, b) for a in range(days) for b in range(a + 1, min(days, a + bound.within_days + 1))]
        return [sign * count * (level[b] - level[a]) for a, b in pairs] + [z3.IntVal(0)]
    window = getattr(bound, "days", 1)
    return [count * z3.Sum(level[day : day + window]) for day in range(days - window + 1)]


def made(make, *args, **more):
    return st.builds(make, *args, **more, source=st.just(LABEL))


AMOUNTS, FEW = st.integers(1, 30).map(dose), st.integers(1, 4)
BOUNDS = st.one_of(
    made(Bound.per_day, AMOUNTS.map(lambda text: f"{text}/day")),
    made(Bound.per_dates, AMOUNTS, FEW),
    made(Bound.rise, AMOUNTS, within_days=FEW),
    made(Bound.fall, AMOUNTS, within_days=FEW),
    made(Bound.course_total, AMOUNTS, first_days=st.integers(1, 10)),
)
COUNTS = {1: Frequency.at("bedtime"), 2: Frequency.daily(2)}


SLOW = Titration(start="1 mg", increment="1 mg", interval=3, ceiling="5 mg")
FAST = Titration(start="1 mg", increment="2 mg", interval=(2, 3), ceiling="6 mg", decisions=["raise", "lower", "stop"])


@example(SLOW, Bound.course_total("22 mg", first_days=10, source=LABEL))  # 3 nights each at 1, 2, 3 mg, then 4 mg
@example(SLOW, Bound.rise("1 mg", within_days=3, source=LABEL))
@example(FAST, Bound.per_dates("15 mg", 4, source=LABEL))
@example(FAST, Bound.fall("5 mg", within_days=1, source=LABEL))
@settings(max_examples=settings.default.max_examples // 4)
@given(st.sampled_from(list(COUNTS)).flatmap(lambda n: small_rules(st.just(COUNTS[n]))), BOUNDS)
def test_z3_finds_no_path_that_passes_the_largest_value_and_one_that_reaches_it(rules, bound):
    regimen = Regimen("examplol", "oral", rules)
    verdict = every_path(regimen, bound, lambda chosen: check(chosen, [bound])[0])
    value, limit = mg(verdict.value), mg(bound.most)
    level, said = ladders(rules, DAYS)
    found = measures(bound, level, len(rules.frequency.times))
    solver = z3.Solver()
    solver.add(said)
    assert solver.check(z3.Or([each > value for each in found])) == z3.unsat
    assert solver.check(z3.Or([each == value for each in found])) == z3.sat
    assert verdict.status == ("VIOLATED" if value > limit else "PROVED")
