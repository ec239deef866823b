"""Judging and doing: one engine, asked in every way, gives one answer (判定と行為)."""

import copy
import datetime as dt
import importlib
import pickle
import pkgutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pytest
from jusou_suite import counted
from test_case import (
    CITY,
    COORDINATOR,
    HOUKATSU,
    ILLNESS,
    MOTHER,
    OWN_LIFE,
    POOL,
    SON,
    START,
    UNDER,
    consent,
    consent_of,
    contents,
    correct,
    day,
    decide,
    done,
    judgement,
    ledger_of,
    meeting,
    moment,
    of,
    opened,
    play,
    receive,
    told,
    whole_plan,
)

import jusou
from jusou import acts
from jusou.acts import AnyAct, Record
from jusou.agency import Party
from jusou.answer import Answer, Outcome
from jusou.case import Case
from jusou.errors import InvalidError
from jusou.flow import CHARTS
from jusou.flow import steps as steps_from
from jusou.household import Concealment, Member
from jusou.information import Information
from jusou.judgement import Departure
from jusou.judging import NotPermittedError, do, judge
from jusou.law import SCHEME_START, Standing
from jusou.meeting import AgendaItem, Body, Meeting
from jusou.municipality import Municipality
from jusou.municipality.support import DecisionRule
from jusou.municipality.terms import Decision
from jusou.plan import Plan, Role
from jusou.policy import RULES
from jusou.possible import allowed, plain_act
from jusou.rule import DEPARTURE_DUTY, Kind, Rule
from jusou.shape import changed
from jusou.vocabulary import (
    AssentKind,
    Basis,
    Category,
    Challenge,
    Concealed,
    ContactMeans,
    ContactResult,
    EndReason,
    JudgementKind,
    ObtainedBy,
    Organiser,
    Programme,
    Purpose,
    ReportAddressee,
    ReportKind,
    Response,
    ReviewResult,
    Stage,
    Step,
)

ONE_BY_ONE = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
TODAY = dt.date(2026, 4, 1)
UNREAD = dt.date(2027, 4, 1)


def tried(case: Case, act: AnyAct, on: dt.date) -> Case | None:
    """The case with the act done, or nothing if it is refused (行ってみる)."""
    number = case.version + 1
    try:
        return do(
            case,
            act,
            under=UNDER,
            on=on,
            recorded_at=moment(400, number % 60),
            record_id=f"r-{number}",
            expected_version=case.version,
        ).case
    except (NotPermittedError, InvalidError):
        return None


def test_a_record_told_beyond_the_calendar_is_a_problem_of_its_day():
    """A moment that has no day in Japan is a problem of the record, with its place."""
    with pytest.raises(InvalidError) as caught:
        do(
            of(),
            receive(),
            under=UNDER,
            on=TODAY,
            recorded_at=dt.datetime(9999, 12, 31, 15, tzinfo=dt.UTC),
            record_id="r-1",
            expected_version=0,
        )

    assert [(each.path, each.code) for each in caught.value.problems] == [("recorded_at", "day")]


# --- allowed and do ---------------------------------------------------------------------------------

LATER = day(300)


def beginning(programme: Programme) -> Case:
    """One track as it begins, and two sittings called about it (始まり)."""
    first: AnyAct = (
        receive(challenges=frozenset({Challenge.CARE}))
        if programme is Programme.COORDINATION
        else acts.OpenTrack(by=CITY, track="t-1", person=MOTHER, programme=programme)
    )
    called = [each for each in POOL if isinstance(each, acts.ConveneMeeting)]
    items = [
        Record(f"r-{n}", LATER, moment(300, n), each)
        for n, each in enumerate(
            (each for each in POOL if isinstance(each, acts.PutOnAgenda)), start=4
        )
    ]
    return of(told(1, first), told(2, called[0]), told(3, called[1]), *items)


def moves(programme: Programme) -> tuple[AnyAct, ...]:
    """The acts that bring one track on: all of them, in every way they can turn out (行為)."""
    about = [
        each
        for each in POOL
        if getattr(each, "track", None) == "t-1"
        and not isinstance(each, (acts.Receive, acts.Contact, acts.HandOver, acts.Refer))
    ]
    if programme is not Programme.COORDINATION:
        about.append(acts.BeginOutreach(by=CITY, track="t-1"))
    unheard = Departure("flow.plan_heard", "s-2", START, "会議を開けない事情（架空）")
    return (
        *about,
        *(
            attrs.evolve(each, departures=(unheard,))
            for each in about
            if isinstance(each, acts.Deliberate)
        ),
        consent(),
        acts.WithdrawConsent(by=CITY, person=MOTHER),
        *(
            acts.GiveAssent(
                by=CITY, kind=kind, person=MOTHER, plan=plan, obtained_by=ObtainedBy.ORAL
            )
            for kind, plan in ((AssentKind.PLAN, "plan-1"), (AssentKind.APPLICATION, None))
        ),
        acts.HearItem(by=CITY, meeting="m-1", item="i-1"),
        acts.HearItem(by=CITY, meeting="m-2", item="i-2"),
    )


