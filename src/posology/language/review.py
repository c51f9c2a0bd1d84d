"""Review: a qualified reader's word that a catalogue says what English says, good only for what was read."""

from __future__ import annotations

import hashlib

from posology.errors import SheetError
from posology.language.catalogue import catalogue, layers

NONE = "none"
"""What stands for a review that there is none of."""


def fingerprint(tag: str) -> str:
    """
    Give a number of all that a review is of: every message of a language, and what English says in its place.

    Args:
        tag: The language.

    Returns:
        What a review ends in. [16 hexadecimal digits; another number after any change to a message]

    Raises:
        SheetError: if there is no such language, or a file of it cannot be read.
        MissingExtraError: if Fluent or Babel is not installed.

    >>> fingerprint("es") == fingerprint("es"), fingerprint("es") == fingerprint("fr"), len(fingerprint("es"))
    (True, False, 16)
    """
    catalogue(tag)
    from posology.language.bundle import written

    both = [written(layer) for layer in (*layers("en-US"), *layers(tag))]
    messages = [sorted((key, text) for key, text in each.items() if key != "review") for each in both]
    return hashlib.sha256(repr(messages).encode()).hexdigest()[:16]


def is_reviewed(tag: str) -> bool:
    """
    Say whether a qualified reader has reviewed just the messages that a language has now; English needs none.

    >>> is_reviewed("en-GB"), is_reviewed("es")
    (True, False)
    """
    if tag.partition("-")[0] == "en":
        return True
    review = catalogue(tag)[0].say("review", {})
    return review != NONE and review.rpartition(" ")[2] == fingerprint(tag)


def refuse_unreviewed(tag: str) -> None:
    """
    Refuse a language that nobody has reviewed, or whose messages have changed since.

    Raises:
        SheetError: if it has no review, or one of other messages.

    >>> refuse_unreviewed("es")
    Traceback (most recent call last):
    posology.errors.SheetError: language: no qualified reader has reviewed the translation es; have it reviewed, or ...
    """
    if is_reviewed(tag):
        return
    review = catalogue(tag)[0].say("review", {})
    problem = f"no qualified reader has reviewed the translation {tag}"
    if review != NONE:
        problem = f"the review of {tag} ({review}) is not of the messages that it has now, or not with English as it is"
    raise SheetError(
        "language",
        problem,
        value=tag,
        limit=review,
        instead="have it reviewed, or pass unreviewed=True for a page that is not given to a patient",
    )
