"""Reader: numbers, units and amounts, read strictly and written exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from numbers import Rational
from typing import Any

from posology.errors import UnitError
from posology.unit_table import TABLE, Unit

LONGEST = 64
"""The longest text read as an amount. [characters]"""


LARGEST = 30
"""The most digits a number may have, before or after the point, or in either part of a fraction."""

_SPELLED = {word: unit for unit in TABLE.values() for word in (unit.symbol, *unit.spellings)}
_OF_A_PATIENT = {"body weight", "body surface", "body height", "blood volume", "blood substance"}
AMOUNT_DIMENSIONS = frozenset(u.dimension for u in TABLE.values()) - {"time", *_OF_A_PATIENT}
"""The dimensions an amount of drug can have."""

_NUMBER = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_PER = rf"[A-Za-z0-9]+|kg/h|kg/min|\((?:({_NUMBER.pattern}) )?mL/min\)"
_AMOUNT = re.compile(rf"({_NUMBER.pattern}) ([A-Za-z_µμ0-9]+)(?:/({_PER}))?")
_LOOSE = re.compile(r"(\d*)(?:\.(\d*))? ?(\S*)", re.ASCII)


def number(value: Any, field: str = "number") -> Fraction:
    """
    Take a number exactly.

    Args:
        value: int, Fraction, Decimal, a decimal string such as ``"0.5"``, or a float, which is taken by its
            shortest decimal form. [finite]
        field: What is being read, for the message.

    Returns:
        The same number as a Fraction.

    Raises:
        UnitError: for bool, NaN, infinity, any other type, and text that is not one plain decimal number.

    >>> number(0.1), number("12.5")
    (Fraction(1, 10), Fraction(25, 2))
    """
    if isinstance(value, bool):
        raise UnitError(field, f"got {value!r}, a truth value", value=value, instead="write a number")
    if isinstance(value, Rational):
        return _reasonable(Fraction(int(value.numerator), int(value.denominator)), value, field)
    if isinstance(value, float):
        value = Decimal(repr(float(value)))
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise UnitError(field, f"got {value}, not a finite number", value=value, instead="write a number")
        if (value and not -LARGEST < value.adjusted() < LARGEST) or len(value.as_tuple().digits) > LARGEST:
            raise _absurd(value, field)
        return Fraction(value)
    if isinstance(value, str):
        if len(value) <= LONGEST and _NUMBER.fullmatch(value):
            return Fraction(value)
        raise UnitError(
            field,
            f"got {_shown(value)}, not one plain decimal number",
            value=value,
            instead="write it as '0.5'",
        )
    raise UnitError(
        field,
        f"got {_shown(value)} of type {type(value).__name__}",
        value=value,
        instead="write an int, a Fraction, a Decimal or a decimal string",
    )


def _reasonable(value: Fraction, given: Any, field: str) -> Fraction:
    if max(abs(value.numerator), value.denominator) >= 10**LARGEST:
        raise _absurd(given, field)
    return value


def _absurd(value: Any, field: str) -> UnitError:
    return UnitError(
        field,
        f"got a number of more than {LARGEST} digits",
        value=str(value) if isinstance(value, Decimal) else None,
        limit=LARGEST,
        instead="write a number that a dose can have",
    )


def is_count(value: object) -> bool:
    """
    Whether a value is a whole number, 1 or more; True is not one.

    >>> is_count(7), is_count(0), is_count(True)
    (True, False, False)
    """
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def unit(text: Any, field: str = "unit") -> Unit:
    """
    Find a unit by one of its spellings, exactly as written in the table.

    Raises:
        UnitError: for anything else; the message names the spelling that was probably meant.

    >>> unit("micrograms").symbol
    'mcg'
    """
    if isinstance(text, str) and len(text) <= LONGEST:
        found = _SPELLED.get(text)
        if found:
            return found
        if text.lower() in {"u", "iu", "unit", "units"}:
            raise UnitError(
                field,
                f"got {text!r}: a biological unit belongs to one substance",
                value=text,
                instead="write the substance with it, as '10 insulin_units'",
            )
        near = next((each for each in _SPELLED if each.lower() == text.lower()), None)
        known = ", ".join(["mcg", "mg", "g", "mL", "tablet", "capsule"])
        instead = f"{near!r} may be meant" if near else f"write a unit such as {known}"
        raise UnitError(field, f"got {_shown(text)}, not a unit of the table", value=text, instead=instead)
    raise UnitError(field, f"got {_shown(text)} as a unit", value=text, instead="write it as text, as 'mg'")


def read(text: str, field: str = "amount", example: str = "300 mg") -> tuple[Fraction, Unit, str]:
    """
    Read ``"300 mg"`` or ``"150 mg/day"``: one number, one space, one unit, at most one ``/per``.

    Of two units is only what it is per in ``"20 mg/(mL/min)"``, ``"100 mg/(15 mL/min)"`` and ``"480 mg/kg/h"``.

    Args:
        text: At most 64 characters; digits with a point, no comma, no sign, no exponent, no needless zero.
        field: What is being read, for the message.
        example: How it is rightly written, for the message.

    Returns:
        The number, its unit, and what it is per: ``""``, ``"day"``, ``"kg"``, ``"m2"``, ``"h"`` or a unit; or
        ``"mL/min"``, ``"kg/h"``, ``"kg/min"``.

    Raises:
        UnitError: for every other text; the message names the character and shows the right way to write it.

    >>> value, found, per = read("0.4 g/kg")
    >>> value, found.symbol, per
    (Fraction(2, 5), 'g', 'kg')
    """
    if not isinstance(text, str):
        raise UnitError(field, f"got {_shown(text)}, not text", value=text, instead=f"write it as '{example}'")
    match = _AMOUNT.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        raise _refusal(text, field, example)
    per = match[3] or ""
    value, found = Fraction(match[1]), unit(match[2], field)
    if per.startswith("("):
        much = Fraction(match[4] or 1)
        if not much:
            raise UnitError(field, f"got {_shown(text)}, per 0 mL/min", value=text, instead=f"write it as '{example}'")
        return value / much, found, "mL/min"
    return value, found, per if "/" in per else unit(per, field).symbol if per else ""


def _refusal(text: str, field: str, example: str) -> UnitError:
    """Why a text is no amount: the first character that cannot stand, and the right way to write it."""
    usual = f"write one number, one space and one unit, as '{example}'"

    def error(problem: str, instead: str = usual) -> UnitError:
        return UnitError(field, f"got {_shown(text)}, {problem}", value=text, instead=instead)

    if len(text) > LONGEST:
        return error(f"{len(text)} characters long where at most {LONGEST} are read")
    if not text.strip():
        return error("which is empty")
    strange = next((c for c in text if not (c.isascii() and c.isprintable()) and c not in "µμ"), None)
    if strange:
        return error(f"with the character U+{ord(strange):04X}, which has no place in an amount")
    if "," in text:
        return error("with a comma", "write a point for decimals, as '1.5 mg', and no mark for thousands, as '1500 mg'")
    loose = _LOOSE.fullmatch(text)
    if loose and "." in text and loose[3]:
        whole, part, name = loose[1] or "0", (loose[2] or "").rstrip("0"), loose[3]
        plain = f"{int(whole)}.{part} {name}" if part else f"{int(whole)} {name}"
        if not loose[1]:
            return error("with a leading point", f"write '{plain}'")
        if (loose[2] or "") != part or not loose[2]:
            return error(
                "with a trailing zero" if loose[2] else "with a point and nothing after it",
                f"write '{plain}'",
            )
    if loose and loose[1] and loose[3]:
        if " " not in text and loose[3] in _SPELLED:
            return error(
                "with no space before the unit",
                f"write '{loose[1]}{'.' + loose[2] if loose[2] else ''} {loose[3]}'",
            )
        if len(loose[1]) > 1 and loose[1].startswith("0") and loose[3] in _SPELLED:
            return error(
                "with a leading zero",
                f"write '{int(loose[1])}{'.' + loose[2] if loose[2] else ''} {loose[3]}'",
            )
    if loose and not loose[3]:
        bare, usual_unit = text.strip(), example.partition(" ")[2]
        both = f"write the unit with it, '{bare} mg' or '{bare} mcg'"
        return error("a number without a unit", both if usual_unit == "mg" else f"write it as '{bare} {usual_unit}'")
    if not any(c.isdigit() for c in text):
        return error("a unit without a number" if text.strip() in _SPELLED else "which has no number")
    odd = next((c for c in text if not (c.isalnum() or c in " ./_")), None)
    if odd:
        return error(f"with the character {odd!r}")
    if text != text.strip() or "  " in text:
        return error("with a space too many", f"write '{' '.join(text.split())}'")
    if text.endswith("/mL/min"):
        return error("with more than one '/'", f"write '{text.removesuffix('/mL/min')}/(mL/min)'")
    if text.count("/") > 1:
        return error(
            "with more than one '/'",
            "a dose per kg and per day are different things: write '5 mg/kg' for each dose",
        )
    if re.match(r"[0-9]+ [0-9]", text):
        return error(
            "with a space inside the number", f"leave the space out, as '1500 mg', or write one amount, as '{example}'"
        )
    return error("which is not one number, one space and one unit")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:36]}…{text[-1]}"


def decimal_text(value: Fraction) -> str:
    """
    Write a number exactly: as a decimal without needless zeros, or as a fraction where no decimal ends.

    >>> decimal_text(Fraction(1, 8)), decimal_text(Fraction(1, 3))
    ('0.125', '1/3')
    """
    rest, digits = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        digits = max(digits, count)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    sign, scaled = ("-" if value < 0 else ""), abs(value.numerator) * 10**digits // value.denominator
    whole, part = divmod(scaled, 10**digits)
    return f"{sign}{whole}.{part:0{digits}d}" if digits else f"{sign}{whole}"
