"""Secrecy in the room (守秘): one row a person and a day, with the article and what a breach costs."""

import datetime as dt

import pytest
from test_sharing import (
    CITY,
    CONTRACTOR,
    DAY,
    DEFAULT,
    JICHIKAI,
    START,
    WELFARE,
    YES,
    Town,
    challenged,
    sitting,
)

from jusou import Outcome
from jusou.acts import PutOnAgenda, TakePledge
from jusou.agency import Attendee
from jusou.binding import secrecy_in_room
from jusou.errors import InvalidError
from jusou.meeting import AgendaItem, Body, Pledge, Seat
from jusou.municipality import Municipality
from jusou.municipality.constitutions import Constitution, Secrecy
from jusou.secrecy import BY_MEETING, BY_PROFESSION, Attending, Bound
from jusou.shape import changed
from jusou.vocabulary import (
    Basis,
    Capacity,
    Organiser,
    Profession,
    Purpose,
    Recorded,
    SecrecySource,
    Stated,
    Whose,
)

B, P = Basis, Profession
LAST_OF_CHOUEKI, FIRST_OF_KOUKINKEI = dt.date(2025, 5, 31), dt.date(2025, 6, 1)


def in_room(
    *attendees: Attendee,
    body: str = "b-jusou",
    on: dt.date = DAY,
    town: Town | None = None,
    under: Municipality | None = None,
) -> tuple[Attending, ...]:
    """All that binds these people before a body."""
    place = town or Town()
    return secrecy_in_room(
        place.case, under=under or place.under, on=on, body=body, attendees=attendees
    )


def at(agency: str, profession: Profession = P.NONE, **more: object) -> Attendee:
    """Someone of an agency, in the 重層的支援会議."""
    return Attendee("at-1", frozenset({"b-jusou"}), agency=agency, profession=profession, **more)


#: The article, the penalty's article, and its term and fine; None where there is no penalty.
PROFESSIONS = [
    pytest.param(
        P.PUBLIC_OFFICIAL, "地方公務員法第34条第1項", "地方公務員法第60条第2号", "1年", 50
    ),
    pytest.param(P.DOCTOR, "刑法第134条第1項", "刑法第134条第1項", "6月", 10),
    pytest.param(P.LAWYER, "弁護士法第23条", "刑法第134条第1項", "6月", 10),
    pytest.param(
        P.NURSE, "保健師助産師看護師法第42条の2", "保健師助産師看護師法第44条の4", "6月", 10
    ),
    pytest.param(
        P.SOCIAL_WORKER,
        "社会福祉士及び介護福祉士法第46条",
        "社会福祉士及び介護福祉士法第50条",
        "1年",
        30,
    ),
    pytest.param(
        P.PSYCHIATRIC_SOCIAL_WORKER,
        "精神保健福祉士法第40条",
        "精神保健福祉士法第44条",
        "1年",
        30,
    ),
    pytest.param(P.PSYCHOLOGIST, "公認心理師法第41条", "公認心理師法第46条", "1年", 30),
    pytest.param(P.WELFARE_COMMISSIONER, "民生委員法第15条", None, None, None),
    pytest.param(
        P.HOUKATSU_STAFF, "介護保険法第115条の46第8項", "介護保険法第205条第2項", "1年", 100
    ),
    pytest.param(
        P.KIKAN_STAFF,
        "障害者総合支援法第77条の2第6項",
        "障害者総合支援法第109条第2項",
        "1年",
        100,
    ),
    pytest.param(
        P.JIRITSU_STAFF, "生活困窮者自立支援法第5条第3項", "生活困窮者自立支援法第28条", "1年", 100
    ),
]
ON_COMPLAINT = {P.NURSE, P.SOCIAL_WORKER, P.PSYCHIATRIC_SOCIAL_WORKER, P.PSYCHOLOGIST}


@pytest.mark.parametrize(("profession", "article", "penalty", "term", "fine"), PROFESSIONS)
@pytest.mark.parametrize(
    ("day", "word"), [(LAST_OF_CHOUEKI, "懲役"), (FIRST_OF_KOUKINKEI, "拘禁刑")]
)
def test_each_profession_brings_its_own_duty_with_the_penalty_of_the_day(
    profession, article, penalty, term, fine, day, word
):
    """PRO-001 to PRO-011, in a room whose meeting has no secrecy of its own."""
    (told,) = in_room(at("a-clinic", profession), on=day)
    (bound,) = told.bounds

    assert (bound.by, bound.whose, bound.sure) == (
        SecrecySource.STATUTE,
        Whose.PERSON,
        Recorded.YES,
    )
    assert str(bound.article) == article
    assert told.before == ()
    assert told.bound_by_statute
    if penalty is None:
        assert bound.penalty is None
        assert bound.outlasts is Stated.NOT_STATED
        return
    assert bound.penalty is not None
    assert str(bound.penalty) == penalty
    assert bound.penalty.says.ja.startswith(f"{term}以下の{word}又は{fine}万円以下の罰金")
    assert ("親告罪" in bound.penalty.says.ja) is (profession in ON_COMPLAINT)
    assert bound.outlasts is Stated.YES


