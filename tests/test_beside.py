"""A vendor's system beside jusou (業者の仕組みとの突き合わせ): right, it agrees; broken, it is found out."""

import datetime as dt
import functools
import re
from pathlib import Path

import attrs
import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from sample_vendor import COORDINATOR, PLAN_TALK, REMINDERS, Adapter, Vendor

from jusou import Case, Municipality, acts, judge
from jusou.acts import AnyAct
from jusou.audit import audit
from jusou.judgement import Departure
from jusou.shape import changed
from jusou.testing import lives, slips, town
from jusou.testing.beside import (
    DisagreementError,
    Make,
    Proposal,
    Reply,
    Verdict,
    compare,
    machine,
    replay,
)
from jusou.testing.disagreement import Disagreement, DisagreementKind
from jusou.testing.stages import STAGES
from jusou.vocabulary import Programme, Purpose, ReviewResult


def broken(vendor: type[Vendor]) -> type[Adapter]:
    """The adapter to a system that is broken in one way (壊れた仕組み)."""
    return type(vendor.__name__, (Adapter,), {"system": vendor})


class OneForTheFamily(Vendor):
    """A consent is kept by household: the mother's covers the son."""

    def consented(self, hito, koumoku, saki, day):
        del hito
        return any(
            super(OneForTheFamily, self).consented(each, koumoku, saki, day)
            for each in (town.MOTHER, town.SON)
        )


class LastDayIncluded(Vendor):
    """The day on which a consent ends still counts."""

    def consented(self, hito, koumoku, saki, day):
        return bool(
            self.one(
                "select 1 from doui where hito = ? and koumoku = ? and saki = ? and tekkai = 0"
                " and (kigen is null or ? <= kigen)",
                hito,
                koumoku,
                saki,
                day,
            )
        )


class WithdrawnStillCounts(Vendor):
    """A withdrawal is stored, and never looked at."""

    def consented(self, hito, koumoku, saki, day):
        return bool(
            self.one(
                "select 1 from doui where hito = ? and koumoku = ? and saki = ?"
                " and (kigen is null or ? < kigen)",
                hito,
                koumoku,
                saki,
                day,
            )
        )


class AnyReceiver(Vendor):
    """A consent to one agency is taken for all."""

    def consented(self, hito, koumoku, saki, day):
        del saki
        return bool(
            self.one(
                "select 1 from doui where hito = ? and koumoku = ? and tekkai = 0"
                " and (kigen is null or ? < kigen)",
                hito,
                koumoku,
                day,
            )
        )


class AnyCategory(Vendor):
    """A consent is a yes or no of the person's: the categories are not looked at."""

    def consented(self, hito, koumoku, saki, day):
        del koumoku
        return bool(
            self.one(
                "select 1 from doui where hito = ? and saki = ? and tekkai = 0"
                " and (kigen is null or ? < kigen)",
                hito,
                saki,
                day,
            )
        )


class HeardMovesOn(Vendor):
    """What was heard in a 支援会議 is an ordinary note by the next day."""

    def may_tell(self, hito, koumoku, by, to, day, *, danger, heard):
        del heard
        return super().may_tell(hito, koumoku, by, to, day, danger=danger, heard=False)

    def heard_only(self, kikan, hito, koumoku):
        del kikan, hito, koumoku
        return False


class WaitsInDanger(Vendor):
    """Without consent nothing goes out, whatever the danger."""

    def emergency(self, hito, by, day, *, danger):
        del hito, by, day, danger
        return False


class ClosesUnseen(Vendor):
    """The button 終結 is there whether or not a meeting has evaluated."""

    def evaluated(self, soudan):
        del soudan
        return True


class WrongMeeting(Vendor):
    """The 支援会議 takes draft plans as well."""

    def may_talk(self, shurui, mokuteki, hito, day, room, told):
        purpose = Purpose.SUPPORT_SYSTEM if mokuteki in PLAN_TALK else mokuteki
        return super().may_talk(shurui, purpose, hito, day, room, told)


