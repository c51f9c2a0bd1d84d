"""File tables: a protocol as the plain tables of a file."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs

from posology.as_needed import AsNeeded
from posology.bound import Bound
from posology.cycle import Cycle, duration
from posology.daytime import WEEKDAYS
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.errors import FileError
from posology.files.bounds import limit_rows
from posology.files.doses import dose_value
from posology.files.rates import rate_table
from posology.files.scopes import declared_table, scope_table
from posology.frequency import ClockFrequency, IntervalFrequency
from posology.ingredient import Ingredient
from posology.limit_table import LIMITS, LimitTable
from posology.product import Product
from posology.protocol import Protocol
from posology.regimen import Regimen
from posology.source import Source
from posology.span import span_text
from posology.step import Component, Step
from posology.stopping import Stopping
from posology.titration import Titration


def tables(protocol: Protocol) -> dict[str, Any]:
    """
    Write a protocol as the tables, lists and values of its file.

    Args:
        protocol: What to write. [every source under a key of its own; every bound under a name of its own]

    Raises:
        FileError: if a number has no source among those of the protocol, or one name stands for two things.

    >>> from posology.regimen import Regimen
    >>> label = Source("Example label")
    >>> steps = [Step("5 mg", days=7)]
    >>> regimen = Regimen("examplol", "oral", steps, name="label", source=label)
    >>> tables(Protocol("examplol", [regimen], sources=[("label", label)]))["regimens"]["label"]["steps"]
    [{'days': 7, 'dose': '5 mg', 'at': 'morning'}]
    """
    writer = _Writer(protocol)
    made = writer.protocol(protocol)
    if writer.faults:
        raise FileError(f"{protocol.drug}.toml", writer.faults)
    return made


class _Writer:
    def __init__(self, protocol: Protocol) -> None:
        self.faults: list[tuple[str, str]] = []
        self.keys: dict[Source, str] = {}
        self.bounds: dict[str, Bound] = {}
        for key, source in protocol.sources:
            if key in self.keys.values():
                self.faults.append((f"sources.{key}", "two sources have this key; give each its own"))
            self.keys.setdefault(source, key)

    def protocol(self, protocol: Protocol) -> dict[str, Any]:
        regimens = {each.name: self.regimen(each, f"regimens.{each.name}") for each in protocol.regimens}
        products = [self.product(each, f"products[{n}]") for n, each in enumerate(protocol.products)]
        ingredients = [self.ingredient(each, f"ingredients[{n}]") for n, each in enumerate(self.held(protocol))]
        bounds = {name: self.bound(each, f"bounds.{name}") for name, each in self.bounds.items()}
        return _table(
            drug=protocol.drug,
            about=protocol.about,
            sources={key: _table(**attrs.asdict(source)) for key, source in protocol.sources},
            products=products,
            ingredients=ingredients,
            bounds=bounds,
            regimens=regimens,
        )

    def source(self, source: Source | None, path: str) -> str:
        if source is None:
            self.faults.append((path, "has no source; say where its numbers come from"))
        elif source not in self.keys:
            problem = f"its source '{source}' is not among those of the protocol"
            self.faults.append((path, f"{problem}; name it there, as sources=[('label', Source('…'))]"))
        return self.keys.get(source, "") if source else ""

    def product(self, product: Product, path: str) -> dict[str, Any]:
        return _table(
            form=product.form,
            strengths=[str(each) for each in product.strengths],
            brand=product.brand,
            scored=product.scored,
            parts=product.parts,
            packs=[str(each) for each in product.packs],
            jurisdiction=product.jurisdiction,
            source=self.source(product.source, path),
        )

    def held(self, protocol: Protocol) -> tuple[Ingredient, ...]:
        """What the doses of every regimen hold; a file says it once for all of them."""
        first = protocol.regimens[0].ingredients
        other = next((each for each in protocol.regimens if each.ingredients != first), None)
        if other is not None:
            problem = "has other ingredients than the first regimen; write a protocol for each"
            self.faults.append((f"regimens.{other.name}.ingredients", problem))
        return first

    def ingredient(self, ingredient: Ingredient, path: str) -> dict[str, Any]:
        if not ingredient.held:
            problem = f"{ingredient.name} is no ingredient but what the drug counts as, which a file has no words for"
            self.faults.append((path, f"{problem}; leave it out, and say it of what is read"))
        return _table(
            name=ingredient.name,
            amount=str(ingredient.amount),
            per=str(ingredient.per),
            source=self.source(ingredient.source, path),
        )

    def bound(self, bound: Bound, path: str) -> dict[str, Any]:
        source, scope = self.source(bound.source, path), scope_table(bound.scope)
        limits: dict[str, Any]
        if isinstance(bound, LimitTable):
            said = [_limits(each) for each in bound.rows]
            shared = {name: value for name, value in said[0].items() if name not in LIMITS}
            own = [_table(**{name: each.get(name) for name in LIMITS}) for each in said]
            rows = [{**where, **each} for where, each in zip(limit_rows(bound), own, strict=True)]
            limits = {"over": bound.over, **shared, "rows": rows}
            del scope[bound.over]
        else:
            limits = _limits(bound)
        more = {"patients": bound.patients, "scope": scope, "severity": bound.severity, "source": source}
        return _table(kind=bound.kind, **limits, **more)

    def regimen(self, regimen: Regimen, path: str) -> dict[str, Any]:
        for bound in regimen.bounds:
            if self.bounds.setdefault(bound.name, bound) != bound:
                problem = "stands for two bounds; give each a name of its own"
                self.faults.append((f"bounds.{bound.name}", problem))
        rules = regimen.titration
        return _table(
            title=regimen.title,
            route=regimen.route,
            source=self.source(regimen.source, path),
            indication=regimen.indication,
            jurisdiction=regimen.jurisdiction,
            evidence=regimen.evidence,
            then=regimen.then,
            taking=regimen.taking,
            notes=list(regimen.notes),
            patients=declared_table(regimen.boxes),
            bounds=[bound.name for bound in regimen.bounds],
            steps=[_item(each) for each in regimen.steps if not isinstance(each, Titration)],
            titration=None if rules is None else self.titration(rules, f"{path}.titration"),
            stopping=regimen.stopping and self.stopping(regimen.stopping, f"{path}.stopping"),
            rate=regimen.rate and rate_table(regimen.rate, self.source(regimen.rate.source, f"{path}.rate")),
        )

    def stopping(self, rule: Stopping, path: str) -> dict[str, Any]:
        days = None if rule.over_at_least is None else f"{rule.over_at_least} days"
        return _table(over_at_least=days, source=self.source(rule.source, path), says=rule.says)

    def titration(self, rules: Titration, path: str) -> dict[str, Any]:
        least, most = rules.interval or (None, None)
        return _table(
            start=_range(rules.start),
            increment=_range(rules.increment),
            interval=least if least == most else [least, most],
            ceiling=str(rules.ceiling),
            floor=None if rules.floor is None else str(rules.floor),
            **_frequency(rules.frequency),
            decisions=list(rules.decisions),
            source=self.source(rules.source, path),
        )


def _limits(bound: Bound) -> dict[str, Any]:
    """The fields of a bound that are its own kind's."""
    limits: dict[str, Any] = {}
    for each in attrs.fields(type(bound)):
        reads, value = each.metadata.get("reads"), getattr(bound, each.name)
        if reads == "window":
            limits[each.name] = span_text(value)
        elif reads is not None:
            limits[each.name] = value if isinstance(value, int | None) else str(value)
    return limits


