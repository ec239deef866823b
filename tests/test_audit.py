"""What an audit finds, and what it holds against nobody (履歴の確認)."""

import importlib
import json
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_case import (
    BEGUN,
    CITY,
    HOUKATSU,
    MOTHER,
    OWN_LIFE,
    POOL,
    SCRIPTS,
    UNDER,
    consent,
    correct,
    day,
    decide,
    moment,
    of,
    opened,
    play,
    played,
    receive,
    told,
    void,
)

from jusou import acts
from jusou.acts import AnyAct, Record
from jusou.audit import Finding, FindingKind, audit, audit_lines, shipped_profile
from jusou.case import Case, effective
from jusou.errors import UnknownNameError
from jusou.hindsight import Seen, walk
from jusou.history import History, ProfileRef
from jusou.judging import judge
from jusou.ledger import Ledger
from jusou.municipality import Municipality
from jusou.record import history_to_json
from jusou.testing.strategies import histories
from jusou.vocabulary import AcceptanceResult, Purpose, Stage

SHARE = acts.Share(by=HOUKATSU, to=CITY, information=(OWN_LIFE,), purpose=Purpose.SERVICE)
WITHDRAW = acts.WithdrawConsent(by=HOUKATSU, person=MOTHER)
MONITOR = acts.Monitor(by=CITY, track="t-1")


# The front door gives the function of this name.
judging = importlib.import_module("jusou.hindsight")


def found(*records: Record) -> tuple[Finding, ...]:
    """What an audit of these records finds (要確認)."""
    return audit(of(*records).history, under=UNDER)


def kinds(findings: tuple[Finding, ...]) -> dict[str, str | None]:
    """Record and kind of each finding (記録と種別)."""
    return {each.record: each.kind.value for each in findings}


# --- what it finds ----------------------------------------------------------------------------------


@given(SCRIPTS)
@settings(max_examples=40)
def test_what_was_done_in_its_turn_is_in_order(script: list[tuple[AnyAct, int]]):
    """Acts that were each permitted, and told as they happened, give an audit nothing to find."""
    forward = [(act, abs(shift)) for act, shift in script if not isinstance(act, CHANGES)]

    assert audit(played(forward).history, under=UNDER) == ()


CHANGES = (acts.Correct, acts.Void)


@pytest.mark.parametrize(
    ("act", "kind", "outcome"),
    [
        (decide(by=HOUKATSU), "not_as_it_stood", "forbidden"),
        (SHARE, "not_as_it_stood", "not_permitted"),
        (MONITOR, "impossible", "not_permitted"),
        (decide(track="t-9"), "dangling", None),
        (
            acts.Report(
                by=HOUKATSU,
                kind=next(iter(acts.ReportKind)),
                person="p-nobody",
                to=next(iter(acts.ReportAddressee)),
            ),
            "dangling",
            None,
        ),
    ],
)
def test_each_kind_of_finding_is_told_apart(act: AnyAct, kind: str, outcome: str | None):
    """Not permitted, no such step, leading nowhere: each is its own kind, with its answer."""
    findings = found(told(1, receive()), told(2, act))

    assert kinds(findings) == {"r-2": kind}
    assert findings[0].outcome == outcome
    assert (findings[0].answer is None) == (outcome is None)
    assert (findings[0].act, findings[0].day) == (act.type, day(2))


def test_what_is_not_on_record_is_undetermined():
    """Where a judgement is missing the audit asks for it, and does not call the act wrong."""
    answer = judge(play(opened(), (1, receive())), UNDECIDED, under=UNDER, on=day(2))
    assert answer.outcome == "undetermined"

    findings = found(told(1, receive()), told(2, UNDECIDED))

    assert kinds(findings) == {"r-2": "undetermined"}
    assert findings[0].answer == answer


#: A request in the name of the 支援会議, while nobody has written down that the meeting needs it.
UNDECIDED = acts.RequestCooperation(
    by=CITY,
    request="q-1",
    to="a-houkatsu",
    information=(OWN_LIFE,),
    purpose=Purpose.INFORMATION_EXCHANGE,
    body="b-shien",
)


