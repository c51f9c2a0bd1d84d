"""Hit: where a check found something in a passage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from posology.lint.passage import Passage


class Hit(NamedTuple):
    """
    What a check found.

    Args:
        rule: The number of the rule.
        start: Where it begins in the passage.
        end: Where it ends, the end not included.
        suggestion: What to write instead, where that is certain.
        why: What is missing or does not agree.
    """

    rule: str
    start: int
    end: int
    suggestion: str = ""
    why: str = ""


Check = Callable[[Passage], Iterable[Hit]]
"""What looks for one rule or a few."""


def hit(rule: str, match: re.Match[str], suggestion: str = "", why: str = "", group: int | str = 0) -> Hit:
    """Make a hit of a match, or of a group of it."""
    return Hit(rule, match.start(group), match.end(group), suggestion, why)
