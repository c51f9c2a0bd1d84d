"""Counts on a page: units times strength, days added up, and what is needed, each held against the others."""

import re

import pytest

from posology import Frequency, Regimen, Schedule, Sheet, Step
from posology.dispensing.supply import supply
from posology.errors import SheetError
from posology.language import language
from posology.product import Product
from posology.render import printing
from posology.render.reading.compare import compare
from posology.render.reading.reading import read

EN = language("en-US")
CAPSULES = Product("capsule", ["300 mg/capsule", "100 mg/capsule"])
TABLETS = Product("tablet", ["10 mg/tablet"], scored=True)
LIQUID = Product("oral solution", ["25 mg/5 mL"])


def plan(dose, days=14, **infused):
    return Schedule(Regimen("examplol", "oral", Step(dose, Frequency.daily(2), days=days)), "2026-12-01")


TWO_STRENGTHS = plan("700 mg"), CAPSULES
"""Each dose 2 capsules of 300 mg and 1 of 100 mg: 28 doses, 56 and 28 capsules."""

HALVES = plan("5 mg"), TABLETS
"""Each dose half a tablet of 10 mg, the other half thrown away: 28 tablets; the days count 14."""

VOLUMES = plan("12.5 mg"), LIQUID
"""Each dose 2.5 mL: 70 mL."""


def printed(made, form="markdown", calendar="list", **how):
    schedule, product = made
    found = supply(schedule, product, mark="0.1 mL" if product is LIQUID else None, **how)
    return found, printing.page(Sheet.of(schedule, supply=found), form, calendar=calendar)


def refused(made, right, wrong, *, count=1, form="markdown", calendar="list"):
    """What the comparison says of a page in which something is replaced."""
    found, page = printed(made, form, calendar)
    assert right in page
    with pytest.raises(SheetError) as caught:
        compare(made[0], read(page.replace(right, wrong, count), form, EN), found)
    return str(caught.value)


@pytest.mark.parametrize(
    ("made", "needed"),
    [
        (TWO_STRENGTHS, "56\xa0capsules of 300\xa0mg, 28\xa0capsules of 100\xa0mg"),
        (HALVES, "28\xa0tablets of 10\xa0mg"),
        (VOLUMES, "70\xa0mL of 25\xa0mg in 5\xa0mL"),
    ],
    ids=["two strengths", "halves", "volumes"],
)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("calendar", ["grid", "list"])
def test_the_days_and_what_is_needed_agree_on_every_page(made, needed, form, calendar):
    found, page = printed(made, form, calendar)
    assert f"In all, for 14 days: {needed}" in page
    compare(made[0], read(page, form, EN), found)


def test_hazard_a_count_that_is_not_the_amount_is_refused():
    said = refused(TWO_STRENGTHS, "2\xa0capsules of 300\xa0mg (600", "3\xa0capsules of 300\xa0mg (600")
    assert said.startswith("Tue 1 Dec 2026, step table: the page says 3 capsule of 600 mg, yet they hold 900 mg")


def test_a_count_of_another_strength_is_refused_though_the_sum_is_right():
    said = refused(
        TWO_STRENGTHS,
        "| ☐ 2\xa0capsules of 300\xa0mg (600\xa0mg)<br>☐ 1\xa0capsule of 100\xa0mg (100\xa0mg) |",
        "| ☐ 1\xa0capsule of 700\xa0mg (700\xa0mg) |",
    )
    assert said.startswith("supply: the page counts 1 capsule of 700 mg, which is of no strength that is dispensed")


def test_counts_of_one_strength_that_is_not_named_are_refused_where_they_differ():
    found, page = printed((plan("10 mg"), TABLETS))
    changed = re.sub("1\xa0tablet \\(10", "2\xa0tablets (10", page, count=1)
    with pytest.raises(SheetError, match="yet elsewhere a tablet holds"):
        compare(plan("10 mg"), read(changed, "markdown", EN), found)


def test_every_count_changed_alike_is_refused_by_the_strength_that_is_dispensed():
    found, page = printed((plan("10 mg"), TABLETS))
    changed = page.replace("1\xa0tablet (10", "2\xa0tablets (10")
    with pytest.raises(SheetError, match="supply: the page counts 2 tablet of 10 mg, which is of no strength"):
        compare(plan("10 mg"), read(changed, "markdown", EN), found)


