"""What a person has judged, and where guidance was set aside (人の判断・原則外): recorded facts."""

import datetime as dt
from collections.abc import Iterable, Iterator

from jusou.errors import Problem
from jusou.shape import (
    AgencyId,
    BodyId,
    MeetingId,
    PersonId,
    RequestId,
    RuleId,
    StaffId,
    entity,
    period_problems,
)
from jusou.term import runs
from jusou.vocabulary import Category, JudgementKind, Recorded
from jusou.wording import Text

Day = dt.date
K = JudgementKind

#: Judgements that would bar: raised by nobody, they bar nothing, and they are owed to the record.
#: All others enable: until recorded, nobody can tell (妨げる判断).
BARRING = frozenset({K.UNJUST_HARM, K.SYSTEMATIC})

#: Judgements by which somebody claims a ground beyond those that are asked of every transfer.
OF_A_CLAIM = frozenset(
    {
        K.NEEDED_FOR_OFFICE,
        K.REASONABLE_GROUNDS,
        K.SYSTEMATIC,
        K.CLEAR_INTEREST,
        K.SPECIAL_REASON,
        K.LEGAL_BASIS,
        K.CONSENT_HINDERS,
        K.PUBLIC_HEALTH,
        K.CHILD_GROWTH,
        K.OTHER_CONTRACT,
        K.MAY_ACQUIRE,
        K.SECRECY_LIFTED,
    }
)

#: Judgements that may be about one receiver, or some categories, and hold for those alone.
OF_A_TRANSFER = OF_A_CLAIM | {
    K.DANGER,
    K.CONSENT_DIFFICULT,
    K.JUST_CAUSE,
    K.UNJUST_HARM,
    K.NECESSITY,
}


@entity
class Judgement:
    """A judgement the law leaves to a person: who found what, when and why (人の判断).

    *meeting* or *request* is the sitting or the request it was made for; one that an act about
    a sitting or a request carries is about that. With *to* or *categories* it holds for that
    receiver, or for information of those categories, alone.
    """

    kind: JudgementKind
    finding: bool
    decided_by: StaffId
    on: Day
    reason: str
    person: PersonId | None = None
    body: BodyId | None = None
    meeting: MeetingId | None = None
    request: RequestId | None = None
    until: Day | None = None
    to: AgencyId | None = None
    categories: frozenset[Category] = frozenset()

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.on, self.until)
        for name in ("decided_by", "reason"):
            if not getattr(self, name).strip():
                yield Problem(
                    name,
                    "empty",
                    Text(
                        "誰が、なぜそう判断したかを書いてください。",
                        "who judged so, and why?",
                    ),
                )
        for name in ("to", "categories"):
            if getattr(self, name) and self.kind not in OF_A_TRANSFER:
                yield Problem(
                    name,
                    "choice",
                    Text(
                        "この種類の判断は、相手や項目に限って記録できません。",
                        "a judgement of this kind is not about one receiver or category",
                    ),
                )


@entity
class Departure:
    """Guidance set aside for one act, by whom and why (原則外): never a ground, never against statute."""

    rule: RuleId
    decided_by: StaffId
    on: Day
    reason: str


#: Judgements about one moment: with neither an end nor a sitting of their own they hold on their
#: own day alone, so that a danger once seen opens no lasting door (その時限りの判断).
OF_THE_MOMENT = (OF_A_TRANSFER - BARRING) - {K.CONSENT_DIFFICULT, K.OTHER_CONTRACT}


def judged(
    judgements: Iterable[Judgement],
    kind: JudgementKind,
    on: Day,
    *,
    person: str | None = None,
    body: str | None = None,
    to: str | None = None,
    category: Category | None = None,
    matter: frozenset[str] = frozenset(),
) -> Recorded:
    """The latest judgement of a kind in force, about this person or body or about all (判断の記録).

    A judgement that names nobody holds for everyone; one that names somebody, for them alone.
    So with a receiver and with categories.
    *matter* is the sitting and the request in question: a judgement made for one holds there
    and nowhere else.
    """
    found = Recorded.NOT_RECORDED
    latest: Day | None = None
    for each in judgements:
        if (
            each.kind is kind
            and each.person in (None, person)
            and each.body in (None, body)
            and each.to in (None, to)
            and (not each.categories or category in each.categories)
            and (latest is None or each.on >= latest)
            and _holds(each, on, matter)
        ):
            latest = each.on
            found = Recorded.YES if each.finding else Recorded.NO
    return found


def _holds(each: Judgement, on: Day, matter: frozenset[str]) -> bool:
    made_for = {ident for ident in (each.meeting, each.request) if ident is not None}
    if not made_for <= matter:
        return False
    if each.kind in OF_THE_MOMENT and each.until is None and not made_for:
        return each.on == on
    return runs(each.on, each.until, on)
