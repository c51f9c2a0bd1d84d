"""Markdown page: rendered, it says every text of a document as it is written, whatever that text looks like."""

from html.parser import HTMLParser

import documents
import pytest
from documents import document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from posology.render.document import Cell, Facts, Heading, Listing, Month, Paragraph, Table
from posology.render.markdown_page import page


class Shown(HTMLParser):
    """What a reader sees of a rendered page: its texts, each with the elements that hold it."""

    def __init__(self):
        super().__init__()
        self.open, self.found = [], []

    def handle_starttag(self, tag, attrs):
        if tag != "br":
            self.open.append(tag)
        self.found.append(["", *self.open])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.found.append(["", *self.open])

    def handle_data(self, data):
        self.found[-1][0] += data


def shown(printed):
    reader = Shown()
    reader.feed(MarkdownIt("commonmark").enable("table").render(page(printed)))
    return [(text.strip(" \n"), *tags) for text, *tags in reader.found if text.strip(" \n")]


@pytest.mark.parametrize("name", documents.EXAMPLES)
def test_rendered_it_says_every_text_of_a_document_in_its_order(name):
    printed = documents.EXAMPLES[name]
    rest = " ".join(text for text, *_ in shown(printed))
    for text in documents.texts(printed):
        _, found, rest = rest.partition(text)
        assert (text, bool(found)) == (text, True)


def test_a_name_that_is_markdown_reads_as_it_is_written():
    name = "*x* | <b> [a](b)"
    printed = document(Facts((("For", name),)), Table("log", name, (name,), ((Cell((name,)),),)), running=(name,))
    assert shown(printed) == [
        ("Your examplol plan", "h1"),
        (name, "p"),
        ("For", "ul", "li", "strong"),
        (name, "ul", "li"),
        (name, "p", "strong"),
        (name, "table", "thead", "tr", "th"),
        (name, "table", "tbody", "tr", "td"),
        (name, "p"),
    ]


ACTIVE = st.text("\\`*_{}[]()<>#+-.!|&~=:$^@/ 12a\"'", min_size=1, max_size=12).map(lambda text: " ".join(text.split()))


@given(ACTIVE.filter(bool))
def test_no_text_is_taken_as_markdown(text):
    printed = document(
        Heading(text),
        Paragraph(text),
        Paragraph(f"a{text}a", strong=True),
        Listing("Warnings", (text,)),
        Table("days", "Days", ("Date", text), ((Cell((text, text)), Cell((text,), tick=True)),)),
        running=("Ada",),
    )
    assert shown(printed)[2:-1] == [
        (text, "h2"),
        (text, "p"),
        (f"a{text}a", "p", "strong"),
        ("Warnings", "p", "strong"),
        (text, "ul", "li"),
        ("Days", "p", "strong"),
        ("Date", "table", "thead", "tr", "th"),
        (text, "table", "thead", "tr", "th"),
        (text, "table", "tbody", "tr", "td"),
        (text, "table", "tbody", "tr", "td"),
        (f"☐ {text}", "table", "tbody", "tr", "td"),
    ]


def test_a_month_is_a_table_of_seven_columns_with_a_tick_box_for_each_dose():
    printed = document(*documents.PLAN.of(Month))
    found = shown(printed)
    assert [text for text, *tags in found if tags[-1:] == ["th"]] == 2 * [*documents.WEEKDAYS]
    assert ("☐ Morning 1 capsule", "table", "tbody", "tr", "td") in found
    assert ("CHANGE", "table", "tbody", "tr", "td", "strong") in found


def test_a_cell_to_fill_in_is_empty_and_a_value_to_fill_in_is_a_line():
    rows = ((Cell(("Tue 1 Dec",)), Cell(), Cell((), tick=True)),)
    printed = page(document(Facts((("Clinic", ""),)), Table("log", "", ("Date", "How I felt", "Noon"), rows)))
    assert "\n| Tue 1 Dec |  | ☐ |\n" in printed
    assert "\n- **Clinic** " + r"\_" * 20 + "\n" in printed
