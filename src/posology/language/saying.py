"""Saying: a language that says messages, amounts, dates and names, each so that it reads one way only."""

from __future__ import annotations

import datetime as dt
import itertools
from fractions import Fraction
from typing import Any

import attrs

from posology.dose import Amount
from posology.errors import SheetError
from posology.language.calendar import plural_samples
from posology.language.catalogue import catalogue
from posology.language.counted import MARK, Counted
from posology.language.direction import isolated
from posology.language.numbers import Numbers
from posology.strength import Strength
from posology.unit_table import FORMS

NBSP = "\N{NO-BREAK SPACE}"
"""What stands between a number and its unit, so that no line breaks there."""

PARTS = {Fraction(1, 2): "half", Fraction(1, 4): "quarter", Fraction(3, 4): "three-quarters"}
"""The parts of a dose form that have words, by the names that the messages have for them."""

MANY = Fraction(100)
"""The number by which a unit is named where no number stands beside it."""


@attrs.frozen(kw_only=True)
class Language:
    """
    What a sheet says, in one language; made by `language`.

    Args:
        tag: Its tag, as ``en-US``.
        direction: ``ltr`` or ``rtl``.
        reviewed: Whether a qualified reader has reviewed it.
        notice: What every page says of a translation that nobody has reviewed, in it and in English; else nothing.
        months: The months as dates name them, from January on. [12]
        weekday_names: The days of the week as dates name them, from Monday on. [7]
        first_weekday: The day on which a week begins. [0 is Monday … 6 is Sunday]
        decimal_mark: What stands before the decimals of a number.
        group_mark: What stands between its groups of three digits.

    >>> from posology.language import language
    >>> en = language("en-US")
    >>> en.date(dt.date(2026, 12, 1)), en.slot("bedtime"), en.days(28)
    ('Tue 1 Dec 2026', 'Bedtime', '28 days')
    >>> en.amount(Amount("24300 mg")).replace(NBSP, "_"), en.count(Fraction(3, 2), "tablet").replace(NBSP, "_")
    ('24,300_mg', '1_and_a_half_tablets')
    """

    tag: str
    direction: str
    reviewed: bool
    notice: str
    months: tuple[str, ...]
    weekday_names: tuple[str, ...]
    first_weekday: int
    decimal_mark: str
    group_mark: str

    def say(self, key: str, **values: str | int | Fraction) -> str:
        """
        Say a message.

        Args:
            key: Its name in the catalogue, with ``.`` and the attribute for one of its attributes.
            values: Its arguments: text, or a number, which is printed exactly and selects the plural.

        Raises:
            SheetError: if there is no such message, or its arguments are not just these.
        """
        return catalogue(self.tag)[0].say(key, {name: self._value(name, each) for name, each in values.items()})

    def template(self, key: str, *names: str, **values: str | int | Fraction) -> str:
        r"""
        Say a message with a mark in place of each named argument; readers make patterns of it.

        >>> from posology.language import language
        >>> language("en-US").template("strength", "dose", "volume")
        '\x00dose\x00 in \x00volume\x00'
        """
        marks = {name: f"{MARK}{name}{MARK}" for name in names}
        given = {name: self._value(name, each) for name, each in values.items()}
        return catalogue(self.tag)[0].say(key, {**marks, **given})

    def templates(self, key: str, *names: str, **values: str | int | Fraction) -> tuple[str, ...]:
        r"""
        Say a message with a mark in place of each named argument, in every plural that it has.

        >>> from posology.language import language
        >>> language("en-US").templates("days", "count")
        ('\x00count\x00 day', '\x00count\x00 days')
        """
        messages = catalogue(self.tag)[0]
        given = {name: self._value(name, each) for name, each in values.items()}
        selects = [name for name in names if name in messages.message(key).selects]
        marks = {name: f"{MARK}{name}{MARK}" for name in names}
        found: dict[str, None] = {}
        for numbers in itertools.product(plural_samples(self.tag).values(), repeat=len(selects)):
            chosen = {name: Counted(number, marks[name]) for name, number in zip(selects, numbers, strict=True)}
            found[messages.say(key, {**marks, **chosen, **given})] = None
        return tuple(found)

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return self.isolate(value)
        if isinstance(value, bool) or not isinstance(value, int | Fraction):
            raise SheetError(name, f"got {value!r:.40}", value=value, instead="give text, a whole number or a fraction")
        return Counted(Fraction(value), self.number(value))

    def number(self, number: Fraction | int) -> str:
        """
        Write a number exactly.

        Raises:
            SheetError: if no decimal says it, or it is below 0.

        >>> from posology.language import language
        >>> language("en-US").number(Fraction("1200.5"))
        '1,200.5'
        """
        return self.isolate(self._number(number))

    def _number(self, number: Fraction | int) -> str:
        return Numbers(self.decimal_mark, self.group_mark).text(number)

    def amount(self, amount: Amount) -> str:
        """
        Write an amount exactly, with no-break spaces; a dose form as a count, 0 as the word for none.

        Raises:
            SheetError: if no decimal says the number, or a dose form is cut finer than in quarters.
        """
        if not amount.number:
            return self.say("none")
        if amount.unit in FORMS:
            return self.count(amount.number, amount.unit)
        try:
            number = self._number(amount.number)
        except SheetError as error:
            raise SheetError(
                "amount", f"{amount} has no decimal that ends", value=str(amount), instead=error.instead
            ) from None
        return self._unbroken("amount", number=number, unit=self._unit(amount.unit, amount.number))

    def count(self, number: Fraction | int, form: str) -> str:
        """
        Write a number of a dose form in words that cannot be misread, with no-break spaces.

        Args:
            number: How many. [more than 0; whole, or with a half, a quarter or three quarters]
            form: What is counted, as ``tablet``.

        Raises:
            SheetError: if it is cut finer than in quarters.

        >>> from posology.language import language
        >>> [language("en-US").count(Fraction(n, 4), "tablet").replace(NBSP, " ") for n in (1, 2, 4, 5, 8)]
        ['a quarter of a tablet', 'half a tablet', '1 tablet', '1 and a quarter tablets', '2 tablets']
        """
        whole, rest = divmod(Fraction(number), 1)
        if number <= 0 or (rest and rest not in PARTS):
            raise SheetError(
                "amount",
                f"{number} {form} is no number of wholes, halves or quarters",
                value=str(number),
                limit="1/4",
                instead="give it as the drug's amount, as '50 mg'",
            )
        if not rest:
            return self._unbroken(f"form-{form}", count=whole)
        if not whole:
            return self._unbroken(f"form-{form}.{PARTS[rest]}")
        return self._unbroken(f"form-{form}.and-{PARTS[rest]}", count=whole)

    def strength(self, strength: Strength) -> str:
        r"""
        Write what one unit of a dose form holds, or what a volume holds.

        >>> from posology.language import language
        >>> [language("en-US").strength(Strength(each)) for each in ("300 mg/capsule", "250 mg/5 mL")]
        ['300\xa0mg', '250\xa0mg in 5\xa0mL']
        """
        if strength.per.unit in FORMS and strength.per.number == 1:
            return self.amount(strength.dose)
        return self.say("strength", dose=self.amount(strength.dose), volume=self.amount(strength.per))

    def unit(self, unit: str, number: Fraction | int = MANY) -> str:
        """
        Name a unit, as beside a number of it.

        >>> from posology.language import language
        >>> language("en-US").unit("mcg"), language("en-GB").unit("mcg"), language("en-GB").unit("mcg", 1)
        ('mcg', 'micrograms', 'microgram')
        """
        return self.isolate(self._unit(unit, Fraction(number)))

    def _unit(self, unit: str, number: Fraction) -> str:
        messages, key = catalogue(self.tag)[0], f"unit-{unit}"
        return messages.say(key, {name: Counted(number, "") for name in messages.message(key).names})

    def date(self, date: dt.date) -> str:
        """Write a date with its weekday, its day, the name of its month and its year."""
        return self._date("date", date, year=str(date.year))

    def day(self, date: dt.date) -> str:
        """Write a date without its year, as under the heading of its month."""
        return self._date("day", date)

    def _date(self, key: str, date: dt.date, **year: str) -> str:
        names = {"weekday": self.weekday_names[date.weekday()], "month": self.months[date.month - 1]}
        return self._whole(key, day=str(date.day), **names, **year)

    def month(self, year: int, month: int) -> str:
        """
        Write a month and its year, as a heading.

        >>> from posology.language import language
        >>> language("en-US").month(2026, 12)
        'December 2026'
        """
        return _capital(self._whole("month", month=catalogue(self.tag)[1].months_full[month - 1], year=str(year)))

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The days of the week in full, from the first one of a week on. [7]"""
        names = catalogue(self.tag)[1].weekdays_full
        return tuple(_capital(names[(self.first_weekday + n) % 7]) for n in range(7))

    def time(self, time: dt.time) -> str:
        """Write a time of day, by 24 hours."""
        return self._whole("time", hour=f"{time.hour:02}", minute=f"{time.minute:02}")

    def slot(self, slot: str) -> str:
        """Name a slot of the day, as the head of its column."""
        return self.say(f"slot-{slot}")

    def days(self, days: int) -> str:
        """Write a number of days."""
        return self.say("days", count=days)

    def span(self, minutes: int) -> str:
        """
        Say a length of time in the largest unit that is whole, hours up to three days.

        >>> from posology.language import language
        >>> [language("en-US").span(minutes) for minutes in (90, 360, 14400)]
        ['90 minutes', '6 hours', '10 days']
        """
        if minutes % 1440 == 0 and minutes > 3 * 1440:
            return self.say("days", count=minutes // 1440)
        if minutes % 60:
            return self.say("minutes", count=minutes)
        return self.say("hours", count=minutes // 60)

    def drug(self, name: str) -> str:
        """Name a drug as the catalogue does; a name that it does not have stays as it is."""
        key = f"drug-{name.replace(' ', '-')}"
        return self.say(key) if key in catalogue(self.tag)[0].messages else self.isolate(name)

    def route(self, route: str) -> str:
        """Say in plain words how a drug is given."""
        return self.say(f"route-{route}")

    def isolate(self, text: str) -> str:
        """
        Put marks around text in which something runs the other way, so that nothing beside it changes places.

        >>> from posology.language import language
        >>> language("en-US").isolate("300 mg")
        '300 mg'
        """
        return isolated(text, self.direction)

    def _whole(self, key: str, **values: str) -> str:
        """Say a message whose parts are not isolated one by one but together."""
        return self.isolate(catalogue(self.tag)[0].say(key, values))

    def _unbroken(self, key: str, **values: str | int | Fraction) -> str:
        """Say an amount, isolated as one, with no-break spaces."""
        given = {
            name: each if isinstance(each, str) else Counted(Fraction(each), self._number(each))
            for name, each in values.items()
        }
        return self.isolate(catalogue(self.tag)[0].say(key, given).replace(" ", NBSP))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
