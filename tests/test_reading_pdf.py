"""PDF: what a file says by its tags and letters reads back as the schedule; what it was laid out from is not asked."""

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from page_plans import PLANS
from pdf_reading import taken

from posology import Frequency, Regimen, Schedule, Sheet, Step
from posology.dispensing.supply import supply
from posology.errors import SheetError
from posology.language import language
from posology.product import Product
from posology.render import printing
from posology.render.reading.compare import compare
from posology.render.reading.reading import read_taken

REGIMEN = Regimen(
    "gabapentin",
    "oral",
    [
        Step("300 mg", Frequency.daily(3), days=7),
        Step("450 mg", Frequency.daily(4), days=14),
        Step("300 mg", Frequency.every_other_day(at="evening"), days=8),
    ],
)
PLAN = Schedule(REGIMEN, "2026-12-20", zone="Europe/Berlin")
PRODUCTS = {
    "not counted": None,
    "two strengths": Product("capsule", ["300 mg/capsule", "150 mg/capsule"]),
    "halves": Product("tablet", ["300 mg/tablet"], scored=True),
}


@pytest.mark.parametrize(
    ("product", "calendar", "tag"),
    [
        ("not counted", "list", "de"),
        ("not counted", "grid", "pt"),
        ("two strengths", "list", "fr"),
        ("two strengths", "grid", "de"),
        ("halves", "grid", "en-US"),
    ],
)
def test_a_file_reads_back_with_its_counts_and_sums_from_its_tags_and_letters(product, calendar, tag):
    made = PRODUCTS[product] and supply(PLAN, PRODUCTS[product])
    words = language(tag, unreviewed=True)
    file = printing.pdf(Sheet.of(PLAN, supply=made), calendar=calendar, lang=words)
    compare(PLAN, read_taken(taken(file), words), made)


@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])
@given(PLANS, st.sampled_from(["grid", "list"]))
def test_every_file_reads_back_as_the_schedule(schedule, calendar):
    words = language("en-US")
    try:
        file = printing.pdf(Sheet.of(schedule), calendar=calendar, lang=words)
    except SheetError as error:
        assume("wider than its place" not in str(error))
        raise
    compare(schedule, read_taken(taken(file), words))


@pytest.mark.parametrize("calendar", ["grid", "list"])
def test_the_file_of_another_schedule_is_refused(calendar):
    words = language("en-US")
    file = printing.pdf(Sheet.of(Schedule(REGIMEN, "2026-12-20")), calendar=calendar, lang=words)
    other = Schedule(Regimen("gabapentin", "oral", [*REGIMEN.steps[:2], Step("350 mg", days=8)]), "2026-12-20")
    with pytest.raises(SheetError, match="the schedule"):
        compare(other, read_taken(taken(file), words))
