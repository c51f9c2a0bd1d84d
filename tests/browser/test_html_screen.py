"""HTML page in a browser: axe-core finds nothing, nothing scrolls sideways, no word is broken, sizes of the type."""

import pytest
from html_shown import SHOWN

from posology.render.html_page import page

TAGS = "'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental'"
AXE = "axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values: [" + TAGS + "]}})"
MM = 96 / 25.4
"""A millimetre. [px]"""
PORTRAIT, LANDSCAPE = int(180 * MM), int(267 * MM)
"""How wide a page is between its margins. [px]"""

SCROLLS = "document.documentElement.scrollWidth"

PLACED = "td, th, dd, li, p, label, h1, h2, h3, figure, caption"
OUTSIDE = """selector => [...document.querySelectorAll(selector)].filter(each => {
    const box = each.getBoundingClientRect()
    const seen = box.width > 1 && (each.closest("thead")?.offsetWidth ?? 9) > 1
    return seen && (box.left < -0.5 || box.right > innerWidth + 0.5 || each.scrollWidth > each.clientWidth + 1)
}).map(each => each.outerHTML.slice(0, 120))"""

WORDS = """selector => {
    const broken = []
    for (const element of document.querySelectorAll(selector)) {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
            const node = walker.currentNode
            for (const found of node.data.matchAll(/[\\p{L}\\p{M}\\p{N}\\u00a0\\u202f.,]+/gu)) {
                const range = document.createRange()
                range.setStart(node, found.index)
                range.setEnd(node, found.index + found[0].length)
                const tops = new Set([...range.getClientRects()].map(each => Math.round(each.top)))
                if (tops.size > 1) broken.push(found[0])
            }
        }
    }
    return broken
}"""

SIZES = """() => {
    const found = {size: [], leading: [], align: new Set(), transform: new Set()}
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement
        if (!walker.currentNode.data.trim() || parent.closest("svg")) continue
        const style = getComputedStyle(parent)
        found.size.push(parseFloat(style.fontSize))
        found.leading.push(parseFloat(style.lineHeight) / parseFloat(style.fontSize))
        found.align.add(style.textAlign)
        found.transform.add(style.textTransform + " " + style.fontVariantCaps + " " + style.fontStyle)
    }
    return {least: Math.min(...found.size), leading: Math.min(...found.leading),
            align: [...found.align], transform: [...found.transform],
            base: parseFloat(getComputedStyle(document.documentElement).fontSize)}
}"""

BOXES = """() => [...document.querySelectorAll("input")].map(each => each.getBoundingClientRect())
    .filter(each => each.width).map(each => Math.min(each.width, each.height))"""


@pytest.fixture(params=SHOWN)
def shown(request, tab):
    tab.emulate_media(media="screen")
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.set_content(page(SHOWN[request.param]))
    return SHOWN[request.param]


def test_axe_finds_nothing_at_a_desk_and_on_a_phone(shown, tab, axe):
    tab.evaluate(axe)
    for width in (1280, 360):
        tab.set_viewport_size({"width": width, "height": 800})
        found = tab.evaluate(AXE)["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == [], width


def test_nothing_scrolls_sideways_at_any_width(shown, tab):
    for width in (1280, 1100, 800, 700, 420, 360, 320):
        tab.set_viewport_size({"width": width, "height": 800})
        assert width == tab.evaluate(SCROLLS)
        assert tab.evaluate(OUTSIDE, PLACED) == [], width


def test_every_cell_of_a_step_is_on_the_screen_of_a_phone_with_its_head(shown, tab):
    tab.set_viewport_size({"width": 320, "height": 800})
    heads = tab.evaluate(
        """() => [...document.querySelectorAll("tbody [data-head]")].map(each => {
            const style = getComputedStyle(each, "::before"), box = each.getBoundingClientRect()
            const said = each.dataset.head ? JSON.stringify(each.dataset.head) + ' / ""' : "none"
            return style.content === said && box.left >= 0 && box.right <= 320
        })"""
    )
    assert all(heads)


def test_each_day_of_a_month_has_the_whole_width_of_a_phone(shown, tab):
    tab.set_viewport_size({"width": 360, "height": 800})
    widths = """[...document.querySelectorAll(".month .day, .month .outside")].map(each => each.offsetWidth)"""
    assert all(width >= 320 for width in tab.evaluate(widths))


def test_the_type_is_as_large_as_it_has_to_be_on_screen_and_on_paper(shown, tab):
    base, least = (18, 16) if shown.large else (14, 12)
    start = {"start"}
    for media, width in (("screen", 1280), ("screen", 360), ("print", 680)):
        tab.emulate_media(media=media)
        tab.set_viewport_size({"width": width, "height": 800})
        found = tab.evaluate(SIZES)
        assert found["least"] >= least * 96 / 72 - 0.01
        assert found["leading"] >= 1.3 - 0.001
        assert start == set(found["align"])
        assert {"none normal normal"} == set(found["transform"])
        if width != 360:
            assert base * 96 / 72 == pytest.approx(found["base"], abs=0.01)


def test_a_box_to_tick_is_at_least_5_mm_wide_and_high(shown, tab):
    for media in ("screen", "print"):
        tab.emulate_media(media=media)
        assert all(side >= 5 * MM for side in tab.evaluate(BOXES))


def test_no_word_of_a_table_is_broken_on_paper_and_nothing_is_wider_than_the_page(shown, tab):
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": LANDSCAPE, "height": 800})
    assert tab.evaluate(WORDS, ".page.grid") == []
    assert tab.evaluate(SCROLLS) <= LANDSCAPE
    tab.evaluate("document.querySelectorAll('.page.grid, .page.wide').forEach(each => each.remove())")
    tab.set_viewport_size({"width": PORTRAIT, "height": 800})
    assert tab.evaluate(WORDS, "table:not(.stacked)") == []
    assert tab.evaluate(SCROLLS) <= PORTRAIT


def test_a_page_asks_for_nothing_and_breaks_no_rule_of_its_own(chromium):
    context = chromium.new_context()
    asked, said = [], []
    context.on("request", lambda request: asked.append(request.url))
    tab = context.new_page()
    tab.on("console", lambda message: said.append(message.text))
    for printed in SHOWN.values():
        tab.set_content(page(printed))
    context.close()
    assert (asked, said) == ([], [])


def test_a_box_is_ticked_by_its_words_and_is_empty_on_paper(tab):
    tab.emulate_media(media="screen")
    tab.set_content(page(SHOWN["plan"]))
    tab.get_by_label("Fri 4 Dec, Noon, none").check()
    box = "getComputedStyle(document.querySelector('input:checked')).backgroundColor"
    assert tab.evaluate(box) == "rgb(0, 0, 0)"
    tab.emulate_media(media="print")
    assert tab.evaluate(box) == "rgb(255, 255, 255)"
