"""Rate steps: how fast an infusion begins, and how it may be raised, per kg of body weight."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from posology.dose import Amount, Dose
from posology.errors import RegimenError
from posology.measure import Measure
from posology.rate_per_kg import RatePerKg
from posology.route import LASTING
from posology.source import Source
from posology.span import minutes_of, span_text
from posology.strength import Strength
from posology.units import decimal_text

LONGEST = 7 * 1440
"""The longest that one rate can last. [minutes]"""


class RateStep(NamedTuple):
    """
    One rate and how long it is kept.

    Args:
        rate: How fast.
        over: How long. [minutes; None where it is not said, and for the last, which is kept until all is given]
    """

    rate: RatePerKg
    over: int | None

    def __str__(self) -> str:
        return str(self.rate) if self.over is None else f"{self.rate} for {span_text(self.over)}"


class RateRow(NamedTuple):
    """
    What is set on the pump for a while: the rate, from when to when, and how much has then run in.

    Args:
        per_hour: The rate. [mL/h]
        begins: When it begins. [minutes from the start; None where a length before it is not known]
        ends: When it ends. [minutes from the start; None where that is not known]
        volume: How much runs in meanwhile. [mL; None where that is not known]
        amount: How much of the drug that is. [None where that is not known]
    """

    per_hour: Fraction
    begins: Fraction | None
    ends: Fraction | None
    volume: Fraction | None
    amount: Dose | None


def _strength(value: Any) -> Strength:
    return Strength(value)


def _rate(value: Any) -> RatePerKg | None:
    return None if value is None else RatePerKg.of(value)


def _steps(value: Any) -> tuple[RateStep, ...]:
    listed = tuple(value) if isinstance(value, Iterable) and not isinstance(value, str) else ()
    if not listed or any(isinstance(each, str) or len(each) != 2 for each in listed):
        instead = "write each as a rate and how long it is kept, as ('0.5 mL/kg/h', '30 minutes')"
        raise RegimenError("rate", f"got {value!r:.60}, no steps of a rate", value=value, instead=instead)
    return tuple(
        RateStep(RatePerKg.of(rate), None if over is None else minutes_of(over, "over", LONGEST))
        for rate, over in listed
    )


@attrs.frozen
class RateSteps:
    """
    The rates of an infusion per kg of body weight, one after the other, and the largest that there may be.

    Each is faster than the one before. The last is kept until all is given. Where a source does not say how long one
    before it is kept, that is None, and the times after it are not known.

    Args:
        steps: Pairs of a rate and how long it is kept, as ``("0.5 mL/kg/h", "30 minutes")``; the last with None.
            [1 or more]
        concentration: What the product holds, as ``"100 mg/mL"``.
        most: The largest rate; None where no source that could be read says it.
        product: Which product it is for, as its label names it.
        source: Where the rates come from.

    Raises:
        RegimenError: for a step that is no faster than the one before or faster than the largest rate, a last one that
            ends, or a concentration that is none.
        UnitError: for what is no rate per kg, or is of something else than the product holds.

    >>> ramp = RateSteps([("0.5 mL/kg/h", "30 minutes"), ("1 mL/kg/h", None)], concentration="100 mg/mL")
    >>> for row in ramp.table("7 g", "70 kg"):
    ...     print(row.per_hour, "mL/h from minute", row.begins, "to", row.ends, "-", row.volume, "mL,", row.amount)
    35 mL/h from minute 0 to 30 - 35/2 mL, 1.75 g
    70 mL/h from minute 30 to 75 - 105/2 mL, 5.25 g
    """

    steps: tuple[RateStep, ...] = attrs.field(converter=_steps)
    concentration: Strength = attrs.field(converter=_strength, kw_only=True)
    most: RatePerKg | None = attrs.field(default=None, converter=_rate, kw_only=True)
    product: str = attrs.field(default="", kw_only=True)
    source: Source | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.concentration.per.dimension != "volume":
            problem = f"got {self.concentration}, not per volume"
            raise RegimenError(
                "concentration", problem, value=str(self.concentration), instead="write it as '100 mg/mL'"
            )
        before = Fraction(0)
        for step in self.steps:
            hourly = step.rate.volume(self.concentration)
            if hourly <= before:
                problem = f"{step.rate} is no faster than {decimal_text(before)} mL/kg/h before it"
                raise RegimenError(
                    "rate",
                    problem,
                    value=str(step.rate),
                    limit=before,
                    source=self.source,
                    instead="write rising rates",
                )
            if self.most is not None and hourly > self.most.volume(self.concentration):
                instead = "leave the step out, or give the largest rate that its source has"
                problem = f"{step.rate} is faster than the largest rate, {self.most}"
                raise RegimenError(
                    "rate", problem, value=str(step.rate), limit=str(self.most), source=self.source, instead=instead
                )
            before = hourly
        if self.steps[-1].over is not None:
            problem = f"'{self.steps[-1]}' is the last, and ends whether or not all is given"
            instead = "write None for how long the last is kept: until all is given"
            raise RegimenError("rate", problem, value=str(self.steps[-1]), source=self.source, instead=instead)

    def per_hour(self, rate: RatePerKg, weight: Any) -> Fraction:
        """
        Give what to set on the pump, exactly. [mL/h]

        Args:
            rate: One of its rates.
            weight: Body weight, as ``"70.3 kg"``.
        """
        return rate.volume(self.concentration) * Measure.of("weight", weight).number

    def volume(self, dose: Any) -> Fraction:
        """
        Give the volume of the product that holds a dose, exactly. [mL]

        Raises:
            UnitError: if the product holds something else.

        >>> RateSteps([("0.5 mL/kg/h", None)], concentration="100 mg/mL").volume("28.12 g")
        Fraction(1406, 5)
        """
        share: Fraction = Dose(dose) / self.concentration.dose
        return (self.concentration.per * share).to("mL").number

    def table(self, dose: Any, weight: Any) -> tuple[RateRow, ...]:
        """
        Give what to set on the pump for one dose and one body weight, until all is given.

        Args:
            dose: How much is given in all. [an amount of what the product holds, more than 0]
            weight: Body weight, as ``"70.3 kg"``.

        Returns:
            A row for each rate that is reached; the last ends when all is given. From the first length that is not
            known on, rows without times.
        """
        rows: list[RateRow] = []
        whole = Dose(dose)
        begins: Fraction | None = Fraction(0)
        left = self.volume(whole)
        for step in self.steps:
            hourly = self.per_hour(step.rate, weight)
            lasts = left * 60 / hourly
            is_last = step is self.steps[-1]
            if begins is None or (step.over is None and not is_last):
                rows.append(RateRow(hourly, begins, None, None, None))
                begins = None
                continue
            if step.over is not None:
                lasts = min(lasts, Fraction(step.over))
            given = hourly * lasts / 60
            rows.append(
                RateRow(
                    hourly, begins, begins + lasts, given, self.concentration.holds(Amount(given, "mL")).to(whole.unit)
                )
            )
            begins, left = begins + lasts, left - given
            if not left:
                break
        return tuple(rows)

    def worked(self, dose: Any, weight: Any) -> str:
        """
        Say what to set on the pump for one dose and one body weight, for a clinician.

        A time that is no whole minute is rounded up, and said to be; all else is exact.

        >>> limits = RateSteps([("0.5 mL/kg/h", None)], most="5.4 mL/kg/h", concentration="100 mg/mL")
        >>> print(limits.worked("28.12 g", "70.3 kg"))
        for 28.12 g (281.2 mL) at 70.3 kg: minute 0 to 480 at 35.15 mL/h (281.2 mL, 28.12 g), unless it is raised; at \
