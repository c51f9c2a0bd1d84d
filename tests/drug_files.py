"""What a bundled regimen gives on which day, and its file with one line changed: for the tests of drug files."""

from posology import Patient, Schedule, check, formulary, prove

START = "2026-12-01"


def rungs(regimen, days):
    """The first day of each level and what is given on each of its days, for the first *days* days."""
    return [(rung.first_day, str(rung.total)) for rung in Schedule(regimen, start=START, days=days).ladder()]


def given(regimen, days):
    """What is given in the first *days* days."""
    return str(Schedule(regimen, start=START, days=days).total())


def in_one_day(regimen):
    """What is given on day 1, and when."""
    return [(each.slot, str(each.dose)) for each in Schedule(regimen, start=START, days=1)]


def proved_for(regimen, **measures):
    """Whether every bound of a regimen is proved for a patient."""
    return check(regimen, patient=Patient(**measures)).ok


def proof_with(drug, table, old, new):
    """The proof of a drug's file in which *old* is *new*, at its first place in a table or the tables under it."""
    text = formulary.text_of(drug)
    head, begin, rest = text.partition(f"[{table}]\n")
    assert begin, f"{drug} has no [{table}]"
    before, found, after = rest.partition(old)
    name = table.split(".")[1]
    between = [line for line in before.splitlines() if line.startswith("[")]
    assert found, f"{drug} has no {old} after [{table}]"
    assert all(f".{name}" in line for line in between), f"{old} of {drug} is not in {table}: {between}"
    return prove(formulary.loads(head + begin + before + new + after))


def broken(proof, name):
    """The bounds of a regimen that are violated, each with its value."""
    return {each.bound.name: str(each.value) for each in proof[name] if each.status == "VIOLATED"}


def limits(protocol):
    """Every limit by its name, for whom it is, and whether it is soft."""
    bounds = {bound for regimen in protocol.regimens for bound in regimen.bounds}
    return {each.name: f"{each}, for {each.scope}{', soft' * (each.severity == 'soft')}" for each in bounds}


def whom(protocol):
    """For whom each regimen is."""
    return {each.name: str(each.patients) for each in protocol.regimens}


def products(protocol):
    """What can be dispensed, and where."""
    return [f"{each.jurisdiction}: {each}" for each in protocol.products]
