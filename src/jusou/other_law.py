"""What a meeting of another Act may take (ほかの法律の会議の規則): asked by that Act's own text.

Each of the twelve has rules of its own, made of its entry in `jusou.neighbours`: who may
constitute it, whom it is for, what it is for, and what may be told there because it asks. Where
its text says nothing, the answer stays open.
"""

from types import MappingProxyType

from jusou.answer import Discretion, Duty, Missing, Outcome, Remedy, When
from jusou.law import (
    APPI_27_1_1,
    APPI_69_1,
    CARE_9,
    INTERPRETATION_MEETING,
    NEEDY_QA,
    Standing,
)
from jusou.neighbours import NEIGHBOURS, Neighbour, Verb
from jusou.rule import (
    Finding,
    Kind,
    Rule,
    forbidden,
    not_claimed,
    not_permitted,
    permitted,
    rule,
    undetermined,
)
from jusou.vocabulary import (
    Basis,
    ConsentState,
    Organiser,
    Purpose,
    Recorded,
    Stated,
    YesNo,
)
from jusou.wording import Text

_OPEN_ORGANISERS = (Organiser.NOT_STATED, Organiser.NOT_SEEN)


def _host_rule(law: Neighbour) -> Rule[[Organiser, YesNo]]:
    name = law.basis.label

    @rule(
        f"meeting.host_{law.basis.value}",
        kind=Kind.MUST,
        says=Text(
            f"{name.ja}を組織するのは、{law.host.ja}である。",
            f"{name.en}: constituted by {law.host.en}.",
        ),
        cites=(law.constituted,),
        examples=(((Organiser.MUNICIPALITY, YesNo.YES), Outcome.PERMITTED),),
    )
    def host(organiser: Organiser, in_force: YesNo) -> Finding:
        """Is it constituted by whoever its text says, and is there such a text (組織する者)?"""
        if in_force is YesNo.NO:
            return not_permitted(
                f"この日には、{name.ja}の定めがありません。",
                f"On that day there is no such meeting: {name.en}.",
            )
        if organiser in law.hosts:
            return permitted(
                f"組織できる者（{law.host.ja}）が組織しています。",
                f"It is constituted as it may be: by {law.host.en}.",
            )
        if organiser is Organiser.COORDINATOR:
            return forbidden(
                f"この会議を組織できるのは、{law.host.ja}です。",
                f"Only {law.host.en} can constitute it.",
                Remedy(
                    "lawful_host",
                    Text(
                        f"{law.host.ja}が組織してください。",
                        f"let {law.host.en} constitute it",
                    ),
                    rank=10,
                ),
            )
        unknown = organiser in _OPEN_ORGANISERS
        return undetermined(
            "誰がこの会議を組織しているかの記録がありません。"
            if unknown
            else f"組織する者が{law.host.ja}に当たるかの記録がありません。",
            f"Whether {law.host.en} constituted it is not recorded.",
            Missing(
                "organiser",
                Text(
                    f"この会議は、{law.host.ja}が組織したものですか。",
                    f"was it constituted by {law.host.en}?",
                ),
            ),
        )

    return host


