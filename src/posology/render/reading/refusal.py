"""Refusal: a page that does not say what it has to is not written."""

from __future__ import annotations

import datetime as dt
from typing import NoReturn

from posology.daytime import WEEKDAYS
from posology.errors import SheetError

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def refuse(field: str, problem: str, value: object = None, limit: object = None) -> NoReturn:
    """
    Refuse a page.

    Raises:
        SheetError: always.

    >>> refuse("date", "the page says 'Mon 31 Feb 2026'")
    Traceback (most recent call last):
    posology.errors.SheetError: date: the page says 'Mon 31 Feb 2026'; the page was not written; report this as a bug
    """
    raise SheetError(field, problem, value=value, limit=limit, instead="the page was not written; report this as a bug")


def shown(date: dt.date) -> str:
    """
    Name a date in a message.

    >>> shown(dt.date(2026, 12, 4))
    'Fri 4 Dec 2026'
    """
    return f"{WEEKDAYS[date.weekday()][:3]} {date.day} {_MONTHS[date.month - 1]} {date.year}"
