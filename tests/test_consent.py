"""Consent to sharing (情報共有の同意): whose, what, to whom, for what, until when, in what order."""

import datetime as dt

import pytest
from test_sharing import (
    BODIES,
    CITY,
    CLINIC,
    CONTRACTOR,
    DAY,
    DEFAULT,
    HOUKATSU,
    JICHIKAI,
    LATER,
    MINSEI,
    NOT_YET,
    OPEN,
    OWN_BUSINESS,
    START,
    YES,
    Town,
    challenged,
    consent,
    daily_life,
    grounds_that_hold,
    illness,
    only,
    scope,
)

from jusou import Municipality, Person
from jusou.acts import (
    AddPerson,
    AnyAct,
    AskConsent,
    ConstituteBody,
    DraftPlan,
    FindUnobtainable,
    JoinPlan,
    RefuseConsent,
    Void,
    WithdrawConsent,
)
from jusou.agency import Agency
from jusou.answer import Answer
from jusou.consent import BlanketForm, Scope
from jusou.information import Information
from jusou.meeting import Seat
from jusou.municipality.support import Form
from jusou.municipality.terms import FormKind
from jusou.plan import Plan, Role
from jusou.shape import changed
from jusou.vocabulary import (
    Capacity,
    Category,
    Character,
    ConsentState,
    Purpose,
    Stated,
    WhyUnobtainable,
)

TO_CLINIC = scope("a-clinic")
ASK = AskConsent(by=CITY, person="p-son", scope=TO_CLINIC)
GIVE = consent("p-son", TO_CLINIC)
REFUSE = RefuseConsent(by=CITY, person="p-son")
WITHDRAW = WithdrawConsent(by=CITY, person="p-son")
UNOBTAINABLE = FindUnobtainable(
    by=CITY,
    person="p-son",
    why=WhyUnobtainable.NO_CAPACITY,
    decided_by="staff-1",
    reason="診断書で確かめた",
)
NOBODY_KNOWS = consent("p-son", scope(blanket=BlanketForm()))


def asked(*done: AnyAct, info: Information | None = None, on: dt.date = DAY) -> Answer:
    """May a private centre give the son's illness to the clinic, after these?"""
    return Town(*done).share(info or illness(HOUKATSU), CLINIC, on)


def state(answer: Answer) -> str:
    """The state of consent the answer rests on."""
    (reason,) = [each for each in only(answer).cell.reasons if each.rule == "sharing.consent"]
    return reason.facts[0].value


# --- the states, and what each asks of the officer ------------------------------------------------

STATES = [
    pytest.param((GIVE,), ConsentState.GIVEN, YES, None, id="同意あり_個情法69条2項1号"),
    pytest.param(
        (consent("p-son", scope("a-school")),),
        ConsentState.TOO_NARROW,
        NOT_YET,
        "widen_consent",
        id="同意の範囲外_足りない相手を足してもらう",
    ),
    pytest.param(
        (REFUSE,), ConsentState.REFUSED, NOT_YET, "respect_refusal", id="不同意_外して進める"
    ),
    pytest.param(
        (GIVE, WITHDRAW),
        ConsentState.WITHDRAWN,
        NOT_YET,
        "respect_withdrawal",
        id="撤回_以後は出さない",
    ),
    pytest.param(
        (consent("p-son", TO_CLINIC, until=DAY),),
        ConsentState.EXPIRED,
        NOT_YET,
        "renew_consent",
        id="有効期間満了_更新する",
    ),
    pytest.param((), ConsentState.NEVER_ASKED, NOT_YET, "ask_consent", id="未説明_尋ねる"),
    pytest.param(
        (ASK,), ConsentState.AWAITING, NOT_YET, "await_reply", id="回答待ち_QA1-60_沈黙は同意でない"
    ),
    pytest.param(
        (UNOBTAINABLE,),
        ConsentState.UNOBTAINABLE,
        NOT_YET,
        "other_ground",
        id="取得困難_practice1.11_ほかの根拠を探す",
    ),
    pytest.param(
        (NOBODY_KNOWS,),
        ConsentState.UNCLEAR,
        OPEN,
        "record_explained_scope",
        id="包括的な書式_practice1.10_説明した範囲を記録する",
    ),
]


