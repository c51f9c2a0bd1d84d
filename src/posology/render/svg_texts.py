"""SVG texts: the texts of a plot taken out of its picture, for a layout that draws text better than pictures."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import attrs

_SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\(0 (\d+)\)")
_SIZED = re.compile(r"0 0 (\d+) (\d+)")


@attrs.frozen
class Text:
    """
    A text of a picture.

    Args:
        x: Where it begins; where it *ends*, of a line that runs from right to left.
        y: Its line, from the top.
        text: What it says.
        size: The size of its type.
        weight: ``regular`` or ``bold``.
        ends: Whether *x* is its end.
    """

    x: int
    y: int
    text: str
    size: int
    weight: str
    ends: bool


@attrs.frozen
class Apart:
    """A picture without its texts, how wide and high it is, and its texts; all in the picture's own unit."""

    svg: str
    wide: int
    high: int
    texts: tuple[Text, ...]


def apart(svg: str) -> Apart | None:
    """
    Take the texts of a plot out of it.

    Typst lays out text in many scripts, but of a text in a picture it leaves out, in silence, what its first font
    lacks, such as Arabic beside a number with its unit.

    Args:
        svg: The picture.

    Returns:
        Its parts; None where a text is not placed as in a plot: with whole numbers, and moved by nothing but a part
        of the picture that is moved down.

    >>> found = apart('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" font-size="16">'
    ...     '<text x="9" y="20">5 mg</text></svg>')
    >>> found.wide, found.texts[0].text, "text" in found.svg
    (90, '5 mg', False)
    """
    root = ElementTree.fromstring(svg)
    sized, size = _SIZED.fullmatch(root.get("viewBox", "")), root.get("font-size", "")
    if sized is None or not size.isdecimal():
        return None
    found: list[Text] = []
    for part in (root, *root.findall(f"{_SVG}g")):
        moved = _MOVED.fullmatch(part.get("transform", "translate(0 0)"))
        for each in part.findall(f"{_SVG}text"):
            x, y = each.get("x", ""), each.get("y", "")
            if moved is None or len(each) or not (x.isdecimal() and y.isdecimal()):
                return None
            down, ends = int(y) + int(moved[1]), each.get("text-anchor") == "end"
            found.append(Text(int(x), down, each.text or "", int(size), each.get("font-weight", "regular"), ends))
            part.remove(each)
    if root.find(f".//{_SVG}text") is not None:
        return None
    return Apart(ElementTree.tostring(root, encoding="unicode"), int(sized[1]), int(sized[2]), tuple(found))
