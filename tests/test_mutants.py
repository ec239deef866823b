"""The tool that breaks every rule (変異テストの道具): what it lists, and that it does break."""

import ast
from collections import Counter

import mutants
import pytest

from jusou.policy import RULES

ALL = tuple(mutants.mutants())


def test_every_rule_is_broken_in_every_exit():
    """No way out of a rule is left out, nor out of what it hands the question to."""
    broken = Counter(each.module for each in ALL if " → " in each.what)

    for module in {rule.function.__module__.removeprefix("jusou.") for rule in RULES.values()}:
        exits = sum(
            isinstance(each, ast.Call) and getattr(each.func, "id", "") in mutants.EXITS
            for each in ast.walk(mutants._tree(module))
        )
        assert broken[module] >= exits, module


@pytest.mark.parametrize("module", sorted({each.module for each in ALL}))
def test_each_break_is_one_change_and_a_program(module: str):
    """It compiles, and is neither the good module nor the same as another break."""
    everything = dict(mutants.modules())[module]
    seen = {ast.dump(mutants._tree(module))}
    for each in ALL:
        if each.module != module:
            continue
        breaker = mutants.Breaker(module, everything=everything, wanted=each.number)
        tree = ast.fix_missing_locations(breaker.visit(mutants._tree(module)))
        compile(tree, module, "exec", dont_inherit=True)
        told = ast.dump(tree)
        assert told not in seen, str(each)
        seen.add(told)


def test_what_is_said_to_change_nothing_is_still_there():
    """An argument about a line that is gone would excuse another line some day."""
    assert set(mutants.EQUIVALENT) <= {(each.module, each.function, each.what) for each in ALL}
