"""Patient: strategies of patients, boxes of them, scopes of bounds."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from math import ceil
from types import SimpleNamespace
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.dated_measures import DatedMeasures
from posology.derived.bodies import SURFACES
from posology.derived.formulas import SEXES
from posology.derived.kidneys import WEIGHTS
from posology.derived.plausible import implausible
from posology.measure import KIDNEYS, KINDS, MEASURES, Measure
from posology.measure_range import MeasureRange
from posology.patient import DATED, Patient
from posology.patient_class import CLASSES
from posology.patients import Patients
from posology.regimen import ROUTES
from posology.scope import Phase, Scope
from posology.testing.named import named
from posology.testing.value import SUBSTANCES

USUAL: dict[str, tuple[Fraction | int, int]] = {
    "weight": (3, 150),
    "surface": (1, 3),
    "crcl": (0, 150),
    "egfr": (0, 150),
    "age": (0, 100),
    "height": (50, 200),
    "creatinine": (Fraction(1, 5), 10),
}
"""What most patients have."""

SCALES = ("weight", "surface")
"""What doses are multiplied by."""

_PARTS = 1000
"""Measures inside a range are drawn in so many parts of it."""


def measures(kind: str, within: MeasureRange | None = None) -> SearchStrategy[Measure]:
    """
    Measures of a patient; the ends of a range that count are common.

    Args:
        kind: ``weight``, ``surface``, ``crcl``, ``egfr``, ``age``, ``height`` or ``creatinine``.
        within: The range they lie in. [default the usual ones]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(measures("weight"))), str(plainest(measures("age"), lambda age: age.number >= 18))
    ('3 kg', '18 years')
    """
    low, high = _ends(kind, within)
    if kind == "age":
        numbers = st.integers(ceil(low), int(high)).map(Fraction)
    else:
        numbers = st.one_of(
            st.sampled_from([low, high]),
            st.integers(1, _PARTS - 1).map(lambda part: low + (high - low) * part / _PARTS),
        )
    if within is not None:
        numbers = numbers.filter(lambda number: number in within)
    return numbers.map(lambda number: Measure(kind, number))


def _ends(kind: str, within: MeasureRange | None) -> tuple[Fraction, Fraction]:
    """The smallest and the largest measure; an end that a range leaves open is a usual one, if that is in it."""
    low, high = (Fraction(each) for each in USUAL[kind])
    least, most = (None, None) if within is None else (within.least, within.most)
    if least is None:
        least = low if most is None or low < most else most / 2
    if most is None:
        most = max(high, least) if within is None or least < high else Fraction(MEASURES[kind].largest)
    return max(least, Fraction(1, 10)) if kind in ("weight", "surface") else least, most


def dated_measures(kind: str) -> SearchStrategy[DatedMeasures]:
    """
    Measures that change, each value with its day.

    Args:
        kind: ``weight``, ``surface``, ``crcl``, ``egfr``, ``height`` or ``creatinine``.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(dated_measures("weight")))
    '3 kg from 2024-01-01'
    """
    days = st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31))
    values = st.dictionaries(days, measures(kind), min_size=1, max_size=3)
    return values.map(lambda found: DatedMeasures.of(kind, found))


@named
def patients(within: Patients | None = None) -> SearchStrategy[Patient]:
    """
    Patients: of any of whom nothing may be known, or of a box, of whom all is known that the box asks for.

    Args:
        within: The patients of whom each is one. [default anybody]

    >>> from posology.testing.plainest import plainest
    >>> plainest(patients(Patients(weight=("40 kg", "150 kg")))).weight
    Measure(kind='weight', number=Fraction(40, 1))
    """
    fields: dict[str, SearchStrategy[Any]] = {}
    for kind in KINDS:
        range_ = None if within is None else within.range(kind)
        fields[kind] = st.none() | measures(kind) if range_ is None else measures(kind, range_)
        if range_ is None and kind in SCALES:
            fields[kind] |= dated_measures(kind)
    for kind in ("height", "creatinine"):
        fields[kind] = st.one_of(measures(kind), measures(kind), dated_measures(kind), st.none())
    asked_for = [kind for kind in KIDNEYS if within is not None and within.range(kind) is not None]
    measured = st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31))
    classes: dict[str, SearchStrategy[Any]] = {}
    for kind, each in CLASSES.items():
        asked = None if within is None else within.classes(kind)
        found = st.tuples(st.sampled_from(asked or each.classes), measured if asked else st.none() | measured)
        classes[kind] = found if asked else st.none() | found
    return st.builds(
        _patient,
        st.fixed_dictionaries(fields),
        st.fixed_dictionaries({kind: measured if kind in asked_for else st.none() | measured for kind in KIDNEYS}),
        st.fixed_dictionaries(classes),
        st.none() if within is not None and within.age is not None else st.none() | _births(),
        st.fixed_dictionaries(
            {
                "sex": st.sampled_from((*SEXES, *SEXES, None)),
                "surface_by": st.none() | st.sampled_from(sorted(SURFACES)),
                "weight_for": st.none() | st.sampled_from(WEIGHTS),
                "creatinine_on": st.one_of(measured, measured, st.none()),
            }
        ),
        confirmed=st.sampled_from(["", "weight read twice, A. Example"]),
    )


def _births() -> SearchStrategy[dt.date]:
    return st.just(dt.date(2008, 2, 29)) | st.dates(dt.date(1930, 1, 1), dt.date(2023, 12, 31))


def _patient(
    measured: dict[str, Measure | DatedMeasures | None],
    measured_on: dict[str, dt.date | None],
    classes: dict[str, tuple[str, dt.date | None] | None],
    born: dt.date | None,
    formulas: dict[str, Any],
    confirmed: str,
) -> Patient:
    """A patient; of a weight and a height that do not go together, and that nobody confirmed, the weight alone."""
    found: dict[str, Any] = {**measured, **formulas, "confirmed": confirmed}
    kidneys = [kind for kind in KIDNEYS if measured[kind] is not None]
    left_out = {"creatinine"} if kidneys else set()
    left_out |= {"weight_for"} if measured["crcl"] is not None else set()
    left_out |= {"surface_by"} if measured["surface"] is not None else set()
    if found["creatinine"] is None or isinstance(found["creatinine"], DatedMeasures) or left_out >= {"creatinine"}:
        left_out.add("creatinine_on")
    if not confirmed and next(implausible(SimpleNamespace(**measured)), None) is not None:
        left_out.add("height")
    found.update(dict.fromkeys(left_out))
    found.update({f"{kind}_on": measured_on[kind] for kind in kidneys})
    for kind, each in classes.items():
        if each is not None:
            found[kind], found[f"{kind}_on"] = each
    if measured["age"] is None:
        found["born"] = born
    return Patient(**found)


@named
def patient_boxes() -> SearchStrategy[Patients]:
    """
    Boxes of patients: a range of one measure or more, with or without both ends.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(patient_boxes(), lambda box: box.weight))
    'body weight 3 kg'
    """
    some = {
        kind: st.none() | st.lists(st.sampled_from(each.classes), min_size=1, max_size=3, unique=True)
        for kind, each in CLASSES.items()
    }
    return st.builds(Patients, **{kind: st.none() | _ranges(kind) for kind in KINDS}, **some).filter(bool)


def _ranges(kind: str) -> SearchStrategy[MeasureRange]:
    pairs = st.tuples(measures(kind), measures(kind)).map(lambda pair: sorted(pair, key=lambda each: each.number))
    return st.builds(_range, st.just(kind), pairs, st.sampled_from(["", "", "least", "most", "over", "under"]))


def _range(kind: str, pair: list[Measure], end: str) -> MeasureRange:
    """A range with both ends, or without one, or of which one does not count."""
    low, high = pair
    if end == "least":
        return MeasureRange.of(kind, (low, None))
    if end == "most":
        return MeasureRange.of(kind, (None, high))
    if end and kind != "age" and low != high:
        return MeasureRange(kind, low.number, high.number, end != "over", end != "under")
    return MeasureRange.of(kind, (low, high))


@named
def scopes() -> SearchStrategy[Scope]:
    """
    Scopes of bounds.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(scopes(), lambda scope: scope.phase))
    'loading doses'
    """
    return st.builds(
        _scope,
        patients=st.just(Patients()) | patient_boxes(),
        route=st.lists(st.sampled_from(ROUTES), max_size=2, unique=True),
        indication=st.sampled_from([(), ("pain",)]),
        phase=st.sampled_from([None, *get_args(Phase)]),
        within_days=st.sampled_from([None, 1, 90]),
        ingredient=st.sampled_from(["", "", *SUBSTANCES]),
    )


def _scope(patients: Patients, within_days: int | None, **more: Any) -> Scope:
    """A scope that says how old a measurement may be only where one counts."""
    measured = any(getattr(patients, kind) is not None for kind in DATED)
    return Scope(patients=patients, within_days=within_days if measured else None, **more)
