"""Acts (行為): what someone does or proposes to do, one frozen class each. An act has no date.

The same act object is proposed, judged, recorded, exported, and written in a test. A record is
an act that was done: with an id, the day it happened, and the moment it was recorded.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import ClassVar, TypeAlias, TypeVar, Union, dataclass_transform

import attrs

from jusou.agency import Agency, Attendee, Involvement, Party
from jusou.consent import Consent, Scope
from jusou.errors import Problem
from jusou.household import Associate, Concealment, Member, Person
from jusou.information import Information, Restrictions
from jusou.issue import Shortage
from jusou.judgement import Departure, Judgement
from jusou.law import SCHEME_START
from jusou.meeting import AgendaItem, Body, Meeting, Pledge
from jusou.plan import Plan, Role
from jusou.shape import (
    AgencyId,
    AttendeeId,
    BodyId,
    DevelopmentId,
    DutyId,
    IssueId,
    ItemId,
    MeetingId,
    PersonId,
    PlanId,
    RecordId,
    ReferralId,
    RequestId,
    ShortageId,
    StaffId,
    TrackId,
    changed,
    entity,
    keyword_entity,
)
from jusou.vocabulary import (
    AcceptanceResult,
    AssentKind,
    Challenge,
    ContactMeans,
    ContactResult,
    Danger,
    DeliberationResult,
    DisclosureResult,
    DiscoveryRoute,
    EndReason,
    GroundKind,
    NonDisclosure,
    ObtainedBy,
    Programme,
    Purpose,
    ReportAddressee,
    ReportKind,
    RequestLaw,
    Response,
    ReviewResult,
    Step,
    WhyUnobtainable,
)
from jusou.wording import Text

Day = dt.date
T = TypeVar("T")


@keyword_entity
class Act:
    """What every act has: who does it, and the judgements and departures it carries (行為).

    *type* is its slug on the wire; *scheme* is whether it can only be an act of the scheme,
    which began on 2021-04-01.
    """

    type: ClassVar[str]
    label: ClassVar[Text]
    scheme: ClassVar[bool] = True

    by: Party
    judgements: tuple[Judgement, ...] = ()
    departures: tuple[Departure, ...] = ()
    note: str | None = None

    @property
    def step(self) -> Step | None:
        """The step of a chart that this act takes, if any (図の手順)."""
        return None


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(attrs.field,))
def _act(slug: str, ja: str, en: str, *, scheme: bool = True) -> Callable[[type[T]], type[T]]:
    def define(cls: type[T]) -> type[T]:
        made = keyword_entity(cls)
        setattr(made, "type", slug)  # noqa: B010 - a class variable, not a field
        setattr(made, "label", Text(ja, en))  # noqa: B010
        setattr(made, "scheme", scheme)  # noqa: B010
        return made

    return define


# --- receiving and accepting ------------------------------------------------------------------------


@_act("receive", "受け止め", "receive a consultation")
class Receive(Act):
    """A consultation is received; one person's track begins (受け止め)."""

    track: TrackId
    person: PersonId
    route: DiscoveryRoute
    challenges: frozenset[Challenge] = frozenset()
    lead: AgencyId | None = None


@_act("decide_acceptance", "受理判定", "decide on acceptance")
class DecideAcceptance(Act):
    """Whether the municipality finds that coordinated support is needed (受理判定)."""

    track: TrackId
    result: AcceptanceResult
    decided_by: StaffId
    reason: str

    @property
    def step(self) -> Step:
        """The step its result takes (結果に応じた手順)."""
        return Step(self.result.value)


@_act("refer", "つなぎ", "refer")
class Refer(Act):
    """Pass a person on to another agency, with what it needs to know (つなぎ).

    The sender stays responsible until the receiver has accepted.
    """

    referral: ReferralId
    track: TrackId
    to: Party
    information: tuple[Information, ...] = ()
    purpose: Purpose = Purpose.EARLY_DETECTION
    relies_on: frozenset[GroundKind] = frozenset()


