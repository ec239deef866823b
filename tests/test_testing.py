"""What jusou gives to the tests of others (組み込む人の試験のための道具)."""

import subprocess
import sys
import typing
from importlib.metadata import entry_points

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jusou import Case, Municipality, judge
from jusou.acts import AnyAct
from jusou.audit import audit
from jusou.flow import CHARTS
from jusou.history import History
from jusou.shape import EntityShape, changed, shape
from jusou.testing import HOUSEHOLDS, household, lives, strategies, town
from jusou.testing.stages import STAGES, TRACK, Staged, case_at
from jusou.vocabulary import Basis, Organiser, Programme, Stage


def test_every_state_of_every_chart_has_a_case():
    """The list of stages is that of the charts, which alone state them."""
    stated = {
        (programme, Stage(str(state.value)))
        for programme, chart in CHARTS.items()
        for state in chart.states
    }

    assert set(STAGES) == stated
    assert len(STAGES) == len(stated)


def test_a_staged_case_stands_where_it_says(jusou_staged: Staged):
    """The track of the case is of that programme and at that stage, and every act was permitted."""
    track = next(each for each in jusou_staged.case.tracks if each.id == TRACK)

    assert (track.programme, track.stage) == (jusou_staged.programme, jusou_staged.stage)
    before = Case.of(History("c-kakuu", jusou_staged.case.registry))
    for record in jusou_staged.case.records:
        answer = judge(before, record.act, under=town.national(), on=record.happened_on)
        assert answer.is_permitted
        before = before.with_record(record)


def test_a_stage_that_no_chart_has_is_refused():
    """Outreach has no 受け止め: asked for one, the list of stages is not widened."""
    with pytest.raises(ValueError, match="uketome"):
        case_at(Programme.OUTREACH, Stage.UKETOME)


ACTS = typing.get_args(AnyAct)
SEEN: set[str] = set()


def test_each_household_comes_to_a_test_that_asks(jusou_household: History):
    """The fixture gives the history of every shipped household, one after another."""
    SEEN.add(jusou_household.id)
    names = {name for name in HOUSEHOLDS if household(name) == jusou_household}

    assert len(names) == 1


def test_that_was_all_of_them():
    """No household was left out of the test above."""
    assert {household(name).id for name in HOUSEHOLDS} == SEEN


def test_every_act_is_drawn():
    """The strategy that draws acts chooses among all of them, and each can be drawn."""
    wanted = shape(AnyAct)

    @settings(max_examples=3, database=None, derandomize=True)
    @given(st.data())
    def draw(data: st.DataObject):
        for kind in ACTS:
            assert type(data.draw(strategies.entities(kind))) is kind

    draw()
    assert isinstance(wanted, EntityShape)
    assert set(wanted.classes) == set(ACTS)


@settings(max_examples=15)
@given(lives.lawful_histories())
def test_a_lawful_history_gives_an_audit_nothing(history: History):
    """Every act in it was permitted on its day, on what was known then and is known now."""
    assert audit(history, under=town.national()) == ()


@settings(max_examples=15)
@given(lives.unlawful_histories())
def test_an_unlawful_history_gives_an_audit_something(history: History):
    """At least one act in it is to be looked at again."""
    assert audit(history, under=town.national())


NO_PLANS = changed(
    town.national(),
    bodies=tuple(
        changed(each, bases=frozenset({Basis.SHIEN_KAIGI}), organiser=Organiser.MUNICIPALITY)
        if each.id == town.JUSOU
        else each
        for each in town.national().bodies
    ),
)


@settings(max_examples=30)
@given(lives.lawful_histories(under=NO_PLANS))
def test_a_lawful_history_is_lawful_under_the_profile_that_was_asked_for(history: History):
    """Where there is a 支援会議 alone, no lawful history has a draft plan heard in it."""
    assert audit(history, under=NO_PLANS) == ()


@pytest.mark.parametrize("draw", [lives.lawful_histories, lives.unlawful_histories])
def test_histories_under_a_profile_without_the_town_are_refused(draw):
    """Under a profile that does not know who acts nothing could be lawful: it says what is missing."""
    with pytest.raises(ValueError, match="tsuruoka に a-coordinator がありません"):
        draw(under=Municipality.load("tsuruoka"))


def _installed() -> bool:
    return any(each.name == "jusou" for each in entry_points(group="pytest11"))


@pytest.mark.parametrize("module", ["strategies", "lives", "beside"])
def test_without_hypothesis_the_message_says_what_to_install(module: str):
    """Whoever lacks the extra is told its name, in their language."""
    code = f"import sys; sys.modules['hypothesis'] = None\nimport jusou.testing.{module}"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "jusou[testing] を入れてください" in ran.stderr


@pytest.mark.parametrize(
    ("body", "loads"),
    [
        ("def test_nothing():\n    pass\n", frozenset()),
        ("def test_staged(jusou_staged):\n    assert jusou_staged.case\n", {"jusou"}),
        ("def test_home(jusou_household):\n    assert jusou_household.id\n", {"jusou"}),
    ],
    ids=["使わない試験", "段階", "世帯"],
)
def test_what_is_not_asked_for_is_not_loaded(tmp_path, body, loads):
    """A run that uses nothing of ours imports nothing of ours; fixtures need no hypothesis."""
    (tmp_path / "test_theirs.py").write_text(body, encoding="utf-8")
    code = f"""
import sys, pytest
code = pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", "--rootdir", ".",
    "-c", "none.ini", "-p", {"'no:x'" if _installed() else "'_jusou_pytest'"}, "test_theirs.py"])
names = {{name.partition(".")[0] for name in sys.modules}}
print(code, sorted(names & {{"jusou", "hypothesis", "pendulum"}}), file=sys.stderr)
"""
    (tmp_path / "none.ini").write_text("[pytest]\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    wanted = sorted({"jusou", "pendulum"} if loads else ())
    assert ran.stderr.splitlines()[-1] == f"0 {wanted}"
