"""What is due (期日・未了の一覧): what an officer should look at, from the records and what is stated.

The scheme sets hardly any day. Where a municipality states an interval it is used; where nobody
states one, the row says so and has no day.
"""

import datetime as dt
from collections.abc import Generator, Iterable, Iterator

import attrs

from jusou import acts
from jusou.answer import Answer, Duty, Outcome
from jusou.case import Case, Entry, effective
from jusou.cells import Day
from jusou.consent import Said, Statement
from jusou.errors import Problem, raise_all
from jusou.hindsight import walk
from jusou.ledger import Track
from jusou.municipality import Municipality
from jusou.owing import reports_owed
from jusou.possible import allowed
from jusou.questions import judged_act
from jusou.reading import Reading
from jusou.references import unaskable
from jusou.shape import CaseId, PersonId, changed, entity
from jusou.term import IsOpen, days_later, months_later, next_open, runs
from jusou.vocabulary import Stage
from jusou.wording import Term, Text

#: How far ahead is looked unless told otherwise, in days: a month and a little. A choice of ours.
AHEAD = 35


class DueKind(Term):
    """Why something is on the list (一覧に載る理由)."""

    TO_REPORT = "to_report", "通報・通告の記録なし", "suspected abuse, no report on record"
    CONSENT_ENDS = "consent_ends", "同意の期間の終わり", "consent runs out"
    RESUME = "resume", "再開の予定", "to be resumed"
    REVIEW = "review", "見直しの時期", "review"
    GOAL = "goal", "目標の達成時期", "goal to be reached"
    REPORT = "report", "報告の時期", "report"
    DUTY = "duty", "果たしていない義務", "duty not yet discharged"
    JUDGEMENT = "judgement", "人の判断を待つ問い", "question waiting for a judgement"
    REPLY = "reply", "返事待ち", "reply awaited"
    NO_NEXT_DATE = "no_next_date", "次回予定の記録なし", "no next date"
    NO_LEAD = "no_lead", "主担当なし", "nobody in charge"


@entity
class Due:
    """One thing to look at (一覧の一行). A *day* of ``None``: nobody states one.

    *about* is the id of the track, the duty, the fact or the sitting; *source* is the rule, the
    record or the passage it comes from.
    """

    case: CaseId | None
    kind: DueKind
    day: Day | None
    what: str
    what_en: str
    source: str
    about: str | None = None
    person: PersonId | None = None

    @property
    def text(self) -> Text:
        """What to do, in one sentence without anything personal (すること)."""
        return Text(self.what, self.what_en)


def due(
    cases: Iterable[Case],
    *,
    under: Municipality,
    on: Day,
    ahead: int = AHEAD,
    is_open: IsOpen | None = None,
) -> tuple[Due, ...]:
    """Everything due in these cases up to *ahead* days from *on*, the earliest first (期日・未了の一覧).

    Suspected abuse that no report on record tells of comes first, for it waits for nothing; what
    has no day comes last. Where the caller passes a calendar (*is_open*, such as
    `jusou.term.open_by_law` makes), a day for the office's own work is moved to the next on which
    it is open; the end of a consent is not, for it lasts no longer because the office is shut.
    It is for the municipality in charge: cut nothing from it for another reader, but ask
    `jusou.viewing` for what they may see.

    Raises: `InvalidError` if the cases were kept under several municipalities' profiles, or if
    the calendar has no open day within a hundred.
    """
    found = [*_reports(under)]
    profiles: set[str] = set()
    for case in cases:
        profiles |= {case.profile.id} if case.profile else set[str]()
        raise_all((_MIXED,) if len(profiles) > 1 else ())
        found += _Desk(case, under, on, days_later(on, ahead)).rows()
    if is_open is not None:
        found = [_on_an_open_day(row, is_open) for row in found]
    return tuple(sorted(found, key=_place))


#: What the office does on a day of its own choosing. The other days are of what is or was.
_MOVABLE = frozenset({DueKind.RESUME, DueKind.REVIEW, DueKind.GOAL})


def _on_an_open_day(row: Due, is_open: IsOpen) -> Due:
    if row.day is None or row.kind not in _MOVABLE:
        return row
    return changed(row, day=next_open(row.day, is_open))


