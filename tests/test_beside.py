"""A vendor's system beside jusou (業者の仕組みとの突き合わせ): right, it agrees; broken, it is found out."""

import functools

import pytest
from hypothesis import settings
from sample_vendor import COORDINATOR, PLAN_TALK, REMINDERS, Adapter, Vendor

from jusou import acts
from jusou.audit import audit
from jusou.shape import changed
from jusou.testing import town
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
from jusou.vocabulary import Purpose


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


class Raises(Adapter):
    """A button of theirs is not finished."""

    def _share(self, act: acts.Share, day: str) -> None:
        raise NotImplementedError("架空 はは")


K = DisagreementKind
THROUGH = {K.LET_THROUGH, K.GUESSED}
#: A consent taken too widely may first show where nothing else would carry the information.
CONSENT = (
    "sharing.consent",
    "sharing.within_purpose",
    "sharing.emergency",
    "sharing.heard_in_shien_kaigi",
    "meeting.consent_jusou",
    "flow.roles_covered",
)
#: The fault; how it may show; the rules, one of which the report names; words of an article, one
#: of which it gives; and how many acts, the last included, show it at the most.
FAULTS: list[tuple[type[Adapter], set[DisagreementKind], tuple[str, ...], tuple[str, ...], int]] = [
    (
        broken(OneForTheFamily),
        THROUGH,
        CONSENT,
        ("第27条第1項", "第61条", "第106条の6", "部会"),
        10,
    ),
    (
        broken(LastDayIncluded),
        THROUGH,
        CONSENT,
        ("第27条第1項", "第61条", "第106条の6", "部会"),
        10,
    ),
    (
        broken(WithdrawnStillCounts),
        THROUGH,
        CONSENT,
        ("第27条第1項", "第61条", "第106条の6", "部会"),
        10,
    ),
    (broken(AnyReceiver), THROUGH, CONSENT, ("第27条第1項", "第61条", "第106条の6", "部会"), 10),
    (broken(AnyCategory), THROUGH, CONSENT, ("第27条第1項", "第61条", "第106条の6", "部会"), 10),
    (broken(HeardMovesOn), THROUGH, ("sharing.heard_in_shien_kaigi",), ("第106条の6第6項",), 6),
    (
        broken(WaitsInDanger),
        {K.HELD_BACK},
        ("sharing.emergency",),
        ("第27条第1項第2号", "第69条第2項"),
        3,
    ),
    (broken(ClosesUnseen), THROUGH, ("flow.review_deliberated",), ("支援フロー",), 16),
    (broken(WrongMeeting), THROUGH, ("meeting.purpose_shien",), ("第106条の6",), 6),
    (broken(MeetsUnaccepted), THROUGH, ("meeting.accepted",), ("第106条の4第2項第6号",), 12),
    (
        broken(ContractorDecides),
        THROUGH,
        ("flow.acceptance_by_municipality", "flow.decision_by_municipality"),
        ("第106条の4",),
        13,
    ),
    (broken(LastOneWins), {K.STALE}, ("StaleVersionError",), ("規則",), 6),
    (broken(ResumesElsewhere), {K.STAGE}, ("flow.order",), ("支援フロー",), 17),
    (SaysNothing, {K.DUTY}, ("tell_secrecy",), ("第106条の6",), 6),
    (MotherSigns, THROUGH, ("consent.representative",), ("条文",), 2),
    (Raises, {K.CRASHED}, ("NotImplementedError",), ("例外",), 2),
]
each_fault = pytest.mark.parametrize(
    "make", [each[0] for each in FAULTS], ids=lambda make: make.__name__
)


@functools.cache
def found(make: Make) -> Disagreement:
    """What the comparison finds, always the same (見つかる食い違い).

    A few short runs, each with a beginning of its own, find more in the same time than a long one.
    """
    for start in range(1, 9):
        try:
            compare(make, examples=60, start=start)
        except DisagreementError as error:
            return error.disagreement
    pytest.fail("no run found it")


def test_a_right_system_agrees():
    """What the vendor's system does, done rightly, is what jusou says."""
    compare(Adapter, examples=25)


@pytest.mark.parametrize(
    ("make", "kinds", "rules", "articles", "most"),
    FAULTS,
    ids=[each[0].__name__ for each in FAULTS],
)
def test_every_fault_is_found(make, kinds, rules, articles, most):
    """The report says how it shows, by which rule and which article, on a short history."""
    disagreement = found(make)
    report = disagreement.report
    length = len(disagreement.history.records) + 1

    assert disagreement.kind in kinds
    assert report.startswith(f"jusou と食い違います: {disagreement.kind.label.ja}\n")
    assert any(rule in report for rule in rules)
    assert any(article in report for article in articles)
    assert length <= most
    assert f"→ {length}. " in report


@each_fault
def test_the_history_has_nothing_to_spare(make):
    """Left out any one record, and the disagreement is gone: it is the shortest of its kind."""
    disagreement = found(make)
    records = disagreement.history.records
    last = (disagreement.record.act, disagreement.record.happened_on, disagreement.stale)

    for spared in records:
        rest = [(each.act, each.happened_on, False) for each in records if each is not spared]
        without = replay(make, [*rest, last], under=town.national())
        assert without is None or not without.same_as(disagreement)


@each_fault
def test_a_right_system_agrees_on_that_history(make):
    """The fault is the vendor's: done rightly, the same history shows no disagreement."""
    disagreement = found(make)
    done = [(each.act, each.happened_on, False) for each in disagreement.history.records]
    last = (disagreement.record.act, disagreement.record.happened_on, disagreement.stale)

    assert replay(Adapter, [*done, last], under=town.national()) is None


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


class TestByHypothesisAlone(machine(Adapter).TestCase):
    """The machine runs as any other of Hypothesis's (状態機械のまま使う)."""

    settings = settings(max_examples=10, stateful_step_count=8, database=None, deadline=None)
