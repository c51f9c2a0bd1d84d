"""Override: a broken soft bound let pass by somebody, who says why."""

from __future__ import annotations

from typing import Any

import attrs

from posology.errors import BoundError


def _said(_: object, attribute: attrs.Attribute[str], value: Any) -> None:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        instead = "write it as text: a soft bound is overridden only with a reason and a name"
        raise BoundError(f"override {attribute.name}", f"got {value!r:.40}", value=value, instead=instead)


@attrs.frozen(kw_only=True)
class Override:
    """
    Why a broken soft bound is let pass, and by whom; both stay in the report.

    Args:
        reason: Why. [text]
        by: Who answers for it. [text]

    Raises:
        BoundError: if either is missing.

    >>> str(Override(reason="pain clinic, weekly visits", by="A. Jansen"))
    'overridden by A. Jansen: pain clinic, weekly visits'
    """

    reason: str = attrs.field(validator=_said)
    by: str = attrs.field(validator=_said)

    def __str__(self) -> str:
        return f"overridden by {self.by}: {self.reason}"
