"""Reading (事実の読取り): from a case, a municipality and a day to the few facts that rules ask for.

Nothing is judged here. Each method answers one fact from what is on record, and "nobody has
recorded it" is one of the values.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from jusou import whence
from jusou.acts import Act, Share, carried, matter_of
from jusou.agency import Agency, Party
from jusou.bars import Conceals
from jusou.consent import Said, consent_state
from jusou.decision import Assented
from jusou.grounds import Regime, regime_of
from jusou.hiding import Hiding
from jusou.household import Concealment, Person, lives_there, together_on
from jusou.information import Information
from jusou.judgement import OF_A_TRANSFER, Judgement, judged
from jusou.law import epoch
from jusou.ledger import Key, Ledger, Request, Track, is_answered
from jusou.meeting import Body, Running
from jusou.municipality import Municipality
from jusou.provenance import learnt_anew
from jusou.shape import changed
from jusou.term import runs
from jusou.vocabulary import (
    AssentKind,
    Capacity,
    Category,
    Character,
    ConsentState,
    GroundKind,
    JudgementKind,
    Purpose,
    Recorded,
    Residence,
    Source,
    SourceStatute,
    Tie,
    YesNo,
)
from jusou.whence import NOWHERE, Heard

Day = dt.date

#: Whoever hears these knows who it is.
IDENTIFYING = frozenset({Category.BASIC, Category.ADDRESS, Category.REPORTER})

_ASSENTED = {
    Said.GIVEN: Assented.GIVEN,
    Said.REFUSED: Assented.REFUSED,
    Said.WITHDRAWN: Assented.WITHDRAWN,
    Said.ASKED: Assented.AWAITING,
}


class Reading:
    """What is on record, seen from one municipality on one day (読取り).

    *act* lends the judgements it carries: an act may state its own danger or necessity. *law_on* is
    the day whose law is asked, where that is not the day itself: to see a reform before it arrives.
    """

    __slots__ = (
        "__dict__",
        "_by_kind",
        "_characters",
        "_consents",
        "_members",
        "_together",
        "act",
        "epoch",
        "judgements",
        "law_on",
        "ledger",
        "on",
        "own",
        "relies_on",
        "under",
    )

    def __init__(
        self,
        ledger: Ledger,
        under: Municipality,
        on: Day,
        act: Act | None = None,
        *,
        law_on: Day | None = None,
    ) -> None:
        self.ledger = ledger
        self.under = under
        self.on = on
        self.law_on = law_on or on
        self.epoch = epoch(self.law_on)
        self.act = act
        self.own = own = carried(act) if act is not None and act.judgements else ()
        judgements = ledger.judgements
        self.judgements: Iterable[Judgement] = (*judgements, *own) if own else judgements
        self.relies_on: frozenset[GroundKind] = getattr(act, "relies_on", frozenset())
        # Asked of each receiver in turn, by several rules.
        self._characters: dict[str, Character | None] = {}
        self._consents: dict[tuple[str, Category, object, Purpose], ConsentState] = {}
        self._members: dict[tuple[str, Day], frozenset[Party]] = {}
        self._together: tuple[str, ...] | None = None
        self._by_kind: dict[JudgementKind, list[Judgement]] | None = None

    @cached_property
    def matter(self) -> frozenset[str]:
        """The sitting and the request that the act is about (行為の対象)."""
        found = frozenset(filter(None, matter_of(self.act) if self.act is not None else ()))
        if isinstance(self.act, Share) and not is_answered(self.ledger, self.act):
            return found - {self.act.request}
        return found

    # --- who and what ---

    def agency(self, ident: str) -> Agency | None:
        """An agency of the municipality's profile, or of the case (機関). The profile knows better."""
        return self.under.agencies_by_id.get(ident) or self.ledger.agencies.get(ident)

    def secrecies(self, agencies: Iterable[str]) -> set[SourceStatute]:
        """The secrecies under which these work or worked, by profile and case together (他法の守秘)."""
        found = set[SourceStatute]()
        for agency in agencies:
            found.update(self.ledger.gathered_under.get(agency, ()))
            for known in (self.under.agencies_by_id, self.ledger.agencies):
                if agency in known:
                    found.add(known[agency].secrecy)
        return found

    def character(self, agency: str) -> Character | None:
        """The legal character of an agency on the day, ``None`` of one unknown (法的性格)."""
        if agency not in self._characters:
            found = self.agency(agency)
            self._characters[agency] = None if found is None else found.character_on(self.on)
        return self._characters[agency]

    def body(self, ident: str) -> Body | None:
        """A body of the case, or of the municipality (会議体)."""
        return self.ledger.bodies.get(ident) or self.under.bodies_by_id.get(ident)

    def bodies(self) -> tuple[Body, ...]:
        """All bodies, the case's own first (すべての会議体)."""
        return tuple({**self.under.bodies_by_id, **self.ledger.bodies}.values())

    def members(self, body: str, on: Day) -> frozenset[Party]:
        """The agencies that sit in a body on a day, each in its capacity (会議体の構成員)."""
        key = body, on
        seated = self._members.get(key)
        if seated is None:
            found = self.body(body)
            seated = self._members[key] = found.seated_on(on) if found else frozenset()
        return seated

    @cached_property
    def household(self) -> frozenset[str]:
        """Everyone who belongs or belonged to the household (世帯員)."""
        return frozenset(each.person for each in self.ledger.members)

    def person(self, ident: str) -> Person | None:
        """A person of the case (本人・関係者)."""
        return self.ledger.people.get(ident)

    def is_the_municipality(self, agency: str) -> bool:
        """Whether an agency is this municipality or a section of its mayor's office (市町村か).

        Another municipality is an "other public body" here.
        """
        return self.character(agency) is Character.MUNICIPALITY

    def by_municipality(self, by: Party) -> YesNo:
        """Whether the municipality acts, in its own right (市町村による行為か)."""
        return YesNo.of(
            holds=by.capacity is Capacity.OFFICIAL and self.is_the_municipality(by.agency)
        )

    @property
    def by_kind(self) -> Mapping[JudgementKind, Sequence[Judgement]]:
        """The judgements on record, by kind (種類ごとの判断の記録)."""
        found = self._by_kind
        if found is None:
            found = self._by_kind = dict[JudgementKind, list[Judgement]]()
            for each in self.judgements:
                found.setdefault(each.kind, []).append(each)
        return found

    def names_receivers(self) -> bool:
        """Whether any judgement on record holds for one receiver alone (相手を限った判断があるか)."""
        return not OF_A_TRANSFER.isdisjoint(self.by_kind) and any(
            each.to is not None for each in self.judgements
        )

    def judged(
        self,
        kind: JudgementKind,
        *,
        person: str | None = None,
        body: str | None = None,
        to: str | None = None,
        category: Category | None = None,
    ) -> Recorded:
        """The latest judgement of a kind in force (判断の記録)."""
        found = self.by_kind.get(kind)
        if found is None:
            return Recorded.NOT_RECORDED
        return judged(
            found,
            kind,
            self.on,
            person=person,
            body=body,
            to=to,
            category=category,
            matter=self.matter,
        )

    def danger(
        self, subject: str, *, to: str | None = None, category: Category | None = None
    ) -> Recorded:
        """Whether life, body or property is in danger (危険). One that the act itself states is anyone's.

        The law says 「人の」: to save the mother, what must be known of her son may be told.
        """
        kind = JudgementKind.DANGER
        for each in self.own:
            if each.kind is kind and each.finding and each.on <= self.on:
                return judged(
                    (each,),
                    kind,
                    self.on,
                    person=each.person,
                    to=to,
                    category=category,
                    matter=self.matter,
                )
        return self.judged(kind, person=subject, to=to, category=category)

    # --- consent and assents ---

    def consent(
        self, person: str, category: Category, receiver: Party | str, purpose: Purpose
    ) -> ConsentState:
        """The state of a person's consent for one use, by an agency or a person (同意の状態)."""
        statements = self.ledger.statements.get(person)
        if not statements:
            return ConsentState.NEVER_ASKED
        who = receiver if isinstance(receiver, str) else (receiver.agency, receiver.capacity)
        key = person, category, who, purpose
        found = self._consents.get(key)
        if found is None:
            named = self.under.form_names
            found = consent_state(
                statements, category, receiver, purpose, self.on, members=self.members, named=named
            )
            self._consents[key] = found
        return found

    def assented(self, kind: AssentKind, person: str, plan: str | None = None) -> Assented:
        """The state of an application, or of assent to a plan (申込・プランへの同意の状態)."""
        said = self.ledger.assents.get((kind, person, plan))
        if said is None and kind is AssentKind.APPLICATION:
            said = self.ledger.assents.get((kind, person, None))
        return _ASSENTED[said.said] if said else Assented.NEVER_ASKED

    # --- one cell: one piece of information, one receiver ---

    def regime(self, agency: str) -> Regime:
        """Which privacy rules bind a sharer (提供元の規律)."""
        return regime_of(self.character(agency), self.law_on)

    def is_anonymous(self, info: Information) -> YesNo:
        """Whether nobody can tell who this is (匿名か).

        Someone of a household of which a member is known is known through them; so is whoever is
        on record as tied to it.
        """
        person = self.person(info.subject)
        if person is None or not person.anonymous or info.category in IDENTIFYING:
            return YesNo.NO
        tied = self.household | {each.person for each in self.ledger.associates}
        named = {*info.names} | (self.household if info.subject in tied else frozenset[str]())
        people = [self.person(each) for each in named]
        return YesNo.of(holds=all(each is not None and each.anonymous for each in people))

    def living_challenges(self, subject: str) -> Recorded:
        """Whether someone is of a household with challenges of community life (地域生活課題)."""
        person = self.person(subject)
        outside = (
            person is not None and person.residence is Residence.ELSEWHERE
        ) or not lives_there(self.ledger.members, subject, self.on)
        said = self.by_kind.get(JudgementKind.LIVING_CHALLENGES)
        if said is not None:
            # What names nobody is said of the household, not of those outside it.
            found = judged(
                [each for each in said if not outside or each.person is not None],
                JudgementKind.LIVING_CHALLENGES,
                self.on,
                person=subject,
                matter=self.matter,
            )
            if found is not Recorded.NOT_RECORDED:
                return found
        if outside:
            return Recorded.NO
        return Recorded.YES if self.ledger.challenges else Recorded.NOT_RECORDED

    def heard(self, info: Information) -> Heard:
        """The meetings from which alone the holder has it; none if held otherwise (聞いた会議).

        Heard in two meetings, each under a secrecy of its own, it was heard in neither freely.
        """
        if learnt_anew(self.ledger, info):
            return NOWHERE
        key: Key = (info.holder.agency, info.subject, info.category)
        known, bodies = self.ledger.ways.get(key, ()), self.under.bodies_by_id
        only = whence.all_kept(bodies, known)
        if info.source is not Source.SHIEN_KAIGI:
            return whence.heard(bodies, known) if only else NOWHERE
        recorded = whence.heard(bodies, known)
        meeting = self.ledger.meetings.get(info.heard_at or "")
        there = (meeting.bodies if meeting else frozenset[str]()) | recorded.bodies
        return Heard(there or frozenset({"?"}), recorded.elsewhere if only else frozenset())

    def as_recorded(self, info: Information) -> Information:
        """The same in the capacity in which its holder learnt it, by the record (知った立場)."""
        key: Key = (info.holder.agency, info.subject, info.category)
        known = self.ledger.capacities.get(key)
        if not known or info.holder.capacity in known or learnt_anew(self.ledger, info):
            return info
        learnt = next(each for each in Capacity if each in known)
        return changed(info, holder=Party(info.holder.agency, learnt))

    @cached_property
    def hidings(self) -> tuple[Hiding, ...]:
        """The concealments in force, each with where its two sides stand (その日の秘匿)."""
        return tuple(
            self._hiding(each)
            for each in self.ledger.concealments
            if runs(each.since, each.until, self.on)
        )

    def _hiding(self, concealment: Concealment) -> Hiding:
        person, others = concealment.person, concealment.from_people
        here = frozenset(self.household_now())
        # Who lives with a concealed person gives away where they are.
        apart = person in here and here.isdisjoint(others)
        across = self._serving(others)
        theirs = frozenset(each for each in across if self.sides_with(each, person))
        ever = {each.agency for each in self.ledger.involvements if each.person in others}
        return Hiding(
            concealment,
            here if apart else frozenset({person}),
            self._serving({person}) - across,
            across - theirs,
            others.union(each for each in ever if not self.sides_with(each, person)),
        )

    def conceals(self, info: Information, to: Party | None, person: str | None) -> Conceals:
        """Whether it would reach someone from whom a person in it is concealed (秘匿)."""
        if not self.ledger.concealments:
            return Conceals.NO
        found = Conceals.NO
        for hiding in self.hidings:
            touched = hiding.touched_by(info)
            if touched is Conceals.NO:
                continue
            if person is not None and person in hiding.concealment.from_people:
                if touched is Conceals.RECEIVER:
                    return Conceals.RECEIVER
                found = Conceals.MAY_REVEAL if found is Conceals.NO else found
            elif to is not None and to.agency in hiding.across:
                if touched is Conceals.RECEIVER:
                    found = Conceals.OTHER_SIDE
                elif found is Conceals.NO:
                    found = Conceals.MAY_REVEAL
        return found

    def may_be_asked(self, person: str) -> bool:
        """Whether asking them puts nobody in danger: no one is concealed from them (尋ねてよい人か)."""
        for tied in self.ledger.associates:
            if tied.person == person:
                if tied.tie is Tie.PERPETRATOR:
                    return False
                break
        for each in self.ledger.concealments:
            if person in each.from_people and runs(each.since, each.until, self.on):
                return False
        return True

    def sides_with(self, agency: str, person: str) -> bool:
        """Whether the municipality knows an agency to support a concealed person (秘匿されている側の機関か).

        What another entered does not count: the other side's helpers would enter it themselves.
        """
        return any(
            each.agency == agency
            and each.person == person
            and runs(each.since, each.until, self.on)
            and (
                each not in self.ledger.entered_by
                or self.is_the_municipality(self.ledger.entered_by[each])
            )
            for each in self.ledger.involvements
        )

    def serves(self, agency: str, people: frozenset[str]) -> bool:
        """Whether an agency is on record as supporting one of these people (機関の関わり)."""
        return agency in self._serving(people)

    def _serving(self, people: Collection[str]) -> frozenset[str]:
        return frozenset(
            each.agency
            for each in self.ledger.involvements
            if each.person in people and runs(each.since, each.until, self.on)
        )

    def identifies_reporter(self, info: Information) -> YesNo:
        """Whether it tells who reported: by its category, or because they appear in it (通報者が分かるか)."""
        if info.category is Category.REPORTER:
            return YesNo.YES
        reporters = self.ledger.reporters()
        return YesNo.of(
            holds=bool(reporters) and not reporters.isdisjoint({info.subject, *info.names})
        )

    # --- one item: its head ---

    def running(self) -> Running:
        """The phase of the scheme (実施段階)."""
        return self.under.running(self.on)

    # --- steps ---

    def track(self, ident: str) -> Track | None:
        """A track of the case (支援の流れ)."""
        return self.ledger.tracks.get(ident)

    def request(self, ident: str | None) -> Request | None:
        """A recorded request for cooperation (協力要請)."""
        return self.ledger.requests.get(ident) if ident else None

    def household_now(self) -> tuple[str, ...]:
        """The members of the household on the day (その日の世帯員)."""
        found = self._together
        if found is None:
            found = self._together = together_on(self.ledger.members, self.on)
        return found
