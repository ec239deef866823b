"""More to go by is never a lesser yes (単調性): grounds and what is asked beside them, cells, items.

`test_rules_enumerated` proves it of the composition, whatever the reasons say. But some bars ask which
grounds hold: here that is taken in, by enumeration, and the real cell is asked with drawn facts.
"""

import datetime as dt
import itertools
import typing
from collections.abc import Iterator
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from jusou_suite import counted
from test_rules_enumerated import (
    EVERY_BASIS,
    HOLDERS,
    PROVENANCE,
    SAID,
    heard_before,
    world,
)
from test_sharing import (
    ALL_AGENCIES,
    CITY,
    CLINIC,
    DAY,
    HOUKATSU,
    NECESSARY,
    Town,
    challenged,
    consent,
    daily_life,
    illness,
    recorded,
)

from jusou import Municipality, meetings
from jusou.acts import AnyAct, AskConsent, DecideAcceptance, RefuseConsent
from jusou.answer import Outcome, worst
from jusou.bars import Conceals, Restriction
from jusou.cells import Asking, cell
from jusou.claims import _BEYOND_SECRECY, _EXCEPTED, _OF_69_2, musts
from jusou.confidences import HEARD_IN
from jusou.grounds import Regime, Relation
from jusou.law import BOUNDARIES
from jusou.policy import RULES
from jusou.rule import Kind
from jusou.shape import changed
from jusou.source_secrecy import OF_STATUTE
from jusou.transfer import Claim, Elsewhere, Told, Way
from jusou.vocabulary import (
    AcceptanceResult,
    ConsentState,
    GroundKind,
    Purpose,
    Recorded,
    SourceStatute,
    YesNo,
)
from jusou.wording import Term

SEVERITY = list(Outcome)
LAW = len(BOUNDARIES) - 1
GROUNDS = tuple(ident for ident, rule in RULES.items() if rule.kind is Kind.GROUND)


def put(rule: Any, /, *facts: Term, **named: Term) -> Any:
    """The reason of a rule under the law of today (規則に問う)."""
    return rule(LAW, *facts, **named)


# --- what is asked beside the grounds ------------------------------------------------------------------

#: Facts with which nothing stands in the way.
PLAIN = {
    **dict.fromkeys(Told._fields, YesNo.NO),
    **dict.fromkeys(Way._fields, YesNo.NO),
    **dict.fromkeys(Claim._fields, Recorded.NOT_RECORDED),
    "regime": Regime.PUBLIC,
    "statutes": frozenset[SourceStatute](),
    "unjust_harm": Recorded.NOT_RECORDED,
    "just_cause": Recorded.NOT_RECORDED,
    "kept": (),
    "elsewhere": None,
    "relies_on": frozenset[GroundKind](),
    "restriction": Restriction.NONE,
    "conceals": Conceals.NO,
}
TYPES = {
    name: wanted
    for facts in (Told, Way, Claim)
    for name, wanted in typing.get_type_hints(facts).items()
}
PLAIN["relation"] = next(
    each for each in Relation if each not in (Relation.SAME_PARTY, Relation.THE_PERSON)
)
for name in ("source", "onward", "special_care", "acquirer"):
    PLAIN[name] = next(iter(TYPES[name]))

#: The facts on which each bar turns; whatever else there is, it comes to its own bar.
TOGETHER: tuple[dict[str, tuple[Any, ...]], ...] = (
    {
        "statutes": tuple(frozenset({each}) for each in OF_STATUTE),
        "lifted": tuple(Recorded),
        "relation": tuple(Relation),
    },
    {"restriction": tuple(Restriction), "relation": tuple(Relation)},
    {
        "acquirer": tuple(Regime),
        "special_care": tuple(TYPES["special_care"]),
        "may_acquire": tuple(Recorded),
        "regime": tuple(Regime),
    },
    {
        "source": tuple(TYPES["source"]),
        "onward": tuple(TYPES["onward"]),
        "just_cause": tuple(Recorded),
    },
    {
        "kept": tuple(((basis, onward),) for basis in HEARD_IN for onward in TYPES["onward"]),
        "just_cause": tuple(Recorded),
    },
    {"regime": tuple(Regime), "unjust_harm": tuple(Recorded), "relation": tuple(Relation)},
)


