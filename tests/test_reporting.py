"""Reporting abuse (通報・通告): never refused, whatever was refused beside it."""

import itertools

import pytest
from test_sharing import (
    ALL_AGENCIES,
    CITY,
    CLINIC,
    DAY,
    JICHIKAI,
    START,
    WELFARE,
    YES,
    Town,
    challenged,
    concealed,
    consent,
    found,
    heard,
    illness,
    recorded,
)

from jusou import Outcome, Party
from jusou.acts import AnyAct, Assess, RefuseConsent, Report
from jusou.answer import Duty
from jusou.rendering import Audience, Reader, lines, shown_to
from jusou.reporting import ADDRESSEES, strength
from jusou.vocabulary import (
    Danger,
    JudgementKind,
    ReportAddressee,
    ReportKind,
    ReportStrength,
)

EVERY_REPORT = list(itertools.product(ReportKind, Danger, ReportAddressee))


def report(
    kind: ReportKind,
    danger: Danger = Danger.GRAVE,
    to: ReportAddressee = ReportAddressee.MUNICIPALITY,
    by: Party = CLINIC,
    **more: object,
) -> Report:
    """A report about the mother."""
    return Report(by=by, kind=kind, person="p-mother", to=to, danger=danger, **more)


def everything_refused() -> Town:
    """A case in which nothing whatever may be shared."""
    done: tuple[AnyAct, ...] = (
        challenged(),
        *(consent(each, ALL_AGENCIES) for each in ("p-mother", "p-son")),
        *(RefuseConsent(by=CITY, person=each) for each in ("p-mother", "p-son")),
        concealed(),
        recorded(
            found(JudgementKind.UNJUST_HARM),
            found(JudgementKind.JUST_CAUSE, finding=False),
            found(JudgementKind.NECESSITY, finding=False),
        ),
        *heard(illness(CLINIC)),
    )
    return Town(*done)


REFUSING = everything_refused()


@pytest.mark.parametrize("by", [CLINIC, WELFARE, JICHIKAI], ids=["医院", "市", "住民"])
@pytest.mark.parametrize("kind", ReportKind, ids=lambda kind: kind.label.ja)
def test_a_report_is_never_refused(kind, by):
    """高齢7条3項・児童6条3項・障害7条2項・DV6条3項: no secrecy, consent or meeting bars it."""
    for danger, to in itertools.product(Danger, ReportAddressee):
        answer = REFUSING.asks(report(kind, danger, to, by))
        assert answer.outcome is YES
        assert not answer.remedies
        assert not answer.missing


STRENGTHS = {
    (ReportKind.CHILD_ABUSE, Danger.NOT_GRAVE): ReportStrength.MANDATORY,
    (ReportKind.CHILD_IN_NEED, Danger.NOT_GRAVE): ReportStrength.MANDATORY,
    (ReportKind.ELDER_ABUSE, Danger.GRAVE): ReportStrength.MANDATORY,
    (ReportKind.ELDER_ABUSE, Danger.NOT_RECORDED): ReportStrength.MANDATORY,
    (ReportKind.ELDER_ABUSE, Danger.NOT_GRAVE): ReportStrength.BEST_EFFORT,
    (ReportKind.ELDER_ABUSE_FACILITY, Danger.GRAVE): ReportStrength.MANDATORY,
    (ReportKind.ELDER_ABUSE_FACILITY, Danger.NOT_RECORDED): ReportStrength.MANDATORY,
    (ReportKind.ELDER_ABUSE_FACILITY, Danger.NOT_GRAVE): ReportStrength.BEST_EFFORT,
    (ReportKind.DISABILITY_ABUSE, Danger.NOT_GRAVE): ReportStrength.MANDATORY,
    (ReportKind.DISABILITY_ABUSE_FACILITY, Danger.NOT_GRAVE): ReportStrength.MANDATORY,
    (ReportKind.DISABILITY_ABUSE_EMPLOYER, Danger.NOT_GRAVE): ReportStrength.MANDATORY,
    (ReportKind.DV, Danger.GRAVE): ReportStrength.BEST_EFFORT,
    (ReportKind.DV, Danger.NOT_GRAVE): ReportStrength.BEST_EFFORT,
}


@pytest.mark.parametrize(
    ("kind", "danger"), STRENGTHS, ids=[f"{k.label.ja}_{d.label.ja}" for k, d in STRENGTHS]
)
def test_each_report_is_called_as_strong_as_its_statute_makes_it(kind, danger):
    """ABU-008: 義務, 努力義務 and 可能 are told apart where an officer reads them."""
    expected = STRENGTHS[kind, danger]
    answer = Town().asks(report(kind, danger))

    assert strength(kind, danger) is expected
    assert any(f"通報は{expected.label.ja}です" in each.sentence.ja for each in answer.reasons)


def test_staff_of_the_facility_must_report_however_slight_it_is():
    """高齢者虐待防止法21条1項は従事者の義務、3項はほかの発見者の努力義務: both are told apart."""
    kind, slight = ReportKind.ELDER_ABUSE_FACILITY, Danger.NOT_GRAVE
    said = " ".join(each.sentence.ja for each in Town().asks(report(kind, slight)).reasons)

    assert strength(kind, slight, own_facility=True) is ReportStrength.MANDATORY
    assert strength(ReportKind.ELDER_ABUSE, slight, own_facility=True) is ReportStrength.BEST_EFFORT
    assert "通報は努力義務です（その施設・事業の従事者には義務です）" in said
    grave = " ".join(each.sentence.ja for each in Town().asks(report(kind)).reasons)
    assert "従事者" not in grave


