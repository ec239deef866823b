"""What a municipality's own outline adds (要綱の定め): narrower than the law, never wider.

These are put only where the profile says so. Each yields to a departure on record; where it is a
condition of statute too, that stands elsewhere and yields to nothing.
"""

from jusou.answer import (
    Duty,
    Missing,
    Outcome,
    Remedy,
    When,
)
from jusou.law import MUNICIPAL_OUTLINE
from jusou.rule import (
    Finding,
    Kind,
    not_permitted,
    permitted,
    rule,
    undetermined,
)
from jusou.vocabulary import ConsentState, Stated, YesNo
from jusou.wording import Term, Text


class Host(Term):
    """Whether there is somebody to be a meeting's host (主催する者)."""

    THERE = "there", "いる", "there"
    MISSING = "missing", "受託者の記録がない", "no contractor on record"


class AskedOf(Term):
    """Of whom a body's own rules ask consent before it takes a case (同意を求める相手)."""

    THE_PERSON = "the_person", "ケースの本人", "the person whose matter it is"
    EVERYONE = "everyone", "情報の主体一人ごと", "everyone whose information it is"


class Eligible(Term):
    """Whether someone is among those a programme is for, as the outline has it (対象者の要件)."""

    MET = "met", "要件に当たる", "met"
    NOT_MET = "not_met", "要件に当たらない", "not met"
    NOT_RECORDED = "not_recorded", "確かめられない", "not on record"


@rule(
    "municipal.basis_seen",
    kind=Kind.MUST,
    says=Text(
        "会議の根拠の条文を確かめていないうちは、何として扱うかが決まらない。名前からは決めない。",
        "While nobody has seen on what a meeting rests, it is open what it is; its name never tells.",
    ),
    cites=(MUNICIPAL_OUTLINE,),
    examples=(
        ((Stated.NOT_SEEN,), Outcome.UNDETERMINED),
        ((Stated.NOT_STATED,), Outcome.PERMITTED),
    ),
)
def basis_seen(basis_stated: Stated) -> Finding:
    """Has anybody seen on what the meeting rests (根拠の確認)?"""
    if basis_stated is not Stated.NOT_SEEN:
        return permitted(
            "要綱に、根拠の法律は書かれていません。支援会議の特例は及びません。",
            "Its outline states no statutory basis.",
        )
    return undetermined(
        "この会議の根拠の条文を、まだ誰も確かめていません。",
        "Nobody has yet seen on what this meeting rests.",
        Missing(
            "basis_stated",
            Text(
                "この会議は、どの法律の何条によるものですか（設置要綱の第1条など）。",
                "under which article is it constituted?",
            ),
        ),
    )


@rule(
    "municipal.meeting_before",
    kind=Kind.MUST,
    says=Text(
        "要綱が前に開く会議を定めているときは、その会議で扱ってから、この会議にかける。",
        "Where the outline has another meeting go first, the case is heard there first.",
    ),
    cites=(MUNICIPAL_OUTLINE,),
    examples=(((YesNo.NO,), Outcome.NOT_PERMITTED), ((YesNo.YES,), Outcome.PERMITTED)),
)
def meeting_before(heard_before: YesNo) -> Finding:
    """Was the case heard in the meeting that goes first (前段の会議)?"""
    if heard_before is YesNo.YES:
        return permitted("前段の会議で扱われています。", "It was heard in the meeting before.")
    return not_permitted(
        "この市町村の要綱では、先に開く会議があります。そこで扱った記録がありません。",
        "By this municipality's outline another meeting goes first; no record that it heard this.",
        Remedy(
            "hear_before",
            Text(
                "先に前段の会議で、方向性と役割分担を決めてください。急ぐときは、理由と決裁を記録して進められます（原則外）。",
                "hear it in the meeting before; or record why not, and who decided",
            ),
            rank=20,
        ),
    )


@rule(
    "municipal.host",
    kind=Kind.MUST,
    says=Text(
        "要綱が受託者の主催と定める会議は、受託者がいなければ、誰が主催するか決まらない。",
        "A meeting that the outline gives to a contractor has no host while there is none.",
    ),
    cites=(MUNICIPAL_OUTLINE,),
    examples=(((Host.MISSING,), Outcome.UNDETERMINED), ((Host.THERE,), Outcome.PERMITTED)),
)
def host_there(host: Host) -> Finding:
    """Is there somebody to hold it (主催者)?"""
    if host is Host.THERE:
        return permitted(
            "要綱の定める主催者がいます。", "The host that the outline names is there."
        )
    return undetermined(
        "要綱は受託者が主催すると定めていますが、この日の受託者の記録がありません。",
        "The outline lets a contractor hold it, and none is on record for that day.",
        Missing(
            "host",
            Text(
                "この日、誰がこの会議を主催しますか。委託の始まりと終わりを記録してください。",
                "who holds it on that day? record the contract",
            ),
        ),
    )


