"""Grounds and what stands beside them (根拠の順): one row a situation, with its article beside it."""

import datetime as dt
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest
from test_sharing import (
    AGENCIES,
    ALL_AGENCIES,
    CITY,
    CLINIC,
    CONTRACTOR,
    DAY,
    DOCUMENTED,
    HOSPITAL,
    HOUKATSU,
    JICHIKAI,
    NEVER,
    NOT_YET,
    OPEN,
    OWN_BUSINESS,
    PREF,
    SCHOOL,
    START,
    WELFARE,
    YES,
    Town,
    challenged,
    concealed,
    consent,
    daily_life,
    found,
    illness,
    only,
)

from jusou import Outcome, grounds, other_law
from jusou.acts import (
    Acquire,
    AnswerDisclosure,
    AnyAct,
    Assess,
    Dispose,
    End,
    FindLeak,
    FindUnobtainable,
    Report,
    RequestCooperation,
    Share,
)
from jusou.agency import Agency, Party
from jusou.answer import Answer, Found
from jusou.errors import InvalidError
from jusou.grounds import Regime
from jusou.household import Associate
from jusou.information import Information, Restrictions
from jusou.judgement import BARRING, Judgement
from jusou.policy import RULES
from jusou.record import act_from_json
from jusou.reporting import ADDRESSEES
from jusou.rule import Kind
from jusou.shape import changed
from jusou.vocabulary import (
    Category,
    Character,
    DisclosureResult,
    EndReason,
    GroundKind,
    JudgementKind,
    NonDisclosure,
    Purpose,
    Recorded,
    ReportAddressee,
    ReportKind,
    RequestLaw,
    Source,
    SourceStatute,
    Tie,
    WhyUnobtainable,
    YesNo,
)

D = dt.date
K, G = JudgementKind, GroundKind
CENTRE = Party("a-jisou")
TOWN = (
    *AGENCIES,
    Agency("a-jisou", "架空児童相談所", Character.OTHER_PUBLIC, secrecy=SourceStatute.CHILD_CENTRE),
    Agency("a-seiho", "保護課", Character.MUNICIPALITY, secrecy=SourceStatute.SEIHO_29),
    Agency("a-juki", "市民課", Character.MUNICIPALITY, secrecy=SourceStatute.JUKI_SHIEN),
)
ELSEWHERE = changed(DOCUMENTED, purposes_of_use=())


def says(kind: JudgementKind, finding: bool = True, **more: Any) -> Judgement:
    """A judgement of the day of the question."""
    return changed(found(kind, finding, **more), on=DAY)


def shared(
    holder: Party,
    to: Party,
    *judgements: Judgement,
    town: Town | None = None,
    on: dt.date = DAY,
    **more: Any,
) -> Answer:
    """A share of the son's illness that carries its own judgements."""
    town = town or Town(agencies=TOWN, under=ELSEWHERE)
    return town.share(illness(holder), to, on, judgements=judgements, **more)


def held(answer: Answer) -> set[str]:
    """The grounds on which its one part stands."""
    return {
        each.rule
        for each in only(answer).cell.reasons
        if each.found is Found.HOLDS and RULES[each.rule].kind is Kind.GROUND
    }


def asked(answer: Answer) -> set[str]:
    """The facts that are asked for."""
    return {each.fact for each in answer.missing}


def duties(answer: Answer) -> set[str]:
    """The ids of the duties it brings."""
    return {each.id for each in answer.duties}


# --- 69条: public sharers ------------------------------------------------------------------------------

NEEDED, REASON = says(K.NEEDED_FOR_OFFICE), says(K.REASONABLE_GROUNDS)
BOTH = (NEEDED, REASON)

OCCASIONAL = [
    pytest.param(CITY, WELFARE, (), OPEN, None, id="市の中_判断の記録なし_69条2項2号"),
    pytest.param(CITY, WELFARE, (NEEDED,), OPEN, None, id="市の中_相当の理由の記録なし"),
    pytest.param(CITY, WELFARE, (REASON,), OPEN, None, id="市の中_必要な限度の記録なし"),
    pytest.param(CITY, WELFARE, BOTH, YES, "inside_body", id="市の中_69条2項2号"),
    pytest.param(
        CITY, WELFARE, (*BOTH, says(K.SYSTEMATIC)), NOT_YET, None, id="市の中_恒常的_Q&A3-3-2"
    ),
    pytest.param(
        CITY,
        WELFARE,
        (NEEDED, says(K.REASONABLE_GROUNDS, finding=False)),
        NOT_YET,
        None,
        id="市の中_相当の理由がないと判断",
    ),
    pytest.param(WELFARE, PREF, BOTH, YES, "to_public_body", id="市から県_69条2項3号"),
    pytest.param(PREF, WELFARE, BOTH, YES, "to_public_body", id="県から市_69条2項3号"),
    pytest.param(
        PREF,
        WELFARE,
        (*BOTH, says(K.SYSTEMATIC)),
        OPEN,
        None,
        id="県から市_恒常的_県の文書は見ていない",
    ),
    pytest.param(
        SCHOOL,
        WELFARE,
        BOTH,
        YES,
        "to_public_body",
        id="教育委員会から市_利用でも提供でも要件は同じ",
    ),
    pytest.param(WELFARE, SCHOOL, BOTH, YES, "to_public_body", id="市から教育委員会"),
    pytest.param(
        SCHOOL, WELFARE, (REASON,), OPEN, None, id="教育委員会から市_必要な限度の記録なし"
    ),
    pytest.param(
        WELFARE, HOSPITAL, BOTH, OPEN, None, id="市から公立病院_3号の相手か定まらない_58条2項"
    ),
    pytest.param(WELFARE, CLINIC, BOTH, NOT_YET, None, id="市から医院_行政機関等でない"),
    pytest.param(
        WELFARE,
        PREF,
        tuple(changed(each, to="a-school") for each in BOTH),
        OPEN,
        None,
        id="ほかの相手についての判断",
    ),
    pytest.param(
        WELFARE,
        PREF,
        tuple(changed(each, categories=frozenset({Category.FINANCES})) for each in BOTH),
        OPEN,
        None,
        id="ほかの項目についての判断",
    ),
    pytest.param(
        WELFARE,
        PREF,
        tuple(changed(each, to="a-pref", categories=frozenset({Category.HEALTH})) for each in BOTH),
        YES,
        "to_public_body",
        id="この相手とこの項目についての判断",
    ),
    pytest.param(
        WELFARE,
        PREF,
        (*BOTH, says(K.UNJUST_HARM, to="a-pref")),
        NEVER,
        None,
        id="不当な侵害のおそれ_ただし書",
    ),
    pytest.param(
        WELFARE,
        PREF,
        (*BOTH, says(K.UNJUST_HARM, to="a-school")),
        YES,
        "to_public_body",
        id="ほかの相手についての不当な侵害のおそれ",
    ),
]


