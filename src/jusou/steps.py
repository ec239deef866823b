"""The rules of the flow (支援の流れの規則): what each step needs besides its place in the chart.

The order itself stands in `jusou.flow` and nowhere else.
"""

from jusou.answer import (
    Duty,
    Outcome,
    Remedy,
    When,
)
from jusou.flow import stages
from jusou.law import (
    DESIGN_FLOW_ORDER,
    DESIGN_RECORDS,
    DESIGN_TRACKS,
    DV_23,
    MHLW_FLOW,
    MURC_GUIDE,
    PRACTICE_OFFICERS,
    SWA_106_4_2_6,
    Standing,
)
from jusou.rule import (
    Finding,
    Kind,
    forbidden,
    not_permitted,
    permitted,
    rule,
)
from jusou.vocabulary import (
    Programme,
    Recorded,
    Stage,
    Step,
    YesNo,
)
from jusou.wording import Text


@rule(
    "flow.order",
    kind=Kind.MUST,
    says=Text(
        "手順は、支援の流れの図の順に進む。",
        "Steps follow the chart of the support flow.",
    ),
    cites=(MHLW_FLOW, DESIGN_FLOW_ORDER),
    standing=Standing.DESIGN,
    examples=(
        ((Programme.COORDINATION, Stage.UKETOME, Step.ACCEPT), Outcome.PERMITTED),
        ((Programme.COORDINATION, Stage.UKETOME, Step.DECIDE_SUPPORT), Outcome.NOT_PERMITTED),
        ((Programme.OUTREACH, Stage.PLANNING, Step.BEGIN_OUTREACH), Outcome.PERMITTED),
    ),
)
def order(programme: Programme, stage: Stage, step: Step) -> Finding:
    """Does the chart have this step from this stage (図の順序)?"""
    if programme not in (Programme.COORDINATION, Programme.OUTREACH, Programme.PARTICIPATION):
        return not_permitted(
            "この事業に支援の流れの図はありません。", "No chart for this programme."
        )
    there = stages(programme, step)
    if stage in there:
        return permitted("支援の流れの図にある手順です。", "The chart has this step here.")
    if not there:
        return not_permitted(
            f"{programme.label.ja}の流れに「{step.label.ja}」はありません。",
            f"The chart of {programme.label.en} has no step “{step.label.en}”.",
        )
    ja = "・".join(f"「{each.within(programme).ja}」" for each in there)
    en = ", ".join(each.within(programme).en for each in there)
    return not_permitted(
        f"「{stage.within(programme).ja}」の段階では「{step.label.ja}」はできません。",
        f"“{step.label.en}” is not possible while {stage.within(programme).en}.",
        Remedy(
            "reach_the_stage",
            Text(f"{ja}の段階で行ってください。", f"do it while: {en}"),
            rank=40,
        ),
    )


@rule(
    "flow.acceptance_by_municipality",
    kind=Kind.MUST,
    says=Text(
        "計画による支援（6号）が必要だと認めるのは市町村である。",
        "It is for the municipality to find that planned support is needed.",
    ),
    cites=(SWA_106_4_2_6,),
    examples=(((YesNo.NO,), Outcome.FORBIDDEN), ((YesNo.YES,), Outcome.PERMITTED)),
)
def acceptance_by_municipality(by_municipality: YesNo) -> Finding:
    """Does the municipality find the need (受理の主体)?"""
    if by_municipality is YesNo.YES:
        return permitted(
            "市町村が判定します。",
            "The municipality decides.",
            Duty(
                "tell_result",
                When.AFTER,
                Text("結果を本人とつないだ機関に伝える", "tell the person and the referrer"),
                "notify",
            ),
        )
    return forbidden(
        "受理の判定は、市町村が認めて行うものです。",
        "Finding the need is for the municipality.",
        Remedy(
            "municipality_decides",
            Text(
                "市の所管課に判定してもらってください（受託者は意見を添えられます）。",
                "let the municipality decide; a contractor may advise",
            ),
            rank=10,
        ),
    )


@rule(
    "flow.review_deliberated",
    kind=Kind.MUST,
    says=Text(
        "再プラン・中断・戻し・終結は、重層的支援会議で評価してから決める。",
        "Replanning, suspension, giving back and ending follow an evaluation in the 重層的支援会議.",
    ),
    cites=(MHLW_FLOW,),
    examples=(
        ((Step.CONCLUDE, YesNo.NO), Outcome.NOT_PERMITTED),
        ((Step.CONTINUE_SUPPORT, YesNo.NO), Outcome.PERMITTED),
    ),
)
def review_deliberated(step: Step, deliberated: YesNo) -> Finding:
    """Has the meeting evaluated it (会議での評価)?"""
    if step not in (Step.REPLAN, Step.SUSPEND, Step.GIVE_BACK, Step.CONCLUDE):
        return permitted(
            "会議の評価がなくても進められます。", "No evaluation by a meeting is needed."
        )
    if deliberated is YesNo.YES:
        return permitted(
            "重層的支援会議か、評価を扱うと定められた会議で評価されています。",
            "The meeting has evaluated it.",
        )
    return not_permitted(
        f"「{step.label.ja}」について、重層的支援会議の評価がまだありません。",
        f"The meeting has not yet evaluated “{step.label.en}”.",
        Remedy(
            "evaluate_first",
            Text(
                "重層的支援会議で評価するか、開けない事情があれば理由と決裁を記録してください（原則外）。",
                "evaluate it there, or record reason and decider",
            ),
            rank=20,
        ),
    )


