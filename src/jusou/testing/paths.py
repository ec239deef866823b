"""One invented household taken through every municipality (一つの世帯の行き先): where the paths differ, and why.

Each question is put to the judgement as anybody would put it. Nothing here knows an answer.
"""

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator

import attrs

from jusou import acts
from jusou.agency import Agency, Attendee, Party
from jusou.agenda import meetings
from jusou.answer import Answer, Outcome, Reason, best
from jusou.case import Case
from jusou.consent import Consent, Scope
from jusou.household import Household, Member, Person
from jusou.information import Information
from jusou.judgement import Departure, Judgement
from jusou.judging import judge
from jusou.law.days import SCHEME_START
from jusou.meeting import Running
from jusou.municipality import Municipality
from jusou.municipality.programmes import Phase
from jusou.plan import Plan
from jusou.shape import changed
from jusou.vocabulary import (
    AcceptanceResult,
    Basis,
    Capacity,
    Category,
    Challenge,
    Character,
    DiscoveryRoute,
    JudgementKind,
    ObtainedBy,
    PlanKind,
    Profession,
    Programme,
    Purpose,
    Residence,
    ReviewResult,
    Stated,
)
from jusou.wording import Text

DAY = dt.date(2026, 6, 1)
_MOTHER, _SON, _BROTHER = "p-haha", "p-musuko", "p-ototo"
_COUNSEL = Agency("a-soudan", "架空相談所", Character.PRIVATE)
#: How many reasons of one answer are told.
_TOLD = 2
#: What anybody's is compared with.
_NATIONAL = "default"
_SIGNS = {
    Outcome.PERMITTED: "○",
    Outcome.UNDETERMINED: "△",
    Outcome.NOT_PERMITTED: "×",
    Outcome.FORBIDDEN: "×",
}


