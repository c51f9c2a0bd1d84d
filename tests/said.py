"""The numbers of a bundled file that do not stand in what their source says, nor among the choices of its notes."""

import re
import tomllib
from pathlib import Path

SCHEDULES = Path(__file__).parents[1] / "schedules"
PROSE = {
    "title", "source", "indication", "jurisdiction", "evidence", "notes", "bounds", "kind", "form", "brand", "stopping",
}  # fmt: skip
"""Keys whose text is for people, or names something."""

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def raw(drug):
    return tomllib.loads((SCHEDULES / f"{drug}.toml").read_text(encoding="utf-8"))


def numbers(value):
    """Every number of a table, as it is written."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in PROSE:
                yield from numbers(each)
    elif isinstance(value, list):
        for each in value:
            yield from numbers(each)
    else:
        yield from _NUMBER.findall(str(value))


def chosen(data, place):
    """The numbers that this library chose, as the notes of the regimens say to which a table belongs."""
    part, name = place.split(".")[:2] if "." in place else (place, "")
    regimens = data["regimens"].items()
    belongs = [each for key, each in regimens if (key == name if part == "regimens" else name in each["bounds"])]
    return {number for each in belongs for number in _NUMBER.findall(" ".join(each["notes"]))}


def unsaid(drug):
    """Every number that neither its source nor a note says, with the table it stands in."""
    data = raw(drug)
    says = {name: set(_NUMBER.findall(each["says"])) for name, each in data["sources"].items()}
    tables = {f"products[{n}]": each for n, each in enumerate(data["products"])}
    for part in ("bounds", "regimens"):
        tables |= {f"{part}.{name}": each for name, each in data[part].items()}
    for name, each in data["regimens"].items():
        if "stopping" in each:
            tables[f"regimens.{name}.stopping"] = each["stopping"]
    return [
        (place, number)
        for place, table in tables.items()
        for number in numbers(table)
        if number not in says[table["source"]] | chosen(data, place)
    ]
