"""Plot as PNG: its size, its fonts, and what is refused."""

import re
import struct
import sys

import pytest

from posology import Regimen, Schedule, Step
from posology.errors import MissingExtraError, SheetError
from posology.render import plot
from posology.render.svg_texts import apart

WEEK = Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), "2026-12-01")


@pytest.fixture
def _typst():
    pytest.importorskip("typst")


@pytest.mark.usefixtures("_typst")
def test_it_is_as_wide_as_the_picture_times_its_scale():
    one = plot.png(WEEK, scale=1)
    assert one[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", one[16:20]) == (640,)
    assert struct.unpack(">I", plot.png(WEEK, scale=3, width=400)[16:20]) == (1200,)


@pytest.mark.usefixtures("_typst")
def test_the_same_schedule_gives_the_same_file():
    assert plot.png(WEEK) == plot.png(WEEK)


@pytest.mark.usefixtures("_typst")
@pytest.mark.parametrize("title", ["\N{SNOWMAN}", "a \N{SNOWMAN}", "\u4e2d\u6587"])
def test_a_character_that_no_font_has_is_refused_and_never_left_out(title):
    with pytest.raises(SheetError, match="could not be displayed"):
        plot.png(WEEK, title=title)


@pytest.mark.usefixtures("_typst")
def test_what_looks_like_markup_is_drawn_as_it_stands():
    assert plot.png(WEEK, title='#panic("x") $1/2$ <b>&')[1:4] == b"PNG"


def test_no_text_is_left_to_the_picture_where_some_would_be_left_out():
    picture = plot.svg(WEEK)
    found = apart(picture)
    assert "text" not in found.svg.partition("</desc>")[2].replace("svg:", "")
    assert (found.wide, found.high) == (6400, 500 + 300 + 2200 + 2 * 220 + 80 + 60)
    assert sorted(each.text for each in found.texts) == sorted(re.findall(r"<text[^>]*>([^<]*)<", picture))
    assert next(each.y for each in found.texts if each.text == "1 Dec") == 500 + 2500 + 220  # under the axis


@pytest.mark.parametrize(
    "text",
    [
        '<text x="1.5" y="9">5 mg</text>',
        '<text x="1" y="9"><tspan>5 mg</tspan></text>',
        '<text y="9">5 mg</text>',
        '<g transform="rotate(9)"><text x="1" y="9">5 mg</text></g>',
        '<g><g><text x="1" y="9">5 mg</text></g></g>',
    ],
)
def test_a_picture_whose_texts_are_placed_otherwise_is_left_whole(text):
    assert apart(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" font-size="2">{text}</svg>') is None
    assert apart('<svg xmlns="http://www.w3.org/2000/svg"><text x="1" y="9">5 mg</text></svg>') is None


@pytest.mark.parametrize("scale", [0, 9, True, 1.5, "2"])
def test_a_scale_out_of_range_is_refused(scale):
    with pytest.raises(SheetError, match="from 1 to 8"):
        plot.png(WEEK, scale=scale)


def test_without_typst_it_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError, match=r"posology\[pdf\]"):
        plot.png(WEEK)
