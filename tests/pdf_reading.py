"""PDF reading: what a file says by its tags and letters alone, taken apart as any other page is."""

from collections.abc import Iterator
from typing import Any

import pdf_pages
from pypdf.generic import ArrayObject, ContentStream

from posology.render.reading.taken import Taken, TakenDay, TakenMonth, TakenTable


def marked(made: Any) -> dict[tuple[int, int], list[str]]:
    """The letters of every piece of marked content, by the page and the number of the piece."""
    found: dict[tuple[int, int], list[str]] = {}
    for page in made.pages:
        fonts = {name: pdf_pages._Font.of(each.get_object()) for name, each in page["/Resources"]["/Font"].items()}
        font, inside = None, []
        for operands, operator in ContentStream(page.get_contents(), made).operations:
            match operator:
                case b"BDC" | b"BMC":
                    inside.append(operands[1].get("/MCID") if operator == b"BDC" else None)
                case b"EMC":
                    inside.pop()
                case b"Tf":
                    font = fonts[operands[0]]
                case b"Tj" | b"TJ":
                    shown = operands[0] if isinstance(operands[0], ArrayObject) else operands
                    number = next((each for each in reversed(inside) if each is not None), None)
                    said = pdf_pages._text(shown, font, 1.0, [1.0, 0, 0, 1, 0, 0]).said
                    if number is not None:
                        found.setdefault((page.indirect_reference.idnum, int(number)), []).append(said)
    return found


class Tree:
    """The tree of tags of a file."""

    def __init__(self, made: bytes) -> None:
        self.reader = pdf_pages.reader(made)
        self.letters = marked(self.reader)
        self.root = self.reader.trailer["/Root"]["/StructTreeRoot"]

    def kids(self, element: Any) -> list[Any]:
        """What an element holds: elements, and numbers of pieces of marked content."""
        held = element.get("/K", ArrayObject())
        return [each.get_object() for each in (held if isinstance(held, ArrayObject) else [held])]

    def find(self, element: Any, *tags: str) -> Iterator[Any]:
        """Every element of these tags below one, in order; none inside another of them."""
        for each in self.kids(element):
            if not isinstance(each, int) and each.get("/S") in tags:
                yield each
            elif not isinstance(each, int):
                yield from self.find(each, *tags)

    def pieces(self, element: Any, page: Any = None, strong: bool = False) -> Iterator[tuple[bool, str]]:
        """The letters of an element in order, line by line, each with whether it is strong."""
        page = element.raw_get("/Pg").idnum if "/Pg" in element else page
        strong = strong or element.get("/S") == "/Strong"
        for each in self.kids(element):
            if isinstance(each, int):
                yield from ((strong, said) for said in self.letters.get((page, int(each)), []))
            else:
                yield from self.pieces(each, page, strong)

    def lines(self, element: Any) -> list[tuple[bool, str]]:
        """What an element says: letters with a space at their end go on in the next line."""
        found: list[tuple[bool, str]] = []
        goes_on = False
        for strong, said in self.pieces(element):
            if goes_on:
                found[-1] = (strong, found[-1][1] + said)
            else:
                found.append((strong, said))
            goes_on = said.endswith(" ")
        return [(strong, said.strip(" ")) for strong, said in found if said.strip(" ")]

    def texts(self, element: Any) -> tuple[str, ...]:
        return tuple(said for _, said in self.lines(element))


def taken(made: bytes) -> Taken:
    """Take a file apart by its tags."""
    tree = Tree(made)
    found = Taken(" ".join(next(tree.texts(each) for each in tree.find(tree.root, "/H1"))))
    found.sentences += [" ".join(tree.texts(each)) for each in tree.find(tree.root, "/P")]
    found.items += [" ".join(tree.texts(each)) for each in tree.find(tree.root, "/LBody")]
    for table in tree.find(tree.root, "/Table"):
        rows = [[*tree.find(row, "/TH", "/TD")] for row in tree.find(table, "/TR")]
        if any(tree.find(rows[0][0], "/H2", "/H3")):
            found.months.append(_month(tree, rows))
        else:
            head, *body = ([tree.texts(cell) for cell in row] for row in rows)
            found.tables.append(TakenTable("", tuple(map(" ".join, head)), tuple(map(tuple, body))))
    return found


def _month(tree: Tree, rows: list[list[Any]]) -> TakenMonth:
    (title,), weekdays, *weeks = rows
    days = [(n, tree.lines(cell)) for week in weeks for n, cell in enumerate(week)]
    names = tuple(" ".join(tree.texts(cell)) for cell in weekdays)
    return TakenMonth(" ".join(tree.texts(title)), names, tuple((n, _day(lines)) for n, lines in days if lines))


def _day(lines: list[tuple[bool, str]]) -> TakenDay:
    """A day: its date strong, then each label strong with plain lines under it, the sum plain, and marks strong."""
    (_, date), *rest = lines
    tags = []
    while rest and rest[-1][0]:
        tags.insert(0, rest.pop()[1])
    total = rest.pop()[1]
    doses: list[tuple[str, list[str]]] = []
    for strong, said in rest:
        if strong:
            doses.append((said, []))
        else:
            doses[-1][1].append(said)
    return TakenDay(date, tuple((label, tuple(each)) for label, each in doses), (total, *tags))
