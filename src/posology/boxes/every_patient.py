"""Every patient: a bound decided for all patients of a box, by the critical points of the doses."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import attrs

from posology.bound import Bound
from posology.boxes.cell import cells, middle
from posology.boxes.cell_judge import CellJudge, Decide, reason
from posology.boxes.critical import critical
from posology.boxes.layout import SUMS, Layout
from posology.dose import Amount
from posology.dose_rule import SCALES, paths, scale_of, tables
from posology.errors import PosologyError, UnresolvedError
from posology.measure import KINDS
from posology.measure_range import MeasureRange
from posology.patient_class import CLASSES
from posology.patients import Patients
from posology.regimen import Regimen
from posology.region import Region, furthest, joined
from posology.resolving import bound_needs, regimen_needs
from posology.strength import Strength
from posology.verdict import Verdict
from posology.verdict import worst as worst_of


def every_patient(
    regimen: Regimen,
    bound: Bound,
    patients: Patients,
    decide: Decide,
    *,
    earlier: Amount | None = None,
    layout: Callable[[Regimen, Bound], Layout] = lambda regimen, _: Layout.of(regimen),
) -> Verdict:
    """
    Decide a bound for every patient of a box.

    Args:
        regimen: The regimen; its doses may depend on the patient.
        bound: What it is held against; its limits may be per kg, per m2 or per mL/min.
        patients: The box; each of its measures is taken to be free of the others.
        decide: Judges a regimen of plain doses.
        earlier: What was given before day 1, where it is known.
        layout: Lays out the doses of a bound of sums. [default at every start date, without a zone]

    Returns:
        The verdict at the worst patient, with the *regions* of the box: VIOLATED if some patient breaks the bound,
        else UNKNOWN if some is not decided, else PROVED, or NOT_APPLICABLE if it applies to nobody.
    """
    scope = bound.scope.patients or Patients()
    found = {*regimen_needs(regimen), *bound_needs(bound)}
    kinds = tuple(kind for kind in KINDS if kind in found or scope.range(kind) is not None)
    missing = list(_missing(regimen, bound, patients, scope, kinds))
    if missing:
        return Verdict(bound=bound, status="UNKNOWN", missing=" and ".join(missing))
    if any(
        (wanted := scope.classes(kind)) is not None and not set(patients.classes(kind) or ()) & set(wanted)
        for kind in CLASSES
    ):
        return Verdict(bound=bound, status="NOT_APPLICABLE", why="the bound is for none of these patients")
    try:
        axes = [_cut(regimen, patients.range(kind), scope.range(kind)) for kind in kinds]
        ages = next((tuple(axis) for kind, axis in zip(kinds, axes, strict=True) if kind == "age"), ())
        judge = CellJudge(regimen, bound, scope, decide, _layout(regimen, bound, layout), ages, earlier)
        regions = joined(region for cell in itertools.product(*axes) for region in judge.regions(cell))
        return _of_all(judge, regions, patients)
    except PosologyError as error:
        return Verdict(bound=bound, status="UNKNOWN", missing=reason(error))


def _missing(
    regimen: Regimen, bound: Bound, patients: Patients, scope: Patients, kinds: tuple[str, ...]
) -> Iterator[str]:
    """What the box would have to say."""
    limits = [getattr(bound, name, None) for name in ("least", "most")]
    scales = {scale_of(leaf) for dose in regimen.doses for leaf, _ in paths(dose)}
    scales |= {scale_of(each) for each in limits}
    dose = regimen.doses[0]
    for each in limits:
        amount = each.dose if isinstance(each, Strength) else each
        if isinstance(amount, Amount) and amount.dimension != dose.dimension:
            yield f"a strength or a concentration, to hold {dose} against {each}"
    for kind in kinds:
        box = patients.range(kind)
        if box is None:
            yield f"the {KINDS[kind].words} of the patients"
        elif kind in scales and (box.most is None or not (box.least or kind == "crcl")):
            smallest = "" if kind == "crcl" else "the smallest and "
            yield f"{smallest}the largest {KINDS[kind].words} of the patients"
    for kind, named in CLASSES.items():
        if scope.classes(kind) is not None and patients.classes(kind) is None:
            yield f"the {named.words} of the patients"


def _cut(regimen: Regimen, box: MeasureRange | None, scope: MeasureRange | None) -> list[MeasureRange]:
    """One measure of the box in cells."""
    assert box is not None
    cuts: set[Fraction] = set()
    for dose in regimen.doses:
        if box.kind in SCALES and box.most is not None and (box.least or box.kind == "crcl"):
            cuts |= critical(dose, box.kind, box.least or Fraction(0), box.most)
        else:
            cuts |= {edge for table in tables(dose) if table.over == box.kind for edge in table.edges}
    if scope is not None:
        cuts |= {end for end in (scope.least, scope.most) if end is not None}
    return list(cells(box, cuts))


def _layout(regimen: Regimen, bound: Bound, layout: Callable[[Regimen, Bound], Layout]) -> Layout | None:
    """Where the doses fall, if the bound is one of their sums; None where somebody chooses times or doses."""
    if bound.kind not in SUMS or bound.scope.phase is not None or regimen.titration is not None:
        return None
    try:
        return layout(regimen, bound)
    except UnresolvedError:
        return None


def _tried(region: Region) -> Iterator[dict[str, Fraction]]:
    """The patients of a region at its ends that count, and in its middle."""
    axes = []
    for part in region.ranges:
        ends = ((part.least, part.least_counts), (part.most, part.most_counts))
        axes.append(
            [(part.kind, each) for each in (*(end for end, counts in ends if counts and end is not None), middle(part))]
        )
    yield from map(dict, itertools.product(*axes))


def _of_all(judge: CellJudge, regions: tuple[Region, ...], patients: Patients) -> Verdict:
    """The verdict at the worst patient, with all regions."""
    found = {region.status for region in regions}
    status = next(each for each in ("VIOLATED", "UNKNOWN", "PROVED", "NOT_APPLICABLE") if each in found)
    mine = [region for region in regions if region.status == status]
    made: dict[str, Any] = {"covers": f"every patient of {patients}", "regions": regions, "bound": judge.bound}
    leaves = judge.ages and judge.ages[-1].most is not None and judge.regimen.days != 1
    stays = (f"no patient grows out of {KINDS['age'].words} {patients.range('age')}",) if leaves else ()
    if status in ("UNKNOWN", "NOT_APPLICABLE"):
        why = "; ".join(dict.fromkeys(region.why for region in mine))
        made["missing" if status == "UNKNOWN" else "why"] = why
        return Verdict(status=status, **made)
    worst = furthest(region.worst for region in mine)
    if worst is not None and worst.reached:
        verdict = judge.decided({each.kind: each.number for each in worst.at})
    else:
        tried = [values for region in mine for values in _tried(region)]
        if judge.layout is not None:
            tried = [min(tried, key=judge.room)]
        verdict = worst_of([judge.decided(values) for values in tried])
    if verdict.status != status:
        return Verdict(status="UNKNOWN", missing=f"one answer: found {status}, but '{verdict}'", **made)
    made["covers"] = ", ".join(each for each in (made["covers"], verdict.covers) if each)
    return attrs.evolve(verdict, assumes=(*verdict.assumes, *stays), **made)
