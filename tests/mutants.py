"""Every rule broken once in every exit (変異テスト): does the suite go red each time?

    python tests/mutants.py                    every rule, and what reads consent and days for them
    python tests/mutants.py --only grounds     one module
    python tests/mutants.py --list             what would be broken, without breaking it

A mutant is one module compiled with one thing changed; no file is touched. Each runs in a
process of its own, forked from one that has everything else in memory, and the tests stop at the
first that goes red. What survives is printed, with its place.
"""

# ruff: noqa: T201 - it speaks to whoever started it
import argparse
import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import attrs

TESTS = Path(__file__).parent
HOUSE = TESTS.parent / "src" / "jusou"

#: Besides the rules: who consented to what, for whom another may speak, which days a thing holds,
#: who was told what, and in which capacity one knows. A slip there widens every rule.
READERS = (
    "agency",
    "cells",
    "consent",
    "hiding",
    "household",
    "information",
    "meeting",
    "progress",
    "provenance",
    "representation",
    "room",
    "term",
    "whence",
)

#: The tests that see most, the quickest first; whatever they let pass meets the whole suite.
QUICK = (
    ("test_tables.py",),
    (
        "test_agency.py",
        "test_sharing.py",
        "test_meetings.py",
        "test_consent.py",
        "test_representation.py",
        "test_reporting.py",
    ),
    (
        "test_days.py",
        "test_flow.py",
        "test_grounds.py",
        "test_neighbours.py",
        "test_routes_out.py",
        "test_secrecy.py",
    ),
    ("test_case.py", "test_judge.py", "test_rendering.py", "test_rules_enumerated.py"),
)

#: What looks hardest at a reader is asked before all others.
FIRST = {
    "cells": ("test_sharing.py",),
    "consent": ("test_consent.py",),
    "hiding": ("test_sharing.py",),
    "household": ("test_sharing.py", "test_view.py"),
    "meeting": ("test_meetings.py",),
    "progress": ("test_progress.py",),
    "provenance": ("test_sharing.py", "test_routes_out.py"),
    "representation": ("test_representation.py",),
    "room": ("test_meetings.py",),
    "term": ("test_days.py",),
    "whence": ("test_routes_out.py", "test_secrecy.py"),
}

#: Seconds a mutant may take before it counts as seen: an endless loop is red, too.
PATIENCE = 900

#: Breaks that change nothing anybody could see, with why.
EQUIVALENT = {
    ("agency", "cycles", "without at is not None"): (
        "nothing is part of nothing: None is added once and met again"
    ),
    ("consent", "_sits", "without each.scope is not None"): "a consent that is given has a scope",
    ("consent", "rules_out", "without scope is None"): (
        "only a consent that is given rules anyone out, and it has a scope"
    ),
    ("provenance", "_ways", "without ''"): "what is said to be heard says where it was heard",
    ("secrecy", "of_meeting", "without bond.penalty is None"): (
        "every meeting whose Act lays secrecy on it has a penalty; the type allows none"
    ),
}

OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}

#: How each exit of a rule is broken: a bar lets through, a permission is withheld.
EXITS = {
    "permitted": "not_permitted",
    "untouched": "not_permitted",
    "not_permitted": "permitted",
    "forbidden": "permitted",
    "undetermined": "permitted",
    "not_claimed": "permitted",
}


@attrs.frozen
class Mutant:
    """One thing changed in one place (変異)."""

    module: str
    number: int
    line: int
    function: str
    what: str

    def __str__(self) -> str:
        return f"{self.module}.py:{self.line} {self.function}: {self.what} [{self.number}]"


