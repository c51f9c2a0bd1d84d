"""Reading: what a protocol file says, read anew by the checker of certificates."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Any

DAY = 1440
MOST_NUMBER = 100_000
"""The largest whole number that is taken."""

UNITS = {  # what an amount is compared in, and how many of it
    **{word: ("mass", Fraction(1)) for word in ("g", "gram", "grams")},
    **{word: ("mass", Fraction(1, 10**3)) for word in ("mg", "milligram", "milligrams")},
    **{word: ("mass", Fraction(1, 10**6)) for word in ("mcg", "ug", "microgram", "micrograms")},
    **{word: ("mass", Fraction(1, 10**9)) for word in ("ng", "nanogram", "nanograms")},
    **{word: ("volume", Fraction(1)) for word in ("L", "liter", "litre")},
    **{word: ("volume", Fraction(1, 10**3)) for word in ("mL", "milliliter", "millilitre")},
    **{each: (each, Fraction(1)) for each in ("tablet", "capsule", "patch", "puff", "spray", "drop", "application")},
}
SLOTS = {"morning": 480, "noon": 720, "evening": 1080, "bedtime": 1320}
USUAL = {1: ["morning"], 2: ["morning", "evening"], 3: ["morning", "noon", "bedtime"], 4: list(SLOTS)}
SPANS = {"minute": (1, "minutes"), "hour": (60, "minutes"), "day": (1, "days"), "week": (7, "days")}
FREQUENCY = "at times_a_day every first first_day"
PATIENTS = "weight surface crcl egfr age hepatic dialysis within_days"


class Unclear(Exception):  # noqa: N818
    """Something that the checker does not understand."""


class Wrong(Exception):  # noqa: N818
    """Something that is not as the certificate says."""


def sure_of(holds: object, what: str) -> None:
    """Go on only with what is understood."""
    if not holds:
        raise Unclear(what)


def only(table: dict[str, Any], keys: str) -> dict[str, Any]:
    """Take a table that has none but these keys."""
    strange = sorted(set(table) - set(keys.split()))
    if strange:
        raise Unclear(f"the key {strange[0]!r}")
    return table


def amount(text: Any, per: str = "") -> tuple[Fraction, str]:
    """Read an amount, with what it has to be per, as a number of base units and their dimension."""
    found = re.fullmatch(r"([0-9]{1,30}(?:\.[0-9]{1,30})?) ([A-Za-z]+)" + per, text) if isinstance(text, str) else None
    if found is None or found[2] not in UNITS:
        raise Unclear(f"the amount {text!r:.60}")
    dimension, size = UNITS[found[2]]
    return Fraction(found[1]) * size, dimension


def span(text: Any) -> tuple[int, str]:
    """Read a time as whole minutes or whole days."""
    found = re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{1,6})?) (minute|hour|day|week)s?", str(text))
    if found is None:
        raise Unclear(f"the time {text!r:.60}")
    size, kind = SPANS[found[2]]
    number = Fraction(found[1]) * size
    if number.denominator != 1 or number < 1:
        raise Unclear(f"the time {text!r:.60}")
    return int(number), kind


def minutes(text: Any) -> int:
    """Read a window of time in minutes."""
    size, kind = span(text)
    return size * (DAY if kind == "days" else 1)


def whole(value: Any) -> int:
    """Take a whole number, 1 or more."""
    if type(value) is not int or not 1 <= value <= MOST_NUMBER:
        raise Unclear(f"the number {value!r:.60}")
    return value


def clock(text: Any) -> int:
    """Read a slot or a time of day as a minute of the day."""
    if text in SLOTS:
        return SLOTS[text]
    found = re.fullmatch("([01][0-9]|2[0-3]):([0-5][0-9])", str(text))
    if found is None:
        raise Unclear(f"the time of day {text!r:.60}")
    return int(found[1]) * 60 + int(found[2])


def times(part: dict[str, Any]) -> list[int]:
    """Give the minutes of the day at which a dose is given."""
    if ("at" in part) == ("times_a_day" in part):
        raise Unclear("when a dose is given")
    named = part["at"] if "at" in part else USUAL[part["times_a_day"]]
    return sorted(clock(each) for each in ([named] if isinstance(named, str) else named))


def parts(step: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the doses of a step."""
    if "components" in step:
        only(step, "components days weeks")
        return [only(each, f"dose over in_volume phase {FREQUENCY}") for each in step["components"]]
    if "no_dose" in step:
        only(step, "no_dose days weeks")
        return []
    return [only(step, f"dose over in_volume phase days weeks {FREQUENCY}")]


