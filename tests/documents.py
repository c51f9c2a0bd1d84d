"""Documents: sheets written by hand that every layout has to print, and what stands in each, in reading order."""

import datetime as dt
from collections.abc import Iterable, Iterator

from posology.render.document import (
    Block,
    Cell,
    Day,
    Document,
    Dose,
    Facts,
    Heading,
    Listing,
    Month,
    Paragraph,
    Picture,
    Table,
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
AR_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

FSI, LRI, PDI = "\u2068", "\u2066", "\u2069"

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120" width="400" height="120">'
    '<rect x="1" y="1" width="398" height="118" fill="none" stroke="black"/>'
    '<path d="M10 110 H100 V80 H200 V50 H300 V20 H390" fill="none" stroke="black" stroke-width="3"/></svg>'
)


def isolated(text: str) -> str:
    return f"{LRI}{text.replace(' mg', chr(0xA0) + 'mg')}{PDI}"


def said(date: dt.date) -> str:
    return f"{SHORT[date.weekday()]} {date.day} {MONTHS[date.month - 1]}"


def weeks(first: dt.date, days: Iterable[Day]) -> tuple[tuple[Day | None, ...], ...]:
    """Days from the first of a month on, in weeks from Monday on."""
    cells: list[Day | None] = [None] * first.weekday() + list(days)
    cells += [None] * (-len(cells) % 7)
    return tuple(tuple(cells[n : n + 7]) for n in range(0, len(cells), 7))


def month(year: int, number: int, title: str, doses: tuple[Dose, ...], total: str, *, start: int = 1) -> Month:
    """A month of the same doses from day *start* on, with a tag on day 7 and the last day of it."""
    first = dt.date(year, number, 1)
    last = (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
    days = []
    for day in range(1, last.day + 1):
        text = said(first.replace(day=day))
        tags = {7: ("CHANGE", "BLOOD TEST"), last.day: ("LAST DAY",)}.get(day, ())
        days.append(Day(text, outside="no dose") if day < start else Day(text, doses, total, tags))
    return Month(title, WEEKDAYS, weeks(first, days))


ROUND = (
    Dose("Morning", ("1 capsule",)),
    Dose("Noon", ("none",)),
    Dose("Evening", ("1 × 300\u00a0mg", "half × 100\u00a0mg")),
    Dose("Bedtime", ("2 × 300\u00a0mg", "1 and a half × 100\u00a0mg")),
)
"""A day of four slots, two strengths, halves."""

ONCE = (Dose("Bedtime", ("2 capsules",)),)
"""A day of one slot."""


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(tuple(text.split("\n"))) for text in texts)


def steps(count: int) -> Table:
    """A table of *count* steps of 7 days; each cell has two lines."""
    rows = []
    for n in range(count):
        first = dt.date(2026, 12, 1) + dt.timedelta(7 * n)
        dates = f"{said(first)} – {said(first + dt.timedelta(6))}"
        mg = f"{100 * (n + 1):,} mg"
        rows.append(cells(dates, "7", f"{n + 1} capsules\n({mg})", "none", "none", f"{n + 1} capsules\n({mg})", mg))
    head = ("Dates", "Days", "Morning", "Noon", "Evening", "Bedtime", "Total each day")
    return Table("steps", "Your doses, step by step", head, tuple(rows))


def day_list(count: int) -> Table:
    """A list of *count* days with boxes to tick, and a blank cell to write in."""
    rows = []
    for n in range(count):
        date = said(dt.date(2026, 12, 1) + dt.timedelta(n))
        dose = Cell(("1 capsule (300 mg)", "half a tablet (50 mg)"), tick=True)
        rows.append((Cell((date,)), Cell((str(n + 1),)), dose, dose, Cell((), tick=True), Cell(("700 mg",)), Cell()))
    head = ("Date", "Day", "Morning", "Noon", "Bedtime", "Total", "How I felt")
    return Table("days", "Day by day", head, tuple(rows))


def document(*blocks: Block, **fields: object) -> Document:
    """A document in English about a made-up drug, of these blocks."""
    values: dict[str, object] = {
        "language": "en-US",
        "direction": "ltr",
        "title": "Your examplol plan",
        "running": ("For Ada Example", "examplol 300 mg capsules", "plan version 1"),
        "page": "page {page} of {pages}",
        "notice": "",
        "blocks": blocks,
    }
    return Document(**{**values, **fields})  # type: ignore[arg-type]


TOP = Facts(
    (("For", "Ada Example"), ("Born", "4 May 1961"), ("Start", "Tue 1 Dec 2026"), ("Prepared by", "")), kind="top"
)
USE = Paragraph("Use this sheet. Throw away older ones.", kind="use", strong=True)
PRODUCT = Facts(
    (("What it looks like", "white capsule"), ("What it is for", "nerve pain"), ("Splitting", "Do not split")),
    title="examplol 300 mg capsules",
    kind="product",
    boxed=True,
)
ADVICE = Facts(
    (("If you miss a dose", "Skip it. Never take a double dose."), ("If you feel better", "Keep taking it.")),
    title="If … then",
    kind="advice",
    boxed=True,
)
CONTACTS = Facts(
    (("Clinic", ""), ("Out of hours", "555 0100"), ("Emergency", "")), title="Whom to call", kind="contacts"
)
WARNINGS = Listing("Warnings", ("Do not stop suddenly.", "Do not drive until you know how it affects you."), "warnings")
ENDING = Paragraph("Stay on this dose until your visit on Thu 28 Jan 2027.", kind="ending", strong=True)

