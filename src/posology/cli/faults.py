"""Faults: what is said of bad input, in one paragraph."""

from __future__ import annotations

import click

from posology.errors import PosologyError, UnresolvedError

CHOOSE = (
    "choose with --first-dose, --increment and --interval, as --first-dose '30 mg' --increment '10 mg' --interval 7"
)
"""What to do on the command line about a titration that leaves something open."""

BAD = (click.ClickException, PosologyError, OSError)
"""What is bad input, and no fault of the library."""


def fault_text(error: Exception) -> str:
    """
    Say what is wrong, and what to write instead on the command line.

    >>> fault_text(PosologyError("dose", "got '5.0 mg'", instead="write '5 mg'"))
    "dose: got '5.0 mg'; write '5 mg'"
    """
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, UnresolvedError) and error.field in ("titration", "start", "increment", "interval"):
        error.instead = CHOOSE
    if isinstance(error, OSError):
        return f"{error.filename or 'file'}: {error.strerror}; check the path and its permissions"
    return str(error)


def one_line(text: str) -> str:
    r"""
    Write text on one line, what cannot be printed as its code.

    >>> one_line("a\n  b\x1b[2J")
    'a b\\x1b[2J'
    """
    joined = " ".join(text.split())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in joined)
