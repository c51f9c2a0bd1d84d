"""The bundled protocols prove for the patients they declare, and no number in them may pass its bound unseen."""

import functools
import re
import tomllib
from copy import deepcopy
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import tomli_w

from posology import Patients, load, prove
from posology.errors import PosologyError
from posology.formulary import loads, names

SCHEDULES = Path(__file__).parents[1] / "schedules"
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
WORDS = "title", "source", "indication", "jurisdiction", "evidence", "notes", "bounds", "kind", "stopping", "then"
WORDS = (*WORDS, "taking")
"""Keys whose values no bound limits: words, names, and how a drug is stopped, against which tapers are held."""
WHOM = "limits and doses are per kg or per m2, for all whom the file is for; no bound names an age or a weight"
HEAVY = "people of twice that weight or surface stay under the limit of the sum too"
RATE = "the largest rate of a source is itself the limit of the others; the rates are tested by hand"
STEPS = "how long a step lasts; the doses of all steps are bounded"
LATE = "how late a rise may be; no source says that it must come"
NEVER = "a step that would pass the ceiling is never made; what is made is bounded"
TWICE = "another bound of the same kind is meant for the same patients"
ADULTS = "the bounds are for all adults; older people have a regimen of their own"
NO_AGE = "no bound of its regimen depends on an age"
WHOLE = "a total is proved where the whole course keeps it, whoever is in its scope"
FOUR = "four times, the most that can be written, stay under the most a day"
TABLE = "the table of limits has a row for whoever has a clearance in it"
NO_CRCL = "no bound of its regimen depends on a clearance, or its table holds all"
DOWN = "rounded down, to whatever step"
UNBOUNDED = {  # numbers that no bound of the files limits, and why; * stands for anything
    "amitriptyline bounds.nhs-ceiling.scope.age": TWICE,
    "amitriptyline bounds.nice-ceiling.scope.age": TWICE,
    "amitriptyline regimens.*.steps.*.weeks": STEPS,
    "amitriptyline regimens.*.titration.interval.1": LATE,
    "amitriptyline regimens.migraine.titration.increment": NEVER,
    "amitriptyline regimens.migraine.titration.interval": LATE,
    "amitriptyline regimens.uk-smpc.patients.age.1": ADULTS,
    "amitriptyline regimens.us-label*.patients.age.1": ADULTS,
    "azathioprine regimens.*.patients.*": WHOM,
    "azathioprine regimens.us*.steps.*.weeks": LATE,
    "cyclophosphamide regimens.euro-lupus.patients.age": WHOM,
    "cyclophosphamide regimens.kdigo-*-gfr-under-30.patients.2.weight.1": HEAVY,
    "cyclophosphamide regimens.kdigo-*.patients.*.weight.0": WHOM,
    "cyclophosphamide regimens.kdigo-*.patients.0.age.0": WHOM,
    "cyclophosphamide regimens.kdigo-iv-10-pulses-gfr-under-30.patients.1.weight.1": HEAVY,
    "cyclophosphamide regimens.kdigo-iv-10-pulses.patients.2.weight.1": HEAVY,
    "cyclophosphamide regimens.kdigo-iv-gfr-under-30.patients.*.weight.1": HEAVY,
    "cyclophosphamide regimens.kdigo-iv.patients.*.weight.1": HEAVY,
    "cyclophosphamide regimens.kdigo-oral-gfr-under-30.patients.1.weight.1": HEAVY,
    "cyclophosphamide regimens.kdigo-oral.patients.2.weight.1": HEAVY,
    "cyclophosphamide regimens.nih-*.patients.age": WHOM,
    "cyclophosphamide regimens.nih-*.patients.surface.1": HEAVY,
    "desipramine bounds.ahfs-elderly-*.scope.age": TWICE,
    "desipramine regimens.*.patients.age.1": ADULTS,
    "desipramine regimens.cfp.titration.increment": NEVER,
    "desipramine regimens.cfp.titration.interval": LATE,
    "doxepin regimens.rxlist.titration.interval.1": LATE,
    "doxepin regimens.silenor.patients.age.1": ADULTS,
    "doxepin regimens.silenor.titration.increment": NEVER,
    "duloxetine bounds.*-rise.within_days": "a rise from 30 mg to 60 mg is the only one there is",
    "duloxetine regimens.nhs-fife.titration.increment": NEVER,
    "duloxetine regimens.nhs-fife.titration.interval.1": LATE,
    "duloxetine regimens.us-label-lower-start.steps.0.weeks": STEPS,
    "gabapentin regimens.*.steps.*.days": STEPS,
    "gabapentin regimens.eu-renal-alternate.patients.crcl": TABLE,
    "gabapentin regimens.eu-renal-least.patients.crcl.0": TABLE,
    "gabapentin regimens.eu-renal-alternate.steps.0.every": "300 mg every day is the most there may be",
    "gabapentin regimens.eu-renal-least.steps.0.times_a_day": "the least, 4 times, is under the most",
    "gabapentin regimens.eu.patients.crcl": NO_CRCL,
    "gabapentin regimens.eu.steps.*.times_a_day": FOUR,
    "gabapentin regimens.eu.titration.increment": NEVER,
    "gabapentin regimens.eu.titration.interval.1": LATE,
    "gabapentin regimens.medscape.steps.*.times_a_day": FOUR,
    "gabapentin regimens.us-ada.patients.crcl": NO_CRCL,
    "gabapentin regimens.us-ada.titration.times_a_day": "its bound is of one dose",
    "gabapentin regimens.us-gralise.patients.crcl": NO_CRCL,
    "gabapentin regimens.us-phn.steps.*.times_a_day": FOUR,
    "gabapentin regimens.us-renal-*.patients.crcl.*": TABLE,
    "gabapentin regimens.us-renal-*.rounding.step": DOWN,
    "immune-globulin regimens.*-cidp-*-days.steps.1.weeks": "how late maintenance begins; its doses are bounded",
    "immune-globulin regimens.*.patients.*": WHOM,
    "immune-globulin regimens.*.rate.concentration": RATE,
    "immune-globulin regimens.itp-*.rate.most": RATE,
    "methylprednisolone bounds.flare-fortnight.scope.age": WHOLE,
    "methylprednisolone bounds.flare-week.scope.age": WHOLE,
    "methylprednisolone bounds.high-dose-number.window": "the courses have no more doses than are allowed in it",
    "methylprednisolone regimens.dose-pack.patients.age": NO_AGE,
    "methylprednisolone regimens.dyck-2001-*-weeks.patients.age": NO_AGE,
    "methylprednisolone regimens.kilfoyle.patients.age": NO_AGE,
    "nortriptyline bounds.us-label-ceiling.scope.age": TWICE,
    "nortriptyline bounds.us-label-monitoring.scope.age": TWICE,
    "nortriptyline regimens.*.steps.*.weeks": STEPS,
    "nortriptyline regimens.cfp.titration.increment": NEVER,
    "nortriptyline regimens.cfp.titration.interval": LATE,
    "nortriptyline regimens.us-label*.patients.age.1": ADULTS,
    "nortriptyline regimens.us-label.steps.0.times_a_day": "25 mg 4 times is a usual dose too",
    "pregabalin regimens.eu-*.patients.crcl": NO_CRCL,
    "pregabalin regimens.nottingham.patients.crcl": NO_CRCL,
    "pregabalin regimens.plymouth-25.patients.crcl": NO_CRCL,
    "pregabalin regimens.us-ada.patients.crcl": NO_CRCL,
    "pregabalin regimens.us-er-dpn.patients.crcl": NO_CRCL,
    "pregabalin regimens.us-renal-*.patients.crcl": NO_CRCL,
    "pregabalin regimens.*.steps.*.days": STEPS,
    "pregabalin regimens.eu-*.steps.1.times_a_day": FOUR,
    "pregabalin regimens.us-ada.steps.0.times_a_day": "its bound is of one dose",
    "pregabalin regimens.us-dpn.steps.0.times_a_day": FOUR,
    "pregabalin regimens.us-phn-*.steps.0.times_a_day": FOUR,
    "pregabalin regimens.us-phn-*.titration.increment": NEVER,
    "pregabalin regimens.us-phn-*.titration.interval.1": LATE,
}


