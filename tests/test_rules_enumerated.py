"""Proofs by enumeration (総当たり): every row of every table, and every state of a small world.

What is enumerated is said at the end of the pytest report, with its size.
"""

import datetime as dt
import itertools
from collections.abc import Iterator
from functools import cache

import attrs
import pytest
from jusou_suite import counted
from test_sharing import (
    ALL_AGENCIES,
    BODIES,
    CITY,
    CLINIC,
    CONTRACTOR,
    DAY,
    HOUKATSU,
    NECESSARY,
    OWN_BUSINESS,
    START,
    WELFARE,
    Town,
    challenged,
    consent,
    daily_life,
    grounds_that_hold,
    illness,
    recorded,
    scope,
    sitting,
)

from jusou.acts import (
    AnyAct,
    AskConsent,
    DecideAcceptance,
    FindUnobtainable,
    HearItem,
    PutOnAgenda,
    RefuseConsent,
    WithdrawConsent,
)
from jusou.agency import Party
from jusou.answer import Answer, Outcome, Reason, best, worst
from jusou.consent import BlanketForm
from jusou.law import BOUNDARIES, Standing, epoch
from jusou.meeting import AgendaItem, Body
from jusou.policy import RULES
from jusou.rule import Finding, Kind, Rule, _composed
from jusou.shape import changed
from jusou.vocabulary import (
    AcceptanceResult,
    Basis,
    ConsentState,
    Organiser,
    Purpose,
    Stated,
    WhyUnobtainable,
)
from jusou.wording import Term, Text

SEVERITY = list(Outcome)

# --- every row of every table --------------------------------------------------------------------------

EVERY_RULE = [pytest.param(rule, id=ident) for ident, rule in RULES.items()]


@cache
def table(rule: Rule[...]) -> dict[tuple[Term, ...], Finding]:
    """A rule's whole table."""
    return {row: rule.function(*row) for row in rule.rows()}


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_every_row_has_one_finding_whichever_day_it_is_asked(rule: Rule[...]):
    """Total and deterministic: no row fails, and none says something else the second time."""
    rows = table(rule)
    counted("規則の表の行 / rows of the rules' tables", len(rows))

    for row, finding in rows.items():
        assert isinstance(finding, Finding)
        assert rule.function(*row) == finding
        for each in range(len(BOUNDARIES) + 1):
            reason = rule(each, *row)
            assert reason.outcome is finding.outcome
            assert rule(each, *row) is reason


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_every_row_says_what_its_outcome_owes(rule: Rule[...]):
    """Only statute forbids; what is open names its question; a note refuses nothing."""
    for row, finding in table(rule).items():
        said = (rule.id, *row)
        assert finding.sentence.ja, said
        assert finding.sentence.en, said
        assert finding.outcome is not Outcome.FORBIDDEN or rule.standing.forbids, said
        assert bool(finding.missing) is (finding.outcome is Outcome.UNDETERMINED), said
        assert not finding.aside or rule.kind is Kind.GROUND, said
        assert not finding.aside or finding.outcome is Outcome.NOT_PERMITTED, said
        assert not finding.duties or finding.outcome is Outcome.PERMITTED, said
        # It is read in the list of what is not done, too.
        assert not any("（済）" in each.text.ja for each in finding.duties), said
        assert rule.kind is not Kind.NOTE or finding.outcome is Outcome.PERMITTED, said


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_the_examples_beside_a_rule_are_rows_of_its_table(rule: Rule[...]):
    """An example states facts in the order of the rule, and the outcome the rule gives."""
    assert rule.examples
    for example in rule.examples:
        assert table(rule)[example.facts].outcome is example.outcome


#: Facts that change no finding, by rule and name, with why they are asked all the same: none.
WITHOUT_EFFECT: dict[tuple[str, str], str] = {}


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_every_fact_of_a_rule_can_change_its_finding(rule: Rule[...]):
    """A fact that changes nothing is not a fact of the rule, or says why it is asked."""
    rows = table(rule)
    idle = {
        name
        for position, name in enumerate(rule.domains)
        if not any(
            rows[(*row[:position], other, *row[position + 1 :])] != finding
            for row, finding in rows.items()
            for other in rule.domains[name]
        )
    }

    assert idle == {name for ident, name in WITHOUT_EFFECT if ident == rule.id}


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_every_value_of_a_fact_is_told_apart_from_some_other_or_shares_its_row(rule: Rule[...]):
    """A value outside the domain is refused, so nothing unforeseen is ever judged."""
    for position, name in enumerate(rule.domains):
        row = list(next(rule.rows()))
        row[position] = WrongTerm.WRONG
        with pytest.raises(ValueError, match=name):
            rule(0, *row)


class WrongTerm(Term):
    """A term of no rule (無関係な値)."""

    WRONG = "wrong", "無関係", "wrong"


