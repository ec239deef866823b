"""What the tables prove (表による証明): priority, later law, missing facts, consent and profiles.

Everything is enumerated; how much is said at the end of the pytest report.
"""

import ast
import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from jusou_suite import counted
from test_rules_enumerated import table

import jusou
from jusou import compare
from jusou.answer import Outcome, best, worst
from jusou.case import Case
from jusou.compare import Side
from jusou.errors import InvalidError
from jusou.grounds import Regime
from jusou.judgement import Departure, Judgement
from jusou.judging import judge
from jusou.law import APPI_PUBLIC_START, BOUNDARIES, DESIGN_ANSWERS, Citation, epoch, epoch_day
from jusou.municipality import Municipality
from jusou.policy import RULES
from jusou.rule import Finding, Kind, Rule, _composed, permitted, rule
from jusou.shape import changed
from jusou.testing import HOUSEHOLDS, household
from jusou.vocabulary import ConsentState, JudgementKind, YesNo
from jusou.wording import Term, Text

SEVERITY = list(Outcome)
LAW = len(BOUNDARIES) - 1
PACKAGE = Path(jusou.__file__).parent
EVERY_RULE = [pytest.param(each, id=ident) for ident, each in RULES.items()]


# --- no conflict without a stated priority --------------------------------------------------------


def together(
    one: Rule[...], other: Rule[...]
) -> Iterator[tuple[tuple[Term, ...], tuple[Term, ...]]]:
    """One pair of rows for each pair of outcomes that two rules can have on the same facts."""
    shared = [name for name in one.domains if name in other.domains]

    def at(rule_: Rule[...], row: tuple[Term, ...]) -> tuple[Term, ...]:
        facts = dict(zip(rule_.domains, row, strict=True))
        return tuple(facts[name] for name in shared)

    rows: dict[tuple[Term, ...], dict[Outcome, tuple[Term, ...]]] = {}
    for row, finding in table(other).items():
        rows.setdefault(at(other, row), {}).setdefault(finding.outcome, row)
    seen: set[tuple[Outcome, Outcome]] = set()
    for row, finding in table(one).items():
        for outcome, beside in rows.get(at(one, row), {}).items():
            if (finding.outcome, outcome) not in seen:
                seen.add((finding.outcome, outcome))
                yield row, beside


def stated(one: Kind, said: Outcome, other: Kind, beside: Outcome) -> Outcome:
    """The stated priority: the best of the grounds, then the worst of it and every must."""
    grounds = [outcome for kind, outcome in ((one, said), (other, beside)) if kind is Kind.GROUND]
    musts = [outcome for kind, outcome in ((one, said), (other, beside)) if kind is not Kind.GROUND]
    return worst(([best(grounds)] if grounds else []) + musts)


def test_no_two_rules_are_in_conflict_without_a_stated_priority():
    """Every two rules, wherever they disagree on the same facts: one outcome, whichever is asked first."""
    pairs = disagreements = 0
    for one, other in itertools.combinations(RULES.values(), 2):
        pairs += 1
        for row, beside in together(one, other):
            reasons = [one(LAW, *row), other(LAW, *beside)]
            disagreements += reasons[0].outcome is not reasons[1].outcome
            outcomes = set()
            for order in (reasons, reasons[::-1]):
                grounds = tuple(each for each in order if RULES[each.rule].kind is Kind.GROUND)
                musts = tuple(each for each in order if RULES[each.rule].kind is not Kind.GROUND)
                outcomes.add(_composed(grounds, musts).outcome)
            assert outcomes == {
                stated(one.kind, reasons[0].outcome, other.kind, reasons[1].outcome)
            }, (one.id, other.id)
    counted("規則の組 / pairs of rules", pairs)
    counted("そのうち結論の食い違う組合せ / combinations in which they disagree", disagreements)
    assert disagreements


# --- no later law changes an earlier answer -------------------------------------------------------


def before(citation: Citation, day: dt.date) -> Citation | None:
    """A citation as it would have been written down on the eve of *day*: nothing later is known."""
    places = [each for each in citation.places if each.since < day]
    if not places:
        return None
    last = places[-1]
    if last.until is not None and last.until >= day:
        places[-1] = attrs.evolve(last, until=None)
    unread = citation.unread_from
    return attrs.evolve(
        citation,
        places=tuple(places),
        unread_from=None if unread is not None and unread >= day else unread,
    )


