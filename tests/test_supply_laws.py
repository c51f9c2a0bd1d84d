"""Supply: laws of what is dispensed, and a walk over every dose as the oracle."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from posology import Frequency, Product, Regimen, Schedule, Step, Strength
from posology.dispensing.quantity import check_quantity
from posology.dispensing.supply import supply

TABLETS = Product("tablet", ["5 mg/tablet", "2 mg/tablet"], scored=True)

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["1 mg", "2 mg", "2.5 mg", "5 mg", "7 mg", "7.5 mg", "9 mg", "10 mg"]),
        st.sampled_from([Frequency.daily(1), Frequency.daily(3), Frequency.every(days=2), Frequency.every(hours=9)]),
        st.integers(1, 20),
    ),
    min_size=1,
    max_size=4,
)
ZONES = st.sampled_from([None, "America/New_York", "Australia/Lord_Howe"])
REUSE = st.sampled_from([None, 1, 3, 28])


def drawn_course(steps, zone, start="2026-10-20"):
    regimen = Regimen("examplol", "oral", [Step(dose, when, days=days) for dose, when, days in steps])
    return Schedule(regimen, start, zone=zone)


def walk(schedule, found, reuse):
    """What each dose opens, tablet by tablet: (administration, tablets of each strength), and the halves that wait."""
    made, halves, rows = dict(found.made), [], []
    for each in schedule:
        opened = {}
        for strength, count in made[each.dose].units:
            opened[strength] = count.numerator // count.denominator
            if count.denominator == 2:
                kept = [h for h in halves if h[1] == strength and reuse and (each.date - h[0]).days < reuse]
                if kept:
                    halves.remove(min(kept, key=lambda h: h[0]))
                else:
                    opened[strength] += 1
                    halves.append((each.date, strength))
        rows.append((each, opened))
    return rows


@given(STEPS, ZONES, REUSE)
def test_the_makeups_of_all_doses_hold_the_total_of_the_schedule(steps, zone, reuse):
    schedule = drawn_course(steps, zone)
    found = supply(schedule, TABLETS, reuse=reuse)
    made = dict(found.made)
    assert all(each.dose == dose for dose, each in made.items())
    held = sum((strength.dose.base * count for given in schedule for strength, count in made[given.dose].units))
    assert schedule.total().base == held == found.given.base
    opened = sum(strength.dose.base * count for strength, count in found.needed.counts)
    assert opened - held == found.left_over.base >= 0


@given(STEPS, ZONES, REUSE, st.integers(1, 30), st.sampled_from([(), ("7 tablet",), ("10 tablet", "28 tablet")]))
def test_the_fills_cover_every_dose_day_by_day(steps, zone, reuse, fill_days, packs):
    schedule = drawn_course(steps, zone)
    product = Product("tablet", ["5 mg/tablet", "2 mg/tablet"], scored=True, packs=packs)
    found = supply(schedule, product, reuse=reuse, fill_days=fill_days)
    rows, stock = walk(schedule, found, reuse), {}
    for fill in found.fills:
        here = [(each, opened) for each, opened in rows if fill.start <= each.date < fill.end]
        short_on = None
        before = dict(stock)
        for each, opened in here:
            for strength, count in opened.items():
                before[strength] = before.get(strength, 0) - count
                if before[strength] < 0 and short_on is None:
                    short_on = each.date
        assert short_on == fill.needed_on
        for strength, count in fill.dispensed.counts:
            stock[strength] = stock.get(strength, 0) + count
        for _, opened in here:
            for strength, count in opened.items():
                stock[strength] = stock.get(strength, 0) - count
        assert all(count >= 0 for count in stock.values())
        assert packs or not any(stock.values())
    assert found.fills[-1].end == schedule.end


@given(STEPS, ZONES, REUSE, st.integers(0, 150), st.integers(0, 150))
def test_a_quantity_lasts_to_the_first_dose_that_a_walk_cannot_give(steps, zone, reuse, fives, twos):
    schedule = drawn_course(steps, zone)
    stock = {Strength("5 mg/tablet"): fives + 1, Strength("2 mg/tablet"): twos + 1}
    found = check_quantity(schedule, TABLETS, stock, reuse=reuse)
    left, first = dict(stock), None
    for each, opened in walk(schedule, supply(schedule, TABLETS, reuse=reuse), reuse):
        left = {strength: left[strength] - opened.get(strength, 0) for strength in left}
        if any(count < 0 for count in left.values()):
            first = each
            break
    assert first == found.first_without
    assert found.ok == (not found.short)


@given(STEPS, REUSE)
def test_a_supply_in_fills_needs_what_one_supply_needs(steps, reuse):
    schedule = drawn_course(steps, None)
    assert supply(schedule, TABLETS, reuse=reuse).needed == supply(schedule, TABLETS, reuse=reuse, fill_days=5).needed


@given(STEPS, ZONES)
def test_keeping_halves_longer_never_needs_more(steps, zone):
    schedule = drawn_course(steps, zone)
    needs = [supply(schedule, TABLETS, reuse=reuse).needed for reuse in (None, 1, 3, 28)]
    assert all(not later - earlier for earlier, later in itertools.pairwise(needs))


@given(
    st.lists(st.tuples(st.integers(1, 2500), st.integers(1, 5)), min_size=1, max_size=4),
    st.lists(st.sampled_from([40, 125, 500, 1000]), min_size=1, max_size=3, unique=True),
    REUSE,
)
def test_vials_hold_every_dose_as_it_comes_and_what_is_left_is_told(steps, sizes, reuse):
    regimen = Regimen("examplol", "intravenous", [Step(f"{mg} mg", days=days) for mg, days in steps])
    schedule = Schedule(regimen, "2026-10-20")
    found = supply(schedule, Product("vial", [f"{size} mg/vial" for size in sizes]), reuse=reuse, fill_days=1)
    opened = total = 0
    for fill, (_, given_on_it) in zip(found.fills, schedule.daily_totals(), strict=True):
        opened += sum(strength.dose.base * count for strength, count in fill.needed.counts)
        total += given_on_it.base
        assert opened >= total
        if reuse is None:
            largest = max(sizes)
            fewest = -(-given_on_it.base * 1000 // largest)
            assert sum(count for _, count in fill.needed.counts) == fewest
    assert opened - total == found.left_over.base
