"""The words of the field (用語): every slug on the wire, with its Japanese and English label.

Ordinary nouns are English; proper names of institutions are romaji, because three laws have a
meeting whose English would be "support meeting".
"""

from jusou.wording import Term, Text

# --- the flow ----------------------------------------------------------------------------------


class Programme(Term):
    """A programme of the scheme, as in 106条の4第2項 (事業)."""

    CONSULTATION = "consultation", "包括的相談支援事業", "comprehensive consultation"
    PARTICIPATION = "participation", "参加支援事業", "participation support"
    COMMUNITY = "community", "地域づくり事業", "community building"
    OUTREACH = "outreach", "アウトリーチ等を通じた継続的支援事業", "outreach and continued support"
    COORDINATION = "coordination", "多機関協働事業", "multi-agency coordination"


class Stage(Term):
    """A stage of a track (段階)."""

    UKETOME = "uketome", "受け止め（包括的相談支援）", "receiving the consultation"
    COORDINATION = "coordination", "受理・調整（多機関協働）", "accepted, being coordinated"
    PLANNING = "planning", "プラン案の作成・協議", "drafting and deliberating the plan"
    IMPLEMENTATION = "implementation", "支援の実施", "support under way"
    MONITORING = "monitoring", "モニタリング", "monitoring"
    SUSPENDED = "suspended", "中断（再開予定日）", "suspended"
    RETURNED = "returned", "包括的相談支援へ戻し（主担当）", "given back to consultation"
    CLOSED = "closed", "多機関協働の終結", "coordination ended"

    def within(self, programme: Programme) -> Text:
        """What it is called in a programme (事業ごとの段階の名): only coordination ends as coordination."""
        if self is Stage.CLOSED and programme is not Programme.COORDINATION:
            return Text("この事業による支援の終結", "support by this programme ended")
        return self.label


class Step(Term):
    """A step of the charts (手順)."""

    ACCEPT = "accept", "受理", "accept"
    ADVISE_ONLY = "advise_only", "助言のみで終える", "advise only"
    DECLINE = "decline", "不受理", "decline"
    INTRODUCE = "introduce", "他機関を紹介", "introduce elsewhere"
    ASSESS = "assess", "アセスメント", "assess"
    DRAFT_PLAN = "draft_plan", "プラン案の作成", "draft a plan"
    DELIBERATE = "deliberate", "プラン案の協議", "deliberate"
    DECIDE_SUPPORT = "decide_support", "支援決定", "decide on support"
    START_SUPPORT = "start_support", "支援の開始", "start support"
    BEGIN_OUTREACH = "begin_outreach", "アウトリーチの先行開始", "begin outreach early"
    MONITOR = "monitor", "モニタリング", "monitor"
    CONTINUE_SUPPORT = "continue_support", "継続", "continue"
    REPLAN = "replan", "再プラン", "replan"
    SUSPEND = "suspend", "中断", "suspend"
    GIVE_BACK = "give_back", "包括的相談支援へ戻す", "give back"
    CONCLUDE = "conclude", "終結", "conclude"
    RESUME = "resume", "再開", "resume"
    END = "end", "プランによらない終了", "end without a plan"
    REOPEN = "reopen", "再受付", "reopen"


class AcceptanceResult(Term):
    """The outcome of 受理判定 (受理判定の結果)."""

    ACCEPT = "accept", "受理", "accepted"
    ADVISE_ONLY = "advise_only", "助言のみ", "advice only"
    DECLINE = "decline", "不受理", "not accepted"
    INTRODUCE = "introduce", "他機関紹介", "introduced elsewhere"


class ReviewResult(Term):
    """What monitoring leads to (評価・見直しの結果)."""

    CONTINUE = "continue_support", "継続", "continue"
    REPLAN = "replan", "再プラン", "draw up a new plan"
    SUSPEND = "suspend", "中断", "suspend"
    GIVE_BACK = "give_back", "包括的相談支援へ戻し", "give back"
    CONCLUDE = "conclude", "終結", "conclude"


class EndReason(Term):
    """Why a track ends without plan, meeting or consent (終結理由)."""

    DECLINED_BY_PERSON = "declined_by_person", "辞退", "the person declined"
    CONSENT_WITHDRAWN = "consent_withdrawn", "同意の撤回", "consent withdrawn"
    MOVED_AWAY = "moved_away", "転出", "moved away"
    DIED = "died", "死亡", "died"
    ADMITTED = "admitted", "入所・入院", "admitted to a facility or hospital"
    OUT_OF_REACH = "out_of_reach", "連絡不能", "cannot be reached"
    OTHER_SCHEME = "other_scheme", "他制度への移行", "taken over by another scheme"
    HANDED_OVER = "handed_over", "引継ぎ", "handed over"
    OUTLOOK = "outlook", "支援の見通し", "the way forward is clear"


class ContactMeans(Term):
    """How contact was sought (接触の手段)."""

    VISIT = "visit", "訪問", "visit"
    PHONE = "phone", "電話", "telephone"
    LETTER = "letter", "手紙", "letter"
    COUNTER = "counter", "来所", "at the counter"
    ONLINE = "online", "オンライン", "online"


