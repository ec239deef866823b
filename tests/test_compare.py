"""What if (比べる): which answers differ between two days of the law, or two municipalities."""

import ast
import csv
import datetime as dt
import io
import itertools
import json
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

import jusou
from jusou import compare
from jusou.answer import Outcome
from jusou.case import Case
from jusou.cli import front
from jusou.compare import Change, Side
from jusou.errors import InvalidError
from jusou.filled import FILLED
from jusou.judgement import Departure
from jusou.judging import judge
from jusou.law import BOUNDARIES, epoch
from jusou.municipality import Municipality
from jusou.policy import RULES
from jusou.testing import HOUSEHOLDS, household, text
from jusou.vocabulary import OrderRule

DAY = dt.date(2026, 6, 1)
BEFORE, AFTER = dt.date(2027, 3, 31), dt.date(2027, 4, 1)
DEFAULT = Municipality.load("default")


def run(*args: str, stdin: str | None = None):
    return CliRunner().invoke(front.front, ["compare", *args], input=stdin)


def own(name: str) -> Municipality:
    profile = household(name).profile
    return DEFAULT if profile is None else Municipality.load(profile.id)


# --- two days of the law ------------------------------------------------------------------------


@pytest.mark.parametrize("day", BOUNDARIES[1:], ids=str)
def test_every_cell_that_differs_is_counted_and_no_other(day):
    """The lines, each with its count of cells, are the rows whose reasons differ: asked one by one."""
    eve = day - dt.timedelta(days=1)
    lines = compare.law_days(eve, day)

    for rule in RULES.values():
        differing = sum(
            (one.outcome, one.cites, one.unread and not one.aside)
            != (other.outcome, other.cites, other.unread and not other.aside)
            for row in rule.rows()
            for one, other in [(rule(epoch(eve), *row), rule(epoch(day), *row))]
        )
        assert sum(each.cells for each in lines if each.rule == rule.id) == differing


@pytest.mark.parametrize("day", [each for each in BOUNDARIES[1:] if each < AFTER], ids=str)
def test_until_the_unread_act_only_numbers_and_words_changed(day):
    """No amendment that was read has changed an outcome of a rule: each renumbered or reworded."""
    lines = compare.law_days(day - dt.timedelta(days=1), day)

    assert {each.change for each in lines} <= {Change.SOURCE}


def test_what_is_unread_is_open_with_todays_answer_beside_it():
    """Where the unread Act may change a cell, its outcome is 要確認, and the present one is kept."""
    lines = [each for each in compare.law_days(BEFORE, AFTER) if each.change is Change.OUTCOME]

    assert lines
    for each in lines:
        assert each.was is not None
        assert each.now is not None
        assert each.now.outcome is Outcome.UNDETERMINED
        assert each.now.present is each.was.outcome
    assert "reporting.never_waits" not in {each.rule for each in lines}


def test_days_of_one_period_differ_in_nothing():
    """Between two changes of the law there is nothing to report."""
    assert compare.law_days(dt.date(2026, 7, 1), dt.date(2026, 11, 21)) == ()


def test_a_day_before_the_scheme_is_refused():
    """There is no answer to compare with."""
    for ask in (
        lambda: compare.law_days(dt.date(2021, 3, 31), DAY),
        lambda: compare.profiles(DEFAULT, DEFAULT, on=dt.date(2021, 3, 31)),
        lambda: compare.acts_of(
            household("died"), Side(law_on=dt.date(2021, 3, 31)), Side(), under=DEFAULT
        ),
    ):
        with pytest.raises(InvalidError) as error:
            ask()
        assert [each.code for each in error.value.problems] == ["before_scheme"]


# --- two municipalities -------------------------------------------------------------------------


def test_a_profile_against_itself_differs_in_nothing():
    """Each shipped profile is its own equal."""
    for name in Municipality.shipped():
        profile = Municipality.load(name)
        assert compare.profiles(profile, profile, on=DAY) == ()