@pytest.mark.parametrize(("done", "expected", "outcome", "remedy"), STATES)
def test_each_state_of_consent_has_its_own_answer_and_remedy(done, expected, outcome, remedy):
    """Each state leads to its own outcome, and its own remedy comes with it."""
    answer = asked(*done)

    found = {each.id for each in answer.remedies}
    assert answer.outcome is outcome
    if expected is ConsentState.GIVEN:
        assert grounds_that_hold(only(answer)) == {"sharing.consent"}
    else:
        assert state(answer) == expected.value
        assert remedy in found


def test_no_two_states_of_consent_lead_with_the_same_way_out():
    """Refusal, silence and incapacity are told apart in what they advise."""
    own = [row.values[3] for row in STATES]

    assert len(set(own)) == len(STATES)
    for row in STATES:
        done, _, _, remedy = row.values
        others = {each for each in own if each not in (remedy, None)}
        assert not others & {each.id for each in asked(*done).remedies}, row.id


@pytest.mark.parametrize("why", WhyUnobtainable, ids=lambda why: why.label.ja)
def test_who_cannot_be_asked_is_never_to_be_asked_again(why):
    """「もう一度尋ねる」 is a harmful remedy where asking is dangerous or in vain."""
    answer = asked(changed(UNOBTAINABLE, why=why))

    assert not any("尋ね" in each.text.ja for each in answer.remedies)
    assert not any(each.ask for each in answer.remedies)


# --- scope ------------------------------------------------------------------------------------------

HEALTH_ONLY = frozenset({Category.HEALTH})


@pytest.mark.parametrize(
    ("reach", "outcome"),
    [
        pytest.param(scope("a-clinic", categories=HEALTH_ONLY), YES, id="項目・相手・目的とも含む"),
        pytest.param(
            scope("a-clinic", categories=frozenset({Category.CARE})), NOT_YET, id="項目が違う"
        ),
        pytest.param(scope("a-houkatsu"), NOT_YET, id="相手が違う"),
        pytest.param(
            scope("a-clinic", purposes=frozenset({Purpose.PLAN_SHARING})), NOT_YET, id="目的が違う"
        ),
        pytest.param(
            scope(people=frozenset({"p-aunt"})), NOT_YET, id="人あての同意は機関に及ばない"
        ),
        pytest.param(scope(bodies=frozenset({"b-shien"})), YES, id="会議体あて_その日の構成員"),
        pytest.param(
            scope(bodies=frozenset({"b-jusou"})), NOT_YET, id="会議体あて_構成員でない機関"
        ),
        pytest.param(
            scope(blanket=BlanketForm(frozenset({"a-clinic"}), "架空市取扱規程")),
            YES,
            id="包括的な書式_規程が名を挙げる_practice1.10",
        ),
        pytest.param(
            scope(blanket=BlanketForm(frozenset({"a-houkatsu"}), "架空市取扱規程")),
            NOT_YET,
            id="包括的な書式_規程に名がない_practice1.10",
        ),
    ],
)
def test_consent_reaches_no_further_than_it_says(reach, outcome):
    """Category, recipient and purpose must each be within it."""
    assert asked(consent("p-son", reach)).outcome is outcome


@pytest.mark.parametrize(
    ("excluded", "outcome"),
    [
        pytest.param({"a-clinic"}, NOT_YET, id="除外指定された機関"),
        pytest.param({"a-minsei"}, YES, id="除外指定はほかの機関"),
    ],
)
@pytest.mark.parametrize(
    "reach",
    [
        pytest.param(scope("a-clinic", "a-minsei"), id="宛先に名がある"),
        pytest.param(
            scope(blanket=BlanketForm(frozenset({"a-clinic", "a-minsei"}), "架空市取扱規程")),
            id="包括的な書式",
        ),
    ],
)
def test_whoever_is_excluded_is_not_told(excluded, outcome, reach):
    """「民生委員には言わないで」 holds against the very same form."""
    answer = asked(consent("p-son", reach, excluded=frozenset(excluded)))

    assert answer.outcome is outcome


