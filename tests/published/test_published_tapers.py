"""Published tapers: those that a rule gives are built by it, and are the published ones."""

import itertools
import json
import re
from decimal import Decimal

import pytest

from posology import Amount, Dose, Regimen, Schedule, Source, Step, Taper


@pytest.fixture(scope="module")
def published(published_cases):
    text = (published_cases / "published_schedules.json").read_text(encoding="utf-8")
    return {each["id"]: each for each in json.loads(text, parse_float=Decimal)["schedules"]}


def caps(case):
    """The rows of a table as caps with their lengths, up to the row from which nothing is given."""
    for row in case["steps"]:
        cell, days = str(row["dose"]["morning"]), row["to_day"] - row["from_day"] + 1
        if cell == "0":
            return
        yield (cell if cell == "continue" else f"{re.match(r'[0-9.]+', cell)[0]} mg", days)


def days_given(steps, before):
    """The dose of each day in mg up to the last with one, where day 1 is the last on the dose before."""
    schedule = Schedule(Regimen("examplol", "oral", [Step(before, days=1), *steps]), "2026-12-07")
    return [float(total / Dose("1 mg")) for _, total in schedule.daily_totals()]


def test_the_taper_of_polymyalgia_is_as_long_as_published_at_its_fastest_and_its_slowest(published):
    case = published["prednisolone-pmr-bsr-ranges"]
    assert case["rows"] == [
        ["15 mg", "3 weeks"],
        ["12.5 mg", "3 weeks"],
        ["10 mg", "4-6 weeks"],
        ["reduce by 1 mg every", "4-8 weeks"],
    ]
    begin = [Step("15 mg", weeks=3), Step("12.5 mg", weeks=3)]
    rest = Taper.linear("10 mg", by="1 mg", every=("4 weeks", "8 weeks"), first=("4 weeks", "6 weeks"))
    lengths = [Regimen("prednisolone", "oral", [*begin, *steps]).days for steps in (rest.fastest(), rest.slowest())]
    assert lengths == [case["expected"][key] for key in ("fastest_days_to_zero", "slowest_days_to_zero")]


@pytest.mark.parametrize(
    ("before", "windows"),
    [
        ("12 mg", [12, 10, 7.5, 5, 2.5, 1, 0, 0]),
        ("8 mg", [8, 8, 7.5, 5, 2.5, 1, 0, 0]),
        ("6 mg", [6, 6, 6, 5, 2.5, 1, 0, 0]),
        ("5 mg", [5, 5, 5, 5, 2.5, 1, 0, 0]),
    ],
)
def test_no_patient_of_the_low_column_of_aramis_is_raised_to_its_caps(published, before, windows):
    case = published["prednisone-aramis-t2-5to15"]
    lengths = [row["to_day"] - row["from_day"] + 1 for row in case["steps"]]
    assert lengths == [6, 7, 7, 7, 6, 6, 8, 1]
    expected = [float(before.split()[0])]
    expected += [dose for dose, days in zip(windows, lengths, strict=True) for _ in range(days)]
    assert len(expected) == 49
    assert days_given(Taper.capped(before, caps(case)).steps(), before) == [dose for dose in expected if dose]


def test_the_high_column_of_aramis_is_a_list_of_caps(published):
    case = published["prednisone-aramis-t2-ge30"]
    taper = Taper.capped("40 mg", caps(case))
    assert [each.components[0].dose.number for each in taper.steps()] == [30, 20, 15, 10, 7.5, 5, 2.5]
    total = Schedule(Regimen("prednisone", "oral", taper.steps()), "2026-12-07").total()
    assert total == Amount(case["expected"]["total_mg_days_2_49"], "mg")


def test_28_daily_doses_strictly_falling_between_the_published_ends_can_be_made(published):
    # the 26 doses between are not published, so this is not the strip: half of the occupancy at 5 mg is made up
    expected = published["paroxetine-tapering-strip"]["expected"]
    ends = {"start": f"{expected['first']} mg", "floor": f"{expected['last']} mg", "steps": expected["n"] - 1}
    made = {"every": 1, "made_of": "0.1 mg", "mode": "nearest", "source": Source("Made up")}
    levels = Taper.hyperbolic(ends.pop("start"), half="5 mg", **ends, **made).levels
    doses = [level.given.number for level in levels]
    assert (len(doses), doses[0], doses[-1]) == (expected["n"], expected["first"], Decimal("0.5"))
    assert all(before > after for before, after in itertools.pairwise(doses))
