"""The table of facts is held to the code, both ways (法令との対応表)."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from jusou import coverage
from jusou.coverage import Fact, How, facts
from jusou.errors import InvalidError
from jusou.law import CITATIONS, ENACTMENTS, Standing, Sureness
from jusou.policy import RULES, used_by

TESTS = Path(__file__).parent
IDS = [each.id for each in facts()]


def test_all_159_facts_are_there_in_order():
    """Nothing that was found out is left out."""
    groups = [each.partition("-")[0] for each in IDS]

    assert len(IDS) == 159
    assert all(re.fullmatch(r"[A-Z]+-[0-9]{3}", each) for each in IDS)
    assert list(dict.fromkeys(groups)) == list(coverage._GROUPS)
    assert sorted(IDS, key=lambda each: (groups.index(each.partition("-")[0]), each)) == IDS


def there(place: str) -> bool:
    """Whether a place in the code exists: a rule, a module, or a name in one."""
    if place in RULES:
        return True
    module, _, name = place.partition(":")
    if not module.startswith("jusou."):
        return False
    return not name or hasattr(importlib.import_module(module), name)


@pytest.mark.parametrize("each", facts(), ids=IDS)
def test_every_place_and_every_test_of_a_row_exists(each: Fact):
    """A rule that goes, a name that moves or a test that is deleted turns its row red."""
    assert [place for place in each.where if not there(place)] == []
    for test in each.tests:
        file, _, name = test.partition("::")
        assert (TESTS / file).is_file(), test
        if name:
            tree = ast.parse((TESTS / file).read_bytes())
            assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("each", facts(), ids=IDS)
def test_a_row_is_what_it_says_it_is(each: Fact):
    """What is called a rule names one; a datum, a type or nothing is not only rules."""
    if each.how is How.RULE:
        assert each.rules
    if each.how in (How.DATUM, How.TYPE):
        assert set(each.where) - set(each.rules)
    assert each.how is not How.NOT_ENCODED or not each.where
    assert each.source
    assert each.says.endswith("。")
    assert each.sureness


def test_every_fact_that_the_code_names_is_in_the_table():
    """A citation or an enactment refers to facts that are there."""
    named = {fact for each in (*CITATIONS, *ENACTMENTS) for fact in each.facts}

    assert named <= set(IDS)


def test_what_a_rule_rests_on_is_not_called_unencoded():
    """A fact whose citation a rule of statute uses has become something."""
    rows = {each.id: each for each in facts()}
    wrong = {
        fact
        for each in CITATIONS
        if used_by()[each.slug] and each.standing.forbids
        for fact in each.facts
        if rows[fact].how is How.NOT_ENCODED
    }

    assert wrong == set()


def test_every_rule_of_law_is_in_the_table_or_says_what_it_rests_on():
    """From the code to the table: what a statute, an ordinance or a ministry says is not missing.

    A rule of interpretation, of a municipality or of design has its source beside it.
    """
    covered = {rule for each in facts() for rule in each.rules}
    of_law = {
        ident
        for ident, each in RULES.items()
        if each.standing in (Standing.STATUTE, Standing.ORDINANCE, Standing.MINISTRY)
    }

    assert of_law - covered == set(coverage.BEYOND)
    shown = coverage.beyond()
    assert [ident for ident in RULES if (f"| `{ident}` |" in shown) is (ident in covered)] == []


def test_what_is_unconfirmed_reaches_the_reader_as_such():
    """Derived, secondary and from memory stay marked on the page, row by row."""
    shown = coverage.page()
    for each in facts():
        (row,) = [line for line in shown.splitlines() if line.startswith(f"| {each.id} |")]
        for one in each.sureness:
            assert one.label.ja in row
        assert ("未確認**" in row) is (each.open is not None)


def test_a_citation_is_no_surer_than_what_was_found_out():
    """A fact known only from memory does not become a confirmed citation by itself."""
    rows = {each.id: each for each in facts()}
    memory = [each for each in CITATIONS if each.facts]
    wrong = [
        each.slug
        for each in memory
        if each.sureness is Sureness.CONFIRMED
        and all(set(rows[fact].sureness) == {Sureness.MEMORY} for fact in each.facts)
    ]

    assert wrong == []


def test_a_row_without_its_reason_or_its_code_is_refused():
    """What is left out says why; what is encoded says where, and what tests it."""
    with pytest.raises(InvalidError) as error:
        Fact("X-001", "架空法1条", "架空の定め。", (Sureness.CONFIRMED,), How.NOT_ENCODED)
    assert [each.path for each in error.value.problems] == ["why"]
    with pytest.raises(InvalidError) as error:
        Fact("X-001", "架空法1条", "架空の定め。", (Sureness.CONFIRMED,), How.RULE, why="なし")
    assert [each.path for each in error.value.problems] == ["why", "where"]


def test_the_counts_add_up():
    """The figures at the top of the page are those of the rows."""
    shown = coverage.counted()

    assert f"| 合計 | {len(IDS)} |" in shown
    for how in How:
        assert f"| {how.label.ja} | {sum(each.how is how for each in facts())} |" in shown
