"""Judge: one bound decided on one course in closed form, from its segments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from posology.bound import Bound
from posology.judges import judge_changes, judge_infusions, judge_sums, judge_times
from posology.judges.judging import Judging
from posology.verdict import Verdict

_DECIDE: dict[str, Callable[[Judging, Any], Verdict]] = {
    "per-dose": judge_sums.per_dose,
    "per-day": judge_sums.per_day,
    "per-dates": judge_sums.per_dates,
    "rolling": judge_sums.rolling,
    "maintenance": judge_sums.maintenance,
    "course-total": judge_sums.course_total,
    "lifetime": judge_sums.lifetime,
    "least-interval": judge_times.least_interval,
    "doses-per-window": judge_times.doses_per_window,
    "duration": judge_times.duration,
    "rise": judge_changes.rise,
    "fall": judge_changes.fall,
    "infusion-rate": judge_infusions.infusion_rate,
    "concentration": judge_infusions.concentration,
}
"""How each kind of bound is decided."""


class Judge(Judging):
    """
    Decides bounds on a case, on one clock.

    Args:
        case: The course.
        clock: ``floating``, ``clock`` or ``elapsed``.
        earlier: What was given before day 1, where it is known.
    """

    def decide(self, bound: Bound) -> Verdict:
        """Decide a bound of any kind."""
        return attrs.evolve(_DECIDE[bound.kind](self, bound), clock=self.clock)
