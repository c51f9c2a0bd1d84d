"""A bound on one dose or one date, compared with one day after another, for patients who are in its scope on some."""

import datetime as dt
from fractions import Fraction

import attrs
import pytest
from courses import LABEL, NEAR_CLOCK_CHANGES, SMALL, made, regimen
from hypothesis import assume, example, given
from hypothesis import strategies as st
from infusions import CODES, decoded, of_code
from logs import DAY1, DOTS
from logs import at as logged
from strategies import regimens

from posology import Bound, DoseRule, Frequency, Patient, Patients, Schedule, Scope, Step, check, prove
from posology.bands import Bands
from posology.logs.check_log import check_log
from posology.logs.log import Log
from posology.strength import Strength

DAYS = 40
START = dt.date(2026, 12, 7)
TURNS = st.integers(-5, DAYS + 5)
"""The day of the course, from 0, of the 18th birthday."""
SCOPES = st.builds(
    lambda age, crcl: {"age": age} | ({} if crcl is None else {"crcl": (None, crcl)}),
    st.sampled_from([(18, None), (None, 17), (18, 18), (17, 17)]),
    st.none() | st.sampled_from(["under 30 mL/min", "20 mL/min"]),
)
MEASURED = st.tuples(st.integers(-5, DAYS), st.none() | st.sampled_from([1, 7, 30]))
"""The day of the course on which a clearance was measured, and for how many days it counts."""


def patient_of(start, turns, measured):
    """A patient who is 18 on a day of the course, with a clearance of 20 mL/min."""
    day = start + dt.timedelta(turns)
    assume((day.month, day.day) != (2, 29))
    return Patient(born=day.replace(year=day.year - 18), crcl="20 mL/min", crcl_on=start + dt.timedelta(measured))


def how(day, box, turns, measured, within):
    """How the patient lies in a scope on a day of the course, by hand."""
    low, high = box["age"]
    if not ((day >= turns or low in (None, 17)) and (day < turns or high in (None, 18))):
        return "outside"
    if "crcl" in box and (day < measured or (within is not None and day - measured > within)):
        return "unknown"
    return "inside"


def expected(values, found, holds):
    """The status: values of dates with one, how each date lies, and whether a value holds."""
    kept = [holds(value) for day, value in values if found[day] == "inside"]
    if False in kept:
        return "VIOLATED"
    if "unknown" in found:
        return "UNKNOWN"
    return "PROVED" if kept else "NOT_APPLICABLE"


def agrees(verdict, values, found, holds, days=DAYS):
    """Whether a verdict is that of one day after another; what crosses nothing is judged as before."""
    wanted = expected(values, found[:days], holds)
    if len(set(found[:days])) == 1 and found[0] != "inside":
        wanted = {"outside": "NOT_APPLICABLE", "unknown": "UNKNOWN"}[found[0]]
    if len(set(found[:days])) == 1 and wanted == "NOT_APPLICABLE" and verdict.bound.kind == "per-day":
        return verdict.status in ("PROVED", "NOT_APPLICABLE")  # nothing on any date is at most anything
    if verdict.status == "VIOLATED":
        first = min(day for day, value in values if found[day] == "inside" and not holds(value))
        assert verdict.witness.day == first + 1
    if verdict.covers.startswith("the days on which"):
        inside = [value for day, value in values if found[day] == "inside"]
        reached = min(inside) if getattr(verdict.bound, "least", None) is not None else max(inside)
        assert amount_of(verdict.value) == reached
    return verdict.status == wanted


def amount_of(value):
    """How much a value of a verdict is, in mg or in mg/mL."""
    if isinstance(value, Strength):
        return value.dose.base / value.per.base
    return value.base * 1000


def mg(given):
    return Fraction(given.dose.base * 1000)


def by_date(administrations, start, days=DAYS):
    """The sum of every date, and of every instant with its date, in mg."""
    sums = dict.fromkeys(range(days), Fraction(0))
    at_once = {}
    for each in administrations:
        day = (each.moment.date() - start).days
        sums[day] = sums.get(day, Fraction(0)) + mg(each)
        instant = each.moment.astimezone(dt.UTC) if each.moment.tzinfo else each.moment
        at_once[instant] = (day, at_once.get(instant, (day, 0))[1] + mg(each))
    return [(day, value) for day, value in sums.items() if value], list(at_once.values())


