"""Leaks (漏えい等): when they are reported to the Commission, and by when (個情法68条・26条)."""

from jusou.acquisition import SpecialCare
from jusou.answer import Discretion, Duty, Outcome, When
from jusou.grounds import Regime
from jusou.law import (
    APPI_26,
    APPI_68,
    DV_23,
    PPC_RULES_43,
    PPC_RULES_44,
    PPC_RULES_45,
    PRACTICE_OFFICERS,
)
from jusou.rule import Finding, Kind, permitted, rule, untouched
from jusou.vocabulary import YesNo
from jusou.wording import Text

#: 100人を超える: the least number of people for which number alone asks for a report.
REPORTED_FROM = 101

_CONTAIN = Duty(
    "contain_leak",
    When.DURING,
    Text("広がりを止め、何が誰に漏れたかを確かめて記録する", "stop it, find out what reached whom"),
)
_WARN_FIRST = Duty(
    "warn_the_concealed",
    When.BEFORE,
    Text(
        "秘匿されている人の安全を先に確保する（相手方に知れたおそれを、本人と支援者にすぐ伝える）",
        "see first to the safety of whoever is concealed, and tell them and their helpers at once",
    ),
    "notify",
)
_PROMPTLY = Duty(
    "report_leak_promptly",
    When.AFTER,
    Text("個人情報保護委員会へ速やかに報告する（速報）", "report to the Commission promptly"),
    "notify",
)
_TELL = Duty(
    "tell_the_person_of_leak",
    When.AFTER,
    Text("本人に、状況に応じて速やかに通知する", "tell the person promptly"),
    "notify",
)


def _in_full(days: int) -> Duty:
    return Duty(
        "report_leak_in_full",
        When.AFTER,
        Text(
            f"知った日から{days}日以内に、個人情報保護委員会へ確報を出す",
            f"report in full within {days} days of learning of it",
        ),
        "notify",
    )


N = YesNo.NO


@rule(
    "records.leak",
    kind=Kind.NOTE,
    says=Text(
        "要配慮個人情報を含む漏えい等は、人数によらず委員会に速やかに報告し、30日（不正の目的のおそれは60日）以内に確報を出し、本人に通知する。",
        "A leak of special-care information is reported promptly, in full within 30 days (60 where "
        "malice is feared), and told to the person, however few it concerns.",
    ),
    cites=(APPI_68, APPI_26, PPC_RULES_43, PPC_RULES_44, PPC_RULES_45),
    examples=(
        ((Regime.PUBLIC, SpecialCare.YES, N, N, N), Outcome.PERMITTED),
        ((Regime.PRIVATE, SpecialCare.NO, YesNo.YES, N, N), Outcome.PERMITTED),
    ),
)
def leak(
    regime: Regime,
    special_care: SpecialCare,
    malice: YesNo,
    property_risk: YesNo,
    over_hundred: YesNo,
) -> Finding:
    """What does a leak bring with it (漏えい等の義務)?"""
    reported = special_care is not SpecialCare.NO or YesNo.YES in (
        malice,
        property_risk,
        over_hundred,
    )
    cites = {
        Regime.PUBLIC: (APPI_68, PPC_RULES_43, PPC_RULES_44, PPC_RULES_45),
        Regime.PRIVATE: (APPI_26,),
    }.get(regime, ())
    if regime not in (Regime.PUBLIC, Regime.PRIVATE):
        return permitted(
            "漏えい等を記録します。報告の義務は、条例など当時の定めか、所属の定めによります。",
            "The leak goes on record; whether it is reported follows other rules.",
            _CONTAIN,
            cites=cites,
        )
    if not reported:
        return permitted(
            "漏えい等を記録します。委員会への報告を要する場合には当たりません。",
            "The leak goes on record; none of the cases in which it must be reported.",
            _CONTAIN,
            cites=cites,
        )
    full = _in_full(60 if malice is YesNo.YES else 30)
    return permitted(
        "漏えい等を記録します。個人情報保護委員会への報告と本人への通知が要ります。",
        "The leak goes on record; it is reported to the Commission and told to the person.",
        _CONTAIN,
        _PROMPTLY,
        full,
        _TELL,
        cites=cites,
    )


@rule(
    "records.leak_of_concealed",
    kind=Kind.NOTE,
    says=Text(
        "秘匿されている人の情報が漏れたときは、報告より先に、その人の安全を確保する。",
        "Where what leaked concerns someone concealed, their safety comes before every report.",
    ),
    discretion=Discretion.MUNICIPALITY,
    cites=(DV_23, PRACTICE_OFFICERS),
    examples=(((YesNo.YES,), Outcome.PERMITTED), ((N,), Outcome.PERMITTED)),
)
def leak_of_concealed(touches_concealed: YesNo) -> Finding:
    """Does it endanger someone who is concealed (秘匿されている人の危険か)?"""
    if touches_concealed is YesNo.NO:
        return untouched("秘匿に触れません。", "Nothing concealed is touched.")
    return permitted(
        "秘匿されている人の情報が漏れました。まず安全を確保します。",
        "What leaked concerns someone concealed: first their safety.",
        _WARN_FIRST,
    )


RULES = (leak, leak_of_concealed)
