"""As-needed doses on a page: how much, when, how long apart and how many read back; anything else is refused."""

import pytest

from posology import Frequency, Regimen, Sheet, Step
from posology.errors import SheetError
from posology.language import TAGS, language
from posology.render import printing
from posology.render.reading.as_needed import compare_allowed, read_allowed
from posology.render.reading.reading import FORMS, read

EN = language("en-US")
RESCUE = Frequency.as_needed(at_least="6 hours", most=4, per="24 hours")
DAILY = Frequency.as_needed(at_least="90 minutes", most=2, per="day")
ONLY = Frequency.as_needed(most=2, per="day")
ALONE = Sheet.as_needed(Regimen("examplol", "oral", Step("5 mg", RESCUE)), "2026-12-01", days=7)
BOTH = Sheet.as_needed(
    Regimen(
        "examplol",
        "oral",
        [Step(components=[("10 mg", Frequency.daily(2)), ("1200 mg", RESCUE)], days=7), Step("2.5 mg", DAILY, days=14)],
    ),
    "2026-12-01",
    days=21,
)

BLANK = Sheet.as_needed(Regimen("examplol", "oral", Step("5 mg", ONLY)), "2026-12-01", days=7)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sheet", [ALONE, BOTH, BLANK], ids=["alone", "with others", "a blank"])
def test_a_page_in_every_form_and_language_says_what_the_regimen_allows(sheet, form, tag):
    words = language(tag, unreviewed=True)
    page = printing.page(sheet, form, lang=words)
    compare_allowed(sheet.needed, read_allowed(read(page, form, words).facts, words))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("5\xa0mg", "50\xa0mg"),
        ("5\xa0mg", "5\xa0g"),
        ("5\xa0mg", "none"),
        ("5\xa0mg", "5\xa0mg, 5\xa0mg"),
        ("at least 6 hours", "at least 4 hours"),
        ("at least 6 hours from", "at most 6 hours from"),
        ("4 doses in 24 hours", "5 doses in 24 hours"),
        ("4 doses in 24 hours", "4 doses in 12 hours"),
        ("4 doses in 24 hours", "4 doses on one day"),
        ("Tue 1 Dec 2026 – Mon 7 Dec 2026", "Tue 1 Dec 2026 – Tue 8 Dec 2026"),
        ("Tue 1 Dec 2026 – Mon 7 Dec 2026", "Tue 1 Dec 2026"),
        ("- **Wait** at least 6 hours from one dose to the next\n", ""),
        ("- **Not more than** 4 doses in 24 hours\n", ""),
        ("- **Not more than** 4", "- **Wait** 4"),
        ("- **Take** 5\xa0mg\n", ""),
        ("- **When**", "- **Whenever**"),
    ],
)
def test_a_page_that_allows_something_else_is_refused(right, wrong):
    page = printing.page(ALONE, "markdown")
    place = page.index(right, page.index("Only if you need it"))
    changed = page[:place] + wrong + page[place + len(right) :]
    with pytest.raises(SheetError):
        compare_allowed(ALONE.needed, read_allowed(read(changed, "markdown", EN).facts, EN))


WHEN = ("When", "Tue 1 Dec 2026 – Mon 7 Dec 2026")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("Wait", "x"), ("Take", "5\xa0mg"), WHEN], "the page says 'Wait' of nothing, or twice"),
        ([("Take", "5\xa0mg"), WHEN, WHEN], "the page says 'When' of nothing, or twice"),
        ([("Take", ""), WHEN], "not how much and when"),
        ([("Take", "2\xa0capsules of 5\xa0mg (5\xa0mg)"), WHEN], "yet they hold 10 mg"),
        ([("Take", "5\xa0mg, 5\xa0mg"), WHEN], "the page says '5\\xa0mg, 5\\xa0mg'"),
    ],
)
def test_a_box_that_cannot_be_read_in_full_is_refused(rows, message):
    with pytest.raises(SheetError) as caught:
        read_allowed(rows, EN)
    assert message in str(caught.value)


def test_a_use_that_is_left_out_or_added_is_refused():
    allowed = read_allowed([("Take", "5\xa0mg"), WHEN], EN)
    for uses, found in (((), allowed), (ALONE.needed, ())):
        with pytest.raises(SheetError, match=r"the page says .* the regimen "):
            compare_allowed(uses, found)


def test_a_difference_is_told_with_both():
    page = printing.page(ALONE, "text").replace("4 doses in 24 hours", "5 doses in 24 hours")
    message = (
        "as needed: the page says 5 mg from 2026-12-01 to 2026-12-07, 360 minutes apart, 5 in 1440 minutes, the "
        "regimen 5 mg from 2026-12-01 to 2026-12-07, 360 minutes apart, 4 in 1440 minutes"
    )
    with pytest.raises(SheetError) as caught:
        compare_allowed(ALONE.needed, read_allowed(read(page, "text", EN).facts, EN))
    assert str(caught.value).startswith(message)
