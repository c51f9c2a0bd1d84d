"""Published schedules: each that the model can express is built by the public API and expands to its table."""

import datetime as dt
import itertools
import json
from decimal import Decimal

import pytest

from posology import Amount, Bound, Cycle, Dose, Frequency, Regimen, Schedule, Source, Step, check

MONDAY = dt.date(2026, 12, 7)
SLOT = {"before breakfast": "morning", "after lunch": "noon", "after dinner": "evening"}
"""What the names of other tables stand for here."""

TABLES = (
    "amitriptyline-sbuhb-weekly",
    "nortriptyline-western-isles-mixed-units",
    "gabapentin-swindon-steps-blank-length",
    "gabapentin-label-phn",
    "gabapentin-gralise-30day-starter",
    "pregabalin-plymouth-14day",
    "pregabalin-rcht1654-standard",
    "methylprednisolone-medrol-dosepak",
    "prednisone-florida-21day-grid",
    "prednisone-giacta-26wk",
    "prednisolone-pexivas-reduced-50to75",
    "prednisolone-combivas-altday",
    "prednisone-aramis-t2-ge30",
    "prednisone-aramis-t3-opt1",
    "lamotrigine-42x25",
    "NEGATIVE-prednisone-40day-quantity",
)
RULES = (
    "cyclophosphamide-eurolupus",
    "dexamethasone-cidp-pulse",
    "prednisolone-pmr-bsr-ranges",
    "prednisolone-dsns-pattern",
    "prednisone-aramis-t2-5to15",  # test_published_tapers
)
BY_WEIGHT = ("ivig-cidp-ontario", "ivig-rate-ramp", "azathioprine-dg-mgkg")  # test_published_by_weight
LEFT = {
    "paroxetine-tapering-strip": "only the first and the last of its 28 doses are published",
}
"""What is left for later, and why."""


@pytest.fixture(scope="module")
def published(published_cases):
    text = (published_cases / "published_schedules.json").read_text(encoding="utf-8")
    return {each["id"]: each for each in json.loads(text, parse_float=Decimal)["schedules"]}


def unit(case):
    return "tablet" if case.get("dose_unit") == "tablet" or "tablets" in case["steps"][0] else "mg"


def amounts(row):
    """What a row gives in each slot, without the slots that have nothing."""
    cells = row["dose"] if "dose" in row else {"morning": row["tablets"]}
    return {SLOT.get(name, name): value for name, value in cells.items() if value}


def step(row, unit, days=None):
    """A row of a table as a step; with no last day it has no end."""
    if days is None and row["to_day"] is not None:
        days = row["to_day"] - row["from_day"] + 1
    every = row.get("every_n_days", 1)
    parts = [(Dose(value, unit), Frequency.every(days=every, at=slot)) for slot, value in amounts(row).items()]
    return Step(components=parts, days=days) if parts else Step.no_dose(days=days)


def regimen(case, days=None):
    """A table as a regimen; *days* is the length of each step where the page leaves it open."""
    first = case["steps"][0]["from_day"] - 1
    before = [Step.no_dose(days=first)] if first else []
    return Regimen("examplol", "oral", [*before, *(step(row, unit(case), days) for row in case["steps"])])


def printed_days(case):
    """The table day by day, as a reader takes it: {day: {slot: number}}, to its last printed day."""
    days, since = {}, 0
    for row in case["steps"]:
        last = row["to_day"] if row["to_day"] is not None else row["from_day"] + 20
        every = row.get("every_n_days", 1)
        for day in range(row["from_day"], last + 1):
            if every > 1 and since and day - since < every:
                days[day] = {}
                continue
            days[day] = amounts(row)
            since = day if every > 1 else 0
    return days


def given_days(schedule, unit):
    """What a schedule gives, in the same form."""
    days = {}
    for each in schedule:
        days.setdefault(each.day, {})[each.slot] = each.dose / Dose(1, unit)
    return days


def total(case, **more):
    return Schedule(regimen(case, **more), MONDAY).total() / Dose(1, unit(case))


def test_every_published_schedule_is_built_or_listed_as_left(published):
    assert sorted(published) == sorted((*TABLES, *RULES, *BY_WEIGHT, *LEFT))