@pytest.mark.parametrize(("holder", "to", "judgements", "outcome", "ground"), OCCASIONAL)
def test_the_occasional_among_public_bodies_needs_both_judgements(
    holder, to, judgements, outcome, ground
):
    """69条2項2・3号: what statutory work needs, on reasonable grounds, and not as a routine."""
    answer = shared(holder, to, *judgements)

    assert answer.outcome is outcome
    if ground:
        assert held(answer) == {f"sharing.{ground}"}
        assert {"keep_judgement", "consider_systematic"} <= duties(answer)
        # 70条 is of what is provided: use inside one body (2号) has no receiver to ask.
        assert ("restrict_use" in duties(answer)) is (ground == "to_public_body")


def test_what_nobody_judged_is_asked_in_words():
    """相当の理由 and 必要な限度 are two questions, each with who, when and why."""
    answer = shared(WELFARE, PREF)

    assert {"needed", "reasonable"} <= asked(answer)
    assert all(
        "誰が" in each.question.ja for each in answer.missing if each.fact != "purpose_documented"
    )


@pytest.mark.parametrize(
    "regime", [Regime.LOCAL_ORDINANCE, Regime.INDIVIDUAL], ids=lambda r: r.label.ja
)
def test_nobody_is_shown_an_article_that_does_not_bind_them(regime):
    """緊急と法令に基づく提供: 27条 and 69条 are named neither to a city of 2022 nor to an individual."""
    day, yes = dt.date(2022, 6, 1), Recorded.YES
    told = (
        grounds.emergency.on(day, regime, yes, Recorded.NOT_RECORDED),
        grounds.by_law.on(day, regime, YesNo.YES, yes),
    )

    for reason in told:
        assert reason.outcome is YES
        assert [each.citation for each in reason.cites] == ["practice-officers"]
        assert "規律はかかりません" in reason.sentence.ja or "条例" in reason.sentence.ja


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        pytest.param(dt.date(2023, 3, 31), Regime.LOCAL_ORDINANCE, id="条例の最後の日"),
        pytest.param(dt.date(2023, 4, 1), Regime.PRIVATE, id="58条2項の最初の日"),
    ],
)
def test_a_public_hospital_follows_the_private_rules_from_april_2023(day, regime):
    """58条2項: 地方公共団体は、その日まで事業者から除かれていた."""
    assert grounds.regime_of(Character.PUBLIC_HOSPITAL, day) is regime


def test_before_the_public_chapter_only_the_ordinance_counts():
    """69条 reached municipalities on 2023-04-01: before, its items are no ground."""
    day = D(2023, 3, 31)
    answer = shared(WELFARE, PREF, *(changed(each, on=day) for each in BOTH), on=day)

    assert answer.outcome is OPEN
    assert "regime" in asked(answer)


def unobtainable() -> AnyAct:
    """The son cannot be asked."""
    return FindUnobtainable(
        by=CITY,
        person="p-son",
        why=WhyUnobtainable.NO_CAPACITY,
        decided_by="staff-1",
        reason="意識がない",
    )