@_act("answer_referral", "つなぎへの返事", "answer a referral")
class AnswerReferral(Act):
    """The receiver accepts or declines a referral (つなぎの受諾・辞退)."""

    referral: ReferralId
    response: Response


# --- assents ----------------------------------------------------------------------------------------


@_act("ask_consent", "情報共有の説明・依頼", "ask for consent", scheme=False)
class AskConsent(Act):
    """Explain, and ask for consent to sharing (情報共有の同意を尋ねる)."""

    person: PersonId
    scope: Scope


@_act("give_consent", "情報共有の同意", "record consent", scheme=False)
class GiveConsent(Act):
    """Record consent to sharing (情報共有の同意の記録)."""

    consent: Consent


@_act("refuse_consent", "情報共有の不同意", "record a refusal", scheme=False)
class RefuseConsent(Act):
    """Record a refusal; without a scope it covers everything (情報共有の不同意の記録)."""

    person: PersonId
    scope: Scope | None = None


@_act("withdraw_consent", "情報共有の同意の撤回", "withdraw consent", scheme=False)
class WithdrawConsent(Act):
    """Record a withdrawal, from now on; without a scope, of everything (同意の撤回)."""

    person: PersonId
    scope: Scope | None = None


@_act("find_unobtainable", "同意の取得困難", "find consent unobtainable", scheme=False)
class FindUnobtainable(Act):
    """Record that consent cannot be obtained, and why (同意の取得困難)."""

    person: PersonId
    why: WhyUnobtainable
    decided_by: StaffId
    reason: str


@_act("ask_assent", "申込・プランへの同意の説明", "ask for an assent")
class AskAssent(Act):
    """Explain, and ask for an application or for assent to a plan (利用申込・プランへの同意を尋ねる)."""

    kind: AssentKind
    person: PersonId
    plan: PlanId | None = None


@_act("give_assent", "申込・プランへの同意", "record an assent")
class GiveAssent(Act):
    """Record an application, or assent to a plan (利用申込・プランへの同意の記録)."""

    kind: AssentKind
    person: PersonId
    obtained_by: ObtainedBy
    plan: PlanId | None = None


@_act("refuse_assent", "申込・プランへの不同意", "record a refused assent")
class RefuseAssent(Act):
    """Record that application or plan was refused: other assents stand (不同意の記録)."""

    kind: AssentKind
    person: PersonId
    plan: PlanId | None = None


@_act("withdraw_assent", "申込・プランへの同意の撤回", "withdraw an assent")
class WithdrawAssent(Act):
    """Record that application or assent was withdrawn: other assents stand (撤回の記録)."""

    kind: AssentKind
    person: PersonId
    plan: PlanId | None = None


# --- knowing ------------------------------------------------------------------------------------------


@_act("assess", "アセスメント", "assess")
class Assess(Act):
    """Record what is known: who holds what, which challenges, which suspicions (アセスメント)."""

    track: TrackId
    information: tuple[Information, ...] = ()
    challenges: frozenset[Challenge] = frozenset()
    suspects: frozenset[ReportKind] = frozenset()

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.ASSESS


@_act("contact", "接触・訪問", "contact or visit")
class Contact(Act):
    """A contact or visit, also in vain (接触・訪問の記録)."""

    track: TrackId
    means: ContactMeans
    result: ContactResult


@_act("record_judgement", "判断の記録", "record a judgement")
class RecordJudgement(Act):
    """Record a judgement that the law leaves to a person; it stands in *judgements* (判断の記録)."""

    def problems(self) -> Iterator[Problem]:
        if not self.judgements:
            yield Problem(
                "judgements",
                "empty",
                Text("判断を1つ以上書いてください。", "at least one judgement"),
            )


# --- meetings and sharing -------------------------------------------------------------------------------


@_act("constitute_body", "会議体の設置", "constitute a body")
class ConstituteBody(Act):
    """Constitute a meeting body, on its stated bases (会議体の設置)."""

    body: Body


@_act("request_meeting", "会議の要請", "request a meeting")
class RequestMeeting(Act):
    """Ask that a body be called (会議の要請)."""

    body: BodyId
    purpose: Purpose