def place(case: Case) -> tuple[object, ...]:
    """What tells one situation from another: all that the rules of the flow read (状況)."""
    ledger = case.ledger(dt.date.max)
    said = case.statements(MOTHER)
    return (
        *(
            attrs.evolve(each, since=START, resume_on=None, ended=None, ended_on=())
            for each in case.tracks
        ),
        frozenset(ledger.assents),
        said[-1].said if said else None,
        tuple(case.plans),
        ("m-1", "i-1") in ledger.hearings,
    )


def reachable(programme: Programme) -> Iterator[Case]:
    """One case of every situation that permitted acts lead to (到達できる状況)."""
    seen: set[tuple[object, ...]] = set()
    waiting = [beginning(programme)]
    while waiting:
        case = waiting.pop()
        key = place(case)
        if key in seen:
            continue
        seen.add(key)
        yield case
        waiting.extend(
            after for act in moves(programme) if (after := tried(case, act, LATER)) is not None
        )


@pytest.mark.parametrize(
    "programme", [Programme.COORDINATION, Programme.OUTREACH, Programme.PARTICIPATION]
)
def test_what_is_allowed_is_what_can_be_done(programme: Programme):
    """In every situation there is: do succeeds just where allowed says so, and nowhere else."""
    stages: set[Stage] = set()
    situations = 0

    for case in reachable(programme):
        situations += 1
        (track,) = case.tracks
        stages.add(track.stage)
        possible = allowed(case, under=UNDER, on=LATER)
        for each in possible:
            assert each.answer == judge(case, each.act, under=UNDER, on=LATER)
            assert (tried(case, each.act, LATER) is not None) == each.answer.is_permitted
        for step in set(Step) - {each.step for each in possible}:
            act = plain_act(attrs.evolve(track, plan=track.plan or "plan-1"), step, CITY, "m-1")
            assert act is not None
            assert tried(case, act, LATER) is None

    charted = {Stage(each.value) for each in CHARTS[programme].states}
    assert stages == charted
    assert situations > 30
    counted(
        "できる手順と行えることを比べた状況 / situations in which allowed was held to do",
        situations,
    )


def test_allowed_names_every_step_of_the_chart():
    """With a plan and a meeting on record, no step of the stage is left out."""
    case = play(
        beginning(Programme.COORDINATION),
        (301, decide()),
        (302, acts.DraftPlan(by=CITY, track="t-1", plan=whole_plan())),
    )

    steps = {each.step for each in allowed(case, under=UNDER, on=day(303))}

    assert steps == set(steps_from(Programme.COORDINATION, Stage.PLANNING))


def test_allowed_is_asked_for_whoever_would_do_it():
    """A contractor is shown what it may not decide, with the reason."""
    case = play(opened(), (1, receive()))

    answers = {
        each.step: each.answer.outcome
        for each in allowed(case, under=UNDER, on=day(2), by=COORDINATOR)
    }

    assert answers[Step.ACCEPT] is Outcome.FORBIDDEN
    assert answers[Step.ASSESS] is Outcome.PERMITTED


# --- pure -------------------------------------------------------------------------------------------

ASKED: tuple[AnyAct, ...] = (
    *POOL,
    acts.PutOnAgenda(
        by=CITY,
        meeting="m-1",
        item=AgendaItem(
            "i-9",
            "b-jusou",
            Purpose.PLAN_DELIBERATION,
            about=MOTHER,
            information=(OWN_LIFE, ILLNESS),
        ),
    ),
)


def answers_of(case: Case) -> list[Answer | tuple[str, ...]]:
    """The answers to everything in the pool, or the problems in asking (すべての判定)."""
    found: list[Answer | tuple[str, ...]] = []
    for act in ASKED:
        try:
            found.append(judge(case, act, under=UNDER, on=day(50)))
        except InvalidError as error:
            found.append(tuple(each.code for each in error.problems))
    return found


