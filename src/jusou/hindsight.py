"""Then and now (後から分かったこと): each record judged in turn, and again once a late one is known."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator

import attrs

from jusou import acts
from jusou.acts import Record
from jusou.answer import Answer
from jusou.case import (
    Case,
    Entry,
    effective,
    opening,
)
from jusou.entries import take
from jusou.errors import Problem
from jusou.flow import TABLES
from jusou.history import Registry
from jusou.municipality import Municipality
from jusou.questions import judged_act
from jusou.reading import Reading
from jusou.references import unaskable


@attrs.frozen(repr=False)
class Seen:
    """A record that counts, met on the way through a history (記録ごとの判定).

    *answer* is ``None`` where the question could not be put, for the *problems* given.
    *impossible* is true where the chart has no such step from there.
    """

    entry: Entry
    answer: Answer | None
    problems: tuple[Problem, ...] = ()
    impossible: bool = False


def walk(
    registry: Registry,
    entries: Iterable[Entry],
    under: Municipality,
    *,
    asked: Container[str] | None = None,
    law_on: dt.date | None = None,
) -> Iterator[Seen]:
    """Go through a history once, judging each act on what came before it (履歴をたどる判定).

    *entries* are in order. With *asked*, only the records of these ids are judged; all are taken.
    With *law_on*, each is judged by the law of that one day instead of its own.
    """
    ledger = opening(registry)
    for entry in entries:
        if asked is None or entry.record.id in asked:
            yield _seen(Reading(ledger, under, entry.day, entry.act, law_on=law_on), entry)
        take(ledger, entry.record.id, entry.act, entry.day)


def _seen(read: Reading, entry: Entry) -> Seen:
    problems = unaskable(read, entry.act)
    if problems:
        return Seen(entry, None, tuple(problems))
    impossible = False
    step = entry.act.step
    if step is not None:
        track = read.ledger.tracks[getattr(entry.act, "track")]  # noqa: B009 - every act with a step has a track
        impossible = (track.stage, step) not in TABLES[track.programme]
    return Seen(entry, judged_act(read, entry.act), (), impossible)


@attrs.frozen
class Rejudged:
    """A later act, judged on what was known then and on what is known now (二つの判定)."""

    record: str
    then: Answer
    now: Answer


def rejudged(case: Case, record: Record, *, under: Municipality) -> Iterator[Rejudged]:
    """The two verdicts on each act that came after a back-dated record (後の行為の二つの判定).

    After a correction or a voiding, on each act whose answer it changes.
    """
    changes_past = isinstance(record.act, (acts.Correct, acts.Void))
    later = {each.id for each in case.records if changes_past or each.order > record.order}
    others = [each for each in case.records if each.id != record.id]
    before = {
        seen.entry.record.id: seen.answer
        for seen in walk(case.registry, effective(others), under, asked=later)
    }
    for seen in walk(case.registry, effective(case.records), under, asked=later):
        ident = seen.entry.record.id
        then = before.get(ident)
        if then is None or seen.answer is None or (changes_past and then == seen.answer):
            continue
        yield Rejudged(ident, then, seen.answer)
