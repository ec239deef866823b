"""Every history that can be reached (到達できる履歴): what is told to whom, whatever came before.

The first half searches a small world to its end: every lawful step from every state, until no
new state is found. The second walks the real thing at random. Beside both stands a watch of a
few lines that knows nothing of the rules and keeps count of who came to know what, and how.
"""

import datetime as dt
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from jusou_suite import SIZES, counted
from test_sharing import (
    ALL_AGENCIES,
    BODIES,
    CITY,
    CLINIC,
    HOUKATSU,
    MINSEI,
    NECESSARY,
    PEOPLE,
    WELFARE,
    Town,
    challenged,
    concealed,
    consent,
    daily_life,
    found,
    illness,
    recorded,
    sitting,
)

from jusou.acts import (
    AnyAct,
    DecideAcceptance,
    End,
    HearItem,
    Involve,
    PutOnAgenda,
    RefuseConsent,
    Reopen,
    Share,
    WithdrawConsent,
)
from jusou.agency import Involvement, Party
from jusou.answer import Answer, Outcome
from jusou.errors import InvalidError
from jusou.forms import Paper, as_html, as_text, form
from jusou.household import Associate
from jusou.information import Information
from jusou.meeting import AgendaItem
from jusou.rendering import Audience, Reader, lines, shown_to
from jusou.viewing import view
from jusou.vocabulary import (
    AcceptanceResult,
    Category,
    EndReason,
    JudgementKind,
    Purpose,
    Tie,
)

DAY = dt.date(2026, 4, 1)

#: Who holds what from the start: the mother's life at the centre, the son's illness at the clinic.
DATA: dict[str, tuple[str, Party, Any]] = {
    "mothers": ("p-mother", HOUKATSU, daily_life),
    "sons": ("p-son", CLINIC, illness),
}
PARTIES = (WELFARE, HOUKATSU, CLINIC)
HEARD, TOLD = "heard", "told"


class State(NamedTuple):
    """All that is told apart: stage, each one's consent, who knows what and how (状態)."""

    stage: str
    consents: tuple[tuple[str, str], ...]
    knows: frozenset[tuple[str, str, str]]

    def consented(self, person: str) -> bool:
        """Whether that person's own consent stands."""
        return dict(self.consents)[person] == "given"

    def way(self, datum: str, party: Party) -> str | None:
        """How a party knows a datum, if at all; what one was told outweighs what one heard."""
        if DATA[datum][1] == party:
            return TOLD
        ways = {way for what, who, way in self.knows if (what, who) == (datum, party.agency)}
        return TOLD if TOLD in ways else next(iter(ways), None)

    def learnt(self, datum: str, parties: list[Party], way: str) -> "State":
        """The state once those have come to know it so."""
        new = {
            (datum, party.agency, way)
            for party in parties
            if self.way(datum, party) not in {TOLD, way}
        }
        old = {
            each
            for each in self.knows
            if way is HEARD or (each[0], each[1]) not in {(one[0], one[1]) for one in new}
        }
        return self._replace(knows=frozenset(old | new))


START = State("none", (("p-mother", "never"), ("p-son", "never")), frozenset())


class Step(NamedTuple):
    """A step that may be tried from a state: what is asked, and where it would lead (一歩)."""

    asked: AnyAct
    done: tuple[AnyAct, ...]
    to: State
    #: What would be told by it to whom by whom: datum, sharer, receivers, exchanged in a 支援会議
    #: or not, and in which body.
    tells: tuple[str, Party, list[Party], bool, str | None] | None = None


def _consents(state: State) -> Iterator[Step]:
    for person, now in state.consents:
        others = {
            "given": consent(person, ALL_AGENCIES),
            "withdrawn": WithdrawConsent(by=CITY, person=person),
            "refused": RefuseConsent(by=CITY, person=person),
        }
        for then, act in others.items():
            # The one of them withdraws and the other refuses: both, for both, would only repeat.
            skipped = "refused" if person == "p-mother" else "withdrawn"
            if then not in {now, skipped} and not (then == "withdrawn" and now == "never"):
                told = {**dict(state.consents), person: then}
                yield Step(act, (act,), state._replace(consents=tuple(told.items())))


