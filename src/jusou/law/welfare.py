"""The Social Welfare Act and its ordinance (社会福祉法・施行規則): the scheme's own law.

Named by today's numbers. On 2025-04-01 a new paragraph entered articles 106-4 and 106-6, and all
that stood behind it moved down by one: entrustment, both duties of secrecy, the residual clause.
"""

from datetime import date

from jusou.law.days import UNREAD_FROM
from jusou.law.model import Citation, Law, Place, Standing
from jusou.law.shorthand import at, cite, statute
from jusou.wording import Text

SWA = statute("swa", "326AC0000000045", "社会福祉法", "Social Welfare Act")
SWR = Law(
    "swr",
    Text("社会福祉法施行規則", "Ordinance for Enforcement of the Social Welfare Act"),
    "326M50000100028",
    Standing.ORDINANCE,
)

_SHIFTED = date(2025, 4, 1)
_PENALTIES_MOVED = date(2022, 4, 1)
_KOUKINKEI = date(2025, 6, 1)


def _scheme(
    slug: str,
    *places: Place,
    says: Text,
    facts: tuple[str, ...],
    law: Law = SWA,
    quote: str = "",
    note: Text | None = None,
) -> Citation:
    """A provision that the amendment not yet read may have changed (未読の改正のある条文)."""
    return cite(
        law,
        slug,
        *places,
        says=says,
        facts=facts,
        quote=quote,
        note=note,
        unread_from=UNREAD_FROM,
    )


def _moved_down(article: str, paragraph: int) -> tuple[Place, Place]:
    return (
        at(article, paragraph - 1, until=_SHIFTED),
        at(article, paragraph, since=_SHIFTED),
    )