def test_every_profession_has_its_row():
    """Nobody's duty is left out, and the schemes own is in the next table."""
    rows = {row.values[0] for row in PROFESSIONS}

    assert rows | {P.SCHEME_STAFF} == set(BY_PROFESSION) == set(P) - {P.NONE}


SCHEME = [
    pytest.param(
        dt.date(2022, 3, 31), "第106条の4第5項", "第130条の6第1号", "懲役", id="2022-03-31"
    ),
    pytest.param(dt.date(2025, 3, 31), "第106条の4第5項", "第159条第1号", "懲役", id="2025-03-31"),
    pytest.param(dt.date(2025, 4, 1), "第106条の4第6項", "第159条第1号", "懲役", id="2025-04-01"),
    pytest.param(FIRST_OF_KOUKINKEI, "第106条の4第6項", "第159条第1号", "拘禁刑", id="2025-06-01"),
]


@pytest.mark.parametrize(("day", "article", "penalty", "word"), SCHEME)
def test_the_schemes_contractor_is_bound_by_the_article_of_the_day(day, article, penalty, word):
    """PRO-012, LAW-040 to 043: renumbered on 2022-04-01 and 2025-04-01, reworded on 2025-06-01."""
    (told,) = in_room(at("a-shakyo", capacity=Capacity.ENTRUSTED), on=day)
    (bound,) = told.bounds

    assert str(bound.article) == f"社会福祉法{article}"
    assert str(bound.penalty) == f"社会福祉法{penalty}"
    assert bound.penalty is not None
    assert word in bound.penalty.says.ja


def test_what_the_contractor_hears_after_the_contract_is_not_bound_by_it():
    """106条の4第6項 outlasts the contract for what was learnt in it, not for what comes later."""
    ended = dt.date(2027, 4, 1)
    staff = at("a-shakyo", P.SCHEME_STAFF, capacity=Capacity.ENTRUSTED)

    (before,) = in_room(staff, on=DAY)
    (after,) = in_room(staff, on=ended)

    assert before.bound_by_statute
    assert not after.bound_by_statute
    assert [duty.id for duty in after.before] == ["take_pledge"]


# --- whose it is ------------------------------------------------------------------------------------------

#: The meeting's own, on 2026-05-01: article, penalty and fine in 万円.
MEETINGS = {
    B.SHIEN_KAIGI: ("社会福祉法第106条の6第6項", "社会福祉法第159条第2号", "百"),
    B.KONKYUU_SHIEN_KAIGI: ("生活困窮者自立支援法第9条第6項", "生活困窮者自立支援法第28条", "100"),
    B.SEIHO_CHOUSEI_KAIGI: ("生活保護法第27条の3第6項", "生活保護法第85条の2", "100"),
    B.YOUTAIKYOU: ("児童福祉法第25条の5", "児童福祉法第61条の3", "50"),
    B.CHIIKI_CARE_KAIGI: ("介護保険法第115条の48第5項", "介護保険法第205条第2項", "100"),
    B.SHOUGAI_KYOUGIKAI: ("障害者総合支援法第89条の3第5項", "障害者総合支援法第109条第2項", "100"),
    B.KODOKU_KYOUGIKAI: ("孤独・孤立対策推進法第18条", "孤独・孤立対策推進法第28条", "50"),
    B.SHOUHISHA_KYOUGIKAI: ("消費者安全法第11条の5", "消費者安全法第53条第1項", "50"),
    B.JOSEI_CHOUSEI_KAIGI: ("困難女性支援法第15条第5項", "困難女性支援法第23条", "50"),
    B.KOWAKA_KYOUGIKAI: (
        "子ども・若者育成支援推進法第24条",
        "子ども・若者育成支援推進法第34条",
        "50",
    ),
    B.DV_KYOUGIKAI: ("DV防止法第5条の3", "DV防止法第30条", "50"),
}
WITHOUT = [
    B.JUSOU_SHIEN_KAIGI,
    B.SHIEN_CHOUSEI_KAIGI,
    B.KYOJUU_KYOUGIKAI,
    B.SHAFUKU_106_3,
    B.SHAFUKU_106_4,
    B.MUNICIPAL_ONLY,
]


