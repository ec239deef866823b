"""The words of a profile (運用プロファイルの用語): what the documents of a municipality may say."""

from typing import Annotated, TypeAlias

from jusou.shape import Id
from jusou.wording import Term

RoleId: TypeAlias = Annotated[str, Id("role")]
InstrumentId: TypeAlias = Annotated[str, Id("instrument")]
ServiceId: TypeAlias = Annotated[str, Id("service")]


class Delivery(Term):
    """How a service is delivered, as the document has it (運営形態)."""

    DIRECT = "direct", "直営", "by the municipality itself"
    ENTRUSTED = "entrusted", "委託", "entrusted"
    PARTLY_ENTRUSTED = "partly_entrusted", "一部委託", "partly entrusted"
    DIRECT_IN_PART_ENTRUSTED = (
        "direct_in_part_entrusted",
        "直営（一部委託）",
        "by itself, in part entrusted",
    )
    DIRECT_AND_ENTRUSTED = "direct_and_entrusted", "直営・一部委託", "by itself and entrusted"
    ENTRUSTED_AND_OTHERS = "entrusted_and_others", "委託等", "entrusted and otherwise"
    SUBSIDISED = "subsidised", "補助金", "subsidised"
    RESIDENTS = "residents", "住民主体", "by residents"
    NOT_STATED = "not_stated", "記載なし", "not stated"
    NOT_SEEN = "not_seen", "未確認", "not seen"


class Entrustable(Term):
    """How much the municipality's own rules let it entrust (委託できる範囲)."""

    ALL_OR_PART = "all_or_part", "全部または一部", "in whole or in part"
    PART = "part", "一部", "in part"
    NOTHING = "nothing", "委託しない", "nothing"
    NOT_STATED = "not_stated", "定めなし", "not stated"
    NOT_SEEN = "not_seen", "未確認", "not seen"


class Topic(Term):
    """What a passage of a document is about (記載の主題)."""

    BASIS = "basis", "設置根拠", "legal basis"
    ORGANISER = "organiser", "設置・開催の主体", "who constitutes it"
    SCOPE = "scope", "対象", "what it takes"
    CONSENT = "consent", "情報提供と同意", "sharing and consent"
    PURPOSE = "purpose", "目的", "purpose"
    CASES = "cases", "事例", "cases it is meant for"
    MEMBERS = "members", "構成員", "members"
    CONVENING = "convening", "開催の契機", "when it is called"
    ORDER = "order", "支援決定との順序", "order of decision and start"
    FLOW = "flow", "支援の流れ", "the flow of support"
    TARGET = "target", "支援の対象", "whom the scheme is for"
    TASK = "task", "事業の内容", "what a service does"
    IDEA = "idea", "理念・位置づけ", "ideas, place among laws"
    BACKGROUND = "background", "背景・統計", "background and statistics"
    PROBLEM = "problem", "課題", "what is wanting"
    COOPERATION = "cooperation", "連携", "cooperation"
    PLANNED = "planned", "これからの取組", "what is planned"
    ORGANISATION = "organisation", "体制", "how it is organised"


class Field(Term):
    """A field of welfare as the documents divide it (分野)."""

    GENERAL = "general", "全般", "general"
    WELFARE = "welfare", "福祉全般", "welfare"
    CARE = "care", "介護・高齢", "long-term care, the elderly"
    DISABILITY = "disability", "障害", "disability"
    CHILDREN = "children", "子ども", "children"
    POVERTY = "poverty", "生活困窮", "poverty"
    HEALTH = "health", "保健・健康", "health"
    MENTAL_HEALTH = "mental_health", "精神保健", "mental health"
    EDUCATION = "education", "教育", "education"
    CONSUMER = "consumer", "消費生活・市民相談", "consumer affairs, citizens' advice"
    OTHER = "other", "その他", "other"


