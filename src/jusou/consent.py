"""Consent to the sharing of information (情報共有の同意): each person's own, and nobody else's.

A consent says whose data, of which categories, to whom, for which purposes, until when, and who
gave it in what right. What holds on a day is read from the statements made, the latest first.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import attrs

from jusou.agency import Party
from jusou.answer import Missing, Outcome, Remedy
from jusou.errors import Problem
from jusou.law import (
    APPI_27_1,
    APPI_69_2_1,
    INTERPRETATION_CONSENT,
    PPC_QA_1_60,
)
from jusou.rule import (
    Finding,
    Kind,
    not_permitted,
    permitted,
    rule,
    undetermined,
)
from jusou.shape import (
    AgencyId,
    BodyId,
    ConsentId,
    PersonId,
    entity,
)
from jusou.term import runs
from jusou.vocabulary import (
    Capacity,
    Category,
    ConsentState,
    ObtainedBy,
    Purpose,
    WhyUnobtainable,
)
from jusou.wording import Term, Text

Day = dt.date


#: The agencies that sit in a body on a day, each in its capacity (会議体のその日の構成員).
Members: TypeAlias = Callable[[str, Day], frozenset[Party]]


@entity
class BlanketForm:
    """A form that says 「必要な関係機関」 without naming them (包括的な書式).

    It means those whom the 取扱規程, or the explanation on record, names. *named* of ``None``
    says that neither is recorded: then nobody can tell how far it reaches.
    """

    named: frozenset[AgencyId] | None = None
    source: str | None = None

    def problems(self) -> Iterator[Problem]:
        if self.named is not None and self.source is None:
            yield Problem(
                "source",
                "empty",
                Text(
                    "名を挙げている規程か説明の記録を書いてください。",
                    "which regulation or record names them?",
                ),
            )


@entity
class Scope:
    """How far an assent reaches (同意の範囲): categories × recipients × purposes.

    Where it names *capacities*, an agency hears in those alone (受託者としての社協にだけ).
    """

    categories: frozenset[Category]
    purposes: frozenset[Purpose]
    agencies: frozenset[AgencyId] = frozenset()
    bodies: frozenset[BodyId] = frozenset()
    people: frozenset[PersonId] = frozenset()
    blanket: BlanketForm | None = None
    capacities: frozenset[Capacity] = frozenset()

    def problems(self) -> Iterator[Problem]:
        for name in ("categories", "purposes"):
            if not getattr(self, name):
                yield Problem(name, "empty", Text("1つ以上書いてください。", "at least one"))
        if not (self.agencies or self.bodies or self.people or self.blanket):
            yield Problem("agencies", "empty", Text("誰への提供かを書いてください。", "to whom?"))


@entity
class Consent:
    """One person's consent to the sharing of information (情報共有の同意).

    *given_by* of ``None`` means the person; otherwise whoever spoke for them. *excluded* names
    recipients the person ruled out (除外指定). No *until* is the normal case.
    """

    id: ConsentId
    person: PersonId
    scope: Scope
    obtained_by: ObtainedBy
    excluded: frozenset[AgencyId] = frozenset()
    until: Day | None = None
    given_by: PersonId | None = None
    explained_by: AgencyId | None = None
    explained_version: str | None = None


class Said(Term):
    """What a statement about consent says (同意に関する陳述)."""

    GIVEN = "given", "同意", "given"
    REFUSED = "refused", "不同意", "refused"
    WITHDRAWN = "withdrawn", "撤回", "withdrawn"
    ASKED = "asked", "説明・依頼", "asked"
    UNOBTAINABLE = "unobtainable", "取得困難", "unobtainable"


@attrs.frozen
class Statement:
    """What was said about consent on a day (同意の陳述).

    A scope of ``None`` is everything: a blanket refusal covers all. *recipients* of ``None``
    with a scope means a blanket form whose reach nobody recorded.
    """

    said: Said
    since: Day
    record: str
    scope: Scope | None = None
    recipients: frozenset[str] | None = frozenset()
    excluded: frozenset[str] = frozenset()
    until: Day | None = None
    doubtful: bool = False
    consent: str | None = None
    why: WhyUnobtainable | None = None

    def reaches(
        self,
        category: Category,
        receiver: str,
        capacity: Capacity | None,
        purpose: Purpose,
        members: Members,
        before: Iterable["Statement"] = (),
    ) -> bool:
        """Whether its scope contains this use; a body means its members on that day (範囲に含むか).

        The receiver is an agency in a capacity, or a person; a capacity of ``None`` asks whatever
        it is. A refusal or a withdrawal also reaches whoever sat there when a consent
        *before* it named the body.
        """
        scope = self.scope
        if scope is None:
            return True
        if category not in scope.categories or purpose not in scope.purposes:
            return False
        return self.heard_as(capacity) and (
            self.recipients is None
            or receiver in self.recipients
            or any(self._sits(receiver, body, members, capacity, before) for body in scope.bodies)
        )

    def heard_as(self, capacity: Capacity | None) -> bool:
        """Whether it is for agencies in this capacity, or names none (立場の範囲に含むか)."""
        named = self.scope.capacities if self.scope is not None else frozenset[Capacity]()
        return not named or capacity is None or capacity in named

    def _sits(
        self,
        receiver: str,
        body: str,
        members: Members,
        capacity: Capacity | None,
        before: Iterable["Statement"],
    ) -> bool:
        if self.said not in (Said.REFUSED, Said.WITHDRAWN):
            # A seat in its official duty, which is what a list says of anyone, names no capacity.
            return any(
                each.agency == receiver
                and (capacity is None or each.capacity in (Capacity.OFFICIAL, capacity))
                for each in members(body, self.since)
            )
        named = (
            each.since
            for each in before
            if each.said is Said.GIVEN and each.scope is not None and body in each.scope.bodies
        )
        return any(
            each.agency == receiver for day in (self.since, *named) for each in members(body, day)
        )

    def addressed_to(self, named: frozenset[str]) -> "Statement":
        """As it reads with those whom the form names, if it is a blanket form (同意書の宛先による読み方)."""
        if self.recipients is None and self.said is Said.GIVEN:
            return attrs.evolve(self, recipients=named)
        return self

    def rules_out(self, category: Category, receiver: str, purpose: Purpose) -> bool:
        """Whether a consent names this receiver as one who must not be told (除外指定)."""
        scope = self.scope
        return receiver in self.excluded and (
            scope is None or (category in scope.categories and purpose in scope.purposes)
        )


def _heard_by(receiver: Party | str) -> tuple[str, Capacity | None]:
    if isinstance(receiver, str):
        return receiver, None
    return receiver.agency, receiver.capacity


#: The states of consent, the weakest first (弱い順の同意の状態).
WORST_CONSENT_FIRST = (
    ConsentState.REFUSED,
    ConsentState.WITHDRAWN,
    ConsentState.UNOBTAINABLE,
    ConsentState.EXPIRED,
    ConsentState.NEVER_ASKED,
    ConsentState.AWAITING,
    ConsentState.TOO_NARROW,
    ConsentState.UNCLEAR,
    ConsentState.GIVEN,
)


def consent_state(
    statements: Iterable[Statement],
    category: Category,
    receiver: Party | str,
    purpose: Purpose,
    on: Day,
    *,
    members: Members,
    named: frozenset[str] | None = None,
) -> ConsentState:
    """The state of one person's consent for one use on a day (同意の状態).

    *statements* are that person's, oldest first. The latest in force whose scope contains the
    use wins; several may cover an item between them. A consent that has run out also lays to
    rest whatever had been refused before it, but brings back nothing that had been given before
    the refusal. A later form that nobody can read takes nothing from a clear one before it.
    *named* are those whom the municipality's form of consent names, where that is known.
    """
    who, capacity = _heard_by(receiver)
    made = [each for each in statements if each.since <= on]
    if named is not None:
        made = [each.addressed_to(named) for each in made]
    fallback = ConsentState.NEVER_ASKED
    superseded = unclear = False
    for number in range(len(made) - 1, -1, -1):
        said = made[number]
        reaches = said.reaches(category, who, capacity, purpose, members, made[:number])
        if said.said is Said.GIVEN:
            if said.rules_out(category, who, purpose):
                return ConsentState.UNCLEAR if unclear else ConsentState.REFUSED
            if not reaches:
                if runs(None, said.until, on) and fallback is ConsentState.NEVER_ASKED:
                    fallback = ConsentState.TOO_NARROW
            elif not runs(None, said.until, on):
                superseded = True
                if fallback is not ConsentState.AWAITING:
                    fallback = ConsentState.EXPIRED
            elif said.recipients is None or said.doubtful:
                unclear = True
            else:
                return ConsentState.GIVEN
        elif not reaches:
            continue
        elif unclear:
            return ConsentState.UNCLEAR
        elif superseded:
            if said.said is not Said.ASKED:
                return fallback
        elif said.said is Said.REFUSED:
            return ConsentState.REFUSED
        elif said.said is Said.WITHDRAWN:
            return ConsentState.WITHDRAWN
        elif said.said is Said.UNOBTAINABLE:
            return ConsentState.UNOBTAINABLE
        elif fallback is ConsentState.NEVER_ASKED:
            fallback = ConsentState.AWAITING
    return ConsentState.UNCLEAR if unclear else fallback


_ASK = Remedy(
    "ask_consent",
    Text("本人に説明して、同意を尋ねてください。", "explain to the person and ask for consent"),
    rank=20,
)


_WIDEN = Remedy(
    "widen_consent",
    Text(
        "足りない項目・相手・目的を本人に説明し、同意の範囲に加えてもらってください。",
        "explain to the person what is lacking, and ask them to add it to the consent",
    ),
    rank=20,
)


_SHIEN = Remedy(
    "take_to_shien_kaigi",
    Text(
        "同意によらず話し合う必要があれば、支援会議で扱ってください。",
        "if it is needed without consent, use a 支援会議",
    ),
    rank=30,
)


@rule(
    "sharing.consent",
    kind=Kind.GROUND,
    says=Text(
        "本人の同意があれば、その項目・相手・目的・期間の範囲で提供できる。世帯員の同意は一人ずつ要る。",
        "With the person's own consent it may move within its categories, recipients, purposes and period.",
    ),
    cites=(APPI_69_2_1, APPI_27_1, PPC_QA_1_60, INTERPRETATION_CONSENT),
    examples=(
        ((ConsentState.GIVEN,), Outcome.PERMITTED),
        ((ConsentState.AWAITING,), Outcome.NOT_PERMITTED),
        ((ConsentState.UNCLEAR,), Outcome.UNDETERMINED),
    ),
)
def on_consent(consent: ConsentState) -> Finding:
    """Does the person's own consent cover it (本人の同意の範囲か)?"""
    if consent is ConsentState.GIVEN:
        return permitted("本人の同意の範囲です。", "The person's consent covers it.")
    if consent is ConsentState.TOO_NARROW:
        return not_permitted(
            "本人の同意はありますが、この項目・相手・目的は範囲外です。",
            "There is consent, but it does not reach this category, recipient or purpose.",
            _WIDEN,
            _SHIEN,
        )
    if consent is ConsentState.REFUSED:
        return not_permitted(
            "本人はこの提供を断っています。",
            "The person has refused this.",
            Remedy(
                "respect_refusal",
                Text(
                    "断られた情報を外して進めるか、必要があれば支援会議で扱ってください。",
                    "leave it out, or use a 支援会議",
                ),
                rank=30,
            ),
        )
    if consent is ConsentState.WITHDRAWN:
        return not_permitted(
            "本人は同意を撤回しています（以後は出せません）。",
            "The person has withdrawn consent, from then on.",
            Remedy(
                "respect_withdrawal",
                Text(
                    "この情報は以後出さず、必要があれば支援会議で扱ってください。",
                    "share no more, or use a 支援会議",
                ),
                rank=30,
            ),
        )
    if consent is ConsentState.EXPIRED:
        return not_permitted(
            "本人の同意の有効期間が過ぎています。",
            "The consent has run out.",
            Remedy(
                "renew_consent",
                Text(
                    "本人に説明して、同意を更新してください。",
                    "explain again and renew the consent",
                ),
                rank=20,
            ),
            _SHIEN,
        )
    if consent is ConsentState.NEVER_ASKED:
        return not_permitted(
            "本人にまだ尋ねていません。", "The person has not been asked.", _ASK, _SHIEN
        )
    if consent is ConsentState.AWAITING:
        return not_permitted(
            "本人の回答を待っています。返事がないことは同意ではありません。",
            "The reply is awaited; silence is no consent.",
            Remedy(
                "await_reply",
                Text(
                    "回答を待つか、期限を決めて確かめてください。",
                    "wait for the reply, or set a day to check",
                ),
                rank=20,
            ),
            _SHIEN,
        )
    if consent is ConsentState.UNOBTAINABLE:
        return not_permitted(
            "本人の同意を得ることが困難と記録されています。",
            "Consent is on record as unobtainable.",
            Remedy(
                "other_ground",
                Text(
                    "本人に重ねて働きかけず、支援会議か、本人の利益・生命の保護のための提供（69条2項4号・27条1項2号）によってください。"
                    "判断する力がない人なら、成年後見の市町村長申立ても検討してください。",
                    "do not press the person; use a 支援会議, their clear interest or protection; "
                    "for want of capacity, consider a guardian",
                ),
                rank=30,
            ),
        )
    return undetermined(
        "同意の記録はありますが、どこまで及ぶか（説明した相手の範囲や、本人の判断する力）の記録がありません。",
        "Consent is recorded, but how far it reaches, or whether the person could give it, is not.",
        Missing(
            "explained_scope",
            Text(
                "同意書の取扱規程か説明の記録に、この相手の名がありますか。本人が判断できることの記録はありますか。",
                "does the form's regulation or the record name this recipient; could the person judge?",
            ),
        ),
        remedies=(
            Remedy(
                "record_explained_scope",
                Text(
                    "説明した範囲（と、本人の判断する力）を記録してください。",
                    "record how far it was explained, and that the person could judge",
                ),
                rank=15,
            ),
        ),
    )


RULES = (on_consent,)
