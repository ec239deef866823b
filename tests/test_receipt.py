"""Receipts (判定の控え): asked again to the same answer, and silent about no change."""

import datetime as dt
import json

import attrs
import pytest
from click.testing import CliRunner

from jusou import receipt as module
from jusou.acts import GiveConsent, WithdrawConsent
from jusou.case import Case
from jusou.cli import front
from jusou.errors import InvalidError, UnreadableError
from jusou.municipality import Municipality
from jusou.policy import RULES
from jusou.receipt import (
    Changed,
    citation_hashes,
    receipt,
    receipt_from_json,
    receipt_to_json,
    rerun,
    rule_hashes,
)
from jusou.record import act_to_json, history_to_json
from jusou.rule import not_permitted
from jusou.testing import HOUSEHOLDS, household, text

SOME = ("hachimaru_gomaru", "given_back", "dv_separation")


def own(name: str) -> Municipality:
    profile = household(name).profile
    return Municipality.load("default" if profile is None else profile.id)


def up_to(name: str, number: int) -> Case:
    history = household(name)
    return Case.of(attrs.evolve(history, records=history.records[:number]))


def question(name: str, number: int):
    """The act of a record, as it was proposed: on what stood before it."""
    record = household(name).records[number]
    return up_to(name, number), record.act, record.happened_on


@pytest.fixture
def kept():
    case, act, on = question("given_back", 3)
    return case, receipt(case, act, under=own("given_back"), on=on)


@pytest.fixture
def fresh():
    """The hashes, worked out anew for this test and after it."""
    for each in (rule_hashes, citation_hashes):
        each.cache_clear()
    yield
    for each in (rule_hashes, citation_hashes):
        each.cache_clear()


@pytest.mark.parametrize("name", SOME)
def test_asked_again_the_answer_is_the_very_same(name):
    """Through JSON and back, under the same rules, nothing differs: every act of a household."""
    for number, record in enumerate(household(name).records):
        case, act, on = question(name, number)
        try:
            made = receipt(case, act, under=own(name), on=on)
        except InvalidError:
            continue
        again = rerun(receipt_from_json(receipt_to_json(made)), case, under=own(name))
        assert again.same, record.id
        assert again.differences == (), record.id


def test_a_receipt_names_the_rules_that_spoke_and_what_they_rest_on(kept):
    """Whoever reads it sees what the answer hangs on, each with a hash."""
    _, made = kept

    assert {each.id for each in made.rules} == {each.rule for each in made.answer.all_reasons()}
    assert {each.id for each in made.citations} == {
        cite.citation for reason in made.answer.all_reasons() for cite in reason.cites
    }
    assert made.under.hash == own("given_back").hash


def test_no_two_rules_and_no_two_citations_have_one_hash():
    """A hash tells what it is of."""
    assert len(set(rule_hashes().values())) == len(RULES)
    assert len(set(citation_hashes().values())) == len(citation_hashes())


@pytest.mark.usefixtures("fresh")
def test_a_changed_rule_shows_even_where_the_answer_is_the_same(kept, monkeypatch):
    """One row of a rule's table is changed, far from this question: the receipt tells of it."""
    case, made = kept
    spoke = next(each.id for each in made.rules if len(list(RULES[each.id].rows())) > 1)
    rule = RULES[spoke]
    rows = list(rule.rows())
    asked = next(
        tuple(fact.value for fact in reason.facts)
        for reason in made.answer.all_reasons()
        if reason.rule == spoke
    )
    other = next(row for row in rows if tuple(each.value for each in row) != asked)

    def changed(*facts):
        if facts == other:
            return not_permitted("変えた文。", "changed for the test")
        return rule.function(*facts)

    monkeypatch.setattr(module, "RULES", {**RULES, spoke: attrs.evolve(rule, function=changed)})
    rule_hashes.cache_clear()
    again = rerun(made, case, under=own("given_back"))

    assert again.same
    assert [(each.changed, each.what) for each in again.differences] == [(Changed.RULE, spoke)]


@pytest.mark.usefixtures("fresh")
def test_a_rule_that_did_not_speak_shows_as_such(kept, monkeypatch):
    """Nothing that spoke has changed, and yet the rules are others: said, and told apart."""
    case, made = kept
    silent = next(each for each in RULES if each not in {one.id for one in made.rules})
    monkeypatch.setattr(
        module, "RULES", {ident: each for ident, each in RULES.items() if ident != silent}
    )
    rule_hashes.cache_clear()

    assert [each.changed for each in rerun(made, case, under=own("given_back")).differences] == [
        Changed.OTHER_RULES
    ]


@pytest.mark.usefixtures("fresh")
def test_a_citation_that_reads_otherwise_shows(kept, monkeypatch):
    """The words of an article relied on are corrected: the receipt names it."""
    case, made = kept
    slug = made.citations[0].id
    changed = tuple(
        attrs.evolve(each, quote="変えた文") if each.slug == slug else each
        for each in module.CITATIONS
    )
    monkeypatch.setattr(module, "CITATIONS", changed)
    citation_hashes.cache_clear()

    found = rerun(made, case, under=own("given_back")).differences
    assert [(each.changed, each.what) for each in found] == [(Changed.CITATION, slug)]


