"""HTML page on paper: the words of the document in its order, weeks and captions kept whole, heads and margins."""

import re
import unicodedata
from collections import Counter

import attrs
import pytest
from documents import ARABIC, CONTACTS, LONG, PLAN, SIX_WEEKS, document, steps, texts
from html_shown import EVERYTHING, SHOWN

from posology.render.document import Block, Document, Month, Paragraph, Table
from posology.render.fitting import month_room, room
from posology.render.html_page import page

PRINTED = {
    name: shown for name, shown in SHOWN.items() if shown.direction == "ltr" and not name.startswith("everything")
}


def squeezed(*words: str) -> str:
    """Words without what lies between them, and without marks that nobody sees."""
    return "".join(re.sub(r"[\s\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", each) for each in words)


def is_stacked(block: Block, printed: Document, paper: str = "a4") -> bool:
    sizes = (18, 16) if printed.large else (14, 12)
    if isinstance(block, Month):
        return month_room(block, paper, sizes[1]) == "stacked"
    return isinstance(block, Table) and room(block, paper, sizes)[0] == "stacked"


def said_of(block: Block, printed: Document, paper: str) -> str:
    """The words of a block on paper; a stacked table says its heads in every row, a stacked month none."""
    if not is_stacked(block, printed, paper):
        return squeezed(*texts(attrs.evolve(printed, title="", blocks=(block,))))
    if isinstance(block, Month):
        return squeezed(*texts(attrs.evolve(printed, title="", blocks=(attrs.evolve(block, weekdays=()),))))
    rows = [(head, *cell.lines) for row in block.rows for head, cell in zip(block.head, row, strict=True)]
    return squeezed(block.caption, *(text for row in rows for text in row))


def repeated(printed: Document, paper: str) -> list[tuple[str, str]]:
    """What may stand at the head of a page once more, and what was said before that or is said there at first."""
    blocks = [block for block in printed.blocks if not is_stacked(block, printed, paper)]
    heads = [(squeezed(*each.head), squeezed(each.caption, *each.head)) for each in blocks if isinstance(each, Table)]
    for month in blocks:
        if isinstance(month, Month):
            who = squeezed(" · ".join(printed.running), printed.notice)
            days = squeezed(*month.weekdays)
            heads.append((squeezed(month.title) + who + days, squeezed(month.title) + days))
    return heads


def body(printed: Document, pages: list[str], paper: str) -> str:
    """What the pages say between their margins, each repeated head taken once."""
    said = ""
    for number, text in enumerate(pages, 1):
        rest = squeezed(text)
        margins = [" · ".join(printed.running), printed.notice, printed.page.format(page=number, pages=len(pages))]
        for margin in filter(None, map(squeezed, margins * 2)):
            rest = rest.removeprefix(margin)
        title = squeezed(printed.title)
        rest = title * (number == 1) + rest.removeprefix((title + squeezed(printed.notice)) * (number == 1))
        for head, first in repeated(printed, paper):
            if rest.startswith(head) and first in said:
                rest = rest.removeprefix(head)
            elif rest.startswith(head) and head != first[-len(head) :]:
                rest = first + rest.removeprefix(head)
        said += rest
    return said


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_printed_page_says_the_words_of_the_document_in_its_order(name, paper, printed_pages):
    printed = PRINTED[name]
    expected = squeezed(printed.title) + "".join(said_of(block, printed, paper) for block in printed.blocks)
    assert expected == body(printed, printed_pages(page(printed, paper=paper)), paper)


def test_a_right_to_left_sheet_says_each_letter_and_digit_as_often(printed_pages):
    pages = printed_pages(page(ARABIC))
    margins = [*ARABIC.running, ARABIC.notice] * len(pages)
    numbers = [ARABIC.page.format(page=n, pages=len(pages)) for n in range(1, len(pages) + 1)]
    again = ["·"] * len(pages) + [ARABIC.notice] + ["".join(ARABIC.blocks[-1].weekdays)] * (len(pages) - 2)
    again += [ARABIC.blocks[-1].title] * (len(pages) - 2)
    expected = unicodedata.normalize("NFKC", squeezed(*texts(ARABIC), *margins, *numbers, *again))
    assert Counter(expected) == Counter(unicodedata.normalize("NFKC", squeezed(*pages)))


@pytest.mark.parametrize("printed", [PLAN, SIX_WEEKS, attrs.evolve(SIX_WEEKS, large=True), EVERYTHING])
def test_a_week_is_on_one_page_and_its_head_with_it(printed, printed_pages):
    pages = [squeezed(text) for text in printed_pages(page(printed))]
    months = [block for block in printed.blocks if isinstance(block, Month) and not is_stacked(block, printed)]
    for month in months:
        mine = [text for text in pages if squeezed(month.title, " · ".join(printed.running)) in text]
        assert all(squeezed(*month.weekdays) in text for text in mine)
        for week in month.weeks:
            dates = [squeezed(day.date) for day in week if day]
            assert sum(all(date in text for date in dates) for text in mine) == 1, dates
            assert sum(any(re.search(rf"{date}(?!\d)", text) for date in dates) for text in mine) == 1, dates


def test_a_month_that_is_stacked_breaks_no_day(printed_pages):
    printed = attrs.evolve(EVERYTHING, blocks=EVERYTHING.blocks[-1:])
    pages = [squeezed(text) for text in printed_pages(page(printed))]
    days = [day for week in printed.blocks[0].weeks for day in week if day and day.doses]
    whole = [squeezed(day.date, *(text for dose in day.doses for text in (dose.label, *dose.lines))) for day in days]
    assert [sum(day in text for text in pages) for day in whole] == [1] * 28


def test_the_head_of_a_table_is_on_every_page_of_it(printed_pages):
    pages = printed_pages(page(LONG))
    assert len(pages) >= 3
    assert all(squeezed(*LONG.blocks[1].head) in squeezed(text) for text in pages)


@pytest.mark.parametrize("large", [False, True])
def test_a_caption_stays_with_its_table_wherever_the_page_ends(large, printed_pages):
    table = steps(3)
    first = squeezed(table.caption, *table.head, *table.rows[0][0].lines)
    ends = set()
    for count in range(9, 30):
        lines = [Paragraph(f"line {number}") for number in range(count)]
        pages = [squeezed(text) for text in printed_pages(page(document(*lines, table, large=large)))]
        found = [text for text in pages if squeezed(table.caption) in text]
        assert [first in text for text in found] == [True], count
        ends.add(found == [pages[0]])
    assert {True, False} == ends


def test_facts_are_not_broken_wherever_the_page_ends(printed_pages):
    ends = set()
    for count in range(18, 30):
        lines = [Paragraph(f"line {number}") for number in range(count)]
        pages = printed_pages(page(document(*lines, CONTACTS)))
        whole = [squeezed(CONTACTS.title) in squeezed(text) and "Emergency" in text for text in pages]
        assert sum(whole) == 1, count
        ends.add(whole[0])
    assert {True, False} == ends


def test_every_page_says_who_and_its_number_and_the_notice(printed_pages):
    printed = attrs.evolve(PLAN, notice="Not reviewed by anybody.")
    pages = printed_pages(page(printed))
    for number, text in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in text
        assert squeezed(" · ".join(printed.running)) in squeezed(text)
        assert squeezed(printed.notice) in squeezed(text)
