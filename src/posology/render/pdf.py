"""PDF: a document as pages to print, tagged for screen readers, byte for byte the same for the same input."""

from __future__ import annotations

import datetime as dt
import json
import re
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs

from posology.errors import MissingExtraError, SheetError
from posology.render.document import Block, Document, Picture
from posology.render.forked import refuse_forked
from posology.render.loosened import loosened
from posology.render.printable import check_printable
from posology.render.svg_texts import apart

PAPERS = ("a4", "letter")
STANDARDS = ["ua-1", "a-2a"]
"""What every file is checked against while it is made: PDF/UA-1 and PDF/A-2a."""

_HERE = Path(__file__).parent
_LOCK = threading.Lock()
_REASONS = {
    "wide": ("a word that is wider than its place", "write it in shorter words, or do without large print"),
    "high": ("more than a page has room for", "print a list of days instead of months, or do without large print"),
    "running": ("more on top of every page than there is room for", "give fewer or shorter texts in running"),
}


def page(
    document: Document,
    *,
    issued: dt.date,
    paper: str = "a4",
    large_print: bool = False,
    fonts: str | Path | None = None,
) -> bytes:
    """
    Lay a document out as a PDF file, tagged and archivable: PDF/UA-1 and PDF/A-2a.

    Args:
        document: What to print.
        issued: When it is issued: a moment with its zone, or a date. The file says so and holds no other time.
        paper: ``a4`` or ``letter``.
        large_print: Whether type is 18 pt, never under 16 pt, instead of 14 pt, never under 12 pt. A document that
            is meant for large print is always printed so.
        fonts: A folder of fonts for characters that the library's own fonts lack, such as Chinese.

    Returns:
        The file. The same arguments make the same bytes.

    Raises:
        SheetError: if a text cannot be seen as it reads, no font has one of its characters, or it has no room.
        MissingExtraError: if Typst is not installed.

    >>> from posology.render.document import Paragraph
    >>> plan = Document(
    ...     language="en-US", direction="ltr", title="Your examplol plan", running=("For Ada Example",),
    ...     page="page {page} of {pages}", notice="", blocks=(Paragraph("Use this sheet."),),
    ... )
    >>> page(plan, issued=dt.date(2026, 12, 1)).startswith(b"%PDF-1.7")
    True
    """
    return _Job(document, issued, paper, large_print, fonts).fitted()[1]


def png(
    document: Document,
    *,
    issued: dt.date,
    paper: str = "a4",
    large_print: bool = False,
    fonts: str | Path | None = None,
    ppi: int = 144,
) -> list[bytes]:
    """
    Draw the pages of a document as pictures, after its PDF file was made and found without fault.

    Args:
        document: What to draw.
        issued: As for the file.
        paper: As for the file.
        large_print: As for the file.
        fonts: As for the file.
        ppi: Pixels per inch. [more than 0]

    Returns:
        One PNG picture a page.

    Raises:
        SheetError: as for the file.
        MissingExtraError: if Typst is not installed.
    """
    job, _ = _Job(document, issued, paper, large_print, fonts).fitted()
    drawn = job.compiled(format="png", ppi=ppi)
    return [drawn] if isinstance(drawn, bytes) else drawn


def many(documents: Iterable[Document], *, processes: int = 2, **options: Any) -> Iterator[bytes]:
    """
    Lay many documents out in processes of their own, in order, holding only a few of them at a time.

    The processes are spawned: one that was forked after Typst was used would wait for ever. So a script that calls
    this does it under ``if __name__ == "__main__":``.

    Args:
        documents: What to print; taken one by one.
        processes: How many work at once. [1 or more]
        options: As for one file.

    Yields:
        The files.

    Raises:
        SheetError: as for one file.
        MissingExtraError: if Typst is not installed.
    """
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[bytes]] = deque()
        for document in documents:
            waiting.append(pool.submit(page, document, **options))
            if len(waiting) >= 4 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@attrs.frozen