def test_an_exclusion_outweighs_an_earlier_consent_to_the_same_agency():
    """An exclusion in a later form holds, though that form is addressed to others."""
    later = consent("p-son", scope("a-school"), excluded=frozenset({"a-clinic"}))
    of_others = consent(
        "p-son",
        scope("a-school", categories=frozenset({Category.CARE})),
        excluded=frozenset({"a-clinic"}),
    )

    assert asked(GIVE, later).outcome is NOT_YET
    assert asked(GIVE, of_others).outcome is YES


def test_several_statements_cover_an_item_between_them():
    """Two consents, one for each category, are as good as one for both."""
    health = consent("p-son", scope("a-clinic", categories=HEALTH_ONLY))
    work = consent("p-son", scope("a-clinic", categories=frozenset({Category.WORK_SCHOOL})))
    career = Information("p-son", Category.WORK_SCHOOL, HOUKATSU)

    for first, second in ((health, work), (work, health)):
        town = Town(first, second)
        assert town.share(illness(HOUKATSU), CLINIC).outcome is YES
        assert town.share(career, CLINIC).outcome is YES
    assert Town(health).share(career, CLINIC).outcome is NOT_YET


def test_each_member_consents_for_themself():
    """個情法2条4項: the mother's consent moves none of the son's illness."""
    town = Town(consent("p-mother", scope("a-clinic")))

    assert town.share(illness(HOUKATSU), CLINIC).outcome is NOT_YET
    assert town.share(daily_life(HOUKATSU), CLINIC).outcome is YES


@pytest.mark.parametrize(
    ("category", "outcome"),
    [
        pytest.param(Category.CIRCUMSTANCES, YES, id="生活状況_息子と同居している_practice1.13"),
        pytest.param(Category.LIFE_HISTORY, YES, id="生活歴"),
        pytest.param(Category.HEALTH, NOT_YET, id="息子の病名は息子の情報_practice1.13"),
        pytest.param(Category.FINANCES, NOT_YET, id="息子の借金は息子の情報"),
    ],
)
def test_ones_own_circumstances_may_name_others_and_their_illness_may_not(category, outcome):
    """「息子と同居し、年金で暮らす」 is the mother's to share; the son's 病名 is his."""
    hers = Information("p-mother", category, HOUKATSU, names=frozenset({"p-son"}))

    assert Town(consent("p-mother", scope("a-clinic"))).share(hers, CLINIC).outcome is outcome


# --- in the order things were said ------------------------------------------------------------------