def test_dangling_reference_does_not_stop_the_walk():
    """What leads nowhere is found, and all that follows is judged as if it had not been."""
    findings = found(
        told(1, receive()), told(2, decide(track="t-9")), told(3, decide()), told(4, SHARE)
    )

    assert kinds(findings) == {"r-2": "dangling", "r-4": "not_as_it_stood"}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (void("r-99"), "dangling"),
        (correct("r-99", decide()), "dangling"),
        (correct("r-2", void("r-1")), "impossible"),
    ],
)
def test_change_that_changes_nothing_is_found(change: acts.Correct | acts.Void, kind: str):
    """A correction of no record is in nobody's way, and so nobody would ever see it."""
    findings = found(told(1, receive()), told(2, decide()), told(3, change))

    assert kinds(findings) == {"r-3": kind}


def test_impossible_act_is_found_and_the_stage_stays():
    """The fold goes on from the stage as it was: the acceptance after it is in order."""
    records = told(1, receive()), told(2, MONITOR), told(3, decide())

    assert kinds(found(*records)) == {"r-2": "impossible"}
    assert of(*records).stage is Stage.COORDINATION


@given(st.lists(st.tuples(st.sampled_from(POOL), st.integers(-30, 5)), max_size=25))
@settings(max_examples=50)
def test_any_history_is_audited_to_its_end(script: list[tuple[AnyAct, int]]):
    """Whatever was recorded, by whatever software: every record is judged and none stops the audit."""
    records = [
        Record(f"r-{n}", day(40 + shift), moment(45 + n % 9), act)
        for n, (act, shift) in enumerate([*BEGUN, *script], start=1)
    ]
    case = of(*records)

    findings = audit(case.history, under=UNDER)

    assert {each.record for each in findings} <= {each.id for each in records}
    assert all(each.kind in FindingKind for each in findings)


@given(histories(most=12))
@settings(max_examples=40)
def test_history_of_any_acts_is_audited_to_its_end(history: History):
    """No act of any shape stops an audit."""
    audit(history, under=UNDER)


# --- two verdicts -----------------------------------------------------------------------------------


def late_withdrawal() -> tuple[Record, ...]:
    """Information shared in good faith; only later it is told that consent had been withdrawn."""
    return (
        told(1, receive()),
        told(2, consent()),
        told(8, SHARE),
        told(20, WITHDRAW, on=5),
        told(21, SHARE),
    )


def test_nobody_is_held_to_what_came_out_later():
    """Known then, the act was in order; the finding says so, and that only hindsight differs."""
    before, _ = found(*late_withdrawal())

    assert (before.record, before.then.kind, before.now.kind) == (
        "r-8",
        None,
        FindingKind.NOT_AS_IT_STOOD,
    )
    assert before.by_hindsight
    assert before.differs
    assert before.then.outcome == "permitted"


def test_what_was_known_by_then_counts_then_too():
    """After the withdrawal was told, sharing was not in order on either view."""
    _, after = found(*late_withdrawal())

    assert (after.record, after.then, after.differs, after.by_hindsight) == (
        "r-21",
        after.now,
        False,
        False,
    )


def test_what_came_out_later_may_also_put_an_act_in_order():
    """Consent that had been given, but was written down late: then it was not on record, now it is."""
    (finding,) = found(told(1, receive()), told(8, SHARE), told(9, consent(), on=2))

    assert finding.record == "r-8"
    assert (finding.then.kind, finding.now.kind) == (FindingKind.NOT_AS_IT_STOOD, None)
    assert (finding.kind, finding.outcome) == (FindingKind.NOT_AS_IT_STOOD, "not_permitted")
    assert not finding.by_hindsight


def test_corrected_act_is_judged_as_it_was_told_and_as_it_stands():
    """Then, the act as it was recorded; now, the act as corrected."""
    (finding,) = found(
        told(1, receive()),
        told(2, MONITOR),
        told(5, correct("r-2", decide())),
    )

    assert (finding.record, finding.corrected) == ("r-2", True)
    assert (finding.then.kind, finding.now.kind) == (FindingKind.IMPOSSIBLE, None)


