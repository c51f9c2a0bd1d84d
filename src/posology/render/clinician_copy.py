"""Clinician copy: what a professional reviews: amounts per kg, changes in percent, verdicts, arithmetic, fills."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from posology.dose import Amount
from posology.errors import UnresolvedError
from posology.language import Language
from posology.measure import shown_number
from posology.render.blocks import Column, date_lines, day_table, ending, months, moved, step_table, sums
from posology.render.clinician_notes import listings
from posology.render.document import Block, Cell, Facts, Table
from posology.render.doses import time_label
from posology.render.drawing import drawing
from posology.render.english import plain
from posology.render.measures_told import told_of
from posology.render.needed_block import needed_blocks
from posology.render.patient_copy import limits_line, product_text, stopping, top, visits
from posology.render.supply_block import stock_text
from posology.sheet import Sheet
from posology.sheet.steps import StepRow
from posology.units import decimal_text
from posology.verdict import Verdict, row_text, value_text

PER_KG_PLACES = 2
"""How many places an amount per kg has at least where its decimal does not end; it then says about."""


LONGEST = 200
"""The longest text in a row of the table of verdicts. [characters]"""


def clinician_blocks(sheet: Sheet, language: Language, *, calendar: str, drawn: bool) -> Iterator[Block]:
    """
    Give the parts of the clinician copy in reading order; it is in English.

    Args:
        sheet: What is printed.
        language: English, of which region.
        calendar: ``grid`` for a grid a month, ``list`` for a list of days.
        drawn: Whether the doses over time are drawn.
    """
    yield Facts((*top(sheet, language), *_facts(sheet, language)), kind="top")
    if sheet.schedule is not None:
        yield step_table(sheet, language, tuple(_more(sheet, language)))
    yield ending(sheet, language)
    yield from sums(sheet, language)
    if drawn:
        yield from drawing(sheet, language)
    yield from moved(sheet, language)
    yield from needed_blocks(sheet, language)
    yield from stopping(sheet, language)
    yield Facts(tuple(_prescription(sheet, language)), "Prescription", "prescription", boxed=True)
    if sheet.supply is not None:
        yield _fills(sheet, language)
    if sheet.report is not None and sheet.report.verdicts:
        rows = tuple(_verdict(each, language) for each in sheet.report.verdicts)
        yield Table("verdicts", "Limits", ("Limit", "Verdict", "Reached", "Bound", "Margin", "Source"), rows)
    if sheet.lines.visits:
        yield visits(sheet, language)
    yield from listings(sheet, language)
    if sheet.schedule is not None:
        if calendar == "grid":
            yield from months(sheet, language)
        else:
            yield day_table(sheet, language, tick=False, felt=False)


def drug_name(sheet: Sheet, language: Language) -> str:
    """The drug, spelled for selection where the user names such a spelling."""
    return dict(sheet.lines.tall_man).get(sheet.regimen.drug, language.drug(sheet.regimen.drug))


def _facts(sheet: Sheet, language: Language) -> Iterator[tuple[str, str]]:
    yield "Drug", drug_name(sheet, language)
    for product in sheet.products:
        yield "Product", product_text(product, language)
    yield "Route", sheet.regimen.route
    if sheet.measures is not None:
        for name, value in told_of(sheet.measures):
            yield name, plain(value, language, "measures")
    if sheet.regimen.jurisdiction:
        yield "Whose rules", plain(sheet.regimen.jurisdiction, language, "jurisdiction")
    limits = limits_line(sheet, language).removeprefix("Limits: ")
    yield "Limits", limits[:1].upper() + limits[1:]


def _weight(sheet: Sheet, on: dt.date) -> Fraction | None:
    """The weight of the patient on a day in kg; None where it is not known."""
    if sheet.measures is None or sheet.measures.measure("weight") is None:
        return None
    try:
        return sheet.measures.on(on)("weight")
    except UnresolvedError:
        return None


def _more(sheet: Sheet, language: Language) -> Iterator[Column]:
    """The columns that this copy adds: the change of the daily total, and that per kg where the weight is known."""
    rows = sheet.steps

    def change(n: int, row: StepRow) -> str:
        return _change(rows[n - 1].total if n else None, row.total)

    def per_kg(n: int, row: StepRow) -> str:
        return _per_kg(row.total, _weight(sheet, row.first), language)

    yield "Change", change
    if _weight(sheet, sheet.shown.start) is not None:
        yield "Each day, per kg", per_kg


def _change(before: Amount | None, after: Amount) -> str:
    """How much more or less than the row before, in percent of it; from and to none there is no percentage."""
    if before is None:
        return "start"
    if before == after:
        return "the same"
    if not before or not after:
        return "to none" if before else "from none"
    share = (after.base - before.base) / before.base * 100
    sign = "minus" if share < 0 else "plus"
    return f"{sign} {shown_number(abs(share), 1)}\N{NO-BREAK SPACE}%"


def _per_kg(total: Amount, weight: Fraction | None, language: Language) -> str:
    if weight is None:
        return "weight not known"
    if not total:
        return language.say("none")
    each = total * (1 / weight)
    text = shown_number(each.number, PER_KG_PLACES)
    return f"{text}\N{NO-BREAK SPACE}{language.unit(each.unit)} per kg"


def _prescription(sheet: Sheet, language: Language) -> Iterator[tuple[str, str]]:
    """The plan in words, each dose at its own time, for what stands before several times may be read as all of it."""
    what = [product_text(product, language) for product in sheet.products]
    yield "Medicine", "; ".join([drug_name(sheet, language), *what, language.route(sheet.regimen.route)])
    for use in sheet.needed:
        yield "As needed", plain(f"{use.dose} {use.limits}", language, "as needed")
    for row in sheet.steps:
        dates = date_lines(row, language)
        yield "; ".join(dates), _given(row, language) if row.entries else language.say("no-dose")
    yield "Dispense in all", "" if sheet.supply is None else stock_text(sheet.supply.dispensed, language)
    yield "Prescribed by", ""


def _given(row: StepRow, language: Language) -> str:
    each = [f"{time_label(entry, language)} {language.amount(entry.dose)}" for entry in row.entries]
    return f"{', '.join(each)}; {language.amount(row.total)} each day"


def _fills(sheet: Sheet, language: Language) -> Table:
    assert sheet.supply is not None
    rows = []
    for fill in sheet.supply.fills:
        span = language.date(fill.start)
        last = fill.end - dt.timedelta(1)
        if last != fill.start:
            span = language.say("date-range", first=span, last=language.date(last))
        packs = tuple(plain(str(each), language) for each in fill.packs) or ("no pack size is known",)
        by = language.date(fill.refill_by) if fill.refill_by else "at the start"
        if not fill.dispensed:
            packs, by = (language.say("none"),), "nothing to collect"
        needed, dispensed = stock_text(fill.needed, language), stock_text(fill.dispensed, language)
        cells = ((language.number(fill.number),), (span,), (needed,), (dispensed,), packs, (by,))
        rows.append(tuple(map(Cell, cells)))
    return Table("fills", "Fills", ("Fill", "For", "Needed", "Dispense", "In packs", "Collect by"), tuple(rows))


def _verdict(verdict: Verdict, language: Language) -> tuple[Cell, ...]:
    """A row of the table of verdicts; what decided it in full stands below the table."""
    decided = verdict.status in ("PROVED", "VIOLATED")
    reached = value_text(verdict.value) if decided else (verdict.missing or verdict.why)
    bound = str(verdict.bound if verdict.row is None else row_text(verdict.row))
    status = [verdict.status.replace("_", " "), *([f"for {verdict.covers}"] if verdict.covers else [])]
    said = ([verdict.bound.name], status, [reached], [bound], _margins(verdict), [str(verdict.bound.source)])
    return tuple(Cell(tuple(_short(text, language) for text in lines)) for lines in said)


def _short(text: str, language: Language) -> str:
    """A text that fits in a row of a table; one that does not stands in full below it."""
    return plain(text, language, "verdict") if len(text) <= LONGEST else "see Limits in full"


def _margins(verdict: Verdict) -> list[str]:
    """What is left to the limit, and by how much every dose may be early or late."""
    if verdict.status not in ("PROVED", "VIOLATED"):
        return ["none"]
    if verdict.margin is None:
        lines = ["not worked out"]
    else:
        lines = [value_text(verdict.margin) if verdict.margin else "at the limit"]
    if verdict.timing_margin is not None:
        lines.append(f"timing: {decimal_text(verdict.timing_margin)} minutes")
    return lines
