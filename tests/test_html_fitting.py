"""Fitting: what finds room on paper in which size, and what is stacked."""

import attrs
import pytest

from posology.render.document import Cell, Day, Dose, Month, Table
from posology.render.fitting import month_room, room, width

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def table(*texts: str, tick: bool = False) -> Table:
    """A table of one row; every column has a short head."""
    return Table("steps", "Steps", ("Head",) * len(texts), (tuple(Cell((text,), tick) for text in texts),))


def month(dose: Dose, count: int = 1, **more: object) -> Month:
    day = Day("Mon 1 Jun", (dose,) * count, **more)
    return Month("June 2026", WEEKDAYS, ((day, *[None] * 6),))


def fit(shown: Table, paper: str = "a4") -> str:
    return room(shown, paper, (14, 12))[0]


# A word of n letters "a" is 0.65 n wide, in 14 pt 3.2103 n mm, in 12 pt 2.7517 n mm; a column of 14 pt has 4 mm
# besides, one of 12 pt 2.8 mm. A4 has 179 mm: three columns of 59.67 mm, that is 17.3 letters of 14 pt, 20.7 of 12 pt.
@pytest.mark.parametrize(("letters", "expected"), [(17, "roomy"), (18, "tight"), (20, "tight"), (21, "stacked")])
def test_three_columns_of_one_word_each(letters, expected):
    assert expected == fit(table(*["a" * letters] * 3))


def test_letter_is_wider_than_a4():
    # 184.9 mm: three columns of 61.63 mm hold 21.4 letters of 12 pt
    assert on_both(21) == ("stacked", "tight")


def on_both(letters: int) -> tuple[str, str]:
    shown = table(*["a" * letters] * 3)
    return fit(shown), fit(shown, "letter")


def test_the_first_column_is_broken_between_words_before_anything_is_stacked():
    # 17 letters, a space, 17 letters: 110 mm of 14 pt on one line, 54.6 mm on two
    assert fit(table("a" * 17 + " " + "a" * 17, "a" * 17, "a" * 17)) == "tight"


def test_the_first_column_is_as_wide_at_best_as_its_widest_piece():
    # "aa –" is 1.3 + 0.34 + 0.65 = 2.29 wide, "aaa" 1.95: of 14 pt 11.31 mm; the head "Head" is 2.73 wide, 13.48 mm
    assert room(table("aa – aaa", "a"), "a4", (14, 12)) == ("roomy", pytest.approx(2.73 * 14 * 25.4 / 72 + 4))
    assert room(table("aaaaa – aaa", "a"), "a4", (14, 12)) == ("roomy", pytest.approx(4.24 * 14 * 25.4 / 72 + 4))


def test_a_table_of_more_than_seven_rows_goes_on_a_landscape_page_before_it_is_stacked():
    # six columns of 2.8 mm and n letters of 12 pt: 15 letters are 264.5 mm, 16 are 281 mm; a landscape page has 266 mm
    def many(letters: int, rows: int) -> str:
        shown = table(*["a" * letters] * 6)
        return fit(attrs.evolve(shown, rows=shown.rows * rows))

    assert [many(15, 8), many(15, 7), many(16, 8)] == ["tight wide", "stacked", "stacked"]


def test_a_no_break_space_holds_number_and_unit_together():
    broken, held = ("aaaaaaaa aaaaaaaaaaaaaaa", "aaaaaaaa\N{NO-BREAK SPACE}aaaaaaaaaaaaaaa")
    assert fit(table("a", broken, broken, broken)) == "roomy"
    assert fit(table("a", held, held, held)) == "stacked"


def test_a_box_to_tick_takes_room_of_its_own():
    assert fit(table(*["a" * 17] * 3, tick=True)) == "tight"


def test_chinese_may_be_broken_between_any_two_characters():
    assert fit(table("a", *["剂量" * 30] * 3)) == "roomy"


def test_marks_of_direction_take_no_room():
    assert width("300") == width("\u2066300\u2069")


# A seventh of 267 mm less 2 mm is 36.1 mm; a box takes 6.2 mm of it: 10.8 letters of 12 pt, 13.1 without a box.
@pytest.mark.parametrize(("letters", "expected"), [(10, "grid"), (11, "stacked")])
def test_a_dose_wider_than_its_day_is_stacked(letters, expected):
    assert expected == month_room(month(Dose("a", ("a" * letters,))), "a4", 12)


@pytest.mark.parametrize(("letters", "expected"), [(13, "grid"), (14, "stacked")])
def test_a_tag_or_total_wider_than_its_day_is_stacked(letters, expected):
    assert expected == month_room(month(Dose("a", ("1",)), total="a" * letters), "a4", 12)
    assert expected == month_room(month(Dose("a", ("1",)), tags=("a" * letters,)), "a4", 12)


# A line of 12 pt is 5.5 mm, a dose of one line takes 6.1 mm; a day has 145 mm: 3 mm and its date take 8.5 of them.
@pytest.mark.parametrize(("doses", "expected"), [(22, "grid"), (23, "stacked")])
def test_a_week_higher_than_a_page_is_stacked(doses, expected):
    assert expected == month_room(month(Dose("Noon", ("1",)), doses), "a4", 12)


def test_lines_that_are_too_long_for_a_day_count_as_more_lines():
    # 3 words of 8 letters: one a line, after the label; 4 lines of 5.5 mm and 0.6 mm, of which 6 are 136 mm
    long = Dose("aaaaaaaa", ("aaaaaaaa aaaaaaaa aaaaaaaa",))
    assert month_room(month(long, 6), "a4", 12) == "grid"
    assert month_room(month(long, 7), "a4", 12) == "stacked"