def test_voided_record_counts_for_what_was_done_while_it_stood():
    """A voided consent is no consent now; until it was voided, it was one."""
    (finding,) = found(
        told(1, receive()), told(2, consent()), told(8, SHARE), told(20, void("r-2"))
    )

    assert finding.record == "r-8"
    assert finding.by_hindsight


def test_voided_record_itself_is_not_judged_any_more():
    """What was voided did not happen: there is nothing to look at again."""
    assert found(told(1, receive()), told(2, MONITOR), told(3, void("r-2"))) == ()


def test_day_moved_by_a_correction_counts_from_when_it_was_told():
    """A consent moved to a day after the sharing: then it covered it, now it does not."""
    (finding,) = found(
        told(1, receive()),
        told(2, consent()),
        told(8, SHARE),
        told(20, correct("r-2", consent(), happened_on=day(15))),
    )

    assert finding.record == "r-8"
    assert (finding.then.kind, finding.now.kind) == (None, FindingKind.NOT_AS_IT_STOOD)


def known_then(history: History, record: Record) -> Seen | None:
    """The plain way to the verdict of then: forget what was told later, and walk (素直な計算)."""
    entries = effective(history.records, known_at=record.recorded_at)
    for seen in walk(history.registry, entries, UNDER):
        if seen.entry.record.id == record.id:
            return seen
    return None


LATE = st.lists(
    st.tuples(st.sampled_from(POOL), st.integers(0, 12), st.integers(0, 30)), max_size=18
)


@given(LATE)
@settings(max_examples=80)
def test_then_is_what_one_gets_by_forgetting_what_was_told_later(
    script: list[tuple[AnyAct, int, int]],
):
    """However late, corrected or voided: `then` is the verdict without all that was told after it."""
    records = [
        Record(f"r-{n}", day(10 + happened), moment(10 + max(happened, wrote), n % 7), act)
        for n, (act, happened, wrote) in enumerate(
            [*((act, 0, 0) for act, _ in BEGUN), *script], start=1
        )
    ]
    history = of(*records).history

    for finding in audit(history, under=UNDER):
        record = next(each for each in history.records if each.id == finding.record)
        if isinstance(record.act, CHANGES):
            continue
        seen = known_then(history, record)
        if seen is None:
            # It was voided before it was told; there is nothing to compare.
            continue
        assert finding.then.answer == seen.answer
        assert (finding.then.kind is FindingKind.IMPOSSIBLE) == (
            seen.impossible or bool(seen.problems and finding.then.kind == "impossible")
        )


@given(LATE)
@settings(max_examples=60)
def test_no_finding_of_then_is_passed_over(script: list[tuple[AnyAct, int, int]]):
    """Every act that was not in order on what was known then is found, even if all is well by now."""
    records = [
        Record(f"r-{n}", day(10 + happened), moment(10 + max(happened, wrote), n % 7), act)
        for n, (act, happened, wrote) in enumerate(
            [*((act, 0, 0) for act, _ in BEGUN), *script], start=1
        )
    ]
    history = of(*records).history
    standing = {each.record.id for each in effective(history.records)}

    wrong = {
        record.id
        for record in history.records
        if record.id in standing
        and (seen := known_then(history, record)) is not None
        and (seen.answer is None or seen.impossible or not seen.answer.is_permitted)
    }

    assert wrong <= {each.record for each in audit(history, under=UNDER)}


# --- how far it walks -------------------------------------------------------------------------------


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, int]]:
    """Counts how often an act is taken and judged during an audit (手間の数)."""
    count = {"taken": 0, "judged": 0}
    take, judged = judging.take, judging.judged_act

    def counted_take(ledger: Ledger, *rest: object) -> None:
        count["taken"] += 1
        take(ledger, *rest)

    def counted_judge(*what: object) -> object:
        count["judged"] += 1
        return judged(*what)

    monkeypatch.setattr(judging, "take", counted_take)
    monkeypatch.setattr(judging, "judged_act", counted_judge)
    return count


