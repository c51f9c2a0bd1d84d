"""Language: how one language says what a sheet says: its messages, exact numbers, dates, amounts and names."""

from __future__ import annotations

from posology.language.catalogue import TAGS, catalogue
from posology.language.direction import isolated
from posology.language.review import is_reviewed, refuse_unreviewed
from posology.language.saying import NBSP, Language

__all__ = ["NBSP", "TAGS", "Language", "language"]


def language(tag: str, *, unreviewed: bool = False) -> Language:
    """
    Give a language.

    Args:
        tag: Its tag. [one of `TAGS`]
        unreviewed: Whether a translation is taken that no qualified reader has reviewed; every page then says so.

    Raises:
        SheetError: if there is no such language, or nobody has reviewed it.
        MissingExtraError: if Fluent or Babel is not installed.

    >>> language("en-GB").first_weekday, language("en-GB").direction
    (0, 'ltr')
    """
    messages, calendar = catalogue(tag)
    if not unreviewed:
        refuse_unreviewed(tag)
    reviewed = is_reviewed(tag)
    return Language(
        tag=tag,
        direction=calendar.direction,
        reviewed=reviewed,
        notice="" if reviewed else _notice(tag, calendar.direction),
        months=calendar.months,
        weekday_names=calendar.weekdays,
        first_weekday=calendar.first_weekday,
        decimal_mark=messages.say("decimal-mark", {}),
        group_mark=messages.say("group-mark", {}),
    )


def _notice(tag: str, direction: str) -> str:
    """What every page of an unreviewed translation says, in it and in English."""
    english = catalogue("en-US")[0].say("notice", {})
    return f"{catalogue(tag)[0].say('notice', {})} {isolated(english, direction)}"
