"""Patient fields: how the fields of a patient are taken: as a measure, as a day, or as one word of a few."""

from __future__ import annotations

import functools
from typing import Any

import attrs

from posology.dated_measures import measure_of
from posology.errors import RegimenError
from posology.horizon import day_of


def measured(kind: str) -> Any:
    """A field that holds a measure, or several by their days."""
    return attrs.field(default=None, converter=attrs.converters.optional(functools.partial(measure_of, kind)))


def dated(name: str) -> Any:
    """A field that holds a day."""
    return attrs.field(default=None, converter=attrs.converters.optional(functools.partial(day_of, field=name)))


def one_of(*known: str) -> Any:
    """A field that holds one of a few words."""

    def check(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
        if value is not None and value not in known:
            instead = f"write one of {', '.join(known)}"
            raise RegimenError(attribute.name, f"got {value!r:.40}", value=value, instead=instead)

    return attrs.field(default=None, validator=check)