class MeetsUnaccepted(Vendor):
    """The 重層的支援会議 takes people who were not accepted, if they consent."""

    def may_talk(self, shurui, mokuteki, hito, day, room, told):
        if shurui == "支援会議":
            return super().may_talk(shurui, mokuteki, hito, day, room, told)
        return bool(self.one("select kadai from kihon")) and all(
            to == holder or self.consented(hito, koumoku, to, day)
            for koumoku, holder in told
            for to in room
        )


class ContractorDecides(Vendor):
    """The contractor may press 決定 and 受理."""

    def accept(self, soudan, by):
        super().accept(soudan, town.CITY.agency if by == COORDINATOR else by)

    def decide(self, soudan, plan, by, day):
        super().decide(soudan, plan, town.CITY.agency if by == COORDINATOR else by, day)


class LastOneWins(Vendor):
    """The version is counted, and not compared."""

    def save(self, version):
        del version
        self.db.execute("update kihon set han = han + 1")


class ResumesElsewhere(Vendor):
    """What was suspended resumes in 評価中."""

    def press(self, soudan, button):
        super().press(soudan, button)
        if button == "再開":
            self.db.execute("update soudan set joutai = '評価中' where ban = ?", (soudan,))


class SaysNothing(Adapter):
    """After calling a meeting the screen no longer says that secrecy is to be told."""

    reminders = REMINDERS | {
        each: REMINDERS[each] - {"tell_secrecy"} for each in ("convene_meeting", "hear_item")
    }


class MotherSigns(Adapter):
    """The mother may sign in her grown son's place."""

    def _consent(self, act: acts.GiveConsent) -> None:
        super()._consent(acts.GiveConsent(by=act.by, consent=changed(act.consent, given_by=None)))


class RefusalForgotten(Adapter):
    """A refusal is filed, and the consent given before stays as it was."""

    def _press(self, act: AnyAct, on: dt.date) -> bool:
        return isinstance(act, acts.RefuseConsent) or super()._press(act, on)


class LastConsentOnly(Adapter):
    """There is room for one consent of each person: a second writes over the first."""

    def _consent(self, act: acts.GiveConsent) -> None:
        self.vendor.db.execute("delete from doui where hito = ?", (act.consent.person,))
        super()._consent(act)


class KeepsWhatItRefused(Adapter):
    """The signature in another's name is refused, after it was written down."""

    def _consent(self, act: acts.GiveConsent) -> None:
        right = acts.GiveConsent(by=act.by, consent=changed(act.consent, given_by=None))
        super()._consent(right)
        self.vendor.db.commit()
        super()._consent(act)


class DecidesUnasked(Vendor):
    """決定 does not ask whether the person agreed to the plan."""

    def decide(self, soudan, plan, by, day):
        self.db.execute("update keikaku set doui = 1 where ban = ?", (plan,))
        super().decide(soudan, plan, by, day)


class ReplansTooEarly(Vendor):
    """再計画 goes all the way back to 調整中."""

    def press(self, soudan, button):
        super().press(soudan, button)
        if button == "再計画":
            self.db.execute("update soudan set joutai = '調整中' where ban = ?", (soudan,))


class EvaluatedForGood(Vendor):
    """Evaluated once, a case counts as evaluated at every later review."""

    def evaluated(self, soudan):
        hito = self.one("select hito from soudan where ban = ?", soudan)
        return self.one(
            "select 1 from gidai where hito = ? and mokuteki = ? and shingi = 1",
            hito,
            Purpose.EVALUATION,
        )


class LooksAtTwoOfTheRoom(Vendor):
    """Of those in the room only the first two are looked up."""

    def may_talk(self, shurui, mokuteki, hito, day, room, told):
        return super().may_talk(shurui, mokuteki, hito, day, room[:2], told)


class Raises(Adapter):
    """A button of theirs is not finished."""

    def _share(self, act: acts.Share, day: str) -> None:
        raise NotImplementedError("架空 はは")