SWA_4_3 = cite(
    SWA,
    "swa-4-3",
    at("4", 3),
    says=Text(
        "地域生活課題は、福祉サービスを必要とする住民とその世帯が抱える生活全般の課題をいう。",
        "Community-life challenges are those of a resident in need and of the household.",
    ),
    facts=("LAW-003", "LAW-004"),
)
SWA_5_2 = cite(
    SWA,
    "swa-5-2",
    at("5", 2, since=date(2026, 6, 25)),
    says=Text(
        "サービスの提供では、意思決定の支援に配慮し、利用者の意向を十分に尊重するよう努める。",
        "Providers are to endeavour to support decisions and to respect the person's wishes.",
    ),
    quote="利用者の意思決定の支援に配慮しつつ、その意向を十分に尊重するよう努めなければならない",
    facts=("LAW-005", "CON-004"),
)
SWA_106_2 = cite(
    SWA,
    "swa-106-2",
    at("106-2"),
    says=Text(
        "相談の窓口は、自らでは解決が難しい課題を把握したとき、必要に応じ他機関の支援を求めるよう努める。",
        "A consultation desk that meets what it cannot solve is to endeavour to call in others.",
    ),
    facts=("LAW-007",),
)
SWA_106_3 = _scheme(
    "swa-106-3",
    at("106-3"),
    says=Text(
        "市町村は、包括的な支援体制を整備するよう努める。",
        "A municipality is to endeavour to build a comprehensive support system.",
    ),
    facts=("LAW-010", "LAW-011"),
)
SWA_106_4_1 = _scheme(
    "swa-106-4-1",
    at("106-4", 1),
    says=Text(
        "市町村は、重層的支援体制整備事業を行うことができる。",
        "A municipality may run the multi-layered support scheme.",
    ),
    facts=("LAW-012", "LAW-045"),
)
SWA_106_4_2_1 = _scheme(
    "swa-106-4-2-1",
    at("106-4", 2, 1),
    says=Text(
        "包括的相談支援事業: 住民と家族の相談を包括的に受け、関係機関との調整などを行う。",
        "Comprehensive consultation: to take every enquiry and to coordinate the agencies.",
    ),
    facts=("LAW-013", "LAW-014"),
)
SWA_106_4_2_2 = _scheme(
    "swa-106-4-2-2",
    at("106-4", 2, 2),
    says=Text(
        "参加支援事業: 社会生活に困難のある住民に、活動の機会や訪問など社会参加の便宜を供する。",
        "Participation support: occasions and visits for residents who have trouble taking part.",
    ),
    facts=("LAW-015",),
    note=Text(
        "現在の住居で暮らし続けるための援助は2025年4月1日に加わった。",
        "Help to stay in one's present dwelling was added on 2025-04-01.",
    ),
)
SWA_106_4_2_3 = _scheme(
    "swa-106-4-2-3",
    at("106-4", 2, 3),
    says=Text(
        "地域づくり事業: 介護・障害・子育ての地域づくりの事業を一体として行う。",
        "Community building: the programmes of several Acts, run as one.",
    ),
    facts=("LAW-016",),
)
SWA_106_4_2_4 = _scheme(
    "swa-106-4-2-4",
    at("106-4", 2, 4),
    says=Text(
        "アウトリーチ等: 長く孤立している人などの世帯を訪問して状況を把握し、継続的に支援する。",
        "Outreach: to visit those long isolated, learn how they live, and keep supporting them.",
    ),
    quote="地域社会からの孤立が長期にわたる者その他の継続的な支援を必要とする地域住民及びその世帯",
    facts=("LAW-017",),
)
SWA_106_4_2_5 = _scheme(
    "swa-106-4-2-5",
    at("106-4", 2, 5),
    says=Text(
        "多機関協働事業: 複数の機関の連携が必要な住民と世帯を、一体的に支える体制をつくる。",
        "Coordination: a joint and planned system for those who need several agencies at once.",
    ),
    quote="複数の支援関係機関相互間の連携による支援を必要とする地域住民及びその世帯",
    facts=("LAW-018",),
)
SWA_106_4_2_6 = _scheme(
    "swa-106-4-2-6",
    at("106-4", 2, 6),
    says=Text(
        "多機関協働が必要と市町村が認める住民について、支援の計画を作成し、包括的に支援する。",
        "For a resident whom the municipality finds to need coordination, a plan is drawn up.",
    ),
    facts=("LAW-019",),
    note=Text(
        "必要と認めるのは市町村である。計画は住民一人ごとで、5号のように世帯を含まない。",
        "It is the municipality that finds the need. The plan is one resident's, no household's.",
    ),
)
SWA_106_4_5 = _scheme(
    "swa-106-4-5",
    *_moved_down("106-4", 5),
    says=Text(
        "市町村は、一体的な実施を確保した上で、省令で定める者に事業の全部又は一部を委託できる。",
        "Once joint running is ensured, the scheme may be entrusted in whole or in part.",
    ),
    facts=("LAW-021", "MTG-013"),
)
SWA_106_4_6 = _scheme(
    "swa-106-4-6",
    *_moved_down("106-4", 6),
    says=Text(
        "委託を受けた者とその役員・職員は、退いた後も、正当な理由なく事務で知った秘密を漏らしてはならない。",
        "Contractors and their staff, past ones too, must keep what they learnt in the work.",
    ),
    quote="正当な理由がないのに、その委託を受けた事務に関して知り得た秘密を漏らしてはならない",
    facts=("LAW-021", "PRO-012"),
)
SWA_106_5 = _scheme(
    "swa-106-5",
    at("106-5"),
    says=Text(
        "市町村は、事業の実施計画を定め、意見を聴き、公表するよう努める。",
        "A municipality is to endeavour to make, consult on and publish an implementation plan.",
    ),
    facts=("LAW-030",),
)
SWA_106_6_1 = _scheme(
    "swa-106-6-1",
    at("106-6", 1),
    says=Text(
        "市町村は、支援関係機関や委託先、支援に従事する者などによる支援会議を組織できる。",
        "A municipality may constitute a support meeting of agencies, contractors and helpers.",
    ),
    quote="組織することができる",
    facts=("LAW-031", "MTG-013"),
)
SWA_106_6_2 = _scheme(
    "swa-106-6-2",
    at("106-6", 2),
    says=Text(
        "支援会議は、事業の円滑な実施に必要な情報の交換と、支援体制に関する検討を行う。",
        "It exchanges the information the scheme needs and considers how support is set up.",
    ),
    facts=("LAW-032", "MTG-012"),
)
SWA_106_6_3 = _scheme(
    "swa-106-6-3",
    at("106-6", 3),
    says=Text(
        "支援会議は、必要があると認めるとき、構成する機関等に、住民と世帯の資料・情報の提供を求めることができる。",
        "Where it finds it needful, it may ask its members for information on a household.",
    ),
    quote="資料又は情報の提供、意見の開陳その他必要な協力を求めることができる",
    facts=("LAW-033", "PII-021", "PII-023"),
)
SWA_106_6_4 = _scheme(
    "swa-106-6-4",
    at("106-6", 4),
    says=Text(
        "求めを受けた機関等は、協力するよう努める。断っても罰則はない。",
        "Those asked are to endeavour to cooperate; refusing carries no penalty.",
    ),
    facts=("LAW-034",),
)
SWA_106_6_5 = _scheme(
    "swa-106-6-5",
    at("106-6", 5, since=_SHIFTED),
    says=Text(
        "同じ市町村に生活保護の調整会議や生活困窮者の支援会議があれば、互いに連携するよう努める。",
        "It is to endeavour to work with the meetings under the two Acts on poverty, if any.",
    ),
    facts=("LAW-034",),
)
SWA_106_6_6 = _scheme(
    "swa-106-6-6",
    *_moved_down("106-6", 6),
    says=Text(
        "支援会議の事務に従事する者は、その後も、正当な理由なく会議の事務で知った秘密を漏らしてはならない。",
        "Whoever serves or has served the meeting must keep what was learnt there.",
    ),
    quote="支援会議の事務に従事する者又は従事していた者は、正当な理由がないのに、"
    "支援会議の事務に関して知り得た秘密を漏らしてはならない",
    facts=("LAW-035", "PRO-013"),
    note=Text("身分や職種を問わない。", "It binds everyone there, whatever their profession."),
)
SWA_106_6_7 = _scheme(
    "swa-106-6-7",
    *_moved_down("106-6", 7),
    says=Text(
        "組織と運営に必要なその他のことは、支援会議が定める。",
        "What else is needed to constitute and run it, the meeting settles itself.",
    ),
    facts=("LAW-036",),
)


