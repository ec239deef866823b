"""Provenance (出どころ): by which way, in which capacity and under which secrecy an agency knows something.

What an agency holds goes with its past. Nothing that is declared later takes that past away.
"""

from collections.abc import Iterable

from jusou.agency import Party
from jusou.information import Information, Restrictions
from jusou.ledger import Day, Key, Ledger, Way, note
from jusou.shape import changed
from jusou.vocabulary import Basis, Capacity, Source, SourceStatute


def hold(ledger: Ledger, information: Iterable[Information], on: Day, by: Party) -> None:
    """Who is said to hold what; that takes nothing back of how they are known to have it (把握の記帳).

    That something was learnt anew, only whoever learnt it can say.
    """
    pieces = tuple(
        changed(each, source=Source.HELD)
        if each.source is Source.LEARNT_SINCE and each.holder.agency != by.agency
        else each
        for each in information
    )
    ledger.anew.update(_key(each) for each in pieces if each.source is Source.LEARNT_SINCE)
    new = {_key(each) for each in pieces} - ledger.capacities.keys()
    for each in pieces:
        ledger.information.setdefault(each, on)
        key = _key(each)
        if key in new or each.source is Source.LEARNT_SINCE:
            note(ledger.capacities, key, each.holder.capacity)
        if each.source is not Source.HELD or key not in ledger.ways:
            note(ledger.ways, key, *_ways(ledger, each))


def _key(info: Information) -> Key:
    return info.holder.agency, info.subject, info.category


#: Of what nobody is known to have passed on.
_BY_ITSELF = frozenset({Way()})


def learnt_anew(ledger: Ledger, info: Information) -> bool:
    """Whether it is said to be learnt anew, and its holder is on record as having learnt it (改めて得たか)."""
    return info.source is Source.LEARNT_SINCE and _key(info) in ledger.anew


def _ways(ledger: Ledger, info: Information) -> frozenset[Way]:
    """The ways by which its holder has it, by the record rather than by what is claimed (経路)."""
    if learnt_anew(ledger, info):
        return _BY_ITSELF
    known = ledger.ways.get(_key(info), ())
    if info.source is not Source.SHIEN_KAIGI:
        return frozenset(known) or _BY_ITSELF
    meeting = ledger.meetings.get(info.heard_at or "")
    bodies = meeting.bodies if meeting is not None else frozenset({"?"})
    claimed = Way((body, Basis.SHIEN_KAIGI) for body in bodies)
    return frozenset({claimed.union(*known)})


def had(ledger: Ledger, info: Information) -> None:
    """Whoever puts something before a meeting had it before it was heard there (会議に出す人の把握)."""
    if _key(info) not in ledger.ways:
        note(ledger.ways, _key(info), *_ways(ledger, info))


def pass_on(
    ledger: Ledger,
    information: Iterable[Information],
    receivers: Iterable[tuple[str, Capacity]],
    through: Way = Way(),  # noqa: B008 - an empty frozenset
) -> None:
    """What was shared is now held by each receiver, and its provenance goes with it (出どころの引継ぎ).

    *receivers* come with the capacity in which they learn it.
    """
    reached = tuple(receivers)
    for each in information:
        key = _key(each)
        ways = {way | through for way in _ways(ledger, each)}
        statutes = _secret_under(ledger, each)
        limits = () if learnt_anew(ledger, each) else ledger.restricted.get(key, ())
        # The profile may know of a secrecy that the record does not: remember through whom it came.
        hands = (each.holder.agency, *ledger.passed_by.get(key, ()))
        for receiver, capacity in reached:
            theirs = (receiver, each.subject, each.category)
            _limit(ledger, theirs, limits)
            if statutes:
                note(ledger.carried, theirs, *statutes)
            note(ledger.passed_by, theirs, *hands)
            note(ledger.capacities, theirs, capacity)
            note(ledger.ways, theirs, *ways)


def _secret_under(ledger: Ledger, info: Information) -> set[SourceStatute]:
    """The statutes under which it was gathered: their secrecy goes with it (引き継がれる守秘)."""
    holder = ledger.agencies.get(info.holder.agency)
    statutes = {
        info.statute,
        *ledger.carried.get(_key(info), ()),
        *ledger.gathered_under.get(info.holder.agency, ()),
    }
    if holder is not None:
        statutes.add(holder.secrecy)
    return statutes - {SourceStatute.NONE}


def as_given(information: Iterable[Information], by: Party) -> tuple[Information, ...]:
    """What someone gives, they have: it is judged as theirs, whoever is named as holding it (提供する人の情報)."""
    return tuple(
        each if each.holder.agency == by.agency else changed(each, holder=by)
        for each in information
    )


def given_by(by: Party, information: tuple[Information, ...]) -> tuple[Information, ...]:
    """What is given: as its giver's, and as that of whoever is named as holding it (提供される情報)."""
    given = as_given(information, by)
    if len(information) == 1 and given[0] is information[0]:
        return information
    return tuple(dict.fromkeys((*information, *given)))


def give(
    ledger: Ledger,
    information: Iterable[Information],
    by: Party,
    to: Party,
    through: Way = Way(),  # noqa: B008 - an empty frozenset
) -> None:
    """One party gives another what it has, from whomever it is said to be (提供の記帳)."""
    for each in information:
        # Whoever gives has it; that takes nothing back of how they are known to have it.
        if (by.agency, each.subject, each.category) not in ledger.ways:
            pass_on(ledger, (each,), [(by.agency, by.capacity)])
    pass_on(ledger, as_given(information, by), [(to.agency, to.capacity)], through)


def restrict(
    ledger: Ledger,
    information: Iterable[Information],
    by: Party,
    to: Party,
    restrictions: Restrictions | None,
) -> None:
    """What is provided under limits is held under them, unless it was held anyway (制限の引継ぎ)."""
    if restrictions is None:
        return
    for each in information:
        _limit(ledger, (to.agency, each.subject, each.category), {(by.agency, restrictions)})


def _limit(ledger: Ledger, key: Key, limits: Iterable[tuple[str, Restrictions]]) -> None:
    """A receiver is bound by limits unless it had it anyway, or set them itself (制限の記帳)."""
    if key in ledger.ways and key not in ledger.restricted:
        return
    for each in limits:
        if each[0] != key[0]:
            note(ledger.restricted, key, each)