def busy() -> Case:
    """A case in which much is on record (記録の多いケース)."""
    return play(beginning(Programme.COORDINATION), (301, consent()), (302, decide()))


def test_asking_changes_nothing_and_gives_the_same_answer_again():
    """Judge reads; it writes nowhere, and the same question has the same answer."""
    case = busy()
    before = copy.deepcopy(contents(case.ledger(dt.date.max)))

    first = answers_of(case)

    assert answers_of(case) == first
    assert contents(case.ledger(dt.date.max)) == before
    assert len({each.outcome for each in first if isinstance(each, Answer)}) >= 3


@pytest.fixture
def switching() -> Iterator[None]:
    """Threads take turns as often as they can (細かい切替え)."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("switching")
def test_eight_threads_get_the_same_answers():
    """Asked at once from eight threads, with every table still empty, each answer is the same."""
    case = busy()
    expected = answers_of(case)
    for rule in RULES.values():
        rule._table.clear()
    gate = threading.Barrier(8)
    found: list[list[Answer | tuple[str, ...]]] = []

    def ask() -> None:
        gate.wait()
        found.append(answers_of(case))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [expected] * 8


#: Asked in a process in which nothing of jusou has been loaded yet: each thread begins with the import.
FROM_COLD = """
import json, sys, threading

sys.setswitchinterval(1e-6)
gate, said, failed = threading.Barrier(8), [], []

def ask():
    try:
        gate.wait()
        from jusou import Case, Municipality, allowed, meetings
        from jusou.audit import audit
        from jusou.record import answer_to_plain
        from jusou.testing import household
        from jusou.vocabulary import Purpose

        history = household("hachimaru_gomaru")
        under, case = Municipality.load(history.profile.id), Case.of(history)
        on = history.records[-1].happened_on
        answers = [each.answer for each in allowed(case, under=under, on=on)]
        for purpose in (Purpose.INFORMATION_EXCHANGE, Purpose.PLAN_DELIBERATION):
            answers += [each.answer for each in meetings(case, under=under, on=on, purpose=purpose)]
        answers += [each.answer for each in audit(history, under=under)]
        said.append(json.dumps([answer_to_plain(each) for each in answers], sort_keys=True))
    except BaseException as error:
        failed.append(repr(error))

threads = [threading.Thread(target=ask) for _ in range(8)]
for each in threads:
    each.start()
for each in threads:
    each.join()
