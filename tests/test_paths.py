"""The paths of a titration: how many moves and states are looked at, and no more."""

import pytest

from posology import Frequency, Titration
from posology.errors import RegimenError
from posology.ladders import paths as engine
from posology.ladders.automaton import Automaton
from posology.ladders.paths import Paths
from posology.ladders.titrated_days import TitratedDays
from posology.regimen import Regimen

# 10 mg, from the next day on 20 mg or not: new or older, each with the move to older, and from 10 mg up, 6 moves in all
EVERY_OTHER = Titration(
    start="10 mg", increment="10 mg", interval=1, ceiling="20 mg", frequency=Frequency.every(days=2)
)


def paths():
    made = Automaton.of(EVERY_OTHER)
    return Paths(made, TitratedDays.of(Regimen("examplol", "oral", EVERY_OTHER), made.quantum))


@pytest.mark.parametrize(("name", "most"), [("MOST_MOVES", 6 * 2), ("MOST_WORK", 4 * 3)])
def test_as_many_moves_and_states_are_looked_at_as_may_be_and_no_more(monkeypatch, name, most):
    # days with a dose and days without, so each move counts twice; three weights on each of the 4 states
    monkeypatch.setattr(engine, name, most)
    assert len(paths().tables((1, 0, 1))) == 4
    monkeypatch.setattr(engine, name, most - 1)
    with pytest.raises(RegimenError) as refused:
        paths().tables((1, 0, 1))
    assert (refused.value.value, refused.value.limit) == (most, most - 1)
