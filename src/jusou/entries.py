"""What each act leaves behind in the ledger (記帳). An impossible one leaves nothing, and audit finds it."""

from collections.abc import Callable
from typing import Any

import attrs

from jusou import acts, minutes
from jusou.acts import Act, carried
from jusou.agency import Party
from jusou.answer import Outcome
from jusou.consent import Said, Scope, Statement
from jusou.flow import INITIAL
from jusou.household import Member
from jusou.law import epoch
from jusou.ledger import (
    AssentSaid,
    Day,
    Ledger,
    Referral,
    Request,
    Shared,
    Track,
    Way,
    is_another,
    note,
)
from jusou.meeting import Taken, kept_by, taken_as
from jusou.provenance import as_given, give, hold, restrict
from jusou.representation import adult_from, may_speak_for, read_authority
from jusou.shape import changed
from jusou.vocabulary import (
    AcceptanceResult,
    AssentKind,
    Authority,
    Basis,
    Character,
    DeliberationResult,
    EndReason,
    Programme,
    Purpose,
    SourceStatute,
    Stage,
    Step,
    Tie,
)


def _receive(ledger: Ledger, _record: str, act: acts.Receive, on: Day) -> None:
    ledger.challenges |= act.challenges
    if act.track not in ledger.tracks:
        ledger.tracks[act.track] = Track(
            act.track,
            act.person,
            Programme.COORDINATION,
            INITIAL[Programme.COORDINATION],
            on,
            act.lead or act.by.agency,
        )


def _open_track(ledger: Ledger, _record: str, act: acts.OpenTrack, on: Day) -> None:
    if act.track not in ledger.tracks:
        ledger.tracks[act.track] = Track(
            act.track,
            act.person,
            act.programme,
            INITIAL[act.programme],
            on,
            act.lead or act.by.agency,
        )


def _accept(ledger: Ledger, _record: str, act: acts.DecideAcceptance, _on: Day) -> None:
    track = ledger.tracks.get(act.track)
    if (
        track is not None
        and act.result is AcceptanceResult.ACCEPT
        and track.stage is Stage.COORDINATION
    ):
        ledger.change_track(act.track, accepted=True)


def _refer(ledger: Ledger, _record: str, act: acts.Refer, _on: Day) -> None:
    ledger.referrals[act.referral] = Referral(
        act.referral, act.track, act.by, act.to, act.information, act.purpose
    )
    # The letter tells, whether or not the referral is then accepted.
    give(ledger, act.information, act.by, act.to)


def _answer_referral(ledger: Ledger, _record: str, act: acts.AnswerReferral, _on: Day) -> None:
    referral = ledger.referrals.get(act.referral)
    if referral is not None:
        ledger.referrals[act.referral] = attrs.evolve(referral, response=act.response)


def _recipients(scope: Scope) -> frozenset[str] | None:
    """Everyone a scope names, its bodies aside; ``None`` if a blanket form names nobody (同意の宛先)."""
    if scope.blanket is not None and scope.blanket.named is None:
        return None
    reached = set(scope.agencies) | set(scope.people)
    if scope.blanket is not None and scope.blanket.named is not None:
        reached |= scope.blanket.named
    return frozenset(reached)


def _say(ledger: Ledger, person: str, statement: Statement) -> None:
    ledger.statements.setdefault(person, []).append(statement)


def _give_consent(ledger: Ledger, record: str, act: acts.GiveConsent, on: Day) -> None:
    consent = act.consent
    person = ledger.people.get(consent.person)
    if person is None:
        return
    facts = read_authority(
        person,
        consent.given_by,
        consent.scope.categories,
        ledger.own_capacity(consent.person, on),
        on,
    )
    outcome = may_speak_for(epoch(on), *facts).outcome
    if outcome in (Outcome.NOT_PERMITTED, Outcome.FORBIDDEN):
        return
    until = consent.until
    if facts[0] in (Authority.PARENT, Authority.MINORS_GUARDIAN) and person.birth is not None:
        until = min(filter(None, (until, adult_from(person.birth))))
    _say(
        ledger,
        consent.person,
        Statement(
            Said.GIVEN,
            on,
            record,
            consent.scope,
            _recipients(consent.scope),
            consent.excluded,
            until,
            doubtful=outcome is Outcome.UNDETERMINED,
            consent=consent.id,
        ),
    )


