"""PDF: a document as pages to print, tagged for screen readers, byte for byte the same for the same input."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from posology.errors import MissingExtraError, SheetError
from posology.render.document import Document

PAPERS = ("a4", "letter")
STANDARDS = ["ua-1", "a-2a"]

_HERE = Path(__file__).parent
_lock = threading.Lock()
_first_process: list[int] = []


def page(
    document: Document,
    *,
    issued: dt.date,
    paper: str = "a4",
    large_print: bool = False,
    fonts: str | Path | None = None,
) -> bytes:
    """
    Lay a document out as a PDF file: PDF/UA-1 and PDF/A-2a.

    Args:
        document: What to print.
        issued: When it is issued: a moment with its zone, or a date. It is the file's date; nothing else is. 
        paper: ``a4`` or ``letter``.
        large_print: Whether type is 18 pt, 16 pt at least, instead of 14 pt and 12 pt; so it is too where the
            document is meant for large print.
        fonts: A folder with fonts for characters that the fonts of the library lack, such as Chinese.

    Returns:
        The file. The same arguments make the same bytes.

    Raises:
        SheetError: if a character may not stand in a document or no font has it, or if a text does not fit.
        MissingExtraError: if Typst is not installed.

    >>> from posology.render.document import Paragraph
    >>> plan = Document(
    ...     language="en-US", direction="ltr", title="Your examplol plan", running=("For Ada Example",),
    ...     page="page {page} of {pages}", notice="", blocks=(Paragraph("Use this sheet."),),
    ... )
    >>> page(plan, issued=dt.date(2026, 12, 1))[:8]
    b'%PDF-1.7'
    """
    return _compiled(document, issued, paper, large_print, fonts)


def _compiled(document: Document, issued: dt.date, paper: str, large_print: bool, fonts: Any, **form: Any) -> Any:
    data = json.dumps(_data(document, paper, large_print), ensure_ascii=False)
    compiler = _compiler(fonts)
    with _lock:
        return compiler.compile(sys_inputs={"data": data}, format="pdf", pdf_standards=STANDARDS, timestamp=_moment(issued))


def _data(document: Document, paper: str, large_print: bool) -> dict[str, Any]:
    lang, _, rest = document.language.partition("-")
    region = next((part for part in rest.split("-") if re.fullmatch("[A-Za-z]{2}", part)), None)
    return attrs.asdict(document) | {
        "blocks": [attrs.asdict(block) | {"is": type(block).__name__.lower()} for block in document.blocks],
        "large": large_print or document.large,
        "paper": paper,
        "lang": lang,
        "region": region,
    }


def _moment(issued: dt.date) -> dt.datetime:
    if isinstance(issued, dt.datetime):
        return issued.astimezone(dt.UTC)
    return dt.datetime(issued.year, issued.month, issued.day, tzinfo=dt.UTC)


@lru_cache(maxsize=8)
def _compiler(fonts: str | Path | None) -> Any:
    import typst

    folders = [str(_HERE / "fonts"), *([str(fonts)] if fonts else [])]
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    return typst.Compiler(str(_HERE / "page.typ"), root=str(_HERE), ignore_system_fonts=True, font_paths=found)
