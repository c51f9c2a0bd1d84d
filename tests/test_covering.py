"""Covering: the packs or vials that hold at least so much, against every combination."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology.dispensing.covering import covering
from posology.errors import RegimenError


@pytest.mark.parametrize(
    ("need", "sizes", "fewest", "expected"),
    [
        (0, [28], False, (0,)),
        (56, [28, 100], False, (2, 0)),
        (56, [28, 100], True, (0, 1)),
        (130, [28, 100], False, (5, 0)),
        (130, [28, 100], True, (0, 2)),
        (84, [28, 56], False, (1, 1)),
        (1, [28, 28], False, (1, 0)),
    ],
)
def test_the_least_left_over_or_the_fewest_come_first(need, sizes, fewest, expected):
    assert expected == covering(need, sizes, fewest=fewest)


@given(
    st.integers(0, 60),
    st.lists(st.integers(1, 30), min_size=1, max_size=3, unique=True),
    st.booleans(),
)
def test_no_combination_is_better(need, sizes, fewest):
    def worth(counts):
        held, count = sum(n * size for n, size in zip(counts, sizes, strict=True)), sum(counts)
        return (count, held) if fewest else (held, count)

    every = itertools.product(*(range(need // size + 2) for size in sizes))
    covers = [c for c in every if sum(n * size for n, size in zip(c, sizes, strict=True)) >= need]
    found = covering(need, sizes, fewest=fewest)
    assert found in covers
    assert min(map(worth, covers)) == worth(found)


def test_a_need_that_is_too_large_is_refused_at_once():
    with pytest.raises(RegimenError, match="check the units"):
        covering(10**9, [1, 7], fewest=True)