def _statement(said: Said) -> Callable[[Ledger, str, Any, Day], None]:
    def enter(
        ledger: Ledger,
        record: str,
        act: acts.AskConsent | acts.RefuseConsent | acts.WithdrawConsent,
        on: Day,
    ) -> None:
        recipients = None if act.scope is None else _recipients(act.scope)
        _say(ledger, act.person, Statement(said, on, record, act.scope, recipients))

    return enter


def _unobtainable(ledger: Ledger, record: str, act: acts.FindUnobtainable, on: Day) -> None:
    _say(ledger, act.person, Statement(Said.UNOBTAINABLE, on, record, why=act.why))


def _assent(said: Said) -> Callable[[Ledger, str, Any, Day], None]:
    def enter(
        ledger: Ledger,
        _record: str,
        act: acts.AskAssent | acts.GiveAssent | acts.RefuseAssent | acts.WithdrawAssent,
        on: Day,
    ) -> None:
        ledger.assents[act.kind, act.person, act.plan] = AssentSaid(said, on)

    return enter


def _assess(ledger: Ledger, _record: str, act: acts.Assess, on: Day) -> None:
    # Most assessments say nothing of the kind, and leave these tables alone.
    if act.challenges:
        ledger.challenges |= act.challenges
    if act.information:
        hold(ledger, act.information, on, act.by)
    track = ledger.tracks.get(act.track)
    if track is not None and act.suspects:
        note(ledger.suspicions, track.person, *act.suspects)


def _notify(ledger: Ledger, _record: str, act: acts.Notify, _on: Day) -> None:
    ledger.notified.add(act.duty)


def _share(ledger: Ledger, record: str, act: acts.Share, on: Day) -> None:
    receiver = act.to_person or act.to.agency
    ledger.shares.append(Shared(record, on, receiver, act.information, act.purpose, act.by))
    if act.to_person is None:
        restrict(ledger, act.information, act.by, act.to, act.restrictions)
        give(ledger, act.information, act.by, act.to, _asked_through(ledger, act.request))


def _asked_through(ledger: Ledger, request: str | None) -> Way:
    """What a 支援会議 asked for came by way of it, sitting or not (求めに応じた情報の経路)."""
    asked = ledger.requests.get(request or "")
    if asked is None or asked.body is None:
        return Way()
    body = ledger.bodies.get(asked.body)
    if body is None:
        return Way({(asked.body, None)})
    if Taken.SHIEN_KAIGI in taken_as(body.bases, None):
        return Way({(asked.body, Basis.SHIEN_KAIGI)})
    return Way((asked.body, each) for each in kept_by(body.bases, None))


def _emergency(ledger: Ledger, record: str, act: acts.EmergencySupport, on: Day) -> None:
    if act.to is not None and act.information:
        ledger.shares.append(
            Shared(record, on, act.to.agency, act.information, Purpose.SERVICE, act.by)
        )
        give(ledger, act.information, act.by, act.to)


def _request(ledger: Ledger, _record: str, act: acts.RequestCooperation, _on: Day) -> None:
    ledger.requests[act.request] = Request(
        act.request, act.by, act.to, act.information, act.purpose, act.body, act.law
    )


def _answer_request(ledger: Ledger, _record: str, act: acts.AnswerCooperation, _on: Day) -> None:
    request = ledger.requests.get(act.request)
    if request is not None:
        ledger.requests[act.request] = attrs.evolve(request, response=act.response)


def _find_shortage(ledger: Ledger, _record: str, act: acts.FindShortage, _on: Day) -> None:
    ledger.shortages.setdefault(act.shortage.id, act.shortage)


