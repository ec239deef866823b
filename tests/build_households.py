"""The stories behind the shipped households (付属の世帯の組み立て).

Each story is played through `jusou.do`, so nothing stands in it that the engine would refuse,
save what is told by `Story.happened`: that was done all the same, and is for the audit to find.
Run as a script, it writes the files anew. Everyone in them is invented.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

import jusou.testing
from jusou import (
    Agency,
    AgendaItem,
    Attendee,
    Body,
    Case,
    Consent,
    Household,
    Information,
    Meeting,
    Municipality,
    Party,
    Person,
    Plan,
    Scope,
    do,
    judge,
)
from jusou.acts import (
    Acquire,
    AddAgency,
    AddAttendee,
    AddPerson,
    AnswerCooperation,
    AnswerDisclosure,
    AnswerReferral,
    AnyAct,
    AskAssent,
    AskConsent,
    Assess,
    BeginOutreach,
    ChangeHousehold,
    Conceal,
    ConstituteBody,
    Contact,
    ConveneMeeting,
    Correct,
    DecideAcceptance,
    DecideSupport,
    Deliberate,
    Dispose,
    DraftPlan,
    EmergencySupport,
    End,
    EndConcealment,
    FindLeak,
    FindShortage,
    FindUnobtainable,
    GiveAssent,
    GiveBack,
    GiveConsent,
    HandOver,
    HearItem,
    Involve,
    JoinPlan,
    MeetShortage,
    Monitor,
    Notify,
    OpenTrack,
    PutOnAgenda,
    RaiseShortage,
    Receive,
    Record,
    RecordJudgement,
    Refer,
    RefuseAssent,
    RefuseConsent,
    Reopen,
    Report,
    RequestCooperation,
    RequestMeeting,
    Resume,
    Review,
    Share,
    StartSupport,
    TakeMinutes,
    TakePledge,
    Void,
    WithdrawAssent,
    WithdrawConsent,
)
from jusou.agency import Involvement
from jusou.history import History, ProfileRef, Registry
from jusou.household import Associate, Concealment, Member, Representation
from jusou.issue import Shortage
from jusou.judgement import Departure, Judgement
from jusou.meeting import Pledge, Seat
from jusou.plan import Goal, Role, Support
from jusou.record import history_to_json
from jusou.vocabulary import (
    AcceptanceResult,
    AssentKind,
    Authority,
    Basis,
    Capacity,
    Category,
    Challenge,
    Character,
    Concealed,
    ContactMeans,
    ContactResult,
    Danger,
    DeliberationResult,
    DisclosureResult,
    DiscoveryRoute,
    EndReason,
    JudgementKind,
    ObtainedBy,
    Organiser,
    PlanKind,
    Profession,
    Programme,
    Purpose,
    Recorded,
    ReportAddressee,
    ReportKind,
    Residence,
    Resource,
    Response,
    ReviewResult,
    Source,
    Stated,
    Tie,
    WhyUnobtainable,
)

WHERE = Path(jusou.testing.__file__).parent / "histories"

JST = dt.timezone(dt.timedelta(hours=9))
SATURDAY = 5

CITY = Party("a-city")
COORDINATOR = Party("a-coordinator", Capacity.ENTRUSTED)
TANTOU, KAKARICHOU, KACHOU = "s-tantou", "s-kakarichou", "s-kachou"

#: What a consent form of this kind usually asks for.
PURPOSES = frozenset(
    {
        Purpose.INFORMATION_EXCHANGE,
        Purpose.SUPPORT_SYSTEM,
        Purpose.PROGRESS,
        Purpose.PLAN_DELIBERATION,
        Purpose.PLAN_SHARING,
        Purpose.EVALUATION,
        Purpose.SERVICE,
    }
)

Chair = tuple[Party, Profession]


def day(text: str) -> dt.date:
    """A day from its text (日)."""
    return dt.date.fromisoformat(text)


def houkatsu() -> tuple[Agency, Party]:
    """An invented 地域包括支援センター, and the capacity in which it acts (地域包括支援センター)."""
    agency = Agency("a-houkatsu", "架空地域包括支援センター", Character.PRIVATE)
    return agency, Party("a-houkatsu", Capacity.OTHER_ENTRUSTED)


def section(ident: str, name: str) -> Agency:
    """A section of the city (市の課)."""
    return Agency(ident, name, Character.MUNICIPALITY, part_of="a-city")


def plan(
    ident: str,
    person: str,
    wishes: str,
    challenges: str,
    *,
    goals: Iterable[tuple[str, str]],
    supports: Iterable[tuple[str, str, str]],
    roles: Iterable[tuple[str, str]],
    integration: str,
    includes: Iterable[Programme] = (),
    kind: PlanKind = PlanKind.COORDINATION,
    replaces: str | None = None,
) -> Plan:
    """A plan with its five contents (プラン)."""
    return Plan(
        ident,
        person,
        kind,
        wishes,
        challenges,
        tuple(Goal(what, day(by)) for what, by in goals),
        tuple(Support(*each) for each in supports),
        tuple(Role(*each) for each in roles),
        integration,
        frozenset(includes),
        replaces,
    )


def scope(
    categories: Iterable[Category],
    agencies: Iterable[str],
    purposes: Iterable[Purpose] = PURPOSES,
) -> Scope:
    """How far a consent reaches (同意の範囲)."""
    return Scope(frozenset(categories), frozenset(purposes), frozenset(agencies))


class Story:
    """One household's story, told in the order in which it was written down (世帯の物語)."""

    def __init__(
        self,
        name: str,
        people: Iterable[Person],
        *,
        under: str = "default",
        household: Household | None = None,
        agencies: Iterable[Agency] = (),
        bodies: Iterable[Body] = (),
        involvements: Iterable[Involvement] = (),
    ) -> None:
        found = tuple(people)
        self.under = Municipality.load(under)
        registry = Registry(
            found,
            household or Household(tuple(Member(each.id) for each in found)),
            tuple(agencies),
            tuple(bodies),
            tuple(involvements),
        )
        case = f"c-{name.replace('_', '-')}"
        self.case = Case.of(History(case, registry, (), ProfileRef(*self.under.ref)))
        self._last = dt.datetime.min.replace(tzinfo=JST)

    def do(self, on: str, act: AnyAct, *, recorded: str | None = None) -> str:
        """Do what is permitted, and give the record's id (行う)."""
        at, ident = self._next(on, recorded)
        self.case = do(
            self.case,
            act,
            under=self.under,
            on=day(on),
            recorded_at=at,
            record_id=ident,
            expected_version=self.case.version,
        ).case
        return ident

    def happened(self, on: str, act: AnyAct, *, recorded: str | None = None) -> str:
        """Record what was done although it was not permitted (できないのに行われたことの記録)."""
        if judge(self.case, act, under=self.under, on=day(on)).is_permitted:
            message = f"{type(act).type} on {on} was permitted: tell it with do()"
            raise ValueError(message)
        at, ident = self._next(on, recorded)
        self.case = self.case.with_record(Record(ident, day(on), at, act))
        return ident

    def _next(self, on: str, recorded: str | None) -> tuple[dt.datetime, str]:
        nine = dt.datetime.combine(day(recorded or on), dt.time(9), JST)
        if nine.weekday() >= SATURDAY:
            message = f"nobody is at the office on {recorded or on}"
            raise ValueError(message)
        if nine.date() < self._last.date():
            message = f"{recorded or on} is told too late"
            raise ValueError(message)
        self._last = max(nine, self._last + dt.timedelta(minutes=5))
        return self._last, f"r-{self.case.version + 1:03d}"

    # --- what often comes together ---

    def consent(
        self,
        on: str,
        by: Party,
        consent: Consent,
        *,
        asked: str | None = None,
        note: str | None = None,
    ) -> None:
        """Explain, ask, and record the consent (説明と同意)."""
        self.do(asked or on, AskConsent(by=by, person=consent.person, scope=consent.scope))
        self.do(on, GiveConsent(by=by, consent=consent, note=note))

    def accept(self, on: str, track: str, reason: str, told: Iterable[str] = ()) -> None:
        """Accept, and tell the result (受理と結果の通知)."""
        self.do(
            on,
            DecideAcceptance(
                by=CITY,
                track=track,
                result=AcceptanceResult.ACCEPT,
                decided_by=KACHOU,
                reason=reason,
            ),
        )
        person = next(each.person for each in self.case.tracks if each.id == track)
        self.do(
            on,
            Notify(
                by=CITY,
                duty="tell_result",
                told=frozenset(told),
                people=frozenset({person}),
            ),
        )

    def sitting(
        self,
        called: str,
        on: str,
        meeting: str,
        body: str,
        chairs: Iterable[Chair],
        items: Iterable[AgendaItem],
        *,
        by: Party = CITY,
        why: str | None = None,
        joining: Iterable[Chair] = (),
    ) -> None:
        """Call a sitting, hear its items, keep its minutes (会議の招集から会議録まで).

        With *why* it is a 支援会議: that is why it finds the information necessary. Those
        *joining* are asked in after it was called.
        """
        room, late = (
            tuple(
                Attendee(
                    f"at-{meeting}-{party.agency}",
                    frozenset({body}),
                    agency=party.agency,
                    capacity=party.capacity,
                    profession=profession,
                )
                for party, profession in group
            )
            for group in (chairs, joining)
        )
        held = Meeting(
            meeting,
            frozenset({body}),
            day(on),
            room,
            called_by=by.agency,
            chaired_by=by.agency,
            minutes_by=by.agency,
        )
        necessary = (
            (Judgement(JudgementKind.NECESSITY, True, KAKARICHOU, day(called), why, body=body),)
            if why
            else ()
        )
        told = tuple(items)
        self.do(called, ConveneMeeting(by=by, meeting=held, judgements=necessary))
        for each in late:
            self.do(called, AddAttendee(by=by, meeting=meeting, attendee=each))
        for item in told:
            self.do(called, PutOnAgenda(by=by, meeting=meeting, item=item))
        if why:
            present = frozenset(each.receiver for each in (*room, *late))
            self.do(on, Notify(by=by, duty="tell_secrecy", told=present))
        for item in told:
            self.do(on, HearItem(by=by, meeting=meeting, item=item.id))
        self.do(on, TakeMinutes(by=by, meeting=meeting))

    def drafted(
        self, drafted: str, track: str, draft: Plan, by: Party, *, agreed: str | None = None
    ) -> None:
        """Draft a plan, and ask the person; with *agreed*, they say yes on that day (案と本人の返事)."""
        self.do(drafted, DraftPlan(by=by, track=track, plan=draft))
        self.do(
            drafted,
            AskAssent(by=by, kind=AssentKind.PLAN, person=draft.person, plan=draft.id),
        )
        if agreed:
            self.do(
                agreed,
                GiveAssent(
                    by=by,
                    kind=AssentKind.PLAN,
                    person=draft.person,
                    obtained_by=ObtainedBy.WRITTEN,
                    plan=draft.id,
                ),
            )

    def decided(
        self,
        said: str,
        decided: str,
        meeting: str,
        plans: dict[str, str],
        *,
        by: Party,
        told: Iterable[str],
    ) -> None:
        """What the meeting said of each track's plan, the decision, the start (協議から支援開始まで)."""
        for track, ident in plans.items():
            self.do(
                said,
                Deliberate(
                    by=by,
                    track=track,
                    plan=ident,
                    meeting=meeting,
                    result=DeliberationResult.APPROPRIATE,
                ),
            )
        for track, ident in plans.items():
            self.do(
                decided,
                DecideSupport(
                    by=CITY, track=track, plan=ident, drafted_by=TANTOU, decided_by=KACHOU
                ),
            )
            person = self.case.plans[ident].person
            self.do(
                decided,
                Notify(by=CITY, duty="give_plan", told=frozenset(told), people=frozenset({person})),
            )
            self.do(decided, StartSupport(by=by, track=track))

    def reviewed(
        self,
        on: str,
        track: str,
        result: ReviewResult,
        evaluation: str,
        *,
        lead: str | None = None,
        by: Party = CITY,
    ) -> None:
        """What monitoring led to (評価の結果)."""
        self.do(
            on,
            Review(
                by=by,
                track=track,
                result=result,
                evaluation=evaluation,
                decided_by=KACHOU,
                lead=lead,
            ),
        )


# --- 1 -----------------------------------------------------------------------------------------------


