"""Lint of the plan: what a document says as a whole: order, ending, strengths, every page, every off-day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction

from posology.language import Language
from posology.lint.finding import Finding
from posology.lint.words import FORM, MASS, NUM, SP, B, E
from posology.render.document import Document, Facts, Month, Paragraph, Table
from posology.render.lint_said import amount_said, bare, date_said, pattern, range_said, unit_said
from posology.render.lint_tables import finding, total_column

ORDER = ("top", "product", "steps", "as-needed", "about")
"""P21: patient, drug and strength with what it is for, directions; and records after all of them."""

_COUNT = re.compile(rf"(?:{B}{NUM}|[Hh]alf an?|[Qq]uarters? of an?|and a (?:half|quarter)|quarters){SP}(?:{FORM}){E}")
_NO_STRENGTH = re.compile(r"(?i:drops?|sprays?|doses?|applications?)(?![A-Za-z])")
"""What is counted without a strength of each."""

_STRENGTH = re.compile(rf"{B}{NUM}{SP}(?:{MASS}|(?i:units?|mmol|meq)|[A-Za-z]+ units?){E}")
_TERM = re.compile(rf"(?<![\w.,])([0-9,]{{1,9}}) days? of (none|{NUM} [A-Za-z ]{{1,40}})")


def whole(document: Document, language: Language) -> Iterator[Finding]:
    """Hold a document as a whole to the rules."""
    yield from _every_page(document, language)
    yield from _order(document)
    yield from _ending(document, language)
    yield from _strengths(document, language)
    yield from _needed(document, language)
    yield from _off_days(document, language)
    if language.tag.startswith("en"):
        yield from _total(document, language)


def _every_page(document: Document, language: Language) -> Iterator[Finding]:
    """P36, P37: what stands on every page."""
    if len(document.running) < 3 or not all(map(bare, document.running)):
        yield finding("P36", "on every page", ", ".join(document.running), "whose it is, the drug and the version")
    for mark in ("{page}", "{pages}"):
        if document.page.count(mark) != 1:
            yield finding("P36", "on every page", document.page, f"no {mark} in it")
    if not language.reviewed and not bare(document.notice):
        yield finding("P37", "on every page", document.notice, f"no qualified reader has reviewed {language.tag}")


def _kinds(document: Document) -> list[str]:
    return [getattr(block, "kind", "") for block in document.blocks]


def _order(document: Document) -> Iterator[Finding]:
    """P21: the order of the first page."""
    kinds = _kinds(document)
    found = [kinds.index(kind) for kind in ORDER if kind in kinds]
    if not kinds or kinds[0] != "top" or found != sorted(found):
        yield finding(
            "P21", "document", ", ".join(filter(None, kinds)), "the order is patient, drug, directions, records"
        )


def _dosed(document: Document, language: Language) -> dict[dt.date, bool] | None:
    """Whether each day of the plan has a dose, by the step table; None if a cycle is shown by one round of it."""
    found: dict[dt.date, bool] = {}
    for table in document.blocks:
        if isinstance(table, Table) and table.kind == "steps":
            last = total_column(table, language)
            for row in table.rows:
                said = range_said(row[0].lines[0], language) if row[0].lines else None
                if said is None or last is None or len(row[0].lines) > 1:
                    return None
                for n in range((said[1] - said[0]).days + 1):
                    found[said[0] + dt.timedelta(n)] = bare(" ".join(row[last].lines)) != bare(language.say("none"))
    return found or None


def _ending(document: Document, language: Language) -> Iterator[Finding]:
    """P30: how the plan ends; it stops on the day of the last dose."""
    endings = [block for block in document.blocks if isinstance(block, Paragraph) and block.kind == "ending"]
    if len(endings) != 1 or not bare(endings[0].text):
        yield finding("P30", "document", "", "it does not say how it ends" if not endings else "it ends twice")
        return
    match = pattern(language, "ends-stop", "date").fullmatch(bare(endings[0].text))
    dosed = _dosed(document, language)
    if match is not None and dosed:
        said, last = (
            date_said(match["date"], language),
            max((day for day, given in dosed.items() if given), default=None),
        )
        if said != last:
            yield finding("P30", "ending", endings[0].text, "that is not the date of the last dose of the steps")


def _strengths(document: Document, language: Language) -> Iterator[Finding]:
    """P32: where units are counted, their strength is said."""
    cells = [
        line
        for block in document.blocks
        if isinstance(block, Table) and block.kind in ("steps", "days")
        for row in block.rows
        for cell in row[2:]
        for line in cell.lines
    ]
    counted = next(
        (line for line in cells if (found := _COUNT.search(bare(line))) and not _NO_STRENGTH.search(found[0])), None
    )
    products = [bare(value) for block in document.blocks if isinstance(block, Facts) for _, value in block.rows]
    if counted is not None and not any(_STRENGTH.search(text) for text in (*products, *map(bare, document.running))):
        yield finding("P32", "product", counted, "no strength stands with the medicine")
    for month in document.blocks:
        if isinstance(month, Month):
            lines = [line for week in month.weeks for day in week if day for dose in day.doses for line in dose.lines]
            alone = next((line for line in lines if not re.search(r"[^\W\d_]", bare(line)) and bare(line)), None)
            if alone is not None and not re.search(r"[0-9][^0-9]*[0-9]{4}|[0-9]{4}[^0-9]*[0-9]", bare(month.title)):
                yield finding("P32", bare(month.title), alone, "the month does not say what is counted")


def _needed(document: Document, language: Language) -> Iterator[Finding]:
    """P34: a box of what is taken as needed has all of its lines."""
    keys = ("needed-take", "needed-reason", "needed-wait", "needed-most")
    for block in document.blocks:
        if isinstance(block, Facts) and block.kind == "as-needed":
            rows = {bare(name) for name, _ in block.rows}
            missing = [name for key in keys if (name := bare(language.say(key))) not in rows]
            if missing:
                yield finding("P34", "as-needed", ", ".join(sorted(rows)), f"missing: {', '.join(missing)}")


def _off_days(document: Document, language: Language) -> Iterator[Finding]:
    """P35: a plan with days without a dose says that it is not for every day."""
    dosed = _dosed(document, language)
    if dosed is None or all(dosed.values()) or not any(dosed.values()):
        return
    name = bare(language.say("not-every-day"))
    rows = [
        value for block in document.blocks if isinstance(block, Facts) for key, value in block.rows if bare(key) == name
    ]
    if not any(map(bare, rows)):
        days = sum(not each for each in dosed.values())
        yield finding("P35", "top", "", f"{days} days have no dose, and nothing says that it is not for every day")


def _total(document: Document, language: Language) -> Iterator[Finding]:
    """P31: the total is the sum of its terms, and of the steps."""
    for block in document.blocks:
        if not isinstance(block, Paragraph) or block.kind != "total":
            continue
        text = bare(block.text)
        terms = [(Fraction(days.replace(",", "")), amount) for days, amount in _TERM.findall(text)]
        units = {unit_said(amount) for _, amount in terms if amount != "none"}
        if len(units) != 1 or "" in units:
            continue
        (unit,) = units
        value = sum((days * (amount_said(amount, unit) or 0) for days, amount in terms), Fraction())
        said = re.search(rf": ({NUM}) {re.escape(unit)} \(", text)
        if said is not None and Fraction(said[1].replace(",", "")) != value:
            yield finding("P31", "total", text, "its terms add up to something else")
        yield from _steps_total(document, unit, value, language)


def _steps_total(document: Document, unit: str, value: Fraction, language: Language) -> Iterator[Finding]:
    for table in document.blocks:
        if not isinstance(table, Table) or table.kind not in ("steps", "days"):
            continue
        last = total_column(table, language)
        if last is None or any(len(row[0].lines) != 1 for row in table.rows):
            continue
        amounts = [amount_said(" ".join(row[last].lines), unit) for row in table.rows]
        said = [range_said(row[0].lines[0], language) for row in table.rows]
        days = [None if each is None else (each[1] - each[0]).days + 1 for each in said]
        if None not in amounts and None not in days:
            summed = sum(
                (Fraction(amount or 0) * (n or 0) for amount, n in zip(amounts, days, strict=True)), Fraction()
            )
            if summed != value:
                yield finding("P31", table.kind, "total", "its rows add up to something else than the total")
