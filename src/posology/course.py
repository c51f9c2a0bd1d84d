"""Course: a regimen compiled once into a few exact, periodic segments: days counted from 1, no dates yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from posology import units
from posology.compiler import compiled
from posology.daytime import SLOTS
from posology.detail import Detail
from posology.dose import Amount, Dose
from posology.dose_rule import needs
from posology.errors import UnresolvedError
from posology.measure import KINDS
from posology.quantum import quantum_of
from posology.regimen import Regimen
from posology.resolving import settled
from posology.shape import Planned, Shape


@attrs.frozen(cache_hash=True)
class Course:
    """
    A regimen resolved: its shape, its doses as they were written, and their amounts as whole numbers of one quantum.

    *amounts*, *doses* and *details* have a row for each segment of the shape and a place for each dose of its cycle.

    >>> from posology.frequency import Frequency
    >>> from posology.step import Step
    >>> course = Course.of(Regimen("examplol", "oral", [Step("5 mg", days=7), Step("5 mg", Frequency.daily(2))]))
    >>> len(course.shape.segments), [str(dose) for _, dose in course.on_day(8)]
    (2, ['5 mg', '5 mg'])
    """

    shape: Shape
    amounts: tuple[tuple[int, ...], ...]
    quantum: Fraction
    unit: str
    doses: tuple[tuple[Dose, ...], ...] = attrs.field(eq=False)
    details: tuple[tuple[Detail, ...], ...]
    omitted: tuple[tuple[Planned, Dose], ...] = ()

    @classmethod
    def of(
        cls,
        regimen: Regimen,
        *,
        weekday: int | None = None,
        start_minute: int = 0,
        slots: Mapping[str, dt.time] = SLOTS,
    ) -> Course:
        """
        Compile a regimen.

        Args:
            regimen: What to compile; nothing in it left open.
            weekday: The weekday of day 1, needed by weekday rules. [0 Monday to 6 Sunday]
            start_minute: The minute of day 1 at which treatment starts; what the clock had before is *omitted*.
            slots: The clock times that the slots stand for.

        Raises:
            UnresolvedError: for a dose that needs a measure, an open titration, or a weekday rule without a weekday.
            RegimenError: if components repeat together only after an unreasonable time.
        """
        regimen = settled(regimen)
        shape, flat, details, omitted = compiled(regimen, weekday, start_minute, slots)
        named = regimen.doses
        open_dose = next((dose for dose in named if dose.per), None)
        if open_dose is not None:
            what = " and ".join(KINDS[kind].words for kind in needs(open_dose))
            raise UnresolvedError(
                "dose",
                f"{open_dose} needs the patient's {what}",
                value=str(open_dose),
                limit=what,
                instead="resolve it for a patient first",
            )
        bases = {dose: dose.base for row in (*flat, [dose for _, dose in omitted]) for dose in row}
        quantum = quantum_of(bases.values()) or Fraction(1)
        whole = {dose: int(base / quantum) for dose, base in bases.items()}
        amounts = tuple(tuple(whole[dose] for dose in row) for row in flat)
        return cls(shape, amounts, quantum, named[0].unit, flat, details, omitted)

    def on_day(self, day: int) -> list[tuple[Planned, Dose]]:
        """The doses of a day of the course. [day 1 is the first]"""
        n = self.shape.at(day - 1)
        if n is None:
            return []
        segment, doses = self.shape.segments[n], self.doses[n]
        found = segment.by_day[(day - 1 - segment.first) % segment.cycle]
        return [(segment.doses[k], doses[k]) for k in found]

    def amount(self, quanta: int) -> Amount:
        """The amount of so many quanta, in the unit of the regimen."""
        return Amount(quanta * self.quantum / units.TABLE[self.unit].size, self.unit)

    def sum(self, doses: Iterable[Dose]) -> Amount:
        """The sum of doses, in the unit of the first; of none, 0 in the unit of the regimen."""
        listed = list(doses)
        return sum(listed[1:], Amount(listed[0])) if listed else self.amount(0)
