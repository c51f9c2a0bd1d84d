"""Schedule: a course on a start date and, if given, in a time zone; iterating it gives administrations."""

from __future__ import annotations

import datetime as dt
import functools
import heapq
import itertools
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from posology.administration import UTC, Administration, ClockChange, Day, Plan
from posology.clocks import Zoned, floating, zoned
from posology.compiler import has_weekdays
from posology.course import Course
from posology.dose import Amount, Dose
from posology.errors import ScheduleError
from posology.frequency import SLOTS, clock_time
from posology.horizon import Horizon, day_of, whole_days
from posology.ladder import Rung, rungs
from posology.regimen import Regimen
from posology.shape import DAY, Planned
from posology.timeline import Timeline
from posology.zone import Meaning, changed_days, instant, moment_at, time_zone

CHANGES_LOOKED_UP = 3653
"""How many days ahead clock changes are looked up for a course without an end. [10 years]"""


def _slots(given: Mapping[str, Any] | None) -> tuple[tuple[str, dt.time], ...]:
    times = dict(SLOTS)
    for name, value in (given or {}).items():
        if name not in SLOTS:
            raise ScheduleError("slots", f"got {name!r:.40}", value=name, instead=f"name {', '.join(SLOTS)}")
        times[name] = clock_time(value, name)
    if sorted(times.values()) != list(times.values()) or len(set(times.values())) < len(times):
        listed = ", ".join(f"{name} {value:%H:%M}" for name, value in times.items())
        raise ScheduleError("slots", f"{listed} are not in order", value=listed, instead="keep morning, noon, evening, bedtime")
    return tuple(times.items())


