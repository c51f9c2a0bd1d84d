"""Proof: the bounds of a protocol, decided for every decision path, every patient it is for and every start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, overload

import attrs

from posology.applies import those_in_scope, unless_meant
from posology.asked import asked
from posology.bound import Bound, bounds_of
from posology.by_row import by_row
from posology.check import before_day1, overridden
from posology.counting import Counted, counting
from posology.deciding import Decide, on_regimen, unless_mismatched
from posology.declared import of_every_box
from posology.dose import Amount
from posology.errors import RegimenError
from posology.for_whom import decided_for
from posology.granted import looking_back, measures_stay, taken_for_granted
from posology.limit_table import rows_of
from posology.override import Override
from posology.patients import Patients
from posology.protocol import Protocol
from posology.regimen import Boxes, Regimen
from posology.resolving import bound_needs, regimen_needs
from posology.verdict import Report, Verdict
from posology.zones.every_box import every_box
from posology.zones.every_start import every_start


@attrs.frozen
class Proof:
    """
    What was proved of each regimen of a protocol.

    It is ok only if every report is.
    """

    reports: tuple[tuple[str, Report], ...]

    @property
    def ok(self) -> bool:
        """Whether every declared bound of every regimen is proved, and each regimen declares one."""
        return bool(self.reports) and all(report.ok for _, report in self.reports)

    def __bool__(self) -> bool:
        return self.ok

    def __iter__(self) -> Iterator[tuple[str, Report]]:
        return iter(self.reports)

    def __len__(self) -> int:
        return len(self.reports)

    def __getitem__(self, name: str) -> Report:
        for each, report in self.reports:
            if each == name:
                return report
        raise KeyError(name)

    def __str__(self) -> str:
        return "\n".join(f"{name}: {report}" for name, report in self.reports)


@overload
def prove(
    subject: Protocol,
    bounds: None = None,
    *,
    patients: Boxes = None,
    years: tuple[int, int] | None = None,
    earlier: Any = None,
    overrides: Mapping[str, Override] | None = None,
) -> Proof: ...
@overload
def prove(
    subject: Regimen,
    bounds: Bound | Iterable[Bound] | None = None,
    *,
    patients: Boxes = None,
    years: tuple[int, int] | None = None,
    earlier: Any = None,
    overrides: Mapping[str, Override] | None = None,
) -> Report: ...
def prove(
    subject: Protocol | Regimen,
    bounds: Bound | Iterable[Bound] | None = None,
    *,
    patients: Boxes = None,
    years: tuple[int, int] | None = None,
    earlier: Any = None,
    overrides: Mapping[str, Override] | None = None,
) -> Proof | Report:
    """
    Decide every bound for all that a regimen leaves open.

    A titration is decided over every decision path it allows, without an end in time; as-needed doses for every way to
    take them; doses and limits that depend on the patient for every patient; and, where years are named, all of these
    for every start and every time zone in these years. Without years verdicts say that they assume no clock changes.

    Args:
        subject: A protocol, or one regimen.
        bounds: What a regimen is held against. [default its own]
        patients: The patients it is for: one box, or several. [default those it declares]
        years: The first year and the one after the last, for whose clock changes it is decided. [default: no zone]
        earlier: What was given before day 1; as in `check`.
        overrides: Why a soft bound may be broken, by its name; as in `check`.

    Returns:
        For a regimen its report, for a protocol a report for each regimen.

    Raises:
        RegimenError, BoundError: for anything else.

    >>> from posology.formulary import load
    >>> print(prove(load("amitriptyline")["uk-smpc"])["uk-single-dose"].ladder[-1])
    (7, Amount('75 mg'))
    """
    if isinstance(subject, Protocol):
        if bounds is not None:
            raise RegimenError("bounds", "a protocol has its own", instead="prove one of its regimens with these")
        more: dict[str, Any] = {"patients": patients, "years": years, "earlier": earlier, "overrides": overrides}
        return Proof(tuple((regimen.name, prove(regimen, **more)) for regimen in subject.regimens))
    if not isinstance(subject, Regimen):
        raise RegimenError("subject", f"got {subject!r:.60}", value=subject, instead="give a protocol or a regimen")
    before, boxes = before_day1(subject, earlier), subject.patients if patients is None else patients
    listed = bounds_of(subject.bounds if bounds is None else bounds)
    declared = rows_of(listed)

    def decided(bound: Bound) -> Verdict:
        def decide(who: Patients | None) -> Verdict:
            found = those_in_scope(_decided(subject, bound, who, years, before), who, declared)
            return measures_stay(subject, found, who, subject.days)

        verdict = of_every_box(boxes, bound, decide, declared)
        return taken_for_granted(subject, looking_back(verdict, earlier, before))

    verdicts = [by_row(each, decided) for each in listed]
    return Report(tuple(overridden(verdicts, overrides or {})))


def _decided(
    regimen: Regimen, bound: Bound, who: Patients | None, years: tuple[int, int] | None, before: Amount | None
) -> Verdict:
    def decide(each: Bound) -> Verdict:
        def decided(found: Counted) -> Verdict:
            def for_plain(chosen: Regimen) -> Decide:
                return on_regimen(chosen, found.before, all_paths=True)

            if years is None:
                verdict = decided_for(found.regimen, each, who, for_plain, found.before)
                return attrs.evolve(verdict, assumes=(*verdict.assumes, "no clock changes"))
            if who is not None and (bound_needs(each) or regimen_needs(found.regimen)):
                return every_box(found.regimen, each, who, years, found.before)
            return unless_mismatched(found.regimen, each) or every_start(found.regimen, each, years, found.before)

        return counting(regimen, each, before, decided)

    return unless_meant(regimen, bound, who) or asked(bound, decide)