def hachimaru_gomaru() -> Story:  # noqa: PLR0915 - sixteen months in one go
    """An 80-year-old mother and her withdrawn son of 50, in 鶴岡市 (8050の世帯)."""
    center, by_center = houkatsu()
    shakyo = Party("a-shakyo", Capacity.ENTRUSTED)
    nurses, minsei = Party("a-kenkou"), Party("a-minsei")
    hospital = Party("a-byouin")
    mother, son = "p-haha", "p-musuko"
    story = Story(
        "hachimaru_gomaru",
        (
            Person(mother, "架空 花子", dt.date(1945, 3, 3), residence=Residence.REGISTERED),
            Person(son, "架空 太郎", dt.date(1975, 5, 5), residence=Residence.REGISTERED),
            Person("p-kinjo"),
        ),
        under="tsuruoka",
        household=Household((Member(mother), Member(son)), (Associate("p-kinjo", Tie.REPORTER),)),
        agencies=(center, Agency("a-byouin", "架空総合病院", Character.PRIVATE)),
    )
    care = Information(mother, Category.CARE, by_center)
    health = Information(mother, Category.HEALTH, by_center)
    living = Information(mother, Category.CIRCUMSTANCES, by_center, names=frozenset({son}))
    money = Information(mother, Category.FINANCES, by_center)
    of_son = Information(son, Category.CIRCUMSTANCES, by_center)
    illness = Information(son, Category.HEALTH, nurses)

    # 受け止め。近所の人の電話から、包括の職員が訪ねる。まず虐待の疑いを確かめる。
    story.do(
        "2025-05-12",
        Receive(
            by=by_center,
            track="t-haha",
            person=mother,
            route=DiscoveryRoute.RESIDENT,
            challenges=frozenset({Challenge.CARE, Challenge.ISOLATION}),
        ),
    )
    story.do(
        "2025-05-12",
        Receive(by=by_center, track="t-musuko", person=son, route=DiscoveryRoute.RESIDENT),
    )
    story.do(
        "2025-05-13",
        Contact(by=by_center, track="t-haha", means=ContactMeans.VISIT, result=ContactResult.MET),
    )
    mistaken = story.do(
        "2025-05-13",
        Contact(by=by_center, track="t-musuko", means=ContactMeans.VISIT, result=ContactResult.MET),
    )
    story.do(
        "2025-05-14",
        Assess(
            by=by_center,
            track="t-haha",
            information=(care, health, living, money, of_son),
            suspects=frozenset({ReportKind.ELDER_ABUSE}),
            note="食事が不規則。通帳を誰が持っているかは未確認。",
        ),
    )
    story.do(
        "2025-05-14",
        Report(
            by=by_center,
            kind=ReportKind.ELDER_ABUSE,
            person=mother,
            to=ReportAddressee.MUNICIPALITY,
            danger=Danger.NOT_GRAVE,
            reporter="p-kinjo",
        ),
    )
    story.do(
        "2025-05-15",
        Contact(
            by=nurses,
            track="t-haha",
            means=ContactMeans.VISIT,
            result=ContactResult.MET,
            note="事実確認。通帳は母が持ち、年金は生活費に使われている。",
        ),
    )
    story.do(
        "2025-05-15",
        RecordJudgement(
            by=nurses,
            judgements=(
                Judgement(
                    JudgementKind.OWN_CAPACITY,
                    True,
                    KAKARICHOU,
                    day("2025-05-15"),
                    "日付と用件が分かり、誰に何が伝わるかを自分の言葉で言い直せた。",
                    person=mother,
                ),
            ),
        ),
    )
    story.do(
        "2025-05-16",
        Correct(
            by=by_center,
            record=mistaken,
            reason="「面会」と入力したが、息子とはドア越しの会話だけだった。",
            act=Contact(
                by=by_center,
                track="t-musuko",
                means=ContactMeans.VISIT,
                result=ContactResult.THROUGH_DOOR,
            ),
        ),
    )

    # 同意。母は同意し、息子は断る。母の同意は母の分だけである。
    about_mother = (
        Category.BASIC,
        Category.CIRCUMSTANCES,
        Category.CARE,
        Category.HEALTH,
        Category.FINANCES,
    )
    story.consent(
        "2025-05-19",
        by_center,
        Consent(
            "k-haha-1",
            mother,
            scope(about_mother, ("a-city", "a-shakyo", "a-houkatsu", "a-kenkou", "a-minsei")),
            ObtainedBy.WRITTEN,
            explained_by="a-houkatsu",
            explained_version="2025-04",
        ),
    )
    story.do(
        "2025-05-20",
        AskConsent(
            by=by_center,
            person=son,
            scope=scope((Category.CIRCUMSTANCES,), ("a-city", "a-shakyo", "a-kenkou")),
            note="ドア越しに説明し、説明文を置いてきた。",
        ),
    )
    story.do(
        "2025-05-27",
        RefuseConsent(by=by_center, person=son, note="ドア越しに「誰にも話すな」。"),
    )
    story.do(
        "2025-05-28",
        Refer(
            by=by_center,
            referral="ref-shakyo",
            track="t-haha",
            to=shakyo,
            information=(care, living),
            purpose=Purpose.SUPPORT_SYSTEM,
        ),
    )
    story.do(
        "2025-05-29",
        AnswerReferral(by=shakyo, referral="ref-shakyo", response=Response.ACCEPTED),
    )
    story.accept(
        "2025-06-02",
        "t-haha",
        "介護・住まい・息子の孤立が重なり、包括だけでは支えきれない。",
        told=("a-houkatsu", "a-shakyo"),
    )
    story.accept("2025-06-02", "t-musuko", "本人への働きかけに複数の機関が要る。")

    # 支援会議。息子のことは同意がないので、ここで扱う。
    chairs = (
        (CITY, Profession.PUBLIC_OFFICIAL),
        (shakyo, Profession.SCHEME_STAFF),
        (by_center, Profession.HOUKATSU_STAFF),
        (nurses, Profession.NURSE),
    )
    story.do(
        "2025-06-03",
        RequestMeeting(by=by_center, body="b-shien", purpose=Purpose.INFORMATION_EXCHANGE),
    )
    story.sitting(
        "2025-06-05",
        "2025-06-12",
        "m-shien-1",
        "b-shien",
        (*chairs, (minsei, Profession.WELFARE_COMMISSIONER)),
        (
            AgendaItem(
                "i-shien-1",
                "b-shien",
                Purpose.INFORMATION_EXCHANGE,
                information=(of_son, illness, care),
            ),
        ),
        why="息子の様子を関係機関のどこも通しで知らず、母の支援も組めない。",
    )
    story.do(
        "2025-06-24",
        Contact(by=shakyo, track="t-musuko", means=ContactMeans.VISIT, result=ContactResult.ABSENT),
    )

    # 母のプラン。案は会議の前に作り、息子への働きかけも母のプランに書いて決定を受ける。
    story.drafted(
        "2025-06-25",
        "t-haha",
        plan(
            "pl-haha-1",
            mother,
            "この家で息子と暮らし続けたい。",
            "介護の手が足りない。息子が誰ともつながっていない。",
            goals=(
                ("週2回の通所に慣れる", "2025-10-31"),
                ("息子が家族以外の人と話す機会を持つ", "2026-03-31"),
            ),
            supports=(
                ("介護", "要介護認定の申請、通所の利用", "息子の生活の時間に合わせて迎えに行く"),
                ("働きかけ", "社協の担当者が息子に手紙を届け、訪ねる", "返事を急がせない"),
            ),
            roles=(
                ("a-houkatsu", "介護の調整、母の相談"),
                ("a-shakyo", "息子への働きかけ、全体の調整"),
                ("a-kenkou", "心身の健康の相談"),
            ),
            integration="社協が月1回、各機関の動きをまとめて母に伝える。",
            includes=(Programme.OUTREACH,),
        ),
        shakyo,
        agreed="2025-06-30",
    )
    story.sitting(
        "2025-07-03",
        "2025-07-10",
        "m-jusou-1",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-1",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=mother,
                plan="pl-haha-1",
                information=(living, care),
            ),
        ),
        by=shakyo,
    )
    story.decided(
        "2025-07-10",
        "2025-07-14",
        "m-jusou-1",
        {"t-haha": "pl-haha-1"},
        by=shakyo,
        told=("a-houkatsu", "a-shakyo", "a-kenkou"),
    )
    story.do(
        "2025-07-16",
        OpenTrack(by=shakyo, track="t-hatarakikake", person=son, programme=Programme.OUTREACH),
    )
    story.do("2025-07-16", BeginOutreach(by=shakyo, track="t-hatarakikake"))
    for on, means, result, note in (
        ("2025-07-22", ContactMeans.LETTER, ContactResult.NOTE_LEFT, "自己紹介の手紙"),
        ("2025-08-05", ContactMeans.VISIT, ContactResult.NO_ANSWER, None),
        ("2025-08-26", ContactMeans.VISIT, ContactResult.ABSENT, None),
        ("2025-09-09", ContactMeans.LETTER, ContactResult.NOTE_LEFT, "釣りの話を書いた手紙"),
        ("2025-09-30", ContactMeans.VISIT, ContactResult.THROUGH_DOOR, "「手紙は読んだ」"),
    ):
        story.do(
            on, Contact(by=shakyo, track="t-hatarakikake", means=means, result=result, note=note)
        )
    story.sitting(
        "2025-10-02",
        "2025-10-10",
        "m-shien-2",
        "b-shien",
        chairs,
        (
            AgendaItem("i-shien-2", "b-shien", Purpose.PROGRESS, information=(of_son,)),
            AgendaItem("i-shien-3", "b-shien", Purpose.PROVISIONAL_ROLES, information=(of_son,)),
        ),
        why="息子が話し始めた。訪ねる人と頻度を、機関の間でそろえる必要がある。",
    )

    # 息子が、範囲を限って同意する。「社協の担当だけなら」。
    story.do(
        "2025-10-21",
        Contact(
            by=shakyo,
            track="t-hatarakikake",
            means=ContactMeans.VISIT,
            result=ContactResult.MET,
        ),
    )
    story.consent(
        "2025-10-28",
        shakyo,
        Consent(
            "k-musuko-1",
            son,
            scope(
                (Category.CIRCUMSTANCES, Category.HEALTH),
                ("a-shakyo",),
                (Purpose.SERVICE, Purpose.SUPPORT_SYSTEM),
            ),
            ObtainedBy.ORAL,
            explained_by="a-shakyo",
            explained_version="2025-04",
        ),
        asked="2025-10-21",
        note="「社協の担当だけなら」。自宅の玄関で、担当者2人で聞いた。",
    )
    story.do(
        "2025-10-29",
        HandOver(by=by_center, track="t-musuko", to="a-shakyo", note="息子の主担当を社協に移す。"),
    )
    story.do(
        "2025-10-30",
        Share(by=by_center, to=shakyo, information=(of_son,), purpose=Purpose.SERVICE),
    )
    since = Information(son, Category.CIRCUMSTANCES, shakyo, Source.LEARNT_SINCE)
    story.do("2025-11-04", Assess(by=shakyo, track="t-musuko", information=(since,)))
    story.do("2025-11-05", Monitor(by=shakyo, track="t-haha"))
    story.reviewed(
        "2025-11-06", "t-haha", ReviewResult.CONTINUE, "通所に週2回通えている。この形で続ける。"
    )

    # 土曜の夜、母が倒れる。命に関わることは、同意も会議も待たない。
    danger = tuple(
        Judgement(kind, True, TANTOU, day("2025-12-06"), reason, person=mother)
        for kind, reason in (
            (JudgementKind.DANGER, "自宅で倒れ、呼びかけに応えない。"),
            (JudgementKind.CONSENT_DIFFICULT, "意識がはっきりせず、本人に尋ねられない。"),
        )
    )
    story.do(
        "2025-12-06",
        EmergencySupport(
            by=by_center,
            person=mother,
            to=hospital,
            information=(care, health),
            judgements=danger,
            note="救急搬送。服薬と介護の状況を病院に伝えた。",
        ),
        recorded="2025-12-08",
    )
    story.do(
        "2025-12-08",
        Involve(by=by_center, involvement=Involvement("a-byouin", mother, day("2025-12-06"))),
    )
    story.do("2025-12-09", Monitor(by=shakyo, track="t-haha"))
    story.sitting(
        "2025-12-10",
        "2025-12-16",
        "m-jusou-2",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-2",
                "b-jusou",
                Purpose.EVALUATION,
                about=mother,
                plan="pl-haha-1",
                information=(living, health),
            ),
        ),
        by=shakyo,
    )
    story.reviewed(
        "2025-12-17",
        "t-haha",
        ReviewResult.REPLAN,
        "入院で暮らしの前提が変わった。退院に向けて組み直す。",
    )

    # 再プラン。病院と訪問看護が加わるので、同意の宛先に加えてもらう。
    story.do(
        "2026-01-05",
        AddAgency(
            by=CITY, agency=Agency("a-houkan", "架空訪問看護ステーション", Character.PRIVATE)
        ),
    )
    story.consent(
        "2026-01-06",
        by_center,
        Consent(
            "k-haha-2",
            mother,
            scope(
                about_mother,
                (
                    "a-city",
                    "a-shakyo",
                    "a-houkatsu",
                    "a-kenkou",
                    "a-minsei",
                    "a-byouin",
                    "a-houkan",
                ),
            ),
            ObtainedBy.WRITTEN,
            explained_by="a-houkatsu",
            explained_version="2025-04",
        ),
        note="病室で。意識ははっきりしている。",
    )
    story.drafted(
        "2026-01-08",
        "t-haha",
        plan(
            "pl-haha-2",
            mother,
            "家に帰りたい。息子に迷惑をかけたくない。",
            "退院後は一人で歩けない。息子が介護の中心になれるか分からない。",
            goals=(("自宅で暮らし直す", "2026-03-31"), ("息子が相談先を持つ", "2026-08-31")),
            supports=(
                ("介護", "住宅改修、通所の再開", "玄関の段差をなくす工事を退院の前に終える"),
                ("医療", "退院の調整、訪問看護", "薬の飲み忘れに気を付ける"),
                ("働きかけ", "社協の担当者が息子の相談に乗る", "介護の担い手と決めつけない"),
            ),
            roles=(
                ("a-houkatsu", "介護の調整、母の相談"),
                ("a-byouin", "退院の調整"),
                ("a-shakyo", "息子の相談、全体の調整"),
                ("a-kenkou", "心身の健康の相談"),
            ),
            integration="退院前に病室で顔合わせをし、退院後は社協が月1回まとめる。",
            includes=(Programme.OUTREACH,),
            replaces="pl-haha-1",
        ),
        shakyo,
        agreed="2026-01-13",
    )
    story.sitting(
        "2026-01-14",
        "2026-01-20",
        "m-jusou-3",
        "b-jusou",
        (*chairs, (hospital, Profession.SOCIAL_WORKER)),
        (
            AgendaItem(
                "i-jusou-3",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=mother,
                plan="pl-haha-2",
                information=(living, care, health),
            ),
        ),
        by=shakyo,
    )
    story.decided(
        "2026-01-20",
        "2026-01-22",
        "m-jusou-3",
        {"t-haha": "pl-haha-2"},
        by=shakyo,
        told=("a-houkatsu", "a-byouin", "a-shakyo", "a-kenkou"),
    )
    story.do(
        "2026-02-05",
        JoinPlan(by=shakyo, plan="pl-haha-2", role=Role("a-houkan", "週1回の訪問看護")),
    )

    # 息子自身のプラン。市の係にも伝えてよいと言い、居場所に通い始める。
    story.consent(
        "2026-03-03",
        shakyo,
        Consent(
            "k-musuko-2",
            son,
            scope((Category.CIRCUMSTANCES, Category.WORK_SCHOOL), ("a-shakyo", "a-city")),
            ObtainedBy.WRITTEN,
            explained_by="a-shakyo",
            explained_version="2025-04",
        ),
        note="「社協と、市の係の人まで」。",
    )
    story.drafted(
        "2026-03-10",
        "t-musuko",
        plan(
            "pl-musuko-1",
            son,
            "人の少ない所なら行ってみてもよい。",
            "20年あまり家の外で人と関わっていない。",
            goals=(("月2回、居場所に顔を出す", "2026-08-31"),),
            supports=(("参加", "社協の居場所で、道具の手入れを手伝う", "休む日があってよい"),),
            roles=(("a-shakyo", "居場所の調整、相談"), ("a-city", "決定と見守り")),
            integration="社協の担当者が窓口になり、市には月1回伝える。",
            includes=(Programme.PARTICIPATION,),
        ),
        shakyo,
        agreed="2026-03-17",
    )
    story.sitting(
        "2026-03-18",
        "2026-03-24",
        "m-jusou-4",
        "b-jusou",
        chairs[:2],
        (
            AgendaItem(
                "i-jusou-4",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=son,
                plan="pl-musuko-1",
                information=(since,),
            ),
        ),
        by=shakyo,
    )
    story.decided(
        "2026-03-24",
        "2026-03-26",
        "m-jusou-4",
        {"t-musuko": "pl-musuko-1"},
        by=shakyo,
        told=("a-shakyo",),
    )
    story.do(
        "2026-04-01",
        OpenTrack(by=shakyo, track="t-sanka", person=son, programme=Programme.PARTICIPATION),
    )
    story.do(
        "2026-04-01",
        GiveAssent(
            by=shakyo,
            kind=AssentKind.APPLICATION,
            person=son,
            obtained_by=ObtainedBy.WRITTEN,
        ),
    )
    story.do("2026-04-06", StartSupport(by=shakyo, track="t-sanka"))

    # 終結。困りごとが消えたからではなく、見通しが立ち、主担当が決まったからである。
    story.do("2026-08-31", Monitor(by=shakyo, track="t-haha"))
    story.do("2026-08-31", Monitor(by=shakyo, track="t-musuko"))
    story.sitting(
        "2026-09-01",
        "2026-09-08",
        "m-jusou-5",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-5",
                "b-jusou",
                Purpose.EVALUATION,
                about=mother,
                plan="pl-haha-2",
                information=(living, care),
            ),
            # 息子の議題の間、同意の宛先でない包括と健康課は席を外す。
            AgendaItem(
                "i-jusou-6",
                "b-jusou",
                Purpose.EVALUATION,
                about=son,
                plan="pl-musuko-1",
                information=(since,),
                excused=frozenset({"at-m-jusou-5-a-houkatsu", "at-m-jusou-5-a-kenkou"}),
            ),
        ),
        by=shakyo,
    )
    story.reviewed(
        "2026-09-10",
        "t-haha",
        ReviewResult.CONCLUDE,
        "自宅の暮らしが落ち着いた。介護の相談は続く。",
        lead="a-houkatsu",
    )
    story.reviewed(
        "2026-09-10",
        "t-musuko",
        ReviewResult.CONCLUDE,
        "居場所に月2回通い、自分から社協に電話できる。",
        lead="a-shakyo",
    )
    endings = (
        ("t-hatarakikake", "訪ねて行かなくても話せるようになった。"),
        ("t-sanka", "居場所の側の仲間として続ける。"),
    )
    for track, _ in endings:
        story.do("2026-09-14", Monitor(by=shakyo, track=track))
    for track, evaluation in endings:
        story.reviewed(
            "2026-09-15", track, ReviewResult.CONCLUDE, evaluation, lead="a-shakyo", by=shakyo
        )
    return story