class ContactResult(Term):
    """What came of it (接触の結果)."""

    MET = "met", "面会できた", "met"
    THROUGH_DOOR = "through_door", "ドア越し", "spoke through the door"
    ABSENT = "absent", "不在", "absent"
    NO_ANSWER = "no_answer", "応答なし", "no answer"
    NOTE_LEFT = "note_left", "置き手紙", "left a note"


class DiscoveryRoute(Term):
    """How the case came to be known (把握の経路)."""

    PERSON = "person", "本人", "the person"
    FAMILY = "family", "家族", "family"
    RESIDENT = "resident", "地域住民", "a resident"
    AGENCY = "agency", "支援関係機関", "a support agency"
    MEETING = "meeting", "会議", "a meeting"
    VISITING = "visiting", "訪問事業", "a visiting service"
    OTHER_FIELD = "other_field", "他分野の連携機関", "an agency of another field"


class Response(Term):
    """An agency's answer to a request or referral (相手の返事)."""

    ACCEPTED = "accepted", "応じる", "accepted"
    PARTLY = "partly", "一部応じる", "partly"
    DECLINED = "declined", "応じない", "declined"


class DeliberationResult(Term):
    """What a meeting said of a draft plan (協議の結果)."""

    APPROPRIATE = "appropriate", "適切", "appropriate"
    REVISE = "revise", "要修正", "to be revised"


class PlanKind(Term):
    """The kind of a plan (プランの種類)."""

    COORDINATION = "coordination", "多機関協働プラン", "coordination plan"
    OUTREACH = "outreach", "アウトリーチプラン", "outreach plan"
    PARTICIPATION = "participation", "参加支援プラン", "participation plan"


# --- people and agencies ------------------------------------------------------------------------


class Tie(Term):
    """What someone outside the household is to it (世帯との関係)."""

    FAMILY_ELSEWHERE = "family_elsewhere", "別居の家族", "family living elsewhere"
    GUARDIAN = "guardian", "後見人等", "guardian"
    PERPETRATOR = "perpetrator", "加害者", "perpetrator"
    LANDLORD = "landlord", "大家", "landlord"
    REPORTER = "reporter", "通報者", "reporter"
    NEIGHBOUR = "neighbour", "近隣", "neighbour"
    OTHER = "other", "その他の関係者", "other"


class Residence(Term):
    """Whether someone is a resident of the municipality (居住の状況)."""

    REGISTERED = "registered", "住民票あり", "registered resident"
    LIVES_HERE = "lives_here", "生活の本拠あり（住民票なし）", "lives here, not registered"
    ELSEWHERE = "elsewhere", "市外", "elsewhere"
    NOT_RECORDED = "not_recorded", "記録なし", "not recorded"


class Concealed(Term):
    """What of a person is concealed (秘匿の範囲)."""

    ADDRESS = "address", "住所・居所", "address and whereabouts"
    EVERYTHING = "everything", "存在を含む一切", "everything, existence included"


class Character(Term):
    """The legal character of an agency (機関の法的性格)."""

    MUNICIPALITY = "municipality", "市町村（長部局）", "municipality"
    BOARD_OF_EDUCATION = "board_of_education", "教育委員会", "board of education"
    OTHER_PUBLIC = "other_public", "他の行政機関・地方公共団体", "other public body"
    PUBLIC_HOSPITAL = "public_hospital", "公立病院", "public hospital"
    PRIVATE = "private", "民間の事業者（社協・法人・医院等）", "private body"
    WELFARE_COMMISSIONER = "welfare_commissioner", "民生委員・児童委員", "welfare commissioner"
    RESIDENTS = "residents", "住民・自治会・ボランティア", "residents"


class Capacity(Term):
    """The capacity in which an agency acts (立場)."""

    OFFICIAL = "official", "本来の職務", "its own official duty"
    ENTRUSTED = "entrusted", "重層事業の受託者", "entrusted with the scheme"
    OTHER_ENTRUSTED = (
        "other_entrusted",
        "ほかの委託事業の受託者",
        "entrusted with another programme",
    )
    OWN_BUSINESS = "own_business", "独自事業", "its own business"
    RESIDENT = "resident", "住民として", "as a resident"


class Profession(Term):
    """What binds a person in the room (職種)."""

    PUBLIC_OFFICIAL = "public_official", "地方公務員", "local public official"
    DOCTOR = "doctor", "医師・薬剤師・助産師", "physician, pharmacist, midwife"
    LAWYER = "lawyer", "弁護士", "lawyer"
    NURSE = "nurse", "保健師・看護師", "public health nurse, nurse"
    SOCIAL_WORKER = "social_worker", "社会福祉士・介護福祉士", "certified social worker"
    PSYCHIATRIC_SOCIAL_WORKER = (
        "psychiatric_social_worker",
        "精神保健福祉士",
        "mental health social worker",
    )
    PSYCHOLOGIST = "psychologist", "公認心理師", "certified psychologist"
    WELFARE_COMMISSIONER = "welfare_commissioner", "民生委員・児童委員", "welfare commissioner"
    HOUKATSU_STAFF = "houkatsu_staff", "地域包括支援センター職員", "community support centre staff"
    KIKAN_STAFF = "kikan_staff", "基幹相談支援センター職員", "core consultation centre staff"
    JIRITSU_STAFF = "jiritsu_staff", "自立相談支援機関職員", "self-reliance consultation staff"
    SCHEME_STAFF = "scheme_staff", "重層事業の受託職員", "staff entrusted with the scheme"
    NONE = "none", "法定の守秘義務のない人", "no statutory duty of secrecy"


