"""Verdict: what a check says of one bound, and the report of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from posology.bound import Bound
from posology.dose import Amount
from posology.overlap import Overlap
from posology.override import Override
from posology.region import Region, told
from posology.share import Share
from posology.span import span_text
from posology.status import Status
from posology.strength import Strength
from posology.units import decimal_text
from posology.version import VERSION


class Count(int):
    """
    A number of doses.

    >>> str(Count(1)), str(Count(4))
    ('1 dose', '4 doses')
    """

    def __str__(self) -> str:
        return f"{int(self)} dose{'' if abs(self) == 1 else 's'}"


Value = Amount | dt.timedelta | Count | int | Share | Strength
"""An amount, a time between doses, a number of doses or of days, a share, or a concentration."""

Rung = tuple[int, Amount]
"""A level of a path: the first day on which it is given, and the dose."""


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
    if isinstance(value, int) and not isinstance(value, Count):
        return f"{value} day{'' if abs(value) == 1 else 's'}"
    return str(value)


@attrs.frozen
class Witness:
    """
    Where a value is first reached, or a bound first broken.

    Args:
        day: The day of the course. [day 1 is the first]
        moment: When, if the course is dated: naive on the wall clock, aware on elapsed time.
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
            None where no number of doses could break it, or where it is not worked out]
        witness: Where the bound is first broken, or else where the value is first reached.
        missing: What would have to be known, for UNKNOWN.
        why: Why, for NOT_APPLICABLE.
        assumes: What the verdict takes for granted.
        covers: What it was decided for, where that is more than one course.
        clock: The clock it was decided on, for windows and intervals.
        other: The verdict on the other clock, in a time zone.
        twin: The verdict on the cap per 24 hours beside that on a cap per date, or the reverse, where they come to
            different values.
        cause: ``dst`` where only a clock change breaks the bound; ``zones`` where a log has several.
        ladder: The levels of the path that reaches the value or breaks the bound, where there are many paths.
        moments: When doses are taken in the worst case, where that is not fixed.
        regions: Which patients keep the bound and which do not, where it was decided for many.
        row: The row that decided, of a table of limits.
        override: Who let a broken soft bound pass, and why.
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
    twin: Verdict | None = None
    cause: str = ""
    ladder: tuple[Rung, ...] = ()
    moments: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    row: Bound | None = None
    override: Override | None = None

    @property
    def ok(self) -> bool:
        """Whether the bound is proved, or is soft, broken, and overridden by somebody with a reason."""
        return self.status == "PROVED" or self.override is not None

    @property
    def rule(self) -> str:
        """
        What the verdict was decided by: the release of this library, and the content of the bound.

        >>> from posology.source import Source
        >>> limit = Bound.per_day("5 mg/day", source=Source("Example label"))
        >>> verdict = Verdict(bound=limit, status="UNKNOWN", missing="the dose")
        >>> verdict.rule == f"posology {VERSION}, {limit.fingerprint}"
        True
        """
        return f"posology {VERSION}, {self.bound.fingerprint}"

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
            body += f"; the bound is {self.bound if self.row is None else row_text(self.row)}"
            if self.margin is not None:
                body += f"; margin {value_text(self.margin)}"
            if self.timing_margin is not None:
                body += f", {decimal_text(self.timing_margin)} minutes"
            if self.covers:
                body += f"; for {self.covers}"
            if self.assumes:
                body += f"; assuming {', '.join(self.assumes)}"
        cause = f"; cause: {self.cause}" if self.cause else ""
        path = ", ".join(f"{dose} from day {day}" for day, dose in self.ladder)
        more = f"; reached by {path}" if path else ""
        more += f"; taken at {', '.join(self.moments)}" if self.moments else ""
        more += f"; {told(self.regions)}" if self.regions else ""
        more += f"; {self.override}" if self.override else ""
        other = f"; {self.other.clock} time: {self.other.status}, {value_text(self.other.value)}" if self.other else ""
        twin = f"; {self.twin.bound}: {self.twin.status}, {value_text(self.twin.value)}" if self.twin else ""
        return f"{head}, {body}{more}{cause}{other}{twin} ({self.bound.source})"


def row_text(row: Bound) -> str:
    """
    Say a row of a table of limits, and whom it is for.

    >>> from posology.patients import Patients
    >>> from posology.scope import Scope
    >>> from posology.source import Source
    >>> row = Bound.per_day("5 mg/day", source=Source("A label"), scope=Scope(patients=Patients(age=(None, 11))))
    >>> row_text(row)
    'at most 5 mg on any day for age under 12 years'
    """
    return f"{row} for {row.scope}"


@attrs.frozen
class Report:
    """
    The verdicts on every declared bound.

    It is ok only if there is at least one verdict and every one is PROVED, or a soft bound that somebody overrode; with
    none it is NOT_CHECKED. Of several schedules it lists those that give one ingredient on the same days.
    """

    verdicts: tuple[Verdict, ...]
    overlaps: tuple[Overlap, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether every declared bound is proved or overridden, and at least one is declared."""
        return bool(self.verdicts) and all(verdict.ok for verdict in self.verdicts)

    @property
    def status(self) -> str:
        """
        Say how it stands in a word.

        NOT_CHECKED without a verdict; else the gravest of VIOLATED, UNKNOWN, NOT_APPLICABLE, OVERRIDDEN and PROVED.
        """
        if not self.verdicts:
            return "NOT_CHECKED"
        found = {"OVERRIDDEN" if verdict.override else verdict.status for verdict in self.verdicts}
        return next(s for s in ("VIOLATED", "UNKNOWN", "NOT_APPLICABLE", "OVERRIDDEN", "PROVED") if s in found)

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
        overlaps = [f"overlap: {each}" for each in self.overlaps]
        return "\n".join([self.status, *(str(verdict) for verdict in self.verdicts), *overlaps])


_ORDER = ("VIOLATED", "UNKNOWN", "NOT_APPLICABLE", "PROVED")


def worst(verdicts: list[Verdict]) -> Verdict:
    """
    Give the verdict that is furthest from a pass.

    Of two that are broken it is the one whose value has no end; then the one with the smaller margin; where neither has
    one, as with shares, rates and concentrations, the one with the larger value.
    """

    def key(verdict: Verdict) -> tuple[int, bool, bool, Any, Fraction]:
        margin = verdict.margin
        ends = verdict.status != "VIOLATED" or verdict.value is not None
        rank = margin.base if isinstance(margin, Amount) else margin
        return _ORDER.index(verdict.status), ends, margin is None, rank, -_size(verdict.value)

    return min(verdicts, key=key)


def _size(value: Value | None) -> Fraction:
    """How large a value is that is one of those without a margin."""
    if isinstance(value, Strength):
        return value.dose.base / value.per.base
    return value.part if isinstance(value, Share) else value.base if isinstance(value, Amount) else Fraction(0)