# --- 2 -----------------------------------------------------------------------------------------------


def young_carer() -> Story:
    """A girl of 14 who looks after her ill mother and small brother (ヤングケアラーの世帯)."""
    school = Party("a-gakkou")
    children = Party("a-kodomo")
    disability = Party("a-shougai", Capacity.OTHER_ENTRUSTED)
    girl, mother, boy = "p-ko", "p-haha", "p-otouto"
    by_mother = (Representation(mother, Authority.PARENT),)
    story = Story(
        "young_carer",
        (
            Person(
                girl,
                "架空 さくら",
                dt.date(2010, 3, 3),
                residence=Residence.REGISTERED,
                representations=by_mother,
            ),
            Person(mother, "架空 葉子", dt.date(1982, 8, 8), residence=Residence.REGISTERED),
            Person(
                boy,
                "架空 若葉",
                dt.date(2018, 6, 6),
                residence=Residence.REGISTERED,
                representations=by_mother,
            ),
        ),
        agencies=(
            section("a-kodomo", "架空市こども家庭センター"),
            Agency("a-kyouiku", "架空市教育委員会", Character.BOARD_OF_EDUCATION),
            Agency(
                "a-gakkou",
                "架空中学校",
                Character.BOARD_OF_EDUCATION,
                part_of="a-kyouiku",
            ),
            Agency("a-shougai", "架空障害者相談支援センター", Character.PRIVATE),
        ),
        bodies=(
            Body(
                "b-youtaikyou",
                "架空市子どもを守るネットワーク",
                frozenset({Basis.YOUTAIKYOU}),
                Organiser.MUNICIPALITY,
                seats=(Seat("a-kodomo"), Seat("a-kyouiku"), Seat("a-gakkou")),
                individual_cases=Stated.YES,
            ),
        ),
    )
    at_school = Information(girl, Category.WORK_SCHOOL, school)
    living = Information(girl, Category.CIRCUMSTANCES, school, names=frozenset({mother, boy}))
    illness = Information(mother, Category.HEALTH, disability)
    home = Information(mother, Category.CIRCUMSTANCES, disability, names=frozenset({girl, boy}))

    # 学校が気づく。要保護児童の通告は会議を待たず、要対協は別の法律の会議として開かれる。
    story.do(
        "2024-05-13",
        Receive(
            by=school,
            track="t-ko",
            person=girl,
            route=DiscoveryRoute.OTHER_FIELD,
            challenges=frozenset({Challenge.EDUCATION, Challenge.CARE, Challenge.HEALTH}),
            lead="a-kodomo",
        ),
    )
    story.do(
        "2024-05-13",
        Receive(by=disability, track="t-haha", person=mother, route=DiscoveryRoute.AGENCY),
    )
    story.do(
        "2024-05-14",
        Assess(
            by=school,
            track="t-ko",
            information=(at_school, living),
            suspects=frozenset({ReportKind.CHILD_IN_NEED}),
            note="遅刻が週3回。夜に弟の世話と家事をしていると話す。",
        ),
    )
    story.do(
        "2024-05-14",
        Report(
            by=school,
            kind=ReportKind.CHILD_IN_NEED,
            person=girl,
            to=ReportAddressee.MUNICIPALITY,
            danger=Danger.NOT_GRAVE,
        ),
    )
    story.do(
        "2024-05-15",
        Assess(by=disability, track="t-haha", information=(illness, home)),
    )
    story.do(
        "2024-05-16",
        Contact(
            by=children, track="t-haha", means=ContactMeans.VISIT, result=ContactResult.NO_ANSWER
        ),
    )
    story.do(
        "2024-05-16",
        ConveneMeeting(
            by=children,
            meeting=Meeting(
                "m-youtaikyou-1",
                frozenset({"b-youtaikyou"}),
                day("2024-05-22"),
                tuple(
                    Attendee(
                        f"at-m-youtaikyou-1-{party.agency}",
                        frozenset({"b-youtaikyou"}),
                        agency=party.agency,
                        profession=Profession.PUBLIC_OFFICIAL,
                    )
                    for party in (children, school)
                ),
                called_by="a-kodomo",
            ),
            note="個別ケース検討会議。議題と記録は要対協の側に置く。",
        ),
    )
    story.do("2024-05-22", TakeMinutes(by=children, meeting="m-youtaikyou-1"))

    # 14歳。本人に判断する力があるかを、見て、記録してから尋ねる。
    story.do(
        "2024-05-27",
        RecordJudgement(
            by=children,
            judgements=(
                Judgement(
                    JudgementKind.OWN_CAPACITY,
                    True,
                    KAKARICHOU,
                    day("2024-05-27"),
                    "伝わる相手と中身を自分の言葉で言い、伝えたくないことも選べた。",
                    person=girl,
                ),
            ),
        ),
    )
    around = ("a-city", "a-kodomo", "a-gakkou", "a-coordinator", "a-shougai")
    story.consent(
        "2024-05-28",
        children,
        Consent(
            "k-ko-1",
            girl,
            scope((Category.CIRCUMSTANCES, Category.WORK_SCHOOL), around),
            ObtainedBy.ORAL,
            explained_by="a-kodomo",
            explained_version="子ども版-2024",
        ),
        asked="2024-05-27",
    )
    story.consent(
        "2024-06-04",
        disability,
        Consent(
            "k-haha-1",
            mother,
            scope((Category.CIRCUMSTANCES, Category.HEALTH, Category.CARE), around),
            ObtainedBy.WRITTEN,
            explained_by="a-shougai",
            explained_version="2024-04",
        ),
    )
    # 6歳の弟の分は、親権者である母から。利益の対立は見当たらない。
    story.consent(
        "2024-06-04",
        children,
        Consent(
            "k-otouto-1",
            boy,
            scope((Category.CIRCUMSTANCES,), around),
            ObtainedBy.WRITTEN,
            given_by=mother,
            explained_by="a-kodomo",
        ),
    )
    story.accept(
        "2024-06-10", "t-ko", "学校・障害・子どもの機関が一緒に動く必要がある。", told=("a-gakkou",)
    )
    story.accept("2024-06-10", "t-haha", "母の病気と家事・育児の支援を合わせて組む。")

    # 母は、家事の支援を入れる最初の案を断る。案を作り直す。
    story.drafted(
        "2024-06-17",
        "t-haha",
        plan(
            "pl-haha-1",
            mother,
            "子どもに苦労をかけたくない。",
            "病気で起きられない日があり、家事を娘が担っている。",
            goals=(("夕方の家事を大人が担う", "2024-12-27"),),
            supports=(("家事", "毎日夕方に家事の支援が入る", "台所に人が入ることを嫌がる"),),
            roles=(("a-shougai", "家事支援の調整"), ("a-kodomo", "子育ての相談")),
            integration="障害の相談員が連絡役になる。",
        ),
        COORDINATOR,
    )
    story.do(
        "2024-06-24",
        RefuseAssent(
            by=COORDINATOR,
            kind=AssentKind.PLAN,
            person=mother,
            plan="pl-haha-1",
            note="「毎日他人が来るのはつらい」。情報共有の同意はそのまま。",
        ),
    )
    story.drafted(
        "2024-06-26",
        "t-ko",
        plan(
            "pl-ko-1",
            girl,
            "部活に戻りたい。お母さんを責めないでほしい。",
            "家事と弟の世話で、眠る時間と学ぶ時間が足りない。",
            goals=(("遅刻を月3回までに減らす", "2024-12-27"),),
            supports=(
                ("学習", "放課後の学習支援", "みんなの前で呼び出さない"),
                ("相談", "こども家庭センターの担当が月2回会う", "会う場所は本人が選ぶ"),
            ),
            roles=(("a-gakkou", "登校と学習の支援"), ("a-kodomo", "本人の相談")),
            integration="こども家庭センターが連絡役になる。",
        ),
        COORDINATOR,
        agreed="2024-06-28",
    )
    story.drafted(
        "2024-07-01",
        "t-haha",
        plan(
            "pl-haha-2",
            mother,
            "週に何日かなら、来てもらってもよい。",
            "病気で起きられない日があり、家事を娘が担っている。",
            goals=(("週3日、夕方の家事を大人が担う", "2024-12-27"),),
            supports=(("家事", "週3日、同じ人が家事の支援に入る", "来る日を母が選ぶ"),),
            roles=(("a-shougai", "家事支援の調整"), ("a-kodomo", "子育ての相談")),
            integration="障害の相談員が連絡役になり、娘の担当と毎週話す。",
            replaces="pl-haha-1",
        ),
        COORDINATOR,
        agreed="2024-07-03",
    )
    chairs = (
        (CITY, Profession.PUBLIC_OFFICIAL),
        (COORDINATOR, Profession.SCHEME_STAFF),
        (children, Profession.PUBLIC_OFFICIAL),
        (school, Profession.PUBLIC_OFFICIAL),
        (disability, Profession.SOCIAL_WORKER),
    )
    story.sitting(
        "2024-07-04",
        "2024-07-11",
        "m-jusou-1",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-1",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=girl,
                plan="pl-ko-1",
                information=(at_school, living),
            ),
            AgendaItem(
                "i-jusou-2",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=mother,
                plan="pl-haha-2",
                information=(home,),
            ),
        ),
        by=COORDINATOR,
    )
    story.decided(
        "2024-07-11",
        "2024-07-16",
        "m-jusou-1",
        {"t-ko": "pl-ko-1", "t-haha": "pl-haha-2"},
        by=COORDINATOR,
        told=("a-kodomo", "a-gakkou", "a-shougai"),
    )
    story.do("2024-10-15", Monitor(by=COORDINATOR, track="t-ko"))
    story.reviewed("2024-10-16", "t-ko", ReviewResult.CONTINUE, "遅刻が減った。続ける。")

    # 同意の、その後の曲がり角。本人は11月15日に「学校にはもう言わないで」と話していたが、
    # 記録されたのは28日だった。その間に市が学校へ伝えたことは、二つの判定を受ける。
    learnt = Information(girl, Category.CIRCUMSTANCES, children, Source.LEARNT_SINCE)
    story.do("2024-11-12", Assess(by=children, track="t-ko", information=(learnt,)))
    story.do(
        "2024-11-20",
        Share(by=children, to=school, information=(learnt,), purpose=Purpose.SERVICE),
    )
    story.do(
        "2024-11-15",
        WithdrawConsent(
            by=children,
            person=girl,
            scope=scope((Category.CIRCUMSTANCES,), ("a-gakkou",)),
            note="家のことを先生に知られたくない。担当者が出張中で、記録が遅れた。",
        ),
        recorded="2024-11-28",
    )
    story.consent(
        "2024-12-10",
        children,
        Consent(
            "k-ko-2",
            girl,
            scope(
                (Category.WORK_SCHOOL, Category.CIRCUMSTANCES),
                ("a-city", "a-kodomo", "a-coordinator"),
            ),
            ObtainedBy.WRITTEN,
            excluded=frozenset({"a-gakkou"}),
            explained_by="a-kodomo",
            explained_version="子ども版-2024",
        ),
        note="「先生以外なら」。",
    )
    story.do("2025-02-03", Monitor(by=COORDINATOR, track="t-ko"))
    story.do("2025-02-03", Monitor(by=COORDINATOR, track="t-haha"))
    story.sitting(
        "2025-02-04",
        "2025-02-13",
        "m-jusou-2",
        "b-jusou",
        (chairs[0], chairs[1], chairs[2], chairs[4]),
        (
            AgendaItem(
                "i-jusou-3",
                "b-jusou",
                Purpose.EVALUATION,
                about=girl,
                plan="pl-ko-1",
                information=(learnt,),
                excused=frozenset({"at-m-jusou-2-a-shougai"}),
            ),
            AgendaItem(
                "i-jusou-4",
                "b-jusou",
                Purpose.EVALUATION,
                about=mother,
                plan="pl-haha-2",
                information=(home,),
            ),
        ),
        by=COORDINATOR,
    )
    story.reviewed(
        "2025-02-17",
        "t-ko",
        ReviewResult.CONCLUDE,
        "部活に戻った。こども家庭センターとの約束は続く。",
        lead="a-kodomo",
    )
    story.reviewed(
        "2025-02-17",
        "t-haha",
        ReviewResult.CONCLUDE,
        "家事の支援が定着した。病気の相談は続く。",
        lead="a-shougai",
    )
    return story