ORDERS = [
    pytest.param((GIVE, REFUSE), ConsentState.REFUSED, id="同意の後に断った"),
    pytest.param((REFUSE, GIVE), ConsentState.GIVEN, id="断った後に同意した"),
    pytest.param((GIVE, WITHDRAW), ConsentState.WITHDRAWN, id="同意の後に撤回した"),
    pytest.param((WITHDRAW, GIVE), ConsentState.GIVEN, id="撤回の後にまた同意した"),
    pytest.param((REFUSE, ASK), ConsentState.REFUSED, id="断った人にまた尋ねている"),
    pytest.param((GIVE, ASK), ConsentState.GIVEN, id="同意した人にまた尋ねている"),
    pytest.param((ASK, UNOBTAINABLE), ConsentState.UNOBTAINABLE, id="尋ねた後に意識を失った"),
    pytest.param((UNOBTAINABLE, GIVE), ConsentState.GIVEN, id="回復して同意した"),
    pytest.param((REFUSE, NOBODY_KNOWS), ConsentState.UNCLEAR, id="断った後の範囲の分からない書式"),
    pytest.param(
        (GIVE, NOBODY_KNOWS), ConsentState.GIVEN, id="範囲の分からない書式は前の同意を消さない"
    ),
    pytest.param(
        (GIVE, WITHDRAW, NOBODY_KNOWS),
        ConsentState.UNCLEAR,
        id="撤回の後の範囲の分からない書式は前の同意を戻さない",
    ),
    pytest.param(
        (GIVE, WITHDRAW, consent("p-son", TO_CLINIC, until=DAY)),
        ConsentState.EXPIRED,
        id="撤回された同意は後の短い同意の満了で戻らない",
    ),
    pytest.param(
        (GIVE, consent("p-son", TO_CLINIC, until=DAY)),
        ConsentState.GIVEN,
        id="期限のない同意は短い同意の満了で消えない",
    ),
    pytest.param(
        (GIVE, RefuseConsent(by=CITY, person="p-son", scope=scope("a-school"))),
        ConsentState.GIVEN,
        id="ほかの相手への不同意は及ばない",
    ),
    pytest.param(
        (consent("p-son", scope("a-school"), until=DAY),),
        ConsentState.NEVER_ASKED,
        id="ほかの相手への同意で期間も満了_この相手には未説明",
    ),
    pytest.param(
        (consent("p-son", scope("a-school")), ASK),
        ConsentState.AWAITING,
        id="ほかの相手への同意の後にこの相手を尋ねている",
    ),
    pytest.param(
        (consent("p-son", scope("a-school")), consent("p-son", TO_CLINIC, until=DAY)),
        ConsentState.EXPIRED,
        id="ほかの相手への同意とこの相手への満了した同意",
    ),
    pytest.param(
        (
            GIVE,
            consent(
                "p-son",
                scope("a-school", purposes=frozenset({Purpose.EVALUATION})),
                excluded=frozenset({"a-clinic"}),
            ),
        ),
        ConsentState.GIVEN,
        id="別の目的の同意での除外指定は及ばない",
    ),
    pytest.param(
        (GIVE, WithdrawConsent(by=CITY, person="p-son", scope=scope("a-clinic"))),
        ConsentState.WITHDRAWN,
        id="この相手への撤回",
    ),
]


@pytest.mark.parametrize(("done", "expected"), ORDERS)
def test_the_latest_word_that_reaches_the_use_decides(done, expected):
    """The latest statement in force whose scope holds the use wins."""
    town = Town()
    for days, act in enumerate(done):
        town.did(act, on=START + dt.timedelta(days=days))
    answer = town.share(illness(HOUKATSU), CLINIC)

    if expected is ConsentState.GIVEN:
        assert grounds_that_hold(only(answer)) == {"sharing.consent"}
    else:
        assert state(answer) == expected.value


WITHOUT_AGE = AddPerson(by=CITY, person=Person("p-son"))
WITHDRAW_THE_FORM = WithdrawConsent(by=CITY, person="p-son", scope=scope(blanket=BlanketForm()))


def one_form(*agencies: str) -> Municipality:
    """A municipality whose one form of consent is for these, as its rules say."""
    form = Form(FormKind.CONSENT, "架空同意書", agencies=agencies, rules_seen=Stated.YES)
    known = (*DEFAULT.agencies, Agency("a-clinic", "架空医院", Character.PRIVATE))
    return changed(DEFAULT, agencies=known, forms=(form,))


