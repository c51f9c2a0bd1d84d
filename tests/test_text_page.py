"""Text page: every word of a document in its order, columns that line up, nothing cut."""

import re

import documents
import pytest
from documents import document
from hypothesis import given
from hypothesis import strategies as st

from posology.render.columns import cut, joined, padded, width, wrapped
from posology.render.document import Cell, Facts, Listing, Month, Paragraph, Picture, Table
from posology.render.text_page import page

NBSP = "\N{NO-BREAK SPACE}"


def table(*rows, head=("Date", "Morning"), kind="days"):
    return document(Table(kind, "Day by day", head, tuple(tuple(Cell((text,)) for text in row) for row in rows)))


def part(printed, which):
    """One part of a page; parts have a blank line between them."""
    return page(printed).split("\n\n")[which].splitlines()


@pytest.mark.parametrize("name", documents.EXAMPLES)
def test_a_page_says_every_text_of_a_document(name):
    printed = documents.EXAMPLES[name]
    days = {each for block in printed.of(Month) for each in block.weekdays}
    found = page(printed)
    assert [text for text in documents.texts(printed) if text not in found and text not in days] == []


@pytest.mark.parametrize("name", ["picture", "notice", "hostile", "arabic"])
def test_a_page_says_its_texts_in_their_order(name):
    printed = documents.EXAMPLES[name]
    days = {each for block in printed.of(Month) for each in block.weekdays}
    rest = page(printed)
    for text in documents.texts(printed):
        _, found, after = rest.partition(text)
        rest = after if found else rest
        assert (text, bool(found)) == (text, text not in days)


def test_what_stands_on_every_page_stands_at_the_top_and_the_bottom():
    lines = page(documents.NOTICE).splitlines()
    running = "For Ada Example · examplol 300 mg capsules · plan version 1"
    assert lines[:6] == [documents.NOTICE.notice, "", "Your examplol plan", "=" * 18, "", running]
    assert lines[-3:] == [running, "", documents.NOTICE.notice]


def test_a_table_has_aligned_columns_and_a_rule_below_its_head():
    assert part(table(["Tue 1 Dec", "none"], ["Wed 2 Dec", "1 capsule (300 mg)"]), 3) == [
        "Date       Morning",
        "---------  ------------------",
        "Tue 1 Dec  none",
        "Wed 2 Dec  1 capsule (300 mg)",
    ]


def test_rows_of_more_lines_end_with_a_rule():
    rows = (
        (Cell(("Tue 1 Dec",)), Cell(("1 capsule (300 mg)", "half a tablet (50 mg)"), tick=True)),
        (Cell(("Wed 2 Dec",)), Cell((), tick=True)),
    )
    assert part(document(Table("days", "Day by day", ("Date", "Morning"), rows)), 3) == [
        "Date       Morning",
        "---------  -------------------------",
        "Tue 1 Dec  [ ] 1 capsule (300 mg)",
        "           [ ] half a tablet (50 mg)",
        "---------  -------------------------",
        "Wed 2 Dec  [ ]",
        "---------  -------------------------",
    ]


def test_wide_characters_take_two_columns_and_marks_take_none():
    assert part(table(["2026年12月1日", "无"], ["e\u0301", "\u20665 mg\u2069"], head=("日期", "早上")), 3) == [
        "日期           早上",
        "-------------  ----",
        "2026年12月1日  无",
        "e\u0301              \u20665 mg\u2069",
    ]


def test_a_long_cell_goes_on_indented_and_loses_nothing():
    words = " ".join(f"word{n}" for n in range(40))
    lines = part(table(["Tue 1 Dec", words]), 3)
    assert " ".join(line[11:].strip() for line in lines[2:-1]) == words
    assert max(map(width, lines)) <= 11 + 60
    assert {line[11:13] for line in lines[3:-1]} == {"  "}


def test_a_word_that_fits_nowhere_is_not_cut():
    assert "x" * 200 in page(table(["Tue 1 Dec", "x" * 200]))
    assert "x" * 200 in page(document(Paragraph("x" * 200)))


def test_a_blank_to_fill_in_is_a_line_and_an_empty_text_is_none():
    rows = ((Cell(("Tue 1 Dec",)), Cell(), Cell(("",))),)
    lines = part(document(Table("log", "", ("Date", "How I felt", "Mark"), rows)), 2)
    assert lines[2] == "Tue 1 Dec  __________"
    assert part(document(Facts((("For", "Ada"), ("Clinic", "")))), 2) == ["For     Ada", "Clinic  " + "_" * 20]


def test_a_box_has_an_edge_around_it():
    lines = part(document(Facts((("Form", "white capsule"),), title="examplol", boxed=True)), 2)
    assert lines == ["+" + "-" * 89, "| examplol", "| Form  white capsule", "+" + "-" * 89]


def test_a_long_value_goes_on_beside_its_name():
    value = " ".join(["word"] * 30)
    first, second = part(document(Facts((("Reason", value),))), 2)
    assert (first[:8], second[:8]) == ("Reason  ", " " * 8)
    assert max(width(first), width(second)) <= 90


def test_a_picture_is_told_by_its_caption_and_its_words():
    assert page(document(Picture("<svg/>", "It rises.", "Dose over time"))).split("\n\n")[2:4] == [
        "Dose over time",
        "It rises.",
    ]


def test_items_of_a_list_have_a_dash_and_go_on_below_their_words():
    lines = part(document(Listing("Warnings", ("word " * 20 + "end",))), 2)
    assert [line[:6] for line in lines] == ["Warnin", "- word", "  word"]


@given(st.text("ab1,. 早。", min_size=1, max_size=120), st.integers(4, 40))
def test_a_broken_text_reads_as_before(text, columns):
    text = " ".join(text.split())
    assert joined(wrapped(text, columns)).replace("。 ", "。") == text.replace("。 ", "。")


@given(st.integers(1, 28), st.integers(28, 90))
def test_no_date_no_amount_and_no_product_is_broken(day, columns):
    date, amount = f"Mon {day} Dec 2026", f"1,200{NBSP}mg"
    text = f"The last dose is on {date}. Total: 7 × {amount} + {day} × {amount} = {amount}, up to {date} – {date}."
    lines = wrapped(text, columns)
    assert sum(line.count(date) for line in lines) == 3
    assert sum(line.count(f"× {amount}") for line in lines) == 2
    assert sum(line.count(f"= {amount}") for line in lines) == 1


@pytest.mark.parametrize(
    "date",
    ["Di., 1. Dez. 2026", "mar, 1 dic 2026", "mar. 1 déc. 2026", "ter., 1 de dez. de 2026", "الثلاثاء، 1 ديسمبر 2026"],
)
def test_no_date_of_another_language_is_broken(date):
    for columns in range(len(date), 80):
        assert sum(line.count(date) for line in wrapped(f"abc def {date}. Abc – {date}, def", columns)) == 2


@given(st.lists(st.text("a早\u0301\u2068\u2069 ", max_size=8), min_size=2, max_size=4))
def test_a_padded_line_is_cut_back_into_its_cells(cells):
    cells = [re.sub("^[\u0301 ]+", "", cell).strip() for cell in cells]
    widths = [max(1, width(cell)) for cell in cells]
    lows = [sum(widths[:n]) + 2 * n for n in range(len(cells))]
    spans = [(low, low + columns) for low, columns in zip(lows, widths, strict=True)]
    found, outside = cut("  ".join(map(padded, cells, widths)), spans)
    assert [text.strip(" ") for text in found] == cells
    assert outside == "  " * (len(cells) - 1)
