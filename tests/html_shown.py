"""Shown: the documents that are looked at in a browser: every kind of block, both directions, normal and large."""

import attrs
from documents import EXAMPLES, HOSTILE_NAMES, SVG, WARNINGS, cells, document, month

from posology.render.document import Cell, Day, Document, Dose, Facts, Heading, Month, Paragraph, Picture, Table

NBSP = "\N{NO-BREAK SPACE}"

_TICKED = Cell((f"2{NBSP}capsules (600{NBSP}mg)", f"1{NBSP}tablet (100{NBSP}mg)"), tick=True)
_NAMES = ("Dates", "Days", "Morning", "Noon", "Evening", "Bedtime", "Total each day")

_WORDY = (
    Dose("Morning", ("1 capsule of 300 mg", "half a tablet of 100 mg", "if you can swallow them")),
    Dose("Bedtime", ("2 capsules of 300 mg", "1 and a half tablets of 100 mg", "with a glass of water")),
) * 2

EVERYTHING = document(
    Paragraph("A paragraph."),
    Heading("What was checked"),
    Table(
        "verdicts",
        "What was checked",
        ("Limit", "Verdict", "Most reached", "Source"),
        (
            cells("no more than 3,600 mg in 24 hours", "PROVED", f"1,800{NBSP}mg", "Example label, 4.2"),
            cells("at least 4 hours apart", "UNKNOWN", "", "Another label with a longwordthatneverends" + "x" * 40),
        ),
    ),
    Table("fills", "Fills", ("Date", "Product", "Count"), (cells("Tue 1 Dec 2026", f"300{NBSP}mg capsules", "84"),)),
    Table(
        "steps",
        "Steps",
        _NAMES,
        (
            (Cell(("Tue 1 Dec 2026 –", "Mon 7 Dec 2026")), Cell(("7",)), _TICKED, *[Cell(("none",))] * 3, Cell(("x",))),
            (Cell(), Cell(("14",)), *[_TICKED] * 4, Cell((f"12,800{NBSP}mg",))),
        ),
    ),
    Table("log", "What you took", ("", "Amount"), ((Cell(), Cell()), (Cell(("1",)), Cell((), tick=True)))),
    Facts((("Clinic", ""), ("A name " * 9, "a value " * 30)), title="Contacts", boxed=True),
    WARNINGS,
    Picture(SVG.replace("</svg>", '<text x="9" y="20">100 mg</text></svg>'), "It rises.", "Dose over time"),
    Picture(SVG, "It rises again.", "Dose over time"),
    Month(
        "September 2026",
        ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        ((None, Day("Di 1 Sep", (Dose("Schlafenszeit", ("1",)),), "1", ("LETZTER TAG",)), *[None] * 5),),
    ),
    month(2027, 5, "May 2027", _WORDY, "total 1,200 mg", start=4),
    notice="Not reviewed by a qualified reader.",
    running=(*HOSTILE_NAMES[:2], "version 2"),
)
"""Every kind of block."""


WIDE = document(
    Paragraph("Before the table."),
    Table(
        "days",
        "Day by day",
        ("Date", "Day", "Morning", "Noon", "Evening", "Bedtime", "Total", "Mark", "How I felt"),
        tuple(
            (Cell((f"Tue {day} Dec 2026",)), Cell((str(day),)), *[_TICKED] * 4, *[Cell()] * 3) for day in range(1, 20)
        ),
    ),
    Paragraph("After the table."),
)
"""A table that finds room on a landscape page only, in normal print."""


def _large(printed: Document) -> Document:
    return attrs.evolve(printed, large=True)


_NORMAL = {**EXAMPLES, "everything": EVERYTHING, "wide": WIDE}
SHOWN = {**_NORMAL, **{f"{name}, large": _large(printed) for name, printed in _NORMAL.items() if not printed.large}}
"""Each document by its name."""