@pytest.mark.parametrize("name", TABLES)
def test_a_published_table_is_what_its_regimen_expands_to(published, name):
    case = published[name]
    expected = {day: cells for day, cells in printed_days(case).items() if cells}
    schedule = Schedule(regimen(case), MONDAY, days=max(printed_days(case)))
    assert given_days(schedule, unit(case)) == expected


@pytest.mark.parametrize(
    ("name", "key", "per"),
    [
        ("amitriptyline-sbuhb-weekly", "total_tablets_10mg", 10),
        ("nortriptyline-western-isles-mixed-units", "if_month_28d_total_tablets_10mg", 10),
        ("gabapentin-swindon-steps-blank-length", "total_capsules_if_step_3d", 300),
        ("pregabalin-plymouth-14day", "total_capsules_75mg", 75),
        ("methylprednisolone-medrol-dosepak", "total_tablets_4mg", 4),
        ("prednisone-florida-21day-grid", "published_total_tablets", 1),
        ("prednisone-giacta-26wk", "total_mg", 1),
        ("prednisolone-pexivas-reduced-50to75", "total_mg", 1),
        ("prednisolone-combivas-altday", "total_mg", 1),
        ("prednisone-aramis-t2-ge30", "total_mg_days_2_49", 1),
        ("prednisone-aramis-t3-opt1", "total_mg", 1),
        ("lamotrigine-42x25", "published_total", 25),
        ("NEGATIVE-prednisone-40day-quantity", "tablets_needed", 1),
    ],
)
def test_a_published_total_is_the_total_of_the_regimen(published, name, key, per):
    case = published[name]
    assert total(case) == case["expected"][key] * per


@pytest.mark.parametrize(
    "name", ["amitriptyline-sbuhb-weekly", "prednisone-giacta-26wk", "prednisolone-pexivas-reduced-50to75"]
)
def test_a_published_length_is_the_length_of_the_regimen(published, name):
    assert regimen(published[name]).days == published[name]["expected"]["days"]


@pytest.mark.parametrize("name", ["gabapentin-swindon-steps-blank-length", "gabapentin-label-phn"])
def test_published_totals_of_each_step_are_those_of_the_step_table(published, name):
    case = published[name]
    rows = Schedule(regimen(case), MONDAY).ladder()
    assert [row.total / Dose("1 mg") for row in rows] == case["expected"]["daily_totals_mg"]


def test_a_step_length_left_blank_is_a_choice(published):
    case = published["gabapentin-swindon-steps-blank-length"]
    assert total(case, days=7) == 300 * case["expected"]["total_capsules_if_step_7d"]


def test_the_tablets_of_each_day_of_the_dose_pack_are_the_published_ones(published):
    case = published["methylprednisolone-medrol-dosepak"]
    totals = [each / Dose("4 mg") for _, each in Schedule(regimen(case), MONDAY).daily_totals()]
    assert totals == case["expected"]["tablets_per_day"]


def test_the_tablets_of_each_week_of_the_grid_are_the_published_ones(published):
    case = published["prednisone-florida-21day-grid"]
    totals = [each / Dose("1 tablet") for _, each in Schedule(regimen(case), MONDAY).daily_totals()]
    weeks = [sum(totals[n : n + 7]) for n in (0, 7, 14)]
    assert weeks == case["expected"]["week_totals"]


def test_the_starter_pack_holds_what_30_days_need(published):
    case = published["gabapentin-gralise-30day-starter"]
    pack = case["published_pack"]
    held = sum(int(strength) * count for strength, count in pack["tablets"].items())
    assert regimen(case).days == pack["days"]
    assert total(case) == held


def test_pregabalin_ends_on_its_final_daily_dose(published):
    case = published["pregabalin-plymouth-14day"]
    (_, last) = list(Schedule(regimen(case), MONDAY).daily_totals())[-1]
    assert last == Amount(case["expected"]["final_daily_mg"], "mg")


