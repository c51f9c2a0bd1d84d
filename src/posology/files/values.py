"""File values: what one key of a protocol file can hold, how it is read, and how an editor is told of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, NamedTuple, NewType

import attrs

from posology import units
from posology.daytime import WEEKDAYS, clock_time, day_times, span, weekday_numbers
from posology.dose import Amount, DailyAmount, Dose, as_amount
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.errors import RegimenError, ScheduleError, UnitError
from posology.files import ranges
from posology.files.patterns import (
    CLOCK,
    COUNT,
    DAY,
    DOSE,
    HOUR,
    MOST,
    NAME,
    NUMBER,
    PER_SIZE,
    POSITIVE,
    SEEN,
    SPAN,
    TIME,
    UNIT,
    like,
    or_list,
)
from posology.files.words import one_of, shown
from posology.limit_fields import as_change
from posology.rate import Rate, as_rate
from posology.rate_per_kg import RatePerKg
from posology.regimen import ROUTES
from posology.share import Share
from posology.step import as_dose
from posology.strength import Strength

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
AnyAmount = NewType("AnyAmount", Amount)
AnyRate = NewType("AnyRate", Amount)
Change = NewType("Change", Amount)
SomeDoses = NewType("SomeDoses", object)
ChangeDays = NewType("ChangeDays", tuple[int, int])
TimesOfDay = NewType("TimesOfDay", tuple[str | dt.time, ...])
ClockTime = NewType("ClockTime", dt.time)
DaysOfWeek = NewType("DaysOfWeek", tuple[int, ...])
Every = NewType("Every", tuple[int, str])
Round = NewType("Round", int)
Window = NewType("Window", int)


SOME = "at least one"
"""Marks a list that is not to be empty, for the JSON Schema; the model refuses it empty."""


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
    if len(text) > 64 or not re.fullmatch(NAME, text):
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


_dose = _amount(Dose, "Dose", Dose.example)
_MOST_CHOICES = 100


def _some_doses(value: Any) -> DoseRange | DoseChoice:
    if not isinstance(value, dict):
        return DoseRange(*_one_or_two(_dose, "range", "['10 mg', '25 mg']")(value))
    listed = value.get("one_of")
    if list(value) != ["one_of"] or not isinstance(listed, list) or len(listed) > _MOST_CHOICES:
        instead = f"name at most {_MOST_CHOICES} doses, as {{ one_of = ['10 mg', '25 mg'] }}"
        raise RegimenError("choice", f"got {shown(value)}", value=value, limit=_MOST_CHOICES, instead=instead)
    return DoseChoice(*map(_dose, listed))


_ONE_OF = {
    "description": "The doses, one of which is chosen.",
    "type": "array",
    "items": DOSE,
    "minItems": 2,
    "maxItems": _MOST_CHOICES,
    "uniqueItems": True,
}
_SOME_DOSES = or_list(DOSE, minItems=2, maxItems=2)
_SOME_DOSES["oneOf"].append(
    {"type": "object", "properties": {"one_of": _ONE_OF}, "required": ["one_of"], "additionalProperties": False}
)

VALUES: dict[Any, Value] = {
    Name: Value(_name, like(NAME, "label")),
    Drug: Value(_drug, {"type": "string", "pattern": r"^\S(.*\S)?$"}),
    Line: Value(_words, SEEN),
    Text: Value(lambda value: _words(value, lines=True), SEEN),
    Route: Value(lambda value: one_of(value, ROUTES, "route"), {"enum": list(ROUTES)}),
    Flag: Value(_flag, {"type": "boolean"}),
    Day: Value(_day, {"type": "string", "format": "date"}),
    WholeNumber: Value(_whole(MOST, "number"), COUNT),
    Weeks: Value(_whole(MOST // 7, "weeks"), {**COUNT, "maximum": MOST // 7}),
    TimesADay: Value(_whole(4, "times_a_day"), {**COUNT, "maximum": 4}),
    Dose: Value(_dose, DOSE),
    AnyDose: Value(
        _amount(as_dose, "Dose", Dose.example),
        like(f"{POSITIVE} {UNIT}(?:/{PER_SIZE})?", "300 mg", "15 mg/kg", "750 mg/m2", "20 mg/(mL/min)"),
    ),
    SomeDoses: Value(_some_doses, _SOME_DOSES),
    Amount: Value(_amount(Amount, "Amount", Amount.example), like(f"{NUMBER} {UNIT}", "1000 mg")),
    AnyAmount: Value(
        _amount(as_amount, "Amount", Amount.example), like(f"{NUMBER} {UNIT}(?:/{PER_SIZE})?", "1000 mg", "30 mg/kg")
    ),
    Change: Value(_amount(as_change, "change", "30 mg"), like(f"{NUMBER} (?:%|{UNIT})", "30 mg", "10 %")),
    Share: Value(_amount(Share, "share", "10 %"), like(f"{NUMBER} %", "10 %")),
    AnyRate: Value(
        _amount(as_rate, "Rate", Rate.example), like(f"{NUMBER} {UNIT}/(?:{HOUR}|kg/h)", "500 mg/h", "480 mg/kg/h")
    ),
    RatePerKg: Value(
        _amount(RatePerKg.of, "rate", "0.5 mL/kg/h"), like(f"{POSITIVE} {UNIT}/kg/(?:h|min)", "0.5 mL/kg/h")
    ),
    DailyAmount: Value(
        _amount(DailyAmount, "DailyAmount", DailyAmount.example), like(f"{NUMBER} {UNIT}/{DAY}", "150 mg/day")
    ),
    Strength: Value(
        _amount(Strength, "strength", "300 mg/capsule"),
        like(f"{POSITIVE} {UNIT}/(?:{POSITIVE} )?{UNIT}", "300 mg/capsule", "250 mg/5 mL", longest=129),
    ),
    ChangeDays: Value(
        _one_or_two(_whole(MOST, "interval"), "interval", "[3, 7]"), or_list(COUNT, minItems=2, maxItems=2)
    ),
    TimesOfDay: Value(_times_of_day, or_list(TIME, minItems=1, uniqueItems=True)),
    ClockTime: Value(_clock_time, like(CLOCK, "08:00")),
    DaysOfWeek: Value(_weekdays, or_list({"enum": list(WEEKDAYS)}, minItems=1, uniqueItems=True)),
    Every: Value(_span, like(SPAN, "6 hours", "2 days")),
    Round: Value(_round, like("[1-9][0-9]* (?:day|week)s?", "2 weeks")),
    **{found: Value(ranges.reader(kind), ranges.schema(kind)) for kind, found in ranges.RANGES.items()},
    **{edge: Value(ranges.edge_reader(kind), ranges.edge_schema(kind)) for kind, edge in ranges.EDGES.items()},
    Window: Value(_window, like(SPAN, "24 hours", "14 days")),
}
"""Every kind of value that a key can hold, by its type in the forms."""
