"""The verdicts on the rows of a table of limits, made into one: each status, the worst row, and what stands beside."""

import itertools

import attrs
import pytest
from test_limit_table import row, table

from posology import Amount, Bound, DailyAmount, Patient
from posology.by_row import by_row
from posology.dose import Difference
from posology.verdict import Verdict, Witness

ENDS = [("60 mL/min", None), ("30 mL/min", "under 60 mL/min"), (None, "under 30 mL/min")]
LIMIT = table(dict(zip(ENDS, ("900 mg/day", "600 mg/day", "300 mg/day"), strict=True)))
GRAVEST = ("VIOLATED", "UNKNOWN", "PROVED", "NOT_APPLICABLE")


def folded(*verdicts, who=None):
    """The verdict on a table whose rows have these, in their order; UNKNOWN as it is on the whole table."""
    by_scope = dict(zip((each.scope for each in LIMIT.rows), verdicts, strict=True))
    return by_row(LIMIT, lambda each: attrs.evolve(by_scope.get(each.scope, verdicts[0]), bound=each), who)


def of(status, mg=0, limit=0, **more):
    if status in ("UNKNOWN", "NOT_APPLICABLE"):
        return Verdict(bound=LIMIT, status=status, missing="a weight" if status == "UNKNOWN" else "", why="no", **more)
    return Verdict(
        bound=LIMIT,
        status=status,
        value=DailyAmount(mg, "mg"),
        limit=DailyAmount(limit, "mg"),
        margin=Difference(limit - mg, "mg"),
        **more,
    )


@pytest.mark.parametrize("statuses", list(itertools.product(GRAVEST, repeat=3)), ids="-".join)
def test_the_gravest_row_counts_and_rows_in_which_nobody_is_do_not(statuses):
    assert folded(*(of(each, 500, 600) for each in statuses)).status == min(statuses, key=GRAVEST.index)


def test_any_bound_that_is_no_table_is_decided_as_it_is():
    plain = LIMIT.rows[0]
    assert by_row(plain, lambda each: Verdict(bound=each, status="UNKNOWN", missing="a weight")).bound is plain


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_of_rows_that_are_kept_the_one_with_the_least_room_decides(order):
    found = folded(*(of("PROVED", 100 * n, 500) for n in order))
    assert (found.bound, found.row) == (LIMIT, LIMIT.rows[order.index(2)])
    assert (str(found.value), str(found.margin)) == ("200 mg/day", "300 mg")


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
@pytest.mark.parametrize("who", [None, Patient()], ids=["box", "one"])
def test_of_rows_that_are_broken_the_worst_decides_and_one_patient_has_the_first_day_of_any(order, who):
    found = folded(*(of("VIOLATED", 700 + n, 600, witness=Witness(day=7 + n)) for n in order), who=who)
    assert (found.row, str(found.value), str(found.margin)) == (LIMIT.rows[order.index(2)], "702 mg/day", "-102 mg")
    first = Witness(day=7, value=DailyAmount("700 mg/day"))
    assert found.witness == (Witness(day=9) if who is None else first)


def test_a_path_stays_with_the_witness_that_it_leads_to():
    rows = [of("VIOLATED", 700 + n, 600, witness=Witness(day=7 + n), ladder=((n, Amount("5 mg")),)) for n in range(3)]
    found = folded(*rows, who=Patient())
    assert (found.witness.day, found.ladder) == (9, ((2, Amount("5 mg")),))


def test_what_any_row_takes_for_granted_or_has_beside_it_stays():
    twins = [Verdict(bound=LIMIT, status=each, value=Amount("5 mg"), margin=Amount("1 mg")) for each in GRAVEST[::2]]
    found = folded(
        of("PROVED", 5, 6, assumes=("a", "b"), twin=twins[1], covers="days 1 to 5; x"),
        of("PROVED", 4, 6, assumes=("b", "c"), twin=twins[0], covers="days 1 to 5; y", other=twins[0], cause="dst"),
        of("NOT_APPLICABLE"),
    )
    assert found.row is LIMIT.rows[0]
    assert (found.assumes, found.twin.status, found.other.status, found.cause) == (
        ("a", "b", "c"),
        "VIOLATED",
        "VIOLATED",
        "dst",
    )
    assert found.covers == (
        "days 1 to 5; x (creatinine clearance from 60 mL/min); "
        "y (creatinine clearance from 30 mL/min to under 60 mL/min)"
    )


def test_what_every_row_needs_is_said_of_the_whole_table():
    found = by_row(LIMIT, lambda each: Verdict(bound=each, status="UNKNOWN", missing=str(each.scope)))
    assert (found.bound, found.missing) == (LIMIT, "creatinine clearance from 0 mL/min")
    some = by_row(LIMIT, lambda each: of("NOT_APPLICABLE") if each == LIMIT.rows[0] else of("UNKNOWN"))
    assert (some.bound, some.missing, some.row) == (LIMIT, "a weight", None)


def test_what_the_whole_table_does_not_need_is_said_of_a_row():
    def decide(each):
        whole = each.scope == LIMIT.scope
        return of("PROVED", 1, 2) if whole else Verdict(bound=each, status="UNKNOWN", missing=str(each.scope))

    assert by_row(LIMIT, decide).missing == "creatinine clearance from 60 mL/min"


def test_a_usual_dose_by_table_is_found_by_five_times_that_of_the_row():
    rows = [row(most, ends, make=Bound.usual_dose) for most, ends in zip(("300 mg", "100 mg"), ENDS[:2], strict=True)]
    limit = Bound.by_table(rows, over="crcl")
    assert (limit.kind, limit.severity) == ("usual-dose", "soft")
