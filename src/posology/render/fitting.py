"""Fitting: whether the words of a table find room beside one another on paper, so that none is broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from posology.render.document import Cell, Day, Month, Table

MARGIN = 15
"""The margin on each side of a page. [mm]"""
BOX = 5.2
"""A box to tick on paper. [mm]"""
FEW = 7
"""How many rows of a table that is too wide for its page are stacked."""

_LEADING = 1.3
_MONTH_HEAD = 65.0  # margins of a landscape page, title, running line, notice, weekdays [mm]
_PAPER = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_POINT = 25.4 / 72
_NARROW = frozenset(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}.,:;·'’!|ijlIJ[]()-")
_SMALL = frozenset('fcrstz/"*F')
_WIDE = frozenset("mMwW%@—…")


def width(word: str) -> float:
    """
    Give about how wide a word is in bold type such as Noto Sans or Arial, rather too wide than too narrow.

    Args:
        word: Any text; it is set on one line.

    Returns:
        The width. [sizes of the type]

    >>> round(width("300 mg"), 2)
    3.71
    """
    return sum(map(_letter, word))


def _letter(each: str) -> float:
    if unicodedata.category(each) in {"Cf", "Mn"}:
        return 0.0
    if unicodedata.east_asian_width(each) in {"W", "F"}:
        return 1.0
    if each in _NARROW:
        return 0.34
    if each in _SMALL:
        return 0.56
    if each in _WIDE:
        return 0.98
    if each.isdecimal():
        return 0.58
    return 0.78 if each.isupper() else 0.65


def pieces(line: str) -> list[str]:
    """
    Give the parts of a line between which it is best broken: a span of dates breaks after its dash.

    >>> pieces("Tue 1 Dec 2026 – Mon 7 Dec 2026")
    ['Tue 1 Dec 2026 –', 'Mon 7 Dec 2026']
    """
    return re.split("(?<=–) ", line)


def room(table: Table, paper: str, sizes: tuple[int, int]) -> tuple[str, float]:
    """
    Say how a table finds room on paper.

    Args:
        table: The table.
        paper: What it is printed on. [``a4`` or ``letter``]
        sizes: The size of the type, and the least. [pt]

    Returns:
        ``roomy`` in the size of the type, if no piece of the first column has to be broken; ``tight`` in the least
        size; ``tight wide`` in the least size on a landscape page, if it has more than a few rows; ``stacked`` if its
        columns have to stand below one another. Then how wide the first column is at best. [mm]

    >>> row = (Cell(("Tue 1 Dec 2026",)), Cell(("300 mg",)))
    >>> room(Table("steps", "Steps", ("Dates", "Total"), (row,)), "a4", (14, 12))[0]
    'roomy'
    """
    wide, across = (each - 2 * MARGIN - 1 for each in _PAPER[paper])
    large, small = sizes
    first = _column(table, 0, large, 4, whole=True)
    if first + sum(_column(table, n, large, 4) for n in range(1, len(table.head))) <= wide:
        return "roomy", first
    first = _column(table, 0, small, 2.8, whole=True)
    needed = sum(_column(table, n, small, 2.8) for n in range(len(table.head)))
    if needed <= wide:
        return "tight", first
    return ("tight wide" if len(table.rows) > FEW and needed <= across else "stacked"), first


def month_room(month: Month, paper: str, size: int) -> str:
    """
    Say how a month finds room on paper.

    Args:
        month: The month.
        paper: What it is printed on. [``a4`` or ``letter``]
        size: The size of the type. [pt]

    Returns:
        ``grid``, or ``stacked`` if a word is wider than its column or a week is higher than a page: four days stand
        beside one another then.

    >>> month_room(Month("May 2026", ("Monday",) * 7, ()), "a4", 12)
    'grid'
    """
    height, wide = _PAPER[paper]
    column = (wide - 2 * MARGIN) / len(month.weekdays) - 2
    days = [day for week in month.weeks for day in week if day]
    ticked = [text for day in days for dose in day.doses for text in (dose.label, *dose.lines)]
    plain = [text for day in days for text in (day.date, day.total, *day.tags, day.outside)]
    fits = _widest([*plain, *month.weekdays], size) <= column and _widest(ticked, size) + BOX + 1 <= column
    highest = max((_height(day, column, size) for day in days), default=0.0)
    return "grid" if fits and highest <= height - _MONTH_HEAD else "stacked"


def _height(day: Day, wide: float, size: int) -> float:
    """Give about how high a day is in a column, rather too high than too low. [mm]"""
    line, height = size * _POINT * _LEADING, 3.0
    for dose in day.doses:
        texts = [dose.label, *dose.lines] if len(dose.lines) > 1 else [" ".join((dose.label, *dose.lines))]
        first, *more = (_lines(text, wide - (BOX + 1 if not n else 0), size) for n, text in enumerate(texts))
        height += max(BOX, (first + sum(more)) * line) + 0.6
    height += sum(_lines(text, wide, size) * line for text in (day.date, day.total, day.outside) if text)
    return height + sum(_lines(tag, wide - 3, size) * line + 2 for tag in day.tags)


def _lines(text: str, wide: float, size: int) -> int:
    """Count about how many lines a text takes in a column. [1 or more]"""
    count, used, space = 1, 0.0, width(" ") * size * _POINT
    for word in re.split("[ \n]+", text):
        long = width(word) * size * _POINT
        if used and used + space + long > wide:
            count, used = count + 1, 0.0
        used += long + (space if used else 0.0)
    return count


def _column(table: Table, number: int, size: int, added: float, *, whole: bool = False) -> float:
    """Give the least width of a column, or that at which its pieces are whole, with its padding added. [mm]"""
    cells: list[Cell] = [row[number] for row in table.rows]
    lines = [line for cell in cells for line in cell.lines]
    box = BOX + 1.5 if any(cell.tick for cell in cells) else 0.0
    if whole:
        words = max((width(piece) for line in lines for piece in pieces(line)), default=0.0) * size * _POINT
    else:
        words = _widest(lines, size)
    return max(_widest([table.head[number]], size), words + box) + added


def _widest(texts: Iterable[str], size: int) -> float:
    """Give the width of the widest word, which is never broken. [mm]"""
    words = (word for text in texts for word in re.split("[ \n]+", text))
    return max((_unbroken(word) for word in words), default=0.0) * size * _POINT


def _unbroken(word: str) -> float:
    """Give the width of a word; one of Chinese characters may be broken between any two."""
    if any(unicodedata.east_asian_width(each) in {"W", "F"} for each in word):
        return max(width(part) for part in re.split("(?<=[\u2e80-\u9fff\uff00-\uff60])|(?=[\u2e80-\u9fff])", word))
    return width(word)
