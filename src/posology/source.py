"""Source: where a number comes from, and what is said there, in our words."""

from __future__ import annotations

import datetime as dt

import attrs

from posology.errors import BoundError


def _said(instance: object, attribute: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise BoundError(
            f"source.{attribute.name}",
            f"got {value!r}, no text",
            value=value,
            instead="name the document a reader can look up",
        )


def _a_day(instance: object, attribute: attrs.Attribute[dt.date | None], value: object) -> None:
    if value is not None and (isinstance(value, dt.datetime) or not isinstance(value, dt.date)):
        instead = "give it as datetime.date(2026, 11, 22)"
        raise BoundError("source.read", f"got {value!r:.40}, no date", value=value, instead=instead)


@attrs.frozen
class Source:
    """
    A document that states a number or a rule.

    Args:
        title: The document, as a reader would look it up.
        section: The place in it.
        publisher: Who published it.
        url: Its address.
        read: The day it was read.
        says: What it says, in our words.

    Raises:
        BoundError: if the title is empty.

    >>> str(Source("Example label", section="4.2"))
    'Example label, 4.2'
    """

    title: str = attrs.field(validator=_said)
    section: str = attrs.field(default="", kw_only=True)
    publisher: str = attrs.field(default="", kw_only=True)
    url: str = attrs.field(default="", kw_only=True)
    read: dt.date | None = attrs.field(default=None, kw_only=True, validator=_a_day)
    says: str = attrs.field(default="", kw_only=True)

    def __str__(self) -> str:
        return f"{self.title}, {self.section}" if self.section else self.title
