"""Protocol: the regimens of one drug with their products, bounds and sources."""

from __future__ import annotations

from typing import Any

import attrs

from posology.bound import Bound
from posology.errors import RegimenError
from posology.product import Product
from posology.regimen import Regimen
from posology.source import Source


@attrs.frozen
class Protocol:
    """
    All that a file in schedules/ says of one drug.

    Args:
        drug: The drug, by its generic name in full.
        regimens: Its regimens, each with a name of its own; the first is the one meant where none is named. [1 or more]
        products: What can be dispensed.
        sources: Every source with the key it has in the file.
        about: What the file covers and what it does not, in our words.

    Raises:
        RegimenError: if a regimen is of another drug, or two have one name.
    """

    drug: str
    regimens: tuple[Regimen, ...] = attrs.field(converter=tuple)
    products: tuple[Product, ...] = attrs.field(default=(), converter=tuple, kw_only=True)
    sources: tuple[tuple[str, Source], ...] = attrs.field(default=(), converter=tuple, kw_only=True)
    about: str = attrs.field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.regimens:
            raise RegimenError("regimens", "none is given", instead="give one or more")
        seen: set[str] = set()
        for regimen in self.regimens:
            if regimen.drug != self.drug:
                raise RegimenError(
                    "drug",
                    f"a regimen of {regimen.drug} in the protocol of {self.drug}",
                    value=regimen.drug,
                    limit=self.drug,
                    instead="put it into a protocol of its own",
                )
            if not regimen.name or regimen.name in seen:
                raise RegimenError(
                    "regimens",
                    f"the name {regimen.name!r} is missing or given twice",
                    value=regimen.name,
                    instead="name each regimen once",
                )
            seen.add(regimen.name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its regimens, in order."""
        return tuple(regimen.name for regimen in self.regimens)

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """Every bound of its regimens, each once, in order."""
        return tuple(dict.fromkeys(bound for regimen in self.regimens for bound in regimen.bounds))

    def __getitem__(self, name: Any) -> Regimen:
        """
        Give the regimen of that name.

        Raises:
            RegimenError: if there is none; the message lists those there are.
        """
        found = next((regimen for regimen in self.regimens if regimen.name == name), None)
        if found is None:
            raise RegimenError(
                "regimen",
                f"{self.drug} has none named {name!r:.60}",
                value=name,
                limit=self.names,
                instead=f"name one of {', '.join(self.names)}",
            )
        return found
