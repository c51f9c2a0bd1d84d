"""Raster: a picture in SVG drawn as PNG, with the fonts of the library alone."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs

from posology.errors import MissingExtraError, SheetError
from posology.render.forked import refuse_forked

SCALES = (1, 8)
"""How many pixels of the file one pixel of the picture may become."""

_SVG = "{http://www.w3.org/2000/svg}"
_FONTS = Path(__file__).parent.parent / "fonts"
_LOCK = threading.Lock()
_PAGE = b"""
#let given = json(bytes(sys.inputs.data))
#let tenth = 0.075pt // of a pixel
#set document(title: "plot")
#set page(width: given.width * tenth, height: given.height * tenth, margin: 0pt)
#set text(font: ("Noto Sans", "Noto Sans Arabic"), top-edge: "baseline", bottom-edge: "baseline")
#place(top + left, image(bytes(given.svg), format: "svg", alt: "plot", width: 100%))
#for each in given.texts {
  let said = text(size: each.size * tenth, weight: each.weight, dir: if each.end { rtl } else { ltr }, each.text)
  let (side, x) = if each.end { (right, each.x - given.width) } else { (left, each.x) }
  place(top + side, dx: x * tenth, dy: each.y * tenth, box(said))
}
"""


@attrs.frozen
class Text:
    """A text of a picture: where it begins, or in a language from right to left where it *end*s; [tenths of a pixel]"""

    x: int
    y: int
    text: str
    size: int
    weight: str
    end: bool


def raster(svg: str, scale: int, fonts: str | Path | None = None) -> bytes:
    """
    Draw a picture.

    Its texts are laid out as text and not as parts of the picture: there Typst leaves out what its first font lacks,
    in silence, such as Arabic beside a number with its unit.

    Args:
        svg: The picture.
        scale: How many pixels of the file one pixel of the picture becomes. [1 to 8]
        fonts: A folder with fonts for characters that the fonts of the library lack, such as Chinese.

    Returns:
        A PNG file.

    Raises:
        SheetError: if no font has a character, or the scale is out of range.
        MissingExtraError: if Typst is not installed.
    """
    if isinstance(scale, bool) or scale not in range(SCALES[0], SCALES[1] + 1):
        instead = f"write a whole number from {SCALES[0]} to {SCALES[1]}"
        raise SheetError("scale", f"got {scale!r:.40}", value=scale, limit=SCALES, instead=instead)
    try:
        import typst
    except ImportError:
        raise MissingExtraError("pdf", "Typst is not installed", instead="run: pip install 'posology[pdf]'") from None
    refuse_forked()
    folders = [str(_FONTS), *([str(fonts)] if fonts is not None else [])]
    bare, texts = taken_apart(svg)
    wide, high = (int(each) for each in ElementTree.fromstring(svg).attrib["viewBox"].split()[2:])
    given = {"svg": bare, "width": wide, "height": high, "texts": [attrs.asdict(each) for each in texts]}
    with _LOCK:
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)

        def compiled(**form: Any) -> bytes:
            compiler = typst.Compiler(_PAGE, ignore_system_fonts=True, font_paths=found)  # made of text it works once
            made = compiler.compile(sys_inputs={"data": json.dumps(given)}, **form)
            assert isinstance(made, bytes)
            return made

        try:  # in a PNG file a character that no font has is left out in silence; by this standard it is an error
            compiled(format="pdf", pdf_standards=["ua-1"])
            return compiled(format="png", ppi=96 * scale)
        except typst.TypstError as error:
            instead = "name a folder with fonts that have it, as fonts='fonts'"
            raise SheetError("picture", error.message, value=error.message, instead=instead) from None


def taken_apart(svg: str) -> tuple[str, list[Text]]:
    """
    Give a picture without its texts, and its texts.

    >>> picture = '<svg xmlns="http://www.w3.org/2000/svg" font-size="160"><text x="9" y="20">5 mg</text></svg>'
    >>> [(each.x, each.y, each.text) for each in taken_apart(picture)[1]], "text" in taken_apart(picture)[0]
    ([(9, 20, '5 mg')], False)
    """
    root = ElementTree.fromstring(svg)
    size = int(root.attrib["font-size"])
    found: list[Text] = []
    for part in (root, *root.iter(f"{_SVG}g")):
        moved = re.fullmatch(r"translate\(0 (\d+)\)", part.get("transform", "translate(0 0)"))
        assert moved is not None
        for each in part.findall(f"{_SVG}text"):
            x, y = int(each.attrib["x"]), int(each.attrib["y"]) + int(moved[1])
            end = each.get("text-anchor") == "end"
            found.append(Text(x, y, each.text or "", size, each.get("font-weight", "regular"), end))
            part.remove(each)
    return ElementTree.tostring(root, encoding="unicode"), found
