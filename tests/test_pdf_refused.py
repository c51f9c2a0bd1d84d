"""PDF: what cannot be printed as it reads is refused, with what, where and what to write instead."""

import datetime as dt
from pathlib import Path

import attrs
import pdf_pages
import pytest
from documents import ARABIC, PLAN, cells, document, month

from posology.errors import SheetError
from posology.render import pdf
from posology.render.document import Cell, Dose, Facts, Heading, Listing, Paragraph, Picture, Table
from posology.render.printable import check_printable

ISSUED = dt.date(2026, 12, 1)
CHINESE = "/usr/share/fonts/opentype/noto"


def refused(made, **how):
    with pytest.raises(SheetError) as found:
        pdf.page(made, **{"issued": ISSUED, **how})
    return found.value


@pytest.mark.parametrize("character", ["\x00", "\x07", "\t", "\n", "\x7f", "\x85", "\u2028", "\u202e", "\ud800"])
def test_a_character_that_is_not_seen_or_turns_letters_round_is_refused_with_its_place(character):
    bad = f"Ada{character}Example"
    for where, made in {
        "title": document(title=bad),
        "running[0]": document(running=(bad,)),
        "blocks[0].text": document(Heading(bad)),
        "blocks[0].rows[0][1]": document(Facts((("For", bad),))),
        "blocks[0].items[0]": document(Listing("", (bad,))),
        "blocks[0].rows[0][0].lines[0]": document(Table("log", "", ("A",), ((Cell((bad,)),),))),
        "blocks[0].weeks[0][0].doses[0].label": document(month(2027, 2, "February", (Dose(bad, ()),), "")),
        "blocks[0].alt": document(Picture("<svg/>", bad, "")),
    }.items():
        error = refused(made)
        assert (where, character) == (error.field, error.value)
        assert f"got U+{ord(character):04X}" in str(error)


@pytest.mark.parametrize(("text", "said"), [("a\u2068b", "1 mark of direction not closed"), ("a\u2069", "U+2069")])
def test_marks_of_direction_come_in_pairs(text, said):
    assert said in str(refused(document(Paragraph(text))))


def test_a_character_that_no_font_has_is_refused_by_name_with_the_way_out():
    error = refused(document(Paragraph("Take 2 ☃ and \U0001f48a"), Heading("中文")))
    assert set("☃\U0001f48a中文") == set(error.value)
    assert "中 (U+4E2D)" in str(error)
    assert str(error).endswith("name a folder of fonts that have them: fonts=")


def test_pictures_of_pages_are_refused_like_the_file_and_never_show_boxes_for_letters():
    with pytest.raises(SheetError, match=r"U\+4E2D"):
        pdf.png(document(Paragraph("中")), issued=ISSUED)


def test_letters_of_all_languages_that_are_shipped_have_their_font():
    said = "Größe, ¿cuánto?, não, œuvre, Ελληνικά, Кириллица, šžčřů, ąęł, İışğ, Tiếng Việt, → ≥ ≤ − × ½ ☐ ☑ ✓ • … € №"
    arabic = "خطة العلاج، صباحًا؟ ٣٠٠ فارسی گچپژ اردو ٹڈڑ"
    found = pdf_pages.said(pdf_pages.pages(pdf.page(document(Paragraph(said), Heading(said)), issued=ISSUED)))
    assert found.count(pdf_pages.squeezed(said)) == 2
    assert pdf.page(document(Paragraph(arabic), Heading(arabic), direction="rtl", language="ar"), issued=ISSUED)


def test_a_folder_of_fonts_prints_chinese(tmp_path):
    if not Path(CHINESE).is_dir():
        pytest.skip(f"no Chinese fonts in {CHINESE}")
    made = document(
        Paragraph("加巴喷丁 300\u00a0mg", strong=True), month(2027, 2, "二月", (), ""), language="zh-Hans-CN"
    )
    (tmp_path / "NotoSansCJK-Regular.ttc").symlink_to(f"{CHINESE}/NotoSansCJK-Regular.ttc")
    file = pdf.page(made, issued=ISSUED, fonts=tmp_path)
    assert "加巴喷丁300mg二月" in pdf_pages.said(pdf_pages.pages(file))
    assert pdf_pages.reader(file).trailer["/Root"]["/Lang"] == "zh-CN"


def test_a_folder_of_fonts_that_is_none_is_refused(tmp_path):
    assert "no folder" in str(refused(PLAN, fonts=tmp_path / "none"))


