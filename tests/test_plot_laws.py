"""Plot laws: heights and widths in proportion, labels apart, and every day of a schedule in its place."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from plots import drawn

from posology import Amount, Bound, Cycle, Regimen, Schedule, Source, Step
from posology.errors import SheetError
from posology.render import plot
from posology.render.plot.boxes import Box, text_width, wrapped
from posology.render.plot.runs import Round, Run, runs_of, with_rounds
from posology.render.plot.scale import Scale, nearest
from posology.testing.schedule import schedules

FEW = settings(max_examples=10)
NONE, PULSE = Amount("0 mg"), Amount("500 mg")


def plotted(schedule, **how):
    try:
        return drawn(plot.svg(schedule, **how))
    except SheetError as error:  # an amount that no decimal says, or a tablet cut too fine
        assume("decimal" not in str(error) and "half" not in str(error))
        raise


@FEW
@given(schedules(most_days=40))
def test_every_day_lies_as_high_as_its_total_is_in_proportion(schedule):
    found = plotted(schedule, bounds=[])
    totals = [total.base for _, total in schedule.daily_totals()]
    largest = max(totals) or Fraction(1)
    for day, total in enumerate(totals):
        middle = 120 + Fraction((2 * day + 1) * 6160, 2 * len(totals))
        heights = [found.bottom - y for left, right, y in found.levels if left <= middle <= right]
        if heights:
            assert [abs(height - total * 2200 / largest) <= Fraction(1, 2) for height in heights] == [True]
        else:
            band = next(each for each in found.bands if each.left <= middle <= each.right)
            assert band.top <= found.bottom - total * 2200 / largest + 1 <= band.bottom + 2


@FEW
@given(schedules(most_days=40))
def test_steps_and_bands_follow_one_another_without_a_gap(schedule):
    found = plotted(schedule, bounds=[])
    spans = sorted([(left, right) for left, right, _ in found.levels] + [(b.left, b.right) for b in found.bands])
    assert (spans[0][0], spans[-1][1]) == (120, 6280)
    assert all(one[1] == two[0] for one, two in itertools.pairwise(spans))


@FEW
@given(schedules(most_days=40))
def test_labels_do_not_meet_one_another_or_a_step(schedule):
    found = plotted(schedule)
    boxes = [Box(x, y - 120, x + text_width(text), y + 38) for x, y, text in found.labels]
    levels = [Box(left, y - 12, right, y + 12) for left, right, y in found.levels]
    assert not any(one.meets(two) for one, two in itertools.combinations(boxes, 2))
    assert not any(one.meets(two) for one in boxes for two in levels)


@FEW
@given(schedules(most_days=40))
def test_every_value_is_written_or_named(schedule):
    found = plotted(schedule, bounds=[])
    said = " ".join([*(text for _, _, text in found.labels), *found.notes, found.desc])
    words = plot.Words()
    for _, total in schedule.daily_totals():
        assert words.amount(total).replace("\N{NO-BREAK SPACE}", " ") in said


thousandths = st.integers(0, 10**9).map(lambda number: Fraction(number, 1000))


@given(thousandths, thousandths, st.integers(1, 10**6))
def test_more_is_never_lower(one, two, parts):
    scale = Scale(0, 6160, 300, 2500, days=1, highest=Fraction(10**6))
    low, high = sorted((one, two))
    assert scale.y(Amount(low, "g")) >= scale.y(Amount(high, "g"))
    assert abs(nearest(Fraction(parts, 7)) - Fraction(parts, 7)) <= Fraction(1, 2)


runs = st.lists(st.tuples(st.integers(1, 3), st.sampled_from([NONE, PULSE, Amount("250 mg")])), min_size=1, max_size=40)


@given(runs)
@example([(2, PULSE), (12, NONE)] * 200 + [(2, PULSE), (5, NONE)])
def test_what_is_put_together_to_rounds_comes_apart_again(listed):
    starts = itertools.accumulate((days for days, _ in listed), initial=0)
    made = [Run(first, days, total) for first, (days, total) in zip(starts, listed, strict=False)]
    parts = with_rounds(made)
    assert [run for part in parts for run in (part.unrolled() if isinstance(part, Round) else [part])] == made
    assert all(part.count >= 3 for part in parts if isinstance(part, Round))


@FEW
@given(schedules(most_days=40))
def test_runs_hold_every_day_and_no_two_beside_one_another_are_alike(schedule):
    found = runs_of(schedule)
    assert [run.total for run in found for _ in range(run.days)] == [total for _, total in schedule.daily_totals()]
    assert all(one.total != two.total for one, two in itertools.pairwise(found))


@given(st.text("ab m\N{NO-BREAK SPACE}Wé中", max_size=60), st.integers(300, 3000))
def test_lines_hold_all_of_a_text_and_are_no_wider(text, width):
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line) <= width for line in lines)


BEGIN, LEFT, RIGHT, END = "\u2068", "\u2066", "\u2067", "\u2069"  # by the first letter, left to right, right to left


def test_text_set_apart_is_set_apart_on_every_line():
    assert wrapped(f"a {BEGIN}bb cc{END} d", text_width("a bb")) == [f"a {LEFT}bb{END}", f"{LEFT}cc{END} d"]


def test_a_part_that_goes_on_in_the_next_line_keeps_its_direction_there():
    days = "\N{ARABIC LETTER YEH}\N{ARABIC LETTER WAW}"
    text = f"{BEGIN}{days} {BEGIN}14{END} {BEGIN}5\xa0mg{END}{END}"
    first, second = wrapped(text, text_width(f"{days} 14 "))
    assert first == f"{RIGHT}{days} {LEFT}14{END}{END}"
    assert second == f"{RIGHT}{LEFT}5\xa0mg{END}{END}"


@pytest.mark.parametrize("days", [365, 730, 3653, 20_000])
def test_a_long_plan_stays_small(days):
    pulses = Regimen("examplol", "oral", Cycle(Step("500 mg", days=2), weeks=2))
    limit = Bound.per_day("500 mg/day", source=Source("Example label"))
    assert len(plot.svg(Schedule(pulses, "2026-12-01", days=days), bounds=[limit])) < 4096


def test_text_is_no_wider_than_it_is_taken_for():
    ttlib = pytest.importorskip("fontTools.ttLib")
    from posology.render.plot.raster import _FONTS

    font = ttlib.TTFont(_FONTS / "NotoSans-Regular.ttf")
    names, widths, size = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for text in (
        "1,234.5 mg",
        "0.0625 mg",
        "at most 3,600 mg a day",
        "WWW mmm",
        "Long dashes: (per-day)",
        "20,000 units",
    ):
        real = sum(widths[names[ord(character)]][0] for character in text)
        assert real * 160 <= text_width(text) * size