@_act("convene_meeting", "会議の招集", "convene a meeting")
class ConveneMeeting(Act):
    """Call a sitting of one or several bodies (会議の招集)."""

    meeting: Meeting


@_act("put_on_agenda", "付議", "put an item on the agenda")
class PutOnAgenda(Act):
    """Put an item on the agenda of a sitting (付議)."""

    meeting: MeetingId
    item: AgendaItem


@_act("hear_item", "議題の審議", "hear an item")
class HearItem(Act):
    """Hear an item: what is said in it reaches those who are there (議題の審議).

    *present* are those who were in the room for it; ``None`` means all not excused.
    """

    meeting: MeetingId
    item: ItemId
    present: frozenset[AttendeeId] | None = None


@_act("add_attendee", "出席者の追加", "add an attendee")
class AddAttendee(Act):
    """Add an attendee to a sitting (出席者の追加)."""

    meeting: MeetingId
    attendee: Attendee


@_act("take_minutes", "会議録の作成", "take minutes")
class TakeMinutes(Act):
    """Keep the minutes of a sitting (会議録の作成)."""

    meeting: MeetingId


@_act("pledge", "守秘の誓約", "pledge secrecy")
class TakePledge(Act):
    """Take a pledge of secrecy (守秘の誓約)."""

    pledge: Pledge


@_act("notify", "告知", "notify")
class Notify(Act):
    """Tell someone what they must be told; it discharges a duty by its id (告知)."""

    duty: DutyId
    told: frozenset[AgencyId] = frozenset()
    people: frozenset[PersonId] = frozenset()


@_act("share", "情報の提供", "share information")
class Share(Act):
    """Give information to another party outside a meeting (情報の提供).

    *request* names the recorded request that this answers. *relies_on* are grounds that the
    giver claims; *restrictions* the limits under which it is given.
    """

    to: Party
    information: tuple[Information, ...]
    purpose: Purpose
    to_person: PersonId | None = None
    request: RequestId | None = None
    relies_on: frozenset[GroundKind] = frozenset()
    restrictions: Restrictions | None = None

    def problems(self) -> Iterator[Problem]:
        if not self.information:
            yield Problem(
                "information", "empty", Text("提供する情報を書いてください。", "what is shared?")
            )


@_act("request_cooperation", "協力要請", "request cooperation")
class RequestCooperation(Act):
    """Ask an agency for information, opinion or other cooperation (協力要請).

    With a *body* it is that meeting's request, by a document in its name; with a *law*, one
    that rests on that law; without either, an official's own inquiry.
    """

    request: RequestId
    to: AgencyId
    information: tuple[Information, ...]
    purpose: Purpose
    body: BodyId | None = None
    law: RequestLaw | None = None
    relies_on: frozenset[GroundKind] = frozenset()

    def problems(self) -> Iterator[Problem]:
        if self.body is not None and self.law is not None:
            yield Problem(
                "law",
                "either",
                Text(
                    "会議の名で求めるか、その法律の求めか、どちらか一方にしてください。",
                    "either in a meeting's name or under that law",
                ),
            )


@_act("answer_cooperation", "協力要請への返事", "answer a request")
class AnswerCooperation(Act):
    """The agency's answer to a request, also a refusal (協力要請への返事)."""

    request: RequestId
    response: Response


# --- from the case to the community ------------------------------------------------------------------------


@_act("find_shortage", "社会資源の不足の把握", "find a shortage")
class FindShortage(Act):
    """Record that social resources are wanting for someone (社会資源の不足の把握)."""

    track: TrackId
    shortage: Shortage


@_act("raise_shortage", "地域課題としての提起", "raise a shortage")
class RaiseShortage(Act):
    """Put a shortage before a body as part of a local issue (地域課題としての提起).

    Nothing goes up with it but the shortage's kind and its own id.
    """

    shortage: ShortageId
    issue: IssueId
    body: BodyId


@_act("meet_shortage", "社会資源の不足の解消", "meet a shortage")
class MeetShortage(Act):
    """Record what came back to the case from a local issue (開発された資源の利用)."""

    shortage: ShortageId
    issue: IssueId
    development: DevelopmentId


