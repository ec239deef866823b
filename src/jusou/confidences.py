"""What was only heard in a meeting of another Act (ほかの法律の会議で聞いた情報): may it leave that meeting?

The like of what holds for a 支援会議, by each Act's own secrecy: one Act makes no exception for
just cause, and there none is asked about.
"""

from types import MappingProxyType

from jusou.answer import Discretion, Duty, Missing, Outcome, Remedy, When
from jusou.bars import Onward
from jusou.law import INTERPRETATION_PROVENANCE
from jusou.neighbours import NEIGHBOURS, Neighbour
from jusou.rule import Finding, Kind, Rule, forbidden, not_permitted, permitted, rule, undetermined
from jusou.vocabulary import Recorded, YesNo
from jusou.wording import Text

_NEED_TO_KNOW = Duty(
    "need_to_know",
    When.DURING,
    Text(
        "所属での対応に要る人だけに、要る分だけ伝える",
        "tell only those who need it, only what they need",
    ),
)
_REOFFER = Remedy(
    "reoffer_from_source",
    Text(
        "もともと持っている機関から出し直してもらうか、同意の項目に加えてください。",
        "have the agency that holds it offer it again, or add it to the consent",
    ),
    rank=15,
)
_ASK_THEM = Remedy(
    "ask_the_person_directly",
    Text(
        "会議に触れず、本人から直接聞いてください。",
        "ask the person directly, without the meeting",
    ),
    rank=20,
)


def _heard_in(law: Neighbour) -> Rule[[Onward, YesNo, Recorded]]:
    if law.secrecy is None:
        message = f"{law.basis}: no secrecy of its own"
        raise ValueError(message)
    name = law.basis.label
    unless = "同意など別の根拠か正当な理由" if law.just_cause else "同意など別の根拠"
    unless_en = "another ground or just cause" if law.just_cause else "another ground"

    @rule(
        f"sharing.heard_in_{law.basis.value}",
        kind=Kind.MUST,
        says=Text(
            f"{name.ja}だけで聞いたことは、{unless}がなければ、その会議の外へ出せない。",
            f"{name.en}: what was only heard there leaves it only on {unless_en}.",
        ),
        discretion=Discretion.AGENCIES,
        cites=(law.secrecy, INTERPRETATION_PROVENANCE),
        examples=(
            ((Onward.SAME_BODY, YesNo.NO, Recorded.NOT_RECORDED), Outcome.PERMITTED),
            ((Onward.ELSEWHERE, YesNo.NO, Recorded.NO), Outcome.FORBIDDEN),
        ),
    )
    def heard_in(onward: Onward, other_ground: YesNo, just_cause: Recorded) -> Finding:
        """Was it only heard in this meeting, and may it leave (会議で聞いた情報の持出し)?"""
        if onward is Onward.SAME_BODY:
            return permitted("同じ会議の中で使います。", "It stays in the same meeting.")
        if just_cause is Recorded.YES and law.just_cause:
            return permitted(
                f"{name.ja}で聞いたことですが、外に出す正当な理由が記録されています。",
                f"Heard there; just cause for passing it on is on record: {name.en}.",
            )
        if onward is Onward.THE_HOUSEHOLD:
            return not_permitted(
                f"{name.ja}で聞いたことを本人・家族に伝えると、会議や通告のあったことが分かるおそれがあります。",
                f"Telling the household may reveal the meeting or a report: {name.en}.",
                _ASK_THEM,
            )
        if other_ground is YesNo.YES:
            return permitted(
                f"{name.ja}で聞いたことですが、同意など別の根拠があります。",
                f"Heard there, and there is another ground: {name.en}.",
            )
        if onward is Onward.OWN_AGENCY:
            return permitted(
                "所属への復命です。", "A report back to one's own agency.", _NEED_TO_KNOW
            )
        if just_cause is Recorded.YES:
            return forbidden(
                f"正当な理由の記録がありますが、{name.ja}の法律に、その例外の定めはありません（罰則あり）。",
                f"Just cause is on record, but its Act makes no exception for it: {name.en}.",
                _REOFFER,
            )
        if just_cause is Recorded.NO or not law.just_cause:
            return forbidden(
                f"{name.ja}で聞いたことを、{unless}なく外に出すことはできません（罰則あり）。",
                f"What was heard there may not be let out without {unless_en}, under penalty: "
                f"{name.en}.",
                _REOFFER,
            )
        return undetermined(
            f"{name.ja}で聞いたことを外に出す正当な理由が記録されていません。",
            f"No just cause is on record for letting out what was heard there: {name.en}.",
            Missing(
                "just_cause",
                Text(
                    f"{name.ja}で聞いたことを、ここで出す正当な理由がありますか（誰が・なぜ判断しましたか）。",
                    f"is there just cause to pass on what was heard there ({name.en}); "
                    "who judged so, and why?",
                ),
            ),
            remedies=(_REOFFER,),
        )

    return heard_in


HEARD_IN = MappingProxyType(
    {basis: _heard_in(law) for basis, law in NEIGHBOURS.items() if law.secrecy is not None}
)
RULES: tuple[Rule[...], ...] = tuple(HEARD_IN.values())
