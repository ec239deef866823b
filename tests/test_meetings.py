"""Meetings (会議): which may take what, one row a situation, through the engine."""

import datetime as dt

import pytest
from test_sharing import (
    ALL_AGENCIES,
    BODIES,
    CITY,
    CLINIC,
    CONTRACT,
    CONTRACTOR,
    DAY,
    DEFAULT,
    HOUKATSU,
    JICHIKAI,
    MINSEI,
    NECESSARY,
    NEVER,
    NOT_YET,
    OPEN,
    OWN_BUSINESS,
    PROFESSIONS,
    START,
    WELFARE,
    YES,
    Town,
    challenged,
    consent,
    daily_life,
    grounds_that_hold,
    heard,
    illness,
    recorded,
    scope,
    sitting,
)

from jusou import Case, Municipality, Outcome, Person, judge, meetings
from jusou.acts import (
    AddAttendee,
    AddPerson,
    AnyAct,
    AskConsent,
    Assess,
    Conceal,
    ConstituteBody,
    ConveneMeeting,
    DecideAcceptance,
    HearItem,
    Involve,
    PutOnAgenda,
    RefuseConsent,
    Report,
    TakePledge,
    WithdrawConsent,
)
from jusou.agency import Agency, Attendee, Involvement, Party
from jusou.answer import Answer
from jusou.consent import BlanketForm
from jusou.errors import InvalidError
from jusou.household import Concealment
from jusou.information import Information
from jusou.judgement import Departure
from jusou.meeting import AgendaItem, Body, Meeting, Pledge, Running
from jusou.municipality.model import Phase
from jusou.shape import changed
from jusou.testing import household
from jusou.vocabulary import (
    AcceptanceResult,
    Basis,
    Category,
    Character,
    Concealed,
    Danger,
    Organiser,
    Profession,
    Purpose,
    ReportAddressee,
    ReportKind,
    Stated,
)

SHIEN, SHIEN_2, JUSOU, BOTH = BODIES
ACCEPTED = DecideAcceptance(
    by=CITY,
    track="t-1",
    result=AcceptanceResult.ACCEPT,
    decided_by="staff-1",
    reason="複数機関の連携が必要",
)
AGREED = consent("p-mother", ALL_AGENCIES)
READY = (challenged(), ACCEPTED, AGREED, recorded(NECESSARY))
UNASKED = (challenged(), ACCEPTED, recorded(NECESSARY))
ROOM = (WELFARE, CLINIC, CONTRACTOR)


def item(
    body: str,
    purpose: Purpose = Purpose.SUPPORT_SYSTEM,
    *information: Information,
    about: str | None = "p-mother",
    **more: object,
) -> AgendaItem:
    """An item about the mother, unless someone else is named."""
    return AgendaItem("i-1", body, purpose, about=about, information=information, **more)


def put(
    town: Town,
    agenda: AgendaItem,
    *,
    room: tuple[Party, ...] = ROOM,
    people: tuple[str, ...] = (),
    on: dt.date = DAY,
    **more: object,
) -> Answer:
    """May this item be put on the agenda of a sitting of its body, with these in the room?"""
    town.did(sitting(body=agenda.body, ident="m-put", room=room, people=people))
    return town.asks(PutOnAgenda(by=WELFARE, meeting="m-put", item=agenda, **more), on)


def outcome_of(rule: str, answer: Answer) -> Outcome:
    """What one rule says in an answer."""
    (reason,) = {each for each in answer.all_reasons() if each.rule == rule}
    return reason.outcome


def fact_of(rule: str, answer: Answer) -> str:
    """The one fact that a rule was asked of, in the head of an item."""
    (reason,) = [each for each in answer.parts[0].cell.reasons if each.rule == rule]
    return reason.facts[0].value


def bodies(*changes: Body) -> tuple[Body, ...]:
    """The bodies of the town, some of them otherwise."""
    return tuple({each.id: each for each in (*BODIES, *changes)}.values())


# --- who may hold it, for whom, in which municipality -------------------------------------------------


@pytest.mark.parametrize(
    ("phases", "outcome"),
    [
        pytest.param((Phase(Running.FULL, START),), YES, id="本格実施"),
        pytest.param((Phase(Running.PREPARING, START),), NOT_YET, id="移行準備_MTG-012"),
        pytest.param((Phase(Running.FULL, START, DAY),), NOT_YET, id="実施をやめた日_MTG-012"),
        pytest.param((), OPEN, id="実施の記録がない"),
    ],
)
@pytest.mark.parametrize("body", ["b-shien", "b-jusou"])
def test_both_meetings_belong_to_municipalities_that_run_the_scheme(phases, outcome, body):
    """LAW-032: in preparation there is neither, and an unread date is asked about."""
    town = Town(*READY, under=changed(DEFAULT, phases=phases))

    assert put(town, item(body)).outcome is outcome


ORGANISERS = [
    pytest.param(Organiser.MUNICIPALITY, YES, YES, id="市町村_106条の6第1項"),
    pytest.param(Organiser.COORDINATOR, NEVER, YES, id="多機関協働事業者_MTG-001"),
    pytest.param(Organiser.OTHER, NEVER, NOT_YET, id="その他"),
    pytest.param(Organiser.NOT_STATED, OPEN, YES, id="定めなし"),
    pytest.param(Organiser.NOT_SEEN, OPEN, YES, id="未確認"),
]


@pytest.mark.parametrize(("organiser", "shien", "jusou"), ORGANISERS)
def test_the_municipality_alone_constitutes_a_shien_kaigi(organiser, shien, jusou):
    """Only 組織 of a 支援会議 is the municipality's by statute; the other host is guidance."""
    for body, expected in ((SHIEN, shien), (JUSOU, jusou)):
        town = Town(*READY, bodies=bodies(changed(body, organiser=organiser)))
        assert put(town, item(body.id)).outcome is expected


@pytest.mark.parametrize("role", ["caller", "chair", "secretariat"])
def test_who_calls_chairs_and_minutes_it_is_not_who_constitutes_it(role):
    """practice 1.18: a contracted 社協 may chair and minute a 支援会議 of the city."""
    led = changed(SHIEN, **{role: Organiser.COORDINATOR})
    town = Town(*READY, bodies=bodies(led))
    held = changed(
        sitting().meeting, called_by="a-shakyo", chaired_by="a-shakyo", minutes_by="a-shakyo"
    )
    agenda = item("b-shien", Purpose.INFORMATION_EXCHANGE, illness(CLINIC), about=None)

    assert put(town, agenda).outcome is YES
    assert town.asks(ConveneMeeting(by=CONTRACTOR, meeting=held)).outcome is YES


