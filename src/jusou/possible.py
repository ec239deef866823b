"""What may follow (次にできること): every step the charts have from here, each with its answer."""

from collections.abc import Callable
from typing import Any

import attrs

from jusou import acts, advance
from jusou.acts import Act, AnyAct
from jusou.advance import Reasons
from jusou.agency import Party
from jusou.answer import Answer
from jusou.case import Case
from jusou.cells import Asking, Day, of_reasons
from jusou.errors import raise_all
from jusou.flow import steps as chart_steps
from jusou.ledger import Track
from jusou.municipality import Municipality
from jusou.plan import Plan
from jusou.reading import Reading
from jusou.references import lost, not_there, too_early, unaskable
from jusou.shape import LONGEST_ID
from jusou.vocabulary import (
    AcceptanceResult,
    DeliberationResult,
    EndReason,
    PlanKind,
    ReviewResult,
    Step,
    YesNo,
)


@attrs.frozen(repr=False)
class _Place:
    """Where a track stands, who would take its next step, and before which sitting (流れの現在地)."""

    track: Track
    by: Party
    meeting: str | None

    @property
    def lead(self) -> str:
        """Who stays in charge (主担当)."""
        return self.track.lead or self.by.agency

    def act(self, step: Step) -> AnyAct | None:
        return plain_act(self.track, step, self.by, self.meeting)


@attrs.frozen
class Possible:
    """A step of a track's chart and the answer to it (次の手順と判定)."""

    track: str
    step: Step
    answer: Answer
    _place: _Place = attrs.field(repr=False)

    @property
    def act(self) -> AnyAct:
        """The plain act of the step, its texts left to be written (手順の素の行為)."""
        made = self._place.act(self.step)
        assert made is not None  # noqa: S101 - a step without what it needs is left out
        return made


def allowed(
    case: Case, *, under: Municipality, on: Day, by: Party | None = None
) -> tuple[Possible, ...]:
    """Every step that the charts have from here, each with its answer (次にできること).

    Each is judged as the plain act of that step, without departures: `do` agrees with it. A step
    that needs a plan, or a meeting that took it, is left out while there is none.
    *by* is who would do it; the municipality if nobody is named.
    """
    who = by or under.party
    ledger = case.ledger(on)
    read = Reading(ledger, under, on)
    raise_all(
        (
            *too_early(on),
            *((lost("by.agency", "機関"),) if read.agency(who.agency) is None else ()),
        )
    )
    ask = Asking(read, ())
    meeting = next(reversed(ledger.meetings), None)
    found: list[Possible] = []
    for track in ledger.tracks.values():
        place = _Place(track, who, meeting)
        for step in chart_steps(track.programme, track.stage):
            plain = _PLAIN[step]
            if plain.names_what_is_there(read, place, step):
                answered = of_reasons(plain.kind.type, on, plain.asked(ask, place, step))
                found.append(Possible(track.id, step, answered, place))
    return tuple(found)


# --- the plain act of a step ------------------------------------------------------------------------

_STAFF = "staff"


_TO_BE_WRITTEN = "（記入）"


def plain_act(track: Track, step: Step, by: Party, meeting: str | None = None) -> AnyAct | None:
    """The plain act of a step, its texts left to be written (手順の素の行為).

    ``None`` if it needs a plan or a *meeting* that is not there.
    """
    ident, plan = track.id, track.plan
    lead = track.lead or by.agency
    if step in (Step.ACCEPT, Step.ADVISE_ONLY, Step.DECLINE, Step.INTRODUCE):
        return acts.DecideAcceptance(
            by=by,
            track=ident,
            result=AcceptanceResult(step.value),
            decided_by=_STAFF,
            reason=_TO_BE_WRITTEN,
        )
    if step in (Step.CONTINUE_SUPPORT, Step.REPLAN, Step.SUSPEND, Step.CONCLUDE):
        return acts.Review(
            by=by,
            track=ident,
            result=ReviewResult(step.value),
            evaluation=_TO_BE_WRITTEN,
            decided_by=_STAFF,
            lead=lead,
            resume_on=Day.max if step is Step.SUSPEND else None,
        )
    if step is Step.DRAFT_PLAN:
        draft = Plan(_draft_id(track), track.person, PlanKind(track.programme.value))
        return acts.DraftPlan(by=by, track=ident, plan=draft)
    if step in (Step.DELIBERATE, Step.DECIDE_SUPPORT):
        if plan is None:
            return None
        if step is Step.DECIDE_SUPPORT:
            return acts.DecideSupport(
                by=by, track=ident, plan=plan, drafted_by=_STAFF, decided_by=_STAFF
            )
        if meeting is None:
            return None
        return acts.Deliberate(
            by=by,
            track=ident,
            plan=plan,
            meeting=meeting,
            result=DeliberationResult.APPROPRIATE,
        )
    if step is Step.GIVE_BACK:
        return acts.GiveBack(
            by=by, track=ident, lead=lead, decided_by=_STAFF, reason=_TO_BE_WRITTEN
        )
    if step is Step.END:
        return acts.End(by=by, track=ident, reason=EndReason.OUT_OF_REACH, decided_by=_STAFF)
    plain: dict[Step, type[Any]] = {
        Step.ASSESS: acts.Assess,
        Step.START_SUPPORT: acts.StartSupport,
        Step.BEGIN_OUTREACH: acts.BeginOutreach,
        Step.MONITOR: acts.Monitor,
        Step.RESUME: acts.Resume,
        Step.REOPEN: acts.Reopen,
    }
    made: AnyAct = plain[step](by=by, track=ident)
    return made