print(failed, len(said), len(set(said)), len(said[0]) > 1000)
"""


def test_eight_threads_that_load_it_at_once_get_the_same_answers():
    """From the first import on: names and tables are read when first used, by all at the same time."""
    ran = subprocess.run(
        [sys.executable, "-c", FROM_COLD], capture_output=True, text=True, check=False
    )

    assert ran.stderr == ""
    assert ran.stdout == "[] 8 1 True\n"


def test_answer_is_no_yes_or_no():
    """Four outcomes do not fit into a truth value: asking for one is an error, for any outcome."""
    case = play(opened(), (1, receive()))

    for act in (decide(), acts.Monitor(by=CITY, track="t-1")):
        with pytest.raises(TypeError, match="is_permitted"):
            bool(judge(case, act, under=UNDER, on=day(2)))


def refused(act: AnyAct) -> NotPermittedError:
    """The refusal of an act after a consultation was received (拒否)."""
    with pytest.raises(NotPermittedError) as caught:
        done(play(opened(), (1, receive(note="架空の秘密"))), act, 2)
    return caught.value


def test_refusal_carries_its_answer_through_a_pickle():
    """Whoever catches it, in whatever process, has the reasons in hand."""
    error = refused(decide(by=HOUKATSU))

    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert error.answer.outcome is Outcome.FORBIDDEN
    assert again.answer == error.answer
    assert str(again) == str(error)
    assert isinstance(again, PermissionError)


def test_refusal_says_which_rule_and_nothing_about_anybody():
    """Its text names question, outcome and rules; what was written in the act stays there."""
    act = attrs.evolve(decide(by=HOUKATSU), reason="架空の秘密", note="架空の秘密")

    error = refused(act)

    assert str(error) == (
        "decide_acceptance: できません（法令の禁止）（flow.acceptance_by_municipality）"
    )
    assert "架空の秘密" not in repr(error) + repr(error.answer)


# --- rules ------------------------------------------------------------------------------------------


#: They list the rules of others, and have none of their own.
INDEXES = {"jusou.policy", "jusou.municipality.floor"}


def every_rule() -> Iterator[Rule[Any]]:
    """Every rule that stands anywhere in the package, by its name or in a table (すべての規則)."""
    for module in pkgutil.walk_packages(jusou.__path__, "jusou."):
        if module.name.endswith("__main__") or ".cli" in module.name or module.name in INDEXES:
            continue
        for value in vars(importlib.import_module(module.name)).values():
            match value:
                case Rule():
                    yield value
                case Mapping():
                    yield from (each for each in value.values() if isinstance(each, Rule))
                case _:
                    pass


def test_every_rule_is_in_the_index_once():
    """No rule works unseen, and no two rules go by one name."""
    found = {id(each): each for each in every_rule()}

    assert sorted(each.id for each in found.values()) == sorted(RULES)
    assert {id(each) for each in RULES.values()} == set(found)


@ONE_BY_ONE
def test_rule_answers_every_row(rule: Rule[Any]):
    """For every combination of facts there is one reason, of that rule, with a sentence in two languages."""
    rows = list(rule.rows())

    for row in rows:
        reason = rule.on(TODAY, *row)
        assert reason.rule == rule.id
        assert reason.sentence.ja
        assert reason.sentence.en
        assert reason is rule.on(TODAY, *row)
        assert (reason.outcome is Outcome.UNDETERMINED) <= bool(reason.missing or reason.remedies)
    assert rows


@ONE_BY_ONE
def test_examples_of_a_rule_hold(rule: Rule[Any]):
    """What stands beside a rule as an example is what it says."""
    assert rule.examples
    for example in rule.examples:
        assert rule.on(TODAY, *example.facts).outcome is example.outcome


@ONE_BY_ONE
def test_fact_outside_its_domain_is_refused(rule: Rule[Any]):
    """A rule knows its facts and no others."""
    if not rule.domains:
        pytest.skip("事実を用いない規則")

    with pytest.raises(ValueError, match=rule.id.replace(".", r"\.")):
        rule.on(TODAY, *("nothing" for _ in rule.domains))


BINDING = {Standing.STATUTE, Standing.ORDINANCE}


@ONE_BY_ONE
def test_only_statute_and_ordinance_forbid(rule: Rule[Any]):
    """A table of the ministry, a plan or an opinion of ours never forbids."""
    outcomes = {rule.on(TODAY, *row).outcome for row in rule.rows()}

    assert Outcome.FORBIDDEN not in outcomes or rule.standing in BINDING


@ONE_BY_ONE
def test_departure_lifts_guidance_and_nothing_else(rule: Rule[Any]):
    """Row by row: what guidance refuses is permitted with the duty shown; all else stays as it was."""
    for row in rule.rows():
        reason = rule.on(TODAY, *row)
        lifted = rule.set_aside(reason)
        if rule.standing.departable and reason.outcome is Outcome.NOT_PERMITTED:
            assert lifted.outcome is Outcome.PERMITTED
            assert lifted.departed
            assert lifted.duties == (DEPARTURE_DUTY,)
            assert lifted.sentence.ja.startswith("原則外（理由の記録あり）")
            assert lifted.cites == reason.cites
        else:
            assert lifted is reason


@ONE_BY_ONE
def test_departure_is_no_ground(rule: Rule[Any]):
    """No ground for moving information is one that a departure could supply."""
    assert not (rule.kind is Kind.GROUND and rule.standing.departable)


def test_some_rules_can_be_departed_from_and_most_cannot():
    """The two kinds of rules above are both there."""
    departable = {each.id for each in RULES.values() if each.standing.departable}

    assert "meeting.consent_jusou" in departable
    assert "sharing.consent" not in departable
    assert 5 < len(departable) < len(RULES) / 2


# --- departures in an act ---------------------------------------------------------------------------


def departing(rule: str, on: dt.date = START) -> Departure:
    """A departure on record (原則外の記録)."""
    return Departure(rule, "s-1", on, "架空の理由")


def monitored() -> Case:
    """A case in monitoring, nobody having evaluated it (評価のないモニタリング)."""
    case = of(told(1, receive()))
    for n, step in enumerate(
        (Step.ACCEPT, Step.DRAFT_PLAN, Step.DECIDE_SUPPORT, Step.MONITOR), start=2
    ):
        act = plain_act(case.tracks[0], step, CITY)
        assert act is not None
        case = case.with_record(told(n, act))
    return case


def concluding(**more: Any) -> acts.Review:
    """The end by its outlook (終結)."""
    return acts.Review(
        by=CITY,
        track="t-1",
        result=ReviewResult.CONCLUDE,
        evaluation="架空の評価",
        decided_by="s-1",
        lead="a-houkatsu",
        **more,
    )


def test_departure_of_an_act_is_shown_with_its_duty():
    """A municipality that goes its own way once says why, and the answer says that it did."""
    plain = judge(monitored(), concluding(), under=UNDER, on=day(9))
    act = concluding(departures=(departing("flow.review_deliberated"),))

    answer = judge(monitored(), act, under=UNDER, on=day(9))

    assert (plain.outcome, plain.departed) == (Outcome.NOT_PERMITTED, False)
    assert (answer.outcome, answer.departed) == (Outcome.PERMITTED, True)
    assert DEPARTURE_DUTY in answer.duties
    assert DEPARTURE_DUTY not in plain.duties


def test_departure_standing_in_the_profile_counts_for_every_act():
    """What a municipality has decided once for all need not be repeated in each act."""
    under = attrs.evolve(UNDER, departures=(departing("flow.review_deliberated"),))

    answer = judge(monitored(), concluding(), under=under, on=day(9))

    assert (answer.outcome, answer.departed) == (Outcome.PERMITTED, True)


NAMED = changed(
    UNDER,
    bodies=(*UNDER.bodies, Body("b-hyouka", "架空評価会議", frozenset({Basis.MUNICIPAL_ONLY}))),
    decisions=(DecisionRule(Decision.END, Organiser.MUNICIPALITY, body="b-hyouka"),),
)


@pytest.mark.parametrize(
    ("bases", "own", "basis", "under", "outcome"),
    [
        pytest.param({Basis.JUSOU_SHIEN_KAIGI}, False, None, UNDER, True, id="重層的支援会議"),
        pytest.param({Basis.SHIEN_KAIGI}, False, None, UNDER, False, id="支援会議"),
        pytest.param({Basis.SHIEN_KAIGI}, True, None, UNDER, True, id="要綱が評価も扱う支援会議"),
        pytest.param(
            {Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI}, False, None, UNDER, True, id="兼ねる会議"
        ),
        pytest.param(
            {Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI},
            False,
            Basis.SHIEN_KAIGI,
            UNDER,
            False,
            id="兼ねる会議で支援会議として",
        ),
        pytest.param({Basis.MUNICIPAL_ONLY}, False, None, UNDER, False, id="要綱だけの会議"),
        pytest.param({Basis.MUNICIPAL_ONLY}, False, None, NAMED, True, id="終結の会議と定めた会議"),
    ],
)
def test_an_evaluation_counts_where_a_meeting_is_there_for_it(
    bases: set[Basis], own: bool, basis: Basis | None, under: Municipality, outcome: bool
):
    """国の標準の流れ: the 重層的支援会議 evaluates, or whichever body the municipality has for it."""
    body = Body(
        "b-hyouka",
        "架空評価会議",
        frozenset(bases),
        Organiser.MUNICIPALITY,
        purposes=frozenset({Purpose.EVALUATION} if own else ()),
    )
    item = AgendaItem("i-1", "b-hyouka", Purpose.EVALUATION, about=MOTHER, basis=basis)
    held = Meeting("m-hyouka", frozenset({"b-hyouka"}), day(8), items=(item,))
    case = monitored()
    for act in (
        acts.ConstituteBody(by=CITY, body=body),
        acts.ConveneMeeting(by=CITY, meeting=held),
        acts.HearItem(by=CITY, meeting="m-hyouka", item="i-1"),
    ):
        case = case.with_record(told(case.version + 1, act))

    answer = judge(case, concluding(), under=under, on=LATER)
    (reason,) = [each for each in answer.all_reasons() if each.rule == "flow.review_deliberated"]

    assert (reason.outcome is Outcome.PERMITTED) is outcome


@pytest.mark.parametrize(
    "departure",
    [
        departing("flow.order"),
        departing("meeting.consent_jusou"),
        departing("flow.review_deliberated", day(10)),
    ],
    ids=["図の順序", "ほかの規則", "後の日の決裁"],
)
def test_departure_from_something_else_or_later_lifts_nothing(departure: Departure):
    """It lifts the rule it names, from the day it was decided."""
    act = concluding(departures=(departure,))

    assert not judge(monitored(), act, under=UNDER, on=day(9)).is_permitted


def test_nobody_departs_from_statute():
    """The municipality accepts; no reason, decider and day on record lets a contractor do it."""
    act = decide(by=HOUKATSU, departures=(departing("flow.acceptance_by_municipality"),))

    answer = judge(of(told(1, receive())), act, under=UNDER, on=day(9))

    assert (answer.outcome, answer.departed) == (Outcome.FORBIDDEN, False)


def test_departure_from_the_table_of_meetings_moves_no_information():
    """Consent at the meeting may be set aside as a rule of the meeting; the son's illness still has no ground."""
    item = AgendaItem(
        "i-1", "b-jusou", Purpose.PLAN_DELIBERATION, about=SON, information=(ILLNESS,)
    )
    case = of(
        told(1, receive("t-2", SON)),
        told(2, decide(track="t-2")),
        told(3, acts.ConveneMeeting(by=CITY, meeting=meeting())),
    )
    act = acts.PutOnAgenda(
        by=CITY, meeting="m-1", item=item, departures=(departing("meeting.consent_jusou"),)
    )

    answer = judge(case, act, under=UNDER, on=day(9))

    assert not answer.is_permitted
    assert answer.departed
    assert "meeting.consent_jusou" not in answer.rules()
    assert "sharing.consent" in answer.rules()