def _subject_rule(law: Neighbour) -> Rule[[Recorded]]:
    cites = (
        (law.constituted, CARE_9) if law.basis is Basis.CHIIKI_CARE_KAIGI else (law.constituted,)
    )

    @rule(
        f"meeting.subject_{law.basis.value}",
        kind=Kind.MUST,
        says=Text(
            f"{law.basis.label.ja}が扱うのは、{law.of_whom.ja}のことである。",
            f"{law.basis.label.en}: it is for {law.of_whom.en}.",
        ),
        cites=cites,
        examples=(
            ((Recorded.YES,), Outcome.PERMITTED),
            ((Recorded.NO,), Outcome.NOT_PERMITTED),
            ((Recorded.NOT_RECORDED,), Outcome.UNDETERMINED),
        ),
    )
    def subject(subject: Recorded) -> Finding:
        """Is anyone concerned of those it is for (対象)?"""
        if subject is Recorded.YES:
            return permitted(
                f"この会議の対象（{law.of_whom.ja}）のことです。", f"It is for {law.of_whom.en}."
            )
        if subject is Recorded.NO:
            return not_permitted(
                f"この会議の対象（{law.of_whom.ja}）のことではありません。",
                f"It is not about {law.of_whom.en}.",
            )
        return undetermined(
            f"この会議の対象（{law.of_whom.ja}）に当たるかの記録がありません。",
            f"Whether anyone is of those it is for ({law.of_whom.en}) is not recorded.",
            Missing(
                law.subject.value if law.subject else "subject",
                Text(
                    f"この人は、{law.of_whom.ja}に当たりますか（誰が・いつ・なぜそう判断しましたか）。",
                    f"is this person one of: {law.of_whom.en}; who judged so, when and why?",
                ),
            ),
        )

    return subject


def _purpose_rule(law: Neighbour) -> Rule[[Purpose, YesNo]]:
    verbs = [verb for verb in Verb if verb in law.verbs]
    does = Text(
        "と".join(verb.label.ja for verb in verbs), " and ".join(verb.label.en for verb in verbs)
    )

    @rule(
        f"meeting.purpose_{law.basis.value}",
        kind=Kind.MUST,
        says=Text(
            f"{law.basis.label.ja}がするのは、{does.ja}である。",
            f"{law.basis.label.en}: it is for {does.en}.",
        ),
        cites=(law.constituted, INTERPRETATION_MEETING),
        standing=Standing.INTERPRETATION,
        examples=(((Purpose.SERVICE, YesNo.NO), Outcome.NOT_PERMITTED),),
    )
    def purpose(purpose: Purpose, own_rules: YesNo) -> Finding:
        """Is it for what its text gives it to do (目的)?"""
        carries = law.carries(purpose)
        if carries is Recorded.YES:
            return permitted(f"この会議の事務（{does.ja}）に当たります。", f"It is {does.en}.")
        if own_rules is YesNo.YES and purpose not in (
            Purpose.SERVICE,
            Purpose.PLAN_DELIBERATION,
            Purpose.PLAN_SHARING,
        ):
            return permitted(
                "この会議の要綱が所掌としています。", "This body's own rules give it this."
            )
        if purpose is Purpose.SERVICE:
            return not_permitted(
                "支援の実施そのものは、会議の議題ではありません。",
                "Delivery itself is no agenda item.",
            )
        if carries is Recorded.NO:
            return not_permitted(
                f"この会議の事務は{does.ja}で、一人のプランの協議や評価は含みません。",
                f"It is for {does.en}, and not for one person's plan.",
                Remedy(
                    "take_to_content_meeting",
                    Text(
                        "重層的支援会議か、支援の内容を協議する会議（要対協など）で扱ってください。",
                        "use the 重層的支援会議, or a meeting that agrees on support",
                    ),
                    rank=30,
                ),
            )
        return undetermined(
            f"この会議の事務（{does.ja}）にこの目的が含まれるかを、法律は述べていません。",
            f"Its text ({does.en}) does not say whether this is included.",
            Missing(
                "own_rules",
                Text(
                    "この会議の要綱は、この目的を所掌としていますか。",
                    "do this body's own rules give it this purpose?",
                ),
            ),
        )

    return purpose


_NOTHING_SAID = Missing(
    "asked",
    Text(
        "提供する機関と聞く機関は、どちらもこの会議の構成員ですか。",
        "are both the one who tells and the one who hears members of this meeting?",
    ),
)


