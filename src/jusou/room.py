"""Who is in the room, and whose matter it is (会議の場の事実): what the rules of a meeting ask for."""

import functools
from collections.abc import Iterable
from typing import NamedTuple

import attrs

from jusou.agency import Attendee, Party, Receiver
from jusou.bars import Conceals
from jusou.consent import WORST_CONSENT_FIRST, consent_state
from jusou.grounds import PUBLIC_CHARACTERS
from jusou.information import Information
from jusou.meeting import (
    AgendaItem,
    Body,
    Lay,
    Present,
    Suspicion,
)
from jusou.neighbours import NEIGHBOURS, Binds
from jusou.reading import Reading
from jusou.secrecy import BY_MEETING, binds
from jusou.term import runs
from jusou.vocabulary import (
    Basis,
    Capacity,
    Category,
    Character,
    ConsentState,
    Organiser,
    Profession,
    Programme,
    Purpose,
    Recorded,
    YesNo,
)

#: An attendee, and what they are by profession (出席者とその職種).
Seated = tuple[Attendee, tuple[Profession, ...]]


class Room(NamedTuple):
    """Who is in the room for an item, read once for all that is asked of them (議題の場)."""

    seated: tuple[Seated, ...]
    receivers: tuple[Receiver, ...]


def receivers_of(attendees: Iterable[Attendee]) -> list[Receiver]:
    """Everyone who hears it, each once (聞く人)."""
    found: dict[Receiver, None] = {}
    for each in attendees:
        if each.person is not None:
            found[None, each.person] = None
        elif each.party is not None:
            found[each.party, None] = None
    return list(found)


def about_residents(read: Reading, subjects: Iterable[str]) -> Recorded:
    """Whether any of these is of a household with such challenges (対象)."""
    found = [read.living_challenges(each) for each in subjects]
    if Recorded.YES in found:
        return Recorded.YES
    return Recorded.NO if set(found) == {Recorded.NO} else Recorded.NOT_RECORDED


def present(seated: Iterable[Seated]) -> Present:
    """Whether the person or family is in the room (本人・家族の同席)."""
    there = any(each.person for each, _ in seated)
    return Present.HOUSEHOLD if there else Present.AGENCIES_ONLY


def lay(read: Reading, seated: Iterable[Seated], body: Body, basis: Basis | None = None) -> Lay:
    """Whether someone bound by no statute is in the room, and has pledged (法定の守秘のない人).

    With a *basis* whose Act lays secrecy on the meeting, those whom that binds are bound.
    """
    unbound = [each for each, are in seated if each.agency is not None and not are]
    if basis is not None:
        unbound = [
            each
            for each in unbound
            if bound_by_meeting(read, body, basis, each) is not Recorded.YES
        ]
    if not unbound:
        return Lay.NOBODY
    return (
        Lay.PLEDGED if all(_pledged(read, body.id, each) for each in unbound) else Lay.NOT_PLEDGED
    )


def _pledged(read: Reading, body: str, attendee: Attendee) -> bool:
    return any(
        each.body == body and each.agency == attendee.agency and runs(None, each.until, read.on)
        for each in read.ledger.pledges
    )


def professions(read: Reading, attendee: Attendee) -> tuple[Profession, ...]:
    """What an attendee is by profession, and by the agency they come from (出席者の職種).

    Whoever says they are of the scheme's contractor is so while the contract runs: what they
    learnt in it stays secret after it, but it does not bind them to what they hear later.
    """
    found = None if attendee.agency is None else read.agency(attendee.agency)
    return _are(
        attendee.profession,
        None if found is None else read.character(found.id),
        found is not None and found.is_entrusted(None, read.on),
        attendee.capacity is Capacity.ENTRUSTED,
    )


@functools.cache
def _are(
    profession: Profession,
    character: Character | None,
    entrusted: bool,  # noqa: FBT001
    under_contract: bool,  # noqa: FBT001
) -> tuple[Profession, ...]:
    are = {profession} - {Profession.NONE}
    if not entrusted:
        are -= {Profession.SCHEME_STAFF}
    if character in PUBLIC_CHARACTERS:
        are.add(Profession.PUBLIC_OFFICIAL)
    elif character is Character.WELFARE_COMMISSIONER:
        are.add(Profession.WELFARE_COMMISSIONER)
    if entrusted and under_contract:
        are.add(Profession.SCHEME_STAFF)
    return tuple(each for each in Profession if each in are)


def seat(read: Reading, attendees: Iterable[Attendee]) -> Room:
    """What is read of a room (場の事実)."""
    there = tuple(attendees)
    return Room(
        tuple([(each, professions(read, each)) for each in there]), tuple(receivers_of(there))
    )