class Breaker(ast.NodeTransformer):
    """Finds every place that can be broken, and breaks the one that is asked for (変異を作る)."""

    def __init__(self, module: str, *, everything: bool, wanted: int | None = None) -> None:
        self.module = module
        self.everything = everything
        self.wanted = wanted
        self.found: list[Mutant] = []
        self.function = ""
        self.of_a_rule = False

    def here(self, node: ast.expr | ast.stmt, what: str) -> bool:
        """Note a place; whether it is the one to be broken (変異の場所)."""
        number = len(self.found)
        self.found.append(Mutant(self.module, number, node.lineno, self.function, what))
        return number == self.wanted

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Only methods are broken, not the shapes of entities."""
        node.body = [
            self.visit(each) if isinstance(each, ast.FunctionDef) else each for each in node.body
        ]
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """A function, if it is a rule or everything is to be broken."""
        # A rule, or what a rule hands its way out to.
        rule = any(
            isinstance(each, ast.Call) and getattr(each.func, "id", "") in {"rule", *EXITS}
            for each in ast.walk(node)
        )
        # What an entity refuses is tested where it is read; a message is no rule.
        if not (rule or self.everything) or node.name == "problems":
            return node
        outer, self.function, self.of_a_rule = (self.function, self.of_a_rule), node.name, rule
        node.body = [self.visit(each) for each in node.body]
        self.function, self.of_a_rule = outer
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        """A condition turned round."""
        if self.here(node, f"if not ({ast.unparse(node.test)[:60]})"):
            node.test = ast.UnaryOp(ast.Not(), node.test)
        return self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        """A choice turned round."""
        if self.here(node, f"other branch of {ast.unparse(node.test)[:60]}"):
            node.body, node.orelse = node.orelse, node.body
        return self.generic_visit(node)

    def visit_match_case(self, node: ast.match_case) -> ast.AST:
        """A case that never applies."""
        if not (isinstance(node.pattern, ast.MatchAs) and node.pattern.pattern is None):
            first = node.body[0]
            if self.here(first, f"never case {ast.unparse(node.pattern)[:60]}"):
                node.guard = ast.Constant(value=False)
        return self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """A condition that was forgotten."""
        for at, each in enumerate(tuple(node.values)):
            if self.here(each, f"without {ast.unparse(each)[:60]}"):
                del node.values[at]
                break
        self.generic_visit(node)
        return node if len(node.values) > 1 else node.values[0]

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """A boundary one day off; the wrong way round."""
        # Under an ``if`` of its own, turning it round is the same as turning the ``if``.
        for at, each in enumerate(tuple(node.ops)):
            if (other := OPPOSITE.get(type(each))) and self.here(
                node, f"{type(each).__name__} → {other.__name__}: {ast.unparse(node)[:60]}"
            ):
                node.ops[at] = other()
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """An exit of a rule: its outcome changed, a duty, a question or a way out forgotten."""
        name = getattr(node.func, "id", "")
        if self.of_a_rule and name in EXITS:
            line = ast.unparse(node.args[0])[:40]
            if self.here(node, f"{name} → {EXITS[name]}: {line}"):
                node.func = ast.Name(EXITS[name], ast.Load())
                node.args = node.args[:2]
                node.keywords = []
                return node
            for at in range(2, len(node.args)):
                if name != "undetermined" and self.here(
                    node, f"{name} without {ast.unparse(node.args[at])[:40]}: {line}"
                ):
                    del node.args[at]
                    break
        return self.generic_visit(node)


def modules() -> Iterator[tuple[str, bool]]:
    """The modules in which something is broken, and whether everything in them is (対象)."""
    for path in sorted(HOUSE.rglob("*.py")):
        name = ".".join(path.relative_to(HOUSE).with_suffix("").parts)
        if name in READERS:
            yield name, True
        elif name != "rule" and "\nfrom jusou.rule import" in path.read_text("utf-8"):
            yield name, False


def mutants(only: Sequence[str] = ()) -> Iterator[Mutant]:
    """All that can be broken, in order (変異の一覧)."""
    for name, everything in modules():
        if not only or name in only:
            breaker = Breaker(name, everything=everything)
            breaker.visit(_tree(name))
            yield from breaker.found


def _tree(module: str) -> ast.Module:
    path = HOUSE.joinpath(*module.split(".")).with_suffix(".py")
    return ast.parse(path.read_text("utf-8"), str(path))


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the one broken module in place of the good one (変異した部品の読込み)."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = f"jusou.{mutant.module}"

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find the one module."""
        del path, target
        if fullname != self.name:
            return None
        file = HOUSE.joinpath(*self.mutant.module.split(".")).with_suffix(".py")
        spec = importlib.util.spec_from_file_location(fullname, file)
        if spec is not None:
            spec.loader = self
        return spec

    def exec_module(self, module: ModuleType) -> None:
        """Run it, broken."""
        everything = dict(modules()).get(self.mutant.module, False)
        breaker = Breaker(self.mutant.module, everything=everything, wanted=self.mutant.number)
        tree = ast.fix_missing_locations(breaker.visit(_tree(self.mutant.module)))
        code = compile(tree, str(module.__file__), "exec", dont_inherit=True)
        exec(code, module.__dict__)  # noqa: S102 - our own source, with one thing changed