# --- information ----------------------------------------------------------------------------------


class Category(Term):
    """A category of information (情報の項目)."""

    BASIC = "basic", "氏名・生年月日などの基本情報", "name, birth and other basics"
    ADDRESS = "address", "住所・居所", "address and whereabouts"
    CIRCUMSTANCES = (
        "circumstances",
        "本人の生活状況（ほかの人が出てくる部分を含む）",
        "own circumstances, others named",
    )
    FAMILY = "family", "家族関係", "family relations"
    HEALTH = "health", "健康・病歴・障害", "health, illness, disability"
    CARE = "care", "介護・福祉サービスの利用", "care and services in use"
    FINANCES = "finances", "収入・資産・債務", "income, assets, debts"
    BENEFITS = "benefits", "生活保護などの制度の利用", "public benefits"
    WORK_SCHOOL = "work_school", "就労・就学", "work and school"
    HOUSING = "housing", "住まい", "housing"
    LIFE_HISTORY = "life_history", "生活歴", "life history"
    ABUSE = "abuse", "虐待・暴力", "abuse and violence"
    REPORTER = "reporter", "通報者を特定させる事項", "anything that identifies a reporter"


class SourceStatute(Term):
    """Another statute whose secrecy the information carries (情報に付いている他法の守秘)."""

    NONE = "none", "なし", "none"
    LOCAL_TAX = "local_tax", "地方税法22条", "Local Tax Act, Art. 22"
    SEIHO_29 = (
        "seiho_29",
        "生活保護法29条の調査",
        "an inquiry under the Public Assistance Act, Art. 29",
    )
    JUKI_SHIEN = (
        "juki_shien",
        "住民基本台帳事務の支援措置",
        "protective measures on the resident register",
    )
    CHILD_CENTRE = "child_centre", "児童相談所の記録", "records of a child guidance centre"


class Source(Term):
    """Where the holder has the information from (情報の出どころ)."""

    HELD = "held", "会議によらず保有", "held independently of any meeting"
    SHIEN_KAIGI = "shien_kaigi", "支援会議で聞いた", "heard in a 支援会議"
    LEARNT_SINCE = (
        "learnt_since",
        "会議の後に本人などから改めて得た",
        "learnt anew since, from the person or others",
    )


class Purpose(Term):
    """What information is used for, and what an agenda item is for (目的)."""

    EARLY_DETECTION = "early_detection", "早期把握・支援へのつなぎ", "early detection and linking"
    INFORMATION_EXCHANGE = (
        "information_exchange",
        "必要な情報の交換",
        "exchange of necessary information",
    )
    SUPPORT_SYSTEM = "support_system", "支援体制の検討", "consideration of the support system"
    PROVISIONAL_ROLES = (
        "provisional_roles",
        "見守り・役割の仮整理",
        "watching over, provisional roles",
    )
    PROGRESS = "progress", "経過の共有", "sharing of progress"
    PLAN_DELIBERATION = "plan_deliberation", "プラン案の適切性の協議", "deliberating a draft plan"
    PLAN_SHARING = "plan_sharing", "プランの共有", "sharing the plan"
    EVALUATION = (
        "evaluation",
        "評価（再プラン・中断・終結の判断を含む）",
        "evaluation, replanning, suspension, ending",
    )
    RESOURCES = "resources", "社会資源の把握・開発", "social resources"
    SERVICE = "service", "支援の実施", "delivery of support"


#: Purposes that concern one person's plan (プランに関する目的).
PLAN_PURPOSES = frozenset({Purpose.PLAN_DELIBERATION, Purpose.PLAN_SHARING, Purpose.EVALUATION})


# --- assents ------------------------------------------------------------------------------------


class AssentKind(Term):
    """The assents other than consent to sharing (申込・プランへの同意)."""

    APPLICATION = "application", "利用申込", "application"
    PLAN = "plan", "プランへの同意", "assent to the plan"


class ConsentState(Term):
    """The state of one person's consent for one use (同意の状態)."""

    GIVEN = "given", "同意あり", "given"
    TOO_NARROW = "too_narrow", "同意の範囲外", "given, but too narrow"
    REFUSED = "refused", "不同意（断られた）", "refused"
    WITHDRAWN = "withdrawn", "撤回（以後は不可）", "withdrawn"
    EXPIRED = "expired", "有効期間満了", "expired"
    NEVER_ASKED = "never_asked", "未説明（まだ尋ねていない）", "never asked"
    AWAITING = "awaiting", "回答待ち", "awaiting reply"
    UNOBTAINABLE = "unobtainable", "取得困難", "cannot be obtained"
    UNCLEAR = "unclear", "範囲の記録なし", "given, but how far is not recorded"


class ObtainedBy(Term):
    """How an assent was obtained (取得の方法)."""

    WRITTEN = "written", "書面", "in writing"
    ORAL = "oral", "口頭", "orally"
    ELECTRONIC = "electronic", "電子", "electronically"


