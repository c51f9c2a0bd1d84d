"""Every number of the bundled files stands in what its source says, and that source says it among the facts read."""

import json
import os
import re
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

SCHEDULES = Path(__file__).parents[1] / "schedules"
FILES = sorted(path.stem for path in SCHEDULES.glob("*.toml"))
NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?")
WORDS = {"once": 1, "one": 1, "a day": 1, "daily": 1, "every day": 1, "twice": 2, "two": 2, "three": 3, "four": 4}
WORDS |= {"qd": 1, "bid": 2, "b.i.d.": 2, "tid": 3, "t.i.d.": 3}
WORDS |= {"half": Fraction(1, 2), "adult": 18, "five": 5, "six": 6, "week": 7, "alternate days": 2, "quarter": 4}
SCALES = (Fraction(1), Fraction(1000), Fraction(1, 1000), Fraction(7), Fraction(1, 7))
"""A number may be told in g and counted in mg, or told in weeks and counted in days."""
TELLING = (
    "title",
    "about",
    "indication",
    "jurisdiction",
    "evidence",
    "notes",
    "source",
    "says",
    "kind",
    "form",
    "brand",
)

OWN = {
    "patients.weight": "this library's own",
    "patients.surface": "this library's own",
}
"""Ranges of patients that no source states: a note of the regimen says whose they are."""


AGES = {Fraction(18), Fraction(65)}
"""What is taken for the age of an adult and of older people, where a source says these words alone."""

DERIVED = {  # numbers that follow from those of a source, in each case how
    "azathioprine us-label": "1 mg/kg and steps of 0.5 mg/kg: 1.5, 2 and 2.5 mg/kg",
    "azathioprine us-most": "9 months are at least 273 days",
    "azathioprine us-steps": "0.5 mg/kg of 1 mg/kg is 50 %",
    "azathioprine kdigo": "1 year is at most 365 days where none is a leap year",
    "cyclophosphamide kdigo": "60 to 69 are those from 60 and not 70; 3 months are 89 to 92 days, 6 months 181; "
    "week 24 begins on day 169",
    "cyclophosphamide msd": "a month has at most 31 days, 5 of them and a day are day 156",
    "immune-globulin tamburin": "once a day is 1 time a day",
    "immune-globulin gammagard": "2 g/kg in 5 days is 0.4 g/kg a day, 1 g/kg in 4 days 0.25 g/kg",
    "immune-globulin newfoundland": "a 10 % product holds 100 mg in 1 mL",
    "immune-globulin privigen": "2 g/kg in 5 days is 0.4 g/kg a day",
    "methylprednisolone late-pack": "6 tablets of 4 mg are 24 mg",
    "methylprednisolone ms": "7 × 160 mg + 4 × 64 mg = 1376 mg in 14 days",
    "methylprednisolone high-dose": "48 hours are 2 days, 72 hours 3 days; 48 hours by 4 hours are 12 doses, "
    "by 6 hours 8; 30 mg/kg in 30 minutes are 60 mg/kg/h",
    "prednisone kdigo": "the sums of the three columns: 2849, 3220 and 3780 mg",
}


def numbers(text):
    return {Fraction(each.replace(",", "")) for each in NUMBER.findall(text)}


def stated(text):
    """The numbers that a text states, in digits or in words."""
    return numbers(text) | {Fraction(number) for word, number in WORDS.items() if word in text.lower()}


def leaves(value, path=(), source=None):
    """Each text or whole number of a table that holds digits, with the source that is nearest above it."""
    if isinstance(value, dict):
        own = value.get("source", source)
        for key, each in value.items():
            if key not in TELLING and not (key == "patients" and isinstance(each, str)):
                yield from leaves(each, (*path, key), own)
    elif isinstance(value, list):
        for n, each in enumerate(value):
            yield from leaves(each, (*path, str(n)), source)
    elif not isinstance(value, bool) and NUMBER.search(str(value)):
        yield path, value, source


def read(name):
    return tomllib.loads((SCHEDULES / f"{name}.toml").read_text(encoding="utf-8"))


def walked(name):
    data = read(name)
    for part in data.keys() - {"drug", "about", "sources"}:
        yield from leaves(data[part], (part,))


@pytest.mark.parametrize("name", FILES)
def test_every_number_of_a_file_has_a_source(name):
    assert [".".join(path) for path, _, source in walked(name) if source is None] == []
    assert list(walked(name)) != []


@pytest.mark.parametrize("name", FILES)
def test_every_number_of_a_file_stands_in_what_its_source_says(name):
    data, missing = read(name), []
    for path, value, source in walked(name):
        says = stated(data["sources"][source]["says"])
        alike = {number * scale for number in says for scale in SCALES}
        if path[-2:] == ("age", "1"):  # the last age that counts is told by the first that does not
            alike |= {number - 1 for number in says}
        if not numbers(str(value)) - {0} <= alike and not _explained(data, path, value):
            missing.append(f"{'.'.join(path)} = {value!r}, not said by {source}")
    assert missing == []


def _explained(data, path, value):
    """Whether a note says of a number where it comes from: a note of its regimen, or of one that names its bound."""
    regimens = data["regimens"].items()
    using = [each for name, each in regimens if path[1] == name or path[1] in each.get("bounds", ())]
    told = " ".join(note for each in using for note in each.get("notes", ()))
    own = [word for key, word in OWN.items() if key in ".".join(path)]
    return numbers(str(value)) <= stated(told) or any(word in told for word in own)


@pytest.fixture(scope="module")
def facts():
    """What was read, by the address of its source."""
    named = os.environ.get("POSOLOGY_FACTS")
    folder = Path(named) if named else Path(__file__).parents[2] / "shared" / "facts"
    if not folder.is_dir():
        pytest.skip(f"no facts in {folder}; POSOLOGY_FACTS names their directory")
    found = {}
    for each in json.loads((folder / "facts.json").read_text(encoding="utf-8")):
        if each["verified"]:
            text = " ".join(str(each[key]) for key in ("fact", "value", "unit", "quote", "population", "note"))
            found.setdefault(each["source_url"], []).append(text)
    first = (folder / "source-document.md").read_text(encoding="utf-8")
    found["https://emedicine.medscape.com/article/1935459-medication"].append(first)
    return {url: " ".join(texts) for url, texts in found.items()}


@pytest.mark.parametrize("name", FILES)
def test_every_source_of_a_file_is_one_of_the_verified_facts_and_says_no_other_number(name, facts):
    wrong = []
    for key, source in read(name)["sources"].items():
        if source.get("url") not in facts:
            wrong.append(f"{key}: {source.get('url')} is not among the facts")
            continue
        alike = {number * scale for number in stated(facts[source["url"]]) for scale in SCALES}
        strange = numbers(source["says"]) - alike - AGES
        if strange != numbers(DERIVED.get(f"{name} {key}", "")) & strange or bool(strange) != (
            f"{name} {key}" in DERIVED
        ):
            wrong.append(f"{key} says {sorted(map(float, strange))}, which the facts do not")
    assert wrong == []
