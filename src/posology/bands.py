"""Bands: a table of doses by one measure of the patient, without a gap or an overlap."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import attrs

from posology.dose import Dose, scaled_type
from posology.errors import RegimenError
from posology.measure import KIDNEYS, KINDS
from posology.measure_range import MeasureRange
from posology.rows import end_of, refuse_gaps, row_range, said
from posology.units import is_count


def dose_of(value: Any) -> Any:
    """
    Take text as a dose, or one per kg, per m2 or per mL/min, each as its own type; what is no text stays as it is.

    >>> dose_of("0.4 g/kg"), dose_of("1 g")
    (DosePerWeight('0.4 g/kg'), Dose('1 g'))
    """
    return (scaled_type(value) or Dose)(value) if isinstance(value, str) else value


@attrs.frozen
class Band:
    """
    One row: what is given where the measure lies within its range.

    Args:
        within: The values that the row is for.
        dose: What is given: a dose, also one per kg, per m2 or per mL/min, a rule; None for no dose.
    """

    within: MeasureRange
    dose: Any = attrs.field(converter=dose_of)

    @classmethod
    def of(cls, kind: str, /, dose: Any, **ends: Any) -> Band:
        """
        Make a row from its ends by their names, of which each way has one.

        Args:
            kind: The measure, one of `posology.measure.KINDS`.
            dose: What is given.
            ends: ``least``, the first value inside, or ``over``, which is outside; ``below``, the first value outside,
                or ``upto``, which is inside.

        >>> Band.of("crcl", "200 mg", over="15 mL/min", upto="30 mL/min").said
        'creatinine clearance over 15 up to 30 mL/min'
        """
        return cls(row_range(kind, **ends), dose)

    def __contains__(self, value: Fraction) -> bool:
        return value in self.within

    @property
    def said(self) -> str:
        """Which values the row is for, in words."""
        return said(self.within)


def _row(over: str, row: Any) -> Band:
    if isinstance(row, Band):
        if row.within.kind != over:
            raise RegimenError(
                "bands",
                f"got a row for {row.said} in a table by {KINDS[over].words}",
                value=row.within.kind,
                limit=over,
                instead="give all rows by the measure of the table",
            )
        return row
    low, high, dose = row
    return Band.of(over, dose, **end_of(low, "least"), **end_of(high, "below"))


def _rows(value: Any) -> tuple[Any, ...]:
    given = tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else ()
    rows = tuple(row if isinstance(row, Band) else tuple(row) for row in given)
    if not rows or any(not isinstance(row, Band) and len(row) != 3 for row in rows):
        raise RegimenError(
            "bands",
            f"got {value!r:.60}, not rows",
            value=value,
            instead="write each row as (15, 30, '200 mg'): from 15 to under 30",
        )
    return rows


@attrs.frozen(init=False)
class Bands:
    """
    A table of doses by one measure; each row goes from its lower end up to but not including its upper end.

    An end that is written as ``"over 30 mL/min"`` is outside, one that is written as ``"up to 30 mL/min"`` inside.

    Args:
        over: What the table goes by: ``weight``, ``surface``, ``crcl``, ``egfr`` or ``age``.
        rows: Rows (least, below, dose) in rising order, each beginning where the one before ends; or `Band`. Numbers
            are in kg, m2, mL/min, mL/min/1.73 m2 or whole years; text with a unit is taken too. *below* of the last may
            be None. A dose of None is no dose.
        within_days: How many days before a dose a clearance or a filtration rate may have been measured.
            [default any number]

    Raises:
        RegimenError: for a gap, an overlap, an empty row, or rows that are none; the message shows the place.

    >>> table = Bands("crcl", [(0, 30, "100 mg"), (30, None, "300 mg")])
    >>> table.row(Fraction(30)).dose
    Dose('300 mg')
    """

    over: str
    rows: tuple[Band, ...]
    within_days: int | None

    def __init__(self, over: str, rows: Any, *, within_days: int | None = None) -> None:
        if over not in KINDS:
            raise RegimenError("bands", f"got {over!r:.40}", value=over, instead=f"write one of {', '.join(KINDS)}")
        if within_days is not None and (over not in KIDNEYS or not is_count(within_days)):
            raise RegimenError(
                "within_days",
                f"got {within_days!r:.40} for {KINDS[over].words}",
                value=within_days,
                instead=f"write whole days, 1 or more, for a table by {' or '.join(KIDNEYS)}",
            )
        made = tuple(_row(over, row) for row in _rows(rows))
        refuse_gaps([row.within for row in made])
        self.__attrs_init__(over, made, within_days)

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """Where one row begins or ends."""
        first = self.rows[0].within.least
        return (first or Fraction(0), *(row.within.most for row in self.rows if row.within.most is not None))

    def row(self, value: Fraction) -> Band | None:
        """The row that holds a value; None outside the table."""
        return next((row for row in self.rows if value in row), None)

    def __str__(self) -> str:
        return "; ".join(f"{row.dose or 'no dose'} for {row.said}" for row in self.rows)