STAGES: dict[str, tuple[tuple[str, AnyAct], ...]] = {
    "none": (("received", challenged()),),
    "received": (
        (
            "accepted",
            DecideAcceptance(
                by=CITY,
                track="t-1",
                result=AcceptanceResult.ACCEPT,
                decided_by="staff-1",
                reason="複数機関の連携が必要",
            ),
        ),
    ),
    "accepted": (
        ("ended", End(by=CITY, track="t-1", reason=EndReason.OUTLOOK, decided_by="staff-1")),
    ),
    "ended": (("received", Reopen(by=CITY, track="t-1")),),
}


def _stages(state: State) -> Iterator[Step]:
    for stage, act in STAGES[state.stage]:
        yield Step(act, (act,), state._replace(stage=stage))


def _shares(state: State) -> Iterator[Step]:
    for datum, (_, _, piece) in DATA.items():
        for sharer in PARTIES:
            if state.way(datum, sharer) is None:
                continue
            for receiver in PARTIES:
                if receiver != sharer:
                    act = Share(
                        by=sharer,
                        to=receiver,
                        information=(piece(sharer),),
                        purpose=Purpose.SERVICE,
                    )
                    to = state.learnt(datum, [receiver], TOLD)
                    yield Step(act, (act,), to, (datum, sharer, [receiver], False, None))


def _items(state: State, count: int) -> Iterator[Step]:
    for datum, (person, _, piece) in DATA.items():
        for sharer in PARTIES:
            if state.way(datum, sharer) is None:
                continue
            others = [each for each in PARTIES if each != sharer]
            for body, shien in (("b-shien", True), ("b-jusou", False)):
                meeting = f"m-{count}-{body}"
                item = AgendaItem(
                    "i-1",
                    body,
                    Purpose.INFORMATION_EXCHANGE if shien else Purpose.PLAN_DELIBERATION,
                    about=None if shien else person,
                    information=(piece(sharer),),
                )
                called = sitting(body=body, ident=meeting, room=PARTIES)
                put = PutOnAgenda(by=WELFARE, meeting=meeting, item=item)
                heard = HearItem(by=WELFARE, meeting=meeting, item="i-1")
                to = state.learnt(datum, others, HEARD if shien else TOLD)
                yield Step(put, (called, put, heard), to, (datum, sharer, others, shien, body))


def _elsewhere(state: State, count: int) -> Iterator[Step]:
    """Asked and not followed: another 支援会議, and one that is a 重層的支援会議 as well."""
    for datum, (person, _, piece) in DATA.items():
        for sharer in PARTIES:
            if state.way(datum, sharer) is None:
                continue
            others = [each for each in PARTIES if each != sharer]
            for body, purpose in (
                ("b-shien-2", Purpose.INFORMATION_EXCHANGE),
                ("b-both", Purpose.INFORMATION_EXCHANGE),
                ("b-both", Purpose.PLAN_DELIBERATION),
            ):
                meeting = f"m-{count}-{body}"
                item = AgendaItem("i-1", body, purpose, about=person, information=(piece(sharer),))
                called = sitting(body=body, ident=meeting, room=PARTIES)
                put = PutOnAgenda(by=WELFARE, meeting=meeting, item=item)
                told = (datum, sharer, others, purpose is Purpose.INFORMATION_EXCHANGE, body)
                yield Step(put, (called, put), state, told)


@attrs.define
class Search:
    """A search of every state, each standing for the first history that reached it (探索)."""

    states: dict[State, Town] = attrs.Factory(dict)
    asked: int = 0
    told: dict[tuple[str, bool, bool], int] = attrs.Factory(dict)
    elsewhere: dict[tuple[str, bool], int] = attrs.Factory(dict)
    before: dict[State, set[State]] = attrs.Factory(dict)

    def run(self) -> None:
        """Every step from every state, until nothing new is found."""
        town = Town(recorded(NECESSARY), bodies=BODIES, on=DAY)
        self.states[START] = town
        waiting = deque([START])
        while waiting:
            state = waiting.popleft()
            town = self.states[state]
            for step in self.steps(state, town):
                self.before.setdefault(step.to, set()).add(state)
                if step.to not in self.states:
                    self.states[step.to] = _copy(town).did(*step.done, on=DAY)
                    waiting.append(step.to)

    def steps(self, state: State, town: Town) -> Iterator[Step]:
        """The lawful steps from here, each looked at by the watch."""
        count = len(town.case.records)
        for steps in (
            _consents(state),
            _stages(state),
            _shares(state),
            _items(state, count),
            _elsewhere(state, count),
        ):
            for step in steps:
                asked = _copy(town)
                if isinstance(step.asked, PutOnAgenda):
                    asked.did(step.done[0], on=DAY)
                answer = asked.asks(step.asked, on=DAY)
                self.asked += 1
                if answer.outcome is not Outcome.PERMITTED:
                    continue
                if step.tells is not None:
                    self.watch(state, *step.tells)
                yield step

    def watch(
        self,
        state: State,
        datum: str,
        sharer: Party,
        to: list[Party],
        shien: bool,
        body: str | None,
    ) -> None:
        """Nothing of a member moves without their consent, but what a 支援会議 exchanges.

        And what was heard in one alone is exchanged in that one again, in no other.
        """
        person = DATA[datum][0]
        consented = state.consented(person)
        way = state.way(datum, sharer)
        assert way is not None
        if body in ("b-shien-2", "b-both"):
            self.elsewhere[way, consented] = self.elsewhere.get((way, consented), 0) + len(to)
        else:
            key = (way, shien, consented)
            self.told[key] = self.told.get(key, 0) + len(to)
        if not consented:
            assert shien, (state, datum, sharer)
            assert way is TOLD or body == "b-shien", (state, datum, sharer, body)


