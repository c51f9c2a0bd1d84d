"""
HTML page: a document as one self-contained page that prints; no script, no request.

The page holds the strings of the document in its order, and nothing else but what the tables below mark as repeated:

=============  =====================================================================================================
document       ``<html lang dir>``, ``<title>``, ``<body>`` or ``<body class="large">``, in it one ``<main>``
title          ``<header><h1>title</h1>``
running        ``<p class="running"><bdi>part</bdi> · <bdi>part</bdi></p>`` (in the header)
notice         ``<p class="notice">`` (in the header)
Heading        ``<h2 class="heading">``
Paragraph      ``<p class="KIND">``; a strong one holds ``<strong>``
Facts          ``<div class="facts KIND">`` or ``<div class="facts KIND boxed">``: ``<h2>`` or ``<h3>`` where it has a
               title, then ``<dl>`` with ``<div><dt>name</dt><dd>value</dd></div>``; a blank: ``<dd class="blank">``
Listing        ``<div class="listing KIND">``: ``<h2>`` or ``<h3>``, then ``<ul><li>``
Table          ``<table class="KIND">``: ``<caption>``, ``<thead>`` with ``<th scope="col">``, ``<tbody>``; the first
               cell of a row is ``<th scope="row">`` (``<td>`` where it is blank), the others are ``<td>``
Cell           ``<div class="line">`` for each line, a span of dates in it as two ``<span class="part">``; with boxes
               ``<label class="tick"><input><span class="line">``; a blank one has the class ``blank``
Month          ``<div class="page"><table class="month">``: ``<caption>title</caption>``, ``<thead>`` with
               ``<tr class="who">`` (paper only: title, running, notice again) and ``<tr class="weekdays">``
Day            ``<td class="day">`` with ``<div class="date">``, then for each dose ``<label class="dose"><input>
               <bdi class="label">`` and a ``<bdi class="line">`` for each line, then ``<div class="total">``,
               ``<div class="tag">`` for each tag; ``<td class="outside">`` with ``<div class="date">`` and
               ``<div class="said">``; ``<td class="void">`` for a day of another month
Picture        ``<figure class="picture"><svg role="img" aria-label="alt">…</svg><figcaption>caption</figcaption>``
=============  =====================================================================================================

KIND is the kind of the block; empty where it has none. Besides ``tr.who``, attributes say again what stands elsewhere:
``data-head`` is the head of the column, for a phone; ``aria-label`` names a box to tick by its row or date, column,
and line. On paper the margins hold running line, notice and page number; a ``td`` or ``th`` may begin a table on a
phone, but the order is always that of the document.

Texts keep the direction of the document; what is of the other direction is isolated in the document, by its marks.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

from posology.errors import MissingExtraError, SheetError
from posology.render.css_text import css_string, page_number
from posology.render.document import Block, Document, Facts, Heading, Listing, Month, Paragraph, Picture, Table
from posology.render.fitting import BOX, month_room, pieces, room
from posology.render.inline_svg import inline_svg
from posology.render.printable import check_printable

PAPER = {"a4": "A4", "letter": "letter"}
"""The sizes of paper, and what a style sheet calls them."""
_NAMES: dict[type[Block], str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Facts: "facts",
    Listing: "listing",
    Table: "table",
    Month: "month",
    Picture: "picture",
}
_FONT = '"Noto Sans", "Liberation Sans", Arial, Helvetica, "Noto Sans Arabic", "Noto Sans CJK SC", sans-serif'


def page(document: Document, *, paper: str = "a4") -> str:
    """
    Lay a document out as an HTML page.

    Args:
        document: What to print.
        paper: What it is printed on. [``a4`` or ``letter``]

    Returns:
        The whole page; it asks for nothing and runs nothing.

    Raises:
        SheetError: for another paper, a document that would print otherwise than it reads, or a picture that is more
            than a drawing.
        MissingExtraError: if Jinja2 is not installed.

    >>> plan = Document(
    ...     language="en-US", direction="ltr", title="Your examplol plan", running=("Ann", "examplol"),
    ...     page="page {page} of {pages}", notice="", blocks=(Paragraph("Then stop.", kind="ending"),),
    ... )
    >>> "<h1>Your examplol plan</h1>" in page(plan)
    True
    """
    if paper not in PAPER:
        raise SheetError("paper", f"got {paper!r}", value=paper, limit=tuple(PAPER), instead="write 'a4' or 'letter'")
    check_printable(document)
    return str(_template().render(_laid_out(document, paper)))


def _laid_out(document: Document, paper: str) -> dict[str, Any]:
    """Give what the template needs: the document, and what the style sheet is made of."""
    base, floor = (18, 16) if document.large else (14, 12)
    level, blocks = 2, []
    for each in document.blocks:
        fit, first = "", 0.0
        if isinstance(each, Table):
            fit, first = room(each, paper, (base, floor))
        elif isinstance(each, Month):
            fit = month_room(each, paper, floor)
        blocks.append((_NAMES[type(each)], each, level, fit, f"{first:.1f}"))
        level = 3 if isinstance(each, Heading) else level
    right_to_left = document.direction == "rtl"
    isolate = "\N{RIGHT-TO-LEFT ISOLATE}" if right_to_left else "\N{LEFT-TO-RIGHT ISOLATE}"
    running = " · ".join(f"{isolate}{part}\N{POP DIRECTIONAL ISOLATE}" for part in document.running)
    return {
        "document": document,
        "blocks": blocks,
        "size": PAPER[paper],
        "base": base,
        "floor": floor,
        "box": BOX,
        "start": "right" if right_to_left else "left",
        "end": "left" if right_to_left else "right",
        "margin": 28 if document.large else 22,
        "narrow": "64em" if document.large else "48em",
        "font": _FONT,
        "edge": f"font: {floor}pt/1.3 {_FONT}; direction: {document.direction}",
        "running": css_string(running) if running else "none",
        "notice": css_string(document.notice) if document.notice else "none",
        "number": page_number(document.page),
    }


@functools.cache
def _template() -> Any:
    try:
        import jinja2
        import markupsafe
    except ImportError:
        raise MissingExtraError(
            "html", "Jinja2 is not installed", instead="run: pip install 'posology[html]'"
        ) from None
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=jinja2.FunctionLoader(lambda name: resources.files("posology.render").joinpath(name).read_text("utf-8")),
    )
    environment.filters["drawing"] = lambda each: markupsafe.Markup(inline_svg(each.svg, each.alt))
    environment.filters["pieces"] = pieces
    environment.filters["css"] = markupsafe.Markup
    return environment.get_template("document.html.j2")
