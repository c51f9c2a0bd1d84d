"""Protocols: the regimens of one drug, each under a name of its own."""

import pickle

import pytest
from hypothesis import given
from strategies import protocols

from posology import Bound, Protocol, Regimen, Source, Step
from posology.errors import RegimenError

LABEL = Source("Example label", section="4.2")
LIMIT = Bound.per_day("150 mg/day", source=LABEL)


def regimen(name, drug="examplol", **more):
    return Regimen(drug, "oral", Step("5 mg"), name=name, **more)


@given(protocols())
def test_each_regimen_is_found_by_its_name(protocol):
    assert list(protocol.regimens) == [protocol[name] for name in protocol.names]
    assert protocol == pickle.loads(pickle.dumps(protocol))
    assert hash(protocol) == hash(pickle.loads(pickle.dumps(protocol)))


def test_the_bounds_of_its_regimens_are_listed_once():
    other = Bound.per_dose("50 mg", source=LABEL)
    protocol = Protocol("examplol", [regimen("a", bounds=[LIMIT]), regimen("b", bounds=[other, LIMIT])])
    assert (LIMIT, other) == protocol.bounds


@pytest.mark.parametrize(
    ("regimens", "says"),
    [
        ([], "none is given"),
        ([regimen("a"), regimen("a")], "given twice"),
        ([regimen("")], "missing"),
        ([regimen("a", drug="otherol")], "otherol in the protocol of examplol"),
    ],
)
def test_a_protocol_of_none_of_two_names_or_of_two_drugs_is_refused(regimens, says):
    with pytest.raises(RegimenError, match=says):
        Protocol("examplol", regimens)


def test_a_name_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(RegimenError, match="name one of a, b") as caught:
        _ = Protocol("examplol", [regimen("a"), regimen("b")])["c"]
    assert (caught.value.value, caught.value.limit) == ("c", ("a", "b"))