def leaves(value, path=()):
    """Every text or number of the regimens and bounds that says how much, how often or for whom."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in WORDS:
                yield from leaves(each, (*path, key))
    elif isinstance(value, list):
        for n, each in enumerate(value):
            yield from leaves(each, (*path, n))
    elif NUMBER.search(str(value)) and path[-1] != "patients":
        yield path, value


def numbers():
    for name in names():
        data = tomllib.loads((SCHEDULES / f"{name}.toml").read_text(encoding="utf-8"))
        for part in ("bounds", "regimens"):
            for path, value in leaves(data[part], (part,)):
                yield pytest.param(name, path, value, id=f"{name} {'.'.join(map(str, path))}")


def past(path, value):
    """The number past its bound: a dose a thousand times as large, a limit or a round a thousandth, half the age."""
    if isinstance(value, int):
        tighter = path[0] == "bounds" and path[-1] == "most"
        times = 4 if path[-1] == "times_a_day" and value < 4 else value * 10
        return value // 2 if tighter else times
    least, limit = "least" in path, path[0] == "bounds"
    if "scope" in path or "patients" in path:  # fewer patients in a scope, more in a regimen
        upper = path[-1] == 1 or value.startswith("under")
        return NUMBER.sub(lambda m: str(Decimal(m[0]) * 2 if limit != upper else Decimal(m[0]) // 2), value, count=1)
    if path[-1] == "every":
        return {"hours": "1 hours", "days": "1 days"}.get(value.split()[1], "2 days")
    if path[-1] == "over" and "rows" not in path:
        return value.replace("0", "")
    if path[-1] == "window":
        return NUMBER.sub(lambda m: str(int(m[0]) * 2), value) if "week" in value else "15 days"
    if path[-1] == "ceiling":  # as many levels as have to be gone through
        return NUMBER.sub(lambda m: f"{m[0]}0", value)
    return NUMBER.sub(lambda m: f"{m[0]}000" if not limit or least else f"0.00{m[0].rstrip('0')}", value, count=1)


@functools.cache
def read(name):
    return tomllib.loads((SCHEDULES / f"{name}.toml").read_text(encoding="utf-8"))


def concerned(name, path):
    """The part of a file that a number bears on: its regimen or those that name its bound, and what these name."""
    data = read(name)
    found = {"drug": data["drug"]}
    found["regimens"] = {
        key: regimen
        for key, regimen in data["regimens"].items()
        if path[1] in ((key,) if path[0] == "regimens" else regimen["bounds"])
    }
    named = {each for regimen in found["regimens"].values() for each in regimen["bounds"]}
    found["bounds"] = {key: bound for key, bound in data["bounds"].items() if key in named}
    used = set(re.findall(r"'source': '([^']+)'", repr(found)))
    return {**found, "sources": {key: source for key, source in data["sources"].items() if key in used}}


def changed(name, path, value):
    data = deepcopy(concerned(name, path))
    where = data
    for key in path[:-1]:
        where = where[key]
    where[path[-1]] = value
    return tomli_w.dumps(data)


def test_every_bundled_protocol_proves_for_the_patients_it_declares():
    for name in names():
        protocol = load(name)
        assert [each.patients for each in protocol.regimens].count(None) == 0
        assert prove(protocol).ok, str(prove(protocol))


@pytest.mark.parametrize(("name", "path", "value"), list(numbers()))
def test_a_number_past_its_bound_is_never_proved(name, path, value):
    text = changed(name, path, past(path, value))
    assert text != changed(name, path, value)
    try:
        proved = all(prove(regimen).ok for regimen in loads(text).regimens)
    except PosologyError:  # refused when it is read
        proved = False
    place = f"{name} {'.'.join(map(str, path))}"
    assert any(fnmatchcase(place, each) for each in UNBOUNDED) == proved


def test_every_number_said_to_be_unbounded_is_in_a_file():
    places = [each.id for each in numbers()]
    assert [each for each in UNBOUNDED if not any(fnmatchcase(place, each) for place in places)] == []


def test_a_protocol_is_not_proved_for_patients_it_is_not_for():
    regimen = load("gabapentin")["medscape"]
    proof = prove(regimen, patients=Patients(age=(18, None), crcl=("16 mL/min", "29 mL/min")))
    assert [verdict.status for verdict in proof] == ["PROVED", "VIOLATED", "PROVED"]  # 900 mg a day, not 700 mg
    proof = prove(regimen, patients=Patients(age=(2, 11), crcl=("60 mL/min", None)))
    assert [verdict.status for verdict in proof] == ["NOT_APPLICABLE"] * 3
    assert not proof.ok