class _Job:
    """A document with how it is printed."""

    document: Document
    issued: dt.date
    paper: str
    large_print: bool
    fonts: str | Path | None

    def fitted(self) -> tuple[_Job, bytes]:
        """The file, and the job that made it: where a table has no room, lines may end before a unit."""
        check_printable(self.document)
        try:
            return self, self.file()
        except SheetError as error:
            loose = attrs.evolve(self, document=loosened(self.document))
            if not isinstance(error.value, str) or "\N{NO-BREAK SPACE}" not in error.value:
                raise
            try:
                return loose, loose.file()
            except SheetError:
                raise error from None

    def file(self) -> bytes:
        made: bytes = self.compiled(format="pdf", pdf_standards=STANDARDS, timestamp=_moment(self.issued))
        return made

    def compiled(self, **form: Any) -> Any:
        refuse_forked()
        compiler, error = _compiler(str(self.fonts) if self.fonts is not None else "")
        with _LOCK:
            try:
                return compiler.compile(sys_inputs={"data": self._data()}, **form)
            except error as found:
                raise _said(found.message, found.diagnostic) from None

    def _data(self) -> str:
        if self.paper not in PAPERS:
            raise SheetError("paper", f"got {self.paper!r}", value=self.paper, instead="write 'a4' or 'letter'")
        language, *others = self.document.language.split("-")
        blocks = [attrs.asdict(block) | _more(block) for block in self.document.blocks]
        more = {
            "blocks": blocks,
            "paper": self.paper,
            "large": self.large_print or self.document.large,
            "lang": language,
            "region": next((part for part in others if len(part) == 2), None),
        }
        return json.dumps(attrs.asdict(self.document, recurse=False) | more, ensure_ascii=False)


def _more(block: Block) -> dict[str, Any]:
    """What a block is; of a picture besides, its texts apart from it, where they can be taken out."""
    more: dict[str, Any] = {"is": type(block).__name__.lower()}
    if isinstance(block, Picture):
        parts = apart(block.svg)
        more |= {"texts": ()} if parts is None else attrs.asdict(parts)
    return more


def _moment(issued: dt.date) -> dt.datetime:
    if not isinstance(issued, dt.datetime):
        return dt.datetime(issued.year, issued.month, issued.day, tzinfo=dt.UTC)
    if issued.tzinfo is None:
        problem = f"got {issued.isoformat()}, a moment without a zone"
        raise SheetError("issued", problem, value=issued, instead="give a date, or a moment with its zone")
    return issued.astimezone(dt.UTC).replace(microsecond=0)


@lru_cache(maxsize=8)
def _compiler(folder: str) -> tuple[Any, type[Any]]:
    """A compiler reads its template from a path: one that is made of the text itself works only once."""
    try:
        import typst
    except ImportError:
        raise MissingExtraError("pdf", "Typst is not installed", instead="run: pip install 'posology[pdf]'") from None
    folders = [str(_HERE / "fonts")]
    if folder:
        if not Path(folder).is_dir():
            raise SheetError("fonts", f"got {folder!r}, no folder", value=folder, instead="name a folder of fonts")
        folders.append(folder)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    made = typst.Compiler(_HERE / "page.typ", root=_HERE, ignore_system_fonts=True, font_paths=fonts)
    return made, typst.TypstError


def _said(message: str, diagnostic: str) -> SheetError:
    """What went wrong in the template, in words of the document."""
    refused = re.search(r"panicked with: posology:(\w+):(.*)", message, re.DOTALL)
    if refused:
        problem, instead = _REASONS[refused[1]]
        return SheetError("pdf", f"got {refused[2]!r}, {problem}", value=refused[2], instead=instead)
    lacking = re.findall(r'the text `"(.+?)"` could not be displayed', diagnostic)
    if lacking:
        found = dict.fromkeys(character for text in lacking for character in _unescaped(text))
        named = ", ".join(f"{character} (U+{ord(character):04X})" for character in found)
        return SheetError(
            "pdf", f"no font has {named}", value="".join(found), instead="name a folder of fonts that have them: fonts="
        )
    return SheetError("pdf", f"could not be laid out: {message}", value=message)


def _unescaped(text: str) -> str:
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), text)
