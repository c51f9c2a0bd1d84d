"""Rows: the patients of a cohort, read strictly from a csv file, one at a time."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import attrs

from posology.errors import FileError
from posology.files.words import nearest

ID = "id"
"""The column that every row is known by."""

LONGEST_ID = 64
"""The longest id. [characters]"""

_ID = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST_ID}}}", re.ASCII)
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}


@attrs.frozen
class Row:
    """
    A patient of a cohort.

    Args:
        number: The number of the row, as a spreadsheet counts them. [the head is row 1]
        id: What it is known by, and its files are named by; nothing where that cannot be read.
        cells: What it says, as (column, text), without what is empty.
        fault: Why nothing can be made of it; nothing where something can.
    """

    number: int
    id: str
    cells: tuple[tuple[str, str], ...] = ()
    fault: str = ""


@attrs.frozen
class Table:
    """
    A csv file of patients, of which no more than a row is held at a time, and the ids.

    Args:
        path: The file.
        columns: What its head names, with dashes.
        numbers: The rows of each id, without regard to case: on some disks files are named so.
        length: How many rows it has below its head.
    """

    path: Path
    columns: tuple[str, ...]
    numbers: dict[str, tuple[int, ...]] = attrs.field(repr=False)
    length: int

    @classmethod
    def of(cls, path: Path, known: Collection[str], several: Collection[str] = ()) -> Table:
        """
        Read a file through once, for its head, its ids and its length.

        Args:
            path: The file. [UTF-8, with or without a mark at its start]
            known: The columns that it may have.
            several: Those that it may have more than once.

        Raises:
            FileError: if it is no such file; its faults are listed. Faults of single rows are told by `rows`.
        """
        head: tuple[str, ...] | None = None
        numbers: dict[str, tuple[int, ...]] = {}
        length = 0
        for number, cells in _read(path):
            if head is None:
                head = _columns(cells)
                _check_head(path, head, known, several)
                continue
            length += 1
            id_ = _id(head, cells).lower()
            if id_:
                numbers[id_] = (*numbers.get(id_, ()), number)
        if head is None:
            raise FileError(str(path), [("file", "is empty; its first line names the columns")])
        return cls(path, head, numbers, length)

    def rows(self) -> Iterator[Row]:
        """Read the rows again, one at a time."""
        lines = _read(self.path)
        if _columns(next(lines, (0, []))[1]) != self.columns:
            raise FileError(str(self.path), [("file", "was changed while it was read")])
        for number, cells in lines:
            yield self._row(number, cells)

    def _row(self, number: int, cells: list[str]) -> Row:
        id_ = _id(self.columns, cells)
        named = id_ if _ID.fullmatch(id_) and id_.lower() not in _DEVICES else ""
        if len(cells) != len(self.columns):
            return Row(number, named, fault=f"has {len(cells)} cells, not {len(self.columns)} as the head")
        if not named:
            about = "letters, digits, dashes and underscores"
            return Row(number, "", fault=f"id: got {id_!r:.80}; write it with 1 to {LONGEST_ID} {about}")
        found = self.numbers.get(id_.lower(), ())
        if found != (number,):
            others = ", ".join(str(each) for each in found if each != number) or "none: the file was changed"
            return Row(number, named, fault=f"id: {id_} is also that of row {others}")
        pairs = zip(self.columns, cells, strict=True)
        return Row(number, named, tuple((column, text) for column, text in pairs if text and column != ID))


def _columns(cells: list[str]) -> tuple[str, ...]:
    return tuple(cell.replace("_", "-") for cell in cells)


def _id(head: tuple[str, ...], cells: list[str]) -> str:
    at = head.index(ID)
    return cells[at] if at < len(cells) else ""


def _check_head(path: Path, head: tuple[str, ...], known: Collection[str], several: Collection[str]) -> None:
    faults = []
    for column in dict.fromkeys(head):
        if column != ID and column not in known:
            near = nearest(column, known)
            hint = f"; {near!r} may be meant" if near else ""
            hint = "; cells have commas between them" if set(column) & set(";\t") else hint
            faults.append(("head", f"unknown column {column!r:.60}{hint}"))
        elif head.count(column) > 1 and column not in several:
            faults.append(("head", f"column {column!r} stands there {head.count(column)} times"))
    if ID not in head:
        faults.append(("head", f"needs the column {ID!r}"))
    if faults:
        raise FileError(str(path), faults)


def _read(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, with their numbers, the head among them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file, strict=True)
            for number, cells in enumerate(lines, 1):
                if cells:
                    yield number, cells
    except UnicodeDecodeError as error:
        raise FileError(str(path), [("file", f"is not UTF-8 text: {error.reason}; save it as UTF-8")]) from None
    except csv.Error as error:
        raise FileError(str(path), [("file", f"is no csv file: line {lines.line_num}: {error}")]) from None