# --- planning and support ---------------------------------------------------------------------------------


@_act("draft_plan", "プラン案の作成", "draft a plan")
class DraftPlan(Act):
    """Draft a plan (プラン案の作成)."""

    track: TrackId
    plan: Plan

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.DRAFT_PLAN


@_act("deliberate", "プラン案の協議", "deliberate a plan")
class Deliberate(Act):
    """What a meeting said of a draft: no decision (プラン案の協議の結果)."""

    track: TrackId
    plan: PlanId
    meeting: MeetingId
    result: DeliberationResult

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.DELIBERATE


@_act("decide_support", "支援決定", "decide on support")
class DecideSupport(Act):
    """The municipality's decision on the plan: who drafted it, who approved it (支援決定)."""

    track: TrackId
    plan: PlanId
    drafted_by: StaffId
    decided_by: StaffId

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.DECIDE_SUPPORT


@_act("join_plan", "プランへの参加", "join a plan")
class JoinPlan(Act):
    """An agency takes a role in a plan that is under way (プランへの機関の追加)."""

    plan: PlanId
    role: Role


@_act("open_track", "支援の開始準備", "open a track")
class OpenTrack(Act):
    """Open a track of アウトリーチ or 参加支援 for one person (支援の流れを開く)."""

    track: TrackId
    person: PersonId
    programme: Programme
    lead: AgencyId | None = None

    def problems(self) -> Iterator[Problem]:
        if self.programme not in (Programme.OUTREACH, Programme.PARTICIPATION):
            yield Problem(
                "programme",
                "choice",
                Text("アウトリーチか参加支援にしてください。", "outreach or participation"),
            )


@_act("start_support", "支援の開始", "start support")
class StartSupport(Act):
    """Start the support (支援の開始)."""

    track: TrackId

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.START_SUPPORT


@_act("begin_outreach", "アウトリーチの先行開始", "begin outreach early")
class BeginOutreach(Act):
    """Begin outreach before any decision (アウトリーチの先行開始)."""

    track: TrackId

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.BEGIN_OUTREACH


@_act("monitor", "モニタリング", "monitor")
class Monitor(Act):
    """Check how support goes and how the person is (モニタリング)."""

    track: TrackId

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.MONITOR


@_act("review", "評価・見直し", "review")
class Review(Act):
    """What monitoring leads to: 継続, 再プラン, 中断, 戻し or 終結 (評価・見直し)."""

    track: TrackId
    result: ReviewResult
    evaluation: str
    decided_by: StaffId
    lead: AgencyId | None = None
    resume_on: Day | None = None

    def problems(self) -> Iterator[Problem]:
        if self.result is ReviewResult.SUSPEND and self.resume_on is None:
            yield Problem(
                "resume_on",
                "empty",
                Text("中断には再開予定日を書いてください。", "when is it to resume?"),
            )

    @property
    def step(self) -> Step:
        """The step its result takes (結果に応じた手順)."""
        return Step(self.result.value)


@_act("give_back", "包括的相談支援への戻し", "give back")
class GiveBack(Act):
    """Give the person back to 包括的相談支援, which stays in charge (戻し)."""

    track: TrackId
    lead: AgencyId
    decided_by: StaffId
    reason: str

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.GIVE_BACK


@_act("resume", "再開", "resume")
class Resume(Act):
    """Resume after a suspension (再開)."""

    track: TrackId

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.RESUME


@_act("end", "プランによらない終了", "end")
class End(Act):
    """End a track without plan, meeting or consent; the municipality decides (終了)."""

    track: TrackId
    reason: EndReason
    decided_by: StaffId

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.END


@_act("reopen", "再受付", "reopen")
class Reopen(Act):
    """Take a closed or returned track up again (再受付)."""

    track: TrackId

    @property
    def step(self) -> Step:
        """The step it takes (手順)."""
        return Step.REOPEN


@_act("hand_over", "主担当の引継ぎ", "hand over the lead")
class HandOver(Act):
    """Hand the lead of a track over (主担当の引継ぎ)."""

    track: TrackId
    to: AgencyId


