"""Ingredient: how much of a named substance an amount of a drug holds, or counts as."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar, overload

import attrs

from posology.dose import Amount, Dose
from posology.dose_range import plain_dose
from posology.errors import RegimenError, UnitError
from posology.source import Source

A = TypeVar("A", bound=Amount)


def plain_name(_: object, attribute: attrs.Attribute[str], value: Any) -> None:
    """Refuse a name that nobody could look up."""
    if not isinstance(value, str) or not value.strip() or value != value.strip() or not value.isprintable():
        instead = "write it as plain text, as 'paracetamol'"
        raise RegimenError(attribute.name, f"got {value!r:.60}", value=value, instead=instead)


def _cited(_: object, attribute: attrs.Attribute[Source], value: Any) -> None:
    if not isinstance(value, Source):
        instead = "say where the factor comes from, as Source('…')"
        raise RegimenError("source", f"got {value!r:.40}", value=value, instead=instead)


@attrs.frozen
class Ingredient:
    """
    How much of a substance an amount of the drug holds, or counts as: the only way from one of them to the other.

    A salt and its base, grams and milliequivalents, tablets and milligrams, a combination product and what is in it:
    each is such a factor, and has its source.

    Args:
        name: The substance, by its generic name in full. Capitals do not tell two names apart.
        amount: How much of it. [a dose of any dimension]
        per: In how much of the drug. [a dose of any dimension, also that of *amount*]
        source: Where the factor comes from. [required]

    Raises:
        RegimenError: if the name or the source is missing.
        UnitError: if an amount is no plain dose.

    >>> held = Ingredient("examplol", "500 mg", per="1 tablet", source=Source("Example label"))
    >>> str(held), held.holds("2 tablet")
    ('1 tablet holds 500 mg examplol (Example label)', Dose('1000 mg'))
    """

    held: ClassVar[bool] = True
    """Whether the drug holds it; a dose that only counts as another says nothing of what is held."""

    name: str = attrs.field(validator=plain_name)
    amount: Dose = attrs.field(converter=plain_dose)
    per: Dose = attrs.field(converter=plain_dose, kw_only=True)
    source: Source = attrs.field(validator=_cited, kw_only=True)

    @overload
    def holds(self, dose: A) -> A: ...
    @overload
    def holds(self, dose: Any) -> Any: ...
    def holds(self, dose: Any) -> Any:
        """
        Give how much of the substance so much of the drug holds: exact.

        Args:
            dose: So much of the drug. [an amount of the dimension of *per*; per kg it stays per kg]

        Raises:
            UnitError: for an amount of another dimension.

        >>> base = Ingredient("examplol", "0.736 mg", per="1 mg", source=Source("Example label"))
        >>> str(base.holds("50 mg"))
        '36.8 mg'
        """
        given = dose if isinstance(dose, Amount) else Dose(dose)
        if given.dimension != self.per.dimension:
            raise UnitError(
                "dose",
                f"{given} is a {given.dimension}, and it is said what {self.per} holds",
                value=str(given),
                limit=str(self.per),
                source=self.source,
                instead=f"give it in units of {self.per.dimension}",
            )
        return type(given)(self.amount.number * given.base / self.per.base, self.amount.unit)

    def counts_by(self, route: str) -> bool:
        """Whether the factor is for that route too; what a drug holds does not depend on it."""
        return True

    def __str__(self) -> str:
        return f"{self.per} holds {self.amount} {self.name} ({self.source})"


def _each_route(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _some_routes(_: object, attribute: attrs.Attribute[Any], value: tuple[str, ...]) -> None:
    if not value:
        instead = "name them, as routes=('oral', 'intravenous')"
        raise RegimenError(attribute.name, "none is given", value=value, instead=instead)


@attrs.frozen
class Equivalent(Ingredient):
    """
    How much of another drug an amount of the drug counts as, by some routes alone.

    It says nothing of what the drug holds: a list of equivalents leaves that open.

    Args:
        name: What is counted, such as ``prednisone equivalent``.
        amount: How much of it. [a dose of any dimension]
        per: As how much of it so much of the drug counts. [a dose of any dimension]
        source: Where the factor comes from. [required]
        routes: The routes that the source says it for. [1 or more]

    >>> source = Source("Example label")
    >>> found = Equivalent("otherol equivalent", "5 mg", per="4 mg", routes="oral", source=source)
    >>> str(found), found.counts_by("intramuscular")
    ('4 mg counts as 5 mg otherol equivalent, oral (Example label)', False)
    """

    held: ClassVar[bool] = False

    routes: tuple[str, ...] = attrs.field(kw_only=True, converter=_each_route, validator=_some_routes)

    def counts_by(self, route: str) -> bool:
        """Whether the factor is for that route too."""
        return route in self.routes

    def __str__(self) -> str:
        return f"{self.per} counts as {self.amount} {self.name}, {' or '.join(self.routes)} ({self.source})"


def same_name(one: str, two: str) -> bool:
    """
    Whether two names are of one substance, as far as can be seen.

    >>> same_name("Paracetamol", "paracetamol"), same_name("paracetamol", "acetaminophen")
    (True, False)
    """
    return one.casefold() == two.casefold()


def entry_of(ingredients: Iterable[Ingredient], name: str) -> Ingredient | None:
    """Give the entry of that name, if there is one."""
    return next((each for each in ingredients if same_name(each.name, name)), None)


def as_ingredients(value: Any) -> tuple[Ingredient, ...]:
    """
    Take one ingredient or several, each of a name of its own.

    Raises:
        RegimenError: for anything else, or two of one name.
    """
    listed = (value,) if isinstance(value, (str, Ingredient)) else tuple(value)
    for n, each in enumerate(listed):
        if not isinstance(each, Ingredient):
            instead = "write it as Ingredient('examplol', '500 mg', per='1 tablet', source=Source('…'))"
            raise RegimenError("ingredients", f"got {each!r:.60}", value=each, instead=instead)
        if entry_of(listed[:n], each.name) is not None:
            instead = "say once how much of it is held"
            raise RegimenError("ingredients", f"{each.name} is given twice", value=each.name, instead=instead)
    return listed


def refuse_unfit(ingredients: Iterable[Ingredient], dose: Any) -> None:
    """Refuse ingredients of which it is said what another kind of amount than the doses holds."""
    for each in ingredients:
        if each.per.dimension != dose.dimension:
            raise RegimenError(
                "ingredients",
                f"it is said how much {each.name} {each.per} holds, and {dose} is a {dose.dimension}",
                value=str(each.per),
                limit=str(dose),
                source=each.source,
                instead=f"say it of an amount in units of {dose.dimension}, or give the doses in those of "
                f"{each.per.dimension}",
            )