CLAIMED = [
    pytest.param(WELFARE, CLINIC, (), {}, NOT_YET, None, id="持ち出されていない"),
    pytest.param(
        WELFARE,
        CLINIC,
        (says(K.CLEAR_INTEREST), says(K.MAY_ACQUIRE)),
        {},
        YES,
        "clear_interest",
        id="明らかに本人の利益_69条2項4号",
    ),
    pytest.param(
        WELFARE,
        CLINIC,
        (says(K.CLEAR_INTEREST),),
        {},
        OPEN,
        None,
        id="明らかに本人の利益_受け取る医院の20条2項が未確認",
    ),
    pytest.param(
        WELFARE,
        CLINIC,
        (says(K.CLEAR_INTEREST, finding=False),),
        {},
        NOT_YET,
        None,
        id="利益にならない",
    ),
    pytest.param(
        WELFARE,
        CLINIC,
        (),
        {"relies_on": frozenset({G.CLEAR_INTEREST})},
        OPEN,
        None,
        id="4号を根拠にするというが判断がない",
    ),
    pytest.param(
        WELFARE,
        JICHIKAI,
        (says(K.SPECIAL_REASON),),
        {},
        YES,
        "special_reason",
        id="特別の理由_69条2項4号",
    ),
    pytest.param(
        WELFARE,
        JICHIKAI,
        (),
        {"relies_on": frozenset({G.SPECIAL_REASON})},
        OPEN,
        None,
        id="特別の理由というが判断がない",
    ),
    pytest.param(
        CLINIC, WELFARE, (says(K.CLEAR_INTEREST),), {}, NOT_YET, None, id="4号は民間の根拠でない"
    ),
    pytest.param(
        CLINIC,
        WELFARE,
        (NEEDED, says(K.CONSENT_HINDERS)),
        {},
        YES,
        "cooperation",
        id="医院から市への協力_27条1項4号",
    ),
    pytest.param(
        CLINIC,
        CONTRACTOR,
        (NEEDED, says(K.CONSENT_HINDERS)),
        {},
        YES,
        "cooperation",
        id="医院から受託者への協力_27条1項4号",
    ),
    pytest.param(
        HOSPITAL,
        WELFARE,
        (NEEDED, says(K.CONSENT_HINDERS)),
        {},
        YES,
        "cooperation",
        id="公立病院も27条_58条2項",
    ),
    pytest.param(CLINIC, WELFARE, (NEEDED,), {}, OPEN, None, id="協力_支障の記録なし"),
    pytest.param(
        CLINIC,
        WELFARE,
        (NEEDED, says(K.CONSENT_HINDERS, finding=False)),
        {},
        NOT_YET,
        None,
        id="協力_同意を得ても支障がない",
    ),
    pytest.param(
        CLINIC,
        HOUKATSU,
        (NEEDED, says(K.CONSENT_HINDERS)),
        {"relies_on": frozenset({G.COOPERATION})},
        NOT_YET,
        None,
        id="協力の相手が行政でも受託者でもない",
    ),
    pytest.param(
        CLINIC,
        OWN_BUSINESS,
        (NEEDED, says(K.CONSENT_HINDERS)),
        {},
        NOT_YET,
        None,
        id="同じ社協でも独自事業は受託者でない",
    ),
    pytest.param(
        CLINIC,
        SCHOOL,
        (says(K.CHILD_GROWTH), says(K.CONSENT_DIFFICULT)),
        {},
        YES,
        "health_or_children",
        id="児童の健全育成_27条1項3号",
    ),
    pytest.param(
        CLINIC, PREF, (says(K.PUBLIC_HEALTH),), {}, OPEN, None, id="公衆衛生_同意困難の記録なし"
    ),
    pytest.param(
        CLINIC,
        PREF,
        (says(K.PUBLIC_HEALTH), says(K.CONSENT_DIFFICULT, finding=False)),
        {},
        NOT_YET,
        None,
        id="公衆衛生_同意を得られる",
    ),
    pytest.param(
        CLINIC, PREF, (says(K.LEGAL_BASIS),), {}, YES, "by_law", id="法令に基づく_27条1項1号"
    ),
    pytest.param(
        WELFARE, JICHIKAI, (says(K.LEGAL_BASIS),), {}, YES, "by_law", id="法令に基づく_69条1項"
    ),
    pytest.param(
        CLINIC,
        PREF,
        (),
        {"relies_on": frozenset({G.BY_LAW})},
        OPEN,
        None,
        id="法令に基づくというが条項がない_PII-022",
    ),
    pytest.param(
        OWN_BUSINESS,
        HOUKATSU,
        (says(K.OTHER_CONTRACT, to="a-houkatsu"),),
        {},
        YES,
        "other_contract",
        id="業務の委託_27条5項1号",
    ),
    pytest.param(
        OWN_BUSINESS,
        HOUKATSU,
        (),
        {"relies_on": frozenset({G.OTHER_CONTRACT})},
        OPEN,
        None,
        id="委託というが契約の記録がない",
    ),
]


@pytest.mark.parametrize(("holder", "to", "judgements", "more", "outcome", "ground"), CLAIMED)
def test_a_ground_that_must_be_claimed_waits_for_its_judgement(
    holder, to, judgements, more, outcome, ground
):
    """Nobody claims it: no ground. Claimed and not judged: undetermined. Judged: as judged."""
    town = Town(agencies=TOWN, under=ELSEWHERE)
    answer = shared(holder, to, *judgements, town=town, **more)

    assert answer.outcome is outcome
    if ground:
        assert held(answer) == {f"sharing.{ground}"}


def test_where_consent_cannot_be_had_the_persons_interest_is_asked_for():
    """69条2項4号: no family member speaks for them, so somebody must judge."""
    town = Town(unobtainable(), agencies=TOWN, under=ELSEWHERE)

    assert "clear_interest" in asked(shared(WELFARE, JICHIKAI, town=town))


@pytest.mark.parametrize(
    ("asker", "holder", "suspected", "judgements", "outcome"),
    [
        pytest.param(WELFARE, CLINIC, True, BOTH, YES, id="市町村長の求め_13条の4"),
        pytest.param(CENTRE, SCHOOL, True, BOTH, YES, id="児童相談所長の求め"),
        pytest.param(CENTRE, CLINIC, False, BOTH, OPEN, id="児童虐待の疑いの記録がない"),
        pytest.param(WELFARE, CLINIC, True, (NEEDED,), OPEN, id="相当の理由の記録がない"),
        pytest.param(PREF, CLINIC, True, BOTH, OPEN, id="県の機関_福祉事務所長か要確認"),
        pytest.param(CLINIC, HOUKATSU, True, BOTH, NOT_YET, id="求めたのが民間"),
        pytest.param(WELFARE, JICHIKAI, True, (REASON,), NOT_YET, id="求められたのが自治会"),
        pytest.param(
            WELFARE,
            CLINIC,
            True,
            (*BOTH, says(K.UNJUST_HARM)),
            NOT_YET,
            id="不当な侵害のおそれ_13条の4ただし書",
        ),
    ],
)
def test_a_request_under_the_child_abuse_law_is_a_ground_of_its_own(
    asker, holder, suspected, judgements, outcome
):
    """児童虐待防止法13条の4: apart from every meeting, with conditions of its own."""
    suspects = frozenset({ReportKind.CHILD_ABUSE}) if suspected else frozenset[ReportKind]()
    town = Town(
        challenged(),
        Assess(by=CITY, track="t-1", suspects=suspects),
        RequestCooperation(
            by=asker,
            request="q-1",
            to=holder.agency,
            information=(illness(holder),),
            purpose=Purpose.SERVICE,
            law=RequestLaw.CHILD_ABUSE_13_4,
        ),
        agencies=TOWN,
        under=ELSEWHERE,
    )

    assert shared(holder, asker, *judgements, town=town, request="q-1").outcome is outcome


