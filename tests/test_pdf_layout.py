"""PDF: grids, tables, ticks and tags on the page; nothing broken, cut off or read in the wrong order."""

import datetime as dt
import itertools

import pdf_pages
import pytest
from documents import ARABIC, PICTURE, PLAN, ROUND, WEEKDAYS, cells, day_list, document, isolated, month, steps
from pypdf.generic import IndirectObject

from posology.errors import SheetError
from posology.render import pdf
from posology.render.document import Cell, Day, Dose, Facts, Month, Paragraph, Picture, Table

ISSUED = dt.date(2026, 12, 1)


def laid_out(*blocks, large_print=False, **fields):
    return pdf_pages.pages(pdf.page(document(*blocks, **fields), issued=ISSUED, large_print=large_print))


def test_a_month_of_one_dose_a_day_stands_on_one_page_even_with_six_weeks():
    for paper in ("a4", "letter"):
        made = document(month(2026, 8, "August 2026", (Dose("Bedtime", ("600\u00a0mg",)),), "Total 600\u00a0mg"))
        title, grid = pdf_pages.pages(pdf.page(made, issued=ISSUED, paper=paper))
        assert len(title.texts) == 1
        assert len([each for each in grid.texts if each.said.endswith(" Aug")]) == 31


def test_a_month_that_one_page_has_no_room_for_goes_on_under_its_name_with_whole_weeks():
    found = laid_out(month(2026, 8, "August 2026", ROUND, "Total 1,200\u00a0mg"))[1:]
    assert len(found) > 1
    for page in found:
        said = [each.said for each in page.texts]
        assert [said.count(name) for name in ("August 2026", *WEEKDAYS)] == [1] * 8
    dates = [[each.said for each in page.texts if each.said.endswith(" Aug")] for page in found]
    assert sum(map(len, dates)) == 31
    assert all(page[-1].startswith("Sun") for page in dates[:-1])


def test_doses_of_a_day_never_stand_on_one_another_however_many_there_are():
    doses = tuple(
        Dose(f"{hour}:00", (f"{n} × 300\u00a0mg", f"{n} × 100\u00a0mg")) for n, hour in enumerate(range(6, 12), 1)
    )
    grid = laid_out(month(2027, 2, "February 2027", doses, "Total 8,400\u00a0mg"))[1]
    said = [each for each in grid.texts if each.left < grid.width / 7]
    first = said[said.index(grid.find("Mon 1 Feb")[0]) : said.index(grid.find("Total 8,400 mg")[0]) + 1]
    lines = [each.line for each in first]
    assert lines == sorted(lines, reverse=True)
    assert len(first) == 1 + 6 * 3 + 1
    assert all(one - other > 10 for one, other in itertools.pairwise(lines) if one != other)


def test_a_grey_day_also_says_its_word_and_a_tag_stands_in_a_border():
    days = (Day("Mon 1 Feb", outside="no dose"), Day("Tue 2 Feb", ROUND, "", ("CHANGE",)), *[None] * 5)
    made = pdf.page(document(Month("February 2027", WEEKDAYS, (days,))), issued=ISSUED)
    grid = pdf_pages.pages(made)[1]
    assert len(grid.find("no dose")) == 1
    tag = grid.find("CHANGE")[0]
    around = [each for each in pdf_pages.boxes(made, 1) if each.left < tag.left and each.right > tag.right]
    assert any(each.high - each.low < 2 * tag.size for each in around)


def test_boxes_to_tick_are_5_mm_wide_and_high():
    made = pdf.page(document(day_list(2)), issued=ISSUED)
    square = [each for each in pdf_pages.boxes(made, 0) if abs((each.right - each.left) - (each.high - each.low)) < 0.1]
    assert len(square) == 2 * 5
    assert {5.0} == {round((each.right - each.left) / pdf_pages.MM, 2) for each in square}


def test_the_head_of_a_table_is_repeated_and_no_row_is_broken():
    found = laid_out(steps(30))
    assert len(found) > 1
    for page in found:
        head = page.find("Dates")
        assert len(head) == 1
        rows = [text for text in page.texts if text.left == head[0].left and text.said.startswith("Tue")]
        assert len(rows) == len(page.find("none")) / 2
    assert found[0].texts[1].said == "Your doses, step by step"


def test_a_caption_stands_on_the_page_of_its_table():
    for lines in range(24, 34, 2):
        found = laid_out(*[Paragraph("A line.")] * lines, steps(4))
        at = [n for n, page in enumerate(found) if page.find("Your doses, step by step")]
        assert at == [n for n, page in enumerate(found) if page.find("Dates")][:1]
        assert at == [n for n, page in enumerate(found) if page.find("Tue 1 Dec")][:1]


def test_a_table_that_has_no_room_upright_lies_across_and_what_follows_stands_upright():
    head = tuple(f"Measurement {n}" for n in range(7))
    wide = Table("log", "Log", head, (cells(*["description"] * 7),))
    sizes = [page.width > page.height for page in laid_out(Paragraph("Before."), wide, Paragraph("After."))]
    assert sizes == [False, True, False]


