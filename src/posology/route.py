"""Route: the ways by which a drug is given."""

ROUTES = (
    "oral",
    "sublingual",
    "buccal",
    "intravenous",
    "intramuscular",
    "subcutaneous",
    "transdermal",
    "topical",
    "rectal",
    "inhaled",
    "nasal",
    "ophthalmic",
    "otic",
    "vaginal",
    "epidural",
    "intrathecal",
)
"""The routes a regimen can have."""

LASTING = ("intravenous", "subcutaneous", "epidural", "intrathecal", "inhaled")
"""The routes by which one administration can be given over some time; by any other, `over` is refused."""
