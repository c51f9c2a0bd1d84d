"""Tapers in files: each kind stands for the steps that its maker gives; faults are found with their place."""

import tomllib

import jsonschema
import pytest

from posology import Frequency, Source, Taper, formulary
from posology.errors import FileError
from posology.files import schema as file_schema

HEAD = """
drug = "examplol"
[sources.label]
title = "Example label"
[regimens.down]
route = "oral"
source = "label"
[[regimens.down.steps]]
at = "evening"
"""
EVENING = {"frequency": Frequency.at("evening")}
KINDS = {
    'taper = { kind = "linear", start = "40 mg", by = "5 mg", every = "7 days", floor = "5 mg" }': Taper.linear(
        "40 mg", by="5 mg", every=7, floor="5 mg", **EVENING
    ),
    'taper = { kind = "linear", start = "40 mg", by = "20 mg", every = "2 weeks", first = "1 day" }': Taper.linear(
        "40 mg", by="20 mg", every=14, first=1, **EVENING
    ),
    'taper = { kind = "of-start", start = "100 mg", by = "10 %", every = "7 days" }': Taper.of_start(
        "100 mg", by="10 %", every=7, **EVENING
    ),
    """taper = { kind = "of-current", start = "40 mg", by = "10 %", every = "2 weeks", floor = "5 mg", then = "stay",
        made_of = "1 mg", mode = "nearest" }""".replace("\n", ""): Taper.of_current(
        "40 mg", by="10 %", every=14, floor="5 mg", then="stay", made_of="1 mg", mode="nearest", **EVENING
    ),
    """taper = { kind = "alternate-days", start = "20 mg", by = "5 mg", every = "5 days", then = "stop",
        lowered_first = true }""".replace("\n", ""): Taper.alternate_days(
        "20 mg", by="5 mg", every=5, then="stop", lowered_first=True, **EVENING
    ),
    """taper = { kind = "hyperbolic", start = "20 mg", half = "5 mg", steps = 4, every = "2 weeks",
        made_of = "0.5 mg" }""".replace("\n", ""): Taper.hyperbolic(
        "20 mg", half="5 mg", steps=4, every=14, made_of="0.5 mg", source=Source("Example label"), **EVENING
    ),
    """taper = { kind = "capped", start = "12 mg", caps = [{ lasts = "6 days" }, { cap = "10 mg", lasts = "1 week" }]
        }""".replace("\n", ""): Taper.capped("12 mg", [("continue", 6), ("10 mg", 7)], **EVENING),
}


@pytest.mark.parametrize("text", KINDS)
def test_a_taper_in_a_file_is_the_steps_of_its_maker(text):
    found = formulary.loads(HEAD + text)["down"].steps
    assert found == KINDS[text].steps()


@pytest.mark.parametrize("text", KINDS)
def test_a_taper_is_written_back_as_its_steps_and_the_regimen_is_the_same(text):
    protocol = formulary.loads(HEAD + text)
    written = formulary.dump(protocol)
    assert "taper" not in written
    assert formulary.loads(written) == protocol


@pytest.mark.parametrize("text", KINDS)
def test_an_editor_accepts_every_kind_of_taper(text):
    validator = jsonschema.Draft202012Validator(file_schema.schema())
    assert [error.message for error in validator.iter_errors(tomllib.loads(HEAD + text))] == []


def test_a_taper_stands_among_other_steps_and_in_a_cycle():
    taper = '{ at = "noon", taper = { kind = "linear", start = "10 mg", by = "5 mg", every = "1 day" } }'
    cycle = f'{HEAD}cycle = [{taper}, {{ no_dose = true, days = 5 }}]\nevery = "7 days"\ntimes = 2\n'
    found = formulary.loads(cycle.replace('at = "evening"\n', ""))["down"].steps
    assert [str(each) for each in found] == [
        "10 mg at noon for 1 day, then 5 mg at noon for 1 day, then no dose for 5 days, every 7 days, 2 times"
    ]


GOOD = 'taper = { kind = "linear", start = "40 mg", by = "5 mg", every = "7 days", floor = "5 mg" }'
AT = "regimens.down.steps[0]"
FAULTS = {
    "unknown kind": ('"linear"', '"linaer"', f"{AT}.taper.kind", "kind: got 'linaer'; 'linear' may be meant"),
    "unknown key": ("floor =", "flor =", f"{AT}.taper.flor", "unknown key 'flor'; 'floor' may be meant"),
    "no kind": ('kind = "linear", ', "", f"{AT}.taper.kind", "missing; write one of linear, of-start, of-current, "),
    "a share by an amount": ('by = "5 mg"', 'by = "10 %"', f"{AT}.taper.by", "with the character '%'"),
    "a floor above": ('floor = "5 mg"', 'floor = "50 mg"', f"{AT}.taper", "50 mg is not under the start of 40 mg"),
    "hours": ('"7 days"', '"7 hours"', f"{AT}.taper.every", "write days or weeks"),
    "a range of lengths": ('"7 days"', '["7 days", "14 days"]', f"{AT}.taper.every", "time: got a list, not text"),
    "no share of the current dose to 0": (
        '"linear", start = "40 mg", by = "5 mg", every = "7 days", floor = "5 mg"',
        '"of-current", start = "40 mg", by = "10 %", every = "7 days"',
        f"{AT}.taper.floor",
        "missing",
    ),
    "not said what follows": (
        '"linear", start',
        '"alternate-days", start',
        f"{AT}.taper.then",
        "missing",
    ),
    "a dose besides": ("taper =", 'dose = "5 mg"\ntaper =', AT, "step: says dose and taper; write one of dose, comp"),
    "a length besides": ("taper =", "days = 7\ntaper =", f"{AT}.days", "unknown key 'days'"),
    "no time of day": ('at = "evening"\n', "", AT, "frequency: none is given"),
    "no table": (GOOD, "taper = 5", f"{AT}.taper", "value: got 5, not a table"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_taper_is_found_at_its_place(fault):
    old, new, path, message = FAULTS[fault]
    text = HEAD + GOOD
    assert old in text
    with pytest.raises(FileError) as caught:
        formulary.loads(text.replace(old, new, 1))
    assert [(path, True)] == [(where, message in says) for where, says in caught.value.faults]


@pytest.mark.parametrize("fault", [each for each in FAULTS if each != "a floor above"])
def test_an_editor_refuses_what_the_loader_refuses(fault):
    old, new, *_ = FAULTS[fault]
    validator = jsonschema.Draft202012Validator(file_schema.schema())
    assert not validator.is_valid(tomllib.loads((HEAD + GOOD).replace(old, new, 1)))


def test_a_taper_stays_the_last_of_its_regimen_if_it_stays_on_a_level():
    text = HEAD + GOOD.replace("floor =", 'then = "stay", floor =')
    with pytest.raises(FileError, match="has no end, yet a step follows it"):
        formulary.loads(f'{text}\n[[regimens.down.steps]]\nat = "noon"\ndose = "5 mg"\n')