def _draft(ledger: Ledger, _record: str, act: acts.DraftPlan, _on: Day) -> None:
    if ledger.plans.get(act.plan.id) not in (None, act.plan):
        # What was said of another text says nothing of this one.
        ledger.assents.pop((AssentKind.PLAN, act.plan.person, act.plan.id), None)
        track = ledger.tracks.get(act.track)
        if track is not None:
            found = track.found_appropriate - {act.plan.id}
            ledger.change_track(act.track, found_appropriate=found)
    ledger.plans[act.plan.id] = act.plan
    ledger.change_track(act.track, plan=act.plan.id)


def _deliberate(ledger: Ledger, _record: str, act: acts.Deliberate, _on: Day) -> None:
    track = ledger.tracks.get(act.track)
    if track is None:
        return
    found = track.found_appropriate
    found = (
        found | {act.plan} if act.result is DeliberationResult.APPROPRIATE else found - {act.plan}
    )
    ledger.change_track(act.track, found_appropriate=found)


def _decide(ledger: Ledger, _record: str, act: acts.DecideSupport, _on: Day) -> None:
    track = ledger.tracks.get(act.track)
    if track is not None:
        ledger.change_track(act.track, decided=track.decided | {act.plan}, plan=act.plan)


def _join(ledger: Ledger, _record: str, act: acts.JoinPlan, _on: Day) -> None:
    plan = ledger.plans.get(act.plan)
    if plan is not None:
        ledger.plans[act.plan] = changed(plan, roles=(*plan.roles, act.role))


def _review(ledger: Ledger, _record: str, act: acts.Review, _on: Day) -> None:
    changes: dict[str, Any] = {}
    if act.lead is not None:
        changes["lead"] = act.lead
    if act.resume_on is not None:
        changes["resume_on"] = act.resume_on
    if act.result.value == Step.CONCLUDE.value:
        changes["ended"] = EndReason.OUTLOOK
    if changes:
        ledger.change_track(act.track, **changes)


def _give_back(ledger: Ledger, _record: str, act: acts.GiveBack, _on: Day) -> None:
    ledger.change_track(act.track, lead=act.lead)


def _end(ledger: Ledger, _record: str, act: acts.End, _on: Day) -> None:
    ledger.change_track(act.track, ended=act.reason)


def _hand_over(ledger: Ledger, _record: str, act: acts.HandOver, _on: Day) -> None:
    ledger.change_track(act.track, lead=act.to)


def _report(ledger: Ledger, _record: str, act: acts.Report, _on: Day) -> None:
    note(ledger.reports, act.person, act.kind)
    note(ledger.suspicions, act.person, act.kind)
    if act.reporter is not None and act.reporter != act.person:
        ledger.named_as_reporter.add(act.reporter)
    if act.to_agency is not None:
        give(ledger, act.information, act.by, Party(act.to_agency))


def _acquire(ledger: Ledger, _record: str, act: acts.Acquire, on: Day) -> None:
    hold(ledger, as_given(act.information, act.by), on, act.by)


def _add_person(ledger: Ledger, _record: str, act: acts.AddPerson, _on: Day) -> None:
    known = ledger.people.get(act.person.id)
    # Whoever has once been known cannot be made unknown again.
    identified = known is not None and not known.anonymous
    ledger.people[act.person.id] = (
        changed(act.person, anonymous=False) if identified else act.person
    )


def _change_household(ledger: Ledger, _record: str, act: acts.ChangeHousehold, on: Day) -> None:
    kept = tuple(
        changed(each, until=on) if each.person in act.leaves and _may_leave(each, on) else each
        for each in ledger.members
    )
    ledger.members = (*kept, *act.joins)
    named = {each.person for each in act.associates}
    ledger.associates = (
        *(
            each
            for each in ledger.associates
            if each.person not in named or each.tie is Tie.REPORTER
        ),
        *act.associates,
    )


def _may_leave(member: Member, on: Day) -> bool:
    return (member.until is None or on < member.until) and (
        member.since is None or member.since < on
    )


def _conceal(ledger: Ledger, _record: str, act: acts.Conceal, _on: Day) -> None:
    ledger.concealments = (*ledger.concealments, act.concealment)


