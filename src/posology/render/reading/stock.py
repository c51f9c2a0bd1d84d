"""Stock: the counts of a page, held against what is dispensed and against what the page says is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil

from posology.dispensing.supply import Supply
from posology.render.reading import words
from posology.render.reading.cells import Given
from posology.render.reading.reading import Reading, is_clinician
from posology.render.reading.refusal import refuse
from posology.strength import Strength
from posology.unit_table import FORMS
from posology.units import decimal_text

Counts = dict[Strength, Fraction]
"""How many units of each strength, or how much of a liquid."""


def compare_stock(reading: Reading, supply: Supply | None) -> None:
    """
    Compare the counts of a page with a supply.

    Every count is of a strength of the supply and comes to its amount. What the page says is needed is what the supply
    needs; it is what the days count where no unit is broken, and else at least that, and at most a whole unit for
    every part of one.

    Args:
        reading: What the page says.
        supply: What is dispensed; None where doses are not counted.

    Raises:
        SheetError: for the first difference.
    """
    lines = [*_counted(reading)]
    if supply is None:
        if lines:
            refuse("supply", f"the page counts {lines[0]}, and nothing is dispensed for it", str(lines[0]))
        return
    needed: Counts = dict(supply.needed.counts)
    _compare_needed(reading, supply, needed)
    least = dict.fromkeys(needed, Fraction(0))
    most = dict(least)
    for line in lines:
        strength = _of(line, needed)
        if strength is None or line.count is None:
            refuse("supply", f"the page counts {line}, which is of no strength that is dispensed", str(line))
        least[strength] += line.count
        most[strength] += ceil(line.count)
    for strength, much in needed.items():
        if lines and strength.per.unit in FORMS and not least[strength] <= much <= most[strength]:
            got, want = _text({strength: least[strength]}), _text({strength: much})
            refuse("supply", f"the days count {got}, {want} are needed", got, want)


def _counted(reading: Reading) -> Iterator[Given]:
    for said in reading.days.values():
        for doses in said.doses.values():
            yield from (line for line in doses if line.count is not None)


def _of(line: Given, strengths: Iterable[Strength]) -> Strength | None:
    """The strength that a line counts: the one it names, or the only one there is; none if its amount is another."""
    listed = [*strengths]
    if line.strength is not None:
        listed = [each for each in listed if _is(each, line.unit, line.strength)]
    found = [each for each in listed if line.unit in ("", each.per.unit)]
    if len(found) != 1 or line.count is None:
        return None
    return found[0] if found[0].dose * (line.count / found[0].per.number) == line.amount else None


def _is(strength: Strength, unit: str, said: words.Strength) -> bool:
    """Whether a strength is the one that a page says, of that unit where it names one."""
    dose, per = said
    held = strength.per.number == 1 if per is None else strength.per == per
    return strength.dose == dose and held and unit in ("", strength.per.unit)


def _compare_needed(reading: Reading, supply: Supply, want: Counts) -> None:
    said = reading.sentences.needed
    if said is None and is_clinician(reading):
        return
    if said is None:
        refuse("supply", "the page does not say how much is needed", None, _text(want))
    if said.days != len(supply.horizon):
        refuse("supply", f"the page says {said.days} days", said.days, len(supply.horizon))
    got: Counts = {}
    for count, strength in said.stock:
        found = [each for each in want if _is(each, count.unit, strength) and each not in got]
        if len(found) != 1:
            refuse("supply", f"the page needs {count} of {strength[0]}, where {_text(want)} are needed", str(count))
        got[found[0]] = count.number
    if got != want:
        refuse("supply", f"the page says {_text(got)}, where {_text(want)} are needed", _text(got), _text(want))


def _text(counts: Counts) -> str:
    each = (f"{decimal_text(much)} {strength.per.unit} of {strength.dose}" for strength, much in counts.items())
    return ", ".join(each) or "none"
