"""The twelve meetings of other Acts (隣接する会議): one row a body and a situation, its article beside it."""

import datetime as dt
import itertools

import pytest
from test_sharing import (
    ALL_AGENCIES,
    CITY,
    CLINIC,
    CONTRACTOR,
    DAY,
    DEFAULT,
    JICHIKAI,
    NEVER,
    NOT_YET,
    OPEN,
    PEOPLE,
    PROFESSIONS,
    START,
    WELFARE,
    YES,
    Town,
    challenged,
    consent,
    daily_life,
    found,
    illness,
    recorded,
    sitting,
)

from jusou import meetings
from jusou.acts import AnyAct, Assess, Conceal, HearItem, PutOnAgenda, Report
from jusou.agency import Attendee, Party
from jusou.agenda import MeetingAnswer
from jusou.answer import Answer
from jusou.household import Concealment, Person
from jusou.information import Information
from jusou.law import BOUNDARIES, SWA_106_6_3, epoch
from jusou.meeting import AgendaItem, Body, Seat, other_laws
from jusou.neighbours import CARRIES, NEIGHBOURS, About, Asks, Binds, ConsentBasis, Verb
from jusou.other_law import GROUND, HOST, PURPOSE, SUBJECT
from jusou.owing import reports_owed
from jusou.shape import changed
from jusou.shien_kaigi import IN_SHIEN_KAIGI
from jusou.vocabulary import (
    Basis,
    Category,
    Concealed,
    Danger,
    JudgementKind,
    Organiser,
    Profession,
    Purpose,
    Recorded,
    ReportAddressee,
    ReportKind,
    Stated,
)

B, K, P = Basis, JudgementKind, Purpose
ROOM = (WELFARE, CLINIC, CONTRACTOR)
SEATS = (Seat("a-welfare"), Seat("a-clinic"), Seat("a-shakyo"))


def body(basis: Basis, **more: object) -> Body:
    """A body of one of these Acts, constituted by the city; its name says nothing."""
    return Body(
        "b-tonari",
        "架空の会議",
        frozenset({basis}),
        **{"organiser": Organiser.MUNICIPALITY, "seats": SEATS, **more},
    )


def town(basis: Basis, *done: AnyAct, on: dt.date = START, **more: object) -> Town:
    """A town with that body and the challenged household."""
    return Town(challenged(), *done, bodies=(body(basis, **more),), on=on)


def needed(**more: object) -> AnyAct:
    """This very body has found it necessary."""
    return recorded(found(K.NECESSITY, body="b-tonari", until=dt.date(2028, 4, 1), **more))


def subject(basis: Basis, person: str = "p-son", *, finding: bool = True) -> tuple[AnyAct, ...]:
    """The city has judged whether someone is of those the meeting is for."""
    kind = SUBJECTS[basis]
    return () if kind is None else (recorded(found(kind, finding, person=person)),)


def put(
    place: Town,
    purpose: Purpose,
    *information: object,
    room: tuple[Party, ...] = ROOM,
    people: tuple[str, ...] = (),
    about: str | None = "p-son",
    on: dt.date = DAY,
) -> Answer:
    """May this item go on the agenda of the body, with these in the room?"""
    place.did(sitting(body="b-tonari", ident="m-put", room=room, people=people))
    item = AgendaItem("i-1", "b-tonari", purpose, about=about, information=information)
    return place.asks(PutOnAgenda(by=WELFARE, meeting="m-put", item=item), on)


def articles(answer: Answer, rule: str) -> list[str]:
    """The articles of a rule, as numbered on the day of the answer."""
    return next(
        [str(cited) for cited in reason.cites]
        for reason in answer.all_reasons()
        if reason.rule == rule
    )


#: Written out, and not taken from the code: whom each is for.
SUBJECTS: dict[Basis, JudgementKind | None] = {
    B.KONKYUU_SHIEN_KAIGI: K.NEEDY,
    B.SHIEN_CHOUSEI_KAIGI: K.NEEDY,
    B.SEIHO_CHOUSEI_KAIGI: K.ASSISTED,
    B.YOUTAIKYOU: K.CHILD_IN_NEED,
    B.CHIIKI_CARE_KAIGI: K.CARE_SUPPORTED,
    B.SHOUGAI_KYOUGIKAI: K.DISABLED,
    B.KODOKU_KYOUGIKAI: K.LONELY,
    B.KYOJUU_KYOUGIKAI: None,
    B.SHOUHISHA_KYOUGIKAI: K.WATCHED_CONSUMER,
    B.JOSEI_CHOUSEI_KAIGI: K.WOMAN_IN_DIFFICULTY,
    B.KOWAKA_KYOUGIKAI: K.STRUGGLING_YOUTH,
    B.DV_KYOUGIKAI: K.SPOUSE_VICTIM,
}

