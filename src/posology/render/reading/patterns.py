"""Patterns: the messages of a language turned round, so that what they say can be taken out of a page again."""

from __future__ import annotations

import re

from posology.language import Language
from posology.render.columns import STOPS

_MARKS = re.compile("[\u2066-\u2069]")
_OVER = re.compile(f"(?<={STOPS}) ")


def plain(text: str) -> str:
    r"""
    Take the marks of direction out of text, and the space that may follow a full stop of Chinese.

    >>> plain("\u2066300 mg\u2069")
    '300 mg'
    """
    return _OVER.sub("", _MARKS.sub("", text))


def regex(template: str, **fields: str) -> str:
    r"""
    Make a regular expression of a message with marks in place of its arguments.

    Args:
        template: The message, as `Language.template` gives it.
        fields: What each argument looks like, as a regular expression without named groups.

    >>> regex("\0count\0 (\0amount\0)", count="[1-9]", amount=".+")
    '(?P<count>[1-9])\\ \\((?P<amount>.+)\\)'
    """
    parts = plain(template).split("\0")
    seen: set[str] = set()
    for n in range(1, len(parts), 2):
        name = parts[n]
        parts[n] = f"(?P={name})" if name in seen else f"(?P<{name}>{fields[name]})"
        seen.add(name)
    return "".join(part if n % 2 else re.escape(part) for n, part in enumerate(parts))


def pattern(language: Language, key: str, **fields: str) -> re.Pattern[str]:
    """
    Make the pattern of a message of a language.

    >>> from posology.language import language
    >>> pattern(language("en-US"), "strength", dose=".+", volume=".+").fullmatch("250 mg in 5 mL")["volume"]
    '5 mL'
    """
    return re.compile(regex(language.template(key, *fields), **fields), re.ASCII)


def unnamed(pattern: re.Pattern[str]) -> str:
    r"""
    Give a pattern as a regular expression without named groups, to be part of another.

    >>> unnamed(re.compile("(?P<count>[1-9]) mg"))
    '(?:[1-9]) mg'
    """
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern)
