"""Pregabalin: the regimens of its file, worked out by hand from what their sources say."""

import pytest

from posology import Patient, Schedule, check, load

START = "2026-12-01"
US = {  # mg a day by hand from the US table: over 60, over 30 to 60, over 15 to 30, and up to 15 mL/min
    "us-renal-150": (150, 75, 25, 25),
    "us-renal-300": (300, 150, 75, 25),
    "us-renal-450": (450, 225, 100, 50),
    "us-renal-600": (600, 300, 150, 75),
}
BANDS = {"60.1": 0, "60": 1, "30.1": 1, "30": 2, "15.1": 2, "15": 3, "5": 3}  # a border has the lower dose


@pytest.fixture(scope="module")
def pregabalin():
    return load("pregabalin")


def of(regimen, clearance):
    return regimen.for_patient(Patient(crcl=f"{clearance} mL/min", crcl_on="2026-11-20", age=61), START)


def totals(regimen, days):
    schedule = Schedule(regimen, START, days=days)
    found = [0] * days
    for given in schedule:
        found[(given.date - schedule.start).days] += given.dose.number
    return found


@pytest.mark.parametrize("name", US)
@pytest.mark.parametrize("clearance", BANDS)
def test_the_us_table_by_clearance_gives_what_its_source_says(pregabalin, name, clearance):
    assert totals(of(pregabalin[name], clearance), 2) == [US[name][BANDS[clearance]]] * 2
    who = Patient(crcl=f"{clearance} mL/min", crcl_on="2026-11-20", age=61)
    assert check(Schedule(of(pregabalin[name], clearance), START, days=28), patient=who).ok


def test_more_than_the_half_at_60_breaks_the_limit(pregabalin):
    who = Patient(crcl="60 mL/min", crcl_on="2026-11-20", age=61)
    report = check(Schedule(of(pregabalin["us-renal-300"], "61"), START, days=28), patient=who)
    assert [(each.status, str(each.value), str(each.limit)) for each in report] == [
        ("VIOLATED", "300 mg/day", "150 mg/day")
    ]


@pytest.mark.parametrize(
    ("name", "by_hand"),
    [
        ("us-dpn", [150] * 7 + [300] * 7),  # 50, then 100 mg, 3 times a day
        ("eu-twice", [150] * 7 + [300] * 7 + [600] * 7),  # 75, 150 and 300 mg, twice a day
        ("eu-three", [150] * 7 + [300] * 7 + [600] * 7),  # 50, 100 and 200 mg, 3 times a day
        ("nottingham", [150] * 7 + [300] * 7 + [600] * 7),
        ("us-er-dpn", [165] * 7 + [330] * 7),
        ("us-ada", [300] * 7),
    ],
)
def test_a_regimen_has_the_totals_of_its_source(pregabalin, name, by_hand):
    assert totals(pregabalin[name], len(by_hand)) == by_hand


@pytest.mark.parametrize(("weeks", "first_600"), [(2, 22), (4, 36)])
def test_after_2_to_4_weeks_at_300_mg_it_may_go_up_to_600(pregabalin, weeks, first_600):
    for name in ("us-phn-twice", "us-phn-three"):
        chosen = pregabalin[name].choose(interval=7 * weeks)
        found = totals(chosen, 60)
        assert (found.index(300), found.index(600)) == (7, first_600 - 1)
        assert max(found) == 600


def test_the_plymouth_leaflet_is_its_14_days(pregabalin):
    by_hand = [25, 25, 50, 50, 75, 75, 100, 125, 125, 150, 150, 150, 150, 150]
    assert totals(pregabalin["plymouth-25"], 14) == by_hand
    assert pregabalin["plymouth-25"].days == 14


@pytest.mark.parametrize(
    ("clearance", "start", "most"),
    [("60", 75, 300), ("31", 75, 300), ("30", 25, 150), ("16", 25, 150), ("15", 25, 75), ("5", 25, 75)],
)
def test_the_eu_table_by_clearance_gives_where_to_begin_and_the_most(pregabalin, clearance, start, most):
    assert totals(of(pregabalin["eu-renal-start"], clearance), 1) == [start]
    assert totals(of(pregabalin["eu-renal-most"], clearance), 1) == [most]


def test_extended_release_tablets_and_capsules_are_products_of_their_own(pregabalin):
    forms = {str(strength.dose): each.form for each in pregabalin.products for strength in each.strengths}
    assert (forms["165 mg"], forms["75 mg"]) == ("extended-release tablet", "capsule")
