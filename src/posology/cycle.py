"""Cycle: steps, or cycles, that repeat."""

from __future__ import annotations

from typing import Any

import attrs

from posology.dose import Dose
from posology.errors import RegimenError
from posology.step import Component, Step, length_in_days, same_kind
from posology.units import is_count


@attrs.frozen(init=False)
class Cycle:
    """
    Steps, or cycles, that repeat.

    Args:
        steps: What one round holds, in order; each with an end. [1 or more]
        times: How many rounds. [1 or more; left out, the cycle has no end]
        days: The length of one round; what the steps leave of it are days without a dose. [default their sum]
        weeks: The same in weeks.

    Raises:
        RegimenError: if a step has no end, or a round is shorter than its steps.

    >>> str(Cycle(Step("500 mg", days=2), weeks=2))
    '500 mg morning for 2 days, every 14 days'
    """

    steps: tuple[Step | Cycle, ...]
    times: int | None
    days: int

    def __init__(
        self,
        steps: Any,
        *,
        times: int | None = None,
        days: int | None = None,
        weeks: int | None = None,
        months: int | None = None,
    ) -> None:
        items = (steps,) if isinstance(steps, (Step, Cycle)) else tuple(steps)
        if not items:
            raise RegimenError("cycle", "no step is given", instead="give what repeats")
        filled = 0
        for item in items:
            if not isinstance(item, (Step, Cycle)):
                raise RegimenError("cycle", f"got {item!r:.60}", value=item, instead="give steps or cycles")
            length = duration(item)
            if length is None:
                raise RegimenError(
                    "cycle",
                    f"'{item}' has no end and cannot repeat",
                    value=str(item),
                    instead="give it a length in days, or a number of times",
                )
            filled += length
        whole = length_in_days(days, weeks, months, field="cycle") or filled
        if whole < filled:
            raise RegimenError(
                "cycle",
                f"{filled} days of steps do not fit into {whole} days",
                value=filled,
                limit=whole,
                instead=f"make the cycle {filled} days or longer",
            )
        if times is not None and not is_count(times):
            raise RegimenError(
                "times", f"got {times!r}", value=times, limit=1, instead="write a whole number, 1 or more"
            )
        same_kind([dose for item in items for dose in doses(item)])
        self.__attrs_init__(items, times, whole)

    def __str__(self) -> str:
        what = ", then ".join(str(step) for step in self.steps)
        often = "" if self.times is None else f", {self.times} time{'' if self.times == 1 else 's'}"
        return f"{what}, every {'day' if self.days == 1 else f'{self.days} days'}{often}"


def duration(item: Step | Cycle) -> int | None:
    """
    How many days a step or a cycle lasts; None if it has no end.

    >>> duration(Cycle(Step("40 mg", days=4), days=28, times=6))
    168
    """
    if isinstance(item, Step):
        return item.days
    return None if item.times is None else item.times * item.days


def doses(item: Step | Cycle) -> list[Dose]:
    """
    Every dose a step or a cycle holds, in order.

    >>> doses(Cycle(Step("40 mg", days=4), days=28))
    [Dose('40 mg')]
    """
    return [part.dose for part in components(item)]


def components(item: Step | Cycle) -> list[Component]:
    """
    Every component a step or a cycle holds, in order.

    >>> [str(part) for part in components(Cycle(Step("40 mg", days=4), days=28))]
    ['40 mg morning']
    """
    if isinstance(item, Step):
        return list(item.components)
    return [part for step in item.steps for part in components(step)]