@pytest.mark.parametrize(
    ("by", "organiser", "outcome"),
    [
        pytest.param(CITY, Organiser.MUNICIPALITY, YES, id="市が組織する"),
        pytest.param(WELFARE, Organiser.MUNICIPALITY, YES, id="市の課が組織する"),
        pytest.param(CONTRACTOR, Organiser.MUNICIPALITY, NEVER, id="社協が市の名で組織する"),
        pytest.param(CONTRACTOR, Organiser.COORDINATOR, NEVER, id="社協が組織する_practice3"),
        pytest.param(JICHIKAI, Organiser.NOT_STATED, OPEN, id="誰が組織するかを書かない"),
    ],
)
def test_whoever_constitutes_a_shien_kaigi_is_its_organiser(by, organiser, outcome):
    """Writing 「市町村」 into the paper does not make it the municipality's."""
    body = changed(SHIEN, id="b-new", organiser=organiser)

    assert Town().asks(ConstituteBody(by=by, body=body)).outcome is outcome


@pytest.mark.parametrize("body", ["b-shien", "b-jusou"])
def test_neither_meeting_takes_those_who_are_no_residents_with_challenges(body):
    """LAW-033: the aunt elsewhere is not of the household; a household unknown is asked about."""
    elsewhere = put(Town(*READY), item(body, about="p-aunt"))
    unknown = put(Town(ACCEPTED, AGREED, recorded(NECESSARY)), item(body))

    assert elsewhere.outcome is NOT_YET
    assert "meeting.about_residents" in elsewhere.rules()
    assert "living_challenges" in {each.fact for each in unknown.missing}


# --- with and without consent ------------------------------------------------------------------------

REFUSED = RefuseConsent(by=CITY, person="p-mother")

WITH_CONSENT = [
    pytest.param((), YES, NOT_YET, id="同意を尋ねていない_MTG-001"),
    pytest.param((AGREED,), YES, YES, id="同意あり_MTG-005"),
    pytest.param((REFUSED,), YES, NOT_YET, id="断られた"),
    pytest.param((AGREED, WithdrawConsent(by=CITY, person="p-mother")), YES, NOT_YET, id="撤回"),
    pytest.param(
        (consent("p-mother", scope("a-welfare", "a-clinic")),), YES, NOT_YET, id="一部の出席者だけ"
    ),
    pytest.param((consent("p-mother", ALL_AGENCIES, until=DAY),), YES, NOT_YET, id="有効期間満了"),
    pytest.param(
        (consent("p-mother", ALL_AGENCIES, excluded=frozenset({"a-clinic"})),),
        YES,
        NOT_YET,
        id="除外指定された機関がいる",
    ),
]


@pytest.mark.parametrize(("said", "shien", "jusou"), WITH_CONSENT)
def test_a_shien_kaigi_waits_for_no_consent_and_the_other_does(said, shien, jusou):
    """Nor does a 支援会議 presuppose that there is none."""
    for body, expected in (("b-shien", shien), ("b-jusou", jusou)):
        town = Town(*UNASKED, *said)
        agenda = item(body, Purpose.SUPPORT_SYSTEM, daily_life(HOUKATSU))
        answer = put(town, agenda)
        assert answer.outcome is expected
        assert expected is YES or "meeting.consent_jusou" in answer.rules()


TO_TWO = ("a-clinic", "a-shakyo")
HERS = daily_life(WELFARE)
MONEY = Information("p-mother", Category.FINANCES, WELFARE)
LIFE, WEALTH = frozenset({Category.CIRCUMSTANCES}), frozenset({Category.FINANCES})
BY_SON = (consent("p-son", ALL_AGENCIES),)


def hers(*agencies: str, **more: object) -> tuple[AnyAct, ...]:
    """The mother's consent."""
    return (consent("p-mother", scope(*agencies, **more)),)


@pytest.mark.parametrize(
    ("information", "about", "people", "said", "outcome"),
    [
        pytest.param((HERS,), "p-mother", (), hers(*TO_TWO), YES, id="持ち主は新しく聞かない"),
        pytest.param((HERS,), "p-mother", (), hers("a-clinic"), NOT_YET, id="一人足りない"),
        pytest.param(
            (HERS, daily_life(CLINIC)),
            "p-mother",
            (),
            hers(*TO_TWO),
            NOT_YET,
            id="二人が別々に持つ_互いに聞く",
        ),
        pytest.param(
            (), "p-mother", (), hers("a-welfare", *TO_TWO, categories=LIFE), YES, id="本人の暮らし"
        ),
        pytest.param(
            (),
            "p-mother",
            (),
            hers("a-welfare", *TO_TWO, categories=WEALTH),
            NOT_YET,
            id="別の項目",
        ),
        pytest.param(
            (MONEY,), "p-mother", (), hers(*TO_TWO, categories=WEALTH), YES, id="その項目"
        ),
        pytest.param(
            (MONEY,), "p-mother", (), hers(*TO_TWO, categories=LIFE), NOT_YET, id="その項目がない"
        ),
        pytest.param(
            (HERS, illness(WELFARE)),
            "p-mother",
            (),
            hers(*TO_TWO, categories=LIFE),
            YES,
            id="息子の病歴は息子の部分で問う",
        ),
        pytest.param(
            (HERS, illness(WELFARE)),
            None,
            (),
            hers(*TO_TWO),
            NOT_YET,
            id="だれのとも言わない_息子も",
        ),
        pytest.param(
            (HERS, illness(WELFARE)),
            None,
            (),
            (*hers(*TO_TWO), *BY_SON),
            YES,
            id="だれのとも言わない_二人の同意",
        ),
        pytest.param((HERS,), "p-mother", ("p-mother",), hers(*TO_TWO), YES, id="本人がいる"),
        pytest.param((HERS,), "p-mother", ("p-son",), hers(*TO_TWO), NOT_YET, id="息子がいる"),
        pytest.param(
            (HERS,),
            "p-mother",
            ("p-son",),
            hers(*TO_TWO, people=frozenset({"p-son"})),
            YES,
            id="息子も宛先",
        ),
    ],
)
def test_an_item_asks_for_the_consent_of_whose_it_is_towards_whoever_hears_something_new(
    information, about, people, said, outcome
):
    """MTG-005: whose item it is, for each category, towards each in the room who does not hold it."""
    agenda = item("b-jusou", Purpose.SUPPORT_SYSTEM, *information, about=about)
    answer = put(Town(*UNASKED, *said), agenda, people=people)

    assert outcome_of("meeting.consent_jusou", answer) is outcome


