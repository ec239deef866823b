"""Sharing (情報の提供): one row a situation, with the article or the ground beside it."""

import datetime as dt
from collections.abc import Iterable

import pytest

from jusou import Case, Household, Municipality, Outcome, Person, judge
from jusou.acts import (
    AddAgency,
    AddPerson,
    AnyAct,
    Assess,
    Conceal,
    ConstituteBody,
    ConveneMeeting,
    EmergencySupport,
    EndConcealment,
    GiveConsent,
    HearItem,
    Involve,
    PutOnAgenda,
    Receive,
    Record,
    RecordJudgement,
    Refer,
    RefuseConsent,
    Report,
    RequestCooperation,
    Share,
    WithdrawConsent,
)
from jusou.agency import Agency, Attendee, CharacterChange, Entrustment, Involvement, Party
from jusou.answer import Answer, Found, Part, Reason
from jusou.cells import Asking
from jusou.consent import Consent, Scope
from jusou.errors import InvalidError
from jusou.household import Associate, Concealment, Member
from jusou.information import Information
from jusou.judgement import Departure, Judgement
from jusou.meeting import AgendaItem, Body, Meeting, Seat
from jusou.municipality.model import PurposeOfUse
from jusou.reading import Reading
from jusou.shape import changed
from jusou.steps import person_lives
from jusou.vocabulary import (
    Basis,
    Capacity,
    Category,
    Challenge,
    Character,
    Concealed,
    Danger,
    DiscoveryRoute,
    JudgementKind,
    ObtainedBy,
    Organiser,
    Profession,
    Programme,
    Purpose,
    ReportAddressee,
    ReportKind,
    Residence,
    Source,
    SourceStatute,
    Stated,
    Tie,
    YesNo,
)

# --- a small town in which every row is played ------------------------------------------------------

D = dt.date
START = D(2026, 4, 1)
DAY = D(2026, 5, 1)
LATER = D(2026, 6, 1)

CONTRACT = (
    Entrustment(
        frozenset({Programme.COORDINATION, Programme.OUTREACH}), D(2021, 4, 1), D(2027, 4, 1)
    ),
)

AGENCIES = (
    Agency("a-welfare", "福祉課", Character.MUNICIPALITY, part_of="a-city"),
    Agency(
        "a-tax",
        "税務課",
        Character.MUNICIPALITY,
        part_of="a-city",
        secrecy=SourceStatute.LOCAL_TAX,
    ),
    Agency("a-school", "教育委員会", Character.BOARD_OF_EDUCATION),
    Agency("a-pref", "県の保健所", Character.OTHER_PUBLIC),
    Agency("a-hospital", "市民病院", Character.PUBLIC_HOSPITAL),
    Agency("a-clinic", "架空医院", Character.PRIVATE),
    Agency("a-houkatsu", "架空包括", Character.PRIVATE),
    Agency("a-shakyo", "架空社協", Character.PRIVATE, entrustments=CONTRACT),
    Agency("a-minsei", "民生委員", Character.WELFARE_COMMISSIONER),
    Agency("a-jichikai", "架空自治会", Character.RESIDENTS),
)

PEOPLE = (
    Person("p-mother", birth=D(1944, 1, 1)),
    Person("p-son", birth=D(1974, 1, 1)),
    Person("p-aunt", birth=D(1950, 1, 1)),
)

BODIES = (
    Body(
        "b-shien",
        "架空支援会議",
        frozenset({Basis.SHIEN_KAIGI}),
        Organiser.MUNICIPALITY,
        seats=(Seat("a-welfare"), Seat("a-clinic"), Seat("a-shakyo"), Seat("a-houkatsu")),
    ),
    Body(
        "b-shien-2",
        "もう一つの支援会議",
        frozenset({Basis.SHIEN_KAIGI}),
        Organiser.MUNICIPALITY,
    ),
    Body(
        "b-jusou",
        "架空重層的支援会議",
        frozenset({Basis.JUSOU_SHIEN_KAIGI}),
        Organiser.COORDINATOR,
        seats=(Seat("a-welfare"), Seat("a-shakyo", D(2026, 1, 1), D(2026, 5, 1))),
        individual_cases=Stated.YES,
    ),
    Body(
        "b-both",
        "兼ねる会議",
        frozenset({Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI}),
        Organiser.MUNICIPALITY,
    ),
)

CITY = Party("a-city")
WELFARE = Party("a-welfare")
TAX = Party("a-tax")
SCHOOL = Party("a-school")
PREF = Party("a-pref")
HOSPITAL = Party("a-hospital")
CLINIC = Party("a-clinic")
HOUKATSU = Party("a-houkatsu")
CONTRACTOR = Party("a-shakyo", Capacity.ENTRUSTED)
OWN_BUSINESS = Party("a-shakyo", Capacity.OWN_BUSINESS)
MINSEI = Party("a-minsei")
JICHIKAI = Party("a-jichikai")

DEFAULT = Municipality.load("default")

#: A town whose documents name the sharing among its own sections as a purpose of use.
DOCUMENTED = changed(
    DEFAULT,
    purposes_seen=Stated.YES,
    purposes_of_use=(
        PurposeOfUse("架空市個人情報ファイル簿", frozenset({Character.MUNICIPALITY})),
    ),
)


class Town:
    """A case and its municipality: facts are recorded as they happened, questions are asked."""

    def __init__(
        self,
        *done: AnyAct,
        under: Municipality = DEFAULT,
        people: Iterable[Person] = PEOPLE,
        agencies: Iterable[Agency] = AGENCIES,
        bodies: Iterable[Body] = BODIES,
        living_together: tuple[str, ...] = ("p-mother", "p-son"),
        associates: tuple[Associate, ...] = (),
        on: dt.date = START,
    ) -> None:
        self.under = under
        self.case = Case.open(
            "c-1",
            people=people,
            agencies=agencies,
            bodies=bodies,
            household=Household(tuple(Member(each) for each in living_together), associates),
        )
        self.did(*done, on=on)

    def did(self, *done: AnyAct, on: dt.date = START) -> "Town":
        """Record what happened, permitted or not."""
        for act in done:
            count = len(self.case.records) + 1
            moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=count)
            self.case = self.case.with_record(Record(f"r-{count}", on, moment, act))
        return self

    def asks(self, act: AnyAct, on: dt.date = DAY) -> Answer:
        """The answer to an act."""
        return judge(self.case, act, under=self.under, on=on)

    def share(
        self,
        info: Information,
        to: Party,
        on: dt.date = DAY,
        purpose: Purpose = Purpose.SERVICE,
        **more: object,
    ) -> Answer:
        """The answer to sharing one piece, by its holder."""
        return self.asks(
            Share(by=info.holder, to=to, information=(info,), purpose=purpose, **more), on
        )


def illness(holder: Party, **more: object) -> Information:
    """The son's illness, as a party holds it."""
    return Information("p-son", Category.HEALTH, holder, **more)


def daily_life(holder: Party, **more: object) -> Information:
    """The mother's own circumstances, as a party holds them."""
    return Information("p-mother", Category.CIRCUMSTANCES, holder, **more)


def scope(*agencies: str, **more: object) -> Scope:
    """A scope of every category and purpose, towards these agencies."""
    return Scope(
        **{
            "categories": frozenset(Category),
            "purposes": frozenset(Purpose),
            "agencies": frozenset(agencies),
            **more,
        }
    )


def consent(person: str, reach: Scope, **more: object) -> GiveConsent:
    """A consent in writing."""
    return GiveConsent(by=CITY, consent=Consent("k-1", person, reach, ObtainedBy.WRITTEN, **more))


def found(kind: JudgementKind, finding: bool = True, **more: object) -> Judgement:
    """A judgement of a person of the municipality."""
    return Judgement(kind, finding, "staff-1", START, "訪問で確かめた", **more)


def recorded(*judgements: Judgement) -> RecordJudgement:
    """Those judgements, recorded."""
    return RecordJudgement(by=CITY, judgements=judgements)


def challenged() -> Receive:
    """A household with challenges of community life."""
    return Receive(
        by=CITY,
        track="t-1",
        person="p-mother",
        route=DiscoveryRoute.FAMILY,
        challenges=frozenset({Challenge.ISOLATION}),
    )


