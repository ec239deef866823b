"""What is asked (測る場面): a case of forty records, and the questions put to it."""

import datetime as dt
import itertools

import attrs

from jusou import (
    Agency,
    AgendaItem,
    Attendee,
    Case,
    Information,
    Meeting,
    Municipality,
    Party,
    acts,
)
from jusou.acts import Record
from jusou.history import History
from jusou.term import JST
from jusou.testing import household
from jusou.vocabulary import Capacity, Category, Character, Purpose

UNDER = Municipality.load("default")
HOUSEHOLD = household("young_carer")
LENGTH = 40

KODOMO = Party("a-kodomo")
BYOUIN = Party("a-byouin")
SHAKYO = Party("a-shakyo")
ROOM = ("a-city", "a-coordinator", "a-gakkou", "a-shougai", "a-kyouiku")


def _case() -> Case:
    registry = attrs.evolve(
        HOUSEHOLD.registry,
        agencies=(
            *HOUSEHOLD.registry.agencies,
            Agency("a-byouin", "ゆめの病院（架空）", Character.PRIVATE),
            Agency("a-shakyo", "ゆめの社協（架空）", Character.PRIVATE),
        ),
    )
    return Case.of(History(HOUSEHOLD.id, registry, HOUSEHOLD.records[:LENGTH]))


CASE = _case()
ON = CASE.records[-1].happened_on
LATER = CASE.records[-1].recorded_at + dt.timedelta(minutes=1)


def share(to: str) -> acts.Share:
    """The child's circumstances, to one agency (提供)."""
    told = Information("p-ko", Category.CIRCUMSTANCES, KODOMO)
    return acts.Share(by=KODOMO, information=(told,), to=Party(to), purpose=Purpose.SERVICE)


#: One that consent covers, and one that nothing covers.
COVERED = share("a-shougai")
NOT_COVERED = share("a-byouin")

STEP = acts.Monitor(by=KODOMO, track="t-ko")

#: Three members of the household, each with something of theirs, before five agencies.
ITEM = AgendaItem(
    "i-cost",
    "b-jusou",
    Purpose.PLAN_DELIBERATION,
    about="p-ko",
    information=(
        Information("p-ko", Category.CIRCUMSTANCES, KODOMO),
        Information("p-haha", Category.HEALTH, BYOUIN),
        Information("p-otouto", Category.WORK_SCHOOL, SHAKYO),
    ),
)


def _seated(agency: str) -> Attendee:
    capacity = Capacity.ENTRUSTED if agency == "a-coordinator" else Capacity.OFFICIAL
    return Attendee(f"at-{agency}", frozenset({ITEM.body}), agency=agency, capacity=capacity)


MEETING = Meeting("m-cost", frozenset({ITEM.body}), ON, attendees=tuple(map(_seated, ROOM)))
AGENDA = acts.PutOnAgenda(by=KODOMO, meeting=MEETING.id, item=ITEM)
CONVENED = CASE.with_record(
    Record("r-cost", ON, LATER, acts.ConveneMeeting(by=KODOMO, meeting=MEETING))
)


#: One track may be reviewed, the other goes on.
MONITORED = CASE.with_record(Record("r-cost", ON, LATER, STEP))


def _moment(day: dt.date, number: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(9), JST) + dt.timedelta(seconds=number)


def _steps() -> tuple[acts.AnyAct, ...]:
    return (
        acts.StartSupport(by=KODOMO, track="t-ko"),
        acts.Assess(by=KODOMO, track="t-haha"),
        acts.StartSupport(by=KODOMO, track="t-haha"),
        acts.Assess(by=KODOMO, track="t-ko"),
    )


def long_history(length: int) -> History:
    """A history in which one simple act follows another (単純な行為の続く履歴)."""
    # Each an act of its own, as it is after reading a file.
    following = itertools.chain.from_iterable(_steps() for _ in itertools.count())
    more = tuple(
        Record(f"r-more-{number}", ON, _moment(ON, 36_000 + number), act)
        for number, act in zip(range(length), following, strict=False)
    )
    return attrs.evolve(CASE.history, records=(*CASE.records, *more))


def many_items(length: int) -> History:
    """A history in which one agenda item follows another, and each is heard (議題の続く履歴)."""
    records = list(CONVENED.records)
    for number in range(length):
        ident = f"i-{number}"
        item = attrs.evolve(ITEM, id=ident)
        records += [
            Record(
                f"r-put-{number}",
                ON,
                _moment(ON, 36_000 + 2 * number),
                attrs.evolve(AGENDA, item=item),
            ),
            Record(
                f"r-hear-{number}",
                ON,
                _moment(ON, 36_001 + 2 * number),
                acts.HearItem(by=KODOMO, meeting=MEETING.id, item=ident),
            ),
        ]
    return attrs.evolve(CONVENED.history, records=tuple(records))