def _copy(town: Town) -> Town:
    other = Town.__new__(Town)
    other.under, other.case = town.under, town.case
    return other


@pytest.fixture(scope="module")
def searched() -> Search:
    """The small world, searched to its end."""
    search = Search()
    search.run()
    return search


def test_in_every_history_that_can_be_reached_nothing_moves_without_a_ground(searched: Search):
    """69条・27条・106条の6: without the member's own consent, in a 支援会議 alone."""
    counted("到達できる状態 / states that can be reached", len(searched.states))
    counted("そこで尋ねた一歩 / steps asked from them", searched.asked)

    assert len(searched.states) > 500
    without = {key for key in searched.told if not key[2]}
    assert without
    assert all(shien for _, shien, _ in without)


def test_the_search_sees_every_way_of_telling(searched: Search):
    """A search in which a way was never taken would prove nothing about it."""
    assert set(searched.told) == {
        (way, shien, consented)
        for way in (HEARD, TOLD)
        for shien, consented in ((True, False), (True, True), (False, True))
    }


def test_what_was_heard_in_one_shien_kaigi_goes_to_no_other_without_consent(searched: Search):
    """106条の6第6項: held oneself, it may be offered to another; heard alone, it takes a consent."""
    assert set(searched.elsewhere) == {(TOLD, False), (TOLD, True), (HEARD, True)}


def test_every_state_of_consent_and_stage_is_reached_with_everything_known(searched: Search):
    """At every stage and in every state of consent there is one in which all of them know all."""
    everything = {
        (state.stage, state.consents)
        for state in searched.states
        if all(state.way(datum, party) for datum in DATA for party in PARTIES)
    }

    # Before 受け止め there is no 支援会議 to tell it in: there each has once consented.
    assert everything == {
        (stage, (("p-mother", mother), ("p-son", son)))
        for stage in STAGES
        for mother in ("never", "given", "withdrawn")
        for son in ("never", "given", "refused")
        if stage != "none" or "never" not in (mother, son)
    }


def test_from_every_state_an_end_can_be_reached(searched: Search):
    """Nobody is trapped: whatever was said and told, lawful steps lead from there to the end."""
    reaching = {state for state in searched.states if state.stage == "ended"}
    waiting = deque(reaching)
    while waiting:
        for before in searched.before.get(waiting.popleft(), ()):
            if before not in reaching:
                reaching.add(before)
                waiting.append(before)

    assert reaching == set(searched.states)


def test_a_consent_never_speaks_for_another(searched: Search):
    """What the mother said changes nothing about the son's, in any state that can be reached."""
    for state, town in searched.states.items():
        if state.consented("p-mother") and not state.consented("p-son"):
            answer = _copy(town).share(illness(CLINIC), HOUKATSU, on=DAY)
            assert answer.outcome is not Outcome.PERMITTED


# --- the real thing, at random --------------------------------------------------------------------

AUNT_REPORTED = (Associate("p-aunt", Tie.REPORTER),)
OTHER_SIDE = (
    Audience(Reader.PERSON, "p-mother"),
    Audience(Reader.AGENCY, "a-minsei"),
    Audience(Reader.AGENCY),
)
PURPOSES = (Purpose.SERVICE, Purpose.INFORMATION_EXCHANGE, Purpose.PLAN_DELIBERATION)
SELDOM = st.sampled_from([False, False, False, True])
EVERYBODY = (WELFARE, HOUKATSU, CLINIC, MINSEI)