NECESSARY = found(JudgementKind.NECESSITY, until=D(2028, 4, 1))


PROFESSIONS = {"a-clinic": Profession.DOCTOR, "a-houkatsu": Profession.HOUKATSU_STAFF}


def sitting(
    *items: AgendaItem,
    room: Iterable[Party] = (WELFARE, CLINIC, CONTRACTOR),
    body: str = "b-shien",
    ident: str = "m-1",
    people: tuple[str, ...] = (),
) -> ConveneMeeting:
    """A sitting of one body, with these in the room."""
    return ConveneMeeting(
        by=WELFARE,
        meeting=Meeting(
            ident,
            frozenset({body}),
            START,
            (
                *(
                    Attendee(
                        f"at-{party.agency}-{party.capacity.value}",
                        frozenset({body}),
                        agency=party.agency,
                        capacity=party.capacity,
                        profession=PROFESSIONS.get(party.agency, Profession.NONE),
                    )
                    for party in room
                ),
                *(Attendee(f"at-{each}", frozenset({body}), person=each) for each in people),
            ),
            items,
        ),
    )


def heard(
    info: Information, body: str = "b-shien", *, basis: Basis | None = None
) -> tuple[ConveneMeeting, HearItem]:
    """A sitting in which this was heard by all."""
    item = AgendaItem("i-1", body, Purpose.INFORMATION_EXCHANGE, information=(info,), basis=basis)
    meeting = f"m-{body}"
    return (
        sitting(item, body=body, ident=meeting),
        HearItem(by=WELFARE, meeting=meeting, item="i-1"),
    )


def only(answer: Answer) -> Part:
    """The one part of an answer."""
    (part,) = answer.parts
    return part


def grounds_that_hold(part: Part) -> set[str]:
    """The rules by whose ground a permitted part stands."""
    return {
        reason.rule
        for reason in part.cell.reasons
        if reason.rule in GROUNDS and reason.found is Found.HOLDS
    }


GROUNDS = {
    "sharing.same_party",
    "sharing.anonymous",
    "sharing.within_purpose",
    "sharing.entrustment",
    "sharing.consent",
    "sharing.shien_kaigi",
    "sharing.emergency",
}

YES, OPEN = Outcome.PERMITTED, Outcome.UNDETERMINED
NOT_YET, NEVER = Outcome.NOT_PERMITTED, Outcome.FORBIDDEN


# --- who gives to whom, and on which ground ----------------------------------------------------------

DANGER = found(JudgementKind.DANGER, person="p-son")
HARD = found(JudgementKind.CONSENT_DIFFICULT, person="p-son")
EASY = found(JudgementKind.CONSENT_DIFFICULT, finding=False, person="p-son")
NEXT_YEAR = D(2027, 3, 31)


def judged_on(on: dt.date, *judgements: Judgement) -> tuple[Judgement, ...]:
    """The same judgements, made that day."""
    return tuple(changed(each, on=on) for each in judgements)


def carried(holder: Party, to: Party, *judgements: Judgement, on: dt.date = DAY) -> Answer:
    """A share that carries its own judgements."""
    return Town().share(illness(holder), to, on, judgements=judged_on(on, *judgements))


GROUNDED = [
    pytest.param(
        DEFAULT, CITY, WELFARE, OPEN, None, id="市の中_利用目的の文書を見ていない_Q&A3-3-2"
    ),
    pytest.param(
        DOCUMENTED, CITY, WELFARE, YES, "within_purpose", id="市の中_利用目的に記載_個情法61条"
    ),
    pytest.param(
        changed(DOCUMENTED, purposes_of_use=()),
        CITY,
        WELFARE,
        OPEN,
        None,
        id="市の中_利用目的に記載なし_臨時なら69条2項2号の判断が要る",
    ),
    pytest.param(
        DOCUMENTED, WELFARE, CLINIC, NOT_YET, None, id="市から医院_文書は市の中だけを書く"
    ),
    pytest.param(
        DOCUMENTED, CLINIC, WELFARE, NOT_YET, None, id="医院から市_27条_利用目的は根拠でない"
    ),
    pytest.param(
        DOCUMENTED,
        SCHOOL,
        WELFARE,
        OPEN,
        None,
        id="教育委員会から福祉課_提供であり内部利用でない_practice1.4",
    ),
    pytest.param(DOCUMENTED, PREF, WELFARE, OPEN, None, id="県から市_県の文書は見ていない"),
    pytest.param(
        DOCUMENTED, HOSPITAL, WELFARE, NOT_YET, None, id="公立病院は27条_58条2項1号_PII-002"
    ),
    pytest.param(DEFAULT, WELFARE, CONTRACTOR, YES, "entrustment", id="市から受託者_66条2項"),
    pytest.param(DEFAULT, CONTRACTOR, WELFARE, YES, "entrustment", id="受託者から市_委託の報告"),
    pytest.param(
        DEFAULT,
        WELFARE,
        OWN_BUSINESS,
        OPEN,
        None,
        id="市から社協の独自事業_委託ではない_practice1.5",
    ),
    pytest.param(
        DEFAULT, OWN_BUSINESS, WELFARE, NOT_YET, None, id="社協の日常生活自立支援から市_practice1.5"
    ),
    pytest.param(
        DEFAULT,
        OWN_BUSINESS,
        CONTRACTOR,
        NOT_YET,
        None,
        id="同じ社協でも立場が違えば別_practice1.5",
    ),
    pytest.param(
        DEFAULT,
        CONTRACTOR,
        OWN_BUSINESS,
        NOT_YET,
        None,
        id="受託で知ったことを独自事業へ_106条の4第6項",
    ),
    pytest.param(
        DEFAULT, CLINIC, CONTRACTOR, NOT_YET, None, id="医院から受託者_委託ではない_27条1項"
    ),
    pytest.param(DEFAULT, CONTRACTOR, CLINIC, NOT_YET, None, id="受託者から医院"),
    pytest.param(
        DEFAULT, SCHOOL, CONTRACTOR, OPEN, None, id="教育委員会から受託者_委託者は市長部局"
    ),
    pytest.param(DEFAULT, MINSEI, WELFARE, NOT_YET, None, id="民生委員から市_同意などの根拠が要る"),
    pytest.param(DEFAULT, JICHIKAI, WELFARE, NOT_YET, None, id="自治会から市"),
    pytest.param(DEFAULT, WELFARE, JICHIKAI, OPEN, None, id="市から自治会"),
]


@pytest.mark.parametrize(("under", "holder", "to", "outcome", "ground"), GROUNDED)
def test_each_way_of_sharing_stands_on_a_ground_of_its_own(under, holder, to, outcome, ground):
    """Without consent, each sharer and receiver is judged by its own law and capacity."""
    answer = Town(under=under).share(illness(holder), to)

    assert answer.outcome is outcome
    assert grounds_that_hold(only(answer)) == ({f"sharing.{ground}"} if ground else set())


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        pytest.param(NEXT_YEAR, YES, id="委託期間の最後の日"),
        pytest.param(D(2026, 4, 1), YES, id="委託期間中"),
    ],
)
def test_entrustment_holds_while_its_contract_does(on, outcome):
    """Within its term the contract carries both directions."""
    assert Town().share(illness(WELFARE), CONTRACTOR, on).outcome is outcome
    assert Town().share(illness(CONTRACTOR), WELFARE, on).outcome is outcome


@pytest.mark.parametrize("term", [(D(2021, 4, 1), DAY), (DAY + dt.timedelta(days=1), None)])
def test_outside_its_term_a_contract_carries_nothing(term):
    """66条2項 needs a contract in force: the day it ends, it is none; nor is it one before."""
    since, until = term
    past = Agency(
        "a-shakyo",
        "架空社協",
        Character.PRIVATE,
        entrustments=(Entrustment(frozenset({Programme.COORDINATION}), since, until),),
    )
    town = Town(agencies=(*(each for each in AGENCIES if each.id != "a-shakyo"), past))

    for info, to in ((illness(WELFARE), CONTRACTOR), (illness(CONTRACTOR), WELFARE)):
        answer = town.share(info, to)
        assert answer.outcome is not YES
        assert "sharing.entrustment" in answer.rules()


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        pytest.param(D(2023, 3, 31), OPEN, id="2023-03-31_条例は読み込んでいない"),
        pytest.param(D(2023, 4, 1), YES, id="2023-04-01_個情法61条"),
    ],
)
def test_before_april_2023_the_municipal_ordinance_applied(on, outcome):
    """What an ordinance allowed has not been read, so it is not guessed."""
    answer = Town(under=DOCUMENTED).share(illness(CITY), WELFARE, on)

    assert answer.outcome is outcome
    assert outcome is YES or "regime" in {each.fact for each in answer.missing}