K = DisagreementKind
CONSENT, PRIVATE = "sharing.consent", "第27条第1項"
#: The fault; how it shows; the rule that the report names; words of the article it gives; and how
#: many acts, the last included, show it at the most.
FAULTS: list[tuple[type[Adapter], DisagreementKind, str, str, int]] = [
    (broken(OneForTheFamily), K.LET_THROUGH, CONSENT, PRIVATE, 2),
    (broken(LastDayIncluded), K.LET_THROUGH, CONSENT, PRIVATE, 2),
    (broken(WithdrawnStillCounts), K.LET_THROUGH, CONSENT, PRIVATE, 3),
    (broken(AnyReceiver), K.LET_THROUGH, CONSENT, PRIVATE, 2),
    (broken(AnyCategory), K.LET_THROUGH, CONSENT, PRIVATE, 2),
    (broken(HeardMovesOn), K.GUESSED, "sharing.heard_in_shien_kaigi", "第106条の6第6項", 5),
    (broken(WaitsInDanger), K.HELD_BACK, "sharing.emergency", "第27条第1項第2号", 1),
    (broken(ClosesUnseen), K.LET_THROUGH, "flow.review_deliberated", "支援フロー", 12),
    (broken(WrongMeeting), K.LET_THROUGH, "meeting.purpose_shien", "第106条の6第2項", 3),
    (broken(MeetsUnaccepted), K.LET_THROUGH, "meeting.accepted", "第106条の4第2項第6号", 4),
    (
        broken(ContractorDecides),
        K.LET_THROUGH,
        "flow.acceptance_by_municipality",
        "第106条の4第2項第6号",
        2,
    ),
    (broken(LastOneWins), K.STALE, "StaleVersionError", "規則", 2),
    (broken(ResumesElsewhere), K.STAGE, "flow.order", "支援フロー", 15),
    (SaysNothing, K.DUTY, "tell_secrecy", "第106条の6第6項", 3),
    (MotherSigns, K.LET_THROUGH, "consent.representative", "民法第4条", 1),
    (RefusalForgotten, K.LET_THROUGH, CONSENT, PRIVATE, 3),
    (LastConsentOnly, K.HELD_BACK, CONSENT, PRIVATE, 3),
    (KeepsWhatItRefused, K.LET_THROUGH, CONSENT, PRIVATE, 2),
    (broken(DecidesUnasked), K.LET_THROUGH, "flow.plan_assent", "自治体事務マニュアル", 9),
    (broken(ReplansTooEarly), K.STAGE, "flow.order", "支援フロー", 14),
    (broken(EvaluatedForGood), K.LET_THROUGH, "flow.review_deliberated", "支援フロー", 14),
    (broken(LooksAtTwoOfTheRoom), K.LET_THROUGH, "meeting.consent_jusou", "部会", 5),
    (Raises, K.CRASHED, "NotImplementedError", "例外", 1),
]
each_fault = pytest.mark.parametrize(
    "make", [each[0] for each in FAULTS], ids=lambda make: make.__name__
)


@functools.cache
def found(make: Make) -> Disagreement:
    """What the one call finds that the page tells of, always the same (見つかる食い違い)."""
    with pytest.raises(DisagreementError) as error:
        compare(make)
    return error.value.disagreement


def test_a_right_system_agrees():
    """What the vendor's system does, done rightly, is what jusou says."""
    compare(Adapter, examples=25)


@pytest.mark.parametrize(
    ("make", "kind", "rule", "article", "most"),
    FAULTS,
    ids=[each[0].__name__ for each in FAULTS],
)
def test_every_fault_is_found(make, kind, rule, article, most):
    """The report says how it shows, by which rule and which article, on a short history."""
    disagreement = found(make)
    report = disagreement.report
    length = len(disagreement.before) + 1

    assert disagreement.kind is kind
    assert report.startswith(f"jusou と食い違います: {disagreement.kind.label.ja}\n")
    assert rule in report
    assert article in report
    assert length <= most
    assert f"→ {length}. " in report