@_act("emergency_support", "緊急支援", "emergency support")
class EmergencySupport(Act):
    """Support that cannot wait for plan, meeting or consent (プラン前の緊急支援)."""

    person: PersonId
    to: Party | None = None
    information: tuple[Information, ...] = ()


@_act("report", "通報・通告", "report abuse", scheme=False)
class Report(Act):
    """Report abuse (通報・通告). *reporter* is held in the record alone and never shown.

    *information* is what is told with it, to *to_agency*; to report needs neither.
    """

    kind: ReportKind
    person: PersonId
    to: ReportAddressee
    danger: Danger = Danger.NOT_RECORDED
    reporter: PersonId | None = None
    information: tuple[Information, ...] = ()
    to_agency: AgencyId | None = None

    def problems(self) -> Iterator[Problem]:
        if bool(self.information) != (self.to_agency is not None):
            yield Problem(
                "to_agency",
                "either",
                Text(
                    "通報に添える情報と、それを受ける機関は、両方書くか両方書かないでください。",
                    "what is told with it and who is told: both or neither",
                ),
            )


# --- what is kept ------------------------------------------------------------------------------------------


@_act("acquire", "情報の取得", "take in information", scheme=False)
class Acquire(Act):
    """Take in information, from the person or from another (情報の取得・聴き取り)."""

    information: tuple[Information, ...]
    told_by: PersonId | None = None

    def problems(self) -> Iterator[Problem]:
        if not self.information:
            yield Problem(
                "information", "empty", Text("取得する情報を書いてください。", "what is taken in?")
            )


@_act("find_leak", "漏えい等の把握", "find a leak", scheme=False)
class FindLeak(Act):
    """A leak, loss or damage is found, or feared (漏えい等の把握): reported from the day it is known."""

    information: tuple[Information, ...]
    others: int = 0
    malice: bool = False
    property_risk: bool = False

    def problems(self) -> Iterator[Problem]:
        if not self.information:
            yield Problem(
                "information", "empty", Text("漏えいした情報を書いてください。", "what was leaked?")
            )
        if self.others < 0:
            yield Problem("others", "range", Text("0以上にしてください。", "zero or more"))


@_act("answer_disclosure", "開示請求への決定", "answer a request for disclosure", scheme=False)
class AnswerDisclosure(Act):
    """What is decided on a person's request for what is held on them (開示請求への決定).

    *asked_by* of ``None`` means the person; otherwise whoever asks in their name.
    """

    person: PersonId
    result: DisclosureResult
    decided_by: StaffId
    asked_by: PersonId | None = None
    information: tuple[Information, ...] = ()
    reasons: frozenset[NonDisclosure] = frozenset()


@_act("dispose", "記録の廃棄", "dispose of records", scheme=False)
class Dispose(Act):
    """Records are disposed of, by a stated rule on how long they are kept (記録の廃棄).

    *source* is the municipality's rule and its article; *kept_until* the day up to which they
    had to be kept.
    """

    decided_by: StaffId
    source: str | None = None
    kept_until: Day | None = None


# --- household, agencies, records -------------------------------------------------------------------------


@_act("add_person", "関係者の登録", "add a person", scheme=False)
class AddPerson(Act):
    """Add a person, or replace what is known of one (本人・関係者の登録・更新)."""

    person: Person


@_act("change_household", "世帯の変更", "change the household", scheme=False)
class ChangeHousehold(Act):
    """Who belongs to the household, or matters to it, from now on (世帯の変更)."""

    joins: tuple[Member, ...] = ()
    leaves: frozenset[PersonId] = frozenset()
    associates: tuple[Associate, ...] = ()


@_act("conceal", "秘匿の設定", "conceal", scheme=False)
class Conceal(Act):
    """Conceal someone from others (秘匿の設定)."""

    concealment: Concealment


@_act("end_concealment", "秘匿の終了", "end a concealment", scheme=False)
class EndConcealment(Act):
    """End every concealment of a person (秘匿の終了)."""

    person: PersonId