def every_fact() -> Iterator[tuple[Told, Way, Claim]]:
    """Every combination of the facts of each bar, nothing else being in the way (妨げの事実)."""
    for domains in TOGETHER:
        for values in itertools.product(*domains.values()):
            facts = PLAIN | dict(zip(domains, values, strict=True))
            yield (
                Told(*(facts[name] for name in Told._fields)),
                Way(*(facts[name] for name in Way._fields)),
                Claim(*(facts[name] for name in Claim._fields)),
            )


def alike() -> tuple[str, ...]:
    """One ground for all that the bars do not tell apart (見分けられない根拠の代表)."""
    sets = (_BEYOND_SECRECY, _EXCEPTED, _OF_69_2, {"sharing.consent"}, {"sharing.emergency"})
    return tuple({tuple(each in one for one in sets): each for each in GROUNDS}.values())


def test_one_ground_more_never_makes_what_is_asked_beside_it_graver():
    """For every set of grounds that hold, and every ground besides: no bar is graver with it.

    One thing is asked only where a ground holds at all: may a private receiver take it in (20条2項)?
    Where none holds it is no permission anyway; no permission is ever lost.
    """
    grounds = alike()
    assert len(grounds) >= 5
    count, asked_then = 0, set()
    for told, way, claim in every_fact():
        graves = {
            held: worst(each.outcome for each in musts(put, told, way, claim, frozenset(held)))
            for size in range(len(grounds) + 1)
            for held in itertools.combinations(grounds, size)
        }
        for held, before in graves.items():
            for more in set(grounds) - set(held):
                count += 1
                after = graves[tuple(each for each in grounds if each in {*held, more})]
                if SEVERITY.index(after) > SEVERITY.index(before):
                    assert held == ()
                    new = musts(put, told, way, claim, frozenset({more}))
                    asked_then |= {each.rule for each in new if each.outcome is after}
    counted("根拠を一つ足した前後の妨げ / bars with one ground more", count)

    assert asked_then == {"sharing.acquisition"}


def test_the_bars_know_no_ground_that_is_not_a_ground():
    """Each name in the lists that the bars ask is that of a ground among the rules."""
    assert {*_BEYOND_SECRECY, *_EXCEPTED, *_OF_69_2} <= set(GROUNDS)


# --- the cell itself, with facts as they come ------------------------------------------------------------


def drawn(facts: Any) -> st.SearchStrategy[Any]:
    """All the facts of one kind, each of its values (事実の組)."""
    return st.builds(facts, *(_value(each) for each in typing.get_type_hints(facts).values()))


def _value(wanted: Any) -> st.SearchStrategy[Any]:
    if wanted == Elsewhere | None:
        # Asked by another Act's meeting is a ground of that meeting's; its rule has it in a table.
        return st.none()
    if typing.get_origin(wanted) is frozenset:
        (inner,) = typing.get_args(wanted)
        values = list(OF_STATUTE) if inner is SourceStatute else list(inner)
        return st.frozensets(st.sampled_from(values), max_size=2)
    if typing.get_origin(wanted) is tuple:
        onward = st.sampled_from(list(TYPES["onward"]))
        pair = st.tuples(st.sampled_from(list(HEARD_IN)), onward)
        return st.lists(pair, max_size=1).map(tuple)
    return st.sampled_from(list(wanted))


ASKING = Asking.__new__(Asking)
ASKING.epoch, ASKING.departed = LAW, frozenset()
ASKING.departed_in_cells = frozenset()
FACTS = (drawn(Told), drawn(Way), st.none() | drawn(Claim))


@settings(max_examples=1500, deadline=None)
@given(*FACTS)
def test_in_no_cell_does_consent_permit_less(told: Told, way: Way, claim: Claim | None):
    """Whatever else is so: with the person's consent a cell is never graver than in any other state."""
    consented = cell(ASKING, told, way._replace(consent=ConsentState.GIVEN), claim).outcome

    assert SEVERITY.index(consented) <= SEVERITY.index(cell(ASKING, told, way, claim).outcome)


