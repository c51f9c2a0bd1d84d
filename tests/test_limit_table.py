"""Tables of limits: what is refused when they are made, and what they say of themselves."""

import itertools
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology import Bound, Patients, Scope, Source, testing
from posology.errors import BoundError
from posology.limit_table import rows_of

LABEL = Source("Example label", section="2.3")
RENAL = {
    ("60 mL/min", None): "3600 mg/day",
    ("over 30 mL/min", "under 60 mL/min"): "1400 mg/day",
    ("over 15 mL/min", "30 mL/min"): "700 mg/day",
    ("15 mL/min", "15 mL/min"): "300 mg/day",
}


def row(most, ends, over="crcl", patients=None, make=Bound.per_day, **more):
    scope = Scope(patients=Patients(**{over: ends}, **(patients or {})))
    return make(most, **{"source": LABEL, "scope": scope} | more)


def table(limits=RENAL, over="crcl", **more):
    return Bound.by_table([row(most, ends, over) for ends, most in limits.items()], over=over, **more)


def refused(*rows, over="crcl"):
    with pytest.raises(BoundError) as caught:
        Bound.by_table(rows, over=over)
    return caught.value


# --- What it says ---


def test_a_table_is_one_bound_with_what_its_rows_share():
    made = table(name="us-renal")
    assert (made.name, made.kind, made.source, made.severity) == ("us-renal", "per-day", LABEL, "hard")
    assert str(made.scope) == "creatinine clearance from 15 mL/min"
    assert [each.name for each in made.rows] == ["us-renal"] * 4


def test_its_name_is_its_kind_if_nothing_else_is_said():
    assert table().name == "per-day"


def test_it_says_its_rows_in_the_order_in_which_they_were_given():
    assert str(table()) == (
        "at most 3600 mg on any day where the creatinine clearance is from 60 mL/min; "
        "at most 1400 mg on any day where it is over 30 mL/min to under 60 mL/min; "
        "at most 700 mg on any day where it is over 15 mL/min to 30 mL/min; "
        "at most 300 mg on any day where it is 15 mL/min"
    )


def test_a_table_of_all_values_is_for_every_value_from_0():
    open_ended = {(None, "under 30 mL/min"): "1 g/day", ("30 mL/min", None): "2 g/day"}
    assert str(table(open_ended).scope) == "creatinine clearance from 0 mL/min"


def test_what_is_shared_stays_in_the_scope_of_the_table():
    ends = [("30 mL/min", None), (None, "under 30 mL/min")]
    scopes = [Scope(patients=Patients(crcl=each, age=(12, None)), within_days=90, route="oral") for each in ends]
    made = Bound.by_table([Bound.per_day("1 g/day", source=LABEL, scope=each) for each in scopes], over="crcl")
    assert made.scope == Scope(patients=Patients(crcl=(0, None), age=(12, None)), within_days=90, route="oral")


def test_the_fingerprint_changes_with_any_row():
    found = {table(RENAL | {ends: "200 mg/day"}).fingerprint for ends in RENAL}
    assert len(found | {table().fingerprint}) == 5


def test_a_table_can_be_kept_in_a_set_and_pickled():
    made = table()
    assert {made, table()} == {made}
    assert pickle.loads(pickle.dumps(made)) == made


def test_tables_become_their_rows_and_other_bounds_stay():
    plain = Bound.per_day("5 g/day", source=LABEL)
    assert rows_of([plain, table()]) == (plain, *table().rows)


# --- What is refused ---


def test_a_gap_is_refused_and_shown():
    error = refused(row("3600 mg/day", ("60 mL/min", None)), row("1400 mg/day", ("over 30 mL/min", "59 mL/min")))
    assert str(error) == (
        "rows: no row is for creatinine clearance over 59 mL/min to under 60 mL/min (Example label, 2.3); let a row "
        "begin where another ends, and count the end in one, as 'under 55 mL/min' and '55 mL/min'"
    )
    assert (error.field, error.source) == ("rows", LABEL)


def test_one_value_that_is_left_out_is_a_gap():
    error = refused(row("2 g/day", ("over 30 mL/min", None)), row("1 g/day", (None, "under 30 mL/min")))
    assert error.problem == "no row is for creatinine clearance 30 mL/min"


def test_an_overlap_is_refused_and_shown():
    error = refused(row("2 g/day", ("20 mL/min", None)), row("1 g/day", (None, "under 30 mL/min")))
    assert error.problem == "two rows hold creatinine clearance from 20 mL/min to under 30 mL/min"


def test_one_value_in_two_rows_is_an_overlap():
    error = refused(row("2 g/day", ("30 mL/min", None)), row("1 g/day", (None, "30 mL/min")))
    assert error.problem == "two rows hold creatinine clearance 30 mL/min"


