"""Rows: which end of a row counts, compared with a plain lookup, for one patient and for every patient of a box."""

import itertools
from fractions import Fraction

import jsonschema
import pytest
from courses import LABEL, regimen
from examplol import SMALL, STEP, faults
from hypothesis import given
from hypothesis import strategies as st

from posology import Amount, Bound, Step, check, formulary
from posology.bands import Band, Bands
from posology.boxes.every_patient import every_patient
from posology.dose_rule import DoseRule
from posology.errors import RegimenError
from posology.files.schema import schema
from posology.measure_range import MeasureRange
from posology.patient import Patient
from posology.patients import Patients
from posology.rows import row_range, said

LABELLED = [
    (0, "under 15 mL/min", None),
    ("15 mL/min", "up to 15 mL/min", "100 mg"),
    ("over 15 mL/min", "up to 30 mL/min", "200 mg"),
    ("over 30 mL/min", "under 60 mL/min", "400 mg"),
    ("60 mL/min", None, "900 mg"),
]
HAIR = Fraction(1, 10**20)


def found(table, value):
    """The dose of a table for a clearance, as text; None for no dose."""
    row = table.row(Fraction(value))
    assert row is not None
    return row.dose and str(row.dose)


# --- Which end counts ---


@pytest.mark.parametrize(
    ("crcl", "dose"),
    [
        (0, None),
        (15 - HAIR, None),
        (15, "100 mg"),
        (15 + HAIR, "200 mg"),
        (Fraction("29.5"), "200 mg"),
        (30, "200 mg"),
        (30 + HAIR, "400 mg"),
        (Fraction("59.5"), "400 mg"),
        (60 - HAIR, "400 mg"),
        (60, "900 mg"),
        (200, "900 mg"),
    ],
)
def test_an_end_counts_as_the_label_says(crcl, dose):
    assert found(Bands("crcl", LABELLED), crcl) == dose


def test_what_a_row_is_for_is_said_with_its_ends():
    assert [row.said for row in Bands("crcl", LABELLED).rows] == [
        "creatinine clearance under 15 mL/min",
        "creatinine clearance 15 mL/min",
        "creatinine clearance over 15 up to 30 mL/min",
        "creatinine clearance over 30 to under 60 mL/min",
        "creatinine clearance from 60 mL/min",
    ]


def test_over_0_leaves_out_0_and_says_so():
    table = Bands("crcl", [("over 0 mL/min", "up to 15 mL/min", "100 mg")])
    assert (table.row(Fraction(0)), found(table, HAIR)) == (None, "100 mg")
    assert said(table.rows[0].within) == "creatinine clearance over 0 up to 15 mL/min"
    assert said(row_range("crcl", over=60)) == "creatinine clearance over 60 mL/min"


def test_ends_by_name_are_ends_by_words():
    named = [
        Band.of("crcl", None, below=15),
        Band.of("crcl", "100 mg", least="15 mL/min", upto="15 mL/min"),
        Band.of("crcl", "200 mg", over=15, upto=30),
        Band.of("crcl", "400 mg", over=30, below=60),
        Band.of("crcl", "900 mg", least=60),
    ]
    assert Bands("crcl", named) == Bands("crcl", LABELLED)
    assert Bands("crcl", [("from 15 mL/min", "30 mL/min", "5 mg")]) == Bands("crcl", [(15, 30, "5 mg")])


def test_ages_are_whole_years_so_over_11_is_from_12_and_up_to_17_is_under_18():
    words = Bands("age", [(0, "up to 11 years", "5 mg"), ("over 11 years", "up to 17 years", "10 mg")])
    assert words == Bands("age", [(0, 12, "5 mg"), (12, 18, "10 mg")])
    assert [found(words, age) for age in (11, 12, 17)] == ["5 mg", "10 mg", "10 mg"]


