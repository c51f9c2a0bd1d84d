"""Patient copy: what the person who takes a drug is given: the plan at a glance, what to do if, and every day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from posology.language import Language
from posology.lint.plain_words import PLAIN
from posology.product import Product
from posology.render.blocks import day_table, ending, joined, months, moved, step_table, sums
from posology.render.document import Block, Facts, Listing, Paragraph
from posology.render.doses import label_text
from posology.render.english import is_english, plain
from posology.render.needed_block import needed_blocks
from posology.render.supply_block import supply_block
from posology.sheet import Sheet

FEW_DAYS = 21
"""Up to how many days a plan is shown as a list of days where nothing else is asked for; a longer one as grids."""

EVERYDAY = frozenset({*PLAIN.values(), "depression", "insomnia", "migraine", "pain", "rheumatoid arthritis"})
"""What a regimen may be for that is in plain words already; anything else is for the user to say in plain words."""

MOST_BESIDE = 3
"""Beside how many columns of doses a list of days has room for a blank column that asks how one felt."""

BLANKS = 2
"""How many blank lines are left for tests and visits where none is named."""


def patient_blocks(sheet: Sheet, language: Language, *, calendar: str, felt: bool) -> Iterator[Block]:
    """
    Give the parts of the patient copy in reading order.

    Args:
        sheet: What is printed.
        language: In which language.
        calendar: ``grid`` for a grid a month, ``list`` for a list of days.
        felt: Whether the list has a blank column for how one felt.
    """
    yield Facts(tuple(top(sheet, language)), kind="top")
    yield Paragraph(language.say("use-this"), "use", strong=True)
    yield Facts(tuple(_product(sheet, language)), language.say("what-you-take"), "product", boxed=True)
    if sheet.schedule is not None:
        yield step_table(sheet, language)
    yield ending(sheet, language)
    yield from sums(sheet, language)
    yield from moved(sheet, language)
    yield from needed_blocks(sheet, language)
    yield _if(sheet, language)
    yield from stopping(sheet, language)
    if sheet.lines.warnings:
        warnings = tuple(language.isolate(each) for each in sheet.lines.warnings)
        yield Listing(language.say("warnings"), warnings, "warnings")
    yield supply_block(sheet, language)
    yield visits(sheet, language)
    yield _contacts(sheet, language)
    yield Listing(language.say("about"), tuple(_about(sheet, language)), "about")
    if sheet.schedule is not None:
        if calendar == "grid":
            yield from months(sheet, language)
        else:
            yield day_table(sheet, language, tick=True, felt=felt and len(sheet.columns) <= MOST_BESIDE)


def top(sheet: Sheet, language: Language) -> Iterator[tuple[str, str]]:
    """Give what stands under the title: whose it is, from when, for how long, which version."""
    lines, shown = sheet.lines, sheet.shown
    yield language.say("for"), language.isolate(lines.patient) if lines.patient else ""
    starts = language.date(shown.start)
    if sheet.schedule is not None and sheet.schedule.first:
        starts = language.say("starts-on-day", date=starts, day=language.number(sheet.schedule.first + 1))
    yield language.say("starts"), starts
    last = language.date(shown.end - dt.timedelta(1))
    yield language.say("shows"), language.say("shows-days", days=language.days(len(shown)), date=last)
    dosed = [day.date for day in sheet.days if day.entries]
    if sheet.schedule is not None and len(dosed) < len(shown):
        told = {"dosed": language.number(len(dosed)), "shown": language.number(len(shown))}
        text = language.say("doses-on-some-days", **told)
        if is_weekly(dosed):
            places = sorted({(date.weekday() - language.first_weekday) % 7 for date in dosed})
            named = joined([language.weekdays[place] for place in places], language)
            text = language.say("doses-on-weekdays", weekdays=named, **told)
        yield language.say("not-every-day"), text
    yield language.say("version"), language.isolate(lines.version)
    yield language.say("prepared-by"), language.isolate(lines.prepared_by) if lines.prepared_by else ""
    yield language.say("prepared-on"), language.date(lines.prepared_on) if lines.prepared_on else ""


def is_weekly(dosed: Sequence[dt.date]) -> bool:
    """
    Whether doses come on the same weekdays of every week, in two weeks or more; then these can be named.

    >>> monday = dt.date(2026, 12, 7)
    >>> is_weekly([monday + dt.timedelta(7 * n) for n in range(3)])
    True
    >>> is_weekly([monday + dt.timedelta(14 * n) for n in range(3)])
    False
    """
    if not dosed or (dosed[-1] - dosed[0]).days < 7:
        return False
    weekdays, found = {date.weekday() for date in dosed}, set(dosed)
    between = (dosed[0] + dt.timedelta(n) for n in range((dosed[-1] - dosed[0]).days + 1))
    return len(weekdays) <= 3 and all(date in found for date in between if date.weekday() in weekdays)


def _product(sheet: Sheet, language: Language) -> Iterator[tuple[str, str]]:
    yield language.say("drug"), language.drug(sheet.regimen.drug)
    if sheet.products:
        for product in sheet.products:
            for strength in product.strengths:
                one = attrs.evolve(product, strengths=(strength,), packs=())
                yield language.say("product"), product_text(one, language)
    else:
        yield language.say("product"), ""
    yield language.say("how"), language.route(sheet.regimen.route)
    taking = " ".join(sheet.regimen.taking.split())
    if taking:
        told = plain(taking, language, "taking") if is_english(language) else language.say("taking-ask")
        yield language.say("taking"), told
    yield language.say("look"), language.isolate(sheet.lines.look) if sheet.lines.look else ""
    splitting = _splitting(sheet.products)
    if splitting:
        yield language.say("splitting"), language.say(splitting)
    purpose = sheet.lines.purpose
    if not purpose and is_english(language):
        indication = sheet.regimen.indication.lower()
        purpose = PLAIN.get(indication, indication if indication in EVERYDAY else "")
    yield language.say("what-for"), language.isolate(purpose) if purpose else ""


def product_text(product: Product, language: Language) -> str:
    """Name a product: its form, its strengths, and its brand if its source is of one."""
    if is_english(language):
        strengths = joined([language.strength(each) for each in product.strengths], language)
        text = language.say("product-line", form=product.form, strengths=strengths)
    else:
        held = [(language.amount(each.per), language.amount(each.dose)) for each in product.strengths]
        text = joined([language.say("product-holds", count=count, amount=dose) for count, dose in held], language)
    return f"{text} ({language.isolate(product.brand)})" if product.brand else text


def _splitting(products: Sequence[Product]) -> str:
    """The message on splitting: of tablets as their source says it, of other solid forms never; nothing of the rest."""
    units = {strength.per.unit for product in products for strength in product.strengths}
    tablets = [product for product in products if any(each.per.unit == "tablet" for each in product.strengths)]
    told = {product.scored for product in tablets}
    if not units & {"tablet", "capsule"}:
        return ""
    if told <= {False}:
        return "do-not-split"
    return "split-on-the-line" if told == {True} and len(tablets) == len(products) else "splitting-unknown"


def _if(sheet: Sheet, language: Language) -> Facts:
    lines = sheet.lines
    rows = (
        ("if-side-effect", lines.side_effect),
        ("if-missed", lines.missed),
        ("if-vomited", lines.vomited),
        ("if-ran-out", lines.ran_out),
        ("if-better", lines.better),
    )
    asked = [row for row in rows if sheet.regimen.route == "oral" or row != ("if-vomited", "")]
    told = tuple((language.say(key), language.isolate(text) if text else "") for key, text in asked)
    return Facts(told, language.say("if-box"), "if", boxed=True)


def stopping(sheet: Sheet, language: Language) -> Iterator[Listing]:
    """Give how the drug is stopped, as a source says it; what it says besides only in English."""
    rule = sheet.regimen.stopping
    if rule is None:
        return
    text = language.say("stop-gradually")
    if rule.over_at_least is not None:
        text = language.say("stop-over", days=language.days(rule.over_at_least))
    lines = [text]
    if is_english(language):
        lines += [plain(rule.says, language, "stopping")] if rule.says else []
        lines.append(language.say("about-source", source=plain(str(rule.source), language, "source")))
    yield Listing(language.say("how-to-stop"), tuple(lines), "stopping")


def visits(sheet: Sheet, language: Language) -> Facts:
    """Give the tests and visits with their dates; blank lines where none is named."""
    rows = tuple((language.date(on), language.isolate(what)) for on, what in sheet.lines.visits)
    blank = (language.say("visit-blank"), "")
    return Facts(rows or (blank,) * BLANKS, language.say("visits"), "visits")


def _contacts(sheet: Sheet, language: Language) -> Facts:
    lines = sheet.lines
    rows = (("clinic", lines.clinic), ("out-of-hours", lines.out_of_hours), ("emergency", lines.emergency))
    told = tuple((language.say(key), language.isolate(text) if text else "") for key, text in rows)
    return Facts(told, language.say("contacts"), "contacts", boxed=True)


def _about(sheet: Sheet, language: Language) -> Iterator[str]:
    """Give what the sheet was made from, how it was counted, how it stands against its limits, and what it is."""
    regimen, schedule = sheet.regimen, sheet.schedule
    yield limits_line(sheet, language)
    if regimen.source is None:
        yield language.say("about-no-source")
    else:
        yield language.say("about-source", source=language.isolate(str(regimen.source)))
    if is_english(language):
        if regimen.evidence:
            yield language.say("about-evidence", text=plain(regimen.evidence, language, "evidence"))
    elif regimen.evidence:
        yield language.say("about-evidence-elsewhere")
    if schedule is not None:
        day1 = language.date(schedule.day1)
        start = dt.time(*divmod(schedule.start_minute, 60))
        at = language.say("about-day-1-at", date=day1, time=language.time(start))
        yield at if schedule.start_minute else language.say("about-day-1", date=day1)
        zone = None if schedule.zone is None else language.isolate(schedule.zone.key)
        yield language.say("about-no-zone") if zone is None else language.say("about-zone", zone=zone)
        used = {entry.slot for day in sheet.days for entry in day.entries}
        slots = [
            language.say("about-slot", slot=label_text(name, language), time=language.time(time))
            for name, time in schedule.slots
            if name in used
        ]
        if slots:
            yield language.say("about-slots", slots=joined(slots, language))
        yield language.say("about-counted")
    yield language.say("what-it-is")


def limits_line(sheet: Sheet, language: Language) -> str:
    """Say in a line how the plan stands against its limits."""
    report = sheet.report
    if report is None or not report.verdicts:
        return language.say("about-limits-unchecked")
    if len(report.verdicts) == 1 and report.ok:
        line = language.say("about-limits-one")
    else:
        key = "about-limits-proved" if report.ok else "about-limits-not"
        line = language.say(key, count=language.number(len(report.verdicts)))
    later = sheet.ending.kind == "goes-on"
    return f"{line} {language.say('about-limits-later')}" if later else line