# --- days -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "act", {type(each): each for each in POOL if each.scheme}.values(), ids=lambda act: act.type
)
def test_act_of_the_scheme_has_no_day_before_the_scheme(act: AnyAct):
    """The scheme began on 2021-04-01; before it nothing of the scheme can be judged or recorded."""
    before = SCHEME_START - dt.timedelta(days=1)

    with pytest.raises(InvalidError) as caught:
        judge(opened(), act, under=UNDER, on=before)
    with pytest.raises(InvalidError):
        Record("r-1", before, moment(1), act)

    assert "before_scheme" in {each.code for each in caught.value.problems}


@pytest.mark.parametrize(
    "act",
    [
        consent(),
        acts.Conceal(
            by=CITY, concealment=Concealment(MOTHER, frozenset({SON}), Concealed.ADDRESS, START)
        ),
    ],
    ids=lambda act: act.type,
)
def test_what_is_no_act_of_the_scheme_may_be_older(act: AnyAct):
    """Consent and concealment were given before 2021, too."""
    before = SCHEME_START - dt.timedelta(days=1)

    assert judge(opened(), act, under=UNDER, on=before).is_permitted
    assert Record("r-1", before, moment(1), act)


RESTING_ON_UNREAD_LAW: tuple[AnyAct, ...] = (
    decide(),
    decide(by=HOUKATSU),
    acts.ConstituteBody(
        by=CITY,
        body=Body(
            "b-new",
            "架空の支援会議",
            bases=frozenset({Basis.SHIEN_KAIGI}),
            organiser=Organiser.MUNICIPALITY,
        ),
    ),
)


