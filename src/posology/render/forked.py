"""Forked: says so where a process was forked from one that had used Typst, in which it would wait for ever."""

from __future__ import annotations

import os

from posology.errors import SheetError

_USED_IN: list[int] = []


def refuse_forked() -> None:
    """
    Remember the process in which Typst is first used, and refuse one that was forked from it.

    Raises:
        SheetError: in a process that was forked after it was used.

    >>> refuse_forked()
    """
    if not _USED_IN:
        _USED_IN.append(os.getpid())
    if _USED_IN[0] != os.getpid():
        problem = "this process was forked from one that had used Typst, which would wait for ever in it"
        raise SheetError("process", problem, instead="start processes with multiprocessing.get_context('spawn')")