# --- 3 -----------------------------------------------------------------------------------------------


def gomi_yashiki() -> Story:
    """A man in a house full of rubbish, who never consents (ごみ屋敷の世帯)."""
    center, by_center = houkatsu()
    waste, neighbours, hospital = Party("a-kankyou"), Party("a-jichikai"), Party("a-byouin")
    fire = Party("a-shobo")
    man = "p-honnin"
    story = Story(
        "gomi_yashiki",
        (Person(man, anonymous=True),),
        agencies=(
            center,
            section("a-kankyou", "架空市環境課"),
            Agency("a-jichikai", "架空町自治会", Character.RESIDENTS),
            Agency("a-byouin", "架空内科病院", Character.PRIVATE),
            Agency("a-shobo", "架空広域消防組合", Character.OTHER_PUBLIC),
        ),
    )
    rubbish = Information(man, Category.HOUSING, waste)
    living = Information(man, Category.CIRCUMSTANCES, by_center)
    seen = Information(man, Category.CIRCUMSTANCES, neighbours)
    illness = Information(man, Category.HEALTH, hospital)

    # はじめは匿名の相談。自治会は、誰のことかを言わずに尋ねた。
    story.do(
        "2024-05-08",
        Receive(
            by=by_center,
            track="t-honnin",
            person=man,
            route=DiscoveryRoute.RESIDENT,
            challenges=frozenset({Challenge.HOUSING, Challenge.ISOLATION}),
        ),
    )
    story.do(
        "2024-05-10",
        AddPerson(
            by=by_center,
            person=Person(man, "架空 次郎", dt.date(1956, 2, 2), residence=Residence.REGISTERED),
            note="自治会長と訪ね、どの家のことかが分かった。",
        ),
    )
    story.do(
        "2024-05-10",
        Contact(
            by=by_center,
            track="t-honnin",
            means=ContactMeans.VISIT,
            result=ContactResult.NO_ANSWER,
        ),
    )
    story.do(
        "2024-05-14",
        Assess(
            by=by_center,
            track="t-honnin",
            information=(rubbish, living, seen),
            challenges=frozenset({Challenge.HEALTH}),
        ),
    )

    # 決定を待たずにアウトリーチを始める（国の流れによる）。
    story.do(
        "2024-05-20",
        OpenTrack(by=COORDINATOR, track="t-houmon", person=man, programme=Programme.OUTREACH),
    )
    story.do("2024-05-20", BeginOutreach(by=COORDINATOR, track="t-houmon"))
    for on, means, result in (
        ("2024-05-22", ContactMeans.VISIT, ContactResult.ABSENT),
        ("2024-05-29", ContactMeans.LETTER, ContactResult.NOTE_LEFT),
        ("2024-06-05", ContactMeans.VISIT, ContactResult.THROUGH_DOOR),
    ):
        story.do(on, Contact(by=COORDINATOR, track="t-houmon", means=means, result=result))
    story.do(
        "2024-06-12",
        AskConsent(
            by=COORDINATOR,
            person=man,
            scope=scope((Category.HOUSING, Category.HEALTH), ("a-city", "a-houkatsu")),
        ),
    )
    story.do(
        "2024-06-12",
        RefuseConsent(by=COORDINATOR, person=man, note="「ほっといてくれ。誰にも言うな」。"),
    )

    # 行われてしまったこと: 担当者が、会議の求めによらず病院へ電話で尋ねた。
    story.happened(
        "2024-06-14",
        RequestCooperation(
            by=CITY,
            request="req-denwa",
            to="a-byouin",
            information=(illness,),
            purpose=Purpose.INFORMATION_EXCHANGE,
            note="担当者が電話で通院の有無を尋ねた。",
        ),
    )
    story.do(
        "2024-06-14",
        AnswerCooperation(
            by=hospital,
            request="req-denwa",
            response=Response.DECLINED,
            note="電話では、患者かどうかも答えられない。",
        ),
    )

    # 会議の名前は、その根拠を語らない。根拠は設置の記録にある。
    story.do(
        "2024-06-17",
        ConstituteBody(
            by=CITY,
            body=Body(
                "b-tsunagari",
                "架空市つながり会議",
                frozenset({Basis.SHIEN_KAIGI}),
                Organiser.MUNICIPALITY,
                caller=Organiser.MUNICIPALITY,
                chair=Organiser.COORDINATOR,
                seats=(
                    Seat("a-city", profession=Profession.PUBLIC_OFFICIAL),
                    Seat("a-kankyou", profession=Profession.PUBLIC_OFFICIAL),
                    Seat(
                        "a-coordinator",
                        capacity=Capacity.ENTRUSTED,
                        profession=Profession.SCHEME_STAFF,
                    ),
                    Seat(
                        "a-houkatsu",
                        capacity=Capacity.OTHER_ENTRUSTED,
                        profession=Profession.HOUKATSU_STAFF,
                    ),
                ),
                closed_to_public=Stated.YES,
            ),
        ),
    )
    story.do(
        "2024-06-18",
        RequestMeeting(by=COORDINATOR, body="b-tsunagari", purpose=Purpose.INFORMATION_EXCHANGE),
    )
    story.do(
        "2024-06-18",
        RecordJudgement(
            by=CITY,
            judgements=(
                Judgement(
                    JudgementKind.NECESSITY,
                    True,
                    KAKARICHOU,
                    day("2024-06-18"),
                    "日々の様子を知るのは自治会長だけで、出席してもらう必要がある。",
                    person=man,
                    body="b-tsunagari",
                ),
            ),
        ),
    )
    story.do("2024-06-19", TakePledge(by=CITY, pledge=Pledge("b-tsunagari", "a-jichikai")))
    chairs = (
        (CITY, Profession.PUBLIC_OFFICIAL),
        (COORDINATOR, Profession.SCHEME_STAFF),
        (by_center, Profession.HOUKATSU_STAFF),
        (waste, Profession.PUBLIC_OFFICIAL),
    )
    story.sitting(
        "2024-06-20",
        "2024-06-27",
        "m-tsunagari-1",
        "b-tsunagari",
        (*chairs, (neighbours, Profession.NONE)),
        (
            # 自治会長は概括的な情報だけを聞き、あとは席を外す。
            AgendaItem(
                "i-tsunagari-1",
                "b-tsunagari",
                Purpose.INFORMATION_EXCHANGE,
                information=(seen, rubbish),
            ),
            AgendaItem(
                "i-tsunagari-2",
                "b-tsunagari",
                Purpose.SUPPORT_SYSTEM,
                information=(living, rubbish),
                excused=frozenset({"at-m-tsunagari-1-a-jichikai"}),
            ),
        ),
        why="本人が支援を断っており、体調と火の危険を各機関が別々に見ている。",
    )
    story.accept("2024-07-01", "t-honnin", "住まい・健康・孤立が重なり、見守りの分担が要る。")

    # 病院には、会議の名の文書で求め直す。一度は断られ、根拠を示して応じてもらう。
    story.do(
        "2024-07-03",
        RequestCooperation(
            by=CITY,
            request="req-bunsho-1",
            to="a-byouin",
            information=(illness,),
            purpose=Purpose.INFORMATION_EXCHANGE,
            body="b-tsunagari",
            judgements=(
                Judgement(
                    JudgementKind.NECESSITY,
                    True,
                    KAKARICHOU,
                    day("2024-07-03"),
                    "通院と服薬が分からないと、見守りの体制を組めない。",
                    body="b-tsunagari",
                ),
            ),
        ),
    )
    story.do(
        "2024-07-10",
        AnswerCooperation(
            by=hospital,
            request="req-bunsho-1",
            response=Response.DECLINED,
            note="本人の同意書がないので応じられない。",
        ),
    )
    story.do(
        "2024-07-17",
        RequestCooperation(
            by=CITY,
            request="req-bunsho-2",
            to="a-byouin",
            information=(illness,),
            purpose=Purpose.INFORMATION_EXCHANGE,
            body="b-tsunagari",
            judgements=(
                Judgement(
                    JudgementKind.NECESSITY,
                    True,
                    KAKARICHOU,
                    day("2024-07-17"),
                    "通院と服薬が分からないと、見守りの体制を組めない。",
                    body="b-tsunagari",
                ),
            ),
            note="社会福祉法106条の6第3項と守秘の定めを添えて、あらためて求めた。",
        ),
    )
    story.do(
        "2024-07-24",
        AnswerCooperation(by=hospital, request="req-bunsho-2", response=Response.PARTLY),
    )
    story.do(
        "2024-07-24",
        Share(
            by=hospital,
            to=CITY,
            information=(illness,),
            purpose=Purpose.INFORMATION_EXCHANGE,
            request="req-bunsho-2",
            note="通院の有無と、受診を勧める理由だけ。",
        ),
    )

    # 日曜の午後、熱中症で倒れる。
    story.do(
        "2024-08-18",
        EmergencySupport(
            by=CITY,
            person=man,
            to=fire,
            information=(Information(man, Category.HEALTH, CITY),),
            judgements=(
                Judgement(
                    JudgementKind.DANGER,
                    True,
                    TANTOU,
                    day("2024-08-18"),
                    "玄関で倒れており、体が熱い。",
                    person=man,
                ),
            ),
            note="119番した近所の人から連絡を受け、市の休日当番が救急隊に持病の有無を伝えた。",
        ),
        recorded="2024-08-19",
    )
    story.do(
        "2024-09-10",
        Contact(
            by=COORDINATOR,
            track="t-houmon",
            means=ContactMeans.VISIT,
            result=ContactResult.MET,
            note="退院。「玄関だけなら片付けてもいい」。書面は書かない。",
        ),
    )
    story.sitting(
        "2024-10-03",
        "2024-10-17",
        "m-tsunagari-2",
        "b-tsunagari",
        chairs,
        (
            AgendaItem(
                "i-tsunagari-3",
                "b-tsunagari",
                Purpose.PROVISIONAL_ROLES,
                information=(living, rubbish),
            ),
        ),
        why="玄関の片付けと見守りを、本人の負担にならないように分ける。",
    )
    story.do(
        "2025-02-05",
        AskConsent(
            by=COORDINATOR,
            person=man,
            scope=scope((Category.HOUSING,), ("a-city", "a-houkatsu")),
        ),
    )
    story.do("2025-02-05", RefuseConsent(by=COORDINATOR, person=man, note="「それはいい」。"))
    story.sitting(
        "2025-05-08",
        "2025-05-22",
        "m-tsunagari-3",
        "b-tsunagari",
        chairs,
        (
            AgendaItem(
                "i-tsunagari-4", "b-tsunagari", Purpose.PROGRESS, information=(living, rubbish)
            ),
        ),
        why="火の危険がなくなった。この先の見守りを決める。",
    )
    story.do(
        "2025-06-02",
        End(
            by=CITY,
            track="t-houmon",
            reason=EndReason.OUTLOOK,
            decided_by=KACHOU,
            note="玄関と台所が片付いた。包括が月1回声をかける。",
        ),
    )
    story.do(
        "2025-06-02",
        End(by=CITY, track="t-honnin", reason=EndReason.DECLINED_BY_PERSON, decided_by=KACHOU),
    )
    return story


