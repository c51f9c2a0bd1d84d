"""Telling: what a plot shows, in words: its title, its description, and the notes below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from posology.render.plot.limit_lines import LimitLine, Limits
from posology.render.plot.picture import Picture
from posology.render.plot.runs import Round, Run
from posology.render.plot.words import Words
from posology.schedule import Schedule
from posology.sheet.words import clean

MOST_TOLD = 60
"""How many runs and rounds are told of in the description."""
MOST_NOTED = 24
"""How many values are named below the picture."""


@attrs.frozen
class Telling:
    """
    What a plot shows, in words.

    Args:
        schedule: What is drawn.
        parts: Its runs and rounds.
        limits: The limits it is drawn with.
        words: The words.
    """

    schedule: Schedule
    parts: Sequence[Run | Round]
    limits: Limits
    words: Words

    @property
    def title(self) -> str:
        """The drug, and that these are totals of each day."""
        name = self.words.drug(clean(self.schedule.regimen.drug, "drug"))
        return self.words.say("plot-title", drug=name)

    @property
    def span(self) -> str:
        """The first and the last day, and how many they are."""
        days = len(self.schedule.horizon)
        return self.words.say("plot-dates", dates=self._dates(0, days), days=self.words.days(days))

    @property
    def ends(self) -> tuple[bool, bool]:
        """Whether the course begins, and whether it ends, with what is drawn."""
        length = self.schedule.course.shape.days
        stop = self.schedule.horizon.end.toordinal() - self.schedule.day1.toordinal()
        return self.schedule.first == 0, length is not None and stop >= length

    def description(self, found: Picture) -> str:
        """Say all that the picture shows: when, how much, and the limits."""
        told = [self._part(part) for part in self.parts[:MOST_TOLD]]
        more = len(self.parts) - MOST_TOLD
        told += [self.words.say("plot-more", count=more)] if more > 0 else []
        return " ".join(map(_ended, [self.span, *told, *self._notes(found, None)]))

    def notes(self, found: Picture) -> list[str]:
        """Say below the picture what its lines and bands are, and what it does not show."""
        return self._notes(found, MOST_NOTED)

    def _notes(self, found: Picture, most: int | None) -> list[str]:
        say = self.words.say
        notes = [say("plot-band", text=self._part(part)) for _, part in found.bands] if most is not None else []
        notes += [self._limit(f"plot-line-{line.side}", line) for line in found.drawn]
        notes += [self._limit("plot-above", line) for line in found.above]
        if self.limits.others:
            notes.append(say("plot-other-limits", names=", ".join(map(self._name, self.limits.others))))
        if found.unlabelled:
            values = [self.words.amount(value) for value in found.unlabelled]
            more = [] if most is None or len(values) <= most else [say("plot-more", count=len(values) - most)]
            notes.append(say("plot-other-values", values=", ".join([*values[:most], *more])))
        began, ended = self.ends
        notes += [] if began else [say("plot-began", date=self._date(0))]
        notes += [] if ended else [say("plot-goes-on", date=self._date(len(self.schedule.horizon) - 1))]
        return notes

    def _date(self, day: int) -> str:
        return self.words.apart(self.words.date(self.schedule.start + dt.timedelta(day)))

    def _name(self, name: str) -> str:
        return self.words.apart(clean(name, "name"))

    def _limit(self, key: str, line: LimitLine) -> str:
        limit = self.words.say(f"plot-{line.side}", amount=self.words.amount(line.amount))
        if line.whom:
            limit = self.words.say("plot-for-whom", limit=limit, whom=self.words.apart(clean(line.whom, "patients")))
        return self.words.say(key, limit=limit, names=", ".join(map(self._name, line.names)))

    def _part(self, part: Run | Round) -> str:
        if isinstance(part, Run):
            return self.words.say(
                "plot-run", dates=self._dates(part.first, part.days), amount=self.words.amount(part.total)
            )
        runs = ", ".join(
            self.words.say("plot-for", amount=self.words.amount(run.total), days=self.words.days(run.days))
            for run in part.runs
        )
        dates, every = self._dates(part.first, part.days), self.words.days(part.every)
        return self.words.say("plot-again", dates=dates, days=every, runs=runs)

    def _dates(self, first: int, days: int) -> str:
        """The first date of so many days, and the last where that is another."""
        if days == 1:
            return self._date(first)
        return self.words.say("plot-between", first=self._date(first), last=self._date(first + days - 1))


def _ended(text: str) -> str:
    return text if text.endswith((".", "。")) else f"{text}."