class WhyUnobtainable(Term):
    """Why consent cannot be obtained (取得困難の理由)."""

    NO_CAPACITY = "no_capacity", "意思能力がない", "no capacity"
    DANGEROUS_TO_ASK = "dangerous_to_ask", "尋ねること自体が危険", "asking is dangerous"
    WHEREABOUTS_UNKNOWN = "whereabouts_unknown", "所在不明", "whereabouts unknown"
    UNCONSCIOUS = "unconscious", "意識がない・急病", "unconscious or acutely ill"


class Authority(Term):
    """In what right someone speaks for another (代理の根拠)."""

    SELF = "self", "本人", "the person"
    PARENT = "parent", "親権者", "holder of parental authority"
    MINORS_GUARDIAN = "minors_guardian", "未成年後見人", "guardian of a minor"
    GUARDIAN = "guardian", "成年後見人", "guardian of an adult"
    CURATOR = "curator", "保佐人（代理権の範囲内）", "curator within granted power"
    ASSISTANT = "assistant", "補助人（代理権の範囲内）", "assistant within granted power"
    NONE = (
        "none",
        "代理権なし（家族・世帯主・キーパーソン）",
        "no authority: family, head of household",
    )


# --- meetings -----------------------------------------------------------------------------------


class Basis(Term):
    """A legal basis on which a body is constituted (会議体の根拠)."""

    SHIEN_KAIGI = (
        "shien_kaigi",
        "支援会議（社会福祉法106条の6）",
        "support meeting, Social Welfare Act 106-6",
    )
    JUSOU_SHIEN_KAIGI = (
        "jusou_shien_kaigi",
        "重層的支援会議（実施要綱）",
        "multi-layered support meeting",
    )
    SHAFUKU_106_4 = "shafuku_106_4", "社会福祉法106条の4", "Social Welfare Act 106-4"
    SHAFUKU_106_3 = "shafuku_106_3", "社会福祉法106条の3", "Social Welfare Act 106-3"
    MUNICIPAL_ONLY = "municipal_only", "要綱のみ", "municipal outline only"
    KONKYUU_SHIEN_KAIGI = (
        "konkyuu_shien_kaigi",
        "支援会議（困窮法9条）",
        "support meeting, Act on the needy, 9",
    )
    SHIEN_CHOUSEI_KAIGI = (
        "shien_chousei_kaigi",
        "支援調整会議（困窮）",
        "coordination meeting for the needy",
    )
    SEIHO_CHOUSEI_KAIGI = (
        "seiho_chousei_kaigi",
        "調整会議（生活保護法27条の3）",
        "coordination meeting, Public Assistance Act",
    )
    YOUTAIKYOU = (
        "youtaikyou",
        "要保護児童対策地域協議会",
        "council for children in need of protection",
    )
    CHIIKI_CARE_KAIGI = "chiiki_care_kaigi", "地域ケア会議", "community care meeting"
    SHOUGAI_KYOUGIKAI = "shougai_kyougikai", "障害の協議会", "disability council"
    KODOKU_KYOUGIKAI = "kodoku_kyougikai", "孤独・孤立対策地域協議会", "council on loneliness"
    KYOJUU_KYOUGIKAI = "kyojuu_kyougikai", "居住支援協議会", "housing support council"
    SHOUHISHA_KYOUGIKAI = (
        "shouhisha_kyougikai",
        "消費者安全確保地域協議会",
        "consumer safety council",
    )
    JOSEI_CHOUSEI_KAIGI = (
        "josei_chousei_kaigi",
        "支援調整会議（困難女性）",
        "coordination meeting for women",
    )
    KOWAKA_KYOUGIKAI = (
        "kowaka_kyougikai",
        "子ども・若者支援地域協議会",
        "council for children and youth",
    )
    DV_KYOUGIKAI = "dv_kyougikai", "DV防止法の協議会", "council against domestic violence"


class SecrecySource(Term):
    """On what a duty of secrecy rests (守秘の根拠)."""

    STATUTE = "statute", "法律", "statute"
    BYLAW = "bylaw", "条例", "municipal bylaw"
    OUTLINE = "outline", "要綱・要領", "municipal outline"
    CONTRACT = "contract", "契約", "contract"
    PLEDGE = "pledge", "誓約", "pledge"
    NOT_STATED = "not_stated", "根拠の定めなし", "not stated"


class Whose(Term):
    """Whether a duty of secrecy is the person's own or the meeting's (守秘義務を負う立場)."""

    PERSON = "person", "その人の職種や所属による", "the person's own"
    MEETING = "meeting", "会議の守秘による", "the meeting's"


class Organiser(Term):
    """Who constitutes a body, apart from who calls, chairs or keeps its minutes (組織する者)."""

    MUNICIPALITY = "municipality", "市町村", "the municipality"
    COORDINATOR = "coordinator", "多機関協働事業者", "the coordinator"
    OTHER = "other", "その他", "another"
    NOT_STATED = "not_stated", "定めなし", "not stated"
    NOT_SEEN = "not_seen", "未確認", "not seen"


class Stated(Term):
    """What a text says: yes, no, nothing, or nobody has looked (定めの有無)."""

    YES = "yes", "はい", "yes"
    NO = "no", "いいえ", "no"
    NOT_STATED = "not_stated", "定めなし", "not stated"
    NOT_SEEN = "not_seen", "未確認", "not seen"


