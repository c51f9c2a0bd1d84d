"""Composed: what a document says, found by kind, with plain spaces."""

from posology.language import language
from posology.render.compose import compose
from posology.render.document import Facts, Listing, Paragraph, Table

EN = language("en-US")


def spaced(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def document(sheet, tag="en-US", **how):
    return compose(sheet, language(tag, unreviewed=True), **how)


def block(made, kind):
    """The one block of a kind; None if there is none."""
    found = [each for each in made.blocks if getattr(each, "kind", None) == kind]
    assert len(found) <= 1
    return found[0] if found else None


def said(made, kind):
    """What a block says: text, items, rows of facts, or rows of a table as lists of cells."""
    found = block(made, kind)
    if isinstance(found, Paragraph):
        return spaced(found.text)
    if isinstance(found, Listing):
        return [spaced(each) for each in found.items]
    if isinstance(found, Facts):
        return {name: spaced(value) for name, value in found.rows}
    if isinstance(found, Table):
        return [[spaced(" | ".join(cell.lines)) for cell in row] for row in found.rows]
    return found


def kinds(made):
    return [getattr(each, "kind", "") or type(each).__name__.lower() for each in made.blocks]
