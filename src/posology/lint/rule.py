"""Rule: one thing that a page with doses must not do, who says so, and how it is written instead."""

from __future__ import annotations

import attrs

SOURCES = {
    "JC": "Joint Commission, Do-Not-Use list",
    "IS": "ISMP, list of error-prone abbreviations",
    "US": "USP <17>, prescription container labelling",
    "UM": "Universal Medication Schedule (AHRQ)",
    "CA": "California, 16 CCR 1707.5",
    "NC": "NCPDP, millilitres for oral liquids",
    "RN": "RNIB, Clear Print",
    "UK": "United Kingdom, units written in full",
    "UA": "ISO 14289-1, PDF/UA-1",
    "PO": "our own, from a wrong dose or date that another program printed",
}
"""Who says a rule, by the key that the table of rules uses."""


@attrs.frozen
class Rule:
    """
    One rule of print.

    Args:
        id: Its number, which stays, as ``P01``.
        title: What it asks, in our words.
        keys: Who says so: keys of ``SOURCES``; with a star where that was recalled and not read by us.
        bad: How it is not written.
        good: How it is written instead.
        checked: Where it is looked for: ``text``, ``document``, or the test that looks at the page.

    >>> Rule("P01", "no zero after the decimal point", "JC IS*", "5.0 mg", "5 mg", "text").source
    'Joint Commission, Do-Not-Use list; ISMP, list of error-prone abbreviations (recalled, not read by us)'
    """

    id: str
    title: str
    keys: str
    bad: str
    good: str
    checked: str

    @property
    def source(self) -> str:
        """Who says so, in words."""
        said = [
            SOURCES[key.rstrip("*")] + " (recalled, not read by us)" * key.endswith("*") for key in self.keys.split()
        ]
        return "; ".join(said)