class Recorded(Term):
    """A fact that someone has recorded, or nobody has (記録の有無)."""

    YES = "yes", "はい", "yes"
    NO = "no", "いいえ", "no"
    NOT_RECORDED = "not_recorded", "記録なし", "not recorded"


class YesNo(Term):
    """A fact that can always be read from the record (該当)."""

    YES = "yes", "はい", "yes"
    NO = "no", "いいえ", "no"

    @classmethod
    def of(cls, *, holds: bool) -> "YesNo":
        """Yes if it *holds* (真偽から)."""
        return cls.YES if holds else cls.NO


class JudgementKind(Term):
    """A judgement the law leaves to a person (人の判断)."""

    NECESSITY = "necessity", "会議として必要があると認める", "the meeting finds it necessary"
    DANGER = "danger", "生命・身体・財産の危険がある", "life, body or property is in danger"
    CONSENT_DIFFICULT = "consent_difficult", "同意を得ることが困難", "consent is hard to obtain"
    JUST_CAUSE = "just_cause", "正当な理由がある", "there is just cause"
    UNJUST_HARM = (
        "unjust_harm",
        "権利利益を不当に侵害するおそれがある",
        "rights may be unjustly harmed",
    )
    NEEDED_FOR_OFFICE = (
        "needed_for_office",
        "法令の定める事務に必要な限度である",
        "it is no more than statutory work needs",
    )
    REASONABLE_GROUNDS = "reasonable_grounds", "相当の理由がある", "there are reasonable grounds"
    SYSTEMATIC = (
        "systematic",
        "恒常的・体系的な提供である",
        "it is regular or systematic, not occasional",
    )
    CLEAR_INTEREST = (
        "clear_interest",
        "明らかに本人の利益になる",
        "it is evidently in the person's interest",
    )
    SPECIAL_REASON = "special_reason", "特別の理由がある", "there is a special reason"
    LEGAL_BASIS = (
        "legal_basis",
        "提供の根拠となる法令の規定がある",
        "a provision of law is the basis",
    )
    CONSENT_HINDERS = (
        "consent_hinders",
        "同意を得ると事務の遂行に支障のおそれがある",
        "asking for consent would hinder the work",
    )
    PUBLIC_HEALTH = (
        "public_health",
        "公衆衛生の向上に特に必要である",
        "it is specially needed for public health",
    )
    CHILD_GROWTH = (
        "child_growth",
        "児童の健全な育成に特に必要である",
        "it is specially needed for the sound growth of children",
    )
    OTHER_CONTRACT = (
        "other_contract",
        "ほかの委託契約の事務に必要である",
        "another contract's work needs it",
    )
    MAY_ACQUIRE = (
        "may_acquire",
        "要配慮個人情報を同意なく取得できる場合に当たる",
        "special-care information may be acquired without consent",
    )
    SECRECY_LIFTED = (
        "secrecy_lifted",
        "他法の守秘のもとでも出してよい",
        "the other statute's secrecy does not stand against it",
    )
    OWN_CAPACITY = "own_capacity", "本人に判断する力がある", "the person can judge for themself"
    ELIGIBLE = (
        "eligible",
        "要綱の対象者と認める（長の認定）",
        "the head recognises them as eligible",
    )
    LIVING_CHALLENGES = (
        "living_challenges",
        "地域生活課題を抱える住民・世帯である",
        "has challenges of community life",
    )
    NEEDY = "needy", "生活困窮者である（困窮法3条1項）", "is a needy person"
    ASSISTED = "assisted", "被保護者である（生活保護）", "receives public assistance"
    CHILD_IN_NEED = (
        "child_in_need",
        "要保護児童・要支援児童・その保護者・特定妊婦である（児福法25条の2）",
        "is a child in need, such a child's parent, or an expectant mother in need",
    )
    CARE_SUPPORTED = (
        "care_supported",
        "要介護などの被保険者か、市町村が支援を要すると認める被保険者である（介保法115条の48）",
        "is an insured person whom the community care meeting supports",
    )
    DISABLED = "disabled", "障害者等である（障総法）", "is a person with disabilities"
    LONELY = (
        "lonely",
        "孤独・孤立の当事者等である（孤独・孤立対策推進法）",
        "is lonely or isolated, or of such a family",
    )
    WATCHED_CONSUMER = (
        "watched_consumer",
        "消費生活上特に配慮を要する消費者である（消費者安全法）",
        "is a consumer needing particular care",
    )
    WOMAN_IN_DIFFICULTY = (
        "woman_in_difficulty",
        "困難な問題を抱える女性である（困難女性支援法2条）",
        "is a woman in difficulty",
    )
    STRUGGLING_YOUTH = (
        "struggling_youth",
        "社会生活に困難を有する子ども・若者である（子若法15条1項）",
        "is a young person in difficulty",
    )
    SPOUSE_VICTIM = (
        "spouse_victim",
        "配偶者からの暴力の被害者である（DV防止法1条2項）",
        "is a victim of spousal violence",
    )


