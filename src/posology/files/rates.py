"""File rates: the tables of a protocol file that say how fast an infusion begins and how it may be raised."""

from __future__ import annotations

from typing import Annotated, Any

import attrs

from posology.files.values import SOME, Line, Name, Window
from posology.rate_per_kg import RatePerKg
from posology.rate_steps import RateSteps
from posology.source import Source
from posology.strength import Strength


@attrs.frozen(kw_only=True)
class RateStepForm:
    """One rate of an infusion."""

    rate: Annotated[RatePerKg, "How fast, per kg of body weight."]
    over: Annotated[Window | None, "How long it is kept. Left out: not said; of the last, until all is given."] = None

    def build(self) -> tuple[RatePerKg, int | None]:
        """Make the step."""
        return self.rate, self.over


@attrs.frozen(kw_only=True)
class RatesForm:
    """How fast each dose is infused, per kg of body weight."""

    product: Annotated[Line | None, "Which product it is for. Left out: not said."] = None
    concentration: Annotated[Strength, "What the product holds, per volume."]
    steps: Annotated[list[RateStepForm], "The rates, each faster than the one before.", SOME]
    most: Annotated[RatePerKg | None, "The largest rate. Left out: not known."] = None
    source: Annotated[Name | None, "Where the rates come from. Left out: the regimen's source."] = None

    def build(self, source: Source | None) -> RateSteps:
        """Make the rates."""
        steps = [each.build() for each in self.steps]
        more: Any = {"product": self.product or "", "most": self.most, "source": source}
        return RateSteps(steps, concentration=self.concentration, **more)


def rate_table(rate: RateSteps, source: str) -> dict[str, Any]:
    """
    Write rates as a table of a file.

    Args:
        rate: The rates.
        source: The name of their source in the file.

    >>> limits = RateSteps([("0.5 mL/kg/h", None)], most="5.4 mL/kg/h", concentration="100 mg/mL")
    >>> rate_table(limits, "label")["steps"]
    [{'rate': '0.5 mL/kg/h'}]
    """
    made: dict[str, Any] = {"product": rate.product} if rate.product else {}
    steps = [
        {"rate": str(each.rate)} | ({} if each.over is None else {"over": f"{each.over} minutes"})
        for each in rate.steps
    ]
    made |= {"concentration": str(rate.concentration), "steps": steps}
    return made | ({} if rate.most is None else {"most": str(rate.most)}) | {"source": source}
