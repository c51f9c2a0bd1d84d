"""CSS text: words as strings of a style sheet, which cannot end the string, the rule or the element."""

from __future__ import annotations

import re

_COUNTERS = {"{page}": "counter(page)", "{pages}": "counter(pages)"}


def css_string(words: str) -> str:
    r"""
    Write words as a string of a style sheet.

    Every character but the letters and digits of ASCII is written as its number, so that no quote, backslash, line
    break or angle bracket of the words stands in the style sheet.

    Args:
        words: Any text.

    Returns:
        The string with its quotes.

    >>> print(css_string('Ann "x"</style>'))
    "Ann\20 \22 x\22 \3c \2f style\3e "
    """
    return '"' + "".join(each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in words) + '"'


def page_number(words: str) -> str:
    r"""
    Write how a page is numbered as the content of a margin box.

    Args:
        words: The words, with ``{page}`` and ``{pages}`` where the numbers stand.

    Returns:
        Strings and counters, with spaces between.

    >>> print(page_number("page {page} of {pages}"))
    "page\20 " counter(page) "\20 of\20 " counter(pages)
    """
    parts = [part for part in re.split(r"(\{pages?\})", words) if part]
    return " ".join(_COUNTERS.get(part) or css_string(part) for part in parts) or "none"