def test_a_long_word_is_broken_between_letters_and_stays_in_its_column():
    word = "Wolfeschlegelsteinhausenbergerdorff" * 2
    table = Table("log", "Log", ("Name", "Dose"), (cells(word, "5\u00a0mg"), cells("Ada", "5\u00a0mg")))
    names = Facts(((word, word),))
    for found in (laid_out(table), laid_out(names), laid_out(Paragraph(word * 2), title=word, running=(word,))):
        assert pdf_pages.said(found).count(word) >= 1
        for page in found:
            assert all(text.right < page.width - 42 for text in page.texts + page.head)
            crossed = [
                (text, each) for text in page.texts for each in page.uprights if text.left < each.left < text.right
            ]
            assert not crossed


def test_a_number_is_not_broken_in_a_long_word():
    word = "Dose" + "-".join(["12345"] * 20)
    said = [text.said for page in laid_out(Facts((("Id", word),))) for text in page.texts]
    assert sum(text.count("12345") for text in said) == 20


@pytest.mark.parametrize("large", [False, True])
def test_columns_to_write_in_are_wide_enough_for_a_hand(large):
    for page in laid_out(day_list(3), large_print=large):
        for felt in page.find("How"):
            right = min(each.left for each in page.uprights if each.left > felt.left)
            assert right - felt.left > 25 * pdf_pages.MM


def test_a_drawing_is_read_with_its_description_and_never_higher_than_its_page():
    tall = Picture('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="900"></svg>', "A line.", "Tall")
    found = pdf_pages.reader(pdf.page(document(tall, Paragraph("After.")), issued=ISSUED))
    assert len(found.pages) == 1
    figures = [each for each in nodes(found) if each["/S"] == "/Figure"]
    assert [each["/Alt"] for each in figures] == ["A line."]


def test_a_drawing_cannot_bring_files_in():
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    svg = f'<svg {spaces} width="9" height="9">{{}}</svg>'
    for href in ("/etc/passwd", "../../../../../etc/passwd", "file:///etc/hostname", "https://example.org/a.png"):
        image = f'<image xlink:href="{href}" width="9" height="9"/>'
        with pytest.raises(SheetError, match="could not be laid out"):
            pdf.page(document(Picture(svg.format(image), "Nothing.", "None")), issued=ISSUED)


def nodes(found):
    """Every element of the tree of tags, in reading order."""
    waiting = [found.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        each = waiting.pop()
        each = each.get_object() if isinstance(each, IndirectObject) else each
        if isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, dict) and "/S" in each:
            yield each
            waiting.append(each.get("/K", []))


def test_tables_are_tagged_with_heads_of_columns_and_captions():
    tags = [each["/S"] for each in nodes(pdf_pages.reader(pdf.page(PLAN, issued=ISSUED)))]
    assert (tags.count("/H1"), tags.count("/Table")) == (1, 3)
    assert (tags[1:2], tags.count("/Caption")) == (["/H1"], 1)
    assert tags.count("/TH") == 7 + (1 + 7) * 2
    assert tags.count("/TD") == 4 * 7 + 2 * 35
    assert (tags.count("/L"), tags.count("/LI")) == (1, 2)


def test_the_head_of_a_table_is_tagged_once_though_it_is_printed_on_each_page():
    tags = [each["/S"] for each in nodes(pdf_pages.reader(pdf.page(document(steps(30)), issued=ISSUED)))]
    assert (tags.count("/TH"), tags.count("/TD")) == (7, 30 * 7)


def test_right_to_left_columns_begin_at_the_right():
    page = pdf_pages.pages(pdf.page(ARABIC, issued=ISSUED))[0]
    dates, total = page.find("1–7 Dec 2026")[0], page.find("1,600 mg")[0]
    assert dates.left > page.width / 2 > total.right


def test_isolated_numbers_units_and_dates_of_a_right_to_left_page_keep_their_order():
    said = "1961-04-09", "0.5–1 mg", "300 mg", "10:30", "Ada Example"
    for text in said:
        row = (("الجرعة", f"من {isolated(text)} إلى كل يوم"),)
        made = pdf.page(document(Facts(row), language="ar", direction="rtl", title="خطة"), issued=ISSUED)
        assert len(pdf_pages.pages(made)[0].find(text)) == 1, text


def test_without_the_marks_they_would_be_turned_round():
    for text in ("1961-04-09", "0.5–1 mg", "300 mg"):
        row = (("الجرعة", f"من {text} إلى كل يوم"),)
        made = pdf.page(document(Facts(row), language="ar", direction="rtl", title="خطة"), issued=ISSUED)
        assert pdf_pages.pages(made)[0].find(text) == [], text


def test_a_picture_follows_its_caption_in_reading_order():
    tags = [each["/S"] for each in nodes(pdf_pages.reader(pdf.page(PICTURE, issued=ISSUED)))]
    assert tags.index("/Caption") < tags.index("/Figure") < tags.index("/P")


def test_a_blank_cell_leaves_room_for_a_hand():
    page = laid_out(Table("log", "Log", ("Time", "Amount"), ((Cell(), Cell()), (Cell(), Cell()))))[0]
    lines = sorted({round(each.low) for each in page.strokes if each.right - each.left > 100})
    assert all(high - low >= 9 * pdf_pages.MM for low, high in itertools.pairwise(lines[:3]))
