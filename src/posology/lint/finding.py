"""Finding: one place where a text breaks a rule of print."""

from __future__ import annotations

import attrs

from posology.lint.rule import Rule


@attrs.frozen(kw_only=True)
class Finding:
    """
    One place where a rule is broken.

    Args:
        rule: The rule.
        line: The line, from 1; of a string of a document always its own lines.
        column: The character of the line with which it begins, from 1.
        found: What stands there.
        suggestion: What to write instead, where that is certain; else empty.
        why: What is missing or does not agree, where the rule alone does not say it.
        place: Which part of a document it is in; empty for a text.
    """

    rule: Rule
    line: int = 1
    column: int = 1
    found: str
    suggestion: str = ""
    why: str = ""
    place: str = ""

    def __str__(self) -> str:
        """
        Say it in a line.

        >>> from posology.lint.rules import BY_ID
        >>> print(Finding(rule=BY_ID["P01"], line=2, column=6, found="5.0 mg", suggestion="5 mg"))
        2:6: P01 no zero at the end of a decimal: found '5.0 mg'; write '5 mg'
        """
        where = f"{self.place}: " if self.place else f"{self.line}:{self.column}: "
        why = f" ({self.why})" if self.why else ""
        instead = f"; write {self.suggestion!r}" if self.suggestion else ""
        return f"{where}{self.rule.id} {self.rule.title}: found {self.found!r}{why}{instead}"