@given(
    what=SMALL,
    zoned=st.none() | NEAR_CLOCK_CHANGES,
    turns=TURNS,
    box=SCOPES,
    measured=MEASURED,
    most=st.integers(1, 60),
    least=st.integers(1, 25),
)
@example(
    what=regimen(Step("5 mg", days=3), Step("10 mg", days=9)),
    zoned=None,
    turns=3,
    box={"age": (None, 17)},
    measured=(0, None),
    most=5,
    least=5,
)
@example(
    what=regimen(Step("10 mg", Frequency.at("bedtime"), days=3), Step("5 mg", Frequency.at("bedtime"), days=9)),
    zoned=("America/New_York", START),  # 22:00 is on the next date of UTC
    turns=3,
    box={"age": (18, None)},
    measured=(0, None),
    most=5,
    least=5,
)
def test_hazard_34_bounds_on_doses_and_dates_are_those_of_the_days_in_scope(
    what, zoned, turns, box, measured, most, least
):
    zone, start = (None, START) if zoned is None else zoned
    schedule = made(attrs.evolve(what, patients=None), start, zone=zone, days=DAYS)
    shown = len(schedule.horizon)
    who = patient_of(start, turns, measured[0])
    scope = Scope(patients=Patients(**box), within_days=measured[1] if "crcl" in box else None)
    found = [how(day, box, turns, *measured) for day in range(shown)]
    dates, doses = by_date(schedule, start, shown)
    assume(all(0 <= day < shown for day, _ in dates))  # a dose that the clock moves past the last day
    largest = Bound.per_dose(f"{most} mg", source=LABEL, scope=scope)
    smallest = Bound.per_dose(least=f"{least} mg", source=LABEL, scope=scope)
    daily = Bound.per_day(f"{most} mg/day", source=LABEL, scope=scope)
    one, two, three = check(schedule, [largest, smallest, daily], patient=who)
    assert agrees(one, doses, found, lambda value: value <= most, shown)
    assert agrees(two, doses, found, lambda value: value >= least, shown)
    assert agrees(three, dates, found, lambda value: value <= most, shown)


