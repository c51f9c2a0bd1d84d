"""Plot: the total of each day over time, as a picture in SVG or PNG with its limits."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from posology.bound import Bound, bounds_of
from posology.language import Language
from posology.patient import Patient
from posology.render.plot.drawing import drawing
from posology.render.plot.limit_lines import limits_of
from posology.render.plot.raster import raster
from posology.render.plot.runs import shown
from posology.render.plot.words import Words
from posology.schedule import Schedule

WIDTH = 640
"""How wide a plot is, if nothing else is said. [pixels]"""


def svg(
    schedule: Schedule,
    *,
    bounds: Iterable[Bound] | None = None,
    patient: Patient | None = None,
    language: Language | None = None,
    days: int | None = None,
    width: int = WIDTH,
    title: str | None = None,
) -> str:
    """
    Draw the total of each day over time, as steps, with the limits on one day's total as broken lines.

    Every height is in exact proportion to its amount, to the nearest tenth of a pixel; a total that reaches a limit
    touches its line. Every value is written exactly. What the picture shows is said in words in its description. It
    asks for nothing and runs nothing.

    Args:
        schedule: What is drawn; it needs an end.
        bounds: The limits it is drawn with. [default the regimen's own]
        patient: Whom it is for: limits that are for others are left out. [default the patients that the regimen
            declares]
        language: The language of its words. [default English]
        days: How many of the first days are drawn. [default all]
        width: How wide it is. [pixels; 320 to 4,000]
        title: What stands above it. [default the drug, and that these are totals of each day]

    Returns:
        The text of an SVG file, which can also stand in a page of HTML.

    Raises:
        ScheduleError: if the schedule has no end and *days* is left out, or the days are too many to be drawn.
        SheetError: for an amount that no decimal says exactly, a text that cannot be printed as it stands, or a width
            out of range.

    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> picture = svg(Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), start="2026-12-01"))
    >>> "<title>examplol: total of each day" in picture, "<script" in picture
    (True, False)
    """
    listed = bounds_of(schedule.regimen.bounds if bounds is None else bounds)
    drawn = shown(schedule, days)
    limits = limits_of(drawn, listed, patient)
    return drawing(drawn, limits, Words(language), width, title)


def png(schedule: Schedule, *, scale: int = 2, fonts: str | Path | None = None, **how: Any) -> bytes:
    """
    Draw the same as a PNG file, for what cannot show SVG.

    A PNG file has no text in it: who passes it on says beside it what it shows.

    Args:
        schedule: What is drawn; it needs an end.
        scale: How many pixels of the file one pixel of its width becomes. [1 to 8]
        fonts: A folder with fonts for characters that the fonts of the library lack, such as Chinese.
        how: What `svg` takes besides.

    Returns:
        The file.

    Raises:
        ScheduleError: as `svg` does.
        SheetError: as `svg` does, and if no font has a character.
        MissingExtraError: if Typst is not installed.

    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> png(Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), start="2026-12-01"))[1:4]
    b'PNG'
    """
    return raster(svg(schedule, **how), scale, fonts)