class Use(Term):
    """What a body is for, as its rules have it, whatever its name (会議の性格)."""

    INDIVIDUAL = "individual", "個別のケース", "individual cases"
    LOCAL_ISSUES = "local_issues", "地域課題", "local issues"
    EVALUATION = "evaluation", "事業・計画の評価", "evaluation of scheme or plan"
    NETWORK = "network", "ネットワークづくり", "networking"
    TRAINING = "training", "研修", "training"
    INTERNAL = "internal", "庁内連携", "cooperation within the municipality"
    RESIDENTS = "residents", "住民の話し合い", "residents' talks"
    INTELLIGENCE = "intelligence", "情報収集・把握", "finding those in need"


class Task(Term):
    """What someone does for a body; who constitutes it is one thing, who calls it another (会議の担い)."""

    ORGANISE = "organise", "組織・主催", "constitute or host"
    BRING = "bring", "付議", "bring a case"
    REQUEST = "request", "開催の要請", "ask that it be held"
    BE_CONSULTED = "be_consulted", "事前の相談を受ける", "be consulted beforehand"
    ARRANGE = "arrange", "調整", "arrange it"
    SELECT = "select", "出席者の選定", "select the attendees"
    CALL = "call", "招集", "call it"
    CHAIR = "chair", "会長・進行", "chair it"
    VICE_CHAIR = "vice_chair", "副会長", "vice chair"
    DEPUTISE = "deputise", "代理", "deputise"
    MINUTES = "minutes", "記録", "keep the minutes"
    SECRETARIAT = "secretariat", "事務局・庶務", "be its secretariat"
    ASK_COOPERATION = "ask_cooperation", "協力の求め", "ask agencies to cooperate"


class Selection(Term):
    """How a member comes to sit in a body (構成員の決め方)."""

    LIST = "list", "名簿・別表", "by list"
    CATEGORY = "category", "区分", "by category"
    PER_CASE = "per_case", "事例ごとに選定", "chosen for each case"
    RECOGNISED = "recognised", "長などが認める者", "whom the head recognises"
    PUBLIC_CALL = "public_call", "公募", "by public call"
    EXTERNAL = "external", "外部の有識者", "experts from outside"


class Power(Term):
    """Whether a body decides or only examines (決定か検討か)."""

    DECIDES = "decides", "決定・判断する", "decides"
    EXAMINES = "examines", "検討する", "examines"
    NOT_STATED = "not_stated", "定めなし", "not stated"
    NOT_SEEN = "not_seen", "未確認", "not seen"


class Decision(Term):
    """A decision on one person's support (支援についての決定)."""

    ACCEPTANCE = "acceptance", "受理（必要と認める）", "finding the need"
    SUPPORT = "support", "支援決定", "decision on support"
    REPLAN = "replan", "再プラン", "replanning"
    SUSPEND = "suspend", "中断", "suspension"
    GIVE_BACK = "give_back", "戻し", "giving back"
    END = "end", "終結", "ending"


class ConsentRule(Term):
    """What a body's rules say of the person's consent (同意の定め)."""

    REQUIRED = "required", "本人の同意が必要", "required"
    PER_SUBJECT = "per_subject", "情報の主体ごとに必要", "required of each subject"
    NOT_NEEDED = "not_needed", "同意がなくても可能", "not needed"
    NOT_STATED = "not_stated", "定めなし", "not stated"
    NOT_SEEN = "not_seen", "未確認", "not seen"