#: By which article each may ask for what is told in it, on 2026-05-01, and for what purpose here.
ASKS = [
    pytest.param(B.KONKYUU_SHIEN_KAIGI, P.SUPPORT_SYSTEM, "生活困窮者自立支援法第9条第3項"),
    pytest.param(B.SEIHO_CHOUSEI_KAIGI, P.SUPPORT_SYSTEM, "生活保護法第27条の3第3項"),
    pytest.param(B.YOUTAIKYOU, P.EVALUATION, "児童福祉法第25条の3"),
    pytest.param(B.CHIIKI_CARE_KAIGI, P.EVALUATION, "介護保険法第115条の48第3項"),
    pytest.param(B.SHOUGAI_KYOUGIKAI, P.SUPPORT_SYSTEM, "障害者総合支援法第89条の3第3項"),
    pytest.param(B.KODOKU_KYOUGIKAI, P.PROGRESS, "孤独・孤立対策推進法第16条第3項"),
    pytest.param(B.SHOUHISHA_KYOUGIKAI, P.EARLY_DETECTION, "消費者安全法第11条の4第3項"),
    pytest.param(B.JOSEI_CHOUSEI_KAIGI, P.PLAN_DELIBERATION, "困難女性支援法第15条第3項"),
    pytest.param(B.KOWAKA_KYOUGIKAI, P.PLAN_SHARING, "子ども・若者育成支援推進法第20条第3項"),
    pytest.param(B.DV_KYOUGIKAI, P.PROVISIONAL_ROLES, "DV防止法第5条の2第5項"),
]
ASKING = [row.values[0] for row in ASKS]


# --- may this body take this case, and what may be told there -----------------------------------------


def test_the_twelve_are_the_bases_that_are_neither_ours_nor_none():
    """SIS-001 to 012: nothing of another Act is left without its text."""
    ours = {
        B.SHIEN_KAIGI,
        B.JUSOU_SHIEN_KAIGI,
        B.SHAFUKU_106_3,
        B.SHAFUKU_106_4,
        B.MUNICIPAL_ONLY,
    }

    assert set(NEIGHBOURS) == set(B) - ours == set(SUBJECTS)
    assert set(other_laws(frozenset(B), None)) == set(NEIGHBOURS)
    assert {basis: each.subject for basis, each in NEIGHBOURS.items()} == SUBJECTS
    assert set(GROUND) == set(ASKING)


@pytest.mark.parametrize(("basis", "purpose", "article"), ASKS)
def test_what_its_own_act_lets_it_ask_may_be_told_there_without_consent(basis, purpose, article):
    """The son is of those it is for, and this body has found his illness necessary."""
    answer = put(town(basis, *subject(basis), needed()), purpose, illness(CLINIC))

    assert answer.outcome is YES
    ground = f"sharing.{basis.value}"
    assert all(
        ground in {reason.rule for reason in part.cell.reasons}
        for part in answer.parts
        if part.subject
    )
    assert article in articles(answer, ground)
    assert str(SWA_106_6_3) not in articles(answer, ground)


@pytest.mark.parametrize(("basis", "purpose", "article"), ASKS)
def test_each_condition_is_needed_and_asked_for(basis, purpose, article):
    """Outside its subjects it may not; unrecorded subject or necessity stays open."""
    del article
    kind = SUBJECTS[basis]
    secret = illness(CLINIC)

    outside = put(town(basis, *subject(basis, finding=False), needed()), purpose, secret)
    if NEIGHBOURS[basis].about is About.SUBJECTS:
        assert outside.outcome is NOT_YET
        assert f"meeting.subject_{basis.value}" in outside.rules()
    nobody = (*subject(basis, finding=False), *subject(basis, "p-mother", finding=False))
    none_of_them = put(town(basis, *nobody, needed()), purpose, secret)
    assert none_of_them.outcome is NOT_YET
    assert f"meeting.subject_{basis.value}" in none_of_them.rules()

    unjudged = put(town(basis, needed()), purpose, secret)
    assert unjudged.outcome is OPEN
    assert kind.value in {each.fact for each in unjudged.missing}

    unneeded = put(town(basis, *subject(basis)), purpose, secret)
    assert unneeded.outcome is OPEN
    assert {each.fact for each in unneeded.missing} == {"necessity"}


@pytest.mark.parametrize(("basis", "purpose", "article"), ASKS)
def test_what_another_meeting_found_necessary_opens_none_of_these(basis, purpose, article):
    """A judgement that names another body, or no body at all, is not this meeting's."""
    del article
    elsewhere = recorded(found(K.NECESSITY, body="b-other", until=dt.date(2028, 4, 1)))
    anywhere = recorded(found(K.NECESSITY, until=dt.date(2028, 4, 1)))

    for judged in (elsewhere, anywhere):
        answer = put(town(basis, *subject(basis), judged), purpose, illness(CLINIC))
        assert answer.outcome is OPEN