def test_a_number_with_its_unit_that_has_no_room_is_refused_not_broken():
    amount = f"{'1' * 120}\u00a0mg"
    error = refused(document(Table("log", "Log", ("Dose", "Time"), (cells(amount, "8:00"),)), Paragraph("x")))
    assert amount == error.value
    assert "wider than its place" in str(error)
    amount = f"{'1' * 60}\u00a0mg"
    assert amount == refused(document(month(2027, 2, "February", (Dose("Noon", (amount,)),), ""))).value


def test_where_a_table_has_no_room_otherwise_a_line_ends_before_a_unit_and_never_in_a_number_or_a_word():
    amount = "1,000,000\u00a0micrograms"
    made = pdf.page(document(month(2027, 2, "February", (Dose("Noon", (amount,)),), "")), issued=ISSUED)
    text = "".join(each.extract_text() for each in pdf_pages.reader(made).pages)
    assert (text.count("1,000,000"), text.count("micrograms"), "1,000,000\u00a0micrograms" in text) == (
        28,
        28,
        False,
    )  # each day of February


def test_a_row_a_week_and_a_head_that_no_page_has_room_for_are_refused():
    lines = tuple(f"line {n}" for n in range(60))
    high = "more than a page has room for"
    assert high in str(refused(document(Table("log", "Log", ("A", "B"), ((Cell(lines), Cell()),)))))
    assert high in str(refused(document(Facts((("Note", "word " * 600),)))))
    assert high in str(refused(document(month(2027, 2, "February 2027", (Dose("Noon", lines),), ""))))
    assert "on top of every page" in str(refused(document(running=("words " * 400,))))


@pytest.mark.parametrize(
    ("block", "field"),
    [
        (Table("log", "", ("A", "B"), (cells("1", "2"), cells("3"))), "blocks[0].rows[1]"),
        (Table("log", "", (), ()), "blocks[0].head"),
        (attrs.evolve(ARABIC.blocks[3], weeks=((None,) * 6,)), "blocks[0].weeks[0]"),
        (attrs.evolve(ARABIC.blocks[3], weekdays=("Monday",)), "blocks[0].weekdays"),
        (Facts((("A", "B", "C"),)), "blocks[0].rows[0]"),
    ],
)
def test_a_row_of_too_few_or_too_many_cells_is_refused_for_its_doses_would_move_to_other_columns(block, field):
    assert field == refused(document(block)).field


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"language": "English"}, "language"),
        ({"language": "en_US"}, "language"),
        ({"direction": "auto"}, "direction"),
        ({"page": "page {page}"}, "page"),
    ],
)
def test_a_document_without_title_language_direction_or_number_of_page_is_refused(fields, field):
    assert field == refused(document(**fields)).field


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"paper": "a5"}, "paper: got 'a5'; write 'a4' or 'letter'"),
        ({"issued": dt.datetime(2026, 12, 1)}, "issued: got 2026-12-01T00:00:00, a moment without a zone; give a date"),
    ],
)
def test_how_it_is_printed_is_refused_in_words(how, said):
    assert said in str(refused(PLAN, **how))


def test_documents_of_every_direction_with_marks_in_pairs_are_printable():
    assert check_printable(PLAN) is None
    assert check_printable(ARABIC) is None


def test_a_process_forked_after_use_is_told_so_and_does_not_wait_for_ever(fresh_python):
    code = """
import datetime as dt, os, sys, warnings
sys.path.insert(0, sys.argv[1])
from documents import PICTURE
from posology.errors import SheetError
from posology.render import pdf
pdf.page(PICTURE, issued=dt.date(2026, 12, 1))
warnings.simplefilter("ignore")
if not os.fork():
    try:
        pdf.page(PICTURE, issued=dt.date(2026, 12, 1))
    except SheetError as error:
        print(error, flush=True)
    os._exit(0)
os.wait()
"""
    assert "start processes with multiprocessing.get_context('spawn')" in fresh_python(code, str(Path(__file__).parent))


def test_many_documents_come_in_order_from_spawned_processes():
    pdf.page(PLAN, issued=ISSUED)  # so that Typst was used here before
    names = [f"Name {n}" for n in range(6)]
    made = pdf.many((document(Paragraph(name)) for name in names), processes=1, issued=ISSUED)
    assert names == [pdf_pages.pages(each)[0].texts[-1].said for each in made]


def test_an_error_in_one_of_many_is_the_same_error():
    with pytest.raises(SheetError, match=r"U\+202E"):
        list(pdf.many([document(Paragraph("\u202e"))], processes=1, issued=ISSUED))