class Condition(Term):
    """One condition on whom a programme is for; any one of several is enough (対象の要件)."""

    EVERYONE = "everyone", "全ての住民", "every resident"
    REGISTERED = "registered", "住所がある", "registered here"
    STAYS = "stays", "居所がある", "stays here"
    LIVES = "lives", "居住する", "lives here"
    WORKS = "works", "勤務する", "works here"
    HOUSEHOLD = "household", "その世帯員", "of the household"
    HOUSEHOLD_ELSEWHERE = (
        "household_elsewhere",
        "別に暮らす世帯員",
        "of the household, living elsewhere",
    )
    FAMILY = "family", "その家族", "of the family"
    RECOGNISED = "recognised", "長が認める", "recognised by the head"
    TARGETED = "targeted", "支援対象者（住所の定めを見ていない）", "in need, residence not seen"
    COMPLEX = "complex", "複雑化・複合化した課題がある", "in complex difficulties"
    UNREACHED = "unreached", "支援が届いていない", "not reached by support"
    REFUSING = "refusing", "支援に否定的", "refuses support"
    EARLY = "early", "課題が複雑化する前", "before difficulties grow"
    UNMET = "unmet", "既存の制度で対応できない", "met by no existing scheme"
    SUSPECTED = "suspected", "疑いがある", "suspected of a condition"
    CONDITION = "condition", "障害・閉じこもりなどの状態", "in a named condition"


class FormKind(Term):
    """What a form is for (帳票の種類)."""

    REFERRAL = "referral", "つなぎ・紹介", "referral"
    INTAKE = "intake", "相談受付・申込", "intake and application"
    ASSESSMENT = "assessment", "アセスメント", "assessment"
    CONSENT = "consent", "情報共有の同意", "consent to sharing"
    PLAN = "plan", "プラン", "plan"
    PREPARATION = "preparation", "会議の準備・資料", "preparing a meeting"
    PLEDGE = "pledge", "守秘の誓約", "pledge of secrecy"
    EVALUATION = "evaluation", "評価", "evaluation"


class InstrumentKind(Term):
    """What kind of text it is (文書の種類)."""

    LAW = "law", "法律", "statute"
    NOTICE = "notice", "国の通知・資料", "ministry notice or material"
    BYLAW = "bylaw", "条例", "bylaw"
    RULE = "rule", "規則", "municipal rule"
    OUTLINE = "outline", "要綱・要領・規程", "outline"
    PLAN = "plan", "計画", "plan"
    PAGE = "page", "広報・ホームページ", "web page"
    ARTICLE = "article", "記事・答弁", "article or reply in council"
    MATERIAL = "material", "研修資料", "training material"


class Extent(Term):
    """How much of a text was seen (見た範囲)."""

    WHOLE = "whole", "全部", "the whole"
    PART = "part", "一部", "a part"
    NONE = "none", "見ていない", "none"


class FigureKind(Term):
    """What a yearly figure is (数値の種別)."""

    ACTUAL = "actual", "実績", "actual"
    PRESENT = "present", "現況・現状", "present state"
    ESTIMATE = "estimate", "見込み", "estimate"
    REFERENCE = "reference", "参考値（見込み値）", "figure for reference"
    TARGET = "target", "目標", "target"
    OBSERVED = "observed", "観測値", "observed"


class Wanted(Term):
    """Which way a figure is wanted to go (望ましい向き)."""

    UP = "up", "増加", "up"
    DOWN = "down", "減少", "down"
    UP_THEN_DOWN = "up_then_down", "短期は増加・長期は減少", "up at first, down in the long run"
    NOT_STATED = "not_stated", "定めなし", "not stated"


