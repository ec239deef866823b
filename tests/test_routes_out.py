"""Routes out (抜け道): ways by which something might leave that the law keeps in, one row a route.

Each was open once, or is the next one to try. Beside each row stands the article that shuts it.
"""

import copy
import pickle

import pytest
from test_sharing import (
    AGENCIES,
    BODIES,
    CITY,
    CLINIC,
    CONTRACT,
    CONTRACTOR,
    DAY,
    DOCUMENTED,
    HOUKATSU,
    JICHIKAI,
    NECESSARY,
    NEVER,
    NOT_YET,
    OPEN,
    OWN_BUSINESS,
    PREF,
    START,
    TAX,
    WELFARE,
    YES,
    D,
    Town,
    challenged,
    consent,
    daily_life,
    found,
    heard,
    illness,
    recorded,
    scope,
    sitting,
)

from jusou import Person
from jusou.acts import (
    AddAgency,
    AnyAct,
    Assess,
    Conceal,
    ConstituteBody,
    EndConcealment,
    PutOnAgenda,
    Report,
    RequestCooperation,
    Share,
)
from jusou.agency import Agency, Party
from jusou.answer import Outcome
from jusou.household import Associate, Concealment
from jusou.information import Information, Restrictions
from jusou.judgement import Judgement
from jusou.meeting import AgendaItem, Body, Seat
from jusou.rendering import Audience, Reader
from jusou.shape import changed
from jusou.viewing import view
from jusou.vocabulary import (
    Basis,
    Capacity,
    Category,
    Character,
    Concealed,
    JudgementKind,
    Organiser,
    Purpose,
    ReportAddressee,
    ReportKind,
    Source,
    Tie,
)

TAXES = Information("p-mother", Category.FINANCES, TAX)
ANEW = illness(WELFARE, source=Source.LEARNT_SINCE)

NO_LONGER_TAX = Agency("a-tax", "税務課", Character.MUNICIPALITY, part_of="a-city")
TWO_ACTS = Body(
    "b-two",
    "二つの法律の会議",
    frozenset({Basis.SHIEN_KAIGI, Basis.YOUTAIKYOU}),
    Organiser.MUNICIPALITY,
)
YOUTAIKYOU = Body("b-you", "架空協議会", frozenset({Basis.YOUTAIKYOU}), Organiser.MUNICIPALITY)
WITH_JICHIKAI = changed(BODIES[0], seats=(*BODIES[0].seats, Seat("a-jichikai", D(2020, 1, 1))))


def given(to: Party, *, purpose: Purpose = Purpose.SERVICE, by: Party = WELFARE) -> Share:
    """The son's illness, given by one party to another."""
    return Share(by=by, to=to, information=(illness(by),), purpose=purpose)


def limited(**more: object) -> Share:
    """The same, given to the city by the prefecture under limits."""
    return changed(given(WELFARE, by=PREF), restrictions=Restrictions(**more))


def by_contract(**more: object) -> Judgement:
    """Another contract's work needs it, as somebody judged for years."""
    return found(JudgementKind.OTHER_CONTRACT, until=D(2028, 4, 1), **more)


def to_mother(holder: Party) -> Share:
    """The son's illness, told to his mother."""
    return Share(
        by=holder,
        to=holder,
        to_person="p-mother",
        information=(illness(holder),),
        purpose=Purpose.SERVICE,
    )


def asked_for(by: Party, body: str) -> RequestCooperation:
    """The clinic is asked in a body's name."""
    return RequestCooperation(
        by=by,
        request="q-1",
        to="a-clinic",
        information=(illness(CLINIC),),
        purpose=Purpose.INFORMATION_EXCHANGE,
        body=body,
    )


def again(body: str, basis: Basis | None) -> PutOnAgenda:
    """What was heard is put before the same body once more."""
    item = AgendaItem(
        "i-2", body, Purpose.INFORMATION_EXCHANGE, information=(illness(WELFARE),), basis=basis
    )
    return PutOnAgenda(by=WELFARE, meeting="m-2", item=item)


def second(body: str) -> AnyAct:
    """A second sitting of a body."""
    return sitting(body=body, ident="m-2", room=(WELFARE, CONTRACTOR))


HEARD = (challenged(), *heard(illness(CLINIC)))
HEARD_BY_TWO = (
    challenged(),
    recorded(NECESSARY),
    *heard(illness(CLINIC), "b-two"),
    second("b-two"),
)
HIDDEN = (
    Conceal(
        by=CITY,
        concealment=Concealment("p-son", frozenset({"p-mother"}), Concealed.EVERYTHING, START),
    ),
    consent("p-son", scope(people=frozenset({"p-mother"}))),
)