# --- what the statute of its source asks ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("holder", "rule"),
    [
        pytest.param(Party("a-tax"), "sharing.tax_secrecy", id="地方税法22条"),
        pytest.param(Party("a-seiho"), "sharing.assistance_inquiry", id="生活保護法29条の調査"),
        pytest.param(Party("a-juki"), "sharing.register_protection", id="住基の支援措置"),
        pytest.param(CENTRE, "sharing.child_centre_records", id="児童相談所の記録"),
    ],
)
def test_another_statutes_secrecy_goes_along_however_often_it_is_passed_on(holder, rule):
    """個情法69条3項: unsettled without consent, through two receivers; the person's word lifts it."""
    first = Share(by=holder, to=WELFARE, information=(illness(holder),), purpose=Purpose.SERVICE)
    then = Share(by=WELFARE, to=CITY, information=(illness(WELFARE),), purpose=Purpose.SERVICE)

    def after(*done: AnyAct) -> Town:
        return Town(*done, first, then, agencies=TOWN, under=DOCUMENTED)

    passed = shared(CITY, WELFARE, *BOTH, town=after())
    assert passed.outcome is OPEN
    assert rule in passed.rules()
    assert "lifted" in asked(passed)
    agreed = after(consent("p-son", ALL_AGENCIES))
    assert shared(CITY, WELFARE, town=agreed).outcome is YES
    lifted = shared(CITY, WELFARE, says(K.SECRECY_LIFTED), town=after())
    assert lifted.outcome is YES
    refused = shared(CITY, WELFARE, says(K.SECRECY_LIFTED, finding=False), town=after())
    assert refused.outcome is NOT_YET


def test_two_secrecies_are_both_kept():
    """What the tax section told the assistance section carries both."""
    tax, office = Party("a-tax"), Party("a-seiho")
    told = Share(by=tax, to=office, information=(illness(tax),), purpose=Purpose.SERVICE)
    town = Town(told, agencies=TOWN, under=DOCUMENTED)

    rules = shared(office, WELFARE, town=town).rules()

    assert {"sharing.tax_secrecy", "sharing.assistance_inquiry"} <= rules


def test_a_secrecy_that_was_only_declared_goes_along_too():
    """Whoever declares it to be of the tax or of the assistance inquiry binds all who get it."""
    done = [
        Share(
            by=by,
            to=to,
            information=(illness(by, statute=statute),),
            purpose=Purpose.SERVICE,
        )
        for by, to, statute in (
            (PREF, WELFARE, SourceStatute.LOCAL_TAX),
            (SCHOOL, WELFARE, SourceStatute.SEIHO_29),
            (WELFARE, CITY, SourceStatute.NONE),
        )
    ]
    town = Town(*done, agencies=TOWN, under=DOCUMENTED)

    rules = shared(CITY, WELFARE, town=town).rules()

    assert {"sharing.tax_secrecy", "sharing.assistance_inquiry"} <= rules


# --- what provider and receiver owe -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("holder", "to", "recorded_twice"),
    [
        pytest.param(CLINIC, HOUKATSU, True, id="民間から民間_同意_29条30条"),
        pytest.param(CLINIC, WELFARE, False, id="民間から市_29条の第三者でない"),
        pytest.param(WELFARE, CLINIC, False, id="市から民間_29条は事業者の義務"),
        pytest.param(HOSPITAL, CLINIC, True, id="公立病院も事業者の規律"),
    ],
)
def test_private_handlers_keep_a_record_on_both_sides(holder, to, recorded_twice):
    """29条・30条: on consent alone, between private handlers."""
    town = Town(consent("p-son", ALL_AGENCIES), agencies=TOWN)
    answer = shared(holder, to, town=town)

    assert answer.outcome is YES
    both = {"record_provision", "confirm_and_record_receipt"}
    assert (both <= duties(answer)) is recorded_twice


def test_an_exception_of_article_27_asks_for_no_such_record():
    """29条 and 30条 leave out what the items of 27条1項 allow."""
    answer = shared(CLINIC, HOUKATSU, says(K.DANGER), says(K.CONSENT_DIFFICULT))

    assert answer.outcome is YES
    assert "record_provision" not in duties(answer)
    agreed = Town(consent("p-son", ALL_AGENCIES), agencies=TOWN)
    both = shared(CLINIC, HOUKATSU, says(K.DANGER), says(K.CONSENT_DIFFICULT), town=agreed)
    assert "record_provision" not in duties(both)