def ordinary(length: int) -> list[Record]:
    """A long history, told as it happened (長い履歴)."""
    around = (decide(AcceptanceResult.DECLINE), acts.Reopen(by=CITY, track="t-1"))
    return [told(0, receive())] + [told(n, around[(n + 1) % 2]) for n in range(1, length)]


def test_ordinary_history_is_walked_once(steps: dict[str, int]):
    """As long as everything is told in its turn, each record is taken once and judged once."""
    history = of(*ordinary(400)).history

    assert audit(history, under=UNDER) == ()
    assert steps == {"taken": 400, "judged": 400}


def test_one_late_record_costs_no_more_than_one_walk_more(steps: dict[str, int]):
    """Only what came after it, and was told before it, is judged a second time."""
    records = [*ordinary(400), told(350, receive("t-2"), on=300, ident="late")]
    history = of(*records).history

    audit(history, under=UNDER)

    assert steps["judged"] == 401 + 49
    assert steps["taken"] < 2 * 401


def test_ten_thousand_records_are_walked_once(steps: dict[str, int]):
    """What it takes grows with the history, and not with its square."""
    records = [
        Record(f"r-{n:05}", day(n // 50), moment(n // 50, n % 50), each.act)
        for n, each in enumerate(ordinary(10_000))
    ]

    assert audit(of(*records).history, under=UNDER) == ()
    assert steps == {"taken": 10_000, "judged": 10_000}


# --- what it says -----------------------------------------------------------------------------------


def test_audit_asks_to_look_again_and_accuses_nobody():
    """It says 要確認, with both verdicts where they differ; never 違反."""
    before, after = found(*late_withdrawal())

    assert before.text.ja == (
        "要確認: 2025-04-09 情報の提供（r-8） — 当時分かっていた事実では「できます」、"
        "後から分かった事実では「このままではできません」"
    )
    assert before.text.en.startswith("to be checked: 2025-04-09 share information (r-8)")
    assert after.text.ja == "要確認: 2025-04-22 情報の提供（r-21） — このままではできません"
    assert after.text.en == "to be checked: 2025-04-22 share information (r-21) — not as it stands"


def test_no_word_of_the_audit_accuses():
    """Neither its labels nor its sentences speak of a violation, for they become official documents."""
    texts = [each.label for each in FindingKind] + [
        finding.text
        for act in POOL
        for finding in found(told(1, MONITOR), told(2, act), told(3, receive()))
    ]

    assert len(texts) > 30
    for text in texts:
        assert "違反" not in text.ja
        assert "violat" not in text.en


def test_findings_say_nothing_about_people():
    """Names, addresses, reasons and notes stay in the record: a finding holds ids, days and words of ours."""
    canary = "架空の秘密"
    records = (
        told(1, receive(note=canary)),
        told(2, attrs.evolve(decide(by=HOUKATSU), reason=canary)),
        told(3, attrs.evolve(MONITOR, note=canary)),
        told(4, attrs.evolve(decide(track="t-9"), reason=canary)),
    )

    findings = found(*records)

    assert len(findings) == 3
    assert canary not in repr(findings)
    assert canary not in "".join(each.text.ja + each.text.en for each in findings)


def test_findings_come_in_the_order_things_happened():
    """An officer reads from the first day to the last, wherever a record was told."""
    findings = found(
        told(30, MONITOR, on=9),
        told(1, receive()),
        told(20, void("r-77")),
        told(5, SHARE),
    )

    assert [each.record for each in findings] == ["r-5", "r-30", "r-20"]


# --- many histories ---------------------------------------------------------------------------------


def line(case: Case) -> str:
    """A case as a line of JSON Lines (1行)."""
    return history_to_json(case.history)


def test_each_line_is_audited_by_itself():
    """Line by line, numbered; a bad line is told with its problems, and the next is read."""
    good, bad = of(told(1, receive())), of(told(1, receive()), told(2, SHARE))

    audited = list(audit_lines([line(good), "", "{", line(bad)]))

    assert [(each.number, each.case, len(each.findings)) for each in audited] == [
        (1, "case-1", 0),
        (3, None, 0),
        (4, "case-1", 1),
    ]
    assert [each.code for each in audited[1].problems] == ["json"]


def test_lines_are_read_one_at_a_time():
    """Nothing is read ahead and nothing is kept: memory is bounded by the largest line."""
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield line(of(told(1, receive())))

    audited = audit_lines(endless())
    for _ in range(3):
        next(audited)

    assert read == 3


def test_history_is_audited_under_its_own_profile():
    """Without another word, the profile that a history names decides; else the national default."""
    case = of(told(1, receive()))
    asked: list[ProfileRef | None] = []

    def profiles(ref: ProfileRef | None) -> Municipality:
        asked.append(ref)
        return UNDER

    own = ProfileRef("default", UNDER.version, UNDER.hash)
    list(audit_lines([history_to_json(attrs.evolve(case.history, profile=own))], profiles=profiles))
    list(audit_lines([line(case)], profiles=profiles))

    assert set(asked) == {own, None}
    assert shipped_profile(None) == UNDER
    assert shipped_profile(own) == UNDER


def test_profile_is_asked_for_once_while_the_lines_name_the_same():
    """Who looks profiles up in a database is asked anew only where the next line names another."""
    asked: list[ProfileRef | None] = []

    def profiles(ref: ProfileRef | None) -> Municipality:
        asked.append(ref)
        return UNDER

    case = of(told(1, receive()))
    own = ProfileRef("default", UNDER.version, UNDER.hash)
    named = history_to_json(attrs.evolve(case.history, profile=own))

    list(audit_lines([named, named, line(case), "{", line(case), named], profiles=profiles))

    assert asked == [own, None, own]


def test_named_municipality_goes_before_the_profile_of_the_history():
    """With *under*, nobody asks which profile the history was kept under."""

    def profiles(_: ProfileRef | None) -> Municipality:
        pytest.fail("asked")

    ref = ProfileRef("nowhere", "1", "0")
    history = attrs.evolve(of(told(1, receive())).history, profile=ref)

    (audited,) = audit_lines([history_to_json(history)], under=UNDER, profiles=profiles)

    assert (audited.problems, audited.findings, audited.case) == ((), (), "case-1")


def test_unknown_profile_is_the_problem_of_its_line_alone():
    """The line is told apart with one problem, and the lines after it are read."""
    ref = ProfileRef("nowhere", "1", "0")
    lost = attrs.evolve(of(told(1, receive()), told(2, SHARE)).history, profile=ref)

    first, broken, second = audit_lines([history_to_json(lost), "{", line(of(told(1, receive())))])

    assert [(each.path, each.code) for each in first.problems] == [
        ("profile.id", "unknown_profile")
    ]
    assert first.findings == ()
    assert [each.code for each in broken.problems] == ["json"]
    assert second.problems == ()
    with pytest.raises(UnknownNameError):
        shipped_profile(ref)


def test_profile_that_has_changed_since_is_said():
    """Findings under a profile that is no longer the one of the time are marked."""
    case = of(told(1, receive()))
    refs = (UNDER.hash, "0" * 8)

    marks = [
        next(
            audit_lines(
                [
                    history_to_json(
                        attrs.evolve(case.history, profile=ProfileRef("default", "1", each))
                    )
                ]
            )
        ).profile_changed
        for each in refs
    ]

    assert marks == [False, True]


def test_audit_of_what_is_exchanged_is_the_audit_of_the_case():
    """Going out as JSON and coming back changes no finding."""
    text = json.loads(history_to_json(of(*late_withdrawal()).history))
    text["records"].reverse()

    (audited,) = audit_lines([json.dumps(text)], under=UNDER)

    assert audited.findings == found(*late_withdrawal())
