"""File values: what one key of a protocol file can hold, how it is read, and how an editor is told of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, NewType

import attrs

from posology import units
from posology.daytime import SLOTS, WEEKDAYS, clock_time, day_times, span, weekday_numbers
from posology.dose import Amount, DailyAmount, Dose
from posology.dose_range import DoseRange
from posology.errors import RegimenError, ScheduleError, UnitError
from posology.files.words import one_of, shown
from posology.regimen import ROUTES
from posology.step import as_dose
from posology.strength import Strength

MOST = 100_000
"""The largest whole number of a file; as days it is some 270 years."""

Name = NewType("Name", str)
Drug = NewType("Drug", str)
Line = NewType("Line", str)
Text = NewType("Text", str)
Route = NewType("Route", str)
Flag = NewType("Flag", bool)
Day = NewType("Day", dt.date)
WholeNumber = NewType("WholeNumber", int)
Weeks = NewType("Weeks", int)
TimesADay = NewType("TimesADay", int)
AnyDose = NewType("AnyDose", Dose)
ChangeDays = NewType("ChangeDays", tuple[int, int])
TimesOfDay = NewType("TimesOfDay", tuple[str | dt.time, ...])
ClockTime = NewType("ClockTime", dt.time)
DaysOfWeek = NewType("DaysOfWeek", tuple[int, ...])
Every = NewType("Every", tuple[int, str])
Round = NewType("Round", int)
Window = NewType("Window", int)


class Value(NamedTuple):
    """One kind of value: how it is read from what TOML gives, and its JSON Schema."""

    read: Callable[[Any], Any]
    schema: dict[str, Any]


def given(form: Any, *but: str) -> dict[str, Any]:
    """Give what a form says, by key, without what it leaves out and without the keys named."""
    values = {each.name: getattr(form, each.name) for each in attrs.fields(type(form))}
    return {name: value for name, value in values.items() if value is not None and name not in but}


def _text(value: Any, field: str, instead: str) -> str:
    if not isinstance(value, str):
        raise RegimenError(field, f"got {shown(value)}, not text", value=value, instead=instead)
    return value


def _name(value: Any) -> str:
    text = _text(value, "name", "write it in quotes, as 'label'")
    if len(text) > 64 or not re.fullmatch(_NAME, text):
        instead = "use at most 64 letters, digits, '-' and '_'"
        raise RegimenError("name", f"got {shown(text)}", value=text, limit=64, instead=instead)
    return text


def _words(value: Any, lines: bool = False) -> str:
    text = _text(value, "text", "write it in quotes")
    if not text.strip():
        raise RegimenError("text", "is empty", value=text, instead="write something or leave the key out")
    strange = next((c for c in text if not (c.isprintable() or (lines and c == "\n"))), None)
    if strange is not None:
        problem = f"has the character U+{ord(strange):04X}, which cannot be seen"
        raise RegimenError("text", problem, value=text, instead="leave it out")
    return text


def _drug(value: Any) -> str:
    text = _words(value)
    if text != text.strip():
        problem = f"got {shown(text)}, with a space before or after"
        raise RegimenError("drug", problem, value=text, instead=f"write {text.strip()!r}")
    return text


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        instead = "write true or false, without quotes"
        raise RegimenError("value", f"got {shown(value)}", value=value, instead=instead)
    return value


def _day(value: Any) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        instead = "write it without quotes, as 2026-12-01"
        raise ScheduleError("date", f"got {shown(value)}, not a date", value=value, instead=instead)
    return value


def _whole(most: int, field: str) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            instead = "write a whole number without quotes, as 2"
            raise RegimenError(field, f"got {shown(value)}, not a whole number", value=value, instead=instead)
        if not 1 <= value <= most:
            instead = f"write 1 to {most:,}"
            raise RegimenError(field, f"got {shown(value)}", value=value, limit=most, instead=instead)
        return value

    return read


def _amount(make: Callable[[Any], Any], field: str, example: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if isinstance(value, str):
            return make(value)
        written = shown(value)
        if not re.fullmatch(r"[0-9]{1,20}(\.[0-9]{1,20})?", written):
            instead = f"write it as {example!r}"
            raise UnitError(field, f"got {written}, not text", value=value, instead=instead)
        plain, unit = units.decimal_text(units.number(value)), example.partition(" ")[2]
        instead = f"write it as '{plain} {unit}'"
        raise UnitError(field, f"got {written}, a number without a unit", value=value, instead=instead)

    return read


def _one_or_two(read: Callable[[Any], Any], field: str, example: str) -> Callable[[Any], tuple[Any, Any]]:
    def read_both(value: Any) -> tuple[Any, Any]:
        if not isinstance(value, list):
            return (read(value),) * 2
        if len(value) != 2:
            instead = f"write the least and the most, as {example}"
            raise RegimenError(field, f"got a list of {len(value)}", value=value, limit=2, instead=instead)
        return read(value[0]), read(value[1])

    return read_both


def _texts(value: Any, field: str, instead: str) -> tuple[str, ...]:
    texts = tuple(_text(each, field, instead) for each in (value if isinstance(value, list) else [value]))
    strange = next((each for each in texts if not each.isascii()), None)
    if strange is not None:
        raise RegimenError(field, f"got {strange!a}", value=strange, instead=instead)
    return texts


def _times_of_day(value: Any) -> tuple[str | dt.time, ...]:
    return day_times(_texts(value, "at", "write it in quotes, as 'bedtime' or '08:30'"))


def _weekdays(value: Any) -> tuple[int, ...]:
    texts = _texts(value, "weekdays", "write it in quotes, as 'Monday'")
    if not texts:
        raise RegimenError("weekdays", "none is named", instead="name one, as 'Monday'")
    return weekday_numbers(texts)


_AS_TIME = "write it in quotes, as '08:30'"


def _clock_time(value: Any) -> dt.time:
    return clock_time(_texts(_text(value, "first", _AS_TIME), "first", _AS_TIME)[0], "first")


def _span(value: Any) -> tuple[int, str]:
    size, kind = span(_text(value, "time", "write it as '6 hours' or '2 days'"), "time")
    if size > MOST * (1 if kind == "days" else 1440):
        instead = f"write at most {MOST:,} days"
        raise RegimenError("time", f"got {shown(value)}", value=value, limit=MOST, instead=instead)
    return size, kind


def _round(value: Any) -> int:
    size, kind = _span(value)
    if kind != "days":
        problem = f"got {value!r}, where a round is whole days"
        raise RegimenError("every", problem, value=value, instead="write days or weeks, as '2 weeks'")
    return size


def _window(value: Any) -> int:
    size, kind = _span(value)
    return 1440 * size if kind == "days" else size


# --- What an editor is told: patterns for what the readers take. ---

_NAME = "[A-Za-z0-9][A-Za-z0-9_-]*"
_NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?"
_POSITIVE = r"(?:[1-9][0-9]*(?:\.[0-9]*[1-9])?|0\.[0-9]*[1-9])"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SPAN = rf"(?:{_POSITIVE} (?:minute|hour)s?|[1-9][0-9]* (?:day|week)s?)"


def _spellings(found: Iterable[units.Unit]) -> str:
    return f"(?:{'|'.join(word for unit in found for word in (unit.symbol, *unit.spellings))})"


_UNIT = _spellings(unit for unit in units.TABLE.values() if unit.dimension in units.AMOUNT_DIMENSIONS)
_DAY, _PER_SIZE = _spellings([units.TABLE["day"]]), "(?:kg|m2)"


def _like(pattern: str, *examples: str, longest: int = units.LONGEST) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^{pattern}$", "maxLength": longest, "examples": list(examples)}


def _or_list(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"oneOf": [schema, {"type": "array", "items": schema, **more}]}


_DOSE = _like(f"{_POSITIVE} {_UNIT}", "300 mg")
_COUNT = {"type": "integer", "minimum": 1, "maximum": MOST}
_SEEN = {"type": "string", "pattern": r"\S"}
_TIME = {"anyOf": [{"enum": list(SLOTS)}, _like(_CLOCK, "08:30")]}

_dose = _amount(Dose, "Dose", Dose.example)

VALUES: dict[Any, Value] = {
    Name: Value(_name, _like(_NAME, "label")),
    Drug: Value(_drug, {"type": "string", "pattern": r"^\S(.*\S)?$"}),
    Line: Value(_words, _SEEN),
    Text: Value(lambda value: _words(value, lines=True), _SEEN),
    Route: Value(lambda value: one_of(value, ROUTES, "route"), {"enum": list(ROUTES)}),
    Flag: Value(_flag, {"type": "boolean"}),
    Day: Value(_day, {"type": "string", "format": "date"}),
    WholeNumber: Value(_whole(MOST, "number"), _COUNT),
    Weeks: Value(_whole(MOST // 7, "weeks"), {**_COUNT, "maximum": MOST // 7}),
    TimesADay: Value(_whole(4, "times_a_day"), {**_COUNT, "maximum": 4}),
    Dose: Value(_dose, _DOSE),
    AnyDose: Value(
        _amount(as_dose, "Dose", Dose.example),
        _like(f"{_POSITIVE} {_UNIT}(?:/{_PER_SIZE})?", "300 mg", "15 mg/kg", "750 mg/m2"),
    ),
    DoseRange: Value(
        lambda value: DoseRange(*_one_or_two(_dose, "range", "['10 mg', '25 mg']")(value)),
        _or_list(_DOSE, minItems=2, maxItems=2),
    ),
    Amount: Value(_amount(Amount, "Amount", Amount.example), _like(f"{_NUMBER} {_UNIT}", "1000 mg")),
    DailyAmount: Value(
        _amount(DailyAmount, "DailyAmount", DailyAmount.example),
        _like(f"{_NUMBER} {_UNIT}/{_DAY}", "150 mg/day"),
    ),
    Strength: Value(
        _amount(Strength, "strength", "300 mg/capsule"),
        _like(f"{_POSITIVE} {_UNIT}/(?:{_POSITIVE} )?{_UNIT}", "300 mg/capsule", "250 mg/5 mL", longest=129),
    ),
    ChangeDays: Value(
        _one_or_two(_whole(MOST, "interval"), "interval", "[3, 7]"), _or_list(_COUNT, minItems=2, maxItems=2)
    ),
    TimesOfDay: Value(_times_of_day, _or_list(_TIME, minItems=1, uniqueItems=True)),
    ClockTime: Value(_clock_time, _like(_CLOCK, "08:00")),
    DaysOfWeek: Value(_weekdays, _or_list({"enum": list(WEEKDAYS)}, minItems=1, uniqueItems=True)),
    Every: Value(_span, _like(_SPAN, "6 hours", "2 days")),
    Round: Value(_round, _like("[1-9][0-9]* (?:day|week)s?", "2 weeks")),
    Window: Value(_window, _like(_SPAN, "24 hours", "14 days")),
}
"""Every kind of value that a key can hold, by its type in the forms."""
