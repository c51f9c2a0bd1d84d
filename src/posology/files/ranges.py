"""File ranges: a measure of patients, or a range of one, as a protocol file has it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NewType

from posology import units
from posology.errors import UnitError
from posology.files.patterns import POSITIVE, like
from posology.files.words import shown
from posology.measure import KINDS as MEASURES
from posology.measure import Measure
from posology.measure_range import MeasureRange

WeightRange = NewType("WeightRange", MeasureRange)
SurfaceRange = NewType("SurfaceRange", MeasureRange)
ClearanceRange = NewType("ClearanceRange", MeasureRange)
FiltrationRange = NewType("FiltrationRange", MeasureRange)
AgeRange = NewType("AgeRange", MeasureRange)
Weight = NewType("Weight", Measure)
Surface = NewType("Surface", Measure)
Clearance = NewType("Clearance", Measure)
Filtration = NewType("Filtration", Measure)
Age = NewType("Age", Measure)

EDGES: dict[str, Any] = {
    "weight": Weight,
    "surface": Surface,
    "crcl": Clearance,
    "egfr": Filtration,
    "age": Age,
}
"""What the rows of a table by each measure begin and end with."""

RANGES: dict[str, Any] = {
    "weight": WeightRange,
    "surface": SurfaceRange,
    "crcl": ClearanceRange,
    "egfr": FiltrationRange,
    "age": AgeRange,
}
"""What says which patients are meant, by each measure."""

_OPEN = re.compile("(from|over|up to|under) (.*)")


def reader(kind: str) -> Callable[[Any], MeasureRange]:
    """How a range of one kind of measure is read."""
    example = MEASURES[kind].example
    instead = f"write it as ['{example}', 'under {example}'] or 'from {example}'"

    def read(value: Any) -> MeasureRange:
        if isinstance(value, list):
            return MeasureRange.of(kind, tuple(_text(each, kind, instead) for each in value))
        match = _OPEN.fullmatch(_text(value, kind, instead))
        if match is None:
            raise UnitError(kind, f"got {shown(value)}", value=value, instead=instead)
        word, end = match.groups()
        end = f"{word} {end}" if word in ("over", "under") else end
        return MeasureRange.of(kind, (end, None) if word in ("from", "over") else (None, end))

    return read


def range_text(found: MeasureRange) -> str | list[str]:
    """
    Write a range of measures as a file has it.

    >>> range_text(MeasureRange.of("weight", ("40 kg", "150 kg"))), range_text(MeasureRange.of("age", (18, None)))
    (['40 kg', '150 kg'], 'from 18 years')
    """
    unit = MEASURES[found.kind].unit
    low = None if found.least is None else f"{units.decimal_text(found.least)} {unit}"
    high = None if found.most is None else f"{units.decimal_text(found.most)} {unit}"
    if high is None:
        return f"{'from' if found.least_counts else 'over'} {low}"
    if low is None:
        return f"{'up to' if found.most_counts else 'under'} {high}"
    return [low if found.least_counts else f"over {low}", high if found.most_counts else f"under {high}"]


def edge_reader(kind: str) -> Callable[[Any], Measure]:
    """How one measure is read."""
    instead = f"write it in quotes with its unit, as '{MEASURES[kind].example}'"
    return lambda value: Measure.of(kind, _text(value, kind, instead))


def edge_schema(kind: str) -> dict[str, Any]:
    """One measure with its unit."""
    return like(_size(kind), MEASURES[kind].example)


def _size(kind: str) -> str:
    if kind == "age":
        return r"[0-9]+ years?"
    unit = MEASURES[kind].unit
    return rf"(?:0|{POSITIVE}) {unit.replace('.', '[.]') if ' ' in unit else '[^ ]+'}"


def schema(kind: str) -> dict[str, Any]:
    """A range of measures: one open end in words, or a list of two."""
    size, example = _size(kind), MEASURES[kind].example
    pair = [like(f"(?:{word} )?{size}", example) for word in ("over", "under")]
    return {
        "oneOf": [
            like(f"(?:from|over|up to|under) {size}", f"from {example}"),
            {"type": "array", "prefixItems": pair, "minItems": 2, "maxItems": 2},
        ]
    }


def _text(value: Any, kind: str, instead: str) -> str:
    if not isinstance(value, str):
        raise UnitError(kind, f"got {shown(value)}, not text", value=value, instead=instead)
    return value
