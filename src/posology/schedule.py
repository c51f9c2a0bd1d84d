"""Schedule: a course on a start date and, if given, in a time zone; iterating it gives administrations."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from posology.administration import Administration, ClockChange, Day, Plan
from posology.clocks import floating, zoned
from posology.course import Course
from posology.dose import Amount, Dose
from posology.errors import ScheduleError
from posology.expansion import Expansion
from posology.horizon import Horizon, day_of, whole_days
from posology.ladder import Rung, rungs
from posology.regimen import Regimen
from posology.shape import DAY
from posology.shown import Shown
from posology.starting import comparable, slot_times, starting_at
from posology.zone import midnight, moment_at, time_zone

CHANGES_LOOKED_UP = 3653
"""How many days ahead clock changes are looked up for a course without an end. [10 years]"""


@attrs.frozen(init=False)
class Schedule(Shown):
    """
    The dated calendar of a regimen.

    Args:
        regimen: What is given; nothing in it left open.
        start: The first day: a date, ISO text, or a naive moment for a late start on day 1 (what the clock had
            before it is listed in `omitted`; interval-anchored doses begin at it).
        zone: A time zone by name. Without it time floats: the same wall time wherever one is. With it clock-anchored
            doses keep wall time and interval-anchored doses keep elapsed time.
        first_day: The day of the course that *start* is. [1 or more; 17 continues a patient on day 17]
        days: How many days to show. [default to the end of the course, or without end]
        slots: Clock times for slots other than the usual.

    Raises:
        ScheduleError: for a date, zone or day the schedule has no answer for.
        UnresolvedError: if the regimen leaves something open.

    >>> from posology.frequency import Frequency
    >>> from posology.step import Step
    >>> week = Schedule(Regimen("examplol", "oral", Step("5 mg", Frequency.daily(2))), start="2026-12-01", days=7)
    >>> len(list(week)), str(week.total())
    (14, '70 mg')
    """

    regimen: Regimen
    day1: dt.date
    start_minute: int
    zone: ZoneInfo | None
    slots: tuple[tuple[str, dt.time], ...]
    first: int
    stop: int | None

    def __init__(
        self,
        regimen: Regimen,
        start: Any,
        *,
        zone: Any = None,
        first_day: int = 1,
        days: int | None = None,
        slots: Mapping[str, Any] | None = None,
    ) -> None:
        begin, minute = starting_at(start)
        whole_days(first_day, "first_day")
        if minute and first_day != 1:
            raise ScheduleError(
                "start",
                f"a late start at {start} on day {first_day}",
                value=str(start),
                instead="give the date alone; only day 1 can start late",
            )
        if first_day > begin.toordinal():
            raise ScheduleError(
                "first_day", f"day {first_day} on {begin} puts day 1 before the calendar", value=first_day
            )
        self.__attrs_init__(
            regimen,
            begin - dt.timedelta(first_day - 1),
            minute,
            None if zone is None else time_zone(zone),
            slot_times(slots),
            first_day - 1,
            None,
        )
        length = self._expansion.length()
        if length is not None and first_day > length:
            raise ScheduleError(
                "first_day",
                f"day {first_day} is after a course of {length} days",
                value=first_day,
                limit=length,
                instead="start within the course",
            )
        shown = None if days is None else first_day - 1 + whole_days(days)
        ends = [end for end in (length, shown) if end is not None]
        object.__setattr__(self, "stop", min(ends) if ends else None)

    @functools.cached_property
    def course(self) -> Course:
        """The regimen compiled, from day 1."""
        return Course.of(
            self.regimen, weekday=self.day1.weekday(), start_minute=self.start_minute, slots=dict(self.slots)
        )

    @functools.cached_property
    def _expansion(self) -> Expansion:
        return Expansion(self.course, Plan(self.regimen.drug, self.regimen.route, self.day1), self.zone)

    @property
    def start(self) -> dt.date:
        """The first day shown."""
        return self._expansion.date(self.first)

    @property
    def end(self) -> dt.date | None:
        """The day after the last shown; None if there is no last."""
        return None if self.stop is None else self._expansion.date(self.stop)

    @property
    def horizon(self) -> Horizon:
        """The days shown; an error if they have no end."""
        return Horizon(self.start, self._expansion.date(self._bounded()))

    @property
    def omitted(self) -> tuple[tuple[str, Dose], ...]:
        """Doses of day 1 that a late start leaves out, as (slot or time, dose)."""
        return tuple(
            (place.slot or f"{moment_at(DAY + place.minute):%H:%M}", dose) for place, dose in self.course.omitted
        )

    def _bounded(self) -> int:
        if self.stop is None:
            raise ScheduleError("horizon", "this course has no end", instead="give a number of days, as days=28")
        return self.stop

    def showing(self, first: int, stop: int | None) -> Schedule:
        """The same schedule, showing the days of the course from *first* up to *stop*, from 0; None is no end."""
        made = Schedule.__new__(Schedule)
        made.__attrs_init__(self.regimen, self.day1, self.start_minute, self.zone, self.slots, first, stop)
        return made

    def _day(self, date: Any) -> int:
        return day_of(date).toordinal() - self.day1.toordinal()

    def __contains__(self, date: dt.date) -> bool:
        day = self._day(date)
        return day >= self.first and (self.stop is None or day < self.stop)

    def __getitem__(self, key: Any) -> Any:
        """
        Give the `Day` of a date, or for a slice of dates or a `Horizon` the schedule that shows only those.

        Raises:
            ScheduleError: if the date is outside the days shown.
        """
        if isinstance(key, Horizon):
            key = slice(key.start, key.end)
        if isinstance(key, slice):
            if key.step is not None:
                raise ScheduleError(
                    "slice",
                    f"got a step of {key.step!r}",
                    value=key.step,
                    instead="slice from a date to a date",
                )
            first = self.first if key.start is None else max(self.first, self._day(key.start))
            ends = [end for end in (self.stop, None if key.stop is None else self._day(key.stop)) if end is not None]
            stop = min(ends) if ends else None
            if stop is not None and stop <= first:
                raise ScheduleError(
                    "slice",
                    f"no day of the schedule lies from {key.start} up to {key.stop}",
                    value=f"{key.start}:{key.stop}",
                    instead="slice within the schedule",
                )
            return self.showing(first, stop)
        date = day_of(key)
        if date not in self:
            raise ScheduleError(
                "date",
                f"{date} is outside the schedule",
                value=date,
                limit=f"{self.start} up to {self.end}",
                instead=f"ask for a day from {self.start} up to but not including {self.end or 'no end'}",
            )
        found = self.on(date)
        return Day(date, self._day(date) + 1, found, self.course.sum(each.dose for each in found))

    def __iter__(self) -> Iterator[Administration]:
        """Give the administrations in order, lazily; without end if the course has none."""
        return self._expansion.walk(self.first, self.stop)

    def moments(self) -> Iterator[dt.datetime]:
        """Give the moments of the administrations in order, lazily: aware in a zone, naive without."""
        return self._expansion.moments(self.first, self.stop)

    def on(self, date: Any) -> tuple[Administration, ...]:
        """Give the administrations on a date; none outside the days shown."""
        day = self._day(date)
        if day < self.first or (self.stop is not None and day >= self.stop):
            return ()
        return tuple(self._expansion.walk(day, day + 1))

    def between(self, start: Any, end: Any) -> Iterator[Administration]:
        """
        Give the administrations from *start* up to but not including *end*, lazily.

        Args:
            start: A date or a moment; aware in a zone, naive without.
            end: The same.
        """
        low, high = self._moment(start, "start"), self._moment(end, "end")
        reach = self._day(high.date()) + 2
        for given in self._expansion.walk(
            max(self.first, self._day(low.date()) - 1), reach if self.stop is None else min(reach, self.stop)
        ):
            if low <= comparable(given.moment) < high:
                yield given

    def _moment(self, value: Any, field: str) -> dt.datetime:
        """A date or moment as one that compares with this schedule's: in UTC if it has a zone."""
        if isinstance(value, dt.datetime):
            if (value.tzinfo is None) != (self.zone is None):
                have, need = ("floating", "a zone") if value.tzinfo is None else ("zoned", "no zone")
                raise ScheduleError(
                    field,
                    f"{value} is {have}, the schedule has {need}",
                    value=value,
                    instead="give an aware moment for a schedule in a zone, a naive one for one without",
                )
            return comparable(value)
        date = day_of(value, field)
        if self.zone is None:
            return dt.datetime.combine(date, dt.time())
        return midnight(self.zone, date)

    def next_after(self, moment: Any) -> Administration | None:
        """
        Give the first administration after a moment; None if there is none.

        Args:
            moment: Aware in a zone, naive without.
        """
        after = self._moment(moment, "moment")
        return self._expansion.next_after(after, self._day(after.date()), self.first, self.stop)

    def clock_changes(self) -> tuple[ClockChange, ...]:
        """List the doses shown whose wall time the clock skips (they are shifted) or repeats (they are ambiguous)."""
        if self.zone is None:
            return ()
        stop = self.stop if self.stop is not None else self.first + CHANGES_LOOKED_UP
        return tuple(self._expansion.clock_changes(self.first, stop))

    @property
    def changes_looked_up_to(self) -> dt.date:
        """The date up to which clock changes are looked up: the end shown, or 10 years on where there is none."""
        day = self.stop if self.stop is not None else self.first + CHANGES_LOOKED_UP
        return dt.date.fromordinal(min(self.day1.toordinal() + day, dt.date.max.toordinal() - 400))

    def total(self) -> Amount:
        """
        Give the sum of all doses shown, in closed form.

        Raises:
            ScheduleError: if the schedule has no end.
        """
        stop, shape, amounts = self._bounded(), self.course.shape, self.course.amounts
        if self.zone is None:
            line = floating(shape, amounts, stop)
        else:
            until = self.changes_looked_up_to.toordinal()
            line = zoned(shape, self.zone, self.day1.toordinal(), until, amounts, stop).clock
        return self.course.amount(line.between(line.origin + self.first * DAY, line.origin + stop * DAY))

    def daily_totals(self) -> Iterator[tuple[dt.date, Amount]]:
        """Give each day shown with its sum, days without a dose included, lazily."""
        return self._expansion.daily_totals(self.first, self.stop)

    def cumulative(self) -> Iterator[tuple[dt.date, Amount]]:
        """Give each day shown with the sum from the first day shown up to its end, lazily."""
        so_far = self.course.amount(0)
        for date, total in self.daily_totals():
            so_far = so_far + total
            yield date, so_far

    def ladder(self) -> tuple[Rung, ...]:
        """Give the step table of the days shown: a row for each run of equal days, of one round where they repeat."""
        return rungs(self.course, self.day1, self.first, self.stop)