OF_PLANS = frozenset({Purpose.PLAN_DELIBERATION})
OF_RESOURCES = frozenset({Purpose.RESOURCES})
ASKED_AGAIN = AskConsent(by=CITY, person="p-mother", scope=ALL_AGENCIES)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        pytest.param((AGREED,), YES, id="同意"),
        pytest.param((), NOT_YET, id="未説明"),
        pytest.param(hers("a-school", purposes=OF_PLANS), YES, id="この目的の同意"),
        pytest.param(hers("a-school", purposes=OF_RESOURCES), NOT_YET, id="別の目的の同意"),
        pytest.param((AGREED, REFUSED), NOT_YET, id="断った"),
        pytest.param(
            (AGREED, changed(REFUSED, scope=scope("a-school", purposes=OF_RESOURCES))),
            YES,
            id="別の目的を断った",
        ),
        pytest.param(
            (AGREED, changed(REFUSED, scope=scope("a-school", purposes=OF_PLANS))),
            NOT_YET,
            id="この目的を断った",
        ),
        pytest.param((REFUSED, AGREED), YES, id="断った後に同意"),
        pytest.param((AGREED, ASKED_AGAIN), YES, id="同意した人にまた尋ねている"),
        pytest.param((REFUSED, ASKED_AGAIN), NOT_YET, id="断った人にまた尋ねている"),
        pytest.param((consent("p-mother", ALL_AGENCIES, until=DAY),), NOT_YET, id="有効期間満了"),
        pytest.param(
            (consent("p-mother", ALL_AGENCIES, until=DAY + dt.timedelta(days=1)),),
            YES,
            id="有効期間の最後の日",
        ),
        pytest.param(
            (AGREED, consent("p-mother", ALL_AGENCIES, until=DAY)),
            YES,
            id="期限のない同意は短い同意の満了で消えない",
        ),
        pytest.param(
            (consent("p-mother", scope(blanket=BlanketForm())),),
            YES,
            id="宛先を記録していない同意書",
        ),
        pytest.param(
            (AddPerson(by=CITY, person=Person("p-mother")), AGREED),
            OPEN,
            id="年齢の記録がない人の同意",
        ),
        pytest.param(
            (consent("p-mother", ALL_AGENCIES, excluded=frozenset({"a-welfare"})),),
            YES,
            id="すでに持つ機関の除外",
        ),
    ],
)
def test_where_nobody_new_would_hear_the_last_word_on_the_purpose_decides(said, outcome):
    """MTG-005: the holder alone in the room learns nothing; what the person said of plans still counts."""
    agenda = item("b-jusou", Purpose.PLAN_DELIBERATION, HERS)
    town = Town(*UNASKED)
    for days, act in enumerate(said):
        town.did(act, on=START + dt.timedelta(days=days))

    assert outcome_of("meeting.consent_jusou", put(town, agenda, room=(WELFARE,))) is outcome


def test_a_withdrawn_consent_does_not_serve_a_room_in_which_nobody_new_would_hear():
    """The holder alone in the room learns nothing, and still the person's last word counts."""
    town = Town(*READY, WithdrawConsent(by=CITY, person="p-mother"))

    answer = put(
        town, item("b-jusou", Purpose.PLAN_DELIBERATION, daily_life(WELFARE)), room=(WELFARE,)
    )

    assert answer.outcome is NOT_YET


def test_only_an_accepted_case_goes_before_the_jusou_shien_kaigi():
    """MTG-001: 受理 comes first there; a 支援会議 is not limited to accepted cases."""
    town = (challenged(), AGREED, recorded(NECESSARY))

    assert put(Town(*town), item("b-shien")).outcome is YES
    assert put(Town(*town), item("b-jusou")).outcome is NOT_YET


@pytest.mark.parametrize(("about", "outcome"), [("p-mother", YES), ("p-son", NOT_YET), (None, YES)])
def test_the_accepted_case_is_that_of_whose_item_it_is(about, outcome):
    """MTG-001: the mother's 受理 is not her son's; an item that names nobody is about all it tells of."""
    agenda = item("b-jusou", Purpose.SUPPORT_SYSTEM, HERS, illness(WELFARE), about=about)

    assert outcome_of("meeting.accepted", put(Town(*READY), agenda)) is outcome


def test_guidance_yields_to_a_recorded_departure_and_statute_does_not():
    """原則外 lets the item be taken; the clinic's secret still lacks its ground."""
    aside = (Departure("meeting.consent_jusou", "staff-1", START, "本人の安全のため"),)
    head_only = item("b-jusou")
    with_secret = item("b-jusou", Purpose.PLAN_DELIBERATION, illness(CLINIC))
    by_shakyo = Town(*READY, bodies=bodies(changed(SHIEN, organiser=Organiser.COORDINATOR)))
    of_statute = (Departure("meeting.organiser_shien", "staff-1", START, "急いでいる"),)

    departed = put(Town(*UNASKED), head_only, departures=aside)
    assert departed.outcome is YES
    assert departed.departed
    assert "keep_departure" in {each.id for each in departed.duties}
    assert put(Town(*UNASKED), with_secret, departures=aside).outcome is NOT_YET
    assert put(by_shakyo, item("b-shien"), departures=of_statute).outcome is NEVER


@pytest.mark.parametrize(("on", "outcome"), [(DAY, YES), (DAY + dt.timedelta(days=1), NOT_YET)])
def test_a_departure_holds_from_the_day_on_which_it_was_decided(on, outcome):
    """Decided this morning it holds today; what will be decided tomorrow does not."""
    aside = (Departure("meeting.consent_jusou", "staff-1", on, "本人の安全のため"),)

    assert put(Town(*UNASKED), item("b-jusou"), departures=aside).outcome is outcome


PURPOSES = {
    Purpose.EARLY_DETECTION: (YES, NOT_YET),
    Purpose.INFORMATION_EXCHANGE: (YES, YES),
    Purpose.SUPPORT_SYSTEM: (YES, YES),
    Purpose.PROVISIONAL_ROLES: (YES, YES),
    Purpose.PROGRESS: (YES, YES),
    Purpose.PLAN_DELIBERATION: (NOT_YET, YES),
    Purpose.PLAN_SHARING: (NOT_YET, YES),
    Purpose.EVALUATION: (NOT_YET, YES),
    Purpose.RESOURCES: (YES, YES),
    Purpose.SERVICE: (NOT_YET, NOT_YET),
}