@pytest.mark.parametrize(
    ("named", "done", "expected"),
    [
        pytest.param("a-clinic", (NOBODY_KNOWS,), ConsentState.GIVEN, id="規程に名のある相手"),
        pytest.param("a-city", (NOBODY_KNOWS,), ConsentState.TOO_NARROW, id="規程に名のない相手"),
        pytest.param("a-city", (GIVE,), ConsentState.GIVEN, id="相手を書いた同意は規程によらない"),
        pytest.param(
            "a-clinic",
            (WITHOUT_AGE, NOBODY_KNOWS),
            ConsentState.UNCLEAR,
            id="規程に名があっても_年齢の記録がない",
        ),
        pytest.param(
            "a-city",
            (NOBODY_KNOWS, ASK),
            ConsentState.AWAITING,
            id="規程に名のない相手を後で尋ねている",
        ),
        pytest.param(
            "a-city",
            (GIVE, WITHDRAW_THE_FORM),
            ConsentState.WITHDRAWN,
            id="包括的な書式の撤回は規程の宛先に限られない",
        ),
    ],
)
def test_a_blanket_form_is_for_those_whom_the_rules_of_the_one_form_name(named, done, expected):
    """practice 1.10: what the municipality's rules say of its form is what the person was told."""
    town = Town(under=one_form(named))
    for days, act in enumerate(done):
        town.did(act, on=START + dt.timedelta(days=days))
    answer = town.share(illness(HOUKATSU), CLINIC)

    if expected is ConsentState.GIVEN:
        assert grounds_that_hold(only(answer)) == {"sharing.consent"}
    else:
        assert state(answer) == expected.value


@pytest.mark.parametrize(
    "category",
    # What identifies a reporter moves on nobody's consent.
    [each for each in Category if each is not Category.REPORTER],
    ids=lambda category: category.label.ja,
)
def test_a_blanket_refusal_covers_every_category(category):
    """A refusal without a scope reaches what had been given for each category."""
    info = Information("p-son", category, HOUKATSU)

    assert asked(GIVE, info=info).outcome is YES
    assert asked(GIVE, REFUSE, info=info).outcome is NOT_YET


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        pytest.param(DAY - dt.timedelta(days=1), YES, id="終わりの日の前日"),
        pytest.param(DAY, NOT_YET, id="終わりの日"),
        pytest.param(START, YES, id="同意した日"),
        pytest.param(START - dt.timedelta(days=1), NOT_YET, id="同意の前日"),
    ],
)
def test_a_consent_holds_from_its_day_until_the_day_before_its_end(on, outcome):
    """Periods are half-open: the day named as the end is the first without consent."""
    assert asked(consent("p-son", TO_CLINIC, until=DAY), on=on).outcome is outcome


def test_withdrawal_and_refusal_work_forward_only():
    """What was permitted before a withdrawal is still seen to have been; what comes after is not."""
    town = Town(GIVE)
    town.did(WITHDRAW, on=DAY)
    town.did(GIVE, on=LATER)

    days = (START, DAY - dt.timedelta(days=1), DAY, LATER - dt.timedelta(days=1), LATER)
    outcomes = [town.share(illness(HOUKATSU), CLINIC, on).outcome for on in days]

    assert outcomes == [YES, YES, NOT_YET, NOT_YET, YES]


def test_a_back_dated_consent_does_not_undo_a_withdrawal():
    """A consent recorded late under an early day stays behind the withdrawal that followed it."""
    town = Town().did(WITHDRAW, on=DAY).did(GIVE, on=START)

    assert town.share(illness(HOUKATSU), CLINIC, LATER).outcome is NOT_YET


def test_a_consent_entered_by_mistake_can_be_voided():
    """A voided consent is none, whatever was permitted on it meanwhile."""
    town = Town(GIVE)
    town.did(Void(by=CITY, record="r-1", reason="別の世帯の記録だった"))

    assert town.share(illness(HOUKATSU), CLINIC).outcome is NOT_YET


# --- a body as recipient ------------------------------------------------------------------------------

TO_JUSOU = consent("p-son", scope(bodies=frozenset({"b-jusou"})))


@pytest.mark.parametrize(
    ("given_on", "outcome"),
    [
        pytest.param(dt.date(2025, 12, 31), NOT_YET, id="加わる前日の同意"),
        pytest.param(dt.date(2026, 1, 1), YES, id="加わった日の同意"),
        pytest.param(dt.date(2026, 4, 30), YES, id="抜ける前日の同意"),
        pytest.param(dt.date(2026, 5, 1), NOT_YET, id="抜けた日の同意"),
    ],
)
def test_a_body_means_its_members_on_the_day_of_consent(given_on, outcome):
    """Later joiners are too narrow; who has left since is still covered by the word then given."""
    town = Town().did(TO_JUSOU, on=given_on)
    to = changed(CLINIC, agency="a-shakyo")

    assert town.share(illness(HOUKATSU), to, dt.date(2026, 6, 1)).outcome is outcome


