"""
Mutants: one small change at a time in the code, to see whether a test notices.

    pip install -e .[test,mutation]
    python benchmarks/mutants.py

Each mutant is run in a process of its own, forked after the tools but before the package are imported, so that no value
kept by one mutant reaches another. The changes are those of mutmut, but for what puts None in place of a value, and a
few of our own. What is left as it is: the text of errors, docstrings, types, what a decorator takes, and assertions.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.abc
import importlib.util
import json
import math
import os
import re
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"  # hypothesis would import an installed posology, and no mutant would be seen

import hypothesis
import libcst as cst
import pint  # noqa: F401 - imported once here, not in every mutant
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators, operator_arg_removal, operator_assignment

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
COURSE = "joining compiler going_on course as_needed infusion"
LADDERS = "paths path_figures every_path"
ADVERSARY = "adversary_figures adversary_infusions adversary adversary_unknown"
NEEDS = "as_needed_case worst_case_figures " + ADVERSARY + " worst_case"
BOXES = "box_figures every_patient hazards_proved patient_by_patient"
TESTS = {
    "pieces": "timeline_examples pieces timeline_sums",
    "timeline": "timeline_examples pieces timeline_sums",
    "shape": "shape clocks compiler",
    "clocks": "clocks",
    "zone": "zone_changes zone",
    "quantum": "compiler course",
    "cycle": "step regimen",
    "daytime": "daytime frequency step",
    "frequency": "frequency daytime going_on step",
    "starting": "starting schedule",
    "ladder": "ladder schedule",
    "schedule": "schedule_views starting schedule zone",
    "expansion": "expansion schedule_views schedule zone",
    "logs.matching": "compare",
    "logs.doubling": "doubling compare",
    "logs.compare": "comparison compare",
    "logs.comparison": "comparison compare",
    "logs.log": "log_order log",
    "logs.log_case": "travelled log log_laws",
    "logs.finding": "finding_places finding",
    "zones.day_lengths": "every_zone",
    "zones.every_zone": "every_zone",
    "zones.tz_release": "every_zone",
    "zones.start_minutes": "every_start",
    "zones.course_days": "every_start",
    "case": "case check hazards_proved new_bounds infusion bound_mutants_whom",
    "ladders.automaton": "automaton " + LADDERS,
    "ladders.paths": LADDERS,
    "ladders.path_sums": "path_sums " + LADDERS,
    "ladders.path_changes": "path_changes " + LADDERS,
    "ladders.path_range": "path_range " + LADDERS,
    "ladders.titrated_days": "titrated_days " + LADDERS,
    "needs.in_force": "in_force " + NEEDS,
    "needs.worst_case": NEEDS,
    "needs.adversary": "as_needed_case " + ADVERSARY,
    "needs.as_needed_case": NEEDS,
    "boxes.cell": "cell " + BOXES,
    "boxes.convex": "convex " + BOXES,
    "boxes.critical": "critical " + BOXES,
    "boxes.scaled": "scaled " + BOXES,
    "boxes.excess": BOXES,
    "boxes.layout": BOXES,
    "boxes.cell_judge": "cell_judge " + BOXES,
    "boxes.every_patient": "whole_box " + BOXES,
    "share": "share bound",
    "override": "new_bounds",
    "scope": "scope",
    "limit_fields": "limit_fields",
    "limits": "limit_fields bound",
    "bound": "limit_fields bound",
    "verdict": "verdict_words verdict worst_start",
    "applies": "in_scope bound_mutants_whom stays dated_measures case hazards_proved",
    "check": "check_given check case new_bounds hazards_proved",
    "usual": "usual_dose",
    "twin": "twins usual_dose",
    "asked": "usual_dose twins",
    "stays": "stays by_day",
    "by_day": "days_in_scope by_day dated_measures",
    "counting": "counted_limits counting ingredient",
    "ingredient": "counted_limits ingredient counting ingredient_files",
    "declared": "confirmed_patients declared",
    "granted": "travelled bound_mutants_whom days_in_scope by_day dated_measures counting prove declared",
    "coverage": "bound_mutants_whom",
    "for_whom": "resolving counted_limits days_in_scope by_day declared",
    "resolving": "resolved_days resolving dose_rule patient ingredient dated_measures filed_doses",
    "proof": "proved_protocols prove usual_dose counting",
    "logs.check_log": "log_verdicts log days_in_scope counted_limits twins stays",
    "together.part": "travelled together",
    "together.overlaps": "overlaps together",
    "together.check_together": "together_patients together",
    "deciding": "bound_mutants bound_mutants_times bound_mutants_whom check prove",
    "joining": COURSE,
    "compiler": COURSE,
    "course": COURSE,
}
"""The test files that have to notice a change in a module, the quickest first."""
MUTMUT = [each for each in mutation_operators if each[1] not in (operator_arg_removal, operator_assignment)]
"""The changes of mutmut but those that put None for a value or leave an argument out: they nearly all fail at once."""

MEMORY = 2 << 30
"""So much a mutant may use. [bytes]"""


QUIET = ["-x", "-q", "--tb=no", "--assert=plain", "--import-mode=importlib", "-p", "no:cacheprovider", "-o", "addopts="]


class Mutant(NamedTuple):
    """A module with one change."""

    module: str
    line: int
    column: int
    before: str
    after: str
    code: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}:{self.column}: {self.before!r:.90} -> {self.after!r:.90}"


def own_changes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A number less by one, the other of min and max, a list left unsorted, a condition that never or always holds."""
    if isinstance(node, cst.Integer) and node.evaluated_value > 0:
        yield cst.Integer(str(node.evaluated_value - 1))
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Name):
        other = {"min": "max", "max": "min", "bisect_left": "bisect_right", "bisect_right": "bisect_left"}
        if node.func.value in other:
            yield node.with_changes(func=cst.Name(other[node.func.value]))
        if node.func.value == "sorted":
            yield node.with_changes(func=cst.Name("list"), args=node.args[:1])
    if isinstance(node, cst.Attribute) and node.attr.value in ("bisect_left", "bisect_right"):
        swapped = {"bisect_left": "bisect_right", "bisect_right": "bisect_left"}[node.attr.value]
        yield node.with_changes(attr=cst.Name(swapped))
    if isinstance(node, (cst.If, cst.While)):
        test = node.test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
        for operator, name in ((cst.And(), "False"), (cst.Or(), "True")):
            if name == "False" or isinstance(node, cst.If):
                yield node.with_changes(test=cst.BooleanOperation(test, operator, cst.Name(name)))


