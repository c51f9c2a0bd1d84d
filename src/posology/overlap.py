"""Overlap: two schedules that give one ingredient on the same days."""

from __future__ import annotations

import datetime as dt

import attrs


@attrs.frozen
class Overlap:
    """
    Two schedules that give one ingredient on the same days. The sums count both; an overlap alone breaks no bound.

    Args:
        ingredient: What both give: an ingredient of each, or the drug itself.
        schedules: What the two are called.
        first: The first day of both.
        last: The last day of both, counted; None if neither has an end.

    >>> print(Overlap("examplol", ("examplol plus", "examplol"), dt.date(2026, 12, 1), dt.date(2026, 12, 7)))
    examplol in examplol plus and in examplol, from 2026-12-01 to 2026-12-07
    """

    ingredient: str
    schedules: tuple[str, str]
    first: dt.date
    last: dt.date | None

    def __str__(self) -> str:
        one, other = self.schedules
        until = "on" if self.last is None else f"to {self.last}"
        return f"{self.ingredient} in {one} and in {other}, from {self.first} {until}"