def test_a_row_inside_another_is_an_overlap():
    error = refused(row("2 g/day", (None, "60 mL/min")), row("1 g/day", ("10 mL/min", "20 mL/min")))
    assert error.problem == "two rows hold creatinine clearance from 10 mL/min to 20 mL/min"


def test_two_rows_without_an_end_are_an_overlap():
    for start, said in (("30 mL/min", "from 30 mL/min"), ("over 30 mL/min", "over 30 mL/min")):
        error = refused(row("2 g/day", ("20 mL/min", None)), row("1 g/day", (start, None)))
        assert error.problem == f"two rows hold creatinine clearance {said}"


def test_ages_follow_one_another_in_whole_years():
    limits = {(None, 11): "1 g/day", (12, 17): "2 g/day", (18, None): "4 g/day"}
    assert len(table(limits, "age").rows) == 3
    error = refused(row("1 g/day", (None, 11), "age"), row("2 g/day", (13, None), "age"), over="age")
    assert error.problem == "no row is for age from 12 years to under 13 years"


def test_an_inverted_row_is_refused():
    with pytest.raises(BoundError, match="holds nothing; write the smaller first"):
        row("1 g/day", ("60 mL/min", "30 mL/min"))


def test_a_row_without_the_measure_is_refused():
    error = refused(Bound.per_day("1 g/day", source=LABEL))
    assert error.problem == "the row 'at most 1 g on any day' says no creatinine clearance"
    assert error.instead == "name its range, as crcl=('55 mL/min', None) in its scope"


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"make": lambda most, **more: Bound.per_dose("1 g", **more)}, "kind"),
        ({"source": Source("Another label")}, "source"),
        ({"severity": "soft"}, "severity"),
        ({"patients_said": "adults"}, "patients"),
        ({"patients": {"age": (18, None)}}, "age"),
        ({"patients": {"hepatic": "A"}}, "hepatic"),
        ({"route": "oral"}, "route"),
        ({"within_days": 90}, "within_days"),
    ],
)
def test_rows_that_differ_in_more_than_range_and_limits_are_refused(other, named):
    scope = {name: other.pop(name) for name in ("route", "within_days") if name in other}
    said = {"patients": other.pop("patients_said")} if "patients_said" in other else {}
    low = row("1 g/day", (None, "under 30 mL/min"), **other)
    low = attrs.evolve(low, scope=attrs.evolve(low.scope, **scope), **said)
    error = refused(row("2 g/day", ("30 mL/min", None)), low)
    assert error.problem.startswith(f"two rows differ in {named}: ")


def test_rows_of_windows_have_one_window():
    long, short = (
        row("1 g", ends, make=lambda most, w=window, **more: Bound.rolling(most, w, **more))
        for ends, window in ((("30 mL/min", None), "48 hours"), ((None, "under 30 mL/min"), "24 hours"))
    )
    assert refused(long, short).problem == "two rows differ in window: 2880 and 1440"


@pytest.mark.parametrize("rows", [(), ("1 g/day",), (table(),)])
def test_what_is_no_row_is_refused(rows):
    assert refused(*rows).field == "rows"


def test_what_is_no_measure_is_refused():
    error = refused(row("1 g/day", ("30 mL/min", None)), over="height")
    assert str(error) == "over: got 'height'; write one of weight, surface, crcl, egfr, age"


# --- Laws ---


@given(testing.limit_tables(), st.data())
def test_every_value_from_the_first_to_the_last_row_is_in_exactly_one(made, data):
    value = data.draw(testing.measures(made.over)).number
    held = [each for each in made.rows if value in made.range_of(each)]
    assert len(held) == (value in made.range)


@given(testing.limit_tables(), st.data())
def test_a_table_without_one_of_its_inner_rows_has_a_gap(made, data):
    rows = sorted(made.rows, key=lambda each: (made.range_of(each).least or 0, not made.range_of(each).least_counts))
    for left_out in rows[1:-1]:
        with pytest.raises(BoundError, match="no row is for"):
            attrs.evolve(made, rows=[each for each in rows if each is not left_out])


@given(testing.limit_tables())
def test_a_table_with_a_row_twice_has_an_overlap(made):
    for each in made.rows:
        with pytest.raises(BoundError, match="two rows hold"):
            attrs.evolve(made, rows=[*made.rows, each])


@given(testing.limit_tables())
def test_the_order_of_the_rows_changes_nothing_but_how_they_are_said(made):
    for order in itertools.islice(itertools.permutations(made.rows), 6):
        assert attrs.evolve(made, rows=order).scope == made.scope
