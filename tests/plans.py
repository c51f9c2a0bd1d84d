"""Plans: every regimen of the bundled protocols as a schedule for a patient in the middle of those it is for."""

import datetime as dt

from posology import Patient, Schedule, Sheet, check, formulary
from posology.dispensing.by_route import is_for
from posology.dispensing.supply import supply
from posology.errors import PosologyError
from posology.measure import KIDNEYS, KINDS
from posology.patient_class import CLASSES
from posology.unit_table import FORMS
from posology.units import decimal_text

START = dt.date(2026, 12, 7)
DAYS = 28


def names():
    """Every regimen as (drug, name)."""
    return [(drug, name) for drug in formulary.names() for name in formulary.load(drug).names]


def inside(box):
    """A patient in the middle of a box."""
    known = {}
    for kind in KINDS:
        allowed = box.range(kind)
        if allowed is not None:
            least, most = allowed.least or 0, allowed.most or KINDS[kind].largest
            middle = (least + most) / 2
            known[kind] = int(middle) if kind == "age" else f"{decimal_text(middle)} {KINDS[kind].unit}"
    known |= {kind: getattr(box, kind)[0] for kind in CLASSES if getattr(box, kind) is not None}
    known |= {f"{kind}_on": START for kind in known if kind in (*KIDNEYS, *CLASSES)}
    assert Patient(**known) in box
    return Patient(**known)


def plan(drug, name, days=DAYS):
    """A schedule of a regimen, and the patient it was made for, if any."""
    regimen = formulary.load(drug)[name]
    patient = inside(regimen.boxes[0]) if regimen.boxes else None
    if patient is not None:
        regimen = regimen.for_patient(patient, START)
    if regimen.titration is not None:
        rules = regimen.titration
        interval = rules.interval[0] if rules.interval else 7
        increment = rules.increment.least if rules.increment else rules.starts.least
        regimen = regimen.choose(start=rules.starts.least, increment=increment, interval=interval)
    return Schedule(regimen, START, days=min(days, regimen.days or days)), patient


def counted(schedule):
    """What is dispensed for a schedule from the first of its products that makes up every dose; None if none does."""
    protocol = formulary.load(schedule.regimen.drug.replace(" ", "-"))
    for product in protocol.products:
        solid = all(strength.per.unit in FORMS for strength in product.strengths)
        if solid and is_for(product, schedule.regimen.route):
            try:
                return supply(schedule, product, fill_days=14)
            except PosologyError:
                continue
    return None


def sheet(drug, name, days=DAYS, **lines):
    """The sheet of a regimen, checked, and counted where some product makes up every dose."""
    schedule, patient = plan(drug, name, days)
    return Sheet.of(schedule, check(schedule, patient=patient), supply=counted(schedule), measures=patient, **lines)
