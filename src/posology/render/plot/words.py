"""Words of a plot: every sentence in it, in English or in another language."""

from __future__ import annotations

import datetime as dt

import attrs

from posology.dose import Amount
from posology.language import Language
from posology.sheet.words import MONTHS, amount_text, days_text

RIGHT_TO_LEFT, ISOLATED = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""What stands around a line that runs from right to left."""

ENGLISH = {
    "plot-day": "{day} {month}",
    "plot-date": "{day} {month} {year}",
    "plot-title": "{drug}: total of each day",
    "plot-dates": "{dates} ({days})",
    "plot-run": "{dates}: {amount}",
    "plot-between": "{first} to {last}",
    "plot-again": "{dates}, again every {days}: {runs}",
    "plot-every": "again every {days}",
    "plot-for": "{amount} for {days}",
    "plot-band": "Grey: {text}",
    "plot-most": "at most {amount} a day",
    "plot-least": "at least {amount} a day once reached",
    "plot-for-whom": "{limit}, for {whom}",
    "plot-line-most": "Long dashes: {limit} ({names})",
    "plot-line-least": "Dots: {limit} ({names})",
    "plot-above": "Above the picture: {limit} ({names})",
    "plot-other-limits": "Limits that are not drawn: {names}",
    "plot-other-values": "Without a label: {values}",
    "plot-more": "{count} more, which are not listed",
    "plot-began": "The plan began before {date}.",
    "plot-goes-on": "The plan goes on after {date}.",
}
"""Every message in English, by its name in the catalogues."""


@attrs.frozen
class Words:
    """
    The words of a plot.

    Args:
        language: The language; None is English without any part of the library that is an extra.

    >>> Words().say("plot-most", amount=Words().amount(Amount("150 mg"))).replace("\N{NO-BREAK SPACE}", "_")
    'at most 150_mg a day'
    """

    language: Language | None = None

    @property
    def tag(self) -> str:
        """The tag of the language."""
        return "en" if self.language is None else self.language.tag

    def say(self, key: str, **values: str | int) -> str:
        """Give a message; a number among its values is printed exactly and selects the plural."""
        if self.language is not None:
            return self.language.say(key, **values)
        said = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
        return ENGLISH[key].format(**said)

    def amount(self, amount: Amount) -> str:
        """Write an amount exactly; none for 0."""
        return amount_text(amount) if self.language is None else self.language.amount(amount)

    def days(self, count: int) -> str:
        """Write a number of days."""
        return days_text(count) if self.language is None else self.language.days(count)

    def drug(self, name: str) -> str:
        """Name a drug."""
        return name if self.language is None else self.language.drug(name)

    def day(self, date: dt.date) -> str:
        """Write a date without its weekday and year."""
        return self.say("plot-day", day=str(date.day), month=self._month(date))

    def date(self, date: dt.date) -> str:
        """Write a date without its weekday."""
        return self.say("plot-date", day=str(date.day), month=self._month(date), year=str(date.year))

    def apart(self, text: str) -> str:
        """Set text apart that may be of another direction."""
        return text if self.language is None else self.language.isolate(text)

    def line(self, text: str) -> str:
        """Write a line so that it runs in the direction of its language wherever it stands."""
        return f"{RIGHT_TO_LEFT}{text}{ISOLATED}" if self.runs_left else text

    @property
    def runs_left(self) -> bool:
        """Whether lines run from right to left."""
        return self.language is not None and self.language.direction == "rtl"

    def _month(self, date: dt.date) -> str:
        return MONTHS[date.month - 1][:3] if self.language is None else self.language.months[date.month - 1]