most 379.62 mL/h
        """
        rows = self.table(dose, weight)
        said = _said(rows)
        if self.most is not None:
            top = self.per_hour(self.most, weight)
            if rows[-1].per_hour < top:
                said[-1] += ", unless it is raised"
            said.append(f"at most {decimal_text(top)} mL/h")
        of = f"{Dose(dose)} ({decimal_text(self.volume(dose))} mL)"
        return f"for {of} at {Measure.of('weight', weight)}: {'; '.join(said)}"

    def __str__(self) -> str:
        most = "" if self.most is None else f"; at most {self.most}"
        of = f"{self.product}, {self.concentration}" if self.product else str(self.concentration)
        return f"{', then '.join(map(str, self.steps))}{most} ({of})"


def refuse_unfit_rate(rate: RateSteps, route: str, dose: Dose, lasting: str) -> None:
    """
    Refuse rates by a route by which no dose lasts, of another kind of amount, or beside a time that is said.

    Args:
        rate: The rates.
        route: The route of the doses.
        dose: One of the doses.
        lasting: A dose of which it is said how long it lasts, in words; else nothing.

    Raises:
        RegimenError: if they do not fit.
    """
    limit: Any = str(rate.concentration)
    if route not in LASTING:
        problem, limit = f"a dose by the route {route} has no rate", LASTING
    elif dose.dimension != rate.concentration.dose.dimension:
        problem = f"{dose} is not of what {rate.concentration} holds"
    elif lasting:
        problem, limit = f"'{lasting}' says how long it lasts, at one rate", lasting
    else:
        return
    raise RegimenError("rate", problem, value=str(rate), limit=limit, source=rate.source, instead="leave one out")


def _said(rows: tuple[RateRow, ...]) -> list[str]:
    """What is set on the pump in each row; of rows without times only in which order."""
    said = []
    for row in rows:
        if row.begins is not None and row.ends is not None:
            up = "" if row.ends.denominator == 1 else " (rounded up)"
            given = f"{decimal_text(row.volume or Fraction(0))} mL, {row.amount}"
            when = f"minute {decimal_text(row.begins)} to {math.ceil(row.ends)}{up}"
            said.append(f"{when} at {decimal_text(row.per_hour)} mL/h ({given})")
    rest = [f"{decimal_text(row.per_hour)} mL/h" for row in rows if row.ends is None]
    return [*said, f"{', then '.join(rest)}, each for a time that is not said"] if rest else said