def _table(**values: Any) -> dict[str, Any]:
    """Only what says something."""
    return {key: value for key, value in values.items() if value is not None and value not in ("", [], {})}


def _range(doses: DoseRange | DoseChoice | None) -> Any:
    if doses is None:
        return None
    if isinstance(doses, DoseChoice):
        return {"one_of": [str(each) for each in doses.doses]}
    return str(doses.least) if doses.single else [str(doses.least), str(doses.most)]


def _item(item: Step | Cycle | Titration) -> dict[str, Any]:
    if isinstance(item, Cycle):
        cycle = [_item(each) for each in item.steps]
        spare = item.days != sum(duration(each) or 0 for each in item.steps)
        return _table(every=f"{item.days} days" if spare else None, times=item.times, cycle=cycle)
    assert isinstance(item, Step)
    if not item.components:
        return _table(days=item.days, no_dose=True)
    if len(item.components) == 1:
        return _table(days=item.days, **_component(item.components[0]))
    return _table(days=item.days, components=[_component(each) for each in item.components])


def _component(part: Component) -> dict[str, Any]:
    over = None if part.over is None else span_text(part.over)
    volume = None if part.in_volume is None else str(part.in_volume)
    more = _table(over=over, in_volume=volume, phase=part.phase)
    return {"dose": dose_value(part.dose), **_frequency(part.frequency), **more}


def _frequency(when: ClockFrequency | IntervalFrequency | AsNeeded) -> dict[str, Any]:
    if isinstance(when, AsNeeded):
        per = when.per and (when.per if when.per == "day" else _hours(when.per))
        return {"as_needed": _table(at_least=when.at_least and _hours(when.at_least), most=when.most, per=per)}
    if isinstance(when, IntervalFrequency):
        return _table(every=_hours(when.minutes), first=when.first and _time(when.first))
    times = [_time(each) for each in when.times]
    days = [WEEKDAYS[each] for each in when.weekdays]
    named = when.every != 1 or when.first_day is not None
    return _table(
        at=times[0] if len(times) == 1 else times,
        every=f"{when.every} days" if named else None,
        first_day=when.first_day,
        weekdays=days[0] if len(days) == 1 else days,
    )


def _hours(minutes: int) -> str:
    return f"{minutes} minutes" if minutes % 60 else f"{minutes // 60} hours"


def _time(time: str | dt.time) -> str:
    return time if isinstance(time, str) else f"{time:%H:%M}"