ACQUIRED = [
    pytest.param(CONTRACTOR, None, (), OPEN, id="受託者が近隣から病状を聞く_20条2項_practice1.20"),
    pytest.param(CONTRACTOR, "p-son", (), YES, id="受託者が本人から聞く"),
    pytest.param(CONTRACTOR, "p-mother", (), OPEN, id="受託者が母から息子の病状を聞く"),
    pytest.param(CONTRACTOR, None, (says(K.MAY_ACQUIRE),), YES, id="取得できる場合と判断"),
    pytest.param(
        CONTRACTOR,
        None,
        (says(K.MAY_ACQUIRE, finding=False),),
        NEVER,
        id="取得できないと判断_20条2項",
    ),
    pytest.param(
        CONTRACTOR,
        None,
        (says(K.DANGER), says(K.CONSENT_DIFFICULT)),
        YES,
        id="命の危険で同意が困難_20条2項2号",
    ),
    pytest.param(CONTRACTOR, None, (says(K.DANGER),), OPEN, id="危険だけでは足りない"),
    pytest.param(CONTRACTOR, None, (says(K.LEGAL_BASIS),), YES, id="法令に基づく_20条2項1号"),
    pytest.param(WELFARE, None, (), YES, id="市には20条は及ばない"),
]


@pytest.mark.parametrize(("by", "told_by", "judgements", "outcome"), ACQUIRED)
def test_taking_in_an_illness_is_judged_too(by, told_by, judgements, outcome):
    """個情法20条2項 binds a private contractor who hears it, whoever tells."""
    act = Acquire(by=by, information=(illness(by),), told_by=told_by, judgements=judgements)

    assert Town().asks(act).outcome is outcome


def test_what_may_hold_special_care_is_taken_in_with_care():
    """A life history may hold an illness: taken in, with the duty to look."""
    info = Information("p-son", Category.LIFE_HISTORY, CONTRACTOR)
    answer = Town().asks(Acquire(by=CONTRACTOR, information=(info,)))

    assert answer.outcome is YES
    assert "leave_out_special_care" in duties(answer)


def restricted(**more: Any) -> Town:
    """The city told the contractor, under limits."""
    act = Share(
        by=WELFARE,
        to=CONTRACTOR,
        information=(illness(WELFARE),),
        purpose=Purpose.SERVICE,
        restrictions=Restrictions(**more),
    )
    return Town(act, agencies=TOWN)


@pytest.mark.parametrize(
    ("limits", "to", "purpose", "outcome"),
    [
        pytest.param({}, WELFARE, Purpose.SERVICE, YES, id="提供元に返す"),
        pytest.param({}, CITY, Purpose.SERVICE, NOT_YET, id="渡す先の制限の外_70条"),
        pytest.param({"may_pass_on": True}, CITY, Purpose.SERVICE, YES, id="渡してよい"),
        pytest.param(
            {"may_pass_on": True, "purposes": frozenset({Purpose.SERVICE})},
            CITY,
            Purpose.RESOURCES,
            NOT_YET,
            id="利用目的の制限の外_70条",
        ),
        pytest.param(
            {"may_pass_on": True, "purposes": frozenset({Purpose.SERVICE})},
            CITY,
            Purpose.SERVICE,
            YES,
            id="利用目的の制限の中",
        ),
    ],
)
def test_limits_asked_for_with_a_share_go_along(limits, to, purpose, outcome):
    """70条: what was provided under limits is used within them."""
    town = restricted(**limits)

    answer = (
        shared(CONTRACTOR, to, town=town)
        if purpose is Purpose.SERVICE
        else town.share(illness(CONTRACTOR), to, purpose=purpose)
    )

    assert answer.outcome is outcome
    assert (outcome is YES) or "sharing.restricted_use" in answer.rules()


def test_the_persons_word_goes_beyond_the_limits_of_a_provider():
    """What the person agrees to is not the provider's to forbid; what was learnt anew is nobody's limit."""
    town = restricted().did(consent("p-son", ALL_AGENCIES))
    anew = illness(CONTRACTOR, source=Source.LEARNT_SINCE)
    learnt = Assess(by=CONTRACTOR, track="t-1", information=(anew,))

    assert shared(CONTRACTOR, CITY, town=town).outcome is YES
    assert restricted().did(learnt).share(anew, CITY).outcome is YES


def died() -> Town:
    """The son has died, as the end of his track records."""
    return Town(
        changed(challenged(), person="p-son"),
        End(by=CITY, track="t-1", reason=EndReason.DIED, decided_by="staff-1"),
        agencies=TOWN,
        under=ELSEWHERE,
    )


@pytest.mark.parametrize(
    ("judgements", "outcome"),
    [
        pytest.param((), OPEN, id="正当な理由の記録なし"),
        pytest.param((says(K.JUST_CAUSE),), YES, id="正当な理由の記録あり"),
        pytest.param((says(K.JUST_CAUSE, finding=False),), NOT_YET, id="正当な理由がない"),
    ],
)
def test_what_concerns_the_dead_is_kept_though_it_is_no_personal_information(judgements, outcome):
    """2条1項: a living individual; secrecy and the municipality's own rules remain."""
    assert shared(CLINIC, WELFARE, *judgements, town=died()).outcome is outcome


# --- reports, leaks, disclosure, disposal -----------------------------------------------------------------


def reported(**more: Any) -> Report:
    """The clinic reports the mother's plight, with what it saw."""
    return Report(
        **{
            "by": CLINIC,
            "kind": ReportKind.ELDER_ABUSE,
            "person": "p-mother",
            "to": ReportAddressee.MUNICIPALITY,
            "information": (Information("p-mother", Category.ABUSE, CLINIC),),
            "to_agency": "a-welfare",
            **more,
        }
    )


