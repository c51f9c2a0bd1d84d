"""Product: a thing that can be dispensed, with its strengths."""

from __future__ import annotations

from typing import Any

import attrs

from posology.dose import Dose
from posology.errors import RegimenError
from posology.source import Source
from posology.strength import Strength
from posology.unit_table import FORMS


def _strengths(values: Any) -> tuple[Strength, ...]:
    listed = (values,) if isinstance(values, (str, Strength)) else tuple(values)
    return tuple(each if isinstance(each, Strength) else Strength(each) for each in listed)


def _packs(values: Any) -> tuple[Dose, ...]:
    return tuple(map(Dose, (values,) if isinstance(values, (str, Dose)) else values))


PARTS = (2, 4)
"""Into how many equal parts score lines may break one."""


@attrs.frozen
class Product:
    """
    A product of one form in one or more strengths.

    Args:
        form: What it is, in words, such as ``capsule`` or ``oral solution``.
        strengths: What one of them holds. [1 or more, each once]
        brand: A brand name, if the source is of one brand.
        scored: Whether it has a line to break it on; None if the source does not say.
        parts: Into how many equal parts its lines break it. [2 or 4, where it is scored; default to 2]
        packs: What one pack holds of any of its strengths, as ``"100 capsule"`` or ``"150 mL"``.
        jurisdiction: Where it is sold.
        source: Where this comes from.

    >>> str(Product("capsule", ["100 mg/capsule", "300 mg/capsule"]))
    'capsule of 100 mg or 300 mg'
    """

    form: str = attrs.field()
    strengths: tuple[Strength, ...] = attrs.field(converter=_strengths)
    brand: str = attrs.field(default="", kw_only=True)
    scored: bool | None = attrs.field(default=None, kw_only=True)
    parts: int | None = attrs.field(default=None, kw_only=True)
    packs: tuple[Dose, ...] = attrs.field(default=(), converter=_packs, kw_only=True)
    jurisdiction: str = attrs.field(default="", kw_only=True)
    source: Source | None = attrs.field(default=None, kw_only=True)

    @form.validator
    def _named(self, _: object, value: Any) -> None:
        if not isinstance(value, str) or not value.strip():
            raise RegimenError("form", f"got {value!r:.40}", value=value, instead="write it in words, as 'capsule'")

    @strengths.validator
    def _some(self, _: object, values: tuple[Strength, ...]) -> None:
        if not values:
            raise RegimenError("strengths", "none is given", instead="give one or more, as '300 mg/capsule'")
        if len(set(values)) < len(values):
            raise RegimenError(
                "strengths", "one is given twice", value=[str(v) for v in values], instead="give each once"
            )

    @scored.validator
    def _told(self, _: object, value: Any) -> None:
        if value is not None and not isinstance(value, bool):
            raise RegimenError(
                "scored", f"got {value!r:.40}", value=value, instead="write True or False, or leave it out"
            )

    @parts.validator
    def _breaks(self, _: object, value: Any) -> None:
        if value is None:
            return
        if isinstance(value, bool) or value not in PARTS:
            raise RegimenError("parts", f"got {value!r:.40}", value=value, limit=PARTS, instead="write 2 or 4")
        if self.scored is not True:
            raise RegimenError(
                "parts",
                f"{value} parts of a {self.form} that is not scored",
                value=value,
                instead="say that it is scored",
            )

    @packs.validator
    def _holding(self, _: object, values: tuple[Dose, ...]) -> None:
        held = {each.per.dimension for each in self.strengths}
        for each in values:
            if each.per or {each.dimension} != held or (each.unit in FORMS and each.number.denominator > 1):
                raise RegimenError(
                    "packs",
                    f"got {each} of {self.form}",
                    value=str(each),
                    instead="write a number of what holds the drug, as '100 capsule', or a volume",
                )
        if len(set(values)) < len(values):
            raise RegimenError("packs", "one is given twice", value=[str(v) for v in values], instead="give each once")

    @property
    def breaks_into(self) -> int:
        """Into how many equal parts one may be broken: 1, which is not at all, unless the source says it is scored."""
        return (self.parts or 2) if self.scored else 1

    def __str__(self) -> str:
        unit = all(each.per.number == 1 and each.per.unit in self.form.split() for each in self.strengths)
        names = [str(each.dose) if unit else str(each) for each in self.strengths]
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
        return f"{self.brand + ' ' if self.brand else ''}{self.form} of {listed}"
