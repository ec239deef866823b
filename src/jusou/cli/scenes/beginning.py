"""The first scenes (はじめの場面): the consultation, talking without consent, and consent one by one."""

from jusou import acts
from jusou.agency import Attendee
from jusou.cli import story
from jusou.cli.scenes.telling import agenda_item, asked, done, necessity
from jusou.cli.story import Day, Scene
from jusou.consent import Consent, Scope
from jusou.information import Information
from jusou.meeting import Body, Meeting
from jusou.vocabulary import (
    AcceptanceResult,
    Basis,
    Category,
    Challenge,
    Danger,
    DiscoveryRoute,
    ObtainedBy,
    Organiser,
    Profession,
    Purpose,
    ReportAddressee,
    ReportKind,
)
from jusou.wording import Text

CITY, SHAKYO, HOUKATSU = story.CITY, story.SHAKYO, story.HOUKATSU
ALL = frozenset(Purpose)


def uketome() -> Scene:
    """The centre is told, reports, and refers (受け止め)."""
    return Scene(
        Text("受け止め", "Receiving"),
        Text(
            "82歳の母と52歳の息子。家にごみが積もり、母の年金の通帳は息子が持っています。",
            "A mother of 82 and her withdrawn son of 52; rubbish fills the house.",
        ),
        (
            done(
                Day(2025, 8, 4),
                "地域包括が、母の相談を受け止める",
                "the centre receives the mother's consultation",
                acts.Receive(
                    by=HOUKATSU,
                    track="t-mother",
                    person="p-mother",
                    route=DiscoveryRoute.RESIDENT,
                    challenges=frozenset({Challenge.CARE, Challenge.ISOLATION}),
                ),
            ),
            done(
                Day(2025, 8, 4),
                "息子も別の本人として受け止める",
                "the son is received as a person of his own",
                acts.Receive(
                    by=HOUKATSU, track="t-son", person="p-son", route=DiscoveryRoute.FAMILY
                ),
            ),
            done(
                Day(2025, 8, 5),
                "分かっていることを記録する（年金をめぐる虐待の疑いも）",
                "what is known is recorded, a suspicion of abuse included",
                acts.Assess(
                    by=HOUKATSU,
                    track="t-mother",
                    information=(story.LIFE, story.CARE, story.ILLNESS),
                    suspects=frozenset({ReportKind.ELDER_ABUSE}),
                ),
            ),
            done(
                Day(2025, 8, 5),
                "高齢者虐待の疑いを市へ通報する（会議を待たない）",
                "the suspicion is reported at once",
                acts.Report(
                    by=HOUKATSU,
                    kind=ReportKind.ELDER_ABUSE,
                    person="p-mother",
                    to=ReportAddressee.MUNICIPALITY,
                    danger=Danger.NOT_GRAVE,
                ),
            ),
            asked(
                Day(2025, 8, 20),
                "市の担当者が、息子の主治医に電話で病状を尋ねる",
                "an official telephones the son's doctor about his illness",
                acts.RequestCooperation(
                    by=CITY,
                    request="q-call",
                    to="a-shinryou",
                    information=(Information("p-son", Category.HEALTH, story.CLINIC),),
                    purpose=Purpose.INFORMATION_EXCHANGE,
                ),
            ),
        ),
    )


