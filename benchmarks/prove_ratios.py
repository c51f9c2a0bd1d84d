"""
Prove ratios: a proof over every decision path beside the same question put to z3, both timed in one run.

Run ``python benchmarks/prove_ratios.py [SECONDS]`` with the extra ``test`` installed. The titration of amitriptyline
starts at 10 or 25 mg and is raised or lowered by 10 or 25 mg at intervals of 3 days or more, or stopped, under a
ceiling of 150 mg. Our time is that of the proof, without an end in time, and of making its automaton; z3 has a formula
for a fixed number of nights and is stopped after SECONDS. [default 60] Nothing here is a test: timings never are.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import Any

import z3

from posology import Bound, Regimen, Source, Titration
from posology.dose_choice import DoseChoice
from posology.ladders.every_path import every_path
from posology.proof import prove

LABEL = Source("Example label")
BY = DoseChoice("10 mg", "25 mg")
LEAST_DAYS = 3


def regimen(ceiling: int) -> Regimen:
    decisions = ("raise", "hold", "lower", "stop")
    rules = Titration(start=BY, increment=BY, interval=(3, 7), ceiling=f"{ceiling} mg", decisions=decisions)
    return Regimen("amitriptyline", "oral", rules)


def ladders(ceiling: int, nights: int) -> tuple[list[Any], list[Any]]:
    """The levels of so many nights in quanta of 5 mg, 0 after a stop, and what the rules say of them."""
    level, since = ([z3.Int(f"{name}{night}") for night in range(nights)] for name in ("level", "since"))
    said = [z3.Or(level[0] == 2, level[0] == 5), since[0] == 0]
    for before, after, then, now in zip(level, level[1:], since, since[1:], strict=False):
        by = z3.Or([after - before == each for each in (2, 5, -2, -5)])
        changed = z3.And(then + 1 >= LEAST_DAYS, now == 0, z3.Or(z3.And(by, after >= 2, after <= ceiling), after == 0))
        said.append(z3.Or(z3.And(after == before, now == then + 1), z3.And(before > 0, changed)))
    return level, said


def timed(call: Any) -> tuple[float, Any]:
    start = time.perf_counter()
    found = call()
    return time.perf_counter() - start, found


def ours(bound: Bound, ceiling: int) -> tuple[float, Any]:
    """The median of several proofs, and the verdict."""
    given = regimen(ceiling)
    runs = [timed(lambda: every_path(given, bound, lambda chosen: prove(chosen, bound)[0])) for _ in range(7)]
    return statistics.median(seconds for seconds, _ in runs), runs[0][1]


def theirs(solver: Any, said: list[Any], seconds: float, *wanted: Any) -> tuple[float, Any]:
    solver.set("timeout", int(seconds * 1000))
    solver.add(*said, *wanted)
    return timed(solver.check)


def row(what: str, mine: float, verdict: Any, peer: float, answer: Any) -> None:
    agrees = z3.unsat if verdict.status == "PROVED" else z3.sat
    assert answer in (agrees, z3.unknown) or "Optimize" in what
    stopped = answer == z3.unknown
    ratio = f"ratio {'over ' if stopped else ''}{peer / mine:,.0f}"
    said = f"stopped after {peer:,.1f} s" if stopped else f"{peer * 1e3:,.1f} ms ({answer})"
    print(f"{what:<46} {mine * 1e3:>9,.1f} ms ({verdict.status}, {verdict.value})  z3 {said}  {ratio}", flush=True)


def main(seconds: float) -> None:
    print(f"Python {sys.version.split()[0]}, z3 {z3.get_version_string()}; ratio: z3's time by ours")
    daily = Bound.per_day("150 mg/day", source=LABEL)
    for ceiling in (150, 165):
        level, said = ladders(ceiling // 5, 42)
        mine, verdict = ours(daily, ceiling)
        peer, answer = theirs(z3.Solver(), said, seconds, z3.Or([each > 30 for each in level]))
        row(f"ceiling {ceiling} mg, 150 mg a day, z3: 42 nights", mine, verdict, peer, answer)
    for nights, most in ((28, 3075), (42, 5175), (365, 53_625)):
        level, said = ladders(30, nights)
        mine, verdict = ours(Bound.course_total(f"{most} mg", first_days=nights, source=LABEL), 150)
        peer, answer = theirs(z3.Solver(), said, seconds, z3.Sum(level) > most // 5)
        row(f"first {nights} nights at most {most:,} mg, z3 Solver", mine, verdict, peer, answer)
        optimizer = z3.Optimize()
        optimizer.maximize(z3.Sum(level))
        peer, answer = theirs(optimizer, said, seconds)
        assert answer != z3.sat or 5 * optimizer.model().eval(z3.Sum(level)).as_long() == most
        row(f"the most of the first {nights} nights, z3 Optimize", mine, verdict, peer, answer)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
