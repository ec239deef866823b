"""Who may speak for whom (代理): one row a situation, played through the record of a consent."""

import datetime as dt

import pytest
from test_sharing import (
    CITY,
    CLINIC,
    HOUKATSU,
    NOT_YET,
    OPEN,
    YES,
    Town,
    consent,
    found,
    illness,
    recorded,
    scope,
)

from jusou import Person
from jusou.acts import GiveConsent
from jusou.answer import Answer
from jusou.household import Representation
from jusou.representation import AgeBand, adult_from, age_band
from jusou.shape import changed
from jusou.vocabulary import (
    Authority,
    Category,
    JudgementKind,
    Recorded,
)

D = dt.date
ON = D(2026, 5, 1)
HEALTH = frozenset({Category.HEALTH})
CARE = frozenset({Category.CARE})

ABLE = found(JudgementKind.OWN_CAPACITY, person="p-son")
UNABLE = found(JudgementKind.OWN_CAPACITY, finding=False, person="p-son")


def speaker(authority: Authority, **more: object) -> Representation:
    """The aunt, with an authority over the son."""
    return Representation("p-aunt", authority, conflict=Recorded.NO, **more)


PARENT = speaker(Authority.PARENT)
GUARDIAN = speaker(Authority.GUARDIAN)
MINORS_GUARDIAN = speaker(Authority.MINORS_GUARDIAN)
CURATOR = speaker(Authority.CURATOR, categories=HEALTH)
ASSISTANT = speaker(Authority.ASSISTANT, categories=HEALTH)


def town(birth: dt.date | None, *held: Representation) -> Town:
    """A household of one who may be of any age, and whoever may speak for them."""
    return Town(
        people=(Person("p-son", birth=birth, representations=held), Person("p-aunt")),
        living_together=("p-son",),
    )


def word(given_by: str | None, categories: frozenset[Category] = HEALTH) -> GiveConsent:
    """A consent to telling the clinic."""
    return consent("p-son", scope("a-clinic", categories=categories), given_by=given_by)


AGED = {
    "11歳": D(2014, 5, 2),
    "12歳": D(2014, 5, 1),
    "15歳": D(2010, 5, 2),
    "16歳": D(2010, 5, 1),
    "17歳": D(2008, 5, 2),
    "18歳": D(2008, 5, 1),
    "50歳": D(1976, 1, 1),
    "年齢不明": None,
}


def row(
    ident: str,
    age: str,
    outcome: object,
    *held: Representation,
    by: str | None = "p-aunt",
    judged: object = None,
    categories: frozenset[Category] = HEALTH,
    remedy: str | None = None,
) -> object:
    """One row of the table."""
    return pytest.param(age, held, by, judged, categories, outcome, remedy, id=f"{age}_{ident}")