def shien_kaigi() -> Scene:
    """Talking without consent, where the law lets one (支援会議)."""
    shien = Meeting(
        "m-shien",
        frozenset({"b-shien"}),
        Day(2025, 9, 24),
        (
            *story.room("b-shien", story.houkatsu("b-shien")),
            Attendee(
                "at-shinryou",
                frozenset({"b-shien"}),
                agency="a-shinryou",
                profession=Profession.DOCTOR,
            ),
        ),
    )
    item = agenda_item(
        "i-shien",
        "b-shien",
        Purpose.SUPPORT_SYSTEM,
        "p-mother",
        story.LIFE,
        story.MEMORY,
        story.ILLNESS,
    )
    return Scene(
        Text("支援会議", "支援会議"),
        Text(
            "息子は会おうとしません。同意のないまま、関係者で話し合えるでしょうか。",
            "The son will not be met. May those concerned talk without his consent?",
        ),
        (
            asked(
                Day(2025, 9, 1),
                "市社協が、自分で支援会議を組織する",
                "the council constitutes a 支援会議 itself",
                acts.ConstituteBody(
                    by=SHAKYO,
                    body=Body(
                        "b-shakyo",
                        "社協の支援会議",
                        bases=frozenset({Basis.SHIEN_KAIGI}),
                        organiser=Organiser.COORDINATOR,
                    ),
                ),
            ),
            done(
                Day(2025, 9, 10),
                "市が受理する（母）",
                "the city accepts the mother's case",
                acts.DecideAcceptance(
                    by=CITY,
                    track="t-mother",
                    result=AcceptanceResult.ACCEPT,
                    decided_by="s-kachou",
                    reason="複数の機関の連携が要る",
                ),
            ),
            done(
                Day(2025, 9, 12),
                "市が支援会議を招集する",
                "the city calls a 支援会議",
                acts.ConveneMeeting(by=CITY, meeting=shien),
            ),
            asked(
                Day(2025, 9, 16),
                "母の暮らしともの忘れ、息子の病気を議題にする",
                "mother's memory and son's illness on its agenda",
                acts.PutOnAgenda(by=CITY, meeting="m-shien", item=item),
            ),
            done(
                Day(2025, 9, 17),
                "この会議に必要と認めた理由を記録する",
                "the city records why this sitting needs it",
                acts.RecordJudgement(
                    by=CITY,
                    judgements=(necessity(Day(2025, 9, 17), meeting="m-shien"),),
                ),
            ),
            done(
                Day(2025, 9, 17),
                "支援会議の名の文書で、息子の主治医に病状を尋ねる（必要と認めた理由を添える）",
                "the doctor is asked by a document in the name of the 支援会議, which says why",
                acts.RequestCooperation(
                    by=CITY,
                    request="q-document",
                    to="a-shinryou",
                    information=(Information("p-son", Category.HEALTH, story.CLINIC),),
                    purpose=Purpose.INFORMATION_EXCHANGE,
                    body="b-shien",
                    judgements=(necessity(Day(2025, 9, 17)),),
                ),
            ),
            asked(
                Day(2025, 9, 17),
                "同じ議題を、もう一度はかる",
                "the same item once more",
                acts.PutOnAgenda(by=CITY, meeting="m-shien", item=item),
            ),
            done(
                Day(2025, 9, 24),
                "支援会議で審議する",
                "the item is heard",
                acts.HearItem(by=CITY, meeting="m-shien", item="i-shien"),
            ),
        ),
    )


def consents() -> Scene:
    """Consent is each person's own (同意)."""
    return Scene(
        Text("同意は一人ずつ", "Consent, one by one"),
        Text(
            "母は同意書に署名しました。息子は断り、母は息子の欄にも書こうとします。",
            "The mother signs; the son refuses; she would sign for him too.",
        ),
        (
            done(
                Day(2025, 10, 15),
                "母が、暮らしと介護のことを4機関へ伝えることに同意する",
                "the mother consents: circumstances and care, to four agencies",
                acts.GiveConsent(
                    by=HOUKATSU,
                    consent=Consent(
                        "k-mother",
                        "p-mother",
                        Scope(
                            frozenset({Category.CIRCUMSTANCES, Category.CARE}),
                            ALL,
                            agencies=frozenset({"a-fukushi", "a-kenkou", "a-shakyo", "a-houkatsu"}),
                        ),
                        ObtainedBy.WRITTEN,
                        explained_by="a-houkatsu",
                    ),
                ),
            ),
            done(
                Day(2025, 10, 16),
                "息子は断った（断ったことも記録する）",
                "the son refuses, and that is recorded",
                acts.RefuseConsent(by=SHAKYO, person="p-son"),
            ),
            asked(
                Day(2025, 10, 16),
                "母が、息子の欄に代わりに署名する",
                "the mother signs in her son's place",
                acts.GiveConsent(
                    by=HOUKATSU,
                    consent=Consent(
                        "k-by-mother",
                        "p-son",
                        Scope(frozenset({Category.HEALTH}), ALL, agencies=frozenset({"a-shakyo"})),
                        ObtainedBy.WRITTEN,
                        given_by="p-mother",
                    ),
                ),
            ),
            asked(
                Day(2025, 10, 28),
                "市納税課から市福祉課へ、母の滞納額を伝える",
                "the tax section tells the welfare section of the arrears",
                acts.Share(
                    by=story.TAX,
                    to=CITY,
                    information=(story.ARREARS,),
                    purpose=Purpose.SUPPORT_SYSTEM,
                ),
            ),
        ),
    )