# --- 4 -----------------------------------------------------------------------------------------------


def dv_separation() -> Story:
    """A mother and child who left a violent husband (DVで離れた世帯)."""
    children, refuge = Party("a-kodomo"), Party("a-josei")
    jobs = Party("a-jiritsu", Capacity.OTHER_ENTRUSTED)
    home = Party("a-boshi")
    wife, husband, child = "p-tsuma", "p-otto", "p-ko"
    story = Story(
        "dv_separation",
        (
            Person(wife, "架空 みどり", dt.date(1988, 4, 4), residence=Residence.REGISTERED),
            Person(husband, "架空 一郎", dt.date(1986, 1, 1), residence=Residence.REGISTERED),
            Person(
                child,
                "架空 ひかり",
                dt.date(2016, 9, 9),
                residence=Residence.REGISTERED,
                representations=(
                    Representation(wife, Authority.PARENT, joint=True),
                    Representation(husband, Authority.PARENT, conflict=Recorded.YES, joint=True),
                ),
            ),
        ),
        agencies=(
            section("a-kodomo", "架空市こども家庭センター"),
            Agency("a-josei", "架空県女性相談支援センター", Character.OTHER_PUBLIC),
            Agency("a-jiritsu", "架空自立相談支援センター", Character.PRIVATE),
            Agency("a-boshi", "架空母子生活支援施設", Character.PRIVATE),
        ),
    )
    work = Information(husband, Category.WORK_SCHOOL, jobs)
    violence = Information(wife, Category.ABUSE, children, names=frozenset({husband}))
    living = Information(wife, Category.CIRCUMSTANCES, children, names=frozenset({child}))

    # 夫の失業の相談と、妻の相談が、別々の窓口に来る。
    story.do(
        "2023-10-10",
        Receive(
            by=jobs,
            track="t-otto",
            person=husband,
            route=DiscoveryRoute.PERSON,
            challenges=frozenset({Challenge.WORK, Challenge.WELFARE}),
        ),
    )
    story.do(
        "2023-10-10",
        Involve(by=jobs, involvement=Involvement("a-jiritsu", husband, day("2023-10-10"))),
    )
    story.do("2023-10-12", Assess(by=jobs, track="t-otto", information=(work,)))
    story.do(
        "2023-10-16",
        Receive(by=children, track="t-tsuma", person=wife, route=DiscoveryRoute.PERSON),
    )
    story.do(
        "2023-10-16",
        Assess(
            by=children,
            track="t-tsuma",
            information=(violence, living),
            suspects=frozenset({ReportKind.DV}),
        ),
    )
    # 相談していること自体を、夫に知られてはならない。
    story.do(
        "2023-10-16",
        Conceal(
            by=children,
            concealment=Concealment(
                wife, frozenset({husband}), Concealed.EVERYTHING, day("2023-10-16")
            ),
        ),
    )
    story.do(
        "2023-10-17",
        Report(
            by=children,
            kind=ReportKind.DV,
            person=wife,
            to=ReportAddressee.DV_CENTRE,
            danger=Danger.GRAVE,
        ),
    )
    story.do(
        "2023-10-18",
        Involve(by=refuge, involvement=Involvement("a-josei", wife, day("2023-10-18"))),
    )

    # 支援会議に、夫を支援する自立相談は呼ばない。夫の就労の状況だけを、文書で求める。
    story.sitting(
        "2023-10-19",
        "2023-10-24",
        "m-shien-1",
        "b-shien",
        (
            (CITY, Profession.PUBLIC_OFFICIAL),
            (children, Profession.PUBLIC_OFFICIAL),
            (refuge, Profession.PUBLIC_OFFICIAL),
        ),
        (
            AgendaItem(
                "i-shien-1",
                "b-shien",
                Purpose.SUPPORT_SYSTEM,
                information=(violence, living),
            ),
        ),
        why="安全に離れる日取りと行き先を、関わる機関でそろえる必要がある。",
    )
    story.do(
        "2023-10-25",
        RequestCooperation(
            by=CITY,
            request="req-shuurou",
            to="a-jiritsu",
            information=(work,),
            purpose=Purpose.INFORMATION_EXCHANGE,
            body="b-shien",
            judgements=(
                Judgement(
                    JudgementKind.NECESSITY,
                    True,
                    KAKARICHOU,
                    day("2023-10-25"),
                    "世帯の生計が分からないと、母子の支援の体制を組めない。",
                    body="b-shien",
                ),
            ),
            note="世帯の生計の把握として求めた。妻の相談には触れない。",
        ),
    )
    story.do(
        "2023-10-30",
        AnswerCooperation(by=jobs, request="req-shuurou", response=Response.ACCEPTED),
    )
    story.do(
        "2023-10-30",
        Share(
            by=jobs,
            to=CITY,
            information=(work,),
            purpose=Purpose.INFORMATION_EXCHANGE,
            request="req-shuurou",
        ),
    )

    around = ("a-city", "a-kodomo", "a-coordinator", "a-josei", "a-boshi")
    story.consent(
        "2023-11-06",
        children,
        Consent(
            "k-tsuma-1",
            wife,
            scope(
                (
                    Category.BASIC,
                    Category.ADDRESS,
                    Category.CIRCUMSTANCES,
                    Category.ABUSE,
                    Category.HOUSING,
                ),
                around,
            ),
            ObtainedBy.WRITTEN,
            excluded=frozenset({"a-jiritsu"}),
            explained_by="a-kodomo",
            explained_version="2023-04",
        ),
    )
    story.accept(
        "2023-11-08", "t-tsuma", "安全・住まい・子育てを合わせて支える。", told=("a-josei",)
    )
    story.drafted(
        "2023-11-09",
        "t-tsuma",
        plan(
            "pl-tsuma-1",
            wife,
            "子どもと二人で、安心して眠れる所で暮らしたい。",
            "家を出る先と、出た後の生計の見通しがない。",
            goals=(("新しい住まいで暮らし始める", "2024-03-29"),),
            supports=(
                ("安全", "避難の日と道筋を決める", "連絡は本人の指定した時間だけにする"),
                ("住まい", "母子生活支援施設の利用", "住所を書類に残さない"),
            ),
            roles=(
                ("a-josei", "安全の計画、保護命令の相談"),
                ("a-boshi", "住まいと生活の支援"),
                ("a-kodomo", "子どもの相談、全体の調整"),
            ),
            integration="こども家庭センターだけが本人に連絡し、ほかの機関へ伝える。",
        ),
        COORDINATOR,
        agreed="2023-11-14",
    )
    chairs = (
        (CITY, Profession.PUBLIC_OFFICIAL),
        (COORDINATOR, Profession.SCHEME_STAFF),
        (children, Profession.PUBLIC_OFFICIAL),
        (refuge, Profession.PUBLIC_OFFICIAL),
    )
    story.sitting(
        "2023-11-15",
        "2023-11-21",
        "m-jusou-1",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-1",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=wife,
                plan="pl-tsuma-1",
                information=(violence, living),
            ),
        ),
        by=COORDINATOR,
    )
    story.decided(
        "2023-11-21",
        "2023-11-24",
        "m-jusou-1",
        {"t-tsuma": "pl-tsuma-1"},
        by=COORDINATOR,
        told=("a-kodomo", "a-josei", "a-boshi"),
    )

    # 家を出る。このケースは、母子の新しい世帯のものとして続く。
    story.do(
        "2023-12-04",
        ChangeHousehold(
            by=children,
            leaves=frozenset({husband}),
            associates=(Associate(husband, Tie.PERPETRATOR),),
            note="母子が避難先へ移った。",
        ),
    )
    story.do(
        "2023-12-04",
        Conceal(
            by=children,
            concealment=Concealment(
                child, frozenset({husband}), Concealed.ADDRESS, day("2023-12-04")
            ),
        ),
    )
    story.do(
        "2023-12-05",
        AddPerson(
            by=children,
            person=Person(
                wife,
                "架空 みどり",
                dt.date(1988, 4, 4),
                "架空県架空市架空町九丁目（避難先）",
                Residence.LIVES_HERE,
            ),
        ),
    )
    story.do(
        "2023-12-05",
        End(
            by=CITY,
            track="t-otto",
            reason=EndReason.HANDED_OVER,
            decided_by=KACHOU,
            note="夫の就労の相談は、このケースと切り離して自立相談が続ける。",
        ),
    )
    where = Information(wife, Category.ADDRESS, home)
    story.do(
        "2023-12-11",
        Involve(by=home, involvement=Involvement("a-boshi", wife, day("2023-12-04"))),
    )
    story.do("2023-12-11", Assess(by=home, track="t-tsuma", information=(where,)))
    story.do("2023-12-12", Share(by=home, to=CITY, information=(where,), purpose=Purpose.SERVICE))
    story.do("2024-03-11", Monitor(by=COORDINATOR, track="t-tsuma"))
    story.reviewed(
        "2024-03-12", "t-tsuma", ReviewResult.CONTINUE, "生活は落ち着いた。離婚の手続が続く。"
    )

    # 離婚が成立する。相談の事実は相手に知れたが、住所の秘匿は続ける。
    story.do(
        "2024-06-17",
        AddPerson(
            by=children,
            person=Person(
                child,
                "架空 ひかり",
                dt.date(2016, 9, 9),
                residence=Residence.LIVES_HERE,
                representations=(
                    Representation(wife, Authority.PARENT, day("2024-06-14"), conflict=Recorded.NO),
                ),
            ),
            note="親権者は母と定められた。",
        ),
    )
    story.do("2024-06-20", EndConcealment(by=children, person=wife))
    story.do(
        "2024-06-20",
        Conceal(
            by=children,
            concealment=Concealment(
                wife, frozenset({husband}), Concealed.ADDRESS, day("2024-06-20")
            ),
        ),
    )
    story.consent(
        "2024-06-24",
        children,
        Consent(
            "k-ko-1",
            child,
            scope((Category.CIRCUMSTANCES, Category.WORK_SCHOOL), around),
            ObtainedBy.WRITTEN,
            given_by=wife,
            explained_by="a-kodomo",
        ),
    )
    story.do("2024-10-01", Monitor(by=COORDINATOR, track="t-tsuma"))
    story.sitting(
        "2024-10-02",
        "2024-10-10",
        "m-jusou-2",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-2",
                "b-jusou",
                Purpose.EVALUATION,
                about=wife,
                plan="pl-tsuma-1",
                information=(living,),
            ),
        ),
        by=COORDINATOR,
    )
    story.reviewed(
        "2024-10-15",
        "t-tsuma",
        ReviewResult.CONCLUDE,
        "仕事と学童が決まった。相談先はこども家庭センター。",
        lead="a-kodomo",
    )
    return story


