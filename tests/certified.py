"""Certified: small protocols of one regimen, with bounds on whole mg, and what their certificates say."""

import json

import attrs
from courses import LABEL
from hypothesis import strategies as st
from small_titrations import dose, small_rules

from posology import Bound, Cycle, Frequency, Protocol, Regimen, Step, Titration, formulary
from posology.certificate import json_text
from posology.recheck import recheck

AMOUNTS = st.integers(1, 40).map(dose)
FEW = st.integers(1, 5)
WINDOWS = st.sampled_from(["2 hours", "24 hours", "50 hours", "4 days"])


def made(make, *args, **more):
    """A strategy of bounds of one kind."""
    return st.builds(make, *args, **more, source=st.just(LABEL))


SUMS = [
    made(Bound.per_dose, st.integers(1, 9).map(dose)),
    made(Bound.per_dose, least=st.integers(1, 9).map(dose)),
    made(Bound.per_day, AMOUNTS.map(lambda text: f"{text}/day")),
    made(Bound.per_dates, AMOUNTS, FEW),
    made(Bound.rolling, AMOUNTS, WINDOWS),
    made(Bound.course_total, AMOUNTS, first_days=st.integers(1, 9)),
    made(Bound.rise, AMOUNTS, within_days=FEW),
    made(Bound.fall, AMOUNTS, within_days=FEW),
]
"""Bounds for which there are certificates of titrations."""

OTHERS = [
    made(Bound.course_total, AMOUNTS),
    made(Bound.doses_per_window, st.integers(1, 5), WINDOWS),
    made(Bound.least_interval, WINDOWS),
    made(
        lambda low, more, source: Bound.maintenance(f"{low} mg/day", f"{low + more} mg/day", source=source),
        st.integers(1, 9),
        st.integers(0, 20),
    ),
]
DAILY = st.sampled_from([Frequency.at("bedtime"), Frequency.daily(2), Frequency.at("00:00", "08:30", "23:59")])
STEPS_WITHOUT = st.builds(Step.no_dose, days=FEW)
STEPS = st.lists(
    st.builds(
        Step, st.integers(1, 4).map(dose), st.sampled_from([Frequency.every(hours=12), Frequency.daily(3)])
    ).flatmap(lambda step: st.integers(1, 3).map(lambda days: attrs.evolve(step, days=days)))
    | st.builds(Step.no_dose, days=st.integers(1, 2)),
    max_size=2,
)
TITRATED = st.builds(lambda before, rules: [*before, rules], STEPS, small_rules(DAILY))
FREQUENCIES = DAILY | st.sampled_from(
    [
        Frequency.every(hours=5),
        Frequency.every(hours=36, first="20:00"),
        Frequency.every(days=2),
        Frequency.every(days=3, first=2),
        Frequency.weekly("Monday", "Thursday"),
    ]
)


def steps(days):
    """Steps with a dose or two, or with none."""
    one, two = (
        st.tuples(st.integers(1, 9).map(dose), FREQUENCIES),
        st.tuples(st.just("1 mg"), st.just(Frequency.at("05:15"))),
    )
    doses = st.lists(one, min_size=1, max_size=1) | st.tuples(one, two).map(list)
    return st.builds(lambda parts, n: Step(components=parts, days=n), doses, days)


FINITE = st.one_of(steps(FEW), STEPS_WITHOUT, st.builds(Cycle, st.lists(steps(FEW), min_size=1, max_size=2), times=FEW))
ENDLESS = steps(st.none()) | st.builds(Cycle, st.tuples(steps(FEW), STEPS_WITHOUT))
PLAIN = st.tuples(st.lists(FINITE, max_size=2), FINITE | ENDLESS).map(lambda items: [*items[0], items[1]])


def protocol_of(items, bounds):
    """A protocol of one regimen that a file can hold."""
    items = [attrs.evolve(each, source=LABEL) if isinstance(each, Titration) else each for each in items]
    named = [attrs.evolve(each, name=f"b{n}") for n, each in enumerate(bounds)]
    regimen = Regimen("examplol", "intravenous", items, name="label", source=LABEL, bounds=named)
    return Protocol("examplol", [regimen], sources=[("label", LABEL)])


def answers(protocol, certificate=None):
    """What the checker says of each bound, by its name."""
    made = json_text(protocol) if certificate is None else certificate
    return {bound: answer for _, bound, answer in recheck(made, formulary.dump(protocol))}


def claims(certificate):
    """The claims of a certificate of one regimen, by bound."""
    return {each["bound"]: each for each in json.loads(certificate)["regimens"][0]["bounds"]}
