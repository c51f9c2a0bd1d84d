"""PDF pages: what stands where on the pages of a file, read from the file itself; in points from the lower left."""

import io
import re
from collections.abc import Iterator
from typing import Any

import attrs
import pypdf
from pypdf.generic import ArrayObject, ContentStream

MM = 72 / 25.4


@attrs.frozen
class Text:
    """Letters in one line and one type: where they begin, end and stand, and how large they are."""

    said: str
    left: float
    right: float
    line: float
    size: float

    def covers(self, other: "Text") -> bool:
        """Whether letters stand upon one another."""
        across = min(self.right, other.right) - max(self.left, other.left) > 0.5
        return across and abs(self.line - other.line) < 0.7 * min(self.size, other.size)


@attrs.frozen
class Stroke:
    """A straight line."""

    left: float
    low: float
    right: float
    high: float


@attrs.frozen
class Page:
    """What stands on a page, in reading order; the head of the page apart."""

    width: float
    height: float
    head: tuple[Text, ...]
    texts: tuple[Text, ...]
    strokes: tuple[Stroke, ...]

    @property
    def uprights(self) -> list[Stroke]:
        return [each for each in self.strokes if each.right - each.left < 0.1]

    def find(self, said: str) -> list[Text]:
        return [each for each in self.texts if said in each.said.replace("\xa0", " ")]


def reader(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def pages(made: bytes) -> list[Page]:
    """The pages of a file."""
    found = reader(made)
    return [_page(page, found) for page in found.pages]


def said(made: list[Page]) -> str:
    """All letters of the pages in reading order, without spaces and without the heads of the pages."""
    return squeezed("".join(text.said for page in made for text in page.texts))


def squeezed(text: str) -> str:
    """A text without its spaces."""
    return re.sub(r"\s", "", text)


def _page(page: Any, found: pypdf.PdfReader) -> Page:
    fonts = {name: _Font.of(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    stream = ContentStream(page.get_contents(), found)
    texts: tuple[list[Text], list[Text]] = ([], [])
    strokes = []
    for in_head, made in _drawn(stream.operations, fonts):
        if isinstance(made, Stroke):
            strokes.append(made)
        elif made.said.strip(" "):
            texts[in_head].append(made)
    box = page.mediabox
    return Page(float(box.width), float(box.height), tuple(texts[1]), tuple(texts[0]), tuple(strokes))


@attrs.frozen
class _Font:
    widths: dict[int, float]
    letters: dict[int, str]

    @classmethod
    def of(cls, font: Any) -> "_Font":
        listed = list(font["/DescendantFonts"][0].get_object()["/W"])
        widths: dict[int, float] = {}
        while listed:
            first, then = int(listed.pop(0)), listed.pop(0)
            if isinstance(then, ArrayObject):
                widths |= {first + n: float(width) for n, width in enumerate(then)}
            else:
                widths |= dict.fromkeys(range(first, int(then) + 1), float(listed.pop(0)))
        table = font["/ToUnicode"].get_object().get_data().decode("ascii")
        chars = "".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL))
        pairs = re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", chars)
        return cls(widths, {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs})


def _times(one: list[float], other: list[float]) -> list[float]:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m]


def _drawn(operations: Any, fonts: dict[str, _Font]) -> Iterator[tuple[bool, Text | Stroke]]:
    """Give what is drawn, in order, each with whether it belongs to the head of the page."""
    matrix, kept, marked = [1.0, 0, 0, 1, 0, 0], [], []
    font, size, placed, start = _Font({}, {}), 0.0, matrix, (0.0, 0.0)
    for operands, operator in operations:
        match operator:
            case b"q":
                kept.append(matrix)
            case b"Q":
                matrix = kept.pop()
            case b"cm":
                matrix = _times([float(each) for each in operands], matrix)
            case b"BDC" | b"BMC":
                marked.append("/Header" in str(operands))
            case b"EMC":
                marked.pop()
            case b"Tf":
                font, size = fonts[operands[0]], float(operands[1])
            case b"Tm":
                placed = _times([float(each) for each in operands], matrix)
            case b"m":
                start = (float(operands[0]), float(operands[1]))
            case b"l":
                points = [_times([1, 0, 0, 1, *at], matrix)[4:] for at in (start, map(float, operands))]
                (left, right), (low, high) = (sorted(each) for each in zip(*points, strict=True))
                yield any(marked), Stroke(left, low, right, high)
                start = (float(operands[0]), float(operands[1]))
            case b"Tj" | b"TJ":
                shown = operands[0] if isinstance(operands[0], ArrayObject) else operands
                yield any(marked), _text(shown, font, size, placed)


def _text(shown: Any, font: _Font, size: float, placed: list[float]) -> Text:
    wide, ends, letters = 0.0, 0.0, []
    for each in shown:
        if isinstance(each, int | float):
            wide -= float(each)
            continue
        codes = each.original_bytes
        for n in range(0, len(codes), 2):
            code = int.from_bytes(codes[n : n + 2], "big")
            wide += font.widths.get(code, 0)
            letters.append(font.letters.get(code, ""))
            ends = ends if letters[-1] == " " else wide  # a space at the end of a line takes no room
    return Text("".join(letters), placed[4], placed[4] + ends * size / 1000, placed[5], size)


def boxes(made: bytes, page: int) -> list[Stroke]:
    """The rectangles of a page that are drawn but not filled."""
    found = reader(made)
    matrix, kept, points, boxes = [1.0, 0, 0, 1, 0, 0], [], [], []
    for operands, operator in ContentStream(found.pages[page].get_contents(), found).operations:
        match operator:
            case b"q":
                kept.append(matrix)
            case b"Q":
                matrix = kept.pop()
            case b"cm":
                matrix = _times([float(each) for each in operands], matrix)
            case b"m" | b"l":
                points.append(_times([1, 0, 0, 1, *map(float, operands)], matrix)[4:])
            case b"S" | b"s":
                (left, *_, right), (low, *_, high) = (sorted(each) for each in zip(*points, strict=True))
                if right - left > 1 and high - low > 1:
                    boxes.append(Stroke(left, low, right, high))
                points = []
            case b"f" | b"f*" | b"n":
                points = []
    return boxes
