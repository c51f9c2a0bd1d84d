"""Stopping: how a drug is stopped, as a source says it: over at least so long, or gradually without a time."""

from __future__ import annotations

from typing import Any

import attrs

from posology.errors import RegimenError
from posology.level import as_length, lengths_text
from posology.source import Source
from posology.status import Status


def _days(value: Any) -> int | None:
    return None if value is None else as_length(value, "over_at_least")


@attrs.frozen
class Stopping:
    """
    How a drug is stopped.

    Args:
        over_at_least: The shortest time from the first day on less to the first day on none, as ``"1 week"``. [days,
            1 or more; None: the source gives no time]
        source: Where that comes from.
        says: What the source says besides, in our words. [needed where no time is given]

    Raises:
        RegimenError: if there is no source, or neither a time nor words.

    >>> print(Stopping("1 week", source=Source("Example label", section="2.4")))
    reduced over at least 7 days (Example label, 2.4)
    """

    over_at_least: int | None = attrs.field(default=None, converter=_days)
    source: Source = attrs.field(kw_only=True)
    says: str = attrs.field(default="", kw_only=True)

    @source.validator
    def _a_source(self, _: object, value: Any) -> None:
        if not isinstance(value, Source):
            instead = "name it, as source=Source('…')"
            raise RegimenError("stopping.source", f"got {value!r:.40}", value=value, instead=instead)

    @says.validator
    def _told(self, _: object, value: Any) -> None:
        if not isinstance(value, str) or (self.over_at_least is None and not value.strip()):
            instead = "give a time, as over_at_least='1 week', or say what the source says"
            raise RegimenError("stopping", "says neither a time nor how", value=value, instead=instead)

    @property
    def how(self) -> str:
        """How the dose is reduced, in words."""
        if self.over_at_least is None:
            return "reduced gradually"
        return f"reduced over at least {lengths_text((self.over_at_least, self.over_at_least))}"

    def __str__(self) -> str:
        return f"{self.how} ({self.source}){': ' if self.says else ''}{self.says}"


@attrs.frozen
class Stopped:
    """
    How a taper stands to a rule of stopping; only the time is judged, not how even the falls are.

    Args:
        status: PROVED, VIOLATED, UNKNOWN where the source gives no time, NOT_APPLICABLE where it does not stop.
        days: From its first day on less to its first day on none, at its fastest; None where it does not stop.
        rule: What it was held against.
    """

    status: Status
    days: int | None
    rule: Stopping

    @classmethod
    def of(cls, days: int | None, rule: Stopping) -> Stopped:
        """
        Judge so many days.

        >>> rule = Stopping("1 week", source=Source("Example label"))
        >>> [Stopped.of(days, rule).status for days in (6, 7, None)]
        ['VIOLATED', 'PROVED', 'NOT_APPLICABLE']
        """
        if days is None:
            return cls("NOT_APPLICABLE", None, rule)
        if rule.over_at_least is None:
            return cls("UNKNOWN", days, rule)
        return cls("PROVED" if days >= rule.over_at_least else "VIOLATED", days, rule)

    @property
    def ok(self) -> bool:
        """Whether the rule is kept for certain."""
        return self.status == "PROVED"

    def __str__(self) -> str:
        if self.days is None:
            return f"{self.status}: it does not stop; {self.rule}"
        time = "no time on less" if not self.days else f"{lengths_text((self.days, self.days))} on less"
        why = "; the source gives no time" if self.status == "UNKNOWN" else ""
        return f"{self.status}: {time} before the stop{why}; {self.rule}"
