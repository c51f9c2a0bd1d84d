"""Raster: a picture in SVG drawn as PNG, with the fonts of the library alone."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from posology.errors import MissingExtraError, SheetError
from posology.render.forked import refuse_forked

SCALES = (1, 8)
"""How many pixels of the file one pixel of the picture may become."""

_FONTS = Path(__file__).parent.parent / "fonts"
_LOCK = threading.Lock()
_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""
_TEXTS = b"""#set document(title: "texts")
#set text(font: "Noto Sans")
#sys.inputs.texts
"""


def raster(svg: str, scale: int, fonts: str | Path | None = None) -> bytes:
    """
    Draw a picture.

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
    with _LOCK:
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)

        def compiled(page: bytes, given: dict[str, str], **form: Any) -> bytes:
            compiler = typst.Compiler(page, ignore_system_fonts=True, font_paths=found)  # made of text it works once
            made = compiler.compile(sys_inputs=given, **form)
            assert isinstance(made, bytes)
            return made

        try:  # a picture leaves out a character that no font has, in silence; this standard does not
            compiled(_TEXTS, {"texts": "\n".join(texts_of(svg))}, format="pdf", pdf_standards=["ua-1"])
            return compiled(_PAGE, {"svg": svg}, format="png", ppi=96 * scale)
        except typst.TypstError as error:
            instead = "name a folder with fonts that have it, as fonts='fonts'"
            raise SheetError("picture", error.message, value=error.message, instead=instead) from None


def texts_of(svg: str) -> list[str]:
    """
    Give the texts that are drawn in a picture.

    >>> texts_of('<svg xmlns="http://www.w3.org/2000/svg"><title>no</title><text>5 mg</text></svg>')
    ['5 mg']
    """
    return [each.text or "" for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
