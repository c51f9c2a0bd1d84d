"""Span: a length of time in whole minutes, in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from posology.daytime import span
from posology.errors import RegimenError
from posology.units import is_count


def minutes_of(value: Any, field: str, longest: int) -> int:
    """
    Take a length of time as whole minutes.

    Args:
        value: Text such as ``"30 minutes"``, ``"2 hours"`` or ``"1 day"``, a `datetime.timedelta`, or minutes as int.
        field: What it is, for the message.
        longest: The longest that is taken. [minutes]

    Raises:
        RegimenError: for what is no whole number of minutes, is not more than 0, or is longer than the longest.

    >>> minutes_of("2 hours", "over", 1440), minutes_of(dt.timedelta(minutes=30), "over", 1440)
    (120, 30)
    """
    if isinstance(value, dt.timedelta):
        whole, rest = divmod(value, dt.timedelta(minutes=1))
        size: Any = None if rest else whole
    elif isinstance(value, str):
        count, kind = span(value, field)
        size = 1440 * count if kind == "days" else count
    else:
        size = value
    if not is_count(size):
        raise RegimenError(
            field,
            f"got {value!r:.60}, not a whole number of minutes",
            value=value,
            limit=1,
            instead="write it as '30 minutes'",
        )
    if size > longest:
        raise RegimenError(
            field,
            f"{span_text(size)} is longer than {span_text(longest)}",
            value=size,
            limit=longest,
            instead=f"write at most {span_text(longest)}",
        )
    return int(size)


def span_text(minutes: int) -> str:
    """
    Say a length of time in the largest unit that is whole, hours up to three days.

    >>> span_text(1440), span_text(10080), span_text(90)
    ('24 hours', '7 days', '90 minutes')
    """
    if minutes % 1440 == 0 and minutes > 3 * 1440:
        return f"{minutes // 1440} days"
    count, unit = (minutes, "minute") if minutes % 60 else (minutes // 60, "hour")
    return f"{count} {unit}{'' if count == 1 else 's'}"