def test_no_ground_and_no_bar_of_statute_yields_to_a_departure():
    """原則外 sets guidance aside; it never makes a ground, nor lifts what statute sets."""
    departable = {ident for ident, rule in RULES.items() if rule.standing.departable}

    assert not any(RULES[ident].kind is Kind.GROUND for ident in departable)
    assert not any(ident.startswith(("sharing.", "consent.")) for ident in departable)
    for rule in RULES.values():
        for finding in table(rule).values():
            if finding.outcome is Outcome.NOT_PERMITTED:
                reason = _reason(finding.outcome, standing=rule.standing)
                lifted = rule.set_aside(reason).outcome is Outcome.PERMITTED
                assert lifted is (rule.id in departable)
                break


# --- composition ------------------------------------------------------------------------------------------


def _reason(outcome: Outcome, standing: Standing = Standing.STATUTE) -> Reason:
    """A reason of which only the outcome matters."""
    finding = next(
        reason
        for rule in RULES.values()
        for row in rule.rows()
        if (reason := rule(epoch(DAY), *row)).outcome is outcome
    )
    return attrs.evolve(finding, standing=standing)


REASONS = {outcome: _reason(outcome) for outcome in Outcome}


def composed(grounds: tuple[Outcome, ...], musts: tuple[Outcome, ...]) -> Outcome:
    """The outcome of a cell of reasons with these outcomes."""
    return _composed(
        tuple(REASONS[each] for each in grounds), tuple(REASONS[each] for each in musts)
    ).outcome


def better(outcomes: tuple[Outcome, ...]) -> Iterator[tuple[Outcome, ...]]:
    """The same with one of them one step lighter."""
    for at, outcome in enumerate(outcomes):
        if outcome is not Outcome.PERMITTED:
            lighter = SEVERITY[SEVERITY.index(outcome) - 1]
            yield (*outcomes[:at], lighter, *outcomes[at + 1 :])


GROUND_RULES = [rule for rule in RULES.values() if rule.kind is Kind.GROUND]
GROUND_OUTCOMES = sorted(
    {finding.outcome for rule in GROUND_RULES for finding in table(rule).values()},
    key=SEVERITY.index,
)


