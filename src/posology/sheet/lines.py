"""Lines: what the user has to say on a sheet: whose it is, what it is for, what to do if, whom to call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from posology.errors import SheetError
from posology.horizon import day_of
from posology.sheet.words import clean

LONGEST_NAME = 120
"""The longest name that is printed. [characters]"""

LONGEST_LINE = 300
"""The longest line of the user's that is printed. [characters]"""

MOST_WARNINGS = 5
"""How many warnings a sheet has at most."""

MOST_VISITS = 50
"""How many tests and visits a sheet has at most."""


def _line(longest: int) -> Any:
    def cleaned(value: Any, _: Any, field: Any) -> str:
        if not isinstance(value, str):
            raise SheetError(field.name, f"got {value!r:.60}", value=value, instead="write it as text, or leave it out")
        return clean(value, field.name, longest)

    return attrs.field(default="", converter=attrs.Converter(cleaned, takes_self=True, takes_field=True))


def _warnings(values: Any) -> tuple[str, ...]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise SheetError("warnings", f"got {values!r:.60}", value=values, instead="give a list of texts")
    listed = tuple(clean(each, "warnings", LONGEST_LINE) for each in values)
    if len(listed) > MOST_WARNINGS:
        raise SheetError(
            "warnings",
            f"{len(listed)} of them",
            value=len(listed),
            limit=MOST_WARNINGS,
            instead=f"keep the {MOST_WARNINGS} that matter most",
        )
    return listed


def _visits(values: Any) -> tuple[tuple[dt.date, str], ...]:
    try:
        pairs = [(day_of(on, "visits"), clean(what, "visits", LONGEST_NAME)) for on, what in values]
    except (TypeError, ValueError) as error:
        raise SheetError(
            "visits", f"got {values!r:.60}", value=values, instead="give pairs, as ('2026-12-15', 'Blood test')"
        ) from error
    if len(pairs) > MOST_VISITS:
        raise SheetError("visits", f"{len(pairs)} of them", value=len(pairs), limit=MOST_VISITS, instead="give fewer")
    return tuple(sorted(pairs))


def _tall_man(values: Any) -> tuple[tuple[str, str], ...]:
    """Names as they are spelled for selection: the same letters, some of them capitals."""
    pairs = tuple(sorted(values.items() if isinstance(values, Mapping) else values))
    for name, spelled in pairs:
        if name.lower() != str(spelled).lower():
            raise SheetError(
                "tall_man",
                f"{spelled!r:.60} for {name!r:.60} has other letters",
                value=spelled,
                limit=name,
                instead="give the same letters, as {'prednisone': 'predniSONE'}",
            )
    return pairs


def _version(value: Any) -> str:
    return clean(str(value), "version", 20)


def _prepared_on(value: Any) -> dt.date | None:
    return None if value is None else day_of(value, "prepared_on")


@attrs.frozen(kw_only=True)
class Lines:
    """
    What the user says on a sheet; what is left out is a blank line to be filled in by hand.

    Args:
        patient: Whose sheet it is. [at most 120 characters]
        purpose: What the drug is for, in plain words, as ``nerve pain``.
        look: How the product looks, as ``white capsule``.
        version: Which version of the plan it is. [default 1]
        prepared_by: Who made it.
        prepared_on: When. [a date or ISO text]
        clinic: Whom to call. [text, each at most 300 characters]
        out_of_hours: Whom to call when the clinic is closed.
        emergency: Whom to call in an emergency.
        side_effect: What to do about a side effect.
        missed: What to do about a missed dose.
        vomited: What to do after vomiting.
        ran_out: What to do when the drug runs out.
        better: What to do when one feels better.
        warnings: The warnings that matter most. [at most 5]
        visits: Tests and visits, as (date, what).
        tall_man: Names as they are spelled for selection, for the clinician copy, as ``{"prednisone": "predniSONE"}``.

    Raises:
        SheetError: for text that would print as something else than it is, or too much of it.

    >>> Lines(patient="A. Example", visits=[("2026-12-15", "Blood test")]).visits
    ((datetime.date(2026, 12, 15), 'Blood test'),)
    """

    patient: str = _line(LONGEST_NAME)
    purpose: str = _line(LONGEST_NAME)
    look: str = _line(LONGEST_NAME)
    version: str = attrs.field(default="1", converter=_version)
    prepared_by: str = _line(LONGEST_NAME)
    prepared_on: dt.date | None = attrs.field(default=None, converter=_prepared_on)
    clinic: str = _line(LONGEST_LINE)
    out_of_hours: str = _line(LONGEST_LINE)
    emergency: str = _line(LONGEST_LINE)
    side_effect: str = _line(LONGEST_LINE)
    missed: str = _line(LONGEST_LINE)
    vomited: str = _line(LONGEST_LINE)
    ran_out: str = _line(LONGEST_LINE)
    better: str = _line(LONGEST_LINE)
    warnings: tuple[str, ...] = attrs.field(default=(), converter=_warnings)
    visits: tuple[tuple[dt.date, str], ...] = attrs.field(default=(), converter=_visits)
    tall_man: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_tall_man)

    @version.validator
    def _some_version(self, _: object, value: str) -> None:
        if not value:
            raise SheetError("version", "none is given", instead="write 1 or another text, or leave it out")