@rule(
    "flow.lead_named",
    kind=Kind.MUST,
    says=Text(
        "終結・戻しのあとも、支援の主担当を決めておく。",
        "After an ending or giving back, someone stays in charge.",
    ),
    cites=(MURC_GUIDE, MHLW_FLOW),
    examples=(
        ((Step.CONCLUDE, YesNo.NO), Outcome.NOT_PERMITTED),
        ((Step.REPLAN, YesNo.NO), Outcome.PERMITTED),
    ),
)
def lead_after(step: Step, lead_named: YesNo) -> Finding:
    """Is someone named to stay in charge (主担当)?"""
    if step not in (Step.CONCLUDE, Step.GIVE_BACK) or lead_named is YesNo.YES:
        return permitted(
            "主担当が決まっているか、ここでは要りません。",
            "A lead is named, or none is needed here.",
        )
    return not_permitted(
        "このあとの主担当が決まっていません。",
        "Nobody is named to stay in charge.",
        Remedy(
            "name_lead",
            Text(
                "引き続き支援する主担当の機関を決めてください。",
                "name the agency that stays in charge",
            ),
            rank=10,
        ),
    )


@rule(
    "flow.ending_by_municipality",
    kind=Kind.MUST,
    says=Text(
        "辞退・死亡・転出・連絡不能などによる終わりは、プランも会議も同意もなしに、市町村が決められる。",
        "Endings by refusal, death, moving away or loss of contact need no plan, meeting or consent.",
    ),
    cites=(DESIGN_TRACKS, PRACTICE_OFFICERS),
    standing=Standing.INTERPRETATION,
    examples=(
        ((YesNo.YES, YesNo.NO), Outcome.PERMITTED),
        ((YesNo.NO, YesNo.NO), Outcome.NOT_PERMITTED),
        ((YesNo.NO, YesNo.YES), Outcome.PERMITTED),
    ),
)
def ending_by_municipality(by_municipality: YesNo, person_dead: YesNo) -> Finding:
    """May the track end without plan, meeting or consent (プランによらない終了)?"""
    # Where somebody has died, those left behind are to know where to turn.
    whose = "残された世帯員" if person_dead is YesNo.YES else "その後"
    told = Text(f"終了の理由と、{whose}の相談先を記録する", "record why, and where to turn")
    record = Duty("record_ending", When.AFTER, told)
    if person_dead is YesNo.YES:
        died = "本人が亡くなっています。守秘義務は続きます。"
        return permitted(died, "The person has died; secrecy continues.", record)
    if by_municipality is YesNo.YES:
        return permitted(
            "市町村が、プランや同意によらずに終えられます。",
            "The municipality may end it without plan or consent.",
            record,
        )
    return not_permitted(
        "プランによらない終了は、市町村が決めます。",
        "Ending without a plan is for the municipality.",
        Remedy(
            "municipality_ends",
            Text("市の所管課に、終了の決裁を受けてください。", "let the municipality decide"),
            rank=10,
        ),
    )


@rule(
    "flow.emergency_support",
    kind=Kind.MUST,
    says=Text(
        "命や安全のための支援は、プラン・会議・同意を待たない。",
        "Support for life and safety waits for no plan, meeting or consent.",
    ),
    cites=(PRACTICE_OFFICERS,),
    standing=Standing.INTERPRETATION,
    examples=(((Recorded.YES,), Outcome.PERMITTED), ((Recorded.NOT_RECORDED,), Outcome.PERMITTED)),
)
def emergency_support(danger: Recorded) -> Finding:
    """May emergency support be given (緊急支援)? It always may."""
    record = Duty(
        "record_emergency",
        When.AFTER,
        Text("緊急の事情と行ったことを、後から記録する", "record afterwards what happened and why"),
    )
    if danger is Recorded.YES:
        return permitted(
            "危険が記録されています。手続を待たずに支援できます。",
            "Danger is on record; support waits for nothing.",
            record,
        )
    return permitted(
        "緊急の支援はいつでもできます。危険の内容は後からで構いません。",
        "Emergency support may always be given; record the danger afterwards.",
        record,
    )


