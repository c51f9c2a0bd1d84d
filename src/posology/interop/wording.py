"""Wording: what the entries of a calendar say, in one language."""

from __future__ import annotations

import functools
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from posology.detail import Detail
from posology.dispensing.fill import Fill
from posology.dispensing.liquids import Measured
from posology.dispensing.stock import Packs
from posology.dispensing.supply import Supply
from posology.dispensing.taking import Made
from posology.dose import Amount, Dose
from posology.errors import ScheduleError
from posology.makeup import Makeup
from posology.schedule import Schedule
from posology.sheet.words import clean
from posology.strength import Strength
from posology.unit_table import FORMS

if TYPE_CHECKING:
    from posology.language import Language

LONGEST_NAME = 120
"""The longest name of a drug or a visit that is written. [characters]"""


@attrs.frozen(eq=False)
class Wording:
    """
    What the entries of a calendar say.

    Args:
        language: The language.
        drug: The drug.
        route: The route.
        supply: What the doses are made up of; None where that is not known.
        discreet: Whether they keep to themselves what they are for.
    """

    language: Language
    drug: str
    route: str
    supply: Supply | None
    discreet: bool

    @classmethod
    def of(cls, schedule: Schedule, supply: Supply | None, language: Language, discreet: bool) -> Wording:
        """
        Make the wording of a schedule.

        Raises:
            ScheduleError: if the supply was not made for this schedule.
            SheetError: if the name of the drug cannot be written as it stands.
        """
        drug = clean(schedule.regimen.drug, "drug", LONGEST_NAME)
        if supply is not None:
            doses, made = {each.dose for each in schedule}, dict(supply.made)
            is_other = any(isinstance(each, Makeup) and each.dose != dose for dose, each in made.items())
            of = (schedule.regimen.drug, schedule.horizon, doses)
            if is_other or (supply.drug, supply.horizon, set(made)) != of:
                raise ScheduleError(
                    "supply",
                    f"made for {supply.drug}, {supply.horizon}, and not for these doses of {drug}",
                    value=supply.drug,
                    limit=drug,
                    instead="make it from the same schedule",
                )
        return cls(language, drug, schedule.regimen.route, supply, discreet)

    @functools.cached_property
    def name(self) -> str:
        """The drug as it begins a line; a name that has capitals of its own keeps them as they are."""
        name = self.language.drug(self.drug)
        return name[:1].upper() + name[1:] if name.islower() else name

    @functools.cached_property
    def _made(self) -> dict[Dose, Made]:
        return {} if self.supply is None else dict(self.supply.made)

    @functools.cached_property
    def _is_of_one_strength(self) -> bool:
        products = () if self.supply is None else self.supply.products
        return len({strength for product in products for strength in product.strengths}) == 1

    def dose(self, dose: Dose, slot: str | None, detail: Detail) -> tuple[str, str]:
        """Give the summary and the description of a dose."""
        if self.discreet:
            return self.language.say("calendar-medicine"), self.language.notice
        say, amount, made = self.language.say, self.language.amount(dose), self._made.get(dose)
        if dose.unit in FORMS:
            return say("calendar-counted", drug=self.name, count=amount), self._more(dose, slot, detail)
        if isinstance(made, Makeup):
            plain = self._is_of_one_strength
            count = self._both([self._count(n, each, plain=plain) for each, n in made.units])
        elif isinstance(made, Measured):
            count = self.language.amount(made.volume)
        else:
            return say("calendar-dose", drug=self.name, amount=amount), self._more(dose, slot, detail)
        summary = say("calendar-dose-count", drug=self.name, amount=amount, count=count)
        return summary, self._more(dose, slot, detail)

    def _count(self, count: Fraction, strength: Strength, *, plain: bool = False) -> str:
        said = self.language.count(count, strength.per.unit)
        return said if plain else self.language.say("calendar-of", much=said, strength=self.language.strength(strength))

    def _both(self, parts: list[str]) -> str:
        return functools.reduce(lambda a, b: self.language.say("calendar-and", first=a, second=b), parts)

    def _more(self, dose: Dose, slot: str | None, detail: Detail) -> str:
        """The slot, what the dose is made up of, how it is given."""
        say, made = self.language.say, self._made.get(dose)
        lines = [] if slot is None else [self.language.slot(slot)]
        if isinstance(made, Makeup):
            lines.append(self._both([self._count(n, each) for each, n in made.units]))
        if isinstance(made, Measured):
            lines.append(self._of(made.volume, made.strength))
            if made.given != dose:
                lines.append(say("calendar-holds", amount=self.language.amount(made.given)))
        lines.append(self.language.route(self.route))
        if detail.over is not None:
            lines.append(say("calendar-over", span=self.language.span(detail.over)))
        if detail.volume is not None:
            lines.append(say("calendar-in", volume=self.language.amount(detail.volume)))
        return "\n".join([*lines, self.language.notice]).rstrip()

    def _of(self, much: Amount, strength: Strength) -> str:
        said = self.language.amount(much)
        return self.language.say("calendar-of", much=said, strength=self.language.strength(strength))

    def refill(self, fill: Fill) -> tuple[str, str]:
        """Give the summary and the description of a refill."""
        if self.discreet:
            return self.language.say("calendar-medicine"), self.language.notice
        in_packs = {pack.strength for pack in fill.packs}
        parts = [self._packs(pack) for pack in fill.packs]
        parts += [
            self._handed(Amount(n, each.per.unit), each) for each, n in fill.dispensed.counts if each not in in_packs
        ]
        return self.language.say(
            "calendar-refill", drug=self.language.drug(self.drug), what=self._both(parts)
        ), self.language.notice

    def _handed(self, much: Amount, strength: Strength) -> str:
        return self._count(much.number, strength) if much.unit in FORMS else self._of(much, strength)

    def _packs(self, packs: Packs) -> str:
        held = self._handed(Amount(packs.size).to(packs.strength.per.unit), packs.strength)
        return self.language.say("calendar-packs", count=packs.count, held=held)

    def visit(self, what: str) -> tuple[str, str]:
        """Give the summary and the description of a test or a visit."""
        said = clean(what, "visits", LONGEST_NAME)
        return self.language.say("calendar-appointment") if self.discreet else said, self.language.notice

    @functools.cached_property
    def goes_on(self) -> tuple[str, str]:
        """The summary and the description of the last day, where the plan goes on."""
        return self.language.say("calendar-goes-on"), self.language.notice

    @functools.cached_property
    def cancelled(self) -> str:
        """What an entry says that is no longer so."""
        return self.language.say("calendar-cancelled")