def test_a_character_holds_from_the_day_it_changed():
    """A clinic taken over by the town is under the rules of its new character from that day."""
    was = Agency(
        "a-annex",
        "架空相談所",
        Character.PRIVATE,
        changes=(CharacterChange(Character.MUNICIPALITY, DAY),),
    )
    town = Town(agencies=(*AGENCIES, was), under=DOCUMENTED)
    annex = Party("a-annex")

    assert town.share(illness(annex), WELFARE, DAY - dt.timedelta(days=1)).outcome is NOT_YET
    assert town.share(illness(annex), WELFARE, DAY).outcome is YES


# --- what cannot wait --------------------------------------------------------------------------------

EMERGENCIES = [
    pytest.param(WELFARE, (DANGER,), YES, id="市から_危険あり_69条2項3・4号"),
    pytest.param(CLINIC, (DANGER, HARD), YES, id="医院から_同意が困難_27条1項2号"),
    pytest.param(CLINIC, (DANGER,), OPEN, id="医院から_困難な理由の記録なし"),
    pytest.param(CLINIC, (DANGER, EASY), NOT_YET, id="医院から_同意を得られる"),
    pytest.param(HOSPITAL, (DANGER, HARD), YES, id="公立病院から_27条1項2号"),
    pytest.param(HOSPITAL, (DANGER,), OPEN, id="公立病院から_困難な理由の記録なし"),
    pytest.param(SCHOOL, (DANGER,), YES, id="教育委員会から"),
    pytest.param(JICHIKAI, (DANGER,), YES, id="住民から"),
    pytest.param(CLINIC, (HARD,), NOT_YET, id="危険の記録なし"),
    pytest.param(
        CLINIC, (changed(DANGER, person="p-mother"), HARD), YES, id="ほかの人の危険_人の生命"
    ),
    pytest.param(CLINIC, (changed(DANGER, finding=False), HARD), NOT_YET, id="危険はないと判断"),
]


@pytest.mark.parametrize(("holder", "judgements", "outcome"), EMERGENCIES)
def test_an_emergency_carries_its_judgement_and_waits_for_nothing(holder, judgements, outcome):
    """The danger is stated as the act is proposed; nobody is asked first."""
    answer = carried(holder, PREF, *judgements)

    assert answer.outcome is outcome
    if outcome is YES:
        assert grounds_that_hold(only(answer)) == {"sharing.emergency"}
        assert "record_emergency" in {each.id for each in answer.duties}


@pytest.mark.parametrize("holder", [WELFARE, CLINIC], ids=["市から", "医院から"])
def test_emergency_support_tells_whom_it_must(holder):
    """緊急支援 passes on what its danger needs, and nothing without a danger."""
    act = EmergencySupport(by=holder, person="p-son", to=PREF, information=(illness(holder),))
    alarmed = changed(act, judgements=judged_on(DAY, DANGER, HARD))

    assert Town().asks(alarmed).outcome is YES
    assert Town().asks(act).outcome is not YES


def test_a_danger_of_last_year_opens_no_door_today():
    """A danger without an end is one of its own day."""
    town = Town(recorded(*judged_on(D(2025, 5, 1), DANGER, HARD)), on=D(2025, 5, 1))

    assert town.share(illness(CLINIC), PREF).outcome is NOT_YET


def test_an_emergency_goes_round_a_refusal_and_not_round_a_concealment():
    """27条1項2号 needs no consent; whom a person is concealed from is still not told."""
    town = Town(
        consent("p-son", scope("a-pref")),
        WithdrawConsent(by=CITY, person="p-son"),
        concealed(Concealed.EVERYTHING),
    )
    town.did(_serves("a-clinic", "p-mother"))
    judgements = judged_on(DAY, DANGER)

    assert town.share(illness(WELFARE), PREF, judgements=judgements).outcome is YES
    assert town.share(illness(WELFARE), CLINIC, judgements=judgements).outcome is NOT_YET


# --- bars, which hold whatever the ground ----------------------------------------------------------------


def concealed(what: Concealed = Concealed.EVERYTHING, until: dt.date | None = None) -> AnyAct:
    """The son is concealed from his mother."""
    return _conceal(Concealment("p-son", frozenset({"p-mother"}), what, START, until))


def _conceal(concealment: Concealment) -> AnyAct:
    return Conceal(by=CITY, concealment=concealment)


def _serves(agency: str, person: str) -> AnyAct:
    return Involve(by=CITY, involvement=Involvement(agency, person))


ALL_AGENCIES = scope(
    *(each.id for each in AGENCIES), "a-city", people=frozenset({"p-mother", "p-aunt", "p-son"})
)
ADDRESS = Information("p-son", Category.ADDRESS, WELFARE)
HOUSING = Information("p-son", Category.HOUSING, WELFARE)
OF_THE_AUNT = Information("p-aunt", Category.CIRCUMSTANCES, WELFARE, names=frozenset({"p-son"}))

CONCEALED = [
    pytest.param(illness(WELFARE), None, "p-mother", (), NOT_YET, id="秘匿の相手方本人"),
    pytest.param(illness(WELFARE), None, "p-aunt", (), YES, id="相手方でない人"),
    pytest.param(illness(WELFARE), CLINIC, None, ("p-mother",), NOT_YET, id="相手方を支援する機関"),
    pytest.param(illness(WELFARE), CLINIC, None, (), YES, id="関わりのない機関"),
    pytest.param(illness(WELFARE), CLINIC, None, ("p-son",), YES, id="本人を支援する機関"),
    pytest.param(OF_THE_AUNT, CLINIC, None, ("p-mother",), NOT_YET, id="ほかの人の話に出てくる"),
    pytest.param(
        changed(OF_THE_AUNT, names=frozenset()),
        CLINIC,
        None,
        ("p-mother",),
        YES,
        id="ほかの人だけの話",
    ),
    pytest.param(
        OF_THE_AUNT, None, "p-mother", (), NOT_YET, id="ほかの人の話に出てくる_相手方本人"
    ),
]


@pytest.mark.parametrize(("info", "to", "person", "serves", "outcome"), CONCEALED)
def test_a_concealed_person_reaches_neither_the_other_side_nor_its_helpers(
    info, to, person, serves, outcome
):
    """DV防止法23条: with everybody's consent to everything, the concealment still holds."""
    town = Town(
        *(consent(each, ALL_AGENCIES) for each in ("p-son", "p-mother", "p-aunt")),
        concealed(),
        *(_serves("a-clinic", each) for each in serves),
    )

    assert town.share(info, to or CITY, to_person=person).outcome is outcome


@pytest.mark.parametrize(
    ("info", "outcome"),
    [
        pytest.param(ADDRESS, NOT_YET, id="住所"),
        pytest.param(HOUSING, NOT_YET, id="住まい"),
        pytest.param(illness(WELFARE), OPEN, id="病歴は通院先から居所が知れるかもしれない"),
        pytest.param(
            Information("p-son", Category.FINANCES, WELFARE), YES, id="収入は秘匿の範囲外"
        ),
    ],
)
def test_where_only_the_address_is_concealed_the_rest_may_be_told(info, outcome):
    """A new address never reaches the other side, nor unasked what may give it away."""
    town = Town(consent("p-son", ALL_AGENCIES), concealed(Concealed.ADDRESS))

    assert town.share(info, CITY, to_person="p-mother").outcome is outcome


def test_the_end_of_one_concealment_is_not_the_end_of_anothers():
    """What is no longer kept of the son's is still kept of the aunt's."""
    aunt = Concealment("p-aunt", frozenset({"p-mother"}), Concealed.EVERYTHING, START)
    town = Town(consent("p-aunt", ALL_AGENCIES), concealed(), _conceal(aunt))
    town.did(EndConcealment(by=CITY, person="p-son"), on=DAY)

    of_hers = changed(OF_THE_AUNT, names=frozenset())
    assert town.share(of_hers, CITY, LATER, to_person="p-mother").outcome is NOT_YET