# --- 5 -----------------------------------------------------------------------------------------------


def given_back() -> Story:
    """A widower for whom one agency turns out to be enough (包括的相談支援へ戻した世帯)."""
    center, by_center = houkatsu()
    jobs = Party("a-jiritsu", Capacity.OTHER_ENTRUSTED)
    man = "p-honnin"
    story = Story(
        "given_back",
        (Person(man, "架空 三郎", dt.date(1950, 10, 10), residence=Residence.REGISTERED),),
        agencies=(
            center,
            Agency("a-jiritsu", "架空自立相談支援センター", Character.PRIVATE),
        ),
    )
    living = Information(man, Category.CIRCUMSTANCES, jobs)
    money = Information(man, Category.FINANCES, jobs)
    story.do(
        "2024-09-02",
        Receive(
            by=jobs,
            track="t-honnin",
            person=man,
            route=DiscoveryRoute.PERSON,
            challenges=frozenset({Challenge.ISOLATION, Challenge.WELFARE}),
        ),
    )
    elsewhere = story.do(
        "2024-09-03",
        Contact(
            by=jobs, track="t-honnin", means=ContactMeans.PHONE, result=ContactResult.NO_ANSWER
        ),
    )
    story.do(
        "2024-09-04",
        Void(by=jobs, record=elsewhere, reason="別の世帯の電話の記録を、誤ってここに入れた。"),
    )
    story.do("2024-09-05", Assess(by=jobs, track="t-honnin", information=(living, money)))
    story.consent(
        "2024-09-05",
        jobs,
        Consent(
            "k-honnin-1",
            man,
            scope(
                (Category.CIRCUMSTANCES, Category.FINANCES),
                ("a-city", "a-coordinator", "a-houkatsu", "a-jiritsu"),
            ),
            ObtainedBy.WRITTEN,
            explained_by="a-jiritsu",
            explained_version="2024-04",
        ),
    )
    # つないだ相手が受けるまで、つないだ側が担当を続ける。
    for ident, to, on, answered, response, note in (
        (
            "ref-houkatsu",
            by_center,
            "2024-09-09",
            "2024-09-10",
            Response.DECLINED,
            "介護の要らない方なので、今は受けられない。",
        ),
        ("ref-takikan", COORDINATOR, "2024-09-11", "2024-09-12", Response.ACCEPTED, None),
    ):
        story.do(
            on,
            Refer(
                by=jobs,
                referral=ident,
                track="t-honnin",
                to=to,
                information=(living,),
                purpose=Purpose.SUPPORT_SYSTEM,
            ),
        )
        story.do(answered, AnswerReferral(by=to, referral=ident, response=response, note=note))
    story.accept(
        "2024-09-17",
        "t-honnin",
        "家計と孤立を、どの機関が受けるか決まらない。",
        told=("a-jiritsu",),
    )
    story.drafted(
        "2024-10-01",
        "t-honnin",
        plan(
            "pl-honnin-1",
            man,
            "妻のいた頃のように、誰かと食事がしたい。",
            "妻が亡くなってから家計が分からず、人と会わない。",
            goals=(("家計の出入りが自分で分かる", "2025-03-31"),),
            supports=(("家計", "月1回、家計簿を一緒に付ける", "妻の物を片付けない"),),
            roles=(("a-jiritsu", "家計の相談"), ("a-houkatsu", "集いの場の紹介")),
            integration="包括が集いの場で会い、家計の様子を自立相談に伝える。",
        ),
        COORDINATOR,
        agreed="2024-10-07",
    )
    story.sitting(
        "2024-10-08",
        "2024-10-15",
        "m-jusou-1",
        "b-jusou",
        (
            (CITY, Profession.PUBLIC_OFFICIAL),
            (COORDINATOR, Profession.SCHEME_STAFF),
            (jobs, Profession.JIRITSU_STAFF),
        ),
        (
            AgendaItem(
                "i-jusou-1",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=man,
                plan="pl-honnin-1",
                information=(living, money),
            ),
        ),
        by=COORDINATOR,
        joining=((by_center, Profession.HOUKATSU_STAFF),),
    )
    story.do(
        "2024-10-15",
        Deliberate(
            by=COORDINATOR,
            track="t-honnin",
            plan="pl-honnin-1",
            meeting="m-jusou-1",
            result=DeliberationResult.REVISE,
            note="集いの場に通い始めており、包括だけで続けられる。",
        ),
    )
    story.do(
        "2024-10-21",
        GiveBack(
            by=CITY,
            track="t-honnin",
            lead="a-houkatsu",
            decided_by=KACHOU,
            reason="複数の機関の調整は要らない。相談は包括が続ける。",
        ),
    )
    return story


# --- 6 -----------------------------------------------------------------------------------------------


