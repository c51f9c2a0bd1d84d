"""Every path: a bound decided over every decision path of a titration, without an end in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from posology.bound import Bound
from posology.compiler import has_weekdays
from posology.dose import Amount
from posology.dose_rule import scale_of
from posology.errors import RegimenError, UnresolvedError
from posology.ladders import path_changes, path_range, path_sums
from posology.ladders.path_judging import PathJudging
from posology.ladders.titrated_days import on_one_level
from posology.measure import KINDS
from posology.regimen import Regimen
from posology.verdict import Verdict, worst

COVERS = "every decision path the rule allows"

Decide = Callable[[Regimen], Verdict]
"""How a regimen without a titration is judged."""

_DECIDE: dict[str, Callable[[PathJudging, Any], Verdict]] = {
    "per-dose": path_sums.per_dose,
    "per-day": path_sums.per_day,
    "per-dates": path_sums.per_dates,
    "rolling": path_sums.rolling,
    "course-total": path_sums.course_total,
    "lifetime": path_sums.lifetime,
    "maintenance": path_range.maintenance,
    "rise": path_changes.change,
    "fall": path_changes.change,
}
"""How the kinds of bound that depend on the levels are decided; the others depend on the frequency alone."""


def every_path(regimen: Regimen, bound: Bound, decide: Decide, earlier: Amount | None = None) -> Verdict:
    """
    Decide a bound over every decision path that the titration of a regimen allows, in floating time.

    Args:
        regimen: The regimen. [its last item a titration, open or not]
        bound: What it is held against. [of the dimension of its doses]
        decide: Judges a regimen without a titration.
        earlier: What was given before day 1, where it is known.

    Returns:
        PROVED, with the largest value and a path that attains it; VIOLATED, with the path on which the bound is
        broken first; UNKNOWN, where the range of a maintenance bound may not be reached, a limit needs a patient, or
        the paths are too many. The ladder of a verdict is its path: the first day of each level, 0 after a stop.

    >>> from posology.dose_choice import DoseChoice
    >>> from posology.source import Source
    >>> from posology.titration import Titration
    >>> by = DoseChoice("10 mg", "25 mg")
    >>> regimen = Regimen("examplol", "oral", Titration(start=by, increment=by, interval=(3, 7), ceiling="165 mg"))
    >>> limit = Bound.per_day("150 mg/day", source=Source("Example label"))
    >>> verdict = every_path(regimen, limit, lambda _: Verdict(bound=limit, status="UNKNOWN"))
    >>> verdict.status, [f"{level} from day {day}" for day, level in verdict.ladder][-2:]
    ('VIOLATED', ['150 mg from day 16', '160 mg from day 19'])
    """
    if bound.kind not in _DECIDE:
        return attrs.evolve(_by_frequency(regimen, decide), covers=COVERS)
    limits = [limit for limit in (getattr(bound, "least", None), getattr(bound, "most", None)) if limit is not None]
    needed = next((kind for limit in limits if (kind := scale_of(limit))), None)
    if needed is not None:
        return Verdict(bound=bound, status="UNKNOWN", missing=KINDS[needed].words)
    try:
        weekdays = range(7) if has_weekdays(_on_a_level(regimen)) else [None]
        verdicts = [on_paths(PathJudging(regimen, weekday, earlier), bound) for weekday in weekdays]
    except UnresolvedError as error:
        return Verdict(bound=bound, status="UNKNOWN", missing=str(error.limit))
    except RegimenError as error:
        return Verdict(bound=bound, status="UNKNOWN", missing=f"fewer paths: {error.problem}")
    return attrs.evolve(worst(verdicts), covers=COVERS)


def on_paths(judging: PathJudging, bound: Bound) -> Verdict:
    """
    Decide a bound that depends on the levels, for one start of a regimen in floating time.

    Args:
        judging: The regimen at this start.
        bound: The bound. [not one of the times of doses alone]

    Raises:
        UnresolvedError, RegimenError: for what is missing, or too many paths.

    >>> from posology.source import Source
    >>> from posology.titration import Titration
    >>> rules = Titration(start="10 mg", increment="10 mg", interval=7, ceiling="50 mg")
    >>> limit = Bound.per_day("50 mg/day", source=Source("Example label"))
    >>> str(on_paths(PathJudging(Regimen("examplol", "oral", rules)), limit).witness)
    'day 29'
    """
    return attrs.evolve(_DECIDE[bound.kind](judging, bound), clock="floating")


def _on_a_level(regimen: Regimen, days: int | None = None) -> Regimen:
    assert regimen.titration is not None
    return on_one_level(regimen, regimen.titration.starts.least, days)


def _by_frequency(regimen: Regimen, decide: Decide) -> Verdict:
    """Judge one level without an end, and with the earliest stop if the rule allows to stop."""
    rules = regimen.titration
    assert rules is not None
    verdicts = [decide(_on_a_level(regimen))]
    if "stop" in rules.decisions:
        verdicts.append(decide(_on_a_level(regimen, rules.interval[0] if rules.interval is not None else 1)))
    return worst(verdicts)
