"""For whom: a bound decided for one patient, for every patient of a box, or for any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs

from posology.bound import Bound
from posology.boxes.every_patient import every_patient
from posology.deciding import Decide, unless_mismatched
from posology.dose import Amount
from posology.errors import PosologyError
from posology.patient import Patient
from posology.patients import Patients
from posology.regimen import Regimen
from posology.resolving import bound_needs, limited, regimen_needs
from posology.verdict import Verdict


def decided_for(
    regimen: Regimen,
    bound: Bound,
    who: Patient | Patients | None,
    plain: Callable[[Regimen], Decide],
    before: Amount | None = None,
    on: dt.date | None = None,
) -> Verdict:
    """
    Decide a bound for those whom a regimen is for.

    Args:
        regimen: The regimen; its doses may depend on the patient.
        bound: What it is held against; its limits may.
        who: The patient, or every patient of a box; None where nothing is known.
        plain: How a regimen of plain doses is judged.
        before: What was given before day 1, where it is known.
        on: The day whose limit counts, where the course is dated.

    Returns:
        The verdict; UNKNOWN with what is missing where a dose or a limit cannot be worked out.

    >>> from posology.deciding import on_regimen
    >>> from posology.source import Source
    >>> from posology.step import Step
    >>> regimen = Regimen("examplol", "intravenous", Step("15 mg/kg", days=2))
    >>> limit = Bound.per_dose("1 g", source=Source("A label"))
    >>> found = decided_for(regimen, limit, Patient(weight="58 kg"), lambda chosen: on_regimen(chosen, None))
    >>> found.status, str(found.value)
    ('PROVED', '0.87 g')
    """
    if not (bound_needs(bound) or regimen_needs(regimen)) or who is None:
        return unless_mismatched(regimen, bound) or plain(regimen)(bound)
    if isinstance(who, Patients):
        return every_patient(regimen, bound, who, plain, earlier=before)
    try:
        chosen = regimen.for_patient(who) if regimen_needs(regimen) else regimen
        limit = limited(bound, who.on(on))
    except PosologyError as error:
        missing = str(error.limit) if error.limit is not None else str(error)
        return Verdict(bound=bound, status="UNKNOWN", missing=missing)
    verdict = unless_mismatched(chosen, limit) or plain(chosen)(limit)
    return attrs.evolve(verdict, bound=bound)