@attrs.frozen(init=False)
class Schedule:
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
        self, regimen: Regimen, start: Any, *, zone: Any = None, first_day: int = 1, days: int | None = None,
        slots: Mapping[str, Any] | None = None,
    ) -> None:
        begin, minute = _start(start)
        whole_days(first_day, "first_day")
        if minute and first_day != 1:
            raise ScheduleError("start", f"a late start at {start} on day {first_day}", value=str(start),
                                instead="give the date alone; only day 1 can start late")
        if first_day > begin.toordinal():
            raise ScheduleError("first_day", f"day {first_day} on {begin} puts day 1 before the calendar", value=first_day)
        self.__attrs_init__(  # type: ignore[attr-defined]
            regimen, begin - dt.timedelta(first_day - 1), minute, None if zone is None else time_zone(zone), _slots(slots),
            first_day - 1, None,
        )
        length = self._length()
        if length is not None and first_day > length:
            raise ScheduleError("first_day", f"day {first_day} is after a course of {length} days", value=first_day,
                                limit=length, instead="start within the course")
        shown = None if days is None else first_day - 1 + whole_days(days)
        ends = [end for end in (length, shown) if end is not None]
        object.__setattr__(self, "stop", min(ends) if ends else None)

    def _length(self) -> int | None:
        """The days of the course; a clock change can carry its last dose past the midnight that ends it."""
        length = self.course.shape.days
        if length is None or self.zone is None:
            return length
        last = max((utc for utc, *_ in self._instants(length - 2, length)), default=None)
        return length if last is None else max(length, self._local(last).toordinal() - self.day1.toordinal() + 1)

    @functools.cached_property
    def course(self) -> Course:
        """The regimen compiled, from day 1."""
        weekday = self.day1.weekday() if has_weekdays(self.regimen) else None
        return Course.of(self.regimen, weekday=weekday, start_minute=self.start_minute, slots=dict(self.slots))

    @property
    def start(self) -> dt.date:
        """The first day shown."""
        return self._date(self.first)

    @property
    def end(self) -> dt.date | None:
        """The day after the last shown; None if there is no last."""
        return None if self.stop is None else self._date(self.stop)

    @property
    def horizon(self) -> Horizon:
        """The days shown; an error if they have no end."""
        return Horizon(self.start, self._date(self._bounded()))

    @property
    def omitted(self) -> tuple[tuple[str, Dose], ...]:
        """Doses of day 1 that a late start leaves out, as (slot or time, dose)."""
        return tuple((place.slot or f"{moment_at(DAY + place.minute):%H:%M}", dose) for place, dose in self.course.omitted)

    def _date(self, day: int) -> dt.date:
        try:
            return self.day1 + dt.timedelta(day)
        except OverflowError:
            raise ScheduleError("days", f"day {day + 1} is after the year 9999", value=day + 1, instead="look at fewer days") from None

    def _bounded(self) -> int:
        if self.stop is None:
            raise ScheduleError("horizon", "this course has no end", instead="give a number of days, as days=28")
        return self.stop

    def _view(self, first: int, stop: int | None) -> Schedule:
        """The same schedule, showing other days."""
        made = Schedule.__new__(Schedule)
        made.__attrs_init__(self.regimen, self.day1, self.start_minute, self.zone, self.slots, first, stop)  # type: ignore[attr-defined]
        return made

    def _day(self, date: Any) -> int:
        return day_of(date).toordinal() - self.day1.toordinal()

    def __contains__(self, date: dt.date) -> bool:
        day = self._day(date)
        return day >= self.first and (self.stop is None or day < self.stop)

    def __getitem__(self, key: Any) -> Any:
        """
        Give the `Day` of a date, or for a slice of dates the schedule that shows only those.

        Raises:
            ScheduleError: if the date is outside the days shown.
        """
        if isinstance(key, slice):
            if key.step is not None:
                raise ScheduleError("slice", f"got a step of {key.step!r}", value=key.step, instead="slice from a date to a date")
            first = self.first if key.start is None else max(self.first, self._day(key.start))
            ends = [end for end in (self.stop, None if key.stop is None else self._day(key.stop)) if end is not None]
            stop = min(ends) if ends else None
            if stop is not None and stop <= first:
                raise ScheduleError("slice", f"no day of the schedule lies from {key.start} up to {key.stop}",
                                    value=f"{key.start}:{key.stop}", instead="slice within the schedule")
            return self._view(first, stop)
        date = day_of(key)
        if date not in self:
            raise ScheduleError("date", f"{date} is outside the schedule", value=date, limit=f"{self.start} up to {self.end}",
                                instead=f"ask for a day from {self.start} up to but not including {self.end or 'no end'}")
        found = self.on(date)
        return Day(date, self._day(date) + 1, found, self._sum(found))

    def _sum(self, found: tuple[Administration, ...]) -> Amount:
        return sum((each.dose for each in found), self.course.amount(0))

    @functools.cached_property
    def _plan(self) -> Plan:
        return Plan(self.regimen.drug, self.regimen.route, self.day1)

    @functools.cached_property
    def _doses(self) -> tuple[tuple[tuple[str | None, ...], tuple[Dose, ...]], ...]:
        """The slots and doses of one chunk of each segment."""
        made = []
        for segment, row in zip(self.course.shape.segments, self.course.amounts, strict=True):
            doses = {quanta: self.course.dose(quanta) for quanta in set(row)}
            rounds = -(-segment.chunk // segment.cycle)
            made.append((tuple(each.slot for each in segment.doses) * rounds, tuple(doses[q] for q in row) * rounds))
        return tuple(made)

    def _straight(self, low: int, high: int | None) -> Iterator[tuple[int, Iterator[dt.datetime], int, int]]:
        """Moments of clock-anchored doses on days without a clock change, as (segment, moments, from, to) by chunk."""
        shape = self.course.shape
        midnight = dt.datetime.combine(self.day1, dt.time(), self.zone)
        for n, segment in enumerate(shape.segments):
            end = None if segment.days is None else segment.first + segment.days
            ends = [e for e in (end, high) if e is not None]
            stop = min(ends) if ends else None
            day = max(low, segment.first)
            while stop is None or day < stop:
                chunk, rest = divmod(day - segment.first, segment.chunk)
                base = segment.first + chunk * segment.chunk
                last = segment.chunk if stop is None else min(segment.chunk, stop - base)
                a, b = segment.counts[rest], segment.counts[last]
                offsets = segment.offsets if b - a == len(segment.offsets) else segment.offsets[a:b]
                try:
                    here = midnight + dt.timedelta(base)
                except OverflowError:
                    return
                if not segment.doses and stop is None:
                    return
                yield n, map(here.__add__, offsets), a, b
                day = base + last

    def _spans(self, low: int, high: int | None) -> Iterator[tuple[int, int | None, bool]]:
        """Days from low up to high as stretches that are plain, and days around a clock change that are not."""
        if self.zone is None:
            yield low, high, False
            return
        if not self.course.shape.is_clock_anchored:
            yield low, high, True
            return
        while high is None or low < high:
            reach = low + 366 if high is None else min(low + 366, high)
            odd = self._odd_days(low, reach)
            day = low
            for first, last in odd:
                if day < first:
                    yield day, min(first, reach), False
                if max(day, first) < min(last, reach):
                    yield max(day, first), min(last, reach), True
                day = max(day, min(last, reach))
            if day < reach:
                yield day, reach, False
            low = reach
            if self.day1.toordinal() + low > dt.date.max.toordinal() - 400:
                return

    def _odd_days(self, low: int, high: int) -> list[tuple[int, int]]:
        assert self.zone is not None
        day1 = self.day1.toordinal()
        return [(first - day1, last - day1) for first, last in changed_days(self.zone, day1 + low, day1 + high)]

    def _instant(self, day: int, place: Planned, rebase: int) -> tuple[int, Meaning]:
        """The instant of a dose in a zone. [minutes of UTC]"""
        assert self.zone is not None
        wall = (self.day1.toordinal() + day) * DAY + place.minute
        if place.anchor is None:
            return instant(self.zone, wall)
        anchor = self.day1.toordinal() * DAY + rebase + place.anchor
        return instant(self.zone, anchor)[0] + wall - anchor, "plain"

    def _instants(self, low: int, high: int | None) -> Iterator[tuple[int, Meaning, int, Planned, Dose]]:
        """The doses of the course's days from low up to high in a zone, day by day, as (instant, meaning, day, …)."""
        shape = self.course.shape
        day = shape.next_day(max(low, 0))
        while day is not None and (high is None or day < high):
            n = shape.at(day)
            assert n is not None
            segment = shape.segments[n]
            place = (day - segment.first) % segment.cycle
            rebase = (day - place) * DAY if segment.rebased else 0
            for k in segment.by_day[place]:
                planned = segment.doses[k]
                utc, meaning = self._instant(day, planned, rebase)
                yield utc, meaning, day, planned, self._doses[n][1][k]
            day = shape.next_day(day + 1)

    def _local(self, utc: int) -> dt.datetime:
        assert self.zone is not None
        return moment_at(utc).replace(tzinfo=UTC).astimezone(self.zone)

    def _slow(self, low: int, high: int | None) -> Iterator[Administration]:
        """Administrations whose local date lies from low up to high, with every clock change minded."""
        heap: list[tuple[int, int, Administration]] = []
        day1, count = self.day1.toordinal(), itertools.count()

        def shown(given: Administration) -> bool:
            day = given.moment.toordinal() - day1
            return low <= day and (high is None or day < high)

        for utc, _, day, place, dose in self._instants(low - 2, None if high is None else high + 2):
            while heap and heap[0][0] < (day1 + day) * DAY - 1560:
                given = heapq.heappop(heap)[2]
                if shown(given):
                    yield given
            heapq.heappush(heap, (utc, next(count), Administration(self._local(utc), place.slot, dose, self._plan)))
        while heap:
            given = heapq.heappop(heap)[2]
            if shown(given):
                yield given

    def _chunks(self, low: int, high: int | None) -> Iterator[Iterator[Administration]]:
        new, plan = tuple.__new__, itertools.repeat(self._plan)
        for first, stop, odd in self._spans(low, high):
            if odd:
                yield self._slow(first, stop)
                continue
            for n, moments, a, b in self._straight(first, stop):
                slots, doses = self._doses[n]
                rows = zip(moments, slots[a:b], doses[a:b], plan, strict=False)
                yield map(new, itertools.repeat(Administration), rows)  # type: ignore[arg-type]

    def _iterate(self, low: int, high: int | None) -> Iterator[Administration]:
        return itertools.chain.from_iterable(self._chunks(low, high))

    def __iter__(self) -> Iterator[Administration]:
        """Give the administrations in order, lazily; without end if the course has none."""
        return self._iterate(self.first, self.stop)

    def moments(self) -> Iterator[dt.datetime]:
        """Give the moments of the administrations in order, lazily: aware in a zone, naive without."""
        return itertools.chain.from_iterable(self._moment_chunks())

    def _moment_chunks(self) -> Iterator[Iterator[dt.datetime]]:
        for first, stop, odd in self._spans(self.first, self.stop):
            if odd:
                yield (given.moment for given in self._slow(first, stop))
            else:
                yield from (moments for _, moments, _, _ in self._straight(first, stop))

    def on(self, date: Any) -> tuple[Administration, ...]:
        """Give the administrations on a date; none outside the days shown."""
        day = self._day(date)
        if day < self.first or (self.stop is not None and day >= self.stop):
            return ()
        return tuple(self._iterate(day, day + 1))

    def between(self, start: Any, end: Any) -> Iterator[Administration]:
        """
        Give the administrations from *start* up to but not including *end*, lazily.

        Args:
            start: A date or a moment; aware in a zone, naive without.
            end: The same.
        """
        low, high = self._moment(start, "start"), self._moment(end, "end")
        for given in self._iterate(max(self.first, self._day(low.date()) - 1), self._capped(self._day(high.date()) + 2)):
            if low <= _comparable(given.moment) < high:
                yield given

    def _capped(self, day: int) -> int:
        return day if self.stop is None else min(day, self.stop)

    def _moment(self, value: Any, field: str) -> dt.datetime:
        """A date or moment as one that compares with this schedule's: in UTC if it has a zone."""
        if isinstance(value, dt.datetime):
            if (value.tzinfo is None) != (self.zone is None):
                have, need = ("floating", "a zone") if value.tzinfo is None else ("zoned", "no zone")
                raise ScheduleError(field, f"{value} is {have}, the schedule has {need}", value=value,
                                    instead="give an aware moment for a schedule in a zone, a naive one for one without")
            return _comparable(value)
        date = day_of(value, field)
        if self.zone is None:
            return dt.datetime.combine(date, dt.time())
        return moment_at(instant(self.zone, date.toordinal() * DAY)[0]).replace(tzinfo=UTC)

    def next_after(self, moment: Any) -> Administration | None:
        """
        Give the first administration after a moment; None if there is none.

        Args:
            moment: Aware in a zone, naive without.
        """
        after = self._moment(moment, "moment")
        shape = self.course.shape
        day = shape.next_day(max(self._day(after.date()) - 2, self.first - 2, 0))
        best: Administration | None = None
        while day is not None and (self.stop is None or day < self.stop + 2):
            if best is not None and best.moment.toordinal() - self.day1.toordinal() < day - 2:
                break
            for given in self._on_course_day(day):
                here = _comparable(given.moment)
                if here > after and given.date in self and (best is None or here < _comparable(best.moment)):
                    best = given
            if best is not None and self.zone is None:
                break
            day = shape.next_day(day + 1)
        return best

    def _on_course_day(self, day: int) -> Iterator[Administration]:
        if self.zone is None:
            return self._iterate(day, day + 1)
        return (Administration(self._local(utc), place.slot, dose, self._plan)
                for utc, _, _, place, dose in self._instants(day, day + 1))

    def clock_changes(self) -> tuple[ClockChange, ...]:
        """List the doses shown whose wall time the clock skips (they are shifted) or repeats (they are ambiguous)."""
        if self.zone is None:
            return ()
        stop = self.stop if self.stop is not None else self.first + CHANGES_LOOKED_UP
        found = []
        for low, high in self._odd_days(self.first, stop):
            for utc, meaning, day, place, dose in self._instants(max(low, self.first), min(high, stop)):
                if meaning != "plain":
                    wall = moment_at((self.day1.toordinal() + day) * DAY + place.minute)
                    found.append(ClockChange(wall, meaning, Administration(self._local(utc), place.slot, dose, self._plan)))
        return tuple(found)

    def timeline(self) -> Timeline:
        """Give the sums on floating time, in minutes from the midnight of day 1, up to the last day shown."""
        return floating(self.course.shape, self.course.amounts, self.stop)

    def clocks(self, amounts: bool = True) -> Zoned:
        """Give the sums on the wall clock and on elapsed time in the zone, up to the last day shown."""
        assert self.zone is not None
        until = self.day1.toordinal() + (self.stop if self.stop is not None else self.first + CHANGES_LOOKED_UP)
        return zoned(self.course.shape, self.zone, self.day1.toordinal(), min(until, dt.date.max.toordinal() - 400),
                     self.course.amounts if amounts else None, self.stop)

    def total(self) -> Amount:
        """
        Give the sum of all doses shown, in closed form.

        Raises:
            ScheduleError: if the schedule has no end.
        """
        stop = self._bounded()
        if self.zone is None:
            return self.course.amount(self.timeline().between(self.first * DAY, stop * DAY))
        origin = self.day1.toordinal() * DAY
        return self.course.amount(self.clocks().clock.between(origin + self.first * DAY, origin + stop * DAY))

    def daily_totals(self) -> Iterator[tuple[dt.date, Amount]]:
        """Give each day shown with its sum, days without a dose included, lazily."""
        for first, stop, odd in self._spans(self.first, self.stop):
            days = itertools.count(first) if stop is None else range(first, stop)
            for day in days:
                date = self._date(day)
                if odd:
                    yield date, self._sum(tuple(self._slow(day, day + 1)))
                else:
                    yield date, self._plain_total(day)

    def _plain_total(self, day: int) -> Amount:
        n = self.course.shape.at(day)
        if n is None:
            return self.course.amount(0)
        segment = self.course.shape.segments[n]
        place = (day - segment.first) % segment.cycle
        return self.course.amount(sum(self.course.amounts[n][k] for k in segment.by_day[place]))

    def cumulative(self) -> Iterator[tuple[dt.date, Amount]]:
        """Give each day shown with the sum from the first day shown up to its end, lazily."""
        so_far = self.course.amount(0)
        for date, total in self.daily_totals():
            so_far = so_far + total
            yield date, so_far

    def ladder(self) -> tuple[Rung, ...]:
        """Give the step table of the days shown: a row for each run of equal days, or for each in one round of a cycle."""
        return rungs(self.course, self.day1, self.first, self.stop)


def _comparable(moment: dt.datetime) -> dt.datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC)


def _start(value: Any) -> tuple[dt.date, int]:
    """The first day, and the minute of it at which treatment starts."""
    if isinstance(value, str) and len(value) == 16:
        try:
            value = dt.datetime.fromisoformat(value)
        except ValueError as error:
            raise ScheduleError("start", f"got {value!r}, {error}", value=value, instead="write it as '2026-12-01T14:00'") from None
    if isinstance(value, dt.datetime):
        if value.tzinfo is not None:
            raise ScheduleError("start", f"{value} has a zone of its own", value=value, instead="give a naive moment, and the zone by name")
        clock_time(value.time(), "start")
        return value.date(), value.hour * 60 + value.minute
    return day_of(value, "start"), 0