@rule(
    "municipal.consent",
    kind=Kind.MUST,
    says=Text(
        "要綱が同意を会議にかける条件とするときは、定められた人すべての同意を得てからかける。",
        "Where the outline makes consent a condition of bringing a case, those it names consent first.",
    ),
    cites=(MUNICIPAL_OUTLINE,),
    examples=(
        ((AskedOf.THE_PERSON, ConsentState.GIVEN), Outcome.PERMITTED),
        ((AskedOf.THE_PERSON, ConsentState.REFUSED), Outcome.NOT_PERMITTED),
        ((AskedOf.EVERYONE, ConsentState.NEVER_ASKED), Outcome.NOT_PERMITTED),
        ((AskedOf.EVERYONE, ConsentState.UNCLEAR), Outcome.UNDETERMINED),
    ),
)
def consent_to_bring(asked_of: AskedOf, consent: ConsentState) -> Finding:
    """Have those consented whom the outline names (要綱の定める同意)?"""
    if consent is ConsentState.GIVEN:
        return permitted(
            "要綱の定める人の同意があります。", "Those whom the outline names have consented."
        )
    if consent is ConsentState.UNCLEAR:
        return undetermined(
            "同意の範囲の記録がなく、この会議を含むか分かりません。",
            "How far the consent reaches is not recorded.",
            Missing(
                "explained_scope",
                Text(
                    "同意書の取扱規程か説明の記録に、この会議の構成員の名がありますか。",
                    "does the record name these recipients?",
                ),
            ),
        )
    if asked_of is AskedOf.EVERYONE:
        return not_permitted(
            "要綱は、情報の主体一人ごとの同意を求めています。同意のない人の情報が含まれています。",
            "The outline asks everyone's consent whose information it is; somebody's is wanting.",
            Remedy(
                "leave_out_unconsented",
                Text(
                    "同意のない人の情報を外すか、支援会議で扱ってください。",
                    "leave out those who have not consented, or use a 支援会議",
                ),
                rank=15,
            ),
        )
    return not_permitted(
        "要綱は、本人の同意を、この会議を開く条件としています。",
        "The outline makes the person's consent a condition of opening this meeting.",
        Remedy(
            "use_a_meeting_without_consent",
            Text(
                "同意を得るまでは、同意を条件としない会議（支援会議など）で扱ってください。",
                "until then use a meeting that does not ask for it",
            ),
            rank=20,
        ),
    )


@rule(
    "municipal.moves_on_consent",
    kind=Kind.NOTE,
    says=Text(
        "同意のないケースの会議と定められていても、同意を得たことは妨げにならない。次からは移る先の会議で扱う。",
        "Consent takes no permission away: from then on the case goes to the other meeting.",
    ),
    cites=(MUNICIPAL_OUTLINE,),
    examples=(((YesNo.YES,), Outcome.PERMITTED), ((YesNo.NO,), Outcome.PERMITTED)),
)
def moves_on_consent(person_consented: YesNo) -> Finding:
    """Is it time to move the case to the other meeting (同意による移行)?"""
    if person_consented is YesNo.NO:
        return permitted(
            "本人の同意を得たら、移る先の会議（重層的支援会議など）に移します。",
            "Once the person consents, the case moves to the other meeting.",
        )
    return permitted(
        "本人の同意があります。この会議でも扱えますが、要綱では移る先の会議で扱います。",
        "The person has consented: it may be taken here, and the outline moves it on.",
        Duty(
            "move_the_case",
            When.AFTER,
            Text(
                "次からは、要綱の定める移る先の会議（重層的支援会議など）にかける",
                "from now on bring it to the meeting that the outline names",
            ),
        ),
    )


