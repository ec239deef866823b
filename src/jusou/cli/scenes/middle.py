"""The scenes of the plan (プランの場面): what may be said before the meeting, and a day that does not wait."""

from collections.abc import Iterator

from jusou import acts
from jusou.acts import AnyAct
from jusou.agency import Attendee
from jusou.cli import story
from jusou.cli.scenes.telling import agenda_item, asked, done, necessity
from jusou.cli.story import Beat, Day, Scene
from jusou.consent import Consent, Scope
from jusou.information import Information
from jusou.judgement import Judgement
from jusou.meeting import AgendaItem, Meeting
from jusou.vocabulary import (
    AssentKind,
    Category,
    ContactMeans,
    ContactResult,
    DeliberationResult,
    JudgementKind,
    ObtainedBy,
    Programme,
    Purpose,
)
from jusou.wording import Text

CITY, SHAKYO, HOUKATSU = story.CITY, story.SHAKYO, story.HOUKATSU
ALL = frozenset(Purpose)


def plan() -> Scene:
    """A plan goes before the 重層的支援会議, with what may be said there (プラン)."""
    jusou = Meeting(
        "m-jusou",
        frozenset({"b-jusou"}),
        Day(2026, 3, 12),
        story.room("b-jusou", story.houkatsu("b-jusou")),
    )

    def about_mother(*more: Information) -> AgendaItem:
        return agenda_item(
            "i-plan", "b-jusou", Purpose.PLAN_DELIBERATION, "p-mother", story.LIFE, *more
        )

    def put(item: AgendaItem) -> AnyAct:
        return acts.PutOnAgenda(by=SHAKYO, meeting="m-jusou", item=item)

    return Scene(
        Text("重層的支援会議とプラン", "The plan"),
        Text(
            "市社協がプラン案を書き、重層的支援会議にかけます。ここでは本人の同意が前提です。",
            "The council drafts a plan and brings it before the 重層的支援会議.",
        ),
        (
            done(
                Day(2026, 2, 20),
                "母のプラン案を作る（息子への働きかけも書く）",
                "a plan for the mother is drafted; it names outreach to the son",
                acts.DraftPlan(by=SHAKYO, track="t-mother", plan=story.mothers_plan("pl-mother")),
            ),
            done(
                Day(2026, 2, 25),
                "市社協が重層的支援会議を招集する",
                "the council calls the 重層的支援会議",
                acts.ConveneMeeting(by=SHAKYO, meeting=jusou),
            ),
            asked(
                Day(2026, 2, 26),
                "母の同意で、息子の病歴も議題に入れる",
                "on the mother's consent, the son's illness goes on the agenda",
                put(about_mother(story.ILLNESS)),
            ),
            asked(
                Day(2026, 2, 26),
                "支援会議で聞いた母のもの忘れを、資料に入れる",
                "what was heard in the 支援会議 goes into the papers",
                put(about_mother(story.HEARD)),
            ),
            asked(
                Day(2026, 2, 27),
                "母の暮らしだけを議題にする",
                "the mother's circumstances alone",
                put(about_mother()),
            ),
            done(
                Day(2026, 3, 2),
                "自治会長も、この日の会議に招く",
                "the neighbourhood head is invited",
                acts.AddAttendee(
                    by=SHAKYO,
                    meeting="m-jusou",
                    attendee=Attendee("at-jichikai", frozenset({"b-jusou"}), agency="a-jichikai"),
                ),
            ),
            asked(
                Day(2026, 3, 12),
                "自治会長が同席したまま、母のプラン案を審議する",
                "the plan is heard with the neighbourhood head in the room",
                acts.HearItem(by=SHAKYO, meeting="m-jusou", item="i-plan"),
            ),
            done(
                Day(2026, 3, 12),
                "自治会長に退席してもらい、審議する",
                "the neighbourhood head leaves, and it is heard",
                acts.HearItem(
                    by=SHAKYO,
                    meeting="m-jusou",
                    item="i-plan",
                    present=frozenset({"at-city", "at-shakyo", "at-houkatsu"}),
                ),
            ),
            done(
                Day(2026, 3, 12),
                "協議の結果：適切",
                "found appropriate",
                acts.Deliberate(
                    by=SHAKYO,
                    track="t-mother",
                    plan="pl-mother",
                    meeting="m-jusou",
                    result=DeliberationResult.APPROPRIATE,
                ),
            ),
            done(
                Day(2026, 3, 16),
                "母がプランに同意する（情報共有の同意とは別）",
                "the mother assents to the plan",
                acts.GiveAssent(
                    by=SHAKYO,
                    kind=AssentKind.PLAN,
                    person="p-mother",
                    plan="pl-mother",
                    obtained_by=ObtainedBy.WRITTEN,
                ),
            ),
            done(
                Day(2026, 3, 25),
                "市が支援決定をする",
                "the city decides",
                acts.DecideSupport(
                    by=CITY,
                    track="t-mother",
                    plan="pl-mother",
                    drafted_by="s-tantou",
                    decided_by="s-kachou",
                ),
            ),
        ),
    )


