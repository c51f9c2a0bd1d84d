"""Start minutes: the minutes of day 1 at which a start has to be tried, so that every other one is like one of them."""

from __future__ import annotations

import math
from collections.abc import Iterable

from posology.cycle import Cycle, components
from posology.daytime import SLOTS
from posology.frequency import ClockFrequency, IntervalFrequency
from posology.regimen import Regimen
from posology.shape import DAY
from posology.step import Component


def parts_of(regimen: Regimen) -> list[Component]:
    """
    Give every component of a regimen.

    >>> from posology.step import Step
    >>> [str(part) for part in parts_of(Regimen("examplol", "oral", Step("5 mg")))]
    ['5 mg morning']
    """
    return [part for item in regimen.concrete() for part in components(item)]


class StartMinutes:
    """
    Tells which minutes of day 1 differ as starts of a regimen.

    Doses whose interval begins with the treatment move with it, all others stay where they are. So the picture changes
    only at a minute at which a moving dose passes something that stays: a midnight, a clock change, a dose that does
    not move, or the edge of a window that begins or ends at one; and at a minute at which day 1 loses a dose. These
    minutes, and one between each two of them, stand for all.

    Args:
        regimen: What is started.
        windows: The windows of time of the bound. [minutes]

    >>> from posology.step import Step
    >>> from posology.frequency import Frequency
    >>> StartMinutes(Regimen("examplol", "oral", Step("1 g", Frequency.every(hours=12))), ()).near({0}, {0})
    (0, 1, 720, 721)
    >>> StartMinutes(Regimen("examplol", "oral", Step("5 mg", Frequency.daily(2))), ()).near({0}, {0})
    (0, 481, 1081)
    """

    def __init__(self, regimen: Regimen, windows: Iterable[int]) -> None:
        parts = parts_of(regimen)
        moving: list[int] = []
        self.fixed: set[int] = {0} if any(isinstance(item, Cycle) for item in regimen.concrete()) else set()
        for part in parts:
            when = part.frequency
            if isinstance(when, ClockFrequency):
                times = (SLOTS[time] if isinstance(time, str) else time for time in when.times)
                self.fixed |= {time.hour * 60 + time.minute for time in times}
            elif isinstance(when, IntervalFrequency) and when.first is None:
                moving.append(when.minutes)
            elif isinstance(when, IntervalFrequency) and when.first is not None:
                first = when.first.hour * 60 + when.first.minute
                self.fixed |= {(first + n) % DAY for n in range(0, DAY, math.gcd(when.minutes, DAY))}
        windows = tuple(windows)
        self.is_timed = bool(windows)
        self.step = math.gcd(DAY, *moving) if moving else 0
        lasting = {0} | {part.over for part in parts if part.over is not None}
        spans = {window + over for window in (0, *windows) for over in (*lasting, *(-each for each in lasting))}
        self.windows = spans | {-each for each in spans}

    def near(self, at: set[int], moved: set[int]) -> tuple[int, ...]:
        """
        Give the minutes to try.

        Args:
            at: The wall times, besides the doses that stay, at which something happens: midnight, a clock change.
            moved: By how much clock changes can have moved doses against the wall. [minutes, with 0]
        """
        lost = {minute + 1 for minute in self.fixed if minute + 1 < DAY}
        if not self.step:
            return tuple(sorted({0} | lost))
        stays = at | {minute + window for minute in self.fixed for window in self.windows}
        marks = {(minute + sign * by) % self.step for minute in stays for by in moved for sign in (1, -1)}
        beside = (-1, 0, 1) if self.fixed and self.is_timed else (0, 1)
        tried = {(mark + n) % self.step for mark in marks for n in beside}
        return tuple(sorted({0} | lost | {mark + n for mark in tried for n in range(0, DAY, self.step)}))