@pytest.mark.parametrize("act", RESTING_ON_UNREAD_LAW, ids=["受理", "受託者の受理", "設置"])
def test_answer_on_law_not_yet_read_is_undetermined(act: AnyAct):
    """From 2027-04-01 an article may say something else: the present answer is given beside, as information."""
    case = of(told(1, receive()))
    last = judge(case, act, under=UNDER, on=UNREAD - dt.timedelta(days=1))

    first = judge(case, act, under=UNDER, on=UNREAD)

    assert last.under_present_text is None
    assert last.outcome is not Outcome.UNDETERMINED
    assert (first.outcome, first.under_present_text) == (Outcome.UNDETERMINED, last.outcome)


@pytest.mark.parametrize(
    "act",
    [
        consent(),
        acts.Contact(by=CITY, track="t-1", means=ContactMeans.VISIT, result=ContactResult.ABSENT),
        acts.Assess(by=HOUKATSU, track="t-1"),
        acts.Share(by=HOUKATSU, to=CITY, information=(OWN_LIFE,), purpose=Purpose.SERVICE),
        acts.End(by=CITY, track="t-1", reason=EndReason.MOVED_AWAY, decided_by="s-1"),
        acts.EmergencySupport(by=HOUKATSU, person=MOTHER),
        acts.Report(
            by=HOUKATSU,
            kind=ReportKind.ELDER_ABUSE,
            person=MOTHER,
            to=ReportAddressee.MUNICIPALITY,
        ),
    ],
    ids=lambda act: act.type,
)
def test_answer_that_rests_on_other_law_goes_on(act: AnyAct):
    """What does not rest on those articles is answered as before; a report of abuse never waits."""
    case = of(told(1, receive()), told(2, consent()))

    answer = judge(case, act, under=UNDER, on=UNREAD)

    assert (answer.outcome, answer.under_present_text) == (Outcome.PERMITTED, None)


