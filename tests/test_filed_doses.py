"""Doses by rule in protocol files: how they are written, and proved for all patients that the file declares."""

import tomllib
from fractions import Fraction

import pytest
from examplol import RULE, SMALL, STEP, TABLE
from hypothesis import given
from hypothesis import strategies as st

from posology import formulary, prove, testing
from posology.bands import Bands
from posology.dose_rule import DoseRule
from posology.errors import FileError
from posology.protocol import Protocol
from posology.regimen import Regimen
from posology.region import furthest, told
from posology.rounding import Rounding
from posology.source import Source
from posology.step import Step

# --- Writing ---

LABEL = Source("Example label")


def protocol_of(dose):
    regimen = Regimen("examplol", "oral", Step(dose, days=1), name="label", source=LABEL)
    return Protocol("examplol", [regimen], sources=[("label", LABEL)])


def nested(doses):
    """Rules of rules, and tables whose rows hold rules, tables and no dose."""
    plain = testing.any_doses()
    edges = st.lists(st.integers(1, 1300).map(lambda n: Fraction(n, 10)), min_size=1, max_size=2, unique=True)
    days = st.none() | st.integers(1, 400)
    rows = st.lists(doses | plain | st.none(), min_size=2, max_size=2)
    tables = st.builds(_table, edges, doses, rows, days)
    return st.builds(DoseRule, doses | tables, rounding=st.none() | testing.roundings()) | tables.map(DoseRule)


def _table(edges, first, others, within_days):
    ends = [Fraction(0), *sorted(edges), None]
    rows = [(*each, dose) for *each, dose in zip(ends, ends[1:], [first, *others], strict=False)]
    return Bands("crcl", rows, within_days=within_days)


@given(testing.dose_rules() | nested(testing.dose_rules()) | nested(nested(testing.dose_rules())))
def test_a_rule_that_is_written_reads_back_as_itself(rule):
    protocol = protocol_of(rule)
    assert formulary.loads(formulary.dump(protocol)) == protocol


@pytest.mark.parametrize("text", [RULE, TABLE])
def test_a_rule_is_written_as_a_pharmacist_would_write_it(text):
    written = formulary.dump(formulary.loads(SMALL + STEP + text))
    asked = tomllib.loads(SMALL + STEP + text)["regimens"]["label"]["steps"][0]["dose"]
    assert tomllib.loads(written)["regimens"]["label"]["steps"][0]["dose"] == asked


@pytest.mark.parametrize("more", [{"most": "1 g"}, {"least": "1 mg"}, {"rounding": Rounding("1 mg", "up")}])
def test_what_a_rule_makes_of_a_table_is_written(more):
    rule = DoseRule(Bands("age", [(2, None, "5 mg")]), **more)
    assert formulary.loads(formulary.dump(protocol_of(rule)))["label"].steps[0].components[0].dose == rule


def test_a_rule_of_nothing_but_a_dose_stays_a_rule():
    for rule in (DoseRule("15 mg/kg"), DoseRule(DoseRule(Bands("age", [(0, None, "5 mg")])))):
        assert formulary.loads(formulary.dump(protocol_of(rule)))["label"].steps[0].components[0].dose == rule


def test_the_end_of_a_row_that_is_no_decimal_is_not_written():
    table = Bands("weight", [(0, Fraction(1, 3), "5 mg"), (Fraction(1, 3), None, "10 mg")])
    with pytest.raises(FileError) as caught:
        formulary.dump(protocol_of(table))
    assert [where for where, _ in caught.value.faults] == [
        "regimens.label.steps[0].dose.rows[0].below",
        "regimens.label.steps[0].dose.rows[1].least",
    ]


# --- Proved for every patient that the file declares ---


def proved(dose, weights):
    text = SMALL + f'bounds = ["cap"]\npatients = {{ weight = {weights} }}\n' + STEP + f"dose = {dose}\n"
    text += '[bounds.cap]\nkind = "per-dose"\nmost = "15 mg/kg"\nsource = "label"\n'
    return prove(formulary.loads(text))["label"]["cap"]


ROUNDED = '{{ base = "15 mg/kg", most = "1 g", rounding = {{ step = "60 mg", mode = "{}" }} }}'


def test_hazard_worked_11_15_mg_per_kg_to_the_nearest_60_mg_in_a_file_is_violated_worst_at_3_kg():
    verdict = proved(ROUNDED.format("nearest"), '["3 kg", "120 kg"]')
    worst = furthest(region.worst for region in verdict.regions)
    assert verdict.status == "VIOLATED"
    assert (worst.ratio, worst.at[0].number) == (Fraction(60, 45), 3)  # 3 kg x 15 = 45 mg, given 60 mg
    broken = [region.ranges[0] for region in verdict.regions if region.status == "VIOLATED"]
    assert sum(each.most - each.least for each in broken) == Fraction(475, 15)


def test_hazard_worked_11_15_mg_per_kg_rounded_down_in_a_file_is_proved():
    verdict = proved(ROUNDED.format("down"), '["3 kg", "120 kg"]')
    # 15 x 4 = 60: below 4 kg one step of 60 mg is too much
    assert (verdict.status, told(verdict.regions)) == ("PROVED", "PROVED from 4 kg, NOT_APPLICABLE below")


def test_a_fixed_870_mg_in_a_file_is_proved_from_58_kg_and_violated_below():
    verdict = proved('"870 mg"', '["40 kg", "150 kg"]')  # 870 / 15 = 58
    assert (verdict.status, told(verdict.regions)) == ("VIOLATED", "PROVED from 58 kg, VIOLATED below")
    assert proved('"870 mg"', '["58 kg", "150 kg"]').status == "PROVED"
    assert proved('"870 mg"', '["57.9 kg", "150 kg"]').status == "VIOLATED"