OF_THE_MOTHER = daily_life(WELFARE)
FROM_HIS_HELPER = Information("p-mother", Category.FINANCES, HOUKATSU)
HIS_HELPER = (("a-houkatsu", "p-son"),)
HER_HELPER = (("a-clinic", "p-mother"),)
HERS = frozenset({"p-mother"})
NOBODY = frozenset[str]()


@pytest.mark.parametrize("what", Concealed)
@pytest.mark.parametrize(
    ("info", "to", "serves", "hidden"),
    [
        pytest.param(ADDRESS, PREF, (), HERS, id="住所"),
        pytest.param(HOUSING, PREF, (), HERS, id="住まい"),
        pytest.param(illness(WELFARE), PREF, (), None, id="病歴"),
        pytest.param(OF_THE_AUNT, PREF, (), None, id="ほかの人の話に出てくる"),
        pytest.param(OF_THE_MOTHER, "p-son", (), None, id="本人に伝える"),
        pytest.param(OF_THE_MOTHER, PREF, (), NOBODY, id="相手方の話"),
        pytest.param(OF_THE_MOTHER, HOUKATSU, (), NOBODY, id="関わりのない機関に"),
        pytest.param(OF_THE_MOTHER, HOUKATSU, HIS_HELPER, HERS, id="本人側の機関に"),
        pytest.param(FROM_HIS_HELPER, PREF, HIS_HELPER, HERS, id="本人側の機関から"),
        pytest.param(
            FROM_HIS_HELPER,
            PREF,
            (*HIS_HELPER, ("a-houkatsu", "p-mother")),
            NOBODY,
            id="双方を支援する機関から",
        ),
        pytest.param(ADDRESS, PREF, HER_HELPER, HERS | {"a-clinic"}, id="相手方の機関にも見せない"),
        pytest.param(
            ADDRESS, PREF, (*HER_HELPER, ("a-clinic", "p-son")), HERS, id="双方の機関には見せる"
        ),
        pytest.param(ADDRESS, PREF, (("a-clinic", "p-aunt"),), HERS, id="別の人の機関には見せる"),
    ],
)
def test_an_answer_tells_from_whom_each_part_of_it_is_hidden(info, to, serves, hidden, what):
    """DV防止法23条: the other side reads nothing of the concealed, nor that one of their helpers is asked.

    ``None`` is hidden from the mother unless the address alone is concealed.
    """
    town = Town(concealed(what), *(_serves(*each) for each in serves))
    person = to if isinstance(to, str) else None
    answer = town.share(info, CITY if person else to, to_person=person)
    if hidden is None:
        hidden = HERS if what is Concealed.EVERYTHING else NOBODY

    assert only(answer).hidden_from == hidden
    assert answer.hidden_from == hidden


@pytest.mark.parametrize(
    ("since", "until", "hidden"),
    [
        pytest.param(DAY, None, HERS, id="その日から"),
        pytest.param(DAY + dt.timedelta(days=1), None, NOBODY, id="翌日から"),
        pytest.param(START, DAY, NOBODY, id="その日に終わった"),
        pytest.param(START, DAY + dt.timedelta(days=1), HERS, id="その日まで"),
    ],
)
def test_a_part_is_hidden_while_the_concealment_runs(since, until, hidden):
    """A concealment holds from its first day until the day before its end."""
    concealment = Concealment("p-son", HERS, Concealed.ADDRESS, since, until)

    assert only(Town(_conceal(concealment)).share(ADDRESS, PREF)).hidden_from == hidden


@pytest.mark.parametrize("what", Concealed)
def test_that_a_meeting_is_about_someone_concealed_is_hidden_with_it(what):
    """The head of an item tells of whom it is, not where they are."""
    item = AgendaItem("i-9", "b-jusou", Purpose.PROGRESS, about="p-son")
    town = Town(concealed(what), sitting(body="b-jusou"))
    (head,) = town.asks(PutOnAgenda(by=WELFARE, meeting="m-1", item=item)).parts

    assert head.hidden_from == (HERS if what is Concealed.EVERYTHING else NOBODY)


@pytest.mark.parametrize("concealments", [(), (concealed(),)], ids=["秘匿なし", "秘匿あり"])
@pytest.mark.parametrize(
    "info",
    [
        pytest.param(Information("p-son", Category.REPORTER, WELFARE), id="通報者の情報"),
        pytest.param(
            daily_life(WELFARE, names=frozenset({"p-aunt"})), id="通報者がほかの人の話に出てくる"
        ),
    ],
)
def test_who_reported_is_hidden_from_everybody(info, concealments):
    """A part that tells who reported is shown to the municipality alone."""
    town = Town(*concealments, associates=(Associate("p-aunt", Tie.REPORTER),))

    assert only(town.share(info, PREF)).hidden_from == {"*"}


def test_a_concealment_ends_and_begins_again_with_its_days():
    """Between two concealments there is none; in each of them it is whole."""
    town = Town(consent("p-son", ALL_AGENCIES), concealed())
    town.did(EndConcealment(by=CITY, person="p-son"), on=DAY)
    town.did(
        _conceal(Concealment("p-son", frozenset({"p-mother"}), Concealed.EVERYTHING, LATER)),
        on=LATER,
    )
    days = (START, DAY - dt.timedelta(days=1), DAY, LATER - dt.timedelta(days=1), LATER)

    outcomes = [town.share(illness(WELFARE), CITY, on, to_person="p-mother").outcome for on in days]

    assert outcomes == [NOT_YET, NOT_YET, YES, YES, NOT_YET]


def test_what_is_over_is_not_drawn_out_by_another_end():
    """A concealment that ended keeps its own last day, however often an end is recorded."""
    town = Town(concealed())
    for on in (DAY, LATER):
        town.did(EndConcealment(by=CITY, person="p-son"), on=on)

    assert [each.until for each in town.case.ledger(LATER).concealments] == [DAY]


ARREARS = Information("p-mother", Category.FINANCES, TAX)

TAXED = [
    pytest.param((), ARREARS, WELFARE, OPEN, id="税務課から_申告なくても地方税法22条_practice1.4"),
    pytest.param(
        (),
        Information("p-mother", Category.FINANCES, CITY, statute=SourceStatute.LOCAL_TAX),
        WELFARE,
        OPEN,
        id="ほかの課が持つ税の情報_申告あり",
    ),
    pytest.param(
        (consent("p-mother", ALL_AGENCIES),), ARREARS, WELFARE, YES, id="本人の同意書を添える"
    ),
    pytest.param(
        (Share(by=TAX, to=WELFARE, information=(ARREARS,), purpose=Purpose.SERVICE),),
        Information("p-mother", Category.FINANCES, WELFARE),
        CITY,
        OPEN,
        id="税務課から受けた課がさらに出す",
    ),
    pytest.param(
        (
            Share(by=TAX, to=WELFARE, information=(ARREARS,), purpose=Purpose.SERVICE),
            Share(
                by=WELFARE,
                to=CITY,
                information=(Information("p-mother", Category.FINANCES, WELFARE),),
                purpose=Purpose.SERVICE,
            ),
        ),
        Information("p-mother", Category.FINANCES, CITY),
        WELFARE,
        OPEN,
        id="二つの課を経ても税の情報",
    ),
    pytest.param(
        (),
        Information("p-mother", Category.FINANCES, WELFARE),
        CITY,
        YES,
        id="税によらない収入の情報",
    ),
]


@pytest.mark.parametrize(("done", "info", "to", "outcome"), TAXED)
@pytest.mark.parametrize("tax_section_of", ["case", "profile"])
def test_what_was_learnt_in_tax_matters_keeps_its_secrecy(done, info, to, outcome, tax_section_of):
    """地方税法22条: by declaration, by the tax section's own secrecy, or passed on."""
    tax = next(each for each in AGENCIES if each.id == "a-tax")
    rest = tuple(each for each in AGENCIES if each.id != "a-tax")
    town = (
        Town(*done, under=DOCUMENTED)
        if tax_section_of == "case"
        else Town(
            *done,
            under=changed(DOCUMENTED, agencies=(*DOCUMENTED.agencies, tax)),
            agencies=rest,
        )
    )

    assert town.share(info, to).outcome is outcome