#: (what was done, what is asked, what the answer must be, what keeps it in)
ROUTES = [
    pytest.param(
        (limited(may_pass_on=True, purposes=frozenset({Purpose.SERVICE})), given(CITY)),
        given(WELFARE, by=CITY, purpose=Purpose.EVALUATION),
        NOT_YET,
        "sharing.restricted_use",
        id="制限が二人目の受け手で消える_70条",
    ),
    pytest.param(
        (limited(), given(CITY)),
        given(WELFARE, by=CITY),
        NOT_YET,
        "sharing.restricted_use",
        id="渡すなといわれたものを渡された人が渡す_70条",
    ),
    pytest.param(
        (
            limited(may_pass_on=True, purposes=frozenset({Purpose.INFORMATION_EXCHANGE})),
            challenged(),
            recorded(NECESSARY),
            *heard(illness(WELFARE)),
        ),
        given(OWN_BUSINESS, by=CONTRACTOR),
        NOT_YET,
        "sharing.restricted_use",
        id="制限が会議で聞いた人で消える_70条",
    ),
    pytest.param(
        (
            limited(may_pass_on=True),
            changed(limited(purposes=frozenset({Purpose.EVALUATION})), by=CITY),
        ),
        given(CITY),
        NOT_YET,
        "sharing.restricted_use",
        id="二つ目の提供元の制限が落ちる_70条",
    ),
    pytest.param(
        (limited(purposes=frozenset({Purpose.EVALUATION}), may_pass_on=True),),
        Share(by=WELFARE, to=CITY, information=(ANEW,), purpose=Purpose.SERVICE),
        NOT_YET,
        "sharing.restricted_use",
        id="改めて得たと言うだけで制限を外す_70条",
    ),
    pytest.param(
        HEARD,
        Share(by=WELFARE, to=CITY, information=(ANEW,), purpose=Purpose.SERVICE),
        OPEN,
        "sharing.heard_in_shien_kaigi",
        id="改めて得たと言うだけで会議の外へ_106条の6第6項",
    ),
    pytest.param(
        (*HEARD, Assess(by=JICHIKAI, track="t-1", information=(ANEW,))),
        Share(by=WELFARE, to=CITY, information=(ANEW,), purpose=Purpose.SERVICE),
        OPEN,
        "sharing.heard_in_shien_kaigi",
        id="ほかの者が改めて得たと書く_106条の6第6項",
    ),
    pytest.param(
        (*HEARD, Share(by=WELFARE, to=CITY, information=(ANEW,), purpose=Purpose.SERVICE)),
        given(WELFARE, by=CITY),
        OPEN,
        "sharing.heard_in_shien_kaigi",
        id="改めて得たと言って渡し_受け手が渡す_106条の6第6項",
    ),
    pytest.param(
        HEARD_BY_TWO,
        again("b-two", Basis.SHIEN_KAIGI),
        OPEN,
        "sharing.heard_in_youtaikyou",
        id="兼ねる会議で根拠を書かずに聞き_支援会議として出す_児童福祉法25条の5",
    ),
    pytest.param(
        HEARD_BY_TWO,
        again("b-two", None),
        OPEN,
        "sharing.heard_in_youtaikyou",
        id="兼ねる会議で根拠を書かずに聞き_また書かずに出す_児童福祉法25条の5",
    ),
    pytest.param(
        (recorded(by_contract()),),
        given(JICHIKAI, by=CLINIC),
        NOT_YET,
        "sharing.consent",
        id="相手を書かない委託の判断で誰にでも_66条2項",
    ),
    pytest.param(
        (recorded(by_contract(to="a-houkatsu")),),
        given(JICHIKAI, by=CLINIC),
        NOT_YET,
        "sharing.consent",
        id="ほかの相手の委託の判断で_66条2項",
    ),
    pytest.param(
        (recorded(by_contract()),),
        to_mother(CLINIC),
        NOT_YET,
        "sharing.consent",
        id="委託の判断で家族に_66条2項",
    ),
    pytest.param(
        (AddAgency(by=JICHIKAI, agency=NO_LONGER_TAX),),
        Share(by=TAX, to=WELFARE, information=(TAXES,), purpose=Purpose.SERVICE),
        OPEN,
        "sharing.tax_secrecy",
        id="ほかの者が税務課を登録し直す_地方税法22条",
    ),
    pytest.param(
        (AddAgency(by=CITY, agency=NO_LONGER_TAX),),
        Share(by=TAX, to=WELFARE, information=(TAXES,), purpose=Purpose.SERVICE),
        OPEN,
        "sharing.tax_secrecy",
        id="市が税務課を登録し直す_地方税法22条",
    ),
    pytest.param(
        (
            Share(by=TAX, to=HOUKATSU, information=(TAXES,), purpose=Purpose.SERVICE),
            AddAgency(by=CITY, agency=NO_LONGER_TAX),
        ),
        Share(
            by=HOUKATSU,
            to=WELFARE,
            information=(changed(TAXES, holder=HOUKATSU),),
            purpose=Purpose.SERVICE,
        ),
        NOT_YET,
        "sharing.tax_secrecy",
        id="渡してから税務課を登録し直す_地方税法22条",
    ),
    pytest.param(
        (
            AddAgency(
                by=JICHIKAI, agency=Agency("a-jichikai", "架空自治会", Character.MUNICIPALITY)
            ),
        ),
        given(JICHIKAI),
        NOT_YET,
        "sharing.consent",
        id="自治会が市町村を名のる_69条1項",
    ),
    pytest.param(
        (AddAgency(by=CLINIC, agency=changed(AGENCIES[5], entrustments=CONTRACT)),),
        given(Party("a-clinic", Capacity.ENTRUSTED)),
        NOT_YET,
        "sharing.entrustment",
        id="自分で受託者になる_66条2項",
    ),
    pytest.param(
        (
            challenged(),
            recorded(NECESSARY),
            ConstituteBody(by=JICHIKAI, body=changed(WITH_JICHIKAI, id="b-new")),
        ),
        asked_for(JICHIKAI, "b-new"),
        NEVER,
        "meeting.organiser_shien",
        id="自治会が支援会議を作って求める_106条の6第1項",
    ),
    pytest.param(
        (
            challenged(),
            recorded(NECESSARY),
            ConstituteBody(by=JICHIKAI, body=WITH_JICHIKAI),
        ),
        asked_for(JICHIKAI, "b-shien"),
        NOT_YET,
        "sharing.shien_kaigi",
        id="自治会が支援会議の構成員になる_106条の6第1項",
    ),
    pytest.param(
        (
            ConstituteBody(by=JICHIKAI, body=WITH_JICHIKAI),
            consent("p-son", scope(bodies=frozenset({"b-shien"}))),
        ),
        given(JICHIKAI, by=CLINIC),
        NOT_YET,
        "sharing.consent",
        id="自治会が同意の宛先の会議に入る_27条1項",
    ),
    pytest.param(
        (),
        ConstituteBody(by=JICHIKAI, body=YOUTAIKYOU),
        OPEN,
        "meeting.host_youtaikyou",
        id="自治会が要対協を作る_児童福祉法25条の2",
    ),
    pytest.param(
        (*HIDDEN, EndConcealment(by=JICHIKAI, person="p-son")),
        to_mother(WELFARE),
        NOT_YET,
        "sharing.concealment",
        id="ほかの者が秘匿を終わらせる_DV防止法23条",
    ),
]


