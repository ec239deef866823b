"""``jusou law`` (出典のコマンド): what is in force on a day, and what rests on it."""

import json

import pytest
from click.testing import CliRunner

from jusou import law, policy
from jusou.cli import front


def run(*args: str):
    return CliRunner().invoke(front.front, ["law", *args])


@pytest.fixture(scope="module")
def today():
    return json.loads(run("--on", "2026-11-21", "--json").stdout)


def test_everything_that_can_be_cited_is_shown_once(today):
    """Each citation stands under its law, with all its numbers and the day it was checked."""
    shown = [each for one in today["laws"] for each in one["citations"]]

    assert sorted(each["id"] for each in shown) == sorted(c.slug for c in law.CITATIONS)
    for each in shown:
        made = law.citation(each["id"])
        assert len(each["places"]) == len(made.places)
        assert each["checked_on"] == made.checked_on.isoformat()
        assert each["says"]["ja"]
        assert each["says"]["en"]
        assert each["standing"] == made.standing.value


def test_each_citation_names_the_rules_that_rest_on_it_and_an_idle_one_says_so(today):
    """The two ways round agree: from the rule to its source, and from the source to its rules."""
    shown = {each["id"]: each["rules"] for one in today["laws"] for each in one["citations"]}
    pairs = {(slug, rule) for slug, rules in shown.items() for rule in rules}

    assert pairs == {(c.slug, rule.id) for rule in policy.RULES.values() for c in rule.cites}
    idle = next(slug for slug, rules in shown.items() if not rules)
    assert "この出典を使う規則はありません" in run(idle, "--on", "2026-11-21").stdout


@pytest.mark.parametrize(
    ("day", "number"), [("2025-03-31", "第106条の6第5項"), ("2025-04-01", "第106条の6第6項")]
)
def test_the_number_is_that_of_the_day(day, number):
    """The duty of secrecy is shown by the number it had."""
    assert number in run("swa-106-6-6", "--on", day).stdout


def test_what_is_not_in_force_on_the_day_is_set_apart():
    """An article of 2026 is not among those of 2025."""
    out = run("--on", "2025-03-31").stdout

    assert "swa-5-2" in out.partition("この日には出典のないもの")[2]
    assert "swa-5-2" not in out.partition("この日には出典のないもの")[0]


@pytest.mark.parametrize(
    ("day", "shown", "label"),
    [
        ("2026-06-24", False, ""),
        ("2026-11-21", True, "施行 2027-04-01"),
        ("2027-04-01", True, "条文は未読"),
    ],
)
def test_the_act_of_2026_is_shown_as_enacted_and_unread(day, shown, label):
    """令和8年法律第51号 stands there from the day it was promulgated."""
    out = run("--on", day).stdout.partition("未施行・未読の改正")[2]

    assert ("令和8年法律第51号" in out) is shown
    assert label in out


def test_references_that_lead_nowhere_are_refused_together():
    """Exit 2, one line a problem, with its place and what is near."""
    result = run("架空法1条", "swa-5-2", "--on", "2025-06-01")

    assert result.exit_code == 2
    assert "REF[0]" in result.stderr
    assert "[unknown_law]" in result.stderr
    assert "REF[1]" in result.stderr
    assert "[no_such_article]" in result.stderr
    assert result.stdout == ""


def test_it_speaks_english_too():
    """The same page in English, without Japanese save for names of rules."""
    out = run("swa-106-6-6", "--on", "2025-06-01", "--lang", "en").stdout

    assert "Art. 106-6(6)" in out
    assert "rules: " in out
