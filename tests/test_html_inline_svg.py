"""Inline SVG: a drawing is taken over as one image; whatever else it holds is refused."""

import pytest

from posology.errors import SheetError
from posology.render.inline_svg import inline_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
LINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawn(inside: str, **more: str) -> str:
    return HEAD.replace(">", "".join(f' {key}="{value}"' for key, value in more.items()) + ">") + inside + "</svg>"


def test_shapes_text_title_and_description_are_kept():
    inside = (
        '<title>Dose</title><desc>rises</desc><g><path d="M0 0h9" stroke-dasharray="2 1" /><text x="1">5 mg</text></g>'
    )
    expected = f'<svg viewBox="0 0 9 9" role="img" aria-label="Up">{inside}</svg>'
    assert expected == inline_svg(drawn(inside), "Up")


def test_ids_and_names_of_its_own_are_left_out_so_that_a_page_may_hold_two():
    made = inline_svg(drawn('<title id="t">Dose</title>', id="a", role="graphics", **{"aria-labelledby": "t"}), "Up")
    assert made == '<svg viewBox="0 0 9 9" role="img" aria-label="Up"><title>Dose</title></svg>'


def test_what_it_shows_cannot_leave_its_attribute():
    assert 'aria-label="&quot;&gt;&lt;script&gt;"' in inline_svg(drawn(""), '"><script>')


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<style>* { display: none }</style>",
        "<foreignObject><p>x</p></foreignObject>",
        '<image x="0" />',
        '<a href="https://example.org"><path d="M0 0" /></a>',
        "<use />",
        "<animate />",
        "<set />",
        '<html:script xmlns:html="http://www.w3.org/1999/xhtml">alert(1)</html:script>',
        "<title><path /></title>",
        "<!-- a comment -->",
        "<![CDATA[<script>]]>",
        "<?xml-stylesheet href='x'?>",
    ],
)
def test_an_element_that_is_no_drawing_is_refused(inside):
    with pytest.raises(SheetError, match="picture: it"):
        inline_svg(drawn(inside), "x")


@pytest.mark.parametrize(
    "attribute",
    [
        'onload="alert(1)"',
        'onClick="alert(1)"',
        'href="#a"',
        f'{LINK} xlink:href="#a"',
        'fill="url(#a)"',
        'style="background: URL(x)"',
        'style="@import x"',
        'style="width: expression(1)"',
        'd="javascript:alert(1)"',
        'd="data:text/html,x"',
        'style="\\75 rl(x)"',
    ],
)
def test_an_attribute_that_asks_or_runs_is_refused(attribute):
    with pytest.raises(SheetError, match="picture: its path has"):
        inline_svg(drawn(f"<path {attribute} />"), "x")


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "a drawing",
        "<svg/>",
        '<html xmlns="http://www.w3.org/2000/svg"/>',
        HEAD,
        f'<!DOCTYPE svg [<!ENTITY a "b">]>{drawn("<text>&a;</text>")}',
        drawn("<text>&nbsp;</text>"),
    ],
)
def test_what_is_no_svg_is_refused(svg):
    with pytest.raises(SheetError, match="picture: "):
        inline_svg(svg, "x")


def test_the_declaration_of_xml_at_its_head_is_allowed():
    assert inline_svg(drawn(""), "x") == inline_svg('<?xml version="1.0" encoding="UTF-8"?>' + drawn(""), "x")
