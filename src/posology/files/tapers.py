"""File tapers: the tables of a protocol file that say how a dose comes down, each kind with its keys."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import attrs

from posology.dose import Dose
from posology.files.values import SOME, Flag, Round, WholeNumber, given
from posology.frequency import ClockFrequency, Frequency, IntervalFrequency
from posology.rounding import Mode
from posology.share import Share
from posology.source import Source
from posology.taper import End, Taper

_THE_REGIMENS = Source("the source of the regimen")


@attrs.frozen(kw_only=True)
class TaperForm:
    """Levels by which a dose comes down; the numbers are of the source of the regimen."""

    kind: ClassVar[str]
    start: Annotated[Dose, "The dose of the first level."]
    then: Annotated[End | None, "What follows the last level. Left out: stop."] = None
    made_of: Annotated[Dose | None, "The dose of which every dose is a whole multiple. Left out: any dose."] = None
    mode: Annotated[Mode | None, "How a level is brought to such a dose. Left out: up."] = None

    def build(self, frequency: ClockFrequency | IntervalFrequency | None = None) -> Taper:
        """Make the taper."""
        maker: Any = getattr(Taper, self.kind.replace("-", "_"))
        when = frequency if frequency is not None else Frequency.daily()
        made: Taper = maker(*self.begin, frequency=when, source=_THE_REGIMENS, **given(self, "start", "caps"))
        return made

    @property
    def begin(self) -> tuple[Any, ...]:
        """What the maker takes by place."""
        return (self.start,)


@attrs.frozen(kw_only=True)
class RuledForm(TaperForm):
    """A taper whose levels follow by a rule."""

    every: Annotated[Round, "How long a level lasts, in days or weeks."]
    first: Annotated[Round | None, "How long the first lasts. Left out: as every other."] = None
    floor: Annotated[Dose | None, "The last level. Left out: the last that is more than 0."] = None


@attrs.frozen(kw_only=True)
class LinearForm(RuledForm):
    """Lowered by the same amount each time."""

    kind: ClassVar[str] = "linear"
    by: Annotated[Dose, "By how much each level is lower."]


@attrs.frozen(kw_only=True)
class OfStartForm(RuledForm):
    """Lowered by the same share of the first dose each time."""

    kind: ClassVar[str] = "of-start"
    by: Annotated[Share, "Which part of the first dose each level is lower."]


@attrs.frozen(kw_only=True)
class OfCurrentForm(RuledForm):
    """Lowered by the same share of the current dose each time."""

    kind: ClassVar[str] = "of-current"
    by: Annotated[Share, "Which part of the level before each level is lower."]
    floor: Annotated[Dose, "The last level."]


@attrs.frozen(kw_only=True)
class AlternateDaysForm(RuledForm):
    """Only the dose of every second day is lowered."""

    kind: ClassVar[str] = "alternate-days"
    by: Annotated[Dose, "By how much each level is lower."]
    floor: Annotated[Dose | None, "The last level. Left out: no dose on the days that are lowered."] = None
    then: Annotated[End, "What follows the last level: stop, or stay on it."]
    lowered_first: Annotated[Flag | None, "Whether day 1 is lowered. Left out: false."] = None


@attrs.frozen(kw_only=True)
class HyperbolicForm(RuledForm):
    """Lowered in equal steps of occupancy, dose / (dose + half)."""

    kind: ClassVar[str] = "hyperbolic"
    half: Annotated[Dose, "The dose of half the largest occupancy."]
    steps: Annotated[WholeNumber, "How many falls there are: to the floor, or without one to no dose."]


@attrs.frozen(kw_only=True)
class CapForm:
    """A level of a list of caps."""

    cap: Annotated[Dose | None, "The most that is given; less stays less. Left out: as before."] = None
    lasts: Annotated[Round, "How long, in days or weeks."]

    def build(self) -> tuple[Dose | str, int]:
        """Make the cap."""
        return self.cap or "continue", self.lasts


@attrs.frozen(kw_only=True)
class CappedForm(TaperForm):
    """The smaller of the dose before and a cap, level by level."""

    kind: ClassVar[str] = "capped"
    caps: Annotated[list[CapForm], "The levels, in falling order.", SOME]

    @property
    def begin(self) -> tuple[Any, ...]:
        """What the maker takes by place."""
        return self.start, [each.build() for each in self.caps]


TAPER_FORMS: dict[str, type[TaperForm]] = {
    form.kind: form for form in (LinearForm, OfStartForm, OfCurrentForm, AlternateDaysForm, HyperbolicForm, CappedForm)
}
"""The form of every kind of taper."""