def sorted_by_weight(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The same outcomes, the lightest first."""
    return tuple(sorted(outcomes, key=SEVERITY.index))


def test_a_better_ground_or_bar_never_makes_a_cell_worse():
    """Over every combination of what the grounds and the worst two bars can say, in any order."""
    cells = {
        (grounds, musts): composed(grounds, musts)
        for grounds in itertools.combinations_with_replacement(GROUND_OUTCOMES, len(GROUND_RULES))
        for musts in itertools.combinations_with_replacement(Outcome, 2)
    }
    counted("一つの提供の根拠と妨げの組合せ / cells of grounds and bars", len(cells))

    for (grounds, musts), outcome in cells.items():
        rank = SEVERITY.index(outcome)
        assert outcome is worst((best(grounds), *musts))
        assert composed(grounds[::-1], musts[::-1]) is outcome
        assert all(
            SEVERITY.index(cells[sorted_by_weight(lighter), musts]) <= rank
            for lighter in better(grounds)
        )
        assert all(
            SEVERITY.index(cells[grounds, sorted_by_weight(lighter)]) <= rank
            for lighter in better(musts)
        )
        assert outcome is not Outcome.PERMITTED or (
            Outcome.PERMITTED in grounds and worst(musts) is Outcome.PERMITTED
        )


def test_no_ground_forbids_and_without_a_ground_that_holds_nothing_is_permitted():
    """A ground that fails leaves the question open to others; silence of all is no permission."""
    assert Outcome.FORBIDDEN not in GROUND_OUTCOMES
    nothing = (Outcome.NOT_PERMITTED,) * len(GROUND_RULES)
    assert composed(nothing, (Outcome.PERMITTED,)) is Outcome.NOT_PERMITTED


def test_the_worst_never_hides_another_open_question():
    """A forbidden bar stands first, and what another bar asks is still asked."""
    open_question = REASONS[Outcome.UNDETERMINED]
    cell = _composed((REASONS[Outcome.PERMITTED],), (REASONS[Outcome.FORBIDDEN], open_question))

    assert cell.outcome is Outcome.FORBIDDEN
    assert set(open_question.missing) <= set(cell.missing)


# --- a small world: two members, all they may have said, every kind of body ---------------------------------

BEFORE = START - dt.timedelta(days=10)


def said(person: str) -> dict[ConsentState, tuple[AnyAct, ...]]:
    """What leads to each state of one member's consent."""
    given = consent(person, ALL_AGENCIES)
    return {
        ConsentState.GIVEN: (given,),
        ConsentState.TOO_NARROW: (consent(person, scope("a-school")),),
        ConsentState.REFUSED: (given, RefuseConsent(by=CITY, person=person)),
        ConsentState.WITHDRAWN: (given, WithdrawConsent(by=CITY, person=person)),
        ConsentState.EXPIRED: (consent(person, ALL_AGENCIES, until=START),),
        ConsentState.NEVER_ASKED: (),
        ConsentState.AWAITING: (AskConsent(by=CITY, person=person, scope=ALL_AGENCIES),),
        ConsentState.UNOBTAINABLE: (
            given,
            FindUnobtainable(
                by=CITY,
                person=person,
                why=WhyUnobtainable.DANGEROUS_TO_ASK,
                decided_by="staff-1",
                reason="加害者が同席する",
            ),
        ),
        ConsentState.UNCLEAR: (consent(person, scope(blanket=BlanketForm())),),
    }


SAID = {person: said(person) for person in ("p-mother", "p-son")}

EVERY_BASIS: dict[str, frozenset[Basis]] = {
    "支援会議": frozenset({Basis.SHIEN_KAIGI}),
    "重層的支援会議": frozenset({Basis.JUSOU_SHIEN_KAIGI}),
    "兼ねる": frozenset({Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI}),
    "要綱のみ": frozenset({Basis.MUNICIPAL_ONLY}),
    "要対協を兼ねる": frozenset({Basis.YOUTAIKYOU, Basis.SHIEN_KAIGI}),
}


def body_of(bases: frozenset[Basis]) -> Body:
    """The one body of this world."""
    return Body("b-one", "架空会議", bases, Organiser.MUNICIPALITY, individual_cases=Stated.YES)


ROOM = (WELFARE, CLINIC, CONTRACTOR)


def world(*done: AnyAct, bases: frozenset[Basis], room: tuple[Party, ...] = ROOM) -> Town:
    """An accepted household with a sitting of one body."""
    town = Town(bodies=(body_of(bases), *BODIES)).did(*done, on=BEFORE)
    return town.did(
        challenged(),
        DecideAcceptance(
            by=CITY,
            track="t-1",
            result=AcceptanceResult.ACCEPT,
            decided_by="staff-1",
            reason="複数機関の連携が必要",
        ),
        recorded(NECESSARY),
        sitting(body="b-one", ident="m-one", room=room),
    )


def put(town: Town, agenda: AgendaItem) -> Answer:
    """May it be put on the agenda?"""
    return town.asks(PutOnAgenda(by=WELFARE, meeting="m-one", item=agenda))


def agenda_of(purpose: Purpose) -> AgendaItem:
    """The mother's matter, with hers and the son's information from private holders."""
    return AgendaItem(
        "i-one",
        "b-one",
        purpose,
        about="p-mother",
        information=(daily_life(HOUKATSU), illness(CLINIC)),
    )


@pytest.mark.parametrize("bases", EVERY_BASIS.values(), ids=EVERY_BASIS)
def test_giving_consent_never_permits_less(bases):
    """Whatever was said before, for every purpose: one more full consent makes no answer worse."""
    count = 0
    gives = {person: consent(person, ALL_AGENCIES) for person in SAID}
    for mothers, sons in itertools.product(SAID["p-mother"].values(), SAID["p-son"].values()):
        before = world(*mothers, *sons, bases=bases)
        after = [
            world(*mothers, *sons, *more, bases=bases)
            for more in ((gives["p-mother"],), (gives["p-son"],), tuple(gives.values()))
        ]
        for purpose in Purpose:
            was = put(before, agenda_of(purpose)).outcome
            for town in after:
                count += 1
                now = put(town, agenda_of(purpose)).outcome
                assert SEVERITY.index(now) <= SEVERITY.index(was)
    key = "同意を足した前後の対 / pairs before and after a consent"
    counted(key, count)


def test_the_states_of_the_small_world_are_the_states_they_are_called():
    """The abstraction stands for what it says: each history is in its state, towards all in the room."""
    for person, states in SAID.items():
        info = daily_life(HOUKATSU) if person == "p-mother" else illness(HOUKATSU)
        for state, acts in states.items():
            answer = Town().did(*acts, on=BEFORE).share(info, CLINIC)
            (part,) = answer.parts
            (reason,) = [each for each in part.cell.reasons if each.rule == "sharing.consent"]
            assert reason.facts[0].value == state.value


HOLDERS = {
    "市の課": WELFARE,
    "医院": CLINIC,
    "受託者の立場": CONTRACTOR,
    "社協の独自事業": OWN_BUSINESS,
}
PROVENANCE = ("保有", "この会議で聞いた", "ほかの支援会議で聞いた")
WORLD_PURPOSES = (Purpose.INFORMATION_EXCHANGE, Purpose.PLAN_DELIBERATION)
MOTHERS = (ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.UNCLEAR)


def heard_before(holder: Party, where: str) -> tuple[AnyAct, ...]:
    """The holder heard the son's illness from a centre that held it."""
    body = {"保有": None, "この会議で聞いた": "b-one", "ほかの支援会議で聞いた": "b-shien-2"}[where]
    if body is None:
        return ()
    told = AgendaItem(
        "i-told", body, Purpose.INFORMATION_EXCHANGE, information=(illness(HOUKATSU),)
    )
    return (
        sitting(told, body=body, ident="m-told", room=(HOUKATSU, holder)),
        HearItem(by=WELFARE, meeting="m-told", item="i-told"),
    )


@pytest.mark.parametrize("where", PROVENANCE)
@pytest.mark.parametrize("bases", EVERY_BASIS.values(), ids=EVERY_BASIS)
def test_nothing_reaches_anyone_without_a_ground_that_holds(bases, where):
    """Every piece to everyone in the room has its part, and every permitted part its ground."""
    count = 0
    for mothers, (state, sons), holder in itertools.product(
        MOTHERS, SAID["p-son"].items(), HOLDERS.values()
    ):
        town = world(*SAID["p-mother"][mothers], *sons, bases=bases)
        town.did(*heard_before(holder, where))
        secret = illness(holder)
        for purpose in WORLD_PURPOSES:
            agenda = AgendaItem(
                "i-one",
                "b-one",
                purpose,
                about="p-mother",
                information=(secret, daily_life(holder)),
            )
            answer = put(town, agenda)
            cells = [part for part in answer.parts if part.subject is not None]
            as_shien = _taken_as_shien(answer)
            assert not as_shien or Basis.SHIEN_KAIGI in bases
            count += len(cells)
            expected = {
                (info.subject, party.agency)
                for info in agenda.information
                for party in ROOM
                if party != info.holder
            }
            assert {(part.subject, part.receiver) for part in cells} == expected
            assert answer.outcome is worst(part.outcome for part in answer.parts)
            for part in cells:
                if part.outcome is not Outcome.PERMITTED:
                    continue
                (ground,) = grounds_that_hold(part)
                consented = (mothers if part.subject == "p-mother" else state) is ConsentState.GIVEN
                if ground == "sharing.consent":
                    assert consented
                elif ground == "sharing.shien_kaigi":
                    assert as_shien
                    assert purpose is Purpose.INFORMATION_EXCHANGE
                else:
                    assert ground == "sharing.entrustment"
                    assert {holder, _party(part.receiver)} == {WELFARE, CONTRACTOR}
                if part.subject == "p-son" and not consented and _only_heard(bases, where):
                    assert where == "この会議で聞いた"
                    assert as_shien
    key = "会議での一つ一つの提供 / cells at a sitting"
    counted(key, count)


def _party(agency: str | None) -> Party:
    return next(party for party in ROOM if party.agency == agency)


def _only_heard(bases: frozenset[Basis], where: str) -> bool:
    """Whether what was heard there was heard in a 支援会議."""
    return where == "ほかの支援会議で聞いた" or (
        where == "この会議で聞いた" and Basis.SHIEN_KAIGI in bases
    )


def _taken_as_shien(answer: Answer) -> bool:
    """Whether its head asked what a 支援会議 is asked."""
    (head,) = [part for part in answer.parts if part.subject is None]
    return any(reason.rule == "meeting.purpose_shien" for reason in head.cell.reasons)


def test_the_plain_answer_of_the_small_world_is_not_always_the_same():
    """An enumeration in which nothing is permitted, or nothing refused, would prove nothing."""
    outcomes = {
        put(
            world(*SAID["p-mother"][mothers], *SAID["p-son"][sons], bases=bases),
            agenda_of(purpose),
        ).outcome
        for mothers, sons in itertools.product(MOTHERS, repeat=2)
        for bases in EVERY_BASIS.values()
        for purpose in WORLD_PURPOSES
    }

    assert outcomes >= {Outcome.PERMITTED, Outcome.NOT_PERMITTED, Outcome.UNDETERMINED}


def test_a_rule_is_asked_in_words_that_a_reader_has():
    """Each fact of each rule has its title in both languages, so a row can be read out."""
    for rule in RULES.values():
        row = next(rule.rows())
        for fact in rule(epoch(DAY), *row).facts:
            assert isinstance(fact.label, Text)
            assert "＝" in fact.label.ja
    assert changed(CITY, agency="a-welfare") == WELFARE


def test_whoever_joins_later_and_spoils_an_item_leaves_for_it():
    """The note brings its duty just where it is needed."""
    spoils, spares = (
        RULES["meeting.newcomer"](8, each) for each in RULES["meeting.newcomer"].domains["spoils"]
    )

    assert [each.id for each in spoils.duties] == ["newcomer_leaves"]
    assert spares.duties == ()