_MIXED = Problem(
    "cases",
    "mixed_municipalities",
    Text(
        "違う自治体の運用プロファイルで記録されたケースが混じっています。自治体ごとに分けてください。",
        "cases kept under different municipalities; ask for each apart",
    ),
)
_KINDS = tuple(DueKind)


def _place(row: Due) -> tuple[Day, str, int, str, str]:
    day = dt.date.min if row.kind is DueKind.TO_REPORT else row.day or dt.date.max
    return day, row.case or "", _KINDS.index(row.kind), row.about or "", row.source


def _reports(under: Municipality) -> Iterator[Due]:
    """What is owed by whom, as the municipality states it; a day in words is no day (報告)."""
    for each in under.reports:
        when = each.due or "時期の定めなし"
        yield Due(
            None,
            DueKind.REPORT,
            None,
            f"{each.by}から{each.to}へ: {each.what}（{when}）",
            f"{each.by} to {each.to}: {each.what} ({each.due or 'no time stated'})",
            "、".join(each.sources) or under.id,
        )


@attrs.frozen
class _Desk:
    """One case on the desk (机の上の一件)."""

    case: Case
    under: Municipality
    on: Day
    until: Day

    def rows(self) -> Iterator[Due]:
        ledger = self.case.ledger(self.on)
        read = Reading(ledger, self.under, self.on)
        entries = [each for each in effective(self.case.records) if each.day <= self.on]
        walked = {track.person for track in ledger.tracks.values() if track.is_open}
        for track in ledger.tracks.values():
            if track.is_open:
                yield from self.track(read, track, entries)
        for person, statements in ledger.statements.items():
            if person in walked:
                yield from self.consent(read, person, statements)
        yield from self.abuse()
        yield from self.replies(read)
        yield from self.duties(entries)
        yield from dict.fromkeys(self.questions(read))

    def row(self, kind: DueKind, day: Day | None, ja: str, en: str, source: str, **of: str) -> Due:
        return Due(
            self.case.id, kind, day, ja, en, source, about=of.get("about"), person=of.get("person")
        )

    # --- tracks ---

    def track(self, read: Reading, track: Track, entries: list[Entry]) -> Iterator[Due]:
        of = {"about": track.id, "person": track.person}
        if track.lead is None:
            yield self.row(
                DueKind.NO_LEAD,
                None,
                "主担当を決めて記録してください。",
                "decide who is in charge, and record it",
                "flow.lead",
                **of,
            )
        dated = False
        if track.stage is Stage.SUSPENDED:
            dated = yield from self.resuming(track, of)
        if track.stage in (Stage.IMPLEMENTATION, Stage.MONITORING):
            dated = yield from self.review(track, entries, of)
        plan = read.ledger.plans.get(track.plan or "")
        for goal in plan.goals if plan is not None else ():
            dated = dated or goal.by >= self.on
            if goal.by <= self.until:
                yield self.row(
                    DueKind.GOAL,
                    goal.by,
                    "目標の達成時期です。達成の度合いを評価してください。",
                    "a goal was set for this day: see how far it is reached",
                    f"plan:{track.plan}",
                    **of,
                )
        if not dated:
            yield self.row(
                DueKind.NO_NEXT_DATE,
                None,
                f"次にいつ見るかの記録がありません（今の段階は{track.since.isoformat()}から）。日を決めてください。",
                f"no next date on record (at this stage since {track.since.isoformat()})",
                "not_stated",
                **of,
            )

    def resuming(self, track: Track, of: dict[str, str]) -> Generator[Due, None, bool]:
        months = self.under.suspension.resumed_within_months if self.under.suspension else None
        day = track.resume_on or (months_later(track.since, months) if months else None)
        if day is not None and day <= self.until:
            yield self.row(
                DueKind.RESUME,
                day,
                "中断している支援の再開予定日です。再開するか、予定を改めてください。",
                "suspended support is to be resumed: resume it, or set another day",
                "record" if track.resume_on else "municipality:suspension",
                **of,
            )
        return day is not None

    def review(
        self, track: Track, entries: list[Entry], of: dict[str, str]
    ) -> Generator[Due, None, bool]:
        stated = self.under.review
        if stated is None or stated.months is None:
            return False
        looked = (acts.DecideSupport, acts.StartSupport, acts.Review)
        days = [
            each.day
            for each in entries
            if isinstance(each.act, looked) and each.act.track == track.id
        ]
        day = months_later(max(days, default=track.since), stated.months)
        if day <= self.until:
            yield self.row(
                DueKind.REVIEW,
                day,
                f"見直しの時期です（{stated.months}か月ごと）。",
                f"to be reviewed, every {stated.months} months",
                "、".join(stated.sources) or "municipality:review",
                **of,
            )
        return True

    def abuse(self) -> Iterator[Due]:
        """Abuse that is suspected on record, and reported nowhere on it (残っている通報・通告)."""
        for owed in reports_owed(self.case, under=self.under, on=self.on):
            yield self.row(
                DueKind.TO_REPORT,
                None,
                f"疑いの記録がありますが、{owed.kind.label.ja}の記録がありません。会議を待たずに通報・事実確認をしてください。",
                f"suspected, and no report on record ({owed.kind.label.en}): do not wait for a meeting",
                "、".join(each.label.ja for each in owed.cites),
                about=owed.kind.value,
                person=owed.person,
            )

    # --- consent and replies ---

    def consent(self, read: Reading, person: str, statements: list[Statement]) -> Iterator[Due]:
        asking = read.may_be_asked(person)
        for number, said in enumerate(statements):
            later = statements[number + 1 :]
            if said.said is Said.GIVEN and said.until is not None and said.until <= self.until:
                if any(_takes_over(said, each, self.until) for each in later):
                    continue
                yield self.row(
                    DueKind.CONSENT_ENDS,
                    said.until,
                    "同意の期間がこの日で終わります。本人に説明して、続けるかを尋ねてください。"
                    if asking
                    else _DO_NOT_ASK.ja,
                    "consent no longer holds from this day: explain, and ask whether to renew it"
                    if asking
                    else _DO_NOT_ASK.en,
                    f"record:{said.record}",
                    about=said.consent or said.record,
                    person=person,
                )
            if said.said is Said.ASKED and not later:
                yield self.reply(
                    said.since, f"record:{said.record}", "本人の同意", "the person's consent"
                )

    def replies(self, read: Reading) -> Iterator[Due]:
        ledger = read.ledger
        for entry in effective(self.case.records):
            act = entry.act
            if entry.day > self.on:
                break
            if isinstance(act, acts.Refer) and ledger.referrals[act.referral].response is None:
                yield self.reply(entry.day, f"record:{entry.record.id}", "つなぎ", "a referral")
            if (
                isinstance(act, acts.RequestCooperation)
                and ledger.requests[act.request].response is None
            ):
                yield self.reply(
                    entry.day,
                    f"record:{entry.record.id}",
                    "協力の求め",
                    "a request for cooperation",
                )

    def reply(self, since: Day, source: str, ja: str, en: str) -> Due:
        return self.row(
            DueKind.REPLY,
            None,
            f"{ja}への返事を待っています（{since.isoformat()}から）。返事がないことは承諾ではありません。",
            f"a reply about {en} is awaited since {since.isoformat()}; silence is no yes",
            source,
            about=source.removeprefix("record:"),
        )

    # --- duties and questions ---

    def duties(self, entries: list[Entry]) -> Iterator[Due]:
        """What a permission brought with it and no act has discharged (未了の義務)."""
        for seen in walk(self.case.registry, entries, self.under):
            if seen.answer is None or not seen.answer.is_permitted:
                continue
            if isinstance(seen.entry.act, _ONLY_PLANNED):
                continue
            for duty in seen.answer.duties:
                if duty.discharged_by is None or duty.id in _ONLY_IF_THERE_IS:
                    continue
                if not any(_discharges(each, duty, seen.entry, entries) for each in entries):
                    yield self.row(
                        DueKind.DUTY,
                        seen.entry.day,
                        f"{duty.text.ja}（記録がありません）",
                        f"{duty.text.en} (no record of it)",
                        _rule_of(seen.answer, duty),
                        about=f"{seen.entry.record.id}:{duty.id}",
                    )

    def questions(self, read: Reading) -> Iterator[Due]:
        for meeting in read.ledger.meetings.values():
            for item in meeting.items:
                if (meeting.id, item.id) in read.ledger.hearings or meeting.day < self.on:
                    continue
                hear = acts.HearItem(by=self.under.party, meeting=meeting.id, item=item.id)
                asked = Reading(read.ledger, self.under, self.on, hear)
                if not any(True for _ in unaskable(asked, hear)):
                    yield from self.asked(judged_act(asked, hear), meeting.day, item.id)
        if read.agency(self.under.agency) is None:
            return
        for step in allowed(self.case, under=self.under, on=self.on):
            track = read.ledger.tracks[step.track]
            if track.is_open:
                yield from self.asked(step.answer, None, step.track)

    def asked(self, answer: Answer, day: Day | None, about: str) -> Iterator[Due]:
        if answer.outcome is not Outcome.UNDETERMINED:
            return
        for each in answer.missing:
            yield self.row(
                DueKind.JUDGEMENT,
                day,
                each.question.ja,
                each.question.en,
                f"fact:{each.fact}",
                about=about,
            )