@given(what=regimens(dose=CODES), turns=TURNS, box=SCOPES, measured=MEASURED, most=st.sampled_from([100, 600, 1500]))
def test_hazard_34_rates_and_concentrations_are_those_of_the_days_in_scope(what, turns, box, measured, most):
    schedule = made(decoded(what), START, days=DAYS)
    codes = made(what, START, days=DAYS)
    shown = len(schedule.horizon)
    scope = Scope(patients=Patients(**box), within_days=measured[1] if "crcl" in box else None)
    found = [how(day, box, turns, *measured) for day in range(shown)]
    who = patient_of(START, turns, measured[0])
    volumes = [((each.moment.date() - START).days, of_code(each.dose).volume) for each in codes]
    assume(all(volume is not None for day, volume in volumes if found[day] == "inside"))
    in_volume = [(day, Fraction(500) / (volume.base * 1000)) for day, volume in volumes if volume is not None]
    limit = Bound.concentration(f"{most // 100} mg/mL", source=LABEL, scope=scope)
    (verdict,) = check(schedule, [limit], patient=who)
    assert agrees(verdict, in_volume, found, lambda value: value <= most // 100, shown)


@given(dots=DOTS, turns=st.integers(-2, 7), box=SCOPES, measured=MEASURED, most=st.integers(1, 12))
def test_hazard_34_doses_that_were_given_are_held_to_the_bounds_of_their_days(dots, turns, box, measured, most):
    log = Log([logged(minute, amount) for minute, amount in dict(dots).items()])
    start, days = log.horizon.start, len(log.horizon)
    shift = (start - DAY1).days
    who = patient_of(start, turns, measured[0])
    scope = Scope(patients=Patients(**box), within_days=measured[1] if "crcl" in box else None)
    found = [how(day, box, turns, *measured) for day in range(days)]
    dates, doses = by_date(log, start, days)
    assert shift >= 0
    daily = Bound.per_day(f"{most} mg/day", source=LABEL, scope=scope)
    largest = Bound.per_dose(f"{most} mg", source=LABEL, scope=scope)
    one, two = check_log(log, [daily, largest], patient=who)
    assert agrees(one, dates, found, lambda value: value <= most, days)
    assert agrees(two, doses, found, lambda value: value <= most, days)


def test_hazard_34_a_larger_dose_out_of_scope_breaks_nothing_and_one_in_scope_is_found():
    teen = Patient(born="2008-12-10")  # 18 on day 4
    minors = Bound.per_dose("5 mg", source=LABEL, scope=Scope(patients=Patients(age=(None, 17))))
    kept = Schedule(regimen(Step("5 mg", days=3), Step("10 mg")), START)
    broken = Schedule(regimen(Step("5 mg", days=2), Step("10 mg")), START)
    (verdict,) = check(kept, [minors], patient=teen)
    assert (verdict.status, str(verdict.value)) == ("PROVED", "5 mg")
    assert verdict.covers == "the days on which the patient is in its scope, 2026-12-07 to 2026-12-09"
    (verdict,) = check(broken, [minors], patient=teen)
    assert (verdict.status, verdict.witness.day, str(verdict.value)) == ("VIOLATED", 3, "10 mg")
    adults = attrs.evolve(minors, scope=Scope(patients=Patients(age=(18, None))))
    (verdict,) = check(kept, [adults], patient=teen)
    assert (verdict.status, verdict.witness.day) == ("VIOLATED", 4)
    assert verdict.covers == "the days on which the patient is in its scope, from 2026-12-10 on"


# --- What is taken to stay ---


@pytest.mark.parametrize(
    ("who", "dose", "said"),
    [
        (Patient(weight="58 kg"), "15 mg/kg", ("body weight stays 58 kg",)),
        (Patients(weight=("40 kg", "58 kg")), "15 mg/kg", ("no patient's body weight changes",)),
        (Patient(surface="1.8 m2"), "400 mg/m2", ("body surface stays 1.8 m2",)),
        (
            Patient(crcl="20 mL/min", crcl_on="2026-11-01"),
            DoseRule(Bands("crcl", [(0, None, "300 mg")])),
            ("creatinine clearance stays 20 mL/min",),
        ),
        (Patient(weight="58 kg"), "300 mg", ()),
    ],
)
def test_hazard_34_a_verdict_on_more_than_a_day_says_which_measures_it_takes_to_stay(who, dose, said):
    limit = Bound.per_dose("1 g", source=LABEL)
    for decided in (check,) if isinstance(who, Patient) else (check, prove):
        for days, assumed in ((1, ()), (2, said)):
            more = {"patient" if decided is check else "patients": who}
            (verdict,) = decided(regimen(Step(dose, days=days)), [limit], **more)
            assert verdict.status == "PROVED"
            assert tuple(each for each in verdict.assumes if each != "no clock changes") == assumed


def test_hazard_34_limits_and_scopes_by_weight_say_so_of_schedules_and_logs_too():
    who, said = Patient(weight="58 kg"), "body weight stays 58 kg"
    heavy = Scope(patients=Patients(weight=("40 kg", None)))
    for limit in (Bound.per_dose("15 mg/kg", source=LABEL), Bound.per_dose("1 g", source=LABEL, scope=heavy)):
        assert said in check(Schedule(regimen(Step("5 mg")), START), [limit], patient=who)[0].assumes
        assert said not in check(Schedule(regimen(Step("5 mg")), START, days=1), [limit], patient=who)[0].assumes
    for minutes, is_said in (((0,), False), ((0, 1440), True)):
        (verdict,) = check_log([logged(minute) for minute in minutes], [limit], patient=who)
        assert (verdict.status, said in verdict.assumes) == ("PROVED", is_said)


@pytest.mark.parametrize(
    ("age", "ages", "days", "status"),
    [
        (17, (None, 17), 1, "PROVED"),
        (17, (None, 17), 2, "UNKNOWN"),  # the birthday may be tomorrow
        (16, (None, 17), 366, "PROVED"),
        (16, (None, 17), 367, "UNKNOWN"),
        (17, (None, 17), None, "UNKNOWN"),
        (18, (18, None), None, "PROVED"),
        (18, (None, 17), None, "NOT_APPLICABLE"),
    ],
)
def test_hazard_34_an_age_without_its_birthday_is_not_taken_to_stay_past_the_end_of_a_scope(age, ages, days, status):
    minors = Bound.per_day("5 mg/day", source=LABEL, scope=Scope(patients=Patients(age=ages)))
    course = regimen(Step("5 mg", days=days))
    for subject in (course, Schedule(course, START)):
        (verdict,) = check(subject, [minors], patient=Patient(age=age))
        assert verdict.status == status
        assert status != "UNKNOWN" or "date of birth" in verdict.missing