@ONE_BY_ONE
def test_rule_is_unread_from_that_day_where_it_rests_on_those_articles(rule: Rule[Any]):
    """Row by row: unread from 2027-04-01 where an article it rests on may change, never a day before.

    A rule that only tells, as of the secrecy in a room, is nothing an answer rests on.
    """
    rests = any(rule.function(*row).rests for row in rule.rows())
    changing = any(each.unread_from is not None for each in rule.cites)
    unread = 0

    for row in rule.rows():
        before, after = rule.on(UNREAD - dt.timedelta(days=1), *row), rule.on(UNREAD, *row)
        assert not before.unread
        assert after.unread == (changing and rule.function(*row).rests)
        assert after.outcome is before.outcome
        unread += after.unread

    assert bool(unread) is (changing and rests)


SWA_106 = ("106条の4", "106条の6")


@ONE_BY_ONE
def test_articles_that_may_change_are_marked(rule: Rule[Any]):
    """Whoever cites 106条の4 or 106条の6 as statute cites it as unread from 2027-04-01."""
    for cite in rule.cites:
        printed = cite.on(TODAY)
        if printed is None or cite.standing is not Standing.STATUTE:
            continue
        if any(article in str(printed) for article in SWA_106):
            assert cite.unread_from == UNREAD


# --- what leads nowhere -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "path"),
    [
        (decide(track="t-9"), "track"),
        (acts.AskAssent(by=CITY, kind=AssentKind.PLAN, person=MOTHER, plan="plan-9"), "plan"),
        (acts.AnswerReferral(by=CITY, referral="f-9", response=Response.ACCEPTED), "referral"),
        (acts.Reopen(by=Party("a-nobody"), track="t-1"), "by.agency"),
        (acts.ChangeHousehold(by=CITY, joins=(Member("p-aunt"),)), "joins[0].person"),
        (consent("p-nobody"), "consent.person"),
        (consent(agencies=("a-nobody",)), "consent.scope.agencies[0]"),
        (acts.HandOver(by=CITY, track="t-1", to="a-nobody"), "to"),
        (
            acts.Share(
                by=CITY,
                to=Party("a-nobody"),
                information=(
                    Information(MOTHER, Category.CARE, CITY, names=frozenset({"p-aunt"})),
                ),
                purpose=Purpose.SERVICE,
            ),
            "information[0].names[0]",
        ),
        (
            acts.DraftPlan(
                by=CITY, track="t-1", plan=Plan("plan-1", MOTHER, roles=(Role("a-nobody", "訪問"),))
            ),
            "plan.roles[0].agency",
        ),
        (acts.RequestMeeting(by=CITY, body="b-nowhere", purpose=Purpose.PROGRESS), "body"),
        (correct("r-1", receive(person="p-nobody")), "act.person"),
    ],
)
def test_nothing_is_recorded_that_leads_nowhere(act: AnyAct, path: str):
    """An act that names what the case does not know is refused, with the place and never the value."""
    case = of(told(1, receive()))

    with pytest.raises(InvalidError) as caught:
        judge(case, act, under=UNDER, on=day(3))

    assert path in {each.path for each in caught.value.problems}
    assert {each.code for each in caught.value.problems} == {"dangling"}
    assert "nobody" not in str(caught.value)


def test_act_may_name_what_begins_with_it():
    """A judgement may be about the very request or sitting that the act brings into being."""
    asked = acts.RequestCooperation(
        by=CITY,
        request="q-1",
        to="a-houkatsu",
        information=(OWN_LIFE,),
        purpose=Purpose.INFORMATION_EXCHANGE,
        body="b-shien",
        judgements=(judgement(JudgementKind.NECESSITY, request="q-1"),),
    )
    called = acts.ConveneMeeting(
        by=CITY,
        meeting=meeting(),
        judgements=(judgement(JudgementKind.NECESSITY, meeting="m-1"),),
    )
    case = of(told(1, receive(challenges=frozenset({Challenge.CARE}))))

    for act in (asked, called):
        assert judge(case, act, under=UNDER, on=day(3)).is_permitted


def test_every_problem_comes_at_once():
    """Three things that are not there: three problems."""
    act = acts.Share(
        by=Party("a-nobody"),
        to=Party("a-none"),
        information=(Information("p-nobody", Category.CARE, CITY),),
        purpose=Purpose.SERVICE,
    )

    with pytest.raises(InvalidError) as caught:
        judge(opened(), act, under=UNDER, on=day(3))

    assert sorted(each.path for each in caught.value.problems) == [
        "by.agency",
        "information[0].subject",
        "to.agency",
    ]