class GroundKind(Term):
    """A ground that must be claimed: what an act says it relies on (持ち出す根拠)."""

    CLEAR_INTEREST = (
        "clear_interest",
        "明らかに本人の利益（69条2項4号）",
        "the person's evident interest, Art. 69(2)4",
    )
    SPECIAL_REASON = (
        "special_reason",
        "特別の理由（69条2項4号）",
        "a special reason, Art. 69(2)4",
    )
    BY_LAW = "by_law", "法令に基づく場合（69条1項・27条1項1号）", "a law is the basis"
    COOPERATION = (
        "cooperation",
        "国・自治体の事務への協力（27条1項4号）",
        "helping a public body's work, Art. 27(1)4",
    )
    HEALTH_OR_CHILDREN = (
        "health_or_children",
        "公衆衛生・児童の健全育成（27条1項3号）",
        "public health or children, Art. 27(1)3",
    )
    OTHER_CONTRACT = "other_contract", "ほかの委託契約", "another contract"


class RequestLaw(Term):
    """The law on which a request for information rests, if on one of its own (求めの根拠の法律)."""

    CHILD_ABUSE_13_4 = (
        "child_abuse_13_4",
        "児童虐待防止法13条の4",
        "Child Abuse Prevention Act, Art. 13-4",
    )


class OrderRule(Term):
    """Whether support may start before the decision (支援決定との順序)."""

    PRINCIPLE = "principle", "支援決定の後を基本とする", "after the decision, in principle"
    MAY_PRECEDE = "may_precede", "支援決定に先行できる", "may precede the decision"
    NOT_STATED = "not_stated", "定めなし（国の流れによる）", "not stated: the national default"


class Challenge(Term):
    """A challenge of community life, 社会福祉法4条3項 (地域生活課題)."""

    WELFARE = "welfare", "福祉", "welfare"
    CARE = "care", "介護・介護予防", "long-term care"
    HEALTH = "health", "保健医療", "health"
    HOUSING = "housing", "住まい", "housing"
    WORK = "work", "就労", "work"
    EDUCATION = "education", "教育", "education"
    ISOLATION = "isolation", "地域社会からの孤立", "isolation"
    PARTICIPATION = "participation", "日常生活・社会参加の機会", "daily and social participation"


class Resource(Term):
    """A kind of social resource that may be wanting (社会資源の種別)."""

    PLACE_TO_BE = "place_to_be", "居場所・通いの場", "a place to be"
    TRANSPORT = "transport", "移動・外出の手段", "transport"
    WORK_EXPERIENCE = "work_experience", "就労・体験の場", "work and trying it out"
    HOUSING = "housing", "住まい・一時的な居所", "housing, temporary shelter"
    MONEY_MANAGEMENT = "money_management", "金銭管理の支援", "help with money"
    WATCHING = "watching", "見守り", "watching over"
    DAILY_HELP = "daily_help", "家事・日常生活の手助け", "help in daily life"
    LEARNING = "learning", "学びの場", "learning"
    FAMILY_SUPPORT = "family_support", "家族への支援", "support for families"
    PEERS = "peers", "当事者どうしの場", "meeting others alike"
    CONSULTATION = "consultation", "相談できる場・人", "someone to consult"
    HELPERS = "helpers", "担い手", "people who help"
    OTHER = "other", "その他", "other"


class TakenUp(Term):
    """Whether a body is the one that takes up local issues here (地域課題を取り上げる会議体)."""

    NAMED = "named", "自治体が定める会議体", "the body that the municipality names"
    NATIONAL = (
        "national",
        "定めがなく、重層的支援会議",
        "none named, and a 重層的支援会議",
    )
    ANOTHER = "another", "定めと違う会議体", "another than the one named"
    NOT_NAMED = "not_named", "定めがなく、ほかの会議体", "none named, and another body"


class DevelopmentState(Term):
    """How far something new has come (資源開発の状況)."""

    CONSIDERED = "considered", "検討中", "under consideration"
    UNDER_WAY = "under_way", "準備中", "under way"
    AVAILABLE = "available", "利用できる", "available"
    GIVEN_UP = "given_up", "見送り", "given up"


# --- reporting ----------------------------------------------------------------------------------


class Danger(Term):
    """How grave the abuse seems (危険の程度)."""

    GRAVE = "grave", "生命・身体に重大な危険", "grave danger to life or body"
    NOT_GRAVE = "not_grave", "重大な危険とまではいえない", "not grave"
    NOT_RECORDED = "not_recorded", "記録なし", "not recorded"


class ReportKind(Term):
    """Which abuse law a report is made under (通報・通告の種別)."""

    CHILD_ABUSE = "child_abuse", "児童虐待の通告", "child abuse"
    CHILD_IN_NEED = "child_in_need", "要保護児童の通告", "child in need of protection"
    ELDER_ABUSE = "elder_abuse", "高齢者虐待（養護者）の通報", "elder abuse by a carer"
    ELDER_ABUSE_FACILITY = (
        "elder_abuse_facility",
        "高齢者虐待（施設従事者等）の通報",
        "elder abuse in a facility",
    )
    DISABILITY_ABUSE = (
        "disability_abuse",
        "障害者虐待（養護者）の通報",
        "disability abuse by a carer",
    )
    DISABILITY_ABUSE_FACILITY = (
        "disability_abuse_facility",
        "障害者虐待（施設従事者等）の通報",
        "disability abuse in a facility",
    )
    DISABILITY_ABUSE_EMPLOYER = (
        "disability_abuse_employer",
        "障害者虐待（使用者）の通報",
        "disability abuse by an employer",
    )
    DV = "dv", "配偶者からの暴力の通報", "domestic violence"