@rule(
    "municipal.trial_over",
    kind=Kind.MUST,
    says=Text(
        "期間を定めた試行が終わった後に、新しいケースを受けるか、続くケースをどうするかは、要綱による。",
        "After a trial has ended, whether cases are taken up or go on is for the outline to say.",
    ),
    cites=(MUNICIPAL_OUTLINE,),
    examples=(
        ((YesNo.YES, Stated.NO), Outcome.NOT_PERMITTED),
        ((YesNo.NO, Stated.NOT_SEEN), Outcome.UNDETERMINED),
        ((YesNo.NO, Stated.YES), Outcome.PERMITTED),
    ),
)
def trial_over(new_case: YesNo, taken_after: Stated) -> Finding:
    """May this case be taken after the trial (試行の終了後)?"""
    what = "新しいケース" if new_case is YesNo.YES else "続いているケース"
    english = "new cases" if new_case is YesNo.YES else "cases then open"
    if taken_after is Stated.YES:
        return permitted(
            f"試行の期間は終わっていますが、{what}を扱うと定めています。",
            f"The trial is over; the outline lets {english} be taken.",
        )
    if taken_after is Stated.NO:
        return not_permitted(
            f"試行の期間が終わり、{what}は扱わないと定めています。",
            f"The trial is over, and {english} are not taken.",
            Remedy(
                "use_the_counters",
                Text(
                    "もとの相談窓口と、ほかの法律の会議で支えてください。",
                    "support them from the counters, and in the meetings of other laws",
                ),
                rank=30,
            ),
        )
    return undetermined(
        f"試行の期間が終わっています。{what}の扱いが分かりません。",
        f"The trial is over; what becomes of {english} is not known.",
        Missing(
            "after_the_trial",
            Text(
                f"試行の終わった後、{what}をどう扱うと定めていますか。",
                f"what does the outline say of {english}?",
            ),
        ),
    )


@rule(
    "municipal.eligible",
    kind=Kind.MUST,
    says=Text(
        "要綱が対象者の要件を定めるときは、どれか一つに当たる人を対象とする。",
        "Where the outline says whom a programme is for, any one of its conditions is enough.",
    ),
    cites=(MUNICIPAL_OUTLINE,),
    examples=(
        ((Eligible.MET,), Outcome.PERMITTED),
        ((Eligible.NOT_MET,), Outcome.NOT_PERMITTED),
        ((Eligible.NOT_RECORDED,), Outcome.UNDETERMINED),
    ),
)
def eligible_person(eligible: Eligible) -> Finding:
    """Is the person among those the programme is for (対象者)?"""
    if eligible is Eligible.MET:
        return permitted("要綱の定める対象者に当たります。", "One of the conditions is met.")
    if eligible is Eligible.NOT_MET:
        return not_permitted(
            "要綱の定める対象者の要件に当たりません。",
            "None of the conditions of the outline is met.",
            Remedy(
                "recognise_or_refer",
                Text(
                    "例外とする理由と決裁を記録するか、住んでいる市町村の窓口につないでください。",
                    "record why an exception is made and who decided, or refer them where they live",
                ),
                rank=25,
            ),
        )
    return undetermined(
        "要綱の定める対象者に当たるか、記録からは分かりません。",
        "The record does not tell whether the conditions of the outline are met.",
        Missing(
            "eligible",
            Text(
                "この人は、要綱の要件（住所・居所・勤務など）に当たりますか。長が認める者ですか。",
                "does the person meet a condition, or does the head recognise them?",
            ),
        ),
    )


@rule(
    "municipal.examined_in",
    kind=Kind.MUST,
    says=Text(
        "要綱が再プラン・中断・戻し・終結を扱う会議を定めるときは、その会議で評価してから決める。",
        "Where the outline names the meeting for it, replanning, suspension or ending is examined there.",
    ),
    cites=(MUNICIPAL_OUTLINE,),
    examples=(((YesNo.NO,), Outcome.NOT_PERMITTED), ((YesNo.YES,), Outcome.PERMITTED)),
)
def examined_in(examined_there: YesNo) -> Finding:
    """Was it examined in the meeting the outline names (定められた会議での評価)?"""
    if examined_there is YesNo.YES:
        return permitted(
            "要綱の定める会議で評価されています。", "The meeting named has evaluated it."
        )
    return not_permitted(
        "要綱の定める会議で、まだ評価されていません。",
        "The meeting that the outline names has not yet evaluated it.",
        Remedy(
            "examine_there",
            Text(
                "要綱の定める会議の議題（評価）にかけてください。開けない事情は、理由と決裁を記録して進められます（原則外）。",
                "put it on that meeting's agenda; or record why not, and who decided",
            ),
            rank=20,
        ),
    )


@rule(
    "municipal.review_interval",
    kind=Kind.NOTE,
    says=Text(
        "要綱が見直しの間隔を定めるときは、その間隔で見直す。",
        "Where the outline sets an interval, the plan is reviewed at it.",
    ),
    cites=(MUNICIPAL_OUTLINE,),
    examples=(((), Outcome.PERMITTED),),
)
def review_interval() -> Finding:
    """When is the plan reviewed (見直しの間隔)?"""
    return permitted(
        "要綱が見直しの間隔を定めています。",
        "The outline sets an interval for reviews.",
        Duty(
            "review_in_time",
            When.AFTER,
            Text(
                "要綱の定める間隔のうちに、プランを見直す",
                "review the plan within the interval of the outline",
            ),
        ),
    )


RULES = (
    basis_seen,
    meeting_before,
    host_there,
    consent_to_bring,
    moves_on_consent,
    trial_over,
    eligible_person,
    examined_in,
    review_interval,
)
