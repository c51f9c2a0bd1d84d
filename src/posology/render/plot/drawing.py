"""Drawing: a plot written down as SVG."""

from __future__ import annotations

import datetime as dt
import html

from posology.errors import SheetError
from posology.render.plot.boxes import SIZE, Box, text_width, wrapped
from posology.render.plot.limit_lines import Limits
from posology.render.plot.picture import Picture, picture
from posology.render.plot.runs import runs_of, with_rounds
from posology.render.plot.scale import dates
from posology.render.plot.telling import Telling
from posology.render.plot.words import Words
from posology.schedule import Schedule
from posology.sheet.words import clean
from posology.units import is_count

MARGIN = 120
"""What is left free on the left and on the right. [tenths of a pixel, as all below]"""
LEADING = 220
"""From one line of text to the next."""
HEIGHT = 2200
"""How high the largest total or limit is."""
HEADROOM = 300
"""What is left free above it for labels."""
WIDTHS = (320, 4000)
"""How wide a plot may be. [pixels]"""
DASHES = {"most": (90, 50), "least": (20, 40)}
"""How long the dashes of a limit are, and the gaps between them."""
COLOURS = {"most": "#a00000", "least": "#00569c"}
"""What it is coloured besides."""


def drawing(schedule: Schedule, limits: Limits, words: Words, width: int, title: str | None) -> str:
    """
    Write a plot as SVG.

    Args:
        schedule: What is drawn; it has an end.
        limits: The limits it is drawn with.
        words: The words.
        width: How wide it is. [pixels]
        title: What stands above it, if not the usual.

    Raises:
        SheetError: for a width out of range, or a text or an amount that cannot be printed as it stands.
    """
    if not (is_count(width) and WIDTHS[0] <= width <= WIDTHS[1]):
        raise SheetError(
            "width",
            f"got {width!r:.40}",
            value=width,
            limit=WIDTHS,
            instead=f"write whole pixels from {WIDTHS[0]} to {WIDTHS[1]:,}, as 640",
        )
    parts = with_rounds(runs_of(schedule))
    telling = Telling(schedule, parts, limits, words)
    wide = width * 10 - 2 * MARGIN
    heading = telling.title if title is None else words.apart(clean(title, "title"))
    bold, span = wrapped(heading, wide * 10 // 11), wrapped(telling.span, wide)
    head = 60 + LEADING * (len(bold) + len(span))
    frame = Box(MARGIN, HEADROOM, MARGIN + wide, HEADROOM + HEIGHT)
    found = picture(parts, limits.lines, frame, words, telling.ends)
    axis, below = _axis(found, schedule.start, words), frame.bottom + 2 * LEADING + 80
    notes = [line for note in telling.notes(found) for line in wrapped(note, wide)]
    high = head + below + LEADING * len(notes) + 60
    rows = [_line(200 + LEADING * n, line, words, width, bold=n < len(bold)) for n, line in enumerate(bold + span)]
    rows += [f'<g transform="translate(0 {head})">', *_bands(found), *_limits(found), *axis, *_leaders(found)]
    rows += [f'<path d="{found.path}" fill="none" stroke="#000" stroke-width="24"/>'] if found.path else []
    rows += _limits(found, over=True)
    rows += [_text(label.spot.x, label.spot.y, words.line(label.text)) for label in found.places.labels]
    rows += [_line(below + LEADING * (n + 1), line, words, width) for n, line in enumerate(notes)]
    tag = html.escape(words.tag)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{-(-high // 10)}"'
            f' viewBox="0 0 {width * 10} {high}" role="img" lang="{tag}" direction="ltr"'
            f' font-family="Noto Sans, DejaVu Sans, Arial, sans-serif" font-size="{SIZE}" fill="#000">',
            f"<title>{html.escape(heading)}</title>",
            f"<desc>{html.escape(telling.description(found))}</desc>",
            f'<rect width="{width * 10}" height="{high}" fill="#fff"/>',
            *rows,
            "</g>",
            "</svg>\n",
        ]
    )


def _text(x: int, y: int, text: str, look: str = "") -> str:
    return f'<text x="{x}" y="{y}"{look}>{html.escape(text)}</text>'


def _line(y: int, text: str, words: Words, width: int, *, bold: bool = False) -> str:
    """A line of text across the picture, from the side on which its language begins."""
    look = ' font-weight="bold"' if bold else ""
    if words.runs_left:
        return _text(width * 10 - MARGIN, y, words.line(text), f'{look} text-anchor="end"')
    return _text(MARGIN, y, text, look)


def _bands(found: Picture) -> list[str]:
    return [
        f'<rect x="{box.left}" y="{box.top}" width="{box.right - box.left}" height="{box.bottom - box.top}"'
        f' fill="#ddd" stroke="#000" stroke-width="24"/>'
        for box, _ in found.bands
    ]


def _limits(found: Picture, over: bool = False) -> list[str]:
    """The broken lines of the limits; or what is laid *over* the steps, so that a line is seen where they touch it."""
    rows = []
    for side, amount in dict.fromkeys((line.side, line.amount) for line in found.drawn):
        long, gap = DASHES[side]
        line = f"M{found.scale.left} {found.scale.y(amount)}H{found.scale.right}"
        look = f'stroke="{COLOURS[side]}" stroke-width="16" stroke-dasharray="{long} {gap}"'
        if over:
            look = f'stroke="#fff" stroke-width="10" stroke-dasharray="{gap} {long}" stroke-dashoffset="-{long}"'
        rows.append(f'<path d="{line}" {look}/>')
    return rows


def _leaders(found: Picture) -> list[str]:
    """The lines that lead from a step to its label."""
    boxes = [label.spot.leader for label in found.places.labels if label.spot.leader is not None]
    path = "".join(f"M{box.left + 1} {box.top + 1}L{box.right - 1} {box.bottom - 1}" for box in boxes)
    return [f'<path d="{path}" stroke="#555" stroke-width="8"/>'] if path else []


def _axis(found: Picture, start: dt.date, words: Words) -> list[str]:
    """The line of no dose, the dates below it, and the year where it is another."""
    scale = found.scale
    widest = max(text_width(words.day(dt.date(start.year, month, 28))) for month in range(1, 13))
    ticks = dates(scale, start, widest)
    marks = "".join(f"M{scale.x(day)} {scale.bottom}v70" for day, _ in ticks)
    rows = [f'<path d="M{scale.left} {scale.bottom}H{scale.right}{marks}" stroke="#000" stroke-width="10"/>']
    year = None
    for day, date in ticks:
        rows.append(_text(scale.x(day), scale.bottom + LEADING, words.line(words.day(date))))
        if date.year != year:
            rows.append(_text(scale.x(day), scale.bottom + 2 * LEADING, str(date.year)))
        year = date.year
    return rows