ROWS = [
    # 本人
    row("本人の同意_個情法69条2項1号", "50歳", YES, by=None),
    row("自分の名で書いても本人の同意", "50歳", YES, by="p-son"),
    row("本人の同意_16歳からは本人_QA1-62", "16歳", YES, by=None),
    row("12から15は判断の力による_QA1-62", "15歳", OPEN, by=None),
    row("12の誕生日から判断の力による_QA1-62", "12歳", OPEN, by=None),
    row("12から15で力がある_QA1-62", "12歳", YES, by=None, judged=ABLE),
    row("12から15で力がない_QA1-62", "12歳", NOT_YET, by=None, judged=UNABLE),
    row("本人ではなく法定代理人_QA1-62", "11歳", NOT_YET, by=None, remedy="ask_parent"),
    row("年齢を確かめる", "年齢不明", OPEN, by=None),
    row("年齢不明でも力があると判断", "年齢不明", YES, by=None, judged=ABLE),
    row(
        "意思能力がない_家族でなく後見等",
        "50歳",
        NOT_YET,
        by=None,
        judged=UNABLE,
        remedy="guardianship",
    ),
    # 代理権のない家族
    row("家族に代理権はない_practice1.12", "50歳", NOT_YET, remedy="ask_the_person"),
    row("意思能力のない人の家族_practice1.12", "50歳", NOT_YET, judged=UNABLE),
    row("子の祖母に代理権はない", "11歳", NOT_YET),
    # 後見・保佐・補助
    row("成年後見人", "50歳", YES, GUARDIAN),
    row("成年後見人_本人に力がなくても", "50歳", YES, GUARDIAN, judged=UNABLE),
    row("保佐人_範囲内", "50歳", YES, CURATOR),
    row("保佐人_範囲外", "50歳", NOT_YET, CURATOR, categories=CARE),
    row("保佐人_一部だけ範囲内", "50歳", NOT_YET, CURATOR, categories=HEALTH | CARE),
    row("補助人_範囲内", "50歳", YES, ASSISTANT),
    row("補助人_範囲外", "50歳", NOT_YET, ASSISTANT, categories=CARE),
    row(
        "後見人_利益が対立",
        "50歳",
        NOT_YET,
        changed(GUARDIAN, conflict=Recorded.YES),
        remedy="take_to_shien_kaigi",
    ),
    row("ほかの人の後見人", "50歳", NOT_YET, changed(GUARDIAN, by="p-uncle")),
    row(
        "二つの代理権_範囲内のものの利益相反による",
        "50歳",
        YES,
        changed(CURATOR, categories=CARE, conflict=Recorded.YES),
        CURATOR,
    ),
    row("後見が始まる前", "50歳", NOT_YET, changed(GUARDIAN, since=D(2026, 5, 2))),
    row("後見が始まった日", "50歳", YES, changed(GUARDIAN, since=ON)),
    row("後見が終わった日", "50歳", NOT_YET, changed(GUARDIAN, until=ON)),
    row("成年の代理人と年齢不明", "年齢不明", OPEN, GUARDIAN),
    # 親権者・未成年後見人
    row("親権者_CON-002", "11歳", YES, PARENT),
    row("未成年後見人", "11歳", YES, MINORS_GUARDIAN),
    row("親権者_力は未確認_QA1-62", "15歳", OPEN, PARENT),
    row("親権者_本人に力がない_QA1-62", "15歳", YES, PARENT, judged=UNABLE),
    row("親権者_本人に力がある_QA1-62", "12歳", NOT_YET, PARENT, judged=ABLE),
    row("親権者_16歳からは本人", "16歳", NOT_YET, PARENT, remedy="ask_the_person"),
    row("親権者_成年の前日も本人", "17歳", NOT_YET, PARENT),
    row("親権者_16歳でも本人に力がない_CON-002", "16歳", YES, PARENT, judged=UNABLE),
    row("未成年後見人_17歳でも本人に力がない", "17歳", YES, MINORS_GUARDIAN, judged=UNABLE),
    row("親権者_16歳で本人に力がある", "16歳", NOT_YET, PARENT, judged=ABLE),
    row(
        "共同親権の一方_16歳で本人に力がない",
        "16歳",
        OPEN,
        changed(PARENT, joint=True),
        judged=UNABLE,
    ),
    row(
        "力のない未成年者は後見でなく親権者から_CON-002",
        "16歳",
        NOT_YET,
        by=None,
        judged=UNABLE,
        remedy="ask_parent",
    ),
    row("力のない未成年者の祖母", "12歳", NOT_YET, judged=UNABLE, remedy="ask_parent"),
    row("親だった人_成年に達した子", "18歳", NOT_YET, PARENT, remedy="ask_the_person"),
    row("親権者_年齢不明", "年齢不明", OPEN, PARENT),
    row(
        "親権者_利益が対立_要対協へ_practice1.12",
        "11歳",
        NOT_YET,
        changed(PARENT, conflict=Recorded.YES),
        remedy="take_to_youtaikyou",
    ),
    row("共同親権の一方_民法824条の2", "11歳", OPEN, changed(PARENT, joint=True)),
]


@pytest.mark.parametrize(("age", "held", "by", "judged", "categories", "outcome", "remedy"), ROWS)
def test_only_the_person_and_whom_the_law_lets_may_consent(
    age, held, by, judged, categories, outcome, remedy
):
    """Each speaker in each right, through the engine: the record, and what then moves on it."""
    place = town(AGED[age], *held)
    if judged is not None:
        place.did(recorded(judged))
    given = word(by, categories)
    answer: Answer = place.asks(given, ON)

    assert answer.outcome is outcome
    assert remedy is None or remedy in {each.id for each in answer.remedies}
    if categories >= HEALTH:
        moved = place.did(given, on=ON).share(illness(HOUKATSU), CLINIC, ON)
        assert moved.outcome is outcome