def _end_concealment(ledger: Ledger, _record: str, act: acts.EndConcealment, on: Day) -> None:
    if is_another(ledger, act.by, on):
        return
    ledger.concealments = tuple(
        changed(each, until=on) if each.hides(act.person, on) else each
        for each in ledger.concealments
        if not (each.person == act.person and each.since >= on)
    )


def _add_agency(ledger: Ledger, _record: str, act: acts.AddAgency, on: Day) -> None:
    known, new = ledger.agencies.get(act.agency.id), act.agency
    if known is not None and known.secrecy not in (SourceStatute.NONE, new.secrecy):
        note(ledger.gathered_under, known.id, known.secrecy)
    if is_another(ledger, act.by, on):
        # It stands as it stood: nobody else gives a city's standing, or its contracts.
        if known is not None:
            new = changed(
                new,
                character=known.character,
                changes=known.changes,
                entrustments=known.entrustments,
            )
        elif new.entrustments or Character.MUNICIPALITY in {
            new.character,
            *(each.character for each in new.changes),
        }:
            return
    ledger.agencies[new.id] = new


def _involve(ledger: Ledger, _record: str, act: acts.Involve, _on: Day) -> None:
    ledger.involvements = (*ledger.involvements, act.involvement)
    ledger.entered_by[act.involvement] = act.by.agency


_ENTRIES: dict[type[Act], Callable[[Ledger, str, Any, Day], None]] = {
    acts.Receive: _receive,
    acts.DecideAcceptance: _accept,
    acts.Refer: _refer,
    acts.AnswerReferral: _answer_referral,
    acts.AskConsent: _statement(Said.ASKED),
    acts.GiveConsent: _give_consent,
    acts.RefuseConsent: _statement(Said.REFUSED),
    acts.WithdrawConsent: _statement(Said.WITHDRAWN),
    acts.FindUnobtainable: _unobtainable,
    acts.AskAssent: _assent(Said.ASKED),
    acts.GiveAssent: _assent(Said.GIVEN),
    acts.RefuseAssent: _assent(Said.REFUSED),
    acts.WithdrawAssent: _assent(Said.WITHDRAWN),
    acts.Assess: _assess,
    acts.Notify: _notify,
    acts.Share: _share,
    acts.EmergencySupport: _emergency,
    acts.RequestCooperation: _request,
    acts.AnswerCooperation: _answer_request,
    acts.FindShortage: _find_shortage,
    acts.DraftPlan: _draft,
    acts.Deliberate: _deliberate,
    acts.DecideSupport: _decide,
    acts.JoinPlan: _join,
    acts.OpenTrack: _open_track,
    acts.Review: _review,
    acts.GiveBack: _give_back,
    acts.End: _end,
    acts.HandOver: _hand_over,
    acts.Report: _report,
    acts.Acquire: _acquire,
    acts.AddPerson: _add_person,
    acts.ChangeHousehold: _change_household,
    acts.Conceal: _conceal,
    acts.EndConcealment: _end_concealment,
    acts.AddAgency: _add_agency,
    acts.Involve: _involve,
    **minutes.ENTRIES,
}


#: What these leave behind is only what their step brings; of the others, what was learnt stays.
_NOTHING_BUT_A_STEP = (
    acts.DecideSupport,
    acts.Deliberate,
    acts.Review,
    acts.GiveBack,
    acts.End,
)


def take(ledger: Ledger, record: str, act: Act, on: Day) -> None:
    """Enter one act that was done (記帳)."""
    if ledger.latest is None or on > ledger.latest:
        ledger.latest = on
    if act.judgements:
        ledger.judgements.extend(carried(act))
    step = act.step
    # Every act with a step has a track.
    taken = step is None or ledger.walk(getattr(act, "track"), step, on)  # noqa: B009
    entered = _ENTRIES.get(type(act))
    if entered is not None and (taken or not isinstance(act, _NOTHING_BUT_A_STEP)):
        entered(ledger, record, act, on)
