"""Drawn ladder: the daily totals of a regimen as bars of text, a line for each run of equal days."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from posology.as_needed import AsNeeded
from posology.cycle import components
from posology.dose import Amount
from posology.errors import PosologyError
from posology.measure import KINDS, Measure
from posology.patient import DATED, Patient
from posology.patients import Patients
from posology.regimen import Regimen
from posology.resolving import regimen_needs
from posology.schedule import Schedule
from posology.sheet.words import NBSP, amount_text

DAYS = 365
"""How many days are looked at of a regimen without an end."""
ROWS = 16
"""How many runs of equal days are drawn."""
WIDTH = 40
"""How wide the longest bar is. [characters]"""
MONDAY = dt.date(2026, 1, 5)
"""The day that is taken as day 1: a Monday."""

TYPICAL = {"weight": "70 kg", "surface": "1.8 m2", "crcl": "90 mL/min", "egfr": "90 mL/min/1.73 m2", "age": 50}
"""The patient that is drawn where a regimen is for one who may be so: an example, no statement about patients."""


class Run(NamedTuple):
    """Days in a row with one total: the first, the last, the total, nothing where no dose is given."""

    first: int
    last: int
    total: Amount | None


def drawn(regimen: Regimen) -> str:
    """
    Draw a regimen: a bar for every run of days with one total.

    A titration is drawn by its fastest and its slowest way, doses that depend on the patient for one example.

    >>> from posology.frequency import Frequency
    >>> from posology.step import Step
    >>> steps = [Step("5 mg", days=7), Step("5 mg", Frequency.daily(2))]
    >>> print(drawn(Regimen("examplol", "oral", steps)))
    days 1–7     5 mg   ████████████████████
    from day 8   10 mg  ████████████████████████████████████████
    """
    parts = []
    for words, chosen in _ways(regimen):
        if isinstance(chosen, str):
            parts.append(f"{words}{chosen}")
            continue
        if any(isinstance(part.frequency, AsNeeded) for item in chosen.concrete() for part in components(item)):
            parts.append(f"{words}Not drawn: doses as needed have no days of their own.")
            continue
        found, goes_on = _runs(chosen)
        parts.append("\n".join([*([words.strip()] if words else []), *_bars(found, goes_on)]))
    return "\n\n".join(parts)


def _ways(regimen: Regimen) -> Iterator[tuple[str, Regimen | str]]:
    """The regimen as it is drawn, with what is said above it; or words in place of a drawing."""
    about, plain = _for_example(regimen)
    if isinstance(plain, str):
        yield about, plain
        return
    rules = plain.titration
    if rules is None:
        yield about, plain
        return
    if rules.increment is None or rules.interval is None:
        yield about, f"The prescriber chooses the steps: from {rules.starts.least} to {rules.ceiling} each time."
        return
    rise, days = rules.increment, rules.interval
    fast = plain.choose(start=rules.starts.most, increment=rise.most, interval=days[0])
    slow = plain.choose(start=rules.starts.least, increment=rise.least, interval=days[1])
    yield f"{about}{'the fastest way' if fast != slow else ''}", fast
    if fast != slow:
        yield f"{about}the slowest way that goes on rising", slow


def _for_example(regimen: Regimen) -> tuple[str, Regimen | str]:
    """The regimen of an example patient, where doses depend on one, and what is said of the example."""
    kinds = regimen_needs(regimen)
    if not kinds:
        return "", regimen
    box = next(iter(regimen.boxes), Patients())
    known = {kind: _example(box, kind) for kind in KINDS if kind in kinds}
    named = ", ".join(f"{KINDS[kind].words} {measure}" for kind, measure in known.items())
    dated = {f"{kind}_on": MONDAY for kind in known if kind in DATED}
    try:
        plain = regimen.for_patient(Patient(**known, **dated), MONDAY)  # type: ignore[arg-type]
    except PosologyError as error:
        return "", f"Not drawn for an example with {named}: {error}"
    return f"an example, with {named}: ", plain


def _example(box: Patients, kind: str) -> Measure:
    """A measure of the example: the typical one where the box holds it, else an end of the box."""
    usual, allowed = Measure.of(kind, TYPICAL[kind]), box.range(kind)
    if allowed is None or usual.number in allowed:
        return usual
    ends = [end for end in (allowed.least, allowed.most) if end is not None]
    inside = [end for end in ends if end in allowed]
    return Measure(kind, inside[0] if inside else sum(ends, Fraction(0)) / len(ends))


def _runs(regimen: Regimen) -> tuple[list[Run], bool]:
    """The runs of days with one total, and whether the last of them goes on without an end."""
    schedule = Schedule(regimen, MONDAY, days=DAYS)
    length = len(schedule.horizon)
    sums: dict[int, Amount] = {}
    for given in schedule:
        day = (given.date - MONDAY).days + 1
        sums[day] = sums[day] + given.dose if day in sums else given.dose
    found: list[Run] = []
    for total, days in itertools.groupby(range(1, length + 1), key=sums.get):
        listed = list(days)
        found.append(Run(listed[0], listed[-1], total))
    return found, regimen.days is None or regimen.days > length


def _bars(found: list[Run], goes_on: bool) -> list[str]:
    """A line for every run that is drawn, the longest bar for the largest total."""
    shown = found[:ROWS]
    largest = max((run.total.base for run in shown if run.total is not None), default=Fraction(0))
    last = len(found) <= ROWS and goes_on
    names = [_days(run, last and run is shown[-1]) for run in shown]
    totals = ["no dose" if run.total is None else amount_text(run.total).replace(NBSP, " ") for run in shown]
    wide, high = max(map(len, names)) + 3, max(map(len, totals)) + 2
    lines = []
    for name, total, run in zip(names, totals, shown, strict=True):
        size = 0 if run.total is None else max(1, round(WIDTH * run.total.base / largest))
        lines.append(f"{name:<{wide}}{total:<{high}}{'█' * size}".rstrip())
    if len(found) > ROWS:
        lines.append("… and so on" if goes_on else f"… up to day {found[-1].last:,}")
    return lines


def _days(run: Run, goes_on: bool) -> str:
    if goes_on:
        return f"from day {run.first:,}"
    return f"day {run.first:,}" if run.first == run.last else f"days {run.first:,}–{run.last:,}"
