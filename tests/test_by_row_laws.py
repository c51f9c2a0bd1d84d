"""Laws of tables of limits: a patient has the verdict of the plain bound of his row, a box that of its patients."""

import itertools
from fractions import Fraction

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_by_row import FIRST, measured, on_row

from posology import Patients, Regimen, Scope, Step, check, prove, testing
from posology.measure import Measure
from posology.measure_range import MeasureRange
from posology.resolving import bound_needs

plain = testing.regimens(bounds=st.just([]))
kinds = ("per-day", "per-dose", "rolling", "rise", "least-interval")
many = st.one_of(testing.limit_tables(kind) for kind in kinds)


sums = st.one_of(testing.limit_tables(kind, over="crcl") for kind in ("per-day", "per-dose", "rolling"))


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
    if kind == "crcl" and who.crcl_on is None:
        who = attrs.evolve(who, crcl_on=FIRST)
    expected = check(regimen, [own], patient=who)[0]
    found = check(regimen, [limit], patient=who)[0]
    decided = expected.status in ("PROVED", "VIOLATED")
    said = attrs.evolve(expected, bound=limit, row=own if decided else None, why=found.why, missing=found.missing)
    assert found == said


few = st.lists(st.builds(Step, testing.doses(), days=st.integers(1, 3)), min_size=1, max_size=2).map(
    lambda steps: Regimen("examplol", "oral", steps)
)


@FEW
@given(sums.map(for_anybody), few)
def test_a_box_is_broken_if_and_only_if_a_patient_in_it_is(limit, regimen):
    assume(limit.range.most is not None or not any(map(bound_needs, limit.rows)))  # that is UNKNOWN without an end
    numbers = [n for n in ends_and_middles([limit.range_of(each) for each in limit.rows]) if n in limit.range]
    everybody = [measured(Measure("crcl", n), weight="70 kg") for n in numbers]
    one_by_one = {check(regimen, [limit], patient=each)[0].status for each in everybody}
    box = Patients(crcl=limit.range, weight=("70 kg", "70 kg"))
    found = prove(regimen, [limit], patients=box)[0]
    assume("UNKNOWN" not in one_by_one)
    assert (found.status == "VIOLATED") == ("VIOLATED" in one_by_one)
    assert (found.status == "PROVED") == (one_by_one == {"PROVED"})
