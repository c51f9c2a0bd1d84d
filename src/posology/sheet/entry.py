"""Entry: one dose on a sheet: when, how much, and what makes it up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

import attrs

from posology.administration import Administration
from posology.detail import Detail
from posology.dispensing.liquids import Measured
from posology.dispensing.taking import Made
from posology.dose import Amount, Dose
from posology.errors import SheetError
from posology.makeup import Makeup
from posology.strength import Strength

Part = tuple[Strength, Fraction]
"""A strength, and how many units of it, or for a liquid how much of its volume, in its unit."""


@attrs.frozen
class Entry:
    """
    One dose on a sheet.

    Args:
        slot: The slot, if the dose has one.
        time: The clock time.
        usual: Whether that is the usual time of the slot.
        which: Which of two equal clock times it is, where the clock shows one twice: 1 or 2; else 0.
        dose: How much.
        detail: Over what time, and in what volume.
        parts: The units that make it up, the strongest first; none where they are not counted.
    """

    slot: str | None
    time: dt.time
    usual: bool
    which: int
    dose: Dose
    detail: Detail
    parts: tuple[Part, ...]

    @classmethod
    def of(
        cls, given: Administration, detail: Detail, usual: Mapping[str, dt.time], made: Mapping[Dose, Made]
    ) -> Entry:
        """
        Make the entry of an administration.

        Args:
            given: The administration.
            detail: Over what time and in what volume.
            usual: The usual clock time of each slot.
            made: How each dose is made up; none where units are not counted.
        """
        moment = given.moment
        twice = moment.tzinfo is not None and moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
        return cls(
            slot=given.slot,
            time=given.time,
            usual=given.slot is not None and given.time == usual[given.slot],
            which=1 + moment.fold if twice else 0,
            dose=given.dose,
            detail=detail._replace(phase=None),
            parts=parts_of(given.dose, made.get(given.dose)),
        )

    @property
    def label(self) -> str:
        """The column it stands in: its slot, or its time as ``HH:MM``."""
        return self.slot or f"{self.time:%H:%M}"


def parts_of(dose: Dose, made: Made | None) -> tuple[Part, ...]:
    """
    Give the units to count for a dose; none of vials, for nobody counts them where a dose is drawn from them.

    Raises:
        SheetError: if what is measured is not the dose, which a page could only print wrong.

    >>> [(str(strength), str(count)) for strength, count in parts_of(Dose("7.5 mg"), Makeup([("5 mg/tablet", "1.5")]))]
    [('5 mg/tablet', '3/2')]
    """
    if isinstance(made, Makeup):
        return made.units
    if isinstance(made, Measured):
        if made.given != dose:
            raise SheetError(
                "dose",
                f"{dose} is measured as {made.volume}, which holds {made.given}",
                value=str(dose),
                limit=str(made.given),
                instead="give the regimen the dose that can be measured, so that the sheet and the schedule agree",
            )
        return ((made.strength, Amount(made.volume).to(made.strength.per.unit).number),)
    return ()
