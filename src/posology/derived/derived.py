"""Derived measure: one that is worked out, with its arithmetic, its source and its range, or what is missing for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import attrs

from posology.dated_measures import DatedMeasures
from posology.derived.formulas import Formula, Worked, shown
from posology.measure import MEASURES, Measure
from posology.source import Source


@attrs.frozen(kw_only=True)
class Derived:
    """
    A measure that is worked out, or what is missing for it.

    Args:
        name: What it is: ``body surface``, ``ideal body weight``, ``creatinine clearance`` and so on.
        value: The measure; None where something is missing.
        formula: The formula, with its source and whom it is stated for.
        arithmetic: The formula with the numbers in it.
        since: The day from which it counts; None where nothing that it comes from is dated.
        missing: What is not known, where there is no value.
        cautions: What to mind about it, such as a measure that somebody had to confirm.

    >>> from posology.derived.formulas import MOSTELLER
    >>> print(Derived(name="body surface", value=None, formula=MOSTELLER, missing="body height"))
    body surface: not known, needs the body height
    """

    name: str
    value: Measure | None
    formula: Formula
    arithmetic: str = ""
    since: dt.date | None = None
    missing: str = ""
    cautions: tuple[str, ...] = ()

    @property
    def source(self) -> Source:
        """Where the formula was published."""
        return self.formula.source

    @property
    def stated_for(self) -> str:
        """Whom the formula is for, or was made from."""
        return self.formula.stated_for

    @property
    def shown(self) -> str:
        """The measure as text; empty where it is not known."""
        return "" if self.value is None else shown(self.value)

    def __str__(self) -> str:
        since = "" if self.since is None else f" from {self.since}"
        if self.value is None:
            return f"{self.name}{since}: not known, needs the {self.missing}"
        return "; ".join((f"{self.name}{since}: {self.arithmetic}", *self.cautions))


def unknown(name: str, formula: Formula, missing: str, since: dt.date | None = None) -> Derived:
    """Say what is missing to work out a measure."""
    return Derived(name=name, value=None, formula=formula, missing=missing, since=since)


def known(
    name: str, formula: Formula, worked: Worked, since: dt.date | None = None, cautions: Iterable[str] = ()
) -> Derived:
    """Give a measure that is worked out; one that no patient has is not used, and said."""
    kind = MEASURES[worked.value.kind]
    if worked.value.number > kind.largest:
        return unknown(
            name, formula, f"{name}: {shown(worked.value)} is more than the {kind.largest} {kind.unit} taken", since
        )
    return Derived(
        name=name, value=worked.value, formula=formula, arithmetic=worked.text, since=since, cautions=tuple(cautions)
    )


def not_told(who: Any, *names: str) -> list[str]:
    """Name those measures of a patient, and the sex, that are not told."""
    words = {"sex": "sex", **{kind: each.words for kind, each in MEASURES.items()}}
    return [words[name] for name in names if getattr(who, name) is None]


def to_work_out(missing: Iterable[str], what: str) -> str:
    """Say that something is missing to work out something else."""
    return f"{' and '.join(missing)} to work out the {what}"


def days_of(*measures: Measure | DatedMeasures) -> list[dt.date | None]:
    """Give the days from which one of some measures is another, once all are known; None alone where none is dated."""
    dated = [each.days for each in measures if isinstance(each, DatedMeasures)]
    if not dated:
        return [None]
    first = max(days[0] for days in dated)
    return [*sorted({first, *(day for days in dated for day in days if day > first)})]
