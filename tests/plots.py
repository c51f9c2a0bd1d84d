"""A plot taken apart: what stands in its SVG, as numbers and texts."""

import re
from xml.etree import ElementTree

import attrs

from posology.render.plot.boxes import Box

_SVG = "{http://www.w3.org/2000/svg}"


@attrs.frozen
class Drawn:
    """What is drawn: levels as (left, right, y), limits as y by colour, bands as boxes, texts as (x, y, text)."""

    title: str
    desc: str
    bottom: int
    levels: tuple[tuple[int, int, int], ...]
    path: str
    limits: dict[str, list[int]]
    bands: tuple[Box, ...]
    labels: tuple[tuple[int, int, str], ...]
    notes: tuple[str, ...]


def drawn(svg: str) -> Drawn:
    """Take a plot apart; no-break spaces become plain ones."""
    root = ElementTree.fromstring(svg)
    frame = root.find(f"{_SVG}g")
    paths = [each.attrib for each in frame.iter(f"{_SVG}path")]
    axis = next(each["d"] for each in paths if each["stroke-width"] == "10" and each["stroke"] == "#000")
    bottom = int(re.match(r"M\d+ (\d+)H", axis)[1])
    steps = next((each["d"] for each in paths if each["stroke-width"] == "24"), "")
    limits = {}
    for each in paths:
        if each["stroke"] in ("#a00000", "#00569c"):
            limits.setdefault(each["stroke"], []).append(int(re.match(r"M\d+ (\d+)H", each["d"])[1]))
    boxes = [[int(each.get(key)) for key in ("x", "y", "width", "height")] for each in frame.iter(f"{_SVG}rect")]
    texts = [(int(each.get("x")), int(each.get("y")), _plain(each.text)) for each in frame.iter(f"{_SVG}text")]
    return Drawn(
        title=_plain(root.find(f"{_SVG}title").text),
        desc=_plain(root.find(f"{_SVG}desc").text),
        bottom=bottom,
        levels=tuple(_levels(steps)),
        path=steps,
        limits=limits,
        bands=tuple(Box(x, y, x + wide, y + high) for x, y, wide, high in boxes),
        labels=tuple(each for each in texts if each[1] <= bottom),
        notes=tuple(text for _, y, text in texts if y > bottom + 450),
    )


def _levels(path: str) -> list[tuple[int, int, int]]:
    found, x, y = [], 0, 0
    for command, numbers in re.findall(r"([MHV])([\d -]+)", path):
        values = [int(each) for each in numbers.split()]
        if command == "M":
            x, y = values
        elif command == "V":
            (y,) = values
        else:
            found.append((x, values[0], y))
            (x,) = values
    return found


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
