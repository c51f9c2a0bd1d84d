"""Words of a sheet: amounts, dates and sentences in their one printed form, and names that are refused."""

import datetime as dt
from fractions import Fraction

import pytest
from composed import document

from posology import Amount, Dose, Frequency, Regimen, Schedule, Sheet, Step
from posology.errors import SheetError
from posology.sheet.words import amount_text, clean, date_text, said

NBSP = "\N{NO-BREAK SPACE}"
PLAN = Regimen("examplol", "oral", [Step("5 mg", Frequency.daily(2))])


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (Amount("0 mg"), "none"),
        (Amount("0.5 mg"), f"0.5{NBSP}mg"),
        (Amount("5 mg"), f"5{NBSP}mg"),
        (Amount("999 mg"), f"999{NBSP}mg"),
        (Amount("1000 mg"), f"1,000{NBSP}mg"),
        (Amount("1234567.25 mg"), f"1,234,567.25{NBSP}mg"),
        (Amount(Fraction(1, 8), "mcg"), f"0.125{NBSP}mcg"),
        (Amount("50 µg"), f"50{NBSP}mcg"),
        (Amount("1 tablet"), f"1{NBSP}tablet"),
        (Amount("2 tablet"), f"2{NBSP}tablets"),
        (Amount("0.5 tablet"), f"half{NBSP}a{NBSP}tablet"),
        (Amount("1.5 tablet"), f"1{NBSP}and{NBSP}a{NBSP}half{NBSP}tablets"),
        (Amount("0.5 ampule"), f"half{NBSP}an{NBSP}ampule"),
        (Amount("10 insulin_units"), f"10{NBSP}insulin{NBSP}units"),
    ],
)
def test_an_amount_is_printed_exactly(amount, printed):
    assert amount_text(amount) == printed


@pytest.mark.parametrize("amount", [Dose("100 mg") / 3, Dose(Fraction(1, 3), "tablet")])
def test_an_amount_that_cannot_be_printed_exactly_is_refused(amount):
    with pytest.raises(SheetError, match="amount: "):
        amount_text(amount)
    sheet = Sheet.of(Schedule(Regimen("examplol", "oral", Step(amount, days=1)), "2026-12-01"))
    for copy in ("patient", "clinician"):
        with pytest.raises(SheetError, match="amount: "):
            document(sheet, copy=copy)


def test_a_date_has_its_weekday_and_the_name_of_its_month():
    assert date_text(dt.date(2026, 4, 3)) == "Fri 3 Apr 2026"


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("at most 4800 mg in any 24 hours", "at most 4,800 mg in any 24 hours"),
        ("margin -1500 mg", "margin minus 1,500 mg"),
        ("150 mg/day on 2026-12-03", "150 mg per day on Thu 3 Dec 2026"),
        ("at most 30 mg/kg/h", "at most 30 mg per kg per h"),
        ("1 tablet, 2 tablet", "1 tablet, 2 tablets"),
        ("for 1 day, every 14 days", "for 1 day, every 14 days"),
        ("1/3 mg", "1/3 mg"),
        ("NOT_APPLICABLE", "NOT APPLICABLE"),
    ],
)
def test_a_sentence_is_said_in_print(sentence, printed):
    assert said(sentence).replace(NBSP, " ") == printed


@pytest.mark.parametrize("strange", ["\x00", "\x1b[31m", "\u202e", "\u2066", "\u200f", "\u2028", "\x0b", "\ud800"])
def test_a_character_that_prints_as_something_else_is_refused(strange):
    with pytest.raises(SheetError, match=r"patient: the character U\+"):
        Sheet.of(Schedule(PLAN, "2026-12-01", days=2), patient=f"A{strange}B")


def test_a_name_of_any_script_is_kept():
    for name in ("Łukasz Ñandú", "\u0645\u062d\u0645\u062f", "王小明", "\u0646\u06cc\u0645\u200c\u0641"):
        assert clean(name, "patient") == name


def test_a_name_of_more_than_120_characters_is_refused():
    with pytest.raises(SheetError, match="121 characters where at most 120 are printed"):
        Sheet.of(Schedule(PLAN, "2026-12-01", days=2), patient="x" * 121)
