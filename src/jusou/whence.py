"""Which meetings something came through (経路にある会議): one whose secrecy it is under, or none.

The ledger notes the body and the basis of the item; of a body that only the municipality's
profile knows, the profile tells what it was.
"""

import functools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jusou.ledger import Way
from jusou.meeting import Body, Taken, kept_by, taken_as
from jusou.vocabulary import Basis


class Heard(NamedTuple):
    """The meetings under whose secrecy something was heard (守秘のある会議で聞いたこと).

    The 支援会議 by their bodies; those of other Acts each with its basis.
    """

    bodies: frozenset[str] = frozenset()
    elsewhere: frozenset[tuple[str, Basis]] = frozenset()


NOWHERE = Heard()


def all_kept(known: Mapping[str, Body], ways: Iterable[Way]) -> bool:
    """Whether there is a way, and each passes a meeting with a secrecy (どの経路も守秘のある会議を通ったか)."""
    found = False
    for way in ways:
        for body, basis in way:
            shien_kaigi, others = _kept_as(_bases(known, body), basis)
            if shien_kaigi or others:
                break
        else:
            return False
        found = True
    return found


def heard(known: Mapping[str, Body], ways: Iterable[Way]) -> Heard:
    """The meetings on these ways (経路にある会議)."""
    bodies, elsewhere = set[str](), set[tuple[str, Basis]]()
    for way in ways:
        for body, basis in way:
            shien_kaigi, others = _kept_as(_bases(known, body), basis)
            if shien_kaigi:
                bodies.add(body)
            elsewhere.update((body, each) for each in others)
    return Heard(frozenset(bodies), frozenset(elsewhere))


def _bases(known: Mapping[str, Body], body: str) -> frozenset[Basis] | None:
    found = known.get(body)
    return None if found is None else found.bases


@functools.cache
def _kept_as(bases: frozenset[Basis] | None, basis: Basis | None) -> tuple[bool, tuple[Basis, ...]]:
    """Whether it was a 支援会議, and other Acts whose secrecy it was under (どの守秘の会議か).

    *bases* of ``None`` is a body that nobody knows any more.
    """
    if basis is Basis.SHIEN_KAIGI:
        return True, ()
    noted = () if basis is None else kept_by(frozenset({basis}), basis)
    if bases is None:
        # It is taken for a 支援会議, unless another's secrecy was noted.
        return not noted, noted
    # The case may have known a body of this id as another's than the profile does.
    others = tuple(dict.fromkeys((*noted, *kept_by(bases, basis))))
    return Taken.SHIEN_KAIGI in taken_as(bases, basis), others
