"""Regimens whose doses last and have a volume, and twins of them in which the dose itself says so."""

import attrs
from hypothesis import strategies as st

from posology import Amount, Cycle, Dose, Regimen, Step
from posology.detail import Detail


def infused(*items, route="intravenous"):
    return Regimen("examplol", route, items)


DETAILS = st.builds(
    Detail,
    st.none() | st.sampled_from([10, 30, 60, 1440]),
    st.none() | st.sampled_from([Amount("50 mL"), Amount("100 mL"), Amount("0.1 L")]),
)
KNOWN = [Detail(), Detail(30), Detail(60), Detail(30, Amount("100 mL")), Detail(None, Amount("250 mL"))]
CODES = st.sampled_from([Dose(f"{n} mg") for n in range(1, 1 + len(KNOWN))])


def of_code(dose):
    return KNOWN[int(dose.number) - 1]


def each_component(item, change):
    """A step or a cycle with every component changed."""
    if isinstance(item, Cycle):
        return Cycle([each_component(each, change) for each in item.steps], times=item.times, days=item.days)
    return Step(components=[change(part) for part in item.components], days=item.days)


def decoded(regimen):
    """The regimen of one dose throughout, each given as its number of milligrams says."""

    def change(part):
        detail = of_code(part.dose)
        return attrs.evolve(part, dose="500 mg", over=detail.over, in_volume=detail.volume)

    return infused(*(each_component(item, change) for item in regimen.steps))
