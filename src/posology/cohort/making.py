"""Making: the files of every patient of a cohort, made anew only where something has changed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import attrs

from posology.cohort.manifest import Manifest
from posology.cohort.rows import Row, Table
from posology.errors import PosologyError
from posology.writing import clear, write_all

AHEAD = 4
"""How many rows are handed to each process before the first of them is waited for."""


@attrs.frozen
class Made:
    """
    What was made of a row.

    Args:
        files: The whole of each file by its name.
        fault: Why nothing was made; nothing where something was.
        said: What was told while it was made.
    """

    files: dict[str, bytes] = attrs.field(factory=dict, repr=False)
    fault: str = ""
    said: tuple[str, ...] = ()


@attrs.define
class Told:
    """
    How a run went.

    Args:
        made: How many patients have new files.
        files: How many files these are.
        kept: How many patients have the files that they had.
        faults: Every row of which nothing was made: its number, its id, and why.
        said: What was told of rows, with the rows it was told of.
        gone: The ids that have files from an earlier run and no row any more.
    """

    made: int = 0
    files: int = 0
    kept: int = 0
    faults: list[tuple[int, str, str]] = attrs.field(factory=list)
    said: dict[str, list[str]] = attrs.field(factory=dict)
    gone: tuple[str, ...] = ()


def run(
    table: Table,
    folder: Path,
    make: Callable[[Row], Made],
    inputs: Callable[[Row], str],
    names: Callable[[str], Iterable[str]],
    *,
    jobs: int = 1,
    again: bool = False,
    after: Callable[[], object] = lambda: None,
) -> Told:
    """
    Make the files of every patient, and take away those of rows that have a fault.

    A row with a fault does not stop the run. What is interrupted goes on at the next run: a patient whose files are
    there as they were made, from the same inputs, is left alone.

    Args:
        table: The patients.
        folder: Where the files go. [there already]
        make: What makes the files of a row; with more than one process, a function of a module.
        inputs: The digest of all that the files of a row depend on.
        names: Every name that a file of an id can have.
        jobs: How many processes make them. [1 or more]
        again: Whether all are made anew.
        after: Called when a row is done.

    Raises:
        PosologyError: if a process is killed.
    """
    clear(folder)
    told, seen = Told(), set[str]()
    with Manifest(folder) as manifest:

        def due() -> Iterator[tuple[Row, str]]:
            for row in table.rows():
                seen.add(row.id)
                digest = "" if row.fault else inputs(row)
                if digest and not again and manifest.is_unchanged(row.id, digest):
                    told.kept += 1
                    after()
                else:
                    yield row, digest

        for row, digest, made in _results(due(), make, jobs):
            for each in made.said:
                told.said.setdefault(each, []).append(row.id)
            _place(folder, row, digest, made, names, manifest)
            if made.fault:
                told.faults.append((row.number, row.id, made.fault))
            else:
                told.made += 1
                told.files += len(made.files)
            after()
        told.gone = tuple(sorted(set(manifest.entries) - seen))
    return told


def _place(
    folder: Path, row: Row, digest: str, made: Made, names: Callable[[str], Iterable[str]], manifest: Manifest
) -> None:
    """Put the files of a row into their places, and take away those of an earlier run that it has no more."""
    if not row.id:
        return
    if made.fault:
        manifest.remove(row.id)
    else:
        write_all({folder / name: data for name, data in made.files.items()})
    for name in names(row.id):
        if name not in made.files:
            (folder / name).unlink(missing_ok=True)
    if not made.fault:
        manifest.add(row.id, digest, made.files)


def _results(
    rows: Iterable[tuple[Row, str]], make: Callable[[Row], Made], jobs: int
) -> Iterator[tuple[Row, str, Made]]:
    """Each row with what was made of it, in order."""
    if jobs == 1:
        for row, digest in rows:
            yield row, digest, Made(fault=row.fault) if row.fault else make(row)
        return
    # by spawn: what lays out pages has threads, and a process forked from one with threads may wait for ever
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_follow)
    try:
        waiting: deque[tuple[Row, str, Future[Made] | None]] = deque()
        for row, digest in rows:
            waiting.append((row, digest, None if row.fault else pool.submit(make, row)))
            if len(waiting) >= AHEAD * jobs:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())
    except BrokenProcessPool:
        instead = "run it again, with fewer jobs; it goes on where it stopped"
        raise PosologyError("jobs", "a process was killed", value=jobs, instead=instead) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _done(row: Row, digest: str, waited: Future[Made] | None) -> tuple[Row, str, Made]:
    return row, digest, Made(fault=row.fault) if waited is None else waited.result()


def _follow() -> None:
    """Leave it to the process that hands out the rows to stop, and end when it has ended, however it did."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_after, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_after(parent: Any) -> None:
    parent.join()
    os._exit(1)
