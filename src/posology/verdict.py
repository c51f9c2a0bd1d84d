"""Verdict: what a check says of one bound, and the report of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import attrs

from posology.bound import Bound, span_text
from posology.dose import Amount
from posology.units import decimal_text

Status = Literal["PROVED", "VIOLATED", "UNKNOWN", "NOT_APPLICABLE"]
Value = Amount | dt.timedelta | int
"""An amount, a time between doses, or a number of days."""


def value_text(value: Value | None) -> str:
    """
    Say a value with its unit.

    >>> value_text(dt.timedelta(hours=6)), value_text(1), value_text(None)
    ('6 hours', '1 day', 'no end')
    """
    if value is None:
        return "no end"
    if isinstance(value, dt.timedelta):
        minutes = value // dt.timedelta(minutes=1)
        return f"-{span_text(-minutes)}" if minutes < 0 else span_text(minutes)
    if isinstance(value, int):
        return f"{value} day{'' if abs(value) == 1 else 's'}"
    return str(value)


@attrs.frozen
class Witness:
    """
    Where a value is first reached, or a bound first broken.

    Args:
        day: The day of the course. [day 1 is the first]
        moment: When, if the course is dated: naive in floating time, aware in a zone.
        time: The time of day, if the value belongs to one.
        value: The value there.
    """

    day: int
    moment: dt.datetime | None = None
    time: dt.time | None = None
    value: Value | None = None

    def __str__(self) -> str:
        at = f" at {self.time:%H:%M}" if self.time is not None else ""
        return f"day {self.day}{at}" if self.moment is None else f"day {self.day}, {self.moment:%Y-%m-%d}{at}"


@attrs.frozen(kw_only=True)
class Verdict:
    """
    What a check says of one bound.

    Args:
        bound: The bound.
        status: PROVED, VIOLATED, UNKNOWN or NOT_APPLICABLE; only PROVED is a pass.
        value: The largest value reached (the smallest for a least limit); None where there is none. Where *covers*
            names more than one course, a value that none of them passes.
        limit: The limit it was held against.
        margin: What is left to the limit; below 0 where it is broken.
        timing_margin: For windows: by how much every dose may be early or late. [minutes; below 0 where broken;
            None where no number of doses could break it]
        witness: Where the bound is first broken, or else where the value is first reached.
        missing: What would have to be known, for UNKNOWN.
        why: Why, for NOT_APPLICABLE.
        assumes: What the verdict takes for granted.
        covers: What it was decided for, where that is more than one course.
        clock: The clock it was decided on, for windows and intervals.
        other: The verdict on the other clock, in a time zone.
        cause: ``dst`` where only a clock change breaks the bound.
    """

    bound: Bound
    status: Status
    value: Value | None = None
    limit: Value | None = None
    margin: Value | None = None
    timing_margin: Fraction | None = None
    witness: Witness | None = None
    missing: str = ""
    why: str = ""
    assumes: tuple[str, ...] = ()
    covers: str = ""
    clock: str = ""
    other: Verdict | None = None
    cause: str = ""

    def __str__(self) -> str:
        head = f"{self.bound.name}: {self.status}"
        if self.status == "UNKNOWN":
            body = f"needs {self.missing}"
        elif self.status == "NOT_APPLICABLE":
            body = self.why
        else:
            first = self.witness.value if self.witness is not None and self.witness.value is not None else self.value
            most = "at most " if self.covers and self.status == "PROVED" and self.witness is None else ""
            body = f"{most}{value_text(first)}{f' on {self.witness}' if self.witness else ''}"
            if first != self.value:
                body += f", {value_text(self.value)} at worst"
            body += f"; the bound is {self.bound}"
            if self.margin is not None:
                body += f"; margin {value_text(self.margin)}"
            if self.timing_margin is not None:
                body += f", {decimal_text(self.timing_margin)} minutes"
            if self.covers:
                body += f"; for {self.covers}"
            if self.assumes:
                body += f"; assuming {', '.join(self.assumes)}"
        cause = f"; cause: {self.cause}" if self.cause else ""
        other = f"; {self.other.clock} time: {self.other.status}, {value_text(self.other.value)}" if self.other else ""
        return f"{head}, {body}{cause}{other} ({self.bound.source})"


@attrs.frozen
class Report:
    """
    The verdicts on every declared bound.

    It is ok only if there is at least one verdict and every one is PROVED; with none it is NOT_CHECKED.
    """

    verdicts: tuple[Verdict, ...]

    @property
    def ok(self) -> bool:
        """Whether every declared bound is proved, and at least one is declared."""
        return bool(self.verdicts) and all(verdict.status == "PROVED" for verdict in self.verdicts)

    @property
    def status(self) -> str:
        """NOT_CHECKED without a verdict; else the gravest of VIOLATED, UNKNOWN, NOT_APPLICABLE and PROVED."""
        if not self.verdicts:
            return "NOT_CHECKED"
        if self.ok:
            return "PROVED"
        found = {verdict.status for verdict in self.verdicts}
        return next(status for status in ("VIOLATED", "UNKNOWN", "NOT_APPLICABLE") if status in found)

    def __bool__(self) -> bool:
        return self.ok

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self.verdicts)

    def __len__(self) -> int:
        return len(self.verdicts)

    def __getitem__(self, name: str | int) -> Verdict:
        if isinstance(name, int):
            return self.verdicts[name]
        for verdict in self.verdicts:
            if verdict.bound.name == name:
                return verdict
        raise KeyError(name)

    def __str__(self) -> str:
        return "\n".join([self.status, *(str(verdict) for verdict in self.verdicts)])