@pytest.mark.parametrize(
    ("one", "other"), [*itertools.combinations(("default", "tsuruoka", "usuki", "sumida"), 2)]
)
def test_the_other_way_round_differs_in_the_same_cells(one, other):
    """Comparing has no favourite: the two sides only change places."""
    there = compare.profiles(Municipality.load(one), Municipality.load(other), on=DAY)
    back = compare.profiles(Municipality.load(other), Municipality.load(one), on=DAY)

    assert [attrs.evolve(each, was=each.now, now=each.was) for each in back] == list(there)
    assert there


@pytest.mark.parametrize("order", OrderRule)
def test_an_order_of_its_own_shows_in_the_rules_that_ask_for_it(order):
    """One field of a profile is changed: just the rules that read it differ, if their answers do."""
    changed = attrs.evolve(DEFAULT, outreach_order=order)
    rules = {each.rule for each in compare.profiles(DEFAULT, changed, on=DAY)}

    assert rules <= {"flow.early_outreach", "flow.decision_first"}
    assert bool(rules) is (order is not DEFAULT.outreach_order)


#: The modules that read a case under a profile.
READERS = (
    "advance",
    "agenda",
    "binding",
    "cells",
    "claims",
    "councils",
    "local",
    "progress",
    "questions",
    "reading",
    "room",
    "transfer",
)


def test_guidance_that_a_profile_sets_aside_differs_from_its_day_on_and_nowhere_else():
    """原則外 of one rule: its rows differ on the day of the decision and after, no other rule's."""
    decided = dt.date(2026, 4, 1)
    departure = Departure("flow.deliberated", "staff-1", decided, "架空の理由")
    aside = attrs.evolve(DEFAULT, departures=(departure,))

    def differing(day: dt.date) -> set[str]:
        return {each.rule for each in compare.profiles(DEFAULT, aside, on=day)}

    assert differing(decided - dt.timedelta(days=1)) == set()
    assert differing(decided) == {departure.rule}


def test_every_way_in_which_a_profile_reaches_the_engine_is_compared():
    """What the engine reads of a profile is filled in here, or is an agency's or a body's own."""
    package = Path(jusou.__file__).parent
    read: set[str] = set()
    for name in READERS:
        for node in ast.walk(ast.parse((package / f"{name}.py").read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and ast.unparse(node.value).split(".")[-1] == "under"
            ):
                read.add(node.attr)

    compared = {
        "constitutions_by_body",
        "decisions",
        "departures",
        "eligibility_for",
        "outreach_order",
        "participation_order",
        "purpose_documented",
        "review",
        "running",
        "takes_up",
        "trial_over",
    }
    # What a form names decides how far a blanket consent reaches: that shows in the acts of a history.
    its_own = {
        "agency",
        "agencies",
        "agencies_by_id",
        "bodies_by_id",
        "constitutions",
        "form_names",
        "party",
        "takes_up",
    }
    assert read <= compared | its_own
    assert compared <= read


def test_what_is_filled_are_facts_of_rules():
    """A name that no rule asks for would compare nothing."""
    for each in FILLED:
        assert each.fact is None or each.fact in RULES[each.rule].domains
    assert len({each.rule for each in FILLED}) == len(FILLED)


# --- the acts of a history ----------------------------------------------------------------------


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_the_acts_that_differ_are_those_whose_answers_do(name):
    """Without a change of law or profile no act differs; and one that differs has two answers."""
    assert compare.acts_of(household(name), Side(), Side(), under=own(name)) == ()
    for each in compare.acts_of(
        household(name), Side(law_on=BEFORE), Side(law_on=AFTER), under=own(name)
    ):
        assert each.was != each.now


def test_an_act_by_the_law_of_its_own_day_is_answered_as_the_engine_does():
    """The law day changes the law, and nothing else of the question."""
    history = household("given_back")
    record = next(each for each in history.records if each.act.type == "decide_acceptance")
    earlier = tuple(each for each in history.records if each.order < record.order)
    case = Case.of(attrs.evolve(history, records=earlier))
    seen = {
        each.record: each
        for each in compare.acts_of(history, Side(), Side(law_on=AFTER), under=own("given_back"))
    }[record.id]

    assert seen.was == judge(case, record.act, under=own("given_back"), on=record.happened_on)
    assert seen.was is not None
    assert seen.now is not None
    assert seen.was.outcome is Outcome.PERMITTED
    assert seen.now.outcome is Outcome.UNDETERMINED
    assert seen.now.under_present_text is Outcome.PERMITTED
    assert seen.now.on == seen.was.on == record.happened_on


# --- the command --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("--law-on", "2025-03-31", "--law-on", "2025-04-01"), 1),
        (("--law-on", "2026-07-01", "--law-on", "2026-11-21"), 0),
        (("--under", "default", "--under", "tsuruoka", "--on", "2026-06-01"), 1),
        (("--under", "tsuruoka", "--under", "tsuruoka", "--on", "2026-06-01"), 0),
        (("--law-on", "2025-03-31"), 2),
        (("--under", "default"), 2),
        (("--law-on", "2025-03-31", "--law-on", "2025-04-01", "--on", "2025-04-01"), 2),
        (("--law-on", "2020-03-31", "--law-on", "2025-04-01"), 2),
        (("--law-on", "2025-03-31", "--law-on", "2025-04-31"), 2),
        (("--under", "default", "--under", "nowhere"), 2),
        (("--law-on", "2025-03-31", "--law-on", "2025-04-01", "--format", "pdf"), 2),
    ],
)
def test_the_exit_code_tells_whether_anything_differs(args, code):
    """0 nothing, 1 something, 2 unreadable."""
    result = run(*args)

    assert result.exit_code == code
    assert bool(result.stderr) is (code == 2)


