"""The 277 lines of the five founding documents (種文書の277行): every one has its place."""

import importlib
import re

import pytest

from jusou.municipality import Municipality
from jusou.municipality.rows import IN_THE_ENGINE, NOT_MODELLED, row_ids, rows, rows_table
from jusou.municipality.tree import sources

FIVE = {"yamaguchi": 45, "hatsukaichi": 48, "tsuruoka": 82, "usuki": 21, "yamanashi": 81}


def test_there_are_277_lines():
    """No line is lost, and none counted twice."""
    ids = [row.id for row in rows()]

    assert len(ids) == len(set(ids)) == 277
    assert {name: len(row_ids(name)) for name in FIVE} == FIVE


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_every_line_is_accounted_for(row):
    """Each stands somewhere in its profile or in the judgement, or a reason is given why not."""
    assert row.accounted_for
    assert bool(row.places) != (row.id in NOT_MODELLED)


@pytest.mark.parametrize("name", FIVE)
def test_no_profile_refers_to_a_line_there_is_not(name: str):
    """A reference with a slip in it would look as if the line were kept."""
    named = {source for _, source in sources(Municipality.load(name))}

    assert named <= set(row_ids(name))


@pytest.mark.parametrize(("row", "name"), IN_THE_ENGINE.items())
def test_what_the_engine_does_for_a_line_is_there(row: str, name: str):
    """The table never sends a reader to something that has gone."""
    module, _, thing = name.rpartition(".")

    assert hasattr(importlib.import_module(module), thing)
    assert row in {each.id for each in rows()}


def test_the_table_shows_every_line_once():
    """What is printed is what is counted."""
    shown = re.findall(r"^\| ([A-Z]+-\w+) \|", rows_table(), re.MULTILINE)

    assert shown == [row.id for row in rows()]
