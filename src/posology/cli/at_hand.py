"""At hand: the products that a command makes doses up of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from posology.product import Product
    from posology.protocol import Protocol
    from posology.regimen import Regimen
    from posology.strength import Strength


def product_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which products are dispensed."""
    modes = click.Choice(["down", "up", "nearest"])
    for option in (
        click.option("--rounding", type=modes, help="How a volume between two marks is rounded. [it is refused]"),
        click.option("--mark", metavar="VOLUME", help="What a liquid is measured to, as '0.1 mL'."),
        click.option("--scored", is_flag=True, help="Those of --product are scored, so that halves can be taken."),
        click.option(
            "--product",
            "own",
            multiple=True,
            metavar="FORM STRENGTHS",
            help="This in place of the protocol's products, as 'tablet 5 mg, 1 mg'; can be given again.",
        ),
        click.option("--strengths", metavar="LIST", help="Only these strengths of the protocol, as '300 mg, 600 mg'."),
        click.option("--form", metavar="FORM", help="Only products of the protocol of this form, as 'oral solution'."),
        click.option("--brand", metavar="NAME", help="Only this brand of the protocol. [those without one, if any]"),
        click.option("--jurisdiction", metavar="NAME", help="Where the products are sold. [that of the regimen]"),
    ):
        command = option(command)
    return command


def at_hand(protocol: Protocol, regimen: Regimen, options: dict[str, Any]) -> tuple[Product, ...]:
    """
    Give the products that the options leave, of one kind.

    Raises:
        PosologyError: if none is left, or a choice between jurisdictions is open.
    """
    import attrs

    from posology.daytime import and_list
    from posology.dispensing.by_route import is_for
    from posology.errors import PosologyError
    from posology.makeable import is_counted
    from posology.unit_table import FORMS

    if options["scored"] and not options["own"]:
        raise click.UsageError("--scored is said of products of your own: name them with --product.")
    if options["own"]:
        return tuple(_own(each, options["scored"]) for each in options["own"])
    form, wanted = options["form"], options["strengths"]
    formed = tuple(each for each in protocol.products if form is None or each.form == form)
    if not formed:
        forms = sorted({each.form for each in protocol.products})
        raise PosologyError(
            "products",
            f"{protocol.drug} has {f'no {form}, but {and_list(forms)}' if form is not None and forms else 'none'}",
            value=form or protocol.drug,
            limit=tuple(forms),
            instead="name yours, as --product 'tablet 5 mg, 1 mg'",
        )
    by_route = tuple(each for each in formed if is_for(each, regimen.route))
    if not by_route:
        raise PosologyError(
            "products",
            f"none of {'; '.join(map(str, formed))} is for the {regimen.route} route",
            value=regimen.route,
            limit=[str(each) for each in formed],
            instead="name yours, as --product 'tablet 5 mg, 1 mg'",
        )
    known = _sold(by_route, regimen, options["jurisdiction"])
    known = _branded(known, options["brand"])
    if wanted is not None:
        named = [each for text in wanted.split(",") for each in strengths_named(text, known, "--strengths")]
        kept = [(product, [each for each in product.strengths if each in named]) for product in known]
        known = tuple(attrs.evolve(product, strengths=some) for product, some in kept if some)
    plain = tuple(each for each in known if each.form in FORMS and all(map(is_counted, each.strengths)))
    return _used(plain or known, known, "--form")


def _used(used: tuple[Product, ...], known: tuple[Product, ...], option: str) -> tuple[Product, ...]:
    """What is used; what is known besides is told."""
    others = "; ".join(str(product) for product in known if product not in used)
    if others:
        click.echo(f"Not used: {others}; choose with {option}.", err=True)
    return used


def _branded(products: tuple[Product, ...], brand: str | None) -> tuple[Product, ...]:
    """Those of the brand that is named; else those of none, where there are any: brands are not mixed in with them."""
    from posology.errors import PosologyError

    if brand is None:
        return _used(tuple(each for each in products if not each.brand) or products, products, "--brand")
    found = tuple(each for each in products if each.brand == brand)
    if not found:
        brands = tuple(sorted({each.brand for each in products if each.brand}))
        raise PosologyError(
            "products",
            f"none is of the brand {brand!r:.60}",
            value=brand,
            limit=brands,
            instead=f"name {' or '.join(brands)}" if brands else "leave --brand out",
        )
    return found


def _sold(products: tuple[Product, ...], regimen: Regimen, named: str | None) -> tuple[Product, ...]:
    """Those sold where the regimen is from, or where is named; those of which the place is not known are left in."""
    from posology.errors import PosologyError

    places = sorted({product.jurisdiction for product in products if product.jurisdiction})
    place = named or regimen.jurisdiction
    if named is None and (not places or (not place and len(places) == 1)):
        return products
    if place not in places:
        told = f"; the regimen is from {place}" if place and named is None else ""
        raise PosologyError(
            "products",
            f"those of {regimen.drug} are sold in {' and '.join(places) or 'places that are not known'}{told}",
            value=place,
            limit=tuple(places),
            instead=f"choose with --jurisdiction {places[0]!r}" if places else "leave --jurisdiction out",
        )
    return tuple(product for product in products if product.jurisdiction in ("", place))


def _own(text: str, scored: bool) -> Product:
    """A product that is told as ``tablet 5 mg, 1 mg``."""
    from posology.product import Product

    at = next((n for n, letter in enumerate(text) if letter.isdigit()), len(text))
    form, listed = text[:at].strip(), [each.strip() for each in text[at:].split(",")]
    if not form or not all(listed):
        raise click.BadParameter(f"got {text!r:.60}; write it as 'tablet 5 mg, 1 mg'.", param_hint="--product")
    strengths: Any = [each if "/" in each else f"{each}/{form}" for each in listed]
    return Product(form, strengths, scored=True if scored else None)


def strengths_named(text: str, products: tuple[Product, ...], option: str) -> list[Strength]:
    """The strengths at hand that a text such as ``5 mg`` or ``250 mg/5 mL`` names."""
    from posology.dose import Dose
    from posology.strength import Strength

    known = list(dict.fromkeys(each for product in products for each in product.strengths))
    text = text.strip()
    if "/" in text:
        found = [each for each in known if each == Strength(text)]
    else:
        found = [each for each in known if each.dose == Dose(text)]
    if not found:
        raise click.BadParameter(f"{text} is none of {', '.join(map(str, known))}.", param_hint=option)
    if option == "--prescribed" and len(found) > 1:
        raise click.BadParameter(f"{text} can be {' or '.join(map(str, found))}; write it in full.", param_hint=option)
    return found
