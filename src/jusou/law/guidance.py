"""What ministries say of the law (国の通知・資料): strong in practice, and no statute.

A municipality may depart from it for a recorded reason. Several of these documents could not be
read; each says so in its sureness and its note.
"""

from datetime import date

from jusou.law.days import APPI_PUBLIC_START, EDITION, SCHEME_START
from jusou.law.model import Citation, Law, Place, Standing, Sureness
from jusou.law.shorthand import cite
from jusou.wording import Text


def _document(slug: str, ja: str, en: str, page: str | None = None) -> Law:
    return Law(slug, Text(ja, en), None, Standing.MINISTRY, page)


def _page(ja: str, en: str, since: date = SCHEME_START) -> Place:
    return Place(since=since, where=Text(ja, en))


_UNREAD_TEXT = Text(
    "本文は入手できていない。要確認。", "The text could not be obtained: to be verified."
)

MHLW_MEETINGS_TABLE = cite(
    _document(
        "mhlw-council-29",
        "福祉部会第29回資料1",
        "Welfare Council, 29th session, document 1",
        "https://www.mhlw.go.jp/stf/newpage_63072.html",
    ),
    "mhlw-meetings-table",
    _page("p.42", "p. 42"),
    says=Text(
        "支援会議は市町村が主催し、同意がなくてもよく、支援決定したケースに限らない。"
        "重層的支援会議は多機関協働事業者が主催し、支援決定したケースを本人の同意を得て扱う。"
        "社会資源の充足状況の把握と開発に向けた検討は、重層的支援会議の役割である。",
        "The support meeting is the municipality's, needs no consent and is not confined to "
        "cases decided upon. The scheme's own meeting is the coordinator's, takes cases decided "
        "upon, and needs the person's consent; whether social resources suffice, and what to "
        "develop, is for it to consider.",
    ),
    facts=("MTG-001", "MTG-002", "PII-020"),
    note=Text(
        "2025年9月8日の資料。同じ整理は以前の国の資料にもあり、事業の開始日から引く。",
        "Dated 2025-09-08; as earlier material draws the same table, it is cited from the start.",
    ),
    checked_on=EDITION,
)
MHLW_FLOW = cite(
    _document(
        "mhlw-flow",
        "厚生労働省社会・援護局資料",
        "Ministry of Health, Labour and Welfare, Social Welfare Bureau",
        "https://wic-net.com/material/document/2003/10",
    ),
    "mhlw-flow",
    _page("支援フロー（イメージ）", "the flow of support (image)"),
    says=Text(
        "一つの機関では難しい事例は多機関協働につなぎ、役割分担と方向性のプランを重層的支援会議に諮り、"
        "必要に応じアウトリーチや参加支援につなぐ。",
        "What one agency cannot solve goes to coordination, whose plan of roles and direction is "
        "put to the meeting, then to outreach or participation support as needed.",
    ),
    facts=("FLOW-004", "FLOW-005"),
    note=Text(
        "確認した写しは2022年4月18日の資料。細部は研修資料による。",
        "The copy seen is dated 2022-04-18; details come from training material.",
    ),
    checked_on=EDITION,
)
MHLW_OUTLINE = cite(
    _document(
        "mhlw-outline",
        "重層的支援体制整備事業実施要綱",
        "Implementation outline of the multi-layered support scheme",
    ),
    "mhlw-outline",
    _page(
        "令和3年6月15日社援発0615第2号",
        "notice no. 0615-2 of 2021-06-15",
        since=date(2021, 6, 15),
    ),
    says=Text(
        "重層的支援会議の根拠とされる国の通知。",
        "The notice on which the scheme's own meeting is said to rest.",
    ),
    sureness=Sureness.SECONDARY,
    facts=("FLOW-001", "MTG-001"),
    note=_UNREAD_TEXT,
    checked_on=EDITION,
)
MHLW_MANUAL = cite(
    _document(
        "mhlw-manual",
        "重層的支援体制整備事業に係る自治体事務マニュアル",
        "Manual of the multi-layered support scheme for municipalities",
    ),
    "mhlw-manual",
    _page("令和3年3月31日", "of 2021-03-31"),
    says=Text(
        "重層的支援会議にプランを諮り、市町村が支援を決定するという事務の流れを示す。",
        "It sets out how a plan is put to the meeting and the municipality decides on support.",
    ),
    sureness=Sureness.MEMORY,
    facts=("FLOW-002", "FLOW-008"),
    note=_UNREAD_TEXT,
    checked_on=EDITION,
)
MHLW_FORMS = cite(
    _document(
        "mhlw-forms",
        "自治体事務マニュアル参考資料",
        "Manual for municipalities, reference material",
    ),
    "mhlw-forms",
    _page("帳票", "forms"),
    says=Text(
        "帳票を用いることを原則とし、プランシートは全ての事業者が用いることが望ましい。",
        "The forms are used as a rule, and the plan sheet preferably by everyone.",
    ),
    sureness=Sureness.SECONDARY,
    facts=("FORM-001", "FORM-002", "FORM-003"),
    note=_UNREAD_TEXT,
    checked_on=EDITION,
)
MURC_GUIDE = cite(
    _document(
        "murc-guide",
        "重層的支援体制整備事業の手引き",
        "Guide to the multi-layered support scheme",
    ),
    "murc-guide",
    _page("三菱UFJリサーチ&コンサルティング", "Mitsubishi UFJ Research and Consulting"),
    says=Text(
        "同意が得られるまでは支援会議でできることを検討し、合意が得られれば重層的支援会議に移る。"
        "終結の後も支援の主担当を決めておく。",
        "Until consent is had, do what a support meeting can; then move to the scheme's own "
        "meeting. Someone stays in charge after coordination has ended.",
    ),
    sureness=Sureness.SECONDARY,
    facts=("MTG-010", "FLOW-009", "FLOW-010"),
    note=Text(
        "引用で読んだ。国の調査研究による手引きで、通知ではない。",
        "Read in quotation. A guide from commissioned research, no notice.",
    ),
    checked_on=EDITION,
)
PPC_GUIDE = cite(
    _document(
        "ppc-guide-public",
        "個人情報保護法ガイドライン（行政機関等編）",
        "Personal Information Protection Commission, guidelines for public bodies",
    ),
    "ppc-guide-public",
    _page("法令に基づく場合", "where a law is the basis", since=APPI_PUBLIC_START),
    says=Text(
        "「法令に基づく場合」には提供の根拠規定がある場合を含むが、"
        "包括的な権能を定めるだけの規定では足りない。",
        "A provision that grounds the handing over is a basis; one that merely grants general "
        "powers is not.",
    ),
    sureness=Sureness.MEMORY,
    facts=("PII-022",),
    note=_UNREAD_TEXT,
    checked_on=EDITION,
)
PPC_QA_3_3_2 = cite(
    _document(
        "ppc-qa-public",
        "個人情報保護法Q&A（行政機関等編）",
        "Personal Information Protection Commission, Q&A for public bodies",
        "https://www.ppc.go.jp/personalinfo/legal/koutekibumon_qa",
    ),
    "ppc-qa-3-3-2",
    _page("3-3-2", "3-3-2", since=APPI_PUBLIC_START),
    says=Text(
        "利用目的の中での利用・提供が通常の根拠で、恒常的に提供するなら利用目的に位置付ける。",
        "Use within the purpose is the ordinary ground; routine provision belongs in it.",
    ),
    checked_on=EDITION,
)
_QA_PRIVATE = _document(
    "ppc-qa",
    "個人情報保護法ガイドラインに関するQ&A",
    "Personal Information Protection Commission, Q&A on the guidelines",
)
PPC_QA_1_60 = cite(
    _QA_PRIVATE,
    "ppc-qa-1-60",
    _page("1-60", "1-60"),
    says=Text(
        "返事がないことを、同意があったとは扱えない。",
        "No reply cannot be taken as consent.",
    ),
    checked_on=EDITION,
    note=Text(
        "番号は今日のもの。当初の番号は確認していない。",
        "Today's number; what it was at first was not verified.",
    ),
)
PPC_QA_1_62 = cite(
    _QA_PRIVATE,
    "ppc-qa-1-62",
    _page("1-62", "1-62"),
    says=Text(
        "子どもの同意は判断能力によるが、おおむね12歳から15歳までより下は法定代理人等から得る。",
        "By capacity; below about 12 to 15, consent comes from the legal representative.",
    ),
    checked_on=EDITION,
    note=Text(
        "番号は今日のもの。当初の番号は確認していない。",
        "Today's number; what it was at first was not verified.",
    ),
)
PPC_GUIDE_2_16 = cite(
    _document(
        "ppc-guide-general",
        "個人情報保護法ガイドライン（通則編）",
        "Personal Information Protection Commission, general guidelines",
    ),
    "ppc-guide-2-16",
    _page("2-16", "2-16"),
    says=Text(
        "判断能力のない未成年者や成年被後見人などの同意は、親権者や法定代理人等から得る。",
        "For those who cannot judge, consent comes from parents or legal representatives.",
    ),
    sureness=Sureness.MEMORY,
    facts=("CON-002",),
    note=_UNREAD_TEXT,
    checked_on=EDITION,
)

CITATIONS: tuple[Citation, ...] = (
    MHLW_MEETINGS_TABLE,
    MHLW_FLOW,
    MHLW_OUTLINE,
    MHLW_MANUAL,
    MHLW_FORMS,
    MURC_GUIDE,
    PPC_GUIDE,
    PPC_QA_3_3_2,
    PPC_QA_1_60,
    PPC_QA_1_62,
    PPC_GUIDE_2_16,
)