def test_a_supply_of_pregabalin_runs_out_on_the_published_day(published):
    case = published["pregabalin-rcht1654-standard"]
    expected, schedule = case["expected"], Schedule(regimen(case), MONDAY)
    so_far = [total / Dose("75 mg") for _, total in itertools.islice(schedule.cumulative(), 60)]
    assert so_far[13] == expected["capsules_days_1_14"]
    supply = case["published_supply"]["capsules"]
    assert sum(1 for count in so_far if count <= supply) == expected["first_84_last_through_day"]
    assert so_far[17] - supply == expected["day_18_short_by_capsules"]
    repeats = supply * (1 + case["published_supply"]["repeats"])
    assert sum(1 for count in so_far if count <= repeats) == expected["252_last_through_day"]


def test_the_alternation_of_prednisolone_goes_on_over_two_rows(published):
    case = published["prednisolone-combivas-altday"]
    schedule = Schedule(regimen(case), MONDAY)
    assert [each.day for each in schedule if each.day > 70] == case["expected"]["altday_dose_days_if_start_day71"]
    daily = Schedule(regimen(case), MONDAY, days=70).total()
    assert daily == Amount(case["expected"]["daily_part_mg"], "mg")


def test_a_quantity_that_does_not_last_is_found(published):
    case = published["NEGATIVE-prednisone-40day-quantity"]
    source = Source(case["source_url"])
    printed, needed = (
        Bound.course_total(f"{case['expected'][key]} tablet", source=source) for key in ("printed", "tablets_needed")
    )
    assert regimen(case).days == 40
    assert [verdict.status for verdict in check(regimen(case), [printed, needed])] == ["VIOLATED", "PROVED"]


# --- Published as rules, not as tables ---


def test_cyclophosphamide_is_pulsed_every_14_days_six_times(published):
    case = published["cyclophosphamide-eurolupus"]
    pulse = Step(case["pulses"]["dose"], days=1)
    pulses = Cycle(pulse, weeks=2, times=len(case["pulses"]["weeks"]))
    schedule = Schedule(Regimen("cyclophosphamide", "intravenous", pulses), MONDAY)
    assert [(each.date - MONDAY).days for each in schedule] == case["expected"]["day_offsets"]
    assert schedule.total() == Amount(case["expected"]["total_mg"], "mg")


def test_dexamethasone_is_given_on_4_days_of_28_six_times(published):
    case = published["dexamethasone-cidp-pulse"]
    rule = case["pulses"]
    dose = rule["dose"].removesuffix(" oral")
    cycle = Cycle(Step(dose, days=rule["on_days"]), days=rule["cycle_days"], times=rule["cycles"])
    schedule = Schedule(Regimen("dexamethasone", "oral", cycle), MONDAY)
    days = [each.day for each in schedule]
    assert days[:8] == case["expected"]["dose_days_first_two_cycles"]
    assert len(days) == case["expected"]["total_doses"]
    assert schedule.total() == Amount(case["expected"]["total_mg"], "mg")


@pytest.mark.parametrize(
    ("weeks_at_10", "weeks_each", "key"), [(4, 4, "fastest_days_to_zero"), (6, 8, "slowest_days_to_zero")]
)
def test_the_fastest_and_the_slowest_taper_of_polymyalgia_are_as_long_as_published(
    published, weeks_at_10, weeks_each, key
):
    case = published["prednisolone-pmr-bsr-ranges"]
    assert [row[0] for row in case["rows"][:3]] == ["15 mg", "12.5 mg", "10 mg"]
    steps = [Step("15 mg", weeks=3), Step("12.5 mg", weeks=3), Step("10 mg", weeks=weeks_at_10)]
    steps += [Step(f"{mg} mg", weeks=weeks_each) for mg in range(9, 0, -1)]
    assert Regimen("prednisolone", "oral", steps).days == case["expected"][key]


def test_the_slow_pattern_gives_both_doses_on_26_days_each(published):
    case = published["prednisolone-dsns-pattern"]
    doses = {"old": "10 mg", "new": "9 mg"}
    steps = [Step(doses[each], days=1) for each in case["pattern"]]
    schedule = Schedule(Regimen("prednisolone", "oral", steps), MONDAY)
    new = [each.day for each in schedule if each.dose == Dose("9 mg")]
    assert new == [n for n, each in enumerate(case["pattern"], 1) if each == "new"]
    expected = case["expected"]
    assert (len(schedule.horizon), len(new)) == (expected["days_per_1mg"], expected["new_days"])
    assert schedule.total() == Amount(26 * 10 + 26 * 9, "mg")