def bound_by_meeting(read: Reading, body: Body, basis: Basis, attendee: Attendee) -> Recorded:
    """Whether the secrecy of a meeting on this basis binds an attendee (会議の守秘が及ぶか)."""
    bond = BY_MEETING.get(basis)
    if bond is None or bond.article.place(read.on) is None:
        return Recorded.NO
    hosts = NEIGHBOURS[basis].hosts if basis in NEIGHBOURS else frozenset({Organiser.MUNICIPALITY})
    if body.organiser not in hosts:
        # Whoever else holds it, it is not that meeting.
        known = body.organiser not in (Organiser.NOT_STATED, Organiser.NOT_SEEN, Organiser.OTHER)
        return Recorded.NO if known else Recorded.NOT_RECORDED
    if binds(basis) is Binds.ENGAGED:
        return Recorded.YES
    members = body.members_on(read.on)
    sits = attendee.agency in members if members else body.id in attendee.bodies
    return Recorded.YES if sits else Recorded.NO


def accepted(read: Reading, people: Iterable[str]) -> YesNo:
    """Whether the municipality has accepted any of these for coordination (受理)."""
    wanted = set(people)
    return YesNo.of(
        holds=any(
            track.accepted and track.person in wanted
            for track in read.ledger.tracks.values()
            if track.programme is Programme.COORDINATION
        )
    )


def consent_for_item(
    read: Reading, item: AgendaItem, receivers: Iterable[tuple[Party | None, str | None]]
) -> ConsentState:
    """The weakest consent among those whose matter it is (議題に対する本人の同意)."""
    people = (
        [item.about]
        if item.about
        else list(dict.fromkeys(each.subject for each in item.information))
    )
    hearers = [each for receiver in receivers for each in receiver if each is not None]
    found: list[ConsentState] = []
    for person in people:
        holders: dict[Category, set[str]] = {}
        for each in item.information:
            if each.subject == person:
                holders.setdefault(each.category, set()).add(each.holder.agency)
        for category, held_by in (holders or {Category.CIRCUMSTANCES: set[str]()}).items():
            for hearer in hearers:
                # Whoever alone holds it hears nothing new, nor does the person.
                known = hearer == person if isinstance(hearer, str) else held_by == {hearer.agency}
                if not known:
                    found.append(read.consent(person, category, hearer, item.purpose))
    if not found:
        return _any_consent(read, people, item.purpose)
    return min(found, key=WORST_CONSENT_FIRST.index)


def _any_consent(read: Reading, people: Iterable[str], purpose: Purpose) -> ConsentState:
    states = [_last_word(read, person, purpose) for person in people]
    return min(states, key=WORST_CONSENT_FIRST.index, default=ConsentState.NEVER_ASKED)


def _last_word(read: Reading, person: str, purpose: Purpose) -> ConsentState:
    """What a person last said of this purpose, where nobody new would hear (最後の陳述)."""
    said = [
        attrs.evolve(each, scope=None, recipients=frozenset(), excluded=frozenset())
        for each in read.ledger.statements.get(person, ())
        if each.scope is None or purpose in each.scope.purposes
    ]
    return consent_state(
        said, Category.CIRCUMSTANCES, person, purpose, read.on, members=read.members
    )


def suspicion(read: Reading, people: Iterable[str]) -> Suspicion:
    """Whether abuse of any of these is suspected, and reported (虐待の疑いと通報)."""
    found = Suspicion.NONE
    for person in people:
        suspected = read.ledger.suspicions.get(person, frozenset())
        if suspected - read.ledger.reports.get(person, frozenset()):
            return Suspicion.UNREPORTED
        if suspected:
            found = Suspicion.REPORTED
    return found


def concealed_in_room(
    read: Reading, people: Iterable[str], receivers: Iterable[tuple[Party | None, str | None]]
) -> Conceals:
    """Whether someone in the room must not know that these people are dealt with at all (秘匿)."""
    if not read.ledger.concealments:
        return Conceals.NO
    known = [Information(person, Category.BASIC, read.under.party) for person in people]
    found = {read.conceals(each, *receiver) for receiver in receivers for each in known}
    return next(
        (each for each in (Conceals.RECEIVER, Conceals.OTHER_SIDE) if each in found),
        Conceals.NO,
    )


def parties(read: Reading) -> tuple[Party, ...]:
    """The municipality, its contractors, and every agency the case names (関わる機関)."""
    found = {read.under.agency: read.under.party}
    for agency in read.under.agencies:
        if agency.is_entrusted(None, read.on):
            found[agency.id] = Party(agency.id, Capacity.ENTRUSTED)
    for info in read.ledger.information:
        found.setdefault(info.holder.agency, info.holder)
    for ident in read.ledger.agencies:
        found.setdefault(ident, Party(ident))
    return tuple(party for party in found.values() if not _on_the_other_side(read, party.agency))


def _on_the_other_side(read: Reading, agency: str) -> bool:
    """Whether an agency supports someone from whom another is concealed (秘匿の相手方の機関)."""
    return any(agency in each.across for each in read.hidings)
