"""Compose: a sheet put into the words of a language, as the patient copy or the clinician copy."""

from __future__ import annotations

from typing import Literal

from posology.errors import SheetError
from posology.language import Language
from posology.render.blocks import joined
from posology.render.clinician_copy import clinician_blocks, drug_name
from posology.render.document import Document
from posology.render.english import is_english
from posology.render.patient_copy import FEW_DAYS, patient_blocks
from posology.sheet import Sheet

Copy = Literal["patient", "clinician"]
"""For whom a sheet is printed."""

Calendar = Literal["auto", "grid", "list"]
"""How days are shown: a grid a month or a list; ``auto`` is a list where they are few, in large
print, and for clinicians."""

BLANK = "____________________"
"""What stands where a name is filled in by hand on every page."""


def compose(
    sheet: Sheet,
    language: Language,
    *,
    copy: Copy = "patient",
    calendar: Calendar = "auto",
    large_print: bool = False,
    paper: bool = True,
) -> Document:
    """
    Put a sheet into words.

    Args:
        sheet: What is printed.
        language: In which language.
        copy: ``patient`` or ``clinician``; the clinician copy is in English only.
        calendar: ``grid``, ``list``, or ``auto``.
        large_print: Whether it is meant for large print.
        paper: Whether it is for paper: then a list of days has a blank column for how one felt, and the clinician copy
            a drawing.

    Raises:
        SheetError: for a clinician copy in another language than English, or what cannot be printed as it is.

    >>> from posology.language import language
    >>> from posology.regimen import Regimen
    >>> from posology.schedule import Schedule
    >>> from posology.step import Step
    >>> sheet = Sheet.of(Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), start="2026-12-01"))
    >>> compose(sheet, language("en-US")).title
    'Your examplol plan'
    """
    if copy not in ("patient", "clinician"):
        raise SheetError("copy", f"got {copy!r:.40}", value=copy, instead="write 'patient' or 'clinician'")
    if calendar not in ("auto", "grid", "list"):
        raise SheetError("calendar", f"got {calendar!r:.40}", value=calendar, instead="write 'auto', 'grid' or 'list'")
    if copy == "clinician" and not is_english(language):
        raise SheetError(
            "language",
            f"the clinician copy is in English only, not in {language.tag}",
            value=language.tag,
            limit=("en-US", "en-GB"),
            instead="print the patient copy in this language and the clinician copy in English",
        )
    few = len(sheet.shown) <= FEW_DAYS or large_print or copy == "clinician"
    shown = calendar if calendar != "auto" else "list" if few else "grid"
    title = language.say("title-needed" if sheet.schedule is None else "title", drug=language.drug(sheet.regimen.drug))
    if copy == "clinician":
        title = f"Clinician copy: {drug_name(sheet, language)} plan"
        blocks = tuple(clinician_blocks(sheet, language, calendar=shown, drawn=paper))
    else:
        blocks = tuple(patient_blocks(sheet, language, calendar=shown, felt=paper))
    return Document(
        language=language.tag,
        direction=language.direction,
        title=title,
        running=_running(sheet, language),
        page=language.say("page-number", page="{page}", pages="{pages}"),
        notice=language.notice,
        blocks=blocks,
        large=large_print,
    )


def _running(sheet: Sheet, language: Language) -> tuple[str, ...]:
    """What stands on every page: whose it is, or a blank for it; the drug with its strengths; the version."""
    drug = language.drug(sheet.regimen.drug)
    listed = [language.strength(each) for product in sheet.products for each in product.strengths]
    if listed:
        drug = language.say("running-drug", drug=drug, strengths=joined(dict.fromkeys(listed), language))
    patient = language.isolate(sheet.lines.patient) if sheet.lines.patient else BLANK
    name = language.say("running-for", name=patient)
    return name, drug, language.say("running-version", version=language.isolate(sheet.lines.version))