def _penalty(item: int) -> tuple[Place, Place, Place]:
    choueki = Text(
        "一年以下の懲役又は百万円以下の罰金に処する。",
        "Imprisonment with work up to one year, or a fine up to 1,000,000 yen.",
    )
    quote = "一年以下の懲役又は百万円以下の罰金"
    return (
        at("130-6", item=item, until=_PENALTIES_MOVED, says=choueki, quote=quote),
        at(
            "159",
            item=item,
            since=_PENALTIES_MOVED,
            until=_KOUKINKEI,
            says=choueki,
            quote=quote,
        ),
        at("159", item=item, since=_KOUKINKEI),
    )


_PENALTY_TODAY = Text(
    "一年以下の拘禁刑又は百万円以下の罰金に処する。",
    "Imprisonment up to one year, or a fine up to 1,000,000 yen.",
)
SWA_159_1 = _scheme(
    "swa-159-1",
    *_penalty(1),
    says=_PENALTY_TODAY,
    quote="一年以下の拘禁刑又は百万円以下の罰金",
    facts=("LAW-040", "LAW-041", "LAW-042", "LAW-043"),
    note=Text(
        "委託先が秘密を漏らしたときの罰則。法人への両罰はない。",
        "For a breach by a contractor. The corporation itself is not punished.",
    ),
)
SWA_159_2 = _scheme(
    "swa-159-2",
    *_penalty(2),
    says=_PENALTY_TODAY,
    quote="一年以下の拘禁刑又は百万円以下の罰金",
    facts=("LAW-040", "LAW-041", "LAW-042", "LAW-043"),
    note=Text(
        "支援会議の秘密を漏らしたときの罰則。法人への両罰はない。",
        "For a breach of the meeting's secrecy. The corporation itself is not punished.",
    ),
)

SWR_34_7 = _scheme(
    "swr-34-7",
    at("34-7"),
    law=SWR,
    says=Text(
        "計画には、意向と課題、目標と達成時期、支援の種類・内容と留意事項、役割の分担、"
        "一体的に提供する方策の五つを書く。",
        "A plan states wishes and problems, goals and dates, support and cautions, roles, "
        "and how it is all provided as one.",
    ),
    facts=("LAW-026", "FORM-005"),
)
SWR_34_8 = _scheme(
    "swr-34-8",
    at("34-8"),
    law=SWR,
    says=Text(
        "支援の実施状況と本人の状態を定期的に確認し、計画を見直す。間隔は定められていない。",
        "Support and state are reviewed regularly and the plan revised; no interval is set.",
    ),
    quote="支援の実施状況及び当該地域住民の状態を定期的に確認し、"
    "当該状態を踏まえ、支援計画の見直しを行うこと",
    facts=("LAW-027", "FLOW-012"),
)
SWR_34_9 = _scheme(
    "swr-34-9",
    at("34-9"),
    law=SWR,
    says=Text(
        "委託できるのは、地域福祉の実績がある社会福祉法人等で、適切に実施できると市町村が認める者。",
        "A contractor has a record in community welfare and the municipality's recognition.",
    ),
    facts=("LAW-022", "LAW-029"),
)

CITATIONS: tuple[Citation, ...] = (
    SWA_4_3,
    SWA_5_2,
    SWA_106_2,
    SWA_106_3,
    SWA_106_4_1,
    SWA_106_4_2_1,
    SWA_106_4_2_2,
    SWA_106_4_2_3,
    SWA_106_4_2_4,
    SWA_106_4_2_5,
    SWA_106_4_2_6,
    SWA_106_4_5,
    SWA_106_4_6,
    SWA_106_5,
    SWA_106_6_1,
    SWA_106_6_2,
    SWA_106_6_3,
    SWA_106_6_4,
    SWA_106_6_5,
    SWA_106_6_6,
    SWA_106_6_7,
    SWA_159_1,
    SWA_159_2,
    SWR_34_7,
    SWR_34_8,
    SWR_34_9,
)
