"""Whole lives of the invented town, and each way they slip by one act (ひととおりの履歴と、一つだけ違う履歴).

What chance seldom meets is tried in order here: every turn of the coordination chart, each act
left out once, and at each point all that may not be done there. Nothing is drawn.
"""

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from jusou import acts
from jusou.acts import AnyAct
from jusou.case import Case
from jusou.flow import TABLES
from jusou.possible import plain_act
from jusou.shape import changed
from jusou.testing import town
from jusou.vocabulary import (
    AcceptanceResult,
    AssentKind,
    Category,
    Challenge,
    DeliberationResult,
    EndReason,
    PlanKind,
    Programme,
    Purpose,
    ReviewResult,
    Step,
)

Day = dt.date
Life = Sequence[tuple[AnyAct, Day]]

TRACK = "t-1"
PARTIES = (town.COORDINATOR, town.CLINIC, town.CITY, town.CARE)
CONSENTED = (town.CITY.agency, town.COORDINATOR.agency)


def lives() -> Iterator[tuple[str, Life]]:
    """Each life by its name, with the day of each act; every act in it is permitted (名前と履歴)."""
    turns = {
        "継続": (ReviewResult.CONTINUE, ReviewResult.CONCLUDE),
        "再プラン": (ReviewResult.REPLAN, ReviewResult.CONCLUDE),
        "中断": (ReviewResult.SUSPEND, ReviewResult.CONCLUDE),
        "戻し": (ReviewResult.GIVE_BACK,),
    }
    for name, results in turns.items():
        yield name, _dated(_coordinated(results))
    yield "不受理", _dated(_declined())
    yield "アウトリーチ", _dated(_gone_out())
    yield "同意", _dated(_consents())
    yield "宛先", _dated(_recipients())
    yield "期限", _ending_consent()
    yield "支援会議", _dated(_heard())
    yield "緊急", _in_danger()


def slips(life: Life) -> Iterator[Life]:
    """The same life, each act left out once (一つ欠けた履歴)."""
    for number in range(len(life)):
        yield [*life[:number], *life[number + 1 :]]


def tries(case: Case, on: Day) -> Iterator[AnyAct]:
    """What somebody might try at this point, possible or not (その時に試みられる行為)."""
    for track in case.tracks:
        meeting = next(reversed([*case.meetings.values()]), None)
        for step in dict.fromkeys(each for _, each in TABLES[track.programme]):
            for by in (town.COORDINATOR, town.CITY):
                act = plain_act(track, step, by, meeting.id if meeting else None)
                if act is not None and step is not Step.DRAFT_PLAN:
                    yield act
    for person in (town.MOTHER, town.SON):
        for category in (Category.HEALTH, Category.FINANCES):
            for by in PARTIES:
                for to in PARTIES:
                    if by != to:
                        yield town.share(person, category, by=by, to=to)
        for number, (body, purpose) in enumerate(_SITTINGS):
            told = town.about(person, holder=town.CLINIC)
            item = town.item("i-1", body, purpose, person, (told,))
            room = (town.COORDINATOR, town.CLINIC, town.CITY)
            yield town.sitting(f"m-kari-{person}-{number}", body, on, room=room, item=item)
        given = town.consent(f"k-daihitsu-{person}", person, CONSENTED)
        other = town.SON if person == town.MOTHER else town.MOTHER
        yield changed(given, consent=changed(given.consent, given_by=other))


_SITTINGS = (
    (town.JUSOU, Purpose.PLAN_DELIBERATION),
    (town.JUSOU, Purpose.EVALUATION),
    (town.SHIEN, Purpose.PLAN_DELIBERATION),
    (town.SHIEN, Purpose.SUPPORT_SYSTEM),
)


def _dated(done: Sequence[AnyAct] | Iterator[AnyAct]) -> Life:
    days = (town.FIRST_DAY + dt.timedelta(days=number) for number in itertools.count(1))
    return [(town.on_day(act, day), day) for act, day in zip(done, days, strict=False)]


def _coordinated(results: Sequence[ReviewResult]) -> Iterator[AnyAct]:
    """From 受け止め to the end, by those reviews; then opened again (多機関協働のはじめから終わりまで)."""
    yield _received()
    yield _challenged()
    yield _decided(AcceptanceResult.ACCEPT)
    yield town.consent("k-haha", town.MOTHER, CONSENTED)
    plans, again = 0, True
    for number, result in enumerate(results, start=1):
        if again:
            plans += 1
            yield from _planned(f"pl-{plans}", f"m-an-{plans}")
        yield acts.Monitor(by=town.COORDINATOR, track=TRACK)
        yield from _hearing(f"m-hyouka-{number}", Purpose.EVALUATION, f"pl-{plans}")
        yield _reviewed(result)
        if result is ReviewResult.SUSPEND:
            yield acts.Resume(by=town.COORDINATOR, track=TRACK)
        again = result is ReviewResult.REPLAN
    yield acts.Reopen(by=town.COORDINATOR, track=TRACK)
    yield _challenged()
    yield _decided(AcceptanceResult.ACCEPT)
    yield from _hearing("m-saikai", Purpose.PLAN_DELIBERATION)


def _planned(plan: str, meeting: str) -> Iterator[AnyAct]:
    yield acts.DraftPlan(by=town.COORDINATOR, track=TRACK, plan=town.plan(plan, town.MOTHER))
    yield from town.assents(town.MOTHER, plan)
    yield from _hearing(meeting, Purpose.PLAN_DELIBERATION, plan)
    for result in (DeliberationResult.REVISE, DeliberationResult.APPROPRIATE):
        yield acts.Deliberate(
            by=town.COORDINATOR, track=TRACK, plan=plan, meeting=meeting, result=result
        )
    yield town.support_decision(TRACK, plan)
    yield acts.StartSupport(by=town.COORDINATOR, track=TRACK)


