"""A small case system of a vendor's, invented (架空の業者の小さな仕組み): own tables, own words, own checks.

It knows nothing of jusou's way of judging: it has a status column, a table of consents, a list of
who heard what, and a check before each button. `Adapter` alone speaks both languages. It is
right, as far as it goes; `test_beside` breaks it in many ways.
"""

import datetime as dt
import sqlite3
import weakref
from collections.abc import Mapping

from jusou import Case, acts
from jusou.acts import AnyAct
from jusou.testing.beside import Proposal, Reply, Verdict
from jusou.vocabulary import (
    AcceptanceResult,
    DeliberationResult,
    JudgementKind,
    Purpose,
    Source,
)

TABLES = """
create table kihon (han integer, kadai integer);
create table soudan (ban text primary key, hito text, joutai text, juri integer, hyouka integer,
    keikaku text);
create table doui (hito text, koumoku text, saki text, kigen text, tekkai integer default 0);
create table keikaku (ban text primary key, hito text, tekisetsu integer, kettei integer,
    doui integer);
create table kaigi (ban text primary key, shurui text);
create table gidai (kaigi text, ban text, mokuteki text, hito text, keikaku text, koumoku text,
    teikyou text, shingi integer default 0);
create table seki (kaigi text, kikan text);
create table kiita (kaigi text, kikan text, hito text, koumoku text);
create table kiken (hito text, hi text);
create table konnan (hito text, hi text);
insert into kihon values (0, 0);
"""

#: (now, button) -> then.
NAGARE = {
    ("受付", "受理"): "調整中",
    ("受付", "不受理"): "終了",
    ("調整中", "計画作成"): "計画中",
    ("計画中", "計画作成"): "計画中",
    ("計画中", "協議"): "計画中",
    ("計画中", "決定"): "支援中",
    ("支援中", "開始"): "支援中",
    ("支援中", "評価へ"): "評価中",
    ("評価中", "継続"): "支援中",
    ("評価中", "再計画"): "計画中",
    ("評価中", "中断"): "中断",
    ("評価中", "終結"): "終了",
    ("調整中", "戻し"): "戻し",
    ("計画中", "戻し"): "戻し",
    ("評価中", "戻し"): "戻し",
    ("中断", "再開"): "支援中",
    ("終了", "再受付"): "受付",
    ("戻し", "再受付"): "受付",
    **{
        (each, "打切り"): "終了"
        for each in ("受付", "調整中", "計画中", "支援中", "評価中", "中断", "戻し")
    },
    **{(each, "聞取り"): each for each in ("受付", "調整中", "計画中", "支援中", "評価中")},
}
CITY, COORDINATOR = "a-city", "a-coordinator"
PLAN_TALK = (Purpose.PLAN_DELIBERATION, Purpose.EVALUATION)

_PROVIDED = {
    "record_provision",
    "confirm_and_record_receipt",
    "consider_harm",
    "contract_safeguards",
}
_SITTING = frozenset({*_PROVIDED, "keep_closed", "keep_meeting_secret", "tell_secrecy"})
#: What the screen reminds of, by button: a list a little too long does no harm.
REMINDERS = {
    "give_consent": frozenset({"record_explanation"}),
    "decide_acceptance": frozenset({"tell_result"}),
    "convene_meeting": _SITTING,
    "hear_item": _SITTING,
    "decide_support": frozenset({"give_plan"}),
    "share": frozenset({*_PROVIDED, "record_emergency", "record_share"}),
    "end": frozenset({"record_ending"}),
}


class RefusedError(Exception):
    """The screen says no."""