class _Finder(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        self.found: list[tuple[cst.CSTNode, cst.CSTNode, int, int]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, (cst.Raise, cst.Assert, cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)):
            return False
        if isinstance(node, cst.Expr) and isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString)):
            return False
        changed = [new for kind, change in MUTMUT if isinstance(node, kind) for new in change(node)]
        if isinstance(node, cst.AnnAssign) and node.value is None:
            return False
        place = self.get_metadata(PositionProvider, node, None)
        if place is not None:
            for new in (*changed, *own_changes(node)):
                self.found.append((node, new, place.start.line, place.start.column))
        return True


def mutants(module: str) -> list[Mutant]:
    """Every mutant of a module that is Python, each source once."""
    path = SOURCE / "posology" / f"{module.replace('.', '/')}.py"
    wrapper = MetadataWrapper(cst.parse_module(path.read_text("utf-8")))
    finder = _Finder()
    wrapper.visit(finder)
    made: dict[str, Mutant] = {}
    for node, new, line, column in finder.found:
        code = wrapper.module.deep_replace(node, new).code
        with contextlib.suppress(SyntaxError):
            compile(code, module, "exec")
            heads = [wrapper.module.code_for_node(each).strip().split("\n")[0] for each in (node, new)]
            made.setdefault(code, Mutant(module, line, column, *heads, code))
    made.pop(wrapper.module.code, None)
    return list(made.values())