def town_of(*bases: Basis, **more: object) -> Town:
    """A town with one body on these bases."""
    return Town(
        bodies=(
            Body(
                "b-one",
                "架空の会議",
                frozenset(bases),
                **{"organiser": Organiser.MUNICIPALITY, **more},
            ),
        )
    )


def resident(town: Town, on: dt.date = DAY) -> Attending:
    """Someone of the neighbourhood association before that body."""
    who = Attendee("at-1", frozenset({"b-one"}), agency="a-jichikai", capacity=Capacity.RESIDENT)
    (told,) = in_room(who, body="b-one", town=town, on=on)
    return told


@pytest.mark.parametrize(("basis", "row"), MEETINGS.items(), ids=[each.value for each in MEETINGS])
def test_a_resident_is_bound_by_the_meetings_own_secrecy_where_it_has_one(basis, row):
    """PRO-013: whatever their standing, who takes part is bound, under that Act's penalty."""
    told = resident(town_of(basis))
    (bound,) = told.bounds
    article, penalty, fine = row

    assert bound.whose is Whose.MEETING
    assert (str(bound.article), str(bound.penalty)) == (article, penalty)
    assert bound.penalty is not None
    assert f"{fine}万円以下の罰金" in bound.penalty.says.ja
    assert told.before == ()


@pytest.mark.parametrize("basis", WITHOUT, ids=lambda each: each.value)
def test_elsewhere_a_resident_is_bound_by_nothing_and_pledges_first(basis):
    """MTG-004: the pledge comes before, and is a pledge's duty and no statute's."""
    town = town_of(basis)
    told = resident(town)

    assert told.bounds == ()
    assert [(duty.id, duty.when.value) for duty in told.before] == [("take_pledge", "before")]
    town.did(TakePledge(by=CITY, pledge=Pledge("b-one", "a-jichikai")))
    pledged = resident(town)
    assert [each.by for each in pledged.bounds] == [SecrecySource.PLEDGE]
    assert not pledged.bound_by_statute
    assert pledged.before == ()


def test_every_basis_is_in_one_of_the_two_lists():
    """No meeting's secrecy is left out."""
    assert set(MEETINGS) == set(BY_MEETING)
    assert set(MEETINGS) | set(WITHOUT) == set(B)


@pytest.mark.parametrize(
    ("day", "article"),
    [(dt.date(2025, 3, 31), "第9条第5項"), (dt.date(2025, 4, 1), "第9条第6項")],
)
def test_the_needys_support_meeting_kept_its_secrecy_under_another_number(day, article):
    """A new paragraph 5 was put in on 2025-04-01."""
    told = resident(town_of(B.KONKYUU_SHIEN_KAIGI), on=day)

    assert str(told.bounds[0].article) == f"生活困窮者自立支援法{article}"


def test_before_its_act_lays_secrecy_on_it_a_meeting_has_none():
    """SIS-006: the disability council's secrecy began on 2024-04-01."""
    town = town_of(B.SHOUGAI_KYOUGIKAI)

    assert resident(town, on=dt.date(2024, 3, 31)).bounds == ()
    assert resident(town, on=dt.date(2024, 4, 1)).bound_by_statute


def test_where_members_alone_are_bound_who_is_no_member_is_not():
    """児福法25条の5, 困難女性支援法15条5項: a resident without a seat pledges."""
    for basis in (B.YOUTAIKYOU, B.JOSEI_CHOUSEI_KAIGI):
        seated = town_of(basis, seats=(Seat("a-jichikai"),))
        not_seated = town_of(basis, seats=(Seat("a-welfare"),))
        assert resident(seated).bound_by_statute
        assert not resident(not_seated).bound_by_statute
    engaged = town_of(B.CHIIKI_CARE_KAIGI, seats=(Seat("a-welfare"),))
    assert resident(engaged).bound_by_statute


def test_a_meeting_that_another_constituted_has_not_that_acts_secrecy():
    """Whoever else holds it, it is not that meeting; and who held it unknown, nothing is sure."""
    for basis in (B.SHIEN_KAIGI, B.YOUTAIKYOU):
        other = resident(town_of(basis, organiser=Organiser.COORDINATOR))
        unknown = resident(town_of(basis, organiser=Organiser.NOT_STATED))
        assert other.bounds == ()
        assert [each.sure for each in unknown.bounds] == [Recorded.NOT_RECORDED]
        assert not unknown.bound_by_statute