class Vendor:
    """The system itself (業者の仕組み)."""

    def __init__(self) -> None:
        self.db = sqlite3.connect(":memory:")
        # From 3.13 on, Python complains of a connection that nobody closes.
        weakref.finalize(self, self.db.close)
        self.db.executescript(TABLES)

    def one(self, query: str, *values: object) -> object:
        row = self.db.execute(query, values).fetchone()
        return row[0] if row else None

    def need(self, *, ok: object) -> None:
        if not ok:
            raise RefusedError

    # --- the buttons ---

    def save(self, version: int) -> None:
        """Take the next version, unless someone else was first."""
        moved = self.db.execute("update kihon set han = han + 1 where han = ?", (version,))
        self.need(ok=moved.rowcount == 1)

    def press(self, soudan: str, button: str) -> None:
        now = self.one("select joutai from soudan where ban = ?", soudan)
        then = NAGARE.get((str(now), button))
        self.need(ok=then)
        self.db.execute("update soudan set joutai = ? where ban = ?", (then, soudan))
        if now != then:
            self.db.execute("update soudan set hyouka = 0 where ban = ?", (soudan,))
        if then == "受付":
            self.db.execute("update soudan set juri = 0 where ban = ?", (soudan,))

    def accept(self, soudan: str, by: str) -> None:
        self.need(ok=by == CITY)
        self.press(soudan, "受理")
        self.db.execute("update soudan set juri = 1 where ban = ?", (soudan,))

    def decide(self, soudan: str, plan: str, by: str, day: str) -> None:
        self.need(ok=by == CITY)
        found = self.db.execute(
            "select tekisetsu, doui, hito from keikaku where ban = ?", (plan,)
        ).fetchone()
        self.need(ok=found and found[0] and found[1])
        self.need(ok=self.may_know(found[2], COORDINATOR, day))
        self.press(soudan, "決定")

    def evaluate(self, soudan: str, button: str) -> None:
        self.need(ok=button == "継続" or self.evaluated(soudan))
        self.press(soudan, button)

    def give_back(self, soudan: str) -> None:
        """What was being monitored goes back only after it was evaluated."""
        if self.one("select joutai from soudan where ban = ?", soudan) == "評価中":
            self.need(ok=self.evaluated(soudan))
        self.press(soudan, "戻し")

    def evaluated(self, soudan: str) -> object:
        return self.one("select hyouka from soudan where ban = ?", soudan)

    # --- who may be told what ---

    def consented(self, hito: str, koumoku: str, saki: str, day: str) -> bool:
        return bool(
            self.one(
                "select 1 from doui where hito = ? and koumoku = ? and saki = ? and tekkai = 0"
                " and (kigen is null or ? < kigen)",
                hito,
                koumoku,
                saki,
                day,
            )
        )

    def may_know(self, hito: str, saki: str, day: str) -> bool:
        return self.consented(hito, "health", saki, day)

    def emergency(self, hito: str, by: str, day: str, *, danger: bool) -> bool:
        """Somebody is in danger today, and this person cannot be asked."""
        return bool(
            (danger or self.one("select 1 from kiken where hito = ? and hi = ?", hito, day))
            and (by == CITY or self.one("select 1 from konnan where hito = ?", hito))
        )

    def heard_only(self, kikan: str, hito: str, koumoku: str) -> bool:
        return bool(
            self.one(
                "select 1 from kiita where kikan = ? and hito = ? and koumoku = ?",
                kikan,
                hito,
                koumoku,
            )
        )

    def may_tell(
        self, hito: str, koumoku: str, by: str, to: str, day: str, *, danger: bool, heard: bool
    ) -> bool:
        if self.consented(hito, koumoku, to, day):
            return True
        if self.emergency(hito, by, day, danger=danger):
            return True
        if heard or self.heard_only(by, hito, koumoku):
            return False
        return {by, to} == {CITY, COORDINATOR}

    # --- meetings ---

    def may_talk(
        self,
        shurui: str,
        mokuteki: str,
        hito: str,
        day: str,
        room: list[str],
        told: list[tuple[str, str]],
    ) -> bool:
        if not self.one("select kadai from kihon"):
            return False
        if shurui == "支援会議":
            return mokuteki not in PLAN_TALK
        if not self.one("select 1 from soudan where hito = ? and juri = 1", hito):
            return False
        return all(
            to == holder or self.consented(hito, koumoku, to, day)
            for koumoku, holder in told
            for to in room
        )


