"""HTML page: the document's texts in its order, the roles of its parts, one page without script or request."""

import re
import sys

import attrs
import pytest
from documents import ARABIC, DAYS, EXAMPLES, HOSTILE, NOTICE, PICTURE, PLAN, document, texts
from html_parts import Parts

from posology.errors import MissingExtraError, SheetError
from posology.render import html_page
from posology.render.document import Cell, Day, Facts, Heading, Listing, Month, Paragraph, Table
from posology.render.html_page import page

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@pytest.fixture(scope="module", params=EXAMPLES)
def example(request):
    return EXAMPLES[request.param], page(EXAMPLES[request.param])


def test_a_page_says_the_texts_of_the_document_in_its_order_and_nothing_else(example):
    printed, made = example
    assert texts(printed) == Parts(made).texts


def test_language_direction_title_and_one_heading_of_the_first_level(example):
    printed, made = example
    parts = Parts(made)
    assert [{"lang": printed.language, "dir": printed.direction}] == parts.named("html")
    assert 1 == len(parts.named("h1")) == len(parts.named("main")) == made.count("<title>")


def test_nothing_runs_and_nothing_is_asked_for(example):
    parts = Parts(example[1])
    assert POLICY in [meta.get("content") for meta in parts.named("meta")]
    assert parts.named("script", "link", "img", "iframe", "object", "embed", "a", "form", "base", "image", "use") == []
    held = {name for _, attributes in parts.elements for name in attributes}
    assert not {name for name in held if name.startswith("on")}
    assert not held & {"src", "href", "xlink:href", "srcset", "action"}
    assert all(re.fullmatch(r"--first: \d+\.\dmm", held["style"]) for _, held in parts.elements if "style" in held)
    style = example[1].partition("<style>")[2].partition("</style>")[0]
    assert "url" not in style
    assert "@import" not in style


def test_every_table_has_a_caption_and_heads_with_a_scope(example):
    printed, made = example
    parts = Parts(made)
    tables = sum(isinstance(block, Table | Month) for block in printed.blocks)
    assert tables == len(parts.named("table")) == len(parts.named("caption")) == len(parts.named("thead"))
    assert all(head.get("scope") in {"col", "row", "colgroup"} for head in parts.named("th"))


def test_a_notice_stands_at_the_top_in_the_margin_and_over_every_month():
    made = page(attrs.evolve(PLAN, notice="Not reviewed"))
    assert made.count('<p class="notice">Not reviewed</p>') == 1
    assert made.count(r'@bottom-left { content: "Not\20 reviewed"') == 1
    assert made.count('<div class="again">Not reviewed</div>') == sum(isinstance(each, Month) for each in PLAN.blocks)
    assert "@bottom-left { content: none" in page(PLAN)


def test_the_margins_lie_on_the_side_of_the_direction():
    assert '@top-left { content: "' in page(NOTICE)
    assert '@bottom-right { content: "page\\20 " counter(page) "\\20 of\\20 " counter(pages)' in page(NOTICE)
    assert '@top-right { content: "' in page(ARABIC)
    assert "@bottom-left { content: " in page(ARABIC)
    assert "direction: rtl" in page(ARABIC)


def test_marks_of_direction_are_kept():
    made = page(ARABIC)
    assert "\u2066300\u00a0mg\u2069" in made
    assert "<dd>\u2068Ada Example\u2069</dd>" in made


@pytest.mark.parametrize(("paper", "size"), [("a4", "size: A4;"), ("letter", "size: letter;")])
def test_the_paper_is_that_of_the_style_sheet(paper, size):
    made = page(PLAN, paper=paper)
    assert size in made
    assert size.replace(";", " landscape;") in made


def test_another_paper_is_refused():
    with pytest.raises(SheetError, match="paper: got 'A3'; write 'a4' or 'letter'") as caught:
        page(PLAN, paper="A3")
    assert (caught.value.value, caught.value.limit) == ("A3", ("a4", "letter"))


@pytest.mark.parametrize("name", ["a\u202eb", "a\x00b", "a\nb", "a\x1bb", "a\u2028b", "\u2066a"])
@pytest.mark.parametrize("place", ["title", "running", "notice", "page", "cell", "alt"])
def test_a_character_that_turns_or_hides_text_is_refused(name, place):
    table = Table("log", "Log", ("Date",), ((Cell((name,)),),))
    changed = {
        "title": {"title": name},
        "running": {"running": (name,)},
        "notice": {"notice": name},
        "page": {"page": name + "{page} {pages}"},
        "cell": {"blocks": (table,)},
        "alt": {"blocks": (attrs.evolve(PICTURE.blocks[0], alt=name),)},
    }
    with pytest.raises(SheetError, match=r"leave it out|end what is set apart"):
        page(attrs.evolve(NOTICE, **changed[place]))