def test_another_section_cannot_offer_what_the_tax_section_holds():
    """Naming the tax section as the holder does not take its secrecy off."""
    act = Share(by=WELFARE, to=CITY, information=(ARREARS,), purpose=Purpose.SERVICE)

    assert Town(under=DOCUMENTED).asks(act).outcome is OPEN


REPORTER = Information("p-mother", Category.REPORTER, WELFARE)
NAMES_THE_REPORTER = Information("p-mother", Category.ABUSE, WELFARE, names=frozenset({"p-aunt"}))


@pytest.mark.parametrize(
    ("info", "to", "person", "outcome"),
    [
        pytest.param(REPORTER, CLINIC, None, NEVER, id="医院へ"),
        pytest.param(REPORTER, CONTRACTOR, None, NEVER, id="受託者へ"),
        pytest.param(REPORTER, SCHOOL, None, NEVER, id="教育委員会へ"),
        pytest.param(REPORTER, CITY, "p-mother", NEVER, id="本人へ"),
        pytest.param(REPORTER, CITY, None, YES, id="受けた市町村の中"),
        pytest.param(
            NAMES_THE_REPORTER, CLINIC, None, NEVER, id="通報者として登録された人が話に出る"
        ),
        pytest.param(NAMES_THE_REPORTER, CITY, None, YES, id="受けた市町村の中_話に出る"),
        pytest.param(
            Information("p-mother", Category.ABUSE, WELFARE),
            CLINIC,
            None,
            YES,
            id="通報者に触れない",
        ),
    ],
)
def test_what_identifies_a_reporter_stays_with_the_authority(info, to, person, outcome):
    """高齢8条・障害8条・児童7条: everybody's consent to everything does not lift it."""
    town = Town(
        *(consent(each, ALL_AGENCIES) for each in ("p-mother", "p-aunt")),
        under=DOCUMENTED,
        associates=(Associate("p-aunt", Tie.REPORTER),),
    )

    assert town.share(info, to, to_person=person).outcome is outcome


@pytest.mark.parametrize(
    ("town", "info", "outcome"),
    [
        pytest.param({}, NAMES_THE_REPORTER, NEVER, id="通報に書いた人が話に出る"),
        pytest.param({}, Information("p-mother", Category.ABUSE, WELFARE), YES, id="話に出ない"),
        pytest.param(
            {"living_together": ("p-mother", "p-son", "p-aunt")},
            NAMES_THE_REPORTER,
            YES,
            id="世帯員でもある",
        ),
        pytest.param(
            {"associates": (Associate("p-aunt", Tie.FAMILY_ELSEWHERE),)},
            NAMES_THE_REPORTER,
            YES,
            id="別居の家族としても登録されている",
        ),
    ],
)
def test_whoever_a_report_names_as_its_reporter_is_kept_out_of_other_information(
    town, info, outcome
):
    """高齢8条: who reported is told in no category; a member's own part in the case stays tellable."""
    told = Report(
        by=CITY,
        kind=ReportKind.ELDER_ABUSE,
        person="p-mother",
        to=ReportAddressee.MUNICIPALITY,
        danger=Danger.NOT_GRAVE,
        reporter="p-aunt",
    )
    everyone = (consent(each, ALL_AGENCIES) for each in ("p-mother", "p-aunt"))

    assert Town(*everyone, told, under=DOCUMENTED, **town).share(info, CLINIC).outcome is outcome


@pytest.mark.parametrize(
    ("holder", "outcome"),
    [
        pytest.param(WELFARE, NEVER, id="市から_69条2項ただし書"),
        pytest.param(SCHOOL, NEVER, id="教育委員会から_69条2項ただし書"),
        pytest.param(CLINIC, NOT_YET, id="医院から"),
    ],
)
def test_unjust_harm_bars_even_with_consent(holder, outcome):
    """PII-004: the proviso of 69条2項 holds against consent too; raised by nobody, it bars nothing."""
    harm = found(JudgementKind.UNJUST_HARM, person="p-son")
    given = consent("p-son", ALL_AGENCIES)

    assert Town(given, recorded(harm)).share(illness(holder), PREF).outcome is outcome
    assert Town(given).share(illness(holder), PREF).outcome is YES


def test_the_proviso_bars_what_moves_under_its_own_paragraph_alone():
    """69条2項ただし書 reaches 2項各号, neither what is within the purpose nor what a private body tells."""
    harm = found(JudgementKind.UNJUST_HARM, person="p-son")
    within = Town(recorded(harm), under=DOCUMENTED).share(illness(CITY), WELFARE)
    private = Town(consent("p-son", ALL_AGENCIES), recorded(harm)).share(illness(CLINIC), PREF)
    item = Town(consent("p-son", ALL_AGENCIES), recorded(harm)).share(illness(WELFARE), PREF)

    for answer in (within, private):
        (reason,) = _harms(answer)
        assert answer.outcome is NOT_YET
        assert {each.citation for each in reason.cites} == {"practice-officers"}
        assert not reason.standing.forbids
    (reason,) = _harms(item)
    assert item.outcome is NEVER
    assert "appi-69-2-proviso" in {each.citation for each in reason.cites}


def _harms(answer: Answer) -> list[Reason]:
    return [
        each
        for part in answer.parts
        for each in part.cell.reasons
        if each.rule == "sharing.unjust_harm"
    ]


# --- asked for by a 支援会議, outside its sitting (PII-023) -----------------------------------------------


def request(by: Party = WELFARE, body: str | None = "b-shien", **more: object) -> AnyAct:
    """The hospital is asked for the son's illness."""
    return RequestCooperation(
        **{
            "by": by,
            "request": "q-1",
            "to": "a-hospital",
            "information": (illness(HOSPITAL),),
            "purpose": Purpose.INFORMATION_EXCHANGE,
            "body": body,
            **more,
        }
    )


def reply(**more: object) -> Share:
    """The hospital's reply."""
    return Share(
        **{
            "by": HOSPITAL,
            "to": WELFARE,
            "information": (illness(HOSPITAL),),
            "purpose": Purpose.INFORMATION_EXCHANGE,
            "request": "q-1",
            **more,
        }
    )


MET = (challenged(), recorded(NECESSARY))
BY_SHAKYO = changed(BODIES[0], organiser=Organiser.COORDINATOR)
NOT_SHIEN = changed(BODIES[0], bases=frozenset({Basis.JUSOU_SHIEN_KAIGI}))
UNKNOWN_ORGANISER = changed(BODIES[0], organiser=Organiser.NOT_STATED)

