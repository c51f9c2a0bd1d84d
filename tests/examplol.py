"""A file of a drug that is none, and the faults that a change brings into it."""

import pytest

from posology import formulary
from posology.errors import FileError

GOOD = """
drug = "examplol"
[sources.label]
title = "Example label"
read = 2026-11-22
[[products]]
form = "capsule"
strengths = ["300 mg/capsule"]
source = "label"
[bounds.ceiling]
kind = "per-day"
most = "900 mg/day"
source = "label"
[regimens.label]
route = "oral"
source = "label"
bounds = ["ceiling"]
notes = ["One note."]
[[regimens.label.steps]]
days = 7
dose = "300 mg"
times_a_day = 1
[regimens.label.titration]
start = "300 mg"
increment = "300 mg"
interval = 7
ceiling = "900 mg"
at = "bedtime"
"""

SMALL = """
drug = "examplol"
[sources.label]
title = "Example label"
[regimens.label]
route = "oral"
source = "label"
"""

STEP = "[[regimens.label.steps]]\ndays = 1\ntimes_a_day = 1\n"
RULE = 'dose = { base = "15 mg/kg", most = "1 g", least = "60 mg", rounding = { step = "60 mg", mode = "nearest" } }'
TABLE = """
[regimens.label.steps.dose]
over = "crcl"
within_days = 90
rows = [
    { below = "15 mL/min", no_dose = true },
    { least = "15 mL/min", below = "30.5 mL/min", dose = "100 mg" },
    { least = "30.5 mL/min", dose = { base = "15 mg/kg", most = "1 g" } },
]
"""
"""Of the only step of a file: its start, a dose by rule, and a dose by table."""


def faults(text, *changes):
    """The faults of a text with changes, each of which has to find its place."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(FileError) as caught:
        formulary.loads(text, "examplol.toml")
    return list(caught.value.faults)