def test_secrecy_by_bylaw_outline_and_contract_is_shown_apart_from_statute():
    """practice 5: each by what it rests on, and not taken for a statute's."""
    constitution = Constitution(
        "b-jusou",
        secrecy=(Secrecy(SecrecySource.BYLAW, whom="構成員"), Secrecy(SecrecySource.STATUTE)),
    )
    under = changed(DEFAULT, constitutions=(constitution,))
    who = at("a-houkatsu", capacity=Capacity.OTHER_ENTRUSTED)
    (told,) = in_room(who, under=under)

    assert {each.by for each in told.bounds} == {SecrecySource.BYLAW, SecrecySource.CONTRACT}
    assert all(each.sure is Recorded.NOT_RECORDED for each in told.bounds)
    assert all(each.article is None for each in told.bounds)
    assert [duty.id for duty in told.before] == ["take_pledge"]


def test_one_of_the_household_is_bound_by_nothing_and_owes_nothing():
    """What is said there is theirs too."""
    who = Attendee("at-1", frozenset({"b-jusou"}), person="p-mother")

    (told,) = in_room(who)

    assert (told.bounds, told.before) == ((), ())


def test_an_official_of_another_public_body_may_be_the_states():
    """PRO-001 is of local officials: of the state's, another Act speaks, and it says so."""
    (pref,) = in_room(at("a-pref"))
    (city,) = in_room(at("a-welfare"))

    assert "国家公務員法" in pref.bounds[0].text.ja
    assert "国家公務員法" not in city.bounds[0].text.ja


# --- the sitting itself ---------------------------------------------------------------------------------------


def test_a_sitting_on_record_is_read_by_its_id_with_all_its_bodies():
    """One call; both bodies' secrecy where two sit together."""
    town = Town(sitting(room=(WELFARE, CONTRACTOR, JICHIKAI), body="b-shien", ident="m-1"))

    told = secrecy_in_room(town.case, under=town.under, on=DAY, meeting="m-1")

    assert [each.agency for each in told] == ["a-welfare", "a-shakyo", "a-jichikai"]

    def meetings_own(bounds: tuple[Bound, ...]) -> list[str]:
        return [str(each.article) for each in bounds if each.whose is Whose.MEETING]

    assert all(meetings_own(each.bounds) == ["社会福祉法第106条の6第6項"] for each in told)


def test_what_is_not_there_is_refused_by_its_name():
    """Whole errors, with where they are and what kind."""
    town = Town()

    def codes(**named: str) -> list[tuple[str, str]]:
        with pytest.raises(InvalidError) as caught:
            secrecy_in_room(town.case, under=town.under, on=DAY, **named)
        return [(each.path, each.code) for each in caught.value.problems]

    assert codes() == [("meeting", "missing")]
    assert codes(meeting="m-x", body="b-x") == [("meeting", "dangling"), ("body", "dangling")]


def test_where_a_sitting_is_judged_the_rooms_secrecy_is_told():
    """The head tells each duty once with its articles, and refuses nothing for it."""
    town = Town(challenged(), on=START)
    town.did(sitting(room=(WELFARE, CONTRACTOR), body="b-shien", ident="m-1"))
    item = AgendaItem("i-1", "b-shien", Purpose.SUPPORT_SYSTEM, about="p-mother")
    answer = town.asks(PutOnAgenda(by=WELFARE, meeting="m-1", item=item))

    told = {
        reason.rule + ":" + reason.facts[0].value: [str(each) for each in reason.cites]
        for reason in answer.all_reasons()
        if reason.rule.startswith("secrecy.")
    }
    assert answer.outcome is YES
    assert told == {
        "secrecy.meeting:shien_kaigi": [
            "社会福祉法第106条の6第6項",
            "社会福祉法第159条第2号",
        ],
        "secrecy.person:public_official": ["地方公務員法第34条第1項", "地方公務員法第60条第2号"],
        "secrecy.person:scheme_staff": ["社会福祉法第106条の4第6項", "社会福祉法第159条第1号"],
    }


def test_what_is_told_of_secrecy_is_nothing_an_answer_rests_on():
    """In 2027 the scheme's articles are unread, and a room with its contractor is not for that open."""
    room = (WELFARE, CONTRACTOR)
    town = town_of(B.MUNICIPAL_ONLY, individual_cases=Stated.YES)
    town.did(sitting(room=room, body="b-one", ident="m-1"))
    item = AgendaItem("i-1", "b-one", Purpose.RESOURCES)
    act = PutOnAgenda(by=WELFARE, meeting="m-1", item=item)

    assert town.asks(act, dt.date(2027, 3, 31)).outcome is Outcome.PERMITTED
    later = town.asks(act, dt.date(2027, 4, 1))
    assert later.under_present_text is None
