"""Expansion: the administrations of a course on dates, lazily, with every clock change minded."""

from __future__ import annotations

import bisect
import datetime as dt
import functools
import heapq
import itertools
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import attrs

from posology.administration import UTC, Administration, ClockChange, Plan
from posology.course import Course
from posology.dose import Amount, Dose
from posology.errors import ScheduleError
from posology.shape import DAY, KEPT_DAYS, Planned, laid_out
from posology.starting import comparable
from posology.zone import Meaning, changed_days, instant, moment_at, skipped


def after_9999(day: int) -> ScheduleError:
    """
    Say that the calendar has no such day.

    >>> str(after_9999(9))
    'days: day 10 is after the year 9999; look at fewer days'
    """
    return ScheduleError("days", f"day {day + 1} is after the year 9999", value=day + 1, instead="look at fewer days")


@attrs.frozen(eq=False)
class Expansion:
    """
    A course on dates. All days are counted from 0, the first day of the course.

    Args:
        course: The course.
        plan: What its administrations share.
        zone: The time zone; None for floating time.
    """

    course: Course
    plan: Plan
    zone: ZoneInfo | None

    @property
    def day1(self) -> dt.date:
        """The date of day 1."""
        return self.plan.day1

    @functools.cached_property
    def _doses(self) -> tuple[tuple[tuple[str | None, ...], tuple[Dose, ...]], ...]:
        """The slots and doses of one chunk of each segment."""
        made = []
        for segment, row in zip(self.course.shape.segments, self.course.doses, strict=True):
            rounds = -(-segment.chunk // segment.cycle)
            made.append((tuple(each.slot for each in segment.doses) * rounds, row * rounds))
        return tuple(made)

    def _straight(self, low: int, high: int | None) -> Iterator[tuple[int, Iterator[dt.datetime], int, int]]:
        """Moments of clock-anchored doses on days without a clock change, as (segment, moments, from, to) by chunk."""
        shape = self.course.shape
        is_short = high is not None and high - low <= KEPT_DAYS
        for n, base, offsets, a, b in laid_out(shape, low, high) if is_short else shape.chunks(low, high):
            try:
                here = self._midnight + base
            except OverflowError:
                raise after_9999(base.days) from None
            left = dt.datetime.max - here.replace(tzinfo=None)
            if offsets and offsets[-1] > left:
                kept = bisect.bisect_right(offsets, left)
                yield n, map(here.__add__, offsets[:kept]), a, b
                raise after_9999(base.days + offsets[kept].days)
            yield n, map(here.__add__, offsets), a, b

    @functools.cached_property
    def _midnight(self) -> dt.datetime:
        """The midnight of day 1, on the clock of the zone."""
        return dt.datetime.combine(self.day1, dt.time(), self.zone)

    def changed(self, low: int, high: int) -> list[tuple[int, int]]:
        """The days touched by clock changes, as (first, day after the last)."""
        assert self.zone is not None
        day1 = self.day1.toordinal()
        return [(first - day1, last - day1) for first, last in changed_days(self.zone, day1 + low, day1 + high)]

    def spans(self, low: int, high: int | None) -> Iterator[tuple[int, int | None, bool]]:
        """Days from low up to high as stretches that are plain, and days around a clock change that are not."""
        if self.zone is None:
            yield low, high, False
            return
        if not self.course.shape.is_clock_anchored:
            yield low, high, True
            return
        day1 = self.day1.toordinal()
        while high is None or low < high:
            reach = low + 366 if high is None else min(low + 366, high)
            for begin, end in skipped(self.zone, day1 + low, day1 + reach):
                first, last = max(low, begin // DAY - day1), min(reach, end // DAY - day1 + 1)
                if first < last and self._has_dose_in(begin - day1 * DAY, end - day1 * DAY):
                    if low < first:
                        yield low, first, False
                    yield first, last, True
                    low = last
            if low < reach:
                yield low, reach, False
            low = reach
            if day1 + low > dt.date.max.toordinal() - 400:
                raise after_9999(low)

    def _has_dose_in(self, begin: int, end: int) -> bool:
        """Whether the course has a dose at a wall time from one minute up to another, both from day 1's midnight."""
        for day in range(max(0, begin // DAY), (end - 1) // DAY + 1):
            n = self.course.shape.at(day)
            if n is not None:
                segment = self.course.shape.segments[n]
                place = (day - segment.first) % segment.cycle
                if any(begin <= day * DAY + segment.doses[k].minute < end for k in segment.by_day[place]):
                    return True
        return False

    def _instant(self, day: int, place: Planned, rebase: int) -> tuple[int, Meaning]:
        """The instant of a dose in a zone. [minutes of UTC]"""
        assert self.zone is not None
        wall = (self.day1.toordinal() + day) * DAY + place.minute
        if place.anchor is None:
            return instant(self.zone, wall)
        anchor = self.day1.toordinal() * DAY + rebase + place.anchor
        begun, meaning = instant(self.zone, anchor)
        return begun + wall - anchor, meaning if wall == anchor else "plain"

    def instants(self, low: int, high: int | None) -> Iterator[tuple[int, Meaning, int, Planned, Dose]]:
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

    def local(self, utc: int) -> dt.datetime:
        """The local moment of an instant. [minutes of UTC]"""
        assert self.zone is not None
        return moment_at(utc).replace(tzinfo=UTC).astimezone(self.zone)

    def minded(self, low: int, high: int | None) -> Iterator[Administration]:
        """Administrations whose local date lies from low up to high, with every clock change minded."""
        heap: list[tuple[int, int, Administration]] = []
        day1, count = self.day1.toordinal(), itertools.count()

        def shown(given: Administration) -> bool:
            day = given.moment.toordinal() - day1
            return low <= day and (high is None or day < high)

        for utc, _, day, place, dose in self.instants(low - 2, None if high is None else high + 2):
            while heap and heap[0][0] < (day1 + day) * DAY - 1560:
                given = heapq.heappop(heap)[2]
                if shown(given):
                    yield given
            heapq.heappush(heap, (utc, next(count), Administration(self.local(utc), place.slot, dose, self.plan)))
        while heap:
            given = heapq.heappop(heap)[2]
            if shown(given):
                yield given

    def _chunks(self, low: int, high: int | None) -> Iterator[Iterator[Administration]]:
        new, plan = tuple.__new__, itertools.repeat(self.plan)
        for first, stop, odd in self.spans(low, high):
            if odd:
                yield self.minded(first, stop)
                continue
            for n, moments, a, b in self._straight(first, stop):
                slots, doses = self._doses[n]
                rows = zip(moments, slots[a:b], doses[a:b], plan, strict=False)
                yield map(new, itertools.repeat(Administration), rows)

    def walk(self, low: int, high: int | None) -> Iterator[Administration]:
        """The administrations whose date lies from day *low* up to day *high*, in order, lazily."""
        return itertools.chain.from_iterable(self._chunks(low, high))

    def moments(self, low: int, high: int | None) -> Iterator[dt.datetime]:
        """The moments of those administrations."""
        return itertools.chain.from_iterable(self._moment_chunks(low, high))

    def _moment_chunks(self, low: int, high: int | None) -> Iterator[Iterator[dt.datetime]]:
        for first, stop, odd in self.spans(low, high):
            if odd:
                yield (given.moment for given in self.minded(first, stop))
            else:
                yield from (moments for _, moments, _, _ in self._straight(first, stop))

    def on_course_day(self, day: int) -> Iterator[Administration]:
        """The administrations that the course has on a day, wherever a clock change carries them."""
        if self.zone is None:
            return self.walk(day, day + 1)
        return (
            Administration(self.local(utc), place.slot, dose, self.plan)
            for utc, _, _, place, dose in self.instants(day, day + 1)
        )

    def plain_total(self, day: int) -> Amount:
        """The sum of a day without a clock change."""
        n = self.course.shape.at(day)
        if n is None:
            return self.course.amount(0)
        segment = self.course.shape.segments[n]
        place = (day - segment.first) % segment.cycle
        return self.course.sum(self.course.doses[n][k] for k in segment.by_day[place])

    def date(self, day: int) -> dt.date:
        """The date of a day."""
        try:
            return self.day1 + dt.timedelta(day)
        except OverflowError:
            raise after_9999(day) from None

    def length(self) -> int | None:
        """The days of the course; a clock change can carry its last dose past the midnight that ends it."""
        length = self.course.shape.days
        if length is None or self.zone is None:
            return length
        last = max((utc for utc, *_ in self.instants(length - 2, length)), default=None)
        return length if last is None else max(length, self.local(last).toordinal() - self.day1.toordinal() + 1)

    def daily_totals(self, low: int, high: int | None) -> Iterator[tuple[dt.date, Amount]]:
        """The date and the sum of each day from *low* up to *high*."""
        for first, stop, odd in self.spans(low, high):
            for day in itertools.count(first) if stop is None else range(first, stop):
                if odd:
                    yield self.date(day), self.course.sum(each.dose for each in self.minded(day, day + 1))
                else:
                    yield self.date(day), self.plain_total(day)

    def next_after(self, after: dt.datetime, day: int, low: int, high: int | None) -> Administration | None:
        """
        The first administration after a moment, of those whose date lies from day *low* up to day *high*.

        Args:
            after: The moment, as `comparable` gives it.
            day: The day of the moment.
            low: The first day looked at.
            high: The day at which to stop; None for no end.
        """
        best: tuple[dt.datetime, int, Administration] | None = None
        here = self.course.shape.next_day(max(day - 2, low - 2, 0))
        while here is not None and (high is None or here < high + 2):
            if best is not None and best[1] < here - (2 if self.zone is not None else 0):
                break
            for given in self.on_course_day(here):
                moment, on = comparable(given.moment), given.day - 1
                shown = on >= low and (high is None or on < high)
                if moment > after and shown and (best is None or moment < best[0]):
                    best = moment, on, given
            here = self.course.shape.next_day(here + 1)
        return None if best is None else best[2]

    def clock_changes(self, low: int, high: int) -> Iterator[ClockChange]:
        """The doses from day *low* up to day *high* whose wall time the clock skips or repeats."""
        for first, last in self.changed(low, high):
            for utc, meaning, day, place, dose in self.instants(max(first, low), min(last, high)):
                if meaning != "plain":
                    wall = moment_at((self.day1.toordinal() + day) * DAY + place.minute)
                    given = Administration(self.local(utc), place.slot, dose, self.plan)
                    yield ClockChange(wall, meaning, given)