SHARED = "無作為の歩みでの提供 / shares on the walks"
HEARD_ITEMS = "無作為の歩みで話し合った議題 / items heard on the walks"
SHOWN = "そこで相手方に見せた画面と帳票 / views and papers shown to the other side"


class Walk(RuleBasedStateMachine):
    """A case in which the son is hidden from his mother, and the aunt has reported (履歴の歩み).

    Only what is permitted is done. The commissioner serves the mother: the other side's helper.
    """

    def __init__(self) -> None:
        super().__init__()
        self.town = Town(bodies=BODIES, associates=AUNT_REPORTED, on=DAY)
        self.consented: dict[str, bool] = {}
        self.hidden = False
        self.necessary = False
        self.danger = False
        self.ways: dict[tuple[str, str], str] = {
            ("p-mother", "a-houkatsu"): TOLD,
            ("p-son", "a-clinic"): TOLD,
        }

    @initialize()
    def helper(self) -> None:
        """The commissioner is known to serve the mother, whose case was accepted."""
        served = Involve(by=CITY, involvement=Involvement("a-minsei", "p-mother"))
        ((_, accepted),) = STAGES["received"]
        self.town.did(served, challenged(), accepted, on=DAY)

    def ask(self, act: AnyAct) -> Answer:
        """The answer, which the other side may read without learning of the hidden."""
        answer = self.town.asks(act, on=DAY)
        for audience in OTHER_SIDE:
            text = "\n".join(lines(answer, audience=audience, full=True))
            shown = shown_to(answer, audience)
            # By the id alone one learns that there is something to be learnt.
            assert "p-aunt" not in text
            if self.hidden:
                assert "p-son" not in text, text
                assert all(part.subject != "p-son" for part in shown.parts)
        return answer

    @rule(
        person=st.sampled_from(["p-mother", "p-son"]),
        given=st.sampled_from([True, True, True, False]),
    )
    def say(self, person: str, given: bool) -> None:
        """Someone consents, or takes it back."""
        act: AnyAct = (
            consent(person, ALL_AGENCIES) if given else RefuseConsent(by=CITY, person=person)
        )
        if self.ask(act).outcome is Outcome.PERMITTED:
            self.town.did(act, on=DAY)
            self.consented[person] = given

    @rule()
    @precondition(lambda self: not self.hidden)
    def hide(self) -> None:
        """The son is hidden from his mother."""
        self.town.did(concealed(), on=DAY)
        self.hidden = True

    @rule()
    @precondition(lambda self: not self.necessary)
    def judge_necessary(self) -> None:
        """The municipality finds a 支援会議 necessary."""
        self.town.did(recorded(NECESSARY), on=DAY)
        self.necessary = True

    @rule()
    def judge_danger(self) -> None:
        """Danger to life is found, for the day."""
        judgements = (
            found(JudgementKind.DANGER),
            found(JudgementKind.CONSENT_DIFFICULT),
        )
        self.town.did(recorded(*(attrs.evolve(each, on=DAY) for each in judgements)), on=DAY)
        self.danger = True

    @rule(
        by=st.integers(0, 3),
        to=st.integers(0, 2),
        person=st.sampled_from(["p-mother", "p-son"]),
        names=SELDOM,
        reporter=SELDOM,
        purpose=st.sampled_from(PURPOSES),
    )
    def share(
        self, by: int, to: int, person: str, names: bool, reporter: bool, purpose: Purpose
    ) -> None:
        """Somebody who knows tells somebody else, outside any meeting."""
        sharer = self.knower(person, by)
        receiver = [each for each in EVERYBODY if each != sharer][to]
        info = self.piece(person, sharer, names=names, reporter=reporter)
        act = Share(by=sharer, to=receiver, information=(info,), purpose=purpose)
        if self.ask(act).outcome is not Outcome.PERMITTED:
            return
        self.watch(info, receiver)
        # Somebody else's ground is not this test's: only consent and danger are recorded here.
        assert self.consented.get(person) or self.danger
        self.town.did(act, on=DAY)
        self.ways[person, receiver.agency] = TOLD
        counted(SHARED)

    @rule(
        by=st.integers(0, 3),
        person=st.sampled_from(["p-mother", "p-son"]),
        body=st.sampled_from(["b-shien", "b-jusou", "b-both"]),
        purpose=st.sampled_from([Purpose.INFORMATION_EXCHANGE, *PURPOSES]),
        names=SELDOM,
        reporter=SELDOM,
        others=st.sets(st.sampled_from(range(4)), min_size=1),
    )
    def hear(
        self,
        by: int,
        person: str,
        body: str,
        purpose: Purpose,
        names: bool,
        reporter: bool,
        others: set[int],
    ) -> None:
        """Somebody who knows tells a room.

        Without consent or danger it is exchanged in a 支援会議, and what was heard in one alone
        in that one again.
        """
        sharer = self.knower(person, by)
        seated = [each for at, each in enumerate(EVERYBODY) if at in others or each == sharer]
        info = self.piece(person, sharer, names=names, reporter=reporter)
        item = AgendaItem("i-1", body, purpose, about=person, information=(info,))
        meeting = f"m-{len(self.town.case.records)}"
        called = sitting(body=body, ident=meeting, room=seated)
        after = _copy(self.town).did(called, on=DAY)
        before, self.town = self.town, after
        put = PutOnAgenda(by=WELFARE, meeting=meeting, item=item)
        heard = HearItem(by=WELFARE, meeting=meeting, item="i-1")
        if self.ask(put).outcome is not Outcome.PERMITTED:
            self.town = before
            return
        self.town.did(put, on=DAY)
        if self.ask(heard).outcome is not Outcome.PERMITTED:
            self.town = before
            return
        grounded = self.consented.get(person) or self.danger
        if not grounded and seated != [sharer]:
            assert body != "b-jusou"
            assert self.necessary
            assert purpose is Purpose.INFORMATION_EXCHANGE
            assert self.ways[person, sharer.agency] in {TOLD, body}
        for receiver in seated:
            if receiver != sharer:
                self.watch(info, receiver)
                self.ways.setdefault((person, receiver.agency), TOLD if grounded else body)
        self.town.did(heard, on=DAY)
        counted(HEARD_ITEMS)

    @rule(reader=st.sampled_from(OTHER_SIDE))
    def look(self, reader: Audience) -> None:
        """The mother, and whoever serves her, look at the case and at its papers."""
        if reader.id is None:
            return
        seen = view(self.town.case, for_=reader, under=self.town.under, on=DAY)
        told = [str(attrs.asdict(seen))]
        for paper in (Paper.INTAKE, Paper.ASSESSMENT, Paper.PROGRESS):
            with suppress(InvalidError):
                of, under = "p-mother", self.town.under
                written = form(self.town.case, paper, of=of, under=under, on=DAY, for_=reader)
                told += [as_text(written), as_html(written)]
        counted(
            "そこで相手方に見せた画面と帳票 / views and papers shown to the other side", len(told)
        )
        for text in told:
            assert "p-aunt" not in text
            assert not self.hidden or "p-son" not in text

    def knower(self, person: str, which: int) -> Party:
        """One of those who know."""
        knowers = [each for each in EVERYBODY if (person, each.agency) in self.ways]
        return knowers[which % len(knowers)]

    def piece(self, person: str, holder: Party, *, names: bool, reporter: bool) -> Information:
        """One piece of information, which may name the other, or who reported."""
        other = {"p-mother": "p-son", "p-son": "p-mother"}[person]
        named = ({other} if names else set()) | ({"p-aunt"} if reporter else set())
        category = Category.CIRCUMSTANCES if person == "p-mother" else Category.HEALTH
        return Information(person, category, holder, names=frozenset(named))

    def watch(self, info: Information, receiver: Party) -> None:
        """What is concealed does not reach the other side, nor who reported anybody outside."""
        about = {info.subject, *info.names}
        if self.hidden and "p-son" in about:
            assert receiver != MINSEI
        if "p-aunt" in about:
            assert receiver.agency == "a-welfare"


def test_on_no_walk_does_anything_reach_whom_it_must_not():
    """Whatever happens at random: the watch of each step holds, and each had something to see."""
    run_state_machine_as_test(
        Walk, settings=settings(max_examples=200, stateful_step_count=30, deadline=None)
    )

    seen = {what: SIZES.get(what, 0) for what in (SHARED, HEARD_ITEMS, SHOWN)}
    assert all(seen.values()), seen


def test_the_people_of_the_walk_are_those_of_the_town():
    """The names above stand for people of the case."""
    assert {"p-mother", "p-son", "p-aunt"} == {each.id for each in PEOPLE}
