"""Printing: a sheet as a page of one form, read back and compared with its schedule before it is given out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Literal, get_args

from posology.errors import SheetError
from posology.language import Language, language
from posology.render import html_page, markdown_page, text_page
from posology.render import pdf as pages
from posology.render.compose import Calendar, Copy, compose
from posology.render.document import Document
from posology.render.lint_document import lint_document, others_of
from posology.render.reading.as_needed import compare_allowed, read_allowed
from posology.render.reading.compare import compare
from posology.render.reading.from_document import taken
from posology.render.reading.reading import Reading, read, read_taken
from posology.sheet import Sheet

Form = Literal["text", "markdown", "html", "pdf"]
"""The forms of a page."""

ON_PAPER = ("html", "pdf")
"""The forms that have grids, boxes to tick and blank columns."""


def document(
    sheet: Sheet,
    form: Form = "text",
    *,
    copy: Copy = "patient",
    lang: str | Language = "en-US",
    unreviewed: bool = False,
    calendar: Calendar = "auto",
    large_print: bool = False,
) -> Document:
    """
    Put a sheet into words for a form of page; a page that is text has a list of days.

    Args:
        sheet: What is printed.
        form: ``text``, ``markdown``, ``html`` or ``pdf``.
        copy: ``patient`` or ``clinician``.
        lang: A language, or its tag.
        unreviewed: Whether a translation is taken that no qualified reader has reviewed; every page then says so.
        calendar: How the days are shown: ``grid``, ``list`` or ``auto``.
        large_print: Whether the print is large.

    Raises:
        SheetError: if the sheet cannot be put into words, or its words break a rule for print.

    >>> from posology.regimen import Regimen
    >>> from posology.schedule import Schedule
    >>> from posology.step import Step
    >>> sheet = Sheet.of(Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), start="2026-12-01"))
    >>> document(sheet, lang="en-GB").page
    'page {page} of {pages}'
    """
    if form not in get_args(Form):
        raise SheetError("form", f"got {form!r:.40}", value=form, instead=f"write one of {', '.join(get_args(Form))}")
    words = _language(lang, unreviewed)
    paper = form in ON_PAPER
    shown: Calendar = calendar if paper else "list"
    made = compose(sheet, words, copy=copy, calendar=shown, large_print=large_print, paper=paper)
    broken = lint_document(made, others_of(sheet))
    if broken:
        listed = "; ".join(str(each) for each in broken[:3])
        raise SheetError(
            "print rules",
            f"{len(broken)} found: {listed}",
            value=broken,
            instead="write it as the rules say; where the text is the library's own, report this as a bug",
        )
    return made


def page(sheet: Sheet, form: Literal["text", "markdown", "html"] = "text", *, paper: str = "a4", **how: Any) -> str:
    """
    Print a sheet as text, Markdown or HTML; what the page says is compared with the schedule.

    Args:
        sheet: What is printed.
        form: ``text``, ``markdown`` or ``html``.
        paper: ``a4`` or ``letter``: what a page of HTML is laid out for when a browser prints it.
        how: As `document` takes it: *copy*, *lang*, *unreviewed*, *calendar*, *large_print*.

    Raises:
        SheetError: if the page does not read back as the schedule; it names date, slot and both amounts.
        MissingExtraError: if what the form needs is not installed.

    >>> from posology.regimen import Regimen
    >>> from posology.schedule import Schedule
    >>> from posology.step import Step
    >>> sheet = Sheet.of(Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), start="2026-12-01"))
    >>> page(sheet).splitlines()[0]
    'Your examplol plan'
    """
    words = _words(how)
    made = document(sheet, form, lang=words, **how)
    if form == "html":
        laid_out = html_page.page(made, paper=paper)
    elif form == "markdown":
        laid_out = markdown_page.page(made)
    else:
        laid_out = text_page.page(made)
    _compare(sheet, read(laid_out, form, words))
    return laid_out


def pdf(
    sheet: Sheet, *, paper: str = "a4", issued: dt.date | None = None, fonts: str | Path | None = None, **how: Any
) -> bytes:
    """
    Print a sheet as PDF; what it was laid out from is compared with the schedule.

    Args:
        sheet: What is printed.
        paper: ``a4`` or ``letter``.
        issued: The date of the file, or a moment with its zone. [default when the sheet was prepared, or its first day]
        fonts: A folder with fonts for characters that the fonts of the library lack, such as Chinese.
        how: As `document` takes it: *copy*, *lang*, *unreviewed*, *calendar*, *large_print*.

    Returns:
        The file; the same arguments make the same bytes.

    Raises:
        SheetError: if what it says does not read back as the schedule, or a character has no font.
        MissingExtraError: if Typst is not installed.
    """
    words = _words(how)
    made = document(sheet, "pdf", lang=words, **how)
    _compare(sheet, read_taken(taken(made), words))
    return pages.page(made, issued=issued or sheet.lines.prepared_on or sheet.shown.start, paper=paper, fonts=fonts)


def _words(how: dict[str, Any]) -> Language:
    """Take the language out of how a page is printed."""
    return _language(how.pop("lang", "en-US"), how.pop("unreviewed", False))


def _language(lang: str | Language, unreviewed: bool) -> Language:
    return lang if isinstance(lang, Language) else language(lang, unreviewed=unreviewed)


def _compare(sheet: Sheet, reading: Reading) -> None:
    if sheet.schedule is not None:
        compare(sheet.schedule, reading, sheet.supply, needed=bool(sheet.needed))
    compare_allowed(sheet.needed, read_allowed(reading.facts, reading.language))
