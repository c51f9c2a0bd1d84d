"""File steps: the tables of a protocol file that say what is given when: steps, cycles and titrations."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

import attrs

from posology.as_needed import AsNeeded
from posology.cycle import Cycle
from posology.dose import Amount, Dose
from posology.errors import RegimenError
from posology.files.doses import GivenDose
from posology.files.tapers import TaperForm
from posology.files.values import SOME as SOME
from posology.files.values import (
    ChangeDays,
    ClockTime,
    DaysOfWeek,
    Every,
    Line,
    Name,
    Round,
    SomeDoses,
    TimesADay,
    TimesOfDay,
    Weeks,
    WholeNumber,
    Window,
    given,
)
from posology.frequency import ClockFrequency, Frequency, IntervalFrequency
from posology.scope import Phase
from posology.source import Source
from posology.step import Component, Step
from posology.titration import Decision, Titration


@attrs.frozen(kw_only=True, slots=False)
class FrequencyForm:
    """When a dose is given: at or times_a_day, on the days of every or weekdays; or every so many hours."""

    at: Annotated[TimesOfDay | None, "At these slots or clock times."] = None
    times_a_day: Annotated[TimesADay | None, "So often a day, at the usual slots."] = None
    every: Annotated[Every | None, "Hours between doses, or days or weeks between days with doses."] = None
    first: Annotated[ClockTime | None, "With hours: the clock time of the first dose."] = None
    first_day: Annotated[WholeNumber | None, "With days: the day of the step that has the first dose."] = None
    weekdays: Annotated[DaysOfWeek | None, "On these days of the week only."] = None

    @property
    def frequency(self) -> ClockFrequency | IntervalFrequency:
        """
        Make the frequency.

        Raises:
            RegimenError: if none is given, or the keys contradict each other.
        """
        size, unit = self.every or (1, "days")
        if unit == "minutes":
            self._refuse("an interval in hours or minutes", "at", "times_a_day", "first_day", "weekdays")
            return IntervalFrequency(size, first=self.first)
        if self.at is not None:
            self._refuse("at", "times_a_day")
        elif self.times_a_day is None:
            instead = "say when, as at = 'bedtime', times_a_day = 2 or every = '6 hours'"
            raise RegimenError("frequency", "none is given", instead=instead)
        self._refuse("times of day", "first")
        if self.every is None:
            self._refuse("a dose on every day", "first_day")
        times = self.at or Frequency.daily(self.times_a_day or 1).times
        return ClockFrequency(times, every=size, first_day=self.first_day, weekdays=self.weekdays or ())

    def _refuse(self, what: str, *keys: str) -> None:
        key = next((each for each in keys if getattr(self, each) is not None), None)
        if key is not None:
            raise RegimenError(key, f"does not go with {what}", value=key, instead="leave one of them out")


@attrs.frozen(kw_only=True)
class AsNeededForm:
    """The limits of a dose that is taken when it is needed: how far apart at least, how many at most, or both."""

    at_least: Annotated[Line | None, "The shortest time between two doses, as '4 hours'."] = None
    most: Annotated[WholeNumber | None, "The most doses, with per."] = None
    per: Annotated[Line | None, "Of what most is the limit: 'day', a calendar date; or any '24 hours'."] = None

    def build(self) -> AsNeeded:
        """Make the limits."""
        return AsNeeded(self.at_least, self.most, self.per)


@attrs.frozen(kw_only=True, slots=False)
class DoseForm(FrequencyForm):
    """One dose with one frequency, and how it is given."""

    dose: Annotated[GivenDose, "What is given each time."]
    as_needed: Annotated[AsNeededForm | None, "Instead of a time: when it is needed, within these limits."] = None
    over: Annotated[Window | None, "How long one administration lasts, at most 7 days, as '30 minutes'."] = None
    in_volume: Annotated[Amount | None, "The volume that holds one dose, as '100 mL'."] = None
    phase: Annotated[Phase | None, "What the dose is for. Left out: not said."] = None

    @property
    def component(self) -> Component:
        """Make the component."""
        when = self.frequency if self.as_needed is None else self.as_needed.build()
        if self.as_needed is not None:
            self._refuse("as_needed", *(each.name for each in attrs.fields(FrequencyForm)))
        return Component(self.dose, when, over=self.over, in_volume=self.in_volume, phase=self.phase)


@attrs.frozen(kw_only=True)
class ComponentForm(DoseForm):
    """One dose with one frequency."""

    def build(self) -> Component:
        """Make the component."""
        return self.component


@attrs.frozen(kw_only=True)
class ItemForm:
    """An entry of a list of steps, told by one key: dose, components, no_dose, taper or cycle."""

    told_by: ClassVar[str]

    def build(self) -> Step | Cycle:
        """Make the step or the cycle."""
        raise NotImplementedError

    def items(self) -> tuple[Step | Cycle, ...]:
        """Make all that it stands for, in order."""
        return (self.build(),)


@attrs.frozen(kw_only=True)
class StepForm(ItemForm):
    """What every step says: how long it lasts."""

    days: Annotated[WholeNumber | None, "How many days it lasts. Left out, and no weeks: no end."] = None
    weeks: Annotated[Weeks | None, "The same in weeks."] = None

    @property
    def length(self) -> dict[str, Any]:
        """What the step says of its length."""
        return {"days": self.days, "weeks": self.weeks}


@attrs.frozen(kw_only=True)
class DoseStepForm(StepForm, DoseForm):
    """One dose with one frequency, for a length of time."""

    told_by: ClassVar[str] = "dose"

    def build(self) -> Step:
        """Make the step."""
        return Step(components=[self.component], **self.length)


@attrs.frozen(kw_only=True)
class ComponentsStepForm(StepForm):
    """Several doses, each with a frequency of its own, for a length of time."""

    told_by: ClassVar[str] = "components"
    components: Annotated[list[ComponentForm], "The doses.", SOME]

    def build(self) -> Step:
        """Make the step."""
        if not self.components:
            instead = "say a time without a dose as no_dose = true"
            raise RegimenError("components", "none is given", instead=instead)
        return Step(components=[each.build() for each in self.components], **self.length)


@attrs.frozen(kw_only=True)
class NoDoseStepForm(StepForm):
    """A time in which nothing is given."""

    told_by: ClassVar[str] = "no_dose"
    no_dose: Annotated[Literal[True], "Nothing is given."]

    def build(self) -> Step:
        """Make the step."""
        return Step(components=[], **self.length)


@attrs.frozen(kw_only=True)
class TaperStepForm(ItemForm, FrequencyForm):
    """A taper: it stands for its steps, one for each dose."""

    told_by: ClassVar[str] = "taper"
    taper: Annotated[TaperForm, "How the dose comes down."]

    def build(self) -> Step:
        """Make the first of its steps."""
        return self.items()[0]

    def items(self) -> tuple[Step, ...]:
        """Make its steps, in order."""
        return self.taper.build(self.frequency).steps()


@attrs.frozen(kw_only=True)
class CycleForm(ItemForm):
    """Steps that repeat."""

    told_by: ClassVar[str] = "cycle"
    cycle: Annotated[list[ItemForm], "What one round holds, each with an end.", SOME]
    every: Annotated[Round | None, "From the start of a round to the next. Left out: no day is spare."] = None
    times: Annotated[WholeNumber | None, "How many rounds. Left out: no end."] = None

    def build(self) -> Cycle:
        """Make the cycle."""
        return Cycle([item for each in self.cycle for item in each.items()], days=self.every, times=self.times)


ITEM_FORMS: dict[str, type[ItemForm]] = {
    form.told_by: form for form in (DoseStepForm, ComponentsStepForm, NoDoseStepForm, TaperStepForm, CycleForm)
}
"""The form of every entry of a list of steps, by the key that tells it."""


@attrs.frozen(kw_only=True)
class TitrationForm(FrequencyForm):
    """Rules, not steps: where to start, by how much and how often to change, and where to stop."""

    start: Annotated[SomeDoses | None, "The first dose; two: least and most; or one of some. Left out: free."] = None
    increment: Annotated[SomeDoses | None, "What a change adds, said like the start. Left out: free."] = None
    interval: Annotated[ChangeDays | None, "Days to a change; two: least and most. Left out: free."] = None
    ceiling: Annotated[Dose, "The largest dose."]
    floor: Annotated[Dose | None, "The smallest dose. Left out: the smallest start."] = None
    decisions: Annotated[list[Decision] | None, "What may be decided. Left out: raise, hold.", SOME] = None
    source: Annotated[Name | None, "Where the rules come from. Left out: the regimen's source."] = None

    def build(self, source: Source | None) -> Titration:
        """Make the titration."""
        named = self.decisions
        if named is not None and (not named or len(set(named)) < len(named)):
            problem = "one is named twice" if named else "none is named"
            raise RegimenError("decisions", problem, value=named, instead="name each once")
        rules = given(self, "source", *(each.name for each in attrs.fields(FrequencyForm)))
        return Titration(**rules, frequency=self.frequency, source=source)