def put_again(make: Make, disagreement: Disagreement, spared: int | None = None):
    """The same proposals once more, but for one of them (もう一度、同じ提案を)."""
    last = (disagreement.record.act, disagreement.record.happened_on, disagreement.stale)
    before = [
        (each.record.act, each.record.happened_on, each.stale)
        for number, each in enumerate(disagreement.before)
        if number != spared
    ]
    return replay(make, [*before, last], under=town.national())


@each_fault
def test_the_history_has_nothing_to_spare(make):
    """It shows the fault; left out any one record, it does not: it is the shortest of its kind."""
    disagreement = found(make)

    shown = put_again(make, disagreement)
    assert shown is not None
    assert shown.same_as(disagreement)
    for spared in range(len(disagreement.before)):
        without = put_again(make, disagreement, spared)
        assert without is None or not without.same_as(disagreement)


@each_fault
def test_a_right_system_agrees_on_that_history(make):
    """The fault is the vendor's: done rightly, the same history shows no disagreement."""
    assert put_again(Adapter, found(make)) is None


def test_what_was_refused_stands_in_the_history_only_where_it_left_its_mark():
    """A system may refuse and yet keep: without the refused act nobody could show the fault."""
    kept = found(KeepsWhatItRefused)

    assert [each.taken for each in kept.before] == [False]
    assert "（どちらも受け付けなかった）" in kept.report
    for make in (each[0] for each in FAULTS if each[0] is not KeepsWhatItRefused):
        assert all(each.taken for each in found(make).before)


def test_what_may_be_left_out_has_its_name_in_a_report():
    """Who signed in whose name is not to be guessed from the place of an id."""
    assert "given_by=p-musuko" in found(MotherSigns).report


@each_fault
def test_a_report_names_nobody(make):
    """No name and no free text stands in a report: ids and words of the field alone."""
    report = found(make).report

    assert "架空" not in report
    assert "静かに" not in report


def test_an_audit_of_the_history_finds_the_same_act():
    """What a report shows can be kept and audited: the act that went through is to be looked at."""
    disagreement = found(broken(OneForTheFamily))
    history = disagreement.history
    whole = changed(history, records=(*history.records, disagreement.record))

    assert [each.record for each in audit(whole, under=town.national())] == [disagreement.record.id]


def test_what_a_system_does_not_handle_is_left_out():
    """On the first day a system may know one kind of act alone; the rest is not held against it."""

    class OnlyReceives(Adapter):
        def propose(self, proposal: Proposal) -> Reply:
            if isinstance(proposal.act, acts.Receive):
                return super().propose(proposal)
            return Reply(Verdict.NOT_HANDLED)

    compare(OnlyReceives, examples=20)


def test_to_hold_an_act_is_no_yes():
    """Held for someone to decide: right where it is not permitted, too little where it is."""

    class AsksTheChief(Adapter):
        def propose(self, proposal: Proposal) -> Reply:
            reply = super().propose(proposal)
            return Reply(Verdict.PENDING) if reply.verdict is Verdict.REFUSED else reply

    class AsksAlways(Adapter):
        def propose(self, proposal: Proposal) -> Reply:
            del proposal
            return Reply(Verdict.PENDING)

    compare(AsksTheChief, examples=20)
    assert found(AsksAlways).kind is K.HELD_BACK


def test_a_system_without_versions_is_asked_nothing_about_them():
    """Whoever keeps no versions says so, and is held to the rest."""
    compare(broken(LastOneWins), examples=20, versions=False)