@pytest.mark.parametrize(("basis", "purpose", "article"), ASKS)
def test_whom_it_may_ask_of_decides_over_the_rest_of_the_household(basis, purpose, article):
    """The son is of those it is for; of his mother some Acts let it ask, some only of him."""
    del article
    reaches = {
        B.YOUTAIKYOU,
        B.CHIIKI_CARE_KAIGI,
        B.SHOUGAI_KYOUGIKAI,
        B.KODOKU_KYOUGIKAI,
        B.JOSEI_CHOUSEI_KAIGI,
        B.DV_KYOUGIKAI,
    }
    answer = put(town(basis, *subject(basis), needed()), purpose, daily_life(CLINIC))

    assert answer.outcome is (YES if basis in reaches else OPEN)


MEMBERS_ONLY = {B.KODOKU_KYOUGIKAI, B.SHOUHISHA_KYOUGIKAI, B.KOWAKA_KYOUGIKAI}


@pytest.mark.parametrize(("basis", "purpose", "article"), ASKS)
def test_three_may_ask_of_their_members_alone(basis, purpose, article):
    """16条3項, 11条の4第3項, 20条3項: who is no member is not asked; unknown members stay open."""
    del article
    facts = (*subject(basis), needed())
    clinic_out = (Seat("a-welfare"), Seat("a-shakyo"))
    outside = put(town(basis, *facts, seats=clinic_out), purpose, illness(CLINIC))
    unknown = put(town(basis, *facts, seats=()), purpose, illness(CLINIC))

    assert outside.outcome is (NOT_YET if basis in MEMBERS_ONLY else YES)
    assert unknown.outcome is (OPEN if basis in MEMBERS_ONLY else YES)


@pytest.mark.parametrize(("basis", "purpose", "article"), ASKS)
def test_nothing_is_asked_towards_the_family_in_the_room(basis, purpose, article):
    """Only 障総法89条の3 has the people themselves among those concerned, so that stays open."""
    del article
    answer = put(
        town(basis, *subject(basis), needed()), purpose, illness(CLINIC), people=("p-mother",)
    )

    assert answer.outcome is (OPEN if basis is B.SHOUGAI_KYOUGIKAI else NOT_YET)


HOSTS = [
    pytest.param(Organiser.MUNICIPALITY, YES, id="市町村が組織"),
    pytest.param(Organiser.COORDINATOR, NEVER, id="多機関協働事業者が組織"),
    pytest.param(Organiser.OTHER, OPEN, id="その他_都道府県かもしれない"),
    pytest.param(Organiser.NOT_STATED, OPEN, id="定めなし"),
    pytest.param(Organiser.NOT_SEEN, OPEN, id="未確認"),
]


@pytest.mark.parametrize(("organiser", "outcome"), HOSTS)
@pytest.mark.parametrize(("basis", "purpose", "article"), ASKS)
def test_only_whom_its_act_names_can_constitute_it(basis, purpose, article, organiser, outcome):
    """And a meeting that somebody else constitutes asks for nothing by that Act."""
    del article
    place = town(basis, *subject(basis), needed(), organiser=organiser)

    assert put(place, purpose).outcome is outcome
    secret = put(place, purpose, illness(CLINIC))
    assert secret.outcome is {YES: YES, NEVER: NEVER, OPEN: NOT_YET}[outcome]


BEFORE = [
    pytest.param(B.SEIHO_CHOUSEI_KAIGI, dt.date(2025, 3, 31), NOT_YET, id="生保_2025-03-31"),
    pytest.param(B.SEIHO_CHOUSEI_KAIGI, dt.date(2025, 4, 1), YES, id="生保_2025-04-01"),
    pytest.param(B.KODOKU_KYOUGIKAI, dt.date(2024, 3, 31), NOT_YET, id="孤独_2024-03-31"),
    pytest.param(B.KODOKU_KYOUGIKAI, dt.date(2024, 4, 1), YES, id="孤独_2024-04-01"),
    pytest.param(B.JOSEI_CHOUSEI_KAIGI, dt.date(2024, 3, 31), NOT_YET, id="女性_2024-03-31"),
    pytest.param(B.JOSEI_CHOUSEI_KAIGI, dt.date(2024, 4, 1), YES, id="女性_2024-04-01"),
    pytest.param(B.DV_KYOUGIKAI, dt.date(2024, 3, 31), NOT_YET, id="DV_2024-03-31"),
    pytest.param(B.DV_KYOUGIKAI, dt.date(2024, 4, 1), YES, id="DV_2024-04-01"),
    pytest.param(B.KONKYUU_SHIEN_KAIGI, dt.date(2023, 4, 1), YES, id="困窮_2023-04-01"),
]