# --- withdrawal -------------------------------------------------------------------------------------


def under_way() -> Case:
    """Consent was given, and everything that can rest on it is under way (進行中のケース)."""
    item = AgendaItem(
        "i-1", "b-jusou", Purpose.PLAN_DELIBERATION, about=MOTHER, information=(OWN_LIFE,)
    )
    return play(
        opened(),
        (1, receive(challenges=frozenset({Challenge.CARE}))),
        (2, decide()),
        (3, consent()),
        (
            4,
            acts.Share(
                by=HOUKATSU, to=COORDINATOR, information=(OWN_LIFE,), purpose=Purpose.SERVICE
            ),
        ),
        (5, acts.Refer(by=HOUKATSU, referral="f-1", track="t-1", to=CITY, information=(OWN_LIFE,))),
        (6, acts.DraftPlan(by=CITY, track="t-1", plan=whole_plan())),
        (7, acts.ConveneMeeting(by=CITY, meeting=meeting())),
        (8, acts.PutOnAgenda(by=CITY, meeting="m-1", item=item)),
    )


WITHDRAW = acts.WithdrawConsent(by=HOUKATSU, person=MOTHER)


def test_withdrawal_lists_what_no_longer_stands():
    """The planned item, the referral awaiting its answer, the past share, the roles of the plan."""
    withdrawn = done(under_way(), WITHDRAW, 10)

    assert {(each.what, each.id) for each in withdrawn.consequences} == {
        ("item", "i-1"),
        ("referral", "f-1"),
        ("share", "r-4"),
        ("plan", "plan-1"),
    }
    assert "取り消されません" in next(
        each.text.ja for each in withdrawn.consequences if each.what == "share"
    )


def test_question_asked_again_is_answered_alike():
    """What a case keeps of its answers is the answer to that very question, however many are asked."""
    case = under_way()
    acts_asked = [*(attrs.evolve(WITHDRAW, note=f"{n}") for n in range(300)), WITHDRAW]

    first = [judge(case, act, under=UNDER, on=day(10)) for act in acts_asked]
    again = [judge(case, act, under=UNDER, on=day(10)) for act in acts_asked]
    fresh = [judge(attrs.evolve(case), act, under=UNDER, on=day(10)) for act in acts_asked]

    assert first == again == fresh
    assert len(case.asked) <= 256
    assert judge(case, WITHDRAW, under=UNDER, on=day(11)).on == day(11)
    assert judge(copy.deepcopy(case), acts_asked[0], under=UNDER, on=day(10)) == first[0]


def test_withdrawal_never_undoes_the_past():
    """What was done with consent was done with consent: every record, answer and share stays."""
    case = under_way()
    withdrawn = done(case, WITHDRAW, 10)

    before, after = ledger_of(case), ledger_of(withdrawn.case)

    assert withdrawn.case.records[:-1] == case.records
    assert withdrawn.rejudged == ()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"statements", "latest"}, "what was said, and the day of the last entry"
    assert contents(withdrawn.case.ledger(day(9))) == before


def test_withdrawal_is_not_the_end_of_the_use():
    """情報共有の同意の撤回 is not 辞退: application and assent to the plan stand apart."""
    case = play(
        under_way(),
        *(
            (
                9,
                acts.GiveAssent(
                    by=CITY, kind=kind, person=MOTHER, plan=plan, obtained_by=ObtainedBy.ORAL
                ),
            )
            for kind, plan in ((AssentKind.APPLICATION, None), (AssentKind.PLAN, "plan-1"))
        ),
    )

    after = done(case, WITHDRAW, 10).case.ledger(day(10))

    assert {each.said.value for each in after.assents.values()} == {"given"}


def test_what_is_done_is_no_longer_under_way():
    """An item heard, a referral answered: neither is a consequence any more."""
    case = play(
        under_way(),
        (9, acts.HearItem(by=CITY, meeting="m-1", item="i-1")),
        (9, acts.AnswerReferral(by=CITY, referral="f-1", response=Response.ACCEPTED)),
    )

    kinds = {each.what for each in done(case, WITHDRAW, 10).consequences}

    assert kinds == {"share", "plan"}


def test_withdrawal_of_what_nothing_rests_on_has_no_consequence():
    """Withdrawing what was given for something else leaves all that is under way as it was."""
    scope = consent_of(categories=(Category.FINANCES,)).scope

    withdrawn = done(under_way(), acts.WithdrawConsent(by=HOUKATSU, person=MOTHER, scope=scope), 10)

    assert withdrawn.consequences == ()