class Measure(Term):
    """What of recorded histories an indicator counts, if anything (記録から数えるもの)."""

    NEW_CASES = "new_cases", "新規相談受付", "new cases"
    OUTREACH_CASES = "outreach_cases", "アウトリーチの対象者の把握", "people found for outreach"
    COORDINATION_PLANS = "coordination_plans", "多機関協働プランの策定", "coordination plans"
    OUTREACH_PLANS = "outreach_plans", "アウトリーチプランの策定", "outreach plans"
    PARTICIPATION_PLANS = "participation_plans", "参加支援プランの策定", "participation plans"
    JUSOU_SITTINGS = "jusou_sittings", "重層的支援会議の開催", "sittings of the 重層的支援会議"
    SHIEN_SITTINGS = "shien_sittings", "支援会議の開催", "sittings of the 支援会議"
    ACCEPTANCES = "acceptances", "受理判定", "decisions on acceptance"
    REOPENED = "reopened", "再受付", "taken up again"
    PARTICIPATION_CASES = "participation_cases", "参加支援の対象者", "people of participation"
    REPLANS = "replans", "再プラン", "new plans after a decided one"
    SUSPENSIONS = "suspensions", "中断", "suspensions"
    RESUMPTIONS = "resumptions", "再開", "resumptions"
    GIVEN_BACK = "given_back", "包括的相談支援への戻し", "given back"
    ENDINGS = "endings", "多機関協働の終結", "coordination ended"
    OTHER_ENDINGS = "other_endings", "受理前・戻し後の終了", "ended before or after coordination"
    SUPPORT_ENDINGS = (
        "support_endings",
        "アウトリーチ・参加支援の終結",
        "outreach and participation ended",
    )
    BODY_SITTINGS = "body_sittings", "会議体ごとの開催", "sittings of each body"
    JOINT_SITTINGS = "joint_sittings", "兼ねた開催", "sittings that served both"
    ITEMS = "items", "会議で審議した議題", "items heard"
    VISITS = "visits", "訪問", "visits"
    CONTACTS = "contacts", "訪問以外の接触", "other contacts"
    REFERRALS = "referrals", "つなぎ", "referrals"
    NOT_RECORDED = "not_recorded", "記録からは数えられない", "not in recorded histories"


class JointCount(Term):
    """How a sitting that serves both meetings is counted (兼ねた開催の数え方)."""

    EACH = "each", "両方に1回ずつ数える", "once for each"
    BY_ITEMS = "by_items", "議題を扱った会議に数える", "for the meeting that took an item"
    SHIEN_KAIGI = "shien_kaigi", "支援会議だけに数える", "as a 支援会議 alone"
    JUSOU_SHIEN_KAIGI = (
        "jusou_shien_kaigi",
        "重層的支援会議だけに数える",
        "as a 重層的支援会議 alone",
    )
    NOT_STATED = "not_stated", "定めなし", "not stated"


class EndingTest(Term):
    """By what a programme's support is ended (終結の基準)."""

    RESOLVED = "resolved", "課題の解決", "difficulties resolved"
    OUTLOOK = "outlook", "課題の整理と支援の見通し", "difficulties sorted, the way forward clear"
    ROLES_AGREED = "roles_agreed", "役割分担の合意", "roles agreed"
    RELATION_STEADY = "relation_steady", "つないだ先との関係の安定", "a steady relation"
    NOT_STATED = "not_stated", "定めなし", "not stated"


class PlanItem(Term):
    """How the sixth item, the plan, stands among the programmes (6号プランの置き方)."""

    SEPARATE = "separate", "独立の項目", "an item of its own"
    WITHIN_COORDINATION = "within_coordination", "5号と一体", "one with the fifth item"
    NOT_LISTED = "not_listed", "事業の一覧にない", "not in the list"
    NOT_STATED = "not_stated", "定めなし", "not stated"
    NOT_SEEN = "not_seen", "未確認", "not seen"


class Effect(Term):
    """What a clause does to a provision it meets (条項の効果)."""

    DROPS_DUTY = "drops_duty", "義務を外す", "drops a duty"
    LIFTS_BAR = "lifts_bar", "禁止を外す", "lifts a bar"


class Moment(Term):
    """When a checklist is gone through (点検の時期)."""

    BEFORE = "before", "開催前", "before the sitting"
    AFTER = "after", "開催後", "after the sitting"


class RemarkKind(Term):
    """What a remark on a profile says (指摘の種別)."""

    WIDENS_LAW = "widens_law", "法律に反する", "goes beyond the law"
    OUTDATED_ARTICLE = (
        "outdated_article",
        "条番号が施行日の法律と違う",
        "article number out of date",
    )
    CONTRADICTS_ITSELF = "contradicts_itself", "記載どうしが合わない", "contradicts itself"
    DEPARTS_FROM_GUIDANCE = "departs_from_guidance", "国の整理と違う", "departs from guidance"
    LEFT_OPEN = "left_open", "決まっていない・確かめていない", "left open"
