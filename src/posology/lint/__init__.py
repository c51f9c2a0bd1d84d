"""Lint: finds what a text with doses should not say, and how it is said instead."""

from __future__ import annotations

import re
from bisect import bisect_right

from posology.errors import SheetError
from posology.lint import abbreviations, counts, dates, marks, numbers, plain_words, times
from posology.lint.finding import Finding
from posology.lint.hit import Check, Hit
from posology.lint.passage import Passage
from posology.lint.rule import Rule
from posology.lint.rules import BY_ID, RULES

__all__ = ["LONGEST", "RULES", "Finding", "Rule", "lint_text", "looked_for"]

LONGEST = 1_000_000
"""The longest text that is looked at. [characters]"""

_AMERICAN: tuple[Check, ...] = (numbers.micrograms,)
_BRITISH: tuple[Check, ...] = (numbers.british_micrograms,)
_ENGLISH: tuple[Check, ...] = (
    numbers.decimals,
    numbers.commas,
    numbers.spaces,
    numbers.stops,
    numbers.units,
    numbers.volumes,
    numbers.zeros,
    abbreviations.how_often,
    abbreviations.bedtime,
    abbreviations.routes,
    abbreviations.drug_names,
    marks.compared,
    marks.slashes,
    marks.plus,
    marks.crosses,
    counts.digits,
    counts.parts,
    counts.sums,
    counts.strengths,
    times.bare,
    times.clocks,
    times.as_needed,
    times.weekly,
    dates.numbers_only,
    dates.relative,
    dates.ranges_agree,
    dates.weekdays,
    plain_words.purposes,
    plain_words.capitals,
)
_OTHER: tuple[Check, ...] = (
    numbers.spaces,
    numbers.micrograms,
    numbers.units,
    numbers.zeros,
    marks.compared,
    counts.parts,
    dates.numbers_only,
)
_OTHER_RULES = ("P01", "P02", "P04", "P07", "P08", "P14", "P23", "P28", "P33")
"""What is looked for in other languages: numbers, units and signs; nothing is suggested there."""

_COMMA = ("da", "de", "es", "fr", "it", "nl", "pl", "pt", "ru", "sv", "tr")
"""Languages that write a decimal with a comma."""

_POINT = ("es-DO", "es-GT", "es-HN", "es-MX", "es-NI", "es-PA", "es-PE", "es-PR", "es-SV", "es-US")
"""Where such a language writes it with a point."""


def lint_text(text: str, language: str = "en") -> tuple[Finding, ...]:
    """
    Look for what a text with doses should not say: a label, an order, a page of any program.

    Args:
        text: What there is to look at: plain text or Markdown. [at most 1,000,000 characters]
        language: The tag of its language: ``en``, ``en-US``, ``en-GB``; in others only numbers, units and signs are
            looked at.

    Returns:
        The findings, in the order of the text. That there is none says that none of the rules of ``looked_for`` was
        seen to be broken; it does not say that the text is right.

    Raises:
        SheetError: if the text is too long, or the language is no tag.

    >>> for each in lint_text("Warfarin 5.0 mg QD"):
    ...     print(each)
    1:10: P01 no zero at the end of a decimal: found '5.0 mg'; write '5 mg'
    1:17: P10 no Latin abbreviation for how often: found 'QD'
    >>> lint_text("Take 1 tablet of 5 mg in the evening.")
    ()
    """
    if len(text) > LONGEST:
        problem = f"{len(text):,} characters"
        raise SheetError("text", problem, value=len(text), limit=LONGEST, instead=f"give at most {LONGEST:,} at a time")
    passage = Passage.of(text)
    hits = _hits(passage, language)
    starts = [0, *(place + 1 for place, each in enumerate(text) if each == "\n")]
    return tuple(_finding(each, passage, text, starts) for each in sorted(hits, key=lambda each: (each.start, each)))


def looked_for(language: str = "en") -> tuple[Rule, ...]:
    """
    Give the rules that are looked for in a text of a language.

    >>> len(looked_for()), len(looked_for("es"))
    (30, 9)
    """
    english = _tag(language)[0] == "en"
    return tuple(each for each in RULES if ("text" in each.checked.split(", ") if english else each.id in _OTHER_RULES))


_TAG = re.compile(r"(?P<base>[A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-(?P<region>[A-Za-z]{2}))?")


def _tag(language: str) -> tuple[str, str]:
    """The language and the region of a tag; text in no language is not looked at."""
    match = _TAG.fullmatch(language)
    if match is None:
        problem = f"got {language!r:.40}, no tag of a language"
        raise SheetError("language", problem, value=language, instead="write it as en, en-GB or es")
    return match["base"].lower(), (match["region"] or "").upper()


def _hits(passage: Passage, language: str) -> set[Hit]:
    base, region = _tag(language)
    if base == "en":
        checks = (*_ENGLISH, *(_BRITISH if region in ("GB", "IE", "AU", "NZ", "ZA", "IN") else _AMERICAN))
        return {each for check in checks for each in check(passage)}
    checks = (
        *_OTHER,
        numbers.comma_decimals if base in _COMMA and f"{base}-{region}" not in _POINT else numbers.decimals,
    )
    found = (each for check in checks for each in check(passage))
    return {each._replace(suggestion="", why="") for each in found if each.rule in _OTHER_RULES}


def _finding(hit: Hit, passage: Passage, text: str, starts: list[int]) -> Finding:
    first, last = passage.place(hit.start), passage.place(hit.end - 1) + 1
    line = bisect_right(starts, first)
    return Finding(
        rule=BY_ID[hit.rule],
        line=line,
        column=first - starts[line - 1] + 1,
        found=text[first:last],
        suggestion=hit.suggestion,
        why=hit.why,
    )
