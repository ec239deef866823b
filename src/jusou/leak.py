"""Leaks (漏えい等): when they are reported to the Commission, and by when (個情法68条・26条)."""

import datetime as dt
from typing import Self

from jusou.acquisition import SpecialCare
from jusou.answer import Discretion, Duty, Outcome, When
from jusou.grounds import Regime
from jusou.law import (
    APPI_26,
    APPI_68,
    DV_23,
    PPC_RULES_7,
    PPC_RULES_8,
    PPC_RULES_43,
    PPC_RULES_44,
    PPC_RULES_45,
    PRACTICE_OFFICERS,
)
from jusou.rule import Finding, Kind, permitted, rule, untouched
from jusou.vocabulary import YesNo
from jusou.wording import Term, Text


class LeakLaw(Term):
    """What law there is on reporting a leak, for this agency on this day (漏えいの報告の定め)."""

    PUBLIC = "public", "行政機関等（個情法68条）", "public body, Art. 68"
    LOCAL_ORDINANCE = (
        "local_ordinance",
        "市町村の個人情報保護条例（2023-03-31まで）",
        "local ordinance, until 2023-03-31",
    )
    PRIVATE = "private", "個人情報取扱事業者（個情法26条）", "private handler, Art. 26"
    PRIVATE_BEFORE = (
        "private_before",
        "個人情報取扱事業者（26条の施行前、2022-03-31まで）",
        "private handler, before Art. 26",
    )
    INDIVIDUAL = "individual", "個人（いずれの規律もない）", "an individual, under neither"

    @classmethod
    def of(cls, regime: Regime, on: dt.date) -> Self:
        """That of a handler on a day (その日の定め)."""
        if regime is Regime.PRIVATE and APPI_26.on(on) is None:
            return cls("private_before")
        return cls(regime.value)


#: 規則43条の100人超（行政機関等）と、規則7条の1000人超（事業者）.
_COUNTED = {100: "over_100", 1000: "over_1000"}


class HowMany(Term):
    """How many people a leak concerns, as the Commission's rules count them (本人の数)."""

    FEW = "few", "100人以下", "up to 100"
    OVER_100 = "over_100", "101人から1000人まで", "101 to 1,000"
    OVER_1000 = "over_1000", "1001人以上", "more than 1,000"

    @classmethod
    def of(cls, people: int) -> Self:
        """Where a number stands (人数の区分): 100人超 for public bodies, 1000人超 for private ones."""
        over = [each for least, each in _COUNTED.items() if people > least]
        return cls(over[-1] if over else "few")


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
_PROMPTLY_PRIVATE = Duty(
    "report_leak_promptly",
    When.AFTER,
    Text(
        "個人情報保護委員会へ速やかに報告する（速報）。委託を受けた個人データなら、委託元に知らせればよい（26条1項ただし書）",
        "report to the Commission promptly, or, of entrusted data, tell whoever entrusted it",
    ),
    "notify",
)
_TELL = Duty(
    "tell_the_person_of_leak",
    When.AFTER,
    Text(
        "本人に、状況に応じて速やかに通知する（通知が難しく代わりの措置をとるとき、不開示情報を含むときを除く。68条2項）",
        "tell the person promptly, unless that is hard and something is done instead, or it holds "
        "what must not be disclosed (Art. 68(2))",
    ),
    "notify",
)
_TELL_PRIVATE = Duty(
    "tell_the_person_of_leak",
    When.AFTER,
    Text(
        "本人に、状況に応じて速やかに通知する（通知が難しく代わりの措置をとるときを除く。26条2項）",
        "tell the person promptly, unless that is hard and something is done instead (Art. 26(2))",
    ),
    "notify",
)
_ASK_THE_RULE = Duty(
    "ask_what_rule_there_was",
    When.AFTER,
    Text(
        "当時の条例や告示、所属の定めが報告・通知を求めていたかを確かめ、求めていれば行う",
        "find out whether the rules of the day asked for a report or notice, and if so make it",
    ),
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

#: Where no article that we hold asks for a report, it is said so, and what does ask is to be found.
_NO_LAW = {
    LeakLaw.LOCAL_ORDINANCE: Text(
        "漏えい等を記録します。この日は市町村の個人情報保護条例によります。"
        "条例は読み込んでいないので、報告・通知が要るかは決められません。",
        "The leak goes on record. On that day the municipality's ordinance applied; it has not been "
        "read, so whether it is to be reported cannot be told.",
    ),
    LeakLaw.PRIVATE_BEFORE: Text(
        "漏えい等を記録します。この日には、事業者に報告・通知を義務付ける個情法26条がまだありません。"
        "当時の告示や所属の定めによります。",
        "The leak goes on record. On that day Art. 26 was not yet there; other rules of the day apply.",
    ),
    LeakLaw.INDIVIDUAL: Text(
        "漏えい等を記録します。個人に報告の義務を定める条文はありません。所属の定めによります。",
        "The leak goes on record. No article binds an individual to report it; other rules may.",
    ),
}


@rule(
    "records.leak",
    kind=Kind.NOTE,
    says=Text(
        "要配慮個人情報を含む漏えい等は、人数によらず委員会に速やかに報告し、30日（不正の目的のおそれは60日）以内に確報を出し、本人に通知する。",
        "A leak of special-care information is reported promptly, in full within 30 days (60 where "
        "malice is feared), and told to the person, however few it concerns.",
    ),
    cites=(
        APPI_68,
        APPI_26,
        PPC_RULES_43,
        PPC_RULES_44,
        PPC_RULES_45,
        PPC_RULES_7,
        PPC_RULES_8,
        PRACTICE_OFFICERS,
    ),
    examples=(
        ((LeakLaw.PUBLIC, SpecialCare.YES, N, N, HowMany.FEW), Outcome.PERMITTED),
        ((LeakLaw.PRIVATE, SpecialCare.NO, YesNo.YES, N, HowMany.FEW), Outcome.PERMITTED),
        ((LeakLaw.LOCAL_ORDINANCE, SpecialCare.YES, N, N, HowMany.FEW), Outcome.PERMITTED),
    ),
)
def leak(
    leak_law: LeakLaw,
    special_care: SpecialCare,
    malice: YesNo,
    property_risk: YesNo,
    how_many: HowMany,
) -> Finding:
    """What does a leak bring with it (漏えい等の義務)?"""
    said = _NO_LAW.get(leak_law)
    if said is not None:
        return permitted(said.ja, said.en, _CONTAIN, _ASK_THE_RULE, cites=(PRACTICE_OFFICERS,))
    public = leak_law is LeakLaw.PUBLIC
    many = how_many is HowMany.OVER_1000 or (public and how_many is HowMany.OVER_100)
    cites = (
        (APPI_68, PPC_RULES_43, PPC_RULES_44, PPC_RULES_45)
        if public
        else (APPI_26, PPC_RULES_7, PPC_RULES_8)
    )
    if special_care is SpecialCare.NO and not many and YesNo.YES not in (malice, property_risk):
        return permitted(
            "漏えい等を記録します。委員会への報告を要する場合には当たりません。",
            "The leak goes on record; none of the cases in which it must be reported.",
            _CONTAIN,
            cites=cites,
        )
    return permitted(
        "漏えい等を記録します。個人情報保護委員会への報告と本人への通知が要ります。",
        "The leak goes on record; it is reported to the Commission and told to the person.",
        _CONTAIN,
        _PROMPTLY if public else _PROMPTLY_PRIVATE,
        _in_full(60 if malice is YesNo.YES else 30),
        _TELL if public else _TELL_PRIVATE,
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