class ReportStrength(Term):
    """How strong the call to report is (通報の強さ)."""

    MANDATORY = "mandatory", "義務", "mandatory"
    BEST_EFFORT = "best_effort", "努力義務", "best effort"
    PERMISSIVE = "permissive", "可能", "permissive"


class ReportAddressee(Term):
    """Where a report goes (通報先)."""

    MUNICIPALITY = "municipality", "市町村", "municipality"
    WELFARE_OFFICE = "welfare_office", "福祉事務所", "welfare office"
    CHILD_GUIDANCE_CENTRE = "child_guidance_centre", "児童相談所", "child guidance centre"
    PREFECTURE = "prefecture", "都道府県", "prefecture"
    DV_CENTRE = "dv_centre", "配偶者暴力相談支援センター", "spousal violence centre"
    POLICE = "police", "警察官", "police"


# --- what is kept -----------------------------------------------------------------------------------


class DisclosureResult(Term):
    """What is decided on a request for disclosure (開示請求への決定)."""

    DISCLOSE = "disclose", "開示", "disclosed"
    IN_PART = "in_part", "部分開示", "disclosed in part"
    REFUSE = "refuse", "不開示", "not disclosed"
    SAY_NOTHING = "say_nothing", "存否応答拒否（81条）", "refused without saying whether it exists"


class NonDisclosure(Term):
    """Why something is not disclosed (不開示事由・78条)."""

    ENDANGERS_THE_PERSON = (
        "endangers_the_person",
        "本人の生命・健康・生活・財産を害するおそれ",
        "may endanger the person",
    )
    ABOUT_ANOTHER = "about_another", "本人以外の人の情報", "about another person"
    CORPORATE = "corporate", "法人等の正当な利益", "a body's rightful interests"
    PUBLIC_SAFETY = "public_safety", "公共の安全", "public safety"
    DELIBERATION = "deliberation", "審議・検討の過程", "deliberation under way"
    HINDERS_WORK = "hinders_work", "事務の適正な遂行に支障", "would hinder the work"


