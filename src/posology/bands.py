"""Bands: a table of doses by one measure of the patient, without a gap or an overlap."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import attrs

from posology.dose import Dose, DosePerSurface, DosePerWeight
from posology.errors import RegimenError
from posology.measure import KINDS, Measure
from posology.units import decimal_text, is_count, number

_KINDS: dict[str, type[Dose]] = {"kg": DosePerWeight, "m2": DosePerSurface}


def dose_of(value: Any) -> Any:
    """
    Take text as a dose, a dose per kg or a dose per m2, each as its own type; what is no text stays as it is.

    >>> dose_of("0.4 g/kg"), dose_of("1 g")
    (DosePerWeight('0.4 g/kg'), Dose('1 g'))
    """
    if not isinstance(value, str):
        return value
    return _KINDS.get(value.rpartition("/")[2], Dose)(value) if "/" in value else Dose(value)


def _edge(over: str, value: Any) -> Fraction | None:
    """An end of a row: a number in the unit of the measure, or text with its unit; None is no end."""
    if value is None:
        return None
    if isinstance(value, (str, Measure)) or over == "age":
        return Measure.of(over, value).number if value != 0 else Fraction(0)
    return number(value, over)


@attrs.frozen
class Band:
    """
    One row: what is given from *least* up to but not including *below*.

    Args:
        least: The first value inside.
        below: The first value outside; None for no end.
        dose: What is given: a dose, a dose per kg or per m2, a rule; None for no dose.
    """

    least: Fraction
    below: Fraction | None
    dose: Any = attrs.field(converter=dose_of)

    def __contains__(self, value: Fraction) -> bool:
        return self.least <= value and (self.below is None or value < self.below)

    def said(self, over: str) -> str:
        """
        Say which values the row is for.

        >>> Band(Fraction(15), Fraction(30), None).said("crcl")
        'creatinine clearance from 15 to under 30 mL/min'
        """
        unit, words = KINDS[over].unit, KINDS[over].words
        low = decimal_text(self.least)
        if self.below is None:
            return f"{words} from {low} {unit}"
        top = decimal_text(self.below)
        return f"{words} from {low} to under {top} {unit}" if self.least else f"{words} under {top} {unit}"


def _rows(value: Any) -> tuple[tuple[Any, ...], ...]:
    rows = tuple(tuple(row) for row in value) if isinstance(value, Iterable) and not isinstance(value, str) else ()
    if not rows or any(len(row) != 3 for row in rows):
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
    A table of doses by one measure; each row is half-open, from its least up to but not including the next row's.

    Args:
        over: What the table goes by: ``weight``, ``surface``, ``crcl`` or ``age``.
        rows: Rows (least, below, dose) in rising order, each beginning where the one before ends. Numbers are in kg,
            m2, mL/min or whole years; text with a unit is taken too. *below* of the last may be None. A dose of None
            is no dose.
        within_days: How many days before a dose a creatinine clearance may have been measured. [default any number]

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
        if within_days is not None and (over != "crcl" or not is_count(within_days)):
            raise RegimenError(
                "within_days",
                f"got {within_days!r:.40} for {KINDS[over].words}",
                value=within_days,
                instead="write whole days, 1 or more, for a table by creatinine clearance",
            )
        made = [Band(_edge(over, low) or Fraction(0), _edge(over, high), dose) for low, high, dose in _rows(rows)]
        self._refuse_gaps(over, made)
        self.__attrs_init__(over, tuple(made), within_days)

    @staticmethod
    def _refuse_gaps(over: str, rows: list[Band]) -> None:
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            if row.below is not None and row.below <= row.least:
                raise RegimenError(
                    "bands",
                    f"the row of {row.said(over)} is empty",
                    value=row.below,
                    limit=row.least,
                    instead="write the smaller number first",
                )
            if after is None or row.below == after.least:
                continue
            if row.below is None or row.below > after.least:
                both = Band(after.least, row.below, None).said(over)
                raise RegimenError(
                    "bands",
                    f"two rows hold {both}",
                    value=row.below,
                    limit=after.least,
                    instead="begin each row where the one before ends",
                )
            raise RegimenError(
                "bands",
                f"no row holds {Band(row.below, after.least, None).said(over)}",
                value=row.below,
                limit=after.least,
                instead="begin each row where the one before ends",
            )

    @property
    def edges(self) -> tuple[Fraction, ...]:
        """Where one row begins or ends."""
        ends = [row.below for row in self.rows if row.below is not None]
        return (self.rows[0].least, *ends)

    def row(self, value: Fraction) -> Band | None:
        """The row that holds a value; None outside the table."""
        return next((row for row in self.rows if value in row), None)

    def __str__(self) -> str:
        return "; ".join(f"{row.dose or 'no dose'} for {row.said(self.over)}" for row in self.rows)