def test_the_three_forms_say_the_same():
    """Markdown for an official, CSV for a spreadsheet, JSON for machines: as many lines each."""
    args = ("--law-on", str(BEFORE), "--law-on", str(AFTER), "-")
    given = {"stdin": text("given_back")}
    plain = json.loads(run(*args, "--json", **given).stdout)
    rows = list(csv.DictReader(io.StringIO(run(*args, "--format", "csv", **given).stdout)))
    table = [
        line
        for line in run(*args, **given).stdout.splitlines()
        if line.startswith("| ") and not line.startswith(("| ---", "| 規則 |", "| 記録 |"))
    ]

    assert [each["kind"] for each in rows] == ["cell"] * len(plain["cells"]) + ["act"] * len(
        plain["acts"]
    )
    assert len(table) == len(rows)
    assert plain["acts"]
    assert [each["change"] for each in rows] == [
        each["change"] for each in (*plain["cells"], *plain["acts"])
    ]


def test_a_line_that_cannot_be_read_is_told_and_the_others_compared(tmp_path):
    """A bad line gives exit 2 with its number; the rest of the file is compared all the same."""
    file = tmp_path / "many.jsonl"
    good = json.dumps(json.loads(text("given_back")), ensure_ascii=False)
    file.write_text(f"{good}\n{{}}\n{good}\n", encoding="utf-8")

    result = run("--law-on", str(BEFORE), "--law-on", str(AFTER), "--json", str(file))

    assert result.exit_code == 2
    assert "2行目" in result.stderr
    acts = json.loads(result.stdout)["acts"]
    assert len(acts) == 2 * len({each["record"] for each in acts})


def test_nothing_personal_is_in_the_tables():
    """Names and free words of a history do not reach the page: records go by their ids."""
    history = json.loads(text("hachimaru_gomaru"))
    names = {
        value
        for each in history["registry"].get("people", ())
        for key, value in each.items()
        if key == "name"
    }
    out = run("--law-on", str(BEFORE), "--law-on", str(AFTER), "-", stdin=text("hachimaru_gomaru"))

    assert not any(name in out.stdout for name in names)
