"""As needed: how often at most a dose may be taken that has no times of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any, Literal

import attrs

from posology.daytime import span
from posology.errors import RegimenError
from posology.units import is_count

DAY = 1440


def _minutes(value: Any, field: str) -> int:
    """Whole minutes, or hours or minutes as text; days are refused, for they could be calendar days."""
    if is_count(value):
        return int(value)
    size, kind = span(value, field)
    if kind == "days":
        raise RegimenError(
            field,
            f"got {value!r}, which can mean calendar days or hours",
            value=value,
            instead=f"write '{24 * size} hours', or 'day' for a limit per calendar day",
        )
    return size


def _least(value: Any) -> int | None:
    return None if value is None else _minutes(value, "at_least")


def _window(value: Any) -> int | Literal["day"] | None:
    return value if value is None or value == "day" else _minutes(value, "per")


def _text(minutes: int) -> str:
    if minutes % 60:
        return f"{minutes} minute{'s' * (minutes > 1)}"
    return f"{minutes // 60} hour{'s' * (minutes > 60)}"


@attrs.frozen
class AsNeeded:
    """
    As needed: at least so long apart, at most so often.

    The limits count the doses of one component; doses taken otherwise do not count towards them.

    Args:
        at_least: From one dose to the next. [minutes, or text such as "4 hours"; 1 minute or more; default no limit]
        most: How many doses at most. [1 or more; default no limit]
        per: In what: a calendar ``"day"``, or any such window of time. [minutes, or text such as "24 hours"]

    Raises:
        RegimenError: if there is no limit at all, for then nothing could be said of any sum; or if it has no meaning.

    >>> str(AsNeeded("4 hours", 4, "day")), str(AsNeeded(most=2, per="24 hours"))
    ('as needed, at least 4 hours apart, at most 4 a day', 'as needed, at most 2 in any 24 hours')
    """

    at_least: int | None = attrs.field(default=None, converter=_least)
    most: int | None = None
    per: int | Literal["day"] | None = attrs.field(default=None, converter=_window)

    def __attrs_post_init__(self) -> None:
        if self.at_least is None and self.most is None:
            raise RegimenError(
                "as needed",
                "no limit is given",
                instead="say how long apart at least, or how many at most, as at_least='4 hours', most=4, per='day'",
            )
        if (self.most is None) != (self.per is None):
            field, problem = ("most", f"not given, but per {self.per}") if self.most is None else ("per", "not given")
            raise RegimenError(field, problem, limit=self.most, instead="give both, as most=4, per='day'")
        if self.most is not None and not is_count(self.most):
            raise RegimenError(
                "most",
                f"got {self.most!r:.40} doses",
                value=self.most,
                limit=1,
                instead="write a whole number, 1 or more",
            )

    def going_on(self) -> AsNeeded:
        """The same limits in the rest of a step."""
        return self

    @property
    def restarts(self) -> bool:
        """Whether, taken as early as allowed, doses wait for midnight because the limit per day is reached."""
        return self.per == "day" and (self.at_least or 0) * (self.most or 0) < DAY

    @property
    def round(self) -> int:
        """After how many minutes the moments of `earliest` from a midnight on repeat."""
        if self.restarts:
            return DAY
        gap = self.at_least or 0
        return gap if not isinstance(self.per, int) or gap * (self.most or 0) >= self.per else self.per

    def earliest(self, low: int, high: int) -> Iterator[int]:
        """
        Give the moments from *low* up to *high* if each dose is taken as early as the limits allow.

        No other way has its k-th dose earlier, for any k, so none has more doses in the window: say p is another way,
        and each of its doses before the k-th is no earlier than the same dose here. Then p k could be earlier only if
        here the limit per day (or window) forbade that moment, the *most* doses before it being on that day; but those
        of p are no earlier, so they are on that day too, and p breaks the limit.

        Args:
            low: The first minute, counted from a midnight; no dose before it counts.
            high: The minute at which to stop.

        >>> [minute // 60 for minute in AsNeeded("4 hours", 4, "day").earliest(12 * 60, 36 * 60)]
        [12, 16, 20, 24, 28, 32]
        """
        most = self.most or 1
        last: deque[int] = deque(maxlen=most)
        t = low
        while t < high:
            yield t
            last.append(t)
            t += self.at_least or 0
            if self.most is not None and len(last) == most:
                freed = (last[0] // DAY + 1) * DAY if self.per == "day" else last[0] + _length(self.per)
                t = max(t, freed)

    def most_between(self, low: int, high: int) -> int:
        """
        Count the moments of `earliest`, in closed form.

        >>> AsNeeded("4 hours", 4, "day").most_between(12 * 60, 36 * 60)
        6
        """
        gap, length = self.at_least or 0, high - low
        if length <= 0:
            return 0
        if self.most is None or (self.per == "day" and not self.restarts):
            return -(-length // gap)
        if self.per != "day":
            window = _length(self.per)
            if gap * self.most >= window:
                return -(-length // gap)
            rounds, rest = divmod(length - 1, window)
            return rounds * self.most + (min(self.most, rest // gap + 1) if gap else self.most)
        first = self._on_one_day(low % DAY, min(DAY, low % DAY + length))
        days, rest = divmod(low % DAY + length, DAY)
        if days == 0:
            return first
        # every later day begins with what the day before left to wait, always less than the gap: all its doses fit
        wait = max(0, low % DAY + first * gap - (days - 1) * (DAY - self.most * gap) - DAY)
        return first + (days - 1) * self.most + self._on_one_day(wait, rest)

    def _on_one_day(self, low: int, high: int) -> int:
        assert self.most is not None
        if high <= low:
            return 0
        return min(self.most, -(-(high - low) // self.at_least)) if self.at_least else self.most

    def __str__(self) -> str:
        apart = f", at least {_text(self.at_least)} apart" if self.at_least is not None else ""
        if self.most is None:
            return f"as needed{apart}"
        window = "a day" if self.per == "day" else f"in any {_text(_length(self.per))}"
        return f"as needed{apart}, at most {self.most} {window}"


def _length(window: int | Literal["day"] | None) -> int:
    assert isinstance(window, int)
    return window