CONDITIONS = [
    pytest.param(Town(*MET, request()), reply(), YES, id="5要件がそろう_106条の6第3項"),
    pytest.param(Town(*MET), reply(request=None), NOT_YET, id="①求めがない"),
    pytest.param(
        Town(*MET, request(body=None)), reply(), NOT_YET, id="①担当者個人の電話照会_practice3"
    ),
    pytest.param(
        Town(*MET, request(by=JICHIKAI)), reply(), NOT_YET, id="①構成員でない者が会議の名を使う"
    ),
    pytest.param(
        Town(*MET, request(), bodies=(BY_SHAKYO,)), reply(), NOT_YET, id="①社協が組織した会議"
    ),
    pytest.param(
        Town(*MET, request(), bodies=(NOT_SHIEN,)), reply(), NOT_YET, id="①名前だけの支援会議_V1"
    ),
    pytest.param(
        Town(*MET, request(), bodies=(UNKNOWN_ORGANISER,)),
        reply(),
        NOT_YET,
        id="①誰が組織したか記録がない",
    ),
    pytest.param(
        Town(*MET, request(to="a-clinic")), reply(), NOT_YET, id="①求めた相手がほかの機関"
    ),
    pytest.param(Town(*MET, request()), reply(to=JICHIKAI), NOT_YET, id="②構成員でない相手へ返す"),
    pytest.param(
        Town(*MET, request()), reply(to_person="p-mother"), NOT_YET, id="②本人・家族へ返す"
    ),
    pytest.param(
        Town(*MET, request()), reply(purpose=Purpose.SERVICE), NOT_YET, id="③目的が支援の実施"
    ),
    pytest.param(
        Town(*MET, request()),
        reply(purpose=Purpose.PLAN_DELIBERATION),
        NOT_YET,
        id="③目的がプランの協議",
    ),
    pytest.param(Town(challenged(), request()), reply(), OPEN, id="④必要の判断の記録がない"),
    pytest.param(
        Town(challenged(), recorded(changed(NECESSARY, finding=False)), request()),
        reply(),
        NOT_YET,
        id="④必要がないと判断",
    ),
    pytest.param(
        Town(challenged(), recorded(changed(NECESSARY, until=DAY)), request()),
        reply(),
        OPEN,
        id="④必要の判断の期間が過ぎた",
    ),
    pytest.param(
        Town(challenged(), recorded(changed(NECESSARY, until=None)), request()),
        reply(),
        OPEN,
        id="④前の日のその時限りの判断",
    ),
    pytest.param(
        Town(challenged(), recorded(changed(NECESSARY, request="q-2")), request()),
        reply(),
        OPEN,
        id="④ほかの求めについての判断",
    ),
    pytest.param(
        Town(challenged(), recorded(changed(NECESSARY, body="b-shien-2")), request()),
        reply(),
        OPEN,
        id="④ほかの会議の判断",
    ),
    pytest.param(
        Town(challenged(), recorded(changed(NECESSARY, person="p-mother")), request()),
        reply(),
        OPEN,
        id="④ほかの人についての判断",
    ),
    pytest.param(
        Town(recorded(NECESSARY), request()), reply(), OPEN, id="⑤地域生活課題の記録がない"
    ),
    pytest.param(
        Town(*MET, request(), living_together=("p-mother",)), reply(), NOT_YET, id="⑤世帯の外の人"
    ),
    pytest.param(
        Town(
            *MET,
            request(),
            people=(Person("p-mother"), Person("p-son", residence=Residence.ELSEWHERE)),
        ),
        reply(),
        NOT_YET,
        id="⑤市外に住む人",
    ),
    pytest.param(
        Town(*MET, request()),
        reply(
            information=(
                illness(HOSPITAL),
                Information("p-son", Category.FINANCES, HOSPITAL),
            )
        ),
        NOT_YET,
        id="求めにない項目を添える",
    ),
]


@pytest.mark.parametrize(("town", "act", "outcome"), CONDITIONS)
def test_a_request_of_a_shien_kaigi_needs_all_five_conditions(town, act, outcome):
    """PII-023: one missing, and consent or another ground is needed after all."""
    answer = town.asks(act)

    assert answer.outcome is outcome
    held = {rule for part in answer.parts for rule in grounds_that_hold(part)}
    assert ("sharing.shien_kaigi" in held) is (outcome is YES)


ASKED = [
    pytest.param(request(), YES, id="支援会議の名の文書で市が求める"),
    pytest.param(request(by=CLINIC), YES, id="構成員が会議の名で求める"),
    pytest.param(request(by=JICHIKAI), NOT_YET, id="構成員でない者が会議の名を使う"),
    pytest.param(request(body=None), NOT_YET, id="担当者が主治医へ電話照会"),
    pytest.param(
        request(purpose=Purpose.PLAN_DELIBERATION), NOT_YET, id="プランの協議のために求める"
    ),
]


@pytest.mark.parametrize(("act", "outcome"), ASKED)
def test_whoever_asks_must_be_the_meeting(act, outcome):
    """An official's own telephone call is no request of a 支援会議, nor is a stranger's letter."""
    answer = Town(*MET).asks(act)

    assert answer.outcome is outcome
    if act.body is None:
        assert answer.remedies[0].id == "ask_in_the_meetings_name"


# --- heard in a 支援会議 (practice 1.16) -----------------------------------------------------------------

TOLD = illness(CLINIC)
ELSEWHERE_RULE = "sharing.heard_in_shien_kaigi"
LEARNT_ANEW = Assess(
    by=WELFARE, track="t-1", information=(illness(WELFARE, source=Source.LEARNT_SINCE),)
)
HEARD = (challenged(), *heard(TOLD))
IN_THE_PROFILE = changed(DOCUMENTED, bodies=tuple(changed(body, seats=()) for body in BODIES))

PASSED_ON = (
    *HEARD,
    Share(by=WELFARE, to=CITY, information=(illness(WELFARE),), purpose=Purpose.SERVICE),
)
AGAIN = illness(WELFARE)
AS_HELD = Assess(by=WELFARE, track="t-1", information=(AGAIN,))
GIVEN_BEFORE = Share(by=WELFARE, to=TAX, information=(AGAIN,), purpose=Purpose.SERVICE)
RETOLD = Share(by=CLINIC, to=WELFARE, information=(TOLD,), purpose=Purpose.SERVICE)

ONWARD = [
    pytest.param(
        (AS_HELD, *HEARD), AGAIN, CITY, None, YES, id="(i)もともと持っていた_自分の根拠で出せる"
    ),
    pytest.param(
        (challenged(), GIVEN_BEFORE, *heard(TOLD)),
        AGAIN,
        CITY,
        None,
        YES,
        id="(i)会議の前に自分から出していた",
    ),
    pytest.param(
        (challenged(), *heard(AGAIN), *heard(TOLD, "b-shien-2")),
        AGAIN,
        CITY,
        None,
        YES,
        id="(i)会議に自分から出し_別の会議で聞き返した",
    ),
    pytest.param((*HEARD, RETOLD), AGAIN, CITY, None, YES, id="(i)提供元から出し直してもらった"),
    pytest.param(HEARD, AGAIN, CITY, None, OPEN, id="(iv)会議で聞いただけ_正当な理由が未記録"),
    pytest.param(
        HEARD,
        illness(WELFARE, source=Source.SHIEN_KAIGI, heard_at="m-b-shien"),
        CITY,
        None,
        OPEN,
        id="(iv)会議で聞いたと申告",
    ),
    pytest.param(
        (*HEARD, consent("p-son", ALL_AGENCIES)),
        AGAIN,
        CITY,
        None,
        YES,
        id="(iv)同意がその項目を含む",
    ),
    pytest.param(
        (*HEARD, consent("p-mother", ALL_AGENCIES)),
        AGAIN,
        CITY,
        None,
        OPEN,
        id="(iv)母の同意では足りない",
    ),
    pytest.param(
        (*HEARD, recorded(*judged_on(DAY, found(JudgementKind.JUST_CAUSE)))),
        AGAIN,
        CITY,
        None,
        YES,
        id="(iv)正当な理由が記録された",
    ),
    pytest.param(
        (*HEARD, recorded(*judged_on(DAY, found(JudgementKind.JUST_CAUSE, finding=False)))),
        AGAIN,
        CITY,
        None,
        NEVER,
        id="(iv)正当な理由がないと判断_106条の6第6項",
    ),
    pytest.param(
        HEARD, AGAIN, CITY, "p-son", NOT_YET, id="(v)本人に伝える_会議のあったことが分かる"
    ),
    pytest.param(
        (*HEARD, consent("p-son", ALL_AGENCIES)),
        AGAIN,
        CITY,
        "p-mother",
        NOT_YET,
        id="(v)家族に伝える_本人の同意があっても",
    ),
    pytest.param((*HEARD, AS_HELD), AGAIN, CITY, None, OPEN, id="洗い替え_会議の後に保有と記録"),
    pytest.param(PASSED_ON, illness(CITY), WELFARE, None, OPEN, id="洗い替え_別の課を経る"),
    pytest.param(
        (*HEARD, changed(GIVEN_BEFORE, information=(TOLD,))),
        AGAIN,
        CITY,
        None,
        OPEN,
        id="洗い替え_聞いた人が提供元の名で渡す",
    ),
    pytest.param(
        (*HEARD, *heard(AGAIN, "b-shien-2")),
        AGAIN,
        CITY,
        None,
        OPEN,
        id="洗い替え_聞いた人が別の会議に出す",
    ),
    pytest.param(
        (
            *PASSED_ON,
            Assess(by=CITY, track="t-1", information=(illness(CITY),)),
            Share(by=CITY, to=TAX, information=(illness(CITY),), purpose=Purpose.SERVICE),
        ),
        illness(TAX),
        WELFARE,
        None,
        OPEN,
        id="洗い替え_二つの課と保有の記録を経る",
    ),
    pytest.param(
        (
            challenged(),
            Share(
                by=WELFARE,
                to=CITY,
                information=(illness(WELFARE, source=Source.SHIEN_KAIGI, heard_at="m-gone"),),
                purpose=Purpose.SERVICE,
            ),
        ),
        illness(CITY),
        WELFARE,
        None,
        OPEN,
        id="洗い替え_聞いたと申告して渡し_受けた課が保有という",
    ),
    pytest.param(
        (
            *HEARD,
            Share(by=PREF, to=CITY, information=(illness(WELFARE),), purpose=Purpose.SERVICE),
        ),
        illness(CITY),
        WELFARE,
        None,
        OPEN,
        id="洗い替え_第三者の名で渡す",
    ),
    pytest.param(
        (*HEARD, *heard(AGAIN, "b-jusou")),
        illness(CONTRACTOR),
        WELFARE,
        None,
        OPEN,
        id="洗い替え_重層的支援会議を経る",
    ),
    pytest.param(
        (
            *HEARD,
            ConstituteBody(
                by=CITY, body=changed(BODIES[0], bases=frozenset({Basis.MUNICIPAL_ONLY}))
            ),
        ),
        AGAIN,
        CITY,
        None,
        OPEN,
        id="洗い替え_後から会議体の根拠を変える",
    ),
    pytest.param(
        (
            challenged(),
            *heard(illness(OWN_BUSINESS)),
        ),
        illness(CONTRACTOR, source=Source.SHIEN_KAIGI, heard_at="m-b-shien"),
        WELFARE,
        None,
        OPEN,
        id="受託者の立場で聞いたことも会議の外では秘密",
    ),
    pytest.param(
        (*HEARD, LEARNT_ANEW),
        illness(WELFARE, source=Source.LEARNT_SINCE),
        CITY,
        None,
        YES,
        id="会議の後に本人から改めて得た_出どころの記録が要る",
    ),
    pytest.param(
        HEARD,
        illness(WELFARE, source=Source.LEARNT_SINCE),
        CITY,
        None,
        OPEN,
        id="改めて得たと言うだけでは足りない",
    ),
]