@pytest.mark.parametrize(
    "since",
    [None, dt.date(2020, 4, 1)],
    ids=["いつからかを書かずに加える", "さかのぼった日を書いて加える"],
)
def test_a_seat_added_later_reaches_back_to_no_consent(since):
    """A body constituted anew with one more seat does not widen a consent given before."""
    town = Town(consent("p-son", scope(bodies=frozenset({"b-shien"}))))
    shien = BODIES[0]
    widened = changed(shien, seats=(*shien.seats, Seat("a-jichikai", since)))
    town.did(ConstituteBody(by=CITY, body=widened), on=dt.date(2026, 4, 10))

    assert town.share(illness(HOUKATSU), CLINIC).outcome is YES
    assert town.share(illness(HOUKATSU), JICHIKAI).outcome is NOT_YET


def seated_as(capacity: Capacity) -> Town:
    """The son consents to a body in which the 社協 sits in this capacity."""
    jusou = next(each for each in BODIES if each.id == "b-jusou")
    body = changed(jusou, seats=(Seat("a-shakyo", capacity=capacity),))
    return Town(TO_JUSOU, bodies=(body,))


AS_CONTRACTOR = frozenset({Capacity.ENTRUSTED})


@pytest.mark.parametrize(
    ("town", "to", "outcome"),
    [
        pytest.param(
            lambda: Town(consent("p-son", scope("a-shakyo"))),
            OWN_BUSINESS,
            YES,
            id="立場を問わない",
        ),
        pytest.param(
            lambda: Town(consent("p-son", scope("a-shakyo", capacities=AS_CONTRACTOR))),
            CONTRACTOR,
            YES,
            id="受託者としての社協へ",
        ),
        pytest.param(
            lambda: Town(consent("p-son", scope("a-shakyo", capacities=AS_CONTRACTOR))),
            OWN_BUSINESS,
            NOT_YET,
            id="受託者としての社協だけ_独自事業は範囲外",
        ),
        pytest.param(
            lambda: seated_as(Capacity.ENTRUSTED), CONTRACTOR, YES, id="会議体あて_受託者の席"
        ),
        pytest.param(
            lambda: seated_as(Capacity.ENTRUSTED),
            OWN_BUSINESS,
            NOT_YET,
            id="会議体あて_受託者の席_独自事業は範囲外",
        ),
        pytest.param(
            lambda: seated_as(Capacity.OFFICIAL),
            CONTRACTOR,
            YES,
            id="会議体あて_名簿は立場をいわない",
        ),
    ],
)
def test_what_was_agreed_for_one_capacity_is_not_for_another(town, to, outcome):
    """practice 1.5: one 社協 acts as contractor and in its own business; consent may name which."""
    assert town().share(illness(HOUKATSU), to).outcome is outcome


@pytest.mark.parametrize("capacity", [Capacity.OFFICIAL, Capacity.ENTRUSTED])
def test_a_role_in_a_plan_is_covered_whatever_the_capacity_of_the_seat(capacity):
    """A role names an agency and no capacity: a consent to the body in which it sits covers it."""
    plan = DraftPlan(by=CITY, track="t-1", plan=Plan("plan-1", "p-son"))
    join = JoinPlan(by=CITY, plan="plan-1", role=Role("a-shakyo", "訪問"))
    covered = [
        each
        for each in seated_as(capacity).did(challenged(), plan).asks(join).all_reasons()
        if each.rule == "flow.roles_covered"
    ]

    assert [each.facts[0].value for each in covered] == ["given"]