class Adapter:
    """What stands between the two (つなぎ)."""

    system = Vendor
    reminders = REMINDERS

    def open(self, case: Case) -> None:
        self.vendor = self.system()
        del case  # the people and agencies are those of every test

    def propose(self, proposal: Proposal) -> Reply:
        db = self.vendor.db
        try:
            with db:
                handled = self._press(proposal.act, proposal.on)
                if handled:
                    self.vendor.save(proposal.expected_version)
        except RefusedError:
            return Reply(Verdict.REFUSED)
        if not handled:
            return Reply(Verdict.NOT_HANDLED)
        return Reply(Verdict.TAKEN, self.reminders.get(proposal.act.type, frozenset()))

    def stages(self) -> Mapping[str, str]:
        slugs = {
            "受付": "uketome",
            "調整中": "coordination",
            "計画中": "planning",
            "支援中": "implementation",
            "評価中": "monitoring",
            "中断": "suspended",
            "戻し": "returned",
            "終了": "closed",
        }
        rows = self.vendor.db.execute("select ban, joutai from soudan")
        return {ban: slugs[joutai] for ban, joutai in rows}

    def _press(self, act: AnyAct, on: dt.date) -> bool:
        vendor, db, day = self.vendor, self.vendor.db, on.isoformat()
        match act:
            case acts.Receive():
                db.execute(
                    "insert into soudan values (?, ?, '受付', 0, 0, null)", (act.track, act.person)
                )
            case acts.DecideAcceptance(result=AcceptanceResult.ACCEPT):
                vendor.accept(act.track, act.by.agency)
            case acts.DecideAcceptance():
                vendor.press(act.track, "不受理")
            case acts.Assess():
                vendor.press(act.track, "聞取り")
                db.execute("update kihon set kadai = 1")
            case acts.DraftPlan():
                vendor.press(act.track, "計画作成")
                db.execute(
                    "insert into keikaku values (?, ?, 0, 0, 0)", (act.plan.id, act.plan.person)
                )
            case acts.Deliberate():
                heard = vendor.one(
                    "select 1 from gidai where kaigi = ? and mokuteki = ? and shingi = 1"
                    " and hito = (select hito from keikaku where ban = ?)"
                    " and (keikaku is null or keikaku = ?)",
                    act.meeting,
                    Purpose.PLAN_DELIBERATION,
                    act.plan,
                    act.plan,
                )
                vendor.need(ok=heard)
                vendor.press(act.track, "協議")
                db.execute(
                    "update keikaku set tekisetsu = ? where ban = ?",
                    (act.result is DeliberationResult.APPROPRIATE, act.plan),
                )
            case acts.DecideSupport():
                vendor.decide(act.track, act.plan, act.by.agency, day)
            case acts.StartSupport():
                vendor.press(act.track, "開始")
            case acts.Monitor():
                vendor.press(act.track, "評価へ")
            case acts.Review():
                button = {
                    "continue_support": "継続",
                    "replan": "再計画",
                    "suspend": "中断",
                    "conclude": "終結",
                    "give_back": "戻し",
                }
                vendor.evaluate(act.track, button[act.result.value])
            case acts.GiveBack():
                vendor.give_back(act.track)
            case acts.Resume():
                vendor.press(act.track, "再開")
            case acts.End():
                vendor.need(ok=act.by.agency == CITY)
                vendor.press(act.track, "打切り")
            case acts.Reopen():
                vendor.press(act.track, "再受付")
            case acts.GiveConsent():
                self._consent(act)
            case acts.WithdrawConsent() | acts.RefuseConsent():
                db.execute("update doui set tekkai = 1 where hito = ?", (act.person,))
            case acts.GiveAssent() | acts.WithdrawAssent():
                db.execute(
                    "update keikaku set doui = ? where ban = ?",
                    (isinstance(act, acts.GiveAssent), act.plan),
                )
            case acts.Share():
                self._share(act, day)
            case acts.ConveneMeeting():
                self._convene(act, day)
            case acts.HearItem():
                self._hear(act, day)
            case _:
                return False
        return True

    def _consent(self, act: acts.GiveConsent) -> None:
        given = act.consent
        self.vendor.need(ok=given.given_by in (None, given.person))
        self.vendor.db.executemany(
            "insert into doui (hito, koumoku, saki, kigen) values (?, ?, ?, ?)",
            [
                (given.person, category, agency, given.until and given.until.isoformat())
                for category in given.scope.categories
                for agency in given.scope.agencies
            ],
        )

    def _share(self, act: acts.Share, day: str) -> None:
        tables = {JudgementKind.DANGER: "kiken", JudgementKind.CONSENT_DIFFICULT: "konnan"}
        for each in act.judgements:
            self.vendor.db.execute(
                f"insert into {tables[each.kind]} values (?, ?)",  # noqa: S608 - two fixed names
                (each.person, day),
            )
        danger = any(each.kind is JudgementKind.DANGER for each in act.judgements)
        for each in act.information:
            self.vendor.need(
                ok=self.vendor.may_tell(
                    each.subject,
                    each.category,
                    act.by.agency,
                    act.to.agency,
                    day,
                    danger=danger,
                    heard=each.source is Source.SHIEN_KAIGI,
                )
            )

    def _convene(self, act: acts.ConveneMeeting, day: str) -> None:
        db, held = self.vendor.db, act.meeting
        shurui = "支援会議" if "b-shien" in held.bodies else "重層的支援会議"
        room = [each.agency or "" for each in held.attendees]
        db.execute("insert into kaigi values (?, ?)", (held.id, shurui))
        db.executemany("insert into seki values (?, ?)", [(held.id, each) for each in room])
        for item in held.items:
            told = [(each.category.value, each.holder.agency) for each in item.information]
            person = item.about or ""
            self.vendor.need(ok=self.vendor.may_talk(shurui, item.purpose, person, day, room, told))
            db.executemany(
                "insert into gidai (kaigi, ban, mokuteki, hito, keikaku, koumoku, teikyou)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                [
                    (held.id, item.id, item.purpose, item.about, item.plan, category, agency)
                    for category, agency in told
                ],
            )

    def _hear(self, act: acts.HearItem, day: str) -> None:
        db = self.vendor.db
        room = [
            row[0] for row in db.execute("select kikan from seki where kaigi = ?", (act.meeting,))
        ]
        for shurui, mokuteki, hito, koumoku, teikyou in db.execute(
            "select k.shurui, g.mokuteki, g.hito, g.koumoku, g.teikyou from gidai g"
            " join kaigi k on k.ban = g.kaigi where g.kaigi = ? and g.ban = ?",
            (act.meeting, act.item),
        ).fetchall():
            self.vendor.need(
                ok=self.vendor.may_talk(shurui, mokuteki, hito, day, room, [(koumoku, teikyou)])
            )
        db.execute(
            "update gidai set shingi = 1 where kaigi = ? and ban = ?", (act.meeting, act.item)
        )
        db.execute(
            "update soudan set hyouka = 1 where hito in (select hito from gidai where kaigi = ?"
            " and ban = ? and mokuteki = ?)",
            (act.meeting, act.item, Purpose.EVALUATION),
        )
        db.execute(
            "insert into kiita select g.kaigi, s.kikan, g.hito, g.koumoku from gidai g"
            " join seki s on s.kaigi = g.kaigi join kaigi k on k.ban = g.kaigi"
            " where g.kaigi = ? and g.ban = ? and k.shurui = '支援会議' and s.kikan <> g.teikyou",
            (act.meeting, act.item),
        )