@pytest.mark.parametrize(("basis", "day", "outcome"), BEFORE)
def test_a_meeting_is_there_from_the_day_its_act_provides_for_it(basis, day, outcome):
    """The day before, the same body answers that there is no such meeting yet."""
    since = dt.date(2023, 4, 1)
    of_then = recorded(changed(found(SUBJECTS[basis], person="p-son"), on=since))
    place = town(basis, of_then, on=since)
    place.did(sitting(body="b-tonari", ident="m-put", room=ROOM), on=since)
    agenda = AgendaItem("i-1", "b-tonari", P.PROVISIONAL_ROLES, about="p-son")

    answer = place.asks(PutOnAgenda(by=WELFARE, meeting="m-put", item=agenda), day)

    assert answer.outcome is outcome


# --- the verbs ------------------------------------------------------------------------------------------

#: 情報の交換・支援体制の検討・内容の協議…: ○ it may, × it may not, ？ its text is silent.
PURPOSES = {
    # early, exchange, system, roles, progress, plan, plan shared, evaluation, resources, service
    B.KONKYUU_SHIEN_KAIGI: "○○○○○×××○×",
    B.SHIEN_CHOUSEI_KAIGI: "？？？？？○○○○×",
    B.SEIHO_CHOUSEI_KAIGI: "○○○○○×××○×",
    B.YOUTAIKYOU: "○○○○○○○○？×",
    B.CHIIKI_CARE_KAIGI: "？○○○○○○○○×",
    B.SHOUGAI_KYOUGIKAI: "○○○？○×××○×",
    B.KODOKU_KYOUGIKAI: "○○○○○○○○？×",
    B.KYOJUU_KYOUGIKAI: "？？？？？×××○×",
    B.SHOUHISHA_KYOUGIKAI: "○○？○○×××？×",
    B.JOSEI_CHOUSEI_KAIGI: "○○○○○○○○？×",
    B.KOWAKA_KYOUGIKAI: "○○○○○○○○？×",
    B.DV_KYOUGIKAI: "○○○○○○○○？×",
}
SIGNS = {"○": YES, "×": NOT_YET, "？": OPEN}


@pytest.mark.parametrize(("basis", "row"), PURPOSES.items(), ids=str)
def test_each_does_what_its_verb_gives_it_and_silence_stays_open(basis, row):
    """SIS-023: considering the support system is not agreeing on support."""
    agreed = (
        (consent("p-son", ALL_AGENCIES),) if basis is B.SHIEN_CHOUSEI_KAIGI else ()
    )  # that one alone wants consent for the item
    place = town(basis, *subject(basis), *agreed, individual_cases=Stated.YES)

    found_outcomes = [put(place, purpose).outcome for purpose in Purpose]

    assert found_outcomes == [SIGNS[each] for each in row]


def test_where_the_text_is_silent_a_bodys_own_rules_may_say_and_no_further():
    """要綱 may fill what the Act leaves open; it gives no Act a plan that it does not have."""
    own = frozenset({P.RESOURCES, P.EVALUATION, P.PLAN_DELIBERATION})

    youtaikyou = town(B.YOUTAIKYOU, *subject(B.YOUTAIKYOU), purposes=own)
    konkyuu = town(B.KONKYUU_SHIEN_KAIGI, *subject(B.KONKYUU_SHIEN_KAIGI), purposes=own)

    assert put(youtaikyou, P.RESOURCES).outcome is YES
    assert put(konkyuu, P.EVALUATION).outcome is YES
    assert put(konkyuu, P.PLAN_DELIBERATION).outcome is NOT_YET


def test_the_support_meetings_of_two_acts_have_the_same_verbs():
    """106条の6第2項 and 9条2項 read alike: what one may take, the other may."""
    both = CARRIES[Verb.EXCHANGE] | CARRIES[Verb.SYSTEM]

    assert both == IN_SHIEN_KAIGI
    assert NEIGHBOURS[B.KONKYUU_SHIEN_KAIGI].verbs == {Verb.EXCHANGE, Verb.SYSTEM}


# --- those that may ask for nothing ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("individual", "outcome"),
    [(Stated.YES, YES), (Stated.NO, NOT_YET), (Stated.NOT_STATED, OPEN), (Stated.NOT_SEEN, OPEN)],
)
def test_a_housing_council_has_no_single_person_in_its_act(individual, outcome):
    """住宅SN法81条: whether it takes individual cases is for its own rules, and each piece needs a ground."""
    place = town(B.KYOJUU_KYOUGIKAI, individual_cases=individual)

    assert put(place, P.RESOURCES).outcome is outcome
    unconsented = put(place, P.RESOURCES, illness(CLINIC))
    assert unconsented.outcome is not YES
    place.did(consent("p-son", ALL_AGENCIES))
    assert put(place, P.RESOURCES, illness(CLINIC)).outcome is outcome


