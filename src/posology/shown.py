"""Shown: what shows itself in a notebook, drawn by a module of the edge that is looked up only then."""

from __future__ import annotations

import importlib


class Shown:
    """
    A value that a notebook shows as a page and as a picture.

    The model does not import what draws it: `posology.render.notebook` is looked up by its name when a notebook asks.
    """

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        return _drawn(self, "page")

    def _repr_svg_(self) -> str | None:
        return _drawn(self, "picture")


def _drawn(value: Shown, how: str) -> str | None:
    """What a notebook shows of a value; None where there is nothing to draw, and it shows the value's own text."""
    found: str | None = getattr(importlib.import_module("posology.render.notebook"), how)(value)
    return found
