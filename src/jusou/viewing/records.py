"""Records as a reader may know them (見える記録): the words of closed lists to all, free texts to few."""

from collections.abc import Iterable, Iterator
from typing import cast

from jusou import acts
from jusou.acts import Act
from jusou.case import Entry
from jusou.judgement import Judgement
from jusou.meeting import Meeting
from jusou.plan import Plan
from jusou.shape import ManyShape, OptionalShape, TermShape, TextShape, fields
from jusou.viewing.seen import SeenDetail, SeenRecord
from jusou.viewing.sight import Sight
from jusou.viewing.whose import people_of
from jusou.wording import Term

#: Of what is recorded about them, what a person sees without asking for disclosure.
_FOR_THE_PERSON = (
    acts.AskConsent,
    acts.GiveConsent,
    acts.RefuseConsent,
    acts.WithdrawConsent,
    acts.AskAssent,
    acts.GiveAssent,
    acts.RefuseAssent,
    acts.WithdrawAssent,
    acts.DraftPlan,
    acts.DecideSupport,
    acts.StartSupport,
    acts.Contact,
)


def records(sight: Sight, tracks: Iterable[str]) -> Iterator[SeenRecord]:
    """The records for this reader: their own, those sent to them, the steps of *tracks* (見える記録)."""
    walked = frozenset(tracks)
    for entry in sight.entries:
        act = entry.act
        people = people_of(sight.ledger, act) - _reporter_of(act)
        if _sees(sight, act, people, walked):
            yield _record(sight, entry, people)


def _sees(sight: Sight, act: Act, people: frozenset[str], tracks: frozenset[str]) -> bool:
    if sight.hides_any(people):
        return False
    if sight.is_municipality:
        return True
    if sight.person is not None:
        return isinstance(act, _FOR_THE_PERSON) and people == frozenset({sight.person})
    if sight.party is None:
        return False
    if act.by == sight.party:
        return True
    if isinstance(act, (acts.Report, acts.Assess)):
        return False
    return getattr(act, "to", None) == sight.party or (
        act.step is not None and getattr(act, "track", None) in tracks
    )


def _reporter_of(act: Act) -> frozenset[str]:
    """Who reported is left out of the record of a report; the report itself stays (通報者)."""
    if isinstance(act, acts.Report) and act.reporter is not None:
        return frozenset({act.reporter} - {act.person})
    return frozenset()


def _record(sight: Sight, entry: Entry, people: frozenset[str]) -> SeenRecord:
    act = entry.act
    meeting: object = getattr(act, "meeting", None)
    plan: object = getattr(act, "plan", None)
    # What was noted of a report may tell who made it.
    written = _may_read(sight, act) and not isinstance(act, acts.Report)
    return SeenRecord(
        id=entry.record.id,
        day=entry.day,
        type=act.type,
        label=act.label.ja,
        by=act.by,
        people=people,
        track=getattr(act, "track", None),
        meeting=meeting.id if isinstance(meeting, Meeting) else cast("str | None", meeting),
        plan=plan.id if isinstance(plan, Plan) else cast("str | None", plan),
        details=tuple(_details(act)),
        texts=tuple(_texts(sight, act)) if written else (),
    )


def _may_read(sight: Sight, act: Act) -> bool:
    return sight.is_municipality or act.by == sight.party


def _details(act: Act) -> Iterator[SeenDetail]:
    """The words of closed lists that an act itself carries, in order (行為の項目)."""
    for name, each in fields(type(act)).items():
        inner = each.inner if isinstance(each, OptionalShape) else each
        value = getattr(act, name)
        if isinstance(inner, TermShape) and value is not None:
            terms: list[Term] = [value]
        elif isinstance(inner, ManyShape) and isinstance(inner.item, TermShape):
            chosen = cast("frozenset[Term]", value)
            terms = [each for each in inner.item.terms if each in chosen]
        else:
            continue
        for term in terms:
            yield SeenDetail(name, term.value, term.label.ja)


def _texts(sight: Sight, act: Act) -> Iterator[tuple[str, str]]:
    """What was written freely, but for what names someone the reader must not know of (自由記述)."""
    for name, each in fields(type(act)).items():
        inner = each.inner if isinstance(each, OptionalShape) else each
        if isinstance(inner, TextShape) and inner.id_of is None:
            text = sight.text(getattr(act, name))
            if text is not None:
                yield name, text


def judgements(sight: Sight) -> Iterator[Judgement]:
    """The judgements that the reader recorded; all of them for the municipality (見える判断)."""
    for entry in sight.entries:
        if not _may_read(sight, entry.act) or isinstance(entry.act, acts.Report):
            continue
        for each in entry.act.judgements:
            hidden = each.person is not None and sight.hides(each.person)
            if not hidden and sight.text(each.reason) is not None:
                yield each
