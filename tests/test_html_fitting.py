"""Fitting: what finds room on paper in which size, and what is stacked."""

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


# A word of n letters "a" is 0.65 n wide, in 14 pt 3.2103 n mm, in 12 pt 2.7517 n mm; a column has 4 mm besides.
# A4 has 179 mm: three columns of 55.67 mm, that is 17.3 letters in 14 pt and 20.2 in 12 pt.
@pytest.mark.parametrize(
    ("letters", "expected"),
    [(17, "roomy whole"), (18, "tight whole"), (20, "tight whole"), (21, "stacked")],
)
def test_three_columns_of_one_word_each(letters, expected):
    assert expected == room(table(*["a" * letters] * 3), "a4", (14, 12))


def test_letter_is_wider_than_a4():
    # 184.9 mm: three columns of 57.6 mm hold 20.9 letters of 12 pt
    assert room(table(*["a" * 18] * 3), "letter", (14, 12)) == "tight whole"
    assert room(table(*["a" * 17] * 3), "letter", (14, 12)) == "roomy whole"


def test_the_first_column_is_broken_between_words_before_anything_is_stacked():
    # 16 + 1 + 16 letters on one line want 85 mm of 12 pt; on two lines 55 mm of 14 pt
    assert room(table("a" * 16 + " " + "a" * 16, "a" * 16, "a" * 16), "a4", (14, 12)) == "roomy"


def test_a_no_break_space_holds_number_and_unit_together():
    broken, held = ("aaaaaaaa aaaaaaaaa", "aaaaaaaa\N{NO-BREAK SPACE}aaaaaaaaaaaaaaa")
    assert room(table("a", broken, broken, broken), "a4", (14, 12)) == "roomy whole"
    assert room(table("a", held, held, held), "a4", (14, 12)) == "stacked"


def test_a_box_to_tick_takes_room_of_its_own():
    assert room(table(*["a" * 17] * 3, tick=True), "a4", (14, 12)) == "tight whole"


def test_chinese_may_be_broken_between_any_two_characters():
    assert room(table(*["剂量" * 30] * 3), "a4", (14, 12)) == "roomy"


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