def _ground(law: Neighbour) -> Rule[[Recorded, Recorded, Recorded, Recorded]]:
    if law.request is None:
        message = f"{law.basis}: nothing lets it ask"
        raise ValueError(message)
    name = law.basis.label
    concerned_missing = Missing(
        law.subject.value if law.subject else "concerned",
        Text(
            f"この人は、{law.of_whom.ja}に当たりますか（誰が・いつ・なぜそう判断しましたか）。",
            f"is this person one of: {law.of_whom.en}; who judged so, when and why?",
        ),
    )

    @rule(
        f"sharing.{law.basis.value}",
        kind=Kind.GROUND,
        says=Text(
            f"{name.ja}が、必要があると認めて{law.asks.label.ja}に求めた{law.about.label.ja}は、"
            "その会議の中では同意がなくても交換できる。",
            f"{name.en}: what it finds necessary and asks of {law.asks.label.en} may be exchanged "
            "in it without consent.",
        ),
        discretion=Discretion.AGENCIES,
        cites=(law.request, law.constituted, APPI_69_1, APPI_27_1_1),
        examples=(
            ((Recorded.YES, Recorded.YES, Recorded.YES, Recorded.YES), Outcome.PERMITTED),
            ((Recorded.YES, Recorded.YES, Recorded.YES, Recorded.NO), Outcome.NOT_PERMITTED),
            (
                (Recorded.YES, Recorded.YES, Recorded.YES, Recorded.NOT_RECORDED),
                Outcome.UNDETERMINED,
            ),
        ),
    )
    def ground(
        asked: Recorded, purpose_carried: Recorded, concerned: Recorded, necessity: Recorded
    ) -> Finding:
        """Does this meeting's Act let it ask for this (会議の求め)?"""
        if asked is Recorded.NO:
            return not_claimed(
                f"この会議が求められる相手（{law.asks.label.ja}）の間の交換ではありません。",
                f"It does not pass between those it may ask: {law.asks.label.en}.",
            )
        if purpose_carried is Recorded.NO:
            return not_permitted(
                "この会議の事務のための交換ではありません。", "Not for what the meeting is for."
            )
        if concerned is Recorded.NO:
            return not_permitted(
                f"この会議が求められるのは{law.about.label.ja}で、この人の情報は当たりません。",
                f"It may ask of {law.about.label.en}; this is of another.",
            )
        if necessity is Recorded.NO:
            return not_permitted(
                "この会議として必要がないと判断されています。",
                "The meeting has found it unnecessary.",
            )
        missing: list[Missing] = []
        if asked is Recorded.NOT_RECORDED:
            missing.append(_NOTHING_SAID)
        if purpose_carried is Recorded.NOT_RECORDED:
            missing.append(
                Missing(
                    "purpose_carried",
                    Text(
                        "この目的は、この会議の法律の定める事務に含まれますか。",
                        "is this purpose part of what the Act gives this meeting to do?",
                    ),
                )
            )
        if concerned is Recorded.NOT_RECORDED:
            missing.append(concerned_missing)
        if necessity is Recorded.NOT_RECORDED:
            missing.append(
                Missing(
                    "necessity",
                    Text(
                        f"{name.ja}として、この情報が必要だと認めますか（誰が・いつ・なぜ）。",
                        f"does this meeting ({name.en}) find it necessary; who, when, why?",
                    ),
                )
            )
        if missing:
            return undetermined(
                f"{name.ja}の求めの要件のうち、記録されていないものがあります。",
                f"Some conditions of a request by this meeting are not recorded: {name.en}.",
                *missing,
            )
        return permitted(
            f"{name.ja}の求めに応じる情報の交換です。同意がなくてもできます。",
            f"An exchange at the request of this meeting; consent is not needed: {name.en}.",
            Duty(
                "keep_other_meeting_secret",
                When.AFTER,
                Text(
                    "会議で知ったことを外に出さない（罰則あり）",
                    "keep what was learnt there secret, under penalty",
                ),
            ),
        )

    return ground


