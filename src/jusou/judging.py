"""Judging (判定): may this act be done, on this day, in this municipality; and doing it.

Pure: no clock, no I/O, no global state. What is read (facts) and what is judged (rules) are
apart; here they are put together.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from jusou import acts
from jusou.acts import AnyAct, Record
from jusou.answer import Answer, Discretion
from jusou.case import Case, fold
from jusou.cells import Day
from jusou.consequences import Consequence, consequences
from jusou.errors import InvalidError, JusouError, Problem, StaleVersionError, raise_all
from jusou.hindsight import Rejudged, rejudged
from jusou.municipality import Municipality
from jusou.questions import judged_act
from jusou.reading import Reading
from jusou.references import (
    changes_nothing,
    not_there,
    unaskable,
)
from jusou.term import jst_day
from jusou.wording import Text


@attrs.define(slots=False, eq=False)
class NotPermittedError(JusouError, PermissionError):
    """The act was proposed, and is not permitted (できない行為). The answer says why."""

    code = "not_permitted"
    answer: Answer

    def __str__(self) -> str:
        # A log may be read by anyone: what may not be told is not named in it.
        told = {
            each.rule for each in self.answer.all_reasons() if each.discretion is Discretion.OPEN
        }
        rules = "、".join(sorted(self.answer.rules() & told)) or "理由は answer にあります"
        return f"{self.answer.question}: {self.answer.outcome.label.ja}（{rules}）"


@attrs.frozen(repr=False)
class Done:
    """What doing an act gives: the new case, the record to keep, and the answer it rests on (行った結果)."""

    case: Case
    record: Record
    answer: Answer
    rejudged: tuple[Rejudged, ...] = ()
    consequences: tuple[Consequence, ...] = ()


def judge(case: Case, act: AnyAct, *, under: Municipality, on: Day) -> Answer:
    """May this act be done in this case, on that day (判定)?

    Raises: `InvalidError` with every dangling reference, and for an act of the scheme dated
    before 2021-04-01.
    """
    ledger = case.ledger(on)
    key = id(act), id(under), on
    before = case.asked.get(key)
    if before is not None and before[0] is act and before[1] is under:
        return before[-1]
    found = _judged(case, act, Reading(ledger, under, on, act))
    if len(case.asked) >= _KEPT:
        case.asked.clear()
    # By identity: hashing an act costs more than half a judgement. What the key names is kept with
    # the answer and looked at again, so that nothing else can come by its name.
    case.asked[key] = act, under, found
    return found


#: How many answers a case keeps: a day's work on it, and no more, however long it is held.
_KEPT = 256


def _judged(case: Case, act: AnyAct, read: Reading) -> Answer:
    problems = unaskable(read, act)
    if more := not_there(read, act):
        told = tuple(each.path for each in problems)
        problems += [each for each in more if not each.path.startswith(told)]
    if isinstance(act, (acts.Correct, acts.Void)):
        problems += changes_nothing(act, {each.id: each for each in case.records})
    if problems:
        raise InvalidError(tuple(problems))
    if isinstance(act, (acts.Correct, acts.Void)):
        ended = _undone(case, act)
        if ended is not None:
            undone = judged_act(read, acts.EndConcealment(by=act.by, person=ended))
            if not undone.is_permitted:
                return attrs.evolve(undone, question=act.type)
    if isinstance(act, acts.Correct):
        # A correction of a correction proposes what stands at its end.
        last = act
        while isinstance(last.act, acts.Correct):
            last = last.act
        if not isinstance(last.act, acts.Void):
            return _corrected(case, last, last.act, read.under, question=act.type)
    return judged_act(read, act)


def _undone(case: Case, act: acts.Correct | acts.Void) -> str | None:
    """Whose concealment a correction or a voiding would take away, if any (なくなる秘匿)."""
    records = {each.id: each for each in case.records}
    record, seen = records.get(act.record), set[str]()
    while (
        record is not None
        and isinstance(record.act, (acts.Correct, acts.Void))
        and record.id not in seen
    ):
        seen.add(record.id)
        inner = record.act.act if isinstance(record.act, acts.Correct) else None
        if isinstance(inner, acts.Conceal):
            return inner.concealment.person
        record = records.get(record.act.record)
    found = record.act if record is not None else None
    return found.concealment.person if isinstance(found, acts.Conceal) else None


def _corrected(
    case: Case, act: acts.Correct, inner: AnyAct, under: Municipality, *, question: str
) -> Answer:
    """A correction proposes what it puts in the record's place: that is judged, on its own day (訂正の判定).

    What was done although it was not permitted is no proposal: record it with
    `Case.with_record`.
    """
    corrected = next((each for each in case.records if each.id == act.record), None)
    if corrected is None or isinstance(corrected.act, (acts.Correct, acts.Void)):
        raise InvalidError((*changes_nothing(act, {each.id: each for each in case.records}),))
    day = act.happened_on or corrected.happened_on
    others = (each for each in case.records if each.id != act.record)
    read = Reading(fold(case.registry, others, until=day), under, day, inner)
    problems = tuple(each.under("act") for each in unaskable(read, inner))
    if problems:
        raise InvalidError(problems)
    return attrs.evolve(judged_act(read, inner), question=question)


def do(
    case: Case,
    act: AnyAct,
    *,
    under: Municipality,
    on: Day,
    recorded_at: dt.datetime,
    record_id: str,
    expected_version: int,
) -> Done:
    """Do an act: judge it, and if it is permitted give the case with its record (行う).

    Nothing is stored and *case* is unchanged.

    Raises: `StaleVersionError` if the case has moved on, `NotPermittedError` unless permitted,
    `InvalidError` for dangling references, a naive *recorded_at*, or a record id in use.
    """
    if type(expected_version) is not int:
        raise InvalidError(
            (Problem("expected_version", "type", Text("整数にしてください。", "must be an int")),)
        )
    if case.version != expected_version:
        raise StaleVersionError(expected_version, case.version)
    answer = judge(case, act, under=under, on=on)
    if not answer.is_permitted:
        raise NotPermittedError(answer)
    record = Record(record_id, on, recorded_at, act)
    raise_all(_out_of_order(case, record))
    after = case.with_record(record)
    backdated = bool(case.records) and case.records[-1].order > record.order
    changes_past = isinstance(act, (acts.Correct, acts.Void))
    return Done(
        after,
        record,
        answer,
        tuple(rejudged(after, record, under=under)) if backdated or changes_past else (),
        tuple(consequences(case, after, under=under, on=on))
        if isinstance(act, acts.WithdrawConsent)
        else (),
    )


def _out_of_order(case: Case, record: Record) -> Iterator[Problem]:
    """A record cannot be told before it happened, nor slip in before one of the same moment (記録の時刻)."""
    try:
        told_on = jst_day(record.recorded_at)
    except InvalidError as beyond:
        yield from (each.under("recorded_at") for each in beyond.problems)
        return
    if told_on < record.happened_on:
        yield Problem(
            "recorded_at",
            "order",
            Text("起きた日より前の日時には記録できません。", "recorded before it happened"),
        )
    if (
        case.records
        and record.order < case.records[-1].order
        and any(
            (each.happened_on, each.recorded_at) == (record.happened_on, record.recorded_at)
            and each.id > record.id
            for each in case.records
        )
    ):
        yield Problem(
            "recorded_at",
            "order",
            Text(
                "同じ日・同じ時刻の記録がもうあり、その前に並んでしまいます。記録の時刻を進めてください。",
                "a record of the same day and moment would come after it; move recorded_at on",
            ),
        )