def test_the_needys_coordination_meeting_waits_for_consent_and_asks_for_nothing():
    """SIS-002: of one kind with the 重層的支援会議, and not to be taken for the 支援会議 of 9条."""
    facts = subject(B.SHIEN_CHOUSEI_KAIGI)
    without = put(town(B.SHIEN_CHOUSEI_KAIGI, *facts, needed()), P.PLAN_DELIBERATION)
    agreed = town(B.SHIEN_CHOUSEI_KAIGI, *facts, consent("p-son", ALL_AGENCIES))

    assert without.outcome is NOT_YET
    assert "meeting.consent_shien_chousei" in without.rules()
    assert put(agreed, P.PLAN_DELIBERATION, illness(CLINIC)).outcome is YES


def test_consent_is_needed_just_where_the_act_may_not_ask():
    """SIS-020: the column of consent follows from whether there is a request clause."""
    assert {basis for basis, each in NEIGHBOURS.items() if each.request is None} == {
        B.SHIEN_CHOUSEI_KAIGI,
        B.KYOJUU_KYOUGIKAI,
    }
    assert NEIGHBOURS[B.SHIEN_CHOUSEI_KAIGI].consent is ConsentBasis.REQUIRED
    assert NEIGHBOURS[B.KYOJUU_KYOUGIKAI].consent is ConsentBasis.EACH
    for each in NEIGHBOURS.values():
        assert (each.asks is Asks.NOBODY) is (each.request is None)
        assert (each.binds is Binds.NOBODY) is (each.secrecy is None) is (each.penalty is None)
        if each.request is not None:
            assert each.consent is ConsentBasis.NOT_NEEDED


# --- who is of those it is for ---------------------------------------------------------------------------


def test_nobody_under_forty_is_insured_for_care():
    """介保法9条: age alone says no, and never says yes."""
    young = (*PEOPLE, Person("p-young", birth=dt.date(1986, 5, 2)))
    place = Town(
        challenged(),
        bodies=(body(B.CHIIKI_CARE_KAIGI),),
        people=young,
        living_together=("p-young",),
    )

    assert put(place, P.EVALUATION, about="p-young").outcome is NOT_YET
    forty = put(place, P.EVALUATION, about="p-young", on=dt.date(2026, 5, 2))
    assert forty.outcome is OPEN


def test_a_judgement_that_names_nobody_makes_nobody_a_subject():
    """Being a needy person is said of somebody."""
    place = town(B.KONKYUU_SHIEN_KAIGI, recorded(found(K.NEEDY)))

    assert put(place, P.SUPPORT_SYSTEM).outcome is OPEN


def test_a_childs_council_takes_up_the_parent_of_a_child_in_need():
    """児福法25条の2第2項 names 保護者 too: the item about the mother is about the child's matter."""
    place = town(B.YOUTAIKYOU, *subject(B.YOUTAIKYOU))

    assert put(place, P.PROGRESS, about="p-mother").outcome is YES
    alone = town(B.KONKYUU_SHIEN_KAIGI, *subject(B.KONKYUU_SHIEN_KAIGI))
    assert put(alone, P.PROGRESS, about="p-mother").outcome is OPEN


# --- two meetings of one name ---------------------------------------------------------------------------


def test_the_support_meetings_of_two_acts_are_never_taken_for_each_other():
    """Called 「支援会議」 both: each asks by its own Act, of its own people, on its own judgement."""
    konkyuu = body(B.KONKYUU_SHIEN_KAIGI, seats=())
    konkyuu = changed(konkyuu, name="支援会議", nicknames=("重層の支援会議",))
    shien = changed(konkyuu, id="b-ours", bases=frozenset({B.SHIEN_KAIGI}))
    place = Town(challenged(), needed(), bodies=(konkyuu, shien))
    answers = {
        each.body: each.answer
        for each in meetings(
            place.case,
            under=place.under,
            on=DAY,
            about="p-son",
            information=(illness(CLINIC),),
            attendees=(
                Attendee("at-1", frozenset({"b-ours"}), agency="a-welfare"),
                Attendee(
                    "at-2",
                    frozenset({"b-ours"}),
                    agency="a-clinic",
                    profession=Profession.DOCTOR,
                ),
            ),
        )
        if each.body in ("b-tonari", "b-ours")
    }

    ours, theirs = answers["b-ours"], answers["b-tonari"]
    assert {each.fact for each in theirs.missing} == {"needy"}
    assert {each.fact for each in ours.missing} == {"necessity"}
    rules_of = {
        name: {reason.rule for reason in answer.all_reasons()} for name, answer in answers.items()
    }
    assert "sharing.konkyuu_shien_kaigi" not in rules_of["b-ours"]
    assert "meeting.purpose_shien" not in rules_of["b-tonari"]