@rule(
    "meeting.individual_kyojuu",
    kind=Kind.MUST,
    says=Text(
        "居住支援協議会は入居の促進に必要な措置を協議し、個別の人の情報を求める定めも守秘もない。",
        "The housing council confers on measures; nothing lets it ask about a single person.",
    ),
    cites=(NEIGHBOURS[Basis.KYOJUU_KYOUGIKAI].constituted,),
    examples=(
        ((Stated.YES,), Outcome.PERMITTED),
        ((Stated.NO,), Outcome.NOT_PERMITTED),
        ((Stated.NOT_STATED,), Outcome.UNDETERMINED),
    ),
)
def individual_kyojuu(individual: Stated) -> Finding:
    """Do its own rules let a housing council take individual cases (居住支援協議会の個別ケース)?"""
    if individual is Stated.YES:
        return permitted(
            "この会議の決まりは個別のケースを扱うとしています。情報ごとに同意などの根拠が要ります。",
            "Its rules let it take individual cases; each piece of information needs its ground.",
        )
    if individual is Stated.NO:
        return not_permitted(
            "この会議は個別のケースを扱いません。", "It does not take individual cases."
        )
    return undetermined(
        "法律は、この会議が個別のケースを扱うことを定めていません。会議の決まりも確かめられません。",
        "Its Act says nothing of individual cases, and its own rules are not known.",
        Missing(
            "individual",
            Text(
                "この会議の要綱は、個別のケースを扱うとしていますか。",
                "do its rules let it take individual cases?",
            ),
        ),
    )


@rule(
    "meeting.consent_shien_chousei",
    kind=Kind.MUST,
    says=Text(
        "困窮の支援調整会議にかける人からは、重層的支援会議と同じく、議題を含む本人の同意を得ておく。",
        "Whoever is brought before the needy's coordination meeting must have consented.",
    ),
    cites=(NEEDY_QA, INTERPRETATION_MEETING),
    standing=Standing.INTERPRETATION,
    examples=(
        ((ConsentState.GIVEN,), Outcome.PERMITTED),
        ((ConsentState.REFUSED,), Outcome.NOT_PERMITTED),
        ((ConsentState.UNCLEAR,), Outcome.UNDETERMINED),
    ),
)
def consent_shien_chousei(consent: ConsentState) -> Finding:
    """Has the person whose matter it is consented (支援調整会議と本人の同意)?"""
    if consent is ConsentState.GIVEN:
        return permitted(
            "本人の同意がこの議題を含みます。", "The person's consent covers the item."
        )
    if consent is ConsentState.UNCLEAR:
        return undetermined(
            "同意の範囲の記録がなく、この議題を含むか分かりません。",
            "How far the consent reaches is not recorded.",
            Missing(
                "explained_scope",
                Text(
                    "同意書の取扱規程か説明の記録に、この会議の構成員の名がありますか。",
                    "does the record name these recipients?",
                ),
            ),
        )
    return not_permitted(
        "この議題を含む本人の同意がありません。",
        "The person's consent does not cover this item.",
        Remedy(
            "take_to_shien_kaigi",
            Text(
                "同意を得るまでは、支援会議で扱ってください。",
                "until there is consent, use a 支援会議",
            ),
            rank=20,
        ),
    )


#: No Act says who holds the needy's coordination meeting, so nothing asks it.
HOST = MappingProxyType(
    {
        basis: _host_rule(law)
        for basis, law in NEIGHBOURS.items()
        if law.hosts != frozenset(Organiser)
    }
)
SUBJECT = MappingProxyType(
    {basis: _subject_rule(law) for basis, law in NEIGHBOURS.items() if law.subject is not None}
)
PURPOSE = MappingProxyType({basis: _purpose_rule(law) for basis, law in NEIGHBOURS.items()})
GROUND = MappingProxyType(
    {basis: _ground(law) for basis, law in NEIGHBOURS.items() if law.request is not None}
)

RULES: tuple[Rule[...], ...] = (
    *HOST.values(),
    *SUBJECT.values(),
    *PURPOSE.values(),
    individual_kyojuu,
    consent_shien_chousei,
    *GROUND.values(),
)