REQUESTED = RequestCooperation(
    by=WELFARE,
    request="q-1",
    to="a-clinic",
    information=(illness(CLINIC),),
    purpose=Purpose.SERVICE,
)
FOR_THE_REQUEST = recorded(
    found(JudgementKind.DANGER, request="q-1"),
    found(JudgementKind.CONSENT_DIFFICULT, request="q-1"),
)
FROM_A_KNOWN_HOUSE = Town(
    people=(Person("p-x", anonymous=True), Person("p-mother")),
    living_together=("p-mother",),
    associates=(Associate("p-x", Tie.FAMILY_ELSEWHERE),),
)


def report_to(agency: str, **more: object) -> Report:
    """Elder abuse is reported to the municipality, as is said, and this agency is told more."""
    return Report(
        **{
            "by": CLINIC,
            "kind": ReportKind.ELDER_ABUSE,
            "person": "p-mother",
            "to": ReportAddressee.MUNICIPALITY,
            "information": (illness(CLINIC),),
            "to_agency": agency,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("agency", "more", "outcome"),
    [
        pytest.param("a-welfare", {}, YES, id="市町村"),
        pytest.param("a-pref", {}, YES, id="ほかの行政機関"),
        pytest.param("a-shakyo", {}, YES, id="受託者_市の窓口"),
        pytest.param("a-houkatsu", {}, OPEN, id="受付の委託が分からない_高齢者虐待防止法17条"),
        pytest.param(
            "a-houkatsu",
            {"judgements": (changed(found(JudgementKind.LEGAL_BASIS, to="a-houkatsu"), on=DAY),)},
            YES,
            id="受付の委託を確かめた_高齢者虐待防止法17条",
        ),
        pytest.param("a-jichikai", {}, NOT_YET, id="自治会"),
        pytest.param("a-minsei", {}, OPEN, id="民生委員_高齢者"),
        pytest.param(
            "a-minsei",
            {"kind": ReportKind.CHILD_ABUSE},
            YES,
            id="児童委員を介する_児童虐待防止法6条",
        ),
    ],
)
def test_what_goes_with_a_report_goes_to_whom_the_law_names(agency, more, outcome):
    """高齢者虐待防止法7条: saying that one reports to the city opens no way to anyone else."""
    answer = Town().asks(report_to(agency, **more))

    assert answer.outcome is outcome
    assert (outcome is YES) or "report_without_more" in {each.id for each in answer.remedies}


@pytest.mark.parametrize(
    ("act", "outcome"),
    [
        pytest.param(changed(given(WELFARE, by=CLINIC), request="q-1"), YES, id="求めた人に"),
        pytest.param(changed(given(JICHIKAI, by=CLINIC), request="q-1"), NOT_YET, id="ほかの人に"),
        pytest.param(
            Share(
                by=CLINIC,
                to=WELFARE,
                information=(daily_life(CLINIC),),
                purpose=Purpose.SERVICE,
                request="q-1",
            ),
            NOT_YET,
            id="求めのない情報を",
        ),
    ],
)
def test_what_was_judged_for_a_request_holds_for_its_answer_alone(act, outcome):
    """27条1項2号: a danger that was found for one request opens the way to nobody else."""
    assert Town(challenged(), REQUESTED, FOR_THE_REQUEST).asks(act).outcome is outcome


@pytest.mark.parametrize(
    ("to", "outcome"), [(CONTRACTOR, YES), (OWN_BUSINESS, NOT_YET)], ids=["求めた立場", "別の立場"]
)
def test_who_asks_in_a_meetings_name_is_told_in_the_capacity_in_which_they_asked(to, outcome):
    """106条の6第3項: what the contractor asked for is not for its own business."""
    request = asked_for(CONTRACTOR, "b-shien")
    act = changed(given(to, by=CLINIC, purpose=Purpose.INFORMATION_EXCHANGE), request="q-1")

    assert Town(challenged(), recorded(NECESSARY), request).asks(act).outcome is outcome


def test_whoever_is_tied_to_a_known_household_is_not_unknown():
    """個情法2条1項: the daughter of a woman who is known can be told by whose daughter she is."""
    info = Information("p-x", Category.HEALTH, CLINIC)

    assert FROM_A_KNOWN_HOUSE.share(info, JICHIKAI).outcome is NOT_YET


@pytest.mark.parametrize(("done", "act", "outcome", "rule"), ROUTES)
def test_no_route_leads_out(done: tuple[AnyAct, ...], act: AnyAct, outcome: Outcome, rule: str):
    """What the law keeps in stays in, whatever was recorded on the way."""
    town = Town(*done, under=DOCUMENTED, bodies=(*BODIES, TWO_ACTS, YOUTAIKYOU))

    answer = town.asks(act)

    assert answer.outcome is outcome
    assert rule in answer.rules()


@pytest.mark.parametrize(
    ("done", "act"),
    [
        pytest.param(
            (limited(may_pass_on=True, purposes=frozenset({Purpose.SERVICE})), given(CITY)),
            given(WELFARE, by=CITY),
            id="制限の中で渡す",
        ),
        pytest.param(
            (Assess(by=WELFARE, track="t-1", information=(illness(WELFARE),)), limited()),
            given(CITY),
            id="もともと持っていたものを制限付きで渡された_70条",
        ),
        pytest.param(
            (given(PREF), limited()),
            given(CITY),
            id="自分から渡したものを制限付きで返された_70条",
        ),
        pytest.param(
            (
                limited(may_pass_on=True),
                changed(limited(), by=WELFARE, to=CITY),
                given(WELFARE, by=CITY),
            ),
            given(TAX),
            id="自分の付けた制限が返ってきた_70条",
        ),
        pytest.param(
            (*HEARD, Assess(by=WELFARE, track="t-1", information=(ANEW,))),
            Share(by=WELFARE, to=CITY, information=(ANEW,), purpose=Purpose.SERVICE),
            id="本人から改めて得た",
        ),
        pytest.param(
            (recorded(by_contract(to="a-houkatsu")),),
            given(HOUKATSU, by=CLINIC),
            id="その契約の相手に",
        ),
        pytest.param(
            (
                AddAgency(
                    by=CITY, agency=Agency("a-jichikai", "架空出張所", Character.MUNICIPALITY)
                ),
            ),
            given(JICHIKAI),
            id="市が登録した",
        ),
        pytest.param(
            (*HIDDEN, EndConcealment(by=WELFARE, person="p-son")),
            to_mother(WELFARE),
            id="市が秘匿を終わらせた",
        ),
    ],
)
def test_the_straight_way_stays_open(done: tuple[AnyAct, ...], act: AnyAct):
    """What shuts the routes out shuts nothing that the law allows."""
    assert Town(*done, under=DOCUMENTED).asks(act).outcome is YES


@pytest.mark.parametrize(
    "bases",
    [frozenset({Basis.MUNICIPAL_ONLY}), frozenset({Basis.SHIEN_KAIGI}), frozenset[Basis]()],
    ids=["独自の会議", "支援会議", "根拠なし"],
)
def test_a_profile_does_not_unsay_under_which_act_something_was_heard(bases: frozenset[Basis]):
    """児童福祉法25条の5: a profile with another body of the same id takes no secrecy away."""
    otherwise = changed(YOUTAIKYOU, bases=bases)
    under = changed(DOCUMENTED, bodies=(*DOCUMENTED.bodies, otherwise))
    done = (challenged(), *heard(illness(CLINIC), "b-you"))

    answer = Town(*done, bodies=(*BODIES, YOUTAIKYOU), under=under).asks(given(CITY))

    assert answer.outcome is OPEN
    assert "sharing.heard_in_youtaikyou" in answer.rules()


def test_a_profile_does_not_unsay_the_secrecy_of_an_agency_of_the_case():
    """地方税法22条: case and profile are read together, and neither lifts what the other says."""
    under = changed(DOCUMENTED, agencies=(*DOCUMENTED.agencies, NO_LONGER_TAX))
    act = Share(by=TAX, to=WELFARE, information=(TAXES,), purpose=Purpose.SERVICE)

    assert Town(under=under).asks(act, DAY).outcome is OPEN


@pytest.mark.parametrize("basis", [Basis.KYOJUU_KYOUGIKAI, Basis.MUNICIPAL_ONLY, None])
def test_what_a_body_that_nobody_knows_heard_is_as_if_a_shien_kaigi_had(basis: Basis | None):
    """106条の6第6項: naming a basis without a secrecy of its own is no way round."""
    town = Town(challenged(), *heard(illness(CLINIC), basis=basis), bodies=(), under=DOCUMENTED)

    assert town.asks(given(CITY)).outcome is OPEN


@pytest.mark.parametrize("body", ["b-shien", "b-you", "b-two"])
def test_what_one_meeting_heard_is_not_another_meetings_to_read(body: str):
    """児童福祉法25条の5・社会福祉法106条の6第6項: who sits in both carries nothing across."""
    room = (Seat("a-welfare"), Seat("a-clinic"), Seat("a-shakyo", capacity=Capacity.ENTRUSTED))
    reader = changed(BODIES[2], id="b-reader", seats=room)
    town = Town(
        challenged(),
        recorded(
            NECESSARY, found(JudgementKind.CHILD_IN_NEED, person="p-son", until=D(2028, 4, 1))
        ),
        consent(
            "p-son",
            scope(
                "a-welfare",
                "a-clinic",
                "a-shakyo",
                purposes=frozenset({Purpose.INFORMATION_EXCHANGE}),
            ),
        ),
        *heard(illness(CLINIC), body),
        bodies=(*BODIES, TWO_ACTS, YOUTAIKYOU, reader),
        under=DOCUMENTED,
    )

    seen = view(town.case, for_=Audience(Reader.BODY, "b-reader"), under=DOCUMENTED, on=DAY)

    assert not [each for each in seen.information if each.subject == "p-son"]


def test_a_case_put_away_takes_no_act_along_that_was_only_asked_about():
    """個情法23条: what was proposed and refused is kept by nobody, in a cache or in a copy."""
    town = Town(under=DOCUMENTED)
    refused = changed(given(JICHIKAI), note="カナリア")
    assert town.asks(refused).outcome is NOT_YET

    away = pickle.dumps(town.case)

    assert "カナリア".encode() not in away
    assert pickle.loads(away) == town.case  # noqa: S301 - our own bytes
    assert not copy.deepcopy(town.case).asked