def test_a_body_of_several_acts_is_judged_by_each_and_answers_by_the_best():
    """V1: an item that names no basis is taken as what it can be; one that names a basis, as that."""
    both = changed(body(B.YOUTAIKYOU), bases=frozenset({B.YOUTAIKYOU, B.DV_KYOUGIKAI}))
    place = Town(challenged(), *subject(B.YOUTAIKYOU), needed(), bodies=(both,))
    item = AgendaItem("i-1", "b-tonari", P.PROGRESS, about="p-son", information=(illness(CLINIC),))
    place.did(sitting(body="b-tonari", ident="m-put", room=ROOM))

    def ask(basis: Basis | None) -> Answer:
        named = changed(item, basis=basis)
        return place.asks(PutOnAgenda(by=WELFARE, meeting="m-put", item=named))

    assert ask(None).outcome is YES
    assert ask(B.YOUTAIKYOU).outcome is YES
    assert ask(B.DV_KYOUGIKAI).outcome is OPEN


def test_none_of_the_meetings_shuts_another_out():
    """MTG-014: what one may take, all the others answer as if it were not there."""
    bodies = tuple(
        changed(body(basis, individual_cases=Stated.YES), id=f"b-{number}")
        for number, basis in enumerate(NEIGHBOURS)
    )
    facts = tuple(
        recorded(found(kind, person="p-son"))
        for kind in sorted(set(filter(None, SUBJECTS.values())))
    )
    together = Town(challenged(), *facts, bodies=bodies)

    def outcomes(place: Town) -> dict[str, object]:
        return {
            each.body: each.answer.outcome
            for each in meetings(place.case, under=place.under, on=DAY, about="p-son")
        }

    whole = outcomes(together)
    for each in bodies:
        alone = outcomes(Town(challenged(), *facts, bodies=(each,)))
        assert alone[each.id] is whole[each.id]


# --- what was only heard there ---------------------------------------------------------------------------

KEPT_BY = {
    B.KONKYUU_SHIEN_KAIGI: "生活困窮者自立支援法第9条第6項",
    B.SEIHO_CHOUSEI_KAIGI: "生活保護法第27条の3第6項",
    B.YOUTAIKYOU: "児童福祉法第25条の5",
    B.CHIIKI_CARE_KAIGI: "介護保険法第115条の48第5項",
    B.SHOUGAI_KYOUGIKAI: "障害者総合支援法第89条の3第5項",
    B.KODOKU_KYOUGIKAI: "孤独・孤立対策推進法第18条",
    B.SHOUHISHA_KYOUGIKAI: "消費者安全法第11条の5",
    B.JOSEI_CHOUSEI_KAIGI: "困難女性支援法第15条第5項",
    B.KOWAKA_KYOUGIKAI: "子ども・若者育成支援推進法第24条",
    B.DV_KYOUGIKAI: "DV防止法第5条の3",
}
CAUSE = recorded(found(K.JUST_CAUSE, person="p-son", until=dt.date(2028, 4, 1)))
NO_CAUSE = recorded(found(K.JUST_CAUSE, finding=False, person="p-son", until=dt.date(2028, 4, 1)))
AGREED = consent("p-son", ALL_AGENCIES)

CARRIED_OFF = [
    pytest.param((), OPEN, id="正当な理由の記録がない"),
    pytest.param((CAUSE,), YES, id="正当な理由の記録がある"),
    pytest.param((NO_CAUSE,), NEVER, id="正当な理由がない"),
    pytest.param((AGREED,), YES, id="本人の同意がある"),
]