@pytest.mark.parametrize(
    ("birth", "on", "adult"),
    [
        pytest.param(D(2002, 4, 2), D(2022, 3, 31), False, id="19歳_2022-03-31_20歳が成年"),
        pytest.param(D(2002, 4, 2), D(2022, 4, 1), True, id="19歳_2022-04-01_18歳が成年"),
        pytest.param(D(2004, 4, 2), D(2022, 4, 1), False, id="17歳最後の日"),
        pytest.param(D(2004, 4, 2), D(2022, 4, 2), True, id="18歳の誕生日"),
        pytest.param(D(2002, 3, 31), D(2022, 3, 31), True, id="20歳の誕生日_改正の前日"),
        pytest.param(D(2002, 4, 1), D(2022, 3, 31), False, id="20歳の前日_改正の前日"),
        pytest.param(D(2008, 2, 29), D(2026, 2, 28), False, id="うるう日生まれ_17歳最後の日"),
        pytest.param(D(2008, 2, 29), D(2026, 3, 1), True, id="うるう日生まれ_18歳"),
    ],
)
def test_adulthood_is_twenty_until_2022_and_eighteen_from_then(birth, on, adult):
    """民法4条: a guardian for adults serves from the very day, and not the day before."""
    answer = town(birth, GUARDIAN).asks(word("p-aunt"), on)

    assert answer.outcome is (YES if adult else OPEN)


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        pytest.param(D(2032, 4, 30), YES, id="成年の前日"),
        pytest.param(D(2032, 5, 1), NOT_YET, id="成年に達した日"),
    ],
)
def test_what_a_parent_consented_to_ends_as_the_child_comes_of_age(on, outcome):
    """A parent's word does not outlive the authority: then the child is asked."""
    place = town(D(2014, 5, 1) + dt.timedelta(days=0), PARENT)
    place.did(recorded(UNABLE), word("p-aunt"), on=D(2026, 4, 20))
    answer = place.share(illness(HOUKATSU), CLINIC, on)

    # From 2027-04-01 on the law is unread; the answer under the present text is what is asked.
    assert (answer.under_present_text or answer.outcome) is outcome


@pytest.mark.parametrize(
    ("birth", "adult"),
    [
        pytest.param(D(2002, 3, 31), D(2022, 3, 31), id="20歳_改正の前日"),
        pytest.param(D(2002, 4, 2), D(2022, 4, 1), id="改正の日に成年"),
        pytest.param(D(2004, 4, 2), D(2022, 4, 2), id="18歳の誕生日"),
        pytest.param(D(2008, 2, 29), D(2026, 3, 1), id="うるう日生まれ_18歳_民法143条2項"),
        pytest.param(D(2000, 2, 29), D(2020, 2, 29), id="うるう日生まれ_20歳"),
    ],
)
def test_the_first_day_of_adulthood_is_the_day_the_age_turns(birth, adult):
    """民法4条: what ends with minority ends on the very day from which the person is an adult."""
    assert adult_from(birth) == adult
    assert age_band(birth, adult) is AgeBand.ADULT
    assert age_band(birth, adult - dt.timedelta(days=1)) is not AgeBand.ADULT


def test_a_family_member_never_stands_in_whatever_tie_they_have():
    """成年の本人: parent, head of household and key person alike have no word."""
    for held in (PARENT, MINORS_GUARDIAN):
        place = town(AGED["50歳"], held)
        assert place.asks(word("p-aunt"), ON).outcome is NOT_YET
        place.did(word("p-aunt"), on=ON)
        assert place.share(illness(HOUKATSU), CLINIC, ON).outcome is NOT_YET


def test_a_word_outside_the_authority_leaves_no_trace_though_it_was_recorded():
    """What was recorded against the law is no consent, and undoes none."""
    place = town(AGED["50歳"], CURATOR)
    place.did(word(None), word("p-aunt", CARE), on=ON)

    assert place.share(illness(HOUKATSU), CLINIC, ON).outcome is YES
    place.case.statements("p-son")
    assert len(place.case.statements("p-son")) == 1


def test_one_holder_of_joint_authority_leaves_it_open_and_takes_nothing_away():
    """A doubtful word permits nothing by itself, and takes nothing from a clear one."""
    joint = changed(PARENT, joint=True)
    place = town(AGED["11歳"], joint, Representation("p-uncle", Authority.PARENT))
    place.did(word("p-aunt"), on=ON)

    assert place.share(illness(HOUKATSU), CLINIC, ON).outcome is OPEN


def test_capacity_is_judged_of_the_person_and_not_of_the_family():
    """That someone else can judge says nothing of this person."""
    place = town(AGED["15歳"])
    place.did(recorded(found(JudgementKind.OWN_CAPACITY, person="p-aunt")))

    assert place.asks(word(None), ON).outcome is OPEN


def test_a_later_loss_of_capacity_is_seen_before_the_next_consent():
    """The latest judgement in force decides whether the person's own word is enough."""
    place = town(AGED["50歳"])
    place.did(recorded(ABLE), recorded(changed(UNABLE, on=ON)))

    assert place.asks(word(None), ON - dt.timedelta(days=1)).outcome is YES
    assert place.asks(word(None), ON).outcome is NOT_YET


def test_who_recorded_a_consent_is_not_who_gave_it():
    """The city may write it down; the word stays the person's."""
    place = town(AGED["50歳"])
    given = word(None)

    assert given.by == CITY
    assert place.asks(given, ON).outcome is YES
