"""Claims: what a certificate says of each bound, confirmed or refused."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from .listed import course, length, plain, plain_doses
from .paths import is_broken_on, kept, proved, sure, windows
from .reading import Unclear, Wrong, limits_of, only, rules_of, sure_of, times

FORMAT = "posology certificate 1"
"""The form of certificates that is understood."""

Row = tuple[str, str, str]
"""A regimen, a bound, and the answer: confirmed, or REFUSED or NOT CHECKED and why."""

CONFIRMED = "CONFIRMED"
"""The answer to a claim that a bound is kept, if it follows."""

VIOLATED = "CONFIRMED: VIOLATED"
"""The answer to a claim that a bound is broken, if it follows."""

REGIMEN = (
    "title route source indication jurisdiction evidence notes patients bounds steps titration stopping rate "
    "then taking"
)
LOOK_BACK = ("course-total", "lifetime", "per-dates", "rolling", "doses-per-window", "least-interval")
MALFORMED = (KeyError, TypeError, ValueError, IndexError, AttributeError, ArithmeticError, RecursionError)


def recheck(certificate: str, protocol: str, names: Iterable[str] = ()) -> list[Row]:
    """
    Work out anew whether the claims of a certificate follow from a protocol file.

    Args:
        certificate: The text of the certificate.
        protocol: The text of the protocol file, or what `posology.formulary.dump` makes of it.
        names: The regimens that have to be confirmed. [default all of the file]

    Returns:
        A row for every bound of these regimens, and for every claim of the certificate that is of none of them.

    >>> recheck("{}", "")
    [('', '', "REFUSED: no certificate of the form 'posology certificate 1'")]
    """
    try:
        claims = json.loads(certificate, parse_float=_refused, parse_constant=_refused)
        sure(claims["format"] == FORMAT, "another form")
    except (Wrong, *MALFORMED):
        return [("", "", f"REFUSED: no certificate of the form {FORMAT!r}")]
    try:
        sure(hashlib.sha256(protocol.encode()).hexdigest() in claims["sha256"].values(), "it is of another file")
        file = tomllib.loads(protocol)
        sure(claims["drug"] == file["drug"], "it is of another drug")
        only(file, "drug about sources products ingredients bounds regimens")
        return list(_rows(claims, file, list(names) or list(file["regimens"])))
    except Wrong as error:
        return [("", "", f"REFUSED: {error}")]
    except Unclear as error:
        return [("", "", f"NOT CHECKED: {error}")]
    except MALFORMED as error:
        return [("", "", f"REFUSED: malformed, {error!r:.80}")]


def _refused(text: str) -> Any:
    raise ValueError(text)


def _rows(claims: dict[str, Any], file: dict[str, Any], wanted: list[str]) -> Iterator[Row]:
    """What is said of each bound of the regimens wanted, and of claims that the file knows nothing of."""
    listed = [part["regimen"] for part in claims["regimens"]]
    sure(len(set(listed)) == len(listed), "a regimen is listed twice")
    for name in [*wanted, *(each for each in listed if each not in file["regimens"])]:
        if name not in file["regimens"]:
            yield name, "", "REFUSED: the file has no such regimen"
            continue
        if name not in listed:
            yield name, "", "NOT CHECKED: the certificate says nothing of it"
            continue
        regimen, part = file["regimens"][name], claims["regimens"][listed.index(name)]
        declared = regimen.get("bounds", [])
        if not declared:
            yield name, "", "NOT CHECKED: no bound is declared"
        entries = [entry["bound"] for entry in part["bounds"]]
        yield from ((name, each, "REFUSED: no bound of the regimen") for each in entries if each not in declared)
        for each in declared:
            found = [entry for entry in part["bounds"] if entry["bound"] == each]
            yield name, each, _answer(claims, part, found, regimen, file["bounds"][each])


def _answer(claims: Any, part: Any, found: list[Any], regimen: dict[str, Any], bound: dict[str, Any]) -> str:
    try:
        sure(len(found) == 1, f"it is claimed {len(found)} times")
        _confirm(claims, part, found[0], regimen, bound)
    except Wrong as error:
        return f"REFUSED: {error}"
    except Unclear as error:
        return f"NOT CHECKED: {error}"
    except MALFORMED as error:
        return f"REFUSED: malformed, {error!r:.80}"
    return CONFIRMED if found[0]["status"] == "PROVED" else VIOLATED


def _confirm(claims: Any, part: Any, entry: Any, regimen: dict[str, Any], bound: dict[str, Any]) -> None:
    """Refuse a claim that does not follow."""
    sure_of(entry["method"] in ("course", "paths"), f"{entry.get('why', 'no method is named')}")
    kind, limits, status = bound["kind"], limits_of(bound), entry["status"]
    said = {key: f"{value[0]} {value[1]}" if isinstance(value, tuple) else value for key, value in limits.items()}
    sure((entry["kind"], entry["limits"]) == (kind, said), "the bound is another")
    sure(status in ("PROVED", "VIOLATED"), "neither proved nor violated")
    sure_of(status == "PROVED" or not bound.get("scope"), "whether the bound is for these patients")
    sure_of(claims["earlier"] in (None, "none") or kind not in LOOK_BACK, "doses before day 1")
    sure_of(claims["earlier"] == "none" or kind != "lifetime", "doses before day 1")
    only(regimen, REGIMEN)
    if entry["method"] == "course":
        sure("titration" not in regimen, "the regimen has a titration")
        is_broken = course(kind, limits, regimen["steps"])
        sure(is_broken == (status == "VIOLATED"), f"it is {'broken' if is_broken else 'kept'}")
    else:
        _confirm_paths(part["paths"], entry, regimen, kind, limits)


def _confirm_paths(part: Any, entry: Any, regimen: dict[str, Any], kind: str, limits: dict[str, Any]) -> None:
    """Refuse a claim about all decision paths, or about one, that does not follow."""
    table, steps = regimen["titration"], regimen.get("steps", [])
    amounts, dimension = rules_of(table)
    lengths = [length(each) for each in steps]
    border = sum(each or 0 for each in lengths)
    sure_of(None not in lengths, "steps after one without an end")
    sure(re.fullmatch("[1-9][0-9]{0,30}(/[1-9][0-9]{0,30})?", part["quantum"]), "the quantum is no fraction")
    quantum = Fraction(part["quantum"])
    rules = {key: _in_quanta(value, quantum) for key, value in amounts.items()}
    sure({key: part[key] for key in rules} == rules, "the rules of the titration are others")
    before = [(minute, much / quantum) for minute, much in plain_doses(steps, border, limits, dimension)]
    held = plain({key: (value[0] / quantum,) if isinstance(value, tuple) else value for key, value in limits.items()})
    at = times(table)
    if entry["status"] == "VIOLATED":
        sure(is_broken_on(entry["path"], rules, kind, held, at, before, border), "the path does not break the bound")
        return
    if kind == "maintenance":
        sure_of(not border, "a range after other steps")
        kept(rules, table, part["states"], len(at), held["least"])
    proved(entry["sums"], part["states"], rules, windows(kind, held, at, before, border))


def _in_quanta(value: Any, quantum: Fraction) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], Fraction):
        return [_in_quanta(each, quantum) for each in value]
    if not isinstance(value, Fraction):
        return value
    sure((value / quantum).denominator == 1, "the quantum does not divide the amounts")
    return int(value / quantum)