@pytest.mark.parametrize(("done", "info", "to", "person", "outcome"), ONWARD)
@pytest.mark.parametrize("bodies_of", ["case", "profile"])
def test_what_was_heard_in_a_shien_kaigi_leaves_it_only_on_another_ground(
    done, info, to, person, outcome, bodies_of
):
    """106条の6第6項, whether the body is the case's own or the municipality's."""
    own = {"under": DOCUMENTED} if bodies_of == "case" else {"under": IN_THE_PROFILE, "bodies": ()}
    town = Town(*done, **own)
    answer = town.share(info, to, to_person=person)

    assert answer.outcome is outcome
    if outcome is not YES:
        assert ELSEWHERE_RULE in answer.rules()


def test_a_profile_of_the_same_name_does_not_unsay_what_was_heard():
    """The case's own body was a 支援会議, whatever the profile calls by the same id."""
    otherwise = changed(BODIES[0], bases=frozenset({Basis.MUNICIPAL_ONLY}), seats=())
    town = Town(*HEARD, under=changed(DOCUMENTED, bodies=(otherwise,), constitutions=()))

    assert town.share(AGAIN, CITY).outcome is OPEN


def test_learning_anew_brings_the_duty_to_say_from_whom():
    """What is said to be learnt anew is on record as learnt, and from whom is to be kept."""
    answer = Town(*HEARD, LEARNT_ANEW, under=DOCUMENTED).share(
        illness(WELFARE, source=Source.LEARNT_SINCE), CITY
    )

    assert "record_source" in {each.id for each in answer.duties}


def test_a_request_for_cooperation_does_not_fetch_out_what_was_heard():
    """Asking one who only heard it in a 支援会議 is no way round, whoever asks."""
    own_inquiry = RequestCooperation(
        by=CITY,
        request="q-9",
        to="a-welfare",
        information=(illness(WELFARE),),
        purpose=Purpose.SERVICE,
    )
    of_another_body = changed(own_inquiry, body="b-shien-2", purpose=Purpose.INFORMATION_EXCHANGE)
    town = Town(*HEARD, recorded(NECESSARY), under=DOCUMENTED)

    assert town.asks(own_inquiry).outcome is OPEN
    assert town.asks(of_another_body).outcome is OPEN
    assert town.asks(changed(of_another_body, body="b-shien")).outcome is YES


# --- routes that were tried ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(
            Share(
                by=CLINIC, to=JICHIKAI, information=(illness(JICHIKAI),), purpose=Purpose.SERVICE
            ),
            id="受け手がもともと持っていると書く",
        ),
        pytest.param(
            Share(by=CLINIC, to=WELFARE, information=(illness(CITY),), purpose=Purpose.SERVICE),
            id="市の情報だと書く",
        ),
        pytest.param(
            Share(
                by=OWN_BUSINESS,
                to=WELFARE,
                information=(illness(CONTRACTOR),),
                purpose=Purpose.SERVICE,
            ),
            id="受託者の立場で知ったと書く",
        ),
        pytest.param(
            Refer(
                by=CLINIC,
                referral="f-1",
                track="t-1",
                to=JICHIKAI,
                information=(illness(JICHIKAI),),
            ),
            id="つなぎで_受け手がもともと持っていると書く",
        ),
        pytest.param(
            EmergencySupport(
                by=CLINIC, person="p-son", to=JICHIKAI, information=(illness(JICHIKAI),)
            ),
            id="緊急支援で_受け手がもともと持っていると書く",
        ),
    ],
)
def test_whoever_gives_is_judged_as_the_giver(act):
    """Naming a more convenient holder opens no door: what one gives, one has."""
    own = Assess(by=OWN_BUSINESS, track="t-1", information=(illness(OWN_BUSINESS),))

    assert Town(challenged(), own, under=DOCUMENTED).asks(act).outcome is NOT_YET


OWN_FILE = (illness(OWN_BUSINESS),)


def test_what_was_learnt_in_one_capacity_is_not_relabelled():
    """社協: what 日常生活自立支援 learnt does not become what the contractor knows."""
    own = Assess(by=OWN_BUSINESS, track="t-1", information=(illness(OWN_BUSINESS),))
    told_anew = illness(CONTRACTOR, source=Source.LEARNT_SINCE)

    again = Assess(by=CONTRACTOR, track="t-1", information=(illness(CONTRACTOR),))

    assert Town(challenged(), own).share(illness(CONTRACTOR), WELFARE).outcome is NOT_YET
    assert Town(challenged(), own, again).share(illness(CONTRACTOR), WELFARE).outcome is NOT_YET
    assert Town(challenged()).share(illness(CONTRACTOR), WELFARE).outcome is YES
    assert Town(challenged(), own).share(told_anew, WELFARE).outcome is NOT_YET
    learnt = Assess(by=CONTRACTOR, track="t-1", information=(told_anew,))
    assert Town(challenged(), own, learnt).share(told_anew, WELFARE).outcome is YES


def test_what_one_gave_was_had_in_the_capacity_in_which_it_was_given():
    """What 日常生活自立支援 gave away is what it knows, not the contractor, also after it was given to the latter."""
    given = Share(by=OWN_BUSINESS, to=CITY, information=OWN_FILE, purpose=Purpose.SERVICE)
    inwards = changed(given, to=CONTRACTOR)

    assert Town(challenged(), given).share(illness(CONTRACTOR), WELFARE).outcome is NOT_YET
    assert Town(challenged(), inwards).share(illness(CONTRACTOR), WELFARE).outcome is YES
    assert Town(challenged(), inwards).share(illness(OWN_BUSINESS), WELFARE).outcome is NOT_YET


def test_what_is_given_to_one_capacity_stays_in_it():
    """What the city entrusted to the contractor is not 独自事業's to pass on."""
    given = Share(
        by=WELFARE, to=CONTRACTOR, information=(illness(WELFARE),), purpose=Purpose.SERVICE
    )
    town = Town(given, consent("p-mother", ALL_AGENCIES))

    assert town.share(illness(OWN_BUSINESS), OWN_BUSINESS).outcome is NOT_YET