_DO_NOT_ASK = Text(
    "同意の期間がこの日で終わります。この人には尋ねず、まず秘匿の担当に確かめてください。",
    "consent no longer holds from this day: do not ask this person; check with who keeps the concealment",
)


def _takes_over(ended: Statement, later: Statement, until: Day) -> bool:
    """Whether a later statement leaves nothing of an ending consent to renew (後の陳述があるか)."""
    if later.said in (Said.REFUSED, Said.WITHDRAWN):
        return later.scope is None
    if later.said is not Said.GIVEN or not runs(None, later.until, until):
        return False
    if ended.scope is None or later.scope is None:
        return later.scope is None
    return (
        ended.scope.categories <= later.scope.categories
        and ended.scope.purposes <= later.scope.purposes
        and (ended.recipients or frozenset[str]()) <= (later.recipients or frozenset[str]())
        and ended.scope.bodies <= later.scope.bodies
        and (not later.scope.capacities or later.scope.capacities >= ended.scope.capacities > set())
    )


#: A sitting that is called binds nobody yet: what it brings falls when an item is heard.
_ONLY_PLANNED = (acts.ConveneMeeting, acts.PutOnAgenda)

#: To be recorded if there is anything to record: that there is no record says nothing.
_ONLY_IF_THERE_IS = frozenset({"consider_harm"})