def suspended_resumed() -> Story:
    """A woman whose support is interrupted by illness and taken up again (中断して再開した世帯)."""
    nurses = Party("a-kenkou")
    woman, father = "p-honnin", "p-chichi"
    story = Story(
        "suspended_resumed",
        (
            Person(woman, "架空 夏子", dt.date(1990, 7, 7), residence=Residence.REGISTERED),
            Person(father, "架空 秋夫", dt.date(1955, 11, 11), residence=Residence.REGISTERED),
        ),
        agencies=(section("a-kenkou", "架空市健康課"),),
    )
    living = Information(woman, Category.CIRCUMSTANCES, nurses, names=frozenset({father}))
    story.do(
        "2023-06-05",
        Receive(
            by=nurses,
            track="t-honnin",
            person=woman,
            route=DiscoveryRoute.FAMILY,
            challenges=frozenset({Challenge.HEALTH, Challenge.PARTICIPATION}),
        ),
    )
    story.do("2023-06-12", Assess(by=nurses, track="t-honnin", information=(living,)))
    story.consent(
        "2023-06-19",
        nurses,
        Consent(
            "k-honnin-1",
            woman,
            scope(
                (Category.CIRCUMSTANCES, Category.HEALTH),
                ("a-city", "a-kenkou", "a-coordinator"),
            ),
            ObtainedBy.WRITTEN,
            explained_by="a-kenkou",
            explained_version="2023-04",
        ),
    )
    story.do(
        "2023-06-21",
        Contact(
            by=nurses, track="t-honnin", means=ContactMeans.PHONE, result=ContactResult.NO_ANSWER
        ),
    )
    story.accept("2023-06-26", "t-honnin", "医療・家族・社会参加を合わせて支える。")
    story.do(
        "2023-08-01",
        OpenTrack(
            by=COORDINATOR, track="t-sanka-1", person=woman, programme=Programme.PARTICIPATION
        ),
    )
    story.do(
        "2023-08-01",
        GiveAssent(
            by=COORDINATOR,
            kind=AssentKind.APPLICATION,
            person=woman,
            obtained_by=ObtainedBy.WRITTEN,
        ),
    )
    # 行われてしまったこと: 支援決定の前に、理由も決裁も残さずに就労体験を始めた。
    story.happened(
        "2023-08-07",
        StartSupport(
            by=COORDINATOR,
            track="t-sanka-1",
            note="受入れ先の都合で、決定を待たずに就労体験を始めた。",
        ),
    )
    story.drafted(
        "2023-08-21",
        "t-honnin",
        plan(
            "pl-honnin-1",
            woman,
            "花に関わる仕事をしてみたい。",
            "眠れない日が続き、外に出る日が週に1日しかない。",
            goals=(("週2日、決まった時間に外に出る", "2024-03-29"),),
            supports=(
                ("参加", "花屋での就労体験", "体調の悪い日は前日までに休める"),
                ("健康", "保健師が月1回会う", "父とは別の日にする"),
            ),
            roles=(("a-coordinator", "就労体験の調整"), ("a-kenkou", "健康の相談")),
            integration="体験先の様子を、多機関協働事業者が保健師に毎週伝える。",
            includes=(Programme.PARTICIPATION,),
        ),
        COORDINATOR,
        agreed="2023-08-28",
    )
    chairs = (
        (CITY, Profession.PUBLIC_OFFICIAL),
        (COORDINATOR, Profession.SCHEME_STAFF),
        (nurses, Profession.NURSE),
    )
    story.sitting(
        "2023-08-30",
        "2023-09-07",
        "m-jusou-1",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-1",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=woman,
                plan="pl-honnin-1",
                information=(living,),
            ),
        ),
        by=COORDINATOR,
    )
    story.decided(
        "2023-09-07",
        "2023-09-11",
        "m-jusou-1",
        {"t-honnin": "pl-honnin-1"},
        by=COORDINATOR,
        told=("a-kenkou", "a-coordinator"),
    )
    story.do("2023-12-11", Monitor(by=COORDINATOR, track="t-honnin"))
    story.reviewed("2023-12-12", "t-honnin", ReviewResult.CONTINUE, "週2日、休まずに通えている。")

    # 急な入院。会議を開く間がなく、理由と決裁を残して中断する（原則外）。
    story.do("2024-02-05", Monitor(by=COORDINATOR, track="t-honnin"))
    story.do(
        "2024-02-06",
        Review(
            by=CITY,
            track="t-honnin",
            result=ReviewResult.SUSPEND,
            evaluation="入院治療が先。退院のめどが立つ頃に再開する。",
            decided_by=KACHOU,
            resume_on=day("2024-08-01"),
            departures=(
                Departure(
                    "flow.review_deliberated",
                    KACHOU,
                    day("2024-02-06"),
                    "急な入院で重層的支援会議を開く間がない。次の会議で報告する。",
                ),
            ),
        ),
    )
    story.do(
        "2024-02-07",
        WithdrawAssent(by=COORDINATOR, kind=AssentKind.APPLICATION, person=woman),
    )
    story.do(
        "2024-02-08",
        End(by=CITY, track="t-sanka-1", reason=EndReason.ADMITTED, decided_by=KACHOU),
    )
    story.do(
        "2024-04-15",
        Contact(
            by=nurses,
            track="t-honnin",
            means=ContactMeans.LETTER,
            result=ContactResult.NOTE_LEFT,
            note="病院あてに、再開の日を知らせる手紙。",
        ),
    )
    story.do("2024-08-01", Resume(by=COORDINATOR, track="t-honnin"))
    story.do("2024-08-01", HandOver(by=nurses, track="t-honnin", to="a-coordinator"))
    story.do(
        "2024-08-19",
        OpenTrack(
            by=COORDINATOR, track="t-sanka-2", person=woman, programme=Programme.PARTICIPATION
        ),
    )
    story.do(
        "2024-08-19",
        GiveAssent(
            by=COORDINATOR,
            kind=AssentKind.APPLICATION,
            person=woman,
            obtained_by=ObtainedBy.WRITTEN,
        ),
    )
    story.do("2024-08-26", StartSupport(by=COORDINATOR, track="t-sanka-2"))
    story.do("2024-12-02", Monitor(by=COORDINATOR, track="t-honnin"))
    story.do("2024-12-02", Monitor(by=COORDINATOR, track="t-sanka-2"))
    story.sitting(
        "2024-12-03",
        "2024-12-12",
        "m-jusou-2",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-2",
                "b-jusou",
                Purpose.EVALUATION,
                about=woman,
                plan="pl-honnin-1",
                information=(living,),
            ),
        ),
        by=COORDINATOR,
    )
    # 花屋のほかに試せる場がなかった。人を離れて、地域の課題として残す。
    story.do(
        "2024-12-12",
        FindShortage(
            by=COORDINATOR,
            track="t-sanka-2",
            shortage=Shortage(
                "sh-2024-0007",
                Resource.WORK_EXPERIENCE,
                frozenset({Challenge.WORK, Challenge.PARTICIPATION}),
            ),
        ),
    )
    story.do(
        "2024-12-12",
        RaiseShortage(by=COORDINATOR, shortage="sh-2024-0007", issue="li-2024-002", body="b-jusou"),
    )
    story.do(
        "2024-12-16",
        MeetShortage(
            by=COORDINATOR,
            shortage="sh-2024-0007",
            issue="li-2024-002",
            development="dv-hatake",
        ),
    )
    for track, lead in (("t-honnin", "a-kenkou"), ("t-sanka-2", "a-coordinator")):
        story.reviewed(
            "2024-12-16",
            track,
            ReviewResult.CONCLUDE,
            "花屋で週2日働いている。通院と相談は続く。",
            lead=lead,
        )
    return story


# --- 7 -----------------------------------------------------------------------------------------------


def reopened() -> Story:
    """A man whose support had ended, and who came back (終結後に再び受け付けた世帯)."""
    jobs = Party("a-jiritsu", Capacity.OTHER_ENTRUSTED)
    helpers = Party("a-volunteer", Capacity.RESIDENT)
    man = "p-honnin"
    story = Story(
        "reopened",
        (Person(man, "架空 四郎", dt.date(1962, 12, 12), residence=Residence.REGISTERED),),
        agencies=(
            Agency("a-jiritsu", "架空自立相談支援センター", Character.PRIVATE),
            Agency("a-volunteer", "架空おたすけ会", Character.RESIDENTS),
        ),
    )
    living = Information(man, Category.CIRCUMSTANCES, jobs)
    debts = Information(man, Category.FINANCES, jobs)
    around = ("a-city", "a-coordinator", "a-jiritsu")
    chairs = (
        (CITY, Profession.PUBLIC_OFFICIAL),
        (COORDINATOR, Profession.SCHEME_STAFF),
        (jobs, Profession.JIRITSU_STAFF),
    )
    story.do(
        "2023-05-08",
        Receive(
            by=jobs,
            track="t-honnin",
            person=man,
            route=DiscoveryRoute.PERSON,
            challenges=frozenset({Challenge.WORK, Challenge.HOUSING}),
        ),
    )
    story.do("2023-05-10", Assess(by=jobs, track="t-honnin", information=(living, debts)))
    story.consent(
        "2023-05-10",
        jobs,
        Consent(
            "k-honnin-1",
            man,
            scope((Category.CIRCUMSTANCES, Category.FINANCES), around),
            ObtainedBy.WRITTEN,
            until=day("2024-05-10"),
            explained_by="a-jiritsu",
            explained_version="2023-04",
        ),
        note="1年の期限を付けて。",
    )
    story.accept("2023-05-15", "t-honnin", "仕事と借金と住まいが絡んでいる。")
    story.drafted(
        "2023-06-01",
        "t-honnin",
        plan(
            "pl-honnin-1",
            man,
            "もう一度働いて、部屋を保ちたい。",
            "失業して家賃が遅れ、借金の額が分からない。",
            goals=(("借金の額を確かめ、返し方を決める", "2023-12-28"),),
            supports=(("家計", "弁護士会の相談に同行する", "催促の電話に一人で答えない"),),
            roles=(("a-jiritsu", "就労と家計の相談"),),
            integration="自立相談が窓口になり、月1回市に伝える。",
        ),
        COORDINATOR,
        agreed="2023-06-05",
    )
    story.sitting(
        "2023-06-06",
        "2023-06-15",
        "m-jusou-1",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-1",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=man,
                plan="pl-honnin-1",
                information=(living, debts),
            ),
        ),
        by=COORDINATOR,
    )
    story.decided(
        "2023-06-15",
        "2023-06-19",
        "m-jusou-1",
        {"t-honnin": "pl-honnin-1"},
        by=COORDINATOR,
        told=("a-jiritsu",),
    )
    story.do(
        "2023-12-11",
        Contact(
            by=jobs, track="t-honnin", means=ContactMeans.PHONE, result=ContactResult.NO_ANSWER
        ),
    )
    story.do("2024-03-04", Monitor(by=COORDINATOR, track="t-honnin"))
    story.sitting(
        "2024-03-05",
        "2024-03-14",
        "m-jusou-2",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-2",
                "b-jusou",
                Purpose.EVALUATION,
                about=man,
                plan="pl-honnin-1",
                information=(living,),
            ),
        ),
        by=COORDINATOR,
    )
    story.reviewed(
        "2024-03-18",
        "t-honnin",
        ReviewResult.CONCLUDE,
        "警備の仕事に就き、返済が始まった。",
        lead="a-jiritsu",
    )

    # 半年後、また家賃が遅れる。切れていた同意は、取り直す。
    story.do("2024-10-07", Reopen(by=jobs, track="t-honnin"))
    story.do(
        "2024-10-07",
        Contact(by=jobs, track="t-honnin", means=ContactMeans.COUNTER, result=ContactResult.MET),
    )
    story.consent(
        "2024-10-08",
        jobs,
        Consent(
            "k-honnin-2",
            man,
            scope((Category.CIRCUMSTANCES, Category.FINANCES), (*around, "a-volunteer")),
            ObtainedBy.WRITTEN,
            explained_by="a-jiritsu",
            explained_version="2024-04",
        ),
        note="荷物の整理を手伝う会にも、暮らしぶりは伝えてよい。",
    )
    story.accept("2024-10-15", "t-honnin", "立ち退きの期限が近く、住まい探しに手が要る。")
    story.drafted(
        "2024-10-21",
        "t-honnin",
        plan(
            "pl-honnin-2",
            man,
            "静かな所で、仕事を続けたい。",
            "腰を痛めて勤めを減らし、部屋を出るよう求められている。",
            goals=(("家賃に無理のない部屋へ移る", "2025-01-31"),),
            supports=(
                ("住まい", "居住支援法人の物件を一緒に見る", "腰に負担のない階を選ぶ"),
                ("引っ越し", "おたすけ会が荷造りを手伝う", "手紙や書類には触れない"),
            ),
            roles=(
                ("a-jiritsu", "住まい探しと家計の相談"),
                ("a-volunteer", "引っ越しの手伝い"),
            ),
            integration="自立相談が日取りを決め、おたすけ会に伝える。",
            replaces="pl-honnin-1",
        ),
        COORDINATOR,
        agreed="2024-10-22",
    )
    story.do("2024-10-22", TakePledge(by=CITY, pledge=Pledge("b-jusou", "a-volunteer")))
    story.sitting(
        "2024-10-23",
        "2024-10-31",
        "m-jusou-3",
        "b-jusou",
        (*chairs, (helpers, Profession.NONE)),
        (
            AgendaItem(
                "i-jusou-3",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=man,
                plan="pl-honnin-2",
                information=(living,),
            ),
        ),
        by=COORDINATOR,
    )
    story.decided(
        "2024-10-31",
        "2024-11-05",
        "m-jusou-3",
        {"t-honnin": "pl-honnin-2"},
        by=COORDINATOR,
        told=("a-jiritsu", "a-volunteer"),
    )
    story.do("2025-05-12", Monitor(by=COORDINATOR, track="t-honnin"))
    story.sitting(
        "2025-05-13",
        "2025-05-22",
        "m-jusou-4",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-4",
                "b-jusou",
                Purpose.EVALUATION,
                about=man,
                plan="pl-honnin-2",
                information=(living, debts),
            ),
        ),
        by=COORDINATOR,
    )
    story.reviewed(
        "2025-05-26",
        "t-honnin",
        ReviewResult.CONCLUDE,
        "新しい部屋で半年過ごした。困ったら自立相談に来る。",
        lead="a-jiritsu",
    )
    return story


# --- 8 -----------------------------------------------------------------------------------------------