def without_later_law(rule_: Rule[...], day: dt.date) -> Rule[...]:
    """The rule with the citations of that eve."""

    def known(cites: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(found for each in cites if (found := before(each, day)) is not None)

    def function(*facts: Term) -> Finding:
        finding = table(rule_)[facts]
        return (
            finding if finding.cites is None else attrs.evolve(finding, cites=known(finding.cites))
        )

    return attrs.evolve(
        rule_, cites=known(rule_.cites), function=lambda **named: function(*named.values())
    )


@pytest.mark.parametrize("day", BOUNDARIES[1:], ids=str)
def test_no_later_law_changes_an_answer_dated_before_it(day):
    """Take away all law that came on this day or later: no answer of an earlier day is another."""
    count = 0
    for rule_ in RULES.values():
        then = without_later_law(rule_, day)
        # What a row says beside its facts is its finding: one row stands for all with the same.
        rows = {id(finding): row for row, finding in _distinct(rule_)}
        for row in rows.values():
            for law_epoch in range(epoch(day)):
                count += 1
                assert then(law_epoch, *row) == rule_(law_epoch, *row), (rule_.id, row, law_epoch)
    counted("後の法令を除いた判定 / answers without later law", count)


def _distinct(rule_: Rule[...]) -> Iterator[tuple[tuple[Term, ...], Finding]]:
    seen: list[Finding] = []
    for row, finding in table(rule_).items():
        if finding not in seen:
            seen.append(finding)
            yield row, finding


def test_taking_later_law_away_would_be_noticed():
    """The proof can fail: without the law of its own day an answer is another."""
    rule_ = RULES["sharing.heard_in_shien_kaigi"]
    row = next(rule_.rows())
    shift = dt.date(2025, 4, 1)

    assert without_later_law(rule_, shift)(epoch(shift), *row) != rule_(epoch(shift), *row)


#: Days that stand outside the law's own data, each with why.
OTHER_DAYS = {
    ("representation.py", dt.date(2022, 4, 1)): "成年年齢。前の日の答えは前の年齢による",
}


def test_the_law_knows_no_other_days():
    """A day on which answers change stands in the data of the law, or is listed here."""
    found = set()
    for source in sorted(PACKAGE.rglob("*.py")):
        where = source.relative_to(PACKAGE).as_posix()
        # The calendar's own days are no law's; examples are no answers.
        if where.split("/")[0] in ("law", "cli", "testing") or where in ("reference.py", "term.py"):
            continue
        for node in ast.walk(ast.parse(source.read_bytes())):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) in ("dt.date", "date", "datetime.date")
                and all(isinstance(each, ast.Constant) for each in node.args)
            ):
                found.add((where, dt.date(*(each.value for each in node.args))))

    assert found == set(OTHER_DAYS)


# --- missing facts are minimal --------------------------------------------------------------------

#: What is asked for by another name than the fact whose value it settles, and that fact.
STANDS_FOR = {
    ("explained_scope", "consent"): "包括同意の説明した範囲",
    ("explained_scope", "covered"): "包括同意の説明した範囲",
    ("tax_secrecy", "consented"): "税の秘密: 定まっていない。本人の同意か危険の記録で決まる",
    ("basis", "basis_stated"): "会議の根拠の条文",
    ("after_the_trial", "taken_after"): "試行の終わった後の要綱の定め",
    ("other_law", "under_other_law"): "ほかの法律の会議: この版の規則の外にある",
}


def settled_by(rule_: Rule[...], missing: str) -> str | None:
    """The fact of the rule that an answer to this question would change."""
    if missing in rule_.domains:
        return missing
    if missing in set(JudgementKind):
        # A judgement is asked for by its kind; what it settles is whom the meeting is for.
        return next((fact for fact in ("subject", "concerned") if fact in rule_.domains), None)
    return next(
        (fact for name, fact in STANDS_FOR if name == missing and fact in rule_.domains), None
    )


def outcomes(rule_: Rule[...], row: tuple[Term, ...], free: frozenset[str]) -> set[Outcome]:
    """Every outcome within reach when these facts may come out otherwise."""
    rows = itertools.product(
        *(
            domain if name in free else (value,)
            for (name, domain), value in zip(rule_.domains.items(), row, strict=True)
        )
    )
    return {table(rule_)[each].outcome for each in rows}


