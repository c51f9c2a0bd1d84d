"""Rows: the values of a measure that each row of a table is for, in order, without a gap or an overlap."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from posology.errors import RegimenError
from posology.measure import KINDS, Measure
from posology.measure_range import MeasureRange
from posology.units import decimal_text, number

_WORDS = {"from": "least", "over": "over", "under": "below", "up to": "upto"}
"""The words before an end in text, and what the end is then called."""


def row_range(
    kind: str, *, least: Any = None, over: Any = None, below: Any = None, upto: Any = None, field: str = "bands"
) -> MeasureRange:
    """
    Give the values of one row. A row without a lower end begins at 0.

    Ages are whole years: over 11 is from 12, and up to 17 is under 18.

    Args:
        kind: One of `posology.measure.KINDS`.
        least: The first value inside. [a number in the unit of the kind, or text with its unit]
        over: The value after which it begins, which is outside.
        below: The first value outside.
        upto: The last value inside.
        field: What is read, for the message.

    Raises:
        RegimenError: for two lower or two upper ends, or a row that holds nothing.

    >>> said(row_range("crcl", over=30, upto="59 mL/min")), said(row_range("crcl", least=15, upto=15))
    ('creatinine clearance over 30 up to 59 mL/min', 'creatinine clearance 15 mL/min')
    """
    for one, other, names in ((least, over, "least and over"), (below, upto, "below and upto")):
        if one is not None and other is not None:
            raise RegimenError(
                field,
                f"a row says {names}",
                value=str(other),
                limit=str(one),
                instead=f"write one of {names.replace('and', 'or')}",
            )
    opens, closes = over is not None, upto is not None
    low, high = _number(kind, over if opens else least), _number(kind, upto if closes else below)
    if kind == "age":
        low = low + 1 if low is not None and opens else low
        high = high + 1 if high is not None and closes else high
        opens = closes = False
    made = MeasureRange(kind, low or Fraction(0), high, not opens, closes)
    if high is not None and _is_empty(made):
        raise RegimenError(
            field,
            f"the row of {said(made)} is empty",
            value=high,
            limit=low,
            instead="write the smaller number first",
        )
    return made


def _number(kind: str, value: Any) -> Fraction | None:
    """An end of a row: a number in the unit of the measure, or text with its unit."""
    if value is None:
        return None
    if isinstance(value, (str, Measure)) or kind == "age":
        return Measure.of(kind, value).number if value != 0 else Fraction(0)
    return number(value, kind)


def end_of(value: Any, name: str) -> dict[str, Any]:
    """
    Take one end of a row: as it is the end that *name* says, or with ``from``, ``over``, ``under`` or ``up to`` before.

    >>> end_of(30, "least"), end_of("over 30 mL/min", "least"), end_of("up to 59 mL/min", "below")
    ({'least': 30}, {'over': '30 mL/min'}, {'upto': '59 mL/min'})
    """
    if isinstance(value, str):
        words = ("from", "over") if name == "least" else ("under", "up to")
        word = next((each for each in words if value.startswith(f"{each} ")), None)
        if word is not None:
            return {_WORDS[word]: value.removeprefix(f"{word} ")}
    return {name: value}


def ends(row: MeasureRange) -> dict[str, Fraction]:
    """
    Give the ends of a row by their names, without a lower end where it begins at 0.

    >>> ends(row_range("crcl", over=30, upto=59))
    {'over': Fraction(30, 1), 'upto': Fraction(59, 1)}
    """
    low, high = "least" if row.least_counts else "over", "upto" if row.most_counts else "below"
    last = row.most
    if row.kind == "age" and last is not None and last > KINDS["age"].largest:  # which is no age that can be written
        high, last = "upto", last - 1
    found = {low: row.least} if row.least or low == "over" else {}
    return {name: end for name, end in [*found.items(), (high, last)] if end is not None}


def said(row: MeasureRange) -> str:
    """
    Say which values a row is for.

    >>> said(row_range("crcl", least=15, below=30))
    'creatinine clearance from 15 to under 30 mL/min'
    """
    unit, words, *_ = KINDS[row.kind]
    low = decimal_text(row.least or Fraction(0))
    if row.least == row.most:
        return f"{words} {low} {unit}"
    from_0 = not row.least and row.least_counts and row.most is not None
    parts = [] if from_0 else ["from" if row.least_counts else "over", low]
    if row.most is not None:
        parts += ["to"] if parts and not row.most_counts else []
        parts += ["up to" if row.most_counts else "under", decimal_text(row.most)]
    return " ".join([words, *parts, unit])


def refuse_gaps(rows: Sequence[MeasureRange], field: str = "bands") -> None:
    """
    Refuse rows that leave a value out, or that hold one twice.

    Args:
        rows: The rows, of one kind of measure. [none empty]
        field: What is read, for the message.

    Raises:
        RegimenError: for a gap or an overlap, also of a single value; the message shows the place.

    >>> refuse_gaps([row_range("crcl", upto=30), row_range("crcl", least=30)])
    Traceback (most recent call last):
    posology.errors.RegimenError: bands: two rows hold creatinine clearance 30 mL/min; begin each row where the one ...
    """
    for row, after in pairwise(rows):
        top, bottom = row.most, after.least
        if top is not None and top == bottom and row.most_counts != after.least_counts:
            continue
        if top is None or bottom is None or top > bottom or (top == bottom and row.most_counts):
            problem = f"two rows hold {said(MeasureRange(row.kind, bottom, top, after.least_counts, row.most_counts))}"
        else:
            between = MeasureRange(row.kind, top, bottom, not row.most_counts, not after.least_counts)
            problem = f"no row holds {said(between)}"
        raise RegimenError(field, problem, value=top, limit=bottom, instead="begin each row where the one before ends")


def _is_empty(row: MeasureRange) -> bool:
    assert row.least is not None
    assert row.most is not None
    return row.most < row.least or (row.most == row.least and not row.is_closed)
