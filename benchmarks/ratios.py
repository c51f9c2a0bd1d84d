"""
Ratios: this library beside a named peer, both timed in one run, in turns.

Run ``python benchmarks/ratios.py`` with the extra ``bench`` installed. Each row is the median of several rounds; the
ratio is the peer's time by ours (for imports: ours by the peer's). Nothing here is a test: timings never are.
"""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, rrule

from posology import Bound, Frequency, Regimen, Schedule, Source, Step, check

ZONE = "America/New_York"
THREE_A_DAY = Regimen("gabapentin", "oral", Step("300 mg", Frequency.at("08:00", "14:00", "22:00")))
LABEL = Source("Example label")
BOUNDS = [
    Bound.per_dose("1200 mg", source=LABEL),
    Bound.per_day("3600 mg/day", source=LABEL),
    Bound.rolling("3600 mg", "24 hours", source=LABEL),
    Bound.least_interval("4 hours", source=LABEL),
    Bound.rise("900 mg", within_days=7, source=LABEL),
]


def schedule(days: int) -> Schedule:
    return Schedule(THREE_A_DAY, "2026-12-01", zone=ZONE, days=days)


def rrule_moments(days: int) -> list[dt.datetime]:
    start = dt.datetime(2026, 12, 1, 8, tzinfo=ZoneInfo(ZONE))
    return list(rrule(DAILY, dtstart=start, count=3 * days, byhour=(8, 14, 22), byminute=0, bysecond=0))


def expand_and_sum(days: int, exact: bool) -> tuple[Any, ...]:
    """The same five questions answered from the expanded calendar, in exact amounts or in plain whole milligrams."""
    given = list(Schedule(THREE_A_DAY, "2026-12-01", days=days))
    amount: Callable[[Any], Any] = (lambda dose: dose.base) if exact else (lambda dose: int(dose.number))
    amounts = [amount(each.dose) for each in given]
    zero = Fraction(0) if exact else 0
    by_day: dict[dt.date, Any] = defaultdict(lambda: zero)
    for each, much in zip(given, amounts, strict=True):
        by_day[each.date] += much
    window, most, tail = zero, zero, 0
    for each, much in zip(given, amounts, strict=True):
        window += much
        while given[tail].moment <= each.moment - dt.timedelta(days=1):
            window -= amounts[tail]
            tail += 1
        most = max(most, window)
    gap = min(b.moment - a.moment for a, b in itertools.pairwise(given))
    totals = list(by_day.values())
    rise = max(b - a for back in range(1, 8) for a, b in zip(totals, totals[back:], strict=False))
    return max(amounts), max(totals), most, gap, rise


def medians(*calls: Callable[[], Any], rounds: int = 15, least: float = 0.02) -> list[float]:
    """Median seconds of each call, run in turns so that all see the same machine."""
    counts = []
    for call in calls:
        start = time.perf_counter()
        call()
        counts.append(max(1, int(least / max(time.perf_counter() - start, 1e-7))))
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for n, call in enumerate(calls):
            start = time.perf_counter()
            for _ in range(counts[n]):
                call()
            times[n].append((time.perf_counter() - start) / counts[n])
    return [statistics.median(each) for each in times]


def imported(name: str) -> float:
    code = f"import time; t = time.perf_counter(); import {name}; print(time.perf_counter() - t)"
    return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


def row(what: str, ours: float, peer: float, named: str) -> None:
    print(f"{what:<58} {ours * 1e6:>12,.1f} us  {named} {peer * 1e6:>12,.1f} us  ratio {peer / ours:>8,.1f}")


def compare_expansion(days: int) -> None:
    ready = schedule(days)
    moments, objects, peer = medians(
        lambda: list(ready.moments()), lambda: list(ready), lambda: rrule_moments(days), rounds=11
    )
    assert list(ready.moments()) == rrule_moments(days)
    row(f"{days} days, aware moments", moments, peer, "dateutil rrule")
    row(f"{days} days, administrations as objects", objects, peer, "dateutil rrule")


def built_and_checked(years: int) -> float:
    (seconds,) = medians(lambda: check(Schedule(THREE_A_DAY, "2026-12-01", days=365 * years), BOUNDS), rounds=7)
    return seconds


def main() -> None:
    print(f"Python {sys.version.split()[0]}, three doses a day in {ZONE}; ratio: the peer's time by ours")
    for days in (84, 3650):
        compare_expansion(days)

    def built() -> list[dt.datetime]:
        return list(schedule(84).moments())

    cold, peer = medians(built, lambda: rrule_moments(84))
    row("84 days, aware moments, the schedule built each time", cold, peer, "dateutil rrule")

    ten = Schedule(THREE_A_DAY, "2026-12-01", days=3650)
    closed, exact, whole = medians(
        lambda: check(ten, BOUNDS), lambda: expand_and_sum(3650, True), lambda: expand_and_sum(3650, False), rounds=7
    )
    row("10 years, five bounds in closed form", closed, exact, "expand and sum, exact")
    row("10 years, five bounds in closed form", closed, whole, "expand and sum, integers")
    for years in (1, 100, 1000):
        what = f"{years} years, five bounds in closed form, schedule built"
        print(f"{what:<58} {built_and_checked(years) * 1e6:>12,.1f} us")
    (far,) = medians(lambda: endless["4026-12-01"], rounds=7)
    (after,) = medians(lambda: endless.next_after(dt.datetime(4026, 12, 1, 9)), rounds=7)
    print(f"{'the day 2,000 years on':<58} {far * 1e6:>12,.1f} us")
    print(f"{'the dose after a moment 2,000 years on':<58} {after * 1e6:>12,.1f} us")

    pairs = [(imported("posology"), imported("pint")) for _ in range(9)]
    ours, pint = (statistics.median(each) for each in zip(*pairs, strict=True))
    times = f"{ours * 1e3:>12,.1f} ms  import pint {pint * 1e3:>12,.1f} ms"
    print(f"{'import posology':<58} {times}  ours by theirs {ours / pint:.2f}")


endless = Schedule(THREE_A_DAY, "2026-12-01")

if __name__ == "__main__":
    main()
