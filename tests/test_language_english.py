"""English as sheets print it."""

import datetime as dt
from fractions import Fraction

import pytest

from posology.dose import Amount
from posology.errors import SheetError
from posology.language import NBSP, language
from posology.makeup import counted
from posology.route import ROUTES
from posology.sheet.words import amount_text, date_text, days_text
from posology.span import span_text
from posology.unit_table import FORMS, TABLE
from posology.units import AMOUNT_DIMENSIONS

EN = language("en-US")


@pytest.mark.parametrize("number", ["0", "1", "0.5", "1.5", "2", "0.0625", "999", "1000", "24300", "1234567.125"])
def test_an_amount_is_printed_as_the_sheet_prints_it(number):
    assert EN.amount(Amount(number, "mg")) == amount_text(Amount(number, "mg"))


@pytest.mark.parametrize("form", FORMS)
def test_a_count_is_printed_as_the_sheet_prints_it(form):
    for number in ["0.5", "1", "1.5", "2", "1200"]:
        assert EN.amount(Amount(number, form)) == amount_text(Amount(number, form))
    for number in [Fraction(1, 4), Fraction(3, 4), Fraction(9, 4)]:
        assert EN.count(number, form).replace(NBSP, " ") == counted(number, form)


@pytest.mark.parametrize("unit", [each for each in TABLE if TABLE[each].dimension in AMOUNT_DIMENSIONS])
def test_every_unit_of_an_amount_is_printed_as_the_sheet_prints_it(unit):
    assert EN.amount(Amount(2, unit)) == amount_text(Amount(2, unit))


def test_every_date_is_printed_as_the_sheet_prints_it_in_both_countries():
    days = [dt.date(2028, 1, 1) + dt.timedelta(days=n) for n in range(366)]
    expected = [date_text(day) for day in days]
    assert expected == [EN.date(day) for day in days] == [language("en-GB").date(day) for day in days]
    assert [text.rpartition(" ")[0] for text in expected] == [EN.day(day) for day in days]


def test_days_and_spans_are_said_as_the_sheet_says_them():
    assert [days_text(n) for n in (1, 2, 28, 1200)] == [EN.days(n) for n in (1, 2, 28, 1200)]
    spans = [1, 30, 60, 90, 1440, 4320, 10080, 14400]
    assert [span_text(n) for n in spans] == [EN.span(n) for n in spans]


def test_micrograms_are_mcg_in_american_english_and_in_full_in_british():
    amounts = [Amount(1, "mcg"), Amount(50, "mcg")]
    assert [EN.amount(each).replace(NBSP, "_") for each in amounts] == ["1_mcg", "50_mcg"]
    british = [language("en-GB").amount(each).replace(NBSP, "_") for each in amounts]
    assert british == ["1_microgram", "50_micrograms"]


def test_a_week_begins_on_sunday_in_america_and_on_monday_in_britain():
    assert (EN.weekdays[0], EN.weekdays[1], EN.weekdays[6]) == ("Sunday", "Monday", "Saturday")
    assert (language("en-GB").weekdays[0], language("en-GB").weekdays[6]) == ("Monday", "Sunday")


def test_every_route_has_plain_words():
    assert len(ROUTES) == len({EN.route(route) for route in ROUTES})


def test_a_third_of_a_tablet_and_a_third_of_a_milligram_are_refused():
    for amount in [Amount(Fraction(1, 3), "tablet"), Amount(Fraction(1, 3), "mg"), Amount("0.125", "tablet")]:
        with pytest.raises(SheetError):
            EN.amount(amount)
