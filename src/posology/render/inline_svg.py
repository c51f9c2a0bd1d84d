"""Inline SVG: a drawing as part of a page, if it draws and does nothing else."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from posology.errors import SheetError

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    {"circle", "desc", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "svg", "text", "title", "tspan"}
)
_OURS = frozenset({"role", "aria-label", "aria-labelledby", "aria-describedby", "id", "lang"})
_NAME = re.compile(r"[A-Za-z][A-Za-z-]*\d?")
_ACTIVE = re.compile(r"[\\&<>]|url|expression|import|javascript|data:|@", re.IGNORECASE)


def inline_svg(svg: str, alt: str) -> str:
    """
    Make a drawing a part of an HTML page.

    It is taken apart and written anew, without ids (a page may hold several drawings), as one image for who does not
    see it.

    Args:
        svg: The drawing; shapes and text only.
        alt: What it shows, in words.

    Returns:
        The element ``svg``.

    Raises:
        SheetError: if it is no SVG, or holds a script, a link, a style sheet or anything else that is no drawing.

    >>> print(inline_svg('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9" id="a"/></svg>', "A line"))
    <svg role="img" aria-label="A line"><path d="M0 0h9" /></svg>
    """
    if re.search(r"<[!?]", svg.removeprefix('<?xml version="1.0" encoding="UTF-8"?>')):
        raise _refused("it holds a declaration, a comment or an instruction")
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise _refused(f"it is no XML: {error}") from None
    if root.tag != f"{_SVG}svg":
        raise _refused(f"it is a {root.tag!r}, no svg")
    for each in root.iter():
        _plain(each)
    root.attrib.update({"role": "img", "aria-label": alt})
    return ElementTree.tostring(root, encoding="unicode").strip()


def _plain(element: ElementTree.Element) -> None:
    """Strip an element of its namespace and ids; refuse what is no shape, text or plain attribute."""
    name = element.tag.removeprefix(_SVG)
    if name not in _ELEMENTS:
        raise _refused(f"it holds the element {name!r}")
    if name in {"title", "desc"} and len(element):
        raise _refused(f"its {name} holds more than text")
    element.tag = name
    for key, value in list(element.attrib.items()):
        if key in _OURS:
            del element.attrib[key]
        elif not _NAME.fullmatch(key) or key.lower().startswith("on") or key == "href" or _ACTIVE.search(value):
            raise _refused(f"its {name} has {key}={value[:40]!r}")


def _refused(problem: str) -> SheetError:
    return SheetError(
        "picture", problem, instead="draw with shapes and text alone, without script, link, style sheet or entity"
    )