@pytest.mark.parametrize("purpose", Purpose, ids=lambda purpose: purpose.label.ja)
def test_each_purpose_goes_to_the_meeting_that_is_for_it(purpose):
    """106条の6第2項 and MTG-002: exchange and support system here, plans there."""
    shien, jusou = PURPOSES[purpose]

    assert put(Town(*READY), item("b-shien", purpose)).outcome is shien
    assert put(Town(*READY), item("b-jusou", purpose)).outcome is jusou


def test_a_shien_kaigi_evaluates_where_its_own_rules_say_so():
    """practice 1.14: the body's own 要綱 may give it 評価, and gives it no plan."""
    own = bodies(
        changed(SHIEN, purposes=frozenset({Purpose.EVALUATION, Purpose.PLAN_DELIBERATION}))
    )

    assert put(Town(*READY, bodies=own), item("b-shien", Purpose.EVALUATION)).outcome is YES
    assert put(Town(*READY, bodies=own), item("b-shien", Purpose.PLAN_DELIBERATION)).outcome is (
        NOT_YET
    )


# --- the two questions apart ------------------------------------------------------------------------------


def test_each_persons_information_is_judged_apart_from_the_item():
    """practice 1.3: the mother's plan may be taken; the son's illness on it may not."""
    agenda = item("b-jusou", Purpose.PLAN_DELIBERATION, daily_life(CLINIC), illness(CLINIC))
    answer = put(Town(*READY), agenda)

    parts = {(part.subject, part.outcome) for part in answer.parts if part.subject}
    assert answer.outcome is NOT_YET
    assert parts == {("p-mother", YES), ("p-son", NOT_YET)}
    withheld = next(each for each in answer.remedies if each.id == "withhold")
    assert withheld.withhold == (("p-son", "health"),)
    assert put(Town(*READY), changed(agenda, information=(daily_life(CLINIC),))).outcome is YES


def test_the_sons_illness_may_be_spoken_of_in_a_shien_kaigi():
    """106条の6第3項: whose consent nobody has asked, as the meeting finds it necessary."""
    agenda = item("b-shien", Purpose.INFORMATION_EXCHANGE, illness(CLINIC))

    answer = put(Town(*UNASKED), agenda)

    assert answer.outcome is YES
    for part in answer.parts:
        assert part.subject is None or grounds_that_hold(part) == {"sharing.shien_kaigi"}
    assert put(Town(challenged()), agenda).outcome is OPEN


ONE_REFUSES = (
    challenged(),
    ACCEPTED,
    AGREED,
    RefuseConsent(by=CITY, person="p-son"),
    recorded(NECESSARY),
)


def two_bodies(*items: AgendaItem, only_jusou: tuple[str, ...] = ()) -> ConveneMeeting:
    """One sitting of a 支援会議 and a 重層的支援会議."""
    both = frozenset({"b-shien", "b-jusou"})
    return ConveneMeeting(
        by=WELFARE,
        meeting=Meeting(
            "m-two",
            both,
            DAY,
            tuple(
                Attendee(
                    f"at-{party.agency}",
                    frozenset({"b-jusou"}) if party.agency in only_jusou else both,
                    agency=party.agency,
                    capacity=party.capacity,
                    profession=PROFESSIONS.get(party.agency, Profession.NONE),
                )
                for party in (WELFARE, CLINIC, CONTRACTOR, HOUKATSU)
            ),
            items,
        ),
    )


TWO = [
    pytest.param(
        "b-jusou", daily_life(CLINIC), (), frozenset(), YES, id="母の議題を重層的支援会議として"
    ),
    pytest.param(
        "b-jusou",
        illness(CLINIC),
        (),
        frozenset(),
        NOT_YET,
        id="断った息子の病歴を重層的支援会議として",
    ),
    pytest.param(
        "b-shien", illness(CLINIC), (), frozenset(), YES, id="断った息子の病歴を支援会議として"
    ),
    pytest.param(
        "b-shien",
        illness(CLINIC),
        ("a-houkatsu",),
        frozenset(),
        NOT_YET,
        id="支援会議の外の人がいる",
    ),
    pytest.param(
        "b-shien",
        illness(CLINIC),
        ("a-houkatsu",),
        frozenset({"at-a-houkatsu"}),
        YES,
        id="支援会議の外の人が退席する",
    ),
]


@pytest.mark.parametrize(("body", "info", "only_jusou", "excused", "outcome"), TWO)
def test_a_sitting_of_two_bodies_is_judged_item_by_item(body, info, only_jusou, excused, outcome):
    """MTG-007: one consents and one refuses; each item is taken in one body's capacity."""
    agenda = item(body, Purpose.INFORMATION_EXCHANGE, info, excused=excused)

    town = Town(*ONE_REFUSES)
    assert town.asks(two_bodies(agenda, only_jusou=only_jusou)).outcome is outcome
    town.did(two_bodies(only_jusou=only_jusou))
    assert town.asks(PutOnAgenda(by=WELFARE, meeting="m-two", item=agenda)).outcome is outcome


BOTH_BASES = [
    pytest.param(Purpose.INFORMATION_EXCHANGE, None, UNASKED, YES, id="情報交換_同意なし"),
    pytest.param(Purpose.PLAN_DELIBERATION, None, READY, YES, id="プラン_同意あり"),
    pytest.param(Purpose.PLAN_DELIBERATION, None, UNASKED, NOT_YET, id="プラン_同意なし"),
    pytest.param(
        Purpose.INFORMATION_EXCHANGE,
        Basis.JUSOU_SHIEN_KAIGI,
        UNASKED,
        NOT_YET,
        id="重層的支援会議としてと明示_同意なし",
    ),
    pytest.param(
        Purpose.PLAN_DELIBERATION,
        Basis.SHIEN_KAIGI,
        READY,
        NOT_YET,
        id="支援会議としてと明示_プラン",
    ),
]


@pytest.mark.parametrize(("purpose", "basis", "done", "outcome"), BOTH_BASES)
def test_a_body_with_both_bases_is_judged_in_the_capacity_of_the_item(
    purpose, basis, done, outcome
):
    """兼ねる: what each basis allows is not added up into more than either."""
    agenda = item("b-both", purpose, daily_life(HOUKATSU), basis=basis)

    assert put(Town(*done), agenda).outcome is outcome


