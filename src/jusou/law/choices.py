"""What jusou itself decided (解釈・設計上の選択).

It is cited as law is, with a standing of its own, so that nobody takes it for law.
"""

from jusou.law.days import EDITION, SCHEME_START
from jusou.law.model import Citation, Law, Place, Standing, Sureness
from jusou.law.shorthand import cite
from jusou.wording import Text

READING = Law(
    "jusou-reading",
    Text("jusou の解釈", "Interpretation by jusou"),
    None,
    Standing.INTERPRETATION,
)
MUNICIPAL = Law(
    "municipal-outline",
    Text("その市町村の要綱・計画", "The municipality's own outline or plan"),
    None,
    Standing.MUNICIPAL,
)
DECISIONS = Law(
    "jusou-decisions",
    Text("jusou の設計記録", "Decision record of jusou"),
    None,
    Standing.DESIGN,
)


def _reading(ja: str, en: str) -> Place:
    return Place(since=SCHEME_START, where=Text(ja, en))


def _record(name: str) -> Place:
    return Place(since=SCHEME_START, where=f"docs/decisions/{name}.md")


INTERPRETATION_MEETING = cite(
    READING,
    "interpretation-meeting",
    _reading("会議の使い分け", "which meeting for which matter"),
    says=Text(
        "どの会議で何を扱えるかを、106条の6の所掌と国の整理から表にしたもの。",
        "Which meeting takes what: a table drawn from Art. 106-6 and the ministry's material.",
    ),
    sureness=Sureness.DERIVED,
    facts=("MTG-004", "MTG-005", "MTG-012", "MTG-013", "MTG-014", "SIS-023"),
    checked_on=EDITION,
)
INTERPRETATION_CONSENT = cite(
    READING,
    "interpretation-consent",
    _reading("同意の要否と範囲", "when consent is needed, and how far it reaches"),
    says=Text(
        "同意は本人一人ごとに、何を・誰へ・何のためにで読む。社会福祉法に同意の定めはない。",
        "Consent is read person by person: what, to whom, for what. The Act itself has no rule.",
    ),
    sureness=Sureness.DERIVED,
    facts=("CON-001", "CON-003", "CON-004", "PII-010"),
    checked_on=EDITION,
)
INTERPRETATION_PROVENANCE = cite(
    READING,
    "interpretation-provenance",
    _reading("支援会議で聞いた情報", "what was heard in a support meeting"),
    says=Text(
        "支援会議で初めて知ったことを外へ出すには、同意、別の根拠、記録された正当な理由のいずれかが要る。"
        "もともと持っていた情報は、その根拠で出し直せる。",
        "What was only heard there moves on with consent, another ground or a recorded just "
        "cause. What an agency held anyway is offered again on its own ground.",
    ),
    sureness=Sureness.DERIVED,
    facts=("LAW-035", "PII-024", "MTG-004"),
    checked_on=EDITION,
)
PRACTICE_OFFICERS = cite(
    READING,
    "practice-officers",
    _reading("実務の判断", "judgement of practice"),
    says=Text(
        "担当者の実務からみた判断で、条文や通知に書かれたものではない。",
        "How officers would judge it; written in no text.",
    ),
    sureness=Sureness.MEMORY,
    checked_on=EDITION,
    note=Text(
        "自治体は、自らの判断に替えてよい。", "A municipality may put its own judgement here."
    ),
)
MUNICIPAL_OUTLINE = cite(
    MUNICIPAL,
    "municipal-outline",
    _reading("運用プロファイルに写したもの", "as copied into its profile"),
    says=Text(
        "市町村は、法律の許す範囲で、会議体、対象者、手順を自ら定める。",
        "Within the law a municipality settles its own bodies, whom they are for, and the steps.",
    ),
    sureness=Sureness.SECONDARY,
    facts=("MTG-008",),
    note=Text(
        "どの文書の何条かは、運用プロファイルの sources にある。",
        "Which text and article, its profile says under sources.",
    ),
    checked_on=EDITION,
)
DESIGN_ANSWERS = cite(
    DECISIONS,
    "design-answers",
    _record("0001-answers-are-not-decisions"),
    says=Text(
        "判定は決定ではない。決めるのは市町村である。",
        "An answer is no decision: the municipality decides.",
    ),
    checked_on=EDITION,
)
DESIGN_TRACKS = cite(
    DECISIONS,
    "design-tracks",
    _record("0002-tracks"),
    says=Text(
        "支援の流れは本人と事業の組ごとに持ち、世帯のケースはそのまとめである。",
        "Each person has a track for each programme; the household's case is their summary.",
    ),
    facts=("FLOW-016",),
    checked_on=EDITION,
)
DESIGN_FLOW_ORDER = cite(
    DECISIONS,
    "design-flow-order",
    _record("0002-tracks"),
    says=Text(
        "手順の順序は一か所に書き、自治体が定めていなければ国の流れを当てはめる。",
        "The order of steps is stated once; where a municipality is silent, the national one.",
    ),
    facts=("FLOW-008", "FLOW-016"),
    checked_on=EDITION,
)
DESIGN_RECORDS = cite(
    DECISIONS,
    "design-records",
    _record("0006-records-are-appended"),
    says=Text(
        "記録は書き加えるだけで、訂正も取消しも一つの記録である。",
        "Records are only added; a correction or an annulment is a record too.",
    ),
    checked_on=EDITION,
)

CITATIONS: tuple[Citation, ...] = (
    INTERPRETATION_MEETING,
    INTERPRETATION_CONSENT,
    INTERPRETATION_PROVENANCE,
    PRACTICE_OFFICERS,
    MUNICIPAL_OUTLINE,
    DESIGN_ANSWERS,
    DESIGN_TRACKS,
    DESIGN_FLOW_ORDER,
    DESIGN_RECORDS,
)