def test_large_print_is_larger_everywhere():
    assert "font: 14pt/1.35" in page(PLAN)
    assert "font: 12pt/1.3" in page(PLAN)
    large = page(attrs.evolve(PLAN, large=True))
    assert "font: 18pt/1.35" in large
    assert "font: 16pt/1.3" in large
    assert not {"12pt", "14pt"} & set(large.replace("/", " ").split())


def test_the_titles_of_facts_and_lists_stand_below_the_last_heading():
    facts, listing = Facts((("a", "b"),), title="Facts"), Listing("List", ("a",))
    made = page(document(facts, Heading("Part"), listing))
    assert "<h2>Facts</h2>" in made
    assert "<h3>List</h3>" in made
    assert "<ul>" not in page(document(Listing("List", ())))


def test_a_box_to_tick_is_named_by_its_row_column_and_line():
    row = (Cell(("Tue 1 Dec",)), Cell(("300 mg", "100 mg"), tick=True), Cell(tick=True), Cell())
    made = page(document(Table("days", "Days", ("Date", "Morning", "Noon", "How I felt"), (row,))))
    assert [box["aria-label"] for box in Parts(made).named("input")] == [
        "Tue 1 Dec, Morning, 300 mg",
        "Tue 1 Dec, Morning, 100 mg",
        "Tue 1 Dec, Noon",
    ]
    assert {"role": "cell", "class": "blank", "data-head": "How I felt"} in Parts(made).named("td")


def test_a_box_of_a_month_is_named_by_its_date_slot_and_amounts():
    boxes = [box["aria-label"] for box in Parts(page(PLAN)).named("input")]
    months = [block for block in PLAN.blocks if isinstance(block, Month)]
    assert len(boxes) == sum(len(day.doses) for month in months for week in month.weeks for day in week if day)
    assert boxes[2] == "Fri 4 Dec, Evening, 1 × 300\u00a0mg, half × 100\u00a0mg"


def test_a_blank_first_cell_is_no_head_and_a_column_without_name_has_none():
    made = page(document(Table("log", "Log", ("", "Time"), ((Cell(), Cell()), (Cell(("x",)), Cell())))))
    assert Parts(made).named("th") == [
        {"scope": "col", "role": "columnheader"},
        {"scope": "row", "role": "rowheader", "data-head": ""},
    ]


def test_days_of_a_month_are_told_apart_by_class_and_word():
    week = (Day("Mon 1 Jun", outside="no dose"), Day("Tue 2 Jun", total="none", tags=("CHANGE",)), *[None] * 5)
    made = page(document(Month("June 2026", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), (week,))))
    cells = [held["class"] for held in Parts(made).named("td") if "class" in held]
    assert ["outside", "day", *["void"] * 5] == cells
    assert '<div class="said">no dose</div>' in made
    assert '<div class="tag">CHANGE</div>' in made


def test_kinds_are_classes_and_a_strong_paragraph_is_strong():
    made = page(document(Paragraph("Stop.", kind="ending", strong=True), Paragraph("Plain.", kind="use")))
    assert '<p class="ending"><strong>Stop.</strong></p>' in made
    assert '<p class="use">Plain.</p>' in made
    assert 'class="facts product boxed"' in page(PLAN)
    assert 'class="days ' in page(DAYS)


def test_a_kind_cannot_leave_its_attribute():
    made = page(document(Paragraph("x", kind='"><script>')))
    assert Parts(made).named("script") == []
    assert texts(HOSTILE) == Parts(page(HOSTILE)).texts


def test_a_hostile_name_in_the_margin_stays_a_string():
    name = '"} </style><script>alert(1)</script> \\'
    made = page(document(running=(name,), notice=name, page=name + "{page} {pages}"))
    assert Parts(made).named("script") == []
    assert made.count("</style>") == 1
    assert r"\22 \7d \20 \3c \2f style\3e " in made


def test_without_jinja2_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html_page._template.cache_clear()
    try:
        with pytest.raises(MissingExtraError, match="posology\\[html\\]"):
            page(NOTICE)
    finally:
        html_page._template.cache_clear()
