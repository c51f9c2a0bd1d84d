"""Calendar: the names of months and weekdays in one language, from the CLDR's data."""

from __future__ import annotations

import functools
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import attrs

from posology.units import decimal_text


@attrs.frozen
class Calendar:
    """
    The names of a language, and the day on which its week begins.

    Args:
        months: The months as dates name them, from January on. [12]
        months_full: The months in full, as the heading of one names it. [12]
        weekdays: The days of the week as dates name them, from Monday on. [7]
        weekdays_full: The days of the week in full, from Monday on. [7]
        first_weekday: The day on which a week begins. [0 is Monday … 6 is Sunday]
        direction: ``ltr``, or ``rtl`` for a language that is written from right to left.
    """

    months: tuple[str, ...]
    months_full: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_full: tuple[str, ...]
    first_weekday: int
    direction: str


def calendar_of(tag: str) -> Calendar:
    """
    Give the names of a language; where the tag names no region, its week begins as where most speak it.

    >>> calendar_of("en").months[8], calendar_of("en-US").first_weekday, calendar_of("en-GB").first_weekday
    ('Sep', 6, 0)
    """
    from babel import Locale
    from babel.core import get_global

    base, _, region = tag.partition("-")
    names = Locale.parse(base)
    months, days = names.months, names.days
    numbered = "MMM" not in names.datetime_skeletons["yMMMM"].pattern
    where = region or get_global("likely_subtags").get(base, "").rpartition("_")[2]
    return Calendar(
        months=_named(months["format"]["abbreviated"], range(1, 13)),
        months_full=_named(months["stand-alone"]["abbreviated" if numbered else "wide"], range(1, 13)),
        weekdays=_named(days["format"]["abbreviated"], range(7)),
        weekdays_full=_named(days["stand-alone"]["wide"], range(7)),
        first_weekday=Locale.parse(f"{base}_{where}").first_week_day,
        direction="rtl" if names.character_order == "right-to-left" else "ltr",
    )


def _named(names: object, numbers: range) -> tuple[str, ...]:
    assert hasattr(names, "__getitem__")
    return tuple(str(names[number]) for number in numbers)


def plural_form(tag: str, number: Fraction) -> str:
    """
    Say which plural form goes with an exact number: ``one``, ``other`` and others.

    >>> [plural_form("en-US", Fraction(n, 2)) for n in (1, 2, 3)], plural_form("ar", Fraction(2))
    (['other', 'one', 'other'], 'two')
    """
    return str(_plural_rule(tag)(Decimal(decimal_text(number))))


@functools.cache
def _plural_rule(tag: str) -> Callable[[Decimal], str]:
    from babel import Locale

    return Locale.parse(tag, sep="-").plural_form


@functools.cache
def plural_samples(tag: str) -> dict[str, Fraction]:
    """
    Give a number for each plural form of a language.

    >>> plural_samples("en-US")
    {'one': Fraction(1, 1), 'other': Fraction(2, 1)}
    """
    numbers = [*map(Fraction, range(1, 200)), Fraction(1, 2), Fraction(3, 2), Fraction(0), Fraction(10**6)]
    found: dict[str, Fraction] = {}
    for number in numbers:
        found.setdefault(plural_form(tag, number), number)
    return found