def _draft_id(track: Track) -> str:
    """The plan being drafted; a decided one is not rewritten, so a new one follows it (案の識別子)."""
    if track.plan is None:
        return f"plan-{track.id[:_BESIDE_AFFIX]}"
    decided = track.plan in track.decided
    return f"{track.plan[:_BESIDE_AFFIX]}-next" if decided else track.plan


_BESIDE_AFFIX = LONGEST_ID - len("-next")


def _nothing_more(_read: Reading, _place: _Place, _step: Step) -> bool:
    return True


def _lead_is_known(read: Reading, place: _Place, _step: Step) -> bool:
    return read.agency(place.lead) is not None


def _plan_is_right(read: Reading, place: _Place, step: Step) -> bool:
    act = place.act(step)
    return act is not None and not unaskable(read, act) and not not_there(read, act)


@attrs.frozen
class _Plain:
    """What is asked of the plain act of a step (素の行為への問い): of the step, before there is an act.

    To make an act and look through it costs four times what its rules do. What it names beside
    its track and who does it is looked for first.
    """

    kind: type[Act]
    asked: Callable[[Asking, _Place, Step], Reasons]
    names_what_is_there: Callable[[Reading, _Place, Step], bool] = _nothing_more


def _in_order(kind: type[Act]) -> _Plain:
    return _Plain(kind, lambda ask, place, step: advance.plain(ask, place.track, step))


_ACCEPTANCE = _Plain(
    acts.DecideAcceptance,
    lambda ask, place, step: advance.acceptance(ask, place.track, step, place.by),
)
_REVIEW = _Plain(
    acts.Review,
    lambda ask, place, step: advance.review(ask, place.track, step, YesNo.YES),
    _lead_is_known,
)


def _deliberation(ask: Asking, place: _Place, _step: Step) -> Reasons:
    ledger = ask.read.ledger
    plan, meeting = ledger.plans[place.track.plan or ""], ledger.meetings[place.meeting or ""]
    return advance.deliberation(ask, place.track, plan, meeting)


def _support_decision(ask: Asking, place: _Place, _step: Step) -> Reasons:
    plan = ask.read.ledger.plans[place.track.plan or ""]
    return advance.support_decision(ask, place.track, plan, place.by)


_PLAIN: dict[Step, _Plain] = {
    Step.ACCEPT: _ACCEPTANCE,
    Step.ADVISE_ONLY: _ACCEPTANCE,
    Step.DECLINE: _ACCEPTANCE,
    Step.INTRODUCE: _ACCEPTANCE,
    Step.ASSESS: _in_order(acts.Assess),
    Step.DRAFT_PLAN: attrs.evolve(_in_order(acts.DraftPlan), names_what_is_there=_plan_is_right),
    Step.DELIBERATE: _Plain(acts.Deliberate, _deliberation, _plan_is_right),
    Step.DECIDE_SUPPORT: _Plain(acts.DecideSupport, _support_decision, _plan_is_right),
    Step.START_SUPPORT: _Plain(
        acts.StartSupport, lambda ask, place, _step: advance.start(ask, place.track)
    ),
    Step.BEGIN_OUTREACH: _Plain(
        acts.BeginOutreach, lambda ask, place, _step: advance.early_outreach(ask, place.track)
    ),
    Step.MONITOR: _in_order(acts.Monitor),
    Step.CONTINUE_SUPPORT: _REVIEW,
    Step.REPLAN: _REVIEW,
    Step.SUSPEND: _REVIEW,
    Step.CONCLUDE: _REVIEW,
    Step.GIVE_BACK: _Plain(
        acts.GiveBack,
        lambda ask, place, _step: advance.giving_back(ask, place.track),
        _lead_is_known,
    ),
    Step.RESUME: _in_order(acts.Resume),
    Step.END: _Plain(
        acts.End, lambda ask, place, _step: advance.ending(ask, place.track, place.by, YesNo.NO)
    ),
    Step.REOPEN: _Plain(acts.Reopen, lambda ask, place, _step: advance.reopening(ask, place.track)),
}
