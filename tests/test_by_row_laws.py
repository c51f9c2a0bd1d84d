"""Laws of tables of limits: a patient has the verdict of the plain bound of his row, a box that of its patients."""

import itertools
from fractions import Fraction

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_by_row import FIRST, measured, on_row

from posology import Bound, Patients, Regimen, Scope, Source, Step, check, prove, testing
from posology.bands import Bands
from posology.measure import KIDNEYS, Measure
from posology.measure_range import MeasureRange

plain = testing.regimens(bounds=st.just([]))
kinds = ("per-day", "per-dose", "rolling", "rise", "least-interval")
many = st.one_of(testing.limit_tables(kind) for kind in kinds)


def for_anybody(limit):
    """A table whose rows ask for nothing but their own range."""
    ranges = [limit.range_of(each) for each in limit.rows]
    scopes = [Scope(patients=Patients(**{limit.over: each})) for each in ranges]
    rows = [attrs.evolve(each, scope=scope) for each, scope in zip(limit.rows, scopes, strict=True)]
    return attrs.evolve(limit, rows=rows)


def ends_and_middles(ranges: list[MeasureRange]):
    """Values of every range: its ends, what is between them, and what is just outside."""
    ends = sorted({end for each in ranges for end in (each.least, each.most) if end is not None})
    between = [(low + high) / 2 for low, high in itertools.pairwise(ends)]
    return sorted({min(ends) / 2, *ends, *between, max(ends) + 1})


FEW = settings(max_examples=min(30, settings().max_examples))
"""A proof of a random table takes long."""


@FEW
@given(many | many.map(for_anybody), plain, st.data())
def test_one_patient_gets_the_verdict_of_the_plain_bound_of_his_row(limit, regimen, data):
    kind = limit.over
    numbers = [n for n in ends_and_middles([limit.range_of(each) for each in limit.rows]) if n > 0]
    number = data.draw(st.sampled_from(numbers if kind != "age" else [Fraction(int(n)) for n in numbers if n >= 1]))
    own = on_row(limit, number)
    assume(own is not None)
    who = data.draw(testing.patients(Patients(**{kind: (Measure(kind, number),) * 2})))
    if kind in KIDNEYS and getattr(who, f"{kind}_on") is None:
        who = attrs.evolve(who, **{f"{kind}_on": FIRST})
    expected = check(regimen, [own], patient=who)[0]
    found = check(regimen, [limit], patient=who)[0]
    decided = expected.status in ("PROVED", "VIOLATED")
    said = attrs.evolve(expected, bound=limit, row=own if decided else None, why=found.why, missing=found.missing)
    assert found == said


@st.composite
def small_tables(draw):
    """Tables of daily limits by clearance, with a few ends and amounts."""
    cuts = draw(st.lists(st.sampled_from((15, 30, 60, 90)), min_size=1, max_size=3, unique=True).map(sorted))
    ends = [("0 mL/min", f"under {cuts[0]} mL/min")]
    ends += [(f"{low} mL/min", f"under {high} mL/min") for low, high in itertools.pairwise(cuts)]
    ends += [(f"{cuts[-1]} mL/min", "120 mL/min")]
    mosts = draw(st.lists(st.sampled_from((100, 300, 600, 900)), min_size=len(ends), max_size=len(ends)))
    rows = [
        Bound.per_day(f"{most} mg/day", source=Source("Example label"), scope=Scope(patients=Patients(crcl=each)))
        for most, each in zip(mosts, ends, strict=True)
    ]
    return Bound.by_table(rows, over="crcl")


DOSES = ["100 mg", "300 mg", "600 mg", Bands("crcl", [(0, 30, "100 mg"), (30, 60, "300 mg"), (60, None, "600 mg")])]
few = st.lists(st.builds(Step, st.sampled_from(DOSES), days=st.integers(1, 3)), min_size=1, max_size=2).map(
    lambda steps: Regimen("examplol", "oral", steps)
)


@given(small_tables(), few)
def test_a_box_is_broken_if_and_only_if_a_patient_in_it_is(limit, regimen):
    numbers = sorted(
        {*ends_and_middles([limit.range_of(each) for each in limit.rows]), *map(Fraction, (29, 30, 59, 60))}
    )
    everybody = [measured(Measure("crcl", n)) for n in numbers if n in limit.range]
    one_by_one = {check(regimen, [limit], patient=each)[0].status for each in everybody}
    found = prove(regimen, [limit], patients=Patients(crcl=limit.range))[0]
    assert (found.status == "VIOLATED") == ("VIOLATED" in one_by_one)
    assert (found.status == "PROVED") == (one_by_one == {"PROVED"})