@attrs.frozen
class Said:
    """One answer on the way: an act's, or what one meeting body may do (答え)."""

    answer: Answer
    body: str = ""
    based: bool = True

    @property
    def sign(self) -> str:
        """Its outcome as one sign (しるし)."""
        return _SIGNS[self.answer.outcome]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What decided it, each rule once (決め手の理由)."""
        found: dict[str, Reason] = {}
        parts = (one for part in self.answer.parts for one in part.cell.reasons)
        for reason in (*self.answer.reasons, *parts):
            if reason.outcome is self.answer.outcome and not reason.aside:
                found.setdefault(reason.rule, reason)
        return tuple(found.values())


@attrs.frozen
class Fork:
    """One question of the way and what came of it (分かれ道)."""

    said: tuple[Said, ...]

    @property
    def decisive(self) -> tuple[Said, ...]:
        """The answers that count: those of bodies with a basis, if there are any (数える答え)."""
        return tuple(each for each in self.said if each.based) or self.said

    @property
    def outcome(self) -> Outcome:
        """The best that there is: one meeting that may take it is enough (いちばんよい答え)."""
        return best(each.answer.outcome for each in self.decisive)

    @property
    def sign(self) -> str:
        """That outcome as one sign; a dash where no body is known to take cases (しるし)."""
        return _SIGNS[self.outcome] if self.said else "—"

    @property
    def shown(self) -> str:
        """The signs, and the meetings they are said of (表の欄)."""
        if not self.said:
            return "—"
        told = [
            f"{each.sign} {each.body}".rstrip()
            for each in self.said
            if each in self.decisive or each.sign != "×"
        ]
        return "、".join(told)

    @property
    def why(self) -> str:
        """What decided it, in sentences (理由の文)."""
        if not self.said:
            return "個別のケースを扱うと読める会議体が、見た文書にありません。"
        told: list[str] = []
        for each in self.decisive:
            if each.answer.outcome is self.outcome:
                reasons = "".join(
                    f"{reason.sentence.ja}（`{reason.rule}`）" for reason in each.reasons[:_TOLD]
                )
                told.append(f"{each.body}: {reasons}" if each.body else reasons)
        return " ".join(told)


def _case(under: Municipality) -> Case:
    city = Party(under.agency)
    people = (
        Person(_MOTHER, birth=dt.date(1946, 1, 1), residence=Residence.REGISTERED),
        Person(_SON, birth=dt.date(1976, 1, 1), residence=Residence.REGISTERED),
        Person(_BROTHER, birth=dt.date(1979, 1, 1), residence=Residence.ELSEWHERE),
    )
    household = Household(tuple(Member(each.id) for each in people))
    done: list[acts.AnyAct] = [
        acts.Receive(
            by=city,
            track=f"t-{each.id}",
            person=each.id,
            route=DiscoveryRoute.FAMILY,
            challenges=frozenset({Challenge.ISOLATION}),
        )
        for each in people
    ]
    done += [
        acts.DecideAcceptance(
            by=city,
            track=f"t-{_MOTHER}",
            result=AcceptanceResult.ACCEPT,
            decided_by="s-kachou",
            reason="複数の機関の連携が要る",
        ),
        acts.GiveConsent(
            by=city,
            consent=Consent(
                "k-haha",
                _MOTHER,
                Scope(
                    frozenset(Category),
                    frozenset(Purpose),
                    agencies=frozenset(each.id for each in (*under.agencies, _COUNSEL)),
                ),
                ObtainedBy.WRITTEN,
            ),
        ),
        acts.RefuseConsent(by=city, person=_SON),
        *(
            acts.OpenTrack(by=city, track=f"t-{each.value}", person=_SON, programme=each)
            for each in (Programme.OUTREACH, Programme.PARTICIPATION)
        ),
    ]
    case = Case.open("c-michi", people=people, household=household, agencies=[_COUNSEL])
    for number, act in enumerate(done):
        on = DAY - dt.timedelta(days=30 - number)
        at = dt.datetime(on.year, on.month, on.day, 3, tzinfo=dt.UTC)
        # Done is done: a path that could not begin would show no forks.
        case = case.with_record(acts.Record(f"r-{number}", on, at, act))
    return case


def _act(act: Callable[[Party], acts.AnyAct]) -> "Callable[[Municipality, Case], Fork]":
    def put(under: Municipality, case: Case) -> Fork:
        return Fork((Said(judge(case, act(Party(under.agency)), under=under, on=DAY)),))

    return put


def _accept(person: str) -> Callable[[Party], acts.AnyAct]:
    def act(city: Party) -> acts.AnyAct:
        return acts.DecideAcceptance(
            by=city,
            track=f"t-{person}",
            result=AcceptanceResult.ACCEPT,
            decided_by="s-kachou",
            reason="複数の機関の連携が要る",
        )

    return act


def _room(under: Municipality) -> tuple[Attendee, ...]:
    """Who sits there, the same everywhere (出席者): with the municipality alone nothing would be told to anyone."""
    here = frozenset(each.id for each in under.bodies)
    if not here:
        return ()
    return (
        Attendee("at-shi", here, agency=under.agency, profession=Profession.PUBLIC_OFFICIAL),
        Attendee(
            "at-soudan",
            here,
            agency=_COUNSEL.id,
            capacity=Capacity.OTHER_ENTRUSTED,
            profession=Profession.HOUKATSU_STAFF,
        ),
    )


def _taken(purpose: Purpose, about: str, *people: str) -> "Callable[[Municipality, Case], Fork]":
    def put(under: Municipality, case: Case) -> Fork:
        city = Party(under.agency)
        found = meetings(
            case,
            under=under,
            on=DAY,
            purpose=purpose,
            about=about,
            information=[Information(each, Category.CIRCUMSTANCES, city) for each in people],
            attendees=_room(under),
            judgements=(
                Judgement(
                    JudgementKind.NECESSITY,
                    finding=True,
                    decided_by="s-kachou",
                    on=DAY,
                    reason="分担を決める",
                ),
                Judgement(
                    JudgementKind.CONSENT_DIFFICULT,
                    finding=True,
                    decided_by="s-kachou",
                    on=DAY,
                    reason="会えない",
                ),
            ),
        )
        told: list[Said] = []
        for each in found:
            body = under.bodies_by_id[each.body]
            based = not body.bases.isdisjoint({Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI})
            if based or body.individual_cases is Stated.YES:
                told.append(Said(each.answer, each.name, based))
        return Fork(tuple(told))

    return put


def _ended(under: Municipality, case: Case) -> Fork:
    """The mother's support, carried through and monitored, ended with no meeting having evaluated it (終結)."""
    city, track = Party(under.agency), f"t-{_MOTHER}"
    plan = Plan("pl-haha", _MOTHER, PlanKind.COORDINATION, wishes="この家で暮らす")
    done: tuple[acts.AnyAct, ...] = (
        acts.DraftPlan(by=city, track=track, plan=plan),
        acts.DecideSupport(
            by=city, track=track, plan=plan.id, drafted_by="s-tantou", decided_by="s-kachou"
        ),
        acts.StartSupport(by=city, track=track),
        acts.Monitor(by=city, track=track),
    )
    at = dt.datetime(DAY.year, DAY.month, DAY.day, 3, tzinfo=dt.UTC)
    for number, each in enumerate(done):
        told = at + dt.timedelta(minutes=number)
        case = case.with_record(acts.Record(f"r-end-{number}", DAY, told, each))
    aside = Departure("flow.review_deliberated", "s-kachou", DAY, "会議を開けない")
    act = acts.Review(
        by=city,
        track=track,
        result=ReviewResult.CONCLUDE,
        evaluation="見通しがついた",
        decided_by="s-kachou",
        lead=under.agency,
        departures=(aside,),
    )
    return Fork((Said(judge(case, act, under=under, on=DAY)),))


