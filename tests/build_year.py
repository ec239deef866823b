"""A small synthetic year (架空の1年分): the histories that the page of figures is made from.

Short histories of one invented office under 山梨市's profile, drawn with a fixed seed. They are for
counting: nobody in them exists, and no act of theirs is held up as permitted.
Run as a script, it writes the file anew.
"""

import datetime as dt
import random
from pathlib import Path

import jusou.testing
from jusou.acts import (
    AnyAct,
    Contact,
    ConveneMeeting,
    DecideAcceptance,
    DecideSupport,
    DraftPlan,
    End,
    HearItem,
    Monitor,
    OpenTrack,
    Receive,
    Record,
    Review,
    StartSupport,
)
from jusou.agency import Party
from jusou.history import History, ProfileRef, Registry
from jusou.household import Household, Member, Person
from jusou.meeting import AgendaItem, Meeting
from jusou.municipality import Municipality
from jusou.plan import Plan
from jusou.record import history_to_json
from jusou.vocabulary import (
    AcceptanceResult,
    ContactMeans,
    ContactResult,
    DiscoveryRoute,
    EndReason,
    PlanKind,
    Programme,
    Purpose,
    ReviewResult,
)

FILE = Path(jusou.testing.__file__).parent / "years" / "yamanashi_2026.jsonl"
UNDER = "yamanashi"
CASES = 24
JST = dt.timezone(dt.timedelta(hours=9))
FIRST = dt.date(2026, 4, 6)
STAFF = "s-kachou"


class _Telling:
    """One case as it is told, a record after the other (ケースの組み立て)."""

    def __init__(self, number: int, under: Municipality, dice: random.Random) -> None:
        self.id = f"c-nen-{number:03d}"
        self.under = under
        self.dice = dice
        self.on = FIRST + dt.timedelta(days=dice.randrange(0, 180))
        self.records: list[Record] = []

    def tell(self, act: AnyAct, *, after: int = 7) -> None:
        """One more record, some days later (記録を加える)."""
        number = len(self.records) + 1
        moment = dt.datetime.combine(self.on, dt.time(10), JST)
        self.records.append(Record(f"r-{number:03d}", self.on, moment, act))
        self.on += dt.timedelta(days=self.dice.randrange(1, after + 1))

    def history(self, people: int) -> History:
        """What was told, as a history (履歴)."""
        persons = tuple(Person(f"p-{number}") for number in range(1, people + 1))
        household = Household(tuple(Member(each.id) for each in persons))
        return History(
            self.id,
            Registry(persons, household),
            tuple(self.records),
            # Nothing is judged in it, so it stays as it is when the profile changes.
            ProfileRef(UNDER, "synthetic", "synthetic"),
        )


def _sitting(told: _Telling, body: str, about: str | None, purpose: Purpose) -> None:
    """A sitting on the nearest of the office's days for it: cases of one day share it (開催)."""
    by = Party(told.under.agency)
    week = told.on + dt.timedelta(days=(3 - told.on.weekday()) % 7)
    told.on = week
    ident = f"m-{body}-{week:%Y%m%d}"
    item = AgendaItem("i-1", body, purpose, about=about)
    held = Meeting(ident, frozenset({body}), week, items=(item,))
    told.tell(ConveneMeeting(by=by, meeting=held), after=1)
    told.tell(HearItem(by=by, meeting=ident, item="i-1"))


def _supported(told: _Telling, track: str, person: str) -> None:
    by, dice = Party(told.under.agency), told.dice
    for turn in (1, 2):
        plan = Plan(
            f"pl-{track}-{turn}",
            person,
            PlanKind.COORDINATION,
            replaces=f"pl-{track}-1" if turn > 1 else None,
        )
        told.tell(DraftPlan(by=by, track=track, plan=plan))
        _sitting(told, "b-jusou", person, Purpose.PLAN_DELIBERATION)
        told.tell(
            DecideSupport(by=by, track=track, plan=plan.id, drafted_by="s-tantou", decided_by=STAFF)
        )
        told.tell(StartSupport(by=by, track=track), after=40)
        told.tell(Monitor(by=by, track=track))
        again = turn == 1 and dice.random() < 0.3
        result = ReviewResult.REPLAN
        if not again:
            result = dice.choice(
                [
                    ReviewResult.CONCLUDE,
                    ReviewResult.CONCLUDE,
                    ReviewResult.CONTINUE,
                    ReviewResult.GIVE_BACK,
                    ReviewResult.SUSPEND,
                ]
            )
        told.tell(
            Review(
                by=by,
                track=track,
                result=result,
                evaluation="架空の評価",
                decided_by=STAFF,
                lead=told.under.agency,
                resume_on=told.on + dt.timedelta(days=60),
            )
        )
        if not again:
            return


def case(number: int, under: Municipality) -> History:
    """One invented case (架空のケース)."""
    dice = random.Random(106_4 + number)  # noqa: S311 - drawn the same each time
    told, by = _Telling(number, under, dice), Party(under.agency)
    people = dice.choice([1, 1, 2])
    for at in range(1, people + 1):
        track, person = f"t-{at}", f"p-{at}"
        told.tell(
            Receive(by=by, track=track, person=person, route=dice.choice(list(DiscoveryRoute)))
        )
        for _ in range(dice.randrange(0, 4)):
            told.tell(
                Contact(
                    by=by,
                    track=track,
                    means=ContactMeans.VISIT,
                    result=dice.choice(list(ContactResult)),
                )
            )
        if dice.random() < 0.5:
            _sitting(told, "b-shien", None, Purpose.SUPPORT_SYSTEM)
        result = dice.choices(list(AcceptanceResult), [8, 1, 1, 1])[0]
        told.tell(
            DecideAcceptance(
                by=by, track=track, result=result, decided_by=STAFF, reason="架空の理由"
            )
        )
        if result is not AcceptanceResult.ACCEPT:
            continue
        if dice.random() < 0.2:
            told.tell(
                OpenTrack(by=by, track=f"{track}-o", person=person, programme=Programme.OUTREACH)
            )
        if dice.random() < 0.15:
            reason = dice.choice([EndReason.DECLINED_BY_PERSON, EndReason.MOVED_AWAY])
            told.tell(End(by=by, track=track, reason=reason, decided_by=STAFF))
        else:
            _supported(told, track, person)
    return told.history(people)


def lines() -> list[str]:
    """The whole year, a history a line (1年分)."""
    under = Municipality.load(UNDER)
    return [history_to_json(case(number, under)) for number in range(1, CASES + 1)]


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
