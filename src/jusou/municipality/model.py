"""A municipality (自治体の運用プロファイル): its choices as data, which name, narrow and fill.

It never widens what statute allows. What it does not say, what nobody has looked up, and "no"
are three different things.

What the rules read has its own fields. What a document says beside that is kept for people to
read, and for `jusou.municipality.check`: no answer is computed from it.
"""

import datetime as dt
import functools
from collections.abc import Iterator, Mapping
from functools import cached_property

from jusou.agency import Agency, Party, cycles
from jusou.errors import Problem
from jusou.identifiers import code_problems
from jusou.judgement import Departure
from jusou.meeting import Body, Running, Taken, taken_as
from jusou.municipality import load
from jusou.municipality.constitutions import Constitution
from jusou.municipality.floor import below_the_law
from jusou.municipality.indicators import Action, Evaluation, Indicator
from jusou.municipality.programmes import (
    Eligibility,
    EntrustmentRule,
    ImplementationPlan,
    Operator,
    Phase,
    ReferralGuide,
    Role,
    Service,
)
from jusou.municipality.support import (
    Area,
    AssentRule,
    DecisionRule,
    Discovery,
    Emergency,
    Ending,
    Flow,
    Form,
    IssueChain,
    OrderException,
    ReportOwed,
    Review,
    Site,
    Suspension,
    Tool,
)
from jusou.municipality.terms import FormKind, JointCount, PlanItem
from jusou.municipality.texts import (
    Clause,
    Instrument,
    Misprint,
    Passage,
    PrintedArticle,
    Provenance,
    PurposeOfUse,
    Retention,
    Undefined,
    Unseen,
    cited,
)
from jusou.municipality.tree import dangling
from jusou.plain import fingerprint, from_plain, to_plain
from jusou.shape import AgencyId, ProfileId, duplicates, entity, fields
from jusou.term import runs
from jusou.vocabulary import Category, Character, OrderRule, Programme, Purpose, Stated, TakenUp
from jusou.wording import Text

Day = dt.date