# --- Refused ---


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([(0, 30, "1 mg"), ("over 30 mL/min", None, "2 mg")], "no row holds creatinine clearance 30 mL/min"),
        ([(0, "up to 30 mL/min", "1 mg"), (30, None, "2 mg")], "two rows hold creatinine clearance 30 mL/min"),
        ([(0, "up to 30 mL/min", "1 mg"), (31, None, "2 mg")], "no row holds creatinine clearance over 30 to under 31"),
        ([(0, 30, "1 mg"), ("over 31 mL/min", None, "2 mg")], "no row holds creatinine clearance from 30 up to 31"),
        ([(0, "up to 31 mL/min", "1 mg"), ("over 30 mL/min", 60, "2 mg")], "two rows hold .* over 30 up to 31 mL/min"),
        ([(0, None, "1 mg"), ("over 30 mL/min", 60, "2 mg")], "two rows hold creatinine clearance over 30 mL/min"),
        ([(15, 15, "1 mg")], "the row of creatinine clearance 15 mL/min is empty"),
        ([("over 15 mL/min", "up to 15 mL/min", "1 mg")], "is empty"),
        ([("over 15 mL/min", 14, "1 mg")], "the row of creatinine clearance over 15 to under 14 mL/min is empty"),
        ([Band.of("age", "1 mg", least=12)], "got a row for age from 12 years in a table by creatinine clearance"),
    ],
)
def test_a_gap_an_overlap_and_an_empty_row_are_refused_with_the_place(rows, message):
    with pytest.raises(RegimenError, match=message):
        Bands("crcl", rows)


@pytest.mark.parametrize("ends", [{"least": 1, "over": 1}, {"below": 5, "upto": 5}])
def test_a_row_has_one_end_each_way(ends):
    with pytest.raises(RegimenError, match=f"a row says {' and '.join(ends)}; write one of {' or '.join(ends)}"):
        row_range("weight", **ends)


# --- Files ---


FILED = """dose = { over = "crcl", rows = [
    { below = "15 mL/min", no_dose = true },
    { least = "15 mL/min", upto = "15 mL/min", dose = "100 mg" },
    { over = "15 mL/min", upto = "30 mL/min", dose = "200 mg" },
    { over = "30 mL/min", below = "60 mL/min", dose = "400 mg" },
    { least = "60 mL/min", dose = "900 mg" },
] }"""


def test_the_rows_of_a_file_are_the_rows_of_the_same_words_in_python():
    protocol = formulary.loads(SMALL + STEP + FILED)
    assert protocol["label"].steps[0].components[0].dose == DoseRule(Bands("crcl", LABELLED))
    assert formulary.loads(formulary.dump(protocol)) == protocol


@pytest.mark.parametrize(
    ("row", "where", "what"),
    [
        ('{ least = "1 kg", over = "1 kg", dose = "5 mg" }', ".rows[0]", "row: says least and over"),
        ('{ below = "1 kg", upto = "1 kg", dose = "5 mg" }', ".rows[0]", "row: says below and upto"),
        ('{ upto = "30 mL/min", dose = "5 mg" }', ".rows[0].upto", "not a body weight"),
        (
            '{ upto = "30 kg", dose = "5 mg" }, { least = "30 kg", dose = "9 mg" }',
            "",
            "two rows hold body weight 30 kg",
        ),
    ],
)
def test_a_row_that_has_two_ends_one_way_or_meets_the_next_twice_is_a_fault(row, where, what):
    ((path, message),) = faults(SMALL + STEP + f'dose = {{ over = "weight", rows = [{row}] }}')
    assert (path, what in message) == (f"regimens.label.steps[0].dose{where}", True)


def test_the_last_age_there_is_can_be_the_last_of_a_row():
    table = Bands("age", [(0, "up to 130 years", "5 mg")])
    filed = 'dose = { over = "age", rows = [{ upto = "130 years", dose = "5 mg" }] }'
    written = formulary.dump(formulary.loads(SMALL + STEP + filed))
    assert 'upto = "130 years"' in written
    assert formulary.loads(written)["label"].steps[0].components[0].dose == DoseRule(table)


@pytest.mark.parametrize(
    ("ends", "fits"),
    [
        ({"over": "15 mL/min", "upto": "30 mL/min"}, True),
        ({"least": "15 mL/min", "over": "15 mL/min"}, False),
        ({"below": "15 mL/min", "upto": "15 mL/min"}, False),
    ],
)
def test_an_editor_is_told_that_a_row_has_one_end_each_way(ends, fits):
    row = {"$ref": "#/$defs/CrclRow", "$defs": schema()["$defs"]}
    assert jsonschema.Draft202012Validator(row).is_valid({**ends, "dose": "5 mg"}) is fits


