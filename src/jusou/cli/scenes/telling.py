"""How a scene is put together (場面の組立て): what is done in passing, and what is asked aloud."""

from collections.abc import Iterator

from jusou import acts
from jusou.acts import AnyAct
from jusou.cli import story
from jusou.cli.story import Beat, Day
from jusou.information import Information
from jusou.judgement import Judgement
from jusou.meeting import AgendaItem
from jusou.vocabulary import (
    AssentKind,
    DeliberationResult,
    JudgementKind,
    ObtainedBy,
    Purpose,
)
from jusou.wording import Text

CITY, SHAKYO, HOUKATSU = story.CITY, story.SHAKYO, story.HOUKATSU
ALL = frozenset(Purpose)


def done(on: Day, ja: str, en: str, act: AnyAct) -> Beat:
    """A thing that is done in passing (通りがかりに行うこと)."""
    return Beat(on, Text(ja, en), act)


def asked(on: Day, ja: str, en: str, act: AnyAct) -> Beat:
    """A thing that is asked aloud, with its whole answer (判定を見せること)."""
    return Beat(on, Text(ja, en), act, asked=True)


def agenda_item(
    ident: str, body: str, purpose: Purpose, about: str, *what: Information
) -> AgendaItem:
    """An agenda item about somebody (議題)."""
    return AgendaItem(ident, body, purpose, about=about, information=what)


def necessity(on: Day, meeting: str | None = None) -> Judgement:
    """That the 支援会議 finds something necessary (必要と認めること)."""
    return Judgement(
        JudgementKind.NECESSITY,
        finding=True,
        decided_by="s-kachou",
        on=on,
        reason="世帯の全体を誰も知らないため",
        meeting=meeting,
    )


def heard(
    meeting: str, ident: str, purpose: Purpose, about: str, on: Day, what: Text
) -> Iterator[Beat]:
    """An item put on the agenda and heard, told as one (付議と審議)."""
    known = {"p-mother": story.LIFE, "p-son": story.SHUT_IN}[about]
    agenda = agenda_item(ident, "b-jusou", purpose, about, known)
    yield Beat(on, what, acts.PutOnAgenda(by=SHAKYO, meeting=meeting, item=agenda))
    yield Beat(on, what, acts.HearItem(by=SHAKYO, meeting=meeting, item=ident))


def evaluated(meeting: str, item: str, about: str, on: Day) -> Iterator[Beat]:
    """Somebody's support evaluated in the meeting (評価)."""
    who = story.NAMES[about]
    what = Text(
        f"重層的支援会議で、{who.ja}への支援を評価する", f"support for {who.en} is evaluated"
    )
    yield from heard(meeting, item, Purpose.EVALUATION, about, on, what)


def planned(meeting: str, item: str, track: str, plan: str, person: str, on: Day) -> Iterator[Beat]:
    """A draft that is heard, found appropriate, assented to and decided (プランの決定まで)."""
    who = story.NAMES[person]
    what = Text(
        f"{who.ja}のプラン案を審議し、適切とされ、{who.ja}が同意し、市が支援決定する",
        f"the plan for {who.en} is heard, found appropriate, assented to and decided",
    )
    yield from heard(meeting, item, Purpose.PLAN_DELIBERATION, person, on, what)
    yield Beat(
        on,
        what,
        acts.Deliberate(
            by=SHAKYO,
            track=track,
            plan=plan,
            meeting=meeting,
            result=DeliberationResult.APPROPRIATE,
        ),
    )
    yield Beat(
        on,
        what,
        acts.GiveAssent(
            by=SHAKYO,
            kind=AssentKind.PLAN,
            person=person,
            plan=plan,
            obtained_by=ObtainedBy.WRITTEN,
        ),
    )
    yield Beat(
        on,
        what,
        acts.DecideSupport(
            by=CITY, track=track, plan=plan, drafted_by="s-tantou", decided_by="s-kachou"
        ),
    )