@entity
class Municipality:
    """One municipality's way of running the scheme (自治体の運用).

    *purposes_seen* tells whether anyone has read its documents on the purpose of use: only
    then does their silence mean no. *scheme_name* is what it calls the scheme; *unlisted* are
    programmes that its list lacks, *not_run* those it says it does not run. *code* is its
    全国地方公共団体コード; *joint_sittings* is how it counts a sitting that serves two meetings.
    """

    id: ProfileId
    name: str
    version: str
    agency: AgencyId
    agencies: tuple[Agency, ...] = ()
    bodies: tuple[Body, ...] = ()
    phases: tuple[Phase, ...] = ()
    outreach_order: OrderRule = OrderRule.NOT_STATED
    participation_order: OrderRule = OrderRule.NOT_STATED
    purposes_of_use: tuple[PurposeOfUse, ...] = ()
    purposes_seen: Stated = Stated.NOT_SEEN
    departures: tuple[Departure, ...] = ()
    source: str | None = None
    plan: ImplementationPlan | None = None
    roles: tuple[Role, ...] = ()
    services: tuple[Service, ...] = ()
    referral: ReferralGuide | None = None
    passages: tuple[Passage, ...] = ()
    scheme_name: str | None = None
    plan_item: PlanItem = PlanItem.NOT_STATED
    unlisted: frozenset[Programme] = frozenset()
    not_run: frozenset[Programme] = frozenset()
    constitutions: tuple[Constitution, ...] = ()
    eligibility: tuple[Eligibility, ...] = ()
    operators: tuple[Operator, ...] = ()
    entrustment: EntrustmentRule | None = None
    order_exceptions: tuple[OrderException, ...] = ()
    decisions: tuple[DecisionRule, ...] = ()
    flows: tuple[Flow, ...] = ()
    endings: tuple[Ending, ...] = ()
    suspension: Suspension | None = None
    review: Review | None = None
    reports: tuple[ReportOwed, ...] = ()
    assents: tuple[AssentRule, ...] = ()
    forms: tuple[Form, ...] = ()
    discovery: tuple[Discovery, ...] = ()
    issue_chains: tuple[IssueChain, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    tools: tuple[Tool, ...] = ()
    sites: tuple[Site, ...] = ()
    areas: tuple[Area, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    actions: tuple[Action, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    printed_articles: tuple[PrintedArticle, ...] = ()
    misprints: tuple[Misprint, ...] = ()
    clauses: tuple[Clause, ...] = ()
    undefined: tuple[Undefined, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    retention: tuple[Retention, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    code: str | None = None
    joint_sittings: JointCount = JointCount.NOT_STATED

    @classmethod
    def load(cls, name: str) -> "Municipality":
        """A profile that comes with jusou, by its id (付属の運用プロファイル).

        Raises: `UnknownNameError`, which lists what there is.
        """
        return _load(name)

    @staticmethod
    def shipped() -> tuple[str, ...]:
        """The ids of the profiles that come with jusou (付属する運用プロファイルの一覧)."""
        return load.shipped()

    @classmethod
    def from_toml(cls, text: str | bytes) -> "Municipality":
        """A profile from its TOML text, or from the bytes of its file (TOML から作る).

        Raises: `UnreadableError` with the line if it is no TOML, `InvalidError` with all problems
        and the key path of each if it is no profile.
        """
        return from_plain(Municipality, load.table(text))

    def problems(self) -> Iterator[Problem]:
        for path, ids in (
            ("agencies", (each.id for each in self.agencies)),
            ("bodies", (each.id for each in self.bodies)),
            ("roles", (each.id for each in self.roles)),
            ("services", (each.id for each in self.services if each.id)),
            ("indicators", (each.id for each in self.indicators)),
            ("instruments", (each.id for each in self.instruments)),
        ):
            yield from duplicates(path, ids)
        yield from code_problems("code", self.code)
        yield from _twice_constituted(self.constitutions)
        yield from dangling(self)
        yield from self._rings()
        yield from self._unknown_provisions()
        yield from self._provenance_of_nothing()
        yield from below_the_law(self)

    def _rings(self) -> Iterator[Problem]:
        round_ids = set(cycles({each.id: each for each in self.agencies}))
        for index, agency in enumerate(self.agencies):
            if agency.id in round_ids:
                yield Problem(
                    f"agencies[{index}].part_of",
                    "cycle",
                    Text("機関の所属がひと回りしています。", "the chain of part_of comes round"),
                )
        parents = {each.id: each.under for each in self.instruments if each.under}
        for index, instrument in enumerate(self.instruments):
            if _comes_round(instrument.id, parents):
                yield Problem(
                    f"instruments[{index}].under",
                    "cycle",
                    Text("文書の上下がひと回りしています。", "the chain of under comes round"),
                )
        above = {each.body: each.within for each in self.constitutions if each.within}
        for index, constitution in enumerate(self.constitutions):
            if _comes_round(constitution.body, above):
                yield Problem(
                    f"constitutions[{index}].within",
                    "cycle",
                    Text("会議体の傘がひと回りしています。", "the chain of within comes round"),
                )

    def _unknown_provisions(self) -> Iterator[Problem]:
        named = [
            *((f"clauses[{i}].provision", each.provision) for i, each in enumerate(self.clauses)),
            *(
                (f"printed_articles[{i}].means", each.means)
                for i, each in enumerate(self.printed_articles)
            ),
            *(
                (f"constitutions[{i}].functions[{place}].differs_from", function.differs_from)
                for i, each in enumerate(self.constitutions)
                for place, function in enumerate(each.functions)
                if function.differs_from is not None
            ),
        ]
        for path, slug in named:
            if cited(slug) is None:
                yield Problem(path, "dangling", _NO_CITATION)

    def _provenance_of_nothing(self) -> Iterator[Problem]:
        known = set(fields(Municipality))
        known |= {each.id for each in self.agencies} | {each.id for each in self.bodies}
        for index, each in enumerate(self.provenance):
            for place, name in enumerate(each.of):
                if name not in known:
                    yield Problem(f"provenance[{index}].of[{place}]", "dangling", _NOTHING)

    def running(self, on: Day) -> Running:
        """The phase of the scheme on a day (その日の実施段階)."""
        if not self.phases:
            return Running.NOT_STATED
        return next(
            (each.running for each in reversed(self.phases) if runs(each.since, each.until, on)),
            Running.NOT_RUNNING,
        )

    def trial_over(self, on: Day) -> Phase | None:
        """The trial that is over, if nothing known has followed it by a day (終わった試行)."""
        ended = [
            each
            for each in self.phases
            if each.name and each.until is not None and each.until <= on
        ]
        if not ended or self.running(on) in (Running.FULL, Running.PREPARING):
            return None
        return max(ended, key=lambda each: each.since)

    def eligibility_for(self, programme: Programme) -> tuple[Eligibility, ...]:
        """Whom a programme is for: what is said of it, or else of the whole scheme (対象者の定め)."""
        own = tuple(each for each in self.eligibility if programme in each.programmes)
        return own or tuple(
            each for each in self.eligibility if not each.programmes and each.service is None
        )

    @cached_property
    def form_names(self) -> frozenset[str] | None:
        """The agencies that its one form of consent, or the rules beside it, names (同意書の宛先).

        ``None`` if nobody has read them, or if it has several forms: then no form is known to
        be the one that was signed.
        """
        forms = [each for each in self.forms if each.kind is FormKind.CONSENT]
        if len(forms) != 1 or forms[0].rules_seen is not Stated.YES:
            return None
        return frozenset(forms[0].agencies)

    def purpose_documented(
        self, category: Category, recipient: Character, purpose: Purpose, on: Day
    ) -> Stated:
        """Whether its documents name this disclosure (利用目的の記載の有無)."""
        for each in self.purposes_of_use:
            if each.names(category, recipient, purpose, on):
                return Stated.YES
        return Stated.NOT_SEEN if self.purposes_seen is Stated.NOT_SEEN else Stated.NOT_STATED

    def takes_up(self, body: Body | None) -> TakenUp:
        """Whether a body is the one that takes up local issues here (地域課題を取り上げる会議体か)."""
        named = {each.taken_up_by for each in self.issue_chains} - {None}
        if named:
            return TakenUp.NAMED if body and body.id in named else TakenUp.ANOTHER
        national = body and Taken.JUSOU_SHIEN_KAIGI in taken_as(body.bases, None)
        return TakenUp.NATIONAL if national else TakenUp.NOT_NAMED

    @cached_property
    def party(self) -> Party:
        """The municipality itself as whoever acts (自治体そのもの)."""
        return Party(self.agency)

    @cached_property
    def bodies_by_id(self) -> Mapping[str, Body]:
        """Its bodies by id (会議体の索引)."""
        return {each.id: each for each in self.bodies}

    @cached_property
    def constitutions_by_body(self) -> Mapping[str, Constitution]:
        """What is known of how each body is constituted, by body (会議体の定めの索引)."""
        return {each.body: each for each in self.constitutions}

    @cached_property
    def agencies_by_id(self) -> Mapping[str, Agency]:
        """Its agencies by id (機関の索引)."""
        return {each.id: each for each in self.agencies}

    @cached_property
    def hash(self) -> str:
        """The SHA-256 of what it says, whatever the order of keys and comments (内容の要約値).

        Taken of its plain data, in which what equals its default is left out.
        """
        return fingerprint(to_plain(self))

    @property
    def ref(self) -> tuple[str, str, str]:
        """Its id, version and hash, as a history keeps them (参照)."""
        return self.id, self.version, self.hash


_NO_CITATION = Text(
    "jusou の出典にない条文です。docs の「出典の一覧」の識別子を書いてください。",
    "no citation of jusou; take an id from the list of sources",
)
_NOTHING = Text(
    "プロファイルの項目名でも、機関・会議体の識別子でもありません。",
    "neither a key of the profile nor the id of an agency or body",
)


def _twice_constituted(constitutions: tuple[Constitution, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, each in enumerate(constitutions):
        if each.body in seen:
            yield Problem(
                f"constitutions[{index}].body",
                "duplicate",
                Text("同じ会議体の定めが2つあります。", "this body is constituted twice"),
            )
        seen.add(each.body)


def _comes_round(start: str, above: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    at = above.get(start)
    while at is not None and at not in seen:
        if at == start:
            return True
        seen.add(at)
        at = above.get(at)
    return False


@functools.cache
def _load(name: str) -> Municipality:
    return Municipality.from_toml(load.text_of(name))