def _hearing(meeting: str, purpose: Purpose, plan: str | None = None) -> Iterator[AnyAct]:
    about = town.item(
        "i-1", town.JUSOU, purpose, town.MOTHER, (town.about(town.MOTHER),), about_plan=plan
    )
    yield town.sitting(meeting, town.JUSOU, town.FIRST_DAY, item=about)
    yield acts.HearItem(by=town.COORDINATOR, meeting=meeting, item="i-1")


def _reviewed(result: ReviewResult) -> AnyAct:
    later = town.FIRST_DAY + dt.timedelta(days=365)
    return acts.Review(
        by=town.COORDINATOR,
        track=TRACK,
        result=result,
        evaluation="月に一度会えている",
        decided_by=town.STAFF,
        lead=town.COORDINATOR.agency,
        resume_on=later if result is ReviewResult.SUSPEND else None,
    )


def _challenged() -> AnyAct:
    return acts.Assess(
        by=town.COORDINATOR, track=TRACK, challenges=frozenset({Challenge.ISOLATION})
    )


def _decided(result: AcceptanceResult) -> AnyAct:
    return acts.DecideAcceptance(
        by=town.CITY, track=TRACK, result=result, decided_by=town.STAFF, reason="架空の理由"
    )


def _declined() -> Iterator[AnyAct]:
    yield _received()
    yield _decided(AcceptanceResult.DECLINE)
    yield acts.Reopen(by=town.COORDINATOR, track=TRACK)
    yield acts.End(by=town.CITY, track=TRACK, reason=EndReason.OUTLOOK, decided_by=town.STAFF)


def _gone_out() -> Iterator[AnyAct]:
    """Somebody is sought out, as far as a plan to which they take back their word (アウトリーチの流れ)."""
    yield town.open_track(TRACK, town.MOTHER, Programme.OUTREACH)
    yield _challenged()
    draft = town.plan("pl-1", town.MOTHER, PlanKind.OUTREACH)
    yield acts.DraftPlan(by=town.COORDINATOR, track=TRACK, plan=draft)
    yield from town.assents(town.MOTHER, draft.id)
    yield acts.WithdrawAssent(
        by=town.COORDINATOR, kind=AssentKind.PLAN, person=town.MOTHER, plan=draft.id
    )
    yield acts.BeginOutreach(by=town.COORDINATOR, track=TRACK)


def _consents() -> Iterator[AnyAct]:
    """Given, withdrawn, given, refused; narrow, then wide; each person's by itself (同意の移り変わり)."""
    yield _received()
    for number, person in enumerate((town.MOTHER, town.SON)):
        clinic = town.consent(f"k-{number}-1", person, (town.CLINIC.agency,))
        yield clinic
        yield town.share(person, by=town.CARE)
        yield acts.WithdrawConsent(by=town.COORDINATOR, person=person)
        yield changed(clinic, consent=changed(clinic.consent, id=f"k-{number}-2"))
        yield acts.RefuseConsent(by=town.COORDINATOR, person=person)
        narrow = town.consent(
            f"k-{number}-3", person, (town.CARE.agency,), categories=(Category.HEALTH,)
        )
        yield narrow
        # A second consent takes nothing from the first.
        yield town.consent(f"k-{number}-4", person, (town.CLINIC.agency,))
        yield town.share(person, by=town.CLINIC, to=town.CARE)


def _received() -> AnyAct:
    return town.open_track(TRACK, town.MOTHER, Programme.COORDINATION)


def _recipients() -> Iterator[AnyAct]:
    """Consent to one of those in the room, and then to another instead (宛先ごとの同意)."""
    yield _received()
    yield _challenged()
    yield _decided(AcceptanceResult.ACCEPT)
    for number, to in enumerate((town.COORDINATOR, town.CITY), start=1):
        yield town.consent(f"k-{number}", town.MOTHER, (to.agency,))
        yield acts.WithdrawConsent(by=town.COORDINATOR, person=town.MOTHER)


def _ending_consent() -> Life:
    """Told on the last day of a consent, and asked again on the next (期限のある同意)."""
    day, one = town.FIRST_DAY, dt.timedelta(days=1)
    given = town.consent("k-1", town.MOTHER, (town.CLINIC.agency,), until=day + 3 * one)
    told = town.share(town.MOTHER, by=town.CARE)
    return [(given, day), (told, day + 2 * one), (_received(), day + 3 * one)]


def _heard() -> Iterator[AnyAct]:
    """Told in a 支援会議 by the clinic (支援会議で聞いたこと)."""
    yield _received()
    yield _challenged()
    told = (town.about(town.MOTHER, holder=town.CLINIC),)
    item = town.item("i-1", town.SHIEN, Purpose.SUPPORT_SYSTEM, town.MOTHER, told)
    room = (town.CITY, town.COORDINATOR, town.CLINIC)
    yield town.sitting("m-1", town.SHIEN, town.FIRST_DAY, room=room, item=item)
    yield acts.HearItem(by=town.CITY, meeting="m-1", item="i-1")


def _in_danger() -> Life:
    """Told at once of one in danger; a day later it is a day like any other (緊急の提供)."""
    day = town.FIRST_DAY
    told = town.share(town.SON, by=town.CARE)
    later = (_received(), day + dt.timedelta(days=1))
    return [(changed(told, judgements=town.danger(town.SON, day)), day), later]