def test_a_consent_for_another_capacity_is_one_to_be_widened():
    """The person has agreed, only not to this: they may be asked to add it."""
    town = Town(consent("p-son", scope("a-shakyo", capacities=AS_CONTRACTOR)))

    assert state(town.share(illness(HOUKATSU), OWN_BUSINESS)) == ConsentState.TOO_NARROW.value


@pytest.mark.parametrize(
    "said",
    [
        WithdrawConsent(by=CITY, person="p-son", scope=scope(bodies=frozenset({"b-jusou"}))),
        RefuseConsent(by=CITY, person="p-son", scope=scope(bodies=frozenset({"b-jusou"}))),
    ],
    ids=["撤回", "不同意"],
)
@pytest.mark.parametrize("to", [CONTRACTOR, OWN_BUSINESS], ids=["受託者", "独自事業"])
def test_taking_back_what_was_agreed_for_a_body_reaches_those_who_have_left_it(said, to):
    """Whoever the consent to a body reached is reached when it is taken back, in any capacity."""
    given, left = dt.date(2026, 1, 1), dt.date(2026, 5, 10)
    before = Town().did(TO_JUSOU, on=given)
    after = Town().did(TO_JUSOU, on=given).did(said, on=left)

    assert before.share(illness(HOUKATSU), to, LATER).outcome is YES
    assert after.share(illness(HOUKATSU), to, LATER).outcome is NOT_YET


def test_taking_back_what_was_agreed_for_a_body_reaches_nobody_else():
    """An agency that never sat there keeps what it was told by name."""
    withdrawn = WithdrawConsent(by=CITY, person="p-son", scope=scope(bodies=frozenset({"b-jusou"})))
    town = Town().did(GIVE, TO_JUSOU, on=dt.date(2026, 1, 1)).did(withdrawn, on=DAY)

    assert town.share(illness(HOUKATSU), CLINIC, LATER).outcome is YES


# --- who was never named ----------------------------------------------------------------------------


def test_an_anonymous_consultation_raises_no_question_of_consent():
    """個情法2条1項: what identifies nobody may be spoken of."""
    nobody = Town(people=(Person("p-son", anonymous=True),), living_together=("p-son",))

    answer = nobody.share(illness(HOUKATSU), MINSEI)

    assert grounds_that_hold(only(answer)) == {"sharing.anonymous"}


@pytest.mark.parametrize(
    ("town", "info"),
    [
        pytest.param(
            Town(
                AddPerson(by=CITY, person=Person("p-son", anonymous=True)),
                people=(Person("p-son"),),
                living_together=("p-son",),
            ),
            illness(HOUKATSU),
            id="いちど特定された人を匿名に直す",
        ),
        pytest.param(
            Town(people=(Person("p-mother"), Person("p-son", anonymous=True))),
            illness(HOUKATSU),
            id="名前の分かる人と同じ世帯にいる",
        ),
        pytest.param(
            Town(
                people=(Person("p-aunt"), Person("p-son", anonymous=True)),
                living_together=("p-son",),
            ),
            Information("p-son", Category.CIRCUMSTANCES, HOUKATSU, names=frozenset({"p-aunt"})),
            id="名前の分かる人が話に出てくる",
        ),
        pytest.param(
            Town(people=(Person("p-son", anonymous=True),), living_together=("p-son",)),
            Information("p-son", Category.BASIC, HOUKATSU),
            id="氏名などの基本情報",
        ),
        pytest.param(
            Town(people=(Person("p-son", anonymous=True),), living_together=("p-son",)),
            Information("p-son", Category.ADDRESS, HOUKATSU),
            id="住所",
        ),
    ],
)
def test_nobody_is_made_anonymous_who_can_be_told(town, info):
    """Anonymity is a fact about what is known, and no word that lifts consent."""
    assert town.share(info, MINSEI).outcome is NOT_YET


def test_a_scope_without_recipient_cannot_be_written():
    """A consent to nobody in particular is a blanket form, and must say so."""
    with pytest.raises(ValueError, match="誰への"):
        Scope(frozenset({Category.HEALTH}), frozenset({Purpose.SERVICE}))
