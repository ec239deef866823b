"""Requests for disclosure (開示請求): what is told to the person, and what must not be (個情法76条・78条・81条)."""

from jusou.answer import Discretion, Duty, Missing, Outcome, Remedy, When
from jusou.grounds import Regime, left_to_the_ordinance
from jusou.law import (
    APPI_33,
    APPI_76,
    APPI_78,
    APPI_80,
    APPI_81,
    APPI_82,
    APPI_83,
    PRACTICE_OFFICERS,
)
from jusou.rule import Finding, Kind, not_permitted, permitted, rule, undetermined
from jusou.vocabulary import DisclosureResult, YesNo
from jusou.wording import Term, Text

R = DisclosureResult


class Requester(Term):
    """Who asks for disclosure (開示を請求する人)."""

    PERSON = "person", "本人", "the person"
    REPRESENTATIVE = "representative", "代理人", "a representative"
    UNSURE = "unsure", "代理権の確かめられない人", "someone whose authority is not established"
    OTHER_SIDE = (
        "other_side",
        "秘匿の相手方・加害者とされる人",
        "one from whom the person is concealed",
    )


_SAY_NOTHING = Remedy(
    "refuse_without_saying",
    Text(
        "有るとも無いとも答えずに拒んでください（81条）。窓口でも電話でも、いるかいないかを言わないでください。",
        "refuse without saying whether it exists, at the counter and on the telephone alike",
    ),
    rank=1,
)


_TELL = Duty(
    "tell_the_decision",
    When.AFTER,
    Text(
        "請求から30日以内に決定し、書面で請求者に知らせる（82条・83条。住所が秘匿されていれば、送り先を本人に確かめる）",
        "decide within 30 days of the request and tell the requester in writing; ask where to, if "
        "the address is concealed",
    ),
    "notify",
)
_TELL_PRIVATE = Duty(
    "tell_the_decision",
    When.AFTER,
    Text(
        "遅滞なく開示し、開示しないときもそのことを知らせる（33条。住所が秘匿されていれば、送り先を本人に確かめる）",
        "disclose without delay, and tell them, too, where it is not disclosed; ask where to, if "
        "the address is concealed",
    ),
    "notify",
)
#: What each answer rests on, by whoever holds the records (規律ごとの条文).
_CITED = {
    Regime.PUBLIC: (APPI_76, APPI_78, APPI_81, APPI_82, APPI_83),
    Regime.LOCAL_ORDINANCE: (PRACTICE_OFFICERS,),
    Regime.PRIVATE: (APPI_33,),
    Regime.INDIVIDUAL: (PRACTICE_OFFICERS,),
}
_PROTECTING = {Regime.PUBLIC: (APPI_78, APPI_80, APPI_81), Regime.PRIVATE: (APPI_33,)}