@pytest.mark.parametrize("kind", ReportKind)
def test_what_a_report_needs_goes_with_it_under_each_law(kind):
    """高齢7条3項・障害7条2項・児童6条3項・DV6条3項: neither secrecy nor refusal stands against it."""
    town = Town(consent("p-mother", ALL_AGENCIES), agencies=TOWN)
    told = shared(CLINIC, WELFARE, town=town)
    assert told.outcome is NOT_YET
    for addressee in ReportAddressee:
        lawful = addressee in ADDRESSEES[kind]
        answer = Town(agencies=TOWN).asks(reported(kind=kind, to=addressee))
        assert answer.outcome is (YES if lawful else NOT_YET)
        bare = reported(kind=kind, to=addressee, information=(), to_agency=None)
        assert Town().asks(bare).outcome is YES


def test_what_was_told_with_a_report_is_known_to_whom_it_was_told():
    """The municipality then holds it, and is the one that must not reveal who told."""
    town = Town(reported(), agencies=TOWN)

    assert ("a-welfare", "p-mother", Category.ABUSE) in town.case.ledger(DAY).ways


PLAIN = Information("p-mother", Category.FINANCES, WELFARE)

LEAKS = [
    pytest.param(WELFARE, (illness(WELFARE),), {}, {"30日"}, id="要配慮_人数によらず_規則43条"),
    pytest.param(WELFARE, (PLAIN,), {}, set(), id="要配慮でなく少人数"),
    pytest.param(WELFARE, (PLAIN,), {"others": 99}, set(), id="ちょうど100人"),
    pytest.param(WELFARE, (PLAIN,), {"others": 100}, {"30日"}, id="101人"),
    pytest.param(WELFARE, (PLAIN,), {"property_risk": True}, {"30日"}, id="財産的被害のおそれ"),
    pytest.param(WELFARE, (PLAIN,), {"malice": True}, {"60日"}, id="不正の目的のおそれ"),
    pytest.param(CLINIC, (illness(CLINIC),), {}, {"30日"}, id="医院_26条"),
    pytest.param(CLINIC, (PLAIN,), {"others": 999}, set(), id="医院_ちょうど1000人_規則7条"),
    pytest.param(CLINIC, (PLAIN,), {"others": 1000}, {"30日"}, id="医院_1001人_規則7条"),
    pytest.param(JICHIKAI, (illness(JICHIKAI),), {}, set(), id="自治会"),
]


@pytest.mark.parametrize(("by", "information", "more", "days"), LEAKS)
def test_a_leak_is_reported_by_its_day(by, information, more, days):
    """68条・26条: promptly, in full within 30 days or 60, and to the person."""
    answer = Town().asks(FindLeak(by=by, information=information, **more))
    owed = duties(answer)

    assert answer.outcome is YES
    assert "contain_leak" in owed
    full = next((each.text.ja for each in answer.duties if each.id == "report_leak_in_full"), "")
    assert all(each in full for each in days)
    assert bool(full) is bool(days)
    assert ({"report_leak_promptly", "tell_the_person_of_leak"} <= owed) is bool(days)


@pytest.mark.parametrize(
    ("by", "day", "articles"),
    [
        pytest.param(WELFARE, dt.date(2023, 3, 31), {"practice-officers"}, id="市_条例の最後の日"),
        pytest.param(
            WELFARE,
            dt.date(2023, 4, 1),
            {"appi-68", "ppc-rules-43", "ppc-rules-44", "ppc-rules-45"},
            id="市_68条の最初の日",
        ),
        pytest.param(CLINIC, dt.date(2022, 3, 31), {"practice-officers"}, id="医院_26条の前日"),
        pytest.param(
            CLINIC,
            dt.date(2022, 4, 1),
            {"appi-26", "ppc-rules-7", "ppc-rules-8"},
            id="医院_26条の最初の日",
        ),
    ],
)
def test_a_leak_before_its_article_says_that_its_article_is_not_there(by, day, articles):
    """68条は2023-04-01、26条は2022-04-01から: earlier it is told to look up the rules of the day."""
    early = articles == {"practice-officers"}
    answer = Town().asks(FindLeak(by=by, information=(illness(by),)), day)
    (reason,) = [each for each in answer.reasons if each.rule == "records.leak"]

    assert answer.outcome is YES
    assert {each.citation for each in reason.cites} == articles
    assert ("ask_what_rule_there_was" in duties(answer)) is early
    assert ("report_leak_in_full" in duties(answer)) is not early


def test_a_contractor_and_a_person_who_cannot_be_told_are_not_left_out():
    """26条1項ただし書・2項、68条2項: what may be done instead is said with the duty."""
    told = {
        by: {each.id: each.text.ja for each in Town().asks(_leak(by)).duties}
        for by in (WELFARE, CLINIC)
    }

    assert "委託元に知らせればよい" in told[CLINIC]["report_leak_promptly"]
    assert "委託元" not in told[WELFARE]["report_leak_promptly"]
    assert "68条2項" in told[WELFARE]["tell_the_person_of_leak"]
    assert "26条2項" in told[CLINIC]["tell_the_person_of_leak"]


def _leak(by: Party) -> FindLeak:
    return FindLeak(by=by, information=(illness(by),))


def test_a_leak_of_a_concealed_person_is_first_a_danger():
    """DV防止法23条: their safety comes before every form."""
    town = Town(concealed())

    assert "warn_the_concealed" in duties(
        town.asks(FindLeak(by=WELFARE, information=(illness(WELFARE),)))
    )
    assert "warn_the_concealed" not in duties(
        Town().asks(FindLeak(by=WELFARE, information=(illness(WELFARE),)))
    )


