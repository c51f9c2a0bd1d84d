"""A share: a part of 0 or more, as text in percent or as a Fraction; anything else is refused, not guessed."""

from fractions import Fraction

import pytest

from posology.errors import UnitError
from posology.share import Share


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("0 %", Fraction(0)),
        ("0.5 %", Fraction(1, 200)),
        ("10 %", Fraction(1, 10)),
        ("33.25 %", Fraction(133, 400)),
        ("100 %", Fraction(1)),
        ("150 %", Fraction(3, 2)),
    ],
)
def test_a_percentage_is_exactly_so_many_hundredths_and_is_written_back_as_it_was(written, part):
    assert (Share(written).part, str(Share(part))) == (part, written)
    assert Share(Share(written)) == Share(part)


@pytest.mark.parametrize(
    "value", [0.1, 10, 1, True, None, b"10 %", "10%", "10", "010 %", "10.0 %", "1,5 %", "-10 %", ""]
)
def test_a_number_that_may_be_a_part_or_a_percentage_is_refused(value):
    with pytest.raises(UnitError, match="write it as '10 %'"):
        Share(value)


def test_a_share_below_0_is_refused_however_small():
    with pytest.raises(UnitError, match="below 0") as caught:
        Share(Fraction(-1, 10**9))
    assert (caught.value.value, caught.value.limit) == (Fraction(-1, 10**9), 0)


def test_a_share_is_read_up_to_64_characters_as_an_amount_is():
    assert Share("1" + 61 * "0" + " %").part == 10**59
    with pytest.raises(UnitError, match="write it as '10 %'"):
        Share("1" + 62 * "0" + " %")