def test_what_was_heard_in_one_capacity_of_a_body_does_not_pass_to_its_other():
    """PII-024: the 重層的支援会議 of the same name is outside the 支援会議."""
    town = Town(*READY, *heard(illness(CLINIC), "b-both", basis=Basis.SHIEN_KAIGI))
    room = (WELFARE, CONTRACTOR)
    onward = item(
        "b-both", Purpose.PLAN_DELIBERATION, illness(WELFARE), basis=Basis.JUSOU_SHIEN_KAIGI
    )
    back = item(
        "b-both",
        Purpose.INFORMATION_EXCHANGE,
        illness(WELFARE),
        basis=Basis.SHIEN_KAIGI,
    )

    assert put(town, onward, room=room).outcome is OPEN
    assert put(town, back, room=room).outcome is YES


@pytest.mark.parametrize(
    "basis",
    [
        Basis.SHIEN_KAIGI,
        Basis.YOUTAIKYOU,
        Basis.MUNICIPAL_ONLY,
        Basis.SHAFUKU_106_3,
        Basis.SHAFUKU_106_4,
    ],
    ids=lambda basis: basis.label.ja,
)
@pytest.mark.parametrize(
    "bases",
    [
        frozenset({Basis.JUSOU_SHIEN_KAIGI}),
        frozenset({Basis.JUSOU_SHIEN_KAIGI, Basis.MUNICIPAL_ONLY, Basis.SHAFUKU_106_4}),
    ],
    ids=["重層的支援会議", "要綱と106条の4も根拠に挙げる"],
)
def test_naming_another_basis_opens_no_way_round_the_consent(basis, bases):
    """An item cannot be taken on a basis that its body lacks, or that gives it no capacity."""
    town = Town(*UNASKED, bodies=bodies_with(bases))
    agenda = item("b-jusou", Purpose.SUPPORT_SYSTEM, daily_life(WELFARE), basis=basis)

    answer = put(town, agenda, room=(WELFARE, CONTRACTOR))

    assert answer.outcome is NOT_YET
    assert "meeting.consent_jusou" in answer.rules()


def bodies_with(bases: frozenset[Basis]) -> tuple[Body, ...]:
    """The town's bodies, the 重層的支援会議 on these bases."""
    return bodies(changed(JUSOU, bases=bases))


# --- the name tells nothing (V1) ------------------------------------------------------------------------

NAMES = ("支援会議", "重層的支援会議", "地域ケア会議", "要保護児童対策地域協議会", "架空なかよし会")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_never_tells_the_kind(name):
    """Renamed as they please, the bodies answer as before."""
    plain, renamed = (
        Town(
            *ONE_REFUSES,
            bodies=tuple(changed(body, name=called or body.name) for body in BODIES),
        )
        for called in (None, name)
    )

    for body in BODIES:
        for purpose in Purpose:
            agenda = item(body.id, purpose, illness(CLINIC), daily_life(CLINIC))
            assert put(plain, agenda) == put(renamed, agenda)


@pytest.mark.parametrize(
    ("bases", "individual", "outcome"),
    [
        pytest.param(frozenset(), Stated.YES, YES, id="根拠なし_要綱が個別ケースを扱う"),
        pytest.param(frozenset(), Stated.NO, NOT_YET, id="根拠なし_個別ケースを扱わない"),
        pytest.param(frozenset(), Stated.NOT_STATED, OPEN, id="根拠なし_定めなし"),
        pytest.param(frozenset(), Stated.NOT_SEEN, OPEN, id="根拠なし_未確認"),
        pytest.param(frozenset({Basis.MUNICIPAL_ONLY}), Stated.YES, YES, id="要綱のみ"),
        pytest.param(frozenset({Basis.YOUTAIKYOU}), Stated.YES, OPEN, id="ほかの法律の会議"),
        pytest.param(
            frozenset({Basis.KONKYUU_SHIEN_KAIGI}), Stated.YES, OPEN, id="困窮法9条の支援会議"
        ),
    ],
)
def test_a_body_called_shien_kaigi_without_its_basis_has_no_privilege(bases, individual, outcome):
    """The exception of 106条の6 goes with the basis: the clinic's secret needs its own ground."""
    body = changed(SHIEN, bases=bases, individual_cases=individual)
    town = Town(*UNASKED, bodies=bodies(body))

    assert put(town, item("b-shien")).outcome is outcome
    secret = put(town, item("b-shien", Purpose.INFORMATION_EXCHANGE, illness(CLINIC)))
    # A meeting of another Act asks by that Act, and waits for what that Act wants on record.
    asks_itself = bool(bases - {Basis.MUNICIPAL_ONLY})
    assert secret.outcome is (OPEN if asks_itself else NOT_YET)
    assert all("sharing.shien_kaigi" not in grounds_that_hold(part) for part in secret.parts)


# --- who is in the room -----------------------------------------------------------------------------------

BOUND = [
    pytest.param(MINSEI, Profession.NONE, True, id="民生委員_民生委員法15条"),
    pytest.param(JICHIKAI, Profession.NONE, False, id="自治会長_PRO-013"),
    pytest.param(HOUKATSU, Profession.NONE, False, id="民間の職員_職種の記録なし"),
    pytest.param(HOUKATSU, Profession.HOUKATSU_STAFF, True, id="包括の職員_介護115条の46第8項"),
    pytest.param(CLINIC, Profession.DOCTOR, True, id="医師_刑法134条"),
    pytest.param(CONTRACTOR, Profession.NONE, True, id="受託者_106条の4第6項"),
    pytest.param(OWN_BUSINESS, Profession.NONE, False, id="受託者の独自事業"),
]


def beside_the_city(body: str, party: Party, profession: Profession) -> ConveneMeeting:
    """A sitting of the city and one other."""
    attendees = (
        Attendee("at-city", frozenset({body}), agency="a-welfare"),
        Attendee(
            "at-other",
            frozenset({body}),
            agency=party.agency,
            capacity=party.capacity,
            profession=profession,
        ),
    )
    return ConveneMeeting(by=WELFARE, meeting=Meeting("m-1", frozenset({body}), DAY, attendees))


