"""Supply block: what is collected, when, and until when it lasts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from posology.dispensing.stock import Stock
from posology.dispensing.supply import Supply
from posology.language import Language
from posology.render.blocks import joined
from posology.render.document import Facts, Listing
from posology.render.doses import much_text
from posology.sheet import Sheet


def supply_block(sheet: Sheet, language: Language) -> Listing | Facts:
    """Give what is collected for the days shown, fill by fill; blank lines where units are not counted."""
    title = language.say("supply")
    if sheet.supply is None:
        rows = ((language.say("quantity"), ""), (language.say("ask-for-more-by"), ""))
        return Facts(rows, title, "supply")
    return Listing(title, tuple(_lines(sheet.supply, language)), "supply")


def stock_text(stock: Stock, language: Language) -> str:
    """Say how much of each strength; the word for none where there is nothing."""
    if not stock:
        return language.say("none")
    each = [
        language.say("stock-of", count=much_text(strength, much, language), strength=language.strength(strength))
        for strength, much in stock.counts
    ]
    return joined(each, language)


def lasts_through(supply: Supply) -> list[dt.date]:
    """Give the last day on which all doses can be given after each fill and before the next."""
    dates = []
    for n in range(len(supply.fills)):
        later = [fill.needed_on for fill in supply.fills[n + 1 :] if fill.needed_on is not None]
        dates.append((later[0] if later else supply.horizon.end) - dt.timedelta(1))
    return dates


def _lines(supply: Supply, language: Language) -> Iterator[str]:
    days = language.days(len(supply.horizon))
    yield language.say("supply-whole", days=days, stock=stock_text(supply.needed, language))
    for fill, until in zip(supply.fills, lasts_through(supply), strict=True):
        if not fill.dispensed:
            continue
        stock, date = stock_text(fill.dispensed, language), language.date(until)
        if fill.refill_by is None:
            yield language.say("supply-first", stock=stock, date=date)
        else:
            yield language.say("supply-next", stock=stock, date=language.date(fill.refill_by), until=date)