def is_seen(mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether a test goes red (変異に気づくか)."""
    child = os.fork()
    if child == 0:
        os.setsid()
        os._exit(_suite(mutant, tests))
    deadline = time.monotonic() + PATIENCE
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) != 0
        if time.monotonic() > deadline:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return True
        time.sleep(0.01)


#: pytest would have liked to rewrite what is in memory already; nothing of it is under test.
_QUIET = ("-W", "ignore::pytest.PytestAssertRewriteWarning")


def _suite(mutant: Mutant, tests: Sequence[str]) -> int:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.meta_path.insert(0, Finder(mutant))
    os.chdir(TESTS.parent)
    import pytest  # noqa: PLC0415 - in the child alone: what it imports must be the mutant's

    try:
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *_QUIET, *tests]))
    except BaseException:  # noqa: BLE001 - a house that falls down at import is red
        return 1


def _warm() -> None:
    """What is the same for every mutant is loaded once (共通の部品)."""
    for name in ("pytest", "hypothesis", "pendulum", "statemachine", "sybil", "click", "rich"):
        __import__(name)
    if any(name.partition(".")[0] == "jusou" for name in sys.modules):
        raise RuntimeError("jusou is loaded already: every mutant would be the good one")


def main() -> int:
    """The command (コマンド)."""
    wanted = argparse.ArgumentParser(description="Break every rule in every exit, once each.")
    wanted.add_argument("--only", nargs="*", default=(), help="modules")
    wanted.add_argument("--number", nargs="*", type=int, help="these mutants of one module")
    wanted.add_argument("--list", action="store_true", help="only list them")
    wanted.add_argument("--quick", action="store_true", help="leave the whole suite out")
    wanted.add_argument(
        "--without-tables", action="store_true", help="do not look at the tables kept in tables.txt"
    )
    wanted.add_argument("--part", default="1/1", help="a share of the work, such as 1/2")
    given = wanted.parse_args()
    part, parts = map(int, given.part.split("/"))
    chosen = [
        each for each in mutants(given.only) if given.number is None or each.number in given.number
    ][part - 1 :: parts]
    if given.list:
        print(*chosen, f"{len(chosen):,} mutants", sep="\n")
        return 0
    _warm()
    stages = [[str(TESTS / name) for name in stage] for stage in QUICK]
    if given.without_tables:
        del stages[0]
    whole = [
        "tests",
        *(f"--ignore={name}" for name in ("tests/test_tables.py",) if given.without_tables),
    ]
    untouched = Mutant("rule", -1, 0, "", "nothing")
    if any(is_seen(untouched, each) for each in stages):
        print("red without any change: nothing can be learnt")
        return 2
    seen: Counter[str] = Counter()
    survivors: list[Mutant] = []
    for count, mutant in enumerate(chosen, start=1):
        if sys.stderr.isatty() or count % 50 == 0:
            print(f"{count:,} / {len(chosen):,}", file=sys.stderr, flush=True)
        first = [str(TESTS / name) for name in FIRST.get(mutant.module, ())]
        if (first and is_seen(mutant, first)) or any(is_seen(mutant, each) for each in stages):
            seen["quick"] += 1
        elif not given.quick and is_seen(mutant, whole):
            seen["whole"] += 1
        elif why := EQUIVALENT.get((mutant.module, mutant.function, mutant.what)):
            seen["equivalent"] += 1
            print("changes nothing:", mutant, why, flush=True)
        else:
            survivors.append(mutant)
            print("survived:", mutant, flush=True)
    print(f"{len(chosen):,} mutants, {seen['quick']:,} seen at once,", end=" ")
    print(f"{seen['whole']:,} by the whole suite, {seen['equivalent']:,} change nothing,", end=" ")
    print(f"{len(survivors):,} survived")
    return bool(survivors)


if __name__ == "__main__":
    raise SystemExit(main())