@pytest.mark.parametrize(("party", "profession", "bound"), BOUND)
def test_whoever_is_bound_by_no_statute_pledges_before_a_jusou_shien_kaigi(
    party, profession, bound
):
    """MTG-004: no statute binds that meeting; 106条の6第6項 binds everyone in the other."""
    agenda = item("b-jusou")
    ask = PutOnAgenda(by=WELFARE, meeting="m-1", item=agenda)
    town = Town(*READY, beside_the_city("b-jusou", party, profession))

    assert town.asks(ask).outcome is (YES if bound else NOT_YET)
    town.did(TakePledge(by=WELFARE, pledge=Pledge("b-jusou", party.agency, until=DAY)))
    assert town.asks(ask, DAY - dt.timedelta(days=1)).outcome is YES
    assert town.asks(ask, DAY).outcome is (YES if bound else NOT_YET)


def test_a_pledge_for_one_body_is_none_for_another_nor_one_agencys_another_agencys():
    """The pledge names the body and who gave it; another's does not serve."""
    town = Town(*READY, beside_the_city("b-jusou", JICHIKAI, Profession.NONE))
    town.did(TakePledge(by=WELFARE, pledge=Pledge("b-shien", "a-jichikai")))
    town.did(TakePledge(by=WELFARE, pledge=Pledge("b-jusou", "a-minsei")))

    ask = PutOnAgenda(by=WELFARE, meeting="m-1", item=item("b-jusou"))
    assert town.asks(ask).outcome is NOT_YET


def test_a_resident_in_a_jusou_shien_kaigi_must_be_among_those_consented_to():
    """practice 3: 自治会長 is within the consent, or leaves for the item."""
    without = scope(*sorted(ALL_AGENCIES.agencies - {"a-jichikai"}))
    town = Town(
        challenged(),
        ACCEPTED,
        consent("p-mother", without),
        TakePledge(by=WELFARE, pledge=Pledge("b-jusou", "a-jichikai")),
    )
    agenda = item("b-jusou", Purpose.PLAN_DELIBERATION, daily_life(HOUKATSU))
    excused = changed(agenda, excused=frozenset({"at-a-jichikai-official"}))
    room = (WELFARE, CONTRACTOR, JICHIKAI)

    answer = put(town, agenda, room=room)
    assert answer.outcome is NOT_YET
    leave = next(each for each in answer.remedies if each.id == "excuse_attendees")
    assert leave.excuse == ("at-a-jichikai-official",)
    assert put(town, excused, room=room).outcome is YES


def test_a_resident_in_a_shien_kaigi_brings_duties_and_no_bar():
    """practice 1.15: 必要性の記録, 概括的情報にとどめる; the secrecy of 106条の6 reaches them."""
    answer = put(
        Town(*UNASKED),
        item("b-shien", Purpose.INFORMATION_EXCHANGE, illness(CLINIC)),
        room=(WELFARE, CLINIC, JICHIKAI),
    )

    duties = {each.id for each in answer.duties}
    assert answer.outcome is YES
    assert {"record_need", "keep_general", "tell_secrecy", "keep_closed"} <= duties


FAMILY_PRESENT = [
    pytest.param(
        "b-shien", daily_life(CLINIC), AGREED, NOT_YET, id="支援会議に本人はいない_106条の6第1項"
    ),
    pytest.param("b-jusou", daily_life(CLINIC), AGREED, YES, id="重層的支援会議で本人の話"),
    pytest.param(
        "b-jusou", illness(CLINIC), AGREED, NOT_YET, id="重層的支援会議で息子の病歴_息子の同意なし"
    ),
    pytest.param(
        "b-jusou",
        illness(CLINIC),
        consent("p-son", scope(*sorted(ALL_AGENCIES.agencies))),
        NOT_YET,
        id="息子の同意の宛先に母がない",
    ),
    pytest.param(
        "b-jusou",
        illness(CLINIC),
        consent("p-son", ALL_AGENCIES),
        YES,
        id="息子の同意の宛先に母がある",
    ),
]


@pytest.mark.parametrize(("body", "info", "said", "outcome"), FAMILY_PRESENT)
def test_the_person_in_the_room_changes_what_may_be_said(body, info, said, outcome):
    """本人 never attends a 支援会議; at the other they may, and they hear."""
    town = Town(*READY, said)
    agenda = item(body, Purpose.SUPPORT_SYSTEM, info)

    assert put(town, agenda, people=("p-mother",)).outcome is outcome


def test_a_part_is_said_to_the_family_even_where_the_head_is_a_shien_kaigi():
    """PII-023②: the family is no counterpart of the exchange; that part has no ground."""
    answer = put(
        Town(*UNASKED),
        item("b-shien", Purpose.INFORMATION_EXCHANGE, illness(CLINIC)),
        people=("p-mother",),
    )

    to_family = [part for part in answer.parts if part.receiver == "p-mother"]
    assert [part.outcome for part in to_family] == [NOT_YET]


@pytest.mark.parametrize("what", Concealed)
@pytest.mark.parametrize(
    ("people", "serves", "found"),
    [
        pytest.param((), (), "no", id="だれもいない"),
        pytest.param(("p-mother",), (), "receiver", id="相手方がいる"),
        pytest.param((), (("a-clinic", "p-mother"),), "other_side", id="相手方の機関がいる"),
        pytest.param(
            ("p-mother",), (("a-clinic", "p-mother"),), "receiver", id="相手方とその機関がいる"
        ),
        pytest.param(
            (),
            (("a-clinic", "p-mother"), ("a-clinic", "p-son")),
            "no",
            id="双方を支援する機関がいる",
        ),
        pytest.param((), (("a-clinic", "p-aunt"),), "no", id="別の人の機関がいる"),
    ],
)
def test_that_someone_is_dealt_with_at_all_is_kept_from_the_other_side(people, serves, found, what):
    """DV防止法23条: where all is concealed, the item itself; where the address alone, not the item."""
    hidden = Concealment("p-son", frozenset({"p-mother"}), what, START)
    town = Town(
        *READY,
        Conceal(by=CITY, concealment=hidden),
        *(Involve(by=CITY, involvement=Involvement(*each)) for each in serves),
    )
    answer = put(town, item("b-jusou", about="p-son"), people=people)

    known = found if what is Concealed.EVERYTHING else "no"
    assert fact_of("sharing.concealment", answer) == known


CONTRACTED = Agency("a-itaku", "架空受託者", Character.PRIVATE, entrustments=CONTRACT)
UNCONTRACTED = Agency("a-hoka", "架空法人", Character.PRIVATE)
WITH_CONTRACTOR = changed(DEFAULT, agencies=(*DEFAULT.agencies, CONTRACTED, UNCONTRACTED))