@rule(
    "flow.person_lives",
    kind=Kind.MUST,
    says=Text(
        "亡くなった人の支援の流れを、開いたり再び受け付けたりしない。",
        "Nothing is opened or taken up again for someone who has died.",
    ),
    cites=(DESIGN_TRACKS, PRACTICE_OFFICERS),
    standing=Standing.INTERPRETATION,
    examples=(((YesNo.YES,), Outcome.NOT_PERMITTED), ((YesNo.NO,), Outcome.PERMITTED)),
)
def person_lives(person_dead: YesNo) -> Finding:
    """Is the person alive, as far as is on record (本人の生存)?"""
    if person_dead is YesNo.NO:
        return permitted("亡くなったという記録はありません。", "No death is on record.")
    return not_permitted(
        "本人は亡くなったと記録されています。",
        "The person is on record as having died.",
        Remedy(
            "correct_the_record",
            Text(
                "記録が誤りなら訂正してください。家族の相談は、その人自身の支援の流れで受けてください。",
                "correct the record if it is wrong; take the family up in tracks of their own",
            ),
            rank=20,
        ),
    )


@rule(
    "record.agency_standing",
    kind=Kind.MUST,
    says=Text(
        "市町村であること、受託者であること、法的性格を登録・変更するのは市町村である。",
        "Who is the municipality, who its contractor, and of what character, the municipality enters.",
    ),
    cites=(DESIGN_RECORDS, PRACTICE_OFFICERS),
    standing=Standing.INTERPRETATION,
    examples=(
        ((YesNo.YES, YesNo.NO), Outcome.NOT_PERMITTED),
        ((YesNo.NO, YesNo.NO), Outcome.PERMITTED),
    ),
)
def agency_standing(by_city_grants: YesNo, by_municipality: YesNo) -> Finding:
    """May this agency be entered so (機関の立場の登録)?"""
    if by_city_grants is YesNo.NO or by_municipality is YesNo.YES:
        return permitted("機関を登録できます。", "The agency may be entered.")
    return not_permitted(
        "市町村の立場・委託・法的性格の登録は、市町村が行います。",
        "Standing, contracts and character are for the municipality to enter.",
        Remedy(
            "municipality_enters",
            Text("市の所管課に登録してもらってください。", "let the municipality enter it"),
            rank=10,
        ),
    )


@rule(
    "record.end_of_concealment",
    kind=Kind.MUST,
    says=Text(
        "秘匿を終えるのは市町村である。設けることは誰でもできる。",
        "The municipality ends a concealment; anyone may enter one.",
    ),
    cites=(DV_23, PRACTICE_OFFICERS),
    standing=Standing.INTERPRETATION,
    examples=(((YesNo.NO,), Outcome.NOT_PERMITTED), ((YesNo.YES,), Outcome.PERMITTED)),
)
def end_of_concealment(by_municipality: YesNo) -> Finding:
    """May the concealment end (秘匿の終了)?"""
    if by_municipality is YesNo.YES:
        return permitted(
            "市町村が秘匿を終えます。",
            "The municipality ends it.",
            Duty(
                "ask_before_reveal",
                When.AFTER,
                Text(
                    "終えた理由と、本人の意向を確かめたことを記録する",
                    "record why, and that the person was asked",
                ),
            ),
        )
    return not_permitted(
        "秘匿を終えるのは、市町村です。",
        "Ending a concealment is for the municipality.",
        Remedy(
            "municipality_ends_it",
            Text(
                "市の所管課に、本人の安全を確かめて終えてもらってください。",
                "let the municipality end it, the person being safe",
            ),
            rank=10,
        ),
    )


@rule(
    "flow.sender_stays",
    kind=Kind.NOTE,
    says=Text(
        "つないだ機関は、相手が受けるまで担当を続ける。",
        "Whoever refers stays responsible until the receiver accepts.",
    ),
    cites=(MHLW_FLOW, PRACTICE_OFFICERS),
    standing=Standing.INTERPRETATION,
    examples=(((YesNo.NO,), Outcome.PERMITTED),),
)
def sender_stays(accepted: YesNo) -> Finding:
    """Who is in charge meanwhile (つなぎの間の担当)?"""
    if accepted is YesNo.YES:
        return permitted("相手の機関が受けています。", "The receiver has accepted.")
    return permitted(
        "相手が受けるまで、つないだ側が担当を続けます。",
        "The sender stays in charge until it is accepted.",
        Duty(
            "stay_in_charge",
            When.DURING,
            Text("相手が受けるまで担当を続ける", "stay in charge until accepted"),
            "answer_referral",
        ),
    )


@rule(
    "flow.free",
    kind=Kind.MUST,
    says=Text(
        "記録すること、尋ねること、訪ねることに、許しは要らない。",
        "To record, to ask and to visit needs nobody's leave.",
    ),
    cites=(DESIGN_TRACKS, PRACTICE_OFFICERS),
    standing=Standing.INTERPRETATION,
    examples=(((), Outcome.PERMITTED),),
)
def free() -> Finding:
    """Is it a mere record, question or visit (記録・訪問)? Then it is always possible."""
    return permitted("記録・連絡として行えます。", "It may be done as a record or contact.")


RULES = (
    order,
    acceptance_by_municipality,
    review_deliberated,
    lead_after,
    ending_by_municipality,
    emergency_support,
    person_lives,
    agency_standing,
    end_of_concealment,
    sender_stays,
    free,
)