@settings(max_examples=1500, deadline=None)
@given(*FACTS)
def test_no_permission_is_without_a_ground_nor_against_a_bar(
    told: Told, way: Way, claim: Claim | None
):
    """What may go has one ground that holds, and nothing that stands in its way."""
    found = cell(ASKING, told, way, claim)
    grounds = [each for each in found.reasons if each.rule in GROUNDS]

    if found.outcome is Outcome.PERMITTED:
        assert [each.outcome for each in grounds] == [Outcome.PERMITTED]
        assert {each.outcome for each in found.reasons} == {Outcome.PERMITTED}
    else:
        assert any(each.outcome is not Outcome.PERMITTED for each in found.reasons)


# --- acts, and all bodies together ------------------------------------------------------------------------

GIVES = consent("p-son", ALL_AGENCIES)


def test_outside_any_meeting_consent_permits_no_less():
    """Every state of consent, every holder, however it was learnt: told to the clinic or the centre."""
    count = 0
    for sons, holder, where in itertools.product(
        SAID["p-son"].values(), HOLDERS.values(), PROVENANCE
    ):
        bases = EVERY_BASIS["支援会議"]
        towns = [world(*sons, *more, bases=bases) for more in ((), (GIVES,))]
        for town in towns:
            town.did(*heard_before(holder, where))
        for to in (CLINIC, HOUKATSU):
            if to != holder:
                count += 1
                was, now = (town.share(illness(holder), to).outcome for town in towns)
                assert SEVERITY.index(now) <= SEVERITY.index(was)
    counted("会議の外で、同意を足した前後の対 / shares before and after a consent", count)


def best_of(town: Town, purpose: Purpose, day: dt.date) -> dict[str, Outcome]:
    """What each body says, and the lightest of them (会議ごとの判定)."""
    told = meetings(
        town.case,
        under=town.under,
        on=day,
        purpose=purpose,
        information=(illness(CLINIC),),
    )
    return {each.body: each.answer.outcome for each in told}


@pytest.mark.parametrize("purpose", Purpose)
def test_over_all_bodies_together_consent_shuts_no_door(purpose: Purpose):
    """Asked of every body at once: none says less after a consent, so the best of them does not."""
    for sons in SAID["p-son"].values():
        bases = EVERY_BASIS["兼ねる"]
        before, after = (
            best_of(world(*sons, *more, bases=bases), purpose, dt.date(2026, 4, 1))
            for more in ((), (GIVES,))
        )
        assert set(before) == set(after)
        assert len(before) > 3
        for body, was in before.items():
            assert SEVERITY.index(after[body]) <= SEVERITY.index(was), body


@pytest.mark.parametrize("name", Municipality.shipped())
def test_under_no_shipped_profile_does_a_consent_shut_a_door(name: str):
    """A municipality that takes consenting people elsewhere says so as advice: no body refuses for it."""
    under, count = Municipality.load(name), 0
    everywhere = changed(ALL_AGENCIES, bodies=frozenset(each.id for each in under.bodies))
    accepted = DecideAcceptance(
        by=CITY,
        track="t-1",
        result=AcceptanceResult.ACCEPT,
        decided_by="staff-1",
        reason="複数機関の連携が必要",
    )
    facts = itertools.product(
        ({"p-mother": daily_life(HOUKATSU), "p-son": illness(CLINIC)}).items(),
        ((challenged(),), (challenged(), accepted)),
        ((), (recorded(NECESSARY),)),
        (None, AskConsent, RefuseConsent),
    )
    for (person, told), begun, judged, said in facts:
        if said is AskConsent:
            before: tuple[AnyAct, ...] = (AskConsent(by=CITY, person=person, scope=everywhere),)
        else:
            before = () if said is None else (RefuseConsent(by=CITY, person=person),)
        towns = [
            Town(*begun, *judged, *before, *more, bodies=(), under=under)
            for more in ((), (consent(person, everywhere),))
        ]
        for purpose in Purpose:
            was, now = (
                meetings(
                    each.case,
                    under=under,
                    on=DAY,
                    purpose=purpose,
                    about=person,
                    information=(told,),
                )
                for each in towns
            )
            for one, other in zip(was, now, strict=True):
                count += 1
                assert one.body == other.body
                heavier = SEVERITY.index(other.answer.outcome)
                assert heavier <= SEVERITY.index(one.answer.outcome), (one.body, purpose)
    key = "自治体の会議ごとに、同意を足した前後の対 / bodies of profiles before and after a consent"
    counted(key, count)