def test_the_page_lists_every_kind_of_act_that_comes():
    """Whoever writes an adapter knows beforehand what there is to be answered."""
    came: set[str] = set()

    class Jusou:
        """It judges as jusou does, so that everything comes that can."""

        def open(self, case: Case) -> None:
            self.case = case

        def propose(self, proposal: Proposal) -> Reply:
            came.add(type(proposal.act).__name__)
            answer = judge(self.case, proposal.act, under=town.national(), on=proposal.on)
            if proposal.expected_version != self.case.version or not answer.is_permitted:
                return Reply(Verdict.REFUSED)
            self.case = self.case.with_record(lives.record(self.case, proposal.act, proposal.on))
            return Reply(Verdict.TAKEN, frozenset(each.id for each in answer.duties))

        def stages(self) -> dict[str, str]:
            return {track.id: track.stage.value for track in self.case.tracks}

    # What comes by chance must come in order as well, or the page would hang on chance.
    compare(Jusou, examples=1)

    page = (Path(__file__).parents[1] / "docs" / "testing.md").read_text(encoding="utf-8")
    listed = page.split("## 出てくる行為")[1].split("## ")[0]
    rows = [row.split("|")[1] for row in listed.splitlines() if row.startswith("| `")]
    assert came == set(re.findall(r"`(\w+)`", " ".join(rows)))


def test_a_profile_in_which_nothing_could_happen_is_refused():
    """Where the town's contractor or meetings are unknown hardly an act could be judged: it says so."""
    with pytest.raises(ValueError, match="tsuruoka に a-coordinator がありません"):
        compare(Adapter, under=Municipality.load("tsuruoka"))
    with pytest.raises(ValueError, match="a-coordinator、b-shien、b-jusou がありません"):
        machine(Adapter, under=Municipality.load("yamaguchi"))


def test_a_municipality_of_its_own_way_is_held_to_that():
    """Where the municipality may go on without assent to the plan, a system that asks holds back."""
    rule = "flow.plan_assent"
    departs = Departure(rule, decided_by="s-1", on=dt.date(2021, 4, 1), reason="架空の理由")
    under = attrs.evolve(town.national(), departures=(departs,))
    with pytest.raises(DisagreementError) as error:
        compare(Adapter, under=under)

    assert error.value.disagreement.kind is K.HELD_BACK
    assert error.value.disagreement.record.act.type == "decide_support"


def test_nobody_was_first_on_an_empty_case():
    """Without a record there is no old version to come from."""
    act = town.consent("k-1", town.MOTHER, (town.CLINIC.agency,))
    first = (act, town.FIRST_DAY, True)

    assert replay(Adapter, [first], under=town.national()) is None
    assert replay(broken(LastOneWins), [first], under=town.national()) is None


def test_chance_alone_finds_a_fault_too():
    """Without the lives that are tried in order: what is drawn shows it as well."""
    with pytest.raises(DisagreementError) as error:
        run_state_machine_as_test(
            seed(1)(machine(broken(WithdrawnStillCounts))),
            settings=settings(
                max_examples=200, database=None, deadline=None, phases=[Phase.generate]
            ),
        )

    assert error.value.disagreement.kind in {K.LET_THROUGH, K.GUESSED}


LIVES = dict(slips.lives())


@pytest.mark.parametrize("life", LIVES.values(), ids=list(LIVES))
def test_every_act_of_a_life_that_is_tried_in_order_is_permitted(life):
    """A slip is told from the law only where the whole is lawful."""
    case = town.opened()
    for act, on in life:
        assert judge(case, act, under=town.national(), on=on).is_permitted
        case = case.with_record(lives.record(case, act, on))


def test_the_lives_take_every_turn_of_a_review_and_stand_at_every_stage():
    """What the chart of 多機関協働 has and no life meets would be left to chance."""
    turns, stages = set(), set()
    for life in LIVES.values():
        case = town.opened()
        for act, on in life:
            case = case.with_record(lives.record(case, act, on))
            turns |= {act.result} if isinstance(act, acts.Review) else set()
            stages |= {track.stage for track in case.tracks}

    assert turns == set(ReviewResult)
    assert stages == {stage for programme, stage in STAGES if programme is Programme.COORDINATION}


class TestByHypothesisAlone(machine(Adapter).TestCase):
    """The machine runs as any other of Hypothesis's (状態機械のまま使う)."""

    settings = settings(max_examples=10, stateful_step_count=8, database=None, deadline=None)