@pytest.mark.parametrize("rule_", EVERY_RULE)
def test_missing_facts_decide_and_no_fewer_would(rule_: Rule[...]):
    """Every row that asks for facts: with them it is decided, and without any one it is not granted.

    What fewer facts may do is refuse: one that fails is enough for a no.
    """
    for row, finding in table(rule_).items():
        if not finding.missing:
            continue
        facts = [settled_by(rule_, each.fact) for each in finding.missing]
        said = (rule_.id, *row)
        assert None not in facts, said
        wanted = frozenset(filter(None, facts))
        assert len(wanted) == len(facts), said
        reach = outcomes(rule_, row, wanted)
        assert reach - {Outcome.UNDETERMINED}, said
        for fact in wanted:
            # Each one named changes the outcome, the others being answered in some way.
            rest = wanted - {fact}
            assert any(
                len(outcomes(rule_, each, frozenset({fact}))) > 1
                for each in _ways(rule_, row, rest)
            ), (*said, fact)
            # And without it there is no yes.
            assert Outcome.PERMITTED not in outcomes(rule_, row, rest), (*said, fact)
        counted("足りない事実を尋ねる行 / rows that ask for missing facts", 1)


def _ways(
    rule_: Rule[...], row: tuple[Term, ...], free: frozenset[str]
) -> Iterator[tuple[Term, ...]]:
    return itertools.product(
        *(
            domain if name in free else (value,)
            for (name, domain), value in zip(rule_.domains.items(), row, strict=True)
        )
    )


# --- giving consent never permits less ------------------------------------------------------------


def test_in_no_table_does_consent_permit_less():
    """Every row of every rule that asks for consent: given, it is never graver than in any other state."""
    count = 0
    for rule_ in RULES.values():
        for position, (name, domain) in enumerate(rule_.domains.items()):
            given = {ConsentState.GIVEN, YesNo.YES} & set(domain)
            if not given or not (ConsentState.GIVEN in domain or name == "consented"):
                continue
            for row, finding in table(rule_).items():
                better = (*row[:position], next(iter(given)), *row[position + 1 :])
                count += 1
                said = table(rule_)[better].outcome
                assert SEVERITY.index(said) <= SEVERITY.index(finding.outcome), (rule_.id, *row)
    counted("同意を得た場合との対 / rows against the same with consent", count)
    assert count


# --- a profile never turns a statutory no into a yes ----------------------------------------------

DAY = dt.date(2026, 6, 1)


def departure(ident: str) -> Departure:
    """A standing departure from one rule."""
    return Departure(ident, decided_by="s-1", on=dt.date(2021, 4, 1), reason="架空の理由")


def departing(profile: Municipality) -> Municipality:
    """The boldest of municipalities: it departs from whatever may be departed from."""
    return attrs.evolve(
        profile,
        departures=tuple(
            departure(ident) for ident, each in RULES.items() if each.standing.departable
        ),
    )


@pytest.mark.parametrize("ident", [ident for ident, each in RULES.items() if each.standing.forbids])
def test_a_profile_that_departs_from_statute_does_not_load(ident):
    """A departure from statute or ordinance is refused, with its place."""
    with pytest.raises(InvalidError) as error:
        attrs.evolve(Municipality.load("default"), departures=(departure(ident),))

    (problem,) = error.value.problems
    assert (problem.path, problem.code) == ("departures[0].rule", "widens_law")


@pytest.mark.parametrize("name", Municipality.shipped())
def test_no_departure_lifts_what_statute_or_ordinance_says(name):
    """Against each shipped profile, one that departs from everything: only guidance yields."""
    profile = Municipality.load(name)
    lines = compare.profiles(profile, departing(profile), on=DAY)

    for each in lines:
        assert each.was is not None
        assert each.now is not None
        assert not RULES[each.rule].standing.forbids
        assert each.was.outcome is Outcome.NOT_PERMITTED
        assert each.now.departed
    counted(
        "原則外の前後で違うマス / cells that a departure changes", sum(each.cells for each in lines)
    )
    assert lines


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_nothing_forbidden_becomes_possible_under_a_bolder_profile(name):
    """Every act of every shipped household: what is forbidden stays so, whatever is departed from."""
    history = household(name)
    profile = Municipality.load("default" if history.profile is None else history.profile.id)
    for each in compare.acts_of(history, Side(), Side(under=departing(profile)), under=profile):
        assert each.was is not None
        assert each.now is not None
        assert each.was.outcome is not Outcome.FORBIDDEN
        in_the_way = {
            reason.rule
            for reason in each.was.all_reasons()
            if reason.outcome is not Outcome.PERMITTED
            and not reason.aside
            and not RULES[reason.rule].standing.departable
        }
        assert not in_the_way or not each.now.is_permitted
    counted(
        "原則外を広げて判定し直した行為 / acts judged under the boldest profile",
        len(history.records),
    )


