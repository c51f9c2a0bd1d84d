"""Dispense command: what has to be handed out for a regimen, or how long a prescribed quantity lasts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from posology.cli.at_hand import at_hand, product_options, strengths_named
from posology.cli.codes import NOT_PROVED
from posology.cli.counted import fill_options, listed, mark_of, supply_of
from posology.cli.options import choices, dates, loaded, regimen_of, schedule_of
from posology.cli.whom import patient_options

if TYPE_CHECKING:
    from posology.dispensing.quantity import QuantityCheck
    from posology.dispensing.stock import Stock
    from posology.dispensing.supply import Supply
    from posology.product import Product
    from posology.strength import Strength


@click.command()
@click.argument("name", metavar="NAME[:REGIMEN]|FILE[:REGIMEN]")
@dates(required=True)
@choices
@patient_options
@product_options
@fill_options
@click.option("--prescribed", metavar="QUANTITY", help="Hold this against the need, as '100 x 5 mg, 60 x 1 mg'.")
@click.option("--json", "as_json", is_flag=True, help="Write it as JSON.")
def supply(name: str, as_json: bool, **options: Any) -> None:
    """
    Show what has to be dispensed for a regimen, fill by fill.

    Products come from the protocol, of the jurisdiction of the regimen. With --prescribed: how long that lasts; exit
    code 1 if it does not last for all days.
    """
    from posology.dispensing.quantity import check_quantity

    schedule = schedule_of(regimen_of(name, options), options, usual_days=None)
    if schedule.end is None:
        raise click.UsageError("This course has no end; say with --days for how many days.")
    protocol = loaded(name)[0]
    if options["prescribed"] is not None:
        products = at_hand(protocol, schedule.regimen, options)
        stock = dict(_quantities(options["prescribed"], products))
        found = check_quantity(schedule, products, stock, reuse=options["reuse"], mark=mark_of(options))
        _write(_quantity_data(found) if as_json else str(found), as_json)
        if not found.ok:
            sys.exit(NOT_PROVED)
        return
    made = supply_of(schedule, protocol, options)
    _write(_supply_data(made) if as_json else str(made), as_json)


def _quantities(text: str, products: tuple[Product, ...]) -> Iterator[tuple[Strength, Any]]:
    """Each prescribed strength with its count or its volume."""
    seen: set[Strength] = set()
    for each in listed(text):
        much, times, named = each.partition(" x ")
        if not times:
            raise click.BadParameter(f"got {each!r}; write it as '100 x 5 mg'.", param_hint="--prescribed")
        strength = strengths_named(named, products, "--prescribed")[0]
        if strength in seen:
            raise click.BadParameter(f"{named} is named twice; add it up.", param_hint="--prescribed")
        seen.add(strength)
        bare = much.strip()
        if not bare.isascii() or (bare.isdigit() and len(bare) > 9):
            raise click.BadParameter(f"got {each!r}; write it as '100 x 5 mg'.", param_hint="--prescribed")
        yield strength, int(bare) if bare.isdigit() else bare


def _write(found: Any, as_json: bool) -> None:
    import json

    click.echo(json.dumps(found, indent=2, ensure_ascii=False) if as_json else found)


def _stock_data(stock: Stock) -> list[dict[str, str]]:
    from posology import units

    return [
        {"strength": str(strength), "amount": units.decimal_text(much), "unit": strength.per.unit}
        for strength, much in stock.counts
    ]


def _supply_data(found: Supply) -> dict[str, Any]:
    return {
        "drug": found.drug,
        "start": str(found.horizon.start),
        "end": str(found.horizon.end),
        "products": [
            {
                "product": str(each),
                "jurisdiction": each.jurisdiction or None,
                "source": each.source and str(each.source),
            }
            for each in found.products
        ],
        "needed": _stock_data(found.needed),
        "dispensed": _stock_data(found.dispensed),
        "given": str(found.given),
        "left_over": str(found.left_over),
        "reuse_days": found.reuse,
        "runs_out": found.runs_out and str(found.runs_out),
        "doses": [{"dose": str(dose), "made_up": str(made)} for dose, made in found.made],
        "fills": [
            {
                "number": fill.number,
                "start": str(fill.start),
                "end": str(fill.end),
                "needed": _stock_data(fill.needed),
                "dispensed": _stock_data(fill.dispensed),
                "packs": [
                    {"strength": str(each.strength), "size": str(each.size), "count": each.count} for each in fill.packs
                ],
                "needed_on": fill.needed_on and str(fill.needed_on),
                "refill_by": fill.refill_by and str(fill.refill_by),
            }
            for fill in found.fills
        ],
    }


def _quantity_data(found: QuantityCheck) -> dict[str, Any]:
    first = found.first_without
    return {
        "ok": found.ok,
        "start": str(found.horizon.start),
        "end": str(found.horizon.end),
        "needed": _stock_data(found.needed),
        "prescribed": _stock_data(found.prescribed),
        "short": _stock_data(found.short),
        "spare": _stock_data(found.spare),
        "lasts_through": found.lasts_through and str(found.lasts_through),
        "first_without": first and {"day": first.day, "moment": first.moment.isoformat(), "dose": str(first.dose)},
    }
