"""Words of a sheet: the one form in which amounts, dates and sentences are printed."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from posology.daytime import WEEKDAYS
from posology.detail import Detail
from posology.dose import Amount
from posology.errors import SheetError
from posology.measure import PER_SURFACE
from posology.span import span_text
from posology.unit_table import FORMS, TABLE
from posology.units import AMOUNT_DIMENSIONS, decimal_text

NBSP = "\N{NO-BREAK SPACE}"
"""What stands between a number and its unit, so that no line breaks there."""

NONE = "none"
"""How no dose is written; never 0, never a blank."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months in order."""

LONGEST = 2000
"""The longest text taken over into a sheet. [characters]"""

_HARMLESS = f"{NBSP}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_NAMES = [unit.symbol for unit in TABLE.values() if unit.dimension in AMOUNT_DIMENSIONS]
_SYMBOLS = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?<![\w/.,])(-?)(\d+(?:\.\d+)?) ({_SYMBOLS})((?:/[a-z0-9]+){{0,2}}?)({re.escape(PER_SURFACE)})?(?![\w/])"
)
_DATE = re.compile(r"(?<![\w-])(\d{4}-\d\d-\d\d)(?![\w-])")


def date_text(date: dt.date) -> str:
    """
    Write a date with its weekday and the name of its month.

    >>> date_text(dt.date(2026, 4, 3))
    'Fri 3 Apr 2026'
    """
    return f"{WEEKDAYS[date.weekday()][:3]} {date.day} {MONTHS[date.month - 1][:3]} {date.year}"


def days_text(count: int) -> str:
    """
    Write a number of days.

    >>> days_text(1), days_text(1200)
    ('1 day', '1,200 days')
    """
    return f"{count:,} day{'' if count == 1 else 's'}"


def amount_text(amount: Amount) -> str:
    """
    Write an amount exactly: a comma from 1,000 up, a no-break space before the unit, no trailing zero.

    Args:
        amount: How much. [a number whose decimal ends; of a dose form, whole or halves]

    Returns:
        The amount with its unit; ``none`` for 0.

    Raises:
        SheetError: if no decimal says the number exactly, or a dose form is cut finer than in halves.

    >>> amount_text(Amount("24300 mg")).replace(NBSP, "_"), amount_text(Amount("0 mg"))
    ('24,300_mg', 'none')
    >>> amount_text(Amount("1.5 tablet")).replace(NBSP, "_")
    '1_and_a_half_tablets'
    """
    if not amount.number:
        return NONE
    if amount.unit in FORMS:
        text = _count_text(amount)
    else:
        text = f"{_number_text(amount.number, amount)} {amount.unit.replace('_', ' ')}"
    return text.replace(" ", NBSP)


def detail_text(detail: Detail) -> list[str]:
    """
    Write over what time and in what volume a dose is given; nothing where that is not said.

    >>> [part.replace(NBSP, "_") for part in detail_text(Detail(90, Amount("1500 mL")))]
    ['over 90_minutes', 'in 1,500_mL']
    """
    over = [] if detail.over is None else [f"over {span_text(detail.over).replace(' ', NBSP)}"]
    return [*over, *([] if detail.volume is None else [f"in {amount_text(detail.volume)}"])]


def _number_text(number: Fraction, amount: Amount) -> str:
    text = decimal_text(number)
    if "/" in text:
        raise SheetError(
            "amount",
            f"{amount} has no decimal that ends",
            value=str(amount),
            instead="round it to what can be measured before it is printed",
        )
    whole, point, part = text.partition(".")
    return f"{int(whole):,}{point}{part}"


def _count_text(amount: Amount) -> str:
    whole, rest = divmod(amount.number, 1)
    unit, (plural, *_) = amount.unit, [word for word in TABLE[amount.unit].spellings if word != amount.unit]
    if rest == 0:
        return f"{whole:,} {unit if whole == 1 else plural}"
    if rest == Fraction(1, 2):
        article = "an" if unit[0] in "aeiou" else "a"
        return f"{whole:,} and a half {plural}" if whole else f"half {article} {unit}"
    raise SheetError(
        "amount",
        f"{amount} is neither whole nor a half",
        value=str(amount),
        limit="1/2",
        instead="give it as the drug's amount, as '50 mg'",
    )


def said(text: str) -> str:
    """
    Write a sentence of the library's own as a sheet says it: its amounts and dates in their printed form.

    >>> said("150 mg on day 19, 2026-12-19; at most 1500 mg/day").replace(NBSP, "_")
    '150_mg on day 19, Sat 19 Dec 2026; at most 1,500_mg per day'
    >>> said("at most 30 mg/kg/h").replace(NBSP, "_")
    'at most 30_mg per kg per h'
    >>> said("under 30 mL/min/1.73 m2").replace(NBSP, "_")
    'under 30_mL per min per 1.73_m2'
    """
    return _DATE.sub(_said_date, _AMOUNT.sub(_said_amount, text.replace("NOT_", "NOT ")))


def _said_amount(match: re.Match[str]) -> str:
    sign, number, unit, per, surface = match.groups()
    try:
        amount = amount_text(Amount(Fraction(number), unit))
    except SheetError:
        return match[0].replace(" ", NBSP)
    slashed = [each.replace(" ", NBSP) for each in (*per.split("/")[1:], *([surface[1:]] if surface else []))]
    pers = [f" per {each}" for each in slashed]
    return "".join(["minus " if sign else "", amount, *pers])


def _said_date(match: re.Match[str]) -> str:
    try:
        return date_text(dt.date.fromisoformat(match[1]))
    except ValueError:
        return match[1]


def clean(text: str, field: str, longest: int = LONGEST) -> str:
    r"""
    Take text over into a sheet on one line, or refuse what would print as something else than it is.

    Args:
        text: A name, or a sentence from a file.
        field: What it is, for the message.
        longest: How long it may be. [characters]

    Raises:
        SheetError: for a control character, a mark that turns the direction of text, or too much text.

    >>> clean("two  lines\nof text", "notes")
    'two lines of text'
    >>> clean("a\u202eb", "patient")
    Traceback (most recent call last):
    posology.errors.SheetError: patient: the character U+202E cannot be printed as it stands; leave it out
    """
    one_line = re.sub(r"[ \t\r\n]+", " ", text).strip()
    strange = next((c for c in one_line if not (c.isprintable() or c in _HARMLESS)), None)
    if strange is not None:
        raise SheetError(
            field,
            f"the character U+{ord(strange):04X} cannot be printed as it stands",
            value=text,
            instead="leave it out",
        )
    if len(one_line) > longest:
        raise SheetError(
            field,
            f"{len(one_line)} characters where at most {longest} are printed",
            value=text,
            limit=longest,
            instead="shorten it",
        )
    return one_line