@pytest.mark.parametrize(
    ("until", "serves", "there"),
    [
        pytest.param(None, (), True, id="秘匿に関わらない機関"),
        pytest.param(None, ("p-mother",), False, id="相手方の機関"),
        pytest.param(None, ("p-mother", "p-son"), True, id="双方を支援する機関"),
        pytest.param(DAY, ("p-mother",), True, id="秘匿は終わった"),
    ],
)
def test_where_no_seats_are_on_record_those_whom_the_case_names_are_thought_of(
    until, serves, there
):
    """Besides the city and its contractors; whoever supports the other side of a concealment is not."""
    hidden = Concealment("p-son", frozenset({"p-mother"}), Concealed.EVERYTHING, START, until)
    town = Town(
        *READY,
        Conceal(by=CITY, concealment=hidden),
        *(Involve(by=CITY, involvement=Involvement("a-clinic", each)) for each in serves),
    )
    found = meetings(
        town.case, under=WITH_CONTRACTOR, on=DAY, about="p-son", information=(illness(WELFARE),)
    )
    (unseated,) = [each.answer for each in found if each.body == "b-shien-2"]
    thought_of = {part.receiver for part in unseated.parts}

    assert ("a-clinic" in thought_of) is there
    assert {"a-city", "a-itaku"} <= thought_of
    assert "a-hoka" not in thought_of


# --- abuse beside the meeting --------------------------------------------------------------------------


@pytest.mark.parametrize("body", ["b-shien", "b-jusou"])
def test_a_suspicion_brings_a_report_beside_the_meeting_and_never_bars_it(body):
    """ABU-008: the report runs first; the meeting may be held alongside."""
    suspected = Assess(by=WELFARE, track="t-1", suspects=frozenset({ReportKind.ELDER_ABUSE}))
    reported = Report(
        by=CLINIC,
        kind=ReportKind.ELDER_ABUSE,
        person="p-mother",
        to=ReportAddressee.MUNICIPALITY,
        danger=Danger.GRAVE,
    )

    owed = put(Town(*READY, suspected), item(body))
    done = put(Town(*READY, suspected, reported), item(body))

    assert owed.outcome is done.outcome is YES
    assert "report_abuse" in {each.id for each in owed.duties}
    assert "report_abuse" not in {each.id for each in done.duties}
    assert [
        fact_of("meeting.report_beside", each)
        for each in (put(Town(*READY), item(body)), owed, done)
    ] == ["none", "unreported", "reported"]


# --- which meeting may take this case ---------------------------------------------------------------------


def routes(case: Case, **more: object) -> dict[str, Outcome]:
    """The outcome for each body."""
    found = meetings(case, under=DEFAULT, on=DAY, **more)
    return {each.body: each.answer.outcome for each in found}


def test_consent_moves_a_case_and_takes_no_permission_away():
    """practice 1.21: where a town says 支援会議＝同意なし, that is routing advice."""
    routing = bodies(changed(SHIEN, without_consent_only=Stated.YES))
    held = Assess(by=HOUKATSU, track="t-1", information=(daily_life(HOUKATSU),))
    before = routes(Town(*UNASKED, held, bodies=routing).case)
    after = routes(Town(*UNASKED, held, AGREED, bodies=routing).case)

    assert before["b-shien"] is after["b-shien"] is YES
    assert before["b-jusou"] is not YES


def test_the_answer_names_whose_information_must_be_left_out():
    """With the mother's consent and the son's refusal, his illness is what stands in the way."""
    held = Assess(by=CLINIC, track="t-1", information=(daily_life(CLINIC), illness(CLINIC)))
    town = Town(*ONE_REFUSES, held)
    (jusou,) = [
        each
        for each in meetings(
            town.case,
            under=DEFAULT,
            on=DAY,
            attendees=sitting(body="b-jusou").meeting.attendees,
        )
        if each.body == "b-jusou"
    ]

    assert jusou.answer.outcome is NOT_YET
    assert (("p-son", "health"),) in {each.withhold for each in jusou.answer.remedies}


def test_what_the_unread_law_may_change_is_not_answered():
    """REF-005: from 2027-04-01 both are open, with the answer under the present text beside it."""
    on = dt.date(2027, 4, 1)
    answer = put(Town(*READY), item("b-shien"), on=on)

    assert answer.outcome is OPEN
    assert answer.under_present_text is YES
    assert put(Town(*READY), item("b-shien"), on=on - dt.timedelta(days=1)).outcome is YES


# --- routes that were tried ----------------------------------------------------------------------------------

EXCHANGE = item("b-shien", Purpose.INFORMATION_EXCHANGE, illness(CLINIC), about=None)
PLAN = item("b-jusou", Purpose.PLAN_DELIBERATION, daily_life(HOUKATSU))
IN_THE_ROOM = frozenset({"at-a-welfare-official", "at-a-clinic-official"})


def hears(**more: object) -> HearItem:
    """The one item is heard."""
    return HearItem(by=WELFARE, meeting="m-1", item="i-1", **more)


def test_an_attendee_who_came_later_is_judged_as_the_item_is_heard():
    """The permission to put it on the agenda was for the room of that day."""
    late = Attendee("at-late", frozenset({"b-jusou"}), agency="a-jichikai")
    town = Town(*READY, sitting(PLAN, body="b-jusou", room=(WELFARE, CONTRACTOR)))

    assert town.asks(hears()).outcome is YES
    town.did(AddAttendee(by=WELFARE, meeting="m-1", attendee=late))
    assert town.asks(hears()).outcome is NOT_YET


def test_a_withdrawal_before_the_sitting_is_seen_as_the_item_is_heard():
    """What was permitted when it was put on the agenda may no longer be."""
    town = Town(*READY, sitting(PLAN, body="b-jusou", room=(WELFARE, CONTRACTOR)))
    town.did(WithdrawConsent(by=CITY, person="p-mother"), on=DAY)

    assert town.asks(hears(), DAY - dt.timedelta(days=1)).outcome is YES
    assert town.asks(hears(), DAY).outcome is NOT_YET


@pytest.mark.parametrize(
    ("present", "outcome"),
    [
        pytest.param(None, YES, id="退席した人のほか全員"),
        pytest.param(IN_THE_ROOM, YES, id="いた人を挙げる"),
        pytest.param(IN_THE_ROOM | {"at-p-mother"}, NOT_YET, id="退席するはずの家族が戻っていた"),
    ],
)
def test_who_was_there_was_there_excused_or_not(present, outcome):
    """Coming back into the room is hearing, whatever the agenda had said."""
    excused = changed(EXCHANGE, excused=frozenset({"at-p-mother"}))
    town = Town(*UNASKED, sitting(excused, people=("p-mother",)))

    assert town.asks(hears(present=present)).outcome is outcome