def test_a_rule_is_asked_the_same_by_the_name_of_its_facts_and_by_their_order():
    """Whoever names a fact gets the reason of whoever knows its place, also under a departure."""
    for departures in ((), (Departure("flow.person_lives", "staff-1", START, "架空の理由"),)):
        ask = Asking(Reading(Town().case.ledger(DAY), DEFAULT, DAY), departures)

        assert ask.put(person_lives, person_dead=YesNo.YES) == ask.put(person_lives, YesNo.YES)
        assert ask.put(person_lives, YesNo.YES) != ask.put(person_lives, YesNo.NO)


def test_a_departure_is_no_ground():
    """原則外 sets guidance aside; want of a ground, a statute and a person's own right it does not."""
    everything = tuple(
        Departure(rule, "staff-1", START, "急いでいる")
        for rule in (*GROUNDS, ELSEWHERE_RULE, "sharing.concealment", "sharing.others_named")
    )
    act = Share(
        by=CLINIC,
        to=WELFARE,
        information=(illness(CLINIC),),
        purpose=Purpose.SERVICE,
        departures=everything,
    )

    assert Town().asks(act).outcome is NOT_YET


def test_someone_who_is_not_of_the_case_cannot_be_shared():
    """A question that names what the case does not know is not answered at all."""
    with pytest.raises(InvalidError):
        Town().share(Information("p-nobody", Category.HEALTH, CLINIC), WELFARE)


def test_replacing_a_person_keeps_what_they_said():
    """Whoever is registered anew, older or under another name, has still refused."""
    town = Town(consent("p-son", ALL_AGENCIES), WithdrawConsent(by=CITY, person="p-son"))
    town.did(AddPerson(by=CITY, person=Person("p-son", birth=D(2020, 1, 1))))

    assert town.share(illness(CLINIC), WELFARE).outcome is NOT_YET


def test_an_agency_registered_anew_keeps_what_it_heard():
    """Another character from now on does not clear what was only heard in a 支援会議."""
    town = Town(*HEARD, under=DOCUMENTED)
    town.did(AddAgency(by=CITY, agency=Agency("a-welfare", "福祉課（新）", Character.MUNICIPALITY)))

    assert town.share(illness(WELFARE), CITY).outcome is OPEN


def test_a_permitted_answer_rests_on_a_ground_in_every_part():
    """Each row above that permits names the ground on which each of its parts stands."""
    for row in (*GROUNDED, *CONDITIONS):
        if row.values[-2 if row in GROUNDED else -1] is not YES:
            continue
        town, act = (
            (Town(under=row.values[0]), None) if row in GROUNDED else (row.values[0], row.values[1])
        )
        answer = (
            town.share(illness(row.values[1]), row.values[2]) if act is None else town.asks(act)
        )
        assert answer.parts
        assert all(grounds_that_hold(part) for part in answer.parts)


def test_nobody_is_sent_to_ask_the_one_from_whom_another_is_concealed():
    """DV防止法23条: to ask them would tell of the consultation."""
    answer = Town(concealed()).share(Information("p-mother", Category.HEALTH, CLINIC), CITY)

    advised = {each.id for each in answer.remedies}
    assert "do_not_ask" in advised
    assert "ask_consent" not in advised


@pytest.mark.parametrize("by", [CITY, CLINIC], ids=["ほかの機関の記録", "本人の機関の記録"])
def test_whoever_writes_it_down_what_was_heard_stays_heard(by):
    """106条の6第6項: a record that it was heard there counts, whoever made it."""
    heard_there = illness(CLINIC, source=Source.SHIEN_KAIGI, heard_at="m-x")
    town = Town(challenged(), Assess(by=by, track="t-1", information=(heard_there,)))

    assert ELSEWHERE_RULE in town.share(illness(CLINIC), HOUKATSU).rules()


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        pytest.param(Source.LEARNT_SINCE, YES, id="受託者として改めて得た"),
        pytest.param(Source.HELD, NOT_YET, id="持っていると言うだけ"),
    ],
)
def test_learning_it_anew_in_another_capacity_is_knowing_it_in_that_one_too(source, outcome):
    """What the own business knew, the contractor knows once it has learnt it itself, and not before."""
    town = Town(
        challenged(),
        Assess(by=OWN_BUSINESS, track="t-1", information=(illness(OWN_BUSINESS),)),
        Assess(by=CONTRACTOR, track="t-1", information=(illness(CONTRACTOR, source=source),)),
    )

    assert town.share(illness(CONTRACTOR), WELFARE).outcome is outcome


def test_a_consent_for_a_capacity_still_names_a_person_by_name():
    """A limit to the contractor's capacity is one on agencies: the person named is told."""
    reach = scope(people=frozenset({"p-mother"}), capacities=frozenset({Capacity.ENTRUSTED}))

    answer = Town(consent("p-son", reach)).share(illness(CLINIC), CITY, to_person="p-mother")
    assert answer.outcome is YES


LEARNT_ITSELF = Assess(
    by=WELFARE, track="t-1", information=(illness(WELFARE, source=Source.LEARNT_SINCE),)
)


@pytest.mark.parametrize(
    ("done", "info", "outcome"),
    [
        pytest.param(HEARD, illness(WELFARE), OPEN, id="聞いただけ"),
        pytest.param((*HEARD, LEARNT_ITSELF), illness(WELFARE), YES, id="後に自分で得た"),
        pytest.param(
            (*HEARD, LEARNT_ITSELF),
            illness(WELFARE, source=Source.SHIEN_KAIGI, heard_at="m-b-shien"),
            OPEN,
            id="自分で得ても、聞いたこととして渡せば聞いたこと",
        ),
    ],
)
def test_what_one_has_learnt_oneself_is_ones_own_beside_what_one_heard(done, info, outcome):
    """106条の6第6項: the secrecy is on what was heard, and ends nothing that was learnt otherwise."""
    assert Town(*done, under=DOCUMENTED).share(info, CITY).outcome is outcome


@pytest.mark.parametrize(
    ("refused", "consented"),
    [
        pytest.param(D(2026, 1, 15), D(2026, 3, 1), id="前に会議体を断った日の席"),
        pytest.param(None, D(2026, 1, 15), id="機関の名で同意した日の席"),
    ],
)
def test_withdrawing_from_a_body_touches_nobody_to_whom_it_was_not_given_as_that_body(
    refused, consented
):
    """A consent to an agency by name stands, though that agency sat in the body on some other day."""
    turning = Body(
        "b-turn",
        "入れ替わる会議",
        frozenset({Basis.MUNICIPAL_ONLY}),
        Organiser.MUNICIPALITY,
        seats=(Seat("a-clinic", D(2026, 1, 1), D(2026, 2, 1)), Seat("a-houkatsu")),
    )
    body = scope(bodies=frozenset({"b-turn"}))
    town = Town(bodies=(turning, *BODIES))
    if refused is not None:
        town.did(RefuseConsent(by=CITY, person="p-son", scope=body), on=refused)
    town.did(consent("p-son", scope("a-clinic")), on=consented)
    town.did(WithdrawConsent(by=CITY, person="p-son", scope=body), on=D(2026, 3, 15))

    assert town.share(illness(HOUKATSU), CLINIC).outcome is YES


@pytest.mark.parametrize(("body", "outcome"), [("b-shien", YES), ("b-shien-2", OPEN)])
def test_what_is_said_to_be_heard_belongs_to_the_meeting_it_is_said_of(body, outcome):
    """106条の6第6項: said to be heard there by one of whom the minutes say nothing, it goes back there alone."""
    said = illness(MINSEI, source=Source.SHIEN_KAIGI, heard_at="m-b-shien")
    town = Town(
        challenged(),
        recorded(NECESSARY),
        *heard(illness(CLINIC)),
        Assess(by=MINSEI, track="t-1", information=(said,)),
        sitting(body=body, ident="m-2", room=(WELFARE, MINSEI)),
    )
    again = AgendaItem("i-9", body, Purpose.INFORMATION_EXCHANGE, information=(illness(MINSEI),))

    assert town.asks(PutOnAgenda(by=WELFARE, meeting="m-2", item=again)).outcome is outcome
