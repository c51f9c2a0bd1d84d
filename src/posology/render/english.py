"""English: sentences that the library and its files have in English only, as a page prints them."""

from __future__ import annotations

import re

from posology.language import Language
from posology.sheet.words import clean, said

_MCG = re.compile(r"(?<=[\d\s\N{NO-BREAK SPACE}])mcg\b")


def is_english(language: Language) -> bool:
    """Whether a language is English, of any region."""
    return language.tag.partition("-")[0] == "en"


def plain(text: str, language: Language, field: str = "text") -> str:
    """
    Write a sentence that stands in a file or comes from the library: amounts and dates as pages print them.

    Args:
        text: The sentence, in English.
        language: Of which region; in the United Kingdom micrograms are written in full.
        field: What it is, for the message where it cannot be printed.

    Raises:
        SheetError: for a character that would print as something else than it is.
    """
    printed = clean(said(text), field)
    return _MCG.sub("micrograms", printed) if language.tag == "en-GB" else printed