R = DisclosureResult
DISCLOSED = [
    pytest.param(R.DISCLOSE, None, (illness(WELFARE),), (), YES, id="本人に本人の情報_76条"),
    pytest.param(R.DISCLOSE, None, (daily_life(WELFARE),), (), NOT_YET, id="ほかの人の情報_78条"),
    pytest.param(
        R.DISCLOSE,
        None,
        (Information("p-son", Category.REPORTER, WELFARE),),
        (),
        NOT_YET,
        id="通報者が分かる",
    ),
    pytest.param(R.REFUSE, None, (), (), NOT_YET, id="不開示の理由がない"),
    pytest.param(R.REFUSE, None, (), (NonDisclosure.HINDERS_WORK,), YES, id="不開示_78条"),
    pytest.param(R.DISCLOSE, "p-aunt", (illness(WELFARE),), (), OPEN, id="代理権が分からない"),
    pytest.param(R.DISCLOSE, "p-mother", (illness(WELFARE),), (), NOT_YET, id="秘匿の相手方"),
    pytest.param(
        R.REFUSE,
        "p-mother",
        (),
        (NonDisclosure.ENDANGERS_THE_PERSON,),
        NOT_YET,
        id="秘匿の相手方_不開示でもいることが分かる",
    ),
    pytest.param(
        R.SAY_NOTHING,
        "p-mother",
        (),
        (NonDisclosure.ENDANGERS_THE_PERSON,),
        YES,
        id="存否応答拒否_81条",
    ),
]


@pytest.mark.parametrize(("result", "asked_by", "information", "reasons", "outcome"), DISCLOSED)
def test_a_request_for_disclosure_is_answered_without_giving_anyone_away(
    result, asked_by, information, reasons, outcome
):
    """76条・78条・81条: the son is concealed from his mother, who asks as his parent."""
    act = AnswerDisclosure(
        by=CITY,
        person="p-son",
        result=result,
        decided_by="staff-1",
        asked_by=asked_by,
        information=information,
        reasons=frozenset(reasons),
    )

    assert Town(concealed()).asks(act).outcome is outcome


@pytest.mark.parametrize(
    ("by", "day", "outcome", "articles"),
    [
        pytest.param(
            CITY,
            dt.date(2023, 4, 1),
            YES,
            {"appi-76", "appi-78", "appi-81", "appi-82", "appi-83"},
            id="市_76条",
        ),
        pytest.param(CITY, dt.date(2023, 3, 31), OPEN, {"practice-officers"}, id="市_条例"),
        pytest.param(CLINIC, DAY, YES, {"appi-33"}, id="医院_33条"),
        pytest.param(
            HOSPITAL,
            DAY,
            YES,
            {"appi-76", "appi-78", "appi-81", "appi-82", "appi-83"},
            id="公立病院_58条2項は33条を除く",
        ),
        pytest.param(JICHIKAI, DAY, NOT_YET, {"practice-officers"}, id="自治会"),
    ],
)
def test_a_request_for_disclosure_goes_by_the_rules_of_whoever_holds_the_records(
    by, day, outcome, articles
):
    """76条は行政機関等（2023-04-01から）、33条は事業者: one's article is not the other's."""
    act = AnswerDisclosure(
        by=by,
        person="p-son",
        result=R.DISCLOSE,
        decided_by="staff-1",
        information=(illness(by),),
    )
    answer = Town().asks(act, day)
    (reason,) = answer.reasons

    assert answer.outcome is outcome
    assert {each.citation for each in reason.cites} == articles
    if articles >= {"appi-83"}:
        assert any("30日以内" in each.text.ja for each in answer.duties)


@pytest.mark.parametrize("by", [CITY, CLINIC], ids=["市", "医院"])
def test_what_must_not_be_told_is_kept_back_under_any_rules(by):
    """秘匿の相手方には、条例の時代にも事業者からも答えない."""
    act = AnswerDisclosure(
        by=by, person="p-son", result=R.DISCLOSE, decided_by="staff-1", asked_by="p-mother"
    )
    town = Town(associates=(Associate("p-mother", Tie.PERPETRATOR),))
    for day in (dt.date(2022, 3, 31), DAY):
        assert town.asks(act, day).outcome is NOT_YET


def test_a_perpetrator_who_asks_in_a_persons_name_learns_nothing():
    """Even without a concealment on record: 加害者 is on record as one."""
    act = AnswerDisclosure(
        by=CITY, person="p-son", result=R.DISCLOSE, decided_by="staff-1", asked_by="p-aunt"
    )
    town = Town(associates=(Associate("p-aunt", Tie.PERPETRATOR),))

    assert town.asks(act).outcome is NOT_YET


@pytest.mark.parametrize(
    ("done", "more", "outcome"),
    [
        pytest.param((), {"source": "架空規程1条", "kept_until": START}, YES, id="満了"),
        pytest.param((), {"kept_until": START}, OPEN, id="定めが書かれていない_REC-003"),
        pytest.param((), {"source": "架空規程1条"}, OPEN, id="満了の日が書かれていない"),
        pytest.param(
            (), {"source": "架空規程1条", "kept_until": DAY}, NOT_YET, id="その日までは保存"
        ),
        pytest.param(
            (challenged(),),
            {"source": "架空規程1条", "kept_until": START},
            NOT_YET,
            id="支援が続いている",
        ),
    ],
)
def test_records_are_disposed_of_by_the_municipalitys_own_rule(done, more, outcome):
    """REC-001: no law has a number, so the rule is named and its day has passed."""
    assert Town(*done).asks(Dispose(by=CITY, decided_by="staff-1", **more)).outcome is outcome


# --- what is no ground at all -------------------------------------------------------------------------------