@rule(
    "records.disclosure",
    kind=Kind.MUST,
    says=Text(
        "開示は本人かその代理人に、不開示情報を除いて行う。有無を答えるだけで害があるときは、存否を明らかにせず拒む。"
        "決定は30日以内に書面で知らせる。事業者は遅滞なく開示する。",
        "What is held is disclosed to the person or a representative, save what must not be; where "
        "to say whether it exists would do harm, it is refused without saying. A public body tells "
        "its decision in writing within 30 days; a private agency discloses without delay.",
    ),
    discretion=Discretion.MUNICIPALITY,
    cites=(
        APPI_76,
        APPI_78,
        APPI_80,
        APPI_81,
        APPI_82,
        APPI_83,
        APPI_33,
        PRACTICE_OFFICERS,
    ),
    examples=(
        ((Regime.PUBLIC, Requester.PERSON, R.DISCLOSE, YesNo.NO, YesNo.NO), Outcome.PERMITTED),
        (
            (Regime.PUBLIC, Requester.OTHER_SIDE, R.DISCLOSE, YesNo.NO, YesNo.NO),
            Outcome.NOT_PERMITTED,
        ),
        (
            (Regime.PUBLIC, Requester.OTHER_SIDE, R.SAY_NOTHING, YesNo.NO, YesNo.YES),
            Outcome.PERMITTED,
        ),
        ((Regime.PUBLIC, Requester.UNSURE, R.DISCLOSE, YesNo.NO, YesNo.NO), Outcome.UNDETERMINED),
        ((Regime.PUBLIC, Requester.PERSON, R.REFUSE, YesNo.NO, YesNo.NO), Outcome.NOT_PERMITTED),
        (
            (Regime.LOCAL_ORDINANCE, Requester.PERSON, R.DISCLOSE, YesNo.NO, YesNo.NO),
            Outcome.UNDETERMINED,
        ),
    ),
)
def answering(
    regime: Regime,
    requester: Requester,
    result: DisclosureResult,
    protected: YesNo,
    reasons_stated: YesNo,
) -> Finding:
    """May a request for disclosure be answered so (開示請求への決定)?"""
    cites = _CITED[regime]
    tells = result in (R.DISCLOSE, R.IN_PART)
    if requester is Requester.OTHER_SIDE and result is not R.SAY_NOTHING:
        return not_permitted(
            "本人を秘匿している相手からの請求です。不開示と答えるだけでも、いることが分かります。",
            "Asked by one from whom the person is concealed: even a refusal would tell.",
            _SAY_NOTHING,
            cites=_PROTECTING.get(regime, (PRACTICE_OFFICERS,)),
        )
    if tells and protected is YesNo.YES:
        return not_permitted(
            "通報者、秘匿、ほかの人の情報、支援会議で聞いたことのいずれかが含まれています。",
            "It holds what must not be disclosed: a reporter, a concealment, another person, or what "
            "a 支援会議 heard.",
            Remedy(
                "disclose_without_it",
                Text(
                    "その部分を除いて部分開示とするか、有無を答えるだけで害があれば存否を答えずに拒んでください。",
                    "leave that out, or refuse without saying whether it exists",
                ),
                rank=5,
            ),
            cites=_PROTECTING.get(regime, (PRACTICE_OFFICERS,)),
        )
    if regime is Regime.LOCAL_ORDINANCE:
        return left_to_the_ordinance(
            Text(
                "当時の個人情報保護条例は、この請求にどう答えると定めていましたか。",
                "how did the ordinance of the day have such a request answered?",
            ),
            cites=cites,
        )
    if regime is Regime.INDIVIDUAL:
        return not_permitted(
            "開示の請求に答えるのは、行政機関等か事業者です。",
            "It is for a public body or a private handler to answer a request for disclosure.",
            Remedy(
                "pass_to_the_holder",
                Text(
                    "記録を持っている市町村などに、請求を取り次いでください。",
                    "pass the request on to whoever holds the records",
                ),
                rank=30,
            ),
            cites=cites,
        )
    if tells and requester is Requester.UNSURE:
        return undetermined(
            "請求した人の代理権が確かめられていません。",
            "Whether the requester may speak for the person is not established.",
            Missing(
                "requester",
                Text(
                    "請求した人は本人の法定代理人か任意代理人ですか。利益の対立はありませんか。",
                    "do they represent the person, and is there no conflict of interests?",
                ),
            ),
            cites=cites,
        )
    if result is not R.DISCLOSE and reasons_stated is YesNo.NO:
        return not_permitted(
            "開示しない理由（行政機関等は78条、事業者は33条2項の事由）が書かれていません。",
            "No reason of Art. 78, or Art. 33(2) for a private agency, is stated for not disclosing.",
            Remedy(
                "state_reasons",
                Text(
                    "どの不開示事由に当たるかを書いてください。",
                    "state which of its reasons applies",
                ),
                rank=10,
            ),
            cites=cites,
        )
    return permitted(
        "開示請求への決定です。",
        "A decision on a request for disclosure.",
        _TELL_PRIVATE if regime is Regime.PRIVATE else _TELL,
        cites=cites,
    )


RULES = (answering,)
