"""How far support has come (支援の進みの事実): what the rules of the steps ask for."""

from collections.abc import Iterable, Iterator

from jusou.consent import WORST_CONSENT_FIRST
from jusou.ledger import Track
from jusou.meeting import Taken, taken_as
from jusou.municipality.terms import Decision
from jusou.plan import Plan
from jusou.reading import Reading
from jusou.vocabulary import (
    Category,
    ConsentState,
    Programme,
    Purpose,
    YesNo,
)

_AFTER_EVALUATION = frozenset({Decision.REPLAN, Decision.SUSPEND, Decision.GIVE_BACK, Decision.END})


def roles_covered(read: Reading, plan: Plan, agencies: Iterable[str]) -> ConsentState:
    """The weakest consent towards agencies with a role in a plan (役割を担う機関への同意)."""
    states = [
        read.consent(plan.person, Category.CIRCUMSTANCES, agency, Purpose.PLAN_SHARING)
        for agency in agencies
        if not read.is_the_municipality(agency)
    ]
    return min(states, key=WORST_CONSENT_FIRST.index, default=ConsentState.GIVEN)


def decided_with(read: Reading, person: str, programme: Programme) -> bool:
    """Whether a decided plan of this person names a programme (支援決定を受けたプランへの明記)."""
    return any(
        track.person == person and (track.programme is programme or programme in plan.includes)
        for track, plan in _decided(read)
    )


def named_in_household_plan(read: Reading, programme: Programme) -> bool:
    """Whether a decided plan of anyone in the household names a programme (世帯のプランへの記載)."""
    return any(programme in plan.includes for _, plan in _decided(read))


def _decided(read: Reading) -> Iterator[tuple[Track, Plan]]:
    """The decided plans that are on record, each with its track (支援決定を受けたプラン)."""
    for track in read.ledger.tracks.values():
        for ident in track.decided & read.ledger.plans.keys():
            yield track, read.ledger.plans[ident]


def evaluated(read: Reading, track: Track) -> YesNo:
    """Whether a meeting whose part it is has evaluated this support (会議での評価).

    By the national scheme that is the 重層的支援会議; besides it, whichever body its own rules
    give the evaluation, or the municipality names for such a decision.
    """
    if not track.evaluated_in:
        return YesNo.NO
    named = {each.body for each in read.under.decisions if each.decision in _AFTER_EVALUATION}
    return YesNo.of(
        holds=any(
            body.id in named
            or Purpose.EVALUATION in body.purposes
            or Taken.JUSOU_SHIEN_KAIGI in taken_as(body.bases, basis)
            for ident, basis in track.evaluated_in
            if (body := read.body(ident)) is not None
        )
    )