class _Loader(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the mutant where its module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if name != f"posology.{self.mutant.module}":
            return None
        return importlib.util.spec_from_loader(name, self, origin=f"<{self.mutant.module}>")

    def exec_module(self, module: Any) -> None:
        exec(compile(self.mutant.code, f"<{self.mutant.module}>", "exec"), module.__dict__)


class _Watch:
    """Runs plain tests before properties, of these first what killed most, and keeps the first that fails."""

    def __init__(self, kills: Counter[str]) -> None:
        self.kills = kills
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items.sort(key=lambda item: (hasattr(item.obj, "hypothesis"), -self.kills[item.nodeid]))

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

    pytest_collectreport = pytest_runtest_logreport


def run(
    mutant: Mutant | None, tests: list[str], examples: int, kills: Counter[str], most: int = 600
) -> tuple[str, float]:
    """
    Run the tests on a mutant for at most so many seconds of a processor.

    Returns:
        The first test that fails, "timeout", or "" if it survives; and the seconds that it took.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        if mutant is not None:
            sys.meta_path.insert(0, _Loader(mutant))
        profile(examples)
        watch, code = _Watch(kills), 1
        with contextlib.suppress(BaseException):
            code = pytest.main([*QUIET, *tests], plugins=[watch])
        os.write(writer, (watch.failed or ("" if code == 0 else "no import")).encode()[:4000])
        os._exit(0)
    os.close(writer)
    _, status, used = os.wait4(child, 0)
    said = os.read(reader, 4096).decode()
    os.close(reader)
    return "timeout" if os.WIFSIGNALED(status) else said, used.ru_utime + used.ru_stime


def profile(examples: int) -> None:
    """The settings of hypothesis: the same examples for each mutant, none shrunk."""
    hypothesis.settings.register_profile(
        "mutation",
        deadline=None,
        max_examples=examples,
        derandomize=True,
        database=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )


def main() -> None:
    """Run the mutants of the modules named, print those that survive, and the score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", default=[*TESTS], help="as pieces [all of the course]")
    parser.add_argument("--tests", default="", help="test files that are run for any module, as 'course zone'")
    parser.add_argument(
        "--rounds", type=int, nargs="+", default=[20, 100], help="examples of each property, round by round [20 100]"
    )
    parser.add_argument("--only", default="", help="a pattern that a mutant's line has to match")
    parser.add_argument("--count", action="store_true", help="count, do not run")
    parser.add_argument("--out", type=Path, help="a JSON lines file that results are added to")
    chosen = parser.parse_args()
    os.chdir(ROOT)
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    if "posology" in sys.modules:
        sys.exit("posology is imported already: no mutant would be seen")
    sys.path.insert(0, str(SOURCE))
    for module in chosen.modules:
        tests = [f"tests/test_{name}.py" for name in (chosen.tests or TESTS[module]).split()]
        kills: Counter[str] = Counter()
        found = [each for each in mutants(module) if re.search(chosen.only, str(each))]
        if chosen.count:
            print(f"{module}: {len(found)} mutants")
            continue
        by: dict[Mutant, str] = {}
        for examples in chosen.rounds:
            broken, usual = run(None, tests, examples, kills)
            if broken:
                sys.exit(f"without a mutant {broken} fails")
            for mutant in found:
                if not by.get(mutant):
                    by[mutant], seconds = run(mutant, tests, examples, kills, math.ceil(3 * usual + 3))
                    kills[by[mutant]] += 1
                    if chosen.out is not None:
                        with chosen.out.open("a") as out:
                            out.write(json.dumps([str(mutant), by[mutant], examples, round(seconds, 1)]) + "\n")
            broken, _ = run(None, tests, examples, kills)
            if broken:
                sys.exit(f"without a mutant {broken} fails now: the checkout changed meanwhile")
        for mutant in found:
            if not by[mutant]:
                print(f"survived {mutant}")
        left, late = (sum(each == said for each in by.values()) for said in ("", "timeout"))
        print(
            f"{module}: {len(found)} mutants, {len(found) - left} killed ({late} by time), {left} survived", flush=True
        )


if __name__ == "__main__":
    main()
