"""File words: how the faults of a protocol file are said."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from typing import Any

from posology.errors import RegimenError


def shown(value: Any) -> str:
    """
    Say a value of a file as its author knows it.

    >>> shown(True), shown("2 mg"), shown([1])
    ('true', "'2 mg'", 'a list')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and value.bit_length() > 64:
        return "a number of more than 19 digits"
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:56]}…{text[-1]}"


def nearest(word: Any, known: Collection[str]) -> str | None:
    """
    Give the known word that may be meant, if one is near and there are not too many to look through.

    >>> nearest("dsoe", ["dose", "days"])
    'dose'
    """
    if not isinstance(word, str) or len(word) > 64 or len(known) > 100:
        return None
    return next(iter(difflib.get_close_matches(word.lower(), known, 1)), None)


def one_of(value: Any, names: Iterable[str], field: str) -> str:
    """
    Take one word of a closed list.

    >>> one_of("oral", ["oral", "nasal"], "route")
    'oral'
    """
    listed = tuple(names)
    if isinstance(value, str) and value in listed:
        return value
    near = nearest(value, listed)
    instead = f"{near!r} may be meant" if near else f"write one of {', '.join(listed)}"
    raise RegimenError(field, f"got {shown(value)}", value=value, limit=listed, instead=instead)
