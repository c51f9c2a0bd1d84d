"""Certificate: what was proved of a protocol as JSON, with all that another program needs to check it anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

import attrs

from posology.bound import Bound
from posology.counting import entry_for
from posology.dose import Amount
from posology.errors import PosologyError
from posology.formulary import dump
from posology.frequency import ClockFrequency
from posology.ladders.path_judging import PathJudging
from posology.ladders.paths import Sum
from posology.limits import CourseTotal, Fall, Lifetime, Maintenance, PerDates, PerDay, PerDose, Rise, Rolling
from posology.proof import prove
from posology.protocol import Protocol
from posology.regimen import Regimen
from posology.shape import DAY
from posology.verdict import Report, Verdict
from posology.version import VERSION

FORMAT = "posology certificate 1"
"""What a certificate says of its own form."""

LARGEST = 5_000_000
"""The most numbers that the value tables of one bound may have."""


def json_text(
    protocol: Protocol, names: Iterable[str] = (), *, text: str | None = None, earlier: str | None = None
) -> str:
    """
    Prove a protocol and write what was found as JSON.

    Every bound of the regimens is listed: with the data from which its verdict follows, or with why there are none.

    Args:
        protocol: What is proved, for every decision path and without clock changes.
        names: Which of its regimens. [default all]
        text: The text of the file from which it was read, whose hash is kept too.
        earlier: What was given before day 1; as in `check`.

    Raises:
        KeyError: for a name that no regimen has.
        FileError: if the protocol cannot be written as a file.

    >>> from posology.formulary import load
    >>> made = json.loads(json_text(load("methylprednisolone")))
    >>> [(each["bound"], each["status"], each["method"]) for each in made["regimens"][0]["bounds"]]
    [('pulse-day', 'PROVED', 'course'), ('pulse', 'PROVED', 'course')]
    """
    regimens = [protocol[name] for name in names] or protocol.regimens
    hashes = {"canonical": _hash(dump(protocol))} | ({} if text is None else {"file": _hash(text)})
    made = {
        "format": FORMAT,
        "posology": VERSION,
        "drug": protocol.drug,
        "sha256": hashes,
        "earlier": None if earlier is None else str(earlier),
        "regimens": [_regimen(each, prove(each, earlier=earlier), earlier) for each in regimens],
    }
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _regimen(regimen: Regimen, report: Report, earlier: str | None) -> dict[str, Any]:
    """The claims about one regimen."""
    judging = _judging(regimen)
    claims = [_claim(regimen, verdict, judging, earlier) for verdict in report]
    used = judging is not None and any(each["method"] == "paths" for each in claims)
    return {"regimen": regimen.name, **({"paths": _paths(judging)} if judging and used else {}), "bounds": claims}


def _judging(regimen: Regimen) -> PathJudging | None:
    """The decision paths of a titration whose days are alike."""
    rules = regimen.titration
    if rules is None or not isinstance(rules.frequency, ClockFrequency):
        return None
    if rules.frequency.every > 1 or rules.frequency.weekdays:
        return None
    try:
        return PathJudging(regimen)
    except PosologyError:
        return None


def _paths(judging: PathJudging) -> dict[str, Any]:
    """The automaton, and every state that is reached."""
    rules = judging.automaton
    names = ("starts", "increments", "floor", "ceiling", "least", "most", "decisions")
    return {
        "quantum": str(rules.quantum),
        **{name: getattr(rules, name) for name in names},
        "states": judging.paths.states,
    }


def _claim(regimen: Regimen, verdict: Verdict, judging: PathJudging | None, earlier: str | None) -> dict[str, Any]:
    """What is claimed of one bound."""
    bound = verdict.bound
    fields = [each.name for each in attrs.fields(type(bound)) if "reads" in each.metadata]
    limits = {name: _said(getattr(bound, name)) for name in fields if getattr(bound, name) not in (None, "")}
    head = {"bound": bound.name, "kind": bound.kind, "limits": limits, "status": verdict.status}
    why = _unfounded(regimen, verdict, earlier)
    if why:
        return {**head, "method": "none", "why": why}
    head |= {"assumes": verdict.assumes}
    if regimen.titration is None:
        return {**head, "method": "course"}
    try:
        data = None if judging is None else _data(judging, verdict)
    except PosologyError as error:
        return {**head, "method": "none", "why": error.problem}
    if data is None:
        return {**head, "method": "none", "why": "there is no certificate for this bound of such a titration"}
    return {**head, "method": "paths", **data}


def _said(value: Any) -> Any:
    if isinstance(value, Amount) and value.per in ("", "day"):
        return f"{value.base} {value.dimension}"
    return value if isinstance(value, int) else str(value)


def _unfounded(regimen: Regimen, verdict: Verdict, earlier: str | None) -> str:
    """Why there can be no certificate."""
    if verdict.status not in ("PROVED", "VIOLATED"):
        return verdict.missing or verdict.why
    if verdict.row is not None:
        return "it is a table of limits"
    if verdict.regions:
        return "it is decided for each patient apart"
    if verdict.bound.scope.phase:
        return "it is for the doses of one phase"
    if verdict.bound.scope.ingredient or entry_for(regimen, verdict.bound) is not None:
        return "it is for the amount of an ingredient"
    return "" if earlier in (None, "none") else "it is decided with doses before day 1"


def _data(judging: PathJudging, verdict: Verdict) -> dict[str, Any] | None:
    """The value tables of a bound that is kept on every path, or a path on which it is broken; None for neither."""
    bound, paths = verdict.bound, judging.paths
    if verdict.status == "VIOLATED":
        path = _path(judging, verdict)
        return None if path is None else {"path": path}
    found = sorted(set(_weights(judging, bound)))
    if not found or (isinstance(bound, Maintenance) and judging.days.border):
        return None
    if sum(map(len, found)) * len(paths.states) > LARGEST:
        return None
    return {"sums": [{"weights": each, "tables": paths.tables(each)[:-1]} for each in found if each]}


def _windows(judging: PathJudging, bound: Bound) -> Iterator[tuple[Fraction, Sum]]:
    """The sums of all windows of a bound, each with the most that it may be."""
    if isinstance(bound, PerDose):
        for limit, sign in ((bound.most, 1), (bound.least, -1)):
            if limit is not None:
                yield from (
                    (sign * judging.quanta(limit), each) for each in judging.sums(judging.dose_times(), 1, sign)
                )
    elif isinstance(bound, Rolling):
        sums = judging.sums(judging.dose_times(), bound.window)
        yield from ((judging.quanta(bound.most), each) for each in sums)
    elif isinstance(bound, PerDay | PerDates | Maintenance):
        sums = judging.sums(judging.midnights(), getattr(bound, "days", 1) * DAY)
        yield from ((judging.quanta(bound.most), each) for each in sums)


def _weights(judging: PathJudging, bound: Bound) -> Iterator[tuple[int, ...]]:
    """The weights of every sum that a bound is about."""
    yield from (each.weights for _, each in _windows(judging, bound))
    if isinstance(bound, CourseTotal) and bound.first_days is not None:
        yield judging.sum(0, bound.first_days * DAY).weights
    if isinstance(bound, Rise | Fall) and isinstance(bound.most, Amount):
        count = len(judging.days.times[0]) * (1 if isinstance(bound, Rise) else -1)
        for gap in range(1, bound.within_days + 1):
            yield (-count, *[0] * (gap - 1), count)
            yield (*[0] * (gap - 1), count)


def _path(judging: PathJudging, verdict: Verdict) -> list[int] | None:
    """The level of each day of a path on which a bound is broken; 0 after a stop."""
    bound, ladder = verdict.bound, verdict.ladder
    if isinstance(bound, PerDose | PerDay | PerDates | Rolling):
        for limit, each in _windows(judging, bound):
            over = judging.paths.extremes([each], limit)[1]
            if over is not None:
                return judging.paths.levels(over)
    by_amount = isinstance(bound, Rise | Fall) and isinstance(bound.most, Amount)
    if verdict.witness is None or not (by_amount or isinstance(bound, CourseTotal | Lifetime)):
        return None
    ends = [day for day, _ in ladder[1:]] + [verdict.witness.day + 1]
    levels = [int(level.base / judging.automaton.quantum) for _, level in ladder]
    return [level for n, level in enumerate(levels) for _ in range(ladder[n][0], ends[n])]
