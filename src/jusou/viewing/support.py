"""Support as a reader may know it (見える支援): plans, tracks, and what was said of consent."""

from collections.abc import Iterator

from jusou import acts
from jusou.agency import Party
from jusou.consent import Said, Statement
from jusou.information import Information
from jusou.plan import Plan
from jusou.shape import changed
from jusou.viewing.seen import SeenAssent, SeenConsent, SeenPlan, SeenTrack
from jusou.viewing.sight import Sight
from jusou.vocabulary import Capacity, Category, ConsentState, Purpose


def plans(sight: Sight) -> Iterator[SeenPlan]:
    """The plans for this reader: its person's, a part-taker's by consent, its drafter's (見えるプラン)."""
    decided = {
        each.act.plan: each.day
        for each in sight.entries
        if isinstance(each.act, acts.DecideSupport)
    }
    for plan in sight.ledger.plans.values():
        if _sees_plan(sight, plan):
            yield SeenPlan(_readable(sight, plan), decided.get(plan.id))


def _readable(sight: Sight, plan: Plan) -> Plan:
    """A plan without whatever names someone the reader must not know of (読めるプラン)."""
    return changed(
        plan,
        wishes=sight.text(plan.wishes),
        challenges=sight.text(plan.challenges),
        integration=sight.text(plan.integration),
        goals=tuple(each for each in plan.goals if sight.text(each.what)),
        supports=tuple(
            each
            for each in plan.supports
            if sight.text(f"{each.kind}\n{each.content}\n{each.caution}")
        ),
        roles=tuple(each for each in plan.roles if sight.text(each.part)),
    )


def _sees_plan(sight: Sight, plan: Plan) -> bool:
    if sight.is_municipality or sight.person is not None:
        return sight.is_municipality or sight.person == plan.person
    info = Information(plan.person, Category.CIRCUMSTANCES, Party(sight.read.under.agency))
    if not sight.receivers or sight.conceals(info) or sight.hides(plan.person):
        return False
    return all(to is not None and _has_part(sight, plan, to) for to, _ in sight.receivers)


def _has_part(sight: Sight, plan: Plan, to: Party) -> bool:
    read = sight.read
    if any(read.serves(to.agency, each.from_people) for each in sight.ledger.concealments):
        # A plan tells of the whole household.
        return False
    if any(
        isinstance(each.act, acts.DraftPlan) and each.act.plan.id == plan.id and each.act.by == to
        for each in sight.entries
    ):
        return True
    if to.capacity is Capacity.OWN_BUSINESS or all(role.agency != to.agency for role in plan.roles):
        return False
    state = read.consent(plan.person, Category.CIRCUMSTANCES, to, Purpose.PLAN_SHARING)
    return state is ConsentState.GIVEN or read.is_the_municipality(to.agency)


def tracks(sight: Sight, seen: tuple[SeenPlan, ...]) -> Iterator[SeenTrack]:
    """The tracks that are the reader's own, or in whose plan they have a part (見える支援の流れ)."""
    known = {each.plan.id for each in seen}
    for track in sight.ledger.tracks.values():
        if sees_track(sight, track.id) or track.plan in known:
            yield SeenTrack(
                id=track.id,
                person=track.person,
                programme=track.programme,
                stage=track.stage,
                since=track.since,
                lead=track.lead,
                plan=track.plan if track.plan in known else None,
                resume_on=track.resume_on,
                ended=track.ended,
            )


def sees_track(sight: Sight, ident: str) -> bool:
    """Whether the reader leads a track, walks it, or has acted in it in this capacity (支援の流れを見るか)."""
    track = sight.ledger.tracks[ident]
    if sight.is_municipality or sight.person is not None:
        return sight.is_municipality or track.person == sight.person
    if sight.party is None or sight.hides(track.person):
        return False
    capacities = {
        each.act.by.capacity
        for each in sight.entries
        if each.act.by.agency == sight.party.agency and getattr(each.act, "track", None) == ident
    }
    if sight.party.capacity in capacities:
        return True
    return track.lead == sight.party.agency and not capacities


def consents(sight: Sight) -> Iterator[SeenConsent]:
    """What was said of consent: all of it to who asked, their own share to others (見える同意)."""
    by = {each.record.id: each.act.by for each in sight.entries}
    for person, statements in sight.ledger.statements.items():
        if sight.hides(person):
            continue
        named = any(_reaches(sight, each) for each in statements)
        for said in statements:
            whole = (
                sight.is_municipality
                or sight.person == person
                or (sight.party is not None and by.get(said.record) == sight.party)
            )
            told = named and (said.scope is None or _reaches(sight, said))
            if whole or (told and said.said is not Said.UNOBTAINABLE):
                yield _consent(sight, person, said, whole=whole)


def _reaches(sight: Sight, said: Statement) -> bool:
    to = sight.party
    return to is not None and to.agency in (said.recipients or ()) and said.heard_as(to.capacity)


def _consent(sight: Sight, person: str, said: Statement, *, whole: bool) -> SeenConsent:
    scope, read = said.scope, sight.read
    agencies = frozenset(each for each in said.recipients or () if read.agency(each) is not None)
    # Who else is told of it, and who is not, is for those who asked.
    own = frozenset(filter(None, (sight.audience.id,)))
    return SeenConsent(
        person=person,
        said=said.said,
        since=said.since,
        until=said.until,
        categories=scope.categories if scope else frozenset(),
        purposes=scope.purposes if scope else frozenset(),
        agencies=agencies if whole else agencies & own,
        bodies=scope.bodies if scope and whole else frozenset(),
        excluded=said.excluded if whole else frozenset(),
        capacities=scope.capacities if scope else frozenset(),
    )


def assents(sight: Sight, seen: tuple[SeenPlan, ...]) -> Iterator[SeenAssent]:
    """What was said of an application or a plan (見える申込・プランへの同意)."""
    known = {each.plan.id for each in seen}
    for (kind, person, plan), said in sight.ledger.assents.items():
        if sight.is_municipality or sight.person == person or plan in known:
            yield SeenAssent(kind, person, said.said, said.on, plan)
