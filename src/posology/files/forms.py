"""File forms: the tables of a protocol file, and the part of the model that each of them means."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Annotated, Any

import attrs

from posology.bound import Bound
from posology.dose import Dose
from posology.errors import RegimenError
from posology.files.bounds import BoundForm
from posology.files.rates import RatesForm
from posology.files.scopes import DeclaredForm
from posology.files.steps import SOME, ItemForm, TitrationForm
from posology.files.values import Day, Drug, Flag, Line, Name, Round, Route, Text, WholeNumber, given
from posology.files.words import nearest, shown
from posology.ingredient import Ingredient, as_ingredients
from posology.product import Product
from posology.protocol import Protocol
from posology.regimen import Regimen
from posology.source import Source
from posology.stopping import Stopping
from posology.strength import Strength


@attrs.frozen(kw_only=True)
class SourceForm:
    """A document that states numbers or rules."""

    title: Annotated[Line, "The document, as a reader would look it up."]
    section: Annotated[Line | None, "The place in it."] = None
    publisher: Annotated[Line | None, "Who published it."] = None
    url: Annotated[Line | None, "Its address."] = None
    read: Annotated[Day | None, "The day it was read: a date, without quotes."] = None
    says: Annotated[Text | None, "What it says, in your own words."] = None

    def build(self) -> Source:
        """Make the source."""
        return Source(**given(self))


@attrs.frozen(kw_only=True)
class ProductForm:
    """What can be dispensed: one form in one or more strengths."""

    form: Annotated[Line, "What it is, in words, as capsule or oral solution."]
    strengths: Annotated[list[Strength], "What one of them, or a volume, holds.", SOME]
    brand: Annotated[Line | None, "A brand name, if the source is of one brand."] = None
    scored: Annotated[Flag | None, "Whether it has a line to break it on. Left out: not known."] = None
    parts: Annotated[WholeNumber | None, "Into how many equal parts its lines break it: 2 or 4. Left out: 2."] = None
    packs: Annotated[list[Dose] | None, "What one pack holds of any of its strengths, as 100 capsule.", SOME] = None
    jurisdiction: Annotated[Line | None, "Where it is sold."] = None
    source: Annotated[Name, "Where this comes from: a name under sources."]

    def build(self, source: Source) -> Product:
        """Make the product."""
        return Product(**given(self, "source"), source=source)


@attrs.frozen(kw_only=True)
class IngredientForm:
    """How much of a substance an amount of the drug holds, or counts as."""

    name: Annotated[Drug, "The substance, by its generic name in full."]
    amount: Annotated[Dose, "How much of it."]
    per: Annotated[Dose, "In how much of the drug."]
    source: Annotated[Name, "Where the factor comes from: a name under sources."]

    def build(self, source: Source) -> Ingredient:
        """Make the ingredient."""
        return Ingredient(self.name, self.amount, per=self.per, source=source)


@attrs.frozen(kw_only=True)
class StoppingForm:
    """How the drug is stopped."""

    over_at_least: Annotated[Round | None, "The shortest time on less, in days or weeks. Left out: not given."] = None
    source: Annotated[Name, "Where that comes from: a name under sources."]
    says: Annotated[Text | None, "What the source says besides, in your own words."] = None

    def build(self, source: Source) -> Stopping:
        """Make the rule."""
        return Stopping(**given(self, "source"), source=source)


@attrs.frozen(kw_only=True)
class RegimenForm:
    """What is given, by which route, in which order."""

    title: Annotated[Line | None, "A line for people."] = None
    route: Annotated[Route, "The route, in full."]
    source: Annotated[Name, "Where its doses and times come from: a name under sources."]
    indication: Annotated[Line | None, "What it is for, as its source says."] = None
    jurisdiction: Annotated[Line | None, "Whose rules it follows."] = None
    evidence: Annotated[Text | None, "What is known of how well it works, in your own words."] = None
    then: Annotated[Text | None, "What follows after its last day, where treatment is not over with it."] = None
    taking: Annotated[Text | None, "How a dose is taken, as its source says, for the person who takes it."] = None
    notes: Annotated[list[Text] | None, "What a reader has to know besides."] = None
    patients: Annotated[DeclaredForm | None, "The patients it is for; it is proved for all of them."] = None
    bounds: Annotated[list[Name] | None, "What it is checked against: names under bounds."] = None
    steps: Annotated[list[ItemForm] | None, "What is given, in order; only the last may have no end."] = None
    titration: Annotated[TitrationForm | None, "The rules that follow the steps."] = None
    stopping: Annotated[StoppingForm | None, "How the drug is stopped."] = None
    rate: Annotated[RatesForm | None, "How fast each dose is infused."] = None

    def build(self, drug: str, name: str, source: Source, rules: Source | None, bounds: list[Bound]) -> Regimen:
        """Make the regimen; its name is its key in the file, *rules* the source of its titration."""
        items: Any = [item for each in self.steps or () for item in each.items()]
        if self.titration is not None:
            items.append(self.titration.build(rules))
        built = ("bounds", "steps", "titration", "stopping", "rate", "patients")
        more = given(self, "route", "source", *built) | {"bounds": bounds}
        if self.rate is not None:
            more["rate"] = self.rate.build(source)
        if self.patients is not None:
            more["patients"] = self.patients.build()
        return Regimen(drug, self.route, items, name=name, source=source, **more)


@attrs.frozen(kw_only=True)
class ProtocolForm:
    """All that a file says of one drug."""

    drug: Annotated[Drug, "The drug, by its generic name in full."]
    about: Annotated[Text | None, "What the file covers and what it does not."] = None
    sources: Annotated[dict[Name, SourceForm], "Where the numbers come from: each document under a name."]
    products: Annotated[list[ProductForm] | None, "What can be dispensed."] = None
    ingredients: Annotated[list[IngredientForm] | None, "All that the doses of every regimen hold.", SOME] = None
    bounds: Annotated[dict[Name, BoundForm] | None, "The limits: each under a name."] = None
    regimens: Annotated[dict[Name, RegimenForm], "Each under a name; the first is meant where none is named."]

    def build(self) -> Protocol:
        """
        Make the protocol.

        Raises:
            PosologyError: for what cannot be seen in one table alone, such as a protocol without a regimen.
        """
        sources = {str(name): form.build() for name, form in self.sources.items()}
        limits = self.bounds or {}
        bounds = {str(name): form.build(name, sources[form.source]) for name, form in limits.items()}
        products: Any = [form.build(sources[form.source]) for form in self.products or ()]
        if self.ingredients == []:
            raise RegimenError("ingredients", "none is named", instead="name all that its doses hold, or leave it out")
        held = as_ingredients(form.build(sources[form.source]) for form in self.ingredients or ())
        regimens: Any = []
        for name, form in self.regimens.items():
            source = sources[form.source]
            own = form.titration and form.titration.source
            rules = sources[own] if own else source
            checked = [bounds[each] for each in form.bounds or ()]
            stops = None if form.stopping is None else form.stopping.build(sources[form.stopping.source])
            made = form.build(self.drug, name, source, rules, checked)
            rate = None if form.rate is None else form.rate.build(sources[form.rate.source or form.source])
            regimens.append(attrs.evolve(made, ingredients=held, stopping=stops, rate=rate))
        known: Any = tuple(sources.items())
        return Protocol(self.drug, regimens, products=products, sources=known, about=self.about or "")


def misnamed(data: Any) -> list[tuple[tuple[str | int, ...], str]]:
    """
    Find the names in a file that stand for nothing, that are given twice, or that nothing uses.

    Args:
        data: The file as TOML gives it, whether or not it is sound otherwise.

    Returns:
        Each fault as its path and a message.

    >>> misnamed({"sources": {"label": {}}, "products": [{"source": "lable"}]})
    [(('products', 0, 'source'), "no source is named 'lable'; 'label' may be meant")]
    """
    known: dict[str, dict[str, Any]] = {each: _tables(data.get(each)) for each in ("sources", "bounds")}
    used: dict[str, set[str]] = {each: set() for each in known}
    faults: list[tuple[tuple[str | int, ...], str]] = []
    for under, path, name in _uses(data):
        near = name if name in known[under] else nearest(name, known[under])
        if near != name:
            there = f"'{near}' may be meant" if near else f"there are {_some(known[under])}"
            faults.append((path, f"no {under[:-1]} is named {shown(name)}; {there}"))
        if near:
            used[under].add(near)
    for under, names in known.items():
        unused = "nothing names it; name it where it belongs, or leave it out"
        faults += [((under, name), unused) for name in names if name not in used[under]]
    for name, table in _tables(data.get("regimens")).items():
        listed = table.get("bounds")
        bounds = [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
        if len(set(bounds)) < len(bounds):
            faults.append((("regimens", name, "bounds"), "one is named twice; name each once"))
    return faults


def _some(names: dict[str, Any]) -> str:
    more = f" and {len(names) - 10:,} more" if len(names) > 10 else ""
    return (", ".join(shown(name)[1:-1] for name in itertools.islice(names, 10)) or "none") + more


def _tables(value: Any) -> dict[Any, dict[str, Any]]:
    """The tables of a table or a list, by key or number."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    return {key: each for key, each in pairs if isinstance(each, dict)}


def _uses(data: Any) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """Every use of a name: under what it should stand, where it is used, and the name."""
    for part in ("products", "ingredients", "bounds", "regimens"):
        for key, table in _tables(data.get(part)).items():
            inside = ("titration", "stopping", "rate") if part == "regimens" else ()
            for path in ((part, key), *((part, key, each) for each in inside)):
                told = _told("source", table if len(path) == 2 else table.get(path[2]))
                if isinstance(told, str):
                    yield "sources", (*path, "source"), told
            bounds = _told("bounds", table) if part == "regimens" else None
            for n, name in enumerate(bounds if isinstance(bounds, list) else ()):
                if isinstance(name, str):
                    yield "bounds", (part, key, "bounds", n), name


def _told(key: str, table: Any) -> Any:
    """What a table says under a key, or under the misspelled key that was meant for it."""
    if not isinstance(table, dict):
        return None
    return table.get(key if key in table else nearest(key, table))
