"""By route: whether a product can be given by the route of a regimen."""

from __future__ import annotations

from posology.product import Product

BY_MOUTH = ("oral", "sublingual", "buccal")
"""Routes through the mouth."""

INJECTED = ("intravenous", "intramuscular", "subcutaneous", "epidural", "intrathecal")
"""Routes through a needle or a line."""

ROUTES_OF: dict[str, tuple[str, ...]] = {
    "tablet": (*BY_MOUTH, "vaginal", "rectal"),
    "capsule": (*BY_MOUTH, "inhaled", "vaginal", "rectal"),
    "lozenge": BY_MOUTH,
    "sachet": (*BY_MOUTH, "topical", "rectal", "vaginal"),
    "suppository": ("rectal", "vaginal"),
    "patch": ("transdermal", "topical"),
    "puff": ("inhaled",),
    "vial": (*INJECTED, "inhaled"),
    "ampule": (*INJECTED, "inhaled"),
    "bag": INJECTED,
    "pen": ("subcutaneous", "intramuscular"),
}
"""
By which routes a dose form can be given; of a form that is not named here it is not known, and it is let pass.

This library's own table, wide on purpose: it keeps tablets from an intravenous regimen and vials from an oral one.
It says nothing of what a product is licensed for.
"""


def is_for(product: Product, route: str) -> bool:
    """
    Whether a product can be given by a route, as far as its form says.

    >>> pair = Product("tablet", "4 mg/tablet"), Product("vial", "500 mg/vial")
    >>> [[is_for(product, route) for product in pair] for route in ("oral", "intravenous")]
    [[True, False], [False, True]]
    """
    named = product.form.split()
    if "oral" in named and route in INJECTED:
        return False
    forms = {strength.per.unit for strength in product.strengths} | set(named)
    return all(route in ROUTES_OF.get(form, (route,)) for form in forms)