QUESTIONS: tuple[tuple[Text, Callable[[Municipality, Case], Fork]], ...] = (
    (
        Text("受け止め: 市内に住む息子を受理する", "accept the son, who lives here"),
        _act(_accept(_SON)),
    ),
    (
        Text("受け止め: 市外に住む弟を受理する", "accept the brother, who lives elsewhere"),
        _act(_accept(_BROTHER)),
    ),
    (
        Text("アウトリーチを支援決定より先に始める", "begin outreach before the decision"),
        _act(lambda city: acts.BeginOutreach(by=city, track="t-outreach")),
    ),
    (
        Text("参加支援を支援決定より先に始める", "begin participation before the decision"),
        _act(lambda city: acts.StartSupport(by=city, track="t-participation")),
    ),
    (
        Text("不同意の息子の支援体制を検討する", "consider support for the son, who refused"),
        _taken(Purpose.SUPPORT_SYSTEM, _SON, _SON),
    ),
    (
        Text("同意した母のプランを協議する", "deliberate the plan of the mother, who consented"),
        _taken(Purpose.PLAN_DELIBERATION, _MOTHER, _MOTHER),
    ),
    (
        Text("母のプランに息子の事情を入れて協議する", "the same with what concerns the son"),
        _taken(Purpose.PLAN_DELIBERATION, _MOTHER, _MOTHER, _SON),
    ),
    (
        Text(
            "会議の評価なしに、国の流れを原則外として母の支援を終結する",
            "end the mother's support with no evaluation, as a departure from the national flow",
        ),
        _ended,
    ),
)
"""What is asked on the way, in order (問い)."""


@functools.cache
def path(name: str) -> tuple[Fork, ...]:
    """What one shipped municipality answers, question by question (一つの市町村の行き先).

    Where its documents give no day since when the scheme is run, one is supposed: otherwise every
    meeting would answer that alone.
    """
    under = Municipality.load(name)
    if not under.phases:
        under = changed(under, phases=(Phase(Running.FULL, SCHEME_START),))
    case = _case(under)
    return tuple(put(under, case) for _, put in QUESTIONS)


def _all() -> Iterator[Municipality]:
    yield Municipality.load(_NATIONAL)
    yield from (Municipality.load(each) for each in Municipality.shipped() if each != _NATIONAL)


def differences(name: str) -> tuple[tuple[Text, Fork], ...]:
    """Where a municipality's path leaves the national one (国の標準との違い)."""
    national = path(_NATIONAL)
    return tuple(
        (question, here)
        for (question, _), here, there in zip(QUESTIONS, path(name), national, strict=True)
        if here.sign != there.sign
    )


def paths_table() -> str:
    """The paths side by side, as Markdown (行き先の表)."""
    lines = [_row(["市町村", *(question.ja for question, _ in QUESTIONS)])]
    lines.append("|" + "---|" * (len(QUESTIONS) + 1))
    lines += [
        _row([each.name + ("" if each.phases else "＊"), *(fork.shown for fork in path(each.id))])
        for each in _all()
    ]
    return "\n".join(lines) + "\n"


def _row(texts: Iterable[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def paths_why() -> str:
    """Where each path leaves the national one, with the reasons, as Markdown (違いと理由)."""
    shown: list[str] = []
    for each in _all():
        if each.id == _NATIONAL:
            continue
        shown += [f"### {each.name}の行き先", ""]
        found = differences(each.id)
        shown += [f"- **{question.ja}** {fork.sign} {fork.why}" for question, fork in found] or [
            "- 国の標準の流れと同じです。"
        ]
        shown.append("")
    return "\n".join(shown)
