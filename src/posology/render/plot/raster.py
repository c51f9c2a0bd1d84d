"""Raster: a picture in SVG drawn as PNG, with the fonts of the library alone."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import attrs

from posology.errors import MissingExtraError, SheetError
from posology.render.forked import refuse_forked
from posology.render.svg_texts import apart

SCALES = (1, 8)
"""How many pixels of the file one pixel of the picture may become."""

_FONTS = Path(__file__).parent.parent / "fonts"
_LOCK = threading.Lock()
_PAGE = b"""
#let given = json(bytes(sys.inputs.data))
#let tenth = 0.075pt // of a pixel
#set document(title: "plot")
#set page(width: given.wide * tenth, height: given.high * tenth, margin: 0pt)
#set text(font: ("Noto Sans", "Noto Sans Arabic"), top-edge: "baseline", bottom-edge: "baseline")
#place(top + left, image(bytes(given.svg), format: "svg", alt: "plot", width: 100%))
#for each in given.texts {
  let said = text(size: each.size * tenth, weight: each.weight, dir: if each.ends { rtl } else { ltr }, each.text)
  let (side, x) = if each.ends { (right, each.x - given.wide) } else { (left, each.x) }
  place(top + side, dx: x * tenth, dy: each.y * tenth, box(said))
}
"""


def raster(svg: str, scale: int, fonts: str | Path | None = None) -> bytes:
    """
    Draw a picture.

    Its texts are laid out as text and not as parts of the picture, where some would be left out (see `apart`).

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
    parts = apart(svg)
    assert parts is not None
    given = json.dumps(attrs.asdict(parts))
    with _LOCK:
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)

        def compiled(**form: Any) -> bytes:
            compiler = typst.Compiler(_PAGE, ignore_system_fonts=True, font_paths=found)  # made of text it works once
            made = compiler.compile(sys_inputs={"data": given}, **form)
            assert isinstance(made, bytes)
            return made

        try:  # in a PNG file a character that no font has is left out in silence; by this standard it is an error
            compiled(format="pdf", pdf_standards=["ua-1"])
            return compiled(format="png", ppi=96 * scale)
        except typst.TypstError as error:
            instead = "name a folder with fonts that have it, as fonts='fonts'"
            raise SheetError("picture", error.message, value=error.message, instead=instead) from None