@pytest.mark.parametrize("profiled", [False, True], ids=["ケースの会議体", "市町村の会議体"])
@pytest.mark.parametrize(("more", "outcome"), CARRIED_OFF)
@pytest.mark.parametrize(
    ("basis", "article"), KEPT_BY.items(), ids=[each.value for each in KEPT_BY]
)
def test_what_was_only_heard_there_leaves_as_each_acts_secrecy_lets_it(
    basis, article, more, outcome, profiled
):
    """The city heard the son's illness there, and would pass it on to its contractor."""
    there = body(basis, seats=())
    place = Town(
        challenged(),
        bodies=() if profiled else (there,),
        under=changed(DEFAULT, bodies=(*DEFAULT.bodies, there)) if profiled else DEFAULT,
    )
    item = AgendaItem(
        "i-told", "b-tonari", P.INFORMATION_EXCHANGE, about="p-son", information=(illness(CLINIC),)
    )
    place.did(
        sitting(item, body="b-tonari", ident="m-told", room=(CITY, CLINIC)),
        HearItem(by=CITY, meeting="m-told", item="i-told"),
        *more,
    )

    answer = place.share(illness(CITY), CONTRACTOR)

    rule = f"sharing.heard_in_{basis.value}"
    assert articles(answer, rule)[0] == article
    # 消費者安全法11条の5 makes no exception for just cause.
    never = basis is B.SHOUHISHA_KYOUGIKAI and AGREED not in more
    assert answer.outcome is (NEVER if never else outcome)
    from_its_source = place.share(illness(CLINIC), WELFARE)
    assert rule not in {reason.rule for reason in from_its_source.all_reasons()}


def test_heard_in_two_secret_meetings_it_was_heard_freely_in_neither():
    """A 支援会議 and a child's council: two secrecies do not lift each other."""
    shien = changed(body(B.YOUTAIKYOU), id="b-shien", bases=frozenset({B.SHIEN_KAIGI}))
    place = Town(challenged(), bodies=(body(B.YOUTAIKYOU), shien))
    for ident in ("b-tonari", "b-shien"):
        item = AgendaItem(
            "i-told", ident, P.INFORMATION_EXCHANGE, about="p-son", information=(illness(CLINIC),)
        )
        place.did(
            sitting(item, body=ident, ident=f"m-{ident}", room=(CITY, CLINIC)),
            HearItem(by=CITY, meeting=f"m-{ident}", item="i-told"),
        )

    answer = place.share(illness(CITY), CONTRACTOR)

    assert answer.outcome is OPEN
    assert answer.rules() == {"sharing.heard_in_shien_kaigi", "sharing.heard_in_youtaikyou"}


def test_in_the_same_meeting_it_may_be_spoken_of_again():
    """It stays where it was heard; in another meeting of the same Act it has left."""
    other = changed(body(B.YOUTAIKYOU), id="b-other")
    place = Town(
        challenged(),
        *subject(B.YOUTAIKYOU),
        needed(),
        recorded(found(K.NECESSITY, body="b-other", until=dt.date(2028, 4, 1))),
        bodies=(body(B.YOUTAIKYOU), other),
    )
    told = AgendaItem(
        "i-told", "b-tonari", P.INFORMATION_EXCHANGE, about="p-son", information=(illness(CLINIC),)
    )
    place.did(
        sitting(told, body="b-tonari", ident="m-told", room=(WELFARE, CLINIC)),
        HearItem(by=WELFARE, meeting="m-told", item="i-told"),
    )

    def again(ident: str) -> Answer:
        place.did(sitting(body=ident, ident=f"m-{ident}", room=(WELFARE, CONTRACTOR)))
        item = AgendaItem("i-1", ident, P.PROGRESS, about="p-son", information=(illness(WELFARE),))
        return place.asks(PutOnAgenda(by=WELFARE, meeting=f"m-{ident}", item=item))

    assert again("b-tonari").outcome is YES
    elsewhere = again("b-other")
    assert elsewhere.outcome is OPEN
    assert elsewhere.rules() == {"sharing.heard_in_youtaikyou"}


# --- the meetings of a municipality side by side ----------------------------------------------------------


def test_meetings_tell_which_would_need_consent_alone():
    """The one that lacks nothing else says so; where more is missing, consent is no way."""
    chousei = changed(body(B.SHIEN_CHOUSEI_KAIGI), id="b-chousei")
    kyojuu = changed(body(B.KYOJUU_KYOUGIKAI, individual_cases=Stated.NO), id="b-kyojuu")
    place = Town(
        challenged(), *subject(B.SHIEN_CHOUSEI_KAIGI), bodies=(chousei, kyojuu), under=DEFAULT
    )
    room = (
        Attendee("at-1", frozenset({"b-chousei"}), agency="a-welfare"),
        Attendee(
            "at-2",
            frozenset({"b-chousei"}),
            agency="a-clinic",
            profession=PROFESSIONS["a-clinic"],
        ),
    )

    def asked() -> dict[str, MeetingAnswer]:
        return {
            each.body: each
            for each in meetings(
                place.case,
                under=place.under,
                on=DAY,
                purpose=P.EVALUATION,
                about="p-son",
                information=(illness(CLINIC),),
                attendees=room,
            )
        }

    before = asked()
    assert before["b-chousei"].answer.outcome is NOT_YET
    assert before["b-chousei"].with_consent
    assert not before["b-kyojuu"].with_consent
    place.did(consent("p-son", ALL_AGENCIES))
    after = asked()
    assert after["b-chousei"].answer.outcome is YES
    assert not after["b-chousei"].with_consent
    assert after["b-kyojuu"].answer.outcome is NOT_YET


