"""File patterns: what an editor is told of the texts that a protocol file holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from posology import units
from posology.daytime import SLOTS

MOST = 100_000
"""The largest whole number of a file; as days it is some 270 years."""

NAME = "[A-Za-z0-9][A-Za-z0-9_-]*"
NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?"
POSITIVE = r"(?:[1-9][0-9]*(?:\.[0-9]*[1-9])?|0\.[0-9]*[1-9])"
CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
SPAN = rf"(?:{POSITIVE} (?:minute|hour)s?|[1-9][0-9]* (?:day|week)s?)"


def spellings(found: Iterable[units.Unit]) -> str:
    """Match any spelling of the units."""
    return f"(?:{'|'.join(word for unit in found for word in (unit.symbol, *unit.spellings))})"


UNIT = spellings(unit for unit in units.TABLE.values() if unit.dimension in units.AMOUNT_DIMENSIONS)
DAY, HOUR = spellings([units.TABLE["day"]]), spellings([units.TABLE["h"]])
PER_SIZE = rf"(?:kg|m2|\((?:{POSITIVE} )?mL/min\))"


def like(pattern: str, *examples: str, longest: int = units.LONGEST) -> dict[str, Any]:
    """Describe a text by the pattern that it matches."""
    return {"type": "string", "pattern": f"^{pattern}$", "maxLength": longest, "examples": list(examples)}


def or_list(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Describe one such value or a list of them."""
    return {"oneOf": [schema, {"type": "array", "items": schema, **more}]}


DOSE = like(f"{POSITIVE} {UNIT}", "300 mg")
COUNT = {"type": "integer", "minimum": 1, "maximum": MOST}
SEEN = {"type": "string", "pattern": r"\S"}
TIME = {"anyOf": [{"enum": list(SLOTS)}, like(CLOCK, "08:30")]}
