"""Who is in the room, and whose matter it is (会議の場の事実): what the rules of a meeting ask for."""

from collections.abc import Iterable

from jusou.agency import Attendee, Party
from jusou.bars import Conceals
from jusou.consent import WORST_CONSENT_FIRST, Said
from jusou.information import Information
from jusou.meeting import (
    AgendaItem,
    Lay,
    Present,
    Suspicion,
)
from jusou.reading import PUBLIC_CHARACTERS, Reading
from jusou.term import runs
from jusou.vocabulary import (
    Capacity,
    Category,
    Character,
    ConsentState,
    Profession,
    Programme,
    Purpose,
    Recorded,
    YesNo,
)

_CONSENT_SAID = {
    Said.GIVEN: ConsentState.GIVEN,
    Said.REFUSED: ConsentState.REFUSED,
    Said.WITHDRAWN: ConsentState.WITHDRAWN,
    Said.ASKED: ConsentState.AWAITING,
    Said.UNOBTAINABLE: ConsentState.UNOBTAINABLE,
}


def about_residents(read: Reading, subjects: Iterable[str]) -> Recorded:
    """Whether any of these is of a household with such challenges (対象)."""
    found = [read.living_challenges(each) for each in subjects]
    if Recorded.YES in found:
        return Recorded.YES
    return Recorded.NO if found and set(found) == {Recorded.NO} else Recorded.NOT_RECORDED


def present(attendees: Iterable[Attendee]) -> Present:
    """Whether the person or family is in the room (本人・家族の同席)."""
    return Present.HOUSEHOLD if any(each.person for each in attendees) else Present.AGENCIES_ONLY


def lay(read: Reading, attendees: Iterable[Attendee], body: str) -> Lay:
    """Whether someone bound by no statute is in the room, and has pledged (法定の守秘のない人)."""
    unbound = [
        each for each in attendees if each.agency is not None and not bound_by_statute(read, each)
    ]
    if not unbound:
        return Lay.NOBODY
    pledged = {
        each.agency
        for each in read.ledger.pledges
        if each.body == body and runs(None, each.until, read.on)
    }
    return Lay.PLEDGED if all(each.agency in pledged for each in unbound) else Lay.NOT_PLEDGED


def bound_by_statute(read: Reading, attendee: Attendee) -> bool:
    """Whether an attendee is under a statutory duty of secrecy of their own (法定の守秘義務)."""
    if attendee.profession is not Profession.NONE:
        return True
    found = read.agency(attendee.agency or "")
    if found is None:
        return False
    character = found.character_on(read.on)
    return (
        character in PUBLIC_CHARACTERS
        or character is Character.WELFARE_COMMISSIONER
        or (attendee.capacity is Capacity.ENTRUSTED and found.is_entrusted(None, read.on))
    )


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
    room = list(receivers)
    found: list[ConsentState] = []
    for person in people:
        categories = {each.category for each in item.information if each.subject == person} or {
            Category.CIRCUMSTANCES
        }
        for category in categories:
            for to, reader in room:
                if reader == person:
                    continue
                receiver = reader or (to.agency if to else "")
                if all(
                    each.holder.agency == receiver
                    for each in item.information
                    if each.subject == person and each.category is category
                ) and any(
                    each.subject == person and each.category is category
                    for each in item.information
                ):
                    continue
                found.append(read.consent(person, category, receiver, item.purpose))
    return min(
        found, key=WORST_CONSENT_FIRST.index, default=_any_consent(read, people, item.purpose)
    )


def _any_consent(read: Reading, people: Iterable[str], purpose: Purpose) -> ConsentState:
    states = [_last_word(read, person, purpose) for person in people]
    return min(states, key=WORST_CONSENT_FIRST.index, default=ConsentState.NEVER_ASKED)


def _last_word(read: Reading, person: str, purpose: Purpose) -> ConsentState:
    """What a person last said of this purpose, where nobody new would hear (最後の陳述)."""
    for each in reversed(read.ledger.statements.get(person, [])):
        if each.scope is not None and purpose not in each.scope.purposes:
            continue
        if each.said is Said.GIVEN and not runs(None, each.until, read.on):
            return ConsentState.EXPIRED
        if each.said is Said.GIVEN and each.doubtful:
            return ConsentState.UNCLEAR
        return _CONSENT_SAID[each.said]
    return ConsentState.NEVER_ASKED


def suspicion(read: Reading, people: Iterable[str]) -> Suspicion:
    """Whether abuse of any of these is suspected, and reported (虐待の疑いと通報)."""
    found = Suspicion.NONE
    for person in people:
        suspected = read.ledger.suspicions.get(person, set())
        if suspected - read.ledger.reports.get(person, set()):
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
    room = list(receivers)
    found = [
        read.conceals(Information(person, Category.BASIC, Party(read.under.agency)), to, reader)
        for person in people
        for to, reader in room
    ]
    return next(
        (each for each in (Conceals.RECEIVER, Conceals.OTHER_SIDE) if each in found),
        Conceals.NO,
    )


def parties(read: Reading) -> tuple[Party, ...]:
    """The municipality, its contractors, and every agency the case names (関わる機関)."""
    found = {read.under.agency: Party(read.under.agency)}
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
    return any(
        runs(each.since, each.until, read.on)
        and read.serves(agency, each.from_people)
        and not read.sides_with(agency, each.person)
        for each in read.ledger.concealments
    )
