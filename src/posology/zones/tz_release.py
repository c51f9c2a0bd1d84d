"""Tz release: the release of the tz database that time zones are read from."""

from __future__ import annotations

import contextlib
import functools
import importlib.resources
import zoneinfo
from importlib.resources.abc import Traversable
from pathlib import Path

UNKNOWN = "of a release that it does not name"


def _databases() -> list[Traversable]:
    """The places that `zoneinfo` looks into, in its order: the paths of the system, then the package tzdata."""
    found: list[Traversable] = [Path(path) for path in zoneinfo.TZPATH]
    with contextlib.suppress(ModuleNotFoundError):
        found.append(importlib.resources.files("tzdata").joinpath("zoneinfo"))
    return found


def named_in(database: Traversable) -> str:
    """
    Give the release that a database says it is: by its file tzdata.zi or +VERSION.

    >>> named_in(Path("/no/such/database"))
    'of a release that it does not name'
    """
    for name, before in (("tzdata.zi", "# version "), ("+VERSION", "")):
        place = database.joinpath(name)
        if place.is_file():
            with place.open(encoding="ascii", errors="replace") as lines:
                first = lines.readline().strip()
            if first.startswith(before) and first[len(before) :].isalnum():
                return first[len(before) :]
    return UNKNOWN


@functools.lru_cache(maxsize=8)
def release(names: tuple[str, ...]) -> str:
    """
    Give the release that zones are read from; several, if they lie in databases of different releases.

    Args:
        names: The zones, by their names in the tz database. [at least 1]

    >>> release(("Europe/Paris",)) == release(("Europe/Berlin", "Europe/Paris"))
    True
    """
    databases = _databases()
    counts: dict[str, int] = {}
    for name in names:
        database = next((each for each in databases if each.joinpath(*name.split("/")).is_file()), None)
        found = UNKNOWN if database is None else named_in(database)
        counts[found] = counts.get(found, 0) + 1
    if len(counts) == 1:
        return next(iter(counts))
    return ", ".join(f"{found} ({count} zones)" for found, count in sorted(counts.items()))