def died() -> Story:
    """An old couple; he dies, and her support goes on (本人が亡くなった世帯)."""
    center, by_center = houkatsu()
    nurses = Party("a-kenkou")
    husband, wife = "p-otto", "p-tsuma"
    story = Story(
        "died",
        (
            Person(husband, "架空 五郎", dt.date(1940, 2, 2), residence=Residence.REGISTERED),
            Person(wife, "架空 梅子", dt.date(1944, 2, 2), residence=Residence.REGISTERED),
        ),
        agencies=(center, section("a-kenkou", "架空市健康課")),
    )
    illness = Information(husband, Category.HEALTH, by_center)
    hers = Information(wife, Category.CIRCUMSTANCES, by_center, names=frozenset({husband}))
    story.do(
        "2024-01-15",
        Receive(
            by=by_center,
            track="t-otto",
            person=husband,
            route=DiscoveryRoute.VISITING,
            challenges=frozenset({Challenge.CARE, Challenge.HEALTH}),
        ),
    )
    story.do(
        "2024-01-15",
        Receive(by=by_center, track="t-tsuma", person=wife, route=DiscoveryRoute.VISITING),
    )
    story.do(
        "2024-01-16",
        Contact(
            by=by_center, track="t-tsuma", means=ContactMeans.VISIT, result=ContactResult.ABSENT
        ),
    )
    story.do("2024-01-17", Assess(by=by_center, track="t-otto", information=(illness, hers)))
    # 夫に判断する力がない。妻がその代わりになることもできない。
    story.do(
        "2024-01-22",
        FindUnobtainable(
            by=by_center,
            person=husband,
            why=WhyUnobtainable.NO_CAPACITY,
            decided_by=KAKARICHOU,
            reason="認知症が進み、用件を説明しても理解が続かない。市町村長申立てを検討する。",
            judgements=(
                Judgement(
                    JudgementKind.OWN_CAPACITY,
                    False,
                    KAKARICHOU,
                    day("2024-01-22"),
                    "2回の訪問で、日付と用件が分からなかった。",
                    person=husband,
                ),
            ),
        ),
    )
    around = ("a-city", "a-coordinator", "a-houkatsu", "a-kenkou")
    story.consent(
        "2024-01-23",
        by_center,
        Consent(
            "k-tsuma-1",
            wife,
            scope((Category.CIRCUMSTANCES, Category.HEALTH, Category.CARE), around),
            ObtainedBy.WRITTEN,
            explained_by="a-houkatsu",
            explained_version="2023-10",
        ),
    )
    story.accept("2024-01-29", "t-otto", "医療・介護・権利擁護を合わせて支える。")
    story.accept("2024-01-29", "t-tsuma", "介護を担う妻自身の心身も支える。")
    chairs = (
        (CITY, Profession.PUBLIC_OFFICIAL),
        (COORDINATOR, Profession.SCHEME_STAFF),
        (by_center, Profession.HOUKATSU_STAFF),
        (nurses, Profession.NURSE),
    )
    story.sitting(
        "2024-01-30",
        "2024-02-08",
        "m-shien-1",
        "b-shien",
        chairs,
        (AgendaItem("i-shien-1", "b-shien", Purpose.SUPPORT_SYSTEM, information=(illness, hers)),),
        why="夫から同意を得られず、受診と介護の分担が決められない。",
    )
    story.drafted(
        "2024-02-19",
        "t-tsuma",
        plan(
            "pl-tsuma-1",
            wife,
            "最期まで二人で家にいたい。",
            "夜の介護で眠れず、自分の通院をやめている。",
            goals=(("自分の通院を再開する", "2024-06-28"),),
            supports=(
                ("介護", "夫の短期入所を月1回使う", "夫の好きな毛布を持って行く"),
                ("健康", "保健師が月1回訪ねる", "夫の寝ている時間にする"),
            ),
            roles=(("a-houkatsu", "介護の調整"), ("a-kenkou", "妻の健康の相談")),
            integration="包括が月の予定を一枚にまとめて渡す。",
        ),
        COORDINATOR,
        agreed="2024-02-20",
    )
    story.sitting(
        "2024-02-21",
        "2024-02-29",
        "m-jusou-1",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-1",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=wife,
                plan="pl-tsuma-1",
                information=(hers,),
            ),
        ),
        by=COORDINATOR,
    )
    story.decided(
        "2024-02-29",
        "2024-03-04",
        "m-jusou-1",
        {"t-tsuma": "pl-tsuma-1"},
        by=COORDINATOR,
        told=("a-houkatsu", "a-kenkou"),
    )

    # 夫が亡くなる。夫の流れは終わり、世帯と守秘義務は残る。
    story.do(
        "2024-07-14",
        ChangeHousehold(by=by_center, leaves=frozenset({husband}), note="自宅で死去。"),
        recorded="2024-07-16",
    )
    story.do(
        "2024-07-16",
        End(by=CITY, track="t-otto", reason=EndReason.DIED, decided_by=KACHOU),
    )
    story.do("2024-07-22", Monitor(by=COORDINATOR, track="t-tsuma"))
    story.reviewed(
        "2024-07-23", "t-tsuma", ReviewResult.CONTINUE, "葬儀の後の手続と心の支えが要る。"
    )
    story.do("2025-01-14", Monitor(by=COORDINATOR, track="t-tsuma"))
    story.sitting(
        "2025-01-15",
        "2025-01-23",
        "m-jusou-2",
        "b-jusou",
        chairs,
        (
            AgendaItem(
                "i-jusou-2",
                "b-jusou",
                Purpose.EVALUATION,
                about=wife,
                plan="pl-tsuma-1",
                information=(hers,),
            ),
        ),
        by=COORDINATOR,
    )
    story.reviewed(
        "2025-01-27",
        "t-tsuma",
        ReviewResult.CONCLUDE,
        "通院と体操の会が続いている。相談は包括が受ける。",
        lead="a-houkatsu",
    )

    # 終わった後。本人の話を聞き、誤送付が一つあり、本人が開示を請求し、保存期間が満了する。
    story.do("2025-02-03", Acquire(by=by_center, information=(hers,), told_by=wife))
    story.do(
        "2025-02-10",
        FindLeak(by=CITY, information=(hers,), note="体操の会の案内を別の人の封筒に入れた。"),
    )
    story.do(
        "2025-03-03",
        AnswerDisclosure(
            by=CITY,
            person=wife,
            result=DisclosureResult.DISCLOSE,
            decided_by=KACHOU,
            information=(hers,),
        ),
    )
    story.do(
        "2026-04-10",
        Dispose(
            by=CITY,
            decided_by=KACHOU,
            source="架空市文書取扱規程 別表（1年保存）",
            kept_until=dt.date(2026, 3, 31),
        ),
    )
    return story


# --- 9 -----------------------------------------------------------------------------------------------


def moved_away() -> Story:
    """A mother and small child who move to another city (転出した世帯)."""
    children, elsewhere = Party("a-kodomo"), Party("a-tonari")
    mother, child = "p-haha", "p-ko"
    story = Story(
        "moved_away",
        (
            Person(mother, "架空 冬子", dt.date(1985, 12, 1), residence=Residence.REGISTERED),
            Person(
                child,
                "架空 小雪",
                dt.date(2019, 12, 12),
                residence=Residence.REGISTERED,
                representations=(Representation(mother, Authority.PARENT),),
            ),
        ),
        agencies=(section("a-kodomo", "架空市こども家庭センター"),),
    )
    living = Information(mother, Category.CIRCUMSTANCES, children, names=frozenset({child}))
    story.do(
        "2024-06-03",
        Receive(
            by=children,
            track="t-haha",
            person=mother,
            route=DiscoveryRoute.PERSON,
            challenges=frozenset({Challenge.WORK, Challenge.HOUSING}),
        ),
    )
    story.do("2024-06-05", Assess(by=children, track="t-haha", information=(living,)))
    story.consent(
        "2024-06-05",
        children,
        Consent(
            "k-haha-1",
            mother,
            scope((Category.CIRCUMSTANCES,), ("a-city", "a-kodomo", "a-coordinator")),
            ObtainedBy.ELECTRONIC,
            explained_by="a-kodomo",
            explained_version="2024-04",
        ),
    )
    story.accept("2024-06-10", "t-haha", "仕事・住まい・保育を合わせて支える。")
    story.drafted(
        "2024-07-01",
        "t-haha",
        plan(
            "pl-haha-1",
            mother,
            "子どもと暮らせる部屋と、昼の仕事がほしい。",
            "夜の仕事で保育の時間が合わず、家賃が遅れている。",
            goals=(("昼の仕事に移る", "2024-12-27"),),
            supports=(("仕事", "昼の仕事の面接に備える", "子どもの迎えの時間を先に決める"),),
            roles=(("a-kodomo", "保育と子育ての相談"), ("a-coordinator", "全体の調整")),
            integration="こども家庭センターが窓口になる。",
        ),
        COORDINATOR,
        agreed="2024-07-02",
    )
    story.sitting(
        "2024-07-03",
        "2024-07-11",
        "m-jusou-1",
        "b-jusou",
        (
            (CITY, Profession.PUBLIC_OFFICIAL),
            (COORDINATOR, Profession.SCHEME_STAFF),
            (children, Profession.PUBLIC_OFFICIAL),
        ),
        (
            AgendaItem(
                "i-jusou-1",
                "b-jusou",
                Purpose.PLAN_DELIBERATION,
                about=mother,
                plan="pl-haha-1",
                information=(living,),
            ),
        ),
        by=COORDINATOR,
    )
    story.decided(
        "2024-07-11",
        "2024-07-16",
        "m-jusou-1",
        {"t-haha": "pl-haha-1"},
        by=COORDINATOR,
        told=("a-kodomo", "a-coordinator"),
    )

    story.do(
        "2024-09-17",
        Contact(
            by=children, track="t-haha", means=ContactMeans.PHONE, result=ContactResult.NO_ANSWER
        ),
    )
    # 隣の市に仕事と部屋が決まる。引継ぎも、本人の同意の範囲でする。
    story.do(
        "2024-11-18",
        AddAgency(by=CITY, agency=Agency("a-tonari", "隣架空市", Character.OTHER_PUBLIC)),
    )
    story.consent(
        "2024-11-20",
        children,
        Consent(
            "k-haha-2",
            mother,
            scope((Category.CIRCUMSTANCES,), ("a-tonari",)),
            ObtainedBy.WRITTEN,
            explained_by="a-kodomo",
            explained_version="2024-04",
        ),
    )
    story.do(
        "2024-11-21",
        Refer(
            by=children,
            referral="ref-tonari",
            track="t-haha",
            to=elsewhere,
            information=(living,),
            purpose=Purpose.SERVICE,
        ),
    )
    story.do(
        "2024-11-27",
        AnswerReferral(by=elsewhere, referral="ref-tonari", response=Response.ACCEPTED),
    )
    story.do(
        "2024-12-02",
        AddPerson(
            by=children,
            person=Person(mother, "架空 冬子", dt.date(1985, 12, 1), residence=Residence.ELSEWHERE),
        ),
    )
    story.do(
        "2024-12-03",
        End(
            by=CITY,
            track="t-haha",
            reason=EndReason.MOVED_AWAY,
            decided_by=KACHOU,
            note="隣架空市の相談窓口が引き継いだ。",
        ),
    )
    return story


# --- 10 ----------------------------------------------------------------------------------------------


def advice_only() -> Story:
    """A care manager asks about someone unnamed, and advice is enough (助言のみで終えた世帯)."""
    manager = Party("a-kyotaku")
    someone = "p-tokumei"
    story = Story(
        "advice_only",
        (Person(someone, anonymous=True),),
        agencies=(Agency("a-kyotaku", "架空居宅介護支援事業所", Character.PRIVATE),),
    )
    living = Information(someone, Category.CIRCUMSTANCES, manager)
    story.do(
        "2024-04-15",
        Receive(
            by=COORDINATOR,
            track="t-tokumei",
            person=someone,
            route=DiscoveryRoute.AGENCY,
            challenges=frozenset({Challenge.ISOLATION}),
        ),
    )
    # 誰のことか分からない形の相談に、同意の問題は生じない。
    story.do(
        "2024-04-16",
        Share(by=manager, to=COORDINATOR, information=(living,), purpose=Purpose.SUPPORT_SYSTEM),
    )
    story.do("2024-04-16", Assess(by=COORDINATOR, track="t-tokumei", information=(living,)))
    story.do(
        "2024-04-22",
        DecideAcceptance(
            by=CITY,
            track="t-tokumei",
            result=AcceptanceResult.ADVISE_ONLY,
            decided_by=KACHOU,
            reason="家族への声のかけ方の助言で足りる。動きがあれば、また相談を受ける。",
        ),
    )
    story.do("2024-04-22", Notify(by=CITY, duty="tell_result", told=frozenset({"a-kyotaku"})))
    return story


STORIES: dict[str, Callable[[], Story]] = {
    each.__name__: each
    for each in (
        hachimaru_gomaru,
        young_carer,
        gomi_yashiki,
        dv_separation,
        given_back,
        suspended_resumed,
        reopened,
        died,
        moved_away,
        advice_only,
    )
}


def told(name: str) -> str:
    """One story as it is shipped (付属する形の物語)."""
    return history_to_json(STORIES[name]().case.history, indent=1) + "\n"


def main() -> None:
    """Write every story anew (書き直す)."""
    WHERE.mkdir(exist_ok=True)
    for name in STORIES:
        (WHERE / f"{name}.json").write_text(told(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
