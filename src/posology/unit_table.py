"""Unit table: every unit that dosing needs, closed, each with its exact size."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Unit(NamedTuple):
    """One unit of the closed table: its written form, dimension, size in the dimension's base, and spellings."""

    symbol: str
    dimension: str
    size: Fraction
    name: str
    spellings: tuple[str, ...] = ()


def _metric() -> list[Unit]:
    """Mass, volume, substance, the sizes of a body, and time, each with exact sizes."""
    rows = [
        ("g", "mass", "1", "gram", "grams"),
        ("mg", "mass", "1/1000", "milligram", "milligrams"),
        ("mcg", "mass", "1/1000000", "microgram", "micrograms ug µg μg"),
        ("ng", "mass", "1/1000000000", "nanogram", "nanograms"),
        ("L", "volume", "1", "liter", "liters litre litres"),
        ("mL", "volume", "1/1000", "milliliter", "milliliters millilitre millilitres"),
        ("dL", "blood volume", "1", "deciliter", "deciliters decilitre decilitres"),
        ("mol", "substance", "1", "mole", "moles"),
        ("mmol", "substance", "1/1000", "millimole", "millimoles"),
        ("umol", "blood substance", "1", "micromole", "micromoles µmol μmol"),
        ("mEq", "charge equivalents", "1", "milliequivalent", "milliequivalents"),
        ("mg_PE", "phenytoin equivalents", "1", "phenytoin_equivalent_milligram", ""),
        ("kg", "body weight", "1", "kilogram", "kilograms"),
        ("lb", "body weight", "45359237/100000000", "pound", "pounds"),
        ("m2", "body surface", "1", "square_meter", "square_metre"),
        ("cm", "body height", "1", "centimeter", "centimeters centimetre centimetres"),
        ("m", "body height", "100", "meter", "meters metre metres"),
        ("in", "body height", "127/50", "inch", "inches"),
        ("min", "time", "1", "minute", "minutes"),
        ("h", "time", "60", "hour", "hours"),
        ("day", "time", "1440", "day", "days"),
        ("week", "time", "10080", "week", "weeks"),
    ]
    return [Unit(sym, dim, Fraction(size), name, (name, *more.split())) for sym, dim, size, name, more in rows]


FORMS = [
    "tablet",
    "capsule",
    "vial",
    "ampule",
    "patch",
    "puff",
    "spray",
    "drop",
    "sachet",
    "suppository",
    "lozenge",
    "syringe",
    "pen",
    "bag",
    "application",
]
"""Dose forms that can be counted; each is a dimension of its own."""

BIOLOGICAL = [
    "insulin",
    "heparin",
    "enoxaparin",
    "epoetin",
    "penicillin",
    "onabotulinumtoxin",
    "colecalciferol",
    "factor_VIII",
]
"""Substances whose amounts are biological units; the unit of each is a dimension of its own."""


def _table() -> dict[str, Unit]:
    plural = {"patch": "patches", "suppository": "suppositories", "spray": "sprays"}
    forms = [Unit(form, form, Fraction(1), form, (plural.get(form, form + "s"),)) for form in FORMS]
    biological = [Unit(f"{of}_units", f"{of} units", Fraction(1), f"{of}_unit", (f"{of}_unit",)) for of in BIOLOGICAL]
    return {unit.symbol: unit for unit in [*_metric(), *forms, *biological]}


TABLE = _table()
"""Every unit there is, by the form in which it is written."""