def _discharges(entry: Entry, duty: Duty, cause: Entry, entries: list[Entry]) -> bool:
    act = entry.act
    if duty.discharged_by == acts.Share.type and entry is cause:
        # Whatever moves information is itself the record of when, to whom, what and why.
        return True
    if act.type != duty.discharged_by:
        return False
    if isinstance(act, acts.TakePledge):
        return entry.day <= cause.day
    if isinstance(act, acts.Notify):
        since = _called_on(cause, entries)
        in_time = cause.day <= entry.day if since is None else since <= entry.day <= cause.day
        person = getattr(cause.act, "person", None)
        told = person is None or not act.people or person in act.people
        return act.duty == duty.id and in_time and told
    for name in ("referral", "meeting"):
        meant, found = getattr(cause.act, name, None), getattr(act, name, None)
        if isinstance(meant, str) and isinstance(found, str) and meant != found:
            return False
    return cause.day <= entry.day


def _called_on(cause: Entry, entries: list[Entry]) -> Day | None:
    """Since when those in a sitting could be told: from its calling to its hearing (招集の日)."""
    if not isinstance(cause.act, acts.HearItem):
        return None
    return next(
        (
            each.day
            for each in reversed(entries)
            if isinstance(each.act, acts.ConveneMeeting)
            and each.act.meeting.id == cause.act.meeting
            and each.day <= cause.day
        ),
        cause.day,
    )


def _rule_of(answer: Answer, duty: Duty) -> str:
    return next((reason.rule for reason in answer.all_reasons() if duty in reason.duties), "answer")
