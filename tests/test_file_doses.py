"""Doses by rule in protocol files: how they are read and refused."""

import tomllib
from fractions import Fraction

import jsonschema
import pytest
from examplol import RULE, SMALL, STEP, TABLE, faults

from posology import formulary
from posology.bands import Bands
from posology.dose_rule import DoseRule
from posology.files.schema import schema
from posology.rounding import Rounding

AT = "regimens.label.steps[0].dose"


def read(dose):
    """The dose of the only step of a file."""
    (step,) = formulary.loads(SMALL + STEP + dose)["label"].steps
    return step.components[0].dose


# --- Reading ---


def test_a_rule_of_a_file_is_the_rule_of_the_same_words_in_python():
    rule = DoseRule("15 mg/kg", most="1 g", least="60 mg", rounding=Rounding("60 mg", "nearest"))
    assert read(RULE) == rule


def test_a_rounding_without_a_mode_goes_down():
    found = read('dose = { base = "750 mg/m2", rounding = { step = "60 mg" } }')
    assert found == DoseRule("750 mg/m2", rounding=Rounding("60 mg", "down"))


def test_a_table_of_a_file_is_the_table_of_the_same_words_in_python():
    rows = [(0, 15, None), (15, "30.5 mL/min", "100 mg"), ("30.5 mL/min", None, DoseRule("15 mg/kg", most="1 g"))]
    assert read(TABLE) == DoseRule(Bands("crcl", rows, within_days=90))


def test_a_row_holds_its_least_and_not_its_below():
    table = read(TABLE).base
    assert [row.dose is None for row in map(table.row, (Fraction(14), Fraction(15)))] == [True, False]
    assert str(table.row(Fraction(30)).dose) == "100 mg"
    assert isinstance(table.row(Fraction(61, 2)).dose, DoseRule)


@pytest.mark.parametrize(
    ("over", "edge", "number"),
    [
        ("weight", "40.5 kg", "40.5"),
        ("surface", "1.2 m2", "1.2"),
        ("crcl", "30 mL/min", "30"),
        ("age", "12 years", "12"),
    ],
)
def test_a_table_goes_by_every_measure_that_a_table_in_python_goes_by(over, edge, number):
    rows = f'rows = [{{ below = "{edge}", dose = "5 mg" }}, {{ least = "{edge}", dose = "10 mg" }}]'
    least = int(number) if over == "age" else Fraction(number)
    assert read(f'dose = {{ over = "{over}", {rows} }}') == DoseRule(
        Bands(over, [(0, least, "5 mg"), (least, None, "10 mg")])
    )


def test_a_rule_caps_a_table_and_a_row_holds_a_table():
    by_age = '{ over = "age", rows = [{ least = "2 years", dose = "15 mg/kg" }] }'
    found = read(f'dose = {{ base = {{ over = "weight", rows = [{{ dose = {by_age} }}] }}, most = "1 g" }}')
    assert found == DoseRule(Bands("weight", [(0, None, Bands("age", [(2, None, "15 mg/kg")]))]), most="1 g")


def test_a_rule_can_be_the_base_of_a_rule():
    found = read('dose = { base = { base = "15 mg/kg", rounding = { step = "60 mg" } }, least = "120 mg" }')
    assert found == DoseRule(DoseRule("15 mg/kg", rounding=Rounding("60 mg")), least="120 mg")


def test_a_component_and_a_step_of_a_cycle_have_doses_by_rule():
    inside = '{ days = 1, components = [{ dose = { base = "5 mg/kg", most = "1 g" }, at = "noon" }] }'
    (cycle,) = formulary.loads(SMALL + f"steps = [{{ cycle = [{inside}] }}]")["label"].steps
    assert cycle.steps[0].components[0].dose == DoseRule("5 mg/kg", most="1 g")


# --- Faults ---