#: What each named fact of a rule is called when a reason is read out (事実の名前).
FACT_LABELS: dict[str, Text] = {
    "accepted": Text("受理", "accepted"),
    "addressee": Text("通報先", "addressee"),
    "age": Text("本人の年齢", "age"),
    "application": Text("利用申込", "application"),
    "asked": Text("会議が求められる相手", "whom the meeting may ask"),
    "asked_by": Text("誰の求めか", "asked by"),
    "asked_of": Text("同意を求める相手", "consent asked of"),
    "basis": Text("会議の根拠", "basis of the meeting"),
    "by_city_grants": Text("市町村の立場や委託を与える登録", "grants a standing"),
    "authority": Text("代理の根拠", "authority"),
    "by_municipality": Text("市町村による", "by the municipality"),
    "concerned": Text("会議の法律の対象の人の情報", "concerns those the Act is for"),
    "conceals": Text("秘匿", "concealment"),
    "conflict": Text("利益の対立", "conflict of interests"),
    "consent": Text("情報共有の同意", "consent to sharing"),
    "consent_difficult": Text("同意を得ることが困難", "consent hard to obtain"),
    "consented": Text("本人の同意か、命などの危険", "consent, or danger to life"),
    "contents": Text("プランの記載事項", "contents of the plan"),
    "counterparts": Text("支援関係機関等の間", "between those concerned"),
    "covered": Text("役割を担う機関への同意", "consent towards the agencies with a role"),
    "danger": Text("生命・身体・財産の危険", "danger"),
    "decided": Text("支援決定", "support decided"),
    "deliberated": Text("重層的支援会議での協議", "deliberated"),
    "eligible": Text("対象者の要件", "conditions of eligibility"),
    "entrusted": Text("委託の関係", "entrustment"),
    "examined_there": Text("要綱の定める会議での評価", "evaluated where the outline says"),
    "finder_is_municipality": Text("気づいたのが市町村", "found by the municipality"),
    "beyond_purpose": Text("69条2項による利用・提供", "moves under Art. 69(2)"),
    "leak_law": Text("漏えいの報告の定め", "what law there is on reporting leaks"),
    "how_many": Text("本人の数", "how many people it concerns"),
    "harm": Text("不当な侵害のおそれ", "unjust harm"),
    "heard": Text("プラン案の審議", "plan heard"),
    "heard_before": Text("前段の会議で扱った", "heard in the meeting before"),
    "host": Text("主催する者", "host"),
    "identifies_reporter": Text("通報者を特定させる", "identifies a reporter"),
    "in_scope": Text("代理権の範囲内", "within the authority"),
    "in_force": Text("その日に法律の定めがある", "provided for on that day"),
    "individual": Text("個別ケースの定め", "individual cases"),
    "is_anonymous": Text("匿名の相談", "anonymous"),
    "joint": Text("親権の持ち方", "joint authority"),
    "just_cause": Text("正当な理由", "just cause"),
    "kind": Text("通報の種別", "kind of report"),
    "lay": Text("法定の守秘のない出席者", "attendees bound by no statute"),
    "lead_named": Text("主担当の設定", "lead named"),
    "living_challenges": Text("地域生活課題を抱える住民・世帯", "challenges of community life"),
    "may_name_others": Text("ほかの人が出てきてよい項目", "category may name others"),
    "moves": Text("ほかへ移る", "moves to another"),
    "names_others": Text("ほかの人の情報を含む", "names others"),
    "necessity": Text("会議として必要と認めたか", "found necessary"),
    "need": Text("複数機関の連携の必要", "need for several agencies"),
    "new_case": Text("新しいケース", "a new case"),
    "onward": Text("行き先", "destination"),
    "order": Text("支援決定との順序", "order"),
    "organiser": Text("組織する者", "organiser"),
    "other_ground": Text("ほかの根拠", "another ground"),
    "own_capacity": Text("本人の判断する力", "own capacity"),
    "own_rules": Text("この会議の要綱の所掌", "own rules"),
    "person_consented": Text("本人が同意している", "the person has consented"),
    "person_dead": Text("本人の死亡", "the person has died"),
    "plan_assent": Text("プランへの同意", "assent to the plan"),
    "present": Text("同席", "present"),
    "profession": Text("職種", "profession"),
    "programme": Text("事業", "programme"),
    "purpose": Text("目的", "purpose"),
    "purpose_carried": Text("会議の事務に含まれる目的", "part of what the meeting is for"),
    "purpose_documented": Text("利用目的の記載", "documented purpose"),
    "purpose_fits": Text("情報交換・体制検討の目的", "fits the purpose"),
    "regime": Text("提供元の規律", "regime"),
    "relation": Text("提供元と提供先", "relation"),
    "running": Text("重層事業の実施", "scheme running"),
    "source": Text("情報の出どころ", "source"),
    "spoils": Text("扱えなくなる議題", "items it spoils"),
    "stage": Text("段階", "stage"),
    "statute": Text("他法の守秘", "other secrecy"),
    "stays_with_authority": Text("通報を受けた機関の中", "stays with the authority"),
    "step": Text("手順", "step"),
    "strangers": Text("その会議体の出席者でない人", "people who do not sit in the body"),
    "subject": Text("会議の法律の対象", "whom the Act is for"),
    "taken_up": Text("地域課題を取り上げる会議体か", "body that takes up local issues"),
    "suspicion": Text("虐待の疑い", "suspected abuse"),
    "basis_stated": Text("根拠の条文の記載", "whether its basis is stated"),
    "between": Text("行政機関等どうしの関係", "public bodies"),
    "needed": Text("法令の事務に必要な限度", "needed for statutory work"),
    "reasonable": Text("相当の理由", "reasonable grounds"),
    "systematic": Text("恒常的・体系的な提供", "regular or systematic"),
    "claimed": Text("根拠の持出し", "claimed"),
    "clear_interest": Text("明らかに本人の利益", "evident interest"),
    "special_reason": Text("特別の理由", "special reason"),
    "legal_basis": Text("根拠となる法令の規定", "provision of law"),
    "office": Text("協力を受ける相手", "whose work is helped"),
    "hinders": Text("同意を得ると事務に支障", "consent would hinder"),
    "public_health": Text("公衆衛生に特に必要", "needed for public health"),
    "child_growth": Text("児童の健全育成に特に必要", "needed for children"),
    "contract": Text("ほかの委託契約の事務", "another contract"),
    "child_suspected": Text("児童虐待の疑い", "suspected child abuse"),
    "lifted": Text("他法の守秘についての判断", "the other secrecy, as judged"),
    "acquirer": Text("取得する側の規律", "acquirer's regime"),
    "special_care": Text("要配慮個人情報", "special-care information"),
    "acquired": Text("取得の仕方", "how it is acquired"),
    "handlers": Text("事業者どうしの提供", "between private handlers"),
    "on_consent_alone": Text("同意だけによる提供", "on consent alone"),
    "restriction": Text("提供のときに求められた制限", "limits asked for"),
    "subject_dead": Text("情報の本人の死亡", "the subject has died"),
    "may_acquire": Text("同意なく取得できる場合", "may be acquired without consent"),
    "child_carer": Text("児童の医療・福祉・教育に関係する者", "concerned with children"),
    "taken_after": Text("試行の後の扱い", "taken after the trial"),
    "touches_concealed": Text("秘匿されている人の情報", "touches a concealed person"),
    "malice": Text("不正の目的のおそれ", "malice feared"),
    "property_risk": Text("財産的被害のおそれ", "risk to property"),
    "requester": Text("請求した人", "requester"),
    "result": Text("開示請求への決定", "decision"),
    "reasons_stated": Text("不開示事由の記載", "reasons stated"),
    "protected": Text("出してはならない情報", "protected"),
    "source_stated": Text("保存年限の定めの記載", "source of the period"),
    "period_over": Text("保存期間の満了", "period over"),
    "in_use": Text("続いている支援の記録", "still in use"),
    "lawful_addressee": Text("法律の通報先", "lawful addressee"),
    "written_in_plan": Text("決定されたプランに記載", "written in a decided plan"),
}
