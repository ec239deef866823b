"""What may follow (次にできること): every step the charts have from here, each with its answer."""

from typing import Any

import attrs

from jusou import acts
from jusou.acts import AnyAct
from jusou.agency import Party
from jusou.answer import Answer
from jusou.case import Case
from jusou.cells import Day
from jusou.errors import raise_all
from jusou.flow import steps as chart_steps
from jusou.ledger import Track
from jusou.municipality import Municipality
from jusou.plan import Plan
from jusou.questions import judged_act
from jusou.reading import Reading
from jusou.references import lost, not_there, too_early, unaskable
from jusou.vocabulary import (
    AcceptanceResult,
    DeliberationResult,
    EndReason,
    PlanKind,
    ReviewResult,
    Step,
)


@attrs.frozen
class Possible:
    """A step of a track's chart and the answer to it (次の手順と判定)."""

    track: str
    step: Step
    act: AnyAct
    answer: Answer


def allowed(
    case: Case, *, under: Municipality, on: Day, by: Party | None = None
) -> tuple[Possible, ...]:
    """Every step that the charts have from here, each with its answer (次にできること).

    Each is judged as the plain act of that step, without departures: `do` agrees with it. A step
    that needs a plan, or a meeting that took it, is left out while there is none.
    *by* is who would do it; the municipality if nobody is named.
    """
    who = by or Party(under.agency)
    ledger = case.ledger(on)
    asked = Reading(ledger, under, on)
    raise_all(
        (
            *too_early(on),
            *((lost("by.agency", "機関"),) if asked.agency(who.agency) is None else ()),
        )
    )
    meeting = next(reversed(ledger.meetings), None)
    found: list[Possible] = []
    for track in ledger.tracks.values():
        for step in chart_steps(track.programme, track.stage):
            act = plain_act(track, step, who, meeting)
            if act is None:
                continue
            read = Reading(ledger, under, on, act)
            if any(True for _ in unaskable(read, act)) or any(True for _ in not_there(read, act)):
                continue
            found.append(Possible(track.id, step, act, judged_act(read, act)))
    return tuple(found)


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
        return f"plan-{track.id}"
    return f"{track.plan}-next" if track.plan in track.decided else track.plan