def test_another_profile_shows(kept):
    """A receipt is of one profile as it was."""
    case, made = kept
    found = rerun(made, case, under=attrs.evolve(own("given_back"), name="架空市")).differences

    assert [each.changed for each in found] == [Changed.PROFILE]


def test_what_was_recorded_afterwards_for_that_day_shows_and_later_days_do_not():
    """A back-dated record changes what the answer stood on; what happened later does not."""
    name = "hachimaru_gomaru"
    number = next(
        index
        for index, each in enumerate(household(name).records)
        if isinstance(each.act, GiveConsent)
    )
    record = household(name).records[number]
    case = up_to(name, number + 1)
    withdraw = WithdrawConsent(by=record.act.by, person=record.act.consent.person)
    made = receipt(case, withdraw, under=own(name), on=record.happened_on)

    whole = Case.of(household(name))
    later = [each for each in household(name).records if each.happened_on > record.happened_on]
    same_day = len(household(name).records) - len(later)
    until = up_to(name, same_day)
    before = receipt(until, withdraw, under=own(name), on=record.happened_on)
    assert Changed.RECORD not in {
        each.changed for each in rerun(before, whole, under=own(name)).differences
    }
    assert Changed.RECORD in {
        each.changed for each in rerun(made, up_to(name, number), under=own(name)).differences
    }


def test_an_older_edition_and_version_show(kept):
    """What the receipt was made with stands beside what it is asked with."""
    case, made = kept
    old = attrs.evolve(made, version="25.1.0", edition=dt.date(2025, 11, 21))

    found = rerun(old, case, under=own("given_back")).differences
    assert [(each.changed, each.was) for each in found] == [
        (Changed.EDITION, "2025-11-21"),
        (Changed.VERSION, "25.1.0"),
    ]


def test_another_answer_shows_first(kept):
    """If the answer itself has changed, that is the first thing said."""
    case, made = kept
    old = attrs.evolve(made, answer=attrs.evolve(made.answer, question="other"))

    again = rerun(old, case, under=own("given_back"))
    assert not again.same
    assert again.differences[0].changed is Changed.ANSWER


def test_a_receipt_that_is_none_is_refused_with_all_that_is_wrong(kept):
    """Bad input: not JSON, an unknown key, another format, a hash twice."""
    plain = json.loads(receipt_to_json(kept[1]))
    with pytest.raises(UnreadableError):
        receipt_from_json("{")
    with pytest.raises(InvalidError) as error:
        receipt_from_json(json.dumps({**plain, "surplus": 1, "on": "yesterday"}))
    assert {each.code for each in error.value.problems} == {"unknown_key", "day"}
    with pytest.raises(InvalidError) as error:
        receipt_from_json(
            json.dumps({**plain, "format": 2, "rules": [plain["rules"][0], plain["rules"][0]]})
        )
    assert {(each.path, each.code) for each in error.value.problems} == {
        ("format", "format"),
        ("rules[1].id", "duplicate"),
    }


def test_a_receipt_is_silent_about_people(kept):
    """It may stand in a log: no value of the act or the answer is in its repr."""
    case, made = kept

    for shown in (repr(made), repr(rerun(made, case, under=own("given_back")))):
        assert made.on.isoformat() not in shown
        assert len(shown) < 80


# --- the command --------------------------------------------------------------------------------


def run(*args: str, stdin: str | None = None):
    return CliRunner().invoke(front.front, ["receipt", *args], input=stdin)


def test_the_command_issues_and_checks(tmp_path):
    """issue writes one line; check says whether anything has changed."""
    case, act, on = question("given_back", 3)
    history = history_to_json(attrs.evolve(household("given_back"), records=case.records))
    file, kept = tmp_path / "case.json", tmp_path / "kept.json"
    file.write_text(history, encoding="utf-8")

    made = run("issue", str(file), act_to_json(act), "--on", str(on))
    kept.write_text(made.stdout, encoding="utf-8")
    same = run("check", str(kept), str(file))
    other = run("check", str(kept), str(file), "--under", "tsuruoka", "--json")

    assert made.exit_code == 0
    assert made.stdout.count("\n") == 1
    assert (same.exit_code, same.stdout.splitlines()[0]) == (0, "判定は同じです: できます")
    assert other.exit_code == 1
    assert "profile" in {each["changed"] for each in json.loads(other.stdout)["differences"]}


@pytest.mark.parametrize(
    "args",
    [
        ("issue", "-", "-"),
        ("check", "-", "-"),
        ("check", "{}", "nowhere.json"),
        ("issue", "{}", "{}"),
    ],
)
def test_bad_input_is_refused(args):
    """Exit 2, and what is wrong, and nothing on the output."""
    result = run(*args)

    assert result.exit_code == 2
    assert result.stderr
    assert result.stdout == ""


def test_every_household_can_be_kept():
    """The receipts of the shipped households are written and read again, whatever the act."""
    for name in HOUSEHOLDS:
        case, act, on = question(name, 0)
        made = receipt(case, act, under=own(name), on=on)
        assert receipt_from_json(receipt_to_json(made)) == made
        assert made.case == json.loads(text(name))["id"]
