"""Catalogue: the files of a language as they ship with the package, read once."""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING

from posology.errors import MissingExtraError, SheetError

if TYPE_CHECKING:
    from posology.language.bundle import Bundle, Layer
    from posology.language.calendar import Calendar

TAGS = ("en-US", "en-GB", "ar", "de", "es", "es-US", "fr", "pt", "zh")
"""The languages there are."""


@functools.cache
def catalogue(tag: str) -> tuple[Bundle, Calendar]:
    """
    Read the messages and the names of a language: those of its base, and over them those of the tag itself.

    Raises:
        SheetError: if there is no such language, or a file of it cannot be read.
        MissingExtraError: if Fluent or Babel is not installed.

    >>> catalogue("en-GB")[0].say("slot-noon", {})
    'Noon'
    """
    if tag not in TAGS:
        raise SheetError(
            "language", f"got {tag!r:.40}", value=tag, limit=TAGS, instead=f"write one of {', '.join(TAGS)}"
        )
    try:
        from posology.language.bundle import bundle
        from posology.language.calendar import calendar_of

        calendar = calendar_of(tag)
    except ImportError:
        raise MissingExtraError(
            "words", "fluent.runtime or Babel is not installed", instead="run: pip install 'posology[words]'"
        ) from None
    return bundle(tag, *layers(tag)), calendar


def layers(tag: str) -> tuple[Layer, ...]:
    """
    Give the files of a language: those of its base, then those of the tag itself.

    >>> [[name for name, _ in layer][-1] for layer in layers("en-GB")]
    ['en/words.ftl', 'en-GB/words.ftl']
    """
    return tuple(_layer(name) for name in dict.fromkeys((tag.partition("-")[0], tag)))


def _layer(name: str) -> Layer:
    folder = resources.files("posology.language").joinpath(name)
    if not folder.is_dir():
        return ()
    files = sorted((each for each in folder.iterdir() if each.name.endswith(".ftl")), key=lambda each: each.name)
    return tuple((f"{name}/{each.name}", each.read_text("utf-8")) for each in files)
