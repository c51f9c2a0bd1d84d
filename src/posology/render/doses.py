"""Doses: what a cell of a sheet says of its doses, line by line, in a language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction

from posology.dose import Amount
from posology.language import Language
from posology.language.saying import PARTS
from posology.sheet.days import LISTED, under
from posology.sheet.entry import Entry, Part
from posology.strength import Strength
from posology.unit_table import FORMS


def much_text(strength: Strength, much: Fraction, language: Language) -> str:
    """Say how many units of a strength, or for a liquid how much of its volume."""
    unit = strength.per.unit
    return language.count(much, unit) if unit in FORMS else language.amount(Amount(much, unit))


def part_text(part: Part, language: Language, *, named: bool) -> str:
    """
    Say how many units of a strength, and how much of the drug that is.

    Args:
        part: A strength and how many units, or how much of a volume.
        language: In which language.
        named: Whether the strength is named; else the sheet has only one.
    """
    strength, much = part
    amount = language.amount(strength.dose * (much / strength.per.number))
    count = much_text(strength, much, language)
    if not named:
        return language.say("dose-counted", count=count, amount=amount)
    return language.say("dose-counted-of", count=count, strength=language.strength(strength), amount=amount)


def entry_lines(entry: Entry, language: Language, *, strengths: int) -> tuple[str, ...]:
    """
    Say one dose: a line a strength where its units are counted, else its amount.

    Args:
        entry: The dose.
        language: In which language.
        strengths: How many strengths the sheet has; of several each is named.
    """
    if entry.parts:
        lines = [part_text(part, language, named=strengths > 1) for part in entry.parts]
    else:
        lines = [language.say("dose-plain", amount=language.amount(entry.dose))]
    over, volume = entry.detail.over, entry.detail.volume
    if over is not None:
        lines = [language.say("dose-over", dose=line, span=language.span(over)) for line in lines]
    if volume is not None:
        lines = [language.say("dose-in", dose=line, volume=language.amount(volume)) for line in lines]
    return tuple(lines)


def grid_lines(entry: Entry, language: Language, *, strengths: int) -> tuple[str, ...]:
    """
    Say one dose in a day of a grid, where there is little room: its units alone, under a title that says of what.

    A dose that is not counted, or is measured, or lasts some time, is said in full.
    """
    counted = all(strength.per.unit in FORMS for strength, _ in entry.parts)
    if not entry.parts or not counted or entry.detail:
        return entry_lines(entry, language, strengths=strengths)
    if strengths == 1:
        return (bare_count(entry.parts[0][1], language),)
    return tuple(
        language.say("count-times", count=bare_count(count, language), strength=language.strength(strength))
        for strength, count in entry.parts
    )


def bare_count(count: Fraction, language: Language) -> str:
    """
    Write a number of units without the unit.

    >>> from posology.language import language
    >>> [bare_count(Fraction(n, 4), language("en-US")) for n in (2, 3, 4, 6)]
    ['half', 'three quarters', '1', '1 and a half']
    """
    whole, rest = divmod(count, 1)
    if not rest:
        return language.say("count-whole", count=whole)
    name = PARTS[rest]
    return language.say(f"count-and-{name}", count=whole) if whole else language.say(f"count-{name}")


def time_label(entry: Entry, language: Language) -> str:
    """Say when: the slot, with its time where that is not the usual one, or the time; and which of two equal ones."""
    time = language.time(entry.time)
    label = time if entry.slot is None else language.slot(entry.slot)
    if entry.slot is not None and (not entry.usual or entry.which):
        label = language.say("dose-at", time=label, dose=time)
    return _which(label, entry, language)


def _which(text: str, entry: Entry, language: Language) -> str:
    return text if not entry.which else language.say(("dose-first", "dose-second")[entry.which - 1], dose=text)


def cell_lines(entries: Iterable[Entry], column: str, language: Language, *, strengths: int) -> tuple[str, ...]:
    """
    Give the lines of a cell of a column; the word for no dose if it has none.

    Args:
        entries: The doses of the day.
        column: The slot or time of the column; `LISTED` for all of them.
        language: In which language.
        strengths: How many strengths the sheet has.
    """
    lines = []
    for entry in under(entries, column):
        for line in entry_lines(entry, language, strengths=strengths):
            if column == LISTED:
                lines.append(language.say("listed-dose", label=time_label(entry, language), dose=line))
            elif (entry.slot is not None and not entry.usual) or entry.which:
                time = _which(language.time(entry.time), entry, language)
                lines.append(language.say("dose-at", time=time, dose=line))
            else:
                lines.append(line)
    return tuple(lines) or (language.say("none"),)


def column_text(column: str, language: Language) -> str:
    """Name a column: its slot, its time, or that doses are listed in it."""
    if column == LISTED:
        return language.say("doses")
    return label_text(column, language)


def label_text(label: str, language: Language) -> str:
    """Name a slot, or a time written as ``HH:MM``."""
    return language.time(dt.time.fromisoformat(label)) if ":" in label else language.slot(label)