FAULTS = {
    "a key of a rule misspelled": (RULE, "most", "mots", ".mots", "unknown key 'mots'; 'most' may be meant"),
    "a mode that is none": (
        RULE,
        '"nearest"',
        '"nearst"',
        ".rounding.mode",
        "word: got 'nearst'; 'nearest' may be meant",
    ),
    "a rounding without a step": (RULE, 'step = "60 mg", ', "", ".rounding.step", "missing"),
    "a step per kg": (
        RULE,
        'step = "60 mg"',
        'step = "60 mg/kg"',
        ".rounding.step",
        "Dose: got '60 mg/kg', an amount per kg; write it as '300 mg'",
    ),
    "a rule without a base": (
        RULE,
        "base",
        "dose",
        "",
        "dose: says neither base nor over; write a rule, as { base = '15 mg/kg', most = '1 g' }, "
        "or a table, as { over = 'weight', rows = […] }",
    ),
    "a rule and a table at once": (
        RULE,
        "base",
        'over = "age", base',
        "",
        "dose: says base and over; write a rule, as { base = '15 mg/kg', most = '1 g' }, "
        "or a table, as { over = 'weight', rows = […] }",
    ),
    "a cap under the least dose": (
        RULE,
        '"1 g"',
        '"50 mg"',
        "",
        "dose: least 60 mg is more than most 50 mg; write the smaller as least",
    ),
    "amounts of two dimensions": (
        RULE,
        '"1 g"',
        '"1 mL"',
        "",
        "dose: 1 mL is a volume, 15 mg/kg a mass; give all amounts of a rule in units of one dimension",
    ),
    "a table over what is no measure": (
        TABLE,
        '"crcl"',
        '"clcr"',
        ".over",
        "over: got 'clcr'; write one of weight, surface, crcl, egfr, age",
    ),
    "over misspelled": (TABLE, "over", "ovre", ".ovre", "unknown key 'ovre'; 'over' may be meant"),
    "a bare number as the end of a row": (
        TABLE,
        'below = "15 mL/min"',
        "below = 15",
        ".rows[0].below",
        "crcl: got 15, not text; write it in quotes with its unit, as '55 mL/min'",
    ),
    "an end of another measure": (
        TABLE,
        'below = "15 mL/min"',
        'below = "15 kg"',
        ".rows[0].below",
        "crcl: got '15 kg', not a creatinine clearance; write it as '55 mL/min'",
    ),
    "a row of two things": (
        TABLE,
        "no_dose = true",
        'no_dose = true, dose = "5 mg"',
        ".rows[0]",
        "row: says dose and no_dose; write one of dose or no_dose = true",
    ),
    "a row of nothing": (
        TABLE,
        ", no_dose = true",
        "",
        ".rows[0]",
        "row: says nothing to give; write one of dose or no_dose = true",
    ),
    "a comma in a row": (
        TABLE,
        '"100 mg"',
        '"1,5 mg"',
        ".rows[1].dose",
        "Dose: got '1,5 mg', with a comma; "
        "write a point for decimals, as '1.5 mg', and no mark for thousands, as '1500 mg'",
    ),
    "an age of a measurement of no days": (TABLE, "90", "0", ".within_days", "number: got 0; write 1 to 100,000"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_of_a_rule_or_a_table_is_refused_at_its_place(case):
    text, old, new, where, message = FAULTS[case]
    assert faults(SMALL + STEP + text, (old, new)) == [(AT + where, message)]


@pytest.mark.parametrize(
    ("below", "said"),
    [
        ("30 mL/min", "no row holds creatinine clearance from 30 to under 30.5 mL/min"),
        ("31 mL/min", "two rows hold creatinine clearance from 30.5 to under 31 mL/min"),
    ],
)
def test_hazard_19_a_gap_or_an_overlap_in_a_table_of_a_file_is_refused_and_the_place_shown(below, said):
    changed = faults(SMALL + STEP + TABLE, ('below = "30.5 mL/min"', f'below = "{below}"'))
    assert changed == [(AT, f"bands: {said}; begin each row where the one before ends")]


def test_a_table_of_no_rows_shows_how_a_row_is_written():
    assert faults(SMALL + STEP + 'dose = { over = "age", rows = [] }') == [
        (AT, "rows: none is given; write a row as { least = '61 years', dose = '200 mg' }")
    ]


def test_only_a_table_by_clearance_says_how_old_a_measurement_may_be():
    table = 'dose = { over = "weight", within_days = 90, rows = [{ dose = "5 mg" }] }'
    assert faults(SMALL + STEP + table) == [(f"{AT}.within_days", "unknown key 'within_days'")]


def test_all_faults_of_a_table_are_listed_at_once():
    changes = [('below = "15 mL/min"', "below = 15"), ('"100 mg"', '"100 MG"'), ('most = "1 g"', "most = 1")]
    assert [where for where, _ in faults(SMALL + STEP + TABLE, *changes)] == [
        f"{AT}.rows[0].below",
        f"{AT}.rows[1].dose",
        f"{AT}.rows[2].dose.most",
    ]


def test_a_table_in_which_nothing_is_given_is_refused():
    assert faults(SMALL + STEP + 'dose = { over = "age", rows = [{ no_dose = true }] }') == [
        ("regimens.label.steps[0]", "dose: no row of the table has a dose; give one or more")
    ]


def test_rules_nested_without_end_are_refused():
    text = "dose = " + "{ base = " * 400 + '"1 mg"' + " }" * 400
    assert faults(SMALL + STEP + text) == [("file", "has tables or lists nested too deeply")]


# --- Schema ---

LOOSE = (
    "a step per kg",
    "a cap under the least dose",
    "amounts of two dimensions",
    "an end of another measure",
)
"""Faults that a schema does not see, for it compares nothing."""


@pytest.fixture(scope="module")
def validator():
    return jsonschema.Draft202012Validator(schema())


@pytest.mark.parametrize("text", [RULE, TABLE])
def test_the_schema_accepts_rules_and_tables(validator, text):
    data = tomllib.loads(SMALL + STEP + text)
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize("case", [case for case in FAULTS if case not in LOOSE[1:]])
def test_the_schema_refuses_what_the_loader_refuses(validator, case):
    text, old, new, *_ = FAULTS[case]
    assert not validator.is_valid(tomllib.loads((SMALL + STEP + text).replace(old, new, 1)))