LIMITS: dict[str, dict[str, Any]] = {
    "per-dose": {"least": amount, "most": amount},
    "per-day": {"most": lambda text: amount(text, "/day")},
    "per-dates": {"most": amount, "days": whole},
    "rolling": {"most": amount, "window": minutes, "clock": str},
    "doses-per-window": {"most": whole, "window": minutes, "clock": str},
    "maintenance": {"least": lambda text: amount(text, "/day"), "most": lambda text: amount(text, "/day")},
    "least-interval": {"least": minutes, "clock": str},
    "rise": {"most": amount, "within_days": whole},
    "fall": {"most": amount, "within_days": whole},
    "course-total": {"most": amount, "first_days": whole},
    "lifetime": {"most": amount},
}


def limits_of(table: dict[str, Any]) -> dict[str, Any]:
    """Read the limits of a bound."""
    if table["kind"] not in LIMITS:
        raise Unclear(f"the kind {table['kind']!r}")
    reads = LIMITS[table["kind"]]
    only(table, f"kind source patients severity scope {' '.join(reads)}")
    only(table.get("scope", {}), PATIENTS)
    said = {"clock": "clock", **table} if "clock" in reads else table
    return {key: read(said[key]) for key, read in reads.items() if key in said}


def ends(value: Any) -> list[tuple[Fraction, str]]:
    """Read a dose, a range or a choice."""
    if isinstance(value, dict):
        return [amount(each) for each in only(value, "one_of")["one_of"]]
    return [amount(each) for each in (value if isinstance(value, list) else [value])]


def rules_of(table: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """
    Read what a titration allows, with its levels as amounts, and their dimension.

    Of a range the multiples of the greatest common divisor of all amounts of the rule are enough: a sum of levels,
    each with its weight, is largest on them, for levels differ from one another by what has whole multiples as ends.
    """
    only(table, f"start increment interval ceiling floor decisions source {FREQUENCY}")
    sure_of(span(table.get("every", "1 day")) == (1, "days"), "a titration that is not daily")
    least, most = interval if isinstance(interval := table.get("interval", 1), list) else (interval, interval)
    decisions = table.get("decisions", ["raise", "hold"])
    floor = table.get("floor")
    start = ends(table["start"]) if "start" in table else [amount(floor), amount(table["ceiling"])]
    by = ends(table["increment"]) if "increment" in table else []
    low, high = amount(floor) if floor is not None else min(start), amount(table["ceiling"])
    named = [low, high, *start, *by]
    dimension, numbers = low[1], [each for each, _ in named]
    sure_of({each for _, each in named} == {dimension} and min(numbers) > 0, "amounts of two dimensions")
    parts = math.lcm(*(each.denominator for each in numbers))
    grain = Fraction(math.gcd(*(int(each * parts) for each in numbers)), parts)
    sure_of(high[0] / grain <= MOST_NUMBER, "so many levels")

    def levels(doses: list[tuple[Fraction, str]], value: Any) -> list[Fraction]:
        listed = sorted(each for each, _ in doses)
        if isinstance(value, dict) or len(listed) == 1:
            return listed
        sure_of(len(listed) == 2, "a range")
        return [n * grain for n in range(int(listed[0] / grain), int(listed[1] / grain) + 1)]

    free = "increment" not in table or "interval" not in table
    ranged = any(isinstance(table.get(key), list) or key not in table for key in ("start", "increment"))
    holds = free or "hold" in decisions
    sure_of(holds or not ranged, "a range that has to be changed")
    span_ = high[0] - low[0]
    return {
        "starts": levels(start, table.get("start")),
        "increments": levels(by, table["increment"]) if by else [n * grain for n in range(1, int(span_ / grain) + 1)],
        "floor": low[0],
        "ceiling": high[0],
        "least": whole(least),
        "most": None if holds else whole(most),
        "decisions": [each for each in ("raise", "hold", "lower", "stop") if each in decisions],
    }, dimension