@pytest.mark.parametrize(
    ("kind", "articles"),
    [
        (ReportKind.ELDER_ABUSE, ["elder-abuse-7-1", "elder-abuse-7-2", "elder-abuse-9"]),
        (
            ReportKind.ELDER_ABUSE_FACILITY,
            ["elder-abuse-21-1", "elder-abuse-21-2", "elder-abuse-21-3", "elder-abuse-24"],
        ),
        (ReportKind.DV, ["dv-6-1", "dv-6-2"]),
    ],
    ids=lambda each: each.label.ja if isinstance(each, ReportKind) else "",
)
def test_what_the_municipality_does_then_rests_on_the_article_of_that_abuse(kind, articles):
    """養護者は9条、施設は24条（老人福祉法・介護保険法の権限）: not one article for both."""
    answer = Town().asks(report(kind, by=WELFARE))
    (reason,) = [each for each in answer.reasons if each.rule == "reporting.never_waits"]

    assert [each.citation for each in reason.cites] == articles


def test_no_kind_of_report_is_weaker_for_being_graver():
    """Grave danger never lowers the call, and a doubt about it counts as grave."""
    order = list(ReportStrength)
    for kind in ReportKind:
        grave, mild, unknown = (
            order.index(strength(kind, danger))
            for danger in (Danger.GRAVE, Danger.NOT_GRAVE, Danger.NOT_RECORDED)
        )
        assert grave == unknown
        assert grave <= mild


def test_medical_workers_may_report_domestic_violence_with_regard_to_the_wish():
    """DV防止法6条2項: 可能, and the person's wish is regarded."""
    assert strength(ReportKind.DV, Danger.GRAVE, medical=True) is ReportStrength.PERMISSIVE
    assert strength(ReportKind.CHILD_ABUSE, Danger.GRAVE, medical=True) is ReportStrength.MANDATORY
    duties = _duties(report(ReportKind.DV))
    assert "respect_wish" in duties
    assert "respect_wish" not in _duties(report(ReportKind.ELDER_ABUSE))


def _duties(act: Report) -> set[str]:
    duties: tuple[Duty, ...] = Town().asks(act).duties
    return {each.id for each in duties}


@pytest.mark.parametrize("kind", ReportKind, ids=lambda kind: kind.label.ja)
def test_a_report_to_the_wrong_place_is_taken_and_sent_on(kind):
    """Whoever is told first, the lawful addressee is told too."""
    for to in ReportAddressee:
        astray = to not in ADDRESSEES[kind]
        assert (f"also_report_{kind.value}" in _duties(report(kind, to=to))) is astray


def test_every_kind_has_a_lawful_addressee_that_is_reached_at_once():
    """高齢・障害は市町村、児童は児相も、使用者は都道府県も、DVは配暴センターか警察."""
    assert set(ADDRESSEES) == set(ReportKind)
    assert all(ADDRESSEES.values())
    assert ReportAddressee.MUNICIPALITY not in ADDRESSEES[ReportKind.DV]
    assert ReportAddressee.PREFECTURE in ADDRESSEES[ReportKind.DISABILITY_ABUSE_EMPLOYER]


@pytest.mark.parametrize("kind", ReportKind, ids=lambda kind: kind.label.ja)
def test_what_the_municipality_finds_it_takes_up_and_verifies(kind):
    """practice 1.19: the finder is the authority: 受理＋事実確認, no letter to itself."""
    own = _duties(report(kind, by=WELFARE))
    others = _duties(report(kind, by=CLINIC))

    # DV防止法6条1項: a municipality that finds it is a finder like others, and reports it.
    assert ("verify" in own) is (kind is not ReportKind.DV)
    assert "verify" not in others
    assert "protect_reporter" in own & others


def test_a_report_may_be_dated_before_the_scheme():
    """通報 is owed under its own statutes, scheme or none."""
    early = START.replace(year=2020)

    assert Town().asks(report(ReportKind.CHILD_ABUSE), early).outcome is Outcome.PERMITTED


@pytest.mark.parametrize("reader", Reader, ids=lambda reader: reader.label.ja)
def test_nobody_reads_who_reported(reader):
    """高齢8条・障害8条・児童7条: only the record itself holds the reporter."""
    act = report(ReportKind.ELDER_ABUSE, reporter="p-aunt")
    answer = Town().asks(act)
    audience = Audience(reader, "a-clinic")

    assert "p-aunt" not in "\n".join(lines(answer, audience=audience, full=True))
    assert "p-aunt" not in str(shown_to(answer, audience))


def test_a_report_leaves_the_household_none_the_wiser():
    """通報 is an agencies' reason: to the family it is not told that anyone reported."""
    answer = Town().asks(report(ReportKind.ELDER_ABUSE))
    told = shown_to(answer, Audience(Reader.PERSON, "p-son"))

    assert answer.reasons
    assert not told.reasons


@pytest.mark.parametrize("kind", ReportKind, ids=lambda kind: kind.label.ja)
def test_a_suspicion_recorded_is_one_that_may_be_reported(kind):
    """Assessing a suspicion and reporting it need nothing of each other."""
    suspected = Assess(by=WELFARE, track="t-1", suspects=frozenset({kind}))
    town = Town(challenged(), suspected)

    assert town.asks(report(kind), DAY).outcome is YES


def test_every_combination_was_asked():
    """Eight kinds, three dangers, six addressees."""
    assert len(EVERY_REPORT) == 8 * 3 * 6
