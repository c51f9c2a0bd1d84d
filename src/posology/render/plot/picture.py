"""Picture: the steps, the limits and the labels of a plot, each with its place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from posology.dose import Amount
from posology.render.plot.boxes import ASCENT, DESCENT, Box, Places, Spot, text_width
from posology.render.plot.limit_lines import LimitLine
from posology.render.plot.runs import Round, Run
from posology.render.plot.scale import Scale
from posology.render.plot.words import Words

NARROWEST, NARROW = 15, 48
"""How narrow a run of a round, and the middling run of it, may be and still be drawn. [tenths of a pixel]"""
ABOVE = 5
"""A limit so many times the largest total is told of and not drawn: the steps would be too low to be seen."""
APART = 1600
"""How far labels of one value are apart at least. [tenths of a pixel]"""
LINE = 12
"""What is kept free on either side of a line. [tenths of a pixel]"""
LEADERS = (120, 300, 500, 800, 1200)
"""How long the line is that leads from a step to a label that does not fit beside it. [tenths of a pixel]"""
OUTSIDE = 90
"""How far labels may reach past the ends of the steps. [tenths of a pixel]"""


@attrs.frozen
class Picture:
    """
    What is drawn.

    Args:
        scale: Where days and amounts lie.
        path: The steps, as the path of an SVG.
        bands: Rounds that are too narrow to be drawn by themselves, each as a band.
        drawn: The limits that are lines.
        above: Those that would lie far above the steps.
        places: The labels.
        unlabelled: The values for which there was no room.
    """

    scale: Scale
    path: str
    bands: tuple[tuple[Box, Round], ...]
    drawn: tuple[LimitLine, ...]
    above: tuple[LimitLine, ...]
    places: Places
    unlabelled: tuple[Amount, ...]


def picture(
    parts: Sequence[Run | Round], lines: Sequence[LimitLine], frame: Box, words: Words, ends: tuple[bool, bool]
) -> Picture:
    """
    Lay out the steps of a schedule, its limits and their labels.

    Args:
        parts: The runs and rounds, in order.
        lines: The limits.
        frame: Where the steps are drawn; labels may stand above it, as high as 0.
        words: How an amount is written.
        ends: Whether the course begins, and whether it ends, with what is drawn.
    """
    totals = [run.total.base for part in parts for run in _once(part)]
    largest = max(totals)
    drawn = [line for line in lines if not largest or line.amount.base <= ABOVE * largest]
    highest = max([largest, *(line.amount.base for line in drawn)]) or Fraction(1)
    days = parts[-1].first + parts[-1].days
    scale = Scale(frame.left, frame.right, frame.top, frame.bottom, days=days, highest=highest)
    pieces, bands = _divided(scale, parts)
    places = Places(Box(frame.left - OUTSIDE, 0, frame.right + OUTSIDE, frame.bottom))
    places.taken += [_thin(frame.left, scale.y(line.amount), frame.right) for line in drawn]
    places.taken += [edge for piece in pieces for edge in _edges(scale, piece)]
    places.taken += [_thin(band.left, y, band.right) for band, _ in bands for y in (band.top, band.bottom)]
    for side, amount in dict.fromkeys((line.side, line.amount) for line in drawn):
        text = words.say(f"plot-{side}", amount=words.amount(amount))
        places.put(text, _beside(scale, scale.y(amount), text))
    for band, part in bands:
        text = words.say("plot-every", days=words.days(part.every))
        places.put(text, _within(band, text))
    unlabelled = _labelled(scale, [run for piece in pieces for run in piece], bands, places, words)
    path = "".join(_path(scale, piece, days, ends) for piece in pieces)
    return Picture(
        scale, path, tuple(bands), tuple(drawn), tuple(each for each in lines if each not in drawn), places, unlabelled
    )


def _once(part: Run | Round) -> tuple[Run, ...]:
    return part.runs if isinstance(part, Round) else (part,)


def _divided(scale: Scale, parts: Sequence[Run | Round]) -> tuple[list[list[Run]], list[tuple[Box, Round]]]:
    """Runs that are drawn as steps, in pieces without a gap, and rounds that are drawn as bands between these."""
    pieces: list[list[Run]] = [[]]
    bands = []
    for part in parts:
        if isinstance(part, Round) and _is_narrow(scale, part):
            ys = [scale.y(run.total) for run in part.runs]
            bands.append((Box(scale.x(part.first), min(ys), scale.x(part.first + part.days), max(ys)), part))
            pieces.append([])
        else:
            pieces[-1] += part.unrolled() if isinstance(part, Round) else [part]
    return [piece for piece in pieces if piece], bands


def _is_narrow(scale: Scale, part: Round) -> bool:
    narrowest = min(scale.wide(run.days) for run in part.runs)
    return narrowest < NARROWEST or scale.wide(part.every) < NARROW * len(part.runs)


def _path(scale: Scale, piece: Sequence[Run], days: int, ends: tuple[bool, bool]) -> str:
    """The steps of a piece: up from no dose where the course begins, down to it where the course ends."""
    first, last = piece[0], piece[-1]
    stop = last.first + last.days
    up = first.first == 0 and ends[0]
    steps = [f"M{scale.x(first.first)} {scale.bottom if up else scale.y(first.total)}"]
    steps += [f"V{scale.y(run.total)}H{scale.x(run.first + run.days)}" for run in piece]
    return "".join([*steps, f"V{scale.bottom}"] if stop == days and ends[1] else steps)


def _thin(left: int, y: int, right: int) -> Box:
    return Box(left, y - LINE, right, y + LINE)


def _edges(scale: Scale, piece: Sequence[Run]) -> Iterator[Box]:
    """The room that the lines of steps take up."""
    for run in piece:
        yield _thin(scale.x(run.first), scale.y(run.total), scale.x(run.first + run.days))
    for one, two in itertools.pairwise(piece):
        low, high = sorted((scale.y(one.total), scale.y(two.total)))
        yield Box(scale.x(two.first) - LINE, low, scale.x(two.first) + LINE, high)


def _beside(scale: Scale, y: int, text: str) -> Iterator[Spot]:
    """Spots above and below a line across the picture, from its right end to its left."""
    room = scale.right - scale.left - text_width(text)
    for share in range(9):
        x = scale.right - text_width(text) - room * share // 8
        yield Spot(x, y - DESCENT - LINE)
        yield Spot(x, y + ASCENT + LINE)


def _within(band: Box, text: str) -> Iterator[Spot]:
    """Spots in the middle of a band, and above it."""
    x = (band.left + band.right - text_width(text)) // 2
    yield Spot(x, (band.top + band.bottom + ASCENT) // 2)
    yield Spot(x, band.top - 3 * ASCENT // 2)


def _labelled(
    scale: Scale, runs: Sequence[Run], bands: Sequence[tuple[Box, Round]], places: Places, words: Words
) -> tuple[Amount, ...]:
    """Label every value once, and again where it comes back far away; give those without a label."""
    spans = [(run.first, run.days, run.total) for run in runs]
    spans += [(part.first, part.days, run.total) for _, part in bands for run in part.runs]
    put: dict[Fraction, list[int]] = {}
    values: dict[Fraction, Amount] = {}
    for first, days, total in sorted(spans, key=lambda span: (-span[1], span[0])):
        values.setdefault(total.base, total)
        left, right = scale.x(first), scale.x(first + days)
        text = words.amount(total)
        middle = (left + right - text_width(text)) // 2
        if any(abs(middle - other) < APART for other in put.get(total.base, [])):
            continue
        spots = _near(left, right, scale.y(total), text)
        if places.put(text, spots if total.base not in put else itertools.takewhile(_is_near, spots)):
            put.setdefault(total.base, []).append(middle)
    missing = [total for base, total in values.items() if base and base not in put]
    return tuple(sorted(missing))


def _near(left: int, right: int, y: int, text: str) -> Iterator[Spot]:
    """Spots for the label of a step: above it, below it where it is no wider, and at the end of a line."""
    wide = text_width(text)
    middle, above = (left + right - wide) // 2, y - DESCENT - LINE
    yield from (Spot(x, above) for x in (middle, left + 3 * LINE, right - wide - 3 * LINE))
    if wide <= right - left:
        yield Spot(middle, y + ASCENT + LINE)
    centre = (left + right) // 2
    for long in LEADERS:
        yield Spot(middle, above - long, Box(centre - 1, above - long + DESCENT, centre + 1, y - LINE))
        for begin, end, x in ((right, right + long, right + long), (left - long, left, left - long - wide)):
            yield Spot(x, y + ASCENT // 2, Box(begin + LINE, y - 1, end - LINE, y + 1))


def _is_near(spot: Spot) -> bool:
    return spot.leader is None
