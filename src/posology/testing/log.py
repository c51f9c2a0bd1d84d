"""Log: a strategy of what a patient may really have taken."""

from __future__ import annotations

import datetime as dt
import itertools

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.administration import UTC, Administration
from posology.schedule import Schedule
from posology.testing.named import named
from posology.testing.schedule import schedules
from posology.testing.value import usually

_WAYS = ("as planned", "as planned", "as planned", "missed", "late", "early", "doubled", "twice")


@named
def logs(
    schedule: Schedule | SearchStrategy[Schedule] | None = None,
    *,
    most_minutes: int = 240,
    most_doses: int = 60,
) -> SearchStrategy[tuple[Administration, ...]]:
    """
    Administrations near those of a schedule, in the order of their instants.

    Each dose is given as planned, late, early, twice (once more later), doubled (twice as much at once) or not at all.

    Args:
        schedule: What was planned, or where that comes from. [default `schedules`]
        most_minutes: How early or late a dose is at most, and how long after it it is given again. [1 or more]
        most_doses: How many doses of the schedule are taken, from its first on. [0 or more]

    >>> from posology.testing.plainest import plainest
    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> plan = Schedule(Regimen("examplol", "oral", Step("5 mg", days=1)), "2026-12-01")
    >>> [str(given) for given in plainest(logs(plan), lambda log: len(log) == 2)]
    ['2026-12-01 08:00 examplol 5 mg oral', '2026-12-01 08:01 examplol 5 mg oral']
    """
    if isinstance(schedule, Schedule):
        schedule = st.just(schedule)
    way = st.tuples(st.sampled_from(_WAYS), st.integers(1, most_minutes))
    return _logs(usually(schedule, schedules), way, most_doses)


@st.composite
def _logs(
    draw: st.DrawFn, plan: SearchStrategy[Schedule], ways: SearchStrategy[tuple[str, int]], most_doses: int
) -> tuple[Administration, ...]:
    given: list[Administration] = []
    for planned in itertools.islice(draw(plan), most_doses):
        way, minutes = draw(ways)
        if way in ("as planned", "twice"):
            given.append(planned)
        if way in ("late", "early", "twice"):
            given.append(_moved(planned, -minutes if way == "early" else minutes))
        if way == "doubled":
            given.append(planned._replace(dose=planned.dose * 2))
    return tuple(sorted(given))


def _moved(planned: Administration, minutes: int) -> Administration:
    """The same dose so many elapsed minutes later."""
    moment = planned.instant + dt.timedelta(minutes=minutes)
    zone = planned.moment.tzinfo
    return planned._replace(moment=moment if zone is None else moment.replace(tzinfo=UTC).astimezone(zone))