@pytest.mark.parametrize(
    ("made", "right", "wrong", "message"),
    [
        (TWO_STRENGTHS, "days: 56\xa0c", "days: 50\xa0c", "the page says 50 capsule of 300 mg, 28 capsule of 100 mg"),
        (
            TWO_STRENGTHS,
            "days: 56\xa0capsules of 300",
            "days: 56\xa0capsules of 30",
            "the page needs 56 capsule of 30 mg",
        ),
        (TWO_STRENGTHS, ", 28\xa0capsules of 100\xa0mg\n", "\n", "the page says 56 capsule of 300 mg, where 56"),
        (TWO_STRENGTHS, "In all, for 14 days", "In all, for 13 days", "the page says 13 days"),
        (TWO_STRENGTHS, "In all, for 14 days", "About 14 days", "the page does not say how much is needed"),
        (HALVES, "days: 28\xa0t", "days: 14\xa0t", "the page says 14 tablet of 10 mg, where 28 tablet of 10 mg"),
        (VOLUMES, "days: 70\xa0mL", "days: 7\xa0mL", "the page says 7 mL of 25 mg, where 70 mL of 25 mg"),
    ],
)
def test_hazard_a_quantity_that_is_not_what_is_needed_is_refused(made, right, wrong, message):
    assert refused(made, right, wrong).startswith(f"supply: {message}")


def test_a_quantity_that_the_days_do_not_count_is_refused():
    found = supply(plan("700 mg", days=15), CAPSULES)
    page = (
        printed(TWO_STRENGTHS)[1]
        .replace("56\xa0capsules", "60\xa0capsules")
        .replace("28\xa0capsules", "30\xa0capsules")
    )
    page = page.replace("In all, for 14 days", "In all, for 15 days")
    with pytest.raises(SheetError, match="the days count 56 capsule of 300 mg, 60 capsule of 300 mg are needed"):
        compare(TWO_STRENGTHS[0], read(page, "markdown", EN), found)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (">1<", ">2<"),
        ("each number counts 1\xa0capsule of 100", "each number counts 1\xa0capsule of 200"),
        (">1<", ">half<"),
    ],
)
def test_a_number_of_a_grid_counts_what_its_title_says(right, wrong):
    schedule = plan("100 mg", days=30)
    found = supply(schedule, CAPSULES)
    page = printing.page(Sheet.of(schedule, supply=found), "html", calendar="grid")
    compare(schedule, read(page, "html", EN), found)
    place = page.index(right, page.index("December 2026: each") - 1)
    changed = page[:place] + wrong + page[place + len(right) :]
    with pytest.raises(SheetError, match=r"Dec 2026, morning: the day list says \d.*, the schedule 08:00 100 mg"):
        compare(schedule, read(changed, "html", EN), found)


def test_a_page_that_counts_what_nobody_dispenses_is_refused():
    _, page = printed(TWO_STRENGTHS)
    with pytest.raises(SheetError, match=r"supply: the page counts .*, and nothing is dispensed for it"):
        compare(TWO_STRENGTHS[0], read(page, "markdown", EN))


# --- Sums ---


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            "| 1,400\xa0mg |",
            "| 1,300\xa0mg |",
            "Tue 1 Dec 2026, total: the step table says 1300 mg, the schedule 1400 mg",
        ),
        (
            "days: 19,600\xa0mg",
            "days: 19,000\xa0mg",
            "total: the page says 19000 mg, the sum of its step table is 19600 mg",
        ),
        ("(14 days of 1,400", "(13 days of 1,400", "total: the page adds up 13 x 1400 mg, its step table 14 x 1400 mg"),
        ("(14 days of 1,400", "(14 days of 1,300", "total: the page adds up 14 x 1300 mg, its step table 14 x 1400 mg"),
        ("(14 days of", "(14 hours of", "days: the page says '14 hours'"),
    ],
)
def test_a_sum_that_is_wrong_is_told_with_both_amounts(right, wrong, message):
    assert refused(TWO_STRENGTHS, right, wrong).startswith(message)
