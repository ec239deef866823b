"""What a person has judged, and where guidance was set aside (人の判断・原則外): recorded facts."""

import datetime as dt
from collections.abc import Iterable, Iterator

from jusou.errors import Problem
from jusou.shape import BodyId, PersonId, RuleId, StaffId, entity, period_problems
from jusou.term import runs
from jusou.vocabulary import JudgementKind, Recorded

Day = dt.date


@entity
class Judgement:
    """A judgement the law leaves to a person: who found what, when and why (人の判断)."""

    kind: JudgementKind
    finding: bool
    decided_by: StaffId
    on: Day
    reason: str
    person: PersonId | None = None
    body: BodyId | None = None
    until: Day | None = None

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.on, self.until)


@entity
class Departure:
    """Guidance set aside for one act, by whom and why (原則外): never a ground, never against statute."""

    rule: RuleId
    decided_by: StaffId
    on: Day
    reason: str


#: Judgements about one moment: without an end of their own they hold on their own day alone,
#: so that a danger once seen opens no lasting door (その時限りの判断).
OF_THE_MOMENT = frozenset({JudgementKind.DANGER, JudgementKind.JUST_CAUSE})


def judged(
    judgements: Iterable[Judgement],
    kind: JudgementKind,
    on: Day,
    *,
    person: str | None = None,
    body: str | None = None,
) -> Recorded:
    """The latest judgement of a kind in force, about this person or body or about all (判断の記録).

    A judgement that names nobody holds for everyone; one that names somebody, for them alone.
    """
    found = Recorded.NOT_RECORDED
    latest: Day | None = None
    for each in judgements:
        if (
            each.kind is kind
            and (
                each.on == on
                if each.until is None and kind in OF_THE_MOMENT
                else runs(each.on, each.until, on)
            )
            and each.person in (None, person)
            and each.body in (None, body)
            and (latest is None or each.on >= latest)
        ):
            latest = each.on
            found = Recorded.YES if each.finding else Recorded.NO
    return found
