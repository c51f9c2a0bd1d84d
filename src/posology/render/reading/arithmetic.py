"""Arithmetic: whether a page agrees with itself: counts with amounts, doses with days, days with the total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from posology.dose import Amount
from posology.render.reading.cells import Given
from posology.render.reading.reading import Reading
from posology.render.reading.refusal import refuse, shown
from posology.render.reading.words import Strength


def check_sums(reading: Reading) -> None:
    """
    Check the sums of a page against one another.

    In every line the count times the strength is the amount; where a page names no strength all its counts are of one.
    The lines of a day come to its total, its days to the total and each of its terms, and seven days in a row to no
    more than the page says.

    Raises:
        SheetError: for the first sum that is wrong; it names where it stands and both amounts.
    """
    held: dict[str, Amount] = {}
    for where, table in (("step table", reading.steps), ("day list", reading.days)):
        for date, said in sorted(table.items()):
            lines = [line for doses in said.doses.values() for line in doses]
            for line in lines:
                _check_line(f"{shown(date)}, {where}", line, held)
            due = sum_of(line.amount for line in lines)
            if not _same(due, said.total):
                _refuse(f"{shown(date)}, total", f"the {where}", said.total, "its doses", due)
    _check_days(reading)


def _check_line(where: str, line: Given, held: dict[str, Amount]) -> None:
    """The count times the strength is the amount, or the same for every unit where no strength is named."""
    if line.count is None:
        return
    if line.strength is None:
        each = line.amount * (1 / line.count)
        if held.setdefault(line.unit, each) != each:
            problem = f"the page says {line}, yet elsewhere a {line.unit} holds {held[line.unit]}"
            refuse(where, problem, str(line.amount), str(held[line.unit] * line.count))
        return
    check_strength(where, line)


def check_strength(where: str, line: Given) -> None:
    """
    Check that a count times its strength is the amount, where the line names both.

    Raises:
        SheetError: if it is not.
    """
    if line.count is None or line.strength is None:
        return
    due = holds(line.strength, line.count)
    if due != line.amount:
        refuse(where, f"the page says {line}, yet they hold {due}", str(line.amount), str(due))


def holds(strength: Strength, count: Fraction) -> Amount:
    """
    Give how much of the drug so many units, or so much of a volume, hold.

    >>> str(holds((Amount("250 mg"), Amount("5 mL")), Fraction(10)))
    '500 mg'
    """
    dose, per = strength
    return dose * (count / (Fraction(1) if per is None else per.number))


def sum_of(amounts: Iterable[Amount]) -> Amount | None:
    """Add amounts up; None for none."""
    listed = [*amounts]
    return sum(listed[1:], listed[0]) if listed else None


def _check_days(reading: Reading) -> None:
    for where, table in (("step table", reading.steps), ("day list", reading.days)):
        totals = [said.total for _, said in sorted(table.items())]
        total = reading.sentences.total
        if total is None:
            if table:
                refuse("total", f"the page has none, and the {where} has {len(table)} days")
            return
        due = sum_of(each for each in totals if each is not None)
        if not _same(due, total.whole):
            _refuse("total", "the page", total.whole, f"its {where}", due)
        counts: dict[Amount, int] = {}
        for each in totals:
            if each is not None:
                counts[each] = counts.get(each, 0) + 1
        terms = [(count, each) for each, count in counts.items()]
        if sorted(terms, key=_order) != sorted(total.terms, key=_order):
            got, want = (", ".join(f"{count} x {each}" for count, each in some) for some in (total.terms, terms))
            refuse("total", f"the page adds up {got}, its {where} {want}", got, want)
        _check_week(where, totals, reading.sentences.week)


def _check_week(where: str, totals: Sequence[Amount | None], said: Amount | None) -> None:
    """Where not every day of a week or more has a dose, the most in 7 days in a row is said."""
    sums = [sum_of(each for each in totals[n : n + 7] if each is not None) for n in range(len(totals) - 6)]
    due = None
    if not all(totals):
        due = max((each for each in sums if each is not None), key=lambda each: each.base, default=None)
    if not _same(due, said):
        _refuse("week", "the page", said, f"its {where}", due)


def _order(term: tuple[int, Amount]) -> tuple[Fraction, int]:
    return term[1].base, term[0]


def _same(one: Amount | None, other: Amount | None) -> bool:
    return (one or None) == (other or None)


def _refuse(field: str, what: str, got: Amount | None, where: str, want: Amount | None) -> None:
    said, due = str(got or "none"), str(want or "none")
    refuse(field, f"{what} says {said}, the sum of {where} is {due}", said, due)
