"""Units: the closed pint registry, made from the unit table, and quantities of any registry taken exactly."""

from __future__ import annotations

import sys
import threading
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from posology.errors import UnitError
from posology.reader import AMOUNT_DIMENSIONS as AMOUNT_DIMENSIONS
from posology.reader import LONGEST as LONGEST
from posology.reader import decimal_text as decimal_text
from posology.reader import is_count as is_count
from posology.reader import number as number
from posology.reader import read as read
from posology.reader import unit as unit
from posology.unit_table import TABLE as TABLE
from posology.unit_table import Unit as Unit

if TYPE_CHECKING:
    import pint

_NAMED = {each.name: each for each in TABLE.values()}

_lock = threading.Lock()
_registry: pint.UnitRegistry[Any] | None = None


def registry() -> pint.UnitRegistry[Any]:
    """
    Give the closed pint registry, built once from the table, with Fraction magnitudes.

    >>> str((registry().Quantity(1, "g")).to("mg"))
    '1000 milligram'
    """
    global _registry
    with _lock:
        if _registry is None:
            import pint

            made: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Fraction)
            bases: dict[str, Unit] = {}
            for each in sorted(TABLE.values(), key=lambda u: u.size != 1):
                symbol = f" = {each.symbol}" if each.symbol != each.name else " = _"
                names = "".join(f" = {w}" for w in each.spellings if w not in (each.name, each.symbol))
                base = bases.setdefault(each.dimension, each)
                if base is each:
                    what = f"[{each.dimension.replace(' ', '_')}]"
                else:
                    what = f"{decimal_text(each.size)} * {base.name}"
                made.define(f"{each.name} = {what}{symbol}{names}")
            made.get_dimensionality("gram / day")
            _registry = made
    return _registry


def __getattr__(name: str) -> Any:
    """Give a unit of the registry by its written form, so that ``300 * units.mg`` reads as it should."""
    if name in TABLE:
        return getattr(registry(), TABLE[name].name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


_ELSEWHERE = {
    "mass": {"[mass]": 1},
    "body weight": {"[mass]": 1},
    "body height": {"[length]": 1},
    "volume": {"[length]": 3},
    "blood volume": {"[length]": 3},
    "substance": {"[substance]": 1},
    "blood substance": {"[substance]": 1},
    "time": {"[time]": 1},
}
"""What our dimensions are in a registry of physics; any other of ours is none of its base dimensions."""

_PHYSICS = {"[mass]", "[length]", "[time]", "[substance]", "[current]", "[temperature]", "[luminosity]"}


def _means_the_same(value: Any, name: str, found: Unit) -> bool:
    """Whether a unit of that name in the quantity's own registry is the kind of thing that it is in ours."""
    theirs = value._REGISTRY
    if theirs is _registry:
        return True
    dimensions = dict(theirs.get_dimensionality(name))
    expected = _ELSEWHERE.get(found.dimension)
    return dimensions == expected if expected is not None else not _PHYSICS & set(dimensions)


def is_quantity(value: object) -> bool:
    """
    Whether a value is a pint quantity, of any registry.

    >>> is_quantity("300 mg"), is_quantity(registry().Quantity(300, "mg"))
    (False, True)
    """
    pint = sys.modules.get("pint")
    return pint is not None and isinstance(value, pint.Quantity)


def from_quantity(value: Any, field: str = "amount") -> tuple[Fraction, Unit, str] | None:
    """
    Take a pint quantity of any registry by its magnitude and unit names, exactly; None if it is not one.

    Raises:
        UnitError: if a unit name is not in the table, or the units are not ``amount`` or ``amount / per``.
    """
    if not is_quantity(value):
        return None
    powers = dict(value.unit_items())
    named: dict[str, Unit] = {}
    for name in powers:
        found = _NAMED.get(name)
        if found is None or not _means_the_same(value, name, found):
            raise UnitError(
                field,
                f"got {value}, whose unit {name!r} is not {'in the table' if found is None else 'that of the table'}",
                value=str(value),
                instead="give a quantity such as 300 * units.mg",
            )
        named[found.symbol] = found
    shape = _shape({symbol: powers[each.name] for symbol, each in named.items()})
    if shape is None:
        raise UnitError(
            field,
            f"got {value}, not an amount or an amount per one unit",
            value=str(value),
            instead="give a quantity such as 300 * units.mg",
        )
    return number(value.magnitude, field), named[shape[0]], shape[1]


_PARTS = {"mL/min": {"mL": 1, "min": -1}, "kg/h": {"kg": 1, "h": 1}, "kg/min": {"kg": 1, "min": 1}}
"""What an amount can be per that is no one unit, by the powers of its units."""


def _shape(powers: dict[str, Any]) -> tuple[str, str] | None:
    """The unit of an amount and what it is per, from the powers of all units; None if it is no such thing."""
    if len(powers) == 1:
        return next(((symbol, "") for symbol, power in powers.items() if power == 1), None)
    pers = {symbol: {symbol: 1} for symbol, power in powers.items() if power == -1} | _PARTS
    for symbol, power in powers.items():
        rest = {other: -each for other, each in powers.items() if other != symbol}
        per = next((name for name, parts in pers.items() if parts == rest), None)
        if power == 1 and per is not None:
            return symbol, per
    return None


def quantity(value: Fraction, symbol: str, per: str = "") -> Any:
    """Make a fresh pint quantity of the closed registry."""
    made = registry()
    what = getattr(made, TABLE[symbol].name)
    for each, power in (_PARTS.get(per, {per: 1}) if per else {}).items():
        what = what / getattr(made, TABLE[each].name) ** power
    return made.Quantity(value, what)