PLAN = document(
    TOP,
    USE,
    PRODUCT,
    steps(4),
    ENDING,
    ADVICE,
    WARNINGS,
    Heading("Supply"),
    Paragraph("Your first 84 capsules last through Thu 17 Dec 2026."),
    CONTACTS,
    month(2026, 12, "December 2026", ROUND, "total 1,200\u00a0mg", start=4),
    month(2027, 1, "January 2027", ONCE, "total 600\u00a0mg"),
)
"""A plan of one drug with four slots and halves: step table, boxes, two months of five weeks."""

SIX_WEEKS = document(month(2026, 8, "August 2026", ROUND, "total 1,200\u00a0mg"), Paragraph("After the month."))
"""A month that touches six weeks, and a sentence after it."""

LONG = document(TOP, steps(30), ENDING)
"""A table of thirty steps, over several pages."""

DAYS = document(TOP, day_list(21), large=True)
"""A list of 21 days for large print, with blank cells."""

PICTURE = document(Picture(SVG, "The dose rises each week from 100 mg to 400 mg.", "Dose over time"), ENDING)
"""A drawing with its caption."""

NOTICE = document(TOP, ENDING, notice="Not reviewed by a qualified reader.")
"""A sheet with a warning on every page."""

HOSTILE_NAMES = (
    '#panic("x")',
    "<script>alert(1)</script>",
    r"*b* _i_ $x$ @a <b> \n",
    "= Heading",
    "- item",
    "{{ 7*7 }} {% raw %}",
    '#image("/etc/passwd") `raw` ~ -- --- ...',
    "&amp; &lt; ' \" %s",
)
"""Names that are code or markup somewhere; they are printed as they are written."""

HOSTILE = document(
    Facts(tuple((name, name) for name in HOSTILE_NAMES), title="= Heading", kind="top", boxed=True),
    *(Heading(name) for name in HOSTILE_NAMES),
    Table("log", "# caption", HOSTILE_NAMES[:4], (tuple(Cell((name,)) for name in HOSTILE_NAMES[4:]),)),
    title='#panic("x")',
    running=("= Heading", "*b* _i_"),
    notice="@label #1",
)
"""Hostile texts in every place."""

ARABIC_DAY = (
    Dose("صباحًا", (f"كبسولة واحدة ({isolated('300 mg')})",)),
    Dose("عند النوم", (f"نصف قرص ({isolated('0.5–1 mg')})",)),
)

ARABIC = document(
    Facts(
        (
            ("الاسم", f"{FSI}Ada Example{PDI}"),
            ("تاريخ الميلاد", isolated("1961-04-09")),
            ("الجرعة", f"من {isolated('0.5–1 mg')} إلى {isolated('300 mg')} كل يوم"),
            ("الطبيب", ""),
        ),
        kind="top",
        boxed=True,
    ),
    Paragraph("استخدم هذه الورقة. تخلص من الأوراق القديمة.", kind="use", strong=True),
    Table(
        "steps",
        "جرعاتك خطوة بخطوة",
        ("التواريخ", "الأيام", "صباحًا", "المجموع كل يوم"),
        (
            (
                Cell((isolated("1–7 Dec 2026"),)),
                Cell(("7",)),
                Cell((f"كبسولة ({isolated('300 mg')})",)),
                Cell((isolated("300 mg"),)),
            ),
            (
                Cell((isolated("8–14 Dec 2026"),)),
                Cell(("7",)),
                Cell((f"كبسولتان ({isolated('600 mg')})",), tick=True),
                Cell((isolated("1,600 mg"),)),
            ),
        ),
    ),
    Month(
        "ديسمبر 2026",
        AR_DAYS,
        weeks(
            dt.date(2026, 12, 1),
            [Day(f"{n} ديسمبر", ARABIC_DAY, f"المجموع {isolated('1,200 mg')}") for n in range(1, 31)]
            + [Day("31 ديسمبر", outside="لا جرعة")],
        ),
    ),
    language="ar",
    direction="rtl",
    title="خطة العلاج الخاصة بك",
    running=(f"{FSI}Ada Example{PDI}", "الإصدار 1"),
    page="صفحة {page} من {pages}",
    notice="لم تُراجع هذه الترجمة.",
)
"""A right-to-left sheet whose numbers, dates and names are isolated."""

EXAMPLES = {
    "plan": PLAN,
    "six weeks": SIX_WEEKS,
    "long": LONG,
    "days": DAYS,
    "picture": PICTURE,
    "notice": NOTICE,
    "hostile": HOSTILE,
    "arabic": ARABIC,
}


def _day(day: Day) -> Iterator[str]:
    yield day.date
    yield from (day.outside,) if day.outside else ()
    for dose in day.doses:
        yield dose.label
        yield from dose.lines
    yield from (day.total,) if day.total else ()
    yield from day.tags


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text) | Paragraph(text):
            yield text
        case Facts(rows, title):
            yield title
            for name, value in rows:
                yield name
                yield value
        case Listing(title, items):
            yield title
            yield from items
        case Table(_, caption, head, rows):
            yield caption
            yield from head
            yield from (line for row in rows for each in row for line in each.lines)
        case Month(title, weekdays, found):
            yield title
            yield from weekdays
            yield from (text for week in found for day in week if day for text in _day(day))
        case Picture(_, _, caption):
            yield caption


def texts(printed: Document) -> list[str]:
    """Every text of a document in reading order, from its title on; running header, notice and page number left out."""
    return [printed.title, *(text for block in printed.blocks for text in _texts(block) if text)]