def test_who_came_back_into_the_room_has_heard_it():
    """What they heard leaves the meeting only on another ground."""
    excused = changed(EXCHANGE, excused=frozenset({"at-a-shakyo-entrusted"}))
    back = IN_THE_ROOM | {"at-a-shakyo-entrusted"}

    away = Town(*UNASKED, sitting(excused), hears())
    returned = Town(*UNASKED, sitting(excused), hears(present=back))

    assert away.share(illness(CONTRACTOR), WELFARE).outcome is YES
    assert returned.share(illness(CONTRACTOR), WELFARE).outcome is OPEN


@pytest.mark.parametrize(
    "present",
    [frozenset({"at-nobody"}), IN_THE_ROOM | {"at-nobody"}, frozenset()],
    ids=["出席者にいない人だけ", "出席者にいない人もいた", "誰もいなかった"],
)
def test_an_item_is_not_heard_by_nobody_or_by_who_is_not_on_the_list(present):
    """A question about an unknown room is not answered."""
    town = Town(*UNASKED, sitting(EXCHANGE))

    with pytest.raises(InvalidError):
        town.asks(hears(present=present))


def test_an_item_of_a_body_that_nobody_knows_is_not_answered():
    """No body, no capacity: to permit for want of a rule would be the worst answer."""
    unknown = item("b-gone", Purpose.INFORMATION_EXCHANGE, illness(CLINIC), about=None)
    town = Town(*UNASKED, sitting(unknown, body="b-gone"))

    with pytest.raises(InvalidError):
        town.asks(hears())
    with pytest.raises(InvalidError):
        town.asks(sitting(unknown, body="b-gone", ident="m-2"))


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(
            PutOnAgenda(
                by=WELFARE, meeting="m-1", item=changed(EXCHANGE, excused=frozenset({"at-x"}))
            ),
            id="出席者にいない人の退席",
        ),
        pytest.param(
            PutOnAgenda(by=WELFARE, meeting="m-1", item=changed(EXCHANGE, body="b-jusou")),
            id="開催にない会議体の議題",
        ),
        pytest.param(
            AddAttendee(
                by=WELFARE,
                meeting="m-1",
                attendee=Attendee("at-x", frozenset({"b-jusou"}), agency="a-clinic"),
            ),
            id="開催にない会議体の出席者",
        ),
    ],
)
def test_what_cannot_be_is_refused_as_a_proposal_and_passed_over_as_a_record(act: AnyAct):
    """The fold never stops: an impossible record leaves the sitting as it was."""
    town = Town(*UNASKED, sitting())
    before = town.case.meetings["m-1"]

    with pytest.raises(InvalidError):
        town.asks(act)
    town.did(act)
    assert town.case.meetings["m-1"] == before


def test_a_paper_from_who_is_not_in_the_room_needs_its_own_ground():
    """資料の提供: whose it is decides, and to each who hears it."""
    agenda = item("b-jusou", Purpose.PLAN_DELIBERATION, illness(HOUKATSU))

    assert put(Town(*READY), agenda, room=(WELFARE, CONTRACTOR)).outcome is NOT_YET


def test_the_same_item_put_twice_stays_as_it_was_first_put():
    """A second item under the first one's id does not slip its content in."""
    town = Town(*READY, sitting(PLAN, body="b-jusou", room=(WELFARE, CONTRACTOR)))
    secret = changed(PLAN, information=(illness(CLINIC),))
    town.did(PutOnAgenda(by=WELFARE, meeting="m-1", item=secret))

    assert town.asks(hears()).outcome is YES
    assert town.case.meetings["m-1"].items == (PLAN,)


def test_convening_again_is_judged_again():
    """A sitting called anew with more in the room is asked about as a whole."""
    town = Town(*READY, sitting(PLAN, body="b-jusou", room=(WELFARE, CONTRACTOR)))
    again = sitting(PLAN, body="b-jusou", room=(WELFARE, CONTRACTOR, JICHIKAI))

    assert judge(town.case, again, under=DEFAULT, on=DAY).outcome is NOT_YET
    town.did(again)
    assert town.asks(hears()).outcome is NOT_YET


def test_a_record_of_what_was_heard_keeps_its_category():
    """What was said of health says nothing of debts."""
    town = Town(*UNASKED, *heard(illness(CLINIC)))
    debts = Information("p-son", Category.FINANCES, CONTRACTOR)

    assert town.share(debts, WELFARE).outcome is YES
    assert town.share(illness(CONTRACTOR), WELFARE).outcome is OPEN


def test_a_second_shien_kaigi_is_another_meeting():
    """Another 支援会議 of the same city needs its own reason to hear it again."""
    town = Town(*UNASKED, *heard(illness(CLINIC)))
    room = (WELFARE, HOUKATSU)
    again = item(SHIEN_2.id, Purpose.INFORMATION_EXCHANGE, illness(WELFARE), about=None)

    assert put(town, again, room=room).outcome is OPEN
    assert put(town, changed(again, body="b-shien"), room=room).outcome is YES


def test_what_an_agency_heard_in_one_capacity_is_not_reported_back_to_its_other():
    """所属への復命 is within one capacity: 社協's own business does not tell the contractor."""
    told = (
        sitting(EXCHANGE, room=(CLINIC, OWN_BUSINESS)),
        hears(),
    )
    town = Town(*UNASKED, *told)
    room = (WELFARE, CONTRACTOR)
    again = item(SHIEN_2.id, Purpose.INFORMATION_EXCHANGE, illness(OWN_BUSINESS), about=None)

    answer = put(town, again, room=room)

    within = [part for part in answer.parts if part.receiver == "a-shakyo"]
    assert [part.outcome for part in within] == [OPEN]


@pytest.mark.parametrize(("name", "sent"), [("dv_separation", False), ("hachimaru_gomaru", True)])
def test_nothing_is_sent_to_a_shien_kaigi_that_may_not_take_it_either(name: str, sent: bool):
    """106条の6第3項 reaches residents with needs and their households; past that, no way leads there."""
    history = household(name)
    found = meetings(
        Case.of(history),
        under=Municipality.load(history.profile.id if history.profile else "default"),
        on=dt.date(2026, 3, 1),
    )
    (jusou,) = (each.answer for each in found if each.body == "b-jusou")

    assert jusou.outcome is NOT_YET
    assert ("take_to_body" in {each.id for each in jusou.remedies}) is sent