@_act("add_agency", "機関の登録", "add an agency", scheme=False)
class AddAgency(Act):
    """Add an agency, or replace what is known of one (機関の登録・更新)."""

    agency: Agency


@_act("involve", "機関の関わり", "involve an agency", scheme=False)
class Involve(Act):
    """An agency begins to support someone of the case (機関の関わりの記録)."""

    involvement: Involvement


_BEFORE_SCHEME = Text(
    "重層的支援体制整備事業は2021年4月1日に始まりました。それより前の日の行為にはできません。",
    "the scheme began on 2021-04-01; this act cannot be dated before",
)


@_act("correct", "記録の訂正", "correct a record", scheme=False)
class Correct(Act):
    """Put another act in a record's place, with the reason (記録の訂正)."""

    record: RecordId
    reason: str
    act: "AnyAct"
    happened_on: Day | None = None

    def problems(self) -> Iterator[Problem]:
        if self.happened_on is not None and self.act.scheme and self.happened_on < SCHEME_START:
            yield Problem("happened_on", "before_scheme", _BEFORE_SCHEME)


@_act("void", "記録の取消し", "void a record", scheme=False)
class Void(Act):
    """Void a record, with the reason; it stays to be read (記録の取消し)."""

    record: RecordId
    reason: str


AnyAct: TypeAlias = Union[  # noqa: UP007 - evaluated for the codec as one flat union
    Receive,
    DecideAcceptance,
    Refer,
    AnswerReferral,
    AskConsent,
    GiveConsent,
    RefuseConsent,
    WithdrawConsent,
    FindUnobtainable,
    AskAssent,
    GiveAssent,
    RefuseAssent,
    WithdrawAssent,
    Assess,
    Contact,
    RecordJudgement,
    ConstituteBody,
    RequestMeeting,
    ConveneMeeting,
    PutOnAgenda,
    HearItem,
    AddAttendee,
    TakeMinutes,
    TakePledge,
    Notify,
    Share,
    RequestCooperation,
    AnswerCooperation,
    FindShortage,
    RaiseShortage,
    MeetShortage,
    DraftPlan,
    Deliberate,
    DecideSupport,
    JoinPlan,
    OpenTrack,
    StartSupport,
    BeginOutreach,
    Monitor,
    Review,
    GiveBack,
    Resume,
    End,
    Reopen,
    HandOver,
    EmergencySupport,
    Report,
    Acquire,
    FindLeak,
    AnswerDisclosure,
    Dispose,
    AddPerson,
    ChangeHousehold,
    Conceal,
    EndConcealment,
    AddAgency,
    Involve,
    Correct,
    Void,
]


def matter_of(act: Act) -> tuple[str | None, str | None]:
    """The sitting and the request that an act is about, if any (行為の対象の会議と求め)."""
    meeting: object = getattr(act, "meeting", None)
    if isinstance(meeting, Meeting):
        meeting = meeting.id
    request: object = getattr(act, "request", None)
    return (
        meeting if isinstance(meeting, str) else None,
        request if isinstance(request, str) else None,
    )


def carried(act: Act) -> tuple[Judgement, ...]:
    """The judgements an act carries, each for the sitting or request it is about (行為に添えた判断)."""
    if not act.judgements:
        return ()
    meeting, request = matter_of(act)
    if not (meeting or request):
        return act.judgements
    return tuple(
        each
        if each.meeting or each.request or each.until
        else changed(each, meeting=meeting, request=request)
        for each in act.judgements
    )


@entity
class Record:
    """An act that was done (記録): appended, never edited; corrected or voided by further acts."""

    id: RecordId
    happened_on: Day
    recorded_at: dt.datetime
    act: AnyAct

    def problems(self) -> Iterator[Problem]:
        if self.act.scheme and self.happened_on < SCHEME_START:
            yield Problem("happened_on", "before_scheme", _BEFORE_SCHEME)

    @property
    def order(self) -> tuple[Day, dt.datetime, str]:
        """Where it stands in the history (記録の順序)."""
        return (self.happened_on, self.recorded_at, self.id)