def test_nobody_is_sent_to_ask_where_asking_would_tell_of_another():
    """A wife is concealed from the husband: that his consent would help is not said."""
    chousei = changed(
        body(B.SHIEN_CHOUSEI_KAIGI),
        id="b-chousei",
        seats=(Seat("a-welfare"), Seat("a-clinic", profession=Profession.DOCTOR)),
    )

    def helped(*concealed: AnyAct) -> bool:
        place = Town(challenged(), *subject(B.SHIEN_CHOUSEI_KAIGI), *concealed, bodies=(chousei,))
        found_now = meetings(
            place.case,
            under=place.under,
            on=DAY,
            purpose=P.EVALUATION,
            about="p-son",
            information=(Information("p-son", Category.WORK_SCHOOL, WELFARE),),
        )
        return {each.body: each for each in found_now}["b-chousei"].with_consent

    away = Conceal(
        by=CITY,
        concealment=Concealment("p-mother", frozenset({"p-son"}), Concealed.ADDRESS, START),
    )
    assert helped()
    assert not helped(away)


def test_what_a_meeting_still_waits_for_is_not_taken_away_from_it():
    """An open question before a child's council is answered there; a no sends it elsewhere."""
    shien = changed(body(B.YOUTAIKYOU), id="b-shien", bases=frozenset({B.SHIEN_KAIGI}))
    youtaikyou = body(B.YOUTAIKYOU)

    def sent(*done: AnyAct) -> bool:
        place = Town(challenged(), *done, bodies=(youtaikyou, shien))
        answer = put(place, P.INFORMATION_EXCHANGE, illness(CLINIC))
        assert answer.outcome is not YES
        return "take_to_body" in {each.id for each in answer.remedies}

    none_of_them = (
        *subject(B.YOUTAIKYOU, finding=False),
        *subject(B.YOUTAIKYOU, "p-mother", finding=False),
    )
    assert not sent()
    assert sent(*none_of_them)


def test_reports_owed_are_told_with_where_they_go():
    """ABU-003, ABU-007: what was suspected and not yet reported, each to its own addressees."""
    place = Town(
        challenged(),
        Assess(by=CITY, track="t-1", suspects=frozenset({ReportKind.ELDER_ABUSE, ReportKind.DV})),
    )

    def owed() -> dict[ReportKind, tuple[ReportAddressee, ...]]:
        return {
            each.kind: each.addressees for each in reports_owed(place.case, under=DEFAULT, on=DAY)
        }

    assert owed() == {
        ReportKind.ELDER_ABUSE: (ReportAddressee.MUNICIPALITY,),
        ReportKind.DV: (ReportAddressee.DV_CENTRE, ReportAddressee.POLICE),
    }
    place.did(
        Report(
            by=WELFARE,
            person="p-mother",
            kind=ReportKind.ELDER_ABUSE,
            to=ReportAddressee.MUNICIPALITY,
            danger=Danger.NOT_GRAVE,
        )
    )
    assert set(owed()) == {ReportKind.DV}


# --- enumerated ------------------------------------------------------------------------------------------


def test_no_meeting_asks_for_more_than_all_its_conditions_give():
    """Each ground permits in one row alone, whatever the law of the day."""
    for rule, day in itertools.product(GROUND.values(), range(len(BOUNDARIES) + 1)):
        permitting = [row for row in rule.rows() if rule(day, *row).outcome is YES]
        assert permitting == [(Recorded.YES,) * 4]
    assert set(HOST) == set(NEIGHBOURS) - {B.SHIEN_CHOUSEI_KAIGI}
    assert set(SUBJECT) == set(NEIGHBOURS) - {B.KYOJUU_KYOUGIKAI}
    assert set(PURPOSE) == set(NEIGHBOURS)
    assert epoch(DAY) <= len(BOUNDARIES)


def test_a_resident_who_is_no_member_pledges_first_where_only_members_are_bound():
    """児福法25条の5 binds the members; 介保法115条の48第5項 everyone engaged."""
    room = (*ROOM, JICHIKAI)
    youtaikyou = put(town(B.YOUTAIKYOU, *subject(B.YOUTAIKYOU)), P.PROGRESS, room=room)
    care = put(town(B.CHIIKI_CARE_KAIGI, *subject(B.CHIIKI_CARE_KAIGI)), P.PROGRESS, room=room)

    assert youtaikyou.outcome is NOT_YET
    assert youtaikyou.rules() == {"meeting.pledge_jusou"}
    assert care.outcome is YES
