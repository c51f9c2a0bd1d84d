"""Drawing: the doses over time with their limits, as a part of a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from posology.errors import ScheduleError
from posology.language import Language
from posology.render import plot
from posology.render.document import Picture
from posology.sheet import Sheet

_DESCRIBED = re.compile("<desc[^>]*>(.*?)</desc>", re.DOTALL)


def drawing(sheet: Sheet, language: Language) -> Iterator[Picture]:
    """
    Draw the total of each day; nothing where nothing has a time, or there are more days than can be drawn.

    Args:
        sheet: What is printed.
        language: In which language.
    """
    if sheet.schedule is None:
        return
    try:
        svg = plot.svg(sheet.schedule, patient=sheet.measures, language=language)
    except ScheduleError:
        return
    told = _DESCRIBED.search(svg)
    assert told is not None
    yield Picture(svg, html.unescape(" ".join(told[1].split())), "Total of each day, with its limits")