# --- what does not build --------------------------------------------------------------------------


def test_a_rule_without_a_source_does_not_build():
    """Even a design choice has its decision record; and none stands higher than its sources."""
    says = Text("架空の規則。", "An imaginary rule.")
    with pytest.raises(ValueError, match="without a source"):
        rule("x.none", kind=Kind.MUST, says=says, cites=())
    with pytest.raises(ValueError, match="higher than its sources"):
        rule(
            "x.high",
            kind=Kind.MUST,
            says=says,
            cites=(DESIGN_ANSWERS,),
            standing=RULES["meeting.organiser_shien"].standing,
        )

    @rule("x.design", kind=Kind.MUST, says=says, cites=(DESIGN_ANSWERS,))
    def built(answered: YesNo) -> Finding:
        return permitted(answered.label.ja, answered.label.en)

    assert built.standing is DESIGN_ANSWERS.standing


@pytest.mark.parametrize("each", RULES.values(), ids=list(RULES))
def test_no_rule_says_yes_by_articles_none_of_which_was_there(each: Rule[...]):
    """On each day, a yes that rests on articles has one; save where another fact tells of that day.

    Until 2023-04-01 reading gives no public sharer: chapter 5 of 個人情報保護法 had not reached
    municipalities. Whether another Act's meeting existed is a fact of its own (`in_force`).
    """
    for law_epoch in range(1, len(BOUNDARIES) + 1):
        for row, finding in table(each).items():
            if finding.outcome is not Outcome.PERMITTED or not finding.rests or finding.cites == ():
                continue
            if epoch_day(law_epoch) < APPI_PUBLIC_START and (
                Regime.PUBLIC in row or each.id in ASKED_OF_PUBLIC_SHARERS
            ):
                continue
            if each.id.startswith(IN_FORCE_IS_ASKED):
                continue
            assert each(law_epoch, *row).cites, (each.id, row, epoch_day(law_epoch))


#: Asked only where chapter 5 binds the sharer. `sharing.by_law` is a person's own finding of the basis.
ASKED_OF_PUBLIC_SHARERS = {
    "sharing.inside_body",
    "sharing.to_public_body",
    "sharing.clear_interest",
    "sharing.special_reason",
    "sharing.restricted_use",
    "sharing.by_law",
    # These are of records: keeping one is no act that an article must allow.
    "records.leak",
    "records.disclosure",
}

#: Rules of another Act's meeting: the rule of its host is asked beside each, and whether it was there.
IN_FORCE_IS_ASKED = ("meeting.host_", "meeting.subject_")


def test_another_acts_meeting_is_not_taken_before_its_act():
    """Where its text was not there yet, the rule of its host gives no yes."""
    hosts = [each for ident, each in RULES.items() if ident.startswith("meeting.host_")]

    assert hosts
    for each in hosts:
        position = list(each.domains).index("in_force")
        for row, finding in table(each).items():
            assert row[position] is YesNo.YES or finding.outcome is not Outcome.PERMITTED


def test_a_judgement_without_a_decider_is_refused_with_all_that_is_wrong():
    """Who found it, when it ends, and to whom it applies: every problem at once."""
    with pytest.raises(InvalidError) as error:
        Judgement(
            JudgementKind.NECESSITY,
            finding=True,
            decided_by="",
            on=None,  # type: ignore[arg-type]
            reason="",
        )

    assert {(each.path, each.code) for each in error.value.problems} >= {
        ("decided_by", "id"),
        ("on", "type"),
        ("reason", "empty"),
    }


def test_a_ground_that_has_ended_or_is_still_to_come_is_refused_with_its_place():
    """Two judgements an act carries, one over and one of a later day: both are told, at once."""

    def judgement(on: dt.date, until: dt.date | None = None) -> Judgement:
        return Judgement(
            JudgementKind.NECESSITY,
            finding=True,
            decided_by="s-1",
            on=on,
            reason="架空の理由",
            until=until,
        )

    history = household("given_back")
    record = history.records[0]
    act = changed(
        record.act,
        judgements=(
            judgement(dt.date(2022, 4, 1), until=dt.date(2022, 5, 1)),
            judgement(record.happened_on + dt.timedelta(days=1)),
        ),
    )
    case = Case.of(attrs.evolve(history, records=()))
    with pytest.raises(InvalidError) as error:
        judge(case, act, under=Municipality.load("default"), on=record.happened_on)

    assert {(each.path, each.code) for each in error.value.problems} >= {
        ("judgements[0].until", "ended"),
        ("judgements[1].on", "order"),
    }
