"""Which meetings something came through (経路にある会議): one whose secrecy it is under, or none.

The ledger notes the body and the basis of the item; of a body that only the municipality's
profile knows, the profile tells what it was.
"""

from collections.abc import Mapping

from jusou.ledger import Way
from jusou.meeting import Body, Taken, kept_by, taken_as
from jusou.vocabulary import Basis


def shien_kaigi(known: Mapping[str, Body], way: Way) -> frozenset[str]:
    """The 支援会議 on a way (経路にある支援会議)."""
    return frozenset(body for body, basis in way if _was_shien_kaigi(known.get(body), basis))


def elsewhere(known: Mapping[str, Body], way: Way) -> frozenset[tuple[str, Basis]]:
    """The meetings of other Acts with a secrecy of their own on a way (経路にあるほかの法律の会議)."""
    return frozenset(
        (body, each) for body, basis in way for each in _kept_by(known.get(body), basis)
    )


def kept(known: Mapping[str, Body], way: Way) -> bool:
    """Whether a way passes any of these (守秘のある会議を通ったか)."""
    return bool(shien_kaigi(known, way) or elsewhere(known, way))


def _was_shien_kaigi(found: Body | None, basis: Basis | None) -> bool:
    if basis is Basis.SHIEN_KAIGI:
        return True
    if found is None:
        # Nobody knows it any more: it is taken for one, unless another's secrecy was noted.
        return not _noted(basis)
    return Taken.SHIEN_KAIGI in taken_as(found.bases, basis)


def _kept_by(found: Body | None, basis: Basis | None) -> tuple[Basis, ...]:
    if basis is Basis.SHIEN_KAIGI:
        return ()
    own = () if found is None else kept_by(found.bases, basis)
    # The case may have known a body of this id as another's than the profile does.
    return tuple(dict.fromkeys((*_noted(basis), *own)))


def _noted(basis: Basis | None) -> tuple[Basis, ...]:
    return () if basis is None else kept_by(frozenset({basis}), basis)
