"""Regimen: the ordered steps, cycles and titrations of one drug by one route."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from posology.bound import Bound
from posology.cycle import Cycle, components, doses, duration
from posology.dose import Dose
from posology.errors import RegimenError, UnresolvedError
from posology.ingredient import Ingredient, as_ingredients, entry_of, plain_name, refuse_unfit, same_name
from posology.patient import Patient
from posology.patients import Patients
from posology.rate_steps import RateSteps, refuse_unfit_rate
from posology.resolving import steps_for, with_amounts, with_doses
from posology.route import LASTING as LASTING
from posology.route import ROUTES as ROUTES
from posology.source import Source
from posology.step import Step, same_kind
from posology.stopping import Stopping
from posology.taper import Taper
from posology.titration import Titration


def _items(value: Any) -> tuple[Step | Cycle | Titration, ...]:
    listed = (value,) if isinstance(value, (Step, Cycle, Titration, Taper)) else value
    if not isinstance(listed, Iterable) or isinstance(listed, str):
        raise RegimenError("steps", f"got {value!r:.60}", value=value, instead="give steps, cycles or a titration")
    return tuple(item for each in listed for item in (each.steps() if isinstance(each, Taper) else (each,)))


def _bounds(value: Any) -> tuple[Bound, ...]:
    listed = (value,) if isinstance(value, (str, Bound)) else tuple(value)
    for each in listed:
        if not isinstance(each, Bound):
            raise RegimenError(
                "bounds", f"got {each!r:.60}", value=each, instead="make it by Bound.per_day and its like"
            )
    return listed


def _lines(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        raise RegimenError("notes", f"got one text, {value!r:.40}", value=value, instead="give a list of texts")
    return tuple(value)


Boxes = Patients | tuple[Patients, ...] | None
"""One box of patients, several of which a patient is in one, or none."""


def _boxes(value: Any) -> Any:
    """A box that is open to everybody declares nothing; a list of one is that one."""
    if isinstance(value, (list, tuple)):
        value = value[0] if len(value) == 1 else tuple(value)
    return None if isinstance(value, Patients) and not value else value


def _each_a_box(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    listed = value if isinstance(value, tuple) else (value,)
    strange = [each for each in listed if not isinstance(each, Patients) or not each]
    if value is not None and (strange or not listed):
        got = f"got {strange[0]!s:.60}" if strange else "got none"
        instead = "give Patients with a range each, or leave it out"
        raise RegimenError(attribute.name, got, value=value, instead=instead)


def boxes_of(value: Any) -> tuple[Patients, ...]:
    """
    Give boxes as a tuple: of one the one, of None none.

    >>> boxes_of(Patients(age=(18, None))) == (Patients(age=(18, None)),), boxes_of(None)
    (True, ())
    """
    return () if value is None else (value,) if isinstance(value, Patients) else tuple(value)


@attrs.frozen
class Regimen:
    """
    What is given, by which route, in which order.

    Args:
        drug: The drug, by its generic name in full.
        route: One of `ROUTES`, in full.
        steps: Steps, cycles and at most one titration, in order; only the last may have no end; a taper stands for its
            steps. [1 or more]
        name: What it is called in a protocol.
        title: A line for people.
        bounds: The limits it is to be checked against.
        source: Where it comes from.
        indication: What it is for, as its source says.
        jurisdiction: Whose rules it follows.
        evidence: What its source says of its standing, in our words.
        notes: What a reader has to know besides.
        patients: The patients it is for, as ranges of their measures, or several of these, as ``[Patients(age=(0, 0),
            weight=("2 kg", "12 kg")), ...]``: a patient is in one of them. None where that is not declared.
        ingredients: All that its doses hold, one entry for each substance; none where that is not declared.
        stopping: How it is stopped, as a source says it; it is printed with it.
        rate: How fast each dose is infused, per kg of body weight; None where that is not said.
        then: What follows after its last day, where treatment is not over with it; printed in place of "Then stop".
        taking: How a dose is taken, as its source says, for the person who takes it; printed on the patient copy.

    Raises:
        RegimenError: if a step follows one without an end, amounts of two dimensions are mixed, a dose lasts by a
            route by which none can, or an ingredient is given twice or for another kind of amount than the doses.

    >>> str(Regimen("examplol", "oral", [Step("5 mg", days=7), Step("10 mg")]))
    'examplol, oral: 5 mg morning for 7 days, then 10 mg morning from then on'
    """

    drug: str = attrs.field(validator=plain_name)
    route: str = attrs.field()
    steps: tuple[Step | Cycle | Titration, ...] = attrs.field(converter=_items)
    name: str = attrs.field(default="", kw_only=True)
    title: str = attrs.field(default="", kw_only=True)
    bounds: tuple[Bound, ...] = attrs.field(default=(), converter=_bounds, kw_only=True)
    source: Source | None = attrs.field(default=None, kw_only=True)
    indication: str = attrs.field(default="", kw_only=True)
    jurisdiction: str = attrs.field(default="", kw_only=True)
    evidence: str = attrs.field(default="", kw_only=True)
    notes: tuple[str, ...] = attrs.field(default=(), converter=_lines, kw_only=True)
    patients: Boxes = attrs.field(default=None, kw_only=True, converter=_boxes, validator=_each_a_box)
    ingredients: tuple[Ingredient, ...] = attrs.field(default=(), converter=as_ingredients, kw_only=True)
    stopping: Stopping | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(attrs.validators.instance_of(Stopping))
    )
    rate: RateSteps | None = attrs.field(
        default=None, kw_only=True, validator=attrs.validators.optional(attrs.validators.instance_of(RateSteps))
    )
    then: str = attrs.field(default="", kw_only=True)
    taking: str = attrs.field(default="", kw_only=True)

    @route.validator
    def _known_route(self, _: object, value: Any) -> None:
        if value not in ROUTES:
            raise RegimenError("route", f"got {value!r:.40}", value=value, instead=f"write one of {', '.join(ROUTES)}")

    @steps.validator
    def _possible(self, _: object, items: tuple[Any, ...]) -> None:
        if not items:
            raise RegimenError("steps", "none is given", instead="give what is to be taken")
        for item in items:
            if not isinstance(item, (Step, Cycle, Titration)):
                raise RegimenError(
                    "steps", f"got {item!r:.60}", value=item, instead="give steps, cycles or a titration"
                )
        for item in items[:-1]:
            if isinstance(item, Titration) or duration(item) is None:
                raise RegimenError(
                    "steps",
                    f"'{item}' has no end, yet a step follows it",
                    value=str(item),
                    instead="give it a length in days, or put it last",
                )

    def __attrs_post_init__(self) -> None:
        if self.then and self.days is None:
            raise RegimenError("then", "it has no last day", value=self.then, instead="leave it out, or give it an end")
        found = self.doses
        if not found:
            raise RegimenError("steps", "no step has a dose", instead="give what is to be taken")
        same_kind(found)
        refuse_unfit(self.ingredients, found[0])
        parts = [part for item in self.steps if not isinstance(item, Titration) for part in components(item)]
        lasting = next((part for part in parts if part.over is not None), None)
        if lasting is not None and self.route not in LASTING:
            raise RegimenError(
                "over",
                f"'{lasting}' is given over some time, which the route {self.route} does not allow",
                value=str(lasting.detail),
                limit=LASTING,
                instead=f"leave over out, or name one of the routes {', '.join(LASTING)}",
            )

        if self.rate is not None:
            refuse_unfit_rate(self.rate, self.route, found[0], "" if lasting is None else str(lasting))

    @property
    def doses(self) -> list[Dose]:
        """Every dose named, in order; of a titration its smallest start and its ceiling."""
        found: list[Dose] = []
        for item in self.steps:
            found += [item.starts.least, item.ceiling] if isinstance(item, Titration) else doses(item)
        return found

    @property
    def boxes(self) -> tuple[Patients, ...]:
        """The patients it is for, box by box; none where that is not declared."""
        return boxes_of(self.patients)

    @property
    def titration(self) -> Titration | None:
        """Its titration, if it has one; always the last item."""
        last = self.steps[-1]
        return last if isinstance(last, Titration) else None

    @property
    def days(self) -> int | None:
        """How many days it lasts; None if it has no end."""
        total = 0
        for item in self.steps:
            length = None if isinstance(item, Titration) else duration(item)
            if length is None:
                return None
            total += length
        return total

    def choose(
        self, *, start: Any = None, increment: Any = None, interval: int | None = None, target: Any = None
    ) -> Regimen:
        """
        Give the regimen with its titration made into concrete steps; see `Titration.ladder`.

        >>> rules = Titration(start=("10 mg", "25 mg"), increment="25 mg", interval=(3, 7), ceiling="75 mg")
        >>> str(Regimen("examplol", "oral", rules).choose(start="25 mg", interval=7).steps[1])
        '50 mg at bedtime for 7 days'
        """
        if self.titration is None:
            choices = {"start": start, "increment": increment, "interval": interval, "target": target}
            given = {name: value for name, value in choices.items() if value is not None}
            if given:
                raise RegimenError(
                    next(iter(given)),
                    "this regimen has no titration to choose it for",
                    value=given,
                    instead="leave it out",
                )
            return self
        ladder = self.titration.ladder(start=start, increment=increment, interval=interval, target=target)
        return attrs.evolve(self, steps=(*self.steps[:-1], *ladder))

    def for_patient(self, patient: Patient, on: Any = None) -> Regimen:
        """
        Give the regimen with plain doses for one patient; the age is that on the day of each dose.

        Args:
            patient: The patient.
            on: The date of day 1; needed where a dose depends on the age or on the day of a measurement.

        Raises:
            UnresolvedError: for what is not known of the patient.
            RegimenError: for a dose that comes to 0, or a regimen without a dose for this patient.

        >>> str(Regimen("examplol", "intravenous", Step("15 mg/kg", days=2)).for_patient(Patient(weight="58 kg")))
        'examplol, intravenous: 870 mg morning for 2 days'
        """
        return attrs.evolve(self, steps=steps_for(self.steps, patient, on))

    def of_ingredient(self, name: str) -> Regimen:
        """
        Give the regimen of one ingredient: every dose as the amount of it that is held, exactly.

        Only the bounds that count this ingredient stay with it.

        Args:
            name: One of the names of its ingredients.

        Raises:
            RegimenError: if there is no such entry.

        >>> held = Ingredient("examplol", "500 mg", per="1 tablet", source=Source("Example label"))
        >>> str(Regimen("examplol plus", "oral", Step("2 tablet", days=3), ingredients=held).of_ingredient("examplol"))
        'examplol, oral: 1000 mg morning for 3 days'
        """
        entry = entry_of(self.ingredients, name)
        if entry is None:
            listed = tuple(each.name for each in self.ingredients)
            instead = f"name one of {', '.join(listed)}" if listed else "give them, as Regimen(..., ingredients=[...])"
            problem = f"{self.drug} has none named {name!r:.60}"
            raise RegimenError("ingredient", problem, value=name, limit=listed, instead=instead)
        steps = with_doses(self.steps, lambda dose: with_amounts(dose, entry.holds))
        kept = tuple(each for each in self.bounds if same_name(each.scope.ingredient, entry.name))
        return attrs.evolve(self, drug=entry.name, steps=steps, bounds=kept, ingredients=())

    def concrete(self) -> tuple[Step | Cycle, ...]:
        """
        Give the steps and cycles, a titration without open choices made into its ladder.

        Raises:
            UnresolvedError: if the titration leaves something open; the message names all of it.
        """
        if self.titration is not None and self.titration.open:
            listed = ", ".join(self.titration.open)
            raise UnresolvedError(
                "titration",
                f"it leaves open: {listed}",
                value=self.titration.open,
                source=self.titration.source,
                instead="choose, as regimen.choose(increment='10 mg', interval=7)",
            )
        return self.choose().steps  # type: ignore[return-value]

    def __str__(self) -> str:
        return f"{self.drug}, {self.route}: {', then '.join(str(item) for item in self.steps)}"