# --- Compared with a plain lookup ---

EDGES = st.lists(st.integers(1, 120).map(lambda n: Fraction(n, 3)), min_size=1, max_size=4, unique=True).map(sorted)


@st.composite
def rows(draw):
    """Edges, what each row gives (None for no dose), and whether each edge, twice for a single point, ends a row."""
    edges = draw(EDGES)
    kinds = [draw(st.sampled_from(["before", "after", "alone"])) for _ in edges]
    count = len(edges) + 1 + kinds.count("alone")
    first = draw(st.sampled_from([10, 20, 30]))
    return edges, kinds, [first, *(draw(st.sampled_from([None, 10, 20, 30])) for _ in range(count - 1))]


def table_of(spec):
    """The table: an edge belongs to the row before it, to the row after it, or is a row of its own."""
    edges, kinds, doses = spec
    low, made, left = {}, [], iter(doses)
    for edge, kind in zip(edges, kinds, strict=True):
        made.append({**low, ("upto" if kind == "before" else "below"): edge, "dose": next(left)})
        if kind == "alone":
            made.append({"least": edge, "upto": edge, "dose": next(left)})
        low = {"least" if kind == "after" else "over": edge}
    made.append({**low, "dose": next(left)})
    return Bands("crcl", [Band.of("crcl", **(row | {"dose": row["dose"] and f"{row['dose']} mg"})) for row in made])


def by_hand(spec, value):
    """What is given, found by counting the places before a value."""
    edges, kinds, doses = spec
    place = 0
    for edge, kind in zip(edges, kinds, strict=True):
        if value > edge:
            place += 2 if kind == "alone" else 1
        elif value == edge:
            place += kind in ("after", "alone")
    return doses[place]


def places(spec):
    """The edges, a hair beside them, and places in between."""
    edges = spec[0]
    near = [edge + side for edge in edges for side in (-HAIR, 0, HAIR)]
    return [Fraction(0), *near, *((a + b) / 2 for a, b in itertools.pairwise(edges)), edges[-1] + 7]


@given(rows(), st.fractions(0, 50, max_denominator=100))
def test_a_table_gives_what_a_plain_lookup_gives(spec, other):
    table = table_of(spec)
    for value in (*places(spec), other):
        expected = by_hand(spec, value)
        assert (value, found(table, value)) == (value, expected and f"{expected} mg")


def decide(plain, bound):
    (verdict,) = check(plain, [bound], earlier="none")
    return verdict


@given(rows(), st.sampled_from([5, 10, 20, 30]), st.booleans(), st.booleans())
def test_every_patient_is_judged_as_one_patient_after_another_is(spec, most, low_counts, high_counts):
    edges = spec[0]
    box = MeasureRange("crcl", edges[0], edges[-1] + 5, low_counts, high_counts)
    bound = Bound.per_dose(f"{most} mg", source=LABEL)
    what = regimen(Step(DoseRule(table_of(spec)), days=3))
    verdict = every_patient(
        what, bound, Patients(crcl=box), lambda one: lambda bound: decide(one, bound), earlier=Amount("0 mg")
    )
    statuses = set()
    for value in [*places(spec), box.most - HAIR, box.most]:
        mine = [region for region in verdict.regions if value in region.ranges[0]]
        assert len(mine) == (value in box)
        if mine:
            given_here = by_hand(spec, value)
            expected = "NOT_APPLICABLE" if given_here is None else "PROVED" if given_here <= most else "VIOLATED"
            assert (value, mine[0].status) == (value, expected)
            statuses.add(expected)
    assert verdict.status == next(each for each in ("VIOLATED", "PROVED", "NOT_APPLICABLE") if each in statuses)
    if verdict.status == "VIOLATED":
        assert Amount(verdict.value) > Amount(f"{most} mg")


def test_a_dated_clearance_goes_by_the_row_that_holds_it_on_its_day():
    who = Patient(crcl={"2026-12-01": "30 mL/min", "2026-12-04": "30.01 mL/min"})
    weekly = regimen(Step(DoseRule(Bands("crcl", LABELLED)), days=7))
    assert [str(step) for step in weekly.for_patient(who, on="2026-12-01").steps] == [
        "200 mg morning for 3 days",
        "400 mg morning for 4 days",
    ]