def test_a_judgement_that_is_over_is_refused_with_everything_else():
    """A ground that has ended, and one of a later day: both told at once, with where they are."""
    over = changed(says(K.REASONABLE_GROUNDS), on=START, until=DAY)
    later = changed(says(K.NEEDED_FOR_OFFICE), on=DAY + dt.timedelta(days=1))
    act = Share(
        by=WELFARE,
        to=PREF,
        information=(illness(WELFARE), Information("p-nobody", Category.HEALTH, WELFARE)),
        purpose=Purpose.SERVICE,
        judgements=(over, later),
    )

    with pytest.raises(InvalidError) as error:
        Town(agencies=TOWN).asks(act)

    assert {(each.path, each.code) for each in error.value.problems} >= {
        ("judgements[0].until", "ended"),
        ("judgements[1].on", "order"),
    }
    assert any(each.code == "dangling" for each in error.value.problems)


def test_a_judgement_needs_who_judged_and_why():
    """Without a decider or a reason it is no judgement, and both are told."""
    text = {
        "type": "record_judgement",
        "by": {"agency": "a-city"},
        "judgements": [{"kind": "danger", "finding": True, "on": "2026-05-01"}],
    }
    with pytest.raises(InvalidError) as error:
        act_from_json(json.dumps(text))

    assert {each.path for each in error.value.problems} >= {
        "judgements[0].decided_by",
        "judgements[0].reason",
    }
    with pytest.raises(InvalidError):
        Judgement(K.DANGER, True, "staff-1", DAY, " ")
    with pytest.raises(InvalidError):
        Judgement(K.OWN_CAPACITY, True, "staff-1", DAY, "面談した", to="a-pref")


# --- proofs -------------------------------------------------------------------------------------------------

#: Facts that are judgements which would bar; every other recorded fact of a ground enables.
_BARRING_FACTS = {"systematic", "harm"}
_RANK = list(Outcome)


@pytest.mark.parametrize(
    "rule",
    [pytest.param(rule, id=ident) for ident, rule in RULES.items() if ident.startswith("sharing.")],
)
def test_recording_what_enables_never_permits_less(rule):
    """Row by row: to judge that something enabling holds, or a bar does not, makes no answer worse."""
    for name, values in rule.domains.items():
        if Recorded.NOT_RECORDED not in values:
            continue
        good, bad = Recorded.YES, Recorded.NO
        if name in _BARRING_FACTS:
            good, bad = bad, good
        others = {key: each for key, each in rule.domains.items() if key != name}
        for row in itertools.product(*others.values()):
            facts = dict(zip(others, row, strict=True))

            def rank(value: Recorded, facts: dict[str, Any] = facts, name: str = name) -> int:
                return _RANK.index(rule.function(**facts, **{name: value}).outcome)

            assert rank(good) <= rank(Recorded.NOT_RECORDED)
            assert rank(good) <= rank(bad)


def test_only_two_judgements_bar():
    """不当な侵害のおそれ and 恒常的: raised by nobody they bar nothing, and are owed to the record."""
    assert {K.UNJUST_HARM, K.SYSTEMATIC} == BARRING


JUDGED = (
    K.NEEDED_FOR_OFFICE,
    K.REASONABLE_GROUNDS,
    K.CLEAR_INTEREST,
    K.SPECIAL_REASON,
    K.LEGAL_BASIS,
    K.CONSENT_HINDERS,
    K.CHILD_GROWTH,
    K.CONSENT_DIFFICULT,
    K.OTHER_CONTRACT,
    K.MAY_ACQUIRE,
)
PARTIES = (WELFARE, SCHOOL, PREF, HOSPITAL, CLINIC, CONTRACTOR, JICHIKAI)


@pytest.mark.parametrize("holder", PARTIES, ids=lambda each: each.agency)
def test_between_any_two_parties_consent_and_a_judgement_never_permit_less(holder):
    """Every pair of parties, each judgement alone and with consent: one more of either makes nothing worse."""
    before, agreed = Town(agencies=TOWN), Town(consent("p-son", ALL_AGENCIES), agencies=TOWN)
    for to in PARTIES:
        if to == holder:
            continue
        plain = _RANK.index(shared(holder, to, town=before).outcome)
        consented = _RANK.index(shared(holder, to, town=agreed).outcome)
        assert consented <= plain
        for kind in JUDGED:
            with_it = _RANK.index(shared(holder, to, says(kind), town=before).outcome)
            both = _RANK.index(shared(holder, to, says(kind), town=agreed).outcome)
            assert with_it <= plain
            assert both <= with_it
            assert both <= consented


def test_every_ground_has_its_row_here_or_in_the_tests_of_sharing():
    """No ground of the privacy law is asked of nobody."""
    rows = {f"sharing.{row.values[-1]}" for row in (*OCCASIONAL, *CLAIMED) if row.values[-1]}

    assert rows == {
        "sharing.inside_body",
        "sharing.to_public_body",
        "sharing.clear_interest",
        "sharing.special_reason",
        "sharing.cooperation",
        "sharing.health_or_children",
        "sharing.by_law",
        "sharing.other_contract",
    }


def test_the_page_of_grounds_names_every_rule_of_sharing_and_no_other():
    """What an officer reads in order is what is asked: requests of other Acts' meetings have their own page."""
    page = (Path(__file__).parents[1] / "docs" / "grounds.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(sharing\.[a-z_]+|records\.[a-z_]+)`", page))
    elsewhere = {each.id for each in other_law.RULES}
    elsewhere |= {
        each for each in RULES if each.startswith("sharing.heard_in_") and each not in named
    }

    assert (
        named == {each for each in RULES if each.startswith(("sharing.", "records."))} - elsewhere
    )
