"""What of one history counts towards which figure (記録から数えるもの): one row for each record counted."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import Any

import attrs

from jusou import acts
from jusou.case import Entry, effective, opening
from jusou.entries import take
from jusou.flow import TABLES
from jusou.history import History
from jusou.ledger import Ledger, Track
from jusou.meeting import Body, Meeting, Taken, taken_as
from jusou.municipality import Municipality
from jusou.municipality.terms import Measure
from jusou.term import fiscal_year
from jusou.vocabulary import (
    Basis,
    ContactMeans,
    EndReason,
    PlanKind,
    Programme,
    ReviewResult,
    Stage,
)
from jusou.wording import Term, Text


class Round(Term):
    """Whether a plan is the first of its track (新規・再プランの別)."""

    FIRST = "first", "新規", "first"
    AGAIN = "again", "再プラン", "again"


@attrs.frozen
class Sitting:
    """One sitting that was held (開催): of which bodies, and as which meetings items were taken in it.

    *held_as* is which of its bodies is which of the two meetings of the scheme; *taken* are those
    as which an item was surely taken, *doubtful* those as which one may have been.
    """

    id: str
    day: dt.date
    bodies: frozenset[str]
    held_as: frozenset[tuple[str, Taken]]
    taken: frozenset[Taken]
    doubtful: frozenset[Taken]

    @property
    def kinds(self) -> frozenset[Taken]:
        """The meetings of the scheme that it was (どの会議の開催か)."""
        return frozenset(kind for _, kind in self.held_as)

    @property
    def is_joint(self) -> bool:
        """Whether it served both meetings of the scheme (兼ねた開催か)."""
        return self.kinds == _SCHEMES_OWN

    def joined(self, other: "Sitting") -> "Sitting":
        """The same sitting as two histories tell of it (二つの履歴から見た開催)."""
        taken = self.taken | other.taken
        return attrs.evolve(
            self,
            held_as=self.held_as | other.held_as,
            taken=taken,
            doubtful=(self.doubtful | other.doubtful) - taken,
        )


@attrs.frozen
class Counted:
    """One record that counts (数えた記録): towards which figure, of whom, and in which part of it.

    It holds ids and words of closed lists alone. *sitting* is given where a sitting is counted:
    several records, and several histories, may tell of one.
    """

    measure: Measure
    case: str
    record: str
    year: int
    detail: str | None = None
    person: str | None = None
    sitting: Sitting | None = None


#: What each figure counts, in one sentence (数え方).
HOW: MappingProxyType[Measure, Text] = MappingProxyType(
    {
        Measure.NEW_CASES: Text(
            "受け止め（receive）で始まった支援の流れ。本人ごとに1件。再受付は含まない。",
            "tracks begun by receiving a consultation, one a person; none taken up again",
        ),
        Measure.ACCEPTANCES: Text(
            "受理判定（decide_acceptance）の記録。結果ごとの内訳を付ける。",
            "decisions on acceptance, by result",
        ),
        Measure.REOPENED: Text("再受付（reopen）の記録。", "tracks taken up again"),
        Measure.OUTREACH_CASES: Text(
            "アウトリーチの支援の流れを開いた記録（open_track）。本人ごとに1件。",
            "tracks of outreach opened, one a person",
        ),
        Measure.PARTICIPATION_CASES: Text(
            "参加支援の支援の流れを開いた記録（open_track）。本人ごとに1件。",
            "tracks of participation opened, one a person",
        ),
        **{
            measure: Text(
                f"支援決定（decide_support）された{label}。再プランを含み、内訳で分ける。案だけのものは数えない。",
                "plans decided on, new plans after a decided one included; drafts are not counted",
            )
            for measure, label in (
                (Measure.COORDINATION_PLANS, "多機関協働プラン"),
                (Measure.OUTREACH_PLANS, "アウトリーチプラン"),
                (Measure.PARTICIPATION_PLANS, "参加支援プラン"),
            )
        },
        Measure.REPLANS: Text(
            "同じ支援の流れで前に支援決定があった、または前のプランに替わるプランの支援決定。",
            "decisions on a plan where the track had one decided before, or that replaces one",
        ),
        Measure.SUSPENSIONS: Text("評価・見直しの結果が中断の記録。", "reviews that suspended"),
        Measure.RESUMPTIONS: Text("再開（resume）の記録。", "resumptions"),
        Measure.GIVEN_BACK: Text(
            "包括的相談支援への戻し。評価・見直しの結果によるものを含む。",
            "given back to consultation, by a review or otherwise",
        ),
        Measure.ENDINGS: Text(
            "受理した後、戻していない多機関協働の終わり。評価による終結と、プランによらない終了。理由ごとの内訳を付ける。",
            "coordination ended after acceptance and not given back, by reason",
        ),
        Measure.OTHER_ENDINGS: Text(
            "受理の前、または戻しの後に終えた支援の流れ。受理しない判定は含まない。",
            "tracks ended before acceptance or after giving back; no decisions not to accept",
        ),
        Measure.SUPPORT_ENDINGS: Text(
            "アウトリーチと参加支援の終わり。理由ごとの内訳を付ける。",
            "outreach and participation ended, by reason",
        ),
        Measure.SHIEN_SITTINGS: Text(
            "開催ずみの支援会議（106条の6を根拠とする会議体）。審議か会議録の記録がある開催を1回と数える。",
            "sittings of bodies under 106-6 with an item heard or minutes kept",
        ),
        Measure.JUSOU_SITTINGS: Text(
            "開催ずみの重層的支援会議。審議か会議録の記録がある開催を1回と数える。",
            "sittings of the 重層的支援会議 with an item heard or minutes kept",
        ),
        Measure.JOINT_SITTINGS: Text(
            "支援会議と重層的支援会議を兼ねた開催。どちらに数えるかはプロファイルの定め（joint_sittings）による。",
            "sittings that served both; the profile says as which they count",
        ),
        Measure.BODY_SITTINGS: Text(
            "会議体ごとの開催。2つの会議体の開催は、それぞれに1回と数える。",
            "sittings of each body; one of two bodies counts for each",
        ),
        Measure.ITEMS: Text("会議で審議した議題の延べ数。", "items heard"),
        Measure.VISITS: Text(
            "訪問の記録。会えなかったものを含み、結果ごとの内訳を付ける。",
            "visits, also in vain, by result",
        ),
        Measure.CONTACTS: Text(
            "訪問のほかの接触（電話、手紙、来所、オンライン）の記録。", "contacts other than visits"
        ),
        Measure.REFERRALS: Text("つなぎ（refer）の記録。", "referrals"),
        Measure.NOT_RECORDED: Text("記録（履歴）からは数えられない。", "not in recorded histories"),
    }
)

#: Figures that count sittings: one sitting, however many records tell of it.
SITTINGS = frozenset(
    {
        Measure.SHIEN_SITTINGS,
        Measure.JUSOU_SITTINGS,
        Measure.JOINT_SITTINGS,
        Measure.BODY_SITTINGS,
    }
)

_SCHEMES_OWN = frozenset({Taken.SHIEN_KAIGI, Taken.JUSOU_SHIEN_KAIGI})


def counted(history: History, *, under: Municipality, year: int | None = None) -> Iterator[Counted]:
    """What of a history counts (一つの履歴から数えるもの), in *year* or in every fiscal year.

    Corrections count as corrected, and what was voided does not. A step that the chart does not
    have from there left the stage as it was: it is not counted, and the audit finds it.
    """
    ledger = opening(history.registry)
    entries = effective(history.records)
    held: dict[str, list[Entry]] = {}
    for entry in entries:
        act = entry.act
        if isinstance(act, (acts.HearItem, acts.TakeMinutes)):
            held.setdefault(act.meeting, []).append(entry)
        else:
            for found in _of(ledger, history.id, entry):
                if year is None or found.year == year:
                    yield found
        if act.step is not None or isinstance(act, _KEPT):
            take(ledger, entry.record.id, act, entry.day)
    bodies = {**under.bodies_by_id, **ledger.bodies}
    for meeting, told in held.items():
        sitting = ledger.meetings.get(meeting)
        if sitting is not None and (year is None or fiscal_year(sitting.day) == year):
            yield from _held(history.id, sitting, told, bodies)


#: Besides the steps of the charts, what must be taken for the rest to be understood.
_KEPT = (
    acts.Receive,
    acts.OpenTrack,
    acts.ConstituteBody,
    acts.ConveneMeeting,
    acts.AddAttendee,
    acts.PutOnAgenda,
)


def _of(ledger: Ledger, case: str, entry: Entry) -> Iterator[Counted]:
    """What one record counts towards, before it is taken (一つの記録から数えるもの)."""
    read = _READ.get(type(entry.act))
    if read is None:
        return
    year = fiscal_year(entry.day)
    for measure, detail, person in read(ledger, entry.act):
        yield Counted(measure, case, entry.record.id, year, detail, person)


Found = Iterator[tuple[Measure, str | None, str | None]]


def _stepped(ledger: Ledger, act: Any) -> Track | None:
    """The track of a step, if its chart has the step from where it is (手順が進む流れ)."""
    track = ledger.tracks.get(act.track)
    if track is None or (track.stage, act.step) not in TABLES[track.programme]:
        return None
    return track


def _receive(ledger: Ledger, act: acts.Receive) -> Found:
    if act.track not in ledger.tracks:
        yield Measure.NEW_CASES, act.route.value, act.person


def _open(ledger: Ledger, act: acts.OpenTrack) -> Found:
    if act.track not in ledger.tracks:
        outreach = act.programme is Programme.OUTREACH
        yield (
            Measure.OUTREACH_CASES if outreach else Measure.PARTICIPATION_CASES,
            None,
            act.person,
        )


def _acceptance(ledger: Ledger, act: acts.DecideAcceptance) -> Found:
    if track := _stepped(ledger, act):
        yield Measure.ACCEPTANCES, act.result.value, track.person


_PLANS = {
    PlanKind.COORDINATION: Measure.COORDINATION_PLANS,
    PlanKind.OUTREACH: Measure.OUTREACH_PLANS,
    PlanKind.PARTICIPATION: Measure.PARTICIPATION_PLANS,
}


def _decide(ledger: Ledger, act: acts.DecideSupport) -> Found:
    track, plan = _stepped(ledger, act), ledger.plans.get(act.plan)
    if track is None or plan is None or act.plan in track.decided:
        return
    again = plan.replaces is not None or bool(track.decided)
    which = Round.AGAIN if again else Round.FIRST
    yield _PLANS[plan.kind], which.value, track.person
    if again:
        yield Measure.REPLANS, plan.kind.value, track.person


def _review(ledger: Ledger, act: acts.Review) -> Found:
    track = _stepped(ledger, act)
    if track is None:
        return
    match act.result:
        case ReviewResult.SUSPEND:
            yield Measure.SUSPENSIONS, None, track.person
        case ReviewResult.GIVE_BACK:
            yield Measure.GIVEN_BACK, None, track.person
        case ReviewResult.CONCLUDE:
            yield _ended(track), EndReason.OUTLOOK.value, track.person
        case ReviewResult.CONTINUE | ReviewResult.REPLAN:
            pass


def _ended(track: Track) -> Measure:
    if track.programme is not Programme.COORDINATION:
        return Measure.SUPPORT_ENDINGS
    outside = track.stage in (Stage.UKETOME, Stage.RETURNED)
    return Measure.OTHER_ENDINGS if outside else Measure.ENDINGS


def _end(ledger: Ledger, act: acts.End) -> Found:
    if track := _stepped(ledger, act):
        yield _ended(track), act.reason.value, track.person


def _plain(measure: Measure) -> Callable[[Ledger, Any], Found]:
    def read(ledger: Ledger, act: acts.GiveBack | acts.Resume | acts.Reopen) -> Found:
        if track := _stepped(ledger, act):
            yield measure, None, track.person

    return read


def _contact(ledger: Ledger, act: acts.Contact) -> Found:
    track = ledger.tracks.get(act.track)
    person = track.person if track is not None else None
    if act.means is ContactMeans.VISIT:
        yield Measure.VISITS, act.result.value, person
    else:
        yield Measure.CONTACTS, act.means.value, person


def _refer(ledger: Ledger, act: acts.Refer) -> Found:
    track = ledger.tracks.get(act.track)
    yield Measure.REFERRALS, None, track.person if track is not None else None


_READ: dict[type[acts.Act], Callable[[Ledger, Any], Found]] = {
    acts.Receive: _receive,
    acts.OpenTrack: _open,
    acts.DecideAcceptance: _acceptance,
    acts.DecideSupport: _decide,
    acts.Review: _review,
    acts.GiveBack: _plain(Measure.GIVEN_BACK),
    acts.Resume: _plain(Measure.RESUMPTIONS),
    acts.Reopen: _plain(Measure.REOPENED),
    acts.End: _end,
    acts.Contact: _contact,
    acts.Refer: _refer,
}


# --- sittings -----------------------------------------------------------------------------------


def _held(
    case: str, meeting: Meeting, told: Iterable[Entry], bodies: dict[str, Body]
) -> Iterator[Counted]:
    year = fiscal_year(meeting.day)
    items = {each.id: each for each in meeting.items}
    held_as = frozenset(
        (ident, taken)
        for ident in meeting.bodies
        if ident in bodies
        for taken in taken_as(bodies[ident].bases, None)
        if taken in _SCHEMES_OWN
    )
    sure: set[Taken] = set()
    doubtful: set[Taken] = set()
    first: Entry | None = None
    for entry in told:
        first = first or entry
        if not isinstance(entry.act, acts.HearItem):
            continue
        item = items.pop(entry.act.item, None)
        if item is None:
            continue
        body = bodies.get(item.body)
        ways = taken_as(body.bases if body else frozenset[Basis](), item.basis)
        (sure if len(ways) == 1 else doubtful).update(_SCHEMES_OWN & set(ways))
        yield Counted(Measure.ITEMS, case, entry.record.id, year, item.body, item.about)
    if first is None:
        return
    sitting = Sitting(
        meeting.id,
        meeting.day,
        frozenset(meeting.bodies),
        held_as,
        frozenset(sure),
        frozenset(doubtful - sure),
    )
    record = first.record.id
    for body_id in sorted(meeting.bodies):
        yield Counted(Measure.BODY_SITTINGS, case, record, year, body_id, None, sitting)
    for kind, measure in (
        (Taken.SHIEN_KAIGI, Measure.SHIEN_SITTINGS),
        (Taken.JUSOU_SHIEN_KAIGI, Measure.JUSOU_SITTINGS),
    ):
        if kind in sitting.kinds:
            yield Counted(measure, case, record, year, None, None, sitting)
    if sitting.is_joint:
        yield Counted(Measure.JOINT_SITTINGS, case, record, year, None, None, sitting)
