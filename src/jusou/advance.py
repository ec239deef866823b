"""What is asked of each step of the charts (手順の問い): first its place in the order, then its own rules.

Each question is asked of a track and the few things that its rules look at, so that it can be
put of a step before there is an act.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

from jusou import acts, decision, local, progress, steps
from jusou.acts import Act
from jusou.agency import Party
from jusou.answer import Reason
from jusou.cells import Asking
from jusou.ledger import Track
from jusou.meeting import Meeting
from jusou.plan import Plan
from jusou.vocabulary import AssentKind, EndReason, Programme, Purpose, Stage, Step, YesNo

Reasons: TypeAlias = tuple[Reason, ...]


def in_order(ask: Asking, track: Track, step: Step) -> Reason:
    """Whether the chart has the step from where the track stands (図の順序)."""
    return ask.put(steps.order, track.programme, track.stage, step)


def plain(ask: Asking, track: Track, step: Step) -> Reasons:
    """Of a step that asks for nothing but its place in the order (順序だけの手順)."""
    return (in_order(ask, track, step),)


def acceptance(ask: Asking, track: Track, step: Step, by: Party) -> Reasons:
    """Of a decision on acceptance (受理判定)."""
    first = in_order(ask, track, step)
    if step is not Step.ACCEPT:
        return first, ask.put(steps.free)
    return (
        first,
        ask.put(steps.acceptance_by_municipality, ask.read.by_municipality(by)),
        *local.for_whom(ask, track),
    )


def deliberation(ask: Asking, track: Track, plan: Plan, meeting: Meeting) -> Reasons:
    """Of what a meeting said of a plan (プランの協議)."""
    hearings = ask.read.ledger.hearings
    heard = any(
        item.purpose is Purpose.PLAN_DELIBERATION
        and item.about == plan.person
        and item.plan in (None, plan.id)
        and (meeting.id, item.id) in hearings
        for item in meeting.items
    )
    return (
        in_order(ask, track, Step.DELIBERATE),
        ask.put(decision.plan_heard, YesNo.of(holds=heard)),
    )


def support_decision(ask: Asking, track: Track, plan: Plan, by: Party) -> Reasons:
    """Of the decision to support (支援決定)."""
    read, put = ask.read, ask.put
    return (
        in_order(ask, track, Step.DECIDE_SUPPORT),
        put(decision.decision_by_municipality, read.by_municipality(by)),
        put(decision.plan_contents, YesNo.of(holds=not plan.lacks())),
        put(decision.deliberated_first, YesNo.of(holds=plan.id in track.found_appropriate)),
        put(decision.plan_assent, read.assented(AssentKind.PLAN, plan.person, plan.id)),
        put(
            decision.roles_covered,
            progress.roles_covered(read, plan, (role.agency for role in plan.roles)),
        ),
    )


def start(ask: Asking, track: Track) -> Reasons:
    """Of the start of support (支援の開始)."""
    read, put = ask.read, ask.put
    first = in_order(ask, track, Step.START_SUPPORT)
    if track.programme is Programme.COORDINATION:
        return first, *local.of_step(ask, track, Step.START_SUPPORT)
    rule = (
        read.under.outreach_order
        if track.programme is Programme.OUTREACH
        else read.under.participation_order
    )
    decided = bool(track.decided) or progress.decided_with(read, track.person, track.programme)
    return (
        first,
        put(decision.decision_first, YesNo.of(holds=decided), rule),
        put(decision.applied, track.programme, read.assented(AssentKind.APPLICATION, track.person)),
    )


def early_outreach(ask: Asking, track: Track) -> Reasons:
    """Of going out to somebody before there is a plan of their own (早期のアウトリーチ)."""
    named = progress.named_in_household_plan(ask.read, Programme.OUTREACH)
    return (
        in_order(ask, track, Step.BEGIN_OUTREACH),
        ask.put(
            decision.early_outreach,
            track.programme,
            YesNo.of(holds=named),
            ask.read.under.outreach_order,
        ),
    )


def review(ask: Asking, track: Track, step: Step, lead_named: YesNo) -> Reasons:
    """Of a review and what it leads to (モニタリングの結果)."""
    return (
        in_order(ask, track, step),
        _evaluated(ask, track, step),
        *local.of_step(ask, track, step),
        ask.put(steps.lead_after, step, lead_named),
    )


def _evaluated(ask: Asking, track: Track, step: Step) -> Reason:
    # アウトリーチ and 参加支援 end on their own; only coordination goes before the meeting.
    needs = track.programme is Programme.COORDINATION
    return ask.put(
        steps.review_deliberated,
        step if needs else Step.CONTINUE_SUPPORT,
        progress.evaluated(ask.read, track),
    )


def giving_back(ask: Asking, track: Track) -> Reasons:
    """Of giving a person back to 包括的相談支援 (戻し)."""
    unplanned = track.stage in (Stage.COORDINATION, Stage.PLANNING)
    return (
        in_order(ask, track, Step.GIVE_BACK),
        _evaluated(ask, track, Step.CONTINUE_SUPPORT if unplanned else Step.GIVE_BACK),
        *(() if unplanned else local.of_step(ask, track, Step.GIVE_BACK)),
        ask.put(steps.lead_after, Step.GIVE_BACK, YesNo.YES),
    )


def ending(ask: Asking, track: Track, by: Party, died: YesNo) -> Reasons:
    """Of an ending without plan, meeting or consent (プランによらない終了)."""
    return (
        in_order(ask, track, Step.END),
        ask.put(steps.ending_by_municipality, ask.read.by_municipality(by), died),
    )


def lives(ask: Asking, person: str) -> Reason:
    """Whether the person is alive, as far as is on record (本人の生存)."""
    return ask.put(steps.person_lives, YesNo.of(holds=ask.read.ledger.has_died(person)))


def reopening(ask: Asking, track: Track) -> Reasons:
    """Of taking somebody up again (再受付)."""
    return in_order(ask, track, Step.REOPEN), lives(ask, track.person)


# --- of the acts that take a step -------------------------------------------------------------------


def _track(ask: Asking, act: Any) -> Track:
    return ask.read.ledger.tracks[act.track]


def _plain(ask: Asking, act: Any) -> Reasons:
    return plain(ask, _track(ask, act), act.step)


def _acceptance(ask: Asking, act: acts.DecideAcceptance) -> Reasons:
    return acceptance(ask, _track(ask, act), act.step, act.by)


def _deliberation(ask: Asking, act: acts.Deliberate) -> Reasons:
    ledger = ask.read.ledger
    return deliberation(ask, _track(ask, act), ledger.plans[act.plan], ledger.meetings[act.meeting])


def _support_decision(ask: Asking, act: acts.DecideSupport) -> Reasons:
    return support_decision(ask, _track(ask, act), ask.read.ledger.plans[act.plan], act.by)


def _review(ask: Asking, act: acts.Review) -> Reasons:
    return review(ask, _track(ask, act), act.step, YesNo.of(holds=act.lead is not None))


def _ending(ask: Asking, act: acts.End) -> Reasons:
    died = YesNo.of(holds=act.reason is EndReason.DIED)
    return ending(ask, _track(ask, act), act.by, died)


OF_ACTS: dict[type[Act], Callable[[Asking, Any], Reasons]] = {
    acts.Assess: _plain,
    acts.DecideAcceptance: _acceptance,
    acts.DraftPlan: _plain,
    acts.Deliberate: _deliberation,
    acts.DecideSupport: _support_decision,
    acts.StartSupport: lambda ask, act: start(ask, _track(ask, act)),
    acts.BeginOutreach: lambda ask, act: early_outreach(ask, _track(ask, act)),
    acts.Monitor: _plain,
    acts.Review: _review,
    acts.GiveBack: lambda ask, act: giving_back(ask, _track(ask, act)),
    acts.Resume: _plain,
    acts.End: _ending,
    acts.Reopen: lambda ask, act: reopening(ask, _track(ask, act)),
}