def reaching() -> Scene:
    """Reaching the son; and the day when nothing waits (アウトリーチと緊急)."""
    danger = tuple(
        Judgement(
            kind,
            finding=True,
            decided_by="s-houkatsu",
            on=Day(2026, 7, 21),
            reason=reason,
            person="p-mother",
        )
        for kind, reason in (
            (JudgementKind.DANGER, "熱中症で意識がもうろうとしている"),
            (JudgementKind.CONSENT_DIFFICULT, "返事ができない"),
        )
    )
    return Scene(
        Text("働きかけと、待たない日", "Outreach, and a day that does not wait"),
        Text(
            "決定されたプランに沿って息子の戸を叩きます。夏、母が倒れました。",
            "The son's door is knocked on. In summer the mother collapses.",
        ),
        (
            done(
                Day(2026, 4, 3),
                "息子のアウトリーチの流れを開く",
                "an outreach track opens for the son",
                acts.OpenTrack(
                    by=SHAKYO, track="t-reach", person="p-son", programme=Programme.OUTREACH
                ),
            ),
            done(
                Day(2026, 4, 6),
                "アウトリーチを始める（母のプランに書かれている）",
                "outreach begins, as the mother's plan names it",
                acts.BeginOutreach(by=SHAKYO, track="t-reach"),
            ),
            done(
                Day(2026, 4, 20),
                "訪問（ドア越しに話す）",
                "a visit: words through the door",
                acts.Contact(
                    by=SHAKYO,
                    track="t-reach",
                    means=ContactMeans.VISIT,
                    result=ContactResult.THROUGH_DOOR,
                ),
            ),
            *_met_again(),
            done(
                Day(2026, 6, 8),
                "息子が「市社協と市の担当だけ」に同意する",
                "the son consents in part",
                acts.GiveConsent(
                    by=SHAKYO,
                    consent=Consent(
                        "k-son",
                        "p-son",
                        Scope(
                            frozenset({Category.CIRCUMSTANCES, Category.WORK_SCHOOL}),
                            ALL,
                            agencies=frozenset({"a-fukushi", "a-shakyo"}),
                        ),
                        ObtainedBy.ORAL,
                        explained_by="a-shakyo",
                    ),
                ),
            ),
            done(
                Day(2026, 7, 10),
                "母のモニタリング",
                "monitoring",
                acts.Monitor(by=SHAKYO, track="t-mother"),
            ),
            asked(
                Day(2026, 7, 21),
                "母が倒れた。地域包括が病院に、母の持病と服薬を伝える",
                "the mother collapses; the centre tells the hospital of her illness",
                acts.EmergencySupport(
                    by=HOUKATSU,
                    person="p-mother",
                    to=story.HOSPITAL,
                    information=(Information("p-mother", Category.HEALTH, HOUKATSU),),
                    judgements=danger,
                ),
            ),
        ),
    )


def _met_again() -> Iterator[Beat]:
    """A second 支援会議, on how it goes with the son."""
    on, what = (
        Day(2026, 5, 20),
        Text("支援会議をもう一度開き、息子の様子を共有する", "a second 支援会議"),
    )
    yield Beat(
        on,
        what,
        acts.ConveneMeeting(
            by=CITY,
            judgements=(necessity(on),),
            meeting=Meeting(
                "m-shien-2",
                frozenset({"b-shien"}),
                on,
                story.room("b-shien", story.houkatsu("b-shien")),
                items=(
                    agenda_item("i-again-1", "b-shien", Purpose.PROGRESS, "p-son", story.SHUT_IN),
                ),
            ),
        ),
    )
    yield Beat(on, what, acts.HearItem(by=CITY, meeting="m-shien-2", item="i-again-1"))
